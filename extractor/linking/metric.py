"""The metric of a value, and where it stands: in the clause, before its bracket, in a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.values import pair_label

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

SPEED_LIKE = frozenset(
    {"throughput", "frame_rate", "latency", "time", "steps", "real_time_factor", "frequency"}
)


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


def quicker(span: Span, head: Span) -> bool:
    """As in "a latency speedup ratio of 2x": it is the latency that falls."""
    return best_id(span) == "latency" and span.last == head.first and best_id(head) == "speed"


_STAGES = ("decode", "decoding", "inference", "prefill", "serving", "training")
HEADS = ("area", "energy", "latency", "speed", "throughput", "time")
REPORTED = ("measured", "observed", "reported")


def object_after(g: Grammar, s: Sentence, j: int) -> int | None:
    """The first metric in the noun phrase after the preposition at token j."""
    k = j + 1
    steps = 0
    while k < len(s.tokens) and steps < 9:
        span = s.metric_at[k]
        if span is not None:
            doing = s.low(span.last).endswith(("tion", "ment", "sis"))
            if doing and s.metric_at[span.last + 1 : span.last + 2] not in ([], [None]):
                return span.last + 1  # "in risk estimation accuracy"
            head = s.metric_at[span.last] if span.last < len(s.tokens) else None
            timed = head is not None and best_id(head) in HEADS
            return span.last if timed else k  # "attention computation latency"
        if s.low(k) in REPORTED or s.low(k) in (
            "estimated",
            "lost",
            "needed",
            "overall",
            "required",
        ):
            k, steps = k + 1, steps + 1
            continue
        sized = s.tokens[k].text[-1:] in "BM" and s.tokens[k - 1].quantity is not None
        version = s.tokens[k].quantity is not None and (s.tokens[k - 1].text[0].isupper() or sized)
        if version and (s.quantity(k).form == "bare" or s.low(k + 1) == "'s"):
            k += 1  # "of Gemma 2 27B's performance"
            continue
        if s.low(k) == "and" and s.low(k - 1) == "'s":
            k += 1  # "of Heron's and Tern's performance"
            continue
        if (
            g.stops_phrase(s, k)
            and s.low(k) not in ("of", "the", "both", "its", "their", ",", *_STAGES)
        ) or s.tokens[k].text in ".;:":
            return None
        if s.has(k, "comparator"):
            return None
        k += 1
        steps += 1
    return None


def metric_loose(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """The object of the nearest verb of change to the left, where nothing closer names a metric."""
    for k in range(i - 1, max(floor, i - 16) - 1, -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ";:":
            return None
        entry = s.implied_at[k]
        behind = k > 0 and s.tokens[k - 1].quantity is not None  # "35% lower latency"
        if (g.change_verb(s, k) and not g.noun_use(s, k) and not behind) or (
            entry is not None and s.low(k).endswith("ing")
        ):
            inner = [m for m in s.metrics if k < m.first and m.last <= i]
            if not inner:
                return None
            metric = best_id(inner[0])
            high = g.rules.metrics[metric].family == "quality" and _high(g, s, i)
            mean = s.low(i + 1) in ("average", "avg", "mean") and s.low(i + 2) == ")"
            change = None if high or mean or _reached(g, s, i) else g.change(s, k) or "better"
            return Found(metric, inner[0].first, change, "loose-object")
    return None


def _high(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves accuracy, reaching 93%": who reaches so much has hardly gained it."""
    k = g.before_qualifiers(s, i)
    q = s.quantity(i)
    return s.low(k) == "reaching" and q.form == "percent" and q.low > 60


