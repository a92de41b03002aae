"""What sort of value it is, which way the metric moves, and in which unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.linking.counts import so_many_fewer
from extractor.linking.draft import GAINS

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

TIMES = ("ns", "µs", "ms", "s", "min", "h", "day")
_TAKING = ("discard", "drop", "eliminat", "evict", "prun", "remov", "skip")
_SHRINKING = ("compress", "distil", "quantiz", "reduc", "shrink", "sparsi")
_NEARLY_ALL = 90.0  # percent
_BEFORE_SHARES = ("a", "another", "between", "by", "of", "the", "~", "≈", ">")
_NEVER_PERCENT = ("fid", "fvd", "perplexity", "psnr")
_THRIFT = ("data", "memory", "parameters")  # what is efficient takes less of it
_SPENT = ("cost", "energy", "flops", "latency", "memory", "model_size", "power", "storage", "time")


def _of_rate(g: Grammar, s: Sentence, measure: Span) -> bool:
    """As in "20% lower bitrate", "2x fewer bits per weight": less of it is more compression."""
    words = s.words(measure.first, measure.last).lower()
    return any(word in words for word in g.words["rate_words"])


def _of_efficiency(s: Sentence, measure: Span) -> bool:
    """As in "energy efficiency", "throughput per area": more of it is better."""
    told = s.words(measure.first, measure.last).lower()
    return told.endswith(("efficiency", "per area", "/area"))


def decide_kind(g: Grammar, s: Sentence, draft: Draft) -> None:
    """Fill kind, unit and direction of a draft whose metric and polarity are known."""
    q = draft.quantity
    if q.form == "percent" and draft.polarity is None and _on_top(g, s, draft):
        draft.polarity = "up"
    change = draft.polarity
    if q.form == "factor" and s.low(draft.at) == "half" and change == "up":
        q = draft.quantity = replace(q, low=50.0, high=50.0, form="percent", unit="%")
    if q.form == "factor":
        draft.kind, draft.unit = "factor", "x"
        change = (
            change
            or (q.change and {"decrease": "down", "increase": "up"}[q.change])
            or _near_change(g, s, draft.at)
        )
        span = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
        efficient = span is not None and s.low(span.last) == "efficiency"
        if change is None and s.low(draft.at + 1) in ("baseline", "that", "the") and not efficient:
            change = "up" if q.low >= 1 else "down"  # "twice the memory of X", "3x that of X"
        if change is None:
            change = "better"
    elif q.form == "part":
        draft.kind, draft.unit = "percent_of", "%"
        if _saved(g, s, draft):
            draft.kind, change = "percent_change", "down"
        elif _by(g, s, draft.at) or "by " in s.tokens[draft.at].low:
            draft.kind = "percent_change"
    elif q.form == "points" and draft.metric == "score" and points_reached(g, s, draft):
        draft.kind, draft.unit = "absolute", "points"
    elif q.form == "points":
        draft.kind, draft.unit = "points", "points"
        change = change or _near_change(g, s, draft.at) or "better"
    elif q.form == "percent":
        draft.unit = "%"
        draft.kind = _percent_kind(g, s, draft)
        level = draft.metric_at is not None and s.low(draft.metric_at) in ("speed", "speeds")
        if draft.metric == "speed" and draft.kind == "absolute" and not level:
            draft.kind = "percent_change"  # "a 15% end-to-end wall-clock speedup"
        if within_of(s, draft) and draft.rules[:1] != ["comes-near"]:
            draft.kind, change = "percent_change", "worse"  # "within 1% of the full model"
            if q.low > 50:
                draft.kind = "percent_of"  # "to within 95% of the full model": 95% of it
        if draft.kind == "points":
            draft.unit = "points"
            change = change or "better"
        if draft.kind == "percent_change" and _behind_by(g, s, draft):
            change = "worse"
        if draft.kind == "percent_change":
            change = change or _near_change(g, s, draft.at) or "better"
    else:
        draft.kind, draft.unit = "absolute", q.unit
        if q.form == "bare" and draft.metric == "frame_rate":
            draft.unit = g.rules.metrics["frame_rate"].unit  # "boosts FPS from 144 to 237"
        if q.form == "bare" and draft.metric == "parameters" and q.low >= 1000:
            draft.unit = "parameter"  # "few trainable parameters (3.88M)"
        if _below_zero(s, draft):
            q.low, q.high = -abs(q.high), -abs(q.low)
        elif q.form in ("bare", "unit", "count") and _difference(g, s, draft):
            draft.kind = "points"
            draft.unit = q.unit or "points"
            if _loses(g, s, draft.at) or (q.form == "unit" and _shaved(g, s, draft.at)):
                change = "down"
            if _at_a_price(g, s, draft):
                change = "worse"
            change = change or _near_change(g, s, draft.at) or "better"
    if q.form in ("percent", "points") and _paid(g, s, draft):
        change = "worse"  # "costs 9% of throughput"
        draft.kind = "points" if draft.kind == "points" else "percent_change"
    if draft.kind == "points" and change == "better" and within_of(s, draft):
        change = "worse"  # "within 0.2 points of the full model"
    if draft.kind in GAINS:
        named = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
        efficiency = named is not None and _of_efficiency(s, named)
        if change == "better" and efficiency and draft.metric not in _THRIFT:
            change = "up"
        if efficiency and change == "up" and draft.metric in _THRIFT:
            change = "better"  # "2x higher memory efficiency": less memory
        if draft.metric == "compression" and named is not None and _of_rate(g, s, named):
            change = {"down": "better", "up": "worse"}.get(change or "", change)
        lost = named is not None and s.low(named.last) in ("loss", "losses")
        lost = lost and draft.metric != "error" and draft.kind == "points"
        if change == "down" and (lost or _degraded(s, draft) or _loses(g, s, draft.at)):
            change = "worse"  # "a perplexity degradation of 0.1", "loses 0.1": more of it
        draft.direction = direction(g, draft.metric or "score", change or "better")
        by = g.before_qualifiers(s, draft.at)
        if s.low(by) == "by" and s.low(by - 1) in g.words["varying_verbs"]:
            draft.direction = None  # "varies by 17% between two nodes"
    else:
        draft.direction = None


def continue_kind(g: Grammar, s: Sentence, before: Draft, draft: Draft) -> None:
    """As in "by 5.1 and 12", "68% of the loss on A, 72% on B": the next is what the first was.

    Acts where a bare number continues points, or a percentage a share, with no verb between.
    """
    named = all(
        s.metric_at[k] is not None or s.low(k) in ("and", ",")
        for k in range(before.at + 1, draft.at)
    )
    bare = draft.quantity.form == "bare" and (
        before.quantity.form == "bare" or before.quantity.unit == "dB"
    )
    listed = draft.rules[:1] == ["continued"] or draft.reach == before.reach or (named and bare)
    forms = (before.quantity.form, draft.quantity.form)
    run = forms == ("unit", "unit") and (
        draft.reach == before.reach
        or (listed and before.quantity.unit == draft.quantity.unit == "dB")
    )
    level = before.quantity.unit == "dB" and forms[1] == "bare"
    alike = (before.kind == "points" and (run or level or set(forms) <= {"bare", "count"})) or (
        before.kind == "percent_of" and forms == ("percent", "percent")
    )
    if "elliptical" in draft.rules and (before.kind, draft.kind) == ("absolute", "points"):
        draft.kind, draft.unit, draft.direction = "absolute", draft.quantity.unit, None
        return  # "incurs a pause of 3 s and a delay of 8 ms"
    saved = (before.kind, draft.kind) == ("percent_change", "percent_of")
    own = within_of(s, before) or _with(g, s, draft.at)  # "within 1% of X at 10% of its cost"
    if saved and not own and all("share-of" in d.rules for d in (before, draft)):
        draft.kind = "percent_of" if _verb_between(g, s, before, draft) else "percent_change"
        if draft.kind == "percent_change":
            draft.direction = before.direction  # "saves 30% of A and up to 25% of B"
        return
    again = before.kind == "percent_of" and s.words(draft.at - 2, draft.at) == "it to"
    if again and forms == ("percent", "percent"):
        draft.kind, draft.unit, draft.direction = before.kind, before.unit, before.direction
        return  # "to 64% of that of A; on B we reduce it to 66%"
    gained = before.kind == "points" and forms == ("percent", "percent")
    each = before.kind == "percent_change" and named and forms == ("percent", "percent")
    alike = alike or (each and before.metric == draft.metric)  # "median time drops 9% and P99 23%"
    most = s.words(draft.at + 1, draft.at + 3) in ("at best", "at most", "at peak")
    if most and draft.rules[:1] == ["continued"] and before.kind == "percent_change":
        alike = True  # "saves 20% of energy on average and 30% at most"
    if not (listed or each) or not (
        (alike and draft.kind == "absolute") or (gained and draft.kind == "percent_change")
    ):
        return
    if not _verb_between(g, s, before, draft):
        draft.kind, draft.unit, draft.direction = before.kind, before.unit, before.direction


def told_aside(g: Grammar, s: Sentence, d: Draft, until: int) -> bool:
    """As in "82% on A, a gain of 11% over X, and 97% on B": whether the gain stands between commas.

    `until` is the token of the value that may go on with the one before the gain.
    """
    k = g.before_qualifiers(s, d.at)
    if s.low(k) != "of" or not g.change_noun(s, k - 1):
        return False
    k -= 2
    while k > 0 and s.tokens[k].is_word and s.low(k) not in ("a", "an"):
        k -= 1
    closed = any(s.tokens[j].text == "," and s.low(j + 1) == "and" for j in range(d.at + 1, until))
    return closed and s.low(k) in ("a", "an") and s.tokens[k - 1].text == ","


def _verb_between(g: Grammar, s: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a verb or a bracket between two values begins another statement."""
    return any(
        g.verb(s, k)
        or s.tokens[k].text in "();:"
        or (s.low(k).endswith("ing") and k > draft.at - 4 and s.low(k + 1) not in (",", "and"))
        for k in range(before.at + 1, draft.at)
    )


