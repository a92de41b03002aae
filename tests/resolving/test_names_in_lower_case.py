"""Names in lower case which what they are follows, and figures that only look like others."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


def test_name_in_lower_case() -> None:
    text = "We present wren-mlx, a runtime for laptops. Our system is 2x faster than Teal."
    (claim,) = EXTRACTOR.claims(Paper("t", "Native Inference on Laptops", text))
    assert claim.method == "wren-mlx"


def test_common_noun_is_no_name() -> None:
    text = "We present a runtime, a compiler and a scheduler. Our system is 2x faster than Teal."
    (claim,) = EXTRACTOR.claims(Paper("t", "", text))
    assert claim.method != "runtime,"


def test_rival_that_runs_on_a_device() -> None:
    found = claims("Lark runs stencils 60x faster and 16x more energy-efficient than on an A100.")
    assert [c.baselines for c in found] == [("A100",)] * 2


def test_devices_in_the_bracket_of_a_rival_are_its_own() -> None:
    (claim,) = claims("Lark improves utilization by 3x over an NVIDIA DGX (8 GPUs/node).")
    assert claim.hardware == ()


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Lark shows 9% and 17% of end-to-end speedups.", ["percent_change"] * 2),
        ("Lark keeps near-zero traffic under 7% node fault ratio.", []),
    ],
)
def test_what_a_percentage_is(sentence: str, kinds: list[str]) -> None:
    assert [c.kind for c in claims(sentence)] == kinds
