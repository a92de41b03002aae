"""A scanned sentence: metrics, cues and implied words by token, and the cheap scan before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.engines.local import extractor_for
from extractor.mentions.sentence import Sentence
from extractor.rules import load_rules

SCANNER = extractor_for(load_rules()).scanner


def metrics(text: str) -> list[str]:
    return [m.ids[0] for m in SCANNER.scan(text, full=True).metrics]


def tags(s: Sentence, word: str) -> frozenset[str]:
    return next(s.tags[i] for i, t in enumerate(s.tokens) if t.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it cuts latency and peak memory", ["latency", "memory"]),
        ("an mAP@50 of 40", ["map"]),
        ("the word error rate drops", ["wer"]),
        ("a high success rate", ["success_rate"]),
        ("for the first time, in real time", []),
        ("a time series", []),
    ],
)
def test_metrics_by_their_names(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_cues_carry_their_tags() -> None:
    s = SCANNER.scan("Lark outperforms Heron and reduces latency by up to 30% compared to Tern.")
    assert "beat" in tags(s, "outperforms")
    assert "down.verb" in tags(s, "reduces")
    assert "up_to" in tags(s, "up")
    assert "comparator" in tags(s, "compared")
    assert tags(s, "Heron") == frozenset()


def test_words_outside_the_sentence_are_nothing() -> None:
    s = SCANNER.scan("Lark is 2x faster.")
    assert (s.low(-1), s.low(99), s.words(99, 100)) == ("", "", "")
    assert not s.has(-1, "beat")
    assert not s.has(99, "beat")
    assert s.words(0, 99) == "Lark is 2x faster."


@pytest.mark.parametrize(
    ("name", "expected"),
    [("GPT-4", True), ("FlashWren", True), ("LARK", True), ("vLark", True), ("Lark+", False),
     ("GPU", False), ("the", False), ("faster", False), ("Experiments", False)],
)  # fmt: skip
def test_what_looks_like_a_name(name: str, expected: bool) -> None:
    token = SCANNER.scan(f"{name} wins", full=True).tokens[0]
    assert SCANNER.is_name(token) == expected


@given(st.text(max_size=120))
def test_a_sentence_that_the_cheap_scan_drops_holds_no_quantity(text: str) -> None:
    if not SCANNER.may_measure(text):
        assert SCANNER.quantities.find(text) == []


@pytest.mark.parametrize(
    "text",
    ["twice as fast", "half the memory", "an order of magnitude", "halving it", "1/3 of it",
     "doubles it", "three times faster", "by a tenth of it", "within a day", "thrice as fast"],
)  # fmt: skip
def test_number_words_pass_the_cheap_scan(text: str) -> None:
    assert SCANNER.may_measure(text)


@given(st.text(max_size=120))
def test_every_token_has_its_places(text: str) -> None:
    s = SCANNER.scan(text, full=True)
    n = len(s.tokens)
    assert {len(x) for x in (s.tags, s.metric_at, s.implied_at, s.cue_at, s.hardware_at)} == {n}
    for m in s.metrics:
        assert 0 <= m.first < m.last <= n
        assert m.ids
