"""Values that are asked for, chosen or in the way: no results of anybody."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ("Lark reaches 52.58% mIoU under 10% symmetric label noise.", ["52.58%"]),
        ("Lark gains 6.4 mIoU over Wren for a network delay of 100 ms.", ["6.4"]),
        ("Such planners must run at high rates, e.g., 50-200 Hz.", []),
        ("Trained on short clips (24 frames at 12 FPS), Lark reaches 25.9 dB PSNR.", ["25.9 dB"]),
        ("Lark has a higher agreement score (5[IQR 3.75-5]) than Wren (3[2-4]).", ["5"]),
        ("Lark brings 2% improvements in OA and Kappa.", ["2%", "2%"]),
        ("Lark reaches an FPS of 63.", ["63"]),
        ("Lark achieves 82.0% mAPmask50-95.", ["82.0%"]),
    ],
)
def test_results_without_their_conditions(sentence: str, results: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == results


def test_a_measure_that_fell_is_no_rival() -> None:
    found = claims("Wren drops from an average in-domain mAP of 0.603 to 0.148 elsewhere.")
    assert [(c.text, c.baselines, c.baseline_value) for c in found] == [("0.148", (), 0.603)]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark trains only 8M (1.2%) of weights.", []),
        ("Lark trains only 8M (1.2%) learnable parameters.", [("8M", "absolute", "parameters")]),
        ("Lark raises the speed-up from 1.2x to 1.5x.", [("1.5x", "factor", "speed")]),
        ("Lark raises speed from 1.2x to 1.5x.", [("1.2x to 1.5x", "factor", "speed")]),
        ("Lark fails on 12% of tasks.", [("12%", "absolute", "error")]),
        ("Lark beats Wren on 71% of queries.", [("71%", "absolute", "win_rate")]),
        ("Lark learns from a 10 times larger corpus.", []),
        (
            "Lark-S and Lark-L obtain 61.3 and 66.8 on NestQA.",
            [("61.3", "absolute", "score"), ("66.8", "absolute", "score")],
        ),
        (
            "Lark shows 35% lower memory and comparable accuracy to Wren.",
            [("35%", "percent_change", "memory")],
        ),
        ("On long songs it reaches 4.1x while recall holds.", [("4.1x", "factor", "speed")]),
        (
            "Lark reaches 91% recall, beating samplings of four times as many frames.",
            [("91%", "absolute", "score")],
        ),
        ("Lark is 3.5* faster than Wren.", [("3.5*", "factor", "speed")]),
        ("Lark's error is 3.2% &#177; 0.4% on grids.", [("3.2%", "absolute", "error")]),
        ("Lark gains 2&#8211;3x in speed over Wren.", [("2&#8211;3x", "factor", "speed")]),
        (
            "Lark needs 5% of the latency and energy of Wren.",
            [("5%", "percent_of", "latency"), ("5%", "percent_of", "energy")],
        ),
        (
            "Lark scales to 64 input views at full resolution.",
            [("64 input views", "absolute", "context_length")],
        ),
    ],
)
def test_values_as_pages_write_them(sentence: str, values: list[tuple[str, str, str]]) -> None:
    assert [(c.text, c.kind, c.metric) for c in claims(sentence)] == values
