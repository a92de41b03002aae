"""At what a system is run while something else is measured: a power cap, a chunk, a fault rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_ALARMS = ("false acceptance", "false alarm", "false positive")
_ASKED = ("ap", "criterion", "map", "metric", "threshold", "thresholds")
_FOUND = ("accuracy", "f1", "map", "score", "success_rate")  # what an overlap is asked for
_SET_UP = ("capacity", "data", "device")
_ARTICLES = ("a", "an", "the")
_LASTING = ("day", "h", "min", "month", "week")
_FED = ("Mb/s", "kb/s", "query/s", "request/s")
_DRAWN = ("W", "mW", "µW", "uW")
_OVERLAPS = (0.25, 0.3, 0.5, 0.7, 0.75)  # of boxes, that count as found
_OPENING = ("at", "for", "given", "in", "under", "using", "with", "within")


def operating_point(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether value i only tells at what a system is run, tried, or held.

    What may be a result as well ("answers within a limit of 5 s") is none beside another value.
    """
    beside = any(k != i and s.quantity(k).form not in ("bare", "count") for k in s.quantities)
    return (
        _capped(g, s, i)
        or (beside and _mode(g, s, i))
        or (beside and bool(rate_suffered(g, s, i)))
        or _tolerated(g, s, i)
        or _opens_with(g, s, i)
        or _tried_for(g, s, i)
        or _coded_at(g, s, i)
        or _injected(s, i)
        or _ahead(s, i)
        or _clocked(s, i)
        or _magnified(g, s, i)
        or _grows_beside(g, s, i)
        or _overlap_asked(s, i)
        or (beside and _alarms_allowed(s, i))
        or (beside and _traded_at(g, s, i))
        or (beside and _gained_at(g, s, i))
    )


