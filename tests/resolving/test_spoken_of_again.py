"""Whose a value is where the sentence before, or a clause that gives a name, tells it."""

from __future__ import annotations

import pytest

from tests.lark import claims


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
