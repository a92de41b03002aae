"""The metric and the direction of a value, settled from what was found around it and its unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.linking.comparing_words import after_value, stands_to
from extractor.linking.kind import TIMES, points_reached, within_of
from extractor.linking.metric import Found, best_id
from extractor.linking.outcomes import (
    aim_before,
    came_to,
    classifies,
    decimal,
    moved_from,
    reached_result,
    scored_on,
)

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

_LIGHT = ("-", ",", "a", "an", "and", "average", "between", "exceeding", "factor", "factors")
_SPREAD = ("from", "of", "ranging", "to", "up")
_QUALITIES = ("age", "ance", "ence", "ency", "ity", "ment", "ness", "tion")
_SIZES = ("larger", "longer", "shorter", "smaller")

_GIVEN = ("data", "examples", "labels", "samples", "training data")
_QUALITY_LOST = ("accuracy", "f1", "map", "miou", "psnr", "score", "ssim", "success_rate")
_EXTENTS = ("N", "mN", "cm", "degree", "km", "m", "mm", "ms", "ns", "px", "s", "µs")
_BEING = ("are", "is", "was", "were")
_GAINING = ("gain", "gaining", "gains")
_RATES_OF_WORK = ("frame_rate", "throughput")
_RUNNING = ("execution", "inference", "kernel", "runtime", "serving", "system", "training")

_NEVER_IN_POINTS = ("capacity", "communication", "cost", "energy", "memory", "speed")


def settle(g: Grammar, s: Sentence, d: Draft, found: Found | None) -> None:
    """Give a draft its metric and the way it moves: what was found, its unit, or its words."""
    q = d.quantity
    if found is not None:
        _take(g, s, d, found)
        if q.form == "bare" and _of_a_speedup(g, s, d):
            q.form = "factor"
    unnamed = q.form == "unit" and q.metric == "error" and d.metric is None
    if (q.form == "percent" or unnamed) and _comes_near(g, s, d.at):
        d.metric, d.metric_at, d.rules = "error", None, ["comes-near"]
    if d.metric is None and q.form in ("points", "percent") and within_of(s, d):
        d.metric, d.polarity = (
            ("speed" if q.form == "percent" and _as_fast_as(g, s, d) else "score"),
            "worse",
        )
        d.note("implied-near" if d.metric == "speed" else "unnamed-score")
    _direct(g, s, d)
    _measure_by_unit(g, s, d)
    if d.metric is None and q.form in ("factor", "percent", "points", "part"):
        _measure_change(g, s, d)
    if d.metric is None and q.form == "bare":
        _score_bare(g, s, d)
    if d.rules[:1] == ["implied-after"]:
        _implied_of(g, s, d)
    sent = d.rules[:1] == ["metric-after"] and d.metric == "data"
    sent = sent or (d.rules[:1] == ["change-after"] and d.metric in (None, "score"))
    if sent and _sends(g, s, d.at):
        d.metric = "communication"
    if q.sign and d.metric and (d.polarity is None or (_signs_differ(s) and _untold(d))):
        d.polarity = "up" if q.sign == "+" else "down"
    if d.polarity == "up" and _rate_taken(g, s, d):
        d.polarity = "worse"
    if q.form == "points" and d.metric and g.rules.metrics[d.metric].family in _NEVER_IN_POINTS:
        d.metric = "score"  # "2.1x higher throughput at a loss of 0.4 points"
        d.note("unnamed-score")


def _untold(d: Draft) -> bool:
    """Whether no word of change beside the value says which way it went."""
    return d.rules[:1] in (["by-continued"], ["continued"], ["metric-adjacent"], ["metric-after"])


def _signs_differ(s: Sentence) -> bool:
    """As in "shows +4.1% accuracy and -3.3% latency": the signs tell which way each one went."""
    return {"+", "-"} <= {s.quantity(k).sign for k in s.quantities}


def _take(g: Grammar, s: Sentence, d: Draft, found: Found) -> None:
    """Take over what was found around the value."""
    d.polarity, d.metric_at = found.change, found.at
    d.note(found.rule)
    span = s.metric_at[found.at] if found.at is not None else None
    priced = span is not None and s.low(span.last) in ("cost", "hit", "penalty")
    if priced and found.rule == "metric-after" and d.quantity.form == "percent":
        d.polarity = "worse"  # "at a 3% throughput cost"
    if found.metric:
        d.metric = found.metric
    lost_at = loss_of(g, s, d) if found.rule == "change-of" and found.metric else None
    quality = d.metric is not None and g.rules.metrics[d.metric].family == "quality"
    if lost_at is not None and s.low(lost_at - 1) in g.determiners and not quality:
        d.metric, d.metric_at = "score", None  # "prunes 40% of the tokens at a loss of 2%"
        d.note("unnamed-score")
    told = found.rule == "metric-of" or (found.rule == "metric-after" and d.metric == "error")
    told = told and not (span is not None and g.change_noun(s, span.last))
    if span is not None and told and _losses_named(s, span) and not _lowered(g, s, d, span):
        d.polarity = None  # "a packet loss of 3%": a level
    if found.change is None and _given_up(g, s, d):
        d.polarity = "worse"
    lost = d.quantity.form in ("percent", "points") and s.low(d.at - 1) in ("costs", "cost")
    lost = lost and s.low(d.reach + 1) not in ("less", "more")
    if d.metric == "cost" and lost and found.at == d.at - 1:
        d.metric, d.polarity, d.rules = "score", "worse", ["verb-before"]
        d.note("unnamed-score")  # "disabling the cache costs 3.1%"
    plain = span is not None and s.words(span.first, span.last).lower() in _GIVEN
    if d.metric == "data" and found.change == "better" and plain:
        d.metric = "score"  # "tuning on this data brings improvements of 7%"
    timed = any(s.low(k) in ("time", "times") for k in range(max(0, d.at - 9), d.at))
    if s.low(d.reach + 1) in ("longer", "shorter") and timed and aim_before(s, d.at):
        d.metric = "time"  # "the time to reach 70% accuracy is 2.6x shorter"
    paid = _paid_in(s, d)
    if paid is not None:
        d.metric, d.metric_at, d.polarity = best_id(paid), paid.first, "worse"
    _by_what_it_is(s, d, found, span)


def _by_what_it_is(s: Sentence, d: Draft, found: Found, span: Span | None) -> None:
    """As in "a training cost of 12 days", "improves inference performance by 2.7x": a time."""
    if d.metric == "flops" and _rate_raised(s, d, span):
        d.metric = "compute_rate"
    if d.metric == "cost" and d.quantity.unit in TIMES:
        d.metric = "time"  # "a training cost of 12 days"
    if d.metric == "speed" and d.quantity.form == "percent" and _level_of_performance(s, found):
        d.metric = "score"  # "an end-to-end performance of 44%"
    if d.metric == "speed" and span is not None and _busy(s, d, found, span):
        d.metric = "utilization"
    slowed = span is not None and s.words(span.last - 1, span.last + 1) == "performance overhead"
    if d.metric == "score" and d.quantity.form in ("factor", "percent") and slowed:
        d.metric, d.polarity = "time", "up"  # "a performance overhead of 3%"
    if d.metric == "score" and d.quantity.form == "factor" and _runs(s, found):
        d.metric = "speed"  # "improves inference performance by 2.7x"
    sparse = d.metric == "other" and found.at is not None and s.low(found.at) == "sparsity"
    if sparse and found.rule == "metric-adjacent" and d.quantity.form == "factor":
        d.metric = "speed"  # "speedups of 2.8x, and with 2:4 sparsity up to 3.2x"
    timed = d.quantity.unit in TIMES and d.metric in ("speed", "time")
    if timed and found.rule == "implied-after":
        d.metric = d.quantity.metric or "time"  # "18 s faster than X": less time, not more speed
        d.polarity = "down" if s.low(d.reach + 1) in ("faster", "shorter") else "up"


def _busy(s: Sentence, d: Draft, found: Found, span: Span) -> bool:
    """As in "achieves 78% compute efficiency", "of 78%": how much of a machine is at work."""
    told = d.quantity.form == "percent" and not d.quantity.sign and found.change is None
    machine = s.low(span.first) in ("compute", "computation", "computational")
    of_all = found.rule in ("metric-after", "metric-of", "metric-adjacent")
    return told and machine and s.low(span.last - 1) == "efficiency" and of_all


def _implied_of(g: Grammar, s: Sentence, d: Draft) -> None:
    """As in "takes 3x longer", "2x larger batches": what is longer or larger there."""
    if d.metric == "context_length" and _takes(g, s, d.at):
        d.metric = "time"
    if d.metric == "time":
        d.metric = "other" if _of_a_path(s, d.at) else _of_writing(g, s, d.at) or d.metric
    if d.metric == "model_size" and _of_batches(g, s, d.at):
        d.metric = "batch_size"
    if d.metric == "model_size" and _larger_held(g, s, d.at):
        d.metric = "model_scale"


def loss_of(g: Grammar, s: Sentence, d: Draft) -> int | None:
    """Where "loss" stands in "a loss of less than 2%"."""
    of = g.before_qualifiers(s, d.at, ("less", "than", "under"))
    told = d.quantity.form in ("percent", "points") and s.words(of - 1, of + 1).lower()
    return of - 1 if told in ("loss of", "losses of") else None


def _lowered(g: Grammar, s: Sentence, d: Draft, span: Span) -> bool:
    """As in "a 16% reduction in validation loss", "12% lower training loss": no level."""
    between = range(d.reach + 1, span.first)
    return any(g.change_noun(s, k) or g.change_adjective(s, k) for k in between)


def _rate_taken(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a throughput overhead of 3%": what of a thing is lost that had better be large."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    lost = span is not None and s.low(span.last) == "overhead"
    return lost and d.metric in _RATES_OF_WORK


def _rate_raised(s: Sentence, d: Draft, span: Span | None) -> bool:
    """As in "improves TFLOPS by 77%", "1.4x higher TFLOPs": so many each second, no work saved.

    Not "2% more TFLOPs": a little more work.
    """
    if span is None or d.polarity not in ("better", "up"):
        return False
    if s.words(span.first - 2, span.first) == "number of":
        return False
    unit = s.tokens[span.last - 1].text
    large = unit[:-1].upper() in ("TFLOP", "PFLOP", "EFLOP")
    return unit in ("GFLOPS", "TFLOPS") or (large and d.quantity.form == "factor")


def _losses_named(s: Sentence, span: Span) -> bool:
    """As in "packet loss", "validation loss": "loss" is part of the measure, and no change."""
    return span.last - span.first > 1 and s.low(span.last - 1) in ("loss", "losses")


def _paid_in(s: Sentence, d: Draft) -> Span | None:
    """As in "at a cost of 11% in throughput", "at the expense of 1% in accuracy": what is lost."""
    of = d.at - 1
    spent = s.low(of) == "of" and s.low(of - 1) in ("cost", "expense", "price")
    k = d.reach + 2
    while s.low(k) in ("the", "final", "overall"):
        k += 1
    named = spent and s.low(d.reach + 1) == "in" and k < len(s.tokens)
    return s.metric_at[k] if named and d.quantity.form in ("percent", "points") else None


def _of_a_speedup(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a speedup of 21.7": so many times, though no sign of it is written."""
    at = d.metric_at
    if at is None or d.rules[:1] not in (["implied-of"], ["metric-adjacent"], ["metric-of"]):
        return False
    span = s.metric_at[at]
    level = span is not None and s.low(span.last - 1) in ("speed", "speeds")
    if not s.low(at).startswith("speed") or level:
        return False
    between = range(at + 1, d.at)
    plain = all(
        s.low(k) in (*_BEING, *_LIGHT, *_SPREAD) or g.qualifier(s, k) or k in s.quantities
        for k in between
    )
    return plain and 1 < d.quantity.low < 1e5