def _reached(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves accuracy, achieving 55.1% on A": how high it is, not how much higher."""
    k = g.before_qualifiers(s, i)
    at = i + 2 + (s.low(i + 2) == "the")
    named = at < len(s.tokens) and s.low(i + 1) == "on" and s.tokens[at].text[0].isupper()
    return named and s.low(k) in g.reaching


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


def _record_on(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "sets new records on A (84.1)": the name of a set before bracket j."""
    named = j > 1 and s.tokens[j - 1].text[0].isupper()
    on = next((k for k in range(j - 1, max(-1, j - 12), -1) if s.low(k) == "on"), 0)
    record = ("state-of-the-art", "sota", "record", "records", "result", "results")
    told = s.low(on - 1) in record or s.words(on - 2, on) == "the art"
    return named and told and not any(s.tokens[k].text in ";:" for k in range(on, j))


def label_opens(s: Sentence, i: int) -> int:
    """The bracket that opens before the label of value i: "(A: 91% vs. B: 84%)"; 0 without one."""
    last = next((k for k in s.quantities if i < k < i + 7), None)
    if last is None or pair_label(s, i, last) is None:
        return 0
    return next(k for k in range(i - 1, -1, -1) if s.tokens[k].text == "(")


def _small_loss(g: Grammar, s: Sentence, i: int, m: Span) -> Found | None:
    """As in "a small accuracy loss on nests (0.9%)", "loss of accuracy (1%)": so much is lost."""
    quantity = s.quantity(i)
    if quantity.form != "percent" or quantity.high >= 20:
        return None
    noun = m.first if s.low(m.first) == "loss" else m.last
    of = s.metric_at[noun - 1] if noun else None
    if s.low(m.first - 1) == "of":
        noun, of = m.first - 2, m
    lost = g.change_noun(s, noun) and g.change(s, noun) == "down"
    if of is None or not (lost or s.low(noun) in ("loss", "losses")):
        return None
    return Found(best_id(of), of.first, "down", "bracket")


def metric_in_brackets(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "high recall on X (91%)": a bracketed value takes the quality metric said before it."""
    j = i - 1
    moved = s.tokens[j].text in ("→", ">") and s.quantity(i).form != "factor"
    while j >= 0 and (
        g.qualifier(s, j)
        or s.tokens[j].text in "~≈<>≥≤→"
        or (moved and s.tokens[j].text == "-")
        or s.tokens[j].quantity is not None
        or s.low(j) in ("and", "averaging", "or", ",", "/", "e.g.", "i.e.", "versus", "vs", "vs.")
    ):
        j -= 1
    j = label_opens(s, i) or j
    if moved and s.tokens[j].text[0].isupper() and s.low(j - 1) in ("(", ",", "e.g."):
        j = next((k for k in range(j - 1, max(-1, j - 4), -1) if s.tokens[k].text == "("), j)
    if j < 0 or s.tokens[j].text != "(":
        return None
    close = i + 1
    while close < len(s.tokens) and (
        s.low(close) in ("and", "or", ",", "respectively", "/", "average")
        or s.tokens[close].quantity is not None
    ):
        close += 1
    paired = label_opens(s, i)
    closing = (")", "in", "for", "on", "over", "with", "vs", "vs.", ";", "across")
    if s.low(close) not in closing and not paired:
        return None
    for m in reversed(s.metrics):
        if m.last <= j and g.rules.metrics[best_id(m)].family == "quality":
            metric = best_id(m)
            if metric == "score" and s.low(m.first) == "performance":
                metric = "accuracy" if g.scanner.is_name(s.tokens[j - 1]) else "score"
            change = g.change(s, m.first - 2) or g.change(s, m.first - 1)
            vague = metric == "score" and s.low(m.first) == "performance"
            raised = s.quantity(i).form == "percent" and s.quantity(i).high < 20
            raised = raised and any(g.change_verb(s, k) for k in (m.first - 1, m.first - 2))
            change = change or (g.change(s, m.first - 1) or g.change(s, m.first - 2))
            if lost := _small_loss(g, s, i, m):
                return lost
            gained = (vague or raised) and not moved
            return Found(metric, m.first, change if gained else None, "bracket")
    noun = next((k for k in range(j - 1, max(-1, j - 8), -1) if g.change_noun(s, k)), None)
    if noun is not None and not moved and s.quantity(i).form in ("percent", "factor"):
        return Found("", None, g.change(s, noun), "bracket")
    if s.low(j - 1) in ("performance", "results") and s.quantity(i).form == "percent":
        return Found("score", j - 1, None, "bracket")
    if s.quantity(i).form == "bare" and _record_on(g, s, j):
        return Found("score", j - 1, None, "bracket")
    if j > 0 and g.scanner.is_name(s.tokens[j - 1]) and s.quantity(i).form == "percent":
        return Found("accuracy", j - 1, None, "bracket")
    return None
