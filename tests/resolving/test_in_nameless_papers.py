"""Whose value it is in a paper without a name: what the sentence or the title tells."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def method(sentence: str, title: str = "") -> str | None:
    (claim,) = EXTRACTOR.claims(Paper("t", title, sentence))
    return claim.method


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We show that masking song tokens achieves a 30x cost reduction.", "masking song tokens"),
        ("Reducing memory yields a 2x speedup.", "idle nest framework"),
        ("Combining these parts yields a 2x speedup.", "idle nest framework"),
        ("The plain parser faithfully sketched song trees with a high F1 of 0.98.", "plain parser"),
        ("In addition, the plain parser outlasts the night with 326 KB of RAM.", "plain parser"),
        ("Notably, the framework outlasts the night with 326 KB of RAM.", "idle nest framework"),
    ],
)
def test_the_subject_before_what_the_paper_proposes(sentence: str, told: str) -> None:
    assert method(f"We propose an idle nest framework. {sentence}") == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Song Filtering in Urban Parks Using Nested Entropy", "Nested Entropy"),
        ("Song Recognition Using a Nested Mask in the Field", "Nested Mask"),
        ("Song Recognition Using Field Recordings", "Song Recognition"),
        ("Song Recognition Using Deep Learning", "Song Recognition"),
        ("Song Recognition Using Jetson Nano", "Song Recognition"),
        ("Nested Song Models Using Late Votes", "Nested Song Models"),
    ],
)
def test_a_task_in_a_title_is_done_by_what_it_uses(title: str, told: str) -> None:
    assert method("Accuracy rises by 4% on long songs.", title) == told


def test_what_a_model_is_used_with() -> None:
    claim = EXTRACTOR.claims(
        Paper(
            "p",
            "Nested Perches for Long Songs",
            "We propose nested perches, which keep a song short. With nested perches, a 7B model "
            "gains 4.1 points over uniform perches.",
        )
    )[-1]
    assert claim.method == "nested perches"
