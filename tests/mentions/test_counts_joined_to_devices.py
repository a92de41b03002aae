"""Counts that are written together with their device, and devices that are out of reach."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("place", "name", "count"),
    [("16GPUs", "GPU", 16), ("8A100s", "A100", 8), ("4V100", "V100", 4), ("8xA100", "A100", 8)],
)
def test_a_count_joined_to_its_device(place: str, name: str, count: int) -> None:
    (claim,) = claims(f"Lark is 1.8x faster than Heron on {place}.")
    assert [(h.name, h.count) for h in claim.hardware] == [(name, count)]


@pytest.mark.parametrize(
    ("place", "name", "count"),
    [
        ("a single 16GB V100", "V100", 1),
        ("a single 40 GB A100 GPU", "A100", 1),
        ("8 80GB A100 GPUs", "A100", 8),
        ("two NVIDIA 80GB A100 GPUs", "A100", 2),
        ("four 24GB GPUs", "24 GB GPU", 4),
        ("one 16GB T4", "T4", 1),
        ("a 16GB T4", "T4", None),
        ("a 40GB A100", "A100", None),
    ],
)
def test_a_count_before_the_memory_of_a_device(place: str, name: str, count: int | None) -> None:
    (claim,) = claims(f"Lark is 1.8x faster than Heron on {place}.")
    assert [(h.name, h.count) for h in claim.hardware] == [(name, count)]


@pytest.mark.parametrize(
    ("before", "devices"),
    [
        ("We run Lark on A100 GPUs.", ["A100"]),
        ("However, rendering cannot run on A100 GPUs in real time.", []),
        ("It is hard to deploy Heron on A100 GPUs.", []),
    ],
)
def test_what_cannot_run_there_tells_no_platform(before: str, devices: list[str]) -> None:
    (claim,) = claims(f"{before} It runs at 70 frames per second.")
    assert [h.name for h in claim.hardware] == devices
