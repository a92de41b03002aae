"""Rivals after "the one of", after "both", of evaluations told at length; and what is none."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark's throughput is 42% higher than the one of Teal, the best known scheduler, and "
            "17% higher than the greedy baseline used.",
            [("Teal",), ("greedy baseline",)],
        ),
        (
            "Lark outperforms both prefetching and speculative execution in terms of delay by 9%.",
            [("prefetching", "speculative execution")],
        ),
        (
            "We evaluate our index's bulk insert and lookup performance against a hand-tuned tree, "
            "showing lookup speedups of 6.5x.",
            [("hand-tuned tree",)],
        ),
    ],
)
def test_whom_a_value_is_held_against(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


def test_what_a_value_is_averaged_over_is_no_rival() -> None:
    (claim,) = claims("Compared to Teal, Lark cuts energy by 23% averaged over 6 phones.")
    assert claim.baselines == ("Teal",)


def test_price_of_a_win_is_no_loss_against_the_rival() -> None:
    faster, loss = claims("Lark outperforms Teal by 3x with less than 1% accuracy loss.")
    assert (faster.baselines, loss.baselines) == (("Teal",), ())


def test_model_that_is_made_faster_is_a_workload() -> None:
    (claim,) = claims("Lark accelerates the Falcon-7B model by 12%.")
    assert claim.baselines == ()
