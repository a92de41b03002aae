"""The metric of which a value is a share: "79% of the energy", "62% of the peak bandwidth"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found, best_id, object_after
from extractor.linking.owner_clauses import time_spared, time_taken

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span


def share_of(g: Grammar, s: Sentence, j: int) -> Found | None:
    """As in "79% of the energy": the metric of which the value before "of", token j, is a share."""
    if _of_the_time(g, s, j):
        return None
    at = object_after(g, s, j)
    if at is None:
        return _of_no_measure(g, s, j)
    span = s.metric_at[at]
    assert span is not None
    return _of_a_measure(g, s, j, at, span)


def _of_the_time(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "95% of the time", "in 71% of the cases": how often; not "in 1/8 of the time"."""
    spared = time_spared(g, s, j - 1)
    if s.low(j + 1) in ("cases", "time") and not spared:
        return True
    if s.words(j + 1, j + 3) not in ("the time", "the cases") or spared:
        return False
    spent = s.low(j + 2) == "time" and j - 1 in s.quantities  # "finishes in 1/8 of the time"
    spent = spent and s.quantity(j - 1).form == "part"
    spent = spent and s.low(g.before_qualifiers(s, j - 1)) == "in"
    return not (spent or time_taken(g, s, j + 3))


def _of_no_measure(g: Grammar, s: Sentence, j: int) -> Found | None:
    """As in "45% of the peak", "costs 31% of X", "8% of the corpus": where no metric is named."""
    if _of_the_peak(g, s, j):
        return Found("utilization", None, None, "share-of")
    if _costs(g, s, j - 2):
        return Found("cost", None, None, "share-of")
    return Found("data", None, None, "share-of") if _of_a_set(g, s, j) else None


def _of_a_measure(g: Grammar, s: Sentence, j: int, at: int, span: Span) -> Found | None:
    """As in "62% of the peak memory bandwidth", "in time for 99% of requests"."""
    metric = best_id(span)
    if metric == "request_rate":
        return Found("success_rate", None, None, "solved")  # "in time for 99% of requests"
    peak = any(s.low(x) in g.words["peaks"] for x in range(j + 1, at + 1))
    used = s.low(g.before_qualifiers(s, j - 1)).startswith(("exploit", "saturat", "utili"))
    if metric in ("bandwidth", "compute_rate") and (peak or used):
        return Found("utilization", at, None, "share-of")  # "62% of the peak memory bandwidth"
    k = span.last
    compound = k < len(s.tokens) and s.tokens[k].is_word and not g.stops_phrase(s, k)
    if metric == "data" and compound and s.low(k) not in g.adverbs:
        return None  # "95% of silent data corruptions"
    whose = s.low(j + 1) in ("its", "their") or s.words(j + 1, j + 3) == "the original"
    if metric == "model_size" and whose and s.low(j + 2 + (at > j + 2)) == "size":
        owner = next((x for x in s.metric_at[j - 1 :: -1] if x is not None), None)
        if owner is not None and best_id(owner) in ("memory", "storage"):
            return Found(best_id(owner), None, None, "share-of")  # "the cache to half its size"
    return Found(metric, at, None, "share-of")


def _of_the_peak(g: Grammar, s: Sentence, of: int) -> bool:
    """As in "91 PFLOPS (45% of the peak)", "45% of its theoretical peak": a share of all it has."""
    end = g.phrase_end(s, of + 1 + (s.low(of + 1) in g.determiners))
    most = s.low(end - 1) == "peak" or s.words(end - 2, end) == "theoretical limit"
    return most and end - of < 5


def _costs(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "costs only 31% of X": the verb before a share, qualifiers aside."""
    return s.low(g.before_qualifiers(s, k + 1)) in ("cost", "costing", "costs")


def _of_a_set(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "by labelling just 8% of the corpus": how much of a set is spent."""
    k = g.before_qualifiers(s, j - 1, ("on",))
    spending = s.low(k) in g.words["spending_verbs"]
    sets = ("corpus", "dataset", "pool")
    return spending and any(s.low(x) in sets for x in range(j + 2, j + 5))
