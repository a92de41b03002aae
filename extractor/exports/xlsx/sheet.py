"""One worksheet, written row by row in bounded memory: header, widths, looks, links, table."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractor.exports.xlsx.text import CELL_LIMIT, cell_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.comments import Comment

IMPROVEMENT = '[>=100]#,##0"×";[>=10]0.0"×";0.00"×"'
INK, PAPER, RULE, LINK, QUIET = "1F2A37", "FFFFFF", "D5DAE1", "1D5FA8", "6B7280"
FONT = "Calibri"
LINE_HEIGHT = 15.0
LINK_LIMIT = 65_000  # Excel takes 65,530 links a sheet
URL_LIMIT = 2_000
ROW_LIMIT = 1_048_575  # 1,048,576 rows, one of them the header


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header, its width in characters and how its values look."""

    name: str
    width: float = 14
    text: bool = True
    wrap: bool = False
    number: str | None = None
    bold: bool = False
    quiet: bool = False
    centre: bool = False
    folded: bool = False
    note: str = ""


@dataclass(slots=True)
class Look:
    """What a single cell adds to its column: a link, a comment, a fill colour."""

    url: str | None = None
    place: str | None = None
    comment: str | None = None
    fill: str | None = None
    quiet_link: bool = False


_PLAIN = Look()
_DATE = "yyyy-mm-dd"


