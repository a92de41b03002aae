"""The functions that users call: papers and claims out of whatever they have."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from extractor.claim import Claim, ExtractorError, Paper, Problem, Reading

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

    Input = str | os.PathLike[str] | Paper | IO[Any]
    Papers = Input | Iterable[Input] | pd.DataFrame


def extract(
    source: Papers,
    *,
    rules: Rules | Path | str | None = None,
    year: int | None = None,
    problems: list[Problem] | None = None,
    jobs: int = 1,
) -> pd.DataFrame:
    """The claims of all papers in `source`: one row a claim, columns as in `CLAIM_COLUMNS`.

    The columns include those on one scale: improvement, canonical units, devices and names.

    `source` is a path, a text (an abstract, or several), a `Paper`, a data frame with an abstract
    column, or an iterable of paths, texts and papers. `rules` is a folder laid over the bundled
    rules, or rules that are loaded already. `year` is the year of page dates without one. `jobs`
    processes extract at the same time, 0 for one a core; the claims are the same for any number.

    What cannot be read is appended to `problems`. Without that list an input that cannot be opened
    raises `ExtractorError`, and a line that cannot be read warns.

    >>> frame = extract("We propose Lark. Lark is 2.5x faster than vLLM on one A100.")
    >>> frame[["method", "text", "baselines"]].values.tolist()
    [['Lark', '2.5x', ['vLLM']]]
    """
    from extractor.table.frame import claims_frame, papers_frame
    from extractor.table.scale import with_scale

    known = _rules(rules)
    silent: list[Paper] = []

    def pairs() -> Iterator[tuple[Paper, Claim]]:
        for paper, found in _extracted(source, known, year, problems, jobs):
            if not found:
                silent.append(replace(paper, abstract=""))
            yield from ((paper, claim) for claim in found)

    frame = claims_frame(pairs(), rules=known)
    return with_scale(frame, papers_frame(silent), rules=known)


def iter_claims(
    source: Papers,
    *,
    rules: Rules | Path | str | None = None,
    year: int | None = None,
    problems: list[Problem] | None = None,
    jobs: int = 1,
) -> Iterator[Claim]:
    """The claims of all papers in `source`, one by one as they are found; arguments as `extract`.

    One input of any length streams: memory does not grow with it.

    >>> [c.text for c in iter_claims("Lark is 2.5x faster than vLLM and uses 40% less memory.")]
    ['2.5x', '40%']
    """
    for _, found in _extracted(source, _rules(rules), year, problems, jobs):
        yield from found


def papers(
    source: Papers, *, year: int | None = None, problems: list[Problem] | None = None
) -> pd.DataFrame:
    """The papers in `source`: one row a paper, columns as in `PAPER_COLUMNS`.

    `source`, `year` and `problems` are as in `extract`.

    >>> papers("Lark is 2.5x faster than vLLM.").abstract.tolist()
    ['Lark is 2.5x faster than vLLM.']
    """
    from extractor.table.frame import papers_frame

    return papers_frame(_papers(source, year, problems))


def _extracted(
    source: Papers, rules: Rules, year: int | None, problems: list[Problem] | None, jobs: int
) -> Iterator[tuple[Paper, list[Claim]]]:
    from extractor.engines import local

    papers = _papers(source, year, problems)
    if jobs == 1:
        return local.extract_papers(papers, rules, problems)
    from extractor.engines import processes

    return processes.extract_papers(papers, rules, problems, jobs=jobs)


def _rules(rules: Rules | Path | str | None) -> Rules:
    from extractor.rules import load_rules

    return load_rules(rules) if rules is None or isinstance(rules, (str, Path)) else rules


def _papers(source: Papers, year: int | None, problems: list[Problem] | None) -> Iterator[Paper]:
    reading = Reading(problems=[] if problems is None else problems)
    told = len(reading.problems)
    for paper in _read(source, year, reading):
        if problems is None:
            told = _tell(reading.problems, told)
        yield paper
    if problems is None:
        _tell(reading.problems, told)


def _read(source: Papers, year: int | None, reading: Reading) -> Iterator[Paper]:
    from extractor.sources import read_papers
    from extractor.sources.identity import without_repeats

    if hasattr(source, "columns"):
        from extractor.table.frame import papers_of

        return without_repeats(papers_of(cast("pd.DataFrame", source), reading))
    if isinstance(source, Iterator):
        first = next(source, None)
        rest = source if first is None else chain([first], source)
        if isinstance(first, Paper):
            return without_repeats(rest)
        return read_papers(rest, year=year, reading=reading)
    return read_papers(source, year=year, reading=reading)


def _tell(problems: list[Problem], told: int) -> int:
    """Raise for an input that could not be opened, warn of a line that could not be read."""
    for problem in problems[told:]:
        if problem.line is None:
            raise ExtractorError(str(problem))
        warnings.warn(str(problem), stacklevel=4)
    return len(problems)
