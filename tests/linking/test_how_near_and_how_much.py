"""How near estimates come, how much of a set is spent, and verbs of growing and weakening."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "low", "unit"),
    [
        ("Lark estimates headings to within 1.5 degrees.", 1.5, "degree"),
        ("Lark localizes singers within 2 m.", 2, "m"),
        ("Lark predicts speed within 6% of the top speed, and heading within 3 cm.", 3, "cm"),
    ],
)
def test_an_estimate_within_a_length_has_that_error(sentence: str, low: float, unit: str) -> None:
    claim = claims(sentence)[-1]
    assert (claim.low, claim.unit, claim.metric, claim.kind) == (low, unit, "error", "absolute")


@pytest.mark.parametrize("doing", ["Labeling", "Annotating", "Training on"])
def test_the_part_of_a_set_that_is_spent_is_a_share_of_data(doing: str) -> None:
    (claim,) = claims(f"{doing} only 8% of the corpus with Lark matches full labelling.")
    assert (claim.low, claim.kind, claim.metric) == (8, "percent_of", "data")


@pytest.mark.parametrize(
    ("verb", "direction"), [("amplifies", "increase"), ("weakens", "decrease")]
)
def test_what_is_amplified_or_weakened_changes(verb: str, direction: str) -> None:
    (claim,) = claims(f"Lark {verb} the latency by 12%.")
    assert (claim.kind, claim.direction) == ("percent_change", direction)


def test_a_share_beside_how_near_it_comes_is_a_share() -> None:
    near, share = claims("Lark is within 0.4% of HeronLM's accuracy at 10% of its cost.")
    assert (near.kind, near.baselines) == ("percent_change", ("HeronLM",))
    assert (share.kind, share.metric, share.baselines) == ("percent_of", "cost", ("HeronLM",))


def test_a_metric_may_stand_behind_respectively() -> None:
    found = claims("Lark beats HeronLM and Wren by 1.4x and 2.2x, respectively, in throughput.")
    assert [(c.metric, c.baselines) for c in found] == [
        ("throughput", ("HeronLM",)),
        ("throughput", ("Wren",)),
    ]


def test_a_gain_goes_on_with_the_measure_before_the_size_of_a_model() -> None:
    text = "Lark reaches 212 tokens/s on an H100 for a 70B model, 2.4x more than HeronLM."
    assert [c.metric for c in claims(text)] == ["throughput", "throughput"]
