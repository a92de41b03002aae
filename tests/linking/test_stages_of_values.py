"""The stage of work that each of several values speaks of."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "phases"),
    [
        ("Lark gives 2x faster training and 3x faster sampling.", ["training", "inference"]),
        ("Lark speeds up training by 2x and sampling by 3x.", ["training", "inference"]),
        ("Lark gives 2x faster training and 3x faster search.", ["training", None]),
        ("Lark accelerates training by 2x and rendering by 30x.", ["training", None]),
        ("Lark gives 2x faster training and 3x faster inference.", ["training", "inference"]),
        ("Lark accelerates inference: it is 2x faster on A100s.", ["inference"]),
        ("Lark converts a model in 4 hours: no weights are read at inference.", [None]),
        ("Lark cuts cost by 30%; inference is unchanged.", [None]),
        (
            "Lark has speedups across decoding, forward and backward passes, of 9x, 4x and 6x,"
            " respectively.",
            ["decoding", None, None],
        ),
        ("Lark decodes 3x faster.", ["decoding"]),
        ("Lark speeds up both training and inference by 3x.", ["training", "inference"]),
        ("In training, Lark is 3x faster; for inference, it is 2x.", ["training", "inference"]),
        (
            "Lark has a 3x attention speedup and a 2x end-to-end inference speedup.",
            [None, "inference"],
        ),
        ("Encoding and decoding are 2x and 3x faster, respectively.", [None, "decoding"]),
        (
            "Lark speeds up decoding by 9x and 6x over Heron and Teal, respectively.",
            ["decoding", "decoding"],
        ),
    ],
)
def test_each_value_has_its_own_stage(sentence: str, phases: list[str | None]) -> None:
    assert [c.phase for c in claims(sentence)] == phases


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Lark shows speedups of around 2x when idle and 3x when loaded.", [("approx",)] * 2),
        ("Lark has a latency of around 4 ms when idle and 9 ms when loaded.", [("approx",), ()]),
        ("Lark has speedups of about 4x and memory savings of 30%.", [("approx",), ()]),
        ("Lark gains up to 9% with an average of 3%.", [("up_to",), ("average",)]),
        ("Lark has a 3x average speedup and a 5x maximum speedup.", [("average",), ("up_to",)]),
        ("Lark cuts cost by up to 98% or improves accuracy over Heron by 4%.", [("up_to",), ()]),
    ],
)
def test_a_limit_goes_on_with_its_phrase(sentence: str, qualifiers: list[tuple[str, ...]]) -> None:
    assert [c.qualifiers for c in claims(sentence)] == qualifiers


@pytest.mark.parametrize(
    ("sentence", "phase", "rivals"),
    [
        ("Lark is 2x faster than Wren end to end.", "end-to-end", ("Wren",)),
        ("Lark is 2x faster than Wren from an end-to-end perspective.", "end-to-end", ("Wren",)),
        ("Lark is 2x faster than end-to-end models.", None, ("end-to-end models",)),
        ("Lark is 2x faster than Wren on end-to-end tasks.", None, ("Wren",)),
    ],
)
def test_the_whole_way_behind_a_rival(
    sentence: str, phase: str | None, rivals: tuple[str, ...]
) -> None:
    (claim,) = claims(sentence)
    assert (claim.phase, claim.baselines) == (phase, rivals)
