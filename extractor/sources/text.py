"""Plain text: one abstract without title, as an argument, on standard input or in a file."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Paper, Problem, Reading
from extractor.sources.identity import paper_id
from extractor.sources.registry import reader
from extractor.sources.source import Source


@reader("text", sniff=lambda head: False)
def read(source: Source, reading: Reading, year: int | None = None) -> Iterator[Paper]:
    """One paper with an empty title, whose abstract is the whole text.

    >>> next(read(Source.from_text("Lark is 2x faster."), Reading())).abstract
    'Lark is 2x faster.'
    """
    text, broken = source.text()
    for number in broken:
        reading.problems.append(
            Problem(source.name, "not valid UTF-8", number, "save the text as UTF-8")
        )
    if text.strip():
        yield paper_of(text.strip("\n"), source.label)


def paper_of(text: str, source: str) -> Paper:
    """The paper without title whose abstract is the text, untouched.

    >>> paper_of(" Lark is 2x faster. ", "text").abstract
    ' Lark is 2x faster. '
    """
    return Paper(id=paper_id("", text), title="", abstract=text, sources=(source,))
