"""The metric that nothing around a value names: in brackets, at the value before, in the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.beaten_in import opening_measure
from extractor.linking.comparing_words import stands_to
from extractor.linking.continued import continued, goes_on
from extractor.linking.how_often import how_often
from extractor.linking.metric import (
    Found,
    best_id,
    metric_in_brackets,
    metric_loose,
    metric_of_clause,
)
from extractor.linking.outcomes import (
    listed_score,
    number_of,
    share_of_a_count,
    solved,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.run import Run
    from extractor.mentions.sentence import Sentence


def by_the_rest(run: Run, found: Found | None) -> Found | None:
    """Where nothing around the value names its metric: brackets, the value before, the clause."""
    if found is None and (told := _first_of(_BESIDE, run)) is not None:
        return told
    if run.form in ("percent", "factor") and (
        loose := metric_loose(run.g, run.s, run.first.at, run.floor)
    ):
        return loose
    return found if found is not None else _first_of(_READINGS, run)


def _first_of(readings: Sequence[Callable[[Run], Found | None]], run: Run) -> Found | None:
    """What the first of the readings that knows gives."""
    for reading in readings:
        if (found := reading(run)) is not None:
            return found
    return None


def _going_on(before: Draft, change: str | None) -> Found:
    """The metric of the value before, which goes on."""
    return Found(before.metric or "", before.metric_at, change, "continued")


def _once_more(run: Run) -> Found | None:
    """As in "adds 5% memory traffic, whereas Heron adds 9%", "falls by 140 kW (11%)"."""
    before = run.previous
    if before is None:
        return None
    again = _by_the_same_verb(run.g, run.s, before, run.first)
    again = again or _told_in_percent(run.s, before, run.first)
    return _going_on(before, before.polarity) if again else None


def _by_the_same_verb(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "adds 5% memory traffic, whereas Heron, a prefetcher, adds 9%": of the same."""
    verb, again = g.before_qualifiers(s, before.at), g.before_qualifiers(s, d.at)
    said = s.low(verb) == s.low(again) and s.low(verb) in g.words["finite_verbs"]
    closes = s.low(d.reach + 1) in (",", ".", ";", "and", "")
    alike = before.quantity.form == d.quantity.form
    return said and closes and alike and bool(before.metric)