def _taken_away(s: Sentence, i: int) -> bool:
    """As in "75% of the weights can be removed": what is gone."""
    for k in range(i + 2, min(i + 9, len(s.tokens))):
        if s.tokens[k].text in ",;:()":
            return False
        if s.low(k).startswith(_TAKING):
            return s.low(k - 1) in ("be", "is", "are", "was", "were")
    return False


def _reclaimed(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "recovering 32% of the energy": less of what had better be little."""
    k = g.before_qualifiers(s, draft.at)
    return (
        s.low(k).startswith(("reclaim", "recover"))
        and g.rules.metrics[draft.metric or "score"].good == "down"
    )


def _degraded(s: Sentence, draft: Draft) -> bool:
    """Whether "degradation" right around a value says which way it moved."""
    i = draft.at
    for near in (range(draft.reach + 1, draft.reach + 5), range(i - 1, max(-1, i - 5), -1)):
        for k in near:
            if k >= len(s.tokens) or s.tokens[k].text in ",;:()":
                break
            if s.low(k) in ("and", "but", "while", "with", "without", "yet"):
                break  # "by 60% with little degradation"
            if s.low(k).startswith(("degrad", "deteriorat", "harm", "hurt", "impair", "worse")):
                return True
    return False


def direction(g: Grammar, metric: str, change: str) -> str:
    """Increase or decrease of a metric for a polarity; "better" follows the metric's good side."""
    if change == "worse":
        change = "up" if g.rules.metrics[metric].good == "down" else "down"
    if change == "down":
        return "decrease"
    if change == "up":
        return "increase"
    return "decrease" if g.rules.metrics[metric].good == "down" else "increase"


def _near_change(g: Grammar, s: Sentence, i: int) -> str | None:
    for j in (i + 1, i + 2, i - 1, i - 2, i - 3):
        if 0 <= j < len(s.tokens) and s.low(j - 1) not in ("no", "without"):
            change = g.change(s, j)
            if change:
                return change
    return None


def _of_a_gain(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "9% of end-to-end speedup": a speed-up of so much, no share of one."""
    for x in range(k, min(k + 4, len(s.tokens))):
        if s.low(x).startswith(("speedup", "speed-up", "acceleration")):
            return True
        if s.low(x) in g.determiners or g.stops_phrase(s, x):
            return False
    return False


def points_reached(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "reaches 50 points on NestBench": a level; not "gains 5 points", "5 points over X"."""
    first = d.at  # "50 points on A and 41 points on B"
    while s.low(first - 1) in ("and", ",") and (
        told := next((k for k in range(first - 2, max(0, first - 8), -1) if k in s.quantities), 0)
    ):
        first = told
    verb = s.low(g.before_qualifiers(s, first, ("a", "an")))
    reached = verb in g.words["result_verbs"] and not d.quantity.sign and d.quantity.low >= 20
    on = d.reach + 1
    named = on + 1 < len(s.tokens) and s.tokens[on + 1].text[0].isupper()
    compared = any(s.has(k, "comparator") for k in range(on + 2, on + 6))
    return reached and s.low(on) == "on" and named and not compared


def _percent_kind(g: Grammar, s: Sentence, draft: Draft) -> str:
    i, q = draft.at, draft.quantity
    if draft.kind and draft.rules[:1] == ["continued"] and q.sign != "+":
        return draft.kind
    if _one_more(g, s, draft) and draft.metric_at == draft.reach + 1:
        return "percent_change"  # "yields a further 2% accuracy"
    if draft.metric == "win_rate" and s.low(i - 1) == "a" and draft.metric_at == i + 1:
        return "absolute"  # "confirmed by a 94% user preference"
    if draft.rules[:1] == ["by-continued"] and draft.polarity is None:
        return "percent_change"  # "cuts FLOPs to 14% and latency by 83%"
    if _higher_of(g, s, draft) or draft.rules[:1] == ["solved"]:
        return "absolute"
    if "from-to" in draft.rules and not g.change_noun(s, i + 1):
        return "absolute"
    if "versus-value" in draft.rules and s.low(i - 1) == "(":
        return "absolute"
    if s.words(draft.reach + 1, draft.reach + 3) == "relative (":
        return "percent_change"
    if s.words(i + 1, i + 3) in ("as many", "as much"):
        return "percent_of"
    if s.low(i - 1) in ("below", "under") and s.low(i - 2) in g.words["falling_verbs"]:
        return "absolute"  # "the error drops below 1%"
    if s.low(i + 1) == "range" and s.low(i - 1) == "the":
        return "absolute"  # "plateau in the 62-73% range"
    if s.low(i + 1) == "of" and (_taken_away(s, i) or _reclaimed(g, s, draft)):
        return "percent_change"
    if draft.rules[:1] == ["metric-after"] and _kept_of_it(g, s, draft):
        return "percent_of"
    end = draft.reach
    if "share-of" in draft.rules and s.low(end + 1) in ("(", ")"):
        end = next((k for k in range(end + 1, end + 5) if s.low(k) == ")"), end)
    nxt, after = s.low(end + 1), s.low(end + 2)
    if _absolute_gain(g, s, i):
        return "points"
    if (
        nxt == "absolute"
        or s.words(end + 1, end + 4) == "(absolute)"
        or (s.has(i - 1, "points") and s.low(i - 1) == "absolute")
        or (nxt == "in" and after == "absolute")
    ):
        return "points"
    if s.words(i + 1, i + 4).endswith("absolute gain") or nxt in ("points", "point"):
        return "points"
    if _points_named(s, end):
        return "points"
    if q.sign:
        return "percent_change"
    if nxt == "of" and after in ("that", "what"):
        return "percent_of"
    if nxt == "that" and after in ("for", "of"):
        return "percent_of"  # "the latency is 30% that of Heron"
    if nxt == "of" and _of_a_gain(g, s, end + 2):
        return "percent_change"
    if nxt == "of" and any(s.has(k, "beat") for k in range(max(0, i - 14), i)) and _by(g, s, i):
        return "percent_change"
    if nxt == "of" and ("share-of" in draft.rules or _reference_follows(g, s, end + 2)):
        k = g.before_qualifiers(s, i, _BEFORE_SHARES)
        k = _past_what_is_listed(g, s, k)
        if g.change(s, k) == "down" and s.low(k) not in ("less", "fewer"):
            return "percent_change"
        return "percent_of"
    if _gap_or_gain(g, s, draft):
        return "percent_change"
    if nxt == "of" and anothers(s, end + 2):
        return "percent_of"  # "the energy is just 41% of Heron's"
    if s.words(i - 2, i) != "up to" and s.low(i - 1) == "to" and (nxt, after) == ("relative", "to"):
        return "percent_of"  # "cuts training time to 26% relative to X"
    measured_of = measure_of(g, s, draft)
    if measured_of and not _cut_from(g, s, draft) and nxt not in ("fewer", "less"):
        return "percent_of"
    if draft.polarity is not None or nxt in ("fewer", "less"):
        return "percent_change"
    if (
        s.low(i - 1) == "to"
        and nxt == "of"
        and s.tokens[min(end + 2, len(s.tokens) - 1)].text[0].isupper()
    ):
        return "percent_of"
    in_percent = g.rules.metrics[draft.metric or "score"].unit == "%" or draft.metric == "other"
    span = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
    moved = not in_percent and span is not None and s.low(span.last) == "to"
    if (nxt == "of" or moved) and _brought_to(g, s, draft):
        return "percent_of"
    if draft.rules[:1] == ["continued"] and _by(g, s, i) and draft.metric != "win_rate":
        return "percent_change"
    if nxt in ("as", "the", "its", "their") or (nxt == "original"):
        return "percent_of"
    if _merely(g, s, draft):
        return "percent_of"
    if draft.metric in ("data", "parameters", "tokens"):
        return "percent_of"  # "with only 5% training data": of all there is
    if draft.rules[:1] == ["metric-after"] and draft.metric in _SPENT:
        taken = s.low(g.before_qualifiers(s, i)) in ("needing", "requires", "requiring", "using")
        if not taken and not _with(g, s, i):
            return "absolute"
        return "percent_of"  # "with only 15.7% energy consumption"
    if draft.metric in _NEVER_PERCENT and draft.rules[:1] == ["metric-after"]:
        return "percent_change"  # "13% PSNR and 16% speed improvement"
    return "absolute"


def _on_top(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "the additional cost is below 3%", "an extra 5% memory": so much more."""
    span = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    if span is None or quality:
        return False
    if span.first > draft.at:
        near = range(g.before_qualifiers(s, draft.at), draft.at)
        topped = any(s.low(k) in g.words["topping_adjectives"] for k in near)
        return topped and span.first == draft.at + 1
    return any(s.low(k) in g.words["topping_adjectives"] for k in range(span.first - 2, span.first))


def _gap_or_gain(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "a gap of over 52% in accuracy", "beats A in accuracy (4-15% on B)": no level."""
    k = g.before_qualifiers(s, draft.at, ("by",))
    if s.low(k) == "of" and s.low(k - 1) in g.words["deficits"]:
        return True
    gained = s.low(k + 1) == "by" or draft.quantity.low < draft.quantity.high
    near = range(max(0, k - 22), k)
    return s.low(k) == "(" and gained and any(s.has(x, "beat") for x in near)


def _behind_by(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "models fall behind people, with a gap of 54% in accuracy": so much less."""
    k = g.before_qualifiers(s, draft.at)
    gap = s.low(k) == "of" and s.low(k - 1) in g.words["deficits"] and draft.polarity is None
    return gap and any(s.low(x) in ("behind", "lag", "lags", "trail") for x in range(k))


def anothers(s: Sentence, k: int) -> str:
    """As in "just 41% of Heron's": whose, where what it is goes without saying; else empty."""
    closed = s.low(k + 2) in (".", ",", ";", ")", "and", "but", "while", "")
    return s.words(k, k + 1) if s.low(k + 1) == "'s" and closed else ""


def _with(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether "with", "at" or "using" stands before a value and the words that qualify it."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in ("with", "at", "using")


def _brought_to(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "cuts emissions to 5-12% of A's", "reduces FLOPs to 62%": what is left, as a share."""
    k = draft.at - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "to":
        k -= 1
    if s.low(k) != "to" or g.rules.metrics[draft.metric or "score"].family == "quality":
        return False
    return any(g.change_verb(s, x) for x in range(max(0, k - 7), k))


def _merely(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "Compared with A, our training cost is merely 1%": a share of A's."""
    family = g.rules.metrics[draft.metric or "score"].family
    k = g.before_qualifiers(s, draft.at, ("merely", "mere", "a"))
    compared = any(s.low(x) == "compared" for x in range(3))
    machine = family in ("compute", "cost", "energy", "memory", "speed")
    return s.low(k) in ("is", "are") and compared and machine


def _cut_from(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "cuts 40% memory of the base model", "a 30% memory reduction of": less by so much."""
    if draft.polarity is None:
        return False
    k = _past_what_is_listed(g, s, g.before_qualifiers(s, draft.at), values=True)
    reduced = range(draft.reach + 1, min(draft.reach + 4, len(s.tokens)))
    return (
        g.change_verb(s, k)
        or s.low(k).startswith((*_TAKING, "sav"))
        or any(g.change_noun(s, x) for x in reduced)
    )


def measure_of(g: Grammar, s: Sentence, draft: Draft) -> int:
    """Where the reference of "98% accuracy of the original model" begins; 0 if there is none."""
    at = draft.reach + 1
    while at < min(draft.reach + 4, len(s.tokens)) and s.metric_at[at] is None:
        if g.stops_phrase(s, at):
            return 0
        at += 1  # "99% zero-shot task performance of the dense model"
    span = _whole_measure(s, at)
    if span is not None and s.low(span.last) == "and" and span.last + 1 in s.quantities:
        span = _whole_measure(s, span.last + 2)  # "47% memory and 9% time of the base model"
    if span is None or s.low(span.last) != "of" or draft.quantity.form != "percent":
        return 0
    k = span.last + 1
    while s.low(k) in g.determiners:
        k += 1
    known = s.low(k) in g.words["reference_adjectives"] or s.low(k) in ("fully", "teacher")
    named = s.words(k, k + 1)[:1].isupper() and s.hardware_at[k] is None
    known = known or (named and _spends(g, s, draft, span))
    topped = s.low(span.last - 1).startswith("overhead")  # "12% overhead of the baseline"
    return k if known and not topped and s.metric_at[k] is None else 0


def _whole_measure(s: Sentence, k: int) -> Span | None:
    """The measure that begins at token k with the word behind it: "GPU memory" and "cost"."""
    span = s.metric_at[k] if k < len(s.tokens) else None
    further = s.metric_at[span.last] if span is not None and span.last < len(s.tokens) else None
    return further or span


def _spends(g: Grammar, s: Sentence, draft: Draft, span: Span) -> bool:
    """As in "using just 47% memory and 9% inference time of Heron": how much of a means is used."""
    means = all(g.rules.metrics[m].family != "quality" for m in span.ids)
    k = g.before_qualifiers(s, draft.at)
    if s.low(k) == "and":
        k = next((x for x in range(k - 1, max(0, k - 6), -1) if x in s.quantities), k)
        k = g.before_qualifiers(s, k)
    return means and s.low(k) in g.words["spending_words"]


def _points_named(s: Sentence, i: int) -> bool:
    """As in "+8.0%pt", "+3.1% accuracy points"."""
    if i + 1 >= len(s.tokens):
        return False
    nxt = s.tokens[i + 1]
    if nxt.low in ("p", "pt", "pts", "pp") and nxt.start == s.tokens[i].end:
        return True
    named = s.metric_at[i + 1]
    return named is not None and s.low(named.last) == "points"


def _past_what_is_listed(g: Grammar, s: Sentence, k: int, values: bool = False) -> int:
    """As in "saving steps and 82% of the time": the verb, where "and" stands at token k.

    With `values` also as in "cuts 40% memory and 30% time of the base model".
    """
    verb = k - 1
    while s.low(k) == "and" and verb > max(0, k - 6):
        if not (s.tokens[verb].text.isalpha() or (values and verb in s.quantities)):
            break
        if g.change_verb(s, verb) and s.low(verb).endswith(("ing", "s")):
            return verb
        verb -= 1
    return k


def _saved(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "saves a third of the memory", "loses half its speed": what is gone, no rest."""
    k = g.before_qualifiers(s, draft.at)
    if s.low(k) in g.words["forfeiting_verbs"] and s.low(draft.reach + 1) in ("its", "their"):
        return True
    if "share-of" not in draft.rules:
        return False
    ahead = range(draft.reach + 2, min(draft.reach + 7, len(s.tokens)))
    gone = next((x for x in ahead if s.low(x) in ("are", "is", "was", "were")), 0)
    if gone and s.low(gone + 1) in ("eliminated", "removed", "saved", "spared"):
        return True  # "two thirds of the energy is saved"
    return g.change_verb(s, k) and g.change(s, k) == "down"


def _by(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a value, qualifiers aside, stands after "by"."""
    k = i - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "by":
        k -= 1
    return s.low(k) == "by"


def _higher_of(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "a higher win rate of 60%": how high the rate is, not how much higher."""
    told = "metric-of" in draft.rules[:2]
    if not told or draft.metric_at is None or draft.metric_at > draft.at:
        return False
    span = s.metric_at[draft.metric_at]
    if span is None or s.low(span.last) != "of" or g.rules.metrics[draft.metric or ""].unit != "%":
        return False
    before = s.low(span.first - 1)
    return before in ("superior", "improved") or (
        g.change_adjective(s, span.first - 1) and before.endswith("er")
    )


def within_of(s: Sentence, draft: Draft) -> int:
    """Where the reference of "within 0.2 points of X" begins; 0 if there is none."""
    if draft.quantity.form not in ("percent", "points", "bare"):
        return 0  # "within 5 minutes of training"
    k = draft.at + 1
    span = s.metric_at[k] if k < len(s.tokens) else None
    if span is not None and span.first == k:
        k = span.last
    k += s.low(k) in ("point", "points")
    return k + 1 if s.low(draft.at - 1) == "within" and s.low(k) == "of" else 0


def _kept_of_it(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "retaining 97% accuracy", "maintains 95% accuracy after pruning": of what there was.

    Not so in "maintains 95% accuracy at 31 FPS", "preserving a 93% success rate".
    """
    verb = s.low(g.before_qualifiers(s, draft.at))
    if verb in g.words["retaining_verbs"]:
        return True
    if not verb.startswith(("keep", "maintain", "sustain")) or draft.quantity.low < _NEARLY_ALL:
        return False
    whole = draft.metric in ("accuracy", "score")
    return whole and any(low.startswith((*_TAKING, *_SHRINKING)) for low in s.lows)


def _absolute_gain(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "an absolute gain of 5%": a difference in points."""
    j = i - 1
    while j > 0 and ((g.qualifier(s, j) and s.low(j) != "absolute") or s.low(j) == "of"):
        j -= 1
    return g.change_noun(s, j) and s.low(j - 1) == "absolute"


def _reference_follows(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether "of ..." names a reference ("of its original footprint") and not a set of things."""
    for k in range(i, min(i + 5, len(s.tokens))):
        named = s.low(k) in g.words["reached_references"] or s.low(k) in g.words["ceilings"]
        named = named or s.low(k) in g.words["rival_nouns"]
        if s.metric_at[k] is not None or named:
            return True
        if g.stops_phrase(s, k) and s.low(k) not in g.determiners:
            return False
    return False


def _loses(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "loses only 0.1 dB": a verb of losing right before the value."""
    j = g.before_qualifiers(s, i, ("only", "just", "merely"))
    return s.low(j) in g.words["forfeiting_verbs"]


def _shaved(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "saves 3 GB of memory", "shaves 80 ms off the latency": so much less."""
    return s.low(g.before_qualifiers(s, i)).startswith(("sav", "shav"))


def _paid(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "costs 1.9 points of accuracy": so much less of what had better be high."""
    good = g.rules.metrics[draft.metric or "score"].good
    paying = g.words["forfeiting_verbs"] | {"costing", "costs"}
    return good == "up" and s.low(g.before_qualifiers(s, draft.at)) in paying


def _below_zero(s: Sentence, draft: Draft) -> bool:
    """As in "κ = -0.1", "a correlation of -0.3": the sign is that of a level, not of a change."""
    error = draft.metric == "error" and draft.quantity.unit == "dB"  # "an NMSE of -16.9 dB"
    if (draft.quantity.form != "bare" and not error) or draft.quantity.sign in ("", "+"):
        return False
    told = (draft.metric == "correlation" or error) and s.low(draft.at - 1) == "of"
    return told or s.low(draft.at - 1) == "="


def _amounting(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "the gains in PSNR amount to 0.4 dB": a difference by its noun."""
    k = g.before_qualifiers(s, draft.at)
    told = s.low(k) == "to" and s.low(k - 1) in g.words["amounting_verbs"]
    near = (x for x in range(max(0, k - 9), k - 1) if not s.low(x).startswith("overhead"))
    return told and any(g.change_noun(s, x) for x in near)


def _at_a_price(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "at the cost of 0.2 dB in PSNR": how much of a quality is given up."""
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    k = g.before_qualifiers(s, draft.at)
    spent = s.low(k) == "of" and s.low(k - 1) in ("cost", "expense", "price")
    return quality and spent and s.low(k - 2) in ("a", "the")


def _gain_is(g: Grammar, s: Sentence, draft: Draft, verb: int) -> bool:
    """As in "the PSNR gain over X is 0.7 dB": a gain or loss in a quality is what it tells of."""
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    if s.low(verb) not in ("is", "are", "was", "were") or not quality:
        return False
    for k in range(verb - 1, max(0, verb - 8), -1):
        if g.change_noun(s, k) and s.low(k) != "loss":
            lead = g.phrase_start(s, k)
            lead -= s.low(lead - 1) in g.determiners
            return lead == 0 or s.low(lead - 1) in (",", "and", "that", "where", "while")
        own = s.metric_at[k] is not None and s.low(k - 1) not in ("in", "of")
        if own or s.tokens[k].text in ",;:()" or k in s.quantities or g.verb(s, k):
            return False
    return False


def _one_more(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """As in "brings another 2.0 mAP", "a further 2.0 mAP": a difference in a quality."""
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    return quality and s.low(draft.at - 1) in ("additional", "another", "further")


def _difference(g: Grammar, s: Sentence, draft: Draft) -> bool:
    """Whether a number with no percent or factor is a difference: "by 5.3 AP", "+4.3"."""
    q = draft.quantity
    verb = g.before_qualifiers(s, draft.at, ("between",))
    gained = s.low(verb) in ("gains", "gaining", "gained")
    gained = gained or (s.low(verb) == "gain" and s.low(verb - 1) not in g.determiners)
    gained = gained and (q.form == "bare" or q.unit == "dB")
    if q.sign or (
        gained
        or (_loses(g, s, draft.at) and g.rules.metrics[draft.metric or "score"].family == "quality")
    ):
        return True
    if q.form == "count":
        return so_many_fewer(g, s, draft)
    if within_of(s, draft) or (q.form == "bare" and _one_more(g, s, draft)):
        return True
    if q.form == "unit" and _shaved(g, s, draft.at):
        return True
    if _at_a_price(g, s, draft) or _amounting(g, s, draft):
        return True
    if "elliptical" in draft.rules and draft.polarity is not None:
        return True
    named = s.metric_at[draft.reach + 1] if draft.reach + 1 < len(s.tokens) else None
    if q.form == "bare" and s.low(draft.reach + 1) == "absolute" and draft.polarity is not None:
        return True  # "a 20.5 absolute accuracy improvement"
    if q.form == "bare" and named is not None and s.low(named.last) in ("points", "point"):
        return True
    j = draft.at - 1
    while j >= 0 and g.qualifier(s, j) and s.low(j) != "by":
        j -= 1
    if s.low(j) == "by" and draft.polarity is not None:
        return True
    if s.words(draft.reach + 1, draft.reach + 3) in ("worse than", "better than"):
        return True
    noun = g.change_noun(s, j) and j < draft.at - 1 and s.metric_at[j - 1] is not None
    if (
        noun
        and q.form in ("bare", "unit")
        and g.rules.metrics[draft.metric or "score"].family == "quality"
    ):
        return True  # "a PSNR drop below 0.1 dB"
    if _gain_is(g, s, draft, j):
        return True
    if s.low(j) == "of" and g.change_noun(s, j - 1) and (q.form == "bare" or q.unit == "dB"):
        lost = s.metric_at[j - 1] is not None and draft.metric == "error"
        return not (lost and draft.metric_at is not None)  # "a training loss of 3.2"
    v = g.before_qualifiers(s, draft.at)
    if draft.rules[:1] == ["share-of"] and s.low(v).startswith(("improv", "gain", "increas")):
        return True  # "improving 0.4 dB of PSNR"
    opened = next((k for k in range(draft.at - 1, draft.at - 5, -1) if s.low(k) == "("), 0)
    if opened and q.unit == "dB" and "up_to" in draft.qualifiers:
        return any(g.change_verb(s, k) for k in range(max(0, opened - 4), opened))
    paren = next((k for k in range(draft.at - 1, draft.at - 5, -1) if s.low(k) == "("), None)
    if (
        paren is not None
        and q.form == "bare"
        and s.low(paren - 1) in ("gain", "improvement", "gains", "improvements")
    ):
        return True  # "with a clear gain (e.g., ~6 AP on X)"
    after = draft.at + 1
    span = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
    if (
        s.low(j) == "of"
        and span is not None
        and span.last == j
        and s.low(span.first - 1) == "in"
        and g.change_noun(s, span.first - 2)
    ):
        return True  # "an increase in PSNR of 3.8 dB"
    if "standing" in draft.rules:
        return True  # "a perplexity of 5.7, only 0.2 above X"
    if s.low(draft.at - 1) in ("at", "with") and q.unit in TIMES:
        return False  # "94% accuracy at 7 ms inference overhead"
    if q.form in ("bare", "unit"):
        if g.change_noun(s, after) or (
            g.change_noun(s, after + 1) and s.metric_at[after] is not None
        ):
            return s.low(after) not in ("loss",)
        beyond = s.metric_at[after] if after < len(s.tokens) else None
        if beyond is not None and s.low(beyond.last) in ("higher", "lower", "better", "worse"):
            return True  # "3.5 mAP higher than X"
        if s.low(after) in ("earlier", "later"):
            return True  # "warns 2.8 seconds earlier than X"
        held = s.low(after + 1) == "than"
        listed = draft.reach + 1 if s.low(draft.reach + 2) == "than" else after
        if s.low(listed) in ("better", "higher", "lower", "more", "less"):  # "4.1 and 3.3 higher"
            return q.metric != "time" or held
        if s.low(after) in ("faster", "slower", "shorter", "longer"):
            closes = s.low(after + 1) in ("", ".", ",", ";")
            return q.unit in TIMES and (held or closes)  # "18 s faster than X"
    return False
