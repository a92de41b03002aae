"""Many inputs, one stream of papers: opening, choosing the reader, merging repeats."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from extractor.claim import ExtractorError, Paper, Problem, Reading
from extractor.sources.identity import merged, without_repeats
from extractor.sources.registry import endings, pick
from extractor.sources.source import READ_ERRORS, Source
from extractor.sources.text import paper_of

Input = str | os.PathLike[str] | Paper | IO[Any]
_LONGEST_PATH = 4096


def read_papers(
    inputs: Input | Iterable[Input], *, year: int | None = None, reading: Reading | None = None
) -> Iterator[Paper]:
    """The papers of all inputs, each once, in the order first seen.

    An input is a path (a saved page, JSONL, CSV, TSV, BibTeX, arXiv Atom or plain text, compressed
    or not), a folder of such files, "-" for standard input, an open stream, a text (a string with
    white space in it that names no file), or a `Paper`. `year` is the year of page dates that lack
    one.

    The same paper from several inputs is one paper with all its `sources`. What cannot be read is
    appended to `reading.problems` and the rest goes on; without a `reading` an input that cannot
    be opened raises `ExtractorError`.

    >>> [paper.abstract for paper in read_papers("Lark is 2x faster than vLLM.")]
    ['Lark is 2x faster than vLLM.']
    """
    run = _Run(Reading() if reading is None else reading, year, strict=reading is None)
    parts = run.parts(inputs)
    first, second = next(parts, None), next(parts, None)
    if isinstance(first, Source) and second is None:
        yield from run.read_alone(first)
        return
    ahead = [part for part in (first, second) if part is not None]
    yield from merged(run.read_all(chain(ahead, parts)))


@dataclass(frozen=True, slots=True)
class _Run:
    """One call of `read_papers`: where problems go, and whether they are raised instead."""

    reading: Reading
    year: int | None
    strict: bool

    def parts(self, inputs: Input | Iterable[Input]) -> Iterator[Source | Paper]:
        """What the inputs stand for, opened one after the other."""
        for item in _listed(inputs):
            try:
                yield from _opened(item)
            except ExtractorError as error:
                self.report(str(item), error)

    def read_alone(self, source: Source) -> Iterator[Paper]:
        """The papers of the only source, as they come where it may be longer than memory."""
        try:
            streams = pick(source).streams
        except (ExtractorError, *READ_ERRORS) as error:
            self.report(source.name, error)
            return
        papers = self.read(source)
        yield from without_repeats(papers) if streams else merged(papers)

    def read_all(self, parts: Iterable[Source | Paper]) -> Iterator[Paper]:
        """The papers of all parts, repeats and all."""
        for part in parts:
            if isinstance(part, Paper):
                yield part
            else:
                yield from self.read(part)

    def read(self, source: Source) -> Iterator[Paper]:
        """The papers of one source; what goes wrong with it ends it and is reported."""
        found, known = False, len(self.reading.problems)
        try:
            for paper in pick(source).read(source, self.reading, self.year):
                found = True
                yield paper
        except (ExtractorError, *READ_ERRORS) as error:
            self.report(source.name, error)
        if not found and len(self.reading.problems) == known:
            reason, advice = "no abstract in it", "give a file that holds titles and abstracts"
            self.reading.problems.append(Problem(source.name, reason, None, advice))

    def report(self, name: str, error: Exception) -> None:
        """Append what is wrong with a source to the problems, or raise it."""
        if isinstance(error, ExtractorError):
            reason, _, advice = str(error).removeprefix(f"{name}: ").partition("; ")
        else:
            reason, advice = f"cannot be read: {getattr(error, 'strerror', None) or error}", ""
        problem = Problem(name, reason, None, advice)
        if self.strict:
            raise ExtractorError(str(problem)) from error
        self.reading.problems.append(problem)


def _listed(inputs: Input | Iterable[Input]) -> Iterable[Input]:
    if isinstance(inputs, (str, os.PathLike, Paper)):
        return [inputs]
    if hasattr(inputs, "read"):
        return [cast("IO[Any]", inputs)]
    return inputs


def _opened(item: Input) -> Iterator[Source | Paper]:
    """The sources an input stands for; raises `ExtractorError` where there is none."""
    if isinstance(item, Paper):
        yield item
        return
    if not isinstance(item, (str, os.PathLike)):
        yield Source.from_stream(item, str(getattr(item, "name", "stream")))
        return
    text = os.fspath(item)
    if text == "-":
        yield Source.from_stdin()
        return
    path = Path(text).expanduser() if len(text) < _LONGEST_PATH and "\n" not in text else None
    if path is not None and os.path.isdir(path):
        files = _files(path)
        if not files:
            raise ExtractorError(
                f"{text}: no readable file in this folder; readers know {', '.join(endings())}"
            )
        yield from (Source.from_path(file) for file in files)
    elif path is not None and os.path.exists(path):
        yield Source.from_path(path)
    elif isinstance(item, str) and _is_text(text):
        yield paper_of(text, "text")
    else:
        raise ExtractorError(
            f"{text}: no such file; check the path, or give a text with at least two words"
        )


def _files(folder: Path) -> list[Path]:
    """The readable files below a folder, sorted; hidden ones and what may not be looked at aside.

    None for the root of the file system, which is a slash that was meant as a text.
    """
    if folder.resolve() == Path(folder.resolve().anchor):
        return []
    known = endings()
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return [
        path
        for path in sorted(found)
        if any(suffix.lower() in known for suffix in path.suffixes[-2:]) and path.is_file()
    ]


def _is_text(text: str) -> bool:
    """White space makes a text, unless the string plainly names a file that is missing."""
    if not re.search(r"\S\s+\S", text):
        return False
    known = "|".join(re.escape(ending) for ending in endings())
    path = rf"[^\n]{{1,255}}(?:{known})(?:\.(?:gz|bz2|xz))?"
    return not re.fullmatch(path, text.strip(), re.IGNORECASE)
