"""Sentences beside those that a mechanism reads: where its reading ends."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        (
            "In cost, Lark beats Heron by 30%, and in accuracy it beats Wren by 3%.",
            ["cost", "accuracy"],
        ),
        ("In latency, it ties Heron; in speed, it beats Wren by 2x.", ["speed"]),
        (
            "In terms of throughput, Lark beats Heron by 2x and Wren by 3x.",
            ["throughput", "throughput"],
        ),
        ("Lark reduces memory, outperforming Heron by 3 points.", ["score"]),
    ],
)
def test_an_opening_measure_holds_for_its_own_clause(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark gains 4 points over Heron with fine-tuning and 2 points without.", ["Heron"] * 2),
        ("Lark is 2x faster than attention followed by RoPE.", ["attention"]),
        ("Lark is 2x faster than code tuned by Heron.", ["Heron"]),
        ("Its latency is 12 ms over TCP's 19 ms.", ["TCP"]),
    ],
)
def test_a_rival_has_no_more_words_than_its_own(sentence: str, rivals: list[str]) -> None:
    assert [c.baselines for c in claims(sentence)] == [(name,) for name in rivals]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("Lark competes with an A100, using 30% less energy.", []),
        ("Lark is 2x faster with an H100.", ["H100"]),
    ],
)
def test_a_device_that_one_vies_with_is_no_place(sentence: str, devices: list[str]) -> None:
    (claim,) = claims(sentence)
    assert [h.name for h in claim.hardware] == devices


def test_a_name_that_a_dash_parts_from_its_size_is_read() -> None:
    (claim,) = claims("Lark -3B outperforms Heron by 21%.")
    assert claim.baselines == ("Heron",)
