"""Rivals that are the object of a change, that a method is put into, or that stand aside."""

from __future__ import annotations

import pytest

from tests.lark import claims


def over(sentence: str) -> list[tuple[str, ...]]:
    """What each claim of a sentence is held against."""
    return [c.baselines for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark boosts Heron by 3.1 points on COCO.", [("Heron",)]),
        ("Lark improves Heron by 12%.", [("Heron",)]),
        ("Lark accelerates GPTQ by up to 2x.", [("GPTQ",)]),
        ("Lark accelerates GPTQ and Teal by 2x and 3x.", [("GPTQ",), ("Teal",)]),
        (
            "Lark improves the throughput of Heron by 2.3x, Teal by 1.7x, and Wren by 1.2x.",
            [("Heron",), ("Teal",), ("Wren",)],
        ),
    ],
)
def test_what_is_raised_is_the_rival(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark accelerates GEMM by 2x.",
        "Lark accelerates BERT by 2x.",
        "Lark accelerates LLMs by 2x.",
        "Lark boosts Hindi by 3.1 points.",
        "Lark improves Pascal by 3.1 points.",
    ],
)
def test_work_and_data_are_no_rivals(sentence: str) -> None:
    assert over(sentence) == [()]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark achieves FID 1.79 with much faster sampling than prior designs.", []),
        ("Lark achieves 81.2% accuracy with far fewer parameters than Heron.", []),
        ("Lark achieves FID 1.79 with much faster sampling (35 steps) than Heron.", []),
        ("Lark achieves 81.2% accuracy, much higher than Heron.", ["Heron"]),
        ("Lark achieves 40% lower latency with much less memory than Heron.", ["Heron"]),
    ],
)
def test_who_is_slower_is_no_rival_of_a_level(sentence: str, rivals: list[str]) -> None:
    assert list(over(sentence)[0]) == rivals