def _stands_up(s: Sentence, i: int) -> bool:
    """As in "throughput is up 40% and latency down 25%": a change, though no verb says so."""
    before = s.tokens[i - 2] if i > 1 else None
    told = before is not None and (before.low in _BEING or s.metric_at[i - 2] is not None)
    return told and s.low(i - 1) in ("up", "down")


def _level_of_performance(s: Sentence, found: Found) -> bool:
    """Whether a share is told of a performance, and no change of it."""
    span = s.metric_at[found.at] if found.at is not None else None
    named = span is not None and s.low(span.last - 1) == "performance"
    return named and found.change is None and found.rule in ("metric-of", "metric-adjacent")


def _runs(s: Sentence, found: Found) -> bool:
    """Whether the performance found is that of running something, not how good its results are."""
    span = s.metric_at[found.at] if found.at is not None else None
    if span is None or s.low(span.last - 1) != "performance":
        return False
    return any(s.low(k) in _RUNNING for k in range(span.first - 1, span.last - 1))


def _direct(g: Grammar, s: Sentence, d: Draft) -> None:
    """The direction that words of excess tell: "2% additional area", "3.1 points above X"."""
    form, after = d.quantity.form, s.low(d.reach + 1)
    added = after in ("added", "additional", "extra") and d.rules[:1] == ["metric-after"]
    if form == "percent" and d.polarity is None and (added or _overheads(s, d.reach + 1)):
        d.polarity = "up"
    if form in ("percent", "points") and d.polarity is None and d.metric and _stands_up(s, d.at):
        d.polarity = s.low(d.at - 1)
    if d.polarity is None and d.rules[:1] == ["metric-after"] and form in ("percent", "bare"):
        d.polarity = _gain_shared(g, s, d)
        if d.polarity is not None:
            d.note("elliptical")
    if d.rules[:1] == ["metric-in"] and d.polarity is None and _of_a_margin(g, s, d):
        d.polarity = "better"
    if d.rules[:1] == ["metric-in"] and d.polarity in (None, "up") and _sped_up(g, s, d.at):
        d.polarity = "better"
    if form == "points" and d.polarity is None and _points_lost(g, s, d):
        d.polarity = "down"
    at = after_value(s, d.reach)
    if form == "percent" and d.rules[:1] == ["metric-adjacent"]:
        d.polarity = d.polarity or _gains_listed(g, s, d.at)
    if form == "factor" and d.polarity is None and _as_much(g, s, d):
        d.polarity = "up" if d.quantity.low >= 1 else "down"
    level = form in ("percent", "points", "bare") or d.quantity.unit == "dB"
    if form == "factor" and s.low(at) in ("above", "below") and d.polarity is None:
        d.polarity = "up" if s.low(at) == "above" else "down"
    if level and stands_to(s, at):
        d.polarity, d.kind = ("up" if s.low(at) in ("above", "ahead") else "down"), ""
        d.note("standing")


