"""Studies tell in the past tense what those they watched did, how often they were right."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str) -> list[Claim]:
    paper = Paper("t", "Who Tells Songs Apart? A Study", f"We watch who tells songs. {text}")
    return EXTRACTOR.claims(paper)


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("LLMs matched human judgment in 80% of cases.", "LLMs"),
        ("Random forests agreed with experts in 80% of cases.", "Random forests"),
        ("The listeners identified 80% of the songs.", "listeners"),
        ("Heron detected about 80% of faults.", "Heron"),
    ],
)
def test_who_did_it_is_the_subject_of_a_past_tense(sentence: str, method: str) -> None:
    assert [(c.low, c.method) for c in claims(sentence)] == [(80, method)]


@pytest.mark.parametrize(
    "sentence", ["Of 300 generated patches, 61% compiled.", "In all, 61% succeeded at once."]
)
def test_how_many_succeeded_is_a_rate_of_success(sentence: str) -> None:
    assert [(c.low, c.metric) for c in claims(sentence)] == [(61, "success_rate")]


@pytest.mark.parametrize("verb", ["showcasing", "demonstrating", "seeing"])
def test_one_of_several_after_with_has_its_own_gain(verb: str) -> None:
    (claim,) = claims(f"Tuning two readers on it helps, with Wren-2 {verb} a recall gain of 20%.")
    assert claim.method == "Wren-2"


@pytest.mark.parametrize("verb", ["reduced", "improved"])
def test_a_change_with_its_extent_is_told_of_its_subject(verb: str) -> None:
    paper = Paper("t", "Notes for Walkers in Practice", f"Trail maps {verb} detour time by 18%.")
    (claim,) = EXTRACTOR.claims(paper)
    assert claim.method == "Trail maps"


def test_a_changed_state_is_no_verb() -> None:
    paper = Paper("t", "Lark: Fast Maps", "We propose Lark. The reduced detour time falls by 18%.")
    (claim,) = EXTRACTOR.claims(paper)
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    "sentence",
    [
        "Wren-72B improved from 8.6% to 59.0% on AlphaNet.",
        "Wren-72B dropped by 8.6 points on AlphaNet.",
        "Notably, Wren-72B reached 59.0% on AlphaNet.",
    ],
)
def test_a_named_model_rose_or_fell(sentence: str) -> None:
    assert [c.method for c in claims(sentence)] == ["Wren-72B"]


def test_an_adverb_before_two_subjects_belongs_to_neither() -> None:
    found = claims("Notably, GPT-5 and Gemini 2.5 Pro reach 66% accuracy.")
    assert [c.method for c in found] == ["GPT-5", "Gemini 2.5 Pro"]


def test_a_signed_share_is_a_change_after_a_verb_of_reaching() -> None:
    found = claims("Lark improves accuracy by 7.3%, and with more data, achieves +20.6%.")
    assert [c.kind for c in found] == ["percent_change", "percent_change"]


@pytest.mark.parametrize("verb", ["exceeds", "exceeded", "reached", "attained"])
def test_a_level_is_a_level_in_the_past_tense_too(verb: str) -> None:
    (claim,) = claims(f"The accuracy of search {verb} 98.5%.")
    assert (claim.kind, claim.metric) == ("absolute", "accuracy")
