"""Finds the metric of a run of values: after it, before it, around it, else by its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.baselines import after_value, stands_to
from extractor.linking.kind import TIMES, told_aside, within_of
from extractor.linking.lists import spread
from extractor.linking.metric import (
    Found,
    best_id,
    metric_after,
    metric_in_brackets,
    metric_loose,
    metric_of_clause,
)
from extractor.linking.metric_before import beaten_in_brackets, metric_before

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def measure(g: Grammar, s: Sentence, group: list[Draft], drafts: list[Draft]) -> None:
    """Find the metric of a run of values: after its last, before its first, else by its unit."""
    first, last = group[0], group[-1]
    n = next(k for k, d in enumerate(drafts) if d is first)
    floor = max((d.at + 1 for d in drafts[:n] if d.metric or d.quantity.form != "bare"), default=0)
    reach = max(last.at, last.reach)
    for d in group:
        d.reach = reach
    after = metric_after(g, s, reach)
    before = metric_before(g, s, first.at, floor)
    found = _best(g, s, first, after, before)
    if first.quantity.form == "percent" and s.low(last.at + 1) == "of":
        named = {s.low(k) for k in range(last.at + 2, last.at + 5)}
        cases = bool(named & {"cases", "comparisons", "games", "matches", "trials"})
        if (s.low(last.at + 3) == "time" or cases) and (often := _how_often(g, s, last.at)):
            found = often  # "grasps the right area 78% of the time"
        elif found is not None and (found.rule, found.metric) == ("share-of", "error"):
            found = _solved(g, s, first.at) or found  # "detects 45% of the errors"
    alike = {first.quantity.form} | (
        {"unit", "bare", "points"} if first.quantity.form in ("unit", "bare") else set()
    )
    aside = _in_brackets(s, first.at)
    level = [o for o in drafts[:n] if aside or not _in_brackets(s, o.at)] or drafts[:n]
    previous = next(
        (
            o
            for o in reversed(level)
            if o.metric and o.quantity.form in alike and not told_aside(g, s, o, first.at)
        ),
        level[-1] if level else None,
    )
    if found is None and level and level[-1].metric and _held_against(s, first, last):
        previous = level[-1]
        found = Found(previous.metric or "", previous.metric_at, None, "continued")
    if first.quantity.form == "percent" and _won_on(s, first.at, last.at):
        found = Found("win_rate", None, None, "solved")  # "beats X on 90% of the targets"
    if found is not None and previous is not None:
        if found.rule == "by-continued":
            found.change = found.change or previous.polarity
        if (
            not found.metric
            and previous.metric
            and found.rule == "change-after"
            and s.low(last.at + 2) == "than"
        ):
            told = next((o for o in reversed(level) if o.metric and not _condition(s, o)), previous)
            found.metric, found.at = told.metric or previous.metric, told.metric_at
    if found is not None and not found.metric and aside and n and found.rule == "change-after":
        told = drafts[n - 1]
        if told.metric and first.at - told.at < 4:
            found.metric, found.at = told.metric, told.metric_at  # "3.1M parameters (78% fewer)"
    vague = found is not None and not found.metric and n > 0
    if found is not None and vague and _same_gain(g, s, drafts[n - 1], first):
        told = drafts[n - 1]
        found.metric, found.at = told.metric or "", told.metric_at
        found.change = told.polarity or found.change
    if "versus-value" in first.rules and (theirs := _measured_too(s, last.at)) is not None:
        found = theirs
    if found is None:
        found = beaten_in_brackets(g, s, first.at)
    if found is None and _rho(s, first):
        kappa = any(s.low(k) in ("k", "κ") for k in (first.at - 1, first.at - 2))
        found = Found("score" if kappa else "correlation", first.at - 2, None, "metric-adjacent")
    if found is None and n and _best_case(g, s, drafts[n - 1], first):
        found = Found(drafts[n - 1].metric or "", drafts[n - 1].metric_at, None, "continued")
        found.change = drafts[n - 1].polarity
    if found is None and n and _change_between(g, s, drafts[n - 1], first):
        told = drafts[n - 1]
        fallen = told.quantity.low < (told.baseline_value or 0.0)
        found = Found(told.metric or "", told.metric_at, "down" if fallen else "up", "bracket")
    if found is None or not found.metric:
        bracket = metric_in_brackets(g, s, first.at) if found is None else None
        if bracket is not None:
            found = bracket
        elif (
            found is None
            and first.quantity.form == "percent"
            and (done := _solved(g, s, first.at)) is not None
        ):
            found = done
        elif found is None and previous is not None and (kept := _continued(g, s, previous, first)):
            found = kept
        elif first.quantity.form in ("factor", "percent") and (
            loose := metric_loose(g, s, first.at, floor)
        ):
            found = loose
        elif (
            found is None
            and previous is not None
            and previous.metric
            and "from-to" in first.rules
            and previous.polarity
            and s.low(previous.at + 1) in (",", "(")
        ):
            found = Found(previous.metric, previous.metric_at, None, "continued")
        elif (
            found is None
            and previous is not None
            and first.quantity.form == "points"
            and g.rules.metrics[previous.metric or "other"].family == "quality"
            and previous.metric
        ):
            found = Found(previous.metric, previous.metric_at, previous.polarity, "continued")
        elif found is None and previous is not None and _goes_on(s, previous, last, first):
            found = Found(previous.metric or "", previous.metric_at, None, "continued")
        elif found is None and first.quantity.form == "percent" and _listed_score(g, s, last):
            found = Found("score", first.at - 1, None, "bracket")
        elif found is None and first.quantity.form == "percent":
            found = metric_of_clause(g, s, first.at, floor) or _how_often(g, s, first.at)
    elliptical = False
    if (
        found is not None
        and previous is not None
        and previous.polarity
        and found.change is None
        and (
            (found.rule in ("metric-in", "metric-after") and _elliptical(g, s, previous, first))
            or _increase_listed(s, previous, first, found)
        )
    ):
        found.change = previous.polarity
        elliptical = True
    for d in group:
        _apply(g, s, d, found)
        if elliptical:
            d.note("elliptical")
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


def _in_brackets(s: Sentence, i: int) -> bool:
    """Whether token i stands in brackets."""
    for k in range(i, max(-1, i - 14), -1):
        if s.tokens[k].text in "()":
            return s.tokens[k].text == "("
    return False


def _held_against(s: Sentence, first: Draft, last: Draft) -> bool:
    """As in "reaches 31 tokens/s, 4.1x over X": the value before it once more, held against X."""
    return (
        first.quantity.form == "factor"
        and s.tokens[first.at - 1].text == ","
        and s.low(last.at + 1) in ("compared", "over", "versus", "vs", "vs.")
    )


def _best_case(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "by 23% on average (up to 61%)": the same once more, at its best or its mean."""
    if before.metric is None or before.quantity.form != d.quantity.form:
        return False
    between = range(before.at + 1, d.at)
    told = s.tokens[d.at - 1].text == "(" and g.qualifier(s, d.at + 1)
    opened = any(s.tokens[k].text == "(" and g.qualifier(s, k + 1) for k in between)
    return (told or opened) and all(
        s.tokens[k].text in "(~≈" or s.low(k) in ("and", "to") or g.qualifier(s, k) for k in between
    )


