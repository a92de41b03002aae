"""Claims against a gold file: precision, recall, F1, and how often each field is right.

A gold file holds one paper a line: id, abstract and `claims`, whose fields are those of a claim and
`optional`. A gold claim and an extracted claim are the same if their spans overlap and their values
agree within 0.5 %. An optional gold claim is neither demanded nor punished. The tuple figure counts
a claim only if value, kind, metric family, method, baselines and hardware are all right; the strict
figure asks for metric, direction, qualifiers, unit and phase as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from extractor.agreement import (
    close,
    overlap,
    same_hardware,
    same_name,
    same_names,
    same_unit,
    same_value,
)
from extractor.claim import Claim, ExtractorError

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

FIELDS = (
    "kind",
    "direction",
    "qualifiers",
    "unit",
    "metric",
    "family",
    "phase",
    "method",
    "baselines",
    "baseline_value",
    "hardware",
    "setting",
    "own",
)
TUPLE = ("kind", "family", "method", "baselines", "hardware")
STRICT = (*TUPLE, "metric", "direction", "qualifiers", "unit", "phase")
_ALIGNING = (*TUPLE, "metric")


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """A paper with the claims that careful readers found; `optional` says which may be missed."""

    id: str
    abstract: str
    claims: tuple[Claim, ...]
    optional: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A demanded gold claim, the extracted claim that matches it, and the fields that disagree."""

    gold: Claim
    got: Claim
    wrong: frozenset[str]

    def right(self, fields: Sequence[str]) -> bool:
        """Whether none of `fields` disagrees."""
        return self.wrong.isdisjoint(fields)


@dataclass(frozen=True, slots=True)
class PaperResult:
    """One paper: pairs that match, demanded claims that were missed, claims that nobody demands."""

    paper: GoldPaper
    pairs: tuple[Pair, ...]
    missed: tuple[Claim, ...]
    spurious: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1, each in [0, 1].

    >>> Figures.of(right=8, gold=10, extracted=16)
    Figures(precision=0.5, recall=0.8, f1=0.6153846153846154)
    """

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, gold: int, extracted: int) -> Figures:
        """The figures of `right` claims among `gold` demanded and `extracted` found; 0 for none."""
        precision = right / extracted if extracted else 0.0
        recall = right / gold if gold else 0.0
        total = precision + recall
        return cls(precision, recall, 2 * precision * recall / total if total else 0.0)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `evaluate` gives: every paper's result, and the figures over all of them."""

    results: tuple[PaperResult, ...]

    @property
    def matched(self) -> int:
        """Demanded gold claims that were found."""
        return sum(len(r.pairs) for r in self.results)

    @property
    def gold(self) -> int:
        """Demanded gold claims."""
        return self.matched + sum(len(r.missed) for r in self.results)

    @property
    def extracted(self) -> int:
        """Extracted claims, without those that fall on optional gold claims."""
        return self.matched + sum(len(r.spurious) for r in self.results)

    @property
    def detection(self) -> Figures:
        """How well values are found, whatever is said about them."""
        return Figures.of(self.matched, self.gold, self.extracted)

    @property
    def tuples(self) -> Figures:
        """How well whole claims are found: value and all of `TUPLE` right."""
        return self._right(TUPLE)

    @property
    def strict(self) -> Figures:
        """How well whole claims are found: value and all of `STRICT` right."""
        return self._right(STRICT)

    @property
    def fields(self) -> dict[str, float]:
        """For each field the share of matched claims in which it is right."""
        pairs = [pair for r in self.results for pair in r.pairs]
        total = len(pairs) or 1
        return {name: sum(p.right((name,)) for p in pairs) / total for name in FIELDS}

    def _right(self, fields: Sequence[str]) -> Figures:
        right = sum(pair.right(fields) for r in self.results for pair in r.pairs)
        return Figures.of(right, self.gold, self.extracted)

    def errors(self, field: str) -> Iterator[str]:
        """One line a disagreement on `field`: "missed", "spurious", or the name of a field."""
        for result in self.results:
            paper = result.paper
            if field in ("missed", "spurious"):
                for claim in result.missed if field == "missed" else result.spurious:
                    yield f"{paper.id} {field} {claim.metric}: {_shown(paper.abstract, claim)}"
                continue
            name = "metric" if field == "family" else field
            for pair in result.pairs:
                if not pair.right((field,)):
                    sides = f"gold {getattr(pair.gold, name)!r} got {getattr(pair.got, name)!r}"
                    yield f"{paper.id} {field}: {sides}: {_shown(paper.abstract, pair.gold)}"

    def to_dict(self) -> dict[str, float]:
        """All figures by name, counts first."""
        detection, tuples = self.detection, self.tuples
        return {
            "papers": len(self.results),
            "gold": self.gold,
            "extracted": self.extracted,
            "matched": self.matched,
            "detection_p": detection.precision,
            "detection_r": detection.recall,
            "detection_f1": detection.f1,
            **self.fields,
            "tuple_p": tuples.precision,
            "tuple_r": tuples.recall,
            "tuple_f1": tuples.f1,
            "strict_f1": self.strict.f1,
        }


