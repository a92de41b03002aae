"""Rivals told by their number, and references that are followed, left, or come from."""

from __future__ import annotations

import pytest

from tests.lark import claims


def over(sentence: str) -> list[tuple[str, ...]]:
    """What each claim of a sentence is held against."""
    return [c.baselines for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 2x faster than 4 small clusters.", ["4 small clusters"]),
        ("Lark is twice as fast as 16 shards for large keys.", ["16 shards"]),
        ("Lark is 30% more accurate than 5 ensemble members.", ["5 ensemble members"]),
        ("Lark yields a 3x speedup over 8 CPU cores.", ["8 CPU cores"]),
        ("Lark achieves speedups of up to 12x over 32 CPUs.", ["32 CPUs"]),
    ],
)
def test_a_number_of_rivals(sentence: str, rivals: list[str]) -> None:
    assert list(claims(sentence)[0].baselines) == rivals


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is 2x faster on more than 4 clusters.",
        "Lark serves 3x more requests than 10 years ago.",
        "Lark is up to 3x faster for inputs longer than 16 tokens.",
        "Lark is 3x faster with no more than 4 nodes.",
        "Lark is 3x faster with as many as 16 clients.",
        "Lark is 2x faster in less than 5 iterations.",
        "Lark yields a 7.1x speedup over 8 GPUs.",
        "Lark is 3x faster over 8 GPUs.",
    ],
)
def test_a_number_of_no_rivals(sentence: str) -> None:
    assert claims(sentence)[0].baselines == ()
