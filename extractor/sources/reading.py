"""Many inputs, one stream of papers: opening, choosing the reader, merging repeats."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from extractor.claim import ExtractorError, Paper, Problem, Reading
from extractor.sources.identity import merged, without_repeats
from extractor.sources.registry import endings, pick
from extractor.sources.source import READ_ERRORS, Source

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
    strict = reading is None
    seen = Reading() if reading is None else reading
    given = _listed(inputs)
    if len(given) == 1 and not isinstance(given[0], Paper):
        sources = _sources(given, seen, strict)
        yield from without_repeats(p for s in sources for p in _read(s, seen, year, strict))
        return
    yield from merged(_all(given, seen, year, strict))


def _listed(inputs: Input | Iterable[Input]) -> list[Input]:
    if isinstance(inputs, (str, os.PathLike, Paper)):
        return [inputs]
    if hasattr(inputs, "read"):
        return [cast("IO[Any]", inputs)]
    return list(inputs)


def _all(given: list[Input], reading: Reading, year: int | None, strict: bool) -> Iterator[Paper]:
    for item in given:
        if isinstance(item, Paper):
            yield item
            continue
        for source in _sources([item], reading, strict):
            yield from _read(source, reading, year, strict)


def _read(source: Source, reading: Reading, year: int | None, strict: bool) -> Iterator[Paper]:
    try:
        yield from pick(source).read(source, reading, year)
    except ExtractorError as error:
        if strict:
            raise
        reading.problems.append(_problem(source.name, error))
    except READ_ERRORS as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        if strict:
            raise ExtractorError(f"{source.name}: {reason}") from error
        reading.problems.append(Problem(source.name, reason))


def _problem(name: str, error: ExtractorError) -> Problem:
    reason, _, advice = str(error).removeprefix(f"{name}: ").partition("; ")
    return Problem(name, reason, None, advice)


def _sources(given: Iterable[Input], reading: Reading, strict: bool) -> Iterator[Source]:
    for item in given:
        try:
            yield from _opened(item)
        except ExtractorError as error:
            if strict:
                raise
            name = str(item)
            reading.problems.append(_problem(name, error))


def _opened(item: Input) -> Iterator[Source]:
    """The sources an input stands for; raises `ExtractorError` where there is none."""
    if not isinstance(item, (str, os.PathLike)):
        yield Source.from_stream(item, str(getattr(item, "name", "stream")))  # type: ignore[arg-type]
        return
    text = os.fspath(item)
    if text == "-":
        yield Source.from_stdin()
        return
    path = Path(text).expanduser() if len(text) < _LONGEST_PATH and "\n" not in text else None
    if path is not None and path.is_dir():
        files = _files(path)
        if not files:
            raise ExtractorError(
                f"{text}: no readable file in this folder; readers know {', '.join(endings())}"
            )
        yield from (Source.from_path(file) for file in files)
    elif path is not None and path.exists():
        yield Source.from_path(path)
    elif isinstance(item, str) and _is_text(text):
        yield Source.from_text(text)
    else:
        raise ExtractorError(
            f"{text}: no such file; check the path, or give a text with at least two words"
        )


def _files(folder: Path) -> list[Path]:
    known = endings()
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and any(suffix.lower() in known for suffix in path.suffixes[-2:])
    ]


def _is_text(text: str) -> bool:
    """White space makes a text, unless the string plainly names a file that is missing."""
    if not re.search(r"\S\s+\S", text):
        return False
    known = "|".join(re.escape(ending) for ending in endings())
    path = rf"[^\n]{{1,255}}(?:{known})(?:\.(?:gz|bz2|xz))?"
    return not re.fullmatch(path, text.strip(), re.IGNORECASE)
