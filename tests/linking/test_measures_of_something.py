"""Measures with what they are of, and where, between them and their verb."""

from __future__ import annotations

from itertools import product

import pytest
from lark import claims

MEASURES = {
    "latency": "latency",
    "throughput": "throughput",
    "peak memory": "memory",
    "energy consumption": "energy",
    "training time": "time",
    "F1 score": "f1",
    "success rate": "success_rate",
    "inference cost": "cost",
    "perplexity": "perplexity",
}
OF = [
    "",
    "of the model",
    "of a 70B model",
    "of Heron-8B",
    "on long sequences",
    "for long prompts",
    "on an A100 GPU",
    "per request",
    "during training",
    "under heavy load",
    "of Heron-8B on long prompts",
    "at batch size 64",
    "across all tasks",
]
CHANGES = [
    ("drops by 41%", "41%"),
    ("is reduced by 41%", "41%"),
    ("decreases by 2.3x", "2.3x"),
    ("can be cut by up to 2.3x", "2.3x"),
    ("is also reduced by 41% on average", "41%"),
    ("goes down by 41%", "41%"),
    ("is 2.3x lower", "2.3x"),
]


@pytest.mark.parametrize("of", OF)
def test_a_measure_keeps_its_change(of: str) -> None:
    for (measure, metric), (change, text) in product(MEASURES.items(), CHANGES):
        sentence = " ".join(f"With Lark, the {measure} {of} {change}.".split())
        found = [(c.text, c.metric, c.method) for c in claims(sentence)]
        assert found == [(text, metric, "Lark")], sentence


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark keeps the accuracy of a 7B model above 70%.", [("70%", "accuracy")]),
        ("Lark is 2.1x faster when all drafts are accepted.", [("2.1x", "speed")]),
        ("With Lark, 71% of the drafted steps are accepted.", [("71%", "acceptance")]),
        (
            "At 5% higher accuracy, Lark runs at 90 FPS.",
            [("5%", "accuracy"), ("90 FPS", "frame_rate")],
        ),
        ("Lark reduces the number of calls to the model by 4x.", [("4x", "other")]),
        ("Lark is 3x faster at the cost of only 0.21 dB.", [("3x", "speed"), ("0.21 dB", "psnr")]),
        ("Lark reduces errors by 9%, against a model of the same size.", [("9%", "error")]),
        (
            "The error falls to 8%, a relative reduction of 9% against a model of the same size.",
            [("8%", "error"), ("9%", "error")],
        ),
        (
            "It raises the throughput at batch size 64 to 900 tokens/s.",
            [("900 tokens/s", "throughput")],
        ),
        ("Its area of 0.4 mm2 is 35% smaller.", [("0.4 mm2", "area"), ("35%", "area")]),
        (
            "Peak memory is 35% smaller than with A1 and 12% smaller than with B1.",
            [("35%", "memory"), ("12%", "memory")],
        ),
        ("Scaling efficiency from 64 to 512 GPUs is 93%.", [("93%", "scaling_efficiency")]),
        ("The cost can be halved.", [("halved", "cost")]),
        ("It takes the latency from 21.7 s down to 3.6 s.", [("3.6 s", "latency")]),
        ("The reasoning length is shortened by 31%.", [("31%", "tokens")]),
        ("The largest cut in latency, 41%, comes from fusion.", [("41%", "latency")]),
        (
            "It runs at 80 FPS, a 6x gain over A1 and a 2x gain over B1.",
            [("80 FPS", "frame_rate"), ("6x", "frame_rate"), ("2x", "frame_rate")],
        ),
    ],
)
def test_the_measure_of_each_value(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(c.text, c.metric) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "At 95% recall, Lark answers 18,300 queries per second.",
        "At a compression ratio of 4x, Lark answers 18,300 queries per second.",
        "Under a power cap of 70%, Lark answers 18,300 queries per second.",
        "For a batch size of 64, Lark answers 18,300 queries per second.",
    ],
)
def test_what_is_held_is_no_result(sentence: str) -> None:
    assert [c.text for c in claims(sentence)] == ["18,300 queries per second"]