def _sped_up(g: Grammar, s: Sentence, at: int) -> bool:
    """As in "accelerating by 26% in completion time": less of the time, as it is a speed-up."""
    for k in range(at - 1, max(-1, at - 8), -1):
        if entry := s.implied_at[k]:
            implied = g.rules.implied[entry.ids[0]]
            return implied.metric == "speed" and s.low(entry.first).startswith(("accelerat", "sp"))
        if s.tokens[k].text in ",;:" or k in s.quantities:
            return False
    return False


def _points_lost(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "with 0.3 and 0.9 points of accuracy loss": the noun behind the measure."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    of = d.reach + 1 + (s.low(d.reach + 1) in ("point", "points"))
    told = span is not None and s.low(of) == "of" and span.first in (of + 1, of + 2)
    if not told or span is None:
        return False
    loss = (k for k in (span.last - 1, span.last) if k < len(s.tokens))
    return any(g.change_noun(s, k) and g.change(s, k) == "down" for k in loss)


def _gains_listed(g: Grammar, s: Sentence, i: int) -> str | None:
    """As in "gains over Heron (BLEU 6%, ROUGE 4%)": which way the noun before a bracket went."""
    opened = s.bracket(i)
    if (
        opened is None
        or s.quantity(i).high > 50
        or sum(opened < k <= i + 9 for k in s.quantities) < 2
    ):
        return None
    for k in range(opened - 1, max(0, opened - 14), -1):
        told = s.low(k + 1) in ("across", "for", "in", "on", "over") or k + 1 == opened
        if g.change_noun(s, k):
            return g.change(s, k) if told and s.low(k).endswith("s") else None
        if not s.tokens[k].is_word or g.verb(s, k) or k in s.quantities:
            return None
    return None


def _as_much(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "uses 1.2x memory relative to Heron", "with only 1.2x training cost compared to it"."""
    if d.rules[:1] != ["metric-after"] or d.metric is None or d.metric_at is None:
        return False
    metric = g.rules.metrics[d.metric]
    spent = metric.good == "down" and metric.family != "quality"
    verb = g.before_qualifiers(s, d.at)
    verb -= s.low(verb) in ("only", "just")
    spending = g.words["needing_verbs"] | {"at", "consuming", "requiring", "using", "with"}
    span = s.metric_at[d.metric_at]
    after = range(d.metric_at, len(s.tokens)) if span is None else range(span.last, span.last + 9)
    told = any(s.low(k) in ("compared", "relative") for k in after)
    told = told and s.low(after[0]) != "compression" and not g.change_noun(s, after[0])
    return spent and s.low(verb) in spending and told


def _measure_by_unit(g: Grammar, s: Sentence, d: Draft) -> None:
    """The metric that a unit stands for, where the words around it name none that it measures."""
    q, unit_metric = d.quantity, d.quantity.metric
    if q.unit == "Hz" and not _controls(g, s, d.at):
        unit_metric = "frame_rate"
    if not unit_metric or q.form not in ("unit", "count"):
        return
    if unit_metric == "flops" and (_per_device(s, d) or _delivered(g, s, d)):
        unit_metric = "compute_rate"
        q = d.quantity = replace(q, unit=f"{q.unit}/s")
    if unit_metric == "time" and d.metric in (None, "speed") and _per_item(g, s, d):
        unit_metric = "latency"  # "takes 0.2 s per frame"
    if unit_metric == "time" and "from-to" in d.rules and _paced(s, d.at):
        unit_metric = "latency"
        d.metric, d.metric_at = None, None
    if unit_metric == "memory" and d.metric in (None, "compression") and _compressed_to(g, s, d):
        unit_metric = "model_size"
        d.metric, d.metric_at = None, None
    if unit_metric == "memory" and _sent(g, s, d):
        unit_metric = "communication"
    if unit_metric == "bandwidth" and d.metric is None and _works_through(g, s, d):
        unit_metric = "throughput"
    fewer = d.baseline_value is not None and d.quantity.low < d.baseline_value
    if unit_metric == "context_length" and q.unit == "token" and fewer:
        unit_metric = "tokens"  # "represents a chunk by 53 tokens instead of 700"
    at = d.metric_at if d.metric_at is not None else d.at
    before = at < d.at <= at + 8 and all(s.low(k) not in ("at", "in") for k in range(at, d.at))
    if d.metric == "error" and before and d.rules[:1] in (["metric-of"], ["metric-adjacent"]):
        return  # "an RMSE of 3.2 MWh"
    span = s.metric_at[at] if at < d.at else None
    paced = s.low(at if span is None else span.last - 1) in ("speed", "speeds")
    if d.metric == "speed" and q.unit in ("ms", "s", "µs") and paced:
        d.metric = "latency"  # "at a speed of 0.2 s per image"
        d.note("unit-metric")
    elif d.metric == "accuracy" and d.rules[:1] == ["metric-of"] and q.unit in _EXTENTS:
        d.metric = "error"  # "an accuracy of 10 ms", "of 2 cm": how far off it is
        d.note("unit-metric")
    elif not _agrees(g, unit_metric, d.metric, q.unit):
        rated = q.unit in ("TFLOP", "GFLOP") and d.metric == "throughput"
        d.metric = "compute_rate" if rated else unit_metric
        d.note("unit-metric")


def _paced(s: Sentence, at: int) -> bool:
    """As in "the inference speed of writing a page from 71 s to 29 s": how long each one takes."""
    start = next((k for k in range(at - 1, max(0, at - 6), -1) if s.low(k) == "from"), 0)
    for k in range(start - 1, max(-1, start - 12), -1):
        if s.low(k) in ("speed", "speeds"):
            return True
        if s.tokens[k].text in ",;:":
            return False
    return False


def _compressed_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "compresses the 7B model to 900 MB": how large the model is then."""
    to = g.before_qualifiers(s, d.at)
    if s.low(to) != "to":
        return False
    if s.low(to - 1).rstrip("s") not in ("model", "network", "transformer"):
        return False
    return any(s.low(k).startswith("compress") for k in range(max(0, to - 12), to))


def _per_device(s: Sentence, d: Draft) -> bool:
    """As in "sustains 180 TFLOPs per GPU": so many each second."""
    device = d.reach + 2 if s.low(d.reach + 1) == "per" else 0
    return 0 < device < len(s.tokens) and s.hardware_at[device] is not None


def _delivered(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "delivers 4.1 TFLOPs on an A100": what a device does each second."""
    verb = s.low(g.before_qualifiers(s, d.at))
    told = d.quantity.unit in ("TFLOP", "PFLOP") and s.low(d.reach + 1) == "on"
    told = told and (verb in g.words["reaching_verbs"] or verb.startswith("sustain"))
    ahead = range(d.reach + 2, min(d.reach + 5, len(s.tokens)))
    return told and any(s.hardware_at[k] is not None for k in ahead)


def _per_item(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "0.2 s per frame", "0.17 s/image": how long one thing that is worked on takes."""
    apart = s.low(d.reach + 1) in ("/", "per") and s.low(d.reach + 2) in g.words["worked_on"]
    own = s.tokens[d.at].low.replace("/", " per ").split()
    return apart or (own[-2:-1] == ["per"] and own[-1] in g.words["worked_on"])


def _sent(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "exchanges 164 MB", "only 12 MB a round are transferred": what goes over a network."""
    sending = g.words["sending_verbs"]
    if s.low(g.before_qualifiers(s, d.at)) in sending:
        return True
    for k in range(d.reach + 1, min(d.reach + 12, len(s.tokens) - 1)):
        if s.low(k) in ("are", "is", "was", "were"):
            return s.low(k + 1) in sending
        if s.tokens[k].text in ",;:" or s.low(k) in ("and", "but", "that", "when", "while"):
            return False
    return False


def _works_through(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "sorts at 7.9 GB/s", "a model is restored at 9 GB/s": how much of it is worked on."""
    k = g.before_qualifiers(s, d.at)
    return s.low(k - (s.low(k) == "at")) in g.words["working_through"]


def _controls(g: Grammar, s: Sentence, at: int) -> bool:
    """As in "a frequency of 50 Hz", "the planner runs at 20 Hz": how often a machine acts."""
    near = range(max(0, at - 6), min(len(s.tokens), at + 5))
    if any(s.low(k) in ("frequency", "frequencies") for k in near):
        return True
    around = range(max(0, at - 16), min(len(s.tokens), at + 8))
    frames = any(s.low(k) in ("frame", "frames", "rendering", "video") for k in near)
    return not frames and any(s.low(k) in g.words["control_words"] for k in around)


def _as_fast_as(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "2x faster than X and within 5% of Y", "runs within 5% of Y": how fast it is.

    Also where Y is code: "within 4% of a hand-written kernel".
    """
    k = d.at - 1
    end = g.phrase_end(s, within_of(s, d) + 1)
    if s.low(end - 1) in g.words["code_nouns"]:
        return True
    told = range(max(0, k - 9), k)
    faster = s.low(k - 1) == "and" and any(s.low(x) == "faster" for x in told)
    return faster or s.low(k - 1) in ("run", "running", "runs")


def _more_of_a_processor(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "28% more CPU": how much of it is busy."""
    ended = k + 2 >= len(s.tokens) or g.stops_phrase(s, k + 2)
    return s.low(k) in ("less", "more") and s.low(k + 1) in ("cpu", "gpu") and ended


def _measure_change(g: Grammar, s: Sentence, d: Draft) -> None:
    """The metric of a change or a share that no word around it names."""
    form = d.quantity.form
    percent = form == "percent"
    entry = None if _degraded(s, d) else _nearest_implied(g, s, d.at)
    if d.polarity == "better" and entry in _SIZES:
        entry = None  # "an improvement of 2% when tuning larger models"
    if loss_of(g, s, d) is not None or s.low(d.reach + 1) == "loss":
        entry = None  # "3x faster at a loss of 2%"
    if form == "points" and s.low(d.reach + 1) in ("better", "worse"):
        entry = None  # "5.6x smaller yet only 1.2 points worse"
    if percent and s.low(d.at + 1) == "efficiency" and _scales(s):
        d.metric = "scaling_efficiency"
        d.note("metric-after")
    elif percent and _more_of_a_processor(g, s, d.reach + 1):
        d.metric = "utilization"
        d.note("implied-near")
    elif percent and reached_result(g, s, d):
        d.metric = "accuracy" if classifies(s, d.at) else "score"
        d.note("unnamed-score")
        told = any(g.change_noun(s, k) for k in range(max(0, d.at - 4), d.at))
        if told and not came_to(g, s, d):
            d.polarity = "better"  # "the improvement can reach 50%"
    elif percent and _moved_or_rivalled(g, s, d):
        d.metric = "score"
        d.note("unnamed-score")
    elif form in ("percent", "factor") and _overhead(s, d):
        cut = d.polarity == "down" or _cut(g, s, d.at)
        d.metric, d.polarity = "time", "down" if cut else "up"
        d.note("overhead")
    elif form == "points" and points_reached(g, s, d):
        d.metric = "score"
        d.note("unnamed-score")
    elif form == "points" and _gap_left(g, s, d.at):
        d.metric, d.polarity = "score", "worse"
        d.note("unnamed-score")
    elif percent and d.metric is None and gains_kept(g, s, d, d.reach):
        d.metric = "score"
        d.note("share-of")
    elif form == "points" and _added(g, s, d.at):
        d.metric, d.polarity = "score", "better"
        d.note("unnamed-score")
    elif (percent and _of_a_baseline(g, s, d.reach + 1)) or "standing" in d.rules:
        d.metric = "score"
        d.note("unnamed-score")
    elif entry is not None and not _of_a_thing(g, s, d):
        rule = g.rules.implied[entry]
        d.metric = rule.metric
        d.polarity = d.polarity or ("up" if rule.direction == "increase" else "down")
        d.note("implied-near")
    elif form == "factor" and (_staged(s, d.reach + 1) or _times_over(g, s, d)):
        d.metric, d.polarity = "speed", d.polarity or "better"
        d.note("implied-near")
    elif percent and d.rules[:1] == ["change-of"] and _savings(g, s, d.at):
        d.metric, d.polarity = "cost", "down"
        d.note("implied-near")
    elif d.polarity is not None or d.quantity.sign:
        d.metric = "score"
        d.note("unnamed-score")
    elif (form == "points" and _of_a_score(g, s, d)) or _of_a_margin(g, s, d):
        d.metric, d.polarity = "score", "better"
        d.note("unnamed-score")


def _of_a_score(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "recovers up to 8.2 points", no "10.5 points per frame": points of a result."""
    told = decimal(s, d) or "percentage" in s.tokens[d.at].low
    k = d.at - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "by":
        k -= 1
    verb = s.low(k).endswith(("ed", "es", "ing", "rs")) and s.low(k) not in ("rates", "scored")
    return told and (verb or s.low(k) == "by") and s.low(d.reach + 1) not in ("per", "/")


def _of_a_margin(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "outperforms X by a large margin: 3.1 points on A": how large the margin is.

    Also as in "by large margins on A, more than 16%"; not "noise margin: 30%".
    """
    k = g.before_qualifiers(s, d.at)
    parted = d.quantity.form in ("percent", "points") and s.tokens[k].text in (":", ",", "(")
    on = next((x for x in range(k - 2, max(0, k - 5), -1) if s.low(x) == "on"), k)
    beaten = "by" in s.lows[max(0, on - 5) : on]
    return parted and beaten and s.low(on - 1) in ("margin", "margins")


def _takes(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "takes 3x longer": more time, no longer input."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in ("take", "takes", "taking", "took")


def _times_over(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "achieves up to 1.8x over X and 2.4x over Y": so many times as fast, if no more."""
    k = g.before_qualifiers(s, d.at)
    if s.low(k) in ("into", "to") and s.low(k - 1).startswith("translat"):
        return True  # "translates into 1.9x for X"
    told = s.low(k) in g.words["result_verbs"] or s.low(k) in _GAINING
    return told and s.low(d.reach + 1) in ("over", "against", "versus", "vs", "vs.")


def _added(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "worth 2 points", "the cache contributes another 4.5 points": what a part adds."""
    k = g.before_qualifiers(s, i, ("another", "further"))
    return s.low(k) in ("worth", "adds", "contribute", "contributed", "contributes")


def _moved_or_rivalled(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "rises from 44% to 73%", "(70% vs. 48%)", "A (70%) beats B (48%)": unnamed levels."""
    moved = "from-to" in d.rules and moved_from(g, s, d.at)
    contrasted = "contrast-value" in d.rules and s.low(d.reach + 1) == "of"
    beside = "bracket-value" in d.rules and any(s.has(k, "beat") for k in range(d.at, d.at + 4))
    rivalled = contrasted or beside or "versus-value" in d.rules
    return moved or _brought_to(g, s, d) or (rivalled and d.polarity is None)


def _brought_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "tuning raises Lark-7B to 89% on NestQA", "lowers leakage to 5%": a level reached."""
    to = d.at - 1
    while to > 1 and s.low(to) != "to" and g.qualifier(s, to):
        to -= 1
    named = s.low(d.reach + 1) == "on" and s.words(d.reach + 2, d.reach + 3)[:1].isupper()
    abstract = s.low(to - 1).endswith(_QUALITIES) or s.low(to - 1) in ("it", "them")
    abstract = abstract and s.low(d.reach + 1) != "of"
    if not (named or abstract) or s.low(to) != "to" or s.low(to - 1) == "up":
        return False
    near = range(max(0, to - 5), to)
    verb = next((k for k in near if g.change_verb(s, k) or s.low(k) in g.words["moving_verbs"]), 0)
    return verb > 0 and not any(s.tokens[k].text in ",;:" for k in range(verb, d.at))


def _gap_left(g: Grammar, s: Sentence, at: int) -> bool:
    """As in "narrowing the gap with experts to only 3.7 points": how far off it still is."""
    to = at - 1
    while to > 0 and g.qualifier(s, to) and s.low(to) not in ("to", "within"):
        to -= 1
    gap = next((k for k in range(to - 1, max(0, to - 9), -1) if s.low(k) in ("gap", "gaps")), 0)
    near = range(max(0, gap - 4), gap)
    narrowing = ("clos", "narrow", "reduc", "shrink")
    if s.low(to) in _BEING and gap and not any(s.metric_at[k] for k in range(gap, to)):
        plain = all(s.tokens[k].is_word and k not in s.quantities for k in range(gap, to))
        return plain and s.low(gap - 1) == "the" and s.low(gap + 1) in ("between", "to", "with")
    if gap and s.low(to) == "to" and s.low(to - 1).startswith(narrowing):
        return True  # "the gap to Heron shrinks to 1.2 points"
    return s.low(to) in ("to", "within") and any(s.low(k).startswith(narrowing) for k in near)


def gains_kept(g: Grammar, s: Sentence, d: Draft, last: int) -> bool:
    """As in "retains at least 65% of the gains from tuning": a share of a gain.

    `last` is the last value of the list that `d` opens.
    """
    k = g.before_qualifiers(s, d.at)
    of = last + 1
    gains = ("benefit", "benefits", "gain", "gains", "improvement", "improvements")
    kept = s.low(k) in g.words["retaining_verbs"] | {"captures", "keeps", "recover"}
    named = of + 2 + (s.low(of + 2) not in gains)  # "of the full-tuning gain"
    return kept and s.words(of, of + 2) == "of the" and s.low(named) in gains


def abilities_kept(g: Grammar, s: Sentence, d: Draft, last: int) -> bool:
    """As in "while retaining 97% of its understanding": a share of what no rule can measure.

    `last` is the last value of the list that `d` opens.
    """
    k = g.before_qualifiers(s, d.at)
    kept = s.low(k) in g.words["retaining_verbs"] | g.words["keeping"] | {"keeps"}
    whose = s.low(last + 2) in ("its", "their")
    return d.quantity.form == "percent" and kept and s.low(last + 1) == "of" and whose


def _score_bare(g: Grammar, s: Sentence, d: Draft) -> None:
    """A number without unit and metric is a score where its words say that it is a result."""
    q = d.quantity
    bracketed = any(s.low(k) == "(" for k in range(max(0, d.at - 4), d.at))
    signed = q.sign == "+" and not d.rules and decimal(s, d)
    if signed and bracketed and s.low(d.at + 1) == "on":
        d.metric, d.metric_at, d.polarity = "score", d.at, "better"
        d.note("unnamed-score")  # "(e.g., +4.6 on MLVU)"
        d.note("metric-of")
    elif signed and _gained_on_a_set(s, d.at):
        d.metric, d.metric_at, d.polarity = "score", d.at - 1, "better"
        d.note("unnamed-score")
        d.note("metric-of")
    elif d.rules in ([], ["bracket-value"], ["versus-value"]) and scored_on(g, s, d):
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")
        d.note("metric-of")
    elif not decimal(s, d):
        return
    elif (signed or d.rules == ["verb-before"]) and _in_unknown_measure(s, d.reach + 1):
        d.metric, d.metric_at, d.polarity = "score", d.reach + 1, "better"
        d.note("unnamed-score")
        d.note("metric-after")
    elif d.rules == ["verb-before"] and (_gained_or_lost(g, s, d) or _raised_by(g, s, d)):
        d.metric, d.metric_at = "score", d.at - 1
        d.rules = ["change-by", "unnamed-score"]
    elif d.metric is None and d.rules[:1] == ["from-to"] and moved_from(g, s, d.at):
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")
    elif d.rules == ["versus-value"] and s.low(d.reach + 1):
        noun = s.tokens[d.reach + 1].text.islower() and not g.stops_phrase(s, d.reach + 1)
        d.metric, d.metric_at = "other" if noun else "score", d.reach + 1
        d.note("metric-after")  # "3.1 hops on average, versus 5.2 for X"
    elif not d.rules and came_to(g, s, d):
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")
        d.note("metric-of")
    elif d.rules == ["change-after"] and g.change_noun(s, d.reach + 1):
        d.metric, d.metric_at = "score", d.reach + 1
        d.note("unnamed-score")
    elif d.rules == ["change-of"]:
        d.metric, d.metric_at = "score", d.at - 1
        d.note("unnamed-score")


def _gained_on_a_set(s: Sentence, i: int) -> bool:
    """As in "beats Heron on NestQA (+15.7), WingQA (+4.5)": by how much on each."""
    k = i - 2
    bracketed = s.low(i - 1) == "(" and s.low(i + 1) == ")" and k > 0
    return bracketed and s.tokens[k].text[0].isupper() and any(s.low(x) == "on" for x in range(k))


def _raised_by(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "lifts the base model by +5.7", "improves it by 5.7 on NestQA": by so many points."""
    k = d.at - 1
    while k > 0 and (
        (g.qualifier(s, k) and s.low(k) != "by")
        or s.low(k) in ("a", "an", "average", "of")
        or (s.low(k) in (",", "and") and k - 1 in s.quantities)
        or (k in s.quantities and s.low(k + 1) in (",", "and"))
    ):
        k -= 1
    on = d.reach + 1
    on_a_set = s.low(on) == "on" and on + 1 < len(s.tokens) and s.tokens[on + 1].text[0].isupper()
    risen = d.polarity in ("up", "better") and s.low(k) == "by"
    return risen and (d.quantity.sign == "+" or (on_a_set and s.hardware_at[on + 1] is None))


def _gained_or_lost(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "the larger model gains 2.2, 0.9 and 0.8", "Heron loses 0.4": by so many points."""
    k = d.at - 1
    while k > 0 and (
        k in s.quantities or g.qualifier(s, k) or s.low(k) in (",", "and", "another", "further")
    ):
        k -= 1
    closes = s.low(d.reach + 1) in (",", ".", ";", ")", "and", "for", "in", "on", "over", "")
    return closes and (s.low(k) in _GAINING or s.low(k) in g.words["forfeiting_verbs"])


def _in_unknown_measure(s: Sentence, i: int) -> bool:
    """As in "gains +0.8 QXD over Heron": a measure that no rule knows, by its short form."""
    short = i + 1 < len(s.tokens) and s.tokens[i].text.isupper() and s.tokens[i].text.isalpha()
    return short and len(s.tokens[i].text) > 1 and s.low(i + 1) in ("compared", "over", "than")


def _of_a_thing(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "eliminates 90% of data stalls and speeds up training": no share of what follows."""
    cut = d.rules[:1] == ["verb-before"] and d.quantity.form == "percent"
    return cut and s.low(d.reach + 1) == "of" and s.low(d.reach + 2) not in g.determiners


def _savings(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "savings of up to 47%": of cost, where nothing else is named."""
    k = g.before_qualifiers(s, i, ("of", "~", "≈"))
    return s.low(k) in ("saving", "savings")


def _staged(s: Sentence, k: int) -> bool:
    """As in "2x prefill and 3x decode improvement": a stage of work that is sped up."""
    return k < len(s.tags) and bool(s.tags[k] & {"phase.prefill", "phase.decoding"})


def _of_a_baseline(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "75% of the baseline", "of an upper bound": a share of all that a rival attains."""
    last = k + 2 if s.low(k + 1) in g.determiners else k + 1
    if s.low(k) != "of":
        return False
    end = g.phrase_end(s, last)
    return s.low(last) in g.words["rival_nouns"] or s.low(end - 1) in g.words["ceilings"]


def _cut(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "reducing 50x search overhead": a verb of cutting right before the value."""
    k = g.before_qualifiers(s, i)
    return g.change_verb(s, k) and g.change(s, k) == "down"


def _overhead(s: Sentence, d: Draft) -> bool:
    """As in "an overhead of 2%", "less than 5% overhead": of time, where nothing else is named."""
    before = range(max(0, d.at - 8), d.at)
    if any(s.low(k) in ("overhead", "overheads") for k in range(d.at + 1, d.at + 4)):
        return not any(s.low(k) in (",", ";", ":") for k in range(d.at + 1, d.at + 3))
    told = max((k for k in before if s.low(k) in ("overhead", "overheads")), default=None)
    return told is not None and not any(s.tokens[k].text in ",;:" for k in range(told, d.at))


def _comes_near(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "predicts latency within 10% of measurements": how far off a prediction is."""
    k = i - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "within":
        k -= 1
    if s.low(k) not in ("to", "within") or (s.low(k) == "to" and s.low(k + 1) != "within"):
        return False
    if s.low(k - 1) == "(" and any(s.has(x, "match") for x in range(max(0, k - 8), k)):
        return True  # "closely match the optimum (within 0.4%)"
    listed = any(s.low(x) == "within" for x in range(max(0, k - 24), k))
    first = max(0, k - (40 if listed else 14))  # "predicts A within 4%, B within 6%, and C within"
    return any(s.low(x) in g.words["predicting_verbs"] for x in range(first, k))


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


def _gain_shared(g: Grammar, s: Sentence, d: Draft) -> str | None:
    """As in "4.1% mAP and 2.2% F1 gains": the change that a plural noun tells of all the list.

    A singular noun does where no level is a share, as in "a 40% latency and 55% memory reduction".
    """
    span = s.metric_at[d.reach + 1] if d.reach + 1 < len(s.tokens) else None
    quality = span is not None and g.rules.metrics[span.ids[0]].family == "quality"
    if span is None or (quality and d.quantity.high > 50):
        return None
    while span is not None:
        k = span.last + (s.low(span.last) == ",")
        k += s.low(k) == "and"
        if k == span.last or k not in s.quantities or s.quantity(k).form != d.quantity.form:
            return None
        span = s.metric_at[k + 1] if k + 1 < len(s.tokens) else None
        if span is None or (g.rules.metrics[span.ids[0]].family == "quality") != quality:
            return None
        noun = next((x for x in (span.last, span.last - 1) if g.change_noun(s, x)), None)
        if noun is not None:
            both = s.low(noun).endswith("s") or (not quality and _of_no_share(g, d.metric))
            return g.change(s, noun) if both else None
    return None


def _of_no_share(g: Grammar, metric: str | None) -> bool:
    """Whether a measure has no level in percent, so that a percentage tells of a change."""
    families = ("communication", "cost", "energy", "memory", "speed")
    known = g.rules.metrics[metric or "score"]
    return known.family in families and known.unit != "%"


def _given_up(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "at the cost of only 0.3% accuracy": what is given up gets worse."""
    k = d.at - 1
    while k > 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "mere")):
        k -= 1
    lost = d.metric in _QUALITY_LOST and s.low(k - 1) in ("degradation", "drop", "loss")
    return (s.low(k) == "of" and lost and d.metric_at is not None and d.metric_at > d.at) or (
        s.low(k) == "of"
        and s.low(k - 1) in ("cost", "expense", "price")
        and (s.metric_at[k - 1] is None or s.low(k - 2) in ("the", "a"))
    )


def _degraded(s: Sentence, d: Draft) -> bool:
    """As in "with less than 1% degradation": of quality, whatever the words around it imply."""
    return s.low(d.reach + 1) in ("degradation", "degradations", "drop", "loss")


def _of_batches(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "a batch three times larger fits": the batch grows, and no model."""
    return s.low(g.before_qualifiers(s, i)).startswith(("batch", "minibatch", "mini-batch"))


def _larger_held(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "trains models 4x larger than Heron can": how large a model it can take."""
    k = g.before_qualifiers(s, i)
    larger = s.low(i + 1) in ("bigger", "larger") and s.low(k) in ("models", "networks")
    return larger and s.low(k - 1) in g.words["able_verbs"] | {"train", "training", "trains"}


def _sends(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "while communicating 500 times less", "sends 40% less data": over a network."""
    verb = s.low(g.before_qualifiers(s, i))
    return verb in g.words["sending_verbs"]


def _of_a_path(s: Sentence, i: int) -> bool:
    """As in "paths are 12% shorter", "10% shorter paths": a length and no time."""
    return any(
        s.low(k).rstrip("s") in ("path", "route", "trajectorie", "trajectory", "tour")
        for k in (*range(max(0, i - 3), i), *range(i + 1, i + 4))
    )


def _of_writing(g: Grammar, s: Sentence, i: int) -> str:
    """As in "3x shorter reasoning chains", "responses are 40% shorter": so many tokens less."""
    near = (*range(max(0, i - 3), i), *range(i + 1, i + 5))
    return "tokens" if any(s.low(k) in g.words["writings"] for k in near) else ""


def _scales(s: Sentence) -> bool:
    """Whether a sentence speaks of scaling ("scales to 1024 GPUs with 91% efficiency")."""
    return any(t.low.startswith("scal") for t in s.tokens)


def _agrees(g: Grammar, unit_metric: str, metric: str | None, unit: str) -> bool:
    """Whether a unit can measure a metric: its own, or one it may measure besides."""
    known = g.rules.units.get(unit)
    return metric == unit_metric or (known is not None and metric in known.also)


def _told_before_and(g: Grammar, s: Sentence, i: int, j: int) -> bool:
    """Whether value i has a noun of its own before another value that stands nearer to j."""
    other = next((k for k in s.quantities if i < k < j and s.low(k - 1) == "and"), 0)
    return any(g.change_noun(s, k) or s.metric_at[k] is not None for k in range(i + 1, other))


def _nearest_implied(g: Grammar, s: Sentence, i: int) -> str | None:
    for d in range(1, 7):
        for j in (i + d, i - d):
            if j > i + 1 and _told_before_and(g, s, i, j):
                continue  # "a 2% gain and 3x faster convergence"
            if j > i and s.has(min(j, len(s.tokens) - 1), "beat"):
                continue  # "achieves 71%, surpassing X": what follows is another statement
            parted = (k for k in range(i + 1, min(j, len(s.tokens))) if j > i)
            if any(s.tokens[k].text in ",;:" or s.low(k) == "while" for k in parted):
                continue
            if 0 <= j < len(s.tokens) and s.implied_at[j] is not None:
                return s.implied_at[j].ids[0]  # type: ignore[union-attr]
    return None
