"""Several rivals and several values: which of them belong together."""

from __future__ import annotations

import pytest

from tests.lark import claims

Told = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark improves the throughput of Heron by 2.3x while reducing memory by 35%.",
            [("2.3x", ("Heron",)), ("35%", ("Heron",))],
        ),
        (
            "Lark makes Heron 8.9x faster and 2.8x more energy-efficient.",
            [("8.9x", ("Heron",)), ("2.8x", ("Heron",))],
        ),
        (
            "Lark reduces the latency of Heron by 40% and achieves 5x higher throughput than Teal.",
            [("40%", ("Heron",)), ("5x", ("Teal",))],
        ),
        (
            "Lark achieves 5x higher throughput than Teal and reduces the latency of Heron by 40%.",
            [("5x", ("Teal",)), ("40%", ("Heron",))],
        ),
        (
            "Lark improves the throughput of Heron by 2x and memory by 30% compared to Teal.",
            [("2x", ("Teal",)), ("30%", ("Teal",))],
        ),
        (
            "Lark cuts the latency of Heron by 40%, and the second stage saves 5% of energy.",
            [("40%", ("Heron",)), ("5%", ())],
        ),
    ],
)
def test_what_is_changed_is_held_against_itself(sentence: str, told: Told) -> None:
    assert [(c.text, c.baselines) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark matches the accuracy of Heron with 1.6x lower cost and 2.6x higher throughput.",
            [("1.6x", ("Heron",)), ("2.6x", ("Heron",))],
        ),
        (
            "Lark trains 2.3x faster than Heron with 40% less memory, and 1.4x faster than Teal.",
            [("2.3x", ("Heron",)), ("40%", ("Heron",)), ("1.4x", ("Teal",))],
        ),
        (
            "With 30% fewer FLOPs, Lark outperforms Heron by 1.2% on ImageNet.",
            [("30%", ("Heron",)), ("1.2%", ("Heron",))],
        ),
        (
            "Lark cuts DRAM access by 10x, and achieves 1.6x and 3.0x speedup over Heron and Teal, "
            "respectively.",
            [("10x", ()), ("1.6x", ("Heron",)), ("3.0x", ("Teal",))],
        ),
        (
            "Compared with Heron and Teal, Lark reduces latency and memory by 73% and 65%, "
            "respectively.",
            [("73%", ("Heron", "Teal")), ("65%", ("Heron", "Teal"))],
        ),
        (
            "Lark reduces latency and memory by 73% and 65% over Heron and Teal, respectively.",
            [("73%", ("Heron",)), ("65%", ("Teal",))],
        ),
        ("Lark achieves a 2.3x speedup, which surpasses Heron.", [("2.3x", ("Heron",))]),
    ],
)
def test_gains_go_with_their_rivals(sentence: str, told: Told) -> None:
    assert [(c.text, c.baselines) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("It is 2.3x and 1.7x faster, respectively.", [("Heron",), ("Teal",)]),
        ("It is 2.3x and 1.7x faster on MMLU and GSM8K, respectively.", [(), ()]),
    ],
)
def test_gains_are_dealt_to_the_rivals_told_before(
    sentence: str, rivals: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(f"Lark outperforms Heron and Teal. {sentence}")] == rivals


def test_a_list_goes_back_to_the_rival_before_its_colon() -> None:
    told = claims(
        "Lark trains faster than older systems: 15% speedup on BERT compared to Heron, 3x speedup "
        "on GPT-2, and 2.4x speedup on ViT."
    )
    assert [c.baselines for c in told] == [("Heron",), ("older systems",), ("older systems",)]


def test_a_clause_behind_a_level_shares_its_rival() -> None:
    told = claims(
        "Lark achieves 1470 frames/s, which is 12.6x faster and 2.5x more energy-efficient than "
        "Heron."
    )
    assert [c.baselines for c in told][1:] == [("Heron",), ("Heron",)]


def test_a_multiple_of_a_device_is_held_against_it() -> None:
    told = claims("Lark would raise TOPS/Watt to nearly 70x the GPU and 200x the CPU.")
    assert [c.baselines for c in told] == [("GPU",), ("CPU",)]
    assert not any(c.hardware for c in told)
