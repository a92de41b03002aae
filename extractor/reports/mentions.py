"""Which stretches of an abstract a reader should see: its mentions by type, and the values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.explain import explain

if TYPE_CHECKING:
    from extractor.rules import Rules

Span = tuple[int, int, str]

SHOWN = ("value", "quantity", "metric", "hardware", "method", "baseline")
"""The types of stretches; "value" is a quantity that a claim states."""


def highlights(
    abstract: str, values: Iterable[tuple[int, int]], *, rules: Rules | None = None
) -> list[Span]:
    """Stretches of the abstract with their types, in order of place, without overlaps.

    `values` are the offsets of the claims' values; where a mention overlaps one, the value stays.

    >>> text = "Lark is 2x faster than Wren on one A100."
    >>> [(text[a:b], kind) for a, b, kind in highlights(text, [(8, 10)])][:2]
    [('Lark', 'method'), ('2x', 'value')]
    """
    kept: list[Span] = []
    for start, end in sorted(set(values)):
        if 0 <= start < end <= len(abstract) and (not kept or start >= kept[-1][1]):
            kept.append((start, end, "value"))
    taken = list(kept)
    for mention in explain(abstract, rules=rules).mentions:
        free = all(mention.end <= start or end <= mention.start for start, end, _ in taken)
        if mention.type in SHOWN and free:
            kept.append((mention.start, mention.end, mention.type))
    return sorted(kept)
