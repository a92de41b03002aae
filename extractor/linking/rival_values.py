"""The values of rivals: "than Heron (7600 steps/s)", "vs. 32 s", "while Heron needs 4 GB"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.rival_brackets import (
    bracket_end,
    held_by_another,
    in_brackets,
    labelled_pair,
    labelled_rival,
    labelled_rivals,
    measure_beside,
    of_a_label,
    repeated_for_another,
    taken_by,
    told_of_another,
    without_a_part,
)
from extractor.linking.rival_case import Case
from extractor.linking.rival_clauses import (
    contrasted,
    contrasted_in_parallel,
    told_first,
    what_it_takes,
)
from extractor.linking.rival_levels import (
    at_rest,
    beaten,
    behind_a_gain,
    level_of_rival,
    of_each_rival,
    of_references,
    possessed,
    reached_before,
    record_bettered,
    standing,
    told_of_beaten,
)
from extractor.linking.rival_versus import versus
from extractor.linking.values import converted, same_sort

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_MECHANISMS: Sequence[Callable[[Case], int]] = (
    held_by_another,
    repeated_for_another,
    taken_by,
    labelled_rivals,
    labelled_pair,
    labelled_rival,
    without_a_part,
    told_of_another,
    contrasted_in_parallel,
    contrasted,
    what_it_takes,
    in_brackets,
    versus,
    of_each_rival,
    reached_before,
    of_references,
    behind_a_gain,
    at_rest,
    record_bettered,
    standing,
    of_a_label,
    beaten,
    possessed,
    told_of_beaten,
    level_of_rival,
)
"""Each gives the token up to which it has read the rivals' values, 0 if there is none here."""


def other_values(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]
) -> list[Draft]:
    """As in "than Heron (7600 steps/s)", "vs. 32 s", "compared to 0%": the baseline's own value.

    What comes back are the drafts without those values, which the others hold as `baseline_value`.
    """
    out: list[Draft] = []
    until = -1
    opening: list[Draft] = []
    sizes: list[Draft] = []
    for n, d in enumerate(drafts):
        if d.at < until:
            continue
        if _tells_a_size(g, s, d):
            sizes.append(d)
            continue
        if not out and n + 1 < len(drafts) and (theirs := told_first(g, s, d, drafts[n + 1])):
            drafts[n + 1].baseline_value = converted(d, drafts[n + 1])
            drafts[n + 1].baselines = theirs
            drafts[n + 1].note("contrast-value")
            continue
        if not out and d is not drafts[-1] and _opens_too(s, d, opening, compared):
            opening.append(d)
            continue
        if not out and _beaten_first(g, s, d, drafts, compared):
            continue
        if n + 1 < len(drafts) and _beaten_by(g, s, d, drafts[n + 1], compared):
            continue
        if d.baseline_value is None and (rival := _opened_with(s, opening, d)):
            d.baseline_value = converted(rival, d) if d.polarity is None else None
            opening.remove(rival)
        case = Case(g, s, drafts, compared, out, d)
        end = next((end for mechanism in _MECHANISMS if (end := mechanism(case))), 0)
        until = max(until, end)
        if not end:
            out.append(d)
    return sorted([*out, *sizes], key=lambda d: d.at) if sizes else out


def _tells_a_size(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "surpassing the 32B baseline (69.8)": how large a rival is, and no level of it."""
    sized = d.quantity.form == "bare" and s.tokens[d.at].text[-1] in "BM"
    noun = s.low(d.at + 1)
    return sized and (noun in g.words["rival_nouns"] or noun in g.heads)


def _opens(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "Compared to A with 49%, B reaches 99%": the value of the rival that opens."""
    if _told_aside(s, i, next((c.end for c in compared if c.leading), 0)):
        return s.quantity(i).form in ("percent", "unit")
    return s.quantity(i).form in ("percent", "unit", "count") and any(
        c.leading
        and (
            (c.end == i - 1 and s.low(i - 1) in ("with", "at"))
            or (s.low(i - 1) == "(" and c.spans[-1][1] == i - 1)
            or (s.low(i - 1) == "'s" and c.first < i < c.last + 6)  # "Compared to A's 49%, B"
        )
        for c in compared
    )


def _opens_too(s: Sentence, d: Draft, opening: list[Draft], compared: list[Comparison]) -> bool:
    """As in "Compared to A (61% accuracy, 30 ms latency), B reaches": the 61% and the 30 ms."""
    if not opening:
        return _opens(s, d.at, compared)
    inside = s.bracket(opening[-1].at)
    listed = inside is not None and s.bracket(d.at) == inside
    return listed and d.quantity.form in ("percent", "unit", "count", "bare")


def _opened_with(s: Sentence, opening: list[Draft], d: Draft) -> Draft | None:
    """The value that the rival opens with which is of the same sort, and of the same measure."""
    alike = [o for o in opening if same_sort(o, d)]
    mine = measure_beside(s, d.at)
    told = [(o, measure_beside(s, o.at)) for o in alike]
    if mine and len(opening) > 1 and all(ids for _, ids in told):
        alike = [o for o, ids in told if ids == mine]
    return alike[0] if alike else None


_REACHED_BY = ("achieving", "at", "attaining", "reaching", "scoring", "to", "with")


def _beaten_first(
    g: Grammar, s: Sentence, d: Draft, drafts: list[Draft], compared: list[Comparison]
) -> bool:
    """As in "surpasses A (52%) and B (49%) with 61%": the value of one that is beaten."""
    behind = s.low(d.at - 1) == "(" and s.low(bracket_end(s, d.at)) == ")"
    rivals = (c for c in compared if c.beat and any(b == d.at - 1 for _, b in c.spans))
    beaten = next(rivals, None) if behind and d.quantity.form == "percent" else None
    if beaten is None:
        return False
    mine = [o for o in drafts if o.at > d.at and s.low(o.at - 1) != "(" and same_sort(o, d)]
    level = next((o for o in mine if s.low(g.before_qualifiers(s, o.at)) in _REACHED_BY), None)
    if level is not None and len(beaten.names) == 1 and level.polarity is None:
        changed = g.change(s, level.reach + 1) or s.low(level.reach + 1) == "of"
        level.baseline_value = None if changed else converted(d, level)
    return bool(mine)


def _beaten_by(g: Grammar, s: Sentence, d: Draft, gain: Draft, compared: list[Comparison]) -> bool:
    """As in "beats the best result of 66% by 5 points", "beats Heron's 66% by": where it stood."""
    by = g.before_qualifiers(s, gain.at)
    beside = s.low(d.at - 1) == "'s" or (s.low(d.at - 1) == "of" and s.low(d.at - 2) != "by")
    stood = any(c.beat and c.last < d.at < by and d.at - c.first < 8 for c in compared)
    forms = ("factor", "percent", "points", "bare")
    return (
        stood and beside and s.low(by) == "by" and by - d.reach < 4 and gain.quantity.form in forms
    )


def _told_aside(s: Sentence, i: int, end: int) -> bool:
    """As in "Unlike A, which needs 40 ms, B needs 1 ms": in the clause behind the rival."""
    if s.low(0) == "unlike":
        end = next((k for k in range(1, min(i, 8)) if s.low(k) == ","), 0)
    inside = range(end + 2, i)
    closed = any(s.low(k) == "," for k in range(i + 1, min(i + 8, len(s.tokens))))
    aside = end > 0 and s.words(end, end + 2) in (", which", ", that") and closed
    return aside and not any(s.low(k) == "," for k in inside)
