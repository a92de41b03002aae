"""From a row with named fields, whatever file it came from, to a Paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from extractor.claim import Paper, Problem, Reading
from extractor.sources.identity import arxiv_id, paper_id
from extractor.sources.page_lines import page_date
from extractor.sources.source import Source

# Other names that reference managers and data sets give to the fields of a paper.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "paper_id", "arxiv_id", "arxiv", "key"),
    "title": ("title", "paper_title"),
    "abstract": ("abstract", "abstract note", "summary"),
    "date": ("date", "published", "publication date"),
    "authors": ("authors", "author"),
    "organisation": ("organisation", "organization"),
    "upvotes": ("upvotes",),
    "url": ("url", "link"),
}
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d{2})?")


class RowError(ValueError):
    """A row that cannot be a paper; the message says why."""


def paper_from_row(row: Mapping[str, Any], source: Source, reading: Reading, line: int) -> Paper:
    """The paper in a row whose keys are field names of `Paper`.

    Only these fields are read. Metadata of the wrong shape is reported and left empty; an abstract
    that is missing or no text raises `RowError`.

    >>> source = Source.from_text("")
    >>> paper_from_row({"title": "Lark", "abstract": "2x faster"}, source, Reading(), 1).title
    'Lark'
    """
    abstract = _text(row, "abstract")
    if not abstract.strip():
        raise RowError("no abstract")
    title = _text(row, "title").strip()
    url = _text(row, "url").strip() or None
    given = row.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    identity = _text({"id": given}, "id").strip()
    if url is None and (number := arxiv_id(identity)):
        url = f"https://arxiv.org/abs/{number}"
    metadata: dict[str, Any] = {}
    for name, read in (
        ("date", _date),
        ("authors", _authors),
        ("organisation", _organisation),
        ("upvotes", _upvotes),
    ):
        try:
            metadata[name] = read(row.get(name))
        except (ValueError, OverflowError):
            reason = f"the {name} {str(row[name])[:40]!r} cannot be read and is left empty"
            reading.problems.append(Problem(source.name, reason, line))
    return Paper(
        id=identity or paper_id(title, abstract, url),
        title=title,
        abstract=abstract,
        url=url,
        sources=(source.label,),
        **metadata,
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RowError(f"the {name} is not a text but {type(value).__name__}")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RowError(f"the {name} holds half a character (a lone surrogate)") from error
    return value


def _date(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("not a date")
    text = value.strip()
    if iso := _ISO_DATE.fullmatch(text):
        return date.fromisoformat(iso[1])
    if _PLAIN_DATE.fullmatch(text):
        return None
    written = page_date(text)
    if written is None or written.year is None:
        raise ValueError("not a date")
    return date(written.year, written.month, written.day)


def _authors(value: object) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, list):
        return len(value)
    if isinstance(value, str) and not value.strip().isdigit():
        separator = next((s for s in (";", " and ", "\n") if s in value), ",")
        names = value.replace(" and ", separator) if separator == "," else value
        return len([name for name in names.split(separator) if name.strip()])
    return _upvotes(value)


def _upvotes(value: object) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError("not a count")
    number = int(float(value))
    if number < 0 or number != float(value):
        raise ValueError("not a count")
    return number


def _organisation(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("not a name")
    return value.strip() or None
