"""The workbook: claims to sort, filter and trust, in one .xlsx file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.exports.xlsx.archive import save_workbook
from extractor.exports.xlsx.claims import write_claims
from extractor.exports.xlsx.plain import write_papers, write_plain, write_problems

if TYPE_CHECKING:
    import pandas as pd

    from extractor.claim import Problem

__all__ = ["write_xlsx"]


def write_xlsx(
    frame: pd.DataFrame,
    path: str | Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write a table to a workbook: a claims table with all its sheets, any other as one sheet.

    Rows go to disk one by one, so memory does not grow with the workbook. The same table gives the
    same bytes. `extractor.exports.write` is the door that replaces a file only when it is complete.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    if "claim_id" in frame.columns:
        rows = {} if papers is None else _rows_by_id(papers)
        write_claims(workbook, frame, rows)
        if papers is not None:
            write_papers(workbook, papers, frame)
    elif {"id", "abstract"} <= set(frame.columns):
        write_papers(workbook, frame)
    else:
        write_plain(workbook, frame, "Table")
    if problems:
        write_problems(workbook, problems)
    save_workbook(workbook, Path(path))


def _rows_by_id(papers: pd.DataFrame) -> dict[str, int]:
    return {str(paper): row for row, paper in enumerate(papers["id"], 2)}
