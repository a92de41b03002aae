"""The Benchmark sheet: one row a method, one column a family of metrics, the best in each cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extractor.exports.overview import Item, Overview, baseline_words, best_cells
from extractor.exports.xlsx.sheet import IMPROVEMENT, Column, Look, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

METHODS = 2_000
"""How many methods the sheet holds; each cell has a comment, and Excel opens those slowly."""


def write_benchmark(workbook: Workbook, seen: Overview, claim_rows: Mapping[str, int]) -> Sheet:
    """Add the Benchmark sheet; every cell says in a comment what it is over, and the sentence.

    `claim_rows` gives the row of each claim on the Claims sheet, to which the cell links.
    """
    cells = best_cells(seen.items)
    families = [group.label for group in seen.families if group.improvements]
    columns = [
        Column("method", 34, wrap=True, bold=True),
        *(Column(family, 14, text=False, centre=True, number=IMPROVEMENT) for family in families),
        Column("papers", 9, text=False, centre=True),
        Column("first date", 12, number="yyyy-mm-dd"),
        Column("title", 70, wrap=True),
    ]
    sheet = Sheet(
        workbook,
        "Benchmark",
        columns,
        freeze="B",
        colour="C58A1B",
        caption=_caption(len(cells)),
    )
    for method, row in list(cells.items())[:METHODS]:
        _append(sheet, method, [row.get(family) for family in families], claim_rows)
    sheet.table("Benchmark")
    _scale(sheet, len(families))
    return sheet


def _caption(methods: int) -> list[str]:
    lines = [
        "Best improvement of each method by family of metrics (times better than its baseline)",
        "Cells of one column have different baselines, metrics and devices: the comment of a cell"
        " says which, the sheets 'By baseline' and 'By hardware' put like beside like."
        " Below 1× is worse.",
    ]
    if methods > METHODS:
        lines.append(f"The first {METHODS:,} of {methods:,} methods; all are on the Claims sheet.")
    return lines


def _append(
    sheet: Sheet, method: str, items: list[Item | None], claim_rows: Mapping[str, int]
) -> None:
    claims = [item["claim"] for item in items if item is not None]
    dates = [c["date"] for c in claims if c["date"] is not None and c["date"] == c["date"]]
    values: list[Any] = [method, *(None if item is None else item["high"] for item in items)]
    values.append(len({c["paper_id"] for c in claims}))
    values.append(min(dates).date() if dates else None)
    values.append("; ".join(dict.fromkeys(str(c["title"]) for c in claims)))
    looks = {
        place: Look(place=_place(item, claim_rows), comment=evidence_note(item), quiet_link=True)
        for place, item in enumerate(items, 1)
        if item is not None
    }
    sheet.append(values, looks)


def _place(item: Item, claim_rows: Mapping[str, int]) -> str | None:
    row = claim_rows.get(str(item["claim"]["claim_id"]))
    return f"Claims!A{row}" if row else None


def evidence_note(item: Item) -> str:
    """A measurement in words: the value, what it is over, where it was measured, the sentence."""
    claim = item["claim"]
    lines = [f"{item['value']} · {item['metric']} · over {baseline_words(item)}"]
    if item["on"]:
        lines.append(f"on {item['on']}")
    if claim["setting"]:
        lines.append("; ".join(claim["setting"]))
    lines += ["", f"“{claim['evidence']}”", f"{claim['title']} ({claim['claim_id']})"]
    return "\n".join(lines)


def _scale(sheet: Sheet, families: int) -> None:
    """Red below 1×, white at 1×, green from 10×: the same scale in every column."""
    from openpyxl.formatting import rule

    if sheet.rows <= sheet.top or not families:
        return
    scale: Any = rule.ColorScaleRule
    sheet.ws.conditional_formatting.add(
        sheet.area(sheet.top + 1, sheet.rows, 2, families + 1),
        scale(
            start_type="num",
            start_value=0.5,
            start_color="E9967A",
            mid_type="num",
            mid_value=1,
            mid_color="FFFFFF",
            end_type="num",
            end_value=10,
            end_color="7CBF8E",
        ),
    )
