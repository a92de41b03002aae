"""Which metric a value measures: the constructions by which papers name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

_WEAK = frozenset(
    {
        "score",
        "data",
        "tokens",
        "parameters",
        "other",
        "context_length",
        "model_size",
        "request_rate",
    }
)
_SPEED_LIKE = frozenset(
    {"throughput", "frame_rate", "latency", "time", "steps", "real_time_factor", "frequency"}
)
_QUALITY_ON = frozenset({"success_rate", "accuracy", "f1", "map", "miou", "fid", "psnr"})


@dataclass(slots=True)
class Found:
    """A metric for a value: its id, the token where it stands, the polarity of the change.

    `change` is down, up, better or None where no change is spoken of (an absolute value);
    `rule` names the construction.
    """

    metric: str
    at: int | None
    change: str | None
    rule: str


def best_id(span: Span) -> str:
    """The id of a metric span; the first rule that claims the phrase wins."""
    return span.ids[0]


_COMPARATIVES = {
    "less": "down",
    "fewer": "down",
    "lower": "down",
    "more": "up",
    "higher": "up",
    "greater": "up",
}


def metric_after(g: Grammar, s: Sentence, i: int) -> Found | None:
    """The value stands before its metric: "2x lower latency", "30% reduction in memory"."""
    change: str | None = None
    implied: tuple[str, int] | None = None
    noun_at: int | None = None
    j = i + 1
    n = len(s.tokens)
    steps = 0
    if _unknown_measure(g, s, i):
        return Found("score", i + 1, None, "metric-after")
    if j < n and s.tokens[j].text == "(" and (close := _short_bracket(s, j)):
        j = close
    while j < n and steps < 9:
        t = s.tokens[j]
        if t.quantity is not None:
            break
        span = s.metric_at[j]
        entry = s.implied_at[j]
        if s.has(j, "points") and j == i + 1:
            j += 1
            continue
        if j == i + 1 and t.low in _COMPARATIVES and s.low(j + 1) == "than":
            return Found("", None, _COMPARATIVES[t.low], "change-after")
        if entry is not None and not (span is not None and span.last > entry.last):
            rule = g.rules.implied[entry.ids[0]]
            implied = implied or (rule.id, j)
            change = change or ("up" if rule.direction == "increase" else "down")
            noun_at = noun_at if noun_at is not None else (j if span is not None else None)
            j = entry.last
            steps += 1
            continue
        if g.change_noun(s, j) and not (span is not None and span.last - span.first > 1):
            change = change or g.change(s, j)
            return _after_noun(g, s, i, j, change, implied)
        if span is not None:
            nxt = s.implied_at[span.last] if span.last < n else None
            if (
                nxt is not None
                and best_id(span) in ("time", "steps")
                and nxt.ids[0] == "faster"
                and s.low(span.last) != "faster"
            ):
                return Found("speed", span.last, "up", "implied-after")
            if _then_noun(g, s, span.last):
                change = change or g.change(s, span.last)
                noun_at = span.last
            return _resolve(g, s, span, change, implied, "metric-after")
        if t.low == "of" and j == i + 1:
            return _share_of(g, s, j)
        if t.low in ("in", "on") and j == i + 1 and implied is None:
            at = _object_after(g, s, j)
            if at is not None and (t.low == "in" or best_id(s.metric_at[at]) in _QUALITY_ON):  # type: ignore[arg-type]
                return Found(best_id(s.metric_at[at]), at, None, "metric-in")  # type: ignore[arg-type]
        if g.change_adjective(s, j):
            change = change or g.change(s, j)
            j += 1
            steps += 1
            continue
        if t.low in ("in", "on", "of", "for") and implied is not None:
            found = _object_after(g, s, j)
            if found is not None and s.metric_at[found] is not None:
                inner = best_id(s.metric_at[found])  # type: ignore[arg-type]
                if inner in _SPEED_LIKE and implied[0] == "faster":
                    return Found(inner, found, "better", "metric-after")
                if implied[0] in ("cheaper", "smaller", "larger", "longer", "shorter", "lower"):
                    return Found(inner, found, change, "metric-after")
            break
        if g.stops_phrase(s, j) and not (t.low in ("the", "as", "than") and j - i < 3):
            break
        j += 1
        steps += 1
    if implied is not None:
        rule = g.rules.implied[implied[0]]
        return Found(
            rule.metric,
            implied[1],
            "up" if rule.direction == "increase" else "down",
            "implied-after",
        )
    if change is not None:
        return Found("", None, change, "change-after")
    return None


def _unknown_measure(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "91% ANLS and 82% mAP": a capital short form that no rule knows, right after."""
    if i + 2 >= len(s.tokens) or s.quantity(i).form != "percent":
        return False
    name = s.tokens[i + 1]
    return (
        name.text.isalpha()
        and name.text.isupper()
        and 3 <= len(name.text) <= 6
        and s.metric_at[i + 1] is None
        and s.implied_at[i + 1] is None
        and s.hardware_at[i + 1] is None
        and s.low(i + 2) in ("and", ",", "on", ".", "at", "with")
    )


