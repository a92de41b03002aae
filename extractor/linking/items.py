"""Numbered items within a sentence: "(1) it beats A by 6%, (2) it cuts cost by 65%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.mentions.sentence import Sentence

_MARKS = ("1", "2", "3", "4", "5", "6", "i", "ii", "iii", "iv", "v", "a", "b", "c", "d")


def item_at(s: Sentence, k: int) -> int:
    """The token after the mark that begins at token k, as "(2)" or "2)"; 0 where none begins."""
    if s.tokens[k].text == "(":
        return k + 3 if s.low(k + 1) in _MARKS and s.low(k + 2) == ")" else 0
    marked = s.low(k) in _MARKS and s.low(k + 1) == ")"
    opens = k == 0 or s.tokens[k - 1].text in ",;:" or s.low(k - 1) in ("and", "that")
    return k + 2 if marked and opens else 0


def numbered(s: Sentence, first: int, last: int) -> bool:
    """Whether an item begins between two tokens, so that what follows stands for itself."""
    return ")" in s.lows and any(item_at(s, k) for k in range(first, last - 1))


def of_another_item(s: Sentence, first: int, last: int) -> bool:
    """As in "(1) a cache, 2x faster on an A100; (2) a planner, using 5 GB": the A100 is of (1).

    What stands before the first item holds for all of them.
    """
    return numbered(s, first, last) and numbered(s, 0, first)
