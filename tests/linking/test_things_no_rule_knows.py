"""Brackets behind what no rule knows, measures cut in a setting, gains across workloads, bytes."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark shortens latency (15-40%) and offers higher packing density (up to 85x).",
            [("latency", "decrease"), ("other", "increase")],
        ),
        (
            "Lark has lower write stalls (3.1x) and higher bandwidth (2.2x) than Teal.",
            [("other", "decrease"), ("bandwidth", "increase")],
        ),
        (
            "Lark gives better fairness (by 12%) and fewer retries (by 30%) than Teal.",
            [("score", "increase"), ("other", "decrease")],
        ),
    ],
)
def test_brackets_behind_things(sentence: str, told: list[tuple[str, str]]) -> None:
    found = claims(sentence)
    assert [(c.metric, c.direction) for c in found] == told
    assert all(c.kind in ("factor", "percent_change") for c in found)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("With Lark, the build time on sparse graphs is reduced up to 7.5x.", "time"),
        ("With Lark, inference latency on small boards was cut 3.5x.", "latency"),
        ("The speedups of Lark across workloads range from 1.2x to 4x.", "speed"),
    ],
)
def test_measure_before_its_setting(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.kind) == (metric, "factor")


def test_bytes() -> None:
    (claim,) = claims("Lark shrinks the input size from 1.5 KB to an average of 96 bytes.")
    assert (claim.low, claim.unit, claim.baseline_value) == (96, "B", 1500)


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        (
            "Lark is 24x faster than the full-precision, template-based 3D tracker on a laptop.",
            "full-precision, template-based 3D tracker",
        ),
        (
            "Lark is 3x faster than conventional, rule-based schedulers.",
            "conventional, rule-based schedulers",
        ),
    ],
)
def test_adjectives_joined_by_a_comma(sentence: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (rival,)


def test_rate_before_a_bracket_is_not_the_metric_before() -> None:
    found = claims("Lark lowers cost by 12%, with a tiny rejection ratio (10x lower than Teal).")
    assert [c.metric for c in found] == ["cost", "other"]
