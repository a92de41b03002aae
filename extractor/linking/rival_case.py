"""A value that may be a rival's, as it is handed to each mechanism that reads such values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.values import same_sort

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.quantity import Quantity
    from extractor.mentions.sentence import Sentence

LEVELS = ("percent", "unit", "bare", "count")


@dataclass(frozen=True, slots=True)
class Case:
    """A value that may be a rival's: where it stands, and the drafts before it."""

    g: Grammar
    s: Sentence
    drafts: list[Draft]
    compared: list[Comparison]
    out: list[Draft]
    d: Draft

    @property
    def i(self) -> int:
        """The token of the value."""
        return self.d.at

    @property
    def quantity(self) -> Quantity:
        """The value itself, with its form and its unit."""
        return self.d.quantity

    def last(self, *, open_only: bool = False, loose: bool = False) -> Draft | None:
        """The draft before, if it is of the same sort (and, `open_only`, has no rival's value).

        `loose` lets a bare number be one of what the value before counts.
        """
        if not self.out or not same_sort(self.out[-1], self.d, loose=loose):
            return None
        return self.out[-1] if not open_only or self.out[-1].baseline_value is None else None
