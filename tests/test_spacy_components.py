"""The factories in other people's pipelines: spans, claims, any tokenizer, no import needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry

from extractor import ExtractorError, Paper, iter_claims, load_rules
from extractor.engines.local import extractor_for

TEXT = (
    "We propose Lark. Lark reduces latency by up to 30% compared to Heron on 8 A100 GPUs, and "
    "is 2.5x faster."
)
LATEX = "We propose Lark. Lark is $2.5\\times$ faster and cuts memory by 40\\%, at 91\u00a0FPS."
GROUPS = ["quantities", "metrics", "hardware", "names", "cues"]


def blank(*pipes: str) -> Language:
    nlp = spacy.blank("en")
    for pipe in pipes:
        nlp.add_pipe(f"extractor_{pipe}")
    return nlp


def by_characters(nlp: Language) -> Language:
    """The same pipeline with a tokenizer that cuts at white space only."""
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp


EVERYTHING = blank(*GROUPS, "claims")
EXTRACTOR = extractor_for(load_rules())


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("quantities", [("30%", "%"), ("2.5x", "x")]),
        ("metrics", [("latency", "latency")]),
        ("hardware", [("8 A100 GPUs", "A100")]),
        ("names", [("Lark", "Lark"), ("Lark", "Lark")]),
        ("cues", [("reduces", "down.verb"), ("up to", "up_to"), ("compared to", "comparator")]),
    ],
)
def test_each_factory_fills_its_spans(group: str, expected: list[tuple[str, str]]) -> None:
    doc = blank(group)(TEXT)
    seen = [(span.text, span.label_) for span in doc.spans[group]]
    assert [pair for pair in seen if pair in expected] == expected
    if group not in ("cues", "metrics"):
        assert seen == expected


def test_together_they_fill_all_spans_and_claims() -> None:
    nlp = blank(*GROUPS, "claims")
    doc = nlp(TEXT)
    assert set(doc.spans) == set(GROUPS)
    for group in GROUPS:
        other = blank(group)(TEXT)
        assert [(s.start, s.end, s.label_) for s in doc.spans[group]] == [
            (s.start, s.end, s.label_) for s in other.spans[group]
        ]
    assert [c.text for c in doc._.claims] == ["30%", "2.5x"]


@pytest.mark.parametrize("text", [TEXT, LATEX], ids=["plain", "latex"])
@pytest.mark.parametrize("tokenizer", ["own", "white space", "before others"])
def test_claims_are_those_of_extraction_whatever_the_tokenizer(text: str, tokenizer: str) -> None:
    nlp = blank("claims")
    if tokenizer == "white space":
        nlp = by_characters(nlp)
    elif tokenizer == "before others":
        nlp.add_pipe("sentencizer", last=True)
    found = nlp(text)._.claims
    wanted = list(iter_claims(Paper("doc", "", text)))
    assert [c.to_dict() for c in found] == [c.to_dict() for c in wanted]
    assert all(text[c.start : c.end] == c.text for c in found)


@given(st.text(max_size=80))
def test_any_text_goes_through_every_component(text: str) -> None:
    doc = EVERYTHING(text)
    wanted = EXTRACTOR.claims(Paper("doc", "", text))
    assert [c.to_dict() for c in doc._.claims] == [c.to_dict() for c in wanted]
    assert set(doc.spans) == set(GROUPS)


def test_spans_cover_the_tokens_that_their_characters_touch() -> None:
    nlp = by_characters(blank("quantities", "hardware"))
    doc = nlp("Lark is 2.5x-faster (on RTX 4090).")
    assert [s.text for s in doc.spans["quantities"]] == ["2.5x-faster"]
    assert [s.text for s in doc.spans["hardware"]] == ["RTX 4090)."]


def test_spans_lie_in_the_text_as_given() -> None:
    doc = blank("quantities")(LATEX)
    assert [s.label_ for s in doc.spans["quantities"]] == ["x", "%", "frame/s"]
    for span, evidence in zip(doc.spans["quantities"], ["2.5", "40", "91"], strict=True):
        assert evidence in span.text


def test_a_title_on_the_document_names_the_method() -> None:
    nlp = blank("names", "claims")
    doc = nlp.make_doc("Our method is 2x faster. Lark wins.")
    doc._.title = "Lark: Fast Decoding"
    doc = nlp(doc)
    assert doc._.claims[0].method == "Lark"
    assert [s.label_ for s in doc.spans["names"]] == ["Lark"]


def test_pipe_gives_what_single_calls_give() -> None:
    nlp = blank(*GROUPS, "claims")
    texts = [TEXT, LATEX, "Birds sing.", ""]
    for text, doc in zip(texts, nlp.pipe(texts, batch_size=2), strict=True):
        one = nlp(text)
        assert doc.text == text
        assert [c.to_dict() for c in doc._.claims] == [c.to_dict() for c in one._.claims]
        assert {g: len(doc.spans[g]) for g in GROUPS} == {g: len(one.spans[g]) for g in GROUPS}


def test_documents_do_not_share_their_claims() -> None:
    nlp = blank("claims")
    first, second = nlp("Lark is 2x faster."), nlp("Birds sing.")
    assert [c.text for c in first._.claims] == ["2x"]
    assert second._.claims == []
    untouched = spacy.blank("en")("Birds sing.")
    assert untouched._.claims == []


def test_a_users_rules_are_used(tmp_path: Path) -> None:
    (tmp_path / "hardware.toml").write_text(
        '[[hardware]]\nname = "Roc X1"\nwords = ["Roc X1"]\nexamples = ["on a Roc X1"]\n'
    )
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_hardware", config={"rules": str(tmp_path)})
    nlp.add_pipe("extractor_claims", config={"rules": str(tmp_path)})
    doc = nlp("Lark is 2x faster on a Roc X1.")
    assert [s.label_ for s in doc.spans["hardware"]] == ["Roc X1"]
    assert [h.name for h in doc._.claims[0].hardware] == ["Roc X1"]
    with pytest.raises(ExtractorError, match="no such folder"):
        spacy.blank("en").add_pipe("extractor_claims", config={"rules": str(tmp_path / "no")})


def test_components_with_different_rules_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "hardware.toml").write_text(
        '[[hardware]]\nname = "Roc X1"\nwords = ["Roc X1"]\nexamples = ["on a Roc X1"]\n'
    )
    nlp = blank("quantities")
    nlp.add_pipe("extractor_hardware", config={"rules": str(tmp_path)})
    nlp.add_pipe("extractor_metrics")
    doc = nlp("Lark cuts latency by 30% on a Roc X1.")
    assert [s.label_ for s in doc.spans["hardware"]] == ["Roc X1"]
    assert [s.label_ for s in doc.spans["metrics"]] == ["latency"]


def test_a_pipeline_with_the_components_can_be_saved_and_loaded(tmp_path: Path) -> None:
    nlp = blank("quantities", "claims")
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == ["extractor_quantities", "extractor_claims"]
    assert [c.text for c in again(TEXT)._.claims] == [c.text for c in nlp(TEXT)._.claims]


def test_the_factories_are_registered_for_all() -> None:
    for group in [*GROUPS, "claims"]:
        assert f"extractor_{group}" in registry.factories
    assert Doc.has_extension("claims")


def test_entry_points_do_without_an_import() -> None:
    """In a fresh interpreter that knows spaCy only."""
    script = (
        "import sys, spacy\n"
        "assert 'extractor' not in sys.modules\n"
        "nlp = spacy.blank('en')\n"
        "nlp.add_pipe('extractor_hardware')\n"
        "nlp.add_pipe('extractor_claims')\n"
        "doc = nlp('We propose Lark. Lark is 2.5x faster than Heron on 8 A100 GPUs.')\n"
        "print(doc.spans['hardware'][0].label_, doc._.claims[0].text, doc._.claims[0].method)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout == "A100 2.5x Lark\n"
