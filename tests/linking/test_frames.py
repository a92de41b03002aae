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
    (claim,) = claims("Lark sustains a throughput of 5,120 tokens/s per NPU.")
    assert [h.name for h in claim.hardware] == ["NPU"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves the base model by +4.6, +3.1 and +2.2 on NestQA, WingQA and FledgeQA.",
        "Lark lifts the base model by 4.6 on NestQA, 3.1 on WingQA and 2.2 on FledgeQA.",
        "Lark outperforms the base model by 4.6, 3.1 and 2.2 on NestQA, WingQA and FledgeQA.",
    ],
)
def test_what_a_score_rises_by_is_in_points(sentence: str) -> None:
    found = claims(sentence)
    assert [(c.kind, c.metric, c.low) for c in found] == [
        ("points", "score", 4.6),
        ("points", "score", 3.1),
        ("points", "score", 2.2),
    ]
    assert [c.setting for c in found] == [("NestQA",), ("WingQA",), ("FledgeQA",)]


def test_what_is_no_score_rises_by_no_points() -> None:
    assert claims("Lark raises the temperature by 4.6 on average.") == []


@pytest.mark.parametrize("rival", ["Heron", "dense attention", "prior engines"])
@pytest.mark.parametrize("gain", ["reduces energy by 45%", "gains 2.3x higher throughput"])
def test_a_cost_is_saved_against_a_rival(gain: str, rival: str) -> None:
    (claim,) = claims(f"Lark {gain} against {rival}.")
    assert claim.baselines == (rival,)


def test_one_is_robust_against_no_rival() -> None:
    (claim,) = claims("Lark reduces success rates by 45% against adaptive attacks.")
    assert claim.baselines == ()


@pytest.mark.parametrize("verb", ["recovers", "restores", "adds", "gains", "loses"])
@pytest.mark.parametrize("points", ["8.2 points", "8 percentage points", "8.2 pp"])
def test_points_are_points_of_a_score(verb: str, points: str) -> None:
    (claim,) = claims(f"Lark {verb} up to {points} for the weakest models.")
    assert (claim.kind, claim.metric) == ("points", "score")


def test_points_of_a_cloud_are_no_score() -> None:
    assert claims("Clouds have 10.5 points per frame.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Only 9 of 150 flights (6.0%) pass both checks.",
        "9 of 150 flights (6.0%) succeed.",
        "Lark passes 9 of 150 flights (6.0%).",
        "Only 6.0% of flights pass both checks.",
        "Lark generates valid plans for 6.0% of the prompts.",
        "Lark generates correct models in 6.0% of test instances.",
    ],
)
def test_how_often_it_works_is_a_success_rate(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.low) == ("success_rate", 6.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Accuracy is 33.7 for Heron against 54.9 for Lark.",
        "Accuracy drops to 33.7 for Heron, against 54.9 for Lark.",
        "Accuracy is 54.9 for Lark against 33.7 for Heron.",
        "Heron reaches 33.7%, against 54.9% for Lark.",
        "Heron reaches 33.7% whereas Lark reaches 54.9%.",
        "Lark reaches 54.9% whereas Heron reaches 33.7%.",
    ],
)
def test_whose_value_stands_first_does_not_matter(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.method, claim.low) == ("Lark", 54.9)
    assert (claim.baselines, claim.baseline_value) == (("Heron",), 33.7)


def test_the_sizes_of_models_that_were_tried_are_no_result() -> None:
    (claim,) = claims("Across Tern2 models from 1.5B to 7B, Lark improves accuracy by 4 points.")
    assert claim.kind == "points"


@pytest.mark.parametrize(
    ("value", "metric"),
    [
        ("2.4 single precision TFLOP/s", "compute_rate"),
        ("150 GFLOP/s/W", "energy_efficiency"),
        ("88.3 KFPS/W", "energy_efficiency"),
        ("9.7M trainable parameters", "parameters"),
        ("8 pretraining hours", "time"),
    ],
)
def test_a_unit_with_what_it_is_of(value: str, metric: str) -> None:
    (claim,) = claims(f"Lark uses only {value}.")
    assert (claim.metric, claim.text) == (metric, value)


def test_values_said_alike_in_brackets_are_of_one_form() -> None:
    found = claims("Lark improves utilization (up to 1.7x), throughput (up to 3.1), and more.")
    assert [(c.kind, c.metric) for c in found] == [("factor", "utilization")]
    found = claims("Lark improves throughput (up to 3.1) and completion time (up to 1.4x).")
    assert [(c.kind, c.metric) for c in found] == [("factor", "throughput"), ("factor", "time")]


@pytest.mark.parametrize("rate", ["confusion", "refusal", "overtaking"])
@pytest.mark.parametrize("told", ["has a 37% {} rate", "has a {} rate of 37%"])
def test_a_rate_that_no_rule_knows_is_a_score(told: str, rate: str) -> None:
    (claim,) = claims(f"Lark {told.format(rate)}.")
    assert (claim.kind, claim.metric) == ("absolute", "score")


@pytest.mark.parametrize(
    "sentence",
    [
        "With a 12% dropout rate, Lark converges.",
        "In the case of moderate packet losses (3-8%), Lark outperforms Heron.",
        "We extend Lark to a core with triple modular redundancy for control.",
        "We train on 51,200 training pairs (310 hours) of songs.",
    ],
)
def test_what_is_set_or_described_is_no_result(sentence: str) -> None:
    assert claims(sentence) == []


def test_what_a_result_is_measured_within_is_no_result() -> None:
    found = claims("Lark achieves a mean error of 0.61 mm and 98.7% accuracy within 4 mm.")
    assert [c.text for c in found] == ["0.61 mm", "98.7%"]
    (claim,) = claims("Lark sustains 470 tokens/s under a strict 25 ms latency constraint.")
    assert claim.text == "470 tokens/s"


def test_a_rate_may_begin_a_change() -> None:
    (claim,) = claims("Lark reduces silent faults from a rate of 31.5% to 0%.")
    assert (claim.low, claim.baseline_value) == (0, 31.5)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark is 2.3x better in latency than Heron.", "latency"),
        ("Lark reaches a maximum throughput of 12.5 Mbps.", "throughput"),
        ("Lark hosts 2.7 times more recent songs at the same accuracy.", "other"),
        ("Lark supports the rendering of clips with up to 40 frames.", "context_length"),
        ("Lark transcribes recordings of up to 16 hours.", "context_length"),
        ("Lark achieves 22% relative improvement while executing fast.", "score"),
    ],
)
def test_the_measure_beside_the_value(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric
