"""Sheets that are tables and no more: the papers, the problems, and tables of any other kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractor.exports.xlsx.sheet import Column, Look, Sheet, safe_url
from extractor.exports.xlsx.values import cell_value
from extractor.table.schema import columns_of

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

    from extractor.claim import Problem

_TEXTS = ("string", "category", "list")
_PAPER_WIDTHS = {
    "id": 16,
    "title": 52,
    "abstract": 100,
    "date": 11.5,
    "authors": 9,
    "organisation": 18,
    "upvotes": 9,
    "url": 36,
    "sources": 24,
}


def write_papers(
    workbook: Workbook, papers: pd.DataFrame, claims: pd.DataFrame | None = None
) -> Sheet:
    """Add the Papers sheet; with `claims`, the number of claims of each paper after its title."""
    schema = columns_of(papers)
    names = [column.name for column in schema]
    columns = [
        Column(
            column.name,
            width=_PAPER_WIDTHS.get(column.name, 18),
            text=column.dtype in _TEXTS,
            wrap=column.name in ("title", "abstract", "sources", "organisation"),
            bold=column.name == "title",
            number="yyyy-mm-dd" if column.name == "date" else None,
            note=column.meaning,
        )
        for column in schema
    ]
    place = names.index("title") + 1
    counts: Counter[str] = Counter()
    if claims is not None:
        counts.update(str(paper) for paper in claims["paper_id"])
        columns.insert(
            place, Column("claims", 9, text=False, note="number of claims on the Claims sheet")
        )
    sheet = Sheet(workbook, "Papers", columns, freeze="C", colour="3F7D58", lines=4)
    for row in papers.itertuples(index=False, name=None):
        values: list[Any] = [cell_value(v, c) for v, c in zip(row, schema, strict=True)]
        url = safe_url(values[names.index("url")]) if "url" in names else None
        if claims is not None:
            values.insert(place, counts[str(values[names.index("id")])])
        shift = 0 if claims is None or names.index("url") < place else 1
        sheet.append(values, {names.index("url") + shift: Look(url=url)} if url else None)
    sheet.table("Papers")
    return sheet


def write_problems(workbook: Workbook, problems: Sequence[Problem]) -> Sheet:
    """Add the Problems sheet: what could not be read, where, why and the way out."""
    columns = [
        Column("source", 40, wrap=True, bold=True, note="the file or input"),
        Column("line", 8, text=False, note="counted from 1; empty where the whole file is meant"),
        Column("reason", 60, wrap=True, note="why it could not be read or written"),
        Column("advice", 60, wrap=True, note="what to do about it"),
    ]
    sheet = Sheet(workbook, "Problems", columns, colour="B4442F")
    for problem in problems:
        sheet.append([problem.source, problem.line, problem.reason, problem.advice or None])
    sheet.table("Problems")
    return sheet


def write_plain(workbook: Workbook, frame: pd.DataFrame, title: str) -> Sheet:
    """Add a sheet with the columns of `frame` as they are."""
    schema = columns_of(frame)
    columns = [
        Column(
            column.name,
            width=max(len(column.name) + 4, 30 if column.dtype in _TEXTS else 12),
            text=column.dtype in _TEXTS,
            wrap=column.dtype in _TEXTS,
            note=column.meaning,
        )
        for column in schema
    ]
    sheet = Sheet(workbook, title, columns)
    for row in frame.itertuples(index=False, name=None):
        sheet.append([cell_value(v, c) for v, c in zip(row, schema, strict=True)])
    sheet.table("Rows")
    return sheet
