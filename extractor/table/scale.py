"""All claims on one scale: improvement, canonical units, devices and names as columns.

`with_scale` computes the columns that the schema marks `added`. It reads nothing but the claims
table (and, for links between papers, the papers table), so it can be run on any export.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extractor.rules import load_rules
from extractor.table.canonical import (
    baseline_papers,
    canonical_names,
    method_papers,
    name_key,
    name_kind,
)
from extractor.table.hardware import hardware_summary
from extractor.table.improvement import improvement
from extractor.table.units import canonical

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

DOUBT = 0.7
"""What a wrong dimension for its metric leaves of a claim's confidence."""

ADDED = (
    "improvement_low",
    "improvement_high",
    "improvement_note",
    "canonical_low",
    "canonical_high",
    "canonical_unit",
    "unit_flag",
    "method_name",
    "baseline_names",
    "baseline_paper_ids",
    "hardware_names",
    "hardware_vendors",
    "hardware_classes",
    "hardware_memory_gb",
    "hardware_year",
    "hardware_devices",
)
"""The columns that `with_scale` adds, in order; the schema says what they hold."""


def with_scale(
    frame: pd.DataFrame, papers: pd.DataFrame | None = None, *, rules: Rules | None = None
) -> pd.DataFrame:
    """A copy of a claims table with the columns of `ADDED`, each computed anew.

    `papers` is the papers table, where there is one: a baseline is then linked to a paper without
    claims, too. A claim whose unit has the wrong dimension for its metric is flagged in
    `unit_flag`, and loses `DOUBT` of its confidence, once.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("40%", 0, 3, 40, 40, "percent_change", "memory", "%", direction="decrease")
    >>> frame = with_scale(claims_frame([(Paper("t1", "Lark", "40% less memory"), claim)]))
    >>> frame["improvement_low"].tolist()
    [1.6667]
    """
    from extractor.table.frame import typed

    known = rules or load_rules()
    rows: list[Mapping[str, Any]] = [
        {str(k): v for k, v in row.items()} for row in frame.to_dict(orient="records")
    ]
    columns: dict[str, list[Any]] = {name: [] for name in ADDED}
    for row in rows:
        for name, value in (*_scaled(row, known).items(), *_devices(row, known).items()):
            columns[name].append(value)
    columns |= _names(frame, papers, known)
    scaled = frame.copy()
    if "unit_flag" not in frame.columns:
        doubt = [DOUBT if flag else 1.0 for flag in columns["unit_flag"]]
        scaled["confidence"] = [
            row["confidence"] * share for row, share in zip(rows, doubt, strict=True)
        ]
    for name in ADDED:
        scaled[name] = _objects(columns[name], scaled)
    return typed(scaled)


def ensure_scale(frame: pd.DataFrame, *, rules: Rules | None = None) -> pd.DataFrame:
    """`frame` itself if it has the columns of `ADDED`, else `with_scale` of it.

    >>> from extractor.table.frame import claims_frame
    >>> "method_name" in ensure_scale(claims_frame([])).columns
    True
    """
    return frame if set(ADDED) <= set(frame.columns) else with_scale(frame, rules=rules)


def _objects(values: list[Any], frame: pd.DataFrame) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(values, index=frame.index, dtype=object)


def _scaled(row: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    low, high, notes = improvement(row, rules=rules)
    cells: dict[str, Any] = {
        "improvement_low": low,
        "improvement_high": high,
        "improvement_note": list(notes),
        "canonical_low": None,
        "canonical_high": None,
        "canonical_unit": None,
        "unit_flag": None,
    }
    if row["kind"] not in ("absolute", "points"):
        return cells
    unit, metric = str(row["unit"]), str(row["metric"])
    ends = [canonical(float(row[end]), unit, metric, rules=rules) for end in ("low", "high")]
    cells["canonical_low"], cells["canonical_high"] = (end.value for end in ends)
    cells["canonical_unit"], cells["unit_flag"] = ends[0].unit, ends[0].flag
    if low is not None and ends[0].flag:
        cells["improvement_note"].append("unlike_units")
    return cells


def _devices(row: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    summary = hardware_summary(row["hardware"], rules=rules)
    return {
        "hardware_names": summary.names,
        "hardware_vendors": summary.vendors,
        "hardware_classes": summary.classes,
        "hardware_memory_gb": summary.memory_gb,
        "hardware_year": summary.year,
        "hardware_devices": summary.devices,
    }


def _names(frame: pd.DataFrame, papers: pd.DataFrame | None, rules: Rules) -> dict[str, list[Any]]:
    """Canonical method and baselines; what has no own name keeps its words."""
    methods = [m if isinstance(m, str) else None for m in frame["method"]]
    spelled = [m for m in methods if m] + [b for cell in frame["baselines"] for b in cell]
    own = {name_key(n) for n in set(spelled) if name_kind(n, rules=rules) == "name"}
    shown = canonical_names(n for n in spelled if name_key(n) in own)
    baselines = [[shown.get(b, b) for b in cell] for cell in frame["baselines"]]
    owners = method_papers(frame, papers, rules=rules)
    return {
        "method_name": [shown.get(m, m) if m else None for m in methods],
        "baseline_names": baselines,
        "baseline_paper_ids": [
            baseline_papers(cell, str(paper), owners, rules=rules)
            for cell, paper in zip(baselines, frame["paper_id"], strict=True)
        ],
    }
