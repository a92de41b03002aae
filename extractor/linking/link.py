"""The claims of one sentence: every mechanism in its turn, from quantities to drafts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.claim import Hardware
from extractor.linking.baselines import Comparison, comparisons, noun_list
from extractor.linking.compare import compare
from extractor.linking.draft import Draft
from extractor.linking.kind import decide_kind
from extractor.linking.metric import (
    Found,
    metric_after,
    metric_before,
    metric_in_brackets,
    metric_of_clause,
    metric_loose,
)
from extractor.linking.qualifiers import carry, qualify

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.hardware import HardwareMention
    from extractor.mentions.sentence import Sentence

_QUALITY = "quality"
_SIGNS_OF_REACHING = frozenset(
    {
        "only",
        "just",
        "merely",
        "requires",
        "requiring",
        "using",
        "takes",
        "taking",
        "needs",
        "under",
        "within",
        "than",
        "over",
        "nearly",
        "approximately",
        "to",
        "in",
        "at",
    }
)


def link(g: Grammar, s: Sentence) -> list[Draft]:
    """The drafts of a sentence, in the order of their values."""
    drafts = [Draft(i, s.tokens[i].quantity) for i in s.quantities]  # type: ignore[arg-type]
    compared = comparisons(g, s)
    drafts = _from_to(g, s, drafts)
    drafts = _other_values(g, s, drafts, compared)
    groups = _groups(g, s, drafts)
    for group in groups:
        _measure(g, s, group, drafts)
    _name_scores(g, s, drafts)
    drafts = [d for d in drafts if d.metric or d.quantity.low >= 1e8]
    for d in drafts:
        d.metric = d.metric or "model_scale"
    for n, d in enumerate(drafts):
        floor = drafts[n - 1].at + 1 if n else 0
        qualify(g, s, d, floor)
        decide_kind(g, s, d)
    drafts = [d for d in drafts if _in_scope(g, s, d)]
    drafts = _two_metrics(g, s, drafts)
    for a, b in zip(drafts, drafts[1:], strict=False):
        carry(s, a, b)
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    for d in drafts:
        _phase(g, s, d, taken)
    compare(g, s, drafts, compared)
    _on_hardware(g, s, drafts, compared)
    _in_parallel(g, s, drafts, compared)
    for d in drafts:
        _setting(g, s, d, compared)
    return drafts


# -- values that belong to one claim ------------------------------------------------------------


def _from_to(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "from A to B" is one claim with a baseline value; so is "B instead of A", "A → B"."""
    out: list[Draft] = []
    skip = False
    for n, d in enumerate(drafts):
        if skip:
            skip = False
            continue
        nxt = drafts[n + 1] if n + 1 < len(drafts) else None
        if nxt is not None and nxt.at - d.at <= 9:
            between = [s.low(k) for k in range(d.at + 1, nxt.at)]
            before = _light_before(g, s, d.at)
            if before == "from" and "to" in between and _same_sort(d, nxt):
                _merge_value(d, nxt)
                out.append(nxt)
                skip = True
                continue
            if between == ["→"] and _same_sort(d, nxt):
                _merge_value(d, nxt)
                out.append(nxt)
                skip = True
                continue
            if between[:2] == ["instead", "of"] and _same_sort(d, nxt, loose=True):
                d.baseline_value = nxt.quantity.low
                d.note("instead-of")
                out.append(d)
                skip = True
                continue
        out.append(d)
    return out


def _light_before(g: Grammar, s: Sentence, i: int) -> str:
    j = i - 1
    while j >= 0 and (
        g.qualifier(s, j) or s.low(j) in ("a", "an", "the", "about", "~", "$", "≈", ">", "<")
    ):
        j -= 1
    return s.low(j)


def _same_sort(a: Draft, b: Draft, loose: bool = False) -> bool:
    x, y = a.quantity, b.quantity
    return (
        x.form == y.form
        and (x.unit == y.unit or loose)
        or x.form == "bare"
        or y.form == "bare"
        and loose
        or x.metric == y.metric
        and x.form == y.form
        and x.form == "unit"
    )


def _merge_value(a: Draft, b: Draft) -> None:
    value = a.quantity.low
    x, y = a.quantity.unit, b.quantity.unit
    seconds = {
        "ns": 1e-9,
        "µs": 1e-6,
        "ms": 1e-3,
        "s": 1.0,
        "min": 60.0,
        "h": 3600.0,
        "day": 86400.0,
    }
    sizes = {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}
    for table in (seconds, sizes):
        if x in table and y in table:
            value *= table[x] / table[y]
    b.baseline_value = round(value, 9)
    b.note("from-to")
    b.quantity.sign = ""


