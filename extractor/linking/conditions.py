"""Under what a measure is taken: "recall (at 0.5 IoU) of 91%", "at batch size 64"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.held import held, set_in_a_clause
from extractor.linking.operating import operating_point, rate_suffered

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


def size_of_what(g: Grammar, s: Sentence, i: int) -> range:
    """As in "cuts the latency of a 5-second clip by 40%": the phrase of whose measure it is.

    So in "speeds up the attention of 64K-token prompts", which names no measure. Empty where the
    number at token i says no such thing.
    """
    if changing := _held_while_changing(g, s, i):
        return changing
    of = i - 1 - (s.low(i - 1) in g.determiners)
    span = s.metric_at[of - 1] if of > 0 and s.low(of) in ("for", "of") else None
    q = s.quantity(i)
    if span is None and q.adjective and s.low(of) == "of":
        ahead = range(max(0, of - 5), of - 1)
        changed = any(g.change_verb(s, k) or s.implied_at[k] is not None for k in ahead)
        return range(i, g.phrase_end(s, i + 1)) if changed else range(0)
    if span is None or len(s.quantities) < 2 or not (q.adjective or q.form in ("bare", "count")):
        return range(0)
    family = g.rules.metrics[span.ids[0]].family
    end = g.phrase_end(s, i + 1)
    told = next((m for m in s.metric_at[i + 1 : end] if m is not None), None)
    sized = told is not None and g.rules.metrics[told.ids[0]].family in ("capacity", "data")
    sized = sized or (told is None and (q.adjective or s.low(of) == "for"))
    plain = sized and family not in ("capacity", "data") and not g.change(s, i + 1)
    return range(i, end) if plain and end > i + 1 else range(0)


def _held_while_changing(g: Grammar, s: Sentence, i: int) -> range:
    """As in "cuts the memory for 32K tokens by 3x", "the accuracy at 50% sparsity drops by 3%".

    The phrase of value i, between a measure and how far that changes; empty where it is no such.
    """
    counted = s.quantity(i).form == "count"
    if not counted and s.low(i + 1) not in g.words["shares_of"]:
        return range(0)
    place = g.before_qualifiers(s, i, ("a", "the"))
    placed = s.low(place) in g.words["placing"] or s.low(place) in ("of", "per")
    span = s.metric_at[place - 1] if placed and place else None
    if span is None or span.last != place:
        return range(0)
    for end in range(i + 1, min(i + 4, len(s.tokens))):
        moved = end + (s.low(end) in g.auxiliaries)
        if s.low(end) in ("by", "from") or (g.change_verb(s, moved) and s.low(end + 1) != "of"):
            value = next((v for v in s.quantities if v > end), 0)
            near = value > 0 and g.before_qualifiers(s, value) - end < 4
            return range(i, end) if near else range(0)
        if s.tokens[end].text in ",;:()" or end in s.quantities:
            return range(0)
    return range(0)


def inside_a_name(s: Sentence, i: int) -> bool:
    """As in "beating Heron 3 Opus by 2 points": a version between two words of a name."""
    if s.quantity(i).form != "bare" or not 0 < i < len(s.tokens) - 1:
        return False
    before, after = s.tokens[i - 1], s.tokens[i + 1]
    words = before.text[0].isupper() and after.text[:1].isupper() and after.text.isalpha()
    known = s.metric_at[i - 1] or s.metric_at[i + 1] or s.hardware_at[i + 1]
    return words and known is None and before.text.isalpha() and not after.text.isupper()


def _no_measure(s: Sentence, span: range) -> None:
    """Take the words of a phrase for no measure."""
    s.metrics[:] = [m for m in s.metrics if m.first not in span]
    s.metric_at[span.start : span.stop] = [None] * len(span)


def without_conditions(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only say under what a measure is taken.

    The words of a size ("for 128K contexts") are no measure of the sentence any more.
    """
    apart = {d.at for d in drafts if devices_from(s, d.at) or inside_a_name(s, d.at)}
    apart |= {d.at for d in drafts if set_in_a_clause(g, s, d.at)}
    for d in drafts:
        if (told := held(g, s, d.at)) is not None:
            apart.add(d.at)
            if d.quantity.form not in ("bare", "count"):
                _no_measure(s, range(told.first, told.end))  # "under a latency budget of 5 s"
        ranging = s.low(d.at - 1) in ("range", "ranges") and d.quantity.low < d.quantity.high
        if ranging and s.low(d.at - 2) in g.words["limits_held"]:
            apart.add(d.at)  # "on sparsity range 30% to 70%"
    for at in [d.at for d in drafts if operating_point(g, s, d.at)]:
        apart.add(at)
        if rate := rate_suffered(g, s, at):
            _no_measure(s, rate)
    for d in drafts:
        if size := size_of_what(g, s, d.at):
            apart.add(d.at)
            s.sizes.add(d.at)
            _no_measure(s, size)
    of_bits = [m for m in s.metrics if drafts and s.low(m.first - 1).endswith("-bit")]
    for m in (m for m in of_bits if m.ids[0] == "parameters"):
        _no_measure(s, range(m.first, m.last))  # "the accuracy with 4-bit weights is 71%"
    for close in range(3, len(s.tokens) - 2) if drafts else ():
        if s.low(close) == ")" and (last := measure_of_condition(g, s, close)) >= 0:
            apart.update(range(last + 1, close))
    return [d for d in drafts if d.at not in apart] if apart else drafts
