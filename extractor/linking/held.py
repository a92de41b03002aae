"""What is held while something else is measured: "under a loss rate of 2%", "at a 5 s limit"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_HOLDING = ("at", "for", "given", "under", "using", "with", "within")
_OF_LENGTH = ("length", "lengths", "resolution", "resolutions", "size", "sizes")
_LONGEST = 6
_RATES = ("fraction", "level", "levels", "rate", "rates", "ratio")


@dataclass(frozen=True, slots=True)
class Held:
    """A condition: its preposition, the first token, its last noun, and the token after it all."""

    at: int
    first: int
    head: int
    end: int


def held(g: Grammar, s: Sentence, i: int, reached: bool = False) -> Held | None:
    """The condition that value i tells, as in "at batch size 64", "under a packet loss of 1%".

    Where it may be `reached` as well, so is "trains with a sequence length of 2M tokens".
    """
    h = told_with(g, s, i)
    if h is None or h.end - h.first > _LONGEST + 1 or _told_as_result(g, s, i, h):
        return None
    link = s.low(h.at)
    if link == "and":  # "at batch size 64 and length 2048"
        link = link if h.at - 1 in s.quantities and held(g, s, h.at - 1) is not None else ""
    if link == "(" and s.low(h.end) == ")":
        link = "at"  # "on Wren-large (sequence length 512)"
    if link not in (*_HOLDING, "and", "on"):
        return None
    plain = s.quantity(i).form in ("bare", "count") or s.tokens[i].text.isdecimal()
    if s.low(h.head) in g.words["held_nouns"] and plain:  # also "with depth 5, 9%"
        with_ = link in ("using", "with") and (reached or s.low(h.head) not in _OF_LENGTH)
        sized = link == "on" and s.low(h.first + 1) == "of" and _beside(s, i)
        told = h.first < i and (with_ or sized or link in ("and", "at", "for", "under"))
        return h if told else None
    return h if link != "on" and _beside(s, i) and _is_held(g, s, h) else None


def _told_as_result(g: Grammar, s: Sentence, i: int, h: Held) -> bool:
    """As in "with a failure rate of only 2%", "with a limit of 3 GB, 2x less than A": it is one."""
    chosen = any(s.low(k) in g.words["set_rates"] for k in range(h.first, h.head))
    little = s.low(i - 1) in ("just", "merely", "only") and not chosen
    after = i + 2 if s.low(i + 1) == "," else i
    less = s.low(after + 1) in ("fewer", "less", "lower", "more", "shorter", "smaller")
    apposed = after > i and after in s.quantities and less
    return little or apposed


def told_with(g: Grammar, s: Sentence, i: int) -> Held | None:
    """The noun phrase that value i stands in: "a loss rate of 2%", "batch size 64", "a 5 s limit".

    None where nothing but the value stands behind its preposition.
    """
    of = g.before_qualifiers(s, i)
    first, head, end = i, 0, i + 1
    if s.low(of) == "of" and of > 0:
        first, head = g.phrase_start(s, of), of - 1
        if s.low(end) in g.words["held_nouns"]:
            head, end = end, end + 1  # "on sequences of 64k length"
    elif s.low(i - 1) in g.words["held_nouns"]:
        first, head = g.phrase_start(s, i), i - 1
        if s.low(first - 1) == "of":
            first = g.phrase_start(s, first - 1)  # "on sequences of length 64k"
    elif not g.change(s, i + 1):  # not "a 15 times shorter window"
        head = (end := g.phrase_end(s, end)) - 1
    if s.low(head) in _RATES and s.low(first - 1) in g.words["set_rates"]:
        first -= 1  # "with a pruning ratio of 30%", whose first word may be a verb
    counted = s.quantity(i).form == "bare" and s.low(of) == "of"
    if counted and s.low(head) in g.limits:
        end = g.phrase_end(s, end)  # "with a budget of 32 attempts"
    at = first - 1
    while s.low(at) in g.determiners or (
        first == i and s.low(at) not in _HOLDING and g.qualifier(s, at)
    ):
        at -= 1
    return Held(at, first, head, end) if first <= head and head != i and at >= 0 else None


def set_in_a_clause(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "when the sequence length is 8192", "even when 10% of the clients fail": no results."""
    near = range(i - 1, max(0, i - 8), -1)
    when = next((k for k in near if s.low(k) in ("if", "once", "when")), 0)
    told = any(k < when and s.quantity(k).form not in ("bare", "count") for k in s.quantities)
    if not (when and told) or any(s.tokens[k].text in ",;:" for k in range(when, i)):
        return False
    verb = i - 1 if s.low(i - 1) == "exceeds" else g.before_qualifiers(s, i)
    noun, before = s.low(verb - 1), s.low(verb - 2)
    fixed = noun in g.words["held_nouns"] | g.limits or (
        noun in _RATES and before in g.words["set_rates"]
    )
    if fixed and s.low(verb) in ("are", "equals", "exceeds", "is", "reaches"):
        return True
    if s.quantity(i).form != "percent" or s.low(i + 1) != "of":
        return False
    undergo = g.words["undergoing_verbs"]
    return any(s.low(k) in undergo for k in range(i + 3, min(i + 8, len(s.tokens))))


def _beside(s: Sentence, i: int) -> bool:
    """Whether another value than i may be what was measured."""
    return any(k != i and s.quantity(k).form not in ("bare", "count") for k in s.quantities)


def _is_held(g: Grammar, s: Sentence, h: Held) -> bool:
    """Whether a noun phrase names what one sets, or has to bear, and does not reach."""
    if s.low(h.at - 1) in g.words["staying_verbs"]:
        return False  # "stays under a miss rate of 1%"
    noun, before = s.low(h.head), s.low(h.head - 1)
    if noun in _RATES:
        borne = before in g.words["set_rates"] | g.words["rates_borne"] and before != "compression"
        return (borne or (s.low(h.at) == "under" and noun in _RATES[-3:])) and h.head > h.first
    if noun == "factor":
        return before in g.words["set_factors"] and h.head > h.first
    if noun in ("delay", "latency"):
        return before in ("link", "network", "wan") and h.head > h.first
    if noun in ("size", "sizes"):
        return before in g.words["cut_pieces"] and h.head > h.first
    opening = g.words["set_at_first"] | g.words["cut_pieces"] if h.at == 0 else frozenset()
    return noun in g.limits or noun in opening
