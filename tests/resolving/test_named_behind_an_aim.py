"""Names told behind what a thing is for, or by "which we term"."""

from __future__ import annotations

import pytest

import extractor


@pytest.mark.parametrize(
    ("proposal", "method"),
    [
        ("We develop a serving system for large language models (Lark).", "Lark"),
        ("We develop a serving system for language models (LarkServe) that pages.", "LarkServe"),
        ("We develop a serving system for large language models (LLMs).", "serving system"),
        ("We develop a tuning method for vision transformers (ViT).", "tuning method"),
        ("We propose a caching method, which we term Lark.", "Lark"),
        ("We propose a caching method, which we refer to as Lark.", "Lark"),
    ],
)
def test_a_name_behind_its_aim(proposal: str, method: str) -> None:
    (claim,) = extractor.iter_claims(f"{proposal} It reduces latency by 40%.")
    assert claim.method == method


@pytest.mark.parametrize("noun", ["decoder", "regularizer", "cache", "compressor", "index", "chip"])
def test_one_word_tells_what_is_made(noun: str) -> None:
    text = f"We propose a lightweight {noun} that skips pages. It runs 2x faster than Heron."
    (claim,) = extractor.iter_claims(text)
    assert claim.method == noun


@pytest.mark.parametrize("opening", ["With", "We show that with", "Results show that, with"])
def test_what_a_clause_opens_with_makes_it_faster(opening: str) -> None:
    text = f"We propose Lark, a cache. {opening} Lark, Orca runs 2.8x faster."
    (claim,) = extractor.iter_claims(text)
    assert claim.method == "Lark"


def test_the_papers_own_value_stays_its_own_beside_others() -> None:
    text = "We propose Lark. Existing systems typically take 16 ms, while Lark needs 12 ms."
    (claim,) = extractor.iter_claims(text)
    assert (claim.method, claim.own, claim.baseline_value) == ("Lark", True, 16)
