"""SQLite: papers, claims, problems, views and full-text search, as datasette serves them.

Lists are JSON arrays in text columns, which datasette can facet by and SQLite's json_each can
open; the views open the two that matter most, devices and baselines. The full-text tables are
external-content FTS5 tables, so that datasette offers its search box on their tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import ExtractorError, Problem
from extractor.exports.jsonl import json_value
from extractor.exports.registry import exporter
from extractor.table.schema import PAPER_COLUMNS, Column, columns_of

if TYPE_CHECKING:
    import pandas as pd

_TYPES = {"Float64": "REAL", "Int64": "INTEGER", "boolean": "INTEGER"}

_CLAIM_VIEWS = """
CREATE VIEW claim_hardware AS
  SELECT claim_id, paper_id, method, metric, json_extract(device.value, '$.name') AS device,
         json_extract(device.value, '$.count') AS count
  FROM claims, json_each(claims.hardware) AS device;
CREATE VIEW claim_baselines AS
  SELECT claim_id, paper_id, method, metric, baseline.value AS baseline
  FROM claims, json_each(claims.baselines) AS baseline;
CREATE VIEW metric_counts AS
  SELECT metric_family, metric, count(*) AS claims, count(DISTINCT paper_id) AS papers
  FROM claims GROUP BY metric_family, metric ORDER BY claims DESC, metric;
CREATE VIEW baseline_counts AS
  SELECT baseline, count(*) AS claims, count(DISTINCT paper_id) AS papers
  FROM claim_baselines GROUP BY baseline ORDER BY claims DESC, baseline;
CREATE VIEW device_counts AS
  SELECT device, count(*) AS claims, count(DISTINCT paper_id) AS papers
  FROM claim_hardware GROUP BY device ORDER BY claims DESC, device;
"""


_SCALE_VIEWS = """
CREATE VIEW improvements AS
  SELECT claim_id, date, method_name AS method, metric, phase, baseline.value AS baseline,
         improvement_low, improvement_high, text, evidence, paper_id, title
  FROM claims LEFT JOIN json_each(claims.baseline_names) AS baseline
  WHERE improvement_high IS NOT NULL ORDER BY improvement_high DESC, claim_id;
CREATE VIEW citations AS
  SELECT claims.claim_id, claims.paper_id, claims.method_name AS method, claims.metric,
         cited.value AS baseline_paper_id, papers.title AS baseline_title
  FROM claims, json_each(claims.baseline_paper_ids) AS cited
  LEFT JOIN papers ON papers.id = cited.value;
"""


@exporter(".db", ".sqlite")
def write_sqlite(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write a database: tables papers, claims and problems, views over them, full-text search.

    A paper that only the claims name is in papers too, with what they say of it. A table that is
    neither of claims nor of papers becomes the one table "rows". Raises `ExtractorError` if two
    rows have one id.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA page_size = 4096")
        try:
            _fill(database, frame, papers, problems)
        except sqlite3.IntegrityError as error:
            raise ExtractorError(f"two rows of the table have one id: {error}") from error


def _fill(
    database: sqlite3.Connection,
    frame: pd.DataFrame,
    papers: pd.DataFrame | None,
    problems: Sequence[Problem] | None,
) -> None:
    if "claim_id" in frame.columns:
        _papers(database, _all_papers(frame, papers))
        _claims(database, frame)
    elif "abstract" in frame.columns:
        _papers(database, frame)
    else:
        _table(database, "rows", columns_of(frame), frame.itertuples(index=False, name=None))
    database.execute("CREATE TABLE problems (source TEXT, line INTEGER, reason TEXT, advice TEXT)")
    database.executemany(
        "INSERT INTO problems VALUES (?, ?, ?, ?)",
        [(p.source, p.line, p.reason, p.advice) for p in problems or ()],
    )


def _papers(database: sqlite3.Connection, frame: pd.DataFrame) -> None:
    columns = columns_of(frame)
    rows = frame.itertuples(index=False, name=None)
    _table(database, "papers", columns, rows, key="id")
    _search(database, "papers", ("title", "abstract"))


def _claims(database: sqlite3.Connection, frame: pd.DataFrame) -> None:
    columns = columns_of(frame)
    rows = frame.itertuples(index=False, name=None)
    _table(database, "claims", columns, rows, key="claim_id", parent="paper_id")
    names = {c.name for c in columns}
    for indexed in ("paper_id", "metric", "method"):
        if indexed in names:
            database.execute(f"CREATE INDEX claims_{indexed} ON claims ({indexed})")
    if {"paper_id", "method", "metric", "metric_family", "baselines", "hardware"} <= names:
        database.executescript(_CLAIM_VIEWS)
    if {"improvement_high", "method_name", "baseline_names", "baseline_paper_ids"} <= names:
        database.executescript(_SCALE_VIEWS)
    searched = ("title", "method", "baselines", "setting", "evidence")
    _search(database, "claims", tuple(n for n in searched if n in names))


def _all_papers(claims: pd.DataFrame, papers: pd.DataFrame | None) -> pd.DataFrame:
    import pandas as pd

    from extractor.table.frame import frame_of, typed

    named = claims.reindex(columns=["paper_id", "title", "date", "url"])
    named = named.drop_duplicates("paper_id").rename(columns={"paper_id": "id"})
    if papers is not None:
        named = named[~named["id"].isin(papers["id"])]
    rows = {
        c.name: named[c.name].tolist() if c.name in named else [None] * len(named)
        for c in PAPER_COLUMNS
    }
    derived = frame_of(rows, PAPER_COLUMNS)
    if papers is None or derived.empty:
        return derived if papers is None else papers
    return typed(pd.concat([papers, derived], ignore_index=True))


def _table(
    database: sqlite3.Connection,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[tuple[Any, ...]],
    key: str = "",
    parent: str = "",
) -> None:
    lines = []
    for column in columns:
        line = f'"{column.name}" {_TYPES.get(column.dtype, "TEXT")}'
        line += " PRIMARY KEY" if column.name == key else ""
        line += " REFERENCES papers (id)" if column.name == parent else ""
        lines.append(line)
    database.execute(f"CREATE TABLE {name} ({', '.join(lines)})")
    converters = [_stored(c) for c in columns]
    marks = ", ".join("?" * len(columns))
    database.executemany(
        f"INSERT INTO {name} VALUES ({marks})",
        ([c(v) for c, v in zip(converters, row, strict=True)] for row in rows),
    )


def _stored(column: Column) -> Any:
    if column.is_list:
        return lambda value: json.dumps(value, ensure_ascii=False)
    return json_value(column)


def _search(database: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    if not columns:
        return
    names = ", ".join(columns)
    database.execute(f'CREATE VIRTUAL TABLE {table}_fts USING FTS5 ({names}, content="{table}")')
    database.execute(f"INSERT INTO {table}_fts (rowid, {names}) SELECT rowid, {names} FROM {table}")
