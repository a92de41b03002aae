"""Several things of one's own, each with its values, "respectively"."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark-S and Lark-L achieve accuracies of 71.2% and 78.4%, respectively.",
        "Lark-S and Lark-L achieve throughputs of 711 and 178 tokens/s, respectively.",
        "We release Lark-S and Lark-L, achieving 100 FPS and 30 FPS, respectively.",
        "We present two models, Lark-S and Lark-L, reaching 71.2% and 78.4%, respectively.",
        "We propose a loss and train Lark-S and Lark-L, which reach 71% and 78%, respectively.",
    ],
)
def test_each_value_is_of_the_model_in_its_place(sentence: str) -> None:
    assert [c.method for c in claims(sentence)] == ["Lark-S", "Lark-L"]


def test_what_a_bracket_adds_is_of_the_same_model() -> None:
    told = claims(
        "We release Lark-S and Lark-L, achieving 100 FPS (30x faster than Heron) and 30 FPS "
        "(60x faster than Teal), respectively."
    )
    assert [(c.text, c.method) for c in told] == [
        ("100 FPS", "Lark-S"),
        ("30x", "Lark-S"),
        ("30 FPS", "Lark-L"),
        ("60x", "Lark-L"),
    ]


def test_a_new_subject_keeps_its_values() -> None:
    told = claims(
        "We compare Heron and Teal on MMLU and GSM8K, where Lark gains 3% and 5%, respectively."
    )
    assert {c.method for c in told} == {"Lark"}
