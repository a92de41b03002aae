"""A sentence of two statements gives the claims of each, and nothing besides."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from lark import claims

# what Lark does, as it is said alone and beside something else, each with its value; kind, metric
DOES = [
    ("reduces latency by {}", "reducing latency by {}", "41%", "percent_change", "latency"),
    ("gives {} higher throughput", "giving {} higher throughput", "2.3x", "factor", "throughput"),
    ("is {} faster", "being {} faster", "1.7x", "factor", "speed"),
    ("uses {} fewer FLOPs", "using {} fewer FLOPs", "27%", "percent_change", "flops"),
    ("reaches an accuracy of {}", "reaching an accuracy of {}", "73.4%", "absolute", "accuracy"),
    ("runs at {}", "running at {}", "52 FPS", "absolute", "frame_rate"),
    ("improves F1 by {}", "improving F1 by {}", "4.1 points", "points", "f1"),
    ("needs {} of memory", "needing {} of memory", "1.2 GB", "absolute", "memory"),
    ("{} the energy", "{} the energy", "halves", "factor", "energy"),
    ("lowers WER by {}", "lowering WER by {}", "9%", "percent_change", "wer"),
    ("shrinks the model by {}", "shrinking the model by {}", "4x", "factor", "model_size"),
    (
        "extends the context to {}",
        "extending the context to {}",
        "128K tokens",
        "absolute",
        "context_length",
    ),
]
# what a measure does
MOVES = [
    ("latency drops by 44%", "44%", "percent_change", "latency"),
    ("the accuracy rises to 72.5%", "72.5%", "absolute", "accuracy"),
    ("memory is reduced by 3.5x", "3.5x", "factor", "memory"),
    ("the energy per token falls from 1.9 J to 0.7 J", "0.7 J", "absolute", "energy"),
    ("throughput increases by 2.4x", "2.4x", "factor", "throughput"),
    ("inference is 1.6x faster", "1.6x", "factor", "speed"),
    ("the cost can be cut by up to 63%", "63%", "percent_change", "cost"),
    ("F1 improves by 5.1 points", "5.1 points", "points", "f1"),
]
JOINED = [
    "Lark {a} and {b}.",
    "Lark {a}, and {b}.",
    "Lark {a}, and it {b}.",
    "Lark {a} while {doing}.",
    "Lark {a}, {doing}.",
    "Lark not only {a} but also {b}.",
    "Lark {a}; it also {b}.",
]
BESIDE = [
    "Lark {a}, and {b}.",
    "Lark {a} and {b}.",
    "Lark {a}, while {b}.",
    "With Lark, {b}, and it {a}.",
]


def told(sentence: str) -> list[tuple[str, str, str, str | None, tuple[str, ...]]]:
    found = claims(sentence)
    return sorted((c.text, c.kind, c.metric, c.method, c.baselines) for c in found)


def expected(*statements: tuple[str, ...]) -> list[tuple[str, str, str, str, tuple[()]]]:
    return sorted((text, kind, metric, "Lark", ()) for text, kind, metric in statements)


@pytest.mark.parametrize("frame", JOINED)
def test_two_things_that_lark_does(frame: str) -> None:
    for first, second in permutations(DOES, 2):
        beside = "halving" if "{doing}" in frame and second[2] == "halves" else second[2]
        sentence = frame.format(
            a=first[0].format(first[2]),
            b=second[0].format(second[2]),
            doing=second[1].format(beside),
        )
        assert told(sentence) == expected(first[2:], (beside, *second[3:])), sentence


@pytest.mark.parametrize("frame", BESIDE)
def test_what_lark_does_beside_what_moves(frame: str) -> None:
    pairs = [(a, b) for a, b in product(DOES, MOVES) if a[-1] != b[-1]]
    for does, moves in pairs:
        sentence = frame.format(a=does[0].format(does[2]), b=moves[0])
        assert told(sentence) == expected(does[2:], moves[1:]), sentence


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark cuts latency by 3x, and it is 2.7x faster than Heron.", [(), ("Heron",)]),
        ("Lark is 36% faster than Heron, and ends at a perplexity of 16.8.", [("Heron",), ()]),
        ("Lark matches Heron with 6x fewer steps, and beats it by 2% on songs.", [("Heron",)] * 2),
        ("Lark is 14 times faster than real time, with a MOS of 4.3.", [("real time",), ()]),
        ("Lark needs 6x less memory than Heron, and the model occupies 14 MB.", [("Heron",), ()]),
    ],
)
def test_a_rival_stays_with_its_statement(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals
