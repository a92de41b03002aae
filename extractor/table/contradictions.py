"""Claims of two papers that cannot both hold as they stand.

The same method, metric, phase, baseline and devices, measured in two papers, with values that do
not overlap. Often the reason is a setting that one of them does not mention; what the sentences say
of it stands beside the values.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, Unpack

from extractor.table.canonical import name_key, name_kind
from extractor.table.schema import Column
from extractor.table.selection import ChoiceError, Filters, measurements, select

if TYPE_CHECKING:
    import pandas as pd

TOLERANCE = 0.05
APPROXIMATE = 0.1
"""How far "about" and "nearly" stretch a value, as a share of it."""

_COLUMNS: dict[str, Any] = {
    "method": "string",
    "metric": "string",
    "phase": "string",
    "baseline": "string",
    "hardware": "string",
    "unit": "string",
    "low_a": "Float64",
    "high_a": "Float64",
    "low_b": "Float64",
    "high_b": "Float64",
    "apart": "Float64",
    "value_a": "string",
    "value_b": "string",
    "setting_a": "string",
    "setting_b": "string",
    "same_setting": "boolean",
    "paper_a": "string",
    "paper_b": "string",
    "claim_a": "string",
    "claim_b": "string",
}


def contradictions(
    frame: pd.DataFrame, *, tolerance: float = TOLERANCE, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Pairs of claims of two papers that contradict each other, those farthest apart first.

    Compared are improvements over the same baseline, and absolute values in the same canonical
    unit, of the same method (own names only), metric, phase and devices; devices that neither
    sentence states count as the same. Absolute values must also share a setting (a data set, a
    model), for nothing else ties them down. A value is a range: "up to 3x" allows all below, "over
    3x" all above, "about" a tenth more or less. A pair contradicts if its ranges are apart by more
    than the share `tolerance`. The filters are those of `select`.

    Columns: method, metric, phase, baseline, hardware, unit ("x" for an improvement), low_a and
    high_a, low_b and high_b (in that unit), apart (how many times the nearer ends differ), value_a,
    value_b (as written), setting_a, setting_b, same_setting, paper_a, paper_b, claim_a, claim_b.
    Raises `ChoiceError` for a tolerance that is no share.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> def says(paper, low):
    ...     claim = Claim("x", 0, 1, low, low, "factor", "speed", "x", direction="increase",
    ...                   method="Lark", baselines=("Wren",))
    ...     return Paper(paper, "Speeds", ""), claim
    >>> found = contradictions(claims_frame([says("a", 2.0), says("b", 3.0)]))
    >>> found[["paper_a", "low_a", "paper_b", "low_b", "apart"]].values.tolist()
    [['a', 2.0, 'b', 3.0, 1.5]]
    """
    if not 0 <= tolerance < 1:
        raise ChoiceError(f"tolerance is {tolerance}; give a share from 0 up to 1")
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    selected = select(frame, filters)
    for value in ("improvement", "absolute"):
        for item in measurements(selected, value):
            if (key := _key(item, value)) is not None:
                groups.setdefault(key, []).append(item)
    lines = [
        line
        for key, items in sorted(groups.items())
        for one, other in combinations(sorted(items, key=_order), 2)
        if one["paper"] != other["paper"] and (line := _pair(key, one, other, tolerance))
    ]
    lines.sort(key=lambda p: (-p["apart"], p["claim_a"], p["claim_b"]))
    return _frame(lines)


def _key(item: Mapping[str, Any], value: str) -> tuple[str, ...] | None:
    """What must be the same for two claims to contradict; None if the names name nothing."""
    method, baseline = item["claim"]["method_name"], item["baseline_name"]
    names = [method, baseline] if value == "improvement" else [method]
    if not all(isinstance(n, str) and name_kind(n) == "name" for n in names):
        return None
    devices = " + ".join(sorted(item["claim"]["hardware_names"]))
    unit = "x" if value == "improvement" else item["unit"]
    keys = [name_key(n) for n in names]
    return (value, unit, item["metric"], item["phase"], devices, *keys)


def _order(item: Mapping[str, Any]) -> tuple[str, str]:
    day = item["claim"]["date"]
    return (str(day)[:10] if day == day and day is not None else "9999", item["claim"]["claim_id"])


def _pair(
    key: tuple[str, ...], one: dict[str, Any], other: dict[str, Any], tolerance: float
) -> dict[str, Any] | None:
    first, second = _allowed(one, key[0]), _allowed(other, key[0])
    below, above = sorted((first, second))
    if key[0] == "absolute" and not _settings(one) & _settings(other):
        return None
    if above[0] <= 0 or below[1] <= 0 or below[1] * (1 + tolerance) >= above[0]:
        return None
    settings = ["; ".join(item["claim"]["setting"]) for item in (one, other)]
    return {
        "method": one["method"],
        "metric": one["metric"],
        "phase": one["phase"],
        "baseline": one["baseline_name"],
        "hardware": key[4],
        "unit": key[1],
        "low_a": one["low"],
        "high_a": one["high"],
        "low_b": other["low"],
        "high_b": other["high"],
        "apart": float(f"{above[0] / below[1]:.5g}"),
        "value_a": one["value"],
        "value_b": other["value"],
        "setting_a": settings[0],
        "setting_b": settings[1],
        "same_setting": _settings(one) == _settings(other),
        "paper_a": one["paper"],
        "paper_b": other["paper"],
        "claim_a": one["claim"]["claim_id"],
        "claim_b": other["claim"]["claim_id"],
    }


def _settings(item: Mapping[str, Any]) -> set[str]:
    return {name_key(setting) for setting in item["claim"]["setting"]}


def _allowed(item: Mapping[str, Any], value: str) -> tuple[float, float]:
    """The range that a claim's value allows, by its qualifiers."""
    low, high = float(item["low"]), float(item["high"])
    words = set(item["claim"]["qualifiers"])
    most, least = bool(words & {"up_to", "at_most"}), "at_least" in words
    if value == "improvement" and _falls(item):
        most, least = least, most
    if "approx" in words:
        low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    return (-math.inf if most else low), (math.inf if least else high)


def _falls(item: Mapping[str, Any]) -> bool:
    """Whether improvement falls as the written value rises: at most 79 % is 1.27x or more."""
    if item["claim"]["kind"] in ("percent_of", "absolute"):
        return _lower_is_better(item["claim"])
    return bool(item["high"] < 1)


def _lower_is_better(claim: Mapping[str, Any]) -> bool:
    from extractor.rules import load_rules

    metric = load_rules().metrics.get(str(claim["metric"]))
    return metric is not None and metric.good == "down"


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    from extractor.table.frame import frame_of

    schema = [Column(name, dtype, "") for name, dtype in _COLUMNS.items()]
    values = {name: [row[name] for row in rows] for name in _COLUMNS}
    return frame_of(values, schema)[list(_COLUMNS)]
