"""Rivals with what they are behind a comma; losses and levels that are held against nobody."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark serves 6x and 1.5x more users than Teal, the most widely used engine, and Wren, "
            "respectively.",
            [("Teal",), ("Wren",)],
        ),
        (
            "Lark is 2x faster than Teal, the state-of-the-art compiler, and Wren.",
            [("Teal", "Wren")],
        ),
        (
            "Lark improves goodput by 2x over Teal, the best-performing rival, and cuts cost by "
            "20%.",
            [("Teal",), ("Teal",)],
        ),
        (
            "Lark achieves a 3x speedup over Teal with a negligible accuracy drop of 0.8%.",
            [("Teal",), ()],
        ),
        (
            "Lark achieves a 3x speedup over the dense model with an accuracy drop of 0.8%.",
            [("dense model",), ("dense model",)],
        ),
        (
            "Lark works on small boards while maintaining an F1 score of 66.2, outperforming Teal.",
            [()],
        ),
    ],
)
def test_whom_values_are_held_against(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


def test_demands_are_no_results() -> None:
    found = claims(
        "Lark needs 6 ms, for constraints of 5 W power, 50 mJ energy, and 10 ms latency."
    )
    assert [c.low for c in found] == [6]


def test_price_of_a_win_that_is_told_after_it() -> None:
    found = claims("Lark runs 1.5x faster at under 2% loss of recall, outperforming Teal.")
    assert found[1].baselines == ()


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark outperforms Teal by 4.4 Perch FID.", "fid"),
        ("Lark gains 1.2 Perch mIoU over Teal.", "miou"),
    ],
)
def test_data_set_between_points_and_their_metric(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.baselines) == ("points", metric, ("Teal",))


def test_best_of_a_kind_is_the_name_in_brackets() -> None:
    (claim,) = claims("Lark is 3x faster than the SOTA DLRM accelerator (TEAL).")
    assert claim.baselines == ("TEAL",)
