"""Rivals that stand beside a value in another way than right after "than"."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("Lark reaches 73.48 on NestQA, above the larger Siskin-70B.", "larger Siskin-70B"),
        ("Lark reaches 61% accuracy, substantially above random guesses.", "random guesses"),
        ("Lark boosts the Siskin-7B's accuracy from 0.15% to 73.98%.", "Siskin-7B"),
        ("Frontier readers reach 76% accuracy (random choice 33%).", "random"),
        ("Lark reduces errors by 40% compared with gauge records alone.", "gauge records alone"),
        ("Errors are 15%, compared with nearly 40% without rainfall.", "without rainfall"),
        ("Lark reaches 74.0% versus 63.9% under one-step replanning.", "one-step replanning"),
        ("Lark calibrates best (ECE 0.166 vs 0.229 for majority voting).", "majority voting"),
        ("Lark improves AUROC from 0.681 for raw agreement to 0.874.", "raw agreement"),
        ("Lark gives 9.9% higher accuracy than keyword matching on songs.", "keyword matching"),
        ("Lark is 2x faster than a strong, well-tuned baseline.", "strong, well-tuned baseline"),
        (
            "In an A/B test against a mature, highly tuned ranker, Lark cut latency by 20%.",
            "mature, highly tuned ranker",
        ),
        (
            "Lark gains 2.5% in accuracy compared with training on the full set.",
            "training on the full set",
        ),
    ],
)
def test_the_rival_beside_a_value(sentence: str, rival: str) -> None:
    assert claims(sentence)[0].baselines == (rival,)


def test_a_rivals_value_belongs_to_the_value_that_is_like_it() -> None:
    sentence = "Lark reaches a 65% solve rate at 10 steps on NestQA versus 59% for Heron."
    assert [(c.low, c.baselines, c.baseline_value) for c in claims(sentence)] == [
        (65.0, ("Heron",), 59.0)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The baseline method reaches a rate of 54%, whereas Lark reaches 88%.",
        "While existing readers reach 54% accuracy, Lark reaches 88%.",
        "Although prior systems reach an accuracy of 54%, Lark attains 88%.",
    ],
)
def test_the_rival_may_be_told_first(sentence: str) -> None:
    assert [(c.low, c.baseline_value, len(c.baselines)) for c in claims(sentence)] == [
        (88.0, 54.0, 1)
    ]


def test_what_is_equalled_is_the_rival_of_what_is_saved_meanwhile() -> None:
    sentence = (
        "Lark achieves performance comparable to Heron while using 4x less memory, "
        "and cuts latency by 1.4x over Wren."
    )
    assert [c.baselines for c in claims(sentence)] == [("Heron",), ("Wren",)]


def test_what_is_beaten_holds_for_the_details_behind_the_colon() -> None:
    sentence = (
        "Lark outperforms strong baselines: on NestQA it improves accuracy by 5.0 points; "
        "on SongQA it achieves an average improvement of 9.3 points."
    )
    assert [c.baselines for c in claims(sentence)] == [("strong baselines",)] * 2


def test_the_device_of_a_contrasted_clause_is_its_own() -> None:
    sentence = "The best model has an F1 of 0.898, while the pipeline on CPU takes 498 seconds."
    assert [[h.name for h in c.hardware] for c in claims(sentence)] == [[], ["CPU"]]


def test_each_result_on_its_own_robot() -> None:
    sentence = "Success rises from 13% to 75% on Wagtail and from 40% to 84% on a Jetson Orin."
    assert [[h.name for h in c.hardware] for c in claims(sentence)] == [[], ["Jetson Orin"]]


def test_what_a_qualitative_comparison_opens_with_holds_for_its_figures() -> None:
    text = (
        "Compared with base readers, Lark gains in all respects. It gains 8.5 points in accuracy."
    )
    assert [c.baselines for c in claims(text)] == [("base readers",)]


def test_a_clause_with_a_subject_of_its_own_keeps_its_rival_and_its_device() -> None:
    sentence = "Lark cuts cost by 76%, and the stack runs on A100 GPUs at parity with H100 GPUs."
    assert [(c.baselines, c.hardware) for c in claims(sentence)] == [((), ())]


def test_two_of_the_best_are_no_rivals() -> None:
    sentence = "Wren-S leads the trees with 82% accuracy, while Siskin-7 performs best with 85%."
    assert [(c.low, c.baselines) for c in claims(sentence)] == [(82.0, ()), (85.0, ())]


def test_benchmarks_are_no_rivals() -> None:
    sentence = "Evaluated against the NestQA benchmark, Lark reaches 91% accuracy."
    assert claims(sentence)[0].baselines == ()


def test_metrics_are_no_rivals() -> None:
    assert claims("Lark reduces standard bias metrics by 30%.")[0].baselines == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark reaches an accuracy of 70.5%, beating Heron at 62.5%.",
        "Lark sets a new state of the art, averaging 70.5%, above Heron (62.5%).",
        "Lark reaches a new record at 70.5%, remaining competitive with Heron (62.5%).",
    ],
)
def test_the_value_of_a_rival_that_is_beaten_or_matched(sentence: str) -> None:
    assert [(c.low, c.baselines, c.baseline_value) for c in claims(sentence)] == [
        (70.5, ("Heron",), 62.5)
    ]


def test_each_gain_has_the_rivals_gain_in_a_list_of_its_own() -> None:
    found = claims(
        "Lark gains 12%, 28%, and 10%, compared with best prior gains of 4%, 18%, and 1%."
    )
    assert [(c.low, c.baseline_value) for c in found] == [(12.0, 4.0), (28.0, 18.0), (10.0, 1.0)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark receives a mean score of 3.24, above the plain variant (2.43).", ("plain variant",)),
        ("Lark receives a mean score of 3.24, above", ()),
    ],
)
def test_what_a_value_stands_above(sentence: str, rivals: tuple[str, ...]) -> None:
    assert [(c.low, c.baselines) for c in claims(sentence)] == [(3.24, rivals)]


def test_two_measures_share_two_rivals() -> None:
    """Values that two measures share out among them are not shared out among rivals again."""
    sentence = "Lark improves throughput and energy efficiency by 12x and 69x over Heron and Wren"
    found = EXTRACTOR.claims(Paper("t", "Lark", f"We propose Lark. {sentence}."))
    assert [(c.metric, c.baselines) for c in found] == [
        ("throughput", ("Heron", "Wren")),
        ("energy_efficiency", ("Heron", "Wren")),
    ]
    found = EXTRACTOR.claims(Paper("t", "Lark", f"We propose Lark. {sentence}, respectively."))
    assert [c.baselines for c in found] == [("Heron",), ("Wren",)]


def test_what_a_value_stands_above_and_below() -> None:
    sentence = (
        "Lark earns a score of 3.24/5, above the plain variant (2.43/5) and below Wren (3.68/5)."
    )
    assert [(c.low, c.baseline_value) for c in claims(sentence)] == [(3.24, 2.43)]


@pytest.mark.parametrize(
    ("sentence", "values", "rivals"),
    [
        (
            "Lark reaches 72% on Nest, beating the best baselines (Heron 71%, Wren 67%).",
            [72.0],
            ("Heron", "Wren"),
        ),
        ("Lark reaches 72% on Nest (Heron: 71%, Wren: 67%).", [72.0], ("Heron", "Wren")),
        (
            "Lark runs at 72 FPS, faster than all baselines (Heron 31 FPS, Wren 27 FPS).",
            [72.0],
            ("Heron", "Wren"),
        ),
        (
            "Lark reaches 72% on Nest, beating the strongest baseline (Heron, 71%).",
            [72.0],
            ("Heron",),
        ),
        (
            "Lark is 2x faster than other models (Heron-7B, Wren 3.5).",
            [2.0],
            ("Heron-7B", "Wren 3.5"),
        ),
    ],
)
def test_rivals_and_their_levels_in_one_bracket(
    sentence: str, values: list[float], rivals: tuple[str, ...]
) -> None:
    found = claims(sentence)
    assert ([c.low for c in found], found[0].baselines) == (values, rivals)