def _other_values(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]
) -> list[Draft]:
    """ "than Habitat (7699 SPS)", "vs. 32 s", "compared to 0%": the baseline's own value."""
    out: list[Draft] = []
    for d in drafts:
        i = d.at
        owner = None
        if (
            s.low(i - 1) in ("(", "and")
            and s.low(i + 1) in ("from", "for", "by", "in")
            and any(s.low(k) == "(" for k in range(max(0, i - 4), i))
            and out
        ):
            names = _owner_after(g, s, i + 1)
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.quantity.form == d.quantity.form and o.quantity.form != "factor"
                ),
                None,
            )
            if (
                names
                and target is not None
                and any(
                    s.low(k) in ("from", "than", "over", "vs", "compared")
                    for k in range(target.at, i)
                )
            ):
                continue
        if s.low(i - 1) == "(" or s.low(i - 2) == "(":
            owner = next(
                (
                    c
                    for c in compared
                    if c.end in (i, i - 1, i - 2, i + 2, i + 1)
                    or c.spans
                    and c.spans[-1][1] in (i - 1, i - 2)
                ),
                None,
            )
        j = i - 1
        while (
            j >= 0
            and (
                g.qualifier(s, j)
                or s.low(j)
                in ("a", "an", "the", "of", "only", "about", "~", "≈", "<", ">", "≥", "≤")
            )
            and not (s.has(j, "comparator") and not g.qualifier(s, j))
        ):
            j -= 1
        versus = s.cue_at[j] if j >= 0 and s.has(j, "comparator") else None
        over = s.low(j) in ("over", "than", "above", "beyond", "upon")
        if (
            (rival := _rival(g, s, i))
            and (
                target := next(
                    (
                        o
                        for o in reversed(out)
                        if _same_sort(o, d)
                        and o.quantity.form in ("unit", "count", "percent", "bare", "factor")
                    ),
                    None,
                )
            )
            is not None
            and target.baseline_value is None
        ):
            target.baseline_value = d.quantity.low
            target.baselines = rival
            target.note("contrast-value")
            continue
        if (
            owner is not None
            and out
            and not owner.leading
            and d.quantity.form in (out[-1].quantity.form, "bare", "unit", "percent")
        ):
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.quantity.form == d.quantity.form
                    and o.quantity.unit == d.quantity.unit
                    and o.quantity.form != "factor"
                ),
                None,
            )
            if target is not None:
                target.baseline_value = d.quantity.low
                target.note("bracket-value")
                continue
        if (
            versus is not None
            and not over
            and d.quantity.form in ("percent", "unit", "bare", "count")
        ):
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.at < versus.first
                    and o.quantity.form != "factor"
                    and _same_sort(o, d, loose=True)
                ),
                None,
            )
            if target is not None:
                _merge_value(d, target)
                target.rules[-1:] = ["versus-value"]
                target.baselines = _owner_after(g, s, i + 1)
                continue
        if s.low(i - 1) == "'s" and d.quantity.form != "factor" and compared and out:
            forms = (
                ("count", "unit", "bare")
                if d.quantity.form in ("bare", "count")
                else (d.quantity.form,)
            )
            target = next((o for o in reversed(out) if o.quantity.form in forms), None)
            if target is not None:
                c = next((c for c in reversed(compared) if c.first < i), None)
                target.baseline_value = d.quantity.low
                target.baselines = list(c.names) if c else []
                target.note("possessive-value")
                continue
        out.append(d)
    return out


