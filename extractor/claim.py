"""The data that flows from stage to stage: papers in, claims out.

Field names are the ones that every table and every export uses. The classes hold data and read
or write themselves as plain dictionaries; they decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal

Kind = Literal["factor", "percent_change", "percent_of", "points", "absolute"]
Direction = Literal["increase", "decrease"]

KINDS: tuple[str, ...] = ("factor", "percent_change", "percent_of", "points", "absolute")
DIRECTIONS: tuple[str, ...] = ("increase", "decrease")
QUALIFIERS: tuple[str, ...] = ("up_to", "at_least", "at_most", "approx", "average")
PHASES: tuple[str, ...] = (
    "training",
    "inference",
    "prefill",
    "decoding",
    "fine-tuning",
    "preprocessing",
    "kernel",
    "end-to-end",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as its source gave it.

    `id` is the arXiv id where one is known, else derived from the normalised title. `abstract` is
    the text as given, untouched: every claim's offsets point into it.

    >>> Paper(id="t1", title="Lark: Fast Decoding", abstract="Lark is 2x faster.").sources
    ()
    """

    id: str
    title: str
    abstract: str
    date: date | None = None
    authors: int | None = None
    organisation: str | None = None
    upvotes: int | None = None
    url: str | None = None
    sources: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The paper as JSON-ready values: dates as ISO text, tuples as lists."""
        row: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        row["date"] = self.date.isoformat() if self.date else None
        row["sources"] = list(self.sources)
        return row


@dataclass(frozen=True, slots=True)
class Hardware:
    """A device and how many of it; `count` is None where the text does not say.

    >>> Hardware("RTX 4090", 8)
    Hardware(name='RTX 4090', count=8)
    """

    name: str
    count: int | None = None


@dataclass(slots=True)
class Claim:
    """One measured value of one metric, for one method, against its baselines.

    `text` is `abstract[start:end]`, the value's exact characters. `low` equals `high` unless the
    value is a range; percents are as written (40% is 40). `confidence` lies in [0, 1]. `rules` are
    the ids of the rules that made the claim, in the order in which they spoke.

    >>> claim = Claim(text="2x", start=8, end=10, low=2, high=2, kind="factor", metric="speed")
    >>> claim.to_dict()["unit"], claim.own
    ('', True)
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    kind: str
    metric: str
    unit: str = ""
    direction: str | None = None
    qualifiers: tuple[str, ...] = ()
    phase: str | None = None
    method: str | None = None
    baselines: tuple[str, ...] = ()
    baseline_value: float | None = None
    hardware: tuple[Hardware, ...] = ()
    setting: tuple[str, ...] = ()
    own: bool = True
    confidence: float = 1.0
    claim_id: str = ""
    paper_id: str = ""
    evidence: str = ""
    rules: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The claim as JSON-ready values: tuples as lists, hardware as name-count mappings."""
        row: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        for name in ("qualifiers", "baselines", "setting", "rules"):
            row[name] = list(row[name])
        row["hardware"] = [{"name": h.name, "count": h.count} for h in self.hardware]
        return row

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Claim:
        """Read what `to_dict` wrote; keys that are not fields of a claim are left aside.

        >>> claim = Claim(text="2x", start=8, end=10, low=2, high=2, kind="factor", metric="speed")
        >>> Claim.from_dict(claim.to_dict()) == claim
        True
        """
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in row.items() if k in known}
        for name in ("qualifiers", "baselines", "setting", "rules"):
            values[name] = tuple(values.get(name) or ())
        values["hardware"] = tuple(
            Hardware(h["name"], h.get("count")) for h in values.get("hardware") or ()
        )
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where, why, and what to do about it.

    `line` counts from 1 and is None where the whole file is meant.

    >>> str(Problem("page.txt", "the line is not JSON", 3, "remove it or mend it"))
    'page.txt:3: the line is not JSON; remove it or mend it'
    """

    source: str
    reason: str
    line: int | None = None
    advice: str = ""

    def __str__(self) -> str:
        """`file:line: reason; advice`."""
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}" + (f"; {self.advice}" if self.advice else "")


class ExtractorError(Exception):
    """An input, an option or a rule that cannot be used; the message names it and the way out."""


@dataclass(slots=True)
class Reading:
    """What a run has seen so far; passed along so that nothing is lost in silence.

    >>> reading = Reading()
    >>> reading.problems.append(Problem("x.csv", "no abstract column"))
    >>> len(reading.problems)
    1
    """

    papers: int = 0
    claims: int = 0
    problems: list[Problem] = field(default_factory=list)
