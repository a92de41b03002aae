"""Any list, device and text fits one flat cell and comes back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.table.flat import (
    as_text,
    cell_text,
    cell_value,
    device_text,
    device_value,
    from_text,
    join_items,
    split_items,
)
from extractor.table.schema import Column
from tests.table.tables import odd, text

hard = st.text("a\\; x1?-'=", max_size=8) | text


@given(st.lists(hard, max_size=5))
def test_lists_come_back(items: list[str]) -> None:
    assert split_items(join_items(items)) == items


@given(hard, st.none() | st.integers(-10, 10**9))
def test_devices_come_back(name: str, count: int | None) -> None:
    device = {"name": name, "count": count}
    assert device_value(device_text(device)) == device


@given(st.lists(odd, max_size=4).map("".join) | text)
def test_guarded_texts_come_back(given_text: str) -> None:
    assert from_text(as_text(given_text)) == given_text


@given(st.text("=+-@1. A(%'\t", max_size=8))
def test_what_a_spreadsheet_sees_is_no_formula(given_text: str) -> None:
    cell = as_text(given_text)
    if cell[:1] in "=@\t\r" and cell:
        pytest.fail(f"{cell!r} would run")
    if cell[:1] in ("+", "-") and cell:
        assert re.fullmatch(r"[+-][\d.,]+\s?[%A-Za-z]*(/[A-Za-z]+)?", cell)


@pytest.mark.parametrize(
    ("items", "flat"),
    [
        ([], ""),
        (["vLLM"], "vLLM"),
        (["vLLM", "TGI"], "vLLM; TGI"),
        (["prefill; decode", "TGI"], r"prefill\; decode; TGI"),
        ([r"$\alpha$-Net"], r"$\alpha$-Net"),
    ],
)
def test_lists_read_well(items: list[str], flat: str) -> None:
    assert join_items(items) == flat


@pytest.mark.parametrize(
    ("dtype", "said"),
    [("boolean", "neither true nor false"), ("Int64", "invalid"), ("Float64", "could not")],
)
def test_a_cell_that_is_no_value_is_refused(dtype: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        cell_value("plenty", Column("x", dtype, ""))


def test_cells_saved_again_by_a_spreadsheet_are_understood() -> None:
    assert cell_value("TRUE", Column("own", "boolean", "")) is True
    assert cell_value("8.0", Column("start", "Int64", "")) == 8
    assert cell_value("2026-02-03 00:00:00", Column("date", "datetime64[s]", "")).day == 3


def test_missing_scalars_are_empty_cells() -> None:
    assert cell_text(None, Column("phase", "category", "")) == ""
    assert cell_value("", Column("phase", "category", "")) is None
    assert cell_value("", Column("unit", "string", "", nullable=False)) == ""
