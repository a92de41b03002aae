"""Under what a measure is taken: "recall (at 0.5 IoU) of 91%", "at batch size 64"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_LONGEST = 14


def measure_of_condition(g: Grammar, s: Sentence, close: int) -> int:
    """The last token of the measure whose condition closes at token `close`, before "of" a value.

    As in "a pass rate (5 cm) of 91%": "rate"; -1 where there is none.
    """
    if s.low(close) != ")" or s.low(close + 1) != "of":
        return -1
    value = close + 2
    while g.qualifier(s, value) or s.low(value) in ("a", "an", "only"):
        value += 1
    if value not in s.quantities:
        return -1
    for k in range(close - 1, max(0, close - _LONGEST), -1):
        if s.low(k) == ")":
            return -1
        if s.low(k) == "(":
            return k - 1 if s.metric_at[k - 1] is not None else -1
    return -1


def devices_from(s: Sentence, i: int) -> bool:
    """As in "scaling efficiency from 64 to 512 GPUs is 95%": on how many it was measured."""
    device = s.hardware_at[i + 2] if s.low(i + 1) == "to" and i + 2 < len(s.tokens) else None
    return s.low(i - 1) == "from" and device is not None and bool(device.counts)


def held_at(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "at batch size 64", "for a sequence length of 2048": at what the rest is measured."""
    last = i - 1 - (s.low(i - 1) == "of")
    if s.low(last) not in g.words["held_nouns"] or s.quantity(i).form not in ("bare", "count"):
        return False
    k = last - 1
    while last - k < 4 and s.tokens[k].is_word and s.low(k) not in g.prepositions:
        k -= 1
    return s.low(k) in ("at", "for", "under")


def size_of_what(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "cuts the latency of a 5-second clip by 40%": how large that is whose measure it is."""
    of = i - 1 - (s.low(i - 1) in g.determiners)
    measured = of > 0 and s.low(of) == "of" and s.metric_at[of - 1] is not None
    if not (measured and s.quantity(i).adjective) or len(s.quantities) < 2:
        return False
    told = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    plain = told is None or told.ids[0] == "context_length"
    return plain and not g.stops_phrase(s, i + 1) and not g.change(s, i + 1)


def without_conditions(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only say under what a measure is taken."""
    conditions = (d.at for d in drafts if devices_from(s, d.at) or held_at(g, s, d.at))
    apart = {*conditions, *(d.at for d in drafts if size_of_what(g, s, d.at))}
    for close in range(3, len(s.tokens) - 2) if drafts else ():
        if s.low(close) == ")" and (last := measure_of_condition(g, s, close)) >= 0:
            apart.update(range(last + 1, close))
    return [d for d in drafts if d.at not in apart] if apart else drafts
