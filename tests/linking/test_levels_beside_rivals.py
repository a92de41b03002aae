"""Levels that a rival's level, a verb of beating or a mark of rank stands beside."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "value", "metric", "rival", "theirs"),
    [
        ("Lark opens 88% of the nests compared to Heron with 61%.", "88%", "score", "Heron", 61.0),
        ("Lark asks 3.4 questions on average, versus 7.9 for Heron.", "3.4", "other", "Heron", 7.9),
        ("Lark finds 74.5% at Recall@5, compared to Heron's 60%.", "74.5%", "score", "Heron", 60.0),
        (
            "Lark lifts the tiny reader Finch-2B-Chat from 31.2 to 44.9 on NestQA, ahead of Heron.",
            "44.9",
            "score",
            "Heron",
            31.2,
        ),
        (
            "Lark has many benefits over Heron, including a smoother path (0.41 vs. 0.77).",
            "0.41",
            "score",
            "Heron",
            0.77,
        ),
    ],
)
def test_a_level_and_its_rivals(
    sentence: str, value: str, metric: str, rival: str, theirs: float
) -> None:
    claim = claims(sentence)[0]
    assert (claim.text, claim.metric, claim.kind) == (value, metric, "absolute")
    assert (claim.baselines, claim.baseline_value) == ((rival,), theirs)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark's success rate of 0.77 easily beats older planners.", "success_rate"),
        ("Lark attains a CCC of 0.58.", "correlation"),
        ("Lark shows strong accuracy, above 90%.", "accuracy"),
        ("Lark has an end-to-end performance of 44%.", "score"),
        ("Lark can attain high F1 scores, up to 0.94, on songs.", "f1"),
        ("The accuracy in noisy contexts rises from 14% to 36%.", "accuracy"),
        ("About 64% of the answers were rated helpful.", "success_rate"),
    ],
)
def test_the_measure_before_a_level(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 3x faster than the other 12 planners.", ("other 12 planners",)),
        (
            "Lark is 3x faster than state-of-the-art pruning and caching methods.",
            ("state-of-the-art pruning and caching methods",),
        ),
        (
            "Lark is 3x faster than recent pruning and compression methods.",
            ("recent pruning and compression methods",),
        ),
        (
            "Lark gains 3.1% over state-of-the-art (SOTA) planners.",
            ("state-of-the-art (SOTA) planners",),
        ),
        ("Lark gains 3.1% over the state of the art (SOTA).", ("state of the art",)),
        ("Lark is strong, exceeding previous bests by 2%.", ("previous bests",)),
        ("Agents reach 21% accuracy on maps, and no better than chance on lists.", ()),
        ("Agents do better in cities than in parks, passing less than 30% of the tests.", ()),
    ],
)
def test_who_the_rivals_are(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals


def test_who_attained_a_value() -> None:
    found = claims("The best score of 51% is achieved by both Finch-5 and Wren-4.")
    assert [(c.text, c.method) for c in found] == [("51%", "Finch-5"), ("51%", "Wren-4")]


def test_rivals_with_two_values_each() -> None:
    found = claims(
        "Lark reaches 81% precision and 72% recall, ahead of Heron (70%, 64%), "
        "Finch (69%, 58%), and Wren (55%, 51%)."
    )
    assert [c.text for c in found] == ["81%", "72%"]
    assert {c.baselines for c in found} == {("Heron", "Finch", "Wren")}
    assert {c.baseline_value for c in found} == {None}


def test_examples_in_brackets_are_no_parallel_subjects() -> None:
    title = "NestSet: Calls of Many Birds"
    found = claims(
        "Tuned readers (e.g., Llama-3, Qwen-2.5) score an F1 of 71% (calls) and 64% (songs).", title
    )
    assert not {c.method for c in found} & {"Llama-3", "Qwen-2.5"}


def test_people_who_needed_more_time() -> None:
    (claim,) = claims("Expert raters took 2 hours, whereas Lark processed all songs in 3 minutes.")
    assert (claim.text, claim.method, claim.baselines) == ("3 minutes", "Lark", ("Expert raters",))
    assert claim.baseline_value == 120


def test_a_change_and_its_levels_have_one_rival() -> None:
    found = claims("Lark doubles the song recall (62% vs. 31% baseline).")
    assert [c.baselines for c in found] == [("baseline",), ("baseline",)]


def test_a_unit_shared_by_values_with_signs() -> None:
    found = claims("Lark outperforms Heron by ~2 and ~11 percentage points on songs and calls.")
    assert [c.kind for c in found] == ["points", "points"]


def test_what_the_beaten_usually_reach() -> None:
    (claim,) = claims("Lark reaches 88% recall, beating old trackers, which usually yield 52%.")
    assert (claim.text, claim.baselines, claim.baseline_value) == ("88%", ("old trackers",), 52)


def test_values_of_those_beaten_before_ones_own() -> None:
    (claim,) = claims("Lark tops Heron (48.2%) and Wren (44.7%) with 59.3% accuracy on songs.")
    assert (claim.text, claim.baselines) == ("59.3%", ("Heron", "Wren"))


def test_what_a_part_adds_and_what_its_loss_costs() -> None:
    (claim,) = claims("The mask alone contributes 3.8 points.")
    assert (claim.text, claim.kind, claim.method) == ("3.8 points", "points", "mask")
    lost = claims("Dropping the mask cuts accuracy by 6.1%, while freezing it costs 2.4%.")
    assert [(c.text, c.metric, c.direction) for c in lost][1] == ("2.4%", "accuracy", "decrease")


def test_that_of_another_changes_against_the_other() -> None:
    found = claims(
        "Lark improves the pass rate of Finch-2 from 32% to 51%, and that of Wren-1 from 9% to 27%."
    )
    assert [c.baselines for c in found] == [("Finch-2",), ("Wren-1",)]


def test_a_level_improved_to() -> None:
    assert [c.text for c in claims("With three masks, Lark further improves to 84.6%.")] == [
        "84.6%"
    ]


def test_a_measure_of_a_task_on_what_is_measured() -> None:
    (claim,) = claims("Lark shows a 9.4% improvement in risk estimation accuracy over Heron.")
    assert (claim.metric, claim.direction) == ("accuracy", "increase")
