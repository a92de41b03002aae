"""Counts before adjectives, signs that were lost, "both" behind a rival, what takes longer."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Lark on four heterogeneous Jetson boards achieves a 2x speedup.", 4),
        ("Using two older RTX 2080 Ti cards, Lark achieves a 2x speedup.", 2),
    ],
)
def test_devices_are_counted_before_an_adjective(sentence: str, count: int) -> None:
    (claim,) = claims(sentence)
    assert [h.count for h in claim.hardware] == [count]


def test_sign_that_was_lost() -> None:
    (claim,) = claims("Lark shows 3.4 higher decoding throughput than Teal.")
    assert (claim.low, claim.kind, claim.metric) == (3.4, "factor", "throughput")


def test_difference_of_a_quality_keeps_its_unit() -> None:
    assert all(c.kind != "factor" for c in claims("Lark shows 3.4 higher accuracy than Teal."))


def test_both_belongs_to_no_rival() -> None:
    found = claims("Lark outperforms prior caches both in speed (2x) and in memory (3x).")
    assert [(c.method, c.baselines) for c in found] == [("Lark", ("prior caches",))] * 2


def test_what_takes_longer_takes_time() -> None:
    (claim,) = claims("Lark takes 1.5x longer than necessary.")
    assert (claim.metric, claim.direction, claim.baselines) == ("time", "increase", ())
