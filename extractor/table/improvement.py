"""One scale for all relative claims: how many times better than the baseline.

`improvement` gives a low and a high factor in the metric's good direction: above 1 is better, below
1 is worse. For a quantity whose value was `old` with the baseline and is `new` with the method, it
is ``new / old`` where more is better (throughput) and ``old / new`` where less is (latency). Which
of the two a metric is stands in rules/metrics.toml (`good`).

What each kind of claim says of ``new / old``, and the source of the reading:

=====================  =============================  =======================================
claim                  new / old                      source
=====================  =============================  =======================================
factor N, increase     N                              speedup is T_old / T_new, "3.5 times"
                                                      [CSAPP 5.2]
factor N, decrease     1 / N                          the same ratio, upside down
"N times more"         N, noted `times_more`          "five times more" and "five times as
(faster, higher)                                      much" mean the same [MWDEU, times 2];
                                                      the other reading is N + 1
"N times less"         1 / N, noted `times_less`      [MWDEU, times 1]: one N-th; other
(lower, reduced by)                                   readings make no sense for N > 1
factor below 1,        1 + N, noted `added_factor`    "improves by 0.27x" is no ratio, for it
increase, "by N",                                     would be a loss: what was added
"N faster", "a gain"
factor below 1         N, noted `factor_below_one`    "cuts it to 0.5x", "reaches 0.5x the
                                                      speed of Y"
N % more, increase     1 + N / 100                    relative change over the old value
                                                      [ISO 80000-1 writes it (new - old) / old]
N % less, decrease     1 - N / 100                    the same
"N % faster"           speed is 1 + N / 100, noted    "n % faster" is T_old / T_new =
                       `percent_faster`               1 + n / 100 [HP 1.8]; the other reading
                                                      (N % less time) is common too [CSAPP 5.2,
                                                      Dawson]
N % less, N = 100      none, noted `to_nothing`       nothing is left to divide by
N % less, N > 100      none, noted `over_100`         below nothing: the author may mean a
                                                      factor, but which is not said
N % more of a quality  1 + N / 100, noted             "3 % higher accuracy" may be 3 points
                       `relative_or_points`
more efficiency in X   1 / N, or 1 / (1 + N / 100),   what N times the "area efficiency" does
(X: less is better)    noted `efficiency`             takes one N-th of the area
percent_of N           N / 100; noted                 the share that is left
                       `no_reference` if no baseline  (an overhead of N %, which is no share,
                       is named                       has none; nor has a share of the peak
                                                      that hardware allows)
absolute, baseline b   value / b                      both are stated
points                 none                           a difference of scores has no ratio
=====================  =============================  =======================================

[CSAPP] R. E. Bryant, D. R. O'Hallaron: Computer Systems, a Programmer's Perspective, section
"Expressing Program Performance", aside "Expressing relative performance".
[HP] J. L. Hennessy, D. A. Patterson: Computer Architecture, a Quantitative Approach, chapter 1,
"Measuring and Reporting Performance".
[MWDEU] Merriam-Webster's Dictionary of English Usage, entry "times".
[Dawson] B. Dawson: "What We Talk About When We Talk About Performance", 2018.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.rules import load_rules

if TYPE_CHECKING:
    from extractor.rules import Rules

NOTES: dict[str, str] = {
    "times_more": "'N times more' is read as N times as much, not as N + 1 times",
    "times_less": "'N times less' is read as one N-th",
    "added_factor": "a factor below 1 that is gained is read as added: 0.27x is 1.27 times",
    "factor_below_one": "a factor below 1 is read as what there is or is left of it",
    "percent_faster": "'N % faster' is read as N % more speed, not as N % less time",
    "over_100": "a decrease by more than 100 % has no reading",
    "to_nothing": "a decrease by 100 % leaves nothing to divide by",
    "relative_or_points": "a percentage of a quality, relative or in points: read as relative",
    "score_ratio": "the ratio of two scores: a small one may be a large step on a bounded scale",
    "efficiency": "more efficiency in a metric of which less is better is read as that much less",
    "no_reference": "a share of something that the sentence does not name",
    "no_direction": "the sentence does not say whether the metric rose or fell",
    "no_good_direction": "the rules do not say whether more or less of this metric is better",
    "logarithmic": "a value on a logarithmic scale has no ratio",
    "not_positive": "a value that is not above zero, or is beyond all measure, has no ratio",
    "unlike_units": "the value has another unit than its metric, so the ratio is doubtful",
}
"""What each note in `improvement_note` means."""

_TIMES = r"^[\s$}~]*(?:x|×|(?:\\)?times|fold|-fold|\$)?[\s$}~-]*"  # what is left of "2.3\times$"
FACTOR_AS_SAID = re.compile(
    rf"{_TIMES}"
    r"(?:faster|more|higher|greater|larger|longer|bigger|quicker|better|cheaper|slower)\b",
    re.IGNORECASE,
)
GAIN_AFTER = re.compile(
    rf"{_TIMES}(?:[a-z-]+\s)?(?:boost|gain|improvement|increase|speed-?up)s?\b",
    re.IGNORECASE,
)
LESS_AS_SAID = re.compile(
    rf"{_TIMES}"
    r"(?:less|fewer|lower|smaller|shorter|lighter|reduction|reduced|decrease|saving|savings)\b",
    re.IGNORECASE,
)
BY_BEFORE = re.compile(
    r"\bby\s+(?:(?:up\s+to|about|around|at\s+least|more\s+than|over|nearly|an?|roughly"
    r"|approximately)\s+)*[\s$~≈∼{\\]*$",
    re.IGNORECASE,
)
FASTER_AFTER = re.compile(
    r"^[\s$}%\\-]*(?:(?!and\b|with\b|but\b|while\b|less\b|lower\b|in\b|on\b|of\b)[\w-]+\s)?"
    r"(?:faster|quicker|slower|speed-?\s?ups?|acceleration)\b",
    re.IGNORECASE,
)
FASTER_BEFORE = re.compile(
    r"\b(?:(?:faster|slower|speed-?\s?ups?|acceleration)(?:\s+\w+){0,3}?\s+(?:by|of)"
    r"|(?:accelerat(?:e|es|ed|ing)|speed(?:s|ing)?\s+up|sped\s+up)(?:\s+[\w-]+){0,4}?\s+by)"
    r"\s+(?:[a-z]+\s+){0,3}[$~≈∼{\\]*$",
    re.IGNORECASE,
)
EFFICIENCY_AFTER = re.compile(r"^(?:(?!;|\.\s).){0,50}?\befficien(?:cy|t)\b", re.IGNORECASE)
EFFICIENCY_BEFORE = re.compile(r"\befficien(?:cy|t)\b(?:(?!;|\.\s).)*$", re.IGNORECASE)
OVERHEAD = re.compile(r"\boverheads?\b", re.IGNORECASE)
LOGARITHMIC = "dB"
QUALITY = "quality"
UNNAMED = "other"
"""The metric that stands for many, some of which should rise and some fall."""

LARGEST = 1e12
"""No ratio beyond this, or below its inverse, is a measurement."""


class Improvement(NamedTuple):
    """How many times better, from `low` to `high`; None where the claim does not allow it.

    `notes` are keys of `NOTES`: readings that were chosen, and reasons for none.
    """

    low: float | None
    high: float | None
    notes: tuple[str, ...]


NONE = Improvement(None, None, ())


def improvement(claim: Mapping[str, Any], *, rules: Rules | None = None) -> Improvement:
    """How many times better than its baseline the claim says its method is.

    `claim` is a row of the claims table, or `Claim.to_dict()`: kind, metric, low, high, direction,
    unit, baseline_value, and text with evidence for the wording. The module's docstring says how
    each kind is read.

    >>> improvement({"kind": "percent_change", "metric": "memory", "low": 40.0, "high": 40.0,
    ...              "direction": "decrease"}).low
    1.6667
    >>> improvement({"kind": "percent_of", "metric": "energy", "low": 79.0, "high": 79.0}).low
    1.2658
    """
    known = rules or load_rules()
    metric = known.metrics.get(str(claim["metric"]))
    kind = str(claim["kind"])
    if kind == "points":
        return NONE
    if metric is None or metric.id == UNNAMED or metric.good not in ("up", "down"):
        return Improvement(None, None, ("no_good_direction",))
    if LOGARITHMIC in (metric.unit, claim.get("unit")):
        return Improvement(None, None, ("logarithmic",))
    score = metric.family == QUALITY or metric.unit == "%"
    ratios, notes = _READERS[kind](claim, score, metric.good == "up")
    if ratios is None:
        return Improvement(None, None, notes)
    if not all(1 / LARGEST < r < LARGEST for r in ratios):
        return Improvement(None, None, (*notes, "not_positive"))
    good = [r if metric.good == "up" else 1 / r for r in ratios]
    return Improvement(_rounded(min(good)), _rounded(max(good)), notes)


def _rounded(value: float) -> float:
    """To five significant digits: more than any abstract states."""
    return float(f"{value:.5g}")


# The ratios new / old, or None, and notes. A reader gets the claim, whether its metric is a score,
# and whether more of the metric is better.
Ratios = tuple[tuple[float, ...] | None, tuple[str, ...]]


def _of_factor(claim: Mapping[str, Any], score: bool, up: bool) -> Ratios:
    """New / old of a factor: N, or 1 / N."""
    direction = _text(claim.get("direction"))
    ends = (float(claim["low"]), float(claim["high"]))
    if not direction:
        return None, ("no_direction",)
    if min(ends) <= 0:
        return None, ("not_positive",)
    if max(ends) < 1:
        gained = _said(claim, FACTOR_AS_SAID) or _said(claim, GAIN_AFTER)
        if direction == "increase" and gained:
            return tuple(1 + v for v in ends), ("added_factor",)
        return ends, ("factor_below_one",)
    if direction == "increase":
        if not up and _is_efficiency(claim):
            return tuple(1 / v for v in ends), ("efficiency",)
        said = _said(claim, FACTOR_AS_SAID)
        return ends, ("times_more",) if said else ()
    said = _said(claim, LESS_AS_SAID)
    return tuple(1 / v for v in ends), ("times_less",) if said else ()


def _said(claim: Mapping[str, Any], wording: re.Pattern[str]) -> bool:
    """Whether the factor is worded so that it has a second reading; "a factor of N" has none."""
    before, after = _around(claim)
    if "factor" in _text(claim.get("text")):
        return False
    return bool(wording.search(after) or BY_BEFORE.search(before))


def _is_efficiency(claim: Mapping[str, Any]) -> bool:
    """Whether the words around the value speak of efficiency in the metric, not of the metric."""
    before, after = _around(claim)
    return bool(EFFICIENCY_AFTER.search(after) or EFFICIENCY_BEFORE.search(before))


def _of_change(claim: Mapping[str, Any], score: bool, up: bool) -> Ratios:
    """New / old of a percentage more or less."""
    direction = _text(claim.get("direction"))
    ends = (float(claim["low"]), float(claim["high"]))
    if not direction:
        return None, ("no_direction",)
    before, after = _around(claim)
    faster = FASTER_AFTER.search(after) or FASTER_BEFORE.search(before)
    notes = ("relative_or_points",) if score else ()
    if direction == "increase" and not up and not score and _is_efficiency(claim):
        return tuple(1 / (1 + v / 100) for v in ends), ("efficiency",)
    if direction == "increase":
        noted = (*notes, "percent_faster") if faster and max(ends) < 100 else notes
        return tuple(1 + v / 100 for v in ends), noted
    if faster and not up:
        return tuple(1 / (1 + v / 100) for v in ends), ("percent_faster",)
    if max(ends) > 100:
        return None, (*notes, "over_100")
    if max(ends) == 100:
        return None, (*notes, "to_nothing")
    noted = (*notes, "percent_faster") if faster else notes
    return tuple(1 - v / 100 for v in ends), noted


_OF_A_CEILING = ("utilization", "scaling_efficiency")  # shares of what hardware could do at most


def _of_share(claim: Mapping[str, Any], score: bool, up: bool) -> Ratios:
    """New / old of a share of the reference."""
    ends = (float(claim["low"]), float(claim["high"]))
    if min(ends) <= 0:
        return None, ("not_positive",)
    notes = ("score_ratio",) if score else ()
    if claim.get("metric") in _OF_A_CEILING:
        return None, ("no_reference",)
    if "baselines" in claim and not claim["baselines"]:
        notes = (*notes, "no_reference")
        if any(OVERHEAD.search(words) for words in _around(claim)):
            return None, notes
    return tuple(v / 100 for v in ends), notes


def _of_absolute(claim: Mapping[str, Any], score: bool, up: bool) -> Ratios:
    """New / old of a value and its baseline's value."""
    baseline = claim.get("baseline_value")
    if baseline is None or baseline != baseline:
        return None, ()
    ends = (float(claim["low"]), float(claim["high"]))
    if min(*ends, float(baseline)) <= 0:
        return None, ("not_positive",)
    return tuple(v / float(baseline) for v in ends), ("score_ratio",) if score else ()


_READERS = {
    "factor": _of_factor,
    "percent_change": _of_change,
    "percent_of": _of_share,
    "absolute": _of_absolute,
}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _around(claim: Mapping[str, Any]) -> tuple[str, str]:
    """The words of the evidence before and after the value; empty where they are not known."""
    evidence, text = _text(claim.get("evidence")), _text(claim.get("text"))
    place = evidence.find(text) if text else -1
    if place < 0:
        return "", ""
    return evidence[max(0, place - 60) : place], evidence[place + len(text) :][:60]
