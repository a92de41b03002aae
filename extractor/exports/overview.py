"""What a claims table adds up to: counts, and the best of each method, family and device.

The workbook and the reports show these lines; each best value keeps the measurement, and so the
claim, that it comes from. Measurements are those of `extractor.table.selection`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from extractor.table.hardware import known_device
from extractor.table.scale import ensure_scale
from extractor.table.selection import NOT_STATED, measurements

if TYPE_CHECKING:
    import pandas as pd

FAMILIES = (
    "speed",
    "memory",
    "compute",
    "energy",
    "cost",
    "communication",
    "capacity",
    "device",
    "data",
    "quality",
    "other",
)
"""The order in which families of metrics are shown."""

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a claims table holds; `papers` is None where not all of the papers are known."""

    papers: int | None
    papers_with_claims: int
    claims: int
    improvements: int
    methods: int
    baselines: int
    devices: int
    first: str | None
    last: str | None


@dataclass(slots=True)
class Group:
    """The claims that share one label: how many, in how many papers, and the best of them."""

    label: str
    claims: int = 0
    papers: set[str] = field(default_factory=set)
    methods: set[str] = field(default_factory=set)
    families: Counter[str] = field(default_factory=Counter)
    improvements: list[float] = field(default_factory=list)
    best: Item | None = None

    @property
    def middle(self) -> float | None:
        """The median improvement of the group's claims, None without any."""
        return median(self.improvements) if self.improvements else None

    def add(self, row: Mapping[str, Any]) -> None:
        """Count one claim."""
        self.claims += 1
        self.papers.add(str(row["paper_id"]))
        self.families[str(row["metric_family"])] += 1
        if isinstance(row["method_name"], str):
            self.methods.add(row["method_name"])


@dataclass(slots=True)
class Overview:
    """All that the workbook and the reports count, in one pass over the table."""

    counts: Counts
    families: list[Group]
    devices: list[Group]
    years: list[Group]
    items: list[Item]


def overview(frame: pd.DataFrame, papers: pd.DataFrame | None = None) -> Overview:
    """Count the claims of a table by family, device and year, largest group first.

    Families come in their fixed order, years in theirs. A claim on two devices counts for both.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark")
    >>> seen = overview(claims_frame([(Paper("t1", "Lark", "2x faster"), claim)]))
    >>> seen.counts.claims, seen.families[0].label, seen.families[0].middle
    (1, 'speed', 2.0)
    """
    scaled = ensure_scale(frame)
    families: dict[str, Group] = {}
    devices: dict[str, Group] = {}
    years: dict[str, Group] = {}
    for raw in scaled.to_dict(orient="records"):
        row = {str(k): v for k, v in raw.items()}
        for groups, labels in (
            (families, [str(row["metric_family"])]),
            (devices, row["hardware_names"]),
            (years, [_year(row["date"])]),
        ):
            for label in labels:
                groups.setdefault(label, Group(label)).add(row)
    items: list[Item] = list(measurements(scaled))
    _add_improvements(items, families, devices, years)
    return Overview(
        counts=_counts(scaled, papers),
        families=sorted(families.values(), key=lambda g: family_rank(g.label)),
        devices=sorted(devices.values(), key=lambda g: (-g.claims, g.label)),
        years=sorted(years.values(), key=lambda g: g.label),
        items=items,
    )


def _add_improvements(
    items: Iterable[Item],
    families: Mapping[str, Group],
    devices: Mapping[str, Group],
    years: Mapping[str, Group],
) -> None:
    seen = set()
    for item in items:
        row = item["claim"]
        groups = [families[item["family"]], years[_year(row["date"])]]
        groups += [devices[name] for name in row["hardware_names"]]
        for group in groups:
            if row["claim_id"] not in seen:
                group.improvements.append(item["high"])
            if group.best is None or better(item, group.best):
                group.best = item
        seen.add(row["claim_id"])


def better(one: Item, other: Item) -> bool:
    """Whether the first measurement comes before the second: higher, surer, earlier claim id."""
    return best_first(one) < best_first(other)


def best_first(item: Item) -> tuple[float, float, float, str]:
    """Sort key: the best measurement first, with a fixed order among equals."""
    claim = item["claim"]
    return (-item["high"], -item["low"], -float(claim["confidence"]), str(claim["claim_id"]))


def family_rank(family: str) -> tuple[int, str]:
    """Where a family stands among all.

    >>> family_rank("speed") < family_rank("quality") < family_rank("a family of yours")
    True
    """
    return (FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), family)


def baseline_words(item: Item) -> str:
    """What a measurement's improvement is over, in words."""
    return str(item["baseline_name"] or "a baseline that is not stated")


def best_cells(items: Iterable[Item]) -> dict[str, dict[str, Item]]:
    """The best measurement of each method in each family: method, then family.

    Methods with most families come first, then those with the largest improvement. Cells of one
    column are over different baselines: they tell what each paper claims, not who wins.
    """
    cells: dict[str, dict[str, Item]] = {}
    for item in items:
        row = cells.setdefault(str(item["method"]), {})
        family = str(item["family"])
        if family not in row or better(item, row[family]):
            row[family] = item
    ordered = sorted(
        cells.items(),
        key=lambda cell: (-len(cell[1]), -max(i["high"] for i in cell[1].values()), cell[0]),
    )
    return dict(ordered)


def top_items(items: Iterable[Item], family: str, number: int) -> list[Item]:
    """The best measurements of a family, one a method, best first."""
    best: dict[str, Item] = {}
    for item in items:
        method = str(item["method"])
        if item["family"] == family and (method not in best or better(item, best[method])):
            best[method] = item
    return sorted(best.values(), key=best_first)[:number]


def device_facts(name: str) -> tuple[str, str, int | None]:
    """The vendor, the class and the year of a device, as far as the catalogue knows it.

    >>> device_facts("RTX 4090")
    ('NVIDIA', 'consumer', 2022)
    """
    device = known_device(name)
    return device.vendor or NOT_STATED, device.kind or NOT_STATED, device.year


def _counts(frame: pd.DataFrame, papers: pd.DataFrame | None) -> Counts:
    dates = frame["date"].dropna()
    claiming = int(frame["paper_id"].nunique())
    return Counts(
        papers=None if papers is None or len(papers) < claiming else len(papers),
        papers_with_claims=claiming,
        claims=len(frame),
        improvements=int(frame["improvement_high"].notna().sum()),
        methods=int(frame["method_name"].nunique()),
        baselines=_distinct(frame["baseline_names"]),
        devices=_distinct(frame["hardware_names"]),
        first=None if dates.empty else f"{dates.min():%Y-%m-%d}",
        last=None if dates.empty else f"{dates.max():%Y-%m-%d}",
    )


def _distinct(cells: Iterable[Sequence[str]]) -> int:
    return len({name for cell in cells for name in cell})


def _year(day: Any) -> str:
    return str(day.year) if day is not None and day == day else NOT_STATED
