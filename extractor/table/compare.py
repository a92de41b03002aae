"""A table of claims side by side that never puts in one column what cannot be compared.

An improvement compares only over the same baseline, metric and phase; an absolute value only in the
same metric, unit and phase, on the same device. What of these is neither the table's rows nor its
columns is its group: every row says which group it belongs to, the caption says what all share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Literal, Unpack

from extractor.claim import ExtractorError
from extractor.table.selection import ChoiceError, Filters, measurements, select

if TYPE_CHECKING:
    import pandas as pd

Aggregate = Literal["best", "median", "all"]
Value = Literal["improvement", "absolute"]

DIMENSIONS = (
    "method",
    "baseline",
    "metric",
    "family",
    "phase",
    "hardware",
    "class",
    "vendor",
    "paper",
    "year",
)
"""What can be a table's rows or its columns."""

GROUPS: dict[str, tuple[str, ...]] = {
    "improvement": ("metric", "phase", "baseline"),
    "absolute": ("metric", "unit", "phase", "hardware"),
}
"""What must be the same for two values of each sort to be comparable."""

AGGREGATES: tuple[str, ...] = ("best", "median", "all")
_DEVICES = ("hardware", "class", "vendor")


@dataclass(frozen=True)
class Comparison:
    """A table of claims and where each of its cells comes from.

    `table` has the group's columns that differ between rows, the rows' label, one column a label of
    the columns, and `claim_ids`. `cells` has one row a cell: its group, row, column, value, the
    value as written, the number of claims, their `claim_ids` (the one that gave the value first)
    and `paper_ids`. `common` is what all cells share of the group.
    """

    table: pd.DataFrame
    cells: pd.DataFrame
    rows: str
    columns: str
    value: str
    aggregate: str
    common: dict[str, str]

    @property
    def caption(self) -> str:
        """What the table shows, in one line: aggregation, value, and what all cells share."""
        what = {"improvement": "improvement (times better)", "absolute": "value"}[self.value]
        head = {"best": "Best", "median": "Median", "all": "Every"}[self.aggregate]
        shared = "; ".join(f"{key}: {label}" for key, label in self.common.items())
        return f"{head} {what} of each {self.rows} by {self.columns}" + (
            f"; {shared}" if shared else ""
        )

    def __str__(self) -> str:
        """The caption and the table, without its claims."""
        return f"{self.caption}\n{self.table.drop(columns='claim_ids').to_string(index=False)}"

    def _repr_html_(self) -> str:
        """What a notebook shows: the caption above the table."""
        from html import escape

        table = self.table.drop(columns="claim_ids").to_html(index=False, na_rep="")
        return f"<p>{escape(self.caption)}</p>{table}"

    def claim_ids(self, row: str, column: str) -> list[str]:
        """The claims behind the cells of that row and column, over all groups.

        Raises `ExtractorError` if there is no such cell.
        """
        cells = self.cells[(self.cells["row"] == row) & (self.cells["column"] == column)]
        if cells.empty:
            raise ExtractorError(f"the table has no cell for {row!r} and {column!r}")
        return list(dict.fromkeys(c for ids in cells["claim_ids"] for c in ids))


def compare(
    frame: pd.DataFrame,
    *,
    rows: str = "method",
    columns: str = "metric",
    value: Value = "improvement",
    aggregate: Aggregate = "best",
    **filters: Unpack[Filters],
) -> Comparison:
    """The claims of `frame` side by side: one row a label of `rows`, one column one of `columns`.

    `frame` is a claims table. `rows` and `columns` are two of `DIMENSIONS`. `value` is
    "improvement", how many times better than the baseline, or "absolute", the value in the metric's
    canonical unit. `aggregate` says what a cell with several claims shows: "best" (the upper end of
    the best), "median" (of the middles; of ratios the geometric middle) or "all" (a text). The
    filters are those of `select`.

    Raises `ChoiceError` for a dimension, value, aggregate or filter that does not exist.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark",
    ...               baselines=("vLLM",))
    >>> comparison = compare(claims_frame([(Paper("t1", "Lark", "2x faster than vLLM"), claim)]))
    >>> comparison.table[["method", "speed"]].values.tolist(), comparison.claim_ids("Lark", "speed")
    ([['Lark', 2.0]], ['t1#1'])
    >>> comparison.common
    {'phase': 'not stated', 'baseline': 'vLLM'}
    """
    _check(rows, columns, value, aggregate)
    group = [key for key in GROUPS[value] if key not in (rows, columns)]
    each = value == "improvement" and bool({rows, columns} & set(_DEVICES))
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for item in measurements(select(frame, filters), value, each_device=each):
        key = (*(item[g] for g in group), item[rows], item[columns])
        found.setdefault(key, []).append(item)
    cells = [_cell(key, items, group, value, aggregate) for key, items in found.items()]
    common, differing = _split(cells, group)
    return Comparison(
        table=_wide(cells, rows, differing, aggregate),
        cells=_cells_frame(cells, group, aggregate),
        rows=rows,
        columns=columns,
        value=value,
        aggregate=aggregate,
        common=common,
    )


