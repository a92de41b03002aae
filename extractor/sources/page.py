"""Hugging Face's Daily Papers page, saved as text: with metadata or as bare titles and abstracts.

With metadata a paper is a title line, an abstract line, "• 6 authors" (or an organisation), "·"
and a date that may lack its year and may carry upvotes; some papers lack all of that. Without, the
page is title, abstract, title, abstract and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from extractor.claim import Paper, Problem, Reading
from extractor.sources import page_lines
from extractor.sources.identity import arxiv_id, paper_id
from extractor.sources.page_lines import Line, PageDate, page_date
from extractor.sources.page_titles import Entry, entries, prose_score
from extractor.sources.registry import reader
from extractor.sources.source import Source

_HEADER_LINES = 40
_LONG_LINE = 200
_WRAP_WIDTHS = (40, 140)
_HEADER_MARK = re.compile(r"daily papers|by ?ak and the research community", re.IGNORECASE)
_PLAINLY_PROSE = 2.0


@dataclass(slots=True)
class _Meta:
    """What the metadata lines after an abstract say."""

    authors: int | None = None
    organisation: str | None = None
    date: PageDate | None = None
    url: str | None = None
    upvotes: int | None = None
    line: int = 0


@dataclass(slots=True)
class _Stretch:
    """Text lines up to the next metadata, and that metadata."""

    text: list[Line] = field(default_factory=list)
    meta: _Meta = field(default_factory=_Meta)


def is_page(head: str) -> bool:
    r"""Whether a text looks like a saved page rather than like one plain text.

    >>> is_page("Lark: Fast Decoding\n\nWe show that Lark is 2x faster.\n")
    True
    >>> is_page("We show that Lark is 2x faster.")
    False
    """
    lines = page_lines.lines(unwrapped(head))
    kinds = {line.kind for line in lines}
    if "authors" in kinds or {"dot", "date"} <= kinds or _header_end(lines):
        return True
    found = entries([line for line in lines if line.kind in ("text", "furniture")])
    titles = [entry.title.text for entry in found if entry.title and entry.abstract]
    if titles:
        plain = sum(prose_score(title) < _PLAINLY_PROSE for title in titles)
        return plain * 2 >= len(titles) and len(titles) * 2 >= len(found)
    bare = [entry.abstract for entry in found if entry.title is None]
    return len(bare) > 1 and all(len(a[0].text) >= _LONG_LINE for a in bare)


@reader("page", ".txt", ".text", ".page", sniff=is_page)
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    r"""The papers of a page, top to bottom.

    `year` is the year of dates that are written without one; by default it is one more than the
    newest year written out on the page. A title without abstract is no paper: it is appended to
    `reading.problems`, as is a paper without title (which is yielded, with an empty title).

    >>> page = "Lark: Fast Decoding\nWe show that Lark is 2x faster.\n"
    >>> [paper.title for paper in read(Source.from_text(page), Reading())]
    ['Lark: Fast Decoding']
    """
    text, broken = source.text()
    for number in broken:
        reading.problems.append(
            Problem(source.name, "not valid UTF-8", number, "save the page as UTF-8")
        )
    lines = page_lines.lines(unwrapped(text))
    page_year = year or _page_year(lines)
    stretches = _stretches(lines[_header_end(lines) :])
    _complain_of_years(stretches, page_year, source, reading)
    for stretch in stretches:
        read_entries = entries(stretch.text)
        for index, entry in enumerate(read_entries):
            meta = stretch.meta if index == len(read_entries) - 1 else _Meta()
            if _complain(entry, source, reading):
                continue
            yield _paper(entry, meta, page_year, source, reading)


def unwrapped(text: str) -> str:
    """The text as it is or, where it is wrapped hard at one width, a paragraph a line.

    The line ends inside a paragraph become vertical tabs, which `_abstract` turns back, so that
    the abstract stays as given; emptied lines keep the numbering.
    """
    rows = [page_lines.trimmed(row) for row in text.split("\n")]
    width = max(map(len, rows), default=0)
    joints = [(a, b) for a, b in pairwise(rows) if a and b]
    filled = [len(a) + 1 + len(b.split()[0]) > width for a, b in joints]
    wrapped = _WRAP_WIDTHS[0] <= width <= _WRAP_WIDTHS[1] and len(joints) >= 2
    if not wrapped or sum(filled) < 0.7 * len(filled):
        return text
    result: list[str] = []
    start = -1
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else ""
        if row and before and len(before) + 1 + len(row.split()[0]) > width:
            result[start] += "\v" + row
            result.append("")
        else:
            start = len(result)
            result.append(row)
    return "\n".join(result)


def _header_end(lines: list[Line]) -> int:
    """How many lines at the top belong to the page's header; 0 where there is none."""
    end = 0
    for index, line in enumerate(lines[:_HEADER_LINES]):
        if len(line.text) > _LONG_LINE or line.kind in ("authors", "dot"):
            break
        if _HEADER_MARK.fullmatch(line.text):
            end = index + 1
    while 0 < end < len(lines) and lines[end].kind in ("date", "count"):
        end += 1
    return end


