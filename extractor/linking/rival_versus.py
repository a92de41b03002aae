"""The values of rivals behind a comparator: "91%, compared with 87% for A and 83% for B"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.rival_case import LEVELS
from extractor.linking.values import merge_value, owner_after, same_sort, theirs_first

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.rival_case import Case
    from extractor.mentions.sentence import Sentence, Span

_GAINS = ("factor", "points")
_ESTIMATED = {"average", "estimated", "mean"}
_LIGHT = ("a", "an", "the", "of", "only", "about", "~", "≈", "<", ">", "≥", "≤")


def versus(c: Case) -> int:
    """As in "91%, compared with 87% for A and 83% for B": what "vs." puts beside a value."""
    g, s, i = c.g, c.s, c.i
    j, measured = before_value(c)
    cue = s.cue_at[j] if j >= 0 and s.has(j, "comparator") else None
    over = s.low(j) in ("over", "than", "above", "beyond", "upon") and s.low(j - 1) != "rather"
    if cue is None or over or c.quantity.form not in (*LEVELS, *_GAINS):
        return 0
    if any(a <= i < b for x in c.compared for a, b in x.spans):
        return 0  # "compared to 32 threads"
    if _a_year(c):
        return 0
    if c.quantity.form in _GAINS:
        return _gain_of_another(c, cue.first)
    target = _held_against(s, c.out, c.d, cue.first)
    if target is None:
        return 0
    told = [o for o in c.drafts if i <= o.at <= _told_until(s, i)]
    rivals = [o for o in c.drafts if i <= o.at <= listed_until(s, i)]
    if pair := _of_two_measures(c.out, target, told):
        rivals = told
    if pair := pair or _paired(c.out, target, rivals):
        names = owner_after(g, s, rivals[-1].at + 1)
        for o, other in zip(pair, rivals, strict=True):
            merge_value(other, o)
            o.rules[-1:] = ["versus-value"]
            o.baselines = list(names)
        return rivals[-1].at + 1
    if _held_against_one(c, target, cue.first):
        return _past_rivals(g, s, target, listed_until(s, i) + 1)
    if theirs_first(g, s, target, c.d):
        target.at, target.quantity, c.d.quantity = i, c.quantity, target.quantity
    merge_value(c.d, target)
    if i - target.at < 4 and all(m is None for m in s.metric_at[target.at : i]):
        target.reach = max(target.reach, i)
    target.rules[-1:] = ["versus-value"]
    end = listed_until(s, i) + 1
    detailed = any(x.first < target.at and s.low(x.end) == ":" for x in c.compared)
    target.baselines = [] if detailed else owner_after(g, s, end)
    if measured is not None and not target.baselines:
        level = cue.last
        while s.low(level) in g.determiners or s.low(level) in _ESTIMATED:
            level += 1
        target.baselines = [s.words(level, measured.first)] if level < measured.first else []
    if len(rivals) > 1 and len(target.baselines) == len(rivals):
        target.baseline_value = None  # "compared to 61% and 64% for A and B"
    end = with_further(g, s, target, end)
    _alike_before(s, c.out, target)
    return max(end, i + 1)


def with_further(g: Grammar, s: Sentence, target: Draft, end: int) -> int:
    """As in "above the 88% of A and the 81% of B": B as well, and the token after its value."""
    while target.baselines and (further := _further_rival(g, s, end)):
        target.baselines += further[0]
        target.baseline_value = None  # each has its own
        end = further[1]
    return end


def _a_year(c: Case) -> bool:
    """As in "a 30% gain, compared with 2019."; not "2105, compared with 2019 for Heron"."""
    q, ends = c.quantity, c.s.low(c.i + 1) in ("", *".,;)")
    alike = c.last() is not None
    return q.form == "bare" and q.whole and 1900 < q.low < 2100 and ends and not alike


def _gain_of_another(c: Case, cue: int) -> int:
    """As in "speeds training up by 1.2x, compared with 15x for Heron": a gain beside a gain."""
    mine = c.last(open_only=True)
    names = owner_after(c.g, c.s, c.i + 1) if c.s.low(c.i + 1) in ("by", "for", "with") else []
    if mine is None or not names or mine.baselines or not mine.at < cue < mine.at + 12:
        return 0
    if _held_against_one(c, mine, cue):
        return _past_rivals(c.g, c.s, mine, c.i + 1)
    if cue > mine.at + 5:
        return 0
    merge_value(c.d, mine)
    mine.rules[-1:] = ["versus-value"]
    mine.baselines = names
    return c.i + 1


def _held_against_one(c: Case, target: Draft, cue: int) -> bool:
    """As in "gains 9% over A, compared with 5% for B": the 9% is one over A, as is the 5%."""
    told = c.quantity.form in (*_GAINS, "percent") and c.quantity.form == target.quantity.form
    words = ("over", "than", "to", "with")
    behind = (
        x
        for x in c.compared
        if target.at < x.first < x.end <= cue and x.first - target.reach < 4 and not x.beat
    )
    return told and any(c.s.low(x.last - 1) in words for x in behind)


def _past_rivals(g: Grammar, s: Sentence, target: Draft, end: int) -> int:
    """After "5% for A": the token after the last value of "and 3% for B"."""
    target.beside += owner_after(g, s, end)
    while further := _further_rival(g, s, end):
        target.beside += further[0]
        end = further[1]
    return end


def _alike_before(s: Sentence, out: list[Draft], target: Draft) -> None:
    """As in "62% and 58% of the tasks, compared to 95% for X": both are held against X."""
    n = out.index(target) if target in out else 0
    while n and s.low(out[n - 1].at + 1) in (",", "and") and out[n].at - out[n - 1].at < 4:
        n -= 1
        plain = out[n].baseline_value is None and not out[n].baselines
        joined = s.low(target.at - 1) == "and" and out[n].quantity.form == target.quantity.form
        if not (plain and joined and s.metric_at[out[n].at + 1] is None):
            return
        out[n].baseline_value, out[n].baselines = target.baseline_value, list(target.baselines)
        out[n].note("versus-value")


def _held_against(s: Sentence, out: list[Draft], d: Draft, before: int) -> Draft | None:
    """As in "65% at 10 steps versus 59%": the value that is most like the rival's, then nearest.

    Not 40 ms in "61 mAP in 40 ms, compared to 60 mAP": a number whose measure is told has no unit.
    """
    if d.quantity.form == "bare" and s.metric_at[d.at + 1 : d.at + 2] not in ([], [None]):
        out = [o for o in out if o.quantity.form != "unit"]
    earlier = [o for o in reversed(out) if o.at < before and o.quantity.form != "factor"]
    size = d.quantity.high or 1.0
    earlier = [o for o in earlier if o.quantity.high < 1e6 * size]  # "3.6 on the 1B model vs. 4.1"
    alike = (o for o in earlier if o.quantity.form == d.quantity.form == "percent")
    loosely = (o for o in earlier if same_sort(o, d, loose=True))
    return next(alike, None) or next(loosely, None)


def before_value(c: Case) -> tuple[int, Span | None]:
    """The token before a value and its light words, and the metric of "best perplexity of 15.8"."""
    g, s = c.g, c.s
    j = c.i - 1
    while j >= 0 and (g.qualifier(s, j) or (s.low(j) in _LIGHT and not s.has(j, "comparator"))):
        j -= 1
    of = any(s.low(k) == "of" for k in range(j + 1, c.i))
    measured = s.metric_at[j] if of and j > 0 else None
    if measured is not None:
        level = measured.first - 1
        passed = g.words["generic"] | g.determiners | _ESTIMATED
        while level > j - 5 and s.low(level) in passed:
            level -= 1
        j = level if s.has(level, "comparator") else j
    elif s.low(c.i - 1) == "of" and s.low(j) in ("gain", "gains") and s.cue_at[j - 1] is None:
        level = next((k for k in range(j - 1, max(-1, j - 5), -1) if s.has(k, "comparator")), j)
        j = level  # "compared with the best prior gains of 4.5%"
    return j, measured


def _paired(out: list[Draft], target: Draft, rivals: list[Draft]) -> list[Draft]:
    """As in "0.91 and 4.2 mm, compared with 0.87 and 6.1 mm": the values that each has one."""
    last = out.index(target) + 1
    mine = out[max(0, last - len(rivals)) : last]
    after = out[last - 1 : last - 1 + len(rivals)]
    forms = [o.quantity.form for o in rivals]
    if [o.quantity.form for o in after] == forms != [o.quantity.form for o in mine]:
        mine = after  # "87% and 8.7 mm, compared with 28% and 29.3 mm"
    if len(rivals) < 2 or len(mine) != len(rivals):
        return []
    near = all(b.at - a.at <= 11 for a, b in pairwise(mine))
    alike = all(
        a.quantity.form == b.quantity.form or (b.quantity.shared and a.quantity.form == "bare")
        for a, b in zip(mine[:-1], rivals[:-1], strict=True)
    )
    return mine if near and alike and all(o.baseline_value is None for o in mine[:-1]) else []


def _of_two_measures(out: list[Draft], target: Draft, rivals: list[Draft]) -> list[Draft]:
    """As in "61 mAP in 40 ms, compared to 60 mAP in 150 ms": two values for the rival's two."""
    first = out.index(target)
    mine = out[first : first + 2]
    alike = len(mine) == len(rivals) == 2 and all(
        a.quantity.form == b.quantity.form and same_sort(a, b) and a.baseline_value is None
        for a, b in zip(mine, rivals, strict=True)
    )
    return mine if alike and rivals[1].quantity.form == "unit" else []


