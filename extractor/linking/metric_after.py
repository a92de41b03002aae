"""The metric behind its value: "2x lower latency", "30% reduction in memory", "74% at Recall@5"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.after_change import after_noun, implied_metric, of_measure
from extractor.linking.behind_value import OPENINGS
from extractor.linking.metric import (
    HEADS,
    REPORTED,
    SPEED_LIKE,
    Found,
    best_id,
    object_after,
    quicker,
)
from extractor.linking.phrase_behind import COMPARATIVES, Phrase, Turn, implies, told_in
from extractor.linking.share_of import share_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from extractor.linking.grammar import Grammar
    from extractor.linking.phrase_behind import Read
    from extractor.mentions.sentence import Sentence, Span

_MANNERS = ("communication", "data")
_MEMORIES = ("dram", "hbm", "hmc", "sram")
_QUALITY_ON = frozenset({"success_rate", "accuracy", "f1", "map", "miou", "fid", "psnr"})
_PHASES = (
    *("backward", "decode", "decoding", "downlink", "encode", "encoding", "forward", "indexing"),
    *("inference", "insert", "lookup", "prefill", "prefilling", "query", "read", "training"),
    *("update", "uplink", "write"),
)
_SIZES_IMPLIED = ("cheaper", "smaller", "larger", "longer", "shorter", "lower")
_SPENT_ON = frozenset(
    {"energy", "flops", "latency", "memory", "model_size", "parameters", "storage", "time"}
)
_LONGEST = 9


def metric_after(g: Grammar, s: Sentence, i: int) -> Found | None:
    """The value stands before its metric: "2x lower latency", "30% reduction in memory"."""
    p = Phrase(g, s, i, i + 1)
    for opening in OPENINGS:
        if (read := opening(p)) is not None:
            return read if isinstance(read, Found) else None
    n = len(s.tokens)
    while p.j < n and p.steps < _LONGEST and s.tokens[p.j].quantity is None:
        read = _read_word(p)
        if isinstance(read, Found):
            return read
        if read is Turn.NOTHING:
            return None
        if read is Turn.END:
            break
    return _said_so_far(p)


def _read_word(p: Phrase) -> Found | Turn:
    """What the first reading that knows token j makes of it; a word that none knows is read on."""
    for reading in _READINGS:
        if (read := reading(p)) is not None:
            return read
    return p.read_on(p.j + 1)


def _said_so_far(p: Phrase) -> Found | None:
    """As in "runs 2x faster", "is 2x lower": what the phrase says that names no metric."""
    if p.implied is not None:
        return implied_metric(p.g, p.implied)
    return Found("", None, p.change, "change-after") if p.change is not None else None


def _short_form(p: Phrase) -> Read:
    """As in "35% interquartile mean (IQM) gain": a short form in brackets."""
    s, j = p.s, p.j
    if s.low(j) == "(" and s.low(j + 2) == ")" and s.tokens[j + 1].text.isupper():
        return p.pass_over(j + 3)
    return None


def _points(p: Phrase) -> Read:
    """As in "2 percentage points higher accuracy": what the value counts."""
    return p.pass_over(p.j + 1) if p.begins and p.s.has(p.j, "points") else None


def _two_phases(p: Phrase) -> Read:
    """As in "2x lower decode and prefill latency": the head that both words share."""
    s, j = p.s, p.j
    joined = s.low(j) in _PHASES and s.metric_at[j] is None and s.low(j + 1) in ("and", "or", "/")
    shared = joined and any(m is not None for m in s.metric_at[j + 2 : j + 4])
    return p.pass_over(j + 2) if shared else None


def _more_than(p: Phrase) -> Read:
    """As in "is 2x lower than the latency of X": less or more than a measure, or than a rival."""
    s, j = p.s, p.j
    if s.low(j) not in COMPARATIVES or not p.begins or s.low(j + 1) != "than":
        return None
    theirs = s.metric_at[j + 3] if s.low(j + 2) == "the" and j + 3 < len(s.tokens) else None
    if theirs is not None and s.low(theirs.last) == "of":
        return Found(best_id(theirs), j + 3, COMPARATIVES[s.low(j)], "metric-after")
    return Found("", None, COMPARATIVES[s.low(j)], "change-after")


def _implying(p: Phrase) -> Read:
    """As in "2x faster inference"; "a rate of 0.7 surpasses X" ends there."""
    entry = p.s.implied_at[p.j]
    if entry is None:
        return None
    if entry.ids[0] == "outperform":
        return Turn.END
    span = p.s.metric_at[p.j]
    if span is not None and span.last > entry.last:
        return None
    rule = p.g.rules.implied[entry.ids[0]]
    p.implied = p.implied or (rule.id, p.j)
    p.change = p.change or ("up" if rule.direction == "increase" else "down")
    return p.read_on(entry.last)


def _noun_of_change(p: Phrase) -> Read:
    """As in "30% reduction in memory": what changes stands behind the noun."""
    if not p.g.change_noun(p.s, p.j):
        return None
    span = p.s.metric_at[p.j]
    if span is not None and span.last - span.first > 1:
        return None
    p.change = p.change or p.g.change(p.s, p.j)
    return after_noun(p, p.j)


def _measure_named(p: Phrase) -> Read:
    """As in "2x lower latency", "a 29% GPU memory consumption reduction": the metric itself."""
    s = p.s
    span = s.metric_at[p.j]
    if span is None:
        return None
    if _time_sped_up(s, span):
        return Found("speed", span.last, "up", "implied-after")
    head = s.metric_at[span.last] if span.last < len(s.tokens) else None
    if head is not None and quicker(span, head):
        return Found("latency", span.first, "better", "metric-after")
    if head is not None and (best_id(head) in HEADS or best_id(span) in _MANNERS):
        span = head  # "attention computation latency", "data reliability"
    if span.last - span.first > 1 and s.low(p.j) in COMPARATIVES:
        p.change = COMPARATIVES[s.low(p.j)]  # "75% more requests" as one metric
    p.change = _change_behind(p, span.last)
    return of_measure(p, span)


def _time_sped_up(s: Sentence, span: Span) -> bool:
    """As in "a 2x training time speedup": of the time, no more is said than how fast it is."""
    nxt = s.implied_at[span.last] if span.last < len(s.tokens) else None
    return (
        nxt is not None
        and best_id(span) in ("time", "steps")
        and nxt.ids[0] == "faster"
        and s.low(span.last) != "faster"
    )


def _change_behind(p: Phrase, end: int) -> str | None:
    """As in "a 29% GPU memory consumption reduction": the change that a noun behind tells."""
    g, s = p.g, p.s
    if not g.change_noun(s, end) and s.low(end) in g.words["extents"]:
        end += 1
    return p.change or (g.change(s, end) if g.change_noun(s, end) else None)


def _as_reported(p: Phrase) -> Read:
    """As in "a 1.6x measured speedup": how the value is known."""
    s, j = p.s, p.j
    return p.pass_over(j + 1) if p.g.change_noun(s, j + 1) or implies(s, j + 1) else None


def _of(p: Phrase) -> Read:
    """As in "79% of the energy", a share, but "6.4 points of lift on calls", a change."""
    g, s, j = p.g, p.s, p.j
    if s.quantity(p.i).form == "points" and g.change_noun(s, j + 1):
        p.change = g.change(s, j + 1)
        return after_noun(p, j + 1)
    return share_of(g, s, j) or Turn.NOTHING


def _while_it_grows(p: Phrase) -> Read:
    """As in "from 7% to 36% as data scales": what goes on beside ends the phrase."""
    return Turn.END if _as_it_grows(p.g, p.s, p.j) else None


def _as_it_grows(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "as data scales", "as the sequence length increases from 4K": what goes on beside."""
    for verb in range(k + 2, k + 6):
        if s.low(verb) in ("grow", "grows", "scale", "scales"):
            return True
        if g.change_verb(s, verb) and s.low(verb)[-1:] == "s" and not g.noun_use(s, verb):
            return True
        if verb in s.quantities or s.tokens[min(verb, len(s.tokens) - 1)].text in ",;:()":
            return False
    return False


