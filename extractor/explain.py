"""Why a text gives the claims it gives: its mentions by type, and the rules behind each claim."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.claim import Claim, Paper

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from extractor.rules import Rules


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of the text: quantity, metric, hardware, baseline, method or cue."""

    start: int
    end: int
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text with its mentions and claims; prints itself on a rich console.

    `mentions` are in order of place and do not overlap; offsets point into `text`.
    """

    text: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The highlighted text, a legend, then each claim with what linked it."""
        from rich.text import Text

        shown = Text(self.text)
        for m in self.mentions:
            shown.stylize(STYLES[m.type], m.start, m.end)
        yield shown
        yield Text()
        legend = Text("  ").join(Text(kind, style) for kind, style in STYLES.items())
        yield legend
        if not self.claims:
            yield Text("\nno claims: nothing in the text measures a method", "dim")
        for n, claim in enumerate(self.claims, 1):
            yield Text()
            yield from _claim_lines(n, claim)

    def render(self, console: Console) -> None:
        """Print on a console."""
        console.print(self)


STYLES = {
    "quantity": "bold cyan",
    "metric": "green",
    "hardware": "magenta",
    "method": "bold yellow",
    "baseline": "red",
    "cue": "underline",
}


def _claim_lines(n: int, claim: Claim) -> RenderResult:
    from rich.text import Text

    head = Text.assemble((f"{n}. ", "dim"), (claim.text, STYLES["quantity"]))
    head.append(f"  {claim.kind}, {claim.metric}", STYLES["metric"])
    if claim.direction:
        head.append(f" {claim.direction}s")
    if claim.phase:
        head.append(f" ({claim.phase})")
    yield head
    rows = {
        "method": claim.method or "not named",
        "baselines": "; ".join(claim.baselines),
        "baseline value": "" if claim.baseline_value is None else f"{claim.baseline_value:g}",
        "hardware": "; ".join(f"{h.count or ''} {h.name}".strip() for h in claim.hardware),
        "qualifiers": ", ".join(claim.qualifiers),
        "setting": "; ".join(claim.setting),
        "own": "" if claim.own else "another work's result",
        "rules": " > ".join(claim.rules),
        "confidence": f"{claim.confidence:.2f}",
    }
    for label, value in rows.items():
        if value:
            yield Text.assemble((f"   {label + ':':<16}", "dim"), value)


def explain(text: str, *, title: str = "", rules: Rules | Path | str | None = None) -> Explanation:
    """What the extractor sees in an abstract and why it links as it does.

    >>> found = explain("We propose Lark. Lark is 2.5x faster than vLLM.")
    >>> [(m.type, found.text[m.start : m.end]) for m in found.mentions if m.type == "quantity"]
    [('quantity', '2.5x')]
    >>> found.claims[0].rules[0]
    'implied-after'
    """
    from extractor.engines.local import extractor_for
    from extractor.rules import Rules as Loaded
    from extractor.rules import load_rules

    known = rules if isinstance(rules, Loaded) else load_rules(rules)
    extractor = extractor_for(known)
    paper = Paper("text", title, text)
    claims = extractor.claims(paper)
    found = [Mention(a, b, kind, name) for a, b, kind, name in extractor.mentions(text)]
    found += _named(text, claims)
    return Explanation(text, _without_overlaps(found), tuple(claims))


_RANK = ("quantity", "hardware", "method", "baseline", "metric", "cue")


def _named(text: str, claims: list[Claim]) -> list[Mention]:
    """Where the methods and baselines of the claims stand in the text."""
    found: list[Mention] = []
    for kind in ("method", "baseline"):
        names = (
            {c.method for c in claims}
            if kind == "method"
            else {b for c in claims for b in c.baselines}
        )
        for name in sorted(n for n in names if n):
            at = text.find(name)
            while at >= 0:
                found.append(Mention(at, at + len(name), kind, name))
                at = text.find(name, at + len(name))
    return found


def _without_overlaps(found: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for m in sorted(found, key=lambda m: (_RANK.index(m.type), m.start - m.end, m.start)):
        if m.end > m.start and all(m.end <= k.start or m.start >= k.end for k in kept):
            kept.append(m)
    return tuple(sorted(kept, key=lambda m: m.start))
