"""A value of a table as one cell of a workbook can hold it, so that it reads back as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from extractor.table.flat import cell_text
from extractor.table.schema import Column, missing

_FIRST_DAY = date(1904, 1, 1)
"""Excel counts no day before 1900 and takes 1900 for a leap year; earlier dates stay text."""


def cell_value(value: Any, column: Column) -> str | float | int | bool | date | None:
    """None for what is missing, joined text for lists, plain Python for the rest.

    >>> cell_value(["GPU", "CPU"], Column("baselines", "list", ""))
    'GPU; CPU'
    >>> cell_value(float("nan"), Column("low", "Float64", "")) is None
    True
    """
    if column.is_list or column.dtype in ("string", "category"):
        return cell_text(value, column) or None
    if missing(value):
        return None
    if column.dtype == "boolean":
        return bool(value)
    if column.dtype == "Int64":
        return int(value)
    if column.dtype == "Float64":
        return float(value)
    day = date(value.year, value.month, value.day)
    return day if day >= _FIRST_DAY else day.isoformat()