def _mode(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "in 15 W mode", "at a 30 W power limit": how a device is set up."""
    if s.quantity(i).unit not in ("W", "MHz", "GHz", "mW"):
        return False
    k = i + 1 + (s.low(i + 1) in ("clock", "power"))
    start = i - 1 - (s.low(i - 1) in _ARTICLES)
    return s.low(k) in g.words["modes"] and s.low(start) in _OPENING


def _capped(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "Limiting an A100 to 250 W lowers", "capping the GPU at 150 W": what is done to it."""
    if s.quantity(i).form != "unit" or s.low(i - 1) not in ("at", "to"):
        return False
    for k in range(i - 2, max(-1, i - 9), -1):
        if s.low(k) in g.words["capping_verbs"]:
            opens = k == 0 or s.tokens[k - 1].text == "," or s.low(k - 1) in ("by", "that", "when")
            return opens and any(x > i for x in s.quantities)
        if s.tokens[k].text in ",;:" or g.change_verb(s, k):
            return False
    return False


def rate_suffered(g: Grammar, s: Sentence, i: int) -> range:
    """As in "better than a filter with a false positive rate of 1%,": what a rival is set to.

    The words of the rate; empty where value i tells none.
    """
    of = g.before_qualifiers(s, i)
    if s.low(of) != "of" or s.low(of - 1) not in ("rate", "rates", "ratio"):
        return range(0)
    first = of - 2
    while of - first < 5 and s.tokens[first].is_word and s.low(first) not in g.prepositions:
        first -= 1
    led = any(s.has(k, "comparator") for k in range(min(first, 4)))
    held = s.low(first) == "with" and s.low(first + 1) in _ARTICLES and s.low(i + 1) == ","
    told = led and held and not any(s.tokens[k].text == "," for k in range(i))
    return range(first + 1, of) if told else range(0)


def _tolerated(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "reaches a tolerance of 5%", "with a granularity of 4 KB": how fine one looks."""
    of = g.before_qualifiers(s, i)
    return s.low(of) == "of" and s.low(of - 1) in g.words["grains"]


def _opens_with(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "For arrays of 4 GB, Lark", "With two bits a weight, it": what is worked on.

    The value closes a phrase that opens the sentence, and another value follows.
    """
    close = i + 1 + (s.low(i + 1) in ("each", "memory"))
    opened = s.low(0) in _OPENING and i < 9 and s.low(close) == ","
    if not opened or not any(k > i for k in s.quantities):
        return False
    if any(s.tokens[k].text == "," or g.verb(s, k) for k in range(i)):
        return False
    of = g.before_qualifiers(s, i)
    if s.quantity(i).form != "unit":
        return False
    if of == 0:
        return s.quantity(i).metric == "compression"
    many = s.low(0) == "for" and s.tokens[of - 1].text.islower() and s.metric_at[of - 1] is None
    return s.low(of) == "of" and many


def _tried_for(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "In a field trial of 11 weeks, Lark reaches": how long it was tried."""
    of = g.before_qualifiers(s, i)
    tried = s.low(of) == "of" and s.low(of - 1) in g.words["trials"]
    return tried and s.quantity(i).unit in _LASTING


def _coded_at(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "At 6 kbps, Lark receives 88.5", "At 200 requests/s, it gains 2x": what it is fed."""
    opens = i == 1 and s.low(0) == "at" and s.quantity(i).unit in _FED
    return opens and len(s.quantities) > 1 and not g.verb(s, i + 1)


def _injected(s: Sentence, i: int) -> bool:
    """As in "even when 300 ms of latency are injected": what is put in to try a system."""
    if s.low(i - 1) not in ("if", "when") or s.quantity(i).form not in ("percent", "unit"):
        return False
    be = next((k for k in range(i + 1, min(i + 8, len(s.tokens))) if s.low(k) in ("are", "is")), 0)
    return be > 0 and s.low(be + 1) in ("added", "injected", "introduced", "simulated")


def _ahead(s: Sentence, i: int) -> bool:
    """As in "a correlation of 0.97 for the wind at 3 days": how far ahead it is told."""
    lead = s.low(i - 1) == "at" and s.quantity(i).unit in ("day", "week")
    told = any(k < i and s.quantity(k).form in ("bare", "percent") for k in s.quantities)
    return lead and told


def _clocked(s: Sentence, i: int) -> bool:
    """As in "9 ms on a Cortex-M7 at 480 MHz": the clock of a device that one buys.

    Not "on an FPGA at 250 MHz", whose clock is what a design reaches.
    """
    if s.quantity(i).unit not in ("MHz", "GHz") or s.low(i - 1) != "at" or i < 3:
        return False
    if i - 2 in s.quantities and s.quantity(i - 2).unit in _DRAWN:
        return True  # "consumes 384 mW at 400 MHz"
    k = i - 2 - (s.low(i - 2) in ("clocked", "operating", "running"))
    device = s.hardware_at[k]
    bought = device is not None and device.device.kind not in ("fpga", None)
    return bought and len(s.quantities) > 1


def _magnified(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "31 dB with 4x upsampling", "for 4x super-resolution": how the task is set."""
    scaled = s.low(i + 1) in g.words["scaled_tasks"] or s.words(i + 1, i + 3) == "scale rendering"
    if s.quantity(i).form != "factor" or not scaled:
        return False
    return s.low(i - 1) in ("at", "for", "in", "on", "under", "with")


def _grows_beside(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "the gain rises as the sequence length grows from 4K to 128K": what it rises with."""
    if s.quantity(i).form not in ("bare", "count") or s.low(i - 1) not in ("from", "to"):
        return False
    for k in range(i - 2, max(-1, i - 14), -1):
        if s.tokens[k].text in ",;:()":
            return False
        if s.low(k) == "as" and s.low(k - 1) not in ("as", "such", "well"):
            span = next((m for m in s.metrics if k < m.first < k + 4), None)
            set_up = span is not None and g.rules.metrics[span.ids[0]].family in _SET_UP
            return set_up and any(x > i if k == 0 else x < k for x in s.quantities)
    return False


def _overlap_asked(s: Sentence, i: int) -> bool:
    """As in "72 mAP at an IoU of 0.5", "the old .5 IoU metric": what counts as found at all.

    Not "30 FPS at 0.72 IoU", which is how well it is found.
    """
    q = s.quantity(i)
    if q.form != "bare" or q.low not in _OVERLAPS:
        return False
    near = (k for k in (i + 1, i - 1, i - 2, i - 3) if s.low(k) in ("iou", "ious"))
    at = next(near, None)
    if at is None:
        return False
    first, last = min(at, i), max(at, i)
    if s.low(last + 1) in _ASKED or s.low(at + 1) in _ASKED:
        return True
    opener = first - 1 - (s.low(first - 1) in _ARTICLES)
    told = s.low(opener) == "(" or s.tokens[i - 1].text == "="  # "(IoU = 0.85)" is a result
    placed = s.low(opener) in ("at", "@") or (told and q.low in (0.5, 0.75))
    return placed and any(not first <= m.first <= last and m.ids[0] in _FOUND for m in s.metrics)


def _alarms_allowed(s: Sentence, i: int) -> bool:
    """As in "detects 87% of the attacks at a 1% false positive rate": how many alarms one bears."""
    span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    placed = s.words(i - 2, i) in ("at a", "at an") and s.quantity(i).form == "percent"
    held = any(s.has(k, "comparator") for k in range(i + 1, min(i + 7, len(s.tokens))))
    placed = placed and not held and s.low(i + 5) not in ("against", "versus")
    return placed and span is not None and s.words(i + 1, i + 3).lower() in _ALARMS


def _traded_at(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "the recall at 95% precision rose to 88%": where on its curve a measure is read."""
    if s.quantity(i).form != "percent" or s.low(i - 1) != "at" or i < 2:
        return False
    measure, held = s.metric_at[i - 2], (s.metric_at[i + 1 : i + 2] or [None])[0]
    if s.low(i + 1) == "false":  # "the detect rate at 2% false detect rate"
        return s.low(i - 2) in ("rate", "rates") or measure is not None
    if measure is None or held is None:
        return False
    return all(g.rules.metrics[m.ids[0]].family == "quality" for m in (measure, held))


def _gained_at(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "3.3x faster than Heron at 90% recall": at what recall the gains are told.

    Not so in "12K queries/s at 0.9 recall", which are two levels of one result.
    """
    of = g.before_qualifiers(s, i)
    told = s.low(i + 1) == "recall" and s.low(of) == "at"
    told = told or (
        s.words(of - 1, of + 1) == "recall of" and "at" in (s.low(of - 2), s.low(of - 3))
    )
    earlier = [k for k in s.quantities if k < i]
    return told and bool(earlier) and all(_gain(g, s, k) for k in earlier)


def _gain(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether value k is so many times more, or so many percent less."""
    form = s.quantity(k).form
    less = g.change_adjective(s, k + 1) or s.low(g.before_qualifiers(s, k)) == "by"
    return form == "factor" or (form == "percent" and less)
