"""Claims together with their papers, out of papers still to be read or exports that hold both."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import Paper, Problem, Reading
from extractor.claims_input import claims_from, holds_claims
from extractor.table.flat import cell_value
from extractor.table.frame import frame_of, papers_frame
from extractor.table.scale import with_scale
from extractor.table.schema import PAPER_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules


def claims_and_papers(
    source: str | Path | Paper | Iterable[str | Path | Paper],
    *,
    rules: Rules | None = None,
    year: int | None = None,
    problems: list[Problem] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims table and the papers table of all inputs.

    Workbooks and databases of ours hold the papers beside the claims; of the other exports the
    abstracts are not known. Arguments and errors are as in `claims_from`.

    >>> claims, papers = claims_and_papers("Lark is 2.5x faster than vLLM.")
    >>> len(claims), papers.loc[0, "abstract"]
    (1, 'Lark is 2.5x faster than vLLM.')
    """
    import pandas as pd

    from extractor.api import extract
    from extractor.sources import read_papers

    inputs = [source] if isinstance(source, (str, Path, Paper)) else list(source)
    stored = [i for i in inputs if not isinstance(i, Paper) and holds_claims(i)]
    others = [i for i in inputs if isinstance(i, Paper) or i not in stored]
    reading = Reading(problems=[] if problems is None else problems)
    listed = list(read_papers(others, year=year, reading=reading)) if others else []
    if problems is None:
        _raise_first(reading.problems)
    frames = [extract(listed, rules=rules, problems=problems)] if others or not stored else []
    tables = [papers_frame(listed)]
    if stored:
        frames.append(claims_from(stored, rules=rules, problems=problems))
        tables += [_stored_papers(Path(item)) for item in stored]
    papers = pd.concat([t.astype(object) for t in tables], ignore_index=True)
    papers = papers.drop_duplicates("id", ignore_index=True)
    typed = frame_of({name: papers[name].tolist() for name in papers.columns}, PAPER_COLUMNS)
    filled = [frame for frame in frames if not frame.empty] or frames[:1]
    if len(filled) == 1:
        return filled[0], typed
    together = pd.concat([frame.astype(object) for frame in filled], ignore_index=True)
    return with_scale(together.drop_duplicates("claim_id", ignore_index=True), typed), typed


def _raise_first(problems: list[Problem]) -> None:
    from extractor.claim import ExtractorError

    if unopened := [problem for problem in problems if problem.line is None]:
        raise ExtractorError(str(unopened[0]))


def _stored_papers(path: Path) -> pd.DataFrame:
    """The papers of a workbook or a database that `claims_from` could read; none of other files."""
    rows: list[dict[str, Any]] = []
    if path.is_file() and path.suffix.lower() == ".xlsx":
        rows = _workbook_papers(path)
    elif path.is_file() and path.suffix.lower() in (".db", ".sqlite"):
        rows = _database_papers(path)
    values = {c.name: [row.get(c.name) for row in rows] for c in PAPER_COLUMNS}
    return frame_of(values, PAPER_COLUMNS)


def _workbook_papers(path: Path) -> list[dict[str, Any]]:
    import openpyxl

    from extractor.exports.xlsx.text import unescape_text

    kinds = {column.name: column for column in PAPER_COLUMNS}
    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
        if "Papers" not in book.sheetnames:
            return []
        lines = book["Papers"].iter_rows(values_only=True)
        header = [str(name) for name in next(lines, ())]
        rows = []
        for line in lines:
            row: dict[str, Any] = dict(zip(header, line, strict=False))
            for name, value in row.items():
                if name in kinds and (value is None or isinstance(value, str)):
                    row[name] = cell_value(unescape_text(value or ""), kinds[name])
            rows.append(row)
    return [row for row in rows if row.get("id")]


def _database_papers(path: Path) -> list[dict[str, Any]]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if ("papers",) not in tables.fetchall():
            return []
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM papers ORDER BY rowid")]
    for row in rows:
        row["sources"] = json.loads(row.get("sources") or "[]")
    return rows
