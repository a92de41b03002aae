"""A run of values whose metric is asked for, as it is handed to each reading of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


@dataclass(slots=True)
class Run:
    """The values of `group`, told as one, and the drafts `earlier` in the sentence.

    `level` are those earlier ones that the run may go on from, `previous` is the one it goes on
    from; `floor` is the token from which on its metric may stand before it.
    """

    g: Grammar
    s: Sentence
    group: list[Draft]
    earlier: list[Draft]
    level: list[Draft]
    previous: Draft | None
    floor: int

    @property
    def first(self) -> Draft:
        """The first value of the run."""
        return self.group[0]

    @property
    def last(self) -> Draft:
        """The last value of the run."""
        return self.group[-1]

    @property
    def alone(self) -> bool:
        """Whether the run is of one value."""
        return len(self.group) == 1

    @property
    def form(self) -> str:
        """The form of its first value."""
        return self.group[0].quantity.form
