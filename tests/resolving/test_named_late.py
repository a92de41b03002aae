"""Whose a value is where its system is named late, at length, or among names of data sets."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "Faster Nests") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (
            "We propose a recipe, Late Nesting (LN). With this recipe, we train Lark, a video model"
            " that draws long clips and reaches 82.78 on WingBench.",
            "Lark",
        ),
        (
            "We propose a training scheme for denoising. Our Nest-to-Nest (N2N) framework parts"
            " noise from songs. Tests showed an improvement of 9.3% PSNR by N2N.",
            "N2N",
        ),
        (
            "We propose Lark. Tests on five sets, including NestQA, EggQA, WingQA, and Beak-QA,"
            " demonstrate consistent improvements, with gains of up to 4.3% on NestQA.",
            "Lark",
        ),
        (
            "We introduce Lark, an efficient text-to-chirp (TTC) model with 515M parameters,"
            " which sings a song in just 3.7 seconds.",
            "Lark",
        ),
        (
            "In this study, a wing-based drawing framework is proposed. It reaches 98.5% accuracy.",
            "wing-based drawing framework",
        ),
        (
            "We propose Lark. Experiments on NestSet, EggSet, and a custom set collected at Nest"
            " University demonstrate a throughput of 51 FPS.",
            "Lark",
        ),
    ],
)
def test_a_system_named_late_is_found(text: str, method: str) -> None:
    assert [c.method for c in claims(text)] == [method]


def test_the_proposal_that_the_title_names_goes_first() -> None:
    text = (
        "We propose lazy nesting to tackle this. We design a parallel drawing pipeline that hides"
        " delays. Our method reduces latency by 40%."
    )
    assert [c.method for c in claims(text, "Lazy Nesting for Fast Clips")] == ["lazy nesting"]


@pytest.mark.parametrize("opening", ["For example", "For instance", "Specifically"])
def test_an_example_is_held_against_the_rivals_just_named(opening: str) -> None:
    (claim,) = claims(
        "We propose Lark. Tests show the consistent superiority of Lark over Heron."
        f" {opening}, it improves accuracy by 4.1% on NestQA."
    )
    assert claim.baselines == ("Heron",)


def test_a_kind_of_device_that_is_named_at_once_is_one_device() -> None:
    (claim,) = claims("We propose Lark. On an edge device, the Jetson AGX Xavier, it is 3x faster.")
    assert [h.name for h in claim.hardware] == ["Jetson AGX Xavier"]


def test_long_name_that_opens_a_sentence() -> None:
    (claim,) = EXTRACTOR.claims(
        Paper(
            "t",
            "Where Recall Lives: Label-Free Boundary Review at Dusk",
            "Late song review (LSR) routes short songs to a second pass. On Nest, LSR raises "
            "recall from 70.1% to 74.6%.",
        )
    )
    assert claim.method == "LSR"
