"""Settings in front of a statement: where they end, what is none, and which value has which."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("For Wren-large the checkpoint stall falls from 41 s to 3 s.", "Wren-large"),
        ("With 4 cached experts the hit rate is about 0.72.", "4 cached experts"),
        ("On read-heavy workloads Lark beats Heron by 2x.", "read-heavy workloads"),
        ("On Llama-7B our method is 2x faster.", "Llama-7B"),
        ("For long prompts our method is 2x faster.", "long prompts"),
        ("Under heavy load the tail latency drops by 40%.", "heavy load"),
        ("With the same batch size, Lark cuts the latency by 2x.", "same batch size"),
        ("Averaged over six datasets, Lark gains 2 points.", "six datasets"),
        ("A 512x512 image takes 98 ms.", "512x512 image"),
        ("With 90% sparsity, Lark is 2x faster.", "90% sparsity"),
        ("At 20% cache size, Lark is 2x faster.", "20% cache size"),
        ("With 50% of the weights pruned, Lark is 2x faster.", "50% of the weights pruned"),
        ("For the task of bird counting, Lark gains 2 points.", "bird counting"),
    ],
)
def test_what_a_statement_opens_with(sentence: str, setting: str) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == (setting,)
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    "sentence",
    [
        "With kernel fusion and weight packing, Lark is 2.1x faster than Heron.",
        "With careful kernel-level optimizations, Lark is 2.1x faster than Heron.",
        "In isolation, Lark is 2.1x faster.",
        "In absolute numbers, Lark saves 31 GB.",
        "Lark cuts the total delay in fetching and reading songs by 3x.",
        "Lark cuts the error by 20%, paving the way for the development of song models.",
    ],
)
def test_means_and_phrases_are_no_settings(sentence: str) -> None:
    assert [c.setting for c in claims(sentence)] == [()]


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("On NestQA, Lark gains 2 points, and on WingEval 3 points.", ["NestQA", "WingEval"]),
        ("Lark gains 2 points on NestQA and 3 on WingEval.", ["NestQA", "WingEval"]),
        ("Lark is 2x faster on models including Llama-3 and GLM-4.", ["Llama-3 GLM-4"]),
        (
            "In 4 bits we outperform Heron by 11.6 AP, Teal by 7.2 AP and Wren by 1.8 AP.",
            ["4 bits"] * 3,
        ),
        (
            "Lark beats Heron and Teal by 4.7x and 11.3x, and accuracy drops by 0.4 points"
            " for ResNet-18.",
            ["", "", "ResNet-18"],
        ),
    ],
)
def test_each_value_has_its_own_setting(sentence: str, settings: list[str]) -> None:
    assert [" ".join(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("With 40% less memory, Lark is 2x faster.", [40, 2]),
        ("With 71% accuracy, Lark is 2x faster.", [71, 2]),
        ("With 98% of the accuracy retained, Lark is 2x faster.", [98, 2]),
    ],
)
def test_a_result_that_opens_is_no_setting(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Lark has 96% accuracy in counting songs.", ("counting songs",)),
        ("Lark has 96% accuracy in challenging scenes.", ("challenging scenes",)),
        ("Lark delivers a 4.9x speedup of a single MoE layer over Heron.", ("single MoE layer",)),
        ("Lark delivers a speedup of 4.9x over Heron.", ()),
    ],
)
def test_at_what_a_result_was_reached(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == setting


def test_a_run_of_values_shares_what_stands_behind_the_last() -> None:
    found = claims(
        "Lark achieves 2x and 3x speedup and 4x and 5x energy efficiency over GPU and CPU,"
        " respectively, on 8 GPT models."
    )
    assert [c.setting for c in found] == [("8 GPT models",)] * 4


def test_a_gerund_keeps_its_object() -> None:
    (claim,) = claims("Lark is 3x faster than restarting the instance.")
    assert claim.baselines == ("restarting the instance",)
