"""How often it works, wins or fails: "95% of the time", "in 71% of cases", "72% prefer X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found
from extractor.linking.outcomes import countable
from extractor.linking.owner_clauses import time_spared, time_taken
from extractor.linking.references import accounted_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_CHOSEN = ("chosen", "graded", "judged", "ranked", "rated", "voted")
_CHOOSING = (
    *("chose", "favored", "favoured", "prefer", "preferred"),
    *("ranked", "rated", "selected"),
)
_IDLING = ("busy", "idle", "stalled", "underutilized", "utilized")
_PEOPLE = (
    *("annotators", "evaluators", "experts", "participants"),
    *("raters", "respondents", "users"),
)
_PREFERRING = ("favor", "favored", "favour", "favoured", "prefer", "preferred")


def how_often(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "was preferred in 54% of comparisons", "grasps it 95% of the time": how often."""
    for reading in _READINGS:
        if (found := reading(g, s, i)) is not None:
            return found
    return None


def _solved(metric: str) -> Found:
    """A metric that no word names: how often something does well or ill."""
    return Found(metric, None, None, "solved")


def _preferred(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "was preferred in 54% of comparisons", "a study shows that 72% prefer X"."""
    before = any(s.low(k).startswith("prefer") for k in range(max(0, i - 14), i))
    return _solved("win_rate") if before or s.low(i + 1) in _PREFERRING else None


def _rated_better(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "rated better than X in 71% of cases"."""
    compared = next((k for k in range(max(0, i - 10), i) if s.has(k, "comparator")), 0)
    rated = any(s.low(k) in _CHOSEN for k in range(max(0, i - 12), compared))
    return _solved("win_rate") if rated else None


def _games_won(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "wins 61% of the games": how many of them."""
    games = g.words["games"]
    if s.low(i + 1) != "of" or not any(s.low(k) in games for k in (i + 2, i + 3, i + 4)):
        return None
    won = any(
        s.low(k) in ("win", "winning", "wins", "won") or s.has(k, "beat")
        for k in range(max(0, i - 6), i)
    )
    return _solved("win_rate") if won else None


def _people_chose(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "72% of the raters preferred X": how many of those asked."""
    people = i + 2 + (s.low(i + 2) in ("all", "our", "the"))
    if s.low(i + 1) != "of" or s.low(people) not in _PEOPLE:
        return None
    chose = any(s.low(k) in _CHOOSING for k in range(people + 1, people + 4))
    return _solved("win_rate") if chose else None


def _are_solved(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "81% of the answers were without mistakes", "3% of the images are mislabeled"."""
    if s.low(i + 1) != "of":
        return None
    k = next((k for k in range(i + 2, i + 7) if s.low(k) in ("are", "is", "was", "were")), None)
    if k is None:
        return None
    if s.low(k + 1) in g.words["solved"] or _spotless(g, s, k + 1):
        return _solved("success_rate")
    return _solved("error") if s.low(k + 1) in g.words["failed"] else None


def _spotless(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "81% of the answers were without mistakes", "are free of errors": none is bad."""
    free = s.low(k) == "without" or s.low(k) in ("free", "devoid")
    wrong = g.words["failings"] | {"error", "errors", "flaw", "flaws"}
    return free and any(s.low(x) in wrong for x in range(k + 1, k + 4))


def _passes(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "only 23% of the programs compile": how many of them work."""
    if s.low(i + 1) != "of":
        return None
    for k in range(i + 3, min(i + 8, len(s.tokens))):
        if s.low(k) in g.words["passing_verbs"]:
            return _solved("success_rate")
        if not s.tokens[k].is_word or s.tokens[k].quantity is not None:
            return None
    return None


def _time_accounted_for(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "attention accounts for 90% of the time": a share of it."""
    share = s.words(i + 1, i + 4) == "of the time" and accounted_by(g, s, i)
    return Found("time", None, None, "share-of") if share else None


def _idle(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "devices are idle 40% of the time": how well they are used."""
    idle = any(s.low(k) in _IDLING for k in range(max(0, i - 5), i))
    return _solved("utilization") if idle and _of_the_time(s, i) else None


def _of_the_time(s: Sentence, i: int) -> bool:
    """As in "95% of the time"."""
    return s.words(i + 1, i + 4).lower() == "of the time"


def _most_of_the_time(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "grasps it 95% of the time", but "takes 95% of the time": how often it works."""
    if not _of_the_time(s, i) or time_taken(g, s, i + 4) or time_spared(g, s, i):
        return None
    return _solved("success_rate")


def _of_the_cases(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "hides faces in over 90% of scenarios", "answers correctly in only 26% of tasks"."""
    if s.low(i + 1) != "of":
        return None
    noun = _noun_of_times(g, s, i + 2)
    told = s.low(noun) in ("cases", "trials")
    told = told or (s.low(noun) in g.words["occasions"] and _in(g, s, i))
    told = told or (countable(s, noun) and _right_in(g, s, i))
    return _solved("success_rate") if told else None


def _noun_of_times(g: Grammar, s: Sentence, k: int) -> int:
    """Where the noun stands in "all cases", "two-note cases", "580 held-out prompts"."""
    k += s.low(k) in ("all", "its", "the", "these")
    k += k in s.quantities
    for last in range(k, min(k + 3, len(s.tokens))):
        if s.low(last) in g.words["occasions"]:
            return last
        if g.stops_phrase(s, last) and s.low(last) not in ("benchmark", "evaluation", "test"):
            break
    return k


def _in(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "hides faces in over 90% of scenarios", "on 90% of": in how many of them it does."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in ("in", "on") and s.low(k - 1) not in ("present", "found", "common", "seen")


def _right_in(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "answers correctly in only 26% of tasks": on how many of them it is right."""
    right = ("correct", "correctly", "right", "successful", "successfully", "valid")
    among = _in(g, s, i) or s.low(i - 1) == "for"
    return among and any(s.low(k) in right for k in range(max(0, i - 18), i))


def _in_so_many_cases(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "works in 90% cases": without "of"."""
    if s.low(i + 1) not in ("case", "cases") or not _in(g, s, i):
        return None
    noun = _noun_of_times(g, s, i + 2)
    straight = s.low(noun - 1) in ("%", "") or noun == i + 2
    return _solved("success_rate") if straight else None


_READINGS: Sequence[Callable[[Grammar, Sentence, int], Found | None]] = (
    _preferred,
    _rated_better,
    _games_won,
    _people_chose,
    _are_solved,
    _passes,
    _time_accounted_for,
    _idle,
    _most_of_the_time,
    _of_the_cases,
    _in_so_many_cases,
)
"""Tried in this order; the first answer counts."""
