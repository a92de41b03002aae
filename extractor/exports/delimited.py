"""CSV and TSV: one header line, one row a claim, UTF-8, lists joined with "; ".

A cell that a spreadsheet would run as a formula gets an apostrophe in front, the spreadsheets' own
mark for text, and `extractor.read_claims` takes it off again. A plain signed value such as "+4.30"
or "-0.39 dB" cannot do harm and is left as it is, so that other readers see the exact text. See
OWASP, "CSV Injection".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.claim import Problem
from extractor.exports.registry import exporter
from extractor.table.flat import as_text, cell_text
from extractor.table.schema import columns_of

if TYPE_CHECKING:
    import pandas as pd


@exporter(".csv")
def write_csv(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as comma-separated text, quoted where needed; the rest has no room here."""
    _write(frame, path, ",")


@exporter(".tsv")
def write_tsv(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as tab-separated text, quoted where needed; the rest has no room here."""
    _write(frame, path, "\t")


def _write(frame: pd.DataFrame, path: Path, delimiter: str) -> None:
    columns = columns_of(frame)
    guarded = [c.is_list or c.dtype in ("string", "category") for c in columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line([c.name for c in columns], delimiter))
        for row in frame.itertuples(index=False, name=None):
            cells = [cell_text(v, c) for v, c in zip(row, columns, strict=True)]
            texts = [as_text(t) if g else t for t, g in zip(cells, guarded, strict=True)]
            file.write(_line(texts, delimiter))


def _line(cells: Sequence[str], delimiter: str) -> str:
    """One line as RFC 4180 has it, but for a plain line feed at its end.

    The csv module leaves a carriage return bare if lines end in a line feed, which breaks the line.
    """
    if list(cells) == [""]:
        return '""\n'
    special = (delimiter, '"', "\n", "\r")
    quoted = [
        '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in special) else cell
        for cell in cells
    ]
    return delimiter.join(quoted) + "\n"
