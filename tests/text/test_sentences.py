"""Sentence spans: where they begin and end, and that nothing falls between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text import sentence_spans

PIECES = [
    "Lark", "is", "2.5x", "faster", "e.g.", "i.e.", "et al.", "vs.", "Fig.", "3", ".", "!", "?",
    "?!", " ", "  ", "\n", "\t", "(", ")", '"', "A", "It", "saves", "30%", "etc.", "resp.", "v2.0",
    "µs", "...", "\u00a0", "é",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=150)
)


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Lark is 2.5x faster.", "It saves 30% memory."],
        ["Lark is fast, e.g. on A100 GPUs.", "It is small."],
        ["Lark follows Heron et al. in this.", "It is small."],
        ["Is it fast?", "Yes!", "It runs at 3.5 FPS."],
        ["It costs 5 USD.", "4090 cards are not needed."],
        ["Lark (see Fig. 3) wins.", "We release it."],
        ["We test on maps, lists, etc.", "Lark wins."],
        ["No stop at the end"],
    ],
    ids=lambda parts: parts[0],
)
def test_sentences_end_where_people_end_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []


@given(texts)
def test_spans_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


def test_a_name_that_ends_in_a_capital_ends_a_sentence() -> None:
    text = "It gains 12% on Lark-C. Compared with X, it gains 3%."
    assert len(sentence_spans(text)) == 2
