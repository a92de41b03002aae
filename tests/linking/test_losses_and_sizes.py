"""What losses, sizes and rates of what is wrong are measures of."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "kind", "direction"),
    [
        ("Lark incurs accuracy losses of up to 2%.", "accuracy", "percent_change", "decrease"),
        ("Pruning causes accuracy losses of 2 points.", "accuracy", "points", "decrease"),
        ("Lark lowers training losses by 3%.", "error", "percent_change", "decrease"),
        ("Lark cuts the over-refusal rate from 62% to 10%.", "error", "absolute", None),
        ("Lark reduces the false refusal rate by 12%.", "error", "percent_change", "decrease"),
        ("Lark lowers the MMD by 76%.", "error", "percent_change", "decrease"),
        ("Lark lowers the L1 distance by 50%.", "error", "percent_change", "decrease"),
        ("Lark cuts buffer requirements by 50%.", "memory", "percent_change", "decrease"),
        ("Lark cuts the search area by 60%.", "other", "percent_change", "decrease"),
        ("Lark uses a 3x larger patch size than Heron.", "other", "factor", "increase"),
        ("Lark uses a 15x shorter window size.", "context_length", "factor", "decrease"),
        ("Lark needs 2x fewer task-completion steps.", "steps", "factor", "decrease"),
        ("Lark achieves a 51.5% test-passing rate.", "success_rate", "absolute", None),
    ],
)
def test_losses_sizes_and_rates_of_what_is_wrong(
    sentence: str, metric: str, kind: str, direction: str | None
) -> None:
    """A loss of a quality is less of it; what ought not to be refused is an error."""
    (found,) = claims(sentence)
    assert (found.metric, found.kind, found.direction) == (metric, kind, direction)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark trains with three losses.",
        "Lark has a window size of 8 and a patch size of 16.",
        "Lark combines two losses over an input size of 224.",
    ],
)
def test_sizes_that_are_set(sentence: str) -> None:
    """How a model is set up is no result."""
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark improves energy and area efficiency by 2x and 3x.", ["energy_efficiency", "area"]),
        ("Lark reaches 2x energy and 3x area efficiency.", ["energy_efficiency", "area"]),
        (
            "Lark has 2x higher cost and energy efficiency.",
            ["cost_efficiency", "energy_efficiency"],
        ),
        ("Lark cuts energy by 2x and raises area efficiency by 3x.", ["energy", "area"]),
        ("Lark uses 2x less energy and 3x area efficiency.", ["energy", "area"]),
        ("Lark achieves 78.7% compute efficiency.", ["utilization"]),
        ("Lark has a computational efficiency of 82%.", ["utilization"]),
        ("Lark achieves 40% higher computational efficiency.", ["speed"]),
        ("Lark improves computational efficiency by 40%.", ["speed"]),
        ("Lark reaches 82% bandwidth efficiency.", ["utilization"]),
        ("Lark has an inference speed of 12 ms.", ["latency"]),
        ("Lark runs at a rendering speed of 0.02 s/frame.", ["latency"]),
        ("Lark raises the training speed, finishing in 3 hours.", ["time"]),
    ],
)
def test_efficiencies(sentence: str, metrics: list[str]) -> None:
    """Two share the noun; how busy a machine is is a level; a speed in seconds is a latency."""
    assert [c.metric for c in claims(sentence)] == metrics
