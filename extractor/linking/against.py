"""Whether "against X" holds something against a rival: a gain, a rating; not a danger or a norm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_HOSTILE = ("adversar", "attack", "defen", "evad", "guard", "jailbreak", "protect", "resist")
_RIVALS_TOO = {"inference", "mode", "models", "training"}  # "against single-GPU training"
_LONGEST = 26


def names_a_rival(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "2.1x faster against Heron", "evaluated against Heron", "Against Heron, it gains 5%".

    The comparator is tokens first..last-1. Not "robust against noise", "tested against a standard".
    """
    gained = _gained(g, s, first)
    if attacked(g, s, last) or _measured_on(g, s, last) or _attacks(s, first, gained):
        return False
    if first == 0 or s.tokens[first - 1].text == ";":
        return _opens(g, s, last)
    before, nxt = s.low(first - 1), s.tokens[last]
    valued = s.tokens[first - 1].quantity is not None
    rated = before in ("rate", "rates") and s.low(first - 2) != "success"
    tried = before in ("evaluated", "measured", "tested") or _compared(g, s, first)
    tried = tried or before in g.words["games"]  # "wins 61% of the games against Heron"
    superior = any(s.low(k) == "superior" for k in range(max(0, first - 3), first))
    scored = s.low(last + 1) == "'s" and last + 2 in s.quantities  # "against Heron's 41 ms"
    told = valued or rated or tried or superior or scored or g.scanner.is_name(nxt)
    if not told and before in ("playing", "racing", "trained", "training"):
        return False  # "when trained against a frozen critic"
    return told or gained or _by_its_noun(g, s, first, last)


def attacked(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "Against PGD attacks, Lark": what one is safe against; not "Against Heron, Lark"."""
    comma = next((x for x in range(k, k + 12) if s.low(x) in (",", "")), k)
    named = (s.low(x).rstrip("s") for x in range(k, comma))
    return not g.words["dangers"].isdisjoint(
        word[:-2] + "y" if word.endswith("ie") else word for word in named
    )


def _measured_on(g: Grammar, s: Sentence, last: int) -> bool:
    """As in "against the Nest standard", "against changing conditions": on what, not on whom."""
    spans = noun_list(g, s, last)[1] or [(last, last + 5)]
    places = g.words["measuring_heads"] | g.words["setting_nouns"] - _RIVALS_TOO
    heads = {s.low(end - 1) for _, end in spans}
    nxt = s.low(last + 1)
    measuring = nxt in g.words["measuring_heads"] and nxt != "standard"  # "a standard policy"
    return measuring or not heads.isdisjoint(places)


def _attacks(s: Sentence, first: int, gained: bool) -> bool:
    """As in "succeeds in 87% of cases against X": whom one attacks, or what one withstands.

    But in "5% higher success rates against X" a gain is held against it.
    """
    hostile = _HOSTILE if gained else (*_HOSTILE, "succe")
    for k in range(first - 1, max(-1, first - 16), -1):
        if gained and s.tokens[k].text in ",;":
            return False  # "resists pruning, gaining 4% against X"
        if s.low(k).startswith(hostile):
            return True
    return False


def _opens(g: Grammar, s: Sentence, last: int) -> bool:
    """As in "Against full tuning, Lark gains 12%": a rival by its noun, or a gain behind it."""
    if g.scanner.is_name(s.tokens[last]):
        return True
    if any(s.low(k) in g.words["circumstances"] for k in range(last, min(last + 4, len(s.tokens)))):
        return False  # "Against this backdrop, Lark"
    known = g.words["rival_nouns"] | g.words["foreign_adjectives"]
    if any(s.low(k) in known for k in range(last, min(last + 4, len(s.tokens)))):
        return True
    comma = next((x for x in range(last, min(last + 16, len(s.tokens))) if s.low(x) == ","), 0)
    forms = ("factor", "percent", "points")
    return comma > 0 and any(i > comma and s.quantity(i).form in forms for i in s.quantities)


def _compared(g: Grammar, s: Sentence, first: int) -> bool:
    """Whether a statement of comparing precedes ("evaluated on 40 tasks against X")."""
    for k in range(first - 1, max(-1, first - 11), -1):
        q = s.tokens[k].quantity
        if s.tokens[k].text in ",;:" or (q is not None and q.form not in ("bare", "count")):
            return False
        if s.low(k) in g.words["evaluating"]:
            return True
    return False


def _gained(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "cuts the energy by 35% against X": a change in numbers in the same clause."""
    changed = valued = False
    for k in range(first - 1, max(-1, first - _LONGEST), -1):
        q = s.tokens[k].quantity
        if s.tokens[k].text in ";:" or s.low(k) in ("when", "while"):
            return False
        valued = valued or (q is not None and q.form in ("factor", "percent", "points"))
        changed = changed or g.change(s, k) is not None or s.implied_at[k] is not None
        if valued and changed:
            return True
    return False


def _by_its_noun(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "reaches 88% accuracy against dense baselines": a measure, and rivals by their noun."""
    _, spans, _ = noun_list(g, s, last)
    start = last + (s.low(last) in g.determiners)
    closed = bool(spans) and s.low(spans[-1][1] - 1) in g.words["rival_nouns"]
    closed = closed or (s.low(start) == "baseline" and s.tokens[start + 1].text[0].isupper())
    return closed and any(k in s.quantities for k in range(max(0, first - _LONGEST), first))
