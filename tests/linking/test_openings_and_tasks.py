"""Settings told in the opening of a sentence, or right behind what is measured."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def settings(sentence: str) -> list[list[str]]:
    """The settings of each claim of a sentence about Lark."""
    paper = Paper("t", "Lark: Fast Decoding", f"We propose Lark. {sentence}")
    return [list(c.setting) for c in EXTRACTOR.claims(paper)]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("For videos longer than 20 minutes", ["videos longer than 20 minutes"]),
        ("At a batch size of 32", ["batch size of 32"]),
        ("At a sequence length of 128K", ["sequence length of 128K"]),
        ("For long contexts", ["long contexts"]),
        ("In scenarios with heavy traffic", ["scenarios with heavy traffic"]),
        ("In real-world flight tests", ["real-world flight tests"]),
        ("On NestEval with Llama-3-8B", ["NestEval", "Llama-3-8B"]),
        ("Relative to Wren on NestEval", ["NestEval"]),
        ("Benchmarked on NestEval against the Wren taxonomy", ["NestEval"]),
        ("By evaluating on five networks across six tasks", ["five networks", "six tasks"]),
    ],
)
def test_what_opens_a_sentence_holds_for_all_its_values(opening: str, expected: list[str]) -> None:
    sentence = f"{opening}, Lark cuts latency by 30% and memory by 45%."
    assert settings(sentence) == [expected, expected]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Experiments with five LLMs confirm that", ["five LLMs"]),
        (
            "Tests over image classification and parsing tasks show that",
            ["image classification and parsing tasks"],
        ),
        (
            "Experiments on NestEval across three models (e.g., Foo) demonstrate that",
            ["NestEval", "Foo"],
        ),
        ("Experiments on 4 real memory designs show that", ["4 real memory designs"]),
        (
            "Evaluations demonstrate that, when running Heron-7B models on one A100,",
            ["Heron-7B models"],
        ),
    ],
)
def test_what_one_experimented_on(opening: str, expected: list[str]) -> None:
    assert settings(f"{opening} Lark is 2x faster.") == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark has 97% recall for anger and 64% for grief.", [["anger"], ["grief"]]),
        ("Lark is 15x faster for small objects.", [["small objects"]]),
        ("Lark has a success rate of 80% in cluttered scenes.", [["cluttered scenes"]]),
        ("Lark scores 76.2 on NestEval, beating Heron by 4.5 points.", [["NestEval"]] * 2),
        ("Lark leads on NestEval, where it beats Heron by 4.5 points.", [["NestEval"]]),
        (
            "Lark gains 7.3% and 6.4% accuracy on indoor and outdoor scenes, respectively.",
            [["indoor scenes"], ["outdoor scenes"]],
        ),
        (
            "Lark reaches 76.1% and 74.8% accuracy for forward and reverse passes, respectively.",
            [["forward passes"], ["reverse passes"]],
        ),
    ],
)
def test_each_value_has_what_stands_behind_it(sentence: str, expected: list[list[str]]) -> None:
    assert settings(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In this setting, Lark is 2x faster.",
        "Under these conditions, Lark is 2x faster.",
        "In most cases, Lark is 2x faster.",
        "By relying on Python, Lark is 2x faster.",
        "In initial experiments, Lark is 2x faster.",
        "For everyone, Lark is 2x faster.",
        "Lark gains 14.7% and 4.3% in AUC and ZZQ, respectively.",
        "Lark reaches a correlation of 0.8 for n = 1876.",
        "Lark errs by 10% for distances beyond half a meter.",
        "Lark renders 100 frames per second, producing results with vivid shadows.",
    ],
)
def test_what_tells_nothing_of_where_is_no_setting(sentence: str) -> None:
    assert all(found == [] for found in settings(sentence))
