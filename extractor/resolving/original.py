"""The system that a paper's own name is made of: "HERON is slow. We propose LiteHERON"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.draft import GAINS

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.resolving.own_names import PaperNames

_COMPOUND = re.compile(r"(?P<how>[A-Z][a-z]+)-?(?P<what>[A-Z][A-Za-z]{3,})")


def original_of(g: Grammar, text: str, names: PaperNames) -> str | None:
    """As in "HERON is slow at inference. We propose LiteHERON": HERON; or None.

    Where the problem is told of HERON, and the word is no common one that the name only uses, as in
    "Decoding is slow. We propose SwiftDecoding".
    """
    parts = _COMPOUND.fullmatch(names.main or "")
    if parts is None or names.yardstick:
        return None
    what = parts["what"]
    before = text[: text.find(names.main or "")]
    common = what.lower() in re.findall(r"[a-z]+", text) or what.lower() in g.heads
    told = re.search(
        rf"(?<![\w-]){what}(?:-like|-style)?(?: models?)? (?:are|is|suffers?)\b", before
    )
    named = any(letter.isupper() for letter in what[1:])  # not "Math is hard. ... MiniMath"
    return what if told and named and not common else None


def hold_against_original(
    g: Grammar, text: str, names: PaperNames, drafts: list[list[Draft]]
) -> None:
    """As in "We propose LiteHERON, which is 10x faster": than HERON, if no rival is named."""
    gains = [d for told in drafts for d in told if d.kind in GAINS]
    if not gains or any(d.baselines for d in gains):
        return
    if original := original_of(g, text, names):
        for d in gains:
            if d.method == names.main:
                d.baselines = [original]
                d.note("carried-baseline")
