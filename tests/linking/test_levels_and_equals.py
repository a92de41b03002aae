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
