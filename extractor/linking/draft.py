"""A claim in the making: the quantity, and what has been linked to it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.claim import Hardware
from extractor.mentions.quantity import Quantity

GAINS = ("factor", "percent_change", "points")
RELATIVE = (*GAINS, "percent_of")
"""The kinds of values that tell of a difference, and those and shares: held against a rival."""


@dataclass(slots=True)
class Draft:
    """What the linking mechanisms have found for the quantity at token `at`.

    `reach` is the token of the last value of the list that this one belongs to, `beside` are the
    rivals with gains of their own: Heron in "gains 9% over Wren, compared with 5% for Heron".
    """

    at: int
    quantity: Quantity
    metric: str | None = None
    metric_at: int | None = None
    polarity: str | None = None
    kind: str = ""
    unit: str = ""
    direction: str | None = None
    qualifiers: set[str] = field(default_factory=set)
    phase: str | None = None
    method: str | None = None
    baselines: list[str] = field(default_factory=list)
    baseline_value: float | None = None
    hardware: list[Hardware] = field(default_factory=list)
    setting: list[str] = field(default_factory=list)
    own: bool = True
    rules: list[str] = field(default_factory=list)
    reach: int = -1
    beside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """A value outside any list reaches to itself."""
        if self.reach < 0:
            self.reach = self.at

    def note(self, rule: str) -> None:
        """Record that a rule spoke."""
        if rule not in self.rules:
            self.rules.append(rule)


def deal_out(run: list[Draft]) -> None:
    """As in "gains 4% and 3% over A and B": one baseline for each value, where they are as many."""
    names = list(run[-1].baselines) if run else []
    if len(run) == len(names) > 1:
        for d, name in zip(run, names, strict=True):
            d.baselines = [name]
