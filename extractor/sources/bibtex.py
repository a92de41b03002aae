"""BibTeX entries that carry an abstract, as reference managers export them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extractor.claim import Paper, Problem, Reading
from extractor.sources.identity import arxiv_id
from extractor.sources.page_lines import MONTHS
from extractor.sources.records import RowError, paper_from_row
from extractor.sources.registry import reader
from extractor.sources.source import Source

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Entry

_ENTRY = re.compile(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_BRACES = re.compile(r"(?<!\\)[{}]")


@reader("bibtex", ".bib", ".bibtex", sniff=lambda head: bool(_ENTRY.search(head[:4096])))
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    """The entries that have an abstract; entries without one and broken ones become problems.

    An entry's `eprint` (or an arXiv address) gives the id, else the title does. The abstract stays
    as written, LaTeX and all; the title loses its braces.

    >>> entry = "@misc{lark, title={{Lark}}, eprint={2401.01234}, abstract={Lark is 2x faster.}}"
    >>> [(paper.id, paper.title) for paper in read(Source.from_text(entry), Reading())]
    [('2401.01234', 'Lark')]
    """
    import logging

    from bibtexparser.entrypoint import parse_string

    text, broken = source.text()
    for number in broken:
        reading.problems.append(Problem(source.name, "not valid UTF-8", number, "save as UTF-8"))
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    for entry in _entries(parse_string(text), source, reading):
        line = (entry.start_line or 0) + 1
        try:
            yield paper_from_row(_row(entry), source, reading, line)
        except RowError as error:
            reason = f"entry {entry.key!r}: {error}"
            advice = "export it with its abstract"
            reading.problems.append(Problem(source.name, reason, line, advice))


def _entries(library: Library, source: Source, reading: Reading) -> Iterator[Entry]:
    """The entries in the file's order, those with a key that was used before among them."""
    from bibtexparser.middlewares import RemoveEnclosingMiddleware
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

    bare = RemoveEnclosingMiddleware()
    for block in library.blocks:
        again = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else None
        if isinstance(block, Entry):
            yield block
        elif isinstance(again, Entry):
            yield bare.transform_entry(again, library)
        elif isinstance(block, ParsingFailedBlock):
            line = (block.start_line or 0) + 1
            error = block.error
            reason = getattr(error, "abort_reason", None) or str(error) or type(error).__name__
            advice = "mend its braces and commas"
            reading.problems.append(
                Problem(source.name, f"not an entry: {reason.rstrip('.')}", line, advice)
            )


def _row(entry: Entry) -> dict[str, Any]:
    fields = {f.key.casefold(): str(f.value).strip() for f in entry.fields}
    url = fields.get("url") or None
    number = arxiv_id(fields.get("eprint")) or arxiv_id(url)
    return {
        "id": number,
        "title": " ".join(_BRACES.sub("", fields.get("title", "")).split()),
        "abstract": fields.get("abstract"),
        "date": _date(fields),
        "authors": len(re.split(r"\s+and\s+", fields["author"])) if fields.get("author") else None,
        "url": url or (f"https://arxiv.org/abs/{number}" if number else None),
    }


def _date(fields: Mapping[str, str]) -> str | None:
    """The full date where the entry has one; a year or a month alone is no date."""
    if fields.get("date"):
        return fields["date"]
    month = fields.get("month", "").strip().casefold()[:3]
    if month in MONTHS and fields.get("day") and fields.get("year"):
        return f"{fields['year']}-{MONTHS.index(month) + 1:02}-{int(fields['day']):02}"
    return None
