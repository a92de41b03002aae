"""Words that compare elsewhere and here name no rival: "over 3 hours", "against attacks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.against import names_a_rival
from extractor.linking.comparator import Comparator, so_many_rivals
from extractor.linking.known_names import data_alone
from extractor.linking.noun_phrases import counted_rivals, noun_list
from extractor.linking.over_what import over_no_rival

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def not_comparing(g: Grammar, s: Sentence, first: int, last: int, tags: frozenset[str]) -> bool:
    """Whether the comparator from token `first` to before `last` names no rival behind it.

    As in "over 3 hours", "above 90%", "evaluated against six benchmarks". `tags` are its cues.
    The first reading that knows decides.
    """
    if last >= len(s.tokens):
        return True
    c = Comparator(g, s, first, last, tags)
    for reading in _READINGS:
        if (told := reading(c)) is not None:
            return told
    return False


def _on_a_set(c: Comparator) -> bool | None:
    """As in "improves on NestQA (+5.1), WingQA (+4.5)": where, not on whom."""
    s, last = c.s, c.last
    gained = s.low(last - 1) == "on" and s.low(last + 1) == "(" and last + 2 in s.quantities
    return True if gained and s.quantity(last + 2).sign == "+" else None


def _on_over_so_many(c: Comparator) -> bool | None:
    """As in "improves on over 10 unseen types", but "improves on over 10 baselines"."""
    s, last = c.s, c.last
    if s.words(last - 1, last + 1) != "on over" or last + 1 not in s.quantities:
        return None
    return not so_many_rivals(c.g, s, last + 1)


def _of_another_setting(c: Comparator) -> bool | None:
    """As in "do better in cities than in parks", "and no better than chance on B": no rival."""
    s, first, last = c.s, c.first, c.last
    if s.low(last - 1) != "than":
        return None
    if s.low(last) in ("at", "in", "on", "under"):
        before = range(max(0, first - 7), first)
        measured = any(s.tokens[k].quantity is not None for k in range(first))
        there = not measured and any(s.low(k) == s.low(last) for k in before)
        return True if there else None
    none = next((k for k in range(first - 2, first + 1) if s.low(k) in ("no", "not")), 0)
    added = none > 0 and s.low(none - 1) in ("and", "but") and s.low(none - 2) == ","
    return True if added else None


def _over_data(c: Comparator) -> bool | None:
    """As in "Over ImageNet, Lark gains 2 points", "gains 2 points over all data sets"."""
    g, s, last = c.g, c.s, c.last
    if not c.over:
        return None
    if data_alone(g, s, last, last + 1):
        return True
    gain = g.change_noun(s, c.first - 1) and s.low(last) not in g.determiners
    return True if not gain and _measured_over(g, s, last) else None


def _measured_over(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "gains 3% over all tasks", "over the NestQA validation set": on what one measured."""
    end = g.phrase_end(s, i)
    noun = s.low(end - 1)
    part = noun in ("set", "sets", "split") and s.low(end - 2) in g.words["sets_of_data"]
    return end > i and (part or noun in g.words["sets_told"])


def _averaged_over(c: Comparator) -> bool | None:
    """As in "faster, consistently over all resolutions", "averaged over six runs"."""
    said = c.over and c.s.low(c.first - 1) in ("averaged", "consistently")
    return True if said else None


def _with_respect_to(c: Comparator) -> bool | None:
    """As in "preferred over X in 58% of the cases with respect to colour"."""
    regarding = c.s.words(c.first, c.last) == "with respect to"
    return True if regarding and _said_before(c.g, c.s, c.first) else None


def _said_before(g: Grammar, s: Sentence, first: int) -> bool:
    """Whether a rival was told in the same clause, behind a verb of preferring or "over"."""
    for k in range(first - 1, max(-1, first - 24), -1):
        again = s.words(k, k + 2) == ", and" and s.low(k + 2) in g.prepositions
        if (s.tokens[k].text in ",;:" and not again) or (g.verb(s, k) and not s.has(k, "beat")):
            return False
        if s.low(k) in ("over", "than") or s.has(k, "beat"):
            return True
    return False


def _over_the_wire(c: Comparator) -> bool | None:
    """As in "weighs 900 KB over the wire"."""
    g, s, last = c.g, c.s, c.last
    wire = c.over and s.low(last + 1) in g.words["wires"] and s.low(last) == "the"
    return True if wire else None


def _over_a_carrier(c: Comparator) -> bool | None:
    """As in "68 ms over Wi-Fi", but "12 ms over TCP's 19 ms"."""
    s, last = c.s, c.last
    if not c.over or s.low(last) not in c.g.words["carriers"] or c.first - 1 not in s.quantities:
        return None
    return s.quantity(c.first - 1).form == "unit" and s.low(last + 1) != "'s"


def _traffic_over(c: Comparator) -> bool | None:
    """As in "cuts the traffic over PCIe by 3x"."""
    return True if c.over and c.s.low(c.first - 1) == "traffic" else None


