"""Rivals that are only equalled, and levels that are told together with a gain."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    "equalled",
    [
        "while maintaining accuracy comparable to HeronNet",
        "while keeping success rates comparable to HeronNet",
        "while preserving the accuracy of HeronNet",
    ],
)
def test_what_is_as_good_is_the_rival_of_what_is_saved(equalled: str) -> None:
    (claim,) = claims(f"Lark cuts generated tokens by 2-3x {equalled}.")
    assert claim.baselines == ("HeronNet",)


@pytest.mark.parametrize(
    ("level", "rival"),
    [
        ("reaches baseline accuracy using only 20% of the steps", "baseline"),
        ("achieves dense baseline quality in 44.1% of the wall-clock time", "dense baseline"),
        ("needs 30% fewer steps with an identical token budget as HeronNet", "HeronNet"),
    ],
)
def test_level_of_the_baseline(level: str, rival: str) -> None:
    (claim,) = claims(f"Lark {level}.")
    assert claim.baselines == (rival,)


@pytest.mark.parametrize(
    "told",
    [
        "achieves 30 Hz generation, about three times as fast as prior policies",
        "needs a memory footprint of 640 kB, representing a 20x reduction over prior policies",
    ],
)
def test_level_and_its_gain_have_one_rival(told: str) -> None:
    level, gain = claims(f"Lark {told}.")
    assert level.baselines == gain.baselines == ("prior policies",)


def test_level_of_a_machine_that_surpasses_others() -> None:
    (claim,) = claims("Lark runs in real time, consuming 71.2 mW, surpassing earlier designs.")
    assert claim.baselines == ("earlier designs",)


def test_what_the_winner_reaches_is_no_part_of_the_rival() -> None:
    (claim,) = claims("Lark outperforms the other detectors with an accuracy of 91.3%.")
    assert claim.baselines == ("other detectors",)


@pytest.mark.parametrize(
    "rival",
    ["models up to 7B parameters", "models strictly below 800M parameters", "models up to 13B"],
)
def test_rivals_of_a_size(rival: str) -> None:
    (claim,) = claims(f"Lark outperforms {rival} by 4%.")
    assert claim.baselines == (rival,)


def test_short_forms_of_a_kind_in_brackets() -> None:
    (claim,) = claims("Lark has 2.3x the speed over state-of-the-art 3DGS engines (GSA, GBA, GCA).")
    assert claim.baselines == ("GSA", "GBA", "GCA")


def test_two_rivals_surpassed_one_by_one() -> None:
    (claim,) = claims("Lark gets 93.5% F1, surpassing HeronNet and clearly outperforming WrenNet.")
    assert claim.baselines == ("HeronNet", "WrenNet")


def test_values_after_a_colon_are_held_against_what_stands_before_it() -> None:
    found = claims(
        "Lark gives large improvements over a shuffling baseline: 98% vs 71% success rate for the "
        "heavy block, 52% vs 20% for the light block."
    )
    assert [c.baselines for c in found] == [("shuffling baseline",)] * 2
    assert [c.baseline_value for c in found] == [71, 20]


def test_gap_that_is_narrowed_to_so_much() -> None:
    (claim,) = claims("Lark narrows the gap with trained models to within 0.6% accuracy.")
    assert claim.baselines == ("trained models",)


def test_methods_that_a_sentence_points_back_at() -> None:
    (claim,) = claims("We test it against HeronNet and WrenNet. It beats both methods by 4%.")
    assert claim.baselines == ("HeronNet", "WrenNet")


@pytest.mark.parametrize(
    "near",
    [
        "approaching HeronNet's 94 percent",
        "nearing the 94% of HeronNet",
        "approaching the 94% result of HeronNet",
    ],
)
def test_level_that_comes_near_a_rivals(near: str) -> None:
    (claim,) = claims(f"Lark achieves 92 percent accuracy on calls, {near}.")
    assert (claim.baselines, claim.baseline_value) == (("HeronNet",), 94)


def test_rounds_over_which_one_measured_are_no_result() -> None:
    (claim,) = claims("Across 50 federated rounds, Lark cuts time by 36% compared to HeronNet.")
    assert claim.low == 36


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("Lark reaches a mAP of 48.3 at 61 FPS, 1.9 mAP above Heron.", 1.9),
        ("Lark scores 91 F1, 3 F1 below Heron.", 3.0),
    ],
)
def test_a_difference_in_a_measure_that_stands_to_a_rival(sentence: str, low: float) -> None:
    claim = claims(sentence)[-1]
    assert (claim.low, claim.kind, claim.baselines) == (low, "points", ("Heron",))
