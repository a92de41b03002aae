"""Where in its sentence a claim's value stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def sentence_starts(frame: pd.DataFrame) -> dict[tuple[Any, Any], int]:
    """`sentence_start_of` the rows of a claims table; empty for a table without the columns.

    >>> import pandas as pd
    >>> frame = pd.DataFrame(
    ...     {"paper_id": ["p"], "evidence": ["It is 2x faster."], "text": ["2x"], "start": [46]}
    ... )
    >>> sentence_starts(frame)
    {('p', 'It is 2x faster.'): 40}
    """
    names = ["paper_id", "evidence", "text", "start"]
    if not set(names) <= set(frame.columns):
        return {}
    cells = zip(*(frame[name] for name in names), strict=True)
    return sentence_start_of(dict(zip(names, row, strict=True)) for row in cells)


def sentence_start_of(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[Any, Any], int]:
    """The offset in the abstract at which each evidence sentence begins.

    Keys are (paper_id, evidence). The table holds the values' offsets in the abstract and the
    sentence, not the sentence's own offset: it is the one at which all values of that sentence
    fall on their own characters. Sentences for which there is none are left out.

    >>> row = {"paper_id": "p", "evidence": "2x and 2x", "text": "2x"}
    >>> sentence_start_of([{**row, "start": 3}, {**row, "start": 10}])
    {('p', '2x and 2x'): 3}
    """
    groups: dict[tuple[Any, Any], list[tuple[str, int]]] = {}
    for row in rows:
        evidence, text = row["evidence"], row["text"]
        if isinstance(evidence, str) and isinstance(text, str) and text:
            groups.setdefault((row["paper_id"], evidence), []).append((text, int(row["start"])))
    starts = {key: _offset(key[1], spans) for key, spans in groups.items()}
    return {key: start for key, start in starts.items() if start is not None}


def _offset(evidence: str, spans: list[tuple[str, int]]) -> int | None:
    text, start = spans[0]
    found = evidence.find(text)
    while found >= 0:
        offset = start - found
        if all(evidence.startswith(t, s - offset) and s >= offset for t, s in spans):
            return offset
        found = evidence.find(text, found + 1)
    return None
