"""How often a machine acts, spreads behind percents, what a further verb says of others."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The planner of Lark runs at 20 Hz on a laptop.", "frequency"),
        ("Lark enables smooth control at 22 Hz.", "frequency"),
        ("Lark runs at a frequency of 50 Hz.", "frequency"),
        ("Lark runs in real time at 10 Hz on one T4.", "frame_rate"),
        ("Lark plans motion for video at a 30 Hz frame rate.", "frame_rate"),
    ],
)
def test_how_often_a_machine_acts_or_shows(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize("sign", ["+-", "+/-", "±", "+- "])
def test_the_spread_of_a_percentage_is_no_value(sign: str) -> None:
    found = claims(f"Lark reaches an accuracy of 68.3% {sign}4.7% on Nest.")
    assert [c.low for c in found] == [68.3]


def test_a_further_verb_of_beating_says_nothing_of_the_gains_before() -> None:
    found = claims(
        "Lark reduces FID by 38% on Nest and 34% on Wren, surpasses dense methods in captioning, "
        "and enables editing."
    )
    assert [c.baselines for c in found] == [(), ()]


def test_a_level_versus_that_of_a_rival_is_no_condition() -> None:
    (claim,) = claims("Lark's accuracy peaks at only about 56% versus an 83% human baseline.")
    assert (claim.low, claim.baseline_value) == (56, 83)


def test_parameters_in_brackets() -> None:
    (claim,) = claims("Only few parameters (3.8M) are added.")
    assert (claim.metric, claim.low) == ("parameters", 3.8e6)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        (r"Alignment is strong for tone (Kendall's $\tau_b=0.67$).", "correlation"),
        (r"Lark gains more on rare songs (+3.8 $AP_{\text{rare}}$ on Nest).", "map"),
    ],
)
def test_measures_with_an_index(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric
