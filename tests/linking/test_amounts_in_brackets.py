"""How much of what, told in a bracket before it, and rates of computation per device."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "kind", "direction"),
    [
        ("Lark runs with negligible (<0.5%) accuracy loss.", "accuracy", "percent_change", -1),
        ("Lark shows a slight (0.3%) drop in accuracy.", "accuracy", "percent_change", -1),
        ("Lark has a small (1.2%) memory overhead.", "memory", "percent_change", 1),
        ("Lark offers significant (2.3x) speedup.", "speed", "factor", 1),
    ],
)
def test_how_much_stands_in_a_bracket(
    sentence: str, metric: str, kind: str, direction: int
) -> None:
    (claim,) = claims(sentence)
    moved = {"increase": 1, "decrease": -1, None: 0}[claim.direction]
    assert (claim.metric, claim.kind, moved) == (metric, kind, direction)


@pytest.mark.parametrize(
    ("sentence", "metric", "unit"),
    [
        ("Lark sustains 180 TFLOPs per GPU.", "compute_rate", "TFLOP/s"),
        ("Lark needs 4.2 GFLOPs per image.", "flops", "GFLOP"),
    ],
)
def test_operations_per_device_are_a_rate(sentence: str, metric: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.unit) == (metric, unit)


def test_what_a_result_depends_on_is_no_setting() -> None:
    (claim,) = claims("Lark cuts memory by 40% depending on the model.")
    assert claim.setting == ()


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark is faster (2.3x) and smaller (4x) than Heron.", ["speed", "model_size"]),
        ("Lark is faster (2.3x), cheaper (4x) and lighter (3x).", ["speed", "cost", "model_size"]),
        ("Lark is more accurate (+1.2%) and faster (2.3x).", ["accuracy", "speed"]),
        ("Lark is faster (12 ms) than Heron.", ["latency"]),
    ],
)
def test_each_adjective_has_the_amount_of_its_bracket(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics
