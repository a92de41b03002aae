"""Levels and shares that prose tells without their measure's name, or beside another one."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize("verb", ["drops", "falls", "declines", "decreases", "rises", "increases"])
def test_what_a_quality_moves_to_is_a_level(verb: str) -> None:
    found = claims(f"Without the cache, the accuracy {verb} to 21.6%.")
    assert [(c.kind, c.metric, c.direction) for c in found] == [("absolute", "accuracy", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark lifts Siskin-7B from 22.1% to 69.1% on NestQA.",
        "Lark takes Siskin-7B from 22.1% to 69.1%.",
        "Lark moves the share of songs told apart from 22.1% to 69.1%.",
        "Pruning pushes Siskin-7B from 22.1% to 69.1% within an hour.",
        "Pruning boosts retrieval performance from under 22.1% to 69.1%.",
    ],
)
def test_what_is_brought_from_level_to_level_is_a_score(sentence: str) -> None:
    claim = claims(sentence)[0]
    assert (claim.metric, claim.kind, claim.low, claim.baseline_value) == (
        "score",
        "absolute",
        69.1,
        22.1,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "More noise reduced the nDCG@10 of Lark from 1.00 at 2% noise to 0.43 at 36% noise.",
        "The nDCG@10 of Lark falls from 1.00 at 10 songs to 0.43 at 90 songs.",
    ],
)
def test_conditions_inside_a_change_are_no_values(sentence: str) -> None:
    assert [(c.low, c.baseline_value) for c in claims(sentence)] == [(0.43, 1.0)]


def test_results_on_named_sets_stand_in_brackets() -> None:
    sentence = "Lark achieves strong results on Nest-Bench Lite (81.8) and Frontier-Song (70.7)."
    assert [(c.low, c.metric) for c in claims(sentence)] == [(81.8, "score"), (70.7, "score")]


def test_a_level_that_is_demanded_is_no_value() -> None:
    sentence = "Lark reduces the mean visits needed to reach 75% coverage from 3.95 to 2.73."
    assert [(c.low, c.metric) for c in claims(sentence)] == [(2.73, "other")]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Lark obtains the strongest replay success rate, 62.5%, while staying small.", 62.5),
        ("Lark has the highest accuracy, 91.2%.", 91.2),
        ("The injection switches the song on 99.1 percent of 580 held-out prompts.", 99.1),
        ("Lark picks the right perch in 71% of the tasks.", 71.0),
        ("Lark averages 73.7% across 34 nests.", 73.7),
        ("Lark earns an overall score of 4.5/5.", 4.5),
        ("The cost of Lark is down to USD 27.50 per song.", 27.5),
        ("Lark sets a new state of the art, averaging 73.7%.", 73.7),
        ("Lark reaches a new state of the art on NestQA at 72.4%.", 72.4),
    ],
)
def test_levels_set_off_or_counted(sentence: str, level: float) -> None:
    assert [(c.low, c.kind) for c in claims(sentence)] == [(level, "absolute")]


def test_a_second_level_in_brackets_goes_on_with_the_first() -> None:
    sentence = (
        "Lark wins on source labels (recall 0.777 vs. 0.636) and on new labels (0.873 vs. 0.820)."
    )
    assert [(c.low, c.metric) for c in claims(sentence)] == [(0.777, "score"), (0.873, "score")]


def test_within_one_point() -> None:
    claim = claims("Lark stays within one point of the full model.")[0]
    assert (claim.low, claim.kind, claim.baselines) == (1.0, "points", ("full model",))


def test_what_else_is_cut_from_level_to_level_is_no_quality() -> None:
    sentence = "Lark reaches 93% accuracy while cutting the mean nest visits from 56.3 to 25.3."
    assert [(c.metric, c.low) for c in claims(sentence)] == [("accuracy", 93.0), ("other", 25.3)]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Wren-S violates 27.2% of the rules.", "error"),
        ("The perch view is worth 17.3 points over plain input.", "score"),
        ("Lark achieves SongAcc 0.688, the best of all.", "score"),
        ("Pruning delivers 3x active-parameter efficiency.", "parameters"),
        ("A tired reader gave the answer away in 50.7% of responses.", "success_rate"),
        ("Lark achieves correctness up to 63%.", "accuracy"),
        ("One nest holds 7.3x more political songs than another.", "other"),
        ("Lark beats the strongest training-time baseline by up to 7.4%.", "score"),
        ("It ranks songs the same way in 86% of pairs.", "success_rate"),
        ("A careful prompt lowers leakage to 5.1%, yet not for long.", "score"),
        ("Readers leak names in up to 26.6% of conversations.", "success_rate"),
        ("Lark recovers the second note in 88.3% of two-note cases.", "success_rate"),
        ("Tuning raises Siskin-7B to 89.8% on NestQA.", "score"),
        ("Lark reads songs of over 13x the training length.", "context_length"),
        ("Lark gives +30.05% gains in R@2 on long queries.", "score"),
        ("Lark yields +7.1% HR@10 over Heron.", "score"),
        ("Lark reduces $P_k$ by 0.7 points.", "score"),
        ("Lark gains 2.5% when tuning four larger models.", "score"),
        ("Lark beats Heron while using 3x shorter reasoning chains.", "tokens"),
        ("Lark needs 3x shorter flights than Heron.", "time"),
        ("The accuracy of rankers that are an order of magnitude cheaper is kept by Lark.", "cost"),
        ("Lark delivered a 2.4% lift in clicks.", "score"),
        ("Lark reduces the gap between songs by up to 14%.", "score"),
        ("Lark matches the accuracy of Heron at 8x the efficiency.", "speed"),
    ],
)
def test_the_measure_of_a_value_that_names_none(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark reaches a ten-fold cross-validated accuracy of 91%.", [91.0]),
        ("Lark reaches a 5-fold CV accuracy of 91%.", [91.0]),
        ("Lark yields +10.6 points in 1-in-5 accuracy.", [10.6]),
        ("Lark reaches an 81% mean score and 85% pass@score >= 0.5.", [81.0, 85.0]),
    ],
)
def test_numbers_that_are_part_of_a_measure_are_no_values(
    sentence: str, values: list[float]
) -> None:
    assert [c.low for c in claims(sentence)] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark reduces correlation in 55 of 57 valid nests.",
        "Lark needs four songs to come close to Heron@K=32 accuracy.",
        "Lark achieves the best overall score in all 15 nest directions.",
        "Lark has a triple hybrid score and a double encoder.",
        "Lark beats baselines that run 5x slower.",
        "Lark reads shared 5W-style notes.",
    ],
)
def test_a_number_of_cases_or_songs_is_no_level(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark maintains performance while reducing the loaded songs by 23x.", "other"),
        ("Lark gives up only 2.9 points of accuracy.", "accuracy"),
    ],
)
def test_what_is_cut_beside_a_quality_or_given_up(sentence: str, metric: str) -> None:
    assert [(c.metric, c.direction) for c in claims(sentence)] == [(metric, "decrease")]


def test_what_is_fewer_once_more_is_the_same() -> None:
    found = claims("Lark uses 11.5% fewer tokens than Heron on songs and 3.7% fewer on calls.")
    assert [c.metric for c in found] == ["tokens", "tokens"]


def test_a_measure_that_is_held_equal_is_not_what_changes() -> None:
    found = claims("Lark lifts recall by 24% over one of similar runtime and by 18% over others.")
    assert {c.metric for c in found} == {"score"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark lowers leakage to 5% on",
        "Lark uses 11% fewer tokens and 4% fewer",
        "Lark reaches an accuracy of 81% in 9 of",
        "Lark sets a new record at 81%, above",
        "Lark reaches 81% accuracy compared to Heron's 72%",
        "Lark adds less than 4% overhead",
        "Lark gains 4% over baselines and exceeds the average performance of",
        "Lark gains most under noise (song noise: +19.2%, no noise: +16.6%",
    ],
)
def test_a_sentence_may_break_off(sentence: str) -> None:
    assert claims(sentence)
    assert claims(sentence + ".")


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark cuts perplexity from 27.5 to 22.9 (1B), 19.2 to 16.7 (2B), and 14.2 to 13.8 (4B).",
        "Lark moves perplexity from 27.5 to 22.9 on A, 19.2 to 16.7 on B, and 14.2 to 13.8 on C.",
    ],
)
def test_from_may_be_told_once_for_a_list(sentence: str) -> None:
    assert [(c.baseline_value, c.low) for c in claims(sentence)] == [
        (27.5, 22.9),
        (19.2, 16.7),
        (14.2, 13.8),
    ]


def test_from_may_be_told_once_for_a_list_that_rises() -> None:
    found = claims(
        "Lark raises accuracy from 27% to 32% on A, 19% to 26% on B, and 14% to 23% on C."
    )
    assert [(c.baseline_value, c.low) for c in found] == [(27.0, 32.0), (19.0, 26.0), (14.0, 23.0)]


def test_a_value_that_is_nearly_reached_is_approximate() -> None:
    (claim,) = claims("Lark attains a near-95% recall.")
    assert (claim.low, claim.qualifiers) == (95, ("approx",))


def test_a_percentage_in_any_number_word_measures() -> None:
    (claim,) = claims("Lark gives an eighteen percent improvement over hand-written prompts.")
    assert (claim.low, claim.baselines) == (18, ("hand-written prompts",))


def test_results_told_by_example_are_scores() -> None:
    text = "Lark has top performance on song tasks at scale (e.g., 84.0 on NestQA, 76.9 on WingQA)."
    assert [(c.low, c.metric) for c in claims(text)] == [(84, "score"), (76.9, "score")]


def test_the_tasks_that_one_is_guided_through_are_a_rate_of_success() -> None:
    text = "Lark guided the robin through 71%, 72%, and 78% of subtasks on A, B, and C."
    assert [(c.low, c.metric) for c in claims(text)] == [
        (71, "success_rate"),
        (72, "success_rate"),
        (78, "success_rate"),
    ]


@pytest.mark.parametrize("opened", ["outperforms Heron on", "beats Heron on"])
def test_points_in_brackets_behind_each_set_are_gains(opened: str) -> None:
    found = claims(f"Lark {opened} NestQA (+15.7), WingQA (+4.5), and SongQA (+3.1).")
    assert [(c.low, c.kind, c.baselines) for c in found] == [
        (15.7, "points", ("Heron",)),
        (4.5, "points", ("Heron",)),
        (3.1, "points", ("Heron",)),
    ]


def test_sets_on_which_it_improves_are_no_rivals() -> None:
    found = claims("Lark improves on NestQA (+5.1), WingQA (+4.5), and SongQA (+3.1).")
    assert [(c.low, c.kind, c.baselines) for c in found] == [
        (5.1, "points", ()),
        (4.5, "points", ()),
        (3.1, "points", ()),
    ]


def test_models_that_score_are_counted() -> None:
    assert [c.low for c in claims("It is a hard set where only 5 models score over 60%.")] == [60]


def test_the_top_of_a_scale_of_four_is_no_value() -> None:
    assert [c.low for c in claims("Lark has a mean clarity score of 3.24/4.")] == [3.24]


def test_work_loads_on_which_it_gains_are_no_measure() -> None:
    text = "Lark improves recall by 31% over all suites, and by up to 64% on NestQA."
    assert [(c.low, c.metric) for c in claims(text)] == [(31, "score"), (64, "score")]


def test_seconds_for_each_item_are_no_speed() -> None:
    (claim,) = claims("Lark renders at a speed of 0.4 s per image.")
    assert (claim.low, claim.metric) == (0.4, "latency")


def test_successes_of_so_many_runs_are_a_share() -> None:
    found = claims("Lark had a success rate of 12/15 in woods and 6/8 in fields.")
    assert [(c.text, c.low, c.metric) for c in found] == [
        ("12/15", 0.8, "success_rate"),
        ("6/8", 0.75, "success_rate"),
    ]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Lark reaches 98% with 1.1x fewer parameters.", ["absolute", "factor"]),
        ("Lark achieves 98% at a 1.1x speedup.", ["absolute", "factor"]),
        ("Lark has a 1.1x speedup on Nest-1, and reaches 91% on Nest-2.", ["factor", "absolute"]),
        (
            "The speedup on Nest-1 is 20% and reaches 91% on Nest-2.",
            ["percent_change", "percent_change"],
        ),
    ],
)
def test_a_level_beside_a_speedup(sentence: str, kinds: list[str]) -> None:
    assert [c.kind for c in claims(sentence)] == kinds
