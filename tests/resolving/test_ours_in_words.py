"""Papers that name nothing tell in words what theirs is, or what their entry is made with."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(title: str, text: str) -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Our submission using lazy scoring on GPT-4 reached 71% recall.", "lazy scoring"),
        ("Our entry based on tree kernels reached 71% recall.", "tree kernels"),
    ],
)
def test_an_entry_is_told_by_what_it_is_made_with(sentence: str, method: str) -> None:
    (claim,) = claims("Counting Songs in Dark Woods", f"We took part in a contest. {sentence}")
    assert claim.method == method


def test_a_short_form_of_a_field_names_no_framework() -> None:
    text = (
        "We present a sign-driven robot interaction (SRI) framework that reads hands. "
        "Our system cuts the time of a task by 40%."
    )
    (claim,) = claims("Toward Control by Signs with Woven Skins", text)
    assert claim.method == "sign-driven robot interaction (SRI) framework"


def test_what_ours_is_goes_before_the_task_in_the_title() -> None:
    text = (
        "We propose a method to tell songs apart. Our tree-based song classifier keeps a history. "
        "Our method reaches a recall of 71%."
    )
    (claim,) = claims("Song Recognition for Dark Woods", text)
    assert claim.method == "tree-based song classifier"


def test_a_word_that_describes_a_framework_is_no_name() -> None:
    text = "We propose an ML-based framework that ranks songs. It has a recall of 71%."
    (claim,) = claims("Learning to Rank Songs", text)
    assert claim.method == "ML-based framework"


def test_a_further_system_that_is_presented_has_its_own_value() -> None:
    text = (
        "With Lark, we sense songs. We also present a learned pitch detector that has 95% accuracy,"
        " and planning policies that improve recall by 40% over Heron."
    )
    found = claims("Lark: Sensing Songs", text)
    assert [(c.low, c.method) for c in found][-1] == (40, "planning policies")


def test_a_testing_tool_of_others_is_theirs() -> None:
    text = "We propose Lark. The state-of-the-art song testing tool completed only 13% of tasks."
    (claim,) = claims("Lark: Sensing Songs", text)
    assert (claim.method, claim.own) == ("state-of-the-art song testing tool", False)


@pytest.mark.parametrize(
    ("subject", "method"),
    [
        ("The fusion model", "fusion model"),
        ("The student model", "student model"),
        ("The trained model", "Lark"),
        ("The final model", "Lark"),
        ("The largest model", "Lark"),
    ],
)
def test_a_model_told_apart_by_a_noun_has_its_own_value(subject: str, method: str) -> None:
    (claim,) = claims("Lark: Sensing Songs", f"We propose Lark. {subject} has a recall of 83.3%.")
    assert claim.method == method


def test_whose_own_part_it_is_has_the_value() -> None:
    text = (
        "We study readers. QTern attains clear songs, but its plan shows a gap, reaching 0.42 F1."
    )
    (claim,) = claims("Readers of Songs: A Study", text)
    assert claim.method == "QTern"


def test_what_is_described_and_benchmarked_is_proposed() -> None:
    text = (
        "We describe and benchmark a song-finding component used within a system for woods. "
        "The time of a search dropped from 50 minutes to 3 minutes."
    )
    (claim,) = claims("Agents for Maps of Songs", text)
    assert claim.method == "song-finding component"


@pytest.mark.parametrize(
    ("title", "method"),
    [
        ("Benchmarking Heron-5 in Song Therapy: Measurable Gains, but Need for Care", "Heron-5"),
        ("Evaluating GPT-4o for the Grading of Songs", "GPT-4o"),
        ("Assessing LLMs in Song Grading", "LLMs"),
    ],
)
def test_what_a_title_says_is_tested_has_the_values(title: str, method: str) -> None:
    (claim,) = claims(title, "We grade songs. The mean accuracy was 91%.")
    assert claim.method == method
