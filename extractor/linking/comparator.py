"""A comparator that may compare with nothing: what it says, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.linking.noun_phrase import made_at, so_much_larger
from extractor.linking.noun_phrases import counted_rivals, told_by_examples
from extractor.linking.other_setups import several_of_them, workers

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.mentions.tokens import Token

OVER = ("above", "beyond", "over", "upon")


@dataclass(frozen=True)
class Comparator:
    """The words that may compare, tokens `first` to before `last`; `tags` are their cues."""

    g: Grammar
    s: Sentence
    first: int
    last: int
    tags: frozenset[str]

    @cached_property
    def word(self) -> str:
        """Its first word."""
        return self.s.low(self.first)

    @cached_property
    def over(self) -> bool:
        """Whether it is "over" or a word like it."""
        return self.word in OVER

    @property
    def nxt(self) -> Token:
        """What stands right behind it."""
        return self.s.tokens[self.last]

    @cached_property
    def opens(self) -> bool:
        """As in "Against Heron, it gains 5%": whether a clause opens with it."""
        s, first = self.s, self.first
        return first == 0 or s.tokens[first - 1].text == ";" or s.words(first - 2, first) == "that,"

    @cached_property
    def value_before(self) -> bool:
        """As in "gains 5% over X": whether there is something before that it can compare."""
        return value_before(self.g, self.s, self.first)

    @cached_property
    def named_rivals(self) -> bool:
        """As in "over two systems, A and B": whether rivals are told by their names behind it."""
        g, s, last = self.g, self.s, self.last
        return bool(counted_rivals(g, s, last)) or told_by_examples(g, s, last)

    @cached_property
    def described(self) -> bool:
        """As in "compared to one GPU", "over the 7B baselines": a number that describes a rival."""
        g, s, last = self.g, self.s, self.last
        return self.nxt.quantity is not None and (
            self._lone
            or _sized(g, s, last)
            or workers(g, s, last)
            or several_of_them(g, s, self.first, last)
            or so_many_rivals(g, s, last)
            or so_much_larger(g, s, last)
            or made_at(s, last)
            or self.nxt.text.endswith("-level")
            or s.low(last + 1).startswith("-level")
        )

    @property
    def _lone(self) -> bool:
        """As in "compared to one", "faster than 1 bit": a single one."""
        s, last = self.s, self.last
        lone = s.low(last) == "one" or s.low(last + 1) in ("bit", "bits")
        comparing = self.word in ("compared", "relative", "versus", "vs", "vs.")
        return lone and (comparing or s.low(last - 1) == "than")


def so_many_rivals(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "outperforms 17 SOTA methods": a number of rivals, no value."""
    q = s.tokens[i].quantity
    if q is None or q.form != "bare" or not q.whole or not 1 < q.low < 100:
        return False
    for k in range(i + 1, min(i + 5, len(s.tokens))):
        if s.low(k) in g.heads and s.low(k).endswith("s"):
            return True
        if g.stops_phrase(s, k):
            return False
    return False


def _sized(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a number is the size of a model that a noun names ("the 7B baselines")."""
    scale = s.tokens[i].text[-1:] in "BM" and s.quantity(i).form == "bare"
    if scale and s.low(i + 1) in ("and", "or") and s.low(i + 2)[-1:] in ("b", "m"):
        return i + 3 < len(s.tokens) and not g.stops_phrase(s, i + 3)
    return scale and i + 1 < len(s.tokens) and not g.stops_phrase(s, i + 1)


def value_before(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether something that "over X" can compare stands before: a value, a change, a speedup."""
    for j in range(i - 1, max(-1, i - 26), -1):
        if s.tokens[j].text in ";":
            return False
        if (
            s.tokens[j].quantity is not None
            or g.change_noun(s, j)
            or g.change(s, j)
            or s.implied_at[j] is not None
        ):
            return True
    return False
