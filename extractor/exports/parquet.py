"""Parquet: typed columns; lists stay lists, hardware a list of name and count, categories kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import Problem
from extractor.exports.jsonl import json_value
from extractor.exports.registry import exporter
from extractor.table.schema import Column, columns_of

if TYPE_CHECKING:
    import pandas as pd


@exporter(".parquet")
def write_parquet(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as one Parquet file (zstd); dates are days; the rest has no room here."""
    import pyarrow
    import pyarrow.parquet

    columns = columns_of(frame)
    arrays = [_array(frame[c.name], c) for c in columns]
    table = pyarrow.table(arrays, names=[c.name for c in columns])
    pyarrow.parquet.write_table(table, path, compression="zstd")


def _array(values: pd.Series[Any], column: Column) -> Any:
    import pyarrow

    if column.dtype == "datetime64[s]":
        days = [None if v != v else v.date() for v in values]
        return pyarrow.array(days, type=pyarrow.date32())
    convert = json_value(column)
    array = pyarrow.array([convert(v) for v in values], type=_arrow_type(column))
    return array.dictionary_encode() if column.dtype == "category" else array


def _arrow_type(column: Column) -> Any:
    import pyarrow

    if column.items == "hardware" and column.is_list:
        device = pyarrow.struct([("name", pyarrow.string()), ("count", pyarrow.int64())])
        return pyarrow.list_(device)
    types = {
        "list": pyarrow.list_(pyarrow.string()),
        "Float64": pyarrow.float64(),
        "Int64": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
    }
    return types.get(column.dtype, pyarrow.string())
