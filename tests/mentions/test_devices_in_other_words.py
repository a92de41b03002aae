"""Devices that no catalogue lists, that share a noun, or that stand in a bracket."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("On a Wren K1 board, Lark is 1.8x faster than Heron.", [["Wren K1"]]),
        ("Lark saves 31% of the power on a 64-port Tern 4 switch.", [["Tern 4"]]),
        ("Lark takes 9 ms on a Qualcomm Wren 8 chip.", [["Wren 8"]]),
        ("Lark reaches 91% success on a Wren G1 robot.", [[]]),
        ("Lark takes 9 ms on a custom board.", [[]]),
        ("Lark takes 9 ms on a MacBook Pro.", [["MacBook Pro"]]),
        ("Lark takes 9 ms on a Xilinx VU13P.", [["VU13P"]]),
        ("On 16 nodes, Lark is 2x faster than Heron.", [["node"]]),
        ("On graphs of 16 nodes, Lark is 2x faster than Heron.", [[]]),
        ("Lark is 2x faster on both desktop and mobile GPUs.", [["desktop GPU", "mobile GPU"]]),
        ("On an RTX 5090 desktop with Blackwell architecture, it is 3x faster.", [["RTX 5090"]]),
        ("On a laptop with an RTX 4060, Lark is 3x faster.", [["RTX 4060"]]),
        ("Lark runs at 17 FPS with a low latency (0.7 s) on one H100.", [["H100"], ["H100"]]),
        ("Lark-L (56 FPS V100, 55.9% AP) is small.", [["V100"], []]),
        ("Lark trains a 30B model with a 16GB GPU in 21 hours.", [["16 GB GPU"]]),
        (
            "Lark is 3x faster when using high-end GPUs (NVIDIA A100) "
            "and 4x when using more affordable ones (NVIDIA T4).",
            [["A100"], ["T4"]],
        ),
    ],
)
def test_where_a_value_was_measured(sentence: str, devices: list[list[str]]) -> None:
    assert [[h.name for h in c.hardware] for c in claims(sentence)] == devices
