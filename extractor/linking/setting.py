"""Data sets, models and conditions under which a value holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def find_setting(g: Grammar, s: Sentence, d: Draft, compared: list[Comparison]) -> None:
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
                if (
                    s.words(first, last) == "average"
                    and s.tokens[min(last, len(s.tokens) - 1)].text in ".,;)"
                ):
                    break
                if s.words(first, last) == "average":
                    continue  # "2x on average on A"
                if last > first and first not in taken and s.hardware_at[first] is None:
                    d.setting.append(s.words(first, last))
                    break
