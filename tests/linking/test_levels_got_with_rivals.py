"""Levels that were got with a rival, and ranges behind "a factor of"."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark achieves an MFU of 54.2%, which is higher than the 42.1% we achieve using Heron.",
        "Lark achieves an MFU of 54.2%, 29% faster than the 42.1% achieved by Heron.",
        "Lark achieves an MFU of 54.2%, which is 29% higher than the 42.1% of Heron.",
    ],
)
def test_what_was_got_with_a_rival_is_its_level(sentence: str) -> None:
    level, *gains = claims(sentence)
    assert (level.text, level.baselines, level.baseline_value) == ("54.2%", ("Heron",), 42.1)
    assert all(c.baselines == ("Heron",) and c.baseline_value is None for c in gains)


@pytest.mark.parametrize("value", ["2-4x", "1.5 to 3x", "1.5–3×", "2-4"])
def test_a_range_behind_a_factor_of_is_one_value(value: str) -> None:
    (claim,) = claims(f"Lark reduces the memory by a factor of {value} compared to Heron.")
    assert claim.text == value
    assert claim.low < claim.high


@pytest.mark.parametrize("comparator", ["relative to", "compared to", "over", "against"])
def test_an_error_changes_by_a_length(comparator: str) -> None:
    (claim,) = claims(f"Lark improves the alignment RMSE by 6 cm {comparator} Heron.")
    assert (claim.kind, claim.metric, claim.baselines) == ("points", "error", ("Heron",))


def test_a_sum_may_be_spelt_out_in_brackets() -> None:
    saved, spent = claims("Lark saves $300,000 ($26,000 vs. $320,000) compared to Heron.")
    assert (saved.text, saved.metric, saved.direction) == ("$300,000", "cost", "decrease")
    assert (spent.text, spent.baseline_value) == ("$26,000", 320000)
