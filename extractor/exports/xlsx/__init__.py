"""The workbook: claims to sort, filter and trust, in one .xlsx file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.claim import ExtractorError
from extractor.exports.evidence import sentence_starts
from extractor.exports.overview import Overview, overview
from extractor.exports.xlsx.archive import save_workbook
from extractor.exports.xlsx.benchmark import write_benchmark
from extractor.exports.xlsx.boards import write_by_baseline, write_by_hardware
from extractor.exports.xlsx.claims import write_claims
from extractor.exports.xlsx.plain import write_papers, write_plain, write_problems
from extractor.exports.xlsx.sheet import ROW_LIMIT
from extractor.exports.xlsx.summary import write_about, write_overview
from extractor.table.scale import ensure_scale
from extractor.table.schema import CLAIM_COLUMNS

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

    from extractor.claim import Problem

__all__ = ["write_xlsx"]

_NEEDED = tuple(column.name for column in CLAIM_COLUMNS if not column.added)


def write_xlsx(
    frame: pd.DataFrame,
    path: str | Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write a table to a workbook: a claims table with all its sheets, any other as one sheet.

    The rows of the claims go to disk one by one; the sheets that sum them up are made in memory.
    The same table gives the same bytes. `extractor.exports.write` is the door that replaces a file
    only when it is complete. Raises `ExtractorError` for more rows than a sheet can hold.
    """
    from openpyxl import Workbook

    if len(frame) > ROW_LIMIT:
        raise ExtractorError(
            f"{len(frame):,} rows, and a sheet holds {ROW_LIMIT:,}; write .parquet, .db or .csv"
        )

    workbook = Workbook(write_only=True)
    if "claim_id" in frame.columns:
        _write_all(workbook, frame, papers, problems or ())
    elif {"id", "abstract"} <= set(frame.columns):
        write_papers(workbook, frame)
    else:
        write_plain(workbook, frame, "Table")
    if problems:
        write_problems(workbook, problems)
    if "claim_id" in frame.columns:
        write_about(workbook, frame, papers, len(problems or ()))
    save_workbook(workbook, Path(path))


def _write_all(
    workbook: Workbook,
    frame: pd.DataFrame,
    papers: pd.DataFrame | None,
    problems: Sequence[Problem],
) -> None:
    """The sheets of a claims table; those that compare need the columns of the one scale."""
    starts = sentence_starts(frame)
    claim_rows = {str(claim): row for row, claim in enumerate(frame["claim_id"], 2)}
    paper_rows = {} if papers is None else _rows_by_id(papers)
    write_claims(workbook, frame, starts, paper_rows)
    if set(_NEEDED) <= set(frame.columns):
        scaled = ensure_scale(frame)
        _write_summaries(workbook, overview(scaled, papers), claim_rows, len(problems))
        write_by_baseline(workbook, scaled, claim_rows, starts)
        write_by_hardware(workbook, scaled, claim_rows, starts)
    if papers is not None:
        write_papers(workbook, papers, frame if "paper_id" in frame.columns else None)


def _write_summaries(
    workbook: Workbook, seen: Overview, claim_rows: dict[str, int], problems: int
) -> None:
    write_overview(workbook, seen, problems)
    write_benchmark(workbook, seen, claim_rows)


def _rows_by_id(papers: pd.DataFrame) -> dict[str, int]:
    return {str(paper): row for row, paper in enumerate(papers["id"], 2)}
