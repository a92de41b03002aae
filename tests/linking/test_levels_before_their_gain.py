"""A level that a gain over a rival follows: which of both are held against the rival."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark runs at 100 FPS (30x faster than Heron).", [(), ("Heron",)]),
        ("Lark reaches 71.6% accuracy (+11.4% over Heron).", [("Heron",)] * 2),
        ("Lark reaches 71.6% accuracy on Nest, 11.4% higher than Heron.", [("Heron",)] * 2),
        ("Lark reaches 71.6% accuracy, a gain of 11.4% over Heron.", [("Heron",)] * 2),
        ("Lark reaches 71.6% accuracy and 11.4% lower latency than Heron.", [(), ("Heron",)]),
        ("Lark reaches 71.6% on Nest and 68.3% on Song, surpassing Heron by 3%.", [("Heron",)] * 3),
        ("Lark reaches 71.6% accuracy at 31 FPS, surpassing Heron by 3%.", [(), (), ("Heron",)]),
        ("Lark runs at 30 Hz, about three times as fast as Heron.", [("Heron",)] * 2),
        ("Lark cuts the error to 0.44 (a 19% reduction) compared to Heron.", [("Heron",)] * 2),
        ("Lark reaches 94% accuracy and cuts time by 15%, outperforming Heron.", [("Heron",)] * 2),
        ("Compared with Heron, Lark reaches 94% accuracy (a 5% gain).", [("Heron",)] * 2),
    ],
)
def test_whom_a_level_is_held_against(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals
