"""How much more in brackets, levels that are surpassed, and parts of a gain."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "value", "metric", "direction"),
    [
        ("Lark yields considerably (3x) higher throughput.", 3, "throughput", "increase"),
        ("Lark is much (about 30%) cheaper.", 30, "cost", "decrease"),
        ("Lark is significantly (2.5x) faster than Heron.", 2.5, "speed", "increase"),
        ("Lark has far lower (12x) latency than Heron.", 12, "latency", "decrease"),
        ("Lark serves over one hundred times more requests.", 100, "request_rate", "increase"),
        ("Lark is two thousand times faster.", 2000, "speed", "increase"),
        ("Lark reaches high accuracy consistently (91%).", 91, "accuracy", None),
        ("Lark achieves comparable accuracy (91%) with lower latency.", 91, "accuracy", None),
        (
            "Lark cuts latency by 8%, with 60% of the savings from caching.",
            8,
            "latency",
            "decrease",
        ),
        ("Lark cuts latency by 8%, 60% of which comes from caching.", 8, "latency", "decrease"),
    ],
)
def test_how_much_more(sentence: str, value: float, metric: str, direction: str | None) -> None:
    """One claim each: a part of a gain is no gain of its own."""
    (found,) = claims(sentence)
    assert (found.low, found.metric, found.direction) == (value, metric, direction)


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Lark surpasses an accuracy of 90% on Nest.", ("at_least",)),
        ("Lark exceeds an F1 score of 0.8.", ("at_least",)),
        ("Lark surpasses Heron with an accuracy of 90%.", ()),
        ("Lark exceeds the accuracy of 90% of Heron.", ()),
    ],
)
def test_levels_surpassed(sentence: str, limits: tuple[str, ...]) -> None:
    """What surpasses a level is at least that."""
    assert claims(sentence)[0].qualifiers == limits


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark uses 60% of the memory of Heron and 40% of its energy.",
        "Lark reaches 95% accuracy, with 60% of the cost of Heron.",
    ],
)
def test_shares_of_a_rival(sentence: str) -> None:
    """A share of what a rival needs is a result."""
    assert len(claims(sentence)) == 2
