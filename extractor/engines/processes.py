"""Extraction in several processes at once, the papers in the order given."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from loky import ProcessPoolExecutor, cpu_count
from loky.process_executor import BrokenProcessPool

from extractor.claim import Claim, ExtractorError, Paper, Problem
from extractor.engines import local

if TYPE_CHECKING:
    from concurrent.futures import Future

    from extractor.rules import Rules

    Batch = list[tuple[Paper, list[Claim]]]

_BATCH = 50
_AHEAD = 2  # batches for each process that are read before they are worked on


def extract_papers(
    papers: Iterable[Paper], rules: Rules, problems: list[Problem] | None = None, *, jobs: int
) -> Iterator[tuple[Paper, list[Claim]]]:
    """As `extractor.engines.local.extract_papers`, the same pairs in the same order, by `jobs`.

    `jobs` is a number of processes; 0 takes one for each core that this process may use. Papers
    are read a few batches ahead, so that a stream of any length needs little memory. Raises
    `ExtractorError` for a negative number, and where a process is killed from outside.

    >>> from extractor.rules import load_rules
    >>> paper = Paper("t1", "Lark: Fast Decoding", "Lark is 2.5x faster than Heron.")
    >>> [(p.id, len(claims)) for p, claims in extract_papers([paper], load_rules(), jobs=2)]
    [('t1', 1)]
    """
    if jobs < 0:
        raise ExtractorError(f"jobs: {jobs} is below zero; give 1 or more, or 0 for one a core")
    packed = pickle.dumps(rules)
    stream = iter(papers)
    workers = jobs or cpu_count()
    waiting: deque[Future[tuple[Batch, list[Problem]]]] = deque()
    pool = ProcessPoolExecutor(workers)
    ended = False
    try:
        while batch := list(islice(stream, _BATCH)):
            waiting.append(pool.submit(_extract, packed, batch, problems is not None))
            if len(waiting) > _AHEAD * workers:
                yield from _collected(waiting.popleft(), problems)
        while waiting:
            yield from _collected(waiting.popleft(), problems)
        ended = True
    except BrokenProcessPool as error:
        raise ExtractorError(
            "a process that extracted was killed, perhaps for want of memory; give fewer jobs"
        ) from error
    finally:
        pool.shutdown(wait=True, kill_workers=not ended)


def _collected(
    done: Future[tuple[Batch, list[Problem]]], problems: list[Problem] | None
) -> Iterator[tuple[Paper, list[Claim]]]:
    """The pairs of a batch; what failed in it is reported, as in one process."""
    pairs, found = done.result()
    if problems is not None:
        problems += found
    yield from pairs


def _extract(packed: bytes, batch: list[Paper], reporting: bool) -> tuple[Batch, list[Problem]]:
    """In a process of its own: the pairs of a batch, and the papers on which it failed."""
    problems: list[Problem] = []
    rules = _unpacked(packed)
    pairs = local.extract_papers(batch, rules, problems if reporting else None)
    return list(pairs), problems


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Rules:
    """The rules, once for each process, so that one extractor serves all batches."""
    rules: Rules = pickle.loads(packed)
    return rules
