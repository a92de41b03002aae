"""CSV and TSV with a header row that names an abstract column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from extractor.claim import ExtractorError, Paper, Problem, Reading
from extractor.sources.records import COLUMNS, RowError, paper_from_row
from extractor.sources.registry import reader
from extractor.sources.source import Source

_DELIMITERS = ",\t;|"
_LONGEST_FIELD = 1 << 24


def is_delimited(head: str) -> bool:
    r"""Whether the first line is a header with an abstract column.

    >>> is_delimited("Title,Abstract\nLark,Lark is 2x faster\n"), is_delimited("Lark, fast")
    (True, False)
    """
    first = head.lstrip("\n").split("\n", 1)[0].rstrip("\r")
    return _header(first)[0] is not None


@reader("delimited", ".csv", ".tsv", ".tab", sniff=is_delimited)
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    r"""The papers of a table, a row each; columns are found by name, whatever their case.

    Comma, tab, semicolon and "|" are understood as delimiters. A row that does not fit the header
    becomes a problem. Raises `ExtractorError` where there is no abstract column.

    >>> table = "Title,ABSTRACT\nLark,Lark is 2x faster.\n"
    >>> [paper.abstract for paper in read(Source.from_text(table), Reading())]
    ['Lark is 2x faster.']
    """
    text, broken = source.text()
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    delimiter, names = _header(lines[start])
    if delimiter is None:
        raise ExtractorError(
            f"{source.name}: no abstract column in the header {', '.join(names)[:80]!r}; "
            "name one of the columns 'abstract'"
        )
    columns = _columns(names)
    for first, last, row in _rows(lines, start + 1, delimiter, source, reading):
        try:
            if any(first <= number <= last for number in broken):
                raise RowError("not valid UTF-8")
            if len(row) != len(names):
                raise RowError(f"{len(row)} fields where the header has {len(names)}")
            fields = {name: row[place] for name, place in columns.items()}
            yield paper_from_row(fields, source, reading, first)
        except RowError as error:
            reading.problems.append(Problem(source.name, str(error), first, "mend the row"))


def _header(line: str) -> tuple[str | None, list[str]]:
    """The delimiter under which the line has an abstract column, None without; the names."""
    line = line.replace("\r", " ")
    for delimiter in _DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        if "abstract" in _columns(names) and (len(names) > 1 or len(line) < 20):
            return delimiter, names
    return None, next(csv.reader([line]), [])


def _columns(names: Sequence[str]) -> dict[str, int]:
    plain = [name.strip().casefold().replace("_", " ") for name in names]
    found: dict[str, int] = {}
    for field, others in COLUMNS.items():
        places = [plain.index(o.replace("_", " ")) for o in others if o.replace("_", " ") in plain]
        if places:
            found[field] = places[0]
    return found


def _rows(
    lines: list[str], start: int, delimiter: str, source: Source, reading: Reading
) -> Iterator[tuple[int, int, list[str]]]:
    """First line, last line and fields of each row; after a broken row, on with the next line."""
    csv.field_size_limit(_LONGEST_FIELD)
    at = start
    while at < len(lines):
        rows = csv.reader((line + "\n" for line in lines[at:]), delimiter=delimiter, strict=True)
        done = 0
        try:
            for row in rows:
                first, done = done, rows.line_num
                if any(field.strip() for field in row):
                    yield at + first + 1, at + done, row
            return
        except csv.Error as error:
            reading.problems.append(
                Problem(source.name, f"not a row: {error}", at + done + 1, "mend its quotes")
            )
            at += done + 1
