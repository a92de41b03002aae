"""In what a rival is beaten, where another part of the sentence names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import best_id, object_after

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_OPENING = ("for", "in", "on", "regarding")
_STANDINGS = ("best", "better", "highest", "lowest", "superior")


def measures_of_beating(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "beats A by 2x and B by 3x in throughput": what the statement names is of all values.

    So in "In terms of throughput, it beats A by 2x", "the best throughput, surpassing A by 2x".
    """
    for n, d in enumerate(drafts):
        if d.rules[:1] != ["beat-by"] or d.metric != "score":
            continue
        at = _on_measure(g, s, d) or _in_the_list(g, s, drafts, n)
        at = at or opening_measure(g, s, d) or _led_in(g, s, d)
        span = s.metric_at[at] if at else None
        if span is not None and _may_be_better(g, d, best_id(span)):
            d.metric, d.metric_at = best_id(span), span.first
            d.note("sentence-metric")


def _may_be_better(g: Grammar, d: Draft, metric: str) -> bool:
    """Whether one can be beaten in a measure: in no amount of data, and in no vague score.

    By points only in quality: "reduces memory, outperforming A by 3 points" is no memory.
    """
    family = g.rules.metrics[metric].family
    by_points = d.quantity.form in ("bare", "points") and family != "quality"
    return metric != "score" and family not in ("capacity", "data") and not by_points


def _on_measure(g: Grammar, s: Sentence, d: Draft) -> int:
    """As in "beats A by 2x on end-to-end latency": where the measure stands; 0 if it is none."""
    at = object_after(g, s, d.reach + 1) if s.low(d.reach + 1) == "on" else None
    span = s.metric_at[at] if at is not None and at - d.reach < 5 else None
    closed = span is not None and g.stops_phrase(s, span.last)
    return span.first if span is not None and closed else 0


def _in_the_list(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> int:
    """As in "by 2x and B by 3x in throughput", "in throughput by 2x, and B by 3x"."""
    d = drafts[n]
    for o in drafts[n + 1 : n + 3]:
        told = o.rules[:1] == ["metric-in"] and o.metric_at is not None
        if told and _one_list(g, s, d, o):
            return o.metric_at or 0
    before = drafts[n - 1] if n else None
    if before is not None and before.metric_at is not None and _one_list(g, s, before, d):
        own = before.metric_at < before.at and s.low(before.metric_at - 1) in ("in", "of")
        return before.metric_at if own or "sentence-metric" in before.rules else 0
    return 0


def _one_list(g: Grammar, s: Sentence, a: Draft, b: Draft) -> bool:
    """Whether two values stand in one list of rivals beaten, with no verb between them."""
    between = range(a.reach + 1, b.at)
    joined = any(s.low(k) in ("and", ",") for k in between)
    parted = any(g.verb(s, k) or s.low(k) in (";", "while", "with") for k in between)
    return a.quantity.form == b.quantity.form and joined and not parted


def opening_measure(g: Grammar, s: Sentence, d: Draft) -> int:
    """As in "In terms of throughput, it beats A by 2x", "For latency, ..."; 0 without one."""
    if s.low(0) not in _OPENING:
        return 0
    first = 3 if s.words(0, 3).lower() == "in terms of" else 1
    at = object_after(g, s, first - 1)
    span = s.metric_at[at] if at is not None and at < first + 4 else None
    if span is None or s.low(span.last) != "," or any(k < span.last for k in s.quantities):
        return 0
    anew = (k for k in range(span.last + 1, d.at - 1) if s.low(k) in _OPENING)
    parted = any(s.low(k) == ";" for k in range(span.last, d.at))
    parted = parted or any(s.metric_at[k + 1] is not None for k in anew)
    return span.first if span.last < d.at and not parted else 0


def _reached(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "improves throughput", "achieves the best throughput": a verb right before."""
    k = first - 1
    while k > 0 and (s.low(k) in g.determiners or s.low(k) in _STANDINGS or g.qualifier(s, k)):
        k -= 1
    return g.change_verb(s, k) or s.low(k) in g.words["result_verbs"]


def _led_in(g: Grammar, s: Sentence, d: Draft) -> int:
    """As in "improves throughput, outperforming A by 2x", "the best throughput, surpassing A"."""
    for k in range(d.at - 1, max(1, d.at - 12), -1):
        if s.has(k, "beat"):
            k -= s.low(k - 1) in g.adverbs
            span = s.metric_at[k - 2] if s.low(k - 1) == "," else None
            whole = span is not None and span.last == k - 1 and _reached(g, s, span.first)
            return span.first if span is not None and whole else 0
        if s.tokens[k].text in ",;:" or k in s.quantities:
            return 0
    return 0
