"""Text as a cell can hold it: escaped, cut at Excel's limit, with one part in bold.

A cell holds at most 32,767 UTF-16 units (Microsoft, "Excel specifications and limits"). Characters
that XML 1.0 forbids travel as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring), which Excel and
LibreOffice turn back; a literal `_x0041_` in the text therefore has its underscore escaped too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText

CELL_LIMIT = 32_767

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)",
)


def escape_text(text: str) -> str:
    r"""The text with every character that a workbook cannot hold written as `_xHHHH_`.

    >>> escape_text("bell\x07, literal _x0041_")
    'bell_x0007_, literal _x005F_x0041_'
    """
    return _FORBIDDEN.sub(lambda match: f"_x{ord(match.group()):04X}_", text)


def unescape_text(text: str) -> str:
    r"""The text that `escape_text` was given.

    >>> unescape_text("bell_x0007_, literal _x005F_x0041_")
    'bell\x07, literal _x0041_'
    """
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def cell_text(text: str, limit: int = CELL_LIMIT) -> str:
    """The text escaped, and cut with a mark where a cell cannot hold all of it.

    >>> cell_text("short")
    'short'
    >>> cell_text("x" * 40_000)[-32:], len(cell_text("x" * 40_000))
    ('xx … [cut: 7263 characters more]', 32767)
    """
    escaped = escape_text(text)
    if len(escaped) * 2 <= limit or _units(escaped) <= limit:
        return escaped
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _units(escape_text(text[:middle]) + _mark(len(text) - middle)) <= limit:
            low = middle
        else:
            high = middle - 1
    return escape_text(text[:low]) + _mark(len(text) - low)


def bold_part(text: str, start: int, end: int, font: str = "Calibri") -> CellRichText | str:
    """The cell text with `text[start:end]` in bold; plain where that part is empty or was cut off.

    >>> [str(part) for part in bold_part("It is 2x faster.", 6, 8)]
    ['It is ', '2x', ' faster.']
    """
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    whole = cell_text(text)
    before, part = escape_text(text[:start]), escape_text(text[start:end])
    if not part or not whole.startswith(before + part) or not 0 <= start < end <= len(text):
        return whole
    blocks: list[str | TextBlock] = [TextBlock(InlineFont(rFont=font, sz=11, b=True), part)]
    if before:
        blocks.insert(0, before)
    if after := whole[len(before) + len(part) :]:
        blocks.append(after)
    return CellRichText(blocks)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _mark(left: int) -> str:
    return f" … [cut: {left} characters more]"
