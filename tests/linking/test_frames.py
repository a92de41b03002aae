"""One claim told in every frame of a grammar: what it says must not hang on how it is told.

A frame is a sentence with gaps; every way to fill the gaps is read, and all must give the same.
"""

from __future__ import annotations

from itertools import product

import pytest
from lark import claims

RIVALS = {
    "Heron": "Heron",
    "vLLM": "vLLM",
    "the baseline": "baseline",
    "existing methods": "existing methods",
    "the state of the art": "state of the art",
    "full fine-tuning": "full fine-tuning",
    "dense attention": "dense attention",
    "a single-GPU baseline": "single-GPU baseline",
}
TAILS = ("", " on NestQA", " on average", " with no loss in accuracy")


def misread(frame: str, **gaps: tuple[str, ...]) -> dict[str, list[tuple[str | None, ...]]]:
    """Method and rivals of each sentence of a frame that are not Lark and the rival it names."""
    found = {}
    for way in product(*gaps.values(), RIVALS, TAILS):
        gap = dict(zip([*gaps, "rival", "tail"], way, strict=True))
        sentence = frame.format(**gap)
        read = [(c.method, *c.baselines) for c in claims(sentence)]
        if read != [("Lark", RIVALS[gap["rival"]])]:
            found[sentence] = read
    return found


GAINS = (
    "achieves a 2.3x speedup",
    "reduces latency by 45%",
    "improves throughput by a factor of 2.3",
    "saves 45% of memory",
)


@pytest.mark.parametrize(
    ("frame", "gaps"),
    [
        (
            "Lark {gain} {word} {rival}{tail}.",
            {
                "gain": GAINS,
                "word": ("over", "compared to", "as compared to", "versus", "relative to"),
            },
        ),
        (
            "{word} {rival}, Lark {gain}{tail}.",
            {"word": ("Compared to", "Relative to", "When pitted against"), "gain": GAINS},
        ),
        (
            "Lark {gain} {rival}{tail}.",
            {
                "gain": (
                    "is 2.3x faster than",
                    "uses 45% less memory than",
                    "is 2.3x better in latency than",
                    "more than doubles the throughput of",
                    "requires only half the memory of",
                    "runs at 45% of the cost of",
                    "comes within 3% of",
                )
            },
        ),
        (
            "Lark {match} {rival} {gain}{tail}.",
            {
                "match": ("matches the accuracy of", "performs as well as", "is on par with"),
                "gain": ("while being 2.3x faster", "with a 2.3x speedup", "at 45% lower cost"),
            },
        ),
        (
            "Lark outperforms {rival}{tail}, {gain}.",
            {"gain": ("achieving a 2.3x speedup", "with 45% lower latency", "and is 2.3x faster")},
        ),
        (
            "We {compare} {rival} and find that it {gain}{tail}.",
            {
                "compare": ("benchmark Lark against", "compare Lark with", "compare Lark to"),
                "gain": GAINS,
            },
        ),
    ],
)
def test_a_rival_is_found_in_every_frame(frame: str, gaps: dict[str, tuple[str, ...]]) -> None:
    assert misread(frame, **gaps) == {}


@pytest.mark.parametrize("opening", ["On", "Using", "With", "Running on", "Experiments with"])
@pytest.mark.parametrize("device", ["an A100 GPU", "A100 GPUs", "NVIDIA A100 GPUs", "8 A100 GPUs"])
def test_a_device_at_the_opening_is_where_it_ran(opening: str, device: str) -> None:
    link = " show that" if opening.startswith("Experiments") else ","
    (claim,) = claims(f"{opening} {device}{link} Lark reaches 420 tokens/s.")
    assert [h.name for h in claim.hardware] == ["A100"]


@pytest.mark.parametrize(
    "before",
    [
        "We implement Lark on",
        "We benchmark Lark on",
        "All measurements were taken on",
        "Lark runs on",
    ],
)
@pytest.mark.parametrize(
    "subject", ["Lark", "The proposed accelerator", "Our implementation", "It"]
)
def test_a_platform_holds_for_the_next_sentence(before: str, subject: str) -> None:
    (claim,) = claims(f"{before} a Xilinx Alveo U280 FPGA. {subject} achieves a 2.3x speedup.")
    assert [h.name for h in claim.hardware] == ["Alveo U280"]


def test_rivals_that_are_compared_with_run_nothing() -> None:
    (claim,) = claims("We compare Lark with V100 GPUs. It is 2.5x faster than a V100 GPU.")
    assert claim.hardware == ()


def test_a_rate_of_one_machine_is_of_that_machine() -> None:
    (claim,) = claims("Lark sustains a throughput of 6,688 tokens/s per NPU.")
    assert [h.name for h in claim.hardware] == ["NPU"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves the base model by +5.7, +3.1 and +2.2 on NestQA, WingQA and FledgeQA.",
        "Lark lifts the base model by 5.7 on NestQA, 3.1 on WingQA and 2.2 on FledgeQA.",
        "Lark outperforms the base model by 5.7, 3.1 and 2.2 on NestQA, WingQA and FledgeQA.",
    ],
)
def test_what_a_score_rises_by_is_in_points(sentence: str) -> None:
    found = claims(sentence)
    assert [(c.kind, c.metric, c.low) for c in found] == [
        ("points", "score", 5.7),
        ("points", "score", 3.1),
        ("points", "score", 2.2),
    ]
    assert [c.setting for c in found] == [("NestQA",), ("WingQA",), ("FledgeQA",)]


def test_what_is_no_score_rises_by_no_points() -> None:
    assert claims("Lark raises the temperature by 5.7 on average.") == []


@pytest.mark.parametrize("rival", ["Heron", "dense attention", "prior engines"])
@pytest.mark.parametrize("gain", ["reduces energy by 45%", "gains 2.3x higher throughput"])
def test_a_cost_is_saved_against_a_rival(gain: str, rival: str) -> None:
    (claim,) = claims(f"Lark {gain} against {rival}.")
    assert claim.baselines == (rival,)


def test_one_is_robust_against_no_rival() -> None:
    (claim,) = claims("Lark reduces success rates by 45% against adaptive attacks.")
    assert claim.baselines == ()
