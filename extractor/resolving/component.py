"""The part of a system that a value is told of: an item of a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.items import item_at

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def component(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "(1) a tiled cache, cutting memory by 40%": the item of the list that does it."""
    first = _item(s, at)
    if first is None:
        return None
    if s.has(first, "propose"):
        first += 1  # "(2) introduces a planner, cutting"
    while s.low(first) in g.determiners:
        first += 1
    end = next((k for k in range(first, at) if _ends(g, s, k)), at)
    if end in (first, at) or not _names_a_thing(g, s, first, end) or not _does(g, s, end, at):
        return None
    if s.tokens[end].text == "(" and s.low(end + 2) == ")" and s.tokens[end + 1].text[0].isupper():
        return s.tokens[end + 1].text
    return s.words(first, end)


def improved_by_a_part(d: Draft) -> bool:
    """As in "ADM improves the accuracy of Wren by 8%", of the paper's Wren: Wren without ADM."""
    part = d.method or ""
    named = part[:1].isupper() and " " not in part
    return named and not any(name.startswith(part) or part.startswith(name) for name in d.baselines)


def _item(s: Sentence, at: int) -> int | None:
    """The first token of the numbered item that token `at` stands in; None outside of one."""
    for k in range(at - 2, -1, -1) if ")" in s.lows else ():
        if s.tokens[k].text == ";":
            return None
        if first := item_at(s, k):
            return first if first < at else None
    return None


def _ends(g: Grammar, s: Sentence, k: int) -> bool:
    low = s.low(k)
    return (
        s.tokens[k].text in ",;:()"
        or low in ("that", "which")
        or low in g.prepositions
        or s.tokens[k].quantity is not None
    )


def _names_a_thing(g: Grammar, s: Sentence, first: int, end: int) -> bool:
    """Whether the item opens with a noun phrase, not with what is done or measured."""
    if s.metric_at[end - 1] is not None or g.change_noun(s, end - 1) or s.low(first) in g.pronouns:
        return False
    if g.change_verb(s, first) or g.verb(s, first) or s.low(first).endswith("ing"):
        return "-" in s.low(first)
    if s.low(first).endswith("ly") and s.low(first + 1).endswith(("s", "ed")):
        return False  # "(2) consistently schedules more tasks"
    return not any(s.low(k) in g.auxiliaries or _says(g, s, k) for k in range(first + 1, end))


def _says(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k is a verb in its finite form."""
    return g.verb(s, k) and not s.low(k).endswith(("ed", "ing")) and s.low(k) not in g.heads


def _does(g: Grammar, s: Sentence, end: int, at: int) -> bool:
    """Whether the item goes on to say what it does: ", cutting", "that cuts", "to cut"."""
    for k in range(end, at):
        low, following = s.low(k), s.low(k + 1)
        if low in ("that", "which") or (s.tokens[k].text == "," and following.endswith("ing")):
            return True
        if low == "to" and g.change_verb(s, k + 1):
            return True
        if k > end and low.endswith("ing") and g.change_verb(s, k):
            return True
        if _says(g, s, k):
            return False
    return False
