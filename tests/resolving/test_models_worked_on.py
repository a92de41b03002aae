"""A model that is served or made smaller is what the paper's own system works on."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


@pytest.mark.parametrize(
    ("sentence", "method", "hardware"),
    [
        ("On an A100, Llama-3-8B is decoded with 19 tokens per second.", "Lark", ["A100"]),
        ("The generated kernels are 1.4x faster than Heron.", "Lark", []),
        ("The memory of Llama-3-8B is reduced by 18%.", "Lark", []),
        ("Compared with Heron, the DRAM consumption is reduced by 91%.", "Lark", []),
        ("Lark is 33 times faster than Heron running on 64 CPUs.", "Lark", []),
        ("Lark solves 98% of the tasks in 64 ms on an RTX 4080.", "Lark", []),
    ],
)
def test_what_is_worked_on_is_not_who_does_it(
    sentence: str, method: str, hardware: list[str]
) -> None:
    claim = claims(sentence)[0]
    assert (claim.method, [h.name for h in claim.hardware]) == (method, hardware)


@pytest.mark.parametrize(
    "sentence",
    [
        "A cold start takes 2.2 s with Lark.",
        "Tuned on songs chosen by Lark, Llama-2-7B reaches a win rate of 57%.",
        "Trained on preemptible machines, GPT-2 XL costs 58% less with Lark.",
    ],
)
def test_what_is_done_with_ours_is_true_of_ours(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    "text",
    [
        "Lark is 2x faster than Heron. It uses 40% less memory.",
        "Lark serves 2x more requests than Heron. On an A100, it uses 40% less memory.",
    ],
)
def test_it_is_what_was_told_of_before_where_nothing_is_proposed(text: str) -> None:
    found = EXTRACTOR.claims(Paper("t", "", text))
    assert [c.method for c in found] == ["Lark", "Lark"]