def _short_bracket(s: Sentence, k: int) -> int | None:
    """After "94%/92% (pitch/roll) accuracy": the metric behind a bracket without values."""
    for close in range(k + 2, min(k + 6, len(s.tokens) - 1)):
        if s.tokens[close].quantity is not None or s.metric_at[close] is not None:
            return None
        if s.tokens[close].text == ")":
            return close + 1 if s.metric_at[close + 1] is not None else None
    return None


def _then_noun(g: Grammar, s: Sentence, j: int) -> bool:
    return j < len(s.tokens) and g.change_noun(s, j)


def _share_of(g: Grammar, s: Sentence, j: int) -> Found | None:
    """As in "79% of the energy": the metric of which the value is a share."""
    if s.words(j + 1, j + 3) in ("the time", "the cases") and s.low(j + 3) != "of":
        return None
    if s.low(j + 1) in ("cases", "time"):
        return None
    at = _object_after(g, s, j)
    if at is None:
        return None
    span = s.metric_at[at]
    assert span is not None
    return Found(best_id(span), at, None, "share-of")


def _object_after(g: Grammar, s: Sentence, j: int) -> int | None:
    """The first metric in the noun phrase after the preposition at token j."""
    k = j + 1
    steps = 0
    while k < len(s.tokens) and steps < 7:
        if s.metric_at[k] is not None:
            return k
        if s.low(k) in ("measured", "reported", "estimated", "overall"):
            k, steps = k + 1, steps + 1
            continue
        if (
            g.stops_phrase(s, k)
            and s.low(k) not in ("of", "the", "both", "its", "their", "training", ",")
        ) or s.tokens[k].text in ".;:":
            return None
        if s.has(k, "comparator"):
            return None
        k += 1
        steps += 1
    return None


def _after_noun(
    g: Grammar, s: Sentence, i: int, j: int, change: str | None, implied: tuple[str, int] | None
) -> Found:
    """As in "30% reduction in X": the metric after a noun of change."""
    k = j + 1
    n = len(s.tokens)
    own = s.metric_at[j]
    for _ in range(12):
        if k >= n or s.tokens[k].quantity is not None or s.tokens[k].text in ".;:(":
            break
        if s.low(k) in ("in", "of", "on", "for", "to") or s.words(k, k + 3) == "in terms of":
            at = _object_after(g, s, k)
            if at is not None:
                span = s.metric_at[at]
                assert span is not None
                return Found(best_id(span), at, change, "metric-after")
        if s.low(k) in ("and", "while", "but", ",", "whereas", "which", "that") and k > j + 1:
            break
        k += 1
    if implied is not None:
        rule = g.rules.implied[implied[0]]
        return Found(
            rule.metric,
            implied[1],
            "up" if rule.direction == "increase" else "down",
            "implied-after",
        )
    if own is not None and best_id(own) not in ("error",):
        return Found(best_id(own), j, change, "metric-after")
    return Found("", None, change, "change-after")


def _resolve(
    g: Grammar,
    s: Sentence,
    span: Span,
    change: str | None,
    implied: tuple[str, int] | None,
    rule: str,
) -> Found:
    metric = best_id(span)
    if change is None and span.last - span.first > 1:
        change = g.change(s, span.last - 1) if g.change_noun(s, span.last - 1) else None
    if implied is not None and metric not in _SPEED_LIKE and implied[0] in ("faster", "slower"):
        entry = g.rules.implied[implied[0]]
        return Found(
            entry.metric,
            implied[1],
            "up" if entry.direction == "increase" else "down",
            "implied-after",
        )
    if implied is not None and metric == "steps" and implied[0] == "faster":
        if s.low(span.first).startswith("converg"):
            return Found("steps", span.first, "up", rule)
        return Found("speed", implied[1], "up", "implied-after")
    if (
        implied is not None
        and implied[0] == "faster"
        and metric == "time"
        and s.low(implied[1]) != "faster"
    ):
        entry = g.rules.implied[implied[0]]
        return Found(entry.metric, implied[1], "up", "implied-after")
    easing = implied is not None and implied[0] in ("faster", "efficient", "convergence")
    if easing and metric in _SPEED_LIKE:
        change = "better"
    return Found(metric, span.first, change, rule)


