"""Whose a value is where the sentence before, or a clause that gives a name, tells it."""

from __future__ import annotations

import pytest

from extractor import Paper
from tests.lark import EXTRACTOR, claims


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("The resultant models, denoted as Lark-LS, reach 71% accuracy.", "Lark-LS"),
        ("The resultant models, referred to as Lark-LS, reach 71% accuracy.", "Lark-LS"),
        ("The resulting cache is termed Teal which is 60 times smaller than Heron.", "Teal"),
        ("The resulting cache is called Teal, which is 60 times smaller than Heron.", "Teal"),
        ("Our 8-bit Lark cuts memory by 82%.", "8-bit Lark"),
        ("Our Lark outperforms 8-bit Heron by 3 points.", "Lark"),
        ("Lark-L beats Heron. It reaches 81% accuracy.", "Lark-L"),
        ("Lark-L beats Heron. It is sparse. It reaches 81% accuracy.", "Lark-L"),
        ("Lark-L beats Heron. Lark is sparse. It reaches 81% accuracy.", "Lark"),
    ],
)
def test_method(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Heron is outperformed by Lark by 33%.", [("Lark", ("Heron",))]),
        ("Heron is outperformed by 33%.", [("Lark", ("Heron",))]),
        ("Heron and Wren are outperformed by Lark by 3 points.", [("Lark", ("Heron", "Wren"))]),
        ("On Nests, prior readers are outperformed by 3 points.", [("Lark", ("prior readers",))]),
        (
            "Heron and Wren are outperformed by 46% and 13%, respectively.",
            [("Lark", ("Heron",)), ("Lark", ("Wren",))],
        ),
        ("Lark is outperformed by Heron by 3%.", [("Heron", ("Lark",))]),
        ("Lark outperformed Heron by 3%.", [("Lark", ("Heron",))]),
    ],
)
def test_who_beats_whom(sentence: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(c.method, c.baselines) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("before", "method"),
    [
        ("Heron is widely used. However, it requires 15.5 GB of memory.", "Heron"),
        ("Trees are widely used. However, they require 15.5 GB of memory.", "Trees"),
        ("Heron is widely used. However, they require 15.5 GB of memory.", None),
        ("Training Heron takes 119 GPU days.", "Heron"),
        ("Training Night Heron takes 119 GPU days.", "Night Heron"),
        ("Existing readers suffer from a 66% accuracy drop.", "Existing readers"),
    ],
)
def test_background(before: str, method: str | None) -> None:
    paper = Paper("t", "", f"{before} We propose Lark, a cache. Lark cuts latency by 40%.")
    first, second = EXTRACTOR.claims(paper)
    assert (first.method, first.own, second.method) == (method, False, "Lark")


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (
            "We propose a paging cache with two parts. Combining these parts gives a 9x speedup",
            "paging cache",
        ),
        ("We introduce a song weighting scheme. Our model runs at 9 FPS", None),
        ("We introduce a song weighting scheme. Our scheme runs at 9 FPS", "song weighting scheme"),
        ("We introduce a song transformer. Our model runs at 9 FPS", "song transformer"),
    ],
)
def test_nothing_has_a_name(text: str, method: str | None) -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", "", f"{text}."))
    assert claim.method == method
