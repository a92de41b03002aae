"""Which of the rivals that a sentence names a value is held against."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(sentence: str) -> list[Claim]:
    """The claims of a sentence about Lark."""
    return EXTRACTOR.claims(Paper("t", "Lark: Fast Decoding", f"We propose Lark. {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Compared with Heron, Lark lowers latency by 28%, and improves throughput by 2x over Wren.",
        "Relative to Heron, Lark halves memory while being 3x faster than Wren.",
        "Compared to Heron, Lark uses 51% less energy under load while having 24% lower latency "
        "than Wren.",
    ],
)
def test_a_rival_at_the_opening_holds_until_another_is_named(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [("Heron",), ("Wren",)]


def test_a_rival_after_a_list_holds_for_all_of_it() -> None:
    found = claims("On long inputs, Lark uses 51% less energy and 24% less memory than Wren.")
    assert [c.baselines for c in found] == [("Wren",), ("Wren",)]
