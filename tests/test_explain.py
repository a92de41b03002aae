"""What `explain` shows: mentions by type without overlaps, claims with the rules that made them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import ExtractorError, explain, iter_claims
from extractor.explain import STYLES, Explanation

TEXT = (
    "We propose Lark. Lark reduces latency by up to 30% compared to HeronDB on 8 A100 GPUs, "
    "at $2.5\\times$ the throughput of HeronDB."
)
PIECES = [
    "Lark", " is ", "2.5", "x", "%", "\\%", "$\\times$", "times", " faster than ", "Heron", ". ",
    " reduces latency by ", " on 8 A100 GPUs", "$", "{", "}", "\\", "^", "~", " up to ", ", ",
    "We propose Lark. ", "🙂", "é", "\u00a0", "\n", "\u200b", "twice ",
]  # fmt: skip
any_text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=120)
)


def shown(found: Explanation, width: int = 100) -> str:
    from rich.console import Console

    console = Console(width=width, record=True, file=StringIO())
    found.render(console)
    return console.export_text()


def test_mentions_are_typed_and_named() -> None:
    found = explain(TEXT)
    seen = {(m.type, found.text[m.start : m.end], m.id) for m in found.mentions}
    assert seen >= {
        ("method", "Lark", "Lark"),
        ("metric", "latency", "latency"),
        ("quantity", "30%", "%"),
        ("baseline", "HeronDB", "HeronDB"),
        ("hardware", "8 A100 GPUs", "A100"),
        ("metric", "throughput", "throughput"),
        ("cue", "up to", "up_to"),
    }
    assert {m.type for m in found.mentions} == set(STYLES)


def test_of_overlapping_mentions_the_most_telling_stays() -> None:
    found = explain("We propose Lark. Lark shows 40% energy savings over Energy Heron.")
    seen = [(m.type, found.text[m.start : m.end]) for m in found.mentions]
    assert ("metric", "energy savings") in seen
    assert ("cue", "savings") not in seen
    assert ("baseline", "Energy Heron") in seen
    assert ("metric", "Energy") not in seen


def test_claims_are_those_of_extraction() -> None:
    found = explain(TEXT)
    fields = [(c.start, c.end, c.metric, c.baselines, c.rules) for c in iter_claims(TEXT)]
    assert [(c.start, c.end, c.metric, c.baselines, c.rules) for c in found.claims] == fields
    assert all(c.rules for c in found.claims)


def test_a_title_names_the_method() -> None:
    text = "Our method reduces latency by 30%."
    assert explain(text).claims[0].method is None
    assert explain(text, title="Lark: Fast Decoding").claims[0].method == "Lark"


def test_a_users_rules_are_used(tmp_path: Path) -> None:
    (tmp_path / "hardware.toml").write_text(
        '[[hardware]]\nname = "Roc X1"\nwords = ["Roc X1"]\nexamples = ["on a Roc X1"]\n'
    )
    text = "Lark is 2x faster on a Roc X1."
    assert all(m.type != "hardware" for m in explain(text).mentions)
    assert [m.id for m in explain(text, rules=tmp_path).mentions if m.type == "hardware"] == [
        "Roc X1"
    ]
    with pytest.raises(ExtractorError, match="no such folder"):
        explain(text, rules=tmp_path / "nowhere")


def test_the_picture_holds_text_claims_and_rules() -> None:
    found = explain(TEXT)
    picture = shown(found)
    assert "reduces latency by up to 30%" in picture
    for part in ("1. 30%", "percent_change, latency decreases", "Lark", "HeronDB", "8 A100",
                 "up_to", "change-by", "2. ", "factor, throughput increases"):  # fmt: skip
        assert part in picture
    assert all(kind in picture for kind in STYLES)


def test_other_peoples_results_and_baseline_values_are_told() -> None:
    picture = shown(explain("We propose Lark. Existing methods reach only 40% accuracy."))
    assert "another work's result" in picture
    picture = shown(explain("We propose Lark. Lark cuts latency from 520 ms to 290 ms."))
    assert "baseline value:" in picture
    assert "520" in picture


def test_no_claims_are_said_in_words() -> None:
    found = explain("Birds sing.")
    assert found.claims == ()
    assert "no claims: nothing in the text measures a method" in shown(found)


@given(any_text)
def test_mentions_of_any_text_are_in_order_and_do_not_overlap(text: str) -> None:
    found = explain(text)
    assert found.text == text
    at = 0
    for m in found.mentions:
        assert at <= m.start < m.end <= len(text)
        assert m.type in STYLES
        at = m.end
    assert explain(text) == found


@given(any_text)
def test_any_text_can_be_shown(text: str) -> None:
    assert "quantity  metric  hardware" in shown(explain(text), 200)
