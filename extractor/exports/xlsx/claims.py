"""The Claims sheet: one row a claim, every column of the table, in the order in which one reads.

The columns are those of the table, so that reading the sheet back gives the table again; only
their order differs: what was measured first, where it was said next, bookkeeping last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractor.exports.xlsx.sheet import IMPROVEMENT, Column, Look, Sheet, safe_url
from extractor.exports.xlsx.text import bold_part
from extractor.exports.xlsx.values import cell_value
from extractor.table.schema import CLAIM_COLUMNS, columns_of
from extractor.table.schema import Column as SchemaColumn

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

SHEET = "Claims"

# Reading order and widths, in characters. Other documented columns come after, folded away behind
# a "+" above the sheet; columns that a user added come after them, in sight.
_WIDTHS: dict[str, float] = {
    "method": 26,
    "metric": 18,
    "improvement_low": 18,
    "improvement_high": 18,
    "text": 18,
    "low": 15,
    "high": 15,
    "unit": 11,
    "kind": 17,
    "direction": 12,
    "qualifiers": 13,
    "baselines": 26,
    "baseline_value": 15,
    "hardware": 20,
    "setting": 24,
    "phase": 12,
    "evidence": 90,
    "title": 44,
    "date": 11.5,
    "url": 34,
    "metric_family": 14,
    "own": 8,
    "confidence": 12,
    "improvement_note": 24,
}
_WRAPPED = {"method", "text", "baselines", "hardware", "setting", "evidence", "title", "qualifiers"}
_FIRST = (*_WIDTHS, "claim_id", "paper_id")
_LAST = ("start", "end", "rules")
_QUIET = {"claim_id", "paper_id", "start", "end", "rules"}
_NUMBERS = {"confidence": "0.00", "date": "yyyy-mm-dd", "start": "0", "end": "0"}
_BAR = "7FB3D5"
DOCUMENTED = frozenset(column.name for column in CLAIM_COLUMNS)


def claim_columns(schema: Sequence[SchemaColumn]) -> list[Column]:
    """The sheet's columns for a table with these columns, in reading order.

    >>> from extractor.table.schema import CLAIM_COLUMNS
    >>> [column.name for column in claim_columns(CLAIM_COLUMNS[:7])]
    ['method', 'metric', 'title', 'date', 'metric_family', 'claim_id', 'paper_id']
    """
    names = [column.name for column in schema]
    meanings = {column.name: column.meaning for column in schema}
    types = {column.name: column.dtype for column in schema}
    order = [name for name in _FIRST if name in names]
    order += [name for name in names if name not in (*_FIRST, *_LAST)]
    order += [name for name in _LAST if name in names]
    return [
        Column(
            name,
            width=_WIDTHS.get(name, max(12, min(len(name) + 4, 24))),
            text=types[name] in ("string", "category", "list"),
            wrap=name in _WRAPPED,
            number=IMPROVEMENT if _is_improvement(name) else _NUMBERS.get(name),
            bold=name == "method",
            quiet=name in _QUIET,
            folded=name not in _FIRST and name in DOCUMENTED,
            note=meanings[name],
        )
        for name in order
    ]


def _on_paper(columns: Sequence[Column]) -> int:
    """How many columns are printed: those up to the title."""
    names = [column.name for column in columns]
    return names.index("title") + 1 if "title" in names else len(names)


def write_claims(
    workbook: Workbook,
    frame: pd.DataFrame,
    starts: Mapping[tuple[Any, Any], int],
    paper_rows: Mapping[str, int],
) -> Sheet:
    """Add the Claims sheet: a table to sort and filter, the value in bold in its evidence.

    `starts` is what `sentence_starts` says of the table; `paper_rows` gives the row of each paper
    on the Papers sheet, to which `paper_id` links.
    """
    schema = columns_of(frame)
    names = [column.name for column in schema]
    columns = claim_columns(schema)
    sheet = Sheet(workbook, SHEET, columns, freeze="B", colour="1D5FA8")
    sheet.printed = _on_paper(columns)
    position = [names.index(column.name) for column in columns]
    index = {column.name: number for number, column in enumerate(columns)}
    for row in frame.itertuples(index=False, name=None):
        values: list[Any] = [cell_value(row[number], schema[number]) for number in position]
        looks = _links(values, index, paper_rows)
        _embolden(values, index, starts)
        sheet.append(values, looks)
    sheet.table("Claims")
    _bars(sheet, index)
    return sheet


def _links(
    values: list[Any], index: Mapping[str, int], paper_rows: Mapping[str, int]
) -> dict[int, Look]:
    looks: dict[int, Look] = {}
    if "url" in index and (url := safe_url(values[index["url"]])):
        looks[index["url"]] = Look(url=url)
    if "paper_id" in index and (row := paper_rows.get(values[index["paper_id"]])):
        looks[index["paper_id"]] = Look(place=f"Papers!A{row}")
    return looks


def _embolden(
    values: list[Any], index: Mapping[str, int], starts: Mapping[tuple[Any, Any], int]
) -> None:
    """Turn the evidence into rich text with the value's own characters in bold."""
    if not {"evidence", "start", "end", "paper_id"} <= index.keys():
        return
    evidence, start, end = (values[index[name]] for name in ("evidence", "start", "end"))
    first = starts.get((values[index["paper_id"]], evidence))
    if evidence and first is not None:
        values[index["evidence"]] = bold_part(evidence, start - first, end - first)


def _bars(sheet: Sheet, index: Mapping[str, int]) -> None:
    """Data bars behind the improvement, full at the 90th percentile."""
    from openpyxl.formatting import rule

    bar: Any = rule.DataBarRule
    for name in ("improvement_low", "improvement_high"):
        if name in index and sheet.rows > 1:
            column = index[name] + 1
            sheet.ws.conditional_formatting.add(
                sheet.area(2, sheet.rows, column, column),
                bar(
                    start_type="num",
                    start_value=0,
                    end_type="percentile",
                    end_value=90,
                    color=_BAR,
                ),
            )


def _is_improvement(name: str) -> bool:
    return name in ("improvement_low", "improvement_high")
