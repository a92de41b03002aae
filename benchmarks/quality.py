"""How good the extraction is, where it is good, and what a change gained and lost.

usage: quality.py GOLD.jsonl [CLAIMS.jsonl] [--against OLD.jsonl] [--half a|b] [--save FILE]

Without CLAIMS the papers of GOLD are extracted now. Prints the figures by kind and by metric
family, and how often the claims that are held for sure are right. `--against` names the papers
whose claims became right or wrong since OLD.jsonl was written. `--half` keeps the papers whose id
hashes to an even (a) or odd (b) first byte of SHA-256: tune on one half, believe the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import click

from extractor.api import iter_claims
from extractor.claim import Claim, Paper
from extractor.evaluate import (
    TUPLE,
    Evaluation,
    Figures,
    GoldPaper,
    PaperResult,
    evaluate,
    read_gold,
)
from extractor.exports import write
from extractor.rules import load_rules
from extractor.table.frame import claims_frame

CONFIDENCE = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)

Group = Callable[[Claim], str]


def half_of(paper_id: str) -> str:
    """Which half a paper belongs to: "a" or "b", by the parity of its id's first hash byte."""
    return "ab"[hashlib.sha256(paper_id.encode()).digest()[0] % 2]


def rows_by(evaluation: Evaluation, group: Group) -> list[tuple[str, int, Figures, Figures]]:
    """For each group of claims: its name, its demanded claims, detection and tuple figures."""
    gold: dict[str, int] = {}
    extracted: dict[str, int] = {}
    found: dict[str, int] = {}
    whole: dict[str, int] = {}
    for result in evaluation.results:
        for pair in result.pairs:
            name = group(pair.gold)
            for counter, add in ((gold, 1), (extracted, 1), (found, 1), (whole, pair.right(TUPLE))):
                counter[name] = counter.get(name, 0) + add
        for claim in result.missed:
            gold[group(claim)] = gold.get(group(claim), 0) + 1
        for claim in result.spurious:
            extracted[group(claim)] = extracted.get(group(claim), 0) + 1
    names = sorted(gold.keys() | extracted.keys(), key=lambda n: (-gold.get(n, 0), n))
    return [
        (
            name,
            gold.get(name, 0),
            Figures.of(found.get(name, 0), gold.get(name, 0), extracted.get(name, 0)),
            Figures.of(whole.get(name, 0), gold.get(name, 0), extracted.get(name, 0)),
        )
        for name in names
    ]


def print_groups(title: str, evaluation: Evaluation, group: Group) -> None:
    click.echo(f"\n{title:<16}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}{'tuple F1':>10}")
    for name, count, found, whole in rows_by(evaluation, group):
        click.echo(
            f"{name:<16}{count:>6}{found.precision:>8.3f}{found.recall:>8.3f}{found.f1:>8.3f}"
            f"{whole.f1:>10.3f}"
        )


def print_calibration(evaluation: Evaluation) -> None:
    """Of the claims at each confidence, how many are wholly right; spurious ones are wrong."""
    judged = [
        (pair.got.confidence, pair.right(TUPLE)) for r in evaluation.results for pair in r.pairs
    ]
    judged += [(claim.confidence, False) for r in evaluation.results for claim in r.spurious]
    click.echo(f"\n{'confidence':<16}{'claims':>6}{'right':>8}")
    bounds = list(pairwise(CONFIDENCE))
    for low, high in [*bounds, (0.0, 0.9), (0.9, 1.01)]:
        right = [good for confidence, good in judged if low <= confidence < high]
        share = f"{sum(right) / len(right):>8.3f}" if right else f"{'-':>8}"
        click.echo(f"{low:.2f} to {min(high, 1):.2f}{len(right):>10}{share}")


def print_changes(new: Evaluation, old: Evaluation) -> None:
    """The papers with more or fewer right claims, or fewer or more spurious ones, than before."""
    gained: list[str] = []
    lost: list[str] = []
    for now, before in zip(new.results, old.results, strict=True):
        change = [n - b for n, b in zip(_marks(now), _marks(before), strict=True)]
        if any(change):
            found, whole, spurious = change
            line = f"{now.paper.id}: found {found:+d}, right {whole:+d}, spurious {spurious:+d}"
            (gained if (whole, found, -spurious) > (0, 0, 0) else lost).append(line)
    for name, lines in (("Gained", gained), ("Lost", lost)):
        click.echo(f"\n{name} ({len(lines)} papers)")
        for line in lines:
            click.echo(f"  {line}")
    for name, one, other in (
        ("detection", new.detection.f1, old.detection.f1),
        ("tuple", new.tuples.f1, old.tuples.f1),
        ("strict", new.strict.f1, old.strict.f1),
    ):
        click.echo(f"{name} F1 {other:.3f} -> {one:.3f} ({one - other:+.3f})")


def _marks(result: PaperResult) -> tuple[int, int, int]:
    whole = sum(pair.right(TUPLE) for pair in result.pairs)
    return len(result.pairs), whole, len(result.spurious)


def extracted(gold: Path, save: Path | None) -> list[Claim]:
    """The claims of the gold papers, extracted now; written to `save` if given."""
    claims = list(iter_claims(gold))
    if save is not None:
        write(claims_frame((Paper(c.paper_id, "", ""), c) for c in claims), save)
    return claims


@click.command(epilog="Example: python benchmarks/quality.py gold.jsonl --against before.jsonl")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument(
    "claims", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Claims of an earlier run to compare with.",
)
@click.option("--half", type=click.Choice(["a", "b"]), help="Keep one half of the papers.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the extracted claims here.")
def main(
    gold: Path, claims: Path | None, against: Path | None, half: str | None, save: Path | None
) -> None:
    """Print the quality of CLAIMS (or of an extraction now) against GOLD."""
    papers: list[GoldPaper] = [p for p in read_gold(gold) if half in (None, half_of(p.id))]
    got = claims if claims is not None else extracted(gold, save)
    evaluation = evaluate(papers, got)
    for name, value in evaluation.to_dict().items():
        click.echo(f"{name:<16}{value:.3f}" if isinstance(value, float) else f"{name:<16}{value}")
    families = {name: metric.family for name, metric in load_rules().metrics.items()}
    print_groups("kind", evaluation, lambda claim: claim.kind)
    print_groups("family", evaluation, lambda claim: families.get(claim.metric, claim.metric))
    print_calibration(evaluation)
    if against is not None:
        print_changes(evaluation, evaluate(papers, against))


if __name__ == "__main__":
    main()
