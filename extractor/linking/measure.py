"""Finds the metric of a run of values: after it, before it, around it, else by its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.again import told_again
from extractor.linking.continued import (
    best_case,
    change_between,
    elliptical,
    held_against,
    held_meanwhile,
    increase_listed,
    measured_too,
    same_gain,
)
from extractor.linking.either_side import COPULAS, best_side
from extractor.linking.how_often import how_often
from extractor.linking.kind import told_aside
from extractor.linking.metric import (
    SPEED_LIKE,
    Found,
    best_id,
)
from extractor.linking.metric_after import metric_after
from extractor.linking.metric_before import (
    beaten_in_brackets,
    metric_before,
    size_of_a_model,
)
from extractor.linking.outcomes import (
    by_letter,
    done_rightly,
    emitted,
    fares,
    judged,
    mended,
    right_for,
    solved,
    times_real_time,
    won_on,
)
from extractor.linking.run import Run
from extractor.linking.settled import abilities_kept, gains_kept, settle
from extractor.linking.told_elsewhere import by_the_rest
from extractor.linking.within_run import (
    gains_in_order,
    in_its_own_measure,
    labelled_by_their_measures,
    share_among,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def measure(g: Grammar, s: Sentence, group: list[Draft], drafts: list[Draft]) -> None:
    """Find the metric of a run of values: after its last, before its first, else by its unit."""
    for d in group:
        d.reach = max(group[-1].at, group[-1].reach)
    run = _run_of(g, s, group, drafts)
    found = _found(run)
    repeated = _repeats(run, found)
    if repeated and found is not None and run.previous is not None:
        found.change = run.previous.polarity
    for d in group:
        settle(g, s, d, found)
        if repeated:
            d.note("elliptical")
    share_among(g, s, group, found)
    if found is None or found.rule in ("beat-by", "continued"):
        gains_in_order(s, group, run.earlier)
    labelled_by_their_measures(s, group)
    if len(group) == 2:
        in_its_own_measure(s, run.first, run.last)


def _run_of(g: Grammar, s: Sentence, group: list[Draft], drafts: list[Draft]) -> Run:
    """The run of a group of the drafts, with those before it that it may go on from."""
    first = group[0]
    n = next(k for k, d in enumerate(drafts) if d is first)
    told = [d for d in drafts[:n] if not size_of_a_model(s, d.at)]
    floor = max((d.at + 1 for d in told if d.metric or d.quantity.form != "bare"), default=0)
    aside = _in_brackets(s, first.at)
    sooner = told or drafts[:n]
    level = [o for o in sooner if aside or not _in_brackets(s, o.at)] or sooner
    return Run(g, s, group, drafts[:n], level, _previous(g, s, level, first), floor)


def _found(run: Run) -> Found | None:
    """The metric around a run, as each step in turn corrects or completes it; else by the rest."""
    g, s, first = run.g, run.s, run.first
    sized = size_of_a_model(s, first.at)
    found = None if sized else _around(g, s, first, run.last, run.floor)
    for step in _STEPS:
        found = step(run, found)
    if found is None or not found.metric:
        found = told_again(g, s, first, run.last) or found
    if found is None or not found.metric:
        found = by_the_rest(run, found)
    return _of_another_kind(run, found)


def _held_against(run: Run, found: Found | None) -> Found | None:
    """As in "It runs at 31 fps, about 28x over Heron": of the measure of the value before."""
    level = run.level
    if found is not None or not level or not level[-1].metric:
        return found
    if not held_against(run.g, run.s, run.first, run.last):
        return None
    run.previous = level[-1]
    return Found(level[-1].metric or "", level[-1].metric_at, None, "continued")


def _mended_or_fared(run: Run, found: Found | None) -> Found | None:
    """As in "fixes 71 bugs", "85% successfully passing the checks": how many do well."""
    if not run.alone:
        return found
    if run.form in ("bare", "count"):
        return mended(run.g, run.s, run.first.at) or found
    if run.form == "percent" and not run.first.quantity.sign:
        return fares(run.g, run.s, run.first.at) or found
    return found


def _of_the_gain(run: Run, found: Found | None) -> Found | None:
    """As in "recovers 65% and 33% of the gain": a share of what was gained."""
    solves = found is not None and found.rule == "solved"
    kept = solves and gains_kept(run.g, run.s, run.first, run.last.at)
    return Found("score", None, None, "share-of") if kept else found


def _on_a_further_set(run: Run, found: Found | None) -> Found | None:
    """As in "scores 69% on NestQA and 8.38 on SongBench": a score of its own scale."""
    previous, first = run.previous, run.first
    if (
        found is not None
        or previous is None
        or not _of_its_own_scale(run.g, run.s, previous, first)
    ):
        return found
    metric = previous.metric or "" if run.form == "percent" else "score"
    return Found(metric, first.at, None, "metric-of")


def _of_abilities(run: Run, found: Found | None) -> Found | None:
    """As in "while retaining 97% of its understanding": a share of what it could do."""
    kept = found is None and abilities_kept(run.g, run.s, run.first, run.last.at)
    return Found("score", None, None, "share-of") if kept else found


def _in_real_time(run: Run, found: Found | None) -> Found | None:
    """As in "20x faster than real time": how many times as fast as life."""
    timed = run.form == "factor" and times_real_time(run.g, run.s, run.last.at)
    return Found("real_time_factor", None, "up", "implied-after") if timed else found


def _drafts_accepted(run: Run, found: Found | None) -> Found | None:
    """As in "71% of the drafts are accepted", "each step accepts 3.4 tokens"."""
    g, s, form = run.g, run.s, run.form
    if form in ("percent", "count", "bare") and _accepted(g, s, run.last.at):
        rule = "solved" if form == "percent" else "metric-after"
        found = Found("acceptance", None, None, rule)
    if run.first.quantity.unit == "token" and emitted(g, s, run.first.at):
        found = Found("acceptance", None, None, "metric-after")
    return found


def _rightly(run: Run, found: Found | None) -> Found | None:
    """As in "is right for 84% of the", "judged 93% as correct", "labels 97% correctly"."""
    g, s, at, last = run.g, run.s, run.first.at, run.last.at
    if run.form != "percent" or run.first.quantity.sign:
        return found
    rated = right_for(g, s, at, last) or judged(g, s, at, last) or done_rightly(g, s, at, last)
    return rated or found


def _won(run: Run, found: Found | None) -> Found | None:
    """As in "beats X on 90% of the targets", "is preferred for its quality (52% vs. 38%)"."""
    if run.form != "percent":
        return found
    won = won_on(run.s, run.first.at, run.last.at) or _preferred(run.g, run.s, run.first.at)
    return Found("win_rate", None, None, "solved") if won else found


def _from_to(run: Run, found: Found | None) -> Found | None:
    """As in "cuts the MAE of the energy from 0.7 to 0.5": an error, whatever it is an error of."""
    if found is not None and "from-to" in run.first.rules:
        _of_what_it_is(run.g, run.s, found)
    return found


def _of_the_value_before(run: Run, found: Found | None) -> Found | None:
    """As in "its area of 0.4 mm2 is 35% smaller": smaller in what the value before tells."""
    s, before, first = run.s, run.previous, run.first
    if found is None or before is None:
        return found
    if _of_that_value(s, before, first, found):
        found = Found(before.metric or "", before.metric_at, found.change, "continued")
    if _of_that_efficiency(s, before, found):
        found.metric, found.at = before.metric or "", before.metric_at
    if _of_another(s, before, first, found):
        found.metric, found.at = before.metric or "", before.metric_at
    if _again_so(s, before, first, run.last, found):
        found = Found(before.metric or "", before.metric_at, before.polarity, "continued")
    return found


def _completed(run: Run, found: Found | None) -> Found | None:
    """As in "2x lower latency on Wren-7B, and up to 3x lower on Wren-34B": by the values before."""
    if found is not None:
        _complete(run.g, run.s, found, run.group, run.level, run.earlier)
    return found


def _measured_too(run: Run, found: Found | None) -> Found | None:
    """As in "10.8 compared to the previous best FID of 15.8": what is named with the other."""
    theirs = measured_too(run.s, run.last.at) if "versus-value" in run.first.rules else None
    return theirs if theirs is not None else found


def _noted(run: Run, found: Found | None) -> Found | None:
    """As in "is faster (2x) and smaller (4x)", "(r = 0.95)": what brackets and signs tell."""
    g, s, first = run.g, run.s, run.first
    return found or _of_its_adjective(g, s, first) or _by_notation(g, s, first, run.earlier)


def _of_another_kind(run: Run, found: Found | None) -> Found | None:
    """As in "has a 1.1x speedup on A, while B reaches 91%": a level, and none of the speedup."""
    g, s, before, first = run.g, run.s, run.previous, run.first
    if found is None or before is None or run.form != "percent" or before.quantity.form != "factor":
        return found
    verb = s.low(g.before_qualifiers(s, first.at))
    led = verb in g.words["result_verbs"] or (
        verb in g.words["reaching_verbs"] and verb not in ("at", "to")
    )
    theirs = found.at is not None and found.at <= before.reach + 2
    timed = found.metric in (*SPEED_LIKE, "speed") and found.rule == "metric-of"
    return Found("score", None, None, "unnamed-score") if led and theirs and timed else found


_STEPS: Sequence[Callable[[Run, Found | None], Found | None]] = (
    _held_against,
    _mended_or_fared,
    _of_the_gain,
    _on_a_further_set,
    _of_abilities,
    _in_real_time,
    _drafts_accepted,
    _rightly,
    _won,
    _from_to,
    _of_the_value_before,
    _completed,
    _measured_too,
    _noted,
)
"""Taken in this order; each gives what is found once it has had its say."""


def _of_its_adjective(g: Grammar, s: Sentence, d: Draft) -> Found | None:
    """As in "is faster (2x) and smaller (4x)": how much smaller is said in the bracket."""
    span = s.implied_at[d.at - 2] if d.at > 1 and s.low(d.at - 1) == "(" else None
    if span is None or s.low(d.at + 1) != ")" or not s.low(d.at - 2).endswith("er"):
        return None
    rule = g.rules.implied[span.ids[0]]
    return Found(
        rule.metric, None, "up" if rule.direction == "increase" else "down", "implied-near"
    )


def _of_that_value(s: Sentence, before: Draft, first: Draft, found: Found) -> bool:
    """As in "its area of 0.4 mm2 is 35% smaller": smaller in what the value before tells."""
    size = found.rule == "implied-after" and found.metric in ("model_size", "time")
    behind = s.low(first.at - 1) in COPULAS and before.reach == first.at - 2
    return size and behind and bool(before.metric)


def _of_that_efficiency(s: Sentence, before: Draft, found: Found) -> bool:
    """As in "3.8 TOPS/W, more than double the efficiency of Heron": of the efficiency told."""
    named = found.at is not None and s.low(found.at) == "efficiency"
    return named and found.metric == "speed" and (before.metric or "").endswith("_efficiency")


def _of_another(s: Sentence, before: Draft, first: Draft, found: Found) -> bool:
    """As in "its error grows by 46%, whereas that of Heron grows by 14%": the error of Heron."""
    told = any(s.words(k, k + 2) == "that of" for k in range(before.reach + 1, first.at))
    return told and bool(before.metric) and found.rule == "verb-before"


def _again_so(s: Sentence, before: Draft, first: Draft, last: Draft, found: Found) -> bool:
    """As in "the cache is 35% smaller than A and 12% smaller than B": of the same measure."""
    again = s.low(before.reach + 1) == s.low(last.at + 1) and s.low(last.at + 2) == "than"
    joined = s.low(first.at - 1) in ("and", ",") and s.low(before.reach + 2) == "than"
    return found.rule == "implied-after" and bool(before.metric) and again and joined


def _previous(g: Grammar, s: Sentence, level: list[Draft], first: Draft) -> Draft | None:
    """The value before, of the same form if there is one, which this one may go on with."""
    form = first.quantity.form
    alike = {form} | ({"unit", "bare", "points"} if form in ("unit", "bare") else set())
    if level and "share-of" in level[-1].rules and _on_another(s, first):
        told = (o for o in reversed(level[:-1]) if o.metric and _on_another(s, o))
        if (same_there := next(told, None)) is not None and same_there.quantity.form == form:
            return same_there  # "81% on A at 43% of the cost, and 65% on B"
    same = (
        o
        for o in reversed(level)
        if o.metric and o.quantity.form in alike and not told_aside(g, s, o, first.at)
    )
    return next(same, level[-1] if level else None)


def _of_what_it_is(g: Grammar, s: Sentence, found: Found) -> None:
    """As in "cuts the MAE of the energy from 0.7 to 0.5": an error, whatever it is an error of."""
    span = s.metric_at[found.at] if found.at is not None else None
    first = span.first if span is not None else 0
    of = next((k for k in range(first - 1, max(0, first - 5), -1) if s.low(k) == "of"), 0)
    head = s.metric_at[of - 1] if of else None
    if head is not None and head.last == of and best_id(head) == "error":
        found.metric, found.at = "error", head.first


def _on_another(s: Sentence, d: Draft) -> bool:
    """Whether a value is followed by "on" and a name."""
    nxt = d.reach + 1
    return s.low(nxt) == "on" and s.words(nxt + 1, nxt + 2)[:1].isupper()


def _around(g: Grammar, s: Sentence, first: Draft, last: Draft, floor: int) -> Found | None:
    """The metric that stands around the values: after the last or before the first."""
    reach = max(last.at, last.reach)
    found = best_side(g, s, first, metric_after(g, s, reach), metric_before(g, s, first.at, floor))
    if first.quantity.form == "percent" and s.low(last.at + 1) == "of":
        named = {s.low(k) for k in range(last.at + 2, last.at + 5)}
        cases = bool(named & {"attempts", "cases", "comparisons", "games", "matches", "trials"})
        whole = s.words(last.at + 3, last.at + 5) in ("time per", "time to")
        timed = s.low(last.at + 3) == "time" and not (whole and _time_of_a_kind(s, last.at + 3))
        if (timed or cases) and (often := how_often(g, s, last.at)):
            cue = next((k for k in range(first.at - 1, 0, -1) if s.has(k, "beat")), first.at)
            apart = any(g.verb(s, k) or s.tokens[k].text == "," for k in range(cue + 1, first.at))
            if first.at - 8 < cue < first.at and not apart:
                often.metric = "win_rate"  # "beats X 68% of the time"
            return often  # "grasps the right area 78% of the time"
        shared = (found.rule, found.metric) if found is not None else None
        answered = s.low(first.at - 1) in ("answered", "answering", "answers", "serves", "solves")
        rightly = any(
            s.low(k) in ("accurately", "correctly") for k in range(first.at - 4, first.at)
        )
        if shared == ("share-of", "data") and (answered or rightly):
            return solved(g, s, first.at) or found  # "answers 93% of the queries"
        if found is not None and shared == ("share-of", "error"):
            return solved(g, s, first.at) or found  # "detects 45% of the errors"
    return found


def _time_of_a_kind(s: Sentence, k: int) -> bool:
    """As in "17% of the time to first token": whether "time" only opens the name of a measure."""
    span = s.metric_at[k]
    return span is not None and span.last > k + 1


def _complete(
    g: Grammar,
    s: Sentence,
    found: Found,
    group: list[Draft],
    level: list[Draft],
    earlier: list[Draft],
) -> None:
    """Fill what was found without a metric or a direction from the values before it."""
    first, last = group[0], group[-1]
    previous = _previous(g, s, level, first)
    if found.rule == "by-continued" and not found.change:
        ways = (o.polarity or _way_moved(o) for o in reversed(level))
        found.change = next((way for way in ways if way), None)
    if found.metric or not earlier:
        return
    told = earlier[-1]
    changed = found.rule == "change-after"
    if changed and _of_a_thing_before(g, s, first.at):
        found.metric = "other"  # "a small rejection ratio (10x lower than X)"
        return
    if changed and _in_brackets(s, first.at) and told.metric and first.at - told.at < 4:
        found.metric, found.at = told.metric, told.metric_at  # "3.1M parameters (78% fewer)"
        return
    if previous is not None and changed and s.low(last.at + 2) == "than":
        named = (o for o in reversed(level) if o.metric and not held_meanwhile(s, o))
        told = next(named, previous)
        if told.metric:
            found.metric, found.at = told.metric, told.metric_at
            return
    if changed and previous is not None and _less_again(g, s, previous, first, last, found):
        found.metric, found.at = previous.metric or "", previous.metric_at
        return
    if same_gain(g, s, told, first):
        found.metric, found.at = told.metric or "", told.metric_at
        found.change = told.polarity or found.change


def _less_again(
    g: Grammar, s: Sentence, before: Draft, first: Draft, last: Draft, found: Found
) -> bool:
    """As in "2x lower latency on Wren-7B, and up to 3x lower on Wren-34B": of the same."""
    k = g.before_qualifiers(s, first.at)
    listed = s.low(k) in (",", "and") and s.low(last.reach + 2) in (*g.words["placing"], "with")
    alike = before.quantity.form == first.quantity.form and before.polarity == found.change
    whole = not any(g.verb(s, x) or s.low(x) == ";" for x in range(before.reach + 2, k))
    again = s.low(before.reach + 1) == s.low(last.reach + 1)
    return listed and alike and whole and again and g.change_adjective(s, last.reach + 1)


def _preferred(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "is preferred for its motion quality (52% vs. 38%)": how often it is chosen."""
    opened = next((k for k in range(i - 1, max(0, i - 12), -1) if s.low(k) in ("(", ")")), 0)
    plain = all(k in s.quantities or not s.tokens[k].is_word for k in range(opened + 1, i))
    near = range(max(0, opened - 16), opened)
    chosen = max((k for k in near if s.low(k) in g.words["preferring"]), default=0)
    apart = any(s.tokens[k].text in ",;:" for k in range(chosen, opened))
    cheaper = g.change_adjective(s, i + 1)  # "is favored in cost (5% lower)"
    return s.low(opened) == "(" and plain and chosen > 0 and not apart and not cheaper


def _accepted(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "71% of the drafts are accepted": a share or count that is the subject of it."""
    for k in range(i + 1, min(i + 6, len(s.tokens))):
        if s.words(k, k + 2) == "are accepted":
            return True
        if not s.tokens[k].is_word or s.low(k) in g.conjunctions:
            return False
    return False


def _way_moved(d: Draft) -> str | None:
    """The way a value went, as in "lowers FID from 16.8 to 13.5"."""
    if d.baseline_value is None or "from-to" not in d.rules:
        return None
    return "down" if d.quantity.low < d.baseline_value else "up"


def _of_a_thing_before(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether the bracket of value i follows a rate that no rule knows."""
    k = g.before_qualifiers(s, i)
    return s.low(k) == "(" and s.low(k - 1) in ("rate", "rates", "ratio") and not s.metric_at[k - 1]


def _by_notation(g: Grammar, s: Sentence, first: Draft, earlier: list[Draft]) -> Found | None:
    """What the notation tells: "(r = 0.95)", "23% on average (up to 61%)", "from A to B (4x)"."""
    if found := beaten_in_brackets(g, s, first.at):
        return found
    if by_letter(s, first):
        kappa = any(s.low(k) in ("k", "κ") for k in (first.at - 1, first.at - 2))
        return Found("score" if kappa else "correlation", first.at - 2, None, "metric-adjacent")
    gained = s.low(first.at + 1) == "(" and s.low(first.at + 3) == ")"
    gain = s.tokens[first.at + 2].quantity if gained else None
    if gain is not None and gain.sign and first.quantity.form in ("bare", "percent"):
        return Found("score", first.at - 1, None, "metric-adjacent")  # "93.2 (+1.7) on X"
    if not earlier:
        return None
    told = earlier[-1]
    if way := _signed_aside(s, told, first):
        return Found(told.metric or told.quantity.metric or "", told.metric_at, way, "bracket")
    if best_case(g, s, told, first):
        return Found(told.metric or "", told.metric_at, told.polarity, "continued")
    if change_between(g, s, told, first):
        fallen = told.quantity.low < (told.baseline_value or 0.0)
        return Found(told.metric or "", told.metric_at, "down" if fallen else "up", "bracket")
    return None


def _signed_aside(s: Sentence, told: Draft, first: Draft) -> str | None:
    """As in "at 12 ms (-40%)", "31 FPS (+20%)": how the value right before the bracket moved."""
    q, opened = first.quantity, first.at - 1
    aside = s.low(opened) == "(" and opened == told.reach + 1 and s.low(first.at + 1) == ")"
    if not aside or q.form != "percent" or not q.sign or told.quantity.form != "unit":
        return None
    return "up" if q.sign == "+" else "down"


def _of_its_own_scale(g: Grammar, s: Sentence, before: Draft, first: Draft) -> bool:
    """As in "scores 69% on NestQA and 8.38 on SongBench": a score of its own scale.

    The other way round, "54.2 on NestQA and 69% on SongBench", both are in one measure.
    """
    k = first.reach + 2
    quality = g.rules.metrics[before.metric or "other"].family == "quality"
    mixed = {first.quantity.form, before.quantity.form} == {"bare", "percent"}
    named = k < len(s.tokens) and s.low(k - 1) == "on" and s.tokens[k].text[0].isupper()
    return (
        quality and mixed and named and s.low(first.at - 1) in ("and", ",") and not before.polarity
    )


def _repeats(run: Run, found: Found | None) -> bool:
    """As in "2x savings in A and 3x in B": the change before holds for this value, too."""
    g, s, previous, first = run.g, run.s, run.previous, run.first
    if found is None or previous is None or not previous.polarity or found.change is not None:
        return False
    of = g.before_qualifiers(s, first.at)
    again = s.low(of) == "of" and s.low(of - 1) == "and" and previous.metric == found.metric
    if again and not any(g.verb(s, k) for k in range(previous.at, first.at)):
        return True  # "a saving of 3% in energy over A and of 5% over B"
    named = found.rule in ("metric-in", "metric-after") and elliptical(g, s, previous, first)
    return named or increase_listed(s, previous, first, found)


def _in_brackets(s: Sentence, i: int) -> bool:
    """Whether token i stands in brackets."""
    for k in range(i, max(-1, i - 14), -1):
        if s.tokens[k].text in "()":
            return s.tokens[k].text == "("
    return False
