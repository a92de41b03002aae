"""arXiv's Atom feed, as its search interface answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

from extractor.claim import Paper, Problem, Reading
from extractor.sources.identity import arxiv_id
from extractor.sources.records import RowError, paper_from_row
from extractor.sources.registry import reader
from extractor.sources.source import Source

_ATOM = "{http://www.w3.org/2005/Atom}"


@reader(
    "atom",
    ".atom",
    ".xml",
    sniff=lambda head: head.lstrip().startswith("<") and _ATOM.strip("{}") in head,
)
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    """The entries of a feed: `summary` is the abstract, `id` gives the arXiv id and the address.

    >>> feed = (
    ...     "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Lark</title>"
    ...     "<id>http://arxiv.org/abs/2401.01234v1</id><summary>Lark is 2x faster.</summary>"
    ...     "</entry></feed>"
    ... )
    >>> [(paper.id, paper.abstract) for paper in read(Source.from_text(feed), Reading())]
    [('2401.01234', 'Lark is 2x faster.')]
    """
    raw = b"\n".join(line for _, line in source.lines())
    place = 0
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(raw)):
            if element.tag != f"{_ATOM}entry":
                continue
            place += 1
            try:
                yield _paper(element, source, reading, place)
            except RowError as error:
                reading.problems.append(Problem(source.name, f"entry {place}: {error}"))
            element.clear()
    except ElementTree.ParseError as error:
        reading.problems.append(
            Problem(source.name, f"not XML: {error}", error.position[0], "fetch the feed again")
        )


def _paper(entry: ElementTree.Element, source: Source, reading: Reading, place: int) -> Paper:
    def text(tag: str) -> str:
        return (entry.findtext(f"{_ATOM}{tag}") or "").strip()

    address = text("id")
    authors = entry.findall(f"{_ATOM}author")
    row = {
        "id": arxiv_id(address),
        "title": " ".join(text("title").split()),
        "abstract": text("summary"),
        "date": text("published")[:10],
        "authors": len(authors) or None,
        "url": address if address.startswith("http") else None,
    }
    return paper_from_row(row, source, reading, place)