@dataclass(slots=True)
class Sheet:
    """A worksheet under construction; rows are on disk as soon as they are appended.

    `caption` lines stand above the header; without `header`, rows begin at once and `heading` and
    `subheader` set them apart. `printed` is how many of the columns go on paper, None for all.
    """

    workbook: Workbook
    title: str
    columns: Sequence[Column]
    freeze: str | None = "A"
    colour: str | None = None
    lines: int = 8
    caption: Sequence[str] = ()
    header: bool = True
    printed: int | None = None
    rows: int = 0
    links: int = 0
    top: int = 0
    ws: Any = None
    _styles: dict[tuple[int, str, str, bool], Any] = field(default_factory=dict)
    _cells: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        self.ws = self.workbook.create_sheet(self.title)
        self.ws.sheet_view.showGridLines = False
        if self.colour:
            self.ws.sheet_properties.tabColor = self.colour
        for number, column in enumerate(self.columns, 1):
            dimension = self.ws.column_dimensions[get_column_letter(number)]
            dimension.width = column.width
            if column.folded:
                dimension.outlineLevel = 1
                dimension.hidden = True
        self.top = len(self.caption) + 1
        if self.freeze and self.header:
            self.ws.freeze_panes = f"{self.freeze}{self.top + 1}"
        self._page()
        self._cells = [WriteOnlyCell(self.ws) for _ in self.columns]
        for number, line in enumerate(self.caption):
            self.heading(line, size=14 if number == 0 else 10, quiet=number > 0)
        if self.header:
            self.subheader(
                [column.name for column in self.columns], [column.note for column in self.columns]
            )

    def _page(self) -> None:
        """Printed pages: landscape, as wide as one page, header repeated, numbered."""
        from openpyxl.worksheet.page import PageMargins
        from openpyxl.worksheet.properties import PageSetupProperties

        self.ws.page_setup.orientation = "landscape"
        self.ws.page_setup.paperSize = 9
        self.ws.page_margins = PageMargins(0.4, 0.4, top=0.5, bottom=0.8, footer=0.35)
        self.ws.page_setup.fitToWidth = 1
        self.ws.page_setup.fitToHeight = 0
        self.ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if self.header:
            self.ws.print_title_rows = f"{self.top}:{self.top}"
        self.ws.oddFooter.left.text = self.title
        self.ws.oddFooter.right.text = "&P / &N"

    def heading(self, text: str, size: int = 12, quiet: bool = False) -> None:
        """Write a line of text across the sheet, bold unless quiet."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        cell = WriteOnlyCell(self.ws)
        cell.font = Font(FONT, size, bold=not quiet, color=QUIET if quiet else INK)
        cell.alignment = Alignment(vertical="center")
        _put(cell, text)
        self.rows += 1
        self.ws.row_dimensions[self.rows].height = 1.6 * size + 4
        self.ws.append([cell])

    def subheader(self, names: Sequence[str | None], notes: Sequence[str] = ()) -> None:
        """Write a row of column headers, each with its note as a comment."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        cells: list[Any] = []
        for number, (column, name) in enumerate(zip(self.columns, names, strict=False)):
            cell = WriteOnlyCell(self.ws)
            cell.font = Font(FONT, 11, bold=True, color=PAPER)
            cell.fill = PatternFill("solid", fgColor=INK)
            side = "center" if column.centre else "left" if column.text else "right"
            indent = 1 if column.text else 0
            cell.alignment = Alignment(side, "center", wrap_text=True, indent=indent)
            _put(cell, name)
            if number < len(notes) and notes[number]:
                cell.comment = _comment(notes[number])
            cells.append(cell if name is not None else None)
        self.rows += 1
        long = any(len(n or "") > c.width - 3 for c, n in zip(self.columns, names, strict=False))
        self.ws.row_dimensions[self.rows].height = 33 if long else 24
        self.ws.append(cells)

    def append(
        self,
        values: Sequence[Any],
        looks: Mapping[int, Look] | None = None,
        height: float | None = None,
    ) -> None:
        """Write one row; `looks` adds links, comments or fills to single columns by position."""
        looks = looks or {}
        cells: list[Any] = []
        for index, value in enumerate(values):
            look = looks.get(index, _PLAIN)
            cells.append(self._cell(index, value, look))
        number = self.rows + 1
        lines = self._lines(values)
        if height or lines > 1:
            self.ws.row_dimensions[number].height = height or lines * LINE_HEIGHT + 1
        self.ws.append(cells)
        self.ws.row_dimensions.pop(number, None)
        self.rows = number

    def _cell(self, index: int, value: Any, look: Look) -> Any:
        from openpyxl.cell import WriteOnlyCell

        special = look is not _PLAIN
        if value is None and not special and self.columns[index].folded:
            return None
        cell: Any = WriteOnlyCell(self.ws) if special else self._cells[index]
        number = self.columns[index].number or _number_format(value)
        linked = bool(look.url or look.place) and self.links < LINK_LIMIT
        key = (index, number, look.fill or "", linked and not look.quiet_link)
        if key not in self._styles:
            self._styles[key] = self._style(*key)
        cell._style = self._styles[key]
        _put(cell, value)
        if linked:
            self._link(cell, look)
        if look.comment:
            cell.comment = _comment(look.comment)
        return cell

    def _link(self, cell: Any, look: Look) -> None:
        from openpyxl.worksheet.hyperlink import Hyperlink

        cell._hyperlink = Hyperlink(
            ref="", target=look.url, location=None if look.url else look.place
        )
        self.links += 1

    def _style(self, index: int, number: str, fill: str, linked: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        column = self.columns[index]
        cell: Any = WriteOnlyCell(self.ws)
        ink = LINK if linked else QUIET if column.quiet else INK
        underline: Any = "single" if linked else None
        cell.font = Font(FONT, 11, bold=column.bold, color=ink, underline=underline)
        side = "center" if column.centre else "left" if column.text else None
        indent = 1 if column.text else 0
        cell.alignment = Alignment(side, "top", wrap_text=column.wrap, indent=indent)
        cell.border = Border(bottom=Side("thin", color=RULE))
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        cell.number_format = number
        if number == "@":
            cell.number_format = "General"
            cell.quotePrefix = True
        return cell._style

    def _lines(self, values: Sequence[Any]) -> int:
        """How many lines the tallest wrapped cell takes, at most `self.lines`."""
        tallest = 1
        for column, value in zip(self.columns, values, strict=False):
            if column.wrap and value is not None and not isinstance(value, int | float):
                text = value if isinstance(value, str) else _plain(value)
                room = max(column.width * 1.05 - 2, 4)
                needed = sum(math.ceil(max(len(part), 1) / room) for part in text.split("\n"))
                tallest = max(tallest, needed)
        return min(tallest, self.lines)

    def table(self, name: str, style: str = "TableStyleLight1") -> None:
        """Make the rows written so far an Excel table: filter buttons, banded rows, a name.

        An Excel table needs a row of data and headers of one line that differ in more than
        case; a sheet without gets the filter alone.
        """
        heads = {column.name.casefold() for column in self.columns}
        plain = all(head.isprintable() and head for head in heads)
        if self.rows <= self.top or len(heads) < len(self.columns) or not plain:
            self.ws.auto_filter.ref = self.area(self.top, self.rows)
        else:
            self._add_table(name, style)
        if self.printed:
            self.ws.print_area = self.area(1, self.rows, right=self.printed)

    def _add_table(self, name: str, style: str) -> None:
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

        table = Table(displayName=name, ref=self.area(self.top, self.rows))
        table.tableStyleInfo = TableStyleInfo(name=style, showRowStripes=True)
        table.autoFilter = AutoFilter(ref=table.ref)
        for number, column in enumerate(self.columns, 1):
            table.tableColumns.append(TableColumn(id=number, name=cell_text(column.name)))
        self.ws.tables.add(table)

    def area(self, first: int, last: int, left: int = 1, right: int | None = None) -> str:
        """The cells of rows `first` to `last`, as "A1:F9"; columns count from 1."""
        from openpyxl.utils import get_column_letter

        end = get_column_letter(right or len(self.columns))
        return f"{get_column_letter(left)}{first}:{end}{last}"


def safe_url(url: object) -> str | None:
    """The address if a workbook may link to it (http or https, plain ASCII), else None.

    >>> safe_url("https://example.org/abs/1"), safe_url("javascript:alert(1)")
    ('https://example.org/abs/1', None)
    """
    if not isinstance(url, str) or len(url) > URL_LIMIT:
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-]+(:\d+)?([/?#][!-~]*)?", url):
        return None
    if re.search(r'[<>"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})', url) or not urlsplit(url).hostname:
        return None
    return url


def _put(cell: Any, value: Any) -> None:
    """Set the cell's value with its type fixed: text stays text, whatever it begins with.

    Numbers go as their shortest exact text, for openpyxl keeps 16 digits of a float.
    """
    cell._hyperlink = None
    if isinstance(value, str):
        cell._value, cell.data_type = cell_text(value), "s"
    elif isinstance(value, bool):
        cell._value, cell.data_type = value, "b"
    elif isinstance(value, date):
        cell._value, cell.data_type = value, "d"
    elif isinstance(value, int | float):
        finite = math.isfinite(value)
        cell._value, cell.data_type = repr(value), "n" if finite else "s"
    else:
        cell._value, cell.data_type = value, "n" if value is None else "s"


def _number_format(value: Any) -> str:
    if isinstance(value, bool):
        return "General"
    if isinstance(value, int | float):
        if not math.isfinite(value) or 0 < abs(value) < 0.001 or abs(value) >= 1e12:
            return "General"
        return "#,##0" if float(value).is_integer() else "#,##0.0###"
    if isinstance(value, date):
        return _DATE
    return "@" if isinstance(value, str) and value[:1] in "=+-@'" and value else "General"


def _plain(value: Any) -> str:
    return "".join(str(part) for part in value) if isinstance(value, list) else str(value)


def _comment(text: str) -> Comment:
    from openpyxl.comments import Comment

    short = cell_text(text, min(CELL_LIMIT, 1_500))
    lines = sum(math.ceil(max(len(part), 1) / 52) for part in short.split("\n"))
    return Comment(short, "claims-extractor", width=380, height=24 + 17 * min(lines, 24))
