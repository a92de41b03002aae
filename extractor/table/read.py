"""Reads any of our exports back to the frame that was written."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import ExtractorError
from extractor.table.flat import cell_value, from_text
from extractor.table.frame import frame_of
from extractor.table.schema import Column, documented_columns

if TYPE_CHECKING:
    import pandas as pd

Values = dict[str, list[Any]]

# How a workbook writes characters that XML has no room for (ECMA-376 part 1, 22.9.2.19).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_claims(path: Path | str) -> pd.DataFrame:
    """The claims table that an export holds, as it was before it was written.

    `path` ends in .csv, .tsv, .jsonl, .parquet, .xlsx, .db or .sqlite. Lists are lists, categories
    categories, and every column has the dtype of the schema. Raises `ExtractorError`, with the
    file and the line where there is one, for anything else.

    >>> import tempfile
    >>> from extractor.claim import Claim, Paper
    >>> from extractor.exports import write
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 8, 10, 2.0, 2.0, "factor", "speed", unit="x", baselines=("vLLM",))
    >>> frame = claims_frame([(Paper("t1", "Lark", "Lark is 2x faster."), claim)])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     read_claims(write(frame, folder + "/claims.csv")).equals(frame)
    True
    """
    source = Path(path)
    reader = _READERS.get(source.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(_READERS))
        raise ExtractorError(f"{source}: claims are read from {known}, not {source.suffix!r}")
    if not source.is_file():
        raise ExtractorError(f"{source}: no such file")
    try:
        values = reader(source)
    except (OSError, UnicodeDecodeError) as error:
        raise ExtractorError(f"{source}: cannot be read: {error}") from error
    if "claim_id" not in values:
        raise ExtractorError(
            f"{source}: no claims table, for no column is called claim_id; write one with"
            f" 'extractor extract INPUT -o {source.name}'"
        )
    try:
        return frame_of(values, _columns(values))
    except ExtractorError as error:
        raise ExtractorError(f"{source}: {error}") from None


def _columns(values: Values) -> list[Column]:
    from extractor.table.schema import columns_of

    documented = {c.name: c for c in documented_columns(list(values))}
    import pandas as pd

    columns = []
    for name, cells in values.items():
        own = pd.Series(cells, dtype=object).infer_objects()
        columns.append(documented.get(name) or columns_of(own.to_frame(name))[0])
    return columns


def _read_delimited(path: Path, delimiter: str) -> Values:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            header = next(rows, [])
            columns = [_column(name, header) for name in header]
            values: Values = {name: [] for name in header}
            for row in rows:
                _append(values, columns, row, f"{path}:{rows.line_num}")
        except csv.Error as error:
            raise ExtractorError(f"{path}:{rows.line_num}: {error}") from None
    return values


def _append(values: Values, columns: Sequence[Column], row: Sequence[str], place: str) -> None:
    if len(row) != len(columns):
        raise ExtractorError(
            f"{place}: {len(row)} cells under {len(columns)} columns; quote cells that hold the"
            " separator"
        )
    for cell, column in zip(row, columns, strict=True):
        values[column.name].append(_parsed(from_text(cell), column, place))


def _column(name: str, names: Sequence[str]) -> Column:
    documented = {c.name: c for c in documented_columns(names)}
    return documented.get(name) or Column(name, "string", "")


def _parsed(text: str, column: Column, place: str) -> Any:
    try:
        return cell_value(text, column)
    except ValueError as error:
        raise ExtractorError(f"{place}: column {column.name!r}: {error}") from None


def _read_jsonl(path: Path) -> Values:
    records = list(_objects(path))
    names = dict.fromkeys(name for record in records for name in record)
    return {name: [record.get(name) for record in records] for name in names} or _no_rows(path)


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise ExtractorError(f"{path}:{number}: the line is not JSON: {error}") from None
            if not isinstance(record, dict):
                raise ExtractorError(f"{path}:{number}: the line is not a JSON object")
            yield record


def _no_rows(path: Path) -> Values:
    """An empty .jsonl names no columns: it stands for a claims table without rows."""
    from extractor.table.schema import CLAIM_COLUMNS

    return {c.name: [] for c in CLAIM_COLUMNS if not c.added}


def _read_parquet(path: Path) -> Values:
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.read_table(path)
    except pyarrow.ArrowInvalid as error:
        raise ExtractorError(f"{path}: not a Parquet file: {error}") from None
    return dict(table.to_pydict())


def _read_sqlite(path: Path) -> Values:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            found = database.execute("SELECT * FROM claims ORDER BY rowid")
            names = [described[0] for described in found.description]
            rows = found.fetchall()
    except sqlite3.Error as error:
        raise ExtractorError(f"{path}: no database with a table of claims: {error}") from None
    columns = [_column(name, names) for name in names]
    return {c.name: _stored_column(rows, i, c) for i, c in enumerate(columns)}


def _stored_column(rows: Sequence[Sequence[Any]], place: int, column: Column) -> list[Any]:
    cells = [row[place] for row in rows]
    if column.is_list:
        return [json.loads(cell or "[]") for cell in cells]
    if column.dtype == "boolean":
        return [None if cell is None else bool(cell) for cell in cells]
    return cells


def _read_workbook(path: Path) -> Values:
    with warnings.catch_warnings():
        # openpyxl tells of formatting that it would lose on saving; nothing is saved here.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        return _sheet_values(path)


def _sheet_values(path: Path) -> Values:
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise ExtractorError(f"{path}: not a workbook: {error}") from None
    with closing(book):
        sheet = book["Claims"] if "Claims" in book.sheetnames else book.worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        return _from_sheet(rows, f"{path}: sheet {sheet.title}")


def _from_sheet(rows: Iterable[Sequence[Any]], place: str) -> Values:
    lines = iter(rows)
    header = [str(name) for name in next(lines, ()) if name is not None]
    columns = [_column(name, header) for name in header]
    values: Values = {name: [] for name in header}
    for number, row in enumerate(lines, 2):
        cells = [*row[: len(header)], *[None] * (len(header) - len(row))]
        if all(cell is None for cell in cells):
            continue
        for cell, column in zip(cells, columns, strict=True):
            values[column.name].append(_from_cell(cell, column, f"{place}, row {number}"))
    return values


def _from_cell(cell: Any, column: Column, place: str) -> Any:
    if cell is None or isinstance(cell, str):
        return _parsed(_ESCAPED.sub(_character, cell or ""), column, place)
    if column.is_list or column.dtype in ("string", "category"):
        return _parsed(str(cell), column, place)
    return cell.date() if hasattr(cell, "date") else cell


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


_READERS: dict[str, Callable[[Path], Values]] = {
    ".csv": lambda path: _read_delimited(path, ","),
    ".tsv": lambda path: _read_delimited(path, "\t"),
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
    ".db": _read_sqlite,
    ".sqlite": _read_sqlite,
    ".xlsx": _read_workbook,
}
