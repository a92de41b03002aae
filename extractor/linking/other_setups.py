"""Rivals that no name stands for: another setting, a level of theirs, so many workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def clause_object(g: Grammar, s: Sentence, start: int) -> int:
    """As in "compared to when the kernels rely on X": what the other setting makes use of."""
    for k in range(start, min(start + 10, len(s.tokens))):
        if s.tokens[k].text in ",.;:()":
            break
        if s.low(k) in g.words["making_use"]:
            return k + 1 + (s.low(k + 1) in ("on", "upon"))
    return start


def where_it_is_used(g: Grammar, s: Sentence, start: int) -> int:
    """As in "compared to a setting where X is used": where X begins; 0 if nowhere."""
    k = start + (s.low(start) in ("a", "an", "the"))
    where = s.low(k) in g.words["setups"] and s.low(k + 1) in ("where", "when", "in")
    if not where or (s.low(k + 1) == "in" and s.low(k + 2) != "which"):
        return 0
    first = k + 2 + (s.low(k + 1) == "in")
    return first if _used(g, s, first) else 0


def if_it_is_used(g: Grammar, s: Sentence, start: int) -> int:
    """As in "than if X were used", "than if we use X": where X begins; 0 if nowhere."""
    if s.low(start) != "if":
        return 0
    told = clause_object(g, s, start + 1)
    return told if told > start + 1 else (start + 1) * _used(g, s, start + 1)


def _used(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "X is used", "X and Y were used": whether that is said of what token `first` opens."""
    names, _, end = noun_list(g, s, first)
    being = s.low(end) in ("are", "is", "was", "were")
    return bool(names) and being and s.low(end + 1) in g.words["run_participles"]


def past_its_level(g: Grammar, s: Sentence, start: int) -> int:
    """As in "over the 0.45 m jump height of X": after the level, at X; 0 if no level is told."""
    k = start + (s.low(start) in ("a", "an", "its", "the"))
    if k == start or k >= len(s.tokens) or s.tokens[k].quantity is None:
        return 0
    if s.quantity(k).form not in ("unit", "percent"):
        return 0
    for of in range(k + 1, min(k + 6, len(s.tokens))):
        if s.low(of) == "of":
            named = of + 1 < len(s.tokens) and not s.tokens[of + 1].text.islower()
            return of + 1 if of > k + 1 or named else 0
        if g.stops_phrase(s, of):
            return 0
    return 0


def several_of_them(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "2x faster than 4 small clusters", "twice as fast as 16 shards": so many rivals.

    Tokens first..last-1 are the comparator, before which a value must stand. Not so in "2x faster
    than 10 years ago".
    """
    q = s.quantity(last)
    if s.low(last - 1) not in ("as", "than") or q.form not in ("bare", "count") or not q.whole:
        return False
    value = next((k for k in range(first - 1, max(-1, first - 5), -1) if k in s.quantities), -1)
    barred = (g.prepositions | frozenset(",;:()")) - {"as", "than"}
    if any(s.low(k) in barred for k in range(value, last)):  # "2x faster on more than 4 clusters"
        return False
    if value < 0 or not 1 < q.low < 1000:
        return False
    end = g.phrase_end(s, last + 1)
    noun = s.low(end - 1)
    plural = noun.endswith(("s", "people")) and not noun.endswith("ss")
    spans = g.words["spent_units"] | g.words["stretches"] | {"points"}
    return last + 1 < end < last + 6 and plural and noun not in spans


def workers(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "over 64 MPI ranks", "than 32 threads": so many of what runs the rival."""
    counted = s.quantity(i).form in ("bare", "count")
    return counted and any(s.low(k) in g.words["workers"] for k in range(i + 1, i + 4))
