"""Benchmarks and studies that tell the values of several models in one sentence."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR

from extractor import Claim, Paper

TITLE = "NestBench: Can Agents Build Nests?"


def claims(sentence: str) -> list[Claim]:
    text = f"We introduce NestBench, a benchmark for agents. {sentence}"
    return EXTRACTOR.claims(Paper("t", TITLE, text))


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        (
            "GPT-4.1 leads with 70% accuracy, followed by Claude 3 Opus (66%) and Qwen-3-8B (41%).",
            [("70%", "GPT-4.1"), ("66%", "Claude 3 Opus"), ("41%", "Qwen-3-8B")],
        ),
        (
            "Claude-3 is the best with an F1 of 0.78, Qwen-3-8B obtained 0.66 and GPT-4 only 0.59.",
            [("0.78", "Claude-3"), ("0.66", "Qwen-3-8B"), ("0.59", "GPT-4")],
        ),
        (
            "Qwen-3-8B (63%) outperforms Qwen-3-32B (58%) on wet nests.",
            [("63%", "Qwen-3-8B")],
        ),
        ("The best agent, Claude 3 Opus, scores only 29.5%.", [("29.5%", "Claude 3 Opus")]),
        (
            "GPT-4.1 and Qwen-3 solve 52% and 38% of the nests, respectively.",
            [("52%", "GPT-4.1"), ("38%", "Qwen-3")],
        ),
        (
            "Error rates range from 4.1% (GPT-4.1) to 38.2% (Falcon-7B).",
            [("4.1%", "GPT-4.1"), ("38.2%", "Falcon-7B")],
        ),
        (
            "Small agents trail, with Qwen-3-8B at 41.5% and Llama-3-8B at 33.8%.",
            [("41.5%", "Qwen-3-8B"), ("33.8%", "Llama-3-8B")],
        ),
    ],
)
def test_whose_each_value_is(sentence: str, owners: list[tuple[str, str]]) -> None:
    assert [(c.text, c.method) for c in claims(sentence)] == owners


def test_two_levels_held_against_one() -> None:
    found = claims(
        "GPT-4.1 and Qwen-3 solve 52% and 38% of them, compared to 97% for human birders."
    )
    assert [c.baselines for c in found] == [("human birders",), ("human birders",)]
    assert [c.baseline_value for c in found] == [97, 97]


def test_how_many_things_work() -> None:
    (claim,) = claims("Only 17% of the planned nests pass.")
    assert (claim.text, claim.metric) == ("17%", "success_rate")


def test_whom_one_attacks_is_no_rival() -> None:
    found = claims("The attack succeeds in 81% of trials against GPT-4.1 and 57% against Qwen-3.")
    assert [(c.text, c.baselines) for c in found] == [("81%", ()), ("57%", ())]


def test_the_end_of_a_scale_is_no_result() -> None:
    assert [c.text for c in claims("Raters saw high accuracy (4.61) on a scale of 5.")] == ["4.61"]
