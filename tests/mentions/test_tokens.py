"""Tokens cover the text; phrases are found among them whatever their hyphens and case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.engines.local import extractor_for
from extractor.mentions.tokens import Lexicon, tokenise
from extractor.rules import load_rules

SCANNER = extractor_for(load_rules()).scanner


def words(text: str) -> list[str]:
    return [t.text for t in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's fast: GPT-4.", ["It", "'s", "fast", ":", "GPT-4", "."]),
        ("C3+ and wall-clock time", ["C3+", "and", "wall-clock", "time"]),
        ("e.g. mAP@50 vs. F1", ["e.g.", "mAP@50", "vs.", "F1"]),
        ("", []),
    ],
)
def test_words_and_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=150))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for t in tokenise(text):
        assert t.text == text[t.start : t.end]
        assert t.low == t.text.lower()
        assert text[at : t.start].strip() == ""
        at = t.end
    assert text[at:].strip() == ""


@given(st.text(max_size=150))
def test_quantities_stand_as_one_token_each(text: str) -> None:
    quantities = SCANNER.quantities.find(text)
    tokens = tokenise(text, quantities)
    assert [t.quantity for t in tokens if t.quantity is not None] == quantities
    assert all(t.text == text[t.start : t.end] for t in tokens)


def test_the_longest_phrase_wins_and_hyphens_do_not_matter() -> None:
    lexicon = Lexicon[str]()
    lexicon.add("memory", "memory", plural=True)
    lexicon.add("peak memory usage", "peak")
    assert lexicon.find(tokenise("the peak-memory usage")) == [(1, 3, ("peak",))]
    assert lexicon.find(tokenise("Memories of MEMORYS")) == [(2, 3, ("memory",))]


def test_a_phrase_can_insist_on_its_case() -> None:
    lexicon = Lexicon[str]()
    lexicon.add("AP", "map", case=True, plural=True)
    assert [v for *_, v in lexicon.find(tokenise("AP and APs, not ap"))] == [("map",), ("map",)]


@given(st.lists(st.sampled_from(["peak", "memory", "usage", "of", "-", ",", "Peak"]), max_size=15))
def test_found_phrases_do_not_overlap(pieces: list[str]) -> None:
    lexicon = Lexicon[str]()
    for phrase in ("memory", "peak memory", "memory usage of"):
        lexicon.add(phrase, phrase)
    tokens = tokenise(" ".join(pieces))
    at = 0
    for first, last, values in lexicon.find(tokens):
        assert at <= first < last <= len(tokens)
        assert " ".join(t.low for t in tokens[first:last]) in values
        at = last
