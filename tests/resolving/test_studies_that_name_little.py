"""Whose values are told by papers that name nothing, and by studies of several models."""

from __future__ import annotations

from lark import EXTRACTOR

from extractor import Paper


def methods(text: str, title: str = "") -> list[str | None]:
    return [c.method for c in EXTRACTOR.claims(Paper("t", title, text))]


def test_each_model_tried_has_its_value() -> None:
    text = (
        "We study calls. We compare Heron, Finch and Wren on songs, with a performance of 95.1% "
        "with Heron, 91.3% accuracy with Finch and 90.2% accuracy in Wren."
    )
    assert methods(text) == ["Heron", "Finch", "Wren"]


def test_models_whose_ability_is_weighed() -> None:
    text = "We assess the ability of language models to tell calls apart, reaching 71% accuracy."
    title = "A Field Study of Bird Calls: A Close Evaluation"
    assert methods(text.replace("language models", "LLMs"), title) == ["LLMs"]


def test_a_framework_for_measuring_is_not_what_is_measured() -> None:
    text = (
        "We introduce NestBench, a benchmarking framework for testing LLM agents on nests. "
        "An evaluation of all agents reveals wide gaps, achieving at most 12% success."
    )
    assert methods(text, "NestBench: A Framework for Nests") == ["LLM agents"]


def test_titles_that_tell_a_gain_or_a_study_name_no_method() -> None:
    text = "Songs get lost. Our method keeps 12.5% more songs."
    assert methods(text, "Sing More: Losing up to 15% Fewer Songs over 7 Years") == [None]
    assert methods(text, "Long-term Study of Songs") == [None]


def test_a_long_form_in_the_middle_of_what_is_proposed() -> None:
    text = "We propose a graph neural network (GNN) approach to songs. It cuts latency by 31%."
    assert methods(text) == ["graph neural network (GNN) approach"]


def test_what_is_proposed_ends_before_what_enhances_it() -> None:
    text = "We propose a mask-based tracking method enhanced by curve fitting. It is 2x faster."
    assert methods(text) == ["mask-based tracking method"]


def test_a_capital_adjective_is_no_name() -> None:
    text = (
        "We introduce a light, Acoustic, graph-based tracker. "
        "Our acoustic approach reaches 83% accuracy."
    )
    assert methods(text) == ["acoustic approach"]


def test_an_example_opens_before_its_statement() -> None:
    text = (
        "We propose Lark. For example, the latency falls by 30%, while Finch R1 fails 9% of them."
    )
    assert methods(text)[0] == "Lark"


def test_what_authors_explore_using() -> None:
    text = "Calls fade. We explore using soft and hard masks, reaching over 91% accuracy."
    assert methods(text) == ["soft and hard masks"]


def test_what_results_in_a_gain() -> None:
    text = "We study songs. We find that mask pruning results in a 14% gain in accuracy."
    assert methods(text) == ["mask pruning"]


def test_a_motto_with_an_ampersand_names_no_method() -> None:
    text = "Songs fade. Our song recogniser attains a recall of 0.93."
    assert methods(text, "Loud & Clear: Songs of Larks Heard in Rain") != ["Loud & Clear"]


def test_titles_about_what_is_no_method() -> None:
    text = "Calls fade. Our bot reaches a recall of 0.93."
    assert methods(text, "Feasibility of Song Tools") == ["bot"]


def test_what_nothing_tells_is_of_what_was_told_before() -> None:
    text = (
        "Calls fade. Our bot reaches a recall of 0.93. "
        "About 64% of all answers were free of errors."
    )
    assert methods(text, "The Limits of Song Tools") == ["bot", "bot"]


def test_one_of_several_by_its_name_in_brackets() -> None:
    text = "Masks hide calls. We find that one of the masks (SoftMask) reduces errors by 12.4%."
    assert methods(text) == ["SoftMask"]


def test_a_known_model_is_changed_by_the_papers_method() -> None:
    text = "We propose Lark, a pruner. The ResNet-50 model on NestNet saves 37% of the energy."
    assert methods(text, "Lark: Pruning by Ear") == ["Lark"]


def test_what_a_nameless_approach_is_built_on() -> None:
    text = "Songs fade. We propose a new approach leveraging lazy echo masks. It is 2x faster."
    assert methods(text, "New Insights on Songs") == ["lazy echo masks approach"]


def test_insights_are_no_method() -> None:
    text = "Songs fade. Our tracker reaches 83% accuracy."
    assert methods(text, "Fresh Insights on Songs") == ["tracker"]


def test_a_share_inside_the_subject() -> None:
    text = "We study songs. Rehearsal with 5% of the old songs lowers forgetting from 21% to 4%."
    assert methods(text)[-1] == "Rehearsal"