def _told_until(s: Sentence, i: int) -> int:
    """As in "60% accuracy in 150 ms", "60 mAP with 12 GB": the second of two values, else i."""
    span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    behind = span.last if span is not None else i + 1
    beside = s.low(behind) in ("and", "at", "in", "using", "with") and behind + 1 in s.quantities
    return behind + 1 if beside else i


def _further_rival(g: Grammar, s: Sentence, start: int) -> tuple[list[str], int] | None:
    """After "61% for A": the rival of "and 54% for B", and the token after its value."""
    i = next((i for i in s.quantities if i >= start), None)
    if i is None or i - start > 6 or s.low(i + 1) not in ("for", "by", "of", "with", "from", "("):
        return None
    k = i - 1
    while k > start and (g.qualifier(s, k) or s.low(k) in ("a", "the")):
        k -= 1
    joined = s.low(k) == "and" or (s.tokens[k].text == "," and s.low(i + 1) == "for")
    names = owner_after(g, s, i + 1) if joined else []
    return (names, i + 1) if names else None


def possessing(s: Sentence, i: int) -> str:
    """As in "and Wren's 81%": whose value the list goes on with at value i; else empty."""
    if s.low(i - 1) != "'s" or i < 4:
        return ""
    first = i - 2
    while first > 0 and s.tokens[first - 1].is_word and s.low(first - 1) != "and":
        first -= 1
    told = s.low(first - 1) in ("and", ",") and i - first < 6
    return s.words(first, i - 1) if told and s.tokens[first].text[0].isupper() else ""


def listed_until(s: Sentence, i: int) -> int:
    """The last value of a list that opens at token i: "compared to 84 and 32 percent for X"."""
    last = i
    while True:
        if s.low(last + 1) in ("and", "/", "at") and last + 2 in s.quantities:
            last += 2
        elif s.words(last + 1, last + 3) == ", and" and last + 3 in s.quantities and last > i:
            last += 3
        elif s.low(last + 1) == "," and _goes_on_to_and(s, last + 2):
            last += 2
        else:
            return last


def _goes_on_to_and(s: Sentence, i: int) -> bool:
    """As in the second value of "4.5%, 18.3%, and 0%": a list that closes with "and"."""
    while i in s.quantities and s.low(i + 1) == "," and i + 2 in s.quantities:
        i += 2
    ends = s.words(i + 1, i + 3) == ", and" and i + 3 in s.quantities
    return i in s.quantities and (ends or (s.low(i + 1) == "and" and i + 2 in s.quantities))
