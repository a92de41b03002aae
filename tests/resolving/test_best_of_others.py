"""Whose a value is where a clause names the best of several, or only a measure."""

from __future__ import annotations

import pytest

from extractor import Paper
from tests.lark import EXTRACTOR, claims


@pytest.mark.parametrize("name", ["Heron 2.0", "Wren 3.1 Pro", "Heron-2", "Robin"])
def test_the_best_model_by_name_and_version(name: str) -> None:
    (claim,) = claims(
        f"Current models stay unreliable, with even the strongest model, {name}, achieving only "
        "47.0% accuracy."
    )
    assert claim.method == name


def test_a_percentile_of_a_measure_is_no_method() -> None:
    (claim,) = claims("Across 40 matches, per-minute RTF p95 ranges from 0.12 to 0.25.")
    assert claim.method == "Lark"


def test_a_participle_after_among_is_no_verb() -> None:
    (claim,) = claims("Lark gives leading quality among evaluated models with only 6B parameters.")
    assert claim.method == "Lark"


def test_a_participle_after_all_is_no_verb() -> None:
    (claim,) = claims(
        "The chunked plan beats one-shot prediction across all evaluated horizons, raising recall "
        "from 61.2% to 70.4%.",
        title="Towards Planning",
    )
    assert claim.method == "chunked plan"
    assert claim.baselines == ("one-shot prediction",)


def test_the_best_model_in_apposition() -> None:
    (claim,) = claims(
        "TrillNet, the best performing model, reaches 41% accuracy.", "FledgeDB: A Set"
    )
    assert claim.method == "TrillNet"


def test_who_leads_a_range() -> None:
    _, best = claims(
        "Accuracy ranges from 41% to 62%, led by Heron-7B at 61.9%.", "FledgeDB: A Set"
    )
    assert best.method == "Heron-7B"


def test_a_larger_boost_is_no_verb() -> None:
    (claim,) = claims(
        "Q-tune helps, while S-tune gives even larger boosts, raising HeronNet by 41%.",
        title="Tuning Birds",
    )
    assert claim.method == "S-tune"


def test_a_thing_with_its_definition() -> None:
    text = "A single plumage index, the ratio of two bands, already reaches 96.2% accuracy."
    (claim,) = EXTRACTOR.claims(Paper("t", "Discovery of Bird Indices", text))
    assert claim.method == "single plumage index"


def test_a_diagnostic_is_no_method() -> None:
    (claim,) = claims("A separate held-out diagnostic found a WER of 9.5% on four domains.")
    assert claim.method == "Lark"