def _rival(g: Grammar, s: Sentence, i: int) -> list[str]:
    """ "whereas X requires Q": the name X, if value i is what it needs or reaches; else []."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ";.":
            return []
        if (
            s.low(k) in ("whereas", "while", "but")
            and s.low(k + 1)
            and not s.low(k + 1).endswith("ing")
        ):
            names, spans, end = noun_list(g, s, k + 1)
            if not names or not g.verb(s, end) or end >= i:
                return []
            a, b = spans[0]
            foreign = any(s.has(x, "foreign") for x in range(a, b)) or s.low(k + 1) in (
                "existing",
                "prior",
                "previous",
                "conventional",
            )
            return (
                names if foreign or any(g.scanner.is_name(s.tokens[x]) for x in range(a, b)) else []
            )
    return []


def _owner_after(g: Grammar, s: Sentence, i: int) -> list[str]:
    """Whose value it is: "vs. 0% success reported in Heron", "compared to 32 s for Heron"."""
    if i < len(s.tokens) and s.low(i) in (
        "chance",
        "random",
        "baseline",
        "humans",
        "human",
        "originally",
    ):
        return [s.tokens[i].text]
    for k in range(i, min(i + 12, len(s.tokens))):
        if s.tokens[k].text in ",;." or s.tokens[k].quantity is not None:
            break
        if s.low(k) in ("for", "in", "by", "of", "with", "from", "using"):
            names, spans, _ = noun_list(g, s, k + 1)
            if (
                names
                and any(
                    s.tokens[x].text[0].isupper() or g.scanner.is_name(s.tokens[x])
                    for x in range(*spans[0])
                )
                or names
                and s.low(k + 1) in ("the", "existing", "standard", "prior")
            ):
                return names
    return []


# -- lists of values ----------------------------------------------------------------------------


def _groups(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[list[Draft]]:
    """Runs of values joined by nothing but commas, "and", "or", "/" and qualifiers."""
    groups: list[list[Draft]] = []
    for d in drafts:
        if groups:
            last = groups[-1][-1]
            between = range(last.at + 1, d.at)
            joined = all(
                s.low(k) in (",", "and", "or", "/", "&") or g.qualifier(s, k) for k in between
            )
            forms = {last.quantity.form, d.quantity.form}
            if joined and len(between) > 0 and (len(forms) == 1 or forms == {"factor", "percent"}):
                groups[-1].append(d)
                continue
        groups.append([d])
    return groups


def _measure(g: Grammar, s: Sentence, group: list[Draft], drafts: list[Draft]) -> None:
    """Find the metric of a run of values: after its last, before its first, else by its unit."""
    first, last = group[0], group[-1]
    n = next(k for k, d in enumerate(drafts) if d is first)
    floor = max((d.at + 1 for d in drafts[:n] if d.metric or d.quantity.form != "bare"), default=0)
    for d in group:
        d.reach = last.at
    after = metric_after(g, s, last.at)
    before = metric_before(g, s, first.at, floor)
    found = _best(g, s, first, after, before)
    alike = {first.quantity.form} | (
        {"unit", "bare", "points"} if first.quantity.form in ("unit", "bare") else set()
    )
    previous = next(
        (o for o in reversed(drafts[:n]) if o.metric and o.quantity.form in alike),
        drafts[n - 1] if n else None,
    )
    if found is not None and previous is not None:
        if found.rule == "by-continued":
            found.change = found.change or previous.polarity
        if (
            not found.metric
            and previous.metric
            and found.rule == "change-after"
            and s.low(last.at + 2) == "than"
        ):
            found.metric, found.at = previous.metric, previous.metric_at
    if found is None or not found.metric:
        bracket = metric_in_brackets(g, s, first.at) if found is None else None
        if bracket is not None:
            found = bracket
        elif found is None and previous is not None and (kept := _continued(g, s, previous, first)):
            found = kept
        elif first.quantity.form in ("factor", "percent") and (
            loose := metric_loose(g, s, first.at, floor)
        ):
            found = loose
        elif found is None and first.quantity.form == "percent":
            found = metric_of_clause(g, s, first.at, floor) or _solved(g, s, first.at)
    if (
        found is not None
        and previous is not None
        and previous.polarity
        and found.change is None
        and found.rule in ("metric-in", "metric-after")
        and _elliptical(g, s, previous, first)
    ):
        found.change = previous.polarity
    for d in group:
        _apply(g, s, d, found)
    if len(group) > 1 and found is not None and found.at is not None:
        _spread(g, s, group, found)
    shared = {"approx", "at_least"} & set(first.quantity.marks)
    for d in group[1:]:
        d.qualifiers |= shared


_RATES = frozenset({"latency", "throughput", "frame_rate", "energy_efficiency"})
_UNNAMED = frozenset({"beat-by", "unnamed-score", "verb-before"})


def _name_scores(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """A gain without a metric is a gain in the quality that the same sentence reports."""
    for d in drafts:
        reached = d.metric is None and d.quantity.form == "percent" and s.low(d.at - 1) in _REACHING
        if not reached and not (
            d.metric == "score"
            and (d.rules[:1] and d.rules[0] in _UNNAMED or "unnamed-score" in d.rules)
        ):
            continue
        named = [
            o
            for o in drafts
            if o is not d
            and o.metric
            and o.metric != "score"
            and g.rules.metrics[o.metric].family == _QUALITY
        ]
        mentioned = [
            m
            for m in s.metrics
            if m.ids[0] != "score" and g.rules.metrics[m.ids[0]].family == _QUALITY
        ]
        if d.quantity.form == "factor" and d.rules[:1] == ["beat-by"]:
            d.metric = "speed"
        elif named:
            d.metric = named[0].metric
        elif mentioned:
            d.metric = mentioned[0].ids[0]
        else:
            continue
        d.note("sentence-metric")


_REACHING = frozenset(
    "reaching achieving attaining reaches achieves attains hitting hits to at obtaining yielding".split()
)


def _solved(g: Grammar, s: Sentence, i: int) -> Found | None:
    """ "solves 88% of the tasks": a success rate."""
    k = i - 1
    while k >= 0 and (g.qualifier(s, k) or s.low(k) in ("and", ",")):
        k -= 1
    if s.low(k) in (
        "solves",
        "solve",
        "solving",
        "completes",
        "completing",
        "resolves",
        "resolving",
        "solved",
        "resolved",
        "completed",
        "succeeds",
    ):
        return Found("success_rate", None, None, "solved")
    return None


def _elliptical(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """ "2x savings in A and 3x in B": no verb or noun of change of its own."""
    between = range(last.at + 1, d.at)
    sorts = {last.quantity.form, d.quantity.form}
    return (
        (len(sorts) == 1 or sorts <= {"unit", "bare", "points"})
        and any(s.low(k) in ("and", ",") for k in between)
        and not any(_starts(g, s, k) for k in between)
        and len(between) < 12
    )


def _starts(g: Grammar, s: Sentence, k: int) -> bool:
    return (
        g.verb(s, k)
        and s.low(k) != "compared"
        or s.low(k) in ("while", "with", "at", "but", "of", ";")
        and s.low(k - 1) != "in"
    )


def _best(
    g: Grammar, s: Sentence, d: Draft, after: Found | None, before: Found | None
) -> Found | None:
    q = d.quantity
    if after is not None and after.metric and before is not None and before.metric:
        after.change = after.change or (
            before.change if before.rule in ("change-by", "beat-by", "implied-by") else None
        )
        if (
            before.rule in ("change-by", "metric-adjacent", "by-continued")
            and after.rule != "metric-after"
        ):
            return before
        if before.rule == "metric-adjacent" and q.sign:
            return before
        if (
            after.rule == "implied-after"
            and before.metric not in _RATES
            and (before.rule in ("metric-of", "metric-adjacent", "implied-of", "change-of"))
            and s.low(d.reach + 1) not in ("in", "on", "over", ",")
        ):
            return after
        if after.rule == "metric-in":
            if (
                before.rule in ("beat-by", "implied-by")
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
                and not s.low(d.at + 1) in ("in", "on", "at", "of")
            ):
                return after if q.form in ("bare",) or before.rule == "beat-by" else before
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


def _continued(g: Grammar, s: Sentence, last: Draft, d: Draft) -> Found | None:
    """A value without words of its own goes on with the metric of the value before it."""
    if (
        last.metric
        and last.quantity.form == d.quantity.form
        and last.quantity.unit == d.quantity.unit
    ):
        d.kind = last.kind
        return Found(last.metric, last.metric_at, last.polarity, "continued")
    return None


def _apply(g: Grammar, s: Sentence, d: Draft, found: Found | None) -> None:
    q = d.quantity
    unit_metric = q.metric
    if found is not None:
        d.polarity = found.change
        d.metric_at = found.at
        d.note(found.rule)
        if found.metric:
            d.metric = found.metric
    if q.unit == "Hz" and not any(
        s.low(k) in ("frequency", "frequencies")
        for k in range(max(0, d.at - 6), min(len(s.tokens), d.at + 5))
    ):
        unit_metric = "frame_rate"
    if unit_metric and q.form in ("unit", "count") and not _agrees(unit_metric, d.metric, q.unit):
        d.metric = unit_metric
        d.note("unit-metric")
    if d.metric is None and q.form in ("factor", "percent", "points", "part"):
        entry = _nearest_implied(g, s, d.at)
        if entry is not None:
            rule = g.rules.implied[entry]
            d.metric = rule.metric
            d.polarity = d.polarity or ("up" if rule.direction == "increase" else "down")
            d.note("implied-near")
        elif d.polarity is not None or q.sign:
            d.metric = "score"
            d.note("unnamed-score")
    if q.sign and d.polarity is None and d.metric:
        d.polarity = "up" if q.sign == "+" else "down"


_UNITS_FOR = {
    "s": ("time", "latency", "context_length", "speed", "real_time_factor"),
    "min": ("time", "latency", "context_length"),
    "h": ("time", "latency", "data", "cost"),
    "day": ("time", "cost"),
    "ms": ("latency", "time"),
    "µs": ("latency", "time"),
    "ns": ("latency", "time"),
    "GPU-hour": ("time", "cost"),
    "GPU-day": ("time", "cost"),
    "MB": ("memory", "model_size", "storage", "communication", "parameters"),
    "GB": ("memory", "model_size", "storage", "communication"),
    "KB": ("memory", "model_size", "storage", "communication"),
    "TB": ("memory", "model_size", "storage", "communication"),
    "Hz": ("frequency", "frame_rate"),
    "dB": ("psnr", "score", "error"),
    "mm": ("error", "score", "other"),
    "cm": ("error", "score", "other"),
    "m": ("error", "score", "other"),
    "px": ("error", "score", "other"),
    "degree": ("error", "score", "other"),
    "token": ("context_length", "tokens", "data"),
    "frame": ("context_length", "data"),
    "step": ("steps",),
    "parameter": ("parameters", "model_scale"),
    "image": ("data", "context_length", "throughput"),
    "sample": ("data",),
    "TFLOP/s": ("compute_rate", "throughput"),
    "frame/s": ("frame_rate",),
    "token/s": ("throughput",),
    "W": ("power",),
    "$": ("cost",),
}


def _agrees(unit_metric: str, metric: str | None, unit: str) -> bool:
    return metric == unit_metric or metric in _UNITS_FOR.get(unit, ())


def _nearest_implied(g: Grammar, s: Sentence, i: int) -> str | None:
    for d in range(1, 7):
        for j in (i + d, i - d):
            if 0 <= j < len(s.tokens) and s.implied_at[j] is not None:
                return s.implied_at[j].ids[0]  # type: ignore[union-attr]
    return None


def _spread(g: Grammar, s: Sentence, group: list[Draft], found: Found) -> None:
    """ "14.7% and 4.3% in AUC and OSCR", "reduces memory and FLOPs by 42% and 54%": pairwise."""
    at = found.at
    assert at is not None
    spans = _metric_list(g, s, at)
    if len(spans) == len(group):
        for d, span in zip(group, spans, strict=True):
            d.metric, d.metric_at = span.ids[0], span.first
            d.note("parallel-metrics")


def _metric_list(g: Grammar, s: Sentence, at: int) -> list:  # type: ignore[type-arg]
    """The coordinated metrics around the metric at token `at`."""
    spans = s.metrics
    n = next((k for k, m in enumerate(spans) if m.first <= at < m.last), None)
    if n is None:
        return []
    lo = hi = n
    while lo > 0 and _coordinated(g, s, spans[lo - 1].last, spans[lo].first):
        lo -= 1
    while hi + 1 < len(spans) and _coordinated(g, s, spans[hi].last, spans[hi + 1].first):
        hi += 1
    return spans[lo : hi + 1]


def _coordinated(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    if last - first > 6 or last <= first:
        return False
    seen = False
    for k in range(first, last):
        t = s.tokens[k]
        if t.quantity is not None:
            return False
        if t.low in (",", "and", "or", "/", "&"):
            seen = True
        elif t.text == "(" or t.text == ")":
            return False
        elif t.low in ("a", "an") or s.implied_at[k] is not None or g.change_adjective(s, k):
            return False
        elif g.stops_phrase(s, k) and t.low not in ("the", "its", "average", "both", "as", "well"):
            return False
    return seen


def _two_metrics(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """One value for two metrics ("cuts both FLOPs and parameters by 13%") is two claims."""
    out: list[Draft] = []
    for d in drafts:
        out.append(d)
        if d.metric_at is None or "parallel-metrics" in d.rules or d.rules[:1] == ["continued"]:
            continue
        spans = _metric_list(g, s, d.metric_at)
        if len(spans) < 2:
            continue
        mine = next((k for k, m in enumerate(spans) if m.first <= d.metric_at < m.last), 0)
        others = [m for k, m in enumerate(spans) if k != mine and m.ids[0] != d.metric]
        lone = not any(
            o is not d
            and abs(o.at - d.at) < 8
            and o.metric_at is not None
            and spans[0].first <= o.metric_at <= spans[-1].last
            for o in drafts
        )
        both = any(s.low(k) == "both" for k in range(max(0, spans[0].first - 2), spans[0].first))
        if (
            others
            and lone
            and d.kind in ("factor", "percent_change")
            and (both or d.rules[0] in ("change-by", "metric-after"))
            and not _closed_by_value(s, spans[-1].last, d.at)
        ):
            for m in others[:2]:
                twin = Draft(
                    d.at,
                    d.quantity,
                    m.ids[0],
                    m.first,
                    d.polarity,
                    qualifiers=set(d.qualifiers),
                    rules=[*d.rules, "two-metrics"],
                )
                decide_kind(g, s, twin)
                out.append(twin)
    return out


def _closed_by_value(s: Sentence, after: int, at: int) -> bool:
    return after < at and any(s.tokens[k].quantity is not None for k in range(after, at))


# -- scope --------------------------------------------------------------------------------------


def _in_scope(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the value is a result at all and no description, setting or data set size."""
    q = d.quantity
    metric = d.metric or ""
    if (
        s.low(d.at + 1) in ("ci", "confidence", "cis", "credible")
        or s.low(d.at - 1) in ("first", "last", "remaining", "top", "bottom", "initial")
        and q.form in ("percent", "unit")
    ):
        return False
    if q.form == "unit" and _describes(g, s, d):
        return False
    if (
        q.form == "bare"
        and g.rules.metrics[metric].family == "capacity"
        and q.low >= 1000
        and d.rules[:1] in (["metric-of"], ["metric-adjacent"])
    ):
        d.unit = "token"
        return True
    if (
        q.form == "bare"
        and g.rules.metrics[metric].family == _QUALITY
        and s.tokens[d.at].text[-1:] in "BMK"
    ):
        return (
            q.low >= 1e8 and s.low(d.at + 1).startswith(("llm", "model", "vlm")) and _scale(g, s, d)
        )
    if q.form == "bare":
        if (
            q.low >= 1e8
            and s.low(d.at + 1).startswith(("llm", "model", "vlm", "transformer"))
            and _scale(g, s, d)
        ):
            return True
        if s.low(d.at + 1) == ")" and s.low(d.at - 1) == "(" and q.low.is_integer() and q.low < 20:
            return False
        if not any(
            r in d.rules
            for r in (
                "metric-adjacent",
                "metric-of",
                "metric-after",
                "change-by",
                "beat-by",
                "change-of",
                "parallel-metrics",
                "continued",
                "from-to",
                "instead-of",
                "implied-of",
                "metric-in",
            )
        ):
            return False
        if 1900 < q.low < 2100 and q.low.is_integer() and not q.sign:
            return False
        if (
            d.rules[0] == "metric-after"
            and d.metric_at is not None
            and not g.change_noun(s, d.reach + 1)
            and (
                d.metric_at > d.reach + 2
                or d.metric_at == d.reach + 2
                and s.tokens[d.reach + 1].text[0].isupper()
            )
        ):
            return False
        nxt = d.reach + 1
        if (
            not q.sign
            and nxt < len(s.tokens)
            and s.tokens[nxt].text.islower()
            and s.tokens[nxt].is_word
            and s.metric_at[nxt] is None
            and not g.stops_phrase(s, nxt)
            and not g.change_noun(s, nxt)
            and not g.change_adjective(s, nxt)
            and s.low(nxt) not in g.adverbs
            and q.low.is_integer()
            and not (d.metric_at is not None and d.metric_at > d.at)
        ):
            return False
        if (
            s.has(d.at - 1, "comparator")
            and d.baseline_value is None
            and not s.has(d.at - 1, "at_least")
        ):
            return False
        if d.metric_at is None:
            return False
        return (
            g.rules.metrics[metric].family == _QUALITY
            or metric == "steps"
            and d.rules[0] == "metric-after"
            or bool(d.baseline_value is not None)
        )
    if q.form == "count":
        return _counted(g, s, d)
    if q.form == "percent" and d.kind == "absolute" and _condition(g, s, d):
        return False
    if (
        q.form == "percent"
        and d.kind == "absolute"
        and s.low(d.at - 1) == "at"
        and d.rules[0] == "metric-after"
        and len(s.quantities) > 1
    ):
        return False
    if q.form == "unit" and not q.sure:
        nxt = d.reach + 1
        if (
            nxt < len(s.tokens)
            and s.tokens[nxt].is_word
            and not g.stops_phrase(s, nxt)
            and s.metric_at[nxt] is None
            and not g.change_noun(s, nxt)
            and not g.change_adjective(s, nxt)
        ):
            return False
        if s.low(d.at - 1) == "to" and any(
            s.low(k) == "ranging" for k in range(max(0, d.at - 8), d.at)
        ):
            return False
        return d.rules[:1] not in ([], ["unit-metric"]) or len(d.rules) > 1
    if q.form == "percent" and d.metric is None:
        return False
    return True