def evaluate(
    gold: Path | str | Iterable[GoldPaper],
    claims: Path | str | pd.DataFrame | Iterable[Claim],
    *,
    rules: Rules | Path | str | None = None,
) -> Evaluation:
    """Compare `claims` with `gold`, paper by paper.

    `gold` is a gold file or what `read_gold` gives; `claims` is any of our exports, a file in the
    gold format, a claims table, or claims with their paper_id. Claims of papers that gold lacks do
    not count. `rules` says which metrics are of one family. Raises `ExtractorError` that names the
    file and the line that cannot be read.

    >>> claim = Claim("2x", 8, 10, 2.0, 2.0, "factor", "speed", paper_id="t1")
    >>> gold = [GoldPaper("t1", "Lark is 2x faster.", (claim,), (False,))]
    >>> evaluate(gold, [claim]).tuples.f1
    1.0
    """
    from extractor.rules import load_rules

    known = load_rules(rules) if rules is None or isinstance(rules, (str, Path)) else rules
    families = {name: metric.family for name, metric in known.metrics.items()}
    papers = list(read_gold(gold)) if isinstance(gold, (str, Path)) else list(gold)
    found: dict[str, list[Claim]] = {}
    for claim in _claims(claims):
        found.setdefault(claim.paper_id, []).append(claim)
    return Evaluation(tuple(_compare(p, found.get(p.id, []), families) for p in papers))


def disagreements(gold: Claim, got: Claim, families: Mapping[str, str]) -> frozenset[str]:
    """The fields in which two claims of one value disagree.

    >>> one = Claim("2x", 8, 10, 2.0, 2.0, "factor", "speed", method="Lark")
    >>> other = Claim("2x", 8, 10, 2.0, 2.0, "factor", "latency", method="LARK")
    >>> sorted(disagreements(one, other, {"speed": "speed", "latency": "speed"}))
    ['metric']
    """
    families_of = [families.get(claim.metric, claim.metric) for claim in (gold, got)]
    agree = {
        "kind": gold.kind == got.kind,
        "direction": gold.direction == got.direction,
        "qualifiers": set(gold.qualifiers) == set(got.qualifiers),
        "unit": same_unit(gold.unit, got.unit),
        "metric": gold.metric == got.metric,
        "family": families_of[0] == families_of[1],
        "phase": gold.phase == got.phase,
        "method": same_name(gold.method, got.method),
        "baselines": same_names(gold.baselines, got.baselines),
        "baseline_value": close(gold.baseline_value, got.baseline_value),
        "hardware": same_hardware(gold.hardware, got.hardware),
        "setting": same_names(gold.setting, got.setting),
        "own": gold.own == got.own,
    }
    return frozenset(name for name, right in agree.items() if not right)


