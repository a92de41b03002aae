"""JSON lines: one object a row, lists as lists, hardware as name and count, dates as ISO text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import Problem
from extractor.exports.registry import exporter
from extractor.table.schema import Column, columns_of

if TYPE_CHECKING:
    import pandas as pd


@exporter(".jsonl")
def write_jsonl(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as one JSON object a line, keys in column order; the rest has no room here."""
    columns = columns_of(frame)
    names = [c.name for c in columns]
    converters = [json_value(c) for c in columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in frame.itertuples(index=False, name=None):
            values = [convert(v) for convert, v in zip(converters, row, strict=True)]
            record = dict(zip(names, values, strict=True))
            file.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")


def json_value(column: Column) -> Callable[[Any], Any]:
    """A function from a cell of `column` to its JSON value; a missing cell is None.

    >>> import pandas as pd
    >>> json_value(Column("date", "datetime64[s]", ""))(pd.Timestamp("2026-02-03"))
    '2026-02-03'
    """
    import pandas as pd

    if column.is_list:
        return list
    plain: dict[str, Callable[[Any], Any]] = {
        "Float64": float,
        "Int64": int,
        "boolean": bool,
        "datetime64[s]": lambda day: day.date().isoformat(),
    }
    convert = plain.get(column.dtype, str)
    return lambda value: None if pd.isna(value) else convert(value)