def _check(rows: str, columns: str, value: str, aggregate: str) -> None:
    for name, given, known in (
        ("rows", rows, DIMENSIONS),
        ("columns", columns, DIMENSIONS),
        ("value", value, tuple(GROUPS)),
        ("aggregate", aggregate, AGGREGATES),
    ):
        if given not in known:
            raise ChoiceError(f"{name} is {given!r}; it can be {', '.join(known)}")
    if rows == columns:
        raise ChoiceError(f"rows and columns are both {rows!r}; choose two different ones")


def _cell(
    key: Sequence[str],
    items: list[dict[str, Any]],
    group: Sequence[str],
    value: str,
    aggregate: str,
) -> dict[str, Any]:
    """One cell: its labels, its value, and its claims with the one that gave the value first."""
    less = value == "absolute" and not _more_is_better(items[0]["metric"])
    ordered = sorted(items, key=_best_first(less))
    best = ordered[0]["low" if less else "high"]
    shown: float | str = best
    if aggregate == "median":
        shown = median(_middle(i["low"], i["high"], value) for i in ordered)
    elif aggregate == "all":
        shown = "; ".join(dict.fromkeys(_range(i["low"], i["high"]) for i in ordered))
    return {
        **dict(zip(group, key, strict=False)),
        "row": key[-2],
        "column": key[-1],
        "value": shown,
        "best": -best if less else best,
        "as_written": "; ".join(dict.fromkeys(i["value"] for i in ordered)),
        "claims": len({i["claim"]["claim_id"] for i in ordered}),
        "claim_ids": list(dict.fromkeys(str(i["claim"]["claim_id"]) for i in ordered)),
        "paper_ids": list(dict.fromkeys(i["paper"] for i in ordered)),
    }


def _best_first(less: bool) -> Callable[[dict[str, Any]], tuple[float, str]]:
    def key(item: dict[str, Any]) -> tuple[float, str]:
        end = item["low"] if less else -item["high"]
        return end, str(item["claim"]["claim_id"])

    return key


def _more_is_better(metric: str) -> bool:
    from extractor.rules import load_rules

    known = load_rules().metrics.get(metric)
    return known is None or known.good != "down"


def _middle(low: float, high: float, value: str) -> float:
    middle = math.sqrt(low * high) if value == "improvement" else (low + high) / 2
    return float(f"{middle:.5g}")


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _split(cells: list[dict[str, Any]], group: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What all cells share of the group, and what differs between them."""
    labels = {key: {cell[key] for cell in cells} for key in group}
    common = {key: next(iter(found)) for key, found in labels.items() if len(found) == 1}
    return common, [key for key in group if key not in common]


def _wide(
    cells: list[dict[str, Any]], rows: str, differing: list[str], aggregate: str
) -> pd.DataFrame:
    """One row a group and row label, best first within its group; columns commonest first."""
    from extractor.table.frame import frame_of
    from extractor.table.schema import Column

    counts = Counter(cell["column"] for cell in cells)
    labels = sorted(counts, key=lambda c: (-counts[c], c))
    lines: dict[tuple[str, ...], dict[str, dict[str, Any]]] = {}
    for cell in cells:
        key = (*(cell[d] for d in differing), cell["row"])
        lines.setdefault(key, {})[cell["column"]] = cell
    ordered = sorted(
        lines.items(),
        key=lambda line: (line[0][:-1], -max(c["best"] for c in line[1].values()), line[0]),
    )
    heads = [*differing, rows]
    names = {label: _free(label, {*heads, "claim_ids"}) for label in labels}
    values: dict[str, list[Any]] = {
        head: [key[i] for key, _ in ordered] for i, head in enumerate(heads)
    }
    for label in labels:
        values[names[label]] = [line.get(label, {}).get("value") for _, line in ordered]
    values["claim_ids"] = [_claims(line, labels) for _, line in ordered]
    dtype: Any = "string" if aggregate == "all" else "Float64"
    schema = [Column(head, "string", "") for head in heads]
    schema += [Column(names[label], dtype, "") for label in labels]
    schema.append(Column("claim_ids", "list", "", nullable=False))
    return frame_of(values, schema)[[c.name for c in schema]]


def _claims(line: dict[str, dict[str, Any]], labels: Sequence[str]) -> list[str]:
    return list(
        dict.fromkeys(c for label in labels if label in line for c in line[label]["claim_ids"])
    )


def _free(label: str, taken: set[str]) -> str:
    return f"{label} " if label in taken else label


def _cells_frame(cells: list[dict[str, Any]], group: Sequence[str], aggregate: str) -> pd.DataFrame:
    from extractor.table.frame import frame_of
    from extractor.table.schema import Column

    ordered = sorted(
        cells, key=lambda c: ([c[g] for g in group], c["column"], -c["best"], c["row"])
    )
    dtype: Any = "string" if aggregate == "all" else "Float64"
    schema = [Column(name, "string", "") for name in (*group, "row", "column")]
    schema += [
        Column("value", dtype, ""),
        Column("as_written", "string", ""),
        Column("claims", "Int64", ""),
        Column("claim_ids", "list", "", nullable=False),
        Column("paper_ids", "list", "", nullable=False),
    ]
    values = {c.name: [cell[c.name] for cell in ordered] for c in schema}
    return frame_of(values, schema)[[c.name for c in schema]]
