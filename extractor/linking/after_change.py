"""What changes, behind a word that tells of it: "30% reduction in X", "2x faster decoding"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import SPEED_LIKE, Found, best_id, object_after

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.linking.phrase_behind import Phrase
    from extractor.mentions.sentence import Sentence, Span


def implied_metric(g: Grammar, implied: tuple[str, int]) -> Found:
    """What an implying word ("faster") says: its metric, and which way it moves."""
    rule = g.rules.implied[implied[0]]
    change = "up" if rule.direction == "increase" else "down"
    return Found(rule.metric, implied[1], change, "implied-after")


def after_noun(p: Phrase, j: int) -> Found:
    """As in "30% reduction in X": the metric after the noun of change at token j."""
    s = p.s
    at = _what_changes(p, j)
    span = s.metric_at[at] if at is not None else None
    if span is not None:
        return Found(best_id(span), at, p.change, "metric-after")
    if p.implied is not None:
        return implied_metric(p.g, p.implied)
    own = s.metric_at[j]
    if own is None and p.change == "down" and (rate := _unknown_rate(s, j)):
        return Found("other", rate, p.change, "metric-after")
    if own is not None and best_id(own) not in ("error",):
        return Found(best_id(own), j, p.change, "metric-after")
    return Found("", None, p.change, "change-after")


def _what_changes(p: Phrase, j: int) -> int | None:
    """As in "reduction of the total in latency": the metric behind a preposition after a noun."""
    g, s = p.g, p.s
    for k in range(j + 1, min(j + 13, len(s.tokens))):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ".;:(":
            return None
        if s.low(k) == ")" and s.low(k + 1) not in ("in", "of"):
            return None  # "from 10 ms to 5 ms (a 50% reduction) with no loss of accuracy"
        if s.low(k) in ("in", "of", "on", "for", "to") or s.words(k, k + 3) == "in terms of":
            at = object_after(g, s, k)
            if at is not None and s.low(k) == "on" and _of_input(s, at):
                at = None  # "a 33% improvement on the trajectory data"
            if at is not None:
                return at
        if s.low(k) in ("and", "while", "but", ",", "whereas", "which", "that") and k > j + 1:
            return None
    return None


def _of_input(s: Sentence, at: int) -> bool:
    """Whether the metric at token `at` names what is read: data, contexts, tokens."""
    span = s.metric_at[at]
    return span is not None and best_id(span) in ("context_length", "data", "tokens")


def _unknown_rate(s: Sentence, noun: int) -> int:
    """As in "a 30% reduction in lane-change rate": the rate, where no rule knows of what."""
    if s.low(noun + 1) not in ("in", "of"):
        return 0
    for k in range(noun + 2, min(noun + 6, len(s.tokens))):
        if s.low(k) in ("rate", "rates"):
            return k
        if not s.tokens[k].is_word:
            return 0
    return 0


def of_measure(p: Phrase, span: Span) -> Found:
    """As in "2x faster inference time": the metric of the phrase, or the one its words imply."""
    g, s, implied = p.g, p.s, p.implied
    metric, change = best_id(span), p.change
    if change is None and span.last - span.first > 1:
        change = g.change(s, span.last - 1) if g.change_noun(s, span.last - 1) else None
    if implied is None:
        return Found(metric, span.first, change, "metric-after")
    word, at = implied
    if metric not in SPEED_LIKE and word in ("faster", "slower"):
        return implied_metric(g, implied)
    if metric == "steps" and word == "faster":
        if s.low(span.first).startswith("converg"):
            return Found("steps", span.first, "up", "metric-after")
        return Found("speed", at, "up", "implied-after")
    if metric == "time" and word == "faster" and s.low(at) != "faster":
        return Found(g.rules.implied[word].metric, at, "up", "implied-after")
    if word in ("faster", "efficient", "convergence") and metric in SPEED_LIKE:
        change = "better"
    return Found(metric, span.first, change, "metric-after")
