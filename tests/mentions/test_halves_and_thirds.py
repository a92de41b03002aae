"""Numbers with halves, thirds more or less, and rates of things without a unit of their own."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(sentence: str) -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", "Lark: Fast Decoding", f"We propose Lark. {sentence}"))


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "kind"),
    [
        ("Lark is one and a half times faster.", "one and a half times", 1.5, 1.5, "factor"),
        ("Lark is two-and-a-half times faster.", "two-and-a-half times", 2.5, 2.5, "factor"),
        ("Lark trains in two and a half hours.", "two and a half hours", 2.5, 2.5, "absolute"),
        ("Lark is two-and-a-half-fold faster.", "two-and-a-half-fold", 2.5, 2.5, "factor"),
        ("Lark trains in half a week.", "half a week", 0.5, 0.5, "absolute"),
        ("Lark trains in half an hour.", "half an hour", 0.5, 0.5, "absolute"),
        ("Lark trains in an hour and a half.", "an hour and a half", 1.5, 1.5, "absolute"),
        ("Lark uses a third less memory.", "a third", 100 / 3, 100 / 3, "percent_change"),
        ("Lark is a quarter faster.", "a quarter", 25, 25, "percent_change"),
        ("Lark needs two thirds fewer samples.", "two thirds", 200 / 3, 200 / 3, "percent_change"),
        ("Lark uses a third of the memory.", "a third", 100 / 3, 100 / 3, "percent_of"),
        ("Lark is between two and three times faster.", "two and three times", 2, 3, "factor"),
        ("Lark handles 50k image-text pairs per second.", None, 50_000, 50_000, "absolute"),
        ("Lark handles 120 user queries per second.", None, 120, 120, "absolute"),
        ("Lark converges in just 200 RL steps.", "200 RL steps", 200, 200, "absolute"),
        ("Lark achieves 26.98 with only four layers.", "26.98", 26.98, 26.98, "absolute"),
    ],
)
def test_a_number_is_read_whole(
    sentence: str, text: str | None, low: float, high: float, kind: str
) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.low, claim.high) == (kind, pytest.approx(low), pytest.approx(high))
    assert text is None or claim.text == text
    assert text is not None or (claim.metric, claim.unit) == ("throughput", "item/s")


@pytest.mark.parametrize(
    "sentence",
    [
        "Movements that last less than half a second are missed.",
        "We recorded two and a half hours of speech.",
        "We drop events that last an hour and a half.",
        "The third faster engine is slow.",
    ],
)
def test_what_lasts_or_is_counted_is_no_result(sentence: str) -> None:
    assert claims(sentence) == []


def test_the_gain_of_another_goes_on_in_points() -> None:
    found = claims("Lark gains 6.8 points and Wren (small) gains +3.3 on AlphaNet.")
    assert [(c.low, c.unit, c.method) for c in found] == [
        (6.8, "points", "Lark"),
        (3.3, "points", "Wren"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "1.5-2.5x",
        "1.5x-to-2.5x",
        "1.5-to-2.5x",
        "1.5- to 2.5-fold",
        "$1.5\\times\\sim2.5\\times$",
        "1.5\\texttimes--2.5\\texttimes{}",
        "1.5timessim2.5times",
    ],
)
def test_ranges_with_to_between_hyphens(written: str) -> None:
    (claim,) = claims(f"Lark achieves a {written} speedup.")
    assert (claim.low, claim.high, claim.kind) == (1.5, 2.5, "factor")


@pytest.mark.parametrize(
    ("sentence", "low", "unit"),
    [
        ("Lark cuts latency by 30-percent.", 30, "%"),
        ("Lark improves accuracy by 2.3 ppts.", 2.3, "points"),
        ("Lark has a latency of $12\\,\\mu s$.", 12, "µs"),
    ],
)
def test_units_in_other_clothes(sentence: str, low: float, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.unit) == (low, unit)