def _its_use_over(c: Comparator) -> bool | None:
    """As in "motivating its use over any cache"."""
    s, first = c.s, c.first
    use = c.over and s.low(first - 1) in ("choice", "use")
    return True if use and s.low(first - 2) in ("its", "their") else None


def _counted_and_named(c: Comparator) -> bool | None:
    """As in "gains 3% over two systems, A and B": rivals, by their number and names."""
    counted = counted_rivals(c.g, c.s, c.last)
    return False if counted and (not c.over or c.value_before) else None


def _than_a_value(c: Comparator) -> bool | None:
    """As in "over 3 hours", "above 90%", "higher than ~5": a value or a mark, and no rival."""
    nxt = c.nxt
    valued = nxt.quantity is not None and nxt.quantity.form != "count" and not c.described
    return True if valued or nxt.text in ",.;:)~≈<>" else None


def _against_no_rival(c: Comparator) -> bool | None:
    """As in "robust against noise", "evaluated against six benchmarks"."""
    if c.word != "against":
        return None
    return None if names_a_rival(c.g, c.s, c.first, c.last) else True


def _more_than_one(c: Comparator) -> bool | None:
    """As in "on more than one node"."""
    return True if c.s.words(c.last - 2, c.last + 1).lower() == "more than one" else None


def _than_a_factor(c: Comparator) -> bool | None:
    """As in "by more than a factor of two"."""
    s, last = c.s, c.last
    factor = s.low(last - 1) == "than" and s.words(last, last + 3) == "a factor of"
    return True if factor else None


def _more_than_so_many(c: Comparator) -> bool | None:
    """As in "fewer than 12 devices": how many, and no rival."""
    many = c.word == "than" and c.s.low(c.first - 1) in _QUANTIFYING
    return True if many and c.nxt.quantity is not None and not c.described else None


def _placed_relative_to(c: Comparator) -> bool | None:
    """As in "when positioning relative to X"."""
    return True if c.word == "relative" and c.s.low(c.first - 1).endswith("ing") else None


def _over_a_stretch(c: Comparator) -> bool | None:
    """As in "over a horizon of 5 s": a stretch of time or space."""
    return True if c.word == "over" and _stretch(c.g, c.s, c.last) else None


def _stretch(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a stretch of time or space follows ("over a horizon of 5 s"), not a rival."""
    k = i
    while k < len(s.tokens) and not g.stops_phrase(s, k):
        k += 1
    return k > i and s.low(k - 1) in g.words["stretches"]


def _rather_than(c: Comparator) -> bool | None:
    """As in "on a CPU rather than a GPU", "instead of 8 GPUs": what is not used."""
    if c.word == "rather":
        return True
    device = c.s.hardware_at[c.last] if c.word == "instead" else None
    return True if device is not None and device.counts else None


def _improving_on_sets(c: Comparator) -> bool | None:
    """As in "we improve on benchmarks including X", "improves on the Fledge benchmark"."""
    s, last = c.s, c.last
    if "beat" not in c.tags:
        return None
    if s.low(last) in ("benchmarks", "datasets", "tasks", "metrics"):
        return True
    return True if s.low(last - 1) == "on" and _measured_on(c.g, s, last) else None


def _measured_on(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves on the Fledge benchmark", "improves on average by 3%": no rival."""
    if s.low(i) == "average" and s.low(i + 1) in ("by", "from", ",", "and"):
        return True
    spans = noun_list(g, s, i)[1]
    nouns = ("benchmark", "benchmarks", "dataset", "datasets", "task", "tasks")
    return bool(spans) and s.low(spans[-1][1] - 1) in nouns


def _beating_a_measure(c: Comparator) -> bool | None:
    """As in "exceeds an accuracy of 90%", "surpasses the F1 above 0.8": a level, and no rival."""
    s, last = c.s, c.last
    start = last + 1 if s.low(last) in ("a", "an", "the") else last
    if "beat" not in c.tags or start >= len(s.tokens):
        return None
    m = s.metric_at[start]
    if m is None or m.last >= len(s.tokens):
        return None
    levelled = s.low(m.last) in ("of", "above") or s.tokens[m.last].quantity is not None
    return True if levelled else None


def _exceeding_a_value(c: Comparator) -> bool | None:
    """As in "a recall exceeding eight hits": a value, and no rival."""
    exceeding = c.word in ("exceeding", "exceeds", "exceed")
    return True if exceeding and c.nxt.quantity is not None else None


_QUANTIFYING = ("less", "more", "fewer", "greater", "higher")
_READINGS: Sequence[Callable[[Comparator], bool | None]] = (
    _on_a_set,
    _on_over_so_many,
    _of_another_setting,
    _over_data,
    _averaged_over,
    _with_respect_to,
    _over_the_wire,
    _over_a_carrier,
    _traffic_over,
    _its_use_over,
    _counted_and_named,
    _than_a_value,
    _against_no_rival,
    over_no_rival,
    _more_than_one,
    _than_a_factor,
    _more_than_so_many,
    _placed_relative_to,
    _over_a_stretch,
    _rather_than,
    _improving_on_sets,
    _beating_a_measure,
    _exceeding_a_value,
)
"""Tried in this order; a rival stands behind the comparator that none of them knows."""
