"""A number as read from a sentence, with what it counts."""

from __future__ import annotations

from dataclasses import dataclass

SCALES = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "B": 1e9,
    "T": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}


@dataclass(slots=True)
class Quantity:
    """A number (or range) as read from a sentence.

    `decimal` says that it is written with a decimal point and no scale ("10.0", not "1.4K").
    `form` is factor, percent, points, unit (a measured unit), count (so many of a noun), bare, or
    part (a fraction such as "a third"). `change` is set where the word itself says what happens
    ("halves": decrease). `marks` are the qualifiers written as signs ("~", "<", "+").
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    unit: str = ""
    metric: str | None = None
    sure: bool = False
    marks: frozenset[str] = frozenset()
    sign: str = ""
    change: str | None = None
    adjective: bool = False
    shared: bool = False
    decimal: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is written as a whole number, as counts are."""
        return self.low.is_integer() and not self.decimal
