"""Who is beaten, in the passive: "Heron is outperformed by Lark by 3%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.comparison import Comparison
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

BEATEN = ("beaten", "outperformed", "surpassed")


def beaten(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "Heron is outperformed by Lark by 3%", "Heron and Wren are surpassed by 3 points"."""
    if s.low(i - 1) not in ("are", "is", "was", "were") or not extent(g, s, i):
        return None
    first = i - 1
    while first and s.tokens[first - 1].text not in ";:()" and not _opens_clause(g, s, first - 1):
        first -= 1
    names, spans, end = noun_list(g, s, first)
    whole = bool(names) and end == i - 1
    return Comparison(i, i + 1, i + 1, names, spans, True, False) if whole else None


def _opens_clause(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a clause or its subject opens behind token k; a comma of "A, B, and C" opens none."""
    comma = s.tokens[k].text == "," and s.low(0) in g.prepositions
    return s.low(k) in g.words["subject_edges"] or comma


def extent(g: Grammar, s: Sentence, i: int) -> int:
    """As in "is outperformed by Lark by 3%", "are outperformed by 3%": where the extent is, else 0.

    Token i is the participle.
    """
    if s.low(i + 1) != "by":
        return 0
    again = next((k for k in range(i + 2, i + 8) if s.low(k) == "by"), i + 1)
    for by in (i + 1, again):
        value = by + 1
        while value < len(s.tokens) and g.qualifier(s, value):
            value += 1
        if value in s.quantities:
            return value
    return 0
