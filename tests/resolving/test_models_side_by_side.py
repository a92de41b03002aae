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


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        (
            "The success rate is 54% for Heron, 43% for Wren and 71% for NestBench-Agent.",
            ["Heron", "Wren", "NestBench-Agent"],
        ),
        (
            "Agents agree in 54% of cases for the base model and 47% for our chat-tuned model.",
            ["base model", "chat-tuned model"],
        ),
        (
            "The mean score is 54.1 (GPT-4o), 43.2 (Llama-3) and 71.5 (NestBench-Agent).",
            ["GPT-4o", "Llama-3", "NestBench-Agent"],
        ),
        (
            "GPT-4o achieves the best result at 54.1%, followed by Llama-3 at 43.2%.",
            ["GPT-4o", "Llama-3"],
        ),
        ("GPT-4o peaks at 54.1%.", ["GPT-4o"]),
        ("The best performing model, GPT-4o, tops out at 52.8%.", ["GPT-4o"]),
    ],
)
def test_each_value_has_its_own_model(sentence: str, owners: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == owners


def test_what_follows_for_may_be_a_language() -> None:
    found = claims("The success rate is 54% for English and 43% for German.")
    assert {c.method for c in found}.isdisjoint({"English", "German"})


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        ("State-space kernels account for 55% of latency.", [("State-space kernels", "latency")]),
        ("Communication takes up 55% of training time.", [("Communication", "training time")]),
        (
            "Analysis shows that memory accesses account for 55% of total energy.",
            [("memory accesses", "total energy")],
        ),
        (
            "Bookkeeping accounts for up to 90% of total latency and 44% of dynamic energy.",
            [("Bookkeeping", "total latency"), ("Bookkeeping", "dynamic energy")],
        ),
        (
            "Decoding dominates the runtime, accounting for over 55% of latency.",
            [("Decoding", "latency")],
        ),
    ],
)
def test_what_has_a_share_is_held_against_the_whole(
    sentence: str, shares: list[tuple[str, str]]
) -> None:
    found = claims(sentence)
    assert [(c.method, *c.baselines) for c in found] == shares
