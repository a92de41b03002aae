"""Under which data, models and conditions a value holds, one way of telling it after another."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def settings(sentence: str) -> list[tuple[str, ...]]:
    """The settings of each claim of a sentence about Lark."""
    paper = Paper("t", "Lark: Fast Decoding", f"We propose Lark. {sentence}")
    return [c.setting for c in EXTRACTOR.claims(paper)]


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Lark is 2x faster on AlphaNet.", "AlphaNet"),
        ("On AlphaNet, Lark is 2x faster.", "AlphaNet"),
        ("For example, on AlphaNet at full size, Lark is 2x faster.", "AlphaNet"),
        ("Experiments on AlphaNet show that Lark is 2x faster.", "AlphaNet"),
        ("We evaluate Lark on AlphaNet and show that it is 2x faster.", "AlphaNet"),
        ("Lark cuts the latency on AlphaNet by 30%.", "AlphaNet"),
        ("Lark reaches an AlphaNet accuracy of 91%.", "AlphaNet"),
        ("Lark leads on sets such as AlphaNet (91.2%).", "AlphaNet"),
        ("Lark is 2x faster across six benchmarks.", "six benchmarks"),
        ("Lark is 2x faster in the rollout phase.", "rollout phase"),
        ("Lark is 2x faster at a 10% retention budget.", "10% retention budget"),
        ("Lark is 2x faster under heavy load.", "heavy load"),
        ("At the lowest level of detail, Lark is 2x faster.", "lowest level of detail"),
        ("Applied to a wide array, Lark is 2x faster.", "wide array"),
        ("When running Heron-7B on one A100, Lark is 2x faster.", "Heron-7B"),
        ("Lark runs the inference of 70B LLMs at 3 tokens/s.", "70B LLMs"),
    ],
)
def test_a_setting_is_found_wherever_it_is_told(sentence: str, setting: str) -> None:
    assert settings(sentence) == [(setting,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "On average, Lark is 2x faster.",
        "In contrast, Lark is 2x faster in practice.",
        "In our experiments, Lark is 2x faster on one A100.",
        "On the other hand, Lark is 2x faster with no loss in accuracy.",
    ],
)
def test_turns_of_phrase_and_devices_are_no_setting(sentence: str) -> None:
    assert settings(sentence) == [()]


def test_settings_in_order_go_with_the_values_in_order() -> None:
    found = settings("Lark reaches 37 mm and 13 mm MPJPE on Alpha3D and Beta3D, respectively.")
    assert found == [("Alpha3D",), ("Beta3D",)]


def test_a_value_with_a_setting_of_its_own_leaves_those_of_the_study() -> None:
    found = settings("Experiments on A1 and B1 show gains of 5% in F1 on A1 and 4% on B1.")
    assert found == [("A1",), ("B1",)]


def test_a_setting_at_the_end_holds_for_what_is_coordinated() -> None:
    assert settings("Lark cuts latency by 5% and memory by 3% on AlphaNet.") == [("AlphaNet",)] * 2


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Using 1.4k labelled samples, Lark cuts errors by 34%.", "1.4k labelled samples"),
        ("With just five videos, Lark reaches an accuracy of 80%.", "five videos"),
        ("Lark reaches 82.7 on NestEval.", "NestEval"),
        ("Lark reaches an accuracy of 85% on the test set.", "test set"),
        ("Lark leads on NestBench, exceeding Heron by 36% in accuracy.", "NestBench"),
        ("Lark gives a 2x speedup in reconstruction.", "reconstruction"),
        ("Lark keeps an accuracy of 92% under the same time limit.", "same time limit"),
        (
            "Tests on synthetic and real-world datasets show that Lark cuts errors by 37%.",
            "synthetic and real-world datasets",
        ),
    ],
)
def test_how_much_was_used_and_at_what_are_settings(sentence: str, setting: str) -> None:
    assert settings(sentence) == [(setting,)]


def test_measures_said_each_time_take_the_sets_in_order() -> None:
    sentence = "Lark reaches 77% mAP, 86% mAP, and 96% mAP on A1, B1, and C1, respectively."
    assert settings(sentence) == [("A1",), ("B1",), ("C1",)]


def test_the_best_results_elsewhere_are_another_setting() -> None:
    sentence = (
        "Lark is best on the Nest dataset, with an improvement of 17%, and also on the Song"
        " dataset, with an improvement of 2%."
    )
    assert settings(sentence) == [("Nest",), ("Song",)]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Lark gains 4.2% on parsing and 5.1% on tagging.", "parsing", "tagging"),
        ("Lark gives gains of 4.2% in parsing and 5.1% in search.", "parsing", "search"),
        (
            "Lark gives a 2.3x speedup on short inputs and 3.1x on long inputs.",
            "short inputs",
            "long inputs",
        ),
    ],
)
def test_values_listed_in_one_form_have_a_setting_each(
    sentence: str, first: str, second: str
) -> None:
    assert settings(sentence) == [(first,), (second,)]


def test_a_gain_beside_a_level_is_gained_where_the_level_is_reached() -> None:
    sentence = "Lark reaches 82% on Nest, a gain of 11% over Heron, and 97% on Song."
    paper = Paper("t", "Lark: Fast Decoding", f"We propose Lark. {sentence}")
    found = [(c.setting, c.baselines) for c in EXTRACTOR.claims(paper)]
    assert found == [(("Nest",), ("Heron",)), (("Nest",), ("Heron",)), (("Song",), ())]


def test_a_value_is_no_setting_of_itself() -> None:
    assert settings("Lark keeps 92% accuracy under an 89% token reduction.")[1] == ()


def test_a_mean_in_brackets_was_measured_where_the_best_was() -> None:
    sentence = "Lark gives speedups of up to 8.9x (3.7x on average) over Heron on Nest-50."
    assert settings(sentence) == [("Nest-50",)] * 2


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark gains 4.2% on parsing and 5.1% on average.", [("parsing",), ()]),
        ("Lark gains 4.2% in training and 5.1% in testing.", [(), ("testing",)]),
        ("Lark runs at 30 FPS with under 1% accuracy loss.", [(), ()]),
    ],
)
def test_a_place_of_one_value_does_not_spill_over(
    sentence: str, told: list[tuple[str, ...]]
) -> None:
    assert settings(sentence) == told


def test_a_further_statement_may_hold_elsewhere() -> None:
    assert settings("On Nest, Lark gains 5%; on Song, it gains 7%.") == [("Nest",), ("Song",)]


def test_images_of_a_size_are_a_setting() -> None:
    sentence = "Lark gives a 2.6x speedup on 1024px images and a 3.1x speedup on video."
    assert settings(sentence) == [("1024px images",), ("video",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "On NestQA, WingQA, and FledgeQA, Lark achieves 91.2%, 83.4%, and 77.5% accuracy.",
        "Lark reaches 91.2% (NestQA), 83.4% (WingQA), and 77.5% (FledgeQA) accuracy.",
        "Lark sets new records: 91.2% on NestQA, 83.4% on WingQA, and 77.5% on FledgeQA.",
        "Lark achieves top results on NestQA (91.2%), WingQA (83.4%), and FledgeQA (77.5%).",
        "Lark improves over Heron on NestQA (+91.2%), WingQA (+83.4%) and FledgeQA (+77.5%).",
    ],
)
def test_of_several_data_sets_each_value_has_its_own(sentence: str) -> None:
    assert settings(sentence) == [("NestQA",), ("WingQA",), ("FledgeQA",)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark beats Heron by 5.3 points at similar latency.", ["similar latency"]),
        ("Lark beats Heron by 5.3 points at the same memory budget.", ["same memory budget"]),
        ("Lark reaches 90.8% accuracy in the 7B model.", ["7B model"]),
        ("It saves much: across six data sets, Lark cuts traffic by 91%.", ["six data sets"]),
        ("Lark is 2.3x and 1.8x faster with 4 and 8 nodes.", ["4 nodes", "8 nodes"]),
        (
            "For 3 Billion, 40 Billion, and 2 Trillion parameters, Lark sustains 41.2 TFLOPS, "
            "39.7 TFLOPS, and 35.5 TFLOPS, respectively.",
            ["3 Billion parameters", "40 Billion parameters", "2 Trillion parameters"],
        ),
    ],
)
def test_equal_conditions_and_numbers_with_their_noun(sentence: str, expected: list[str]) -> None:
    assert settings(sentence) == [(name,) for name in expected]
