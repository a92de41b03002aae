"""The stage of work that a value speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def find_phase(g: Grammar, s: Sentence, d: Draft, taken: set[int]) -> None:
    """The stage of work named near the value or its metric; else the only one of the sentence."""
    at = d.metric_at if d.metric_at is not None and d.rules[:1] != ["continued"] else d.at
    lo, hi = min(d.at, at), max(d.at, at)
    best: tuple[int, str] | None = None
    seen: set[str] = set()
    for k in range(len(s.tokens)):
        for tag in sorted(s.tags[k]):
            if not tag.startswith("phase.") or k in taken or _aside(s, k):
                continue
            if tag not in ("phase.end-to-end", "phase.kernel") and s.low(k) != "trained":
                seen.add(tag[6:])
            if (
                not lo - 4 <= k <= hi + 4
                or _crosses(s, min(k, lo), lo)
                or _crosses(s, hi, max(k, hi))
            ):
                continue
            distance = min(abs(k - d.at), abs(k - at)) + (10 if tag == "phase.end-to-end" else 0)
            if best is None or distance < best[0]:
                best = (distance, tag[6:])
    if best is not None:
        d.phase = best[1]
        d.note("phase")
    elif len(seen) == 1 and g.rules.metrics[d.metric or "other"].family in (
        "speed",
        "compute",
        "cost",
        "energy",
    ):
        d.phase = seen.pop()
        d.note("sentence-phase")


def _aside(s: Sentence, k: int) -> bool:
    """Whether token k names a stage that is absent ("without any training") or long over."""
    if s.low(k) == "trained":
        return s.low(k + 1).isalpha() and s.low(k + 1) not in _AFTER_TRAINED
    if s.low(k) == "end-to-end" and s.low(k + 1) in ("learning", "model", "models", "training"):
        return True
    absent = ("without", "no", "minimal", "zero")
    return s.low(k - 1) in absent or (s.low(k - 1) in ("any", "additional") and k > 1)


_AFTER_TRAINED = (
    "on",
    "in",
    "with",
    "from",
    "for",
    "using",
    "by",
    "at",
    "only",
    "within",
    "and",
    "end-to-end",
    "solely",
    "under",
    "to",
)


def _crosses(s: Sentence, a: int, b: int) -> bool:
    """Whether a mark or another value lies between tokens a and b."""
    return any(
        s.tokens[k].text in ",;:"
        or s.tokens[k].quantity is not None
        or s.low(k) in ("while", "and", "but", "compared", "over", "than")
        for k in range(a + 1, b)
    )
