"""Whose value it is where a sentence tells of several things, or the paper names nothing."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


@pytest.mark.parametrize(
    ("sentence", "methods"),
    [
        (
            "The lift policy reached 91% success, and the turn policy reached 84% success.",
            ["lift policy", "turn policy"],
        ),
        ("The learned policy reached 91% success.", ["Lark"]),
        ("The most visible gain reaches 50% in recall.", ["Lark"]),
        ("A broad layout exploration is presented, reaching 4x higher throughput.", ["Lark"]),
        ("A lidar-only variant reaches 0.81 mIoU.", ["lidar-only variant"]),
        (
            "SwiftQ raises perplexity by 4.1, Wrenda by 0.9 and TernGPT by 0.7.",
            ["SwiftQ", "Wrenda", "TernGPT"],
        ),
        ("Lark cuts FID by 36% and KVQ by 20%.", ["Lark", "Lark"]),
        ("Heron and Wren both reach 95.1% accuracy.", ["Heron", "Wren"]),
        ("Heron-S and Heron-L each reach a recall of 96.5%.", ["Heron-S", "Heron-L"]),
        (
            "Scores drop, with the best staged planner and one-step model reaching 51.7% and 20.9%"
            " success, respectively.",
            ["best staged planner", "one-step model"],
        ),
        ("Lark-Finder 260M reaches 52.3% recall.", ["Lark-Finder 260M"]),
    ],
)
def test_whose_value(sentence: str, methods: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == methods


@pytest.mark.parametrize(
    ("title", "text", "methods"),
    [
        (
            "Gait Analysis at the Edge",
            "We compare detectors on wearables. Thresholding obtains a recall of 89%.",
            ["Thresholding"],
        ),
        (
            "Forecasting Delays in Freight Networks",
            "The proposed Chebyshev stacked grid network (ChSGN) is a hybrid of two encoders."
            " An accuracy of 98.1% is obtained.",
            ["ChSGN"],
        ),
        (
            "Say What You Plan",
            "We describe this gap as a lack of faithfulness between what is said and what is done,"
            " and introduce a runtime plan steering method. It gains 15% in success over prior"
            " work.",
            ["runtime plan steering method"],
        ),
        (
            "Sorting Eggs at the Edge",
            "Eggs differ. We then use staged fine-tuning to adapt the reader, increasing its recall"
            " from 40.1% to 61.5%.",
            ["staged fine-tuning"],
        ),
        (
            "Sorting Eggs at the Edge",
            "Eggs differ. When cutting after the second layer, the latency is reduced by 57%.",
            ["cutting after the second layer"],
        ),
        (
            "Egg Notes with Language Models",
            "We fine-tune a compact reader on 40,000 notes. An F1 of 0.87 is obtained.",
            ["compact reader"],
        ),
        (
            "Eggs Are Sorted in Practice",
            "We study sorters. Accuracy reaches 91% on brown eggs.",
            [None],
        ),
        (
            "Filtering Answers in Bird Surveys",
            "We ask models about photographs. Baseline accuracy was 50.3% for Llama-3 and 53.6%"
            " for Qwen2.5.",
            ["Llama-3", "Qwen2.5"],
        ),
    ],
)
def test_papers_without_a_plain_name(title: str, text: str, methods: list[str | None]) -> None:
    assert [c.method for c in EXTRACTOR.claims(Paper("t", title, text))] == methods


@pytest.mark.parametrize(
    ("title", "method"),
    [
        ("Feeding Idle Stoves Using Paired Sparse Scorers", "Paired Sparse Scorers"),
        ("Staggered Hearth Feeding for Small Ovens", "Staggered Hearth Feeding"),
        ("Memory Parts of Idle Stoves", "memory part"),
        ("Memorizing Old Embers in Ovens", "memory part"),
        ("The Impact of Wood on Idle Stoves", "memory part"),
    ],
)
def test_a_part_is_not_what_the_paper_is_about(title: str, method: str) -> None:
    text = "We introduce a memory part that keeps old embers. Heat loss drops by 85.8%."
    assert [c.method for c in EXTRACTOR.claims(Paper("t", title, text))] == [method]
