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
