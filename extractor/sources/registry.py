"""The readers, one a format, and the choice between them: by content first, then by ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.claim import ExtractorError, Paper, Reading
from extractor.sources.source import Source

Read = Callable[[Source, Reading, int | None], Iterator[Paper]]
Sniff = Callable[[str], bool]

_FOREIGN: tuple[tuple[str, str], ...] = (
    ("%PDF-", "this is a PDF; copy its title and abstract into a text file"),
    ("<!doctype html", "this is HTML; open it in a browser and save it as text, or copy its text"),
    ("<html", "this is HTML; open it in a browser and save it as text, or copy its text"),
    ("{\\rtf", "this is rich text; save it as plain text"),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, the endings it goes by, how it is recognised, how it is read.

    `streams` says that a file may be longer than memory and is read paper by paper.
    """

    name: str
    endings: tuple[str, ...]
    sniff: Sniff
    read: Read
    streams: bool = False


READERS: dict[str, Reader] = {}


def reader(name: str, *endings: str, sniff: Sniff, streams: bool = False) -> Callable[[Read], Read]:
    """Register a function as the reader of a format.

    `sniff` looks at the first 64 KB of text and says whether they are of this format. Formats are
    asked in the order in which they were registered.
    """

    def register(read: Read) -> Read:
        READERS[name] = Reader(name, endings, sniff, read, streams)
        return read

    return register


def pick(source: Source) -> Reader:
    """The reader for an input: by its content, then by its ending, else plain text.

    Raises `ExtractorError` for an input that is known not to be readable (PDF, HTML, binary).

    >>> pick(Source.from_text('{"abstract": "Lark is 2x faster."}')).name
    'jsonl'
    """
    head = source.head()
    start = head.lstrip()[:64].lower()
    for mark, advice in _FOREIGN:
        if start.startswith(mark.lower()):
            raise ExtractorError(f"{source.name}: {advice}")
    for candidate in READERS.values():
        if candidate.sniff(head):
            return candidate
    for candidate in READERS.values():
        if source.suffix in candidate.endings:
            return candidate
    return READERS["text"]


def endings() -> tuple[str, ...]:
    """Every file ending that some reader goes by, sorted.

    >>> ".jsonl" in endings()
    True
    """
    return tuple(sorted({e for r in READERS.values() for e in r.endings}))
