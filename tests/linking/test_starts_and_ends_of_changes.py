"""Changes from a start: what they are held against, and other plain ends of statements."""

from __future__ import annotations

import pytest
from lark import claims


def test_who_is_beaten_in_the_end_is_not_where_it_came_from() -> None:
    (claim,) = claims("Lark boosts the F1 of Wren-8B from 8.5% to 44.8%, outperforming Heron.")
    assert (claim.low, claim.baseline_value, claim.baselines) == (44.8, 8.5, ())


def test_in_contrast_to_ours_names_no_rival() -> None:
    ours, theirs = claims("Lark solves 40% of the tasks. In contrast, experts achieve 91%.")
    assert (ours.low, ours.method) == (40, "Lark")
    assert (theirs.low, theirs.baselines) == (91, ())


def test_each_change_has_its_own_preposition() -> None:
    flops, latency = claims("Lark reduces FLOPs to 14% and latency by 83%.")
    assert (flops.kind, latency.kind) == ("percent_of", "percent_change")
    assert (latency.metric, latency.direction) == ("latency", "decrease")


def test_what_goes_down_is_measured() -> None:
    (claim,) = claims("The human effort goes down by a factor of ten.")
    assert (claim.low, claim.method, claim.own) == (10, "Lark", True)


@pytest.mark.parametrize(
    ("sentence", "low", "baselines"),
    [
        ("Lark is twice as efficient as Heron.", 2, ("Heron",)),
        ("Lark is 4 times more efficient than Heron.", 4, ("Heron",)),
    ],
)
def test_so_many_times_as_efficient(sentence: str, low: float, baselines: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.baselines) == (low, "speed", baselines)


def test_what_one_learnt_from_is_no_length() -> None:
    assert claims("We pretrain it on a new objective, scaling to 7.7T tokens.") == []
