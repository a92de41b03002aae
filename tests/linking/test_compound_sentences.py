"""A sentence of two statements gives the claims of each, and nothing besides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import claims

# what Lark does, as it is said alone and beside something else; then value, kind and metric
DOES = [
    ("reduces latency by 41%", "reducing latency by 41%", "41%", "percent_change", "latency"),
    (
        "gives 2.3x higher throughput",
        "giving 2.3x higher throughput",
        "2.3x",
        "factor",
        "throughput",
    ),
    ("is 1.7x faster", "being 1.7x faster", "1.7x", "factor", "speed"),
    ("uses 27% fewer FLOPs", "using 27% fewer FLOPs", "27%", "percent_change", "flops"),
    (
        "reaches an accuracy of 73.4%",
        "reaching an accuracy of 73.4%",
        "73.4%",
        "absolute",
        "accuracy",
    ),
    ("runs at 52 FPS", "running at 52 FPS", "52 FPS", "absolute", "frame_rate"),
    ("improves F1 by 4.1 points", "improving F1 by 4.1 points", "4.1 points", "points", "f1"),
    ("needs 1.2 GB of memory", "needing 1.2 GB of memory", "1.2 GB", "absolute", "memory"),
    ("halves the energy", "halving the energy", "halv", "factor", "energy"),
    ("lowers WER by 9%", "lowering WER by 9%", "9%", "percent_change", "wer"),
    ("shrinks the model by 4x", "shrinking the model by 4x", "4x", "factor", "model_size"),
    (
        "extends the context to 128K tokens",
        "extending the context to 128K tokens",
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
    return sorted((c.text[:4], c.kind, c.metric, c.method, c.baselines) for c in found)


def expected(*statements: tuple[str, str, str]) -> list[tuple[str, str, str, str, tuple[()]]]:
    return sorted((text[:4], kind, metric, "Lark", ()) for text, kind, metric in statements)


@settings(max_examples=60, deadline=None)
@given(st.permutations(DOES), st.sampled_from(JOINED))
def test_two_things_that_lark_does(order: list[tuple[str, ...]], frame: str) -> None:
    a, b = order[:2]
    sentence = frame.format(a=a[0], b=b[0], doing=b[1])
    assert told(sentence) == expected(a[2:], b[2:])  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DOES), st.sampled_from(MOVES), st.sampled_from(BESIDE))
def test_what_lark_does_beside_what_moves(
    does: tuple[str, ...], moves: tuple[str, str, str, str], frame: str
) -> None:
    if does[4] == moves[3]:
        return
    sentence = frame.format(a=does[0], b=moves[0])
    assert told(sentence) == expected(does[2:], moves[1:])  # type: ignore[arg-type]


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
