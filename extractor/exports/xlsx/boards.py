"""The sheets By baseline and By hardware: like beside like, each line with its claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extractor.exports.overview import device_facts
from extractor.exports.xlsx.sheet import IMPROVEMENT, Column, Look, Sheet
from extractor.exports.xlsx.text import bold_part
from extractor.exports.xlsx.values import cell_value
from extractor.table.leaderboards import leaderboard
from extractor.table.schema import CLAIM_COLUMNS
from extractor.table.wording import hardware_words, text_words, value_words

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

LINES = 20_000
"""How many lines each of the two sheets holds."""

_BAND = "EEF2F6"
_DATE = next(column for column in CLAIM_COLUMNS if column.name == "date")


def write_by_baseline(
    workbook: Workbook,
    frame: pd.DataFrame,
    claim_rows: Mapping[str, int],
    starts: Mapping[tuple[Any, Any], int],
) -> Sheet:
    """Add the leaderboards by baseline: the baseline with the most entries first."""
    board = leaderboard(frame)
    columns = [
        Column("baseline", 30, wrap=True, bold=True),
        Column("metric", 18),
        Column("phase", 13),
        Column("rank", 7, text=False, centre=True),
        Column("method", 28, wrap=True),
        Column("improvement", 14, text=False, number=IMPROVEMENT),
        Column("value", 18, note="the value as written; claim counts are in the column claims"),
        Column("on", 22, wrap=True, note="the devices it was measured on"),
        Column("setting", 26, wrap=True),
        Column("evidence", 80, wrap=True),
        Column("title", 44, wrap=True),
        Column("date", 12, number="yyyy-mm-dd"),
        Column("claims", 8, text=False, note="how many claims of this method are on this board"),
        Column("claim", 20, note="leads to the claim on the Claims sheet"),
    ]
    sheet = Sheet(
        workbook,
        "By baseline",
        columns,
        freeze="B",
        colour="8456A8",
        caption=[
            "What beats each baseline, by how much, on what",
            "Ranks begin anew for every baseline, metric and phase; only lines that share all three"
            " are compared. Baselines without a name of their own have no board.",
        ],
    )
    claims = _claims(frame, set(board["claim"]))
    size = Counter(board["baseline"])
    lines = board.to_dict(orient="records")
    lines.sort(key=lambda r: (-size[r["baseline"]], r["baseline"].casefold(), r["metric"]))
    group, band = None, False
    for line in lines[:LINES]:
        if (key := (line["baseline"], line["metric"], line["phase"])) != group:
            group, band = key, not band
        claim = claims[line["claim"]]
        values = [line[name] for name in ("baseline", "metric", "phase", "rank", "method")]
        values += [float(line["improvement_high"]), line["value"], line["on"], line["setting"]]
        values += [_evidence(claim, starts), line["title"], cell_value(line["date"], _DATE)]
        values += [int(line["claims"]), line["claim"]]
        _append(sheet, [_plain(v) for v in values], line["claim"], claim_rows, band)
    sheet.table("ByBaseline")
    _bars(sheet, 6)
    return sheet


def write_by_hardware(
    workbook: Workbook,
    frame: pd.DataFrame,
    claim_rows: Mapping[str, int],
    starts: Mapping[tuple[Any, Any], int],
) -> Sheet:
    """Add all claims that name a device, device by device, the most used device first."""
    columns = [
        Column("device", 20, bold=True),
        Column("vendor", 13),
        Column("class", 14),
        Column("year", 8, text=False, centre=True, number="0"),
        Column("on", 22, wrap=True, note="all devices of the claim, with counts"),
        Column("metric", 18),
        Column("method", 28, wrap=True),
        Column("value", 20, note="the value as written"),
        Column("improvement", 14, text=False, number=IMPROVEMENT),
        Column("over", 28, wrap=True, note="what the improvement is over"),
        Column("setting", 26, wrap=True),
        Column("evidence", 80, wrap=True),
        Column("title", 44, wrap=True),
        Column("claim", 20, note="leads to the claim on the Claims sheet"),
    ]
    sheet = Sheet(
        workbook,
        "By hardware",
        columns,
        freeze="B",
        colour="C0562F",
        caption=[
            "What was measured on each device",
            "A claim on several devices stands with each of them. Vendor, class and year are the"
            " hardware catalogue's.",
        ],
    )
    named = _rows(frame[frame["hardware_names"].map(len) > 0])
    size = Counter(device for row in named for device in row["hardware_names"])
    lines = [(device, row) for row in named for device in row["hardware_names"]]
    lines.sort(key=lambda p: (-size[p[0]], p[0], p[1]["metric"], text_words(p[1]["method_name"])))
    group, band = None, False
    for device, row in lines[:LINES]:
        if device != group:
            group, band = device, not band
        values = [device, *device_facts(device), hardware_words(row), str(row["metric"])]
        values += [row["method_name"], value_words(row), row["improvement_high"]]
        values += ["; ".join(row["baseline_names"]), "; ".join(row["setting"])]
        values += [_evidence(row, starts), row["title"], row["claim_id"]]
        _append(sheet, [_plain(v) for v in values], row["claim_id"], claim_rows, band)
    sheet.table("ByHardware")
    _bars(sheet, 9)
    return sheet


def _append(
    sheet: Sheet, values: list[Any], claim: str, claim_rows: Mapping[str, int], band: bool
) -> None:
    looks = {i: Look(fill=_BAND) for i in range(len(values))} if band else {}
    place = f"Claims!A{claim_rows[claim]}" if claim in claim_rows else None
    looks[len(values) - 1] = Look(place=place, fill=_BAND if band else None)
    sheet.append(values, looks)


def _claims(frame: pd.DataFrame, wanted: set[Any]) -> dict[str, dict[str, Any]]:
    rows = _rows(frame[frame["claim_id"].isin(wanted)])
    return {str(row["claim_id"]): row for row in rows}


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict(orient="records")]


def _evidence(row: Mapping[str, Any], starts: Mapping[tuple[Any, Any], int]) -> Any:
    first = starts.get((row["paper_id"], row["evidence"]))
    if first is None:
        return row["evidence"]
    return bold_part(row["evidence"], row["start"] - first, row["end"] - first)


def _plain(value: Any) -> Any:
    """Missing values and empty texts as None, numbers as Python's."""
    if value is None or (isinstance(value, str) and not value) or value != value:
        return None
    return value.item() if hasattr(value, "item") else value


def _bars(sheet: Sheet, column: int) -> None:
    from openpyxl.formatting import rule

    if sheet.rows > sheet.top:
        bar: Any = rule.DataBarRule
        sheet.ws.conditional_formatting.add(
            sheet.area(sheet.top + 1, sheet.rows, column, column),
            bar("num", 0, "percentile", 90, color="7FB3D5"),
        )