def metric_before(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """The metric stands before its value: "accuracy of 93%", "cuts latency by 2x".

    Looks back from token i, not past token `floor`.
    """
    j = i - 1
    while j >= floor and (
        g.qualifier(s, j)
        or s.low(j) in g.adverbs
        or s.low(j) in ("consistently", "both", "all")
        or s.low(j) in ("a", "an", "the", "another", "whopping", "staggering", "additional")
        or s.tokens[j].text in ("~", "≈", "<", ">", "≥", "≤", "(", "=", ":", "[", "+", '"')
        or (
            s.metric_at[j] is None
            and s.low(j)
            in (
                "peak",
                "remarkable",
                "overall",
                "total",
                "further",
                "mean",
                "state-of-the-art",
                "competitive",
                "new",
                "new state-of-the-art",
                "impressive",
                "record",
            )
        )
    ):
        j -= 1
    if j < floor:
        return None
    link = s.low(j)
    if s.metric_at[j] is not None:
        return _adjacent(g, s, i, j)
    if link == "by" or link == "factor":
        return _by(g, s, j, floor)
    if link in (
        "of",
        "at",
        "is",
        "was",
        "are",
        "to",
        "reaches",
        "reaching",
        "reached",
        "with",
        "in",
        "as",
        "were",
        "exceeds",
        "exceeding",
        "from",
        "between",
        "achieves",
        "averaging",
        "averages",
        "hitting",
        "hits",
    ):
        return _linked(g, s, i, j, floor)
    if g.change_verb(s, j):
        change = g.change(s, j) or "better"
        return Found("", None, change, "verb-before")
    return None


def _adjacent(g: Grammar, s: Sentence, i: int, j: int) -> Found:
    span = s.metric_at[j]
    assert span is not None
    change = (
        g.change(s, span.last - 1)
        if g.change_noun(s, span.last - 1) and span.last - span.first > 1
        else None
    )
    quantity = s.quantity(i)
    sign = quantity.sign
    if sign:
        change = "up" if sign == "+" else "down"
    if change is None and s.quantity(i).form in ("factor", "percent", "points"):
        for k in range(span.first - 1, max(-1, span.first - 5), -1):
            if s.tokens[k].text in ",;:" or s.tokens[k].quantity is not None:
                break
            if g.change_verb(s, k):
                change = g.change(s, k)
                break
    if best_id(span) == "speed" and s.quantity(i).form in ("factor", "percent"):
        change = "up"
    return Found(best_id(span), span.first, change, "metric-adjacent")


def _by(g: Grammar, s: Sentence, j: int, floor: int) -> Found | None:
    """As in "cuts X by Q", "X drops by Q": the metric around a verb of change."""
    verb = None
    k = j - 1
    while k >= floor and j - k < 26:
        if s.tokens[k].text in ";:" or (
            s.low(k) in ("which", "that", "while", "whereas") and verb is None and j - k > 12
        ):
            break
        if g.change_verb(s, k) or (s.implied_at[k] is not None and not _nounish(g, s, k)):
            verb = k
            break
        compared = g.change_adjective(s, k) and any(s.low(x) == "than" for x in range(k, j))
        if (
            compared
            or (g.change_noun(s, k) and s.metric_at[k] is None and s.low(k) != "overhead")
            or (g.change_adjective(s, k) and j - k < 3)
        ):
            verb = k
            break
        k -= 1
    inner = [
        m
        for m in s.metrics
        if m.first > (k if verb is not None else max(floor, j - 8) - 1) and m.last <= j
    ]
    if verb is None:
        if inner and (inner[-1].last >= j - 1 or floor > 0):
            return Found(best_id(inner[-1]), inner[-1].first, None, "by-continued")
        return None
    change = g.change(s, verb)
    if inner:
        pick = inner[0]
        strong = [m for m in inner if best_id(m) not in _WEAK]
        if best_id(pick) in ("data", "score", "other") and strong:
            pick = strong[0]
        entry = s.implied_at[verb]
        if entry is not None and g.rules.implied[entry.ids[0]].metric in ("speed", "compression"):
            if (
                best_id(pick) not in _SPEED_LIKE
                or g.rules.implied[entry.ids[0]].metric == "compression"
            ):
                return Found(g.rules.implied[entry.ids[0]].metric, verb, "up", "implied-by")
            change = "better"
        if s.has(verb, "beat") and change is None:
            change = "better"
        return Found(best_id(pick), pick.first, change or "better", "change-by")
    entry = s.implied_at[verb]
    if entry is not None and not s.has(verb, "beat"):
        rule = g.rules.implied[entry.ids[0]]
        return Found(
            rule.metric, verb, "up" if rule.direction == "increase" else "down", "implied-by"
        )
    before = [m for m in s.metrics if m.last <= verb and m.first >= floor and verb - m.last < 4]
    if s.has(verb, "beat"):
        return Found("score", verb, "better", "beat-by")
    if before:
        return Found(best_id(before[-1]), before[-1].first, change or "better", "subject-by")
    return Found("", None, change, "verb-before")


def _nounish(g: Grammar, s: Sentence, k: int) -> bool:
    span = s.implied_at[k]
    return span is not None and g.rules.implied[span.ids[0]].metric in (
        "model_size",
        "context_length",
    )


def _linked(g: Grammar, s: Sentence, i: int, j: int, floor: int) -> Found | None:
    """As in "METRIC of Q", "METRIC is Q", "METRIC on DATA of Q", "improvement in METRIC of Q"."""
    change: str | None = None
    k = j - 1
    crossed = 0
    link = s.low(j)
    while k >= floor and j - k < 14:
        t = s.tokens[k]
        if t.text in ";:" or (t.quantity is not None and link not in ("to",)):
            break
        span = s.metric_at[k]
        entry = s.implied_at[k]
        if entry is not None and (
            span is None or best_id(span) in ("speed", "compression", "score")
        ):
            rule = g.rules.implied[entry.ids[0]]
            head = s.metric_at[entry.first - 1] if entry.first > floor else None
            if head is not None and best_id(head) in _SPEED_LIKE and rule.metric == "speed":
                return Found(best_id(head), head.first, "better", "metric-of")
            if link in ("of", "is", "was", "to", "by", "from", "between", "as", "at"):
                change = "up" if rule.direction == "increase" else "down"
                return Found(rule.metric, entry.first, change, "implied-of")
        if (
            g.change_noun(s, k)
            and not (span is not None and span.last - span.first > 1)
            and (span is None or best_id(span) in ("error", "score"))
        ):
            change = change or g.change(s, k)
            return _noun_of(g, s, i, j, k, change, floor)
        if span is not None:
            if (link == "to" and crossed == 0) or link in (
                "of",
                "is",
                "was",
                "are",
                "at",
                "to",
                "reaches",
                "reaching",
                "reached",
                "exceeds",
                "exceeding",
                "from",
                "between",
                "in",
                "with",
                "as",
                "averages",
                "averaging",
            ):
                lead = g.change(s, span.first - 1) if span.first > floor else None
                if span.last - span.first > 1 and g.change_noun(s, span.last - 1):
                    change = g.change(s, span.last - 1)
                change = change or _noun_in(g, s, span.first, floor)
                if crossed == 0 and lead and link == "of" and g.change_adjective(s, span.first - 1):
                    change = lead
                if link in ("in", "with", "as", "at") and crossed > 2:
                    return None
                if link in ("is", "was", "are") and (head := _head_metric(g, s, span, floor)):
                    return Found(best_id(head), head.first, change, "metric-of")
                return Found(best_id(span), span.first, change, "metric-of")
            return None
        if link in ("in", "with", "as") and crossed > 3:
            return None
        k -= 1
        crossed += 1
    return None


def _head_metric(g: Grammar, s: Sentence, span: Span, floor: int) -> Span | None:
    """As in "its correlation with the measured power is Q": the metric that the clause is about."""
    j = span.first - 1
    while j >= floor and (s.low(j) in g.determiners or s.low(j).endswith("ed")):
        j -= 1
    if j <= floor or s.low(j) not in ("with", "on", "for", "in", "between", "at"):
        return None
    return next((m for m in reversed(s.metrics) if floor <= m.first and m.last == j), None)


def _noun_in(g: Grammar, s: Sentence, first: int, floor: int) -> str | None:
    """As in "a reduction in METRIC of Q": the change named before the metric."""
    for k in range(first - 1, max(floor, first - 5) - 1, -1):
        if s.low(k) in ("in", "of") and k > floor and g.change_noun(s, k - 1):
            return g.change(s, k - 1)
        if s.tokens[k].text in ",;:" or g.verb(s, k):
            return None
    return None


def metric_loose(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """The object of the nearest verb of change to the left, where nothing closer names a metric."""
    for k in range(i - 1, max(floor, i - 16) - 1, -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ";:":
            return None
        entry = s.implied_at[k]
        if (g.change_verb(s, k) and not g.noun_use(s, k)) or (
            entry is not None and s.low(k).endswith("ing")
        ):
            inner = [m for m in s.metrics if k < m.first and m.last <= i]
            if inner:
                return Found(
                    best_id(inner[0]), inner[0].first, g.change(s, k) or "better", "loose-object"
                )
            return None
    return None


def metric_of_clause(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """As in "accuracy was kept as high as 98%": a quality named earlier in the same clause."""
    for k in range(i - 1, max(floor, i - 9) - 1, -1):
        if (
            s.tokens[k].text in ",;:()"
            or s.tokens[k].quantity is not None
            or s.low(k) in ("than", "over", "with", "at")
        ):
            return None
        span = s.metric_at[k]
        if span is not None and g.rules.metrics[best_id(span)].family == "quality":
            return Found(best_id(span), span.first, None, "clause-metric")
    return None


def metric_in_brackets(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "high recall on X (91%)": a bracketed value takes the quality metric said before it."""
    j = i - 1
    while j >= 0 and (
        g.qualifier(s, j)
        or s.tokens[j].text in "~≈<>≥≤"
        or s.tokens[j].quantity is not None
        or s.low(j) in ("and", "or", ",", "/")
    ):
        j -= 1
    if j < 0 or s.tokens[j].text != "(":
        return None
    close = i + 1
    while close < len(s.tokens) and (
        s.low(close) in ("and", "or", ",", "respectively", "/", "average", "on")
        or s.tokens[close].quantity is not None
    ):
        close += 1
    if s.low(close) not in (")", "in", "for", "with", "vs", "vs.", ";"):
        return None
    for m in reversed(s.metrics):
        if m.last <= j and g.rules.metrics[best_id(m)].family == "quality":
            metric = best_id(m)
            if metric == "score" and s.low(m.first) == "performance":
                metric = "accuracy" if g.scanner.is_name(s.tokens[j - 1]) else "score"
            return Found(metric, m.first, None, "bracket")
    if j > 0 and g.scanner.is_name(s.tokens[j - 1]) and s.quantity(i).form == "percent":
        return Found("accuracy", j - 1, None, "bracket")
    return None


def _noun_of(
    g: Grammar, s: Sentence, i: int, j: int, k: int, change: str | None, floor: int
) -> Found:
    """As in "a reduction of Q in X", "latency reductions of Q", "improvement in X of Q"."""
    for a in range(k + 1, j):
        if s.metric_at[a] is not None:
            return Found(best_id(s.metric_at[a]), a, change, "change-of")  # type: ignore[arg-type]
    before = s.metric_at[k - 1] if k - 1 >= floor else None
    if before is not None:
        return Found(best_id(before), before.first, change, "change-of")
    b = i + 1
    while b < len(s.tokens) and (
        s.tokens[b].text in ",/"
        or s.low(b) in ("and", "or")
        or (s.tokens[b].quantity is not None and s.quantity(b).form == s.quantity(i).form)
    ):
        b += 1
    i = b - 1
    for _ in range(8):
        if (
            b >= len(s.tokens)
            or (s.tokens[b].quantity is not None and b > i + 4)
            or s.tokens[b].text in ".;:"
        ):
            break
        if s.low(b) in ("in", "on", "for", "of") or s.words(b, b + 3) == "in terms of":
            at = _object_after(g, s, b)
            if at is not None:
                return Found(best_id(s.metric_at[at]), at, change, "change-of")  # type: ignore[arg-type]
        if s.low(b) in ("while", "but", "whereas"):
            break
        b += 1
    near = [m for m in s.metrics if m.last <= k and m.first >= floor and k - m.last < 5]
    if near:
        return Found(best_id(near[-1]), near[-1].first, change, "change-of")
    return Found("", None, change, "change-of")
