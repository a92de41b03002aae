"""A system whose name is made of that of the system it improves."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


@pytest.mark.parametrize(
    ("abstract", "rivals"),
    [
        ("HERON models are slow. We propose LiteHERON, achieving a 10x speedup.", ("HERON",)),
        ("VGGX-like models are slow. We propose LiteVGGX, which is 10x faster.", ("VGGX",)),
        ("HERON is slow. We propose LiteHERON, which is 10x faster than Teal.", ("Teal",)),
        ("Decoding is slow. We propose SwiftDecoding for decoding that is 10x faster.", ()),
        ("We train on HERON. We propose LiteHERON, which is 10x faster.", ()),
    ],
)
def test_the_system_a_name_is_made_of(abstract: str, rivals: tuple[str, ...]) -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", "Fast Systems", abstract))
    assert claim.baselines == rivals
