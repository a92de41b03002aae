"""What is measured where its name is a unit, a device or in LaTeX, and what limits a value."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark improves TFLOPS by 77%.", "compute_rate", "increase"),
        ("Lark increases achieved TFLOPS by 1.4x.", "compute_rate", "increase"),
        ("Lark achieves 1.4x higher TFLOPs.", "compute_rate", "increase"),
        ("Lark reduces TFLOPs by 1.4x.", "flops", "decrease"),
        ("Lark needs 30% fewer TFLOPs.", "flops", "decrease"),
        ("Lark needs 2% more TFLOPs.", "flops", "increase"),
        ("Lark improves GFLOPs by 30%.", "flops", "decrease"),
        ("Lark improves TOPS/W by 3.2x.", "energy_efficiency", "increase"),
        ("Lark tops Heron by 3%.", "score", "increase"),
        ("Lark reduces A100-hours by 54%.", "time", "decrease"),
        ("Lark needs 54% fewer H100 hours.", "time", "decrease"),
        ("Lark reduces optimizer state memory by 69%.", "memory", "decrease"),
        ("Lark reduces upload volume by 69%.", "communication", "decrease"),
        ("Lark reduces the volume of all-reduce by 2x.", "communication", "decrease"),
        ("Lark uses 12% less BRAM.", "area", "decrease"),
        ("Lark reduces Fr\\'echet inception distance by 46%.", "fid", "decrease"),
        ("Lark reaches a Fr\\'{e}chet Video Distance of 120.", "fvd", None),
    ],
)
def test_units_devices_and_accents_name_what_is_measured(
    sentence: str, metric: str, direction: str | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.direction) == (metric, direction)


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Lark runs at as many as 91 FPS.", [["up_to"]]),
        ("Lark serves 3x as many requests as Heron.", [[]]),
        ("Lark is 2x faster at best.", [["up_to"]]),
        ("Lark is 2x faster than Heron at best.", [["up_to"]]),
        ("Lark is 2x faster, at best matching Heron.", [[]]),
        ("Lark is 2x faster at best-effort settings.", [[]]),
        ("Lark achieves 9.2x higher mean average precision.", [[]]),
        ("Lark reaches an average precision of 48.2.", [[]]),
        ("Lark reaches an average accuracy of 48.2%.", [["average"]]),
        ("Lark is up to 2x faster and the total cost falls by 30%.", [["up_to"], []]),
        ("Lark is up to 2x faster, and its memory use is 30% lower.", [["up_to"], []]),
        ("Lark is up to 3x faster, and has a latency that is 2x lower.", [["up_to"], ["up_to"]]),
        ("Lark is up to 3x faster and 2x smaller.", [["up_to"], ["up_to"]]),
        ("Lark is up to 3x faster than Heron and 2x than Teal.", [["up_to"], ["up_to"]]),
    ],
)
def test_limits_go_as_far_as_they_are_said(sentence: str, qualifiers: list[list[str]]) -> None:
    assert [sorted(c.qualifiers) for c in claims(sentence)] == qualifiers
