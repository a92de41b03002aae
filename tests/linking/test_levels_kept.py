"""Levels kept below a bound, bare speed-ups, sizes that are tried, less of what no rule knows."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark cuts memory by 30%, with accuracy loss held under 0.5%.", "accuracy", "decrease"),
        (
            "Lark cuts memory by 30% with perplexity increase limited to 2%.",
            "perplexity",
            "increase",
        ),
        ("Lark cuts memory by 30% and the slowdown is capped at 5%.", "speed", "decrease"),
    ],
)
def test_what_is_kept_below_a_bound(sentence: str, metric: str, direction: str) -> None:
    saved, kept = claims(sentence)
    assert (saved.metric, kept.metric, kept.direction) == ("memory", metric, direction)


def test_level_that_stays() -> None:
    _, latency = claims("Lark cuts memory by 30% with latency remaining below 40 ms.")
    assert (latency.low, latency.kind, latency.metric) == (40, "absolute", "latency")


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark achieves speedups exceeding 25 on large meshes.",
        "Lark achieves speedups above 25 compared with Teal.",
        "Lark shows a speedup of more than 25.",
    ],
)
def test_speedup_without_a_sign(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.kind, claim.metric) == (25, "factor", "speed")


def test_sizes_that_are_tried_are_no_results() -> None:
    found = claims("On models of sizes from 300M to 9B, Lark is 2x faster.")
    assert [c.low for c in found] == [2]
    assert not claims("We test Lark across batch sizes from 4 to 256.")


def test_less_of_what_no_rule_knows_is_not_the_metric_before() -> None:
    found = claims("Lark has 35% lower latency and 20% reduced cross-rack overhead.")
    assert [c.metric for c in found] == ["latency", "time"]
    assert [c.direction for c in found] == ["decrease"] * 2


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("preserves up to 99.1% task accuracy with 33% of the tokens", "percent_of"),
        ("maintains 92.8% accuracy after compression", "percent_of"),
        ("maintains 92.8% accuracy at 31 FPS", "absolute"),
        ("maintains 72.8% accuracy after compression", "absolute"),
        ("maintains a 92.8% success rate after compression", "absolute"),
    ],
)
def test_what_is_kept_of_an_accuracy_is_a_share(clause: str, kind: str) -> None:
    assert claims(f"Lark {clause}.")[0].kind == kind
