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
        ("Lark uses 20% fewer lookup tables.", "area", "percent_change", "decrease"),
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
