"""Which lines of a page are titles and which are abstracts.

A page without metadata is only title, abstract, title, abstract; a missing line must not shift
all that follow. So the lines are not counted off: each gets a score for looking like prose, and
the cheapest reading of the whole run of lines is taken (dynamic programming), where a title
without abstract or an abstract without title has its price.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.sources.page_lines import Line

# Weights of a logistic regression, fitted to titles against whole abstracts, single sentences and
# pairs of sentences of some 4,000 arXiv papers, and rounded. Positive speaks for an abstract.
_BIAS = -7.2
_PER_100_CHARACTERS = 1.0
_FULL_STOP = 4.6
_LOWER_CASE = 7.4
_PER_PROSE_WORD = 2.7
_EARLY_COLON = 0.8

_LONGEST_TITLE = 300
_LONGEST_ABSTRACT = 1930  # arXiv takes no more than 1,920 characters
_LONGEST_PARAGRAPH = 500
_PROSE_WORDS = frozenset(
    (
        *("we", "our", "is", "are", "was", "were", "that", "this", "which", "it", "has", "have"),
        *("can", "these", "be", "they", "achieves", "achieve", "propose", "proposes", "present"),
        *("presents", "introduce", "introduces", "show", "shows", "reduces", "improves"),
    )
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

# Prices, on the scale of the scores: what a reading that breaks the alternation costs.
_TITLE_ALONE = 2.3
_ABSTRACT_ALONE = 6.0
_CONTINUED = 3.0
_NEXT_PARAGRAPH = 5.0
_FURNITURE_DROPPED = 0.5
_FURNITURE_AS_TITLE = 2.0
_WORST = 9.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A title with its abstract's lines; either may be missing, not both."""

    title: Line | None
    abstract: tuple[Line, ...] = ()


@lru_cache(maxsize=4096)
def prose_score(text: str) -> float:
    """How much a line looks like an abstract (positive) rather than a title (negative).

    >>> prose_score("Lark: Fast Decoding for Everyone") < 0 < prose_score("We show that it works.")
    True
    """
    words = _WORD.findall(text[:2000])
    long = [word for word in words if len(word) >= 4]
    lower = sum(word[0].islower() for word in long) / max(1, len(long))
    prose = sum(word.casefold() in _PROSE_WORDS for word in words)
    score: float = (
        _BIAS
        + _PER_100_CHARACTERS * min(len(text), 400) / 100
        + _FULL_STOP * text.rstrip("\"')]”’").endswith((".", "。"))
        + _LOWER_CASE * lower
        + _PER_PROSE_WORD * min(prose, 4)
        + _EARLY_COLON * (":" in text[:40])
    )
    return max(score, 4.0) if len(text) > _LONGEST_TITLE else score


def entries(lines: list[Line]) -> list[Entry]:
    """The papers in a run of text and furniture lines, furniture left out.

    >>> lines = [Line(1, "Lark"), Line(2, "Finch"), Line(3, "We show that Finch is 2x faster.")]
    >>> [(e.title.text, len(e.abstract)) for e in entries(lines)]
    [('Lark', 0), ('Finch', 1)]
    """
    costs = [0.0] + [math.inf] * len(lines)
    back: list[tuple[int, str]] = [(0, "")] * (len(lines) + 1)
    for at in range(len(lines)):
        for taken, step, price in _steps(lines, at):
            total = costs[at] + price
            if total < costs[at + taken]:
                costs[at + taken], back[at + taken] = total, (at, step)
    path: list[tuple[int, str]] = []
    at = len(lines)
    while at:
        at, step = back[at]
        path.append((at, step))
    return _assembled(lines, path[::-1])


def _steps(lines: list[Line], at: int) -> list[tuple[int, str, float]]:
    """The ways to read on from a line: how many lines, as what, at which price."""
    line = lines[at]
    steps = [
        (1, "title", _TITLE_ALONE + _as_title(line)),
        (1, "abstract", _ABSTRACT_ALONE + _as_abstract(line)),
    ]
    if line.kind == "furniture":
        steps.append((1, "furniture", _FURNITURE_DROPPED))
    if at and (price := _as_continuation(lines[at - 1], line)) is not None:
        steps.append((1, "more", price))
    if at + 1 < len(lines):
        steps.append((2, "pair", _as_title(line) + _as_abstract(lines[at + 1])))
    return steps


def _assembled(lines: list[Line], path: list[tuple[int, str]]) -> list[Entry]:
    found: list[Entry] = []
    for at, step in path:
        if step == "pair":
            found.append(Entry(lines[at], (lines[at + 1],)))
        elif step == "title":
            found.append(Entry(lines[at]))
        elif step == "abstract" or (step == "more" and not (found and found[-1].abstract)):
            found.append(Entry(None, (lines[at],)))
        elif step == "more":
            found[-1] = Entry(found[-1].title, (*found[-1].abstract, lines[at]))
    return found


def _as_title(line: Line) -> float:
    extra = _FURNITURE_AS_TITLE if line.kind == "furniture" else 0.0
    return extra + _softplus(prose_score(line.text))


def _as_abstract(line: Line) -> float:
    return _softplus(-prose_score(line.text))


def _as_continuation(before: Line, line: Line) -> float | None:
    """The price of reading a line as more of the abstract before it; None where it cannot be."""
    prose = _as_abstract(line) + _as_abstract(before)
    if line.text[0].islower() or before.text[-1] in ",;-–(&":
        return _CONTINUED + prose
    both = len(before.text) + len(line.text)
    if both <= _LONGEST_ABSTRACT and len(line.text) <= _LONGEST_PARAGRAPH:
        return _NEXT_PARAGRAPH + prose
    return None


def _softplus(score: float) -> float:
    return min(_WORST, math.log1p(math.exp(min(score, 30.0))))
