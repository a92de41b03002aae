"""Which models, data and inputs each value of a sentence belongs to."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for
from tests.lark import claims

EXTRACTOR = extractor_for(load_rules())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("With 4-bit weights, Lark is 2x faster.", [["4-bit weights"]]),
        ("With a budget of 4096 tokens, Lark is 2x faster.", [["budget of 4096 tokens"]]),
        ("Built upon Swin-T, Lark reaches an mIoU of 71.", [["Swin-T"]]),
        ("On NestEval with Heron-7B, Lark is 2x faster.", [["NestEval", "Heron-7B"]]),
        ("Lark is 2x faster for prompts of 512 tokens.", [["prompts of 512 tokens"]]),
        ("With merely 150 images, Lark reaches an accuracy of 91%.", [["150 images"]]),
        ("On the challenging NestEval benchmark, Lark is 2x faster.", [["NestEval"]]),
        ("Lark is 2x faster at 90% sparsity.", [["90% sparsity"]]),
        ("In a 28 nm process, Lark draws 2.1 W.", [["28 nm process"]]),
        ("Lark cuts the latency of a 5-second clip by 40%.", [["5-second clip"]]),
        ("Lark cuts the memory of 128K-token contexts by 40%.", [["128K-token contexts"]]),
    ],
)
def test_inputs_and_ways_of_running(sentence: str, expected: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Compared with Wren and Heron, Lark is 2x faster.",
        "With two GPUs, Lark is 2x faster.",
        "Over 1.8 km, Lark is 2x faster.",
        "Lark is 2x faster with a standard deviation of 0.2%.",
        "With this approach, Lark is 2x faster.",
    ],
)
def test_rivals_devices_and_spread_are_no_settings(sentence: str) -> None:
    assert [c.setting for c in claims(sentence)] == [()]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Llama-7B within Lark decodes 2x faster.", [["Llama-7B"]]),
        (
            "Lark reaches an ImageNet accuracy of 88% and a COCO mAP of 56.4.",
            [["ImageNet"], ["COCO"]],
        ),
        ("Lark speeds up a 7B model by 2x.", [["7B model"]]),
        ("Lark compresses the 1.6B parameter T5-XL model by 20x.", [["T5-XL"]]),
        ("Lark scores 71% on MMLU and 54% on GSM8K.", [["MMLU"], ["GSM8K"]]),
        ("Lark raises GSM8K accuracy by 4% and cuts latency by 30%.", [["GSM8K"], ["GSM8K"]]),
    ],
)
def test_known_models_and_data(sentence: str, expected: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike models such as GPT-5, Lark reaches an accuracy of 88%.",
        "Answers of Lark are preferred 61% of the time as judged by GPT-4.",
        "Lark reaches a CLIP score of 0.31.",
    ],
)
def test_examples_judges_and_measures_are_no_settings(sentence: str) -> None:
    assert [c.setting for c in claims(sentence)] == [()]


@pytest.mark.parametrize(
    "sentence",
    [
        "On NestQA and SongQA, Lark reaches 71% and 54% accuracy and beats Wren.",
        "Experiments on NestQA and SongQA show that Lark reaches an accuracy of 71% and 54%.",
    ],
)
def test_as_many_values_as_data_sets_take_one_each(sentence: str) -> None:
    assert [list(c.setting) for c in claims(sentence)] == [["NestQA"], ["SongQA"]]


def test_an_average_and_a_peak_share_what_they_are_of() -> None:
    found = claims("On NestQA and SongQA, Lark is 1.8x on average and up to 2.4x faster.")
    assert [list(c.setting) for c in found] == [["NestQA", "SongQA"]] * 2


def test_gains_are_where_their_levels_are() -> None:
    found = claims(
        "Lark scores 71% on NestQA and 54% on SongQA, which are 4 and 2 points above Wren."
    )
    assert [list(c.setting) for c in found] == [["NestQA"], ["SongQA"]] * 2


def test_values_of_others_are_measured_on_the_benchmark() -> None:
    text = (
        "We present SongBench, a benchmark of 400 songs. GPT-4o reaches an accuracy of 41%. "
        "On NestQA, GPT-4o reaches an accuracy of 52%."
    )
    found = EXTRACTOR.claims(Paper("t", "SongBench: Can Models Sing?", text))
    assert [list(c.setting) for c in found] == [["SongBench"], ["NestQA"]]


def test_a_method_is_no_setting() -> None:
    found = claims("GPT-4o reaches an accuracy of 41%, and Gemini-2.5 reaches 38%.")
    assert [c.setting for c in found] == [(), ()]


def test_a_point_in_two_measures_is_in_one_place() -> None:
    found = claims(
        "Lark yields 75.1% mIoU at 96 FPS on NestSeg and 72.3% mIoU at 210 FPS on B-Seg."
    )
    assert [list(c.setting) for c in found] == [["NestSeg"]] * 2 + [["B-Seg"]] * 2


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("DeepSeekMath reaches 51% on MATH.", ["MATH"]),
        ("Lark reaches 81% on LarkBench.", ["LarkBench"]),
        ("Lark learns from GPT-4 and reaches an accuracy of 88%.", []),
        ("Although GPT-4 fails, Lark reaches an accuracy of 88%.", []),
        ("Lark reaches an accuracy of 88%, close to Llama-70B.", []),
        ("Retrieval quality improves by 12% over Heron.", []),
        ("Lark is a 7B model that scores 71% on NestQA.", ["NestQA"]),
        ("Lark serves a 7B model 2x faster than Heron.", ["7B model"]),
        ("Distilled from GPT-4, Lark reaches 71% on NestQA.", ["NestQA"]),
        ("Using Equation 3, Lark cuts latency by 40%.", []),
        ("Lark gains 4% on Chinese benchmarks.", ["Chinese benchmarks"]),
        ("Lark gains 4% on NestQA benchmarks.", ["NestQA"]),
        ("Lark runs at 30 FPS or higher on a phone.", ["phone"]),
    ],
)
def test_only_what_was_worked_on_is_a_setting(sentence: str, settings: list[str]) -> None:
    (claim,) = claims(sentence)
    assert list(claim.setting) == settings


@pytest.mark.parametrize(
    "sentence",
    [
        "On NestQA, Lark takes 40 ms, and on SongQA, it takes 80 ms.",
        "On NestQA, Lark takes 40 ms, while on SongQA, it takes 80 ms.",
        "On NestQA, Lark takes 40 ms; on SongQA, it takes 80 ms.",
        "Lark takes 40 ms on NestQA, and on SongQA, it takes 80 ms.",
    ],
)
def test_a_second_statement_has_its_own_place(sentence: str) -> None:
    assert [list(c.setting) for c in claims(sentence)] == [["NestQA"], ["SongQA"]]
