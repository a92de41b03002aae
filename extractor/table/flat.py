r"""One cell of any column as one text, and back: what CSV, TSV and workbooks hold.

Lists join with "; ". A semicolon inside an item is written `\;` and backslashes before it, or at
the end of an item, are doubled, so that every list comes back as it was. Other backslashes, such as
LaTeX's, stay single.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from extractor.table.schema import Column, missing

SEPARATOR = "; "

_BEFORE_BREAK = re.compile(r"(\\*)(;|\Z)")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(; )")
_ESCAPED = re.compile(r"(\\+)(;|\Z)")
_COUNTED = re.compile(r"(-?\d+|\?)x (.*)", re.DOTALL)
_ONE_EMPTY = "\\"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SIGNED_VALUE = re.compile(r"[+-]\d[\d.,]*\s?[%A-Za-z]*(/[A-Za-z]+)?")


def cell_text(value: Any, column: Column) -> str:
    """`value` as the text of a flat cell; a missing value is the empty text.

    >>> eight = [{"name": "RTX 4090", "count": 8}, {"name": "CPU", "count": None}]
    >>> cell_text(eight, Column("hardware", "list", "", items="hardware"))
    '8x RTX 4090; CPU'
    """
    if column.is_list:
        items = value if column.items == "text" else [device_text(d) for d in value]
        return join_items(items)
    if missing(value):
        return ""
    if column.dtype == "boolean":
        return "true" if value else "false"
    if column.dtype == "Int64":
        return str(int(value))
    if column.dtype == "Float64":
        return repr(float(value))
    if column.dtype == "datetime64[s]":
        return str(value.date().isoformat() if isinstance(value, datetime) else value)
    return str(value)


def cell_value(text: str, column: Column) -> Any:
    """What `cell_text` wrote, as a value again; the empty text of a scalar is None.

    Raises ValueError if the text is none of the column's values.

    >>> cell_value("vLLM; TGI", Column("baselines", "list", ""))
    ['vLLM', 'TGI']
    """
    if column.is_list:
        items = split_items(text)
        return items if column.items == "text" else [device_value(item) for item in items]
    if text == "":
        return "" if column.dtype == "string" and not column.nullable else None
    if column.dtype == "boolean":
        return _flag(text)
    if column.dtype == "Int64":
        return _whole(text)
    if column.dtype == "Float64":
        return float(text)
    if column.dtype == "datetime64[s]":
        return date.fromisoformat(text[:10])
    return text


def _flag(text: str) -> bool:
    if text.lower() in ("true", "1"):
        return True
    if text.lower() in ("false", "0"):
        return False
    raise ValueError(f"{text!r} is neither true nor false")


def _whole(text: str) -> int:
    number = float(text) if re.fullmatch(r"-?\d+\.0*", text) else int(text)
    return int(number)


def join_items(items: Sequence[str]) -> str:
    r"""The list as one text.

    >>> print(join_items(["vLLM", "A; B", r"S^2\alpha"]))
    vLLM; A\; B; S^2\alpha
    """
    if list(items) == [""]:
        return _ONE_EMPTY
    return SEPARATOR.join(_BEFORE_BREAK.sub(_escape, item) for item in items)


def _escape(match: re.Match[str]) -> str:
    return match[1] * 2 + ("\\;" if match[2] else "")


def split_items(text: str) -> list[str]:
    r"""The list that `join_items` made a text of.

    >>> split_items(r"vLLM; A\; B")
    ['vLLM', 'A; B']
    """
    if text == "":
        return []
    if text == _ONE_EMPTY:
        return [""]
    items = []
    begin = 0
    for separator in _BREAK.finditer(text):
        items.append(text[begin : separator.start(1)])
        begin = separator.end(1)
    items.append(text[begin:])
    return [_ESCAPED.sub(_unescape, item) for item in items]


def _unescape(match: re.Match[str]) -> str:
    return "\\" * (len(match[1]) // 2) + match[2]


def device_text(device: dict[str, Any]) -> str:
    """A device with its count; "?x" keeps a name apart that looks counted itself.

    >>> device_text({"name": "A100", "count": 8}), device_text({"name": "2x2 mesh", "count": None})
    ('8x A100', '2x2 mesh')
    """
    name, count = device["name"], device["count"]
    if count is not None:
        return f"{count}x {name}"
    return f"?x {name}" if _COUNTED.fullmatch(name) else str(name)


def device_value(text: str) -> dict[str, Any]:
    """The device that `device_text` wrote.

    >>> device_value("8x A100")
    {'name': 'A100', 'count': 8}
    """
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        return {"name": text, "count": None}
    return {"name": counted[2], "count": None if counted[1] == "?" else int(counted[1])}


def as_text(text: str) -> str:
    """`text` with an apostrophe in front if a spreadsheet would take it for a formula.

    >>> as_text("=SUM(A1)"), as_text("+4.30"), as_text("-0.39 dB"), as_text("+cmd|' /C calc'!A0")
    ("'=SUM(A1)", '+4.30', '-0.39 dB', "'+cmd|' /C calc'!A0")
    """
    if _FORMULA.match(text) and not _SIGNED_VALUE.fullmatch(text):
        return "'" + text
    return text


def from_text(cell: str) -> str:
    """The text that `as_text` made `cell` of.

    >>> from_text("'=SUM(A1)"), from_text("'t Hooft")
    ('=SUM(A1)', "'t Hooft")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