def _told_in_percent(s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "falls by 140 kW (11%)": a change, told once more as a share."""
    other = before.quantity.form in ("unit", "count", "bare", "points") and before.polarity
    behind = s.low(d.at - 1) == "(" and before.reach == d.at - 2 and s.low(d.reach + 1) == ")"
    return bool(other) and behind and d.quantity.form == "percent"


def _in_its_brackets(run: Run) -> Found | None:
    """As in "high recall on X (91%)": the measure before the bracket."""
    return metric_in_brackets(run.g, run.s, run.first.at)


def _in_terms_of(run: Run) -> Found | None:
    """As in "In terms of depth error, it achieves 1.2 mm, 1.5 mm and 2.3 mm": of that measure."""
    g, s, d = run.g, run.s, run.first
    verb = g.before_qualifiers(s, d.at)
    reaching = g.reaching | g.words["getting_verbs"]
    plain = d.quantity.form in ("bare", "percent", "unit") and not d.quantity.sign
    plain = plain and not s.has(d.reach + 1, "comparator")
    at = opening_measure(g, s, d) if plain and s.low(verb) in reaching else 0
    return Found(best_id(s.metrics[0]), at, None, "metric-of") if at else None


def _solved(run: Run) -> Found | None:
    """As in "solves 88% of the tasks": how often it works."""
    return solved(run.g, run.s, run.first.at) if run.form == "percent" else None


def _continued(run: Run) -> Found | None:
    """As in "Lark runs in 12 ms, Stork in 31 ms": the measure of the value before."""
    before = run.previous
    return continued(run.g, run.s, before, run.first) if before is not None else None


def _change_told_beside(run: Run) -> Found | None:
    """As in "improves the score by more than 30%, from 0.31 to 0.42": between which levels."""
    before = run.previous
    if before is None or not before.metric or not before.polarity:
        return None
    levels = "from-to" in run.first.rules and run.s.low(before.at + 1) in (",", "(")
    return _going_on(before, None) if levels else None


def _further_points(run: Run) -> Found | None:
    """As in "raises accuracy by 10%, or 4 points": of the same quality."""
    points = run.form == "points" and _quality_before(run)
    return _going_on(points, points.polarity) if points else None


def _quality_before(run: Run) -> Draft | None:
    """The value before, where it is one of a quality."""
    before = run.previous
    if before is None or not before.metric:
        return None
    return before if run.g.rules.metrics[before.metric].family == "quality" else None


def _goes_on(run: Run) -> Found | None:
    """As in "sorts 4 GB per second, 3x what Heron reaches": of the measure of the value before."""
    before = run.previous
    if before is None or not before.metric:
        return None
    return _going_on(before, None) if goes_on(run.s, before, run.last, run.first) else None


def _share_below(run: Run) -> Found | None:
    """As in "503 TFLOPS, 1.1% below that code": how far from a rival's level."""
    before = run.previous
    if before is None or not before.metric or run.form != "percent" or before.polarity:
        return None
    apart = run.s.low(run.g.before_qualifiers(run.s, run.first.at, ("i.e.", "but"))) == ","
    if _quality_before(run) or not (apart and stands_to(run.s, run.last.at + 1)):
        return None
    return _going_on(before, None)


def _points_again(run: Run) -> Found | None:
    """As in "improves Heron by 2.3 points and Teal by 1.4", "and 36 above X": as many points."""
    before = _quality_before(run) if run.form == "bare" else None
    if before is None or before.quantity.form != "points":
        return None
    if _and_another_by(run.g, run.s, run.first.at):
        at = before.metric_at or run.first.at - 1
        return Found(before.metric or "", at, before.polarity, "continued")
    return _going_on(before, before.polarity) if stands_to(run.s, run.last.at + 1) else None


def _and_another_by(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves Heron by 2.3 points and Teal by 1.4": another one, by so many points."""
    by = g.before_qualifiers(s, i)
    if s.low(by) != "by" or not s.quantity(i).decimal:
        return False
    first = by
    while first > 0 and s.tokens[first - 1].is_word and s.tokens[first - 1].text[0].isupper():
        first -= 1
    return by - first in (1, 2) and s.low(first - 1) in ("and", ",")


def _by_another_name(run: Run) -> Found | None:
    """As in "improves A by 6.3 and SR by 4.1": a score by a short name that no rule knows."""
    s, i = run.s, run.first.at
    before = _quality_before(run) if run.form == "bare" else None
    if before is None or before.rules[:1] != ["change-by"]:
        return None
    named = s.low(i - 1) == "by" and s.low(i - 3) == "and" and s.tokens[i - 2].text.isupper()
    return Found("score", None, before.polarity, "continued") if named else None


def _told_as_a_share(run: Run) -> Found | None:
    """As in "takes 0.7 ms, a sixth of Heron's": the value before, as a share of a rival's."""
    before = run.previous
    if before is None or not _share_restated(run.g, run.s, before, run.first):
        return None
    return Found(before.metric or "", before.metric_at, None, "share-of")


def _share_restated(g: Grammar, s: Sentence, before: Draft, first: Draft) -> bool:
    """As in "takes 0.7 ms, a sixth of Heron's", "0.7 ms, which corresponds to 1/6 of Heron's"."""
    whose = s.low(first.at + 1) == "of" and first.quantity.form == "part"
    named = any(s.low(k) == "'s" for k in range(first.at + 3, first.at + 6))
    k = g.before_qualifiers(s, first.at, ("i.e.",))
    told = s.low(k) == "," or (s.low(k) == "to" and s.low(k - 1) in g.words["equalling_verbs"])
    plain = before.kind in ("", "absolute") and before.polarity is None
    return whose and named and told and plain and k - before.reach < 5


def _cut_once_more(run: Run) -> Found | None:
    """As in "cuts it by 5x relative to A and by 24% relative to B": the same cut once more."""
    before = run.previous
    again = before is not None and _and_by(run.g, run.s, before, run.first)
    return _going_on(before, before.polarity) if before is not None and again else None


def _and_by(g: Grammar, s: Sentence, before: Draft, first: Draft) -> bool:
    """As in "cuts it by 5x relative to A and by 24% relative to B": the same cut once more."""
    again = s.words(first.at - 2, first.at) == "and by" and before.metric and before.polarity
    return bool(again) and not any(g.verb(s, k) for k in range(before.at, first.at))


def _counted_or_listed(run: Run) -> Found | None:
    """As in "46 of 50 trials (92%)", "(80.2% Tern-Bench, 48.5% Wren-QA)", "95% of the time"."""
    g, s, at = run.g, run.s, run.first.at
    if run.form != "percent":
        return None
    if done := share_of_a_count(g, s, at, run.last.at):
        return done
    if listed_score(g, s, run.last):
        return Found("score", at - 1, None, "bracket")
    return metric_of_clause(g, s, at, run.floor) or how_often(g, s, at)


def _number_of(run: Run) -> Found | None:
    """As in "triples the number of users that a GPU serves": what is counted."""
    counted = run.form != "percent" and run.first.quantity.change
    return number_of(run.g, run.s, run.first) if counted else None


def _reached_at_last(run: Run) -> Found | None:
    """As in "on long videos it reaches 4.1x": a multiple alone is one of speed."""
    g, s = run.g, run.s
    if run.form != "factor":
        return None
    reached = s.low(g.before_qualifiers(s, run.first.at)) in g.reaching | g.words["getting_verbs"]
    closing = (",", ".", ";", ")", "and", "on", "while", "with", "when", "")
    closes = s.low(run.last.at + 1) in closing
    return Found("speed", None, "up", "implied-near") if reached and closes else None


_BESIDE: Sequence[Callable[[Run], Found | None]] = (
    _once_more,
    _in_its_brackets,
    _in_terms_of,
    _solved,
    _continued,
)
"""Tried in this order where nothing at all is found, before any verb further to the left."""

_READINGS: Sequence[Callable[[Run], Found | None]] = (
    _change_told_beside,
    _further_points,
    _goes_on,
    _share_below,
    _points_again,
    _by_another_name,
    _told_as_a_share,
    _cut_once_more,
    _counted_or_listed,
    _number_of,
    _reached_at_last,
)
"""Tried in this order at last; the first answer counts."""
