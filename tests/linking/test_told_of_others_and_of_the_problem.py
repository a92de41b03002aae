"""What is told of the problem, of rivals or of a year is no result of the paper's own."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("The teacher requires 50 sampling steps.", []),
        ("Unlike Heron, which requires 50 sampling steps, Lark is 10x faster.", [10]),
        ("Lark needs 4 sampling steps.", [4]),
        ("It needs only 4 sampling steps.", [4]),
        ("Lark surpasses networks with 32M parameters and 6 GFLOPs.", [6]),
        ("Lark has 91% accuracy with 3.2M parameters and 0.6 GFLOPs.", [91, 3.2e6, 0.6]),
        ("Lark scores 18 and Heron 12, which is far less.", [18, 12]),
        ("Lark reaches an accuracy of 0.91 (IoU = 0.85) on Nest.", [0.91, 0.85]),
        ("Lark reaches 72.1 mAP at 0.5 IoU.", [72.1]),
    ],
)
def test_what_counts_as_a_result(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "kind", "direction"),
    [
        ("Lark brings improvements on Nest (accuracy 91%, F1 83%).", "absolute", None),
        ("Lark adds 3% bandwidth overhead.", "percent_change", "increase"),
        ("Lark needs 2x memory compression compared to Heron.", "factor", "decrease"),
    ],
)
def test_what_a_value_says(sentence: str, kind: str, direction: str | None) -> None:
    claim = claims(sentence)[0]
    assert (claim.kind, claim.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("On images and text, Lark is 2x faster.", ("images", "text")),
        ("Across a range of models and workloads, Lark is 2x faster.", ()),
        ("Lark gains 3% when both are used.", ()),
        ("Accuracy rises by 3% when moving from English to German.", ()),
        ("Lark is 2x faster in SQL.", ("SQL",)),
    ],
)
def test_what_it_was_measured_on(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.setting, claim.baselines) == (setting, ())


def test_a_year_is_no_level_of_before() -> None:
    (claim,) = claims("Lark raises accuracy to 58% from 2020, on Nest.")
    assert claim.baseline_value is None


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Heron requires 1000 denoising steps. Lark is 2x faster.", [2]),
        ("Lark runs at 30 FPS with 3.2M parameters and 0.6 GFLOPs.", [30, 3.2e6, 0.6]),
        ("Lark is good with 3.2M parameters, 5 MB size, and 0.6 GFLOPs.", [3.2e6, 5, 0.6]),
        ("Lark is small (3.2M parameters, 5 MB, 0.6 GFLOPs).", [3.2e6, 5, 0.6]),
        ("Lark has 3.2M parameters, 5 MB memory and 0.6 GFLOPs.", [3.2e6, 5, 0.6]),
        ("Lark beats models with 3.2M parameters, 5 MB memory and 0.6 GFLOPs.", [5, 0.6]),
        ("Lark reaches 91% accuracy at an IoU of 0.85.", [91, 0.85]),
    ],
)
def test_what_counts_beside_what_does_not(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == values
