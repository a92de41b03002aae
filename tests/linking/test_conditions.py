"""Measures with a condition in brackets, and gains in measures that no rule knows."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    "measure",
    [
        "a pass rate (5 cm / 5°)",
        "a success rate (SR@0.5\\,m/$1^\\circ$)",
        "recall (IoU > 0.5)",
        "a success rate (over 40 trials)",
        "an AUC (95% CI: 80.1-88.2%)",
    ],
)
def test_condition_in_brackets_behind_a_measure(measure: str) -> None:
    (claim,) = claims(f"On Nest, Lark achieves {measure} of 87.4%.")
    assert (claim.text, claim.kind) == ("87.4%", "absolute")


def test_error_with_its_certainty_in_brackets() -> None:
    (claim,) = claims("Lark reaches a mean error (95% CI) of 3.1 mm.")
    assert (claim.metric, claim.low) == ("error", 3.1)


@pytest.mark.parametrize("verb", ["recovers +0.8", "gains 0.8", "improves by 0.8"])
def test_gain_in_an_unknown_measure(verb: str) -> None:
    (claim,) = claims(f"Lark {verb} QXD over the frozen baseline.")
    assert (claim.kind, claim.metric) == ("points", "score")
    assert claim.baselines == ("frozen baseline",)


@pytest.mark.parametrize(
    ("value", "metric"),
    [("4.09 mean acceptance length", "acceptance"), ("48.2 $F_{0.5}$", "f1")],
)
def test_decimals_before_their_measure(value: str, metric: str) -> None:
    claim, _ = claims(f"Lark attains {value} and a 2.1x speedup.")
    assert claim.metric == metric


def test_brought_to_over_a_level() -> None:
    (claim,) = claims("Training lifts layer-wise correspondence to over 70%.")
    assert (claim.kind, claim.low) == ("absolute", 70)


@pytest.mark.parametrize(
    ("told", "metric", "before"),
    [
        ("cuts 3,120 image tokens to roughly 40", "tokens", 3120),
        ("cuts 50 sampling steps to only 40", "steps", 50),
    ],
)
def test_from_so_many_to_so_many(told: str, metric: str, before: float) -> None:
    (claim,) = claims(f"Lark {told}.")
    assert (claim.metric, claim.low, claim.baseline_value) == (metric, 40, before)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is solved anew every 30 seconds.",
        "When only 1% of the labels are available, Lark works.",
        "Lark is 1.6x faster than Heron to reach an FID of 6.0.",
        "Lark gains 1.7 dB in PSNR over Heron at an SNR of 5 dB.",
        "With an average bandwidth of 180 Mbps, Lark works.",
    ],
)
def test_conditions_are_no_results(sentence: str) -> None:
    told = ("30 seconds", "1%", "6.0", "5 dB", "180 Mbps")
    assert not [c.text for c in claims(sentence) if c.text in told]


@pytest.mark.parametrize(
    ("sentence", "text", "baselines"),
    [
        ("Lark scores 65.0%, compared to 63.3% of Heron and 40.0% of Wren.", "65.0%", 2),
        ("Lark has a perplexity of 3.6 on the 1B model, compared to 4.0 for Heron.", "3.6", 1),
        ("The time to reach 70% accuracy is 2.6x shorter than with Heron.", "2.6x", 1),
        ("Lark attains an FID of 2.2 after 1.1M iterations.", "2.2", 0),
        ("Lark reaches 8.9% WER at 0.5 meters.", "8.9%", 0),
        ("In experiments of 72 hours, Lark gains 12% in throughput.", "12%", 0),
        ("Lark achieves an NMSE of -16.9 dB.", "-16.9 dB", 0),
    ],
)
def test_one_claim_and_its_rivals(sentence: str, text: str, baselines: int) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, len(claim.baselines)) == (text, baselines)


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("The recall at 95% precision improved from 83.4% to 88.7%.", ["88.7%"]),
        ("The detect rate at 2% false detect rate is 93.4%.", ["93.4%"]),
        ("Lark improves recall at 95% precision by 3%.", ["3%"]),
        ("Lark reaches a recall of 93% at 95% sparsity.", ["93%"]),
        ("Lark reaches a recall of 93% and 95% precision.", ["93%", "95%"]),
    ],
)
def test_where_on_its_curve_a_measure_is_read(sentence: str, texts: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == texts


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark shows a score increase of 20-24% from Round 0.", ("Round 0",)),
        ("Lark shows a latency reduction of 30% from the previous version.", ("previous version",)),
        ("Lark shows a drop of 30% from pruning.", ()),
        ("Lark shows an accuracy increase of 3% from easy to hard songs.", ()),
    ],
)
def test_from_what_a_change_starts(sentence: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == rivals


def test_a_count_of_parameters_in_brackets() -> None:
    (claim,) = claims("Lark runs with low parameter counts (3 M) on Nest.")
    assert (claim.text, claim.low, claim.metric) == ("3 M", 3e6, "parameters")


def test_the_subject_of_a_further_clause() -> None:
    errors = claims(
        "The nest stack has an error of 1.7 cm, the eye module localizes with 7 mm error."
    )
    assert [c.method for c in errors] == ["nest stack", "eye module"]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Lark needs 62% fewer reads and 3.3x less DRAM at 90% recall.", ["62%", "3.3x"]),
        ("Lark is 3.3x faster than Heron at a recall of 0.95.", ["3.3x"]),
        ("Lark reaches 12K QPS at 0.9 recall.", ["12K QPS", "0.9"]),
    ],
)
def test_at_what_recall_gains_are_told(sentence: str, texts: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == texts


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 12x faster than autotuning.", ("autotuning",)),
        ("Lark is 12x faster than retraining, and better.", ("retraining",)),
        ("Lark is 12x faster than relying on caches.", ()),
    ],
)
def test_what_is_done_as_a_rival(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals
