"""JSON: one paper a line (JSONL), or a list of papers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractor.claim import Paper, Problem, Reading
from extractor.sources.records import COLUMNS, RowError, paper_from_row
from extractor.sources.registry import reader
from extractor.sources.source import Source

_ADVICE = "mend the line or remove it"
_OBJECT = re.compile(r'^\s*\{\s*(?:"|\})', re.MULTILINE)
_LIST = re.compile(r"\s*\[\s*(?:\{|\])")


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as its pairs, so that a key given twice can be told."""


@reader(
    "jsonl",
    ".jsonl",
    ".ndjson",
    ".json",
    sniff=lambda head: bool(_OBJECT.search(head) or _LIST.match(head)),
    streams=True,
)
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    """The papers of a JSONL file, read line by line; lines that are none become problems.

    Of an object only `id`, `title`, `abstract`, `date`, `authors`, `organisation`, `upvotes` and
    `url` are read.

    >>> line = '{"id": "2401.01234", "title": "Lark", "abstract": "Lark is 2x faster."}'
    >>> [paper.id for paper in read(Source.from_text(line), Reading())]
    ['2401.01234']
    """
    if _LIST.match(source.head()):
        yield from _read_list(source, reading)
        return
    for number, raw in source.lines():
        if not raw.strip():
            continue
        try:
            yield _paper(_parsed(raw), source, reading, number)
        except RowError as error:
            reading.problems.append(Problem(source.name, str(error), number, _ADVICE))


def _read_list(source: Source, reading: Reading) -> Iterator[Paper]:
    text, broken = source.text()
    try:
        if broken:
            raise RowError("not valid UTF-8")
        rows = _parsed(text.encode("utf-8"))
    except RowError as error:
        line = broken[0] if broken else None
        reading.problems.append(Problem(source.name, str(error), line, "mend the file"))
        return
    for place, row in enumerate(rows, 1):
        try:
            yield _paper(row, source, reading, place)
        except RowError as error:
            reason = f"entry {place} of the list: {error}"
            reading.problems.append(Problem(source.name, reason, None, "mend or remove it"))


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_Pairs)
    except UnicodeDecodeError as error:
        raise RowError(f"not valid UTF-8 (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
        raise RowError(f"not JSON: {error.msg.lower()} at {where}") from error
    except (ValueError, RecursionError) as error:
        raise RowError(f"not JSON that can be read: {error}") from error


def _paper(pairs: Any, source: Source, reading: Reading, line: int) -> Paper:
    if not isinstance(pairs, _Pairs):
        raise RowError("not a JSON object with an abstract")
    keys = Counter(key for key, _ in pairs)
    twice = [key for key in COLUMNS if keys[key] > 1]
    if twice:
        raise RowError(f"the key {twice[0]!r} is given twice")
    row = {key: value for key, value in pairs if key in COLUMNS}
    return paper_from_row(row, source, reading, line)