def _compare(paper: GoldPaper, got: Sequence[Claim], families: Mapping[str, str]) -> PaperResult:
    aligned = _aligned(paper, got, families)
    pairs = [pair for i, _, pair in aligned if not paper.optional[i]]
    matched_gold = {i for i, _, _ in aligned}
    matched_got = {j for _, j, _ in aligned}
    demanded = [i for i, optional in enumerate(paper.optional) if not optional]
    missed = [paper.claims[i] for i in demanded if i not in matched_gold]
    tolerated = [c for c, optional in zip(paper.claims, paper.optional, strict=True) if optional]
    spurious = [
        claim
        for j, claim in enumerate(got)
        if j not in matched_got and not any(overlap(claim, gold) for gold in tolerated)
    ]
    return PaperResult(paper, tuple(pairs), tuple(missed), tuple(spurious))


def _aligned(
    paper: GoldPaper, got: Sequence[Claim], families: Mapping[str, str]
) -> list[tuple[int, int, Pair]]:
    """Pairs of places with their claims: best agreement first, no claim used twice."""
    candidates = []
    for i, gold in enumerate(paper.claims):
        for j, claim in enumerate(got):
            if not same_value(gold, claim):
                continue
            pair = Pair(gold, claim, disagreements(gold, claim, families))
            score = sum(pair.right((name,)) for name in _ALIGNING)
            exact = (gold.start, gold.end) == (claim.start, claim.end)
            weight = score + 0.5 * exact + 0.25 * (not paper.optional[i])
            candidates.append((weight, i, j, pair))
    candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
    chosen: list[tuple[int, int, Pair]] = []
    for _, i, j, pair in candidates:
        if all(i != other_i and j != other_j for other_i, other_j, _ in chosen):
            chosen.append((i, j, pair))
    return chosen


def _shown(abstract: str, claim: Claim, around: int = 110) -> str:
    before = abstract[max(0, claim.start - around) : claim.start]
    after = abstract[claim.end : claim.end + around]
    return " ".join(f"{before}[[{abstract[claim.start : claim.end]}]]{after}".split())


def read_gold(path: Path | str) -> Iterator[GoldPaper]:
    """The papers of a gold file, in order; raises `ExtractorError` for a line that is not one."""
    source = Path(path)
    for place, record in _records(source):
        if "claims" not in record or "id" not in record:
            raise ExtractorError(f"{place}: not a gold paper; it needs an id and a list of claims")
        rows = record["claims"]
        claims = tuple(_claim(row, record["id"], place) for row in rows)
        optional = tuple(bool(row.get("optional", False)) for row in rows)
        yield GoldPaper(record["id"], record.get("abstract", ""), claims, optional)


def _claims(claims: Path | str | pd.DataFrame | Iterable[Claim]) -> Iterable[Claim]:
    from extractor.table.frame import claims_of
    from extractor.table.read import read_claims

    if isinstance(claims, (str, Path)):
        path = Path(claims)
        return _jsonl_claims(path) if path.suffix == ".jsonl" else claims_of(read_claims(path))
    return claims_of(cast("pd.DataFrame", claims)) if hasattr(claims, "columns") else claims


def _jsonl_claims(path: Path) -> Iterator[Claim]:
    for place, record in _records(path):
        if "claims" in record:
            yield from (_claim(row, record.get("id"), place) for row in record["claims"])
        else:
            yield _claim(record, record.get("paper_id"), place)


def _claim(row: Mapping[str, Any], paper_id: Any, place: str) -> Claim:
    if not isinstance(paper_id, str):
        raise ExtractorError(f"{place}: a claim needs the id of its paper; add paper_id")
    try:
        return Claim.from_dict({**row, "paper_id": paper_id})
    except (TypeError, KeyError, AttributeError) as error:
        raise ExtractorError(f"{place}: not a claim: {error}") from None


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise ExtractorError(f"{path}:{number}: the line is not a JSON object")
                yield f"{path}:{number}", record
    except json.JSONDecodeError as error:
        raise ExtractorError(f"{path}:{number}: the line is not JSON: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ExtractorError(f"{path}: cannot be read: {error}") from None
