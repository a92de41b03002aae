"""The phrase behind a value, as it is read from word to word in search of its metric."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from extractor.linking.metric import Found, best_id

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

COMPARATIVES = {
    "less": "down",
    "fewer": "down",
    "lower": "down",
    "more": "up",
    "higher": "up",
    "greater": "up",
}


class Turn(Enum):
    """What becomes of a phrase where a word of it has told no metric yet."""

    ON = "it goes on"
    END = "it ends, and what its words have said so far counts"
    NOTHING = "it tells no metric"


Read: TypeAlias = Found | Turn | None
"""What a reading of a phrase gives: a metric, a turn, None where it is not its construction."""


@dataclass(slots=True)
class Phrase:
    """The phrase behind value `i`, read up to token `j`, and what its words have said so far.

    `change` is the polarity of a change, `implied` a word that implies a metric and its token,
    `steps` counts the words.
    """

    g: Grammar
    s: Sentence
    i: int
    j: int
    change: str | None = None
    implied: tuple[str, int] | None = None
    steps: int = 0

    @property
    def begins(self) -> bool:
        """Whether token j is the one right behind the value."""
        return self.j == self.i + 1

    def pass_over(self, j: int) -> Turn:
        """Go on at token j, for words that do not count."""
        self.j = j
        return Turn.ON

    def read_on(self, j: int) -> Turn:
        """Go on at token j, one word further."""
        self.j = j
        self.steps += 1
        return Turn.ON


def implies(s: Sentence, k: int) -> bool:
    """Whether token k is a word that implies a metric ("speedup")."""
    return k < len(s.tokens) and s.implied_at[k] is not None


def told_in(s: Sentence, at: int, change: str | None) -> Found:
    """The metric at token `at`, which a preposition leads to."""
    span = s.metric_at[at]
    assert span is not None
    return Found(best_id(span), at, change, "metric-in")
