"""What "against" names: a rival that a gain is held against, a danger, a norm, a condition."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is 2.3x faster against Teal.",
        "Lark cuts latency by 35% against Teal.",
        "Lark gains 5.2 points against Teal.",
        "Against Teal, Lark is 2.3x faster.",
        "Lark saves 35% of the energy against Teal.",
        "Lark improves accuracy on six tasks by 5% against Teal.",
        "Lark reaches a 65% win rate against Teal.",
        "Lark reaches a 5% higher success rate against Teal.",
        "Evaluated on six tasks against Teal, Lark gains 5.2 points.",
    ],
)
def test_a_gain_is_held_against_a_rival(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == ("Teal",)


@pytest.mark.parametrize(
    ("rival", "expected"),
    [
        ("baseline methods", "baseline methods"),
        ("the dense model", "dense model"),
        ("models trained without masks", "models trained without masks"),
        ("manually tuned parameters", "manually tuned parameters"),
        ("standard impedance control", "standard impedance control"),
        ("single-GPU training", "single-GPU training"),
    ],
)
def test_a_rival_told_in_common_words(rival: str, expected: str) -> None:
    (claim,) = claims(f"Lark cuts the cost of search by 35% against {rival}.")
    assert claim.baselines == (expected,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark raises robustness by 5% against noise.",
        "Lark gains 5% accuracy against unseen shifts.",
        "Lark achieves 45% lower latency against changing network conditions.",
        "Lark reaches 3.1 mm error against ground truth.",
        "Lark cuts the error by 5% against the Nest standard.",
        "Lark defends against attacks with 91% accuracy.",
        "Lark cuts the loss by 5% when trained against a frozen critic.",
        "Against this backdrop, Lark cuts the loss by 5%.",
    ],
)
def test_dangers_norms_and_conditions_are_no_rivals(sentence: str) -> None:
    assert all(claim.baselines == () for claim in claims(sentence))


def test_what_resists_something_may_still_gain_against_a_rival() -> None:
    (claim,) = claims("Lark resists pruning, gaining 4% accuracy against Heron.")
    assert claim.baselines == ("Heron",)