def _condition(g: Grammar, s: Sentence, d: Draft) -> bool:
    """ "with up to 90% occlusion", "under 10% label noise": a percentage that sets the scene."""
    k = d.at - 1
    while k >= 0 and g.qualifier(s, k):
        k -= 1
    nxt = d.reach + 1
    if s.low(k) not in ("with", "under", "at") or nxt >= len(s.tokens):
        return False
    t = s.tokens[nxt]
    return (
        t.is_word
        and not g.stops_phrase(s, nxt)
        and not any(s.metric_at[j] is not None for j in range(nxt, min(nxt + 3, len(s.tokens))))
        and not g.change_noun(s, nxt)
        and not g.change_adjective(s, nxt)
        and s.low(nxt) not in g.adverbs
    )


_MEDIA = frozenset(
    "windows window clips clip videos video input inputs segments segment sequences recordings sources intervals audio speech horizon horizons utterances chunks footage".split()
)
_RECORDED = frozenset(
    "video videos audio speech footage recordings data music demonstrations experience interaction robot human play driving".split()
)


def _describes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """ "a 5-second video", "an 80 mW camera", "videos longer than 20 minutes": a description."""
    i = d.at
    nxt = i + 1
    if d.baseline_value is not None or nxt >= len(s.tokens):
        return False
    if s.low(nxt) in _MEDIA or s.low(nxt) in ("ahead", "apart", "old", "long"):
        return True
    if (
        d.quantity.unit in ("day", "week")
        and d.rules[:1] == ["unit-metric"]
        and s.low(i - 1) in ("for", "over", "after")
    ):
        return True
    if s.words(max(0, i - 2), i) in ("longer than", "shorter than") and d.rules[:1] == [
        "unit-metric"
    ]:
        return True
    if (
        s.low(nxt) == "of"
        and d.quantity.unit in ("h", "min", "s", "day")
        and any(s.low(k) in _RECORDED for k in range(nxt + 1, min(nxt + 7, len(s.tokens))))
    ):
        return True
    if (
        d.quantity.unit in ("h", "min", "s")
        and any(s.low(k) in _RECORDED for k in range(max(0, i - 5), i))
        and not any(
            s.low(k) in ("in", "takes", "within", "from", "to") for k in range(max(0, i - 3), i)
        )
    ):
        return True
    if (
        d.rules[:1] != ["from-to"]
        and d.quantity.unit in ("h", "min", "s", "day")
        and any(s.low(k) == "ranging" for k in range(max(0, i - 4), i))
    ):
        return True
    t = s.tokens[nxt]
    plain = (
        t.is_word
        and not g.stops_phrase(s, nxt)
        and s.metric_at[nxt] is None
        and not g.change_noun(s, nxt)
        and not g.change_adjective(s, nxt)
        and s.implied_at[nxt] is None
        and s.low(nxt) not in g.adverbs
    )
    if d.quantity.adjective:
        return plain or t.text in ",.)"
    return (
        plain
        and s.low(i - 1) in ("a", "an", "the")
        and not any(s.metric_at[k] is not None for k in range(nxt, min(nxt + 3, len(s.tokens))))
    )


