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


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark has a PSNR of 34 dB and an SSIM of 0.94, beating Heron by 2 dB and Wren by 1 dB.",
            [("Heron", "Wren"), ("Heron", "Wren"), ("Heron",), ("Wren",)],
        ),
        (
            "Lark does well (AUC = 0.7; accuracy = 68%; p < 0.01), beating Heron by 5%.",
            [("Heron",)] * 3,
        ),
        ("Lark has 85% recall and 92% accuracy - exceeding Heron by 7%.", [("Heron",)] * 3),
        ("Lark has 85% recall--exceeding Heron by 7%.", [("Heron",)] * 2),
        ("Lark reaches 91% on Song, clearly outperforms Heron by 3%.", [("Heron",)] * 2),
        ("Lark reaches 84%/91% accuracy, just 5%/4% below that of Heron.", [("Heron",)] * 4),
        ("Lark reaches 88% accuracy, improving accuracy by 2% over Heron.", [("Heron",)] * 2),
        (
            "Lark reaches 91% on Song and 84% on Nest, surpassing Heron by 3% on Song.",
            [("Heron",), (), ("Heron",)],
        ),
        ("Lark reaches 91% on Song, runs at 9 FPS, and beats Heron by 3%.", [(), (), ("Heron",)]),
        ("Lark runs at 30 FPS - outperforming Heron by 3%.", [(), ("Heron",)]),
    ],
)
def test_all_levels_that_the_gain_closes(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark builds its map in 54 seconds, 2600 times faster than Heron.", [(), ("Heron",)]),
        ("Lark plans in 15 minutes, yielding 71x faster answers than Heron.", [("Heron",)] * 2),
        ("Lark plans in 15 minutes, making it 71x faster than Heron.", [("Heron",)] * 2),
        ("Lark writes 3 tokens/s, showing a 5x improvement over Heron.", [("Heron",)] * 2),
        ("Lark runs at 30 FPS, which is 3x faster than Heron.", [(), ("Heron",)]),
        ("Lark takes 4 mm2, at a 3x higher throughput than Heron.", [(), ("Heron",)]),
    ],
)
def test_a_rate_that_is_told_as_a_gain(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals
