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


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Augmenting Heron with Lark improves accuracy by 3.1%.", [("Heron",)]),
        ("By augmenting Heron with Lark, we reduce latency by 31%.", [("Heron",)]),
        ("Equipping Heron-7B with our method raises accuracy by 3.1%.", [("Heron-7B",)]),
        ("When equipped with Lark, Heron gains 3.1 points on COCO.", [("Heron",)]),
        ("Lark extends Heron with paging and improves its throughput by 2.1x.", [("Heron",)]),
        ("We extend Heron with paging, improving its throughput by 2.1x.", [("Heron",)]),
        ("Lark extends Heron with paging and improves accuracy by 2.1%.", [()]),
        ("Augmenting ImageNet with synthetic images improves accuracy by 3.1%.", [()]),
        ("Augmenting NestSet with synthetic images improves accuracy by 3.1%.", [()]),
        ("Combining Lark with quantization reduces latency by 31%.", [()]),
        ("Augmenting Heron with Lark improves accuracy by 3.1% over Teal.", [("Teal",)]),
    ],
)
def test_what_a_method_is_added_to(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark achieves 61.2 mAP in 40 ms, compared to 60.8 mAP in 150 ms for Heron.", [60.8, 150]),
        (
            "Lark achieves 81.2% accuracy in 40 ms, compared to 80.1% in 150 ms for Heron.",
            [80.1, 150],
        ),
        (
            "Lark reaches 81.2% accuracy with 3 GB of memory, "
            "compared with 80.1% accuracy with 12 GB for Heron.",
            [80.1, 12],
        ),
        ("Lark takes 3 hours, compared to 12 hours for Heron.", [12]),
    ],
)
def test_two_measures_beside_those_of_a_rival(sentence: str, values: list[float]) -> None:
    found = claims(sentence)
    assert [c.baseline_value for c in found] == values
    assert {c.baselines for c in found} == {("Heron",)}


@pytest.mark.parametrize(
    ("told", "rivals"),
    [
        ("in both speed and accuracy", [("Heron",), ("Heron",)]),
        ("in terms of both accuracy and speed", [("Heron",), ("Heron",)]),
        ("in accuracy", [("Heron",), ()]),
    ],
)
def test_beaten_in_two_measures(told: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(f"Lark achieves 53.1% AP at 108 FPS, outperforming Heron {told}.") == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark reduces latency by 41% (resp. 59%) over Heron (resp. Teal).",
            [("Heron",), ("Teal",)],
        ),
        (
            "Compared to Heron (resp. Teal), Lark reduces latency by 41.7% (resp. 59.4%).",
            [("Heron",), ("Teal",)],
        ),
        (
            "Lark reduces latency (resp. memory) by 41% (resp. 59%) over Heron.",
            [("Heron",), ("Heron",)],
        ),
    ],
)
def test_rivals_and_values_in_brackets(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark achieves Heron-level accuracy on ImageNet with 50x fewer parameters.", ("Heron",)),
        ("Lark achieves GPT-4-level accuracy at 30x lower cost.", ("GPT-4",)),
        ("Lark achieves GPT-4-level accuracy at 30x lower cost than Heron.", ("Heron",)),
        ("Lark achieves human-level accuracy with 50x fewer parameters.", ()),
        ("Lark provides OS-level isolation at 30x lower cost.", ()),
    ],
)
def test_at_whose_level(sentence: str, rivals: tuple[str, ...]) -> None:
    assert over(sentence) == [rivals]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark runs in 22 ms at 28.2 mAP, as accurate as Heron but three times faster.",
            [(), ("Heron",), ("Heron",)],
        ),
        ("Lark runs in 22 ms, as fast as Heron.", [("Heron",)]),
    ],
)
def test_as_accurate_as_whom(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


def test_each_of_two_that_are_raised() -> None:
    found = claims("Lark improves Wren from 41.2 to 48.9 and Tern from 39.0 to 47.1.")
    assert [c.baselines for c in found] == [("Wren",), ("Tern",)]


def test_rates_for_a_joule() -> None:
    (claim,) = claims("Lark delivers 1.8x more frames per joule.")
    assert claim.metric == "energy_efficiency"
