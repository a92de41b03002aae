"""Workbooks: the door to `extractor.exports.xlsx`, opened only when one is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.claim import Problem
from extractor.exports.registry import exporter

if TYPE_CHECKING:
    import pandas as pd


@exporter(".xlsx")
def write_workbook(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as a workbook, with sheets for the papers and the problems."""
    from extractor.exports.xlsx import write_xlsx

    write_xlsx(frame, path, papers=papers, problems=problems)