_CAPACITY = frozenset(
    "handle handles handling process processes processing support supports supporting scale scales scaling extend extends extending fit fits accommodate accommodates enabling enables generate generating".split()
)


def _counted(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Counts of things are results only where a limit is reached or a saving is meant."""
    q = d.quantity
    if "from-to" in d.rules:
        verb = next(
            (k for k in range(d.at - 1, max(-1, d.at - 14), -1) if g.change_verb(s, k)), None
        )
        if verb is None:
            return False
    if d.kind == "points" or d.polarity is not None and d.rules and d.rules[0] in ("change-by",):
        return q.unit in ("step", "parameter", "token")
    j = d.at - 1
    while j >= 0 and g.qualifier(s, j):
        j -= 1
    back = d.at - 1
    while back > 0 and (
        s.tokens[back].quantity is not None or s.low(back) in ("and", ",", "or", "~", "≈")
    ):
        back -= 1
    sparing = s.low(back) in ("only", "just", "merely") or s.low(back - 1) in (
        "only",
        "just",
        "merely",
    )
    if q.unit == "parameter" and _model_on_device(s, d):
        d.metric, d.rules = "model_scale", ["model-on-device"]
        return True
    if q.adjective:
        capable = any(s.low(k) in _CAPACITY for k in range(max(0, d.at - 5), d.at))
        if (
            capable
            and q.unit in ("token", "image", "frame")
            and q.low >= 1000
            and s.low(d.at - 1) not in ("a", "the")
        ):
            d.metric, d.rules = "context_length", ["capacity"]
            return True
        return False
    if q.unit == "parameter":
        return sparing or d.baseline_value is not None
    if q.unit == "step":
        return (
            sparing
            or d.baseline_value is not None
            or bool(d.qualifiers & {"at_most"})
            or s.low(d.at - 1) in ("than", "under", "within")
        )
    if q.unit in ("token", "frame"):
        return (
            d.baseline_value is not None
            or d.metric == "context_length"
            and bool(d.qualifiers & {"up_to"})
            and s.low(j)
            in (
                "of",
                "to",
                "handles",
                "supports",
                "supporting",
                "handling",
                "process",
                "processing",
                "processes",
            )
        )
    return False


def _scale(g: Grammar, s: Sentence, d: Draft) -> bool:
    if not _model_on_device(s, d):
        return False
    d.metric, d.rules, d.kind = "model_scale", ["model-on-device"], "absolute"
    d.unit, d.direction = "parameter", None
    return True


_ENABLING = frozenset(
    "enable enables enabling allow allows allowing train trains training fine-tune fine-tuning finetuning run runs running serve serving support supports deploy deploying deployment fit fits fitting inference execution".split()
)


def _model_on_device(s: Sentence, d: Draft) -> bool:
    """ "enables training of a 30B model on a single GPU": the model's size is what is reached."""
    if not any(s.low(k) in _ENABLING for k in range(max(0, d.at - 10), d.at)):
        return False
    for k in range(d.at + 1, min(d.at + 7, len(s.tokens))):
        if s.low(k) in ("on", "using", "with", "to", ")") or s.low(k).startswith(
            ("model", "llm", "vlm", "transformer", "moe")
        ):
            m = next(
                (
                    s.hardware_at[j]
                    for j in range(k, min(k + 9, len(s.tokens)))
                    if s.hardware_at[j] is not None
                ),
                None,
            )
            return m is not None and any(
                s.low(j) == "on" for j in range(k, min(k + 5, len(s.tokens)))
            )
    return False


# -- phase, comparison, hardware, setting -------------------------------------------------------


def _phase(g: Grammar, s: Sentence, d: Draft, taken: set[int]) -> None:
    """The stage of work named near the value or its metric; else the only one of the sentence."""
    at = d.metric_at if d.metric_at is not None else d.at
    lo, hi = min(d.at, at), max(d.at, at)
    best: tuple[int, str] | None = None
    seen: set[str] = set()
    for k in range(len(s.tokens)):
        for tag in s.tags[k]:
            if not tag.startswith("phase.") or k in taken:
                continue
            if tag != "phase.end-to-end" and s.low(k) != "trained":
                seen.add(tag[6:])
            if (
                not lo - 4 <= k <= hi + 4
                or _crosses(s, min(k, lo), lo)
                or _crosses(s, hi, max(k, hi))
            ):
                continue
            distance = min(abs(k - d.at), abs(k - at)) + (10 if tag == "phase.end-to-end" else 0)
            if best is None or distance < best[0]:
                best = (distance, tag[6:])
    if best is not None:
        d.phase = best[1]
        d.note("phase")
    elif len(seen) == 1 and g.rules.metrics[d.metric or "other"].family in (
        "speed",
        "compute",
        "cost",
        "energy",
    ):
        d.phase = seen.pop()
        d.note("sentence-phase")


def _crosses(s: Sentence, a: int, b: int) -> bool:
    """Whether a mark or another value lies between tokens a and b."""
    return any(
        s.tokens[k].text in ",;:"
        or s.tokens[k].quantity is not None
        or s.low(k) in ("while", "and", "but", "compared", "over", "than")
        for k in range(a + 1, b)
    )


def _on_hardware(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """Tie devices to the values that were measured on them.

    A device named before the first value holds for the whole sentence; one named after a value
    holds for that value, for values listed with it, and for those that follow.
    """
    places = placed_hardware(g, s, compared)
    for n, d in enumerate(drafts):
        left = [p for p in places if p[0] < d.at]
        right = [p for p in places if p[0] > d.at]
        chosen: list[tuple[int, HardwareMention]] = []
        if right and _reaches(s, drafts, n, right[0][0]):
            chosen = _together(s, right[0], places)
        elif left:
            chosen = _together(s, left[-1], places)
        for _, m in chosen:
            d.hardware.append(Hardware(m.name, m.counts[0] if m.counts else None))
        if chosen:
            d.note("on-hardware")


def _reaches(s: Sentence, drafts: list[Draft], n: int, place: int) -> bool:
    """Whether a device named after value n belongs to it and not only to a later value."""
    between = [o for o in drafts[n + 1 :] if o.at < place]
    if not between:
        return not any(s.tokens[k].text == ";" for k in range(drafts[n].at, place))
    if not any(
        s.tokens[k].text in ",;:()" or s.low(k) in ("and", "while", "which")
        for k in range(drafts[n].at, place)
    ):
        return True
    return all(
        o.kind == drafts[n].kind
        and o.kind != "absolute"
        or o.quantity.unit == drafts[n].quantity.unit
        for o in between
    )


def _together(
    s: Sentence, one: tuple[int, HardwareMention], places: list[tuple[int, HardwareMention]]
) -> list[tuple[int, HardwareMention]]:
    """The devices listed with one ("on A100 and H100 GPUs")."""
    n = places.index(one)
    lo = hi = n
    while lo > 0 and _joined(s, places[lo - 1], places[lo]):
        lo -= 1
    while hi + 1 < len(places) and _joined(s, places[hi], places[hi + 1]):
        hi += 1
    return places[lo : hi + 1]


def _joined(s: Sentence, a: tuple[int, HardwareMention], b: tuple[int, HardwareMention]) -> bool:
    between = [k for k in range(a[0], b[0]) if s.hardware_at[k] is None]
    return (
        len(between) < 4
        and all(s.tokens[k].quantity is None for k in between)
        and any(s.low(k) in ("and", "or", ",", "/") for k in between)
    )


def placed_hardware(
    g: Grammar, s: Sentence, compared: list[Comparison]
) -> list[tuple[int, HardwareMention]]:
    """The devices on which something runs: first token and mention, baselines left out."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    places: list[tuple[int, HardwareMention]] = []
    for m in s.hardware:
        first = next((k for k, h in enumerate(s.hardware_at) if h is m), None)
        if first is not None and first not in taken and _place(g, s, first, m):
            places.append((first, m))
    return places


def _place(g: Grammar, s: Sentence, first: int, m: HardwareMention) -> bool:
    """Whether a device stands where work is done: after "on", "using", "with", "across"."""
    for j in range(first - 1, max(-1, first - 8), -1):
        low = s.low(j)
        if low in ("on", "using", "across", "atop"):
            return True
        if low in ("with", "over", "at", "by", "via", "per", "in", "under", "to", "within"):
            return (
                bool(m.counts)
                and low in ("with", "over", "at", "via", "to", "within", "under")
                or low == "per"
                or low == "in"
                and not m.device.generic
            )
        if s.tokens[j].text in ".;:" or g.verb(s, j) and low != "leading":
            return False
    return False


def _in_parallel(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """'respectively': lists of the same length go together, whatever they hold."""
    said = any("respectively" in t for t in s.tags)
    runs: list[list[Draft]] = []
    for d in drafts:
        if runs and _run_goes_on(s, runs[-1][-1], d):
            runs[-1].append(d)
        else:
            runs.append([d])
    for c in compared:
        for run in runs:
            if (
                len(c.names) > 1
                and len(run) == len(c.names)
                and len(run) > 1
                and all(d.baselines == c.names for d in run)
            ):
                for d, name in zip(run, c.names, strict=True):
                    d.baselines = [name]
                    d.note("respectively")
    for m in s.hardware:
        if said and len(m.counts) > 1 and len(drafts) == 1 and drafts[0].hardware:
            drafts[0].hardware = [Hardware(m.name, m.counts[0])]
            for count in m.counts[1:]:
                twin = replace(
                    drafts[0],
                    hardware=[Hardware(m.name, count)],
                    rules=[*drafts[0].rules, "respectively"],
                )
                drafts.append(twin)
            return
        for run in runs:
            if len(m.counts) > 1 and len(m.counts) == len(run):
                for d, count in zip(run, m.counts, strict=True):
                    d.hardware = [Hardware(m.name, count)]
                    d.note("respectively")
    _devices_in_parallel(runs)


def _run_goes_on(s: Sentence, a: Draft, b: Draft) -> bool:
    gap = [s.low(k) for k in range(a.at + 1, b.at)]
    return a.quantity.form == b.quantity.form and all(
        w in (",", "and", "or", "/", "&", "a", "an") for w in gap
    )


def _devices_in_parallel(runs: list[list[Draft]]) -> None:
    """As many listed values as listed devices: one each."""
    for run in runs:
        if (
            len(run) > 1
            and len(run[0].hardware) == len(run)
            and all(d.hardware == run[0].hardware for d in run)
        ):
            for d, one in zip(run, list(run[0].hardware), strict=True):
                d.hardware = [one]
                d.note("parallel-devices")


_PLACES = ("on", "for", "in", "across", "under", "at", "with", "during")
_BRACKET = re.compile(r"^[\w.+\-/ @]+$")


def _setting(g: Grammar, s: Sentence, d: Draft, compared: list[Comparison]) -> None:
    """Data sets, models and conditions named in a phrase of place near the value."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    for start, stop in ((d.at + 1, min(len(s.tokens), d.at + 14)),):
        for k in range(start, stop):
            t = s.tokens[k]
            if t.quantity is not None or t.text in ";":
                break
            if (
                t.low in ("on", "for", "across")
                and k + 1 < len(s.tokens)
                and s.hardware_at[k + 1] is None
            ):
                first = k + 1
                while first < len(s.tokens) and s.low(first) in g.determiners:
                    first += 1
                last = first
                while (
                    last < len(s.tokens)
                    and not g.stops_phrase(s, last)
                    and s.metric_at[last] is None
                ):
                    last += 1
                if last > first and first not in taken and s.hardware_at[first] is None:
                    d.setting.append(s.words(first, last))
                    break
