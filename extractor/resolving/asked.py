"""A statement whose method is asked for, and what a reading of it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.resolving.own_names import names_in

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames


@dataclass(frozen=True, slots=True)
class Asked:
    """The statement of one value, as it is handed to each reading.

    `taken` are the tokens of baselines, `known` the paper's own names outside of them.
    """

    g: Grammar
    s: Sentence
    draft: Draft
    names: PaperNames
    compared: list[Comparison]
    taken: set[int]
    known: list[tuple[int, str]]

    @property
    def at(self) -> int:
        """The token of the value."""
        return self.draft.at

    @property
    def own_rule(self) -> str:
        """The rule by which the paper's own work is meant: by its name, or by its phrase."""
        return "own-method" if self.names.main else "own-phrase"

    @property
    def free(self) -> bool:
        """Whether no method of the paper's own stands behind what is not said to be another's."""
        return self.names.free


@dataclass(frozen=True, slots=True)
class Reading:
    """Which method a value is true of, by which rule, and whether it is the paper's own claim."""

    method: str | None
    rule: str
    own: bool = True


def asked_of(
    g: Grammar, s: Sentence, draft: Draft, names: PaperNames, compared: list[Comparison]
) -> Asked:
    """The statement that a draft's value stands in."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    return Asked(g, s, draft, names, compared, taken, names_in(s, names, taken))
