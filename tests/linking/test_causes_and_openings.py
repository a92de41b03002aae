"""What is done, what opens a sentence as its condition, and how sure a value is."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ("Pruning more than 60% of weights reduces accuracy by 10 points.", ["10 points"]),
        ("We find that removing 40% of layers lowers latency by 31%.", ["31%"]),
        ("For 95% of queries, Lark's latency stays below 20 ms.", ["20 ms"]),
        ("At a false alarm rate of 1%, Lark detects 94% of attacks.", ["94%"]),
        ("Doubling the prompt length increases latency by 38%.", ["38%"]),
    ],
)
def test_what_is_done_and_what_comes_of_it(sentence: str, results: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == results


def test_levels_with_their_confidence_intervals() -> None:
    (claim,) = claims(
        "Lark's AUC improves from 0.81 (95% CI 0.79-0.83) to 0.88 (95% CI 0.86-0.90)."
    )
    assert (claim.low, claim.baseline_value, claim.baselines) == (0.88, 0.81, ())
