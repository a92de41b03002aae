"""What a value measures, which way it goes, how it is limited and in which stage."""

from __future__ import annotations

import pytest
from lark import claims

LIMITS = [
    ("Averaged over six tasks, Lark is 20% faster than Heron.", ["average"]),
    (
        "We show that, on average, Lark saves 52% of the energy and cuts the cost by 61%.",
        ["average", "average"],
    ),
    ("We show that Lark is, on average, 2x faster.", ["average"]),
    ("Lark reaches 98.6% of the throughput of Heron, averaged over 18 problem sizes.", ["average"]),
    (
        "Lark achieves on average a 3x (up to 4x) speedup, and it cuts energy by 2x.",
        ["average", "up_to", ""],
    ),
    ("Lark achieves up to 2x higher throughput with 20% lower cost.", ["up_to", ""]),
    ("Lark achieves up to 2x higher throughput and 20% lower cost.", ["up_to", "up_to"]),
    ("Lark raises the success rate from 5% up to 19%.", [""]),
    ("Lark raises the success rate by up to 19%.", ["up_to"]),
    ("Lark improves the throughput by up to 2x under the same average latency.", ["up_to"]),
]


@pytest.mark.parametrize(("sentence", "limits"), LIMITS)
def test_how_a_value_is_limited(sentence: str, limits: list[str]) -> None:
    assert [" ".join(c.qualifiers) for c in claims(sentence)] == limits


KINDS = [
    (
        "Its mIoU is 78.3%, which is higher than Heron by 3.6%.",
        "3.6%",
        "percent_change",
        "miou",
        "increase",
    ),
    (
        "The accuracy of Lark is lower than that of Heron by 0.4%.",
        "0.4%",
        "percent_change",
        "accuracy",
        "decrease",
    ),
    (
        "The latency of Lark is lower than that of Heron by 2.1x.",
        "2.1x",
        "factor",
        "latency",
        "decrease",
    ),
    (
        "The accuracy is higher than 90%, beating Heron by 2.1%.",
        "90%",
        "absolute",
        "accuracy",
        None,
    ),
    ("Lark gains 2.1 to 3.4 mIoU over Heron.", "2.1 to 3.4", "points", "miou", "increase"),
    ("Lark outperforms Heron by 15% (absolute).", "15%", "points", "score", "increase"),
    ("Lark achieves a latency speedup ratio of 2.7x.", "2.7x", "factor", "latency", "decrease"),
    ("Lark achieves a 2.7x latency speedup.", "2.7x", "factor", "latency", "decrease"),
    ("Lark achieves a speedup ratio of 2.7x.", "2.7x", "factor", "speed", "increase"),
]


@pytest.mark.parametrize(("sentence", "text", "kind", "metric", "direction"), KINDS)
def test_what_a_value_measures(
    sentence: str, text: str, kind: str, metric: str, direction: str | None
) -> None:
    found = [c for c in claims(sentence) if c.text == text]
    assert [(c.kind, c.metric, c.direction) for c in found] == [(kind, metric, direction)]


def test_levels_in_brackets_belong_to_no_difference() -> None:
    found = claims(
        "Its mIoU is 78.3% and 74.9%, which are higher than Heron by 3.6% and 2.8%, and comparable"
        " with the teacher (79.1% and 76.0%)."
    )
    assert [c.baseline_value for c in found[2:]] == [None, None]
