"""What the values of one run share of their metric, and what each of them has for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.lists import spread
from extractor.linking.metric import best_id

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.metric import Found
    from extractor.mentions.sentence import Sentence


def labelled_by_their_measures(s: Sentence, group: list[Draft]) -> None:
    """As in "gains of 2.3% (accuracy) and 1.4%/1.9% (F1)": what the brackets behind them name."""
    for before, d in zip([None, *group], group, strict=False):
        slashed = before is not None and s.low(d.at - 1) == "/" and before.at == d.at - 2
        _labelled_by_its_measure(s, d, before if slashed else None)


def gains_in_order(s: Sentence, group: list[Draft], earlier: list[Draft]) -> None:
    """As in "31 dB and 0.94 SSIM, beating X by 1.4 dB and 0.03, respectively": one for each."""
    results = earlier[-len(group) :]
    alike = len(group) == len(results) > 1 and all(
        o.metric
        and (
            (o.quantity.form, o.quantity.unit) == (d.quantity.form, d.quantity.unit)
            or d.quantity.form == "percent"
        )
        for o, d in zip(results, group, strict=False)
    )
    said = s.respectively(group[-1].at + 1)
    if not (alike and said and len({o.metric for o in results}) == len(group)):
        return
    for o, d in zip(results, group, strict=True):
        d.metric, d.metric_at = o.metric, o.metric_at
        d.note("parallel-metrics")


def share_among(g: Grammar, s: Sentence, group: list[Draft], found: Found | None) -> None:
    """What the values of a run have in common: an unnamed score, parallel metrics, qualifiers."""
    first = group[0]
    if found is None and first.metric == "score":
        for d in group[1:]:
            if d.metric is None:
                d.metric, d.polarity = first.metric, first.polarity
                d.note("continued")
    if len(group) > 1 and found is not None and found.at is not None:
        spread(g, s, group, found)
    shared = {"approx", "at_least"} & set(first.quantity.marks)
    for d in group[1:]:
        d.qualifiers |= shared


def _labelled_by_its_measure(s: Sentence, d: Draft, slashed: Draft | None) -> None:
    """As in "gains of 2.3% (accuracy) and 1.4% (F1)": each value is of what its bracket names.

    So is one before a slash (`slashed`), as in "2.3%/1.9% (accuracy)".
    """
    span = s.metric_at[d.at + 2] if s.low(d.at + 1) == "(" and d.at + 2 < len(s.tokens) else None
    if span is None or span.first != d.at + 2 or s.low(span.last) != ")":
        return
    for o in (d, slashed) if slashed is not None else (d,):
        o.metric, o.metric_at = best_id(span), span.first
        o.rules = [rule for rule in o.rules if rule != "unnamed-score"] or ["metric-after"]
        o.note("parallel-metrics")


def in_its_own_measure(s: Sentence, first: Draft, last: Draft) -> None:
    """As in "the gain in latency was 16% and 46% in memory": the second is of what follows it."""
    k = last.at + 2
    span = s.metric_at[k] if s.low(last.at + 1) == "in" and k < len(s.tokens) else None
    before = first.metric_at is not None and first.metric_at < first.at
    if span is None or not before or s.low(first.at + 1) != "and":
        return
    if s.low(first.metric_at - 1 if first.metric_at else 0) != "in" or s.respectively():
        return
    if s.low(span.last) in (".", ",", ";", "", "and", "compared", "on", "over"):
        last.metric, last.metric_at = best_id(span), span.first
