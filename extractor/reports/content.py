"""What every report shows, gathered once: counts, the best, boards, timelines, devices, chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.exports.overview import Item, Overview, overview, top_items
from extractor.table.chains import chains
from extractor.table.contradictions import contradictions
from extractor.table.leaderboards import leaderboard, timeline
from extractor.table.scale import ensure_scale
from extractor.table.selection import NOT_STATED

if TYPE_CHECKING:
    import pandas as pd

Line = Mapping[str, Any]

TOP = 5
"""How many of the best of each family a report lists."""


@dataclass(frozen=True, slots=True)
class Board:
    """Lines that may be compared: one baseline, metric and phase, in the order to show them."""

    baseline: str
    metric: str
    phase: str
    lines: tuple[Line, ...]

    @property
    def heading(self) -> str:
        """The metric, and the phase if it is stated."""
        return self.metric if self.phase == "not stated" else f"{self.metric}, {self.phase}"


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a report says, whatever its format.

    `claims` are the rows of the claims table by claim_id, `papers` those of the papers table by id;
    a paper that is not known is not there. `top` holds the best lines of each family, `boards` the
    leaderboards by baseline, the largest first.
    """

    title: str
    seen: Overview
    claims: dict[str, Line]
    papers: dict[str, Line]
    top: tuple[tuple[str, tuple[Line, ...]], ...]
    boards: tuple[tuple[str, tuple[Board, ...]], ...]
    timelines: tuple[Board, ...]
    chains: tuple[Line, ...]
    contradictions: tuple[Line, ...]

    def evidence(self, claim_id: object) -> str:
        """The sentence that states a claim, "" for a claim that the table does not hold."""
        row = self.claims.get(str(claim_id))
        return "" if row is None else str(row["evidence"])


def content(
    frame: pd.DataFrame, papers: pd.DataFrame | None = None, *, title: str | None = None
) -> Content:
    """Gather what a claims table says; `papers` adds abstracts and papers without claims.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark",
    ...               baselines=("Wren",))
    >>> found = content(claims_frame([(Paper("t1", "Lark", "2x faster than Wren"), claim)]))
    >>> found.boards[0][0], found.top[0][0]
    ('Wren', 'speed')
    """
    scaled = ensure_scale(frame)
    seen = overview(scaled, papers)
    better = [item for item in seen.items if item["high"] > 1]
    families = [group.label for group in seen.families if group.best in better]
    return Content(
        title=title or "Claims of papers, compared",
        seen=seen,
        claims={str(row["claim_id"]): row for row in _rows(scaled)},
        papers={} if papers is None else {str(row["id"]): row for row in _rows(papers)},
        top=tuple((f, tuple(map(_line, top_items(better, f, TOP)))) for f in families),
        boards=_by_baseline(leaderboard(scaled)),
        timelines=_timelines(timeline(scaled)),
        chains=tuple(_rows(chains(scaled))),
        contradictions=tuple(_rows(contradictions(scaled))),
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict(orient="records")]


def _line(item: Item) -> Line:
    """A measurement with the names that a leaderboard's lines have."""
    claim = item["claim"]
    return {
        "method": item["method"],
        "metric": item["metric"],
        "phase": item["phase"],
        "baseline": item["baseline_name"] or NOT_STATED,
        "improvement_low": item["low"],
        "improvement_high": item["high"],
        "value": item["value"],
        "on": item["on"],
        "setting": "; ".join(claim["setting"]),
        "paper_id": claim["paper_id"],
        "title": claim["title"],
        "date": claim["date"],
        "claim": claim["claim_id"],
    }


def _by_baseline(frame: pd.DataFrame) -> tuple[tuple[str, tuple[Board, ...]], ...]:
    rows = _rows(frame)
    size = Counter(str(row["baseline"]) for row in rows)
    boards: dict[str, list[Board]] = {}
    for board in _boards(rows):
        boards.setdefault(board.baseline, []).append(board)
    ordered = sorted(boards, key=lambda name: (-size[name], name.casefold()))
    return tuple((name, tuple(boards[name])) for name in ordered)


def _timelines(frame: pd.DataFrame) -> tuple[Board, ...]:
    """The groups in which at least two papers follow each other."""
    found = [
        board
        for board in _boards(_rows(frame))
        if len({line["paper_id"] for line in board.lines}) > 1
    ]
    return tuple(sorted(found, key=lambda b: (-len(b.lines), b.baseline.casefold(), b.heading)))


def _boards(rows: Iterable[Line]) -> list[Board]:
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for row in rows:
        key = (str(row["baseline"]), str(row["metric"]), str(row["phase"]))
        groups.setdefault(key, []).append(row)
    return [Board(*key, tuple(lines)) for key, lines in groups.items()]


def times(low: Any, high: Any = None) -> str:
    """An improvement in words: "2.3×", "1.2-2.5×"; "" for none.

    >>> times(2.3), times(1.2, 2.5), times(1074.0), times(None)
    ('2.3×', '1.2–2.5×', '1,074×', '')
    """
    if low is None or low != low:
        return ""
    first = _digits(float(low))
    last = first if high is None or high != high else _digits(float(high))
    return f"{first}×" if first == last else f"{first}–{last}×"


def _digits(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    places = 1 if value >= 10 else 2
    return f"{value:.{places}f}".rstrip("0").rstrip(".") or "0"


def day(value: Any) -> str:
    """A date as year, month and day; "" for none.

    >>> import datetime
    >>> day(datetime.date(2026, 1, 2)), day(None)
    ('2026-01-02', '')
    """
    return "" if value is None or value != value else f"{value:%Y-%m-%d}"