def _at_a_rank(p: Phrase) -> Read:
    """As in "74% at Recall@5": the measure with its rank."""
    s, j = p.s, p.j
    ranked = s.metric_at[j + 1] if j + 1 < len(s.tokens) else None
    if ranked is None or "@" not in s.words(ranked.first, ranked.last):
        return None
    return Found(best_id(ranked), j + 1, None, "metric-in")


def _amount_of(p: Phrase) -> Read:
    """As in "2x the number of requests": whose amount it is counts."""
    amount = p.s.low(p.j) in p.g.words["amounts"] and p.s.low(p.j + 1) == "of"
    return p.pass_over(p.j + 2) if amount else None


def _in_or_on(p: Phrase) -> Read:
    """As in "95% in accuracy", "by 6x on model size"; "54% in HMC" tells where, not what."""
    g, s, j = p.g, p.s, p.j
    if s.low(j + 1) in _MEMORIES:
        return Turn.NOTHING  # "54% in HMC and 50% in HBM"
    at = object_after(g, s, j)
    if at is None or _names_a_task(g, s, at):
        return None
    if s.quantity(p.i).form == "percent" and _beaten_before(g, s, p.i):
        return told_in(s, at, "better")
    found = told_in(s, at, None)
    if s.low(j) == "in" or found.metric in _QUALITY_ON:
        return found
    short = s.tokens[at].text.isupper() and s.low(p.i - 1) == "("
    return found if short or (at == j + 1 and _spent_on(g, s, p.i, at)) else None


