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
