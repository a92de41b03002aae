"""Papers about an invented system, for tests that read one sentence."""

from __future__ import annotations

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(sentence: str, title: str = "Lark: Fast Decoding") -> list[Claim]:
    """The claims of a sentence about Lark."""
    return EXTRACTOR.claims(Paper("t", title, f"We propose Lark. {sentence}"))
