"""How much of a rival's description is its name, and how many rivals a phrase names."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark is 5% more accurate than a detector trained purely on rendered scenes.",
            [("detector trained purely on rendered scenes",)],
        ),
        (
            "Lark cuts nausea by 40% compared to Wren and an algorithm tracking forces.",
            [("Wren", "algorithm tracking forces")],
        ),
        (
            "Lark is three times as fast as earlier planners of similar size.",
            [("earlier planners of similar size",)],
        ),
        (
            "Lark trains 1.3x faster than current training systems, Heron, Wren, and Swift.",
            [("Heron", "Wren", "Swift")],
        ),
        ("Lark needs 25% less memory than HeronNet/WrenNet.", [("HeronNet", "WrenNet")]),
        ("Lark needs 25% less memory than Heron-XL/2.", [("Heron-XL/2",)]),
        (
            "Lark outperforms Heron and Wren by 4% and 13%, at 7x and 12x the speed, respectively.",
            [("Heron",), ("Wren",), ("Heron",), ("Wren",)],
        ),
        ("Lark reaches a 3.1x acceleration at equal recall, outperforming Wren.", [()]),
        ("Lark runs 3.1x faster at equal recall, outperforming Wren.", [("Wren",)]),
    ],
)
def test_the_rivals_of_a_value(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


def test_a_counted_cluster_of_the_sentence_before_holds_on() -> None:
    told = claims("We run Lark on a 48-GPU cluster. Results show a 1.6x speedup over Wren.")
    assert [(h.name, h.count) for h in told[0].hardware] == [("GPU", 48)]