def _names_a_task(g: Grammar, s: Sentence, at: int) -> bool:
    """As in "and 92% in toxicity assessment": the metric only opens the name of a task."""
    span = s.metric_at[at]
    last = span.last if span is not None else len(s.tokens)
    return last < len(s.tokens) and s.low(last) in g.words["task_nouns"]


def _beaten_before(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "outperforms X up to 15% in throughput": a verb of beating, its rival, the value."""
    k = g.before_qualifiers(s, i)
    verb = next((v for v in range(k, max(-1, k - 5), -1) if s.has(v, "beat")), None)
    return (
        verb is not None
        and k > verb
        and all(s.tokens[x].is_word and s.tokens[x].quantity is None for x in range(verb, k + 1))
    )


def _spent_on(g: Grammar, s: Sentence, i: int, at: int) -> bool:
    """As in "by 6x on model size and 30x on FLOPs": what is spent, where the phrase ends.

    Not so in "spends 30% on memory accesses", a share of something else.
    """
    span = s.metric_at[at]
    if span is None or best_id(span) not in _SPENT_ON:
        return False
    k = g.before_qualifiers(s, i)
    first = max(0, k - 8) if s.low(k) == "and" else k
    moved = s.low(k) == "by" or any(g.change_verb(s, x) for x in range(first, k + 1))
    if s.quantity(i).form == "percent" and not moved:
        return False
    return g.stops_phrase(s, span.last) and s.low(span.last) not in g.prepositions - {"with"}


_BY_WORD: Mapping[str, Callable[[Phrase], Read]] = {
    **dict.fromkeys(REPORTED, _as_reported),
    "of": _of,
    "as": _while_it_grows,
    "at": _at_a_rank,
    "in": _in_or_on,
    "on": _in_or_on,
}


def _right_behind(p: Phrase) -> Read:
    """As in "79% of the energy", "74% at Recall@5": what the word right behind the value opens."""
    reading = _BY_WORD.get(p.s.low(p.j)) if p.begins else None
    return reading(p) if reading is not None else None


def _adjective_of_change(p: Phrase) -> Read:
    """As in "2x lower latency": which way it goes."""
    if not p.g.change_adjective(p.s, p.j):
        return None
    p.change = p.change or p.g.change(p.s, p.j)
    return p.read_on(p.j + 1)


def _better_in(p: Phrase) -> Read:
    """As in "2x better in latency": the measure of the adjective."""
    g, s, j = p.g, p.s, p.j
    if s.low(j) != "in" or p.change is None or p.implied is not None:
        return None
    at = object_after(g, s, j) if g.change_adjective(s, j - 1) else None
    return told_in(s, at, p.change) if at is not None and not _names_a_task(g, s, at) else None


def _faster_in(p: Phrase) -> Read:
    """As in "2x faster in decoding latency", "3x smaller in memory": what the word is said of."""
    s, implied = p.s, p.implied
    if implied is None or s.low(p.j) not in ("in", "on", "of", "for"):
        return None
    at = object_after(p.g, s, p.j)
    span = s.metric_at[at] if at is not None else None
    if span is None:
        return Turn.END
    if best_id(span) in SPEED_LIKE and implied[0] == "faster":
        return Found(best_id(span), at, "better", "metric-after")
    if implied[0] in _SIZES_IMPLIED:
        return Found(best_id(span), at, p.change, "metric-after")
    return Turn.END


def _phrase_ends(p: Phrase) -> Read:
    """As in "2x lower with X": what ends a noun phrase; not "2x the", "3x as", "2x prefill"."""
    s, j = p.s, p.j
    if not p.g.stops_phrase(s, j):
        return None
    near = j - p.i < 3
    if near and (
        s.low(j) in ("the", "as", "than") or any(tag.startswith("phase.") for tag in s.tags[j])
    ):
        return None
    return Turn.END


_READINGS: Sequence[Callable[[Phrase], Read]] = (
    _short_form,
    _points,
    _two_phases,
    _more_than,
    _implying,
    _noun_of_change,
    _measure_named,
    _right_behind,
    _amount_of,
    _adjective_of_change,
    _better_in,
    _faster_in,
    _phrase_ends,
)
"""Tried in this order for each word behind the value; the first that knows the word counts."""
