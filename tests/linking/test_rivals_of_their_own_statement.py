"""Rivals that hold for one statement, and not for another of the same sentence."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark cuts errors from 9% to 6% while matching or exceeding Heron on speed.", [()]),
        ("Lark gains 10 points on songs and matches or exceeds Heron.", [()]),
        ("Lark lifts A from 67 to 73%, surpassing Heron, and raises B from 9% to 11%.", ["H", ()]),
        ("Lark beats Heron by 12 points, while achieving a 3.5x compression ratio.", ["H", ()]),
        ("Models with 4x compression yield higher accuracies than Heron.", [()]),
        ("Lark gives 3x and 2x DiT speedups.", [(), ()]),
        ("Against Heron, Lark improves F1 by 12%.", ["H"]),
        ("Against PGD attacks, Lark improves F1 by 12%.", [()]),
        ("Lark outperforms Heron, with an error reduction of 12%.", ["H"]),
        ("Lark is 3x faster than Heron with an accuracy drop of 1%.", ["H", ()]),
        ("Lark runs 1.2x faster, compared with 15x for Heron.", ["H"]),
        ("Evaluated against Heron, Lark beats all baselines by 3 points.", [("baselines",)]),
    ],
)
def test_a_rival_holds_for_its_own_statement(sentence: str, rivals: list[object]) -> None:
    told = [("Heron",) if r == "H" else r for r in rivals]
    assert [c.baselines for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Evaluated against Heron and Wren, Lark beats all baselines by 3 points.", 2),
        ("Lark is compared with Heron and Wren. Lark outperforms both baselines by 3 points.", 2),
    ],
)
def test_all_baselines_are_those_listed(sentence: str, rivals: int) -> None:
    assert claims(sentence)[-1].baselines == ("Heron", "Wren")[:rivals]


def test_each_pair_of_gains_has_its_own_rival() -> None:
    sentence = "Lark exceeds Heron by 15.6 and 13.3 points and Wren by 6.2 and 5.5 points."
    assert [c.baselines for c in claims(sentence)] == [("Heron",)] * 2 + [("Wren",)] * 2


@pytest.mark.parametrize("kept", ["maintaining", "preserving"])
def test_what_is_kept_as_it_was_is_what_a_saving_is_held_against(kept: str) -> None:
    sentence = f"Lark gives a 2.1x speedup while {kept} the accuracy of the dense model."
    assert claims(sentence)[0].baselines == ("dense model",)


def test_models_that_are_improved_are_where_the_gains_start() -> None:
    sentence = "Lark consistently improves Heron-7B and Wren-8B, with gains of 9% and 12%."
    assert [c.baselines for c in claims(sentence)] == [("Heron-7B", "Wren-8B")] * 2
