"""What a comparator or a verb of beating or equalling says: against whom, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


@dataclass(slots=True)
class Comparison:
    """A comparator at tokens first..last-1 and the baselines named after it (until `end`).

    `chosen` tells of a preference: "preferred over Heron (52%)" says how often.
    """

    first: int
    last: int
    end: int
    names: list[str]
    spans: list[tuple[int, int]]
    beat: bool
    leading: bool
    match: bool = False
    chosen: bool = False


def with_names(
    g: Grammar, s: Sentence, first: int, last: int, match: bool = False
) -> Comparison | None:
    """The comparison at tokens first..last-1 with the names after it; None where none follow."""
    names, spans, end = noun_list(g, s, last)
    return Comparison(first, last, end, names, spans, False, False, match) if names else None
