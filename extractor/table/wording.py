"""A claim's value, hardware and qualifiers in the few words that a reader's table has room for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.table.flat import device_text

_BEFORE = {"up_to": "up to ", "at_least": "≥", "at_most": "≤", "approx": "~", "average": "avg "}
_SIZES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_SIGN = {"increase": "+", "decrease": "-"}


def value_words(row: Mapping[str, Any]) -> str:
    """The value of one claim as it would be said: qualifiers, number or range, unit, direction.

    `row` is a row of the claims table. Relative changes carry a sign; a factor that lowers its
    metric says so with an arrow.

    >>> value_words({"low": 1.2, "high": 2.5, "unit": "x", "kind": "factor",
    ...              "direction": "decrease", "qualifiers": ["up_to"]})
    'up to 1.2-2.5x ↓'
    >>> value_words({"low": 40.0, "high": 40.0, "unit": "%", "kind": "percent_change",
    ...              "direction": "decrease", "qualifiers": []})
    '-40%'
    >>> value_words({"low": 100 / 3, "high": 100 / 3, "unit": "%", "kind": "percent_of",
    ...              "direction": None, "qualifiers": []})
    '33.33% of it'
    """
    digits = 2 if row["unit"] == "%" else 6  # a third is 33.33 %
    number = number_words(round(row["low"], digits))
    if row["high"] != row["low"]:
        number += f"-{number_words(round(row['high'], digits))}"
    qualifiers = "".join(_BEFORE.get(q, "") for q in row["qualifiers"])
    direction = row["direction"] if isinstance(row["direction"], str) else ""
    relative = row["kind"] in ("percent_change", "points")
    sign = _SIGN.get(direction, "") if relative and row["low"] >= 0 else ""
    unit = str(row["unit"])
    gap = "" if unit in ("", "x", "%") else " "
    arrow = " ↓" if row["kind"] == "factor" and direction == "decrease" else ""
    share = " of it" if row["kind"] == "percent_of" else ""
    return f"{qualifiers}{sign}{number}{gap}{unit}{share}{arrow}"


def number_words(value: float) -> str:
    """A number in at most six digits, from a million on with M, B or T.

    >>> number_words(421000.0), number_words(7e8), number_words(0.39)
    ('421,000', '700M', '0.39')
    """
    for size, letter in _SIZES:
        if abs(value) >= size:
            return f"{value / size:.6g}{letter}"
    return f"{value:,.6g}"


def hardware_words(row: Mapping[str, Any]) -> str:
    """The devices of one claim, with counts, separated by commas.

    >>> hardware_words({"hardware": [{"name": "A100", "count": 8}, {"name": "CPU", "count": None}]})
    '8x A100, CPU'
    """
    return ", ".join(device_text(device) for device in row["hardware"])


def text_words(value: Any) -> str:
    """A text or missing value as text.

    >>> text_words(None), text_words("Lark")
    ('', 'Lark')
    """
    return value if isinstance(value, str) else ""
