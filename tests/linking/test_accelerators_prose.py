"""The prose of accelerators: levels told once more, devices and their names, areas and clocks."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "direction", "rivals"),
    [
        ("It runs at 31 fps, which is 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("It runs at 31 fps, which is about 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("It runs at 31 fps, about 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("Lark has a latency of 3 ms, which is 2x below Heron.", "latency", "decrease", ["Heron"]),
        (
            "It gives 30 GOPS, which was 2x compared to the GPU.",
            "compute_rate",
            "increase",
            ["GPU"],
        ),
        (
            "It gives 3.1 fps/W, which is 28x and 12x over the CPU and the GPU, respectively.",
            "energy_efficiency",
            "increase",
            ["CPU", "GPU"],
        ),
    ],
)
def test_a_level_told_once_more_as_a_multiple(
    sentence: str, metric: str, direction: str, rivals: list[str]
) -> None:
    level, *gains = claims(sentence)
    assert (level.metric, level.kind, level.baselines) == (metric, "absolute", ())
    assert [(c.metric, c.kind, c.direction) for c in gains] == [
        (metric, "factor", direction) for _ in rivals
    ]
    assert [c.baselines for c in gains] == [(rival,) for rival in rivals]


@pytest.mark.parametrize(
    "sentence",
    ["Lark uses a cache, which is 2x over the budget.", "Lark keeps 31 nests, 2x over the limit."],
)
def test_no_multiple_of_a_level_that_is_none(sentence: str) -> None:
    assert not claims(sentence)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 3x faster than an Intel(R) Core(TM) i7-8700 CPU.", ["Intel Core i7-8700 CPU"]),
        ("Lark is 3x faster than an Intel® Core™ i7-8700 CPU.", ["Intel Core i7-8700 CPU"]),
        (
            "Lark is 3x and 2x faster than an AMD® chip and an NVIDIA® A100 GPU, respectively.",
            ["AMD chip", "NVIDIA A100 GPU"],
        ),
    ],
)
def test_marks_of_trade_are_no_part_of_a_name(sentence: str, rivals: list[str]) -> None:
    assert [c.baselines for c in claims(sentence)] == [(rival,) for rival in rivals]
