"""What stands for the paper's own work: its parts, its inputs, what it is built as and made for."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


@pytest.mark.parametrize(
    "sentence",
    [
        "The offline stage takes 3.2 hours.",
        "The backward pass attains 690 TFLOPs/s.",
        "Each frame is drawn in 8.7 ms.",
        "Our CUDA kernels are 2.3x faster than cuBLAS.",
        "Its control loop runs at 62 Hz.",
        "With Lark, Wren-70B answers 1.8x faster.",
        "The latency of Wren-13B is 0.9 s.",
        "The memory of a 13B model falls by 52%.",
        "The slowest lookup in a step drops from 14.2 ms to 8.9 ms.",
        "Compared with vanilla attention, Lark drops 78% of the tokens, cuts time by 9%.",
    ],
)
def test_it_is_lark(sentence: str) -> None:
    assert {c.method for c in claims(sentence)} == {"Lark"}


@pytest.mark.parametrize("rival", ["pretrained baseline", "rival Heron"])
def test_its_rival_is_not_lark(rival: str) -> None:
    (claim,) = claims(f"Its {rival} reaches 91% accuracy.")
    assert claim.method == rival


def test_slashed_sizes_are_one_each() -> None:
    found = claims("Lark-S/M/L reach 47.6/52.1/54.7 AP.")
    assert [c.method for c in found] == ["Lark-S", "Lark-M", "Lark-L"]


def test_a_patch_size_is_no_size_of_a_model() -> None:
    found = claims("Lark-B/16 reaches 81.2% and 84.1% accuracy on calls and songs.")
    assert {c.method for c in found} == {"Lark-B"}


@pytest.mark.parametrize(
    ("title", "abstract", "method"),
    [
        (
            "Pruning Song Trees with Profiler Feedback",
            "We present a method for pruning song trees that keeps the loud ones. It is 2x faster.",
            "method for pruning song trees",
        ),
        (
            "Routing Queries between Small and Large Models",
            "We present a router that decides per query. It is 2x cheaper.",
            "router",
        ),
        (
            "A Compact Accelerator for Song Models with Movable Scan Units",
            "We propose a dedicated accelerator for songs. It features a movable scan unit. "
            "The design occupies 4.6 mm2.",
            "dedicated accelerator",
        ),
        (
            "Falsify First: Cheap Search for Songs",
            "We investigate a falsification-guided search procedure. It is 2x faster.",
            "falsification-guided search procedure",
        ),
        (
            "Light Segmentation of Songs",
            "We propose an axis-wise song decoder. We test on three data sets, namely Nest, Wing "
            "and Call. Our network is 2x faster.",
            "axis-wise song decoder",
        ),
        (
            "Block Rotations for Songs",
            "We propose a block rotation scheme. With our INT4 kernels it is 2x faster.",
            "block rotation scheme",
        ),
        (
            "Distilling Songs with Two Billion Tokens",
            "We propose a staged song distillation. It is 2x faster.",
            "staged song distillation",
        ),
    ],
)
def test_a_paper_without_a_name(title: str, abstract: str, method: str) -> None:
    assert {c.method for c in EXTRACTOR.claims(Paper("t", title, abstract))} == {method}


def test_who_wrote_the_code_is_whose_score_it_is() -> None:
    reached = "The generated code of Wren-5 reaches 62% accuracy."
    abstract = f"We present SongBench, a benchmark of kernels. {reached}"
    paper = Paper("t", "SongBench: Can Models Write Kernels?", abstract)
    assert [c.method for c in EXTRACTOR.claims(paper)] == ["Wren-5"]
