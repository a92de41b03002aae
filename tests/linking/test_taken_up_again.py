"""Values that take up those of the sentence before, and what they are given to reach them."""

from __future__ import annotations

import pytest

from tests.lark import claims

BEFORE = "Lark is 2.3x faster and 1.6x more energy efficient than Heron."


@pytest.mark.parametrize(
    "sentence",
    [
        "With bit skipping, these numbers become 5.1x and 2.9x.",
        "On long inputs, these factors rise to 5.1x and 2.9x.",
        "When only the map is replaced, 5.1x and 2.9x remain.",
    ],
)
def test_numbers_pointed_at(sentence: str) -> None:
    told = claims(f"{BEFORE} {sentence}")[2:]
    assert [(c.low, c.metric, c.direction, c.baselines) for c in told] == [
        (5.1, "speed", "increase", ("Heron",)),
        (2.9, "energy_efficiency", "increase", ("Heron",)),
    ]


@pytest.mark.parametrize(
    ("first", "then", "metric", "kind"),
    [
        ("Lark is 2.3x faster than Heron.", "On A1, this becomes 5.1x.", "speed", "factor"),
        ("Lark reaches 94% accuracy.", "With less data, it drops to 91%.", "accuracy", "absolute"),
        ("Lark reaches an F1 of 0.91 on A1.", "On B2, it is 0.87.", "f1", "absolute"),
    ],
)
def test_one_number_pointed_at(first: str, then: str, metric: str, kind: str) -> None:
    claim = claims(f"{first} {then}")[-1]
    assert (claim.metric, claim.kind) == (metric, kind)


@pytest.mark.parametrize("sentence", ["It is 5.1x.", "This becomes 0.87.", "Then 3x remain."])
def test_nothing_before_to_take_up(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_sentence_that_tells_another_measure_takes_up_nothing() -> None:
    told = claims("Lark reaches 94% accuracy. It is 2x faster than Heron.")
    assert [c.metric for c in told] == ["accuracy", "speed"]


def test_what_is_given_less_of_is_not_what_is_reached() -> None:
    (claim,) = claims("With fewer parameters, Lark reaches 91%.")
    assert (claim.kind, claim.metric) == ("absolute", "score")


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        (
            "Lark serves 167 tokens/s, representing an improvement of 68% over Heron.",
            ["throughput"] * 2,
        ),
        (
            "Lark serves 167 tokens/s, representing a 68% improvement over Heron.",
            ["throughput"] * 2,
        ),
        ("Lark answers in a latency of 9 ms, which corresponds to a cut of 68%.", ["latency"] * 2),
        ("Lark reaches a peak force of 167.7 N, representing improvements of 68%.", ["other"] * 2),
        ("Lark serves 66 tokens/s (improved by 4.8x).", ["throughput"] * 2),
        (
            "Lark reaches 99% success in just 200 steps, representing a 12% improvement.",
            ["success_rate", "steps", "success_rate"],
        ),
    ],
)
def test_what_a_change_of_the_level_before_is_in(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics
