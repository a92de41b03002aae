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


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark achieves 63% on NestA and 95% on NestB, surpassing Heron (6% on NestA, 59% on "
            "NestB).",
            [(63, ("Heron",), 6), (95, ("Heron",), 59)],
        ),
        (
            "Lark achieves 63% on NestA and 95% on NestB, surpassing Heron (59% on NestB and 6% on "
            "NestA).",
            [(63, ("Heron",), 6), (95, ("Heron",), 59)],
        ),
        (
            "Lark scores 56% on NestA and 57% on NestB, competitive to Heron's score of 44% and "
            "59%.",
            [(56, ("Heron",), 44), (57, ("Heron",), 59)],
        ),
        (
            "Lark scores 56% on NestA and 57% on NestB, exceeding the 44% and 49% of Heron.",
            [(56, ("Heron",), 44), (57, ("Heron",), 49)],
        ),
        ("Lark scores 56%, comparable to Heron's score of 57%.", [(56, ("Heron",), 57)]),
    ],
)
def test_levels_of_a_rival_pair_with_ours(
    sentence: str, told: list[tuple[float, tuple[str, ...], float]]
) -> None:
    assert [(c.low, c.baselines, c.baseline_value) for c in claims(sentence)] == told


def test_what_is_spared_besides_a_share() -> None:
    found = claims(
        "Lark takes only 10% of the time of Heron (6 vs. 60 days), saving $300 and reducing 90% of "
        "the energy."
    )
    assert [c.baselines for c in found] == [("Heron",)] * 4


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Lark reaches 71 points on Nest and 64 points on Song.", ["absolute", "absolute"]),
        ("Lark achieves 2.3 points on Nest over Heron.", ["points"]),
        ("Lark gains 21 points on Nest.", ["points"]),
    ],
)
def test_points_that_are_reached(sentence: str, kinds: list[str]) -> None:
    assert [c.kind for c in claims(sentence)] == kinds
