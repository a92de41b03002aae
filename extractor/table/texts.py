"""A table as texts, for printing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extractor.table.flat import cell_text
from extractor.table.schema import Column, columns_of, missing

if TYPE_CHECKING:
    import pandas as pd


def texts_of(
    frame: pd.DataFrame, headings: Mapping[str, str] | None = None
) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows of any of our tables as texts; numbers to five digits.

    `headings` chooses the columns, in its order, and says what to call them.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"method_name": ["Lark"], "speed": [2.50000001]})
    >>> texts_of(frame)
    (['method name', 'speed'], [['Lark', '2.5']])
    >>> texts_of(frame, {"speed": "times faster"})
    (['times faster'], [['2.5']])
    """
    chosen = frame if headings is None else frame[list(headings)]
    columns = columns_of(chosen)
    named = headings or {c.name: c.name.replace("_", " ") for c in columns if c.name.islower()}
    rows = [
        [_text(value, column) for value, column in zip(row, columns, strict=True)]
        for row in chosen.itertuples(index=False, name=None)
    ]
    return [named.get(c.name, c.name) for c in columns], rows


def shared(frame: pd.DataFrame, names: tuple[str, ...]) -> dict[str, str]:
    """Those of the columns `names` that hold one label in every row, with that label.

    >>> import pandas as pd
    >>> shared(pd.DataFrame({"metric": ["speed"] * 2, "phase": ["a", "b"]}), ("metric", "phase"))
    {'metric': 'speed'}
    """
    return {
        name: str(frame[name].iloc[0])
        for name in names
        if len(frame) and frame[name].nunique(dropna=False) == 1
    }


def _text(value: Any, column: Column) -> str:
    if column.is_list or missing(value):
        return cell_text(value, column)
    if column.dtype == "Float64":
        return f"{value:,.5g}" if abs(value) < 1e5 else f"{value:,.0f}"
    if column.dtype == "boolean":
        return "yes" if value else "no"
    return cell_text(value, column)
