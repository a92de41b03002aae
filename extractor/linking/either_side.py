"""Which metric counts where one stands behind a value and one before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.metric import Found
    from extractor.mentions.sentence import Sentence

COPULAS = ("is", "are", "was", "were", "be", "becomes")
_RATES = frozenset({"latency", "throughput", "frame_rate", "energy_efficiency"})
_MOVED = ("change-by", "beat-by", "implied-by", "subject-by")


@dataclass(frozen=True, slots=True)
class Sides:
    """A value with a metric behind it, `after`, and one before it, `before`."""

    g: Grammar
    s: Sentence
    d: Draft
    after: Found
    before: Found

    @property
    def told(self) -> bool:
        """As in "the footprint is 4x smaller": whether a copula leads to the value."""
        return any(self.s.low(k) in COPULAS for k in range(max(0, self.d.at - 4), self.d.at))

    @property
    def vague(self) -> bool:
        """Whether what stands before is a score without a name of its own."""
        return self.before.metric == "score" and not _named_score(self.s, self.before)


def best_side(
    g: Grammar, s: Sentence, d: Draft, after: Found | None, before: Found | None
) -> Found | None:
    """As in "2x lower latency", "accuracy of 95%": the metric behind a value, or the one before."""
    if after is not None and after.rule == "share-of":
        return after
    if after is not None and after.metric:
        if before is not None and before.metric:
            return _of_both(Sides(g, s, d, after, before))
        gained = before is not None and before.rule == "change-of" and _of(g, s, d.at)
        if before is not None and (gained or before.rule == "verb-before"):
            after.change = after.change or before.change
        return after
    if before is not None and before.metric:
        if before.change is None and after is not None:
            before.change = after.change
        return before
    return after or before


def _of_both(both: Sides) -> Found:
    """What the first reading that knows takes; the metric behind the value where none does."""
    for reading in _READINGS:
        if (found := reading(both)) is not None:
            return found
    return both.after


def _cheaper_models(b: Sides) -> Found | None:
    """As in "the accuracy of models that are 10x cheaper": the cost."""
    cheaper = b.after.metric == "cost" and b.after.rule == "implied-after"
    return b.after if cheaper and b.told else None


def _is_smaller(b: Sides) -> Found | None:
    """As in "the footprint is 4x smaller": the footprint, which way the adjective says."""
    implied = b.after.rule == "implied-after" and b.after.metric != "speed"
    if not (implied and b.before.rule == "metric-of" and b.told):
        return None
    b.before.change = b.after.change
    return b.before


def _smaller_right_there(b: Sides) -> Found | None:
    """As in "its size 35% smaller", but "answers queries 10x faster", "80% accuracy 3x faster"."""
    if b.before.rule != "metric-adjacent" or b.after.rule != "implied-after":
        return None
    timed = b.g.rules.metrics[b.before.metric].family == "speed"
    if b.after.metric == "speed" and not timed:
        return b.after
    b.before.change = b.before.change or b.after.change
    return b.before


def _with_a_smaller(b: Sides) -> Found | None:
    """As in "the accuracy of X with a 30x smaller network": the size of the network."""
    implied = b.after.rule == "implied-after" and b.before.rule == "metric-of"
    return b.after if implied and not b.told else None


def _moved_by_its_verb(b: Sides) -> None:
    """As in "beats Heron by 2x in throughput": what stands behind moves as the verb tells."""
    moved = b.before.change if b.before.rule in _MOVED else None
    b.after.change = b.after.change or moved


def _named_before(b: Sides) -> Found | None:
    """As in "attains a recall above 0.9 in errors of the log": the measure that has a name."""
    if b.before.rule not in ("change-by", "metric-adjacent", "by-continued"):
        return None
    if b.after.rule == "metric-after":
        return None
    named_in = b.after.rule == "metric-in" and (b.vague or b.before.rule == "by-continued")
    return None if named_in else b.before


def _signed(b: Sides) -> Found | None:
    """As in "improves recall (+2.6 accuracy)": one with a sign is of the metric before it."""
    return b.before if b.before.rule == "metric-adjacent" and b.d.quantity.sign else None


def _lower_in_brackets(b: Sides) -> Found | None:
    """As in "accuracy (2x lower error)": what the bracket itself tells."""
    s, d = b.s, b.d
    opened = s.low(d.at - 1) == "(" and d.quantity.form == "factor"
    opened = opened and (b.before.at or 0) < d.at - 1
    return b.after if opened and b.g.change_adjective(s, d.at + 1) else None


def _faster(b: Sides) -> Found | None:
    """As in "With 71% accuracy, Lark is 2x faster": the speed, where no rate stands before."""
    faster = b.after.rule == "implied-after" and b.after.metric == "speed"
    beside = b.before.rule in ("metric-of", "metric-adjacent", "implied-of", "change-of")
    if not (faster and beside) or b.before.metric in _RATES:
        return None
    return b.after if b.s.low(b.d.reach + 1) not in ("in", "on", "over", ",") else None


def _behind_in(b: Sides) -> Found | None:
    """As in "outperforms X by 4% in accuracy": behind "in", unless one is named before."""
    if b.after.rule != "metric-in":
        return None
    open_before = ("beat-by", "implied-by", "by-continued", "change-of")
    if b.before.rule not in open_before and not b.vague:
        return b.before
    b.after.change = b.after.change or b.before.change
    return b.after


def _behind_a_verb(b: Sides) -> Found | None:
    """As in "outperforms Teal by 4.4 Perch FID": the measure that the verb leaves open."""
    if b.before.rule not in _MOVED or b.after.rule != "metric-after":
        return None
    beaten = b.before.rule == "beat-by"
    near = b.after.at is not None and b.after.at - b.d.at <= 2
    if near and b.s.low(b.d.at + 1) not in ("in", "on", "at", "of"):
        vague = beaten or b.before.metric == "score"
        return b.after if b.d.quantity.form == "bare" or vague else b.before
    return b.after if beaten else b.before


def _of_a_peak(b: Sides) -> Found | None:
    """As in "keeps the accuracy and reaches 71% of peak FLOPs": of what a machine can do."""
    at = b.d.reach + 1
    of = b.s.low(at) == "of" and b.after.rule == "metric-after"
    return b.after if of and b.s.low(at + 1) in b.g.words["peaks"] else None


def _told_of_it(b: Sides) -> Found | None:
    """As in "in terms of speed, it makes 421K steps": the metric that the value is said of."""
    if b.before.rule not in ("metric-of", "change-of", "implied-of"):
        return None
    apart = b.s.low(b.d.reach + 1) in ("of", "in", "on", "with", ",", "for")
    return b.before if b.after.rule != "metric-after" or apart else None


def _right_before(b: Sides) -> Found | None:
    """As in "takes 5 retrieval steps + 7 reading steps": the metric beside the value.

    Not so in "sends 2x fewer messages within 1.2x lower runtime": the adjective leads on.
    """
    further = b.after.at is not None and b.after.at > b.d.at + 1
    within = b.s.low(b.d.at - 1) == "within" and b.g.change_adjective(b.s, b.d.at + 1)
    return b.before if b.before.rule == "metric-adjacent" and further and not within else None


_READINGS: Sequence[Callable[[Sides], Found | None]] = (
    _cheaper_models,
    _is_smaller,
    _smaller_right_there,
    _with_a_smaller,
    _moved_by_its_verb,
    _named_before,
    _signed,
    _lower_in_brackets,
    _faster,
    _behind_in,
    _behind_a_verb,
    _of_a_peak,
    _told_of_it,
    _right_before,
)
"""Tried in this order; the first answer counts."""


def _of(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "a gain of about 3% accuracy", "the gains reach 3%": what a gain is told by."""
    k = g.before_qualifiers(s, i, ("~", "≈"))
    return s.low(k) in ("of", "reach")


def _named_score(s: Sentence, found: Found) -> bool:
    """As in "an AUC above 0.9 in errors of the log": a score with a name, no vague gain."""
    k = found.at if found.at is not None else -1
    named = s.low(k) in ("precision", "recall", "sensitivity", "specificity")
    return named or (k >= 0 and len(s.low(k)) > 1 and s.tokens[k].text.isupper())
