"""The sheets Overview, counts with charts, and About, what every column means."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from extractor.exports.overview import Group, Overview, baseline_words, device_facts
from extractor.exports.xlsx.benchmark import evidence_note
from extractor.exports.xlsx.sheet import IMPROVEMENT, Column, Look, Sheet
from extractor.table.schema import CLAIM_COLUMNS, PAPER_COLUMNS, columns_of
from extractor.table.schema import Column as SchemaColumn

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

DEVICES = 15
"""How many devices the Overview lists; all are on By hardware."""

SHEETS = (
    ("Claims", "one row a claim; more columns unfold by the + above the sheet"),
    ("Overview", "how much there is, by family of metrics, device and year"),
    ("Benchmark", "method by family of metrics, the best improvement each"),
    ("By baseline", "what beats each baseline, ranked"),
    ("By hardware", "what was measured on each device"),
    ("Papers", "the papers that were read, with their abstracts"),
    ("Problems", "what could not be read, and the way out"),
    ("About", "this sheet"),
)
_READING = (
    ("Improvement", "How many times better than the baseline, in the metric's good direction: 2× is"
     " twice as good, below 1× is worse. Readings that had to be chosen are in improvement_note."),
    ("Evidence", "The sentence as given in the abstract, the value in bold. start and end are the"
     " value's offsets in the abstract on the Papers sheet."),
    ("Confidence", "How sure the rules are, from 0 to 1; sort by it to check the doubtful first."),
)  # fmt: skip


_KINDS = {
    "string": "text",
    "category": "one of a few words",
    "Float64": "number",
    "Int64": "whole number",
    "boolean": "TRUE or FALSE",
    "datetime64[s]": "date",
    "list": "list, joined with ;",
}


def write_overview(workbook: Workbook, seen: Overview, problems: int) -> Sheet:
    """Add the Overview sheet: counts, the families, the devices and the years, with two charts."""
    columns = [
        Column("", 30, wrap=True, bold=True),
        Column("", 11, text=False),
        Column("", 11, text=False),
        Column("", 11, text=False),
        Column("", 15, text=False, number=IMPROVEMENT),
        Column("", 15, text=False, number=IMPROVEMENT),
        Column("", 34, wrap=True),
        Column("", 34, wrap=True),
    ]
    dates = f"Papers from {seen.counts.first} to {seen.counts.last}. " if seen.counts.first else ""
    caption = ["Overview", f"{dates}Every best value carries its evidence in a comment."]
    sheet = Sheet(workbook, "Overview", columns, colour="1F2A37", caption=caption, header=False)
    counts = seen.counts
    for label, number in (
        ("papers read", counts.papers),
        ("papers with claims", counts.papers_with_claims),
        ("claims", counts.claims),
        ("claims with an improvement", counts.improvements),
        ("methods", counts.methods),
        ("baselines", counts.baselines),
        ("devices", counts.devices),
        ("problems", problems),
    ):
        if number is not None:
            sheet.append([label, number])
    families = _section(sheet, "By family of metrics", "family", seen.families)
    _section(sheet, "By device", "device", seen.devices[:DEVICES])
    years = _section(sheet, "By year", "year", seen.years)
    _chart(sheet, "Claims by family of metrics", families, "J2")
    _chart(sheet, "Claims by year", years, "J20")
    return sheet


def _section(sheet: Sheet, title: str, label: str, groups: Sequence[Group]) -> tuple[int, int]:
    """One table of groups; gives back its first and last row."""
    sheet.append([])
    sheet.heading(title)
    names = [label, "claims", "papers", "methods", "median improvement", "best improvement"]
    sheet.subheader([*names, "best method", "over"])
    first = sheet.rows + 1
    for group in groups:
        best = group.best
        values = [group.label, group.claims, len(group.papers), len(group.methods), group.middle]
        if label == "device":
            facts = [str(fact) for fact in device_facts(group.label)[:2] if fact != "not stated"]
            values[0] = f"{group.label} ({', '.join(facts)})" if facts else group.label
        looks = {}
        if best is not None:
            values += [best["high"], best["method"], baseline_words(best)]
            looks[5] = Look(comment=evidence_note(best))
        sheet.append(values, looks)
    return first, sheet.rows


def _chart(sheet: Sheet, title: str, rows: tuple[int, int], anchor: str) -> None:
    """A bar chart of the column of claims over those rows."""
    from openpyxl.chart import BarChart, Reference

    first, last = rows
    if last < first:
        return
    chart: Any = BarChart()
    chart.type = "bar"
    chart.title = title
    chart.legend = None
    chart.gapWidth = 40
    chart.height, chart.width = 9, 17
    chart.add_data(Reference(sheet.ws, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet.ws, min_col=1, min_row=first, max_row=last))
    chart.series[0].graphicalProperties.solidFill = "1D5FA8"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    sheet.ws.add_chart(chart, anchor)


def write_about(
    workbook: Workbook, frame: pd.DataFrame, papers: pd.DataFrame | None, problems: int
) -> Sheet:
    """Add the About sheet: what the workbook is, its sheets, and every column's meaning."""
    columns = [
        Column("", 24, bold=True),
        Column("", 22),
        Column("", 14),
        Column("", 100, wrap=True),
    ]
    caption = [
        "About this workbook",
        f"Written by claims-extractor {version('claims-extractor')}. Claims are found by rules in"
        " the abstracts as given; what an abstract does not say is empty.",
        f"{len(frame):,} claims"
        + ("" if papers is None else f", {len(papers):,} papers read, {problems:,} problems")
        + ".",
    ]
    sheet = Sheet(workbook, "About", columns, colour="6B7280", caption=caption, header=False)
    sheet.append([])
    sheet.heading("Sheets")
    for name, what in SHEETS:
        if name in workbook.sheetnames:
            sheet.append([name, None, None, what], {0: Look(place=f"'{name}'!A1")})
    sheet.append([])
    sheet.heading("Reading it")
    for name, what in _READING:
        sheet.append([name, None, None, what])
    _fields(sheet, "Columns of Claims", columns_of(frame))
    if papers is not None:
        _fields(sheet, "Columns of Papers", PAPER_COLUMNS)
    return sheet


def _fields(sheet: Sheet, title: str, schema: Sequence[SchemaColumn]) -> None:
    sheet.append([])
    sheet.heading(title)
    sheet.subheader(["column", "type", "unit", "meaning"])
    documented = {column.name for column in (*CLAIM_COLUMNS, *PAPER_COLUMNS)}
    for column in schema:
        kind = _KINDS[column.dtype]
        meaning = column.meaning or (None if column.name in documented else "a column of yours")
        sheet.append([column.name, kind, column.unit or None, meaning])
