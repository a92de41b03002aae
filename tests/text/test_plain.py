"""The plain view: what it says, and that its offsets lead back into the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Paper
from extractor.engines.local import extractor_for
from extractor.rules import load_rules, vocabulary
from extractor.text import Plain, PlainReader

TEXT = load_rules().text
READER = PlainReader(
    TEXT["symbols"],
    TEXT["stripped"],
    frozenset(TEXT["drop"]),
    frozenset(TEXT["swallow"]),
    frozenset(TEXT["own_name"]),
    vocabulary(load_rules()),
)

FRAGMENTS = [
    "$", "\\", "{", "}", "^", "_", "~", "%", "\\%", "\\$", "--", "---", "\\times", "times", "sim",
    "approx", "\\textbf{", "\\frac{1}{4}", "\\cite{lark}", "\\cite[p. 2]{lark}", "\\unicode{x3b1}",
    "\\'e", '{\\"i}', "\\,", "\\ ", "&lt;", "&times;", "\u200b", "\ufeff", "\u00a0", "\u2009",
    "outper- ", "forms", "®", "(TM)", "Ã—",
    "\u2212", "∼", "≈", "×", "±", "µ", "Lark", "is", "2.5", "10", "x", "K", "faster", "than",
    "Heron", ".", ",", " ", "\n", "e.g.", "1/3", "S^{2}FT", "10^{-3}", "12. 5%", "\\method", "(",
    ")", "𝑥", "é", "e\u0301", "日本", "🙂",
]  # fmt: skip
latex_like = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)
any_text = st.one_of(latex_like, st.text(max_size=120))


def plain(text: str) -> Plain:
    return READER.read(text)


@pytest.mark.parametrize("example", TEXT["example"], ids=lambda example: str(example["plain"]))
def test_the_examples_of_the_rules_hold(example: dict[str, str]) -> None:
    assert plain(example["text"]).text == example["plain"]


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("It is $1.2\\times$ faster", "It is 1.2× faster"),
        ("at $20\\,\\mathrm{FPS}$ on", "at 20FPS on"),
        ("\\textbf{3.1$\\times$} less", "3.1× less"),
        ("2.16timessim2.50times faster", "2.16×~2.50× faster"),
        ("8timesRTX 4090", "8×RTX 4090"),
        ("approx13% of", "≈13% of"),
        ("256times256", "256×256"),
        ("25-40\\%", "25-40%"),
        ("Heron(R) Core(TM) 7", "Heron Core 7"),
        ("Heron® Core™ 7", "Heron Core 7"),
        ("Nest Matching (TM)", "Nest Matching (TM)"),
        ("by 3.3Ã—, i.e. 2â€“3 ms", "by 3.3×, i.e. 2–3 ms"),
        ("Âs own â shape", "Âs own â shape"),
        ("S^{2}FT", "S2FT"),
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("x \u2212 y ∼ 3", "x - y ~ 3"),
        ("hard\nline\r\nbreak", "hard line  break"),
        ("&lt;5 ms &amp; &gt;3x", "<5 ms & >3x"),
        ("costs \\$5 and $7 per day", "costs $5 and $7 per day"),
        ("from $1,200 to $35", "from $1,200 to $35"),
        ("cut by 12. 5%", "cut by 12.5%"),
        ("\u0130stanbul", "Istanbul"),
        ("\\method{} is fast", "our method is fast"),
        ("as shown \\cite{a,b} here", "as shown  here"),
        ("about 5 times a day", "about 5 times a day"),
        ("sometimes similar times", "sometimes similar times"),
    ],
)
def test_what_authors_write_is_read_as_they_mean_it(given_text: str, expected: str) -> None:
    assert plain(given_text).text == expected


@pytest.mark.parametrize("letter", ['Na{\\"i}ve', 'Na\\"{i}ve'])
def test_accents_become_letters(letter: str) -> None:
    assert plain(letter).text == "Naïve"


def test_an_accent_within_a_word_is_no_quotation_mark() -> None:
    assert plain("Fr\\'echet and Schr\\\"odinger").text == "Fréchet and Schrödinger"


@pytest.mark.parametrize(
    ("given_text", "seen", "evidence"),
    [
        ("It is $2.4\\times$ faster", "2.4×", "2.4\\times"),
        ("It is 3.1timessim4.0times faster", "3.1×~4.0×", "3.1timessim4.0times"),
        ("It is $2.4$x faster", "2.4x", "$2.4$x"),
        ("saves 40\\% of it", "40%", "40\\%"),
        ("takes 2\u00a0ms now", "2 ms", "2\u00a0ms"),
        ("a \\textbf{2.5x} gain", "2.5x", "2.5x"),
        ("2$\\mathsf{x}$ faster", "2x", "2$\\mathsf{x}$"),
        ("a $\\mathbf{2.5}\\times$ gain", "2.5×", "\\mathbf{2.5}\\times"),
    ],
)
def test_a_span_leads_back_to_the_characters_as_given(
    given_text: str, seen: str, evidence: str
) -> None:
    view = plain(given_text)
    at = view.text.index(seen)
    start, end = view.span(at, at + len(seen))
    assert given_text[start:end] == evidence


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200))
def test_a_text_without_markup_is_given_back_as_it_is(text: str) -> None:
    bare = "".join(c for c in text if c not in "\\${}~^_&-")
    for word in ("times", "sim", "approx", "leq", "geq", "pm", ". "):
        bare = bare.replace(word, "")
    if any(word in bare for word in ("times", "sim", "approx", "leq", "geq", "pm", ". ")):
        return
    assert plain(bare).text == bare


@given(any_text)
def test_every_stretch_of_the_view_stands_for_a_stretch_of_the_text(text: str) -> None:
    view = plain(text)
    assert view.given == text
    before = 0
    for i in range(len(view.text)):
        start, end = view.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        if "$" not in text[start:end]:
            assert start >= before
            before = start


@given(any_text, st.data())
def test_any_span_of_the_view_lies_within_the_text_as_given(text: str, data: st.DataObject) -> None:
    view = plain(text)
    if not view.text:
        return
    i = data.draw(st.integers(0, len(view.text) - 1))
    j = data.draw(st.integers(i + 1, len(view.text)))
    start, end = view.span(i, j)
    assert 0 <= start < end <= len(text)


@given(any_text)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert plain(text) == plain(text)


@given(any_text)
def test_a_character_that_is_no_markup_stays_where_it_was(text: str) -> None:
    view = plain(text)
    for i, character in enumerate(view.text):
        start, end = view.span(i, i + 1)
        if end - start == 1 and text[start].isalpha() and text[start] != "μ":
            assert character == text[start]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("it outper- forms X", "it outperforms X"),
        ("the per-\nformance of X", "the performance of X"),
        ("high- and low-level", "high- and low-level"),
        ("pre- to post-training", "pre- to post-training"),
        ("0.1 s vs.0.2 s", "0.1 s vs. 0.2 s"),
    ],
)
def test_words_broken_over_lines(text: str, plain: str) -> None:
    assert READER.read(text).text == plain


def test_a_value_behind_a_broken_word_keeps_its_place() -> None:
    text = "Lark outper- forms Teal by 3.1%."
    (claim,) = extractor_for(load_rules()).claims(Paper("t", "Lark: Fast", text))
    assert (text[claim.start : claim.end], claim.baselines) == ("3.1%", ("Teal",))
