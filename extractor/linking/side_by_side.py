"""Measures told side by side, each of which says what the other one is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_GASES = ("carbon", "co2", "emission", "greenhouse")


def off_in_two_ways(s: Sentence, drafts: list[Draft]) -> None:
    """As in "9 mm translational and 4° rotational accuracy": both say how far off it is."""
    for a, b in pairwise(drafts):
        between = range(a.at + 1, b.at)
        joined = 1 < len(between) < 5 and s.low(b.at - 1) == "and"
        alike = a.metric == b.metric == "error" and b.rules[:1] == ["metric-after"]
        if (
            joined
            and alike
            and a.rules == ["unit-metric"]
            and all(s.tokens[k].is_word for k in between)
        ):
            a.metric_at, a.rules = b.metric_at, list(b.rules)


def carbon_beside_energy(s: Sentence, drafts: list[Draft]) -> None:
    """As in "saves 52% of the energy and 38% of the emissions": what is emitted is no energy."""
    spans = [(d, s.metric_at[d.metric_at]) for d in drafts if d.metric_at is not None]
    told = [(d, s.words(m.first, m.last).lower()) for d, m in spans if m and d.metric == "energy"]
    if any("energy" in words for _, words in told):
        for d, words in told:
            if any(gas in words for gas in _GASES):
                d.metric = "other"


def percentiles(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "cuts mean latency by 27% and the 99th percentile by 41%": of the same measure."""
    for a, b in pairwise(drafts):
        told = any(g.percentile(s, k) for k in range(a.at + 1, b.at))
        if told and (a.metric, b.metric) == ("error", "latency") and b.quantity.form == "bare":
            b.metric = a.metric  # "P90 Q-error is 13, and P99 is 41"
        if told and b.metric in (None, "other") and a.metric in ("latency", "time"):
            b.metric, b.metric_at, b.polarity = a.metric, None, b.polarity or a.polarity