def _change_between(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "from 1.9 s to 0.4 s (4.8x)": how far the two values are apart."""
    if before.metric is None or before.baseline_value is None or "from-to" not in before.rules:
        return False
    k = d.at - 1
    while k > before.at and (g.qualifier(s, k) or s.tokens[k].text in "~≈+-–"):
        k -= 1
    opened = s.tokens[k].text == "(" and k == before.reach + 1
    return opened and s.low(d.at + 1) == ")" and d.quantity.form in ("factor", "percent")


def _listed_score(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "leading performance (80.2% Tern-Bench, 48.5% Wren-QA)": scores on named sets."""
    paren = next((k for k in range(d.at - 1, max(-1, d.at - 14), -1) if s.low(k) == "("), 0)
    told = s.low(paren - 1) in ("performance", "results", "scores") and paren > 0
    nxt = d.at + 1
    return told and nxt < len(s.tokens) and g.scanner.is_name(s.tokens[nxt])


def _goes_on(s: Sentence, previous: Draft, last: Draft, first: Draft) -> bool:
    """As in "61% accuracy, +2.8 over X", "110 mW, 79% of that of X", "1.6x that of X": the same."""
    after = s.words(last.at + 1, last.at + 3)
    return previous.metric is not None and (
        after == "of that"
        or bool(first.quantity.sign)
        or (after == "that of" and first.quantity.form in ("factor", "part"))
    )


def _how_often(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "was preferred in 54% of comparisons", "grasps it 95% of the time": how often."""
    if any(s.low(k).startswith("prefer") for k in range(max(0, i - 14), i)):
        return Found("win_rate", None, None, "solved")
    games = ("battles", "comparisons", "duels", "games", "matches", "matchups")
    paired = any(s.low(k) in games for k in (i + 2, i + 3, i + 4)) and s.low(i + 1) == "of"
    won = any(
        s.low(k) in ("win", "winning", "wins", "won") or s.has(k, "beat")
        for k in range(max(0, i - 6), i)
    )
    if paired and won:
        return Found("win_rate", None, None, "solved")
    if s.low(i + 1) == "of" and s.low(i + 2) in (
        "annotators",
        "evaluators",
        "experts",
        "participants",
        "raters",
        "respondents",
        "users",
    ):
        judged = (
            "chose",
            "favored",
            "favoured",
            "prefer",
            "preferred",
            "ranked",
            "rated",
            "selected",
        )
        if any(s.low(k) in judged for k in range(i + 3, i + 6)):
            return Found("win_rate", None, None, "solved")
    if s.low(i + 1) == "of":
        k = next((k for k in range(i + 2, i + 7) if s.low(k) in ("are", "is", "was", "were")), None)
        if k is not None and s.low(k + 1) in g.words["solved"]:
            return Found("success_rate", None, None, "solved")
    often = s.words(i + 1, i + 4).lower()
    share = s.low(i + 4) in ("budget", "needed", "required", "taken", "of")
    if (often == "of the time" and not share) or often.startswith(
        ("of cases", "of trials", "of the cases")
    ):
        return Found("success_rate", None, None, "solved")
    return None


def _solved(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "solves 88% of the tasks": a success rate."""
    k = i - 1
    while k >= 0 and (g.qualifier(s, k) or s.low(k) in ("and", ",")):
        k -= 1
    succeeded = s.low(k) in ("in", "on") and s.low(k - 1) in ("succeed", "succeeds", "succeeded")
    if s.low(k) in g.words["solving_verbs"] or succeeded:
        return Found("success_rate", None, None, "solved")
    return None


def _increase_listed(s: Sentence, last: Draft, d: Draft, found: Found) -> bool:
    """As in "increases in HOTA of 3.6, IDF1 of 5.6, and FPS of 6.3": one more of them."""
    if found.rule != "metric-of" or found.at is None or last.quantity.form != d.quantity.form:
        return False
    joined = [s.low(k) for k in range(last.at + 1, found.at)] in ([","], ["and"], [",", "and"])
    moved = any(s.low(k) == "in" for k in range(max(0, (last.metric_at or 0) - 2), last.at))
    moved = moved or "elliptical" in last.rules
    return joined and moved and s.low(d.at - 1) == "of" and s.low(last.at - 1) == "of"


def _elliptical(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """As in "2x savings in A and 3x in B": no verb or noun of change of its own."""
    between = range(last.at + 1, d.at)
    sorts = {last.quantity.form, d.quantity.form}
    if d.quantity.change is not None:
        return False  # "raises the F1 by 7%, halves the error"
    return (
        (len(sorts) == 1 or sorts <= {"unit", "bare", "points"} or sorts == {"factor", "percent"})
        and any(s.low(k) in ("and", ",") for k in between)
        and not any(_starts(g, s, k) for k in between)
        and len(between) < 12
    )


def _starts(g: Grammar, s: Sentence, k: int) -> bool:
    return (g.verb(s, k) and s.low(k) != "compared") or (
        s.low(k) in ("while", "with", "at", "but", "of", ";") and s.low(k - 1) != "in"
    )


def _measured_too(s: Sentence, i: int) -> Found | None:
    """As in "15.8 compared to the best perplexity of 17.2": the metric of the rival's value."""
    if not s.has(i + 1, "comparator"):
        return None
    named = (m for m in s.metrics if i < m.first < i + 7 and s.low(m.last) == "of")
    span = next(named, None)
    return Found(best_id(span), span.first, None, "metric-after") if span is not None else None


def _rho(s: Sentence, d: Draft) -> bool:
    """As in "(r = 0.95)": a correlation by its letter."""
    letter = d.at - 1 - (s.low(d.at - 1) in ("=", ">", "<", "≥", "≤"))
    told = letter < d.at - 1 or bool(d.quantity.marks)
    known = letter >= 0 and s.tokens[letter].text in ("r", "rho", "ρ", "τ", "k", "κ")
    return told and known and d.quantity.high <= 1 and "." in s.tokens[d.at].text


_COPULAS = ("is", "are", "was", "were", "be", "becomes")
_THINGS = frozenset({"data", "tokens", "request_rate", "other", "steps"})
_RATES = frozenset({"latency", "throughput", "frame_rate", "energy_efficiency"})


def _best(
    g: Grammar, s: Sentence, d: Draft, after: Found | None, before: Found | None
) -> Found | None:
    q = d.quantity
    if after is not None and after.rule == "share-of":
        return after
    if after is not None and after.metric and before is not None and before.metric:
        told = any(s.low(k) in _COPULAS for k in range(max(0, d.at - 4), d.at))
        if (
            after.rule == "implied-after"
            and after.metric != "speed"
            and before.rule == "metric-of"
            and told
        ):
            before.change = after.change  # "the footprint is 4x smaller"
            return before
        if before.rule == "metric-adjacent" and after.rule == "implied-after":
            level = g.rules.metrics[before.metric].family == "quality"
            if after.metric == "speed" and (before.metric in _THINGS or level):
                return after  # "answers queries 10x faster", "reaches 80% accuracy 3x faster"
            before.change = before.change or after.change  # "its size 35% smaller"
            return before
        if after.rule == "implied-after" and before.rule == "metric-of" and not told:
            return after  # "the accuracy of X with a 30x smaller network"
        after.change = after.change or (
            before.change
            if before.rule in ("change-by", "beat-by", "implied-by", "subject-by")
            else None
        )
        if (
            before.rule in ("change-by", "metric-adjacent", "by-continued")
            and after.rule != "metric-after"
            and not (
                after.rule == "metric-in"
                and (before.metric == "score" or before.rule == "by-continued")
            )
        ):
            return before
        if before.rule == "metric-adjacent" and q.sign:
            return before
        if (
            after.rule == "implied-after"
            and after.metric == "speed"
            and before.metric not in _RATES
            and (before.rule in ("metric-of", "metric-adjacent", "implied-of", "change-of"))
            and s.low(d.reach + 1) not in ("in", "on", "over", ",")
        ):
            return after
        if after.rule == "metric-in":
            if (
                before.rule in ("beat-by", "implied-by", "by-continued")
                or before.metric == "score"
                or before.rule == "change-of"
            ):
                after.change = after.change or before.change
                return after
            return before
        if (
            before.rule in ("change-by", "implied-by", "beat-by", "subject-by")
            and after.rule == "metric-after"
        ):
            if (
                after.at is not None
                and after.at - d.at <= 2
                and s.low(d.at + 1) not in ("in", "on", "at", "of")
            ):
                vague = before.rule == "beat-by" or before.metric == "score"
                return after if q.form == "bare" or vague else before
            if before.rule == "beat-by":
                return after
            return before
        if before.rule in ("metric-of", "change-of", "implied-of") and (
            after.rule != "metric-after"
            or s.low(d.at + 1) in ("of", "in", "on", "with", ",", "for")
        ):
            return before
        if before.rule == "metric-adjacent" and after.at is not None and after.at > d.at + 1:
            return before
        return after
    if after is not None and after.metric:
        if before is not None and before.rule == "verb-before":
            after.change = after.change or before.change
        return after
    if before is not None and before.metric:
        if before.change is None and after is not None:
            before.change = after.change
        return before
    return after or before


def _condition(s: Sentence, d: Draft) -> bool:
    """As in "at a recall of 95%": what is held while another value is told."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None and d.metric_at < d.at else None
    return (
        span is not None
        and s.low(span.last) == "of"
        and s.low(span.first - 1) in ("a", "an", "the")
        and s.low(span.first - 2) == "at"
    )


def _continued(g: Grammar, s: Sentence, last: Draft, d: Draft) -> Found | None:
    """A value without words of its own goes on with the metric of the value before it."""
    if (
        last.metric
        and last.quantity.form == d.quantity.form
        and last.quantity.unit == d.quantity.unit
    ):
        if s.low(d.at - 1) != "by":
            d.kind = "absolute" if _reaches_value(g, s, d.at) else last.kind
        metric, at = last.metric, last.metric_at
        if _other_measure(g, s, last, d):
            metric, at = "score", None  # "FVD by 39% and KVD by 36%"
        return Found(metric, at, last.polarity, "continued")
    if last.metric and last.polarity and _gain_too(g, s, last, d):
        return Found(last.metric, last.metric_at, last.polarity, "continued")
    return None


def _same_gain(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "66 tokens/s (improved by 4.8x)", "a 2x gain in X over A and a 3x gain over B"."""
    if not before.metric:
        return False
    k = d.at - 1
    while k > before.at + 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "by", "of")):
        k -= 1
    if g.change_noun(s, k) and s.low(k - 1) in ("(", "an", "a"):
        opened = k - 1 if s.low(k - 1) == "(" else k - 2
        return s.low(opened) == "(" and opened == before.reach + 1
    stated = s.low(k) in ("achieving", "representing", "yielding", "giving") and s.low(k - 1) == ","
    if stated and "from-to" in before.rules and k - 2 <= before.reach + 1:
        return g.change_noun(s, d.reach + 1)  # "from 207 GB to 17 GB, achieving a 92% reduction"
    noun = d.reach + 1
    again = noun < len(s.tokens) and g.change_noun(s, noun) and s.has(noun + 1, "comparator")
    alike = again and before.quantity.form == d.quantity.form
    joined = s.low(k) == "and" or s.words(k, k + 2) == "and a"
    return alike and joined and s.low(before.reach + 1) == s.low(noun)


def _gain_too(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """As in "40% over A and 2.4x over B": the same gain, told once in percent, once as a factor."""
    forms = {last.quantity.form, d.quantity.form}
    between = range(last.at + 1, d.at)
    return (
        forms == {"factor", "percent"}
        and s.low(d.reach + 1) in ("for", "on", "over", "than")
        and any(s.low(k) in ("and", ",") for k in between)
        and not any(g.verb(s, k) and not s.low(k).endswith("ed") for k in between)
    )


def _reaches_value(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "gains 5% over X, reaching 91%": a level reached, whatever the value before was."""
    k = i - 1
    while k > 0 and g.qualifier(s, k):
        k -= 1
    return s.low(k) in g.words["reaching_verbs"] and s.low(k) not in ("at", "to")


def _other_measure(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """Whether a capital short form before "by" names a measure that no rule knows."""
    quality = g.rules.metrics[last.metric or "score"].family == "quality"
    name = s.tokens[d.at - 2].text
    joined = s.low(d.at - 3) in ("and", ",")
    known = s.metric_at[d.at - 2] is not None or any(
        s.has(k, "beat") for k in range(max(0, d.at - 12), d.at)
    )
    return (
        quality
        and joined
        and s.low(d.at - 1) == "by"
        and name.isupper()
        and name.isalpha()
        and not known
    )


def _apply(g: Grammar, s: Sentence, d: Draft, found: Found | None) -> None:
    q = d.quantity
    unit_metric = q.metric
    if found is not None:
        d.polarity = found.change
        d.metric_at = found.at
        d.note(found.rule)
        if found.metric:
            d.metric = found.metric
        if found.change is None and _given_up(g, s, d):
            d.polarity = "worse"
        if q.unit in TIMES and found.rule == "implied-after" and d.metric in ("speed", "time"):
            d.metric = unit_metric or "time"  # "18 s faster than X": less time, not more speed
            d.polarity = "down" if s.low(d.reach + 1) in ("faster", "shorter") else "up"
    if q.form == "percent" and _comes_near(g, s, d.at):
        d.metric, d.metric_at, d.rules = "error", None, ["comes-near"]
    if d.metric is None and q.form in ("points", "percent") and within_of(s, d):
        d.metric, d.polarity = "score", "worse"
        d.note("unnamed-score")
    added = s.low(d.reach + 1) in ("added", "additional", "extra") and d.rules[:1] == [
        "metric-after"
    ]
    if q.form == "percent" and d.polarity is None and (added or _overheads(s, d.reach + 1)):
        d.polarity = "up"
    after = after_value(s, d.reach)
    if q.form in ("percent", "points", "bare") and stands_to(s, after):
        d.polarity, d.kind = ("up" if s.low(after) in ("above", "ahead") else "down"), ""
        d.note("standing")
    if q.unit == "Hz" and not any(
        s.low(k) in ("frequency", "frequencies")
        for k in range(max(0, d.at - 6), min(len(s.tokens), d.at + 5))
    ):
        unit_metric = "frame_rate"
    if (
        unit_metric
        and q.form in ("unit", "count")
        and not _agrees(g, unit_metric, d.metric, q.unit)
    ):
        rated = q.unit in ("TFLOP", "GFLOP") and d.metric == "throughput"
        d.metric = "compute_rate" if rated else unit_metric
        d.note("unit-metric")
    if d.metric is None and q.form in ("factor", "percent", "points", "part"):
        entry = None if _degraded(s, d) else _nearest_implied(g, s, d.at)
        if q.form == "percent" and s.low(d.at + 1) == "efficiency" and _scales(s):
            d.metric = "scaling_efficiency"
            d.note("metric-after")
        elif q.form == "percent" and _reached(g, s, d):
            d.metric = "accuracy" if _classifies(s, d.at) else "score"
            d.note("unnamed-score")
            if any(g.change_noun(s, k) for k in range(max(0, d.at - 4), d.at)):
                d.polarity = "better"  # "the improvement can reach 50%"
        elif q.form == "percent" and (
            ("from-to" in d.rules and _moved(g, s, d.at))
            or ("versus-value" in d.rules and d.polarity is None)
        ):
            d.metric = "score"
            d.note("unnamed-score")
        elif q.form in ("percent", "factor") and _overhead(s, d):
            d.metric, d.polarity = "time", "up"
            d.note("overhead")
        elif (q.form == "percent" and _of_a_baseline(g, s, d.reach + 1)) or "standing" in d.rules:
            d.metric = "score"
            d.note("unnamed-score")
        elif entry is not None and not _of_a_thing(g, s, d):
            rule = g.rules.implied[entry]
            d.metric = rule.metric
            d.polarity = d.polarity or ("up" if rule.direction == "increase" else "down")
            d.note("implied-near")
        elif q.form == "factor" and _staged(s, d.reach + 1):
            d.metric, d.polarity = "speed", d.polarity or "better"
            d.note("implied-near")
        elif q.form == "percent" and d.rules[:1] == ["change-of"] and _savings(g, s, d.at):
            d.metric, d.polarity = "cost", "down"
            d.note("implied-near")
        elif d.polarity is not None or q.sign:
            d.metric = "score"
            d.note("unnamed-score")
    moved = d.metric is None and d.rules == ["from-to"] and q.form == "bare" and _decimal(s, d)
    if moved and _moved(g, s, d.at):
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")
    rivalled = d.rules in (["bracket-value"], ["versus-value"])
    if d.metric is None and q.form == "bare" and (not d.rules or rivalled) and _scored_on(g, s, d):
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")
        d.note("metric-of")
    if d.metric is None and q.form == "bare" and q.sign == "+" and not d.rules and _decimal(s, d):
        bracketed = any(s.low(k) == "(" for k in range(max(0, d.at - 4), d.at))
        if bracketed and s.low(d.at + 1) == "on":
            d.metric, d.metric_at, d.polarity = "score", d.at, "better"
            d.note("unnamed-score")  # "(e.g., +4.6 on MLVU)"
            d.note("metric-of")
    gained = d.rules == ["change-after"] and g.change_noun(s, d.reach + 1)
    if d.metric is None and q.form == "bare" and gained and _decimal(s, d):
        d.metric, d.metric_at = "score", d.reach + 1
        d.note("unnamed-score")
    if d.metric is None and q.form == "bare" and d.rules == ["change-of"] and _decimal(s, d):
        d.metric = "score"
        d.note("unnamed-score")
    if d.rules[:1] == ["implied-after"] and d.metric == "time" and _of_a_path(s, d.at):
        d.metric = "other"
    if q.sign and d.polarity is None and d.metric:
        d.polarity = "up" if q.sign == "+" else "down"


def _of_a_thing(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "eliminates 90% of data stalls and speeds up training": no share of what follows."""
    cut = d.rules[:1] == ["verb-before"] and d.quantity.form == "percent"
    return cut and s.low(d.reach + 1) == "of" and s.low(d.reach + 2) not in g.determiners


def _won_on(s: Sentence, first: int, last: int) -> bool:
    """As in "outperforms X on 90% of 1380 targets": on how many of them."""
    if s.low(first - 1) not in ("in", "on") or s.low(last + 1) != "of":
        return False
    noun = next(
        (k for k in range(last + 2, min(last + 7, len(s.tokens))) if _countable(s, k)), None
    )
    return noun is not None and any(s.has(k, "beat") for k in range(max(0, first - 12), first))


def _countable(s: Sentence, k: int) -> bool:
    """Whether token k names what one may win on."""
    nouns = ("benchmarks", "cases", "datasets", "instances", "problems", "prompts", "targets")
    return s.low(k) in (*nouns, "scenarios", "tasks", "workloads")


def _savings(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "savings of up to 47%": of cost, where nothing else is named."""
    k = i - 1
    while k > 0 and (g.qualifier(s, k) or s.low(k) in ("of", "~", "≈")):
        k -= 1
    return s.low(k) in ("saving", "savings")


def _staged(s: Sentence, k: int) -> bool:
    """As in "2x prefill and 3x decode improvement": a stage of work that is sped up."""
    return k < len(s.tags) and bool(s.tags[k] & {"phase.prefill", "phase.decoding"})


def _of_a_baseline(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "attaining 75% of the baseline": a share of all that a rival attains."""
    last = k + 2 if s.low(k + 1) in g.determiners else k + 1
    return s.low(k) == "of" and s.low(last) in g.words["rival_nouns"]


def _overhead(s: Sentence, d: Draft) -> bool:
    """As in "an overhead of 2%", "less than 5% overhead": of time, where nothing else is named."""
    return any(
        s.low(k) in ("overhead", "overheads") for k in (*range(d.at - 5, d.at), d.at + 1, d.at + 2)
    ) and not any(s.tokens[k].text in ",;:" for k in range(max(0, d.at - 5), d.at))


def _comes_near(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "predicts latency within 10% of measurements": how far off a prediction is."""
    k = i - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "within":
        k -= 1
    if s.low(k) not in ("to", "within") or (s.low(k) == "to" and s.low(k + 1) != "within"):
        return False
    return any(s.low(x) in g.words["predicting_verbs"] for x in range(max(0, k - 14), k))


def _overheads(s: Sentence, k: int) -> bool:
    """As in "3.2% power and 1.4% area overheads": how much more of what is named."""
    while k < len(s.tokens) and (span := s.metric_at[k]) is not None:
        if s.low(span.last) in ("overhead", "overheads") or s.low(span.last - 1) in (
            "overhead",
            "overheads",
        ):
            return True
        if s.low(span.last) != "and" or span.last + 1 not in s.quantities:
            return False
        k = span.last + 2
    return False


def _given_up(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "at the cost of only 0.3% accuracy": what is given up gets worse."""
    k = d.at - 1
    while k > 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "mere")):
        k -= 1
    return (
        s.low(k) == "of"
        and s.low(k - 1) in ("cost", "expense", "price")
        and (s.metric_at[k - 1] is None or s.low(k - 2) in ("the", "a"))
    )


def _degraded(s: Sentence, d: Draft) -> bool:
    """As in "with less than 1% degradation": of quality, whatever the words around it imply."""
    return s.low(d.reach + 1) in ("degradation", "degradations", "drop", "loss")


def _scored_on(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "reaches 84.7 on Heron-Bench": a result of a benchmark that its name tells."""
    on = d.reach + 1
    before = s.low(d.at - 1)
    told = before in g.words["reaching_verbs"] or before in ("scores", "scoring", "with")
    return (
        told
        and s.low(d.at - 1) not in ("at", "to")
        and "." in s.tokens[d.at].text
        and s.low(on) == "on"
        and on + 1 < len(s.tokens)
        and s.tokens[on + 1].text[0].isupper()
        and s.hardware_at[on + 1] is None
    )


def _moved(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "Lark rises from 44.8% to 73.0%": a verb of change right before "from"."""
    k = next((k for k in range(i - 1, max(-1, i - 10), -1) if s.low(k) == "from"), 0)
    rate = any(s.low(x) in ("rate", "rates", "ratio") for x in range(max(0, k - 6), k))
    if k > 0 and rate and any(g.change_verb(s, x) for x in range(max(0, k - 9), k)):
        return True  # "reduces the refusal rate on X from 62% to 10%"
    improved = any(
        g.change_verb(s, x)
        and s.low(x).startswith("improv")
        and not any(s.tokens[y].text in ",;:" for y in range(x, k))
        for x in range(max(0, k - 7), k)
    )
    return k > 0 and (
        g.change_verb(s, k - 1) or s.low(k - 1) in ("rises", "drops", "falls") or improved
    )


def _of_a_path(s: Sentence, i: int) -> bool:
    """As in "paths are 12% shorter", "10% shorter paths": a length and no time."""
    return any(
        s.low(k).rstrip("s") in ("path", "route", "trajectorie", "trajectory", "tour")
        for k in (*range(max(0, i - 3), i), *range(i + 1, i + 4))
    )


def _scales(s: Sentence) -> bool:
    """Whether a sentence speaks of scaling ("scales to 1024 GPUs with 91% efficiency")."""
    return any(t.low.startswith("scal") for t in s.tokens)


def _plain_share(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a percentage is followed by what it measures, or by nothing: "32% truthfulness"."""
    after = d.reach + 1
    word = s.low(after)
    if word in ("of", "as", "the", "more", "less", "fewer") or s.has(after, "points"):
        return False
    if word in (",", ".", ";", "and", "on", "in", "for", "across", "when", "under", ""):
        return word != "in" or s.low(after + 1) in g.determiners
    return word.isalpha() and not g.stops_phrase(s, after) and word not in g.words["shares_of"]


def _decimal(s: Sentence, d: Draft) -> bool:
    """Whether a value, or the list it is in, is written with decimals ("gains of 0.08 and 1")."""
    return "." in s.tokens[d.at].text or "." in s.tokens[d.reach].text


def _reached(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "attains 71.3% on ImageNet", "achieves 95%, surpassing X": a result, no change."""
    if d.polarity is not None or d.quantity.sign or s.low(d.at - 1) in ("at", "to"):
        return False
    k = d.at - 1
    while k > 0 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "between")):
        k -= 1
    told = s.low(k).rstrip("s").removesuffix("ing")
    verb = told in (*_REACH, "achiev", "attain", "remain", "retain", "maintain", "show") or (
        s.low(k) == "with" and s.low(k - 1) in ("performance", "results")
    )
    if verb and _plain_share(g, s, d):
        return True
    reached = s.low(d.at - 1).rstrip("s") in _REACH or s.low(d.at - 1) in g.words["reaching_verbs"]
    named = _classifies(s, d.at) or (
        s.low(d.at + 1) == "on"
        and d.at + 2 < len(s.tokens)
        and s.tokens[d.at + 2].text[0].isupper()
    )
    named = named or s.low(0) == "on"
    beaten = s.low(d.at + 1) == "," and d.at + 2 < len(s.tokens) and s.has(d.at + 2, "beat")
    return reached and (named or beaten)


def _classifies(s: Sentence, i: int) -> bool:
    """As in "95% in object classification": the task whose measure is accuracy."""
    return s.low(i + 1) in ("in", "on", "for") and any(
        s.low(k) in ("classification", "recognition") for k in range(i + 2, i + 6)
    )


_REACH = ("achieve", "attain", "reache", "reach", "obtain", "score")


def _agrees(g: Grammar, unit_metric: str, metric: str | None, unit: str) -> bool:
    """Whether a unit can measure a metric: its own, or one it may measure besides."""
    known = g.rules.units.get(unit)
    return metric == unit_metric or (known is not None and metric in known.also)


def _nearest_implied(g: Grammar, s: Sentence, i: int) -> str | None:
    for d in range(1, 7):
        for j in (i + d, i - d):
            if j > i and s.has(min(j, len(s.tokens) - 1), "beat"):
                continue  # "achieves 71%, surpassing X": what follows is another statement
            if j > i and any(
                s.tokens[k].text in ",;:" for k in range(i + 1, min(j, len(s.tokens)))
            ):
                continue
            if 0 <= j < len(s.tokens) and s.implied_at[j] is not None:
                return s.implied_at[j].ids[0]  # type: ignore[union-attr]
    return None
