"""Extraction in this process, one paper after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.claim import Claim, Paper, Problem
from extractor.resolving.paper import PaperExtractor

if TYPE_CHECKING:
    from extractor.rules import Rules


@lru_cache(maxsize=4)
def extractor_for(rules: Rules) -> PaperExtractor:
    """The extractor that uses these rules; made once for each set of rules."""
    return PaperExtractor(rules)


def extract_papers(
    papers: Iterable[Paper], rules: Rules, problems: list[Problem] | None = None
) -> Iterator[tuple[Paper, list[Claim]]]:
    """Each paper with its claims, in the order given.

    A paper on which extraction fails is reported in `problems` and gives no claims, so that the
    rest of the batch goes on; without that list the error rises.

    >>> from extractor.rules import load_rules
    >>> paper = Paper("t1", "Lark: Fast Decoding", "Lark is 2.5x faster than Heron.")
    >>> [(p.id, len(claims)) for p, claims in extract_papers([paper], load_rules())]
    [('t1', 1)]
    """
    extractor = extractor_for(rules)
    for paper in papers:
        try:
            claims = extractor.claims(paper)
        except Exception as error:
            if problems is None:
                raise
            source = "; ".join(paper.sources) or "paper"
            reason = f"paper {paper.id!r} could not be extracted: {type(error).__name__}: {error}"
            problems.append(Problem(source, reason, advice="report its abstract as a bug"))
            claims = []
        yield paper, claims
