"""Who beats whom, by how much, on what: ranked lists of the claims of a table.

Ranks start again in every group of comparable claims: the same metric, phase and baseline (and
device, where the board is by device). Each line names the claim it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

from extractor.claim import ExtractorError
from extractor.table.canonical import name_key, name_kind
from extractor.table.schema import Column
from extractor.table.selection import NOT_STATED, ChoiceError, Filters, measurements, select
from extractor.table.wording import hardware_words, value_words

if TYPE_CHECKING:
    import pandas as pd

By = Literal["baseline", "hardware"]

_GROUP = ("metric", "phase", "baseline")
_BOARDS: dict[str, tuple[str, ...]] = {"baseline": _GROUP, "hardware": ("hardware", *_GROUP)}


def leaderboard(
    frame: pd.DataFrame,
    *,
    by: By = "baseline",
    better_only: bool = True,
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """The methods that beat each baseline, best first: one row a method and group.

    A group is one metric, phase and baseline; with ``by="hardware"``, also one device, and a claim
    on several devices stands in the group of each. A method stands with its best claim, `claims`
    says of how many; equal improvements share a rank. Baselines without a name of their own
    ("existing methods") make no board. `better_only` leaves out what is not better. The filters are
    those of `select`.

    Columns: the group's, rank, method, improvement_low, improvement_high (times better), value as
    written, on (the devices with counts), setting, own, paper_id, title, date, note, claims,
    claim. Raises `ChoiceError` for a filter or a `by` that does not exist.

    >>> from extractor.table.frame import claims_frame
    >>> leaderboard(claims_frame([]), baseline="vLLM").columns[:5].tolist()
    ['metric', 'phase', 'baseline', 'rank', 'method']
    """
    if by not in _BOARDS:
        raise ChoiceError(f"by is {by!r}; it can be {', '.join(_BOARDS)}")
    group = _BOARDS[by]
    wanted = filters.get("baseline")
    keys = {name_key(name) for name in ([wanted] if isinstance(wanted, str) else wanted or ())}
    boards: dict[tuple[str, ...], dict[str, list[dict[str, Any]]]] = {}
    for item in measurements(select(frame, filters), each_device=by == "hardware"):
        if not _stands(item, keys, by) or (better_only and item["high"] <= 1):
            continue
        board = boards.setdefault(tuple(item[g] for g in group), {})
        board.setdefault(item["method"], []).append(item)
    lines = [
        {**dict(zip(group, key, strict=True)), **line}
        for key, board in sorted(boards.items())
        for line in _ranked(board)
    ]
    return _frame(lines, (*group, *_LINE))


def _stands(item: dict[str, Any], keys: set[str], by: str) -> bool:
    """Whether the measurement has a place on a board; `keys` are the baselines asked for."""
    baseline = item["baseline_name"]
    if baseline is None or name_key(baseline) == name_key(item["method"]):
        return False
    if by == "hardware" and item["hardware"] == NOT_STATED:
        return False
    if keys:
        return name_key(baseline) in keys
    return name_kind(baseline) != "placeholder"


def _ranked(board: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The best claim of each method, best first, with ranks."""
    best = [
        (min(items, key=lambda i: (-i["high"], -i["low"], i["claim"]["claim_id"])), len(items))
        for items in board.values()
    ]
    best.sort(key=lambda pair: (-pair[0]["high"], -pair[0]["low"], pair[0]["method"]))
    lines: list[dict[str, Any]] = []
    for place, (item, number) in enumerate(best, 1):
        line = _line(item) | {"rank": place, "claims": number}
        if lines and lines[-1]["improvement_high"] == line["improvement_high"]:
            line["rank"] = lines[-1]["rank"]
        lines.append(line)
    return lines


def _line(item: dict[str, Any]) -> dict[str, Any]:
    claim = item["claim"]
    return {
        "method": item["method"],
        "improvement_low": item["low"],
        "improvement_high": item["high"],
        "value": item["value"],
        "on": item["on"],
        "setting": "; ".join(claim["setting"]),
        "own": claim["own"],
        "paper_id": item["paper"],
        "title": claim["title"],
        "date": claim["date"],
        "note": claim["improvement_note"],
        "claim": claim["claim_id"],
    }


def method_card(frame: pd.DataFrame, name: str, **filters: Unpack[Filters]) -> pd.DataFrame:
    """All that is claimed of one method, and by whom: one row a claim, newest paper first.

    `role` is "by its own paper" where the paper measures its own work, "by another paper" where it
    measures another's, and "as baseline" where the method is what another is compared against; the
    improvement is then that of the other, named in `method`. `name` is any spelling of its name.

    Columns: role, method, metric, phase, value as written, improvement_low, improvement_high,
    baselines, on, setting, paper_id, title, date, confidence, claim. Raises `ExtractorError` if
    no claim names the method.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark",
    ...               baselines=("vLLM",))
    >>> frame = claims_frame([(Paper("t1", "Lark", "2x faster than vLLM"), claim)])
    >>> method_card(frame, "VLLM")[["role", "method"]].values.tolist()
    [['as baseline', 'Lark']]
    """
    key = name_key(name)
    lines: list[dict[str, Any]] = []
    for raw in select(frame, filters).to_dict(orient="records"):
        row = {str(k): v for k, v in raw.items()}
        method = row["method_name"] if isinstance(row["method_name"], str) else ""
        if method and name_key(method) == key:
            lines.append(_card_line(row, "by its own paper" if row["own"] else "by another paper"))
        elif any(name_key(b) == key for b in row["baseline_names"]):
            lines.append(_card_line(row, "as baseline"))
    if not lines:
        raise ExtractorError(
            f"no claim names {name!r} as its method or baseline; 'extractor leaderboard' lists"
            " the methods that are named"
        )
    roles = ("by its own paper", "by another paper", "as baseline")
    lines.sort(key=lambda c: (roles.index(c["role"]), -_ordinal(c["date"]), c["claim"]))
    return _frame(lines, _CARD)


def _card_line(row: dict[str, Any], role: str) -> dict[str, Any]:
    return {
        "role": role,
        "method": row["method_name"],
        "metric": str(row["metric"]),
        "phase": row["phase"] if isinstance(row["phase"], str) else NOT_STATED,
        "value": value_words(row),
        "improvement_low": row["improvement_low"],
        "improvement_high": row["improvement_high"],
        "baselines": row["baseline_names"],
        "on": hardware_words(row),
        "setting": "; ".join(row["setting"]),
        "paper_id": row["paper_id"],
        "title": row["title"],
        "date": row["date"],
        "confidence": row["confidence"],
        "claim": row["claim_id"],
    }


def _ordinal(day: Any) -> int:
    return int(day.toordinal()) if day is not None and day == day else 0


def timeline(frame: pd.DataFrame, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Improvements by date within each metric, phase and baseline: one row a claim and baseline.

    `record` says whether the claim is better than all before it in its group. Papers without a date
    are left out. The filters are those of `select`.

    Columns: metric, phase, baseline, date, method, improvement_low, improvement_high, record,
    value, on, paper_id, title, claim.

    >>> from extractor.table.frame import claims_frame
    >>> len(timeline(claims_frame([]), metric="speed"))
    0
    """
    items = [
        item
        for item in measurements(select(frame, filters))
        if item["claim"]["date"] == item["claim"]["date"] and item["claim"]["date"] is not None
    ]
    items.sort(key=lambda i: (*(i[g] for g in _GROUP), i["claim"]["date"], i["claim"]["claim_id"]))
    best: dict[tuple[str, ...], float] = {}
    lines = []
    for item in items:
        key = tuple(item[g] for g in _GROUP)
        record = item["high"] > best.get(key, 0)
        best[key] = max(item["high"], best.get(key, 0))
        lines.append({**dict(zip(_GROUP, key, strict=True)), **_line(item), "record": record})
    return _frame(lines, _TIMELINE)


_LINE = (
    "rank",
    "method",
    "improvement_low",
    "improvement_high",
    "value",
    "on",
    "setting",
    "own",
    "paper_id",
    "title",
    "date",
    "note",
    "claims",
    "claim",
)
_CARD = (
    "role",
    "method",
    "metric",
    "phase",
    "value",
    "improvement_low",
    "improvement_high",
    "baselines",
    "on",
    "setting",
    "paper_id",
    "title",
    "date",
    "confidence",
    "claim",
)
_TIMELINE = (
    *_GROUP,
    "date",
    "method",
    "improvement_low",
    "improvement_high",
    "record",
    "value",
    "on",
    "paper_id",
    "title",
    "claim",
)
_TYPES: dict[str, Any] = {
    "rank": "Int64",
    "claims": "Int64",
    "improvement_low": "Float64",
    "improvement_high": "Float64",
    "confidence": "Float64",
    "date": "datetime64[s]",
    "own": "boolean",
    "record": "boolean",
    "note": "list",
    "baselines": "list",
}


def _frame(lines: list[dict[str, Any]], names: Sequence[str]) -> pd.DataFrame:
    from extractor.table.frame import frame_of

    schema = [
        Column(name, _TYPES.get(name, "string"), "", nullable=_TYPES.get(name) != "list")
        for name in names
    ]
    values = {name: [line[name] for line in lines] for name in names}
    return frame_of(values, schema)[list(names)]
