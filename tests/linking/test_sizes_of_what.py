"""Numbers that tell how large a thing is whose measure changes: never a value, nor a measure."""

from __future__ import annotations

import pytest

from tests.lark import claims

SIZES = (
    "of a 7B model",
    "of 128K-token contexts",
    "of a 5-second clip",
    "of 32 concurrent users",
    "for 128K contexts",
)
FRAMES = (
    "Lark cuts the {} by 40%.",
    "The {} falls by 40%.",
    "With Lark, the {} drops by 40%.",
    "We observe a 40% reduction in the {}.",
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("measure", ["latency", "memory"])
def test_the_measure_is_named_before_the_size(frame: str, size: str, measure: str) -> None:
    found = claims(frame.format(f"{measure} {size}"))
    assert [(c.low, c.metric, c.direction) for c in found] == [(40, measure, "decrease")]


@pytest.mark.parametrize("size", SIZES)
def test_a_level_behind_a_size_is_of_the_measure(size: str) -> None:
    (claim,) = claims(f"The latency {size} is 2.3x lower than that of Heron.")
    assert (claim.low, claim.metric, claim.baselines) == (2.3, "latency", ("Heron",))


@pytest.mark.parametrize(
    ("sentence", "low", "metric"),
    [
        ("Lark supports contexts of 128K tokens.", 128_000, "context_length"),
        ("Lark has a throughput of 512 tokens per second.", 512, "throughput"),
        ("Lark raises the batch size from 16 to 64.", 64, "batch_size"),
    ],
)
def test_a_size_that_is_reached_is_a_value(sentence: str, low: float, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric) == (low, metric)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The accuracy with 4-bit weights is 71%.", "accuracy"),
        ("The latency with 4-bit weights is 2.3x lower than that of Heron.", "latency"),
        ("The 4-bit accuracy is 71%.", "accuracy"),
        ("4-bit throughput rises by 40%.", "throughput"),
    ],
)
def test_weights_of_so_many_bits_are_no_measure(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark reaches 90% accuracy with a modest 16.4M parameters.", [90, 16.4e6]),
        ("Lark reaches 90% accuracy, with competitive 16.4M parameters.", [90, 16.4e6]),
        ("Lark reaches 90% accuracy with as few as 16.4M parameters.", [90, 16.4e6]),
        ("Lark reaches 90% accuracy using fewer than 16.4M parameters.", [90, 16.4e6]),
        ("Lark beats models with fewer than 16.4M parameters by 3%.", [3]),
        ("Lark beats small models with a modest 16.4M parameters by 3%.", [3]),
        ("For LLMs with under 8B parameters, Lark is 3x faster.", [3]),
        ("Lark reaches 91% accuracy among networks with fewer than 3M parameters.", [91]),
    ],
)
def test_so_few_parameters_are_a_result(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == pytest.approx(values)