def _page_year(lines: list[Line]) -> int | None:
    """The year that dates without one belong to: the header's, else one after the newest."""
    dates = [(line, page_date(line.text)) for line in lines if line.kind == "date"]
    header = _header_end(lines)
    for line in lines[:header]:
        own = page_date(line.text) if line.kind == "date" else None
        if own and own.year:
            return own.year
    years = [found.year for _, found in dates if found and found.year]
    return max(years) + 1 if years else None


def _stretches(lines: list[Line]) -> list[_Stretch]:
    stretches = [_Stretch()]
    for index, line in enumerate(lines):
        now = stretches[-1]
        following = [after.kind for after in lines[index + 1 : index + 3]]
        if (
            line.kind == "text"
            and following[:1] == ["dot"]
            and following != ["dot", "authors"]
            and _is_organisation(line, now)
        ):
            now.meta.organisation = page_lines.organisation(line.text)
        elif line.kind in ("text", "furniture"):
            if now.meta.line:
                now = _Stretch()
                stretches.append(now)
            now.text.append(line)
            continue
        elif line.kind == "submitter" or (line.kind == "count" and not now.meta.date):
            continue
        _take(line, now.meta)
        if now.text:
            now.meta.line = line.number
        else:
            now.meta = _Meta()
    return [stretch for stretch in stretches if stretch.text]


def _is_organisation(line: Line, now: _Stretch) -> bool:
    """A short line before "·" in the authors' place, after something it can belong to."""
    short = len(line.text) <= 80 and not line.text.endswith(".")
    name = short and prose_score(line.text) < _PLAINLY_PROSE
    return name and bool(now.text) and not now.meta.line


def _take(line: Line, meta: _Meta) -> None:
    if line.kind == "authors":
        meta.authors = page_lines.authors(line.text)
    elif line.kind == "date" and meta.date is None:
        meta.date = page_date(line.text)
        meta.upvotes = meta.date.upvotes if meta.date else None
    elif line.kind == "count" and meta.upvotes is None:
        meta.upvotes = page_lines.count(line.text)
    elif line.kind == "link":
        meta.url = line.text


def _complain(entry: Entry, source: Source, reading: Reading) -> bool:
    """Report what an entry lacks; True where it cannot be a paper."""
    if entry.title and not entry.abstract:
        reason = f"no abstract follows the title {_short(entry.title.text)!r}"
        advice = "add its abstract on the next line, or remove the line"
        reading.problems.append(Problem(source.name, reason, entry.title.number, advice))
        return True
    if not entry.title and prose_score(entry.abstract[0].text) < 0:
        reason = f"neither a title nor an abstract: {_short(entry.abstract[0].text)!r}"
        reading.problems.append(Problem(source.name, reason, entry.abstract[0].number))
        return True
    if not entry.title:
        reason = "an abstract without a title before it"
        reading.problems.append(Problem(source.name, reason, entry.abstract[0].number))
    return False


def _complain_of_years(
    stretches: list[_Stretch], year: int | None, source: Source, reading: Reading
) -> None:
    bare = [s.meta.line for s in stretches if s.meta.date and not s.meta.date.year]
    if bare and year is None:
        reason = f"dates without year ({len(bare)}), and the page writes out none"
        advice = "give the page's year with --year"
        reading.problems.append(Problem(source.name, reason, bare[0], advice))


def _paper(entry: Entry, meta: _Meta, year: int | None, source: Source, reading: Reading) -> Paper:
    title = entry.title.text.replace("\v", " ") if entry.title else ""
    abstract = "\n".join(line.text for line in entry.abstract).replace("\v", "\n")
    number = arxiv_id(meta.url)
    return Paper(
        id=paper_id(title, abstract, meta.url),
        title=title,
        abstract=abstract,
        date=_date(meta, year, source, reading),
        authors=meta.authors,
        organisation=meta.organisation,
        upvotes=meta.upvotes,
        url=f"https://arxiv.org/abs/{number}" if number else None,
        sources=(source.label,),
    )


def _date(meta: _Meta, year: int | None, source: Source, reading: Reading) -> date | None:
    year = meta.date.year or year if meta.date else None
    if meta.date is None or year is None:
        return None
    try:
        return date(year, meta.date.month, meta.date.day)
    except ValueError:
        reason = f"there is no such day: {year}-{meta.date.month:02}-{meta.date.day:02}"
        advice = "" if meta.date.year or meta.date.day != 29 else "give the year with --year"
        reading.problems.append(Problem(source.name, reason, meta.line, advice))
        return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
