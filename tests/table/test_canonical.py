"""One name for one thing, and the paper that a baseline comes from."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.table.canonical import (
    baseline_papers,
    canonical_names,
    method_papers,
    name_key,
    name_kind,
    title_names,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("FlashAttention2", "Flash Attention-2", "FlashAttention-2", "Flash-Attention 2.0"),
        ("vLLM", "the vLLM system", "VLLM", "vLLM baseline"),
        ("Lark++", "lark++", "$Lark++$"),
        ("Naïve Finch", "Naive-Finch"),
        ("Wren V3", "Wren-3", "Wrenv3"),
        ("DPVO", "original DPVO model"),
        ("S^{2}Finch", "S2Finch", "S-2-Finch"),
    ],
)
def test_spellings_of_one_name(spellings):
    assert len({name_key(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FlashAttention", "FlashAttention-2"),
        ("Lark", "Lark++"),
        ("Lark", "Lark+"),
        ("Wren-1.5B", "Wren-15B"),
        ("Finch-S", "Finch-L"),
    ],
)
def test_names_that_differ(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("vLLM", "name"),
        ("standalone OpenFinch baseline", "name"),
        ("DGX H100", "name"),
        ("full fine-tuning", "description"),
        ("gradient checkpointing", "description"),
        ("existing methods", "placeholder"),
        ("the strongest baseline", "placeholder"),
        ("SOTA LLM-based methods", "placeholder"),
        ("prior 3D approaches", "placeholder"),
    ],
)
def test_kinds_of_name(name, kind):
    assert name_kind(name) == kind


def test_the_commonest_spelling_is_shown_and_ties_are_settled_by_the_text():
    shown = canonical_names(["Flash Attention 2", "FlashAttention-2", "FlashAttention-2", "Wren"])
    assert shown["Flash Attention 2"] == "FlashAttention-2"
    assert shown["Wren"] == "Wren"
    assert canonical_names(["Lark 2", "Lark-2"]) == canonical_names(["Lark-2", "Lark 2"])


@given(st.lists(st.text(max_size=12)))
def test_canonical_names_are_among_the_given_and_stable(names):
    shown = canonical_names(names)
    assert set(shown) == set(names)
    assert all(shown[shown[name]] == shown[name] for name in names)
    assert all(name_key(shown[name]) == name_key(name) for name in names)


@given(st.text(min_size=1, max_size=30))
def test_every_name_has_a_key_and_a_kind(name):
    assert name_key(name)
    assert name_kind(name) in ("name", "description", "placeholder")


def claims(*rows):
    frame = pd.DataFrame(rows, columns=["paper_id", "title", "date"])
    frame["date"] = pd.to_datetime(frame["date"])
    return frame


def test_a_method_is_from_the_earliest_paper_whose_title_introduces_it():
    frame = claims(
        ("b", "Lark: Faster Still", "2025-02-01"),
        ("a", "Lark - Fast Decoding", "2024-01-01"),
        ("c", "Measuring Lark on Phones", "2023-01-01"),
        ("d", "Branch and Bough Attention (BBA)", None),
    )
    assert method_papers(frame) == {"bba": "d", "lark": "a"}


def test_papers_without_claims_own_their_methods_too():
    papers = claims(("z", "Finch: Small Models", "2022-01-01")).rename(columns={"paper_id": "id"})
    assert method_papers(claims(), papers) == {"finch": "z"}


def test_a_paper_is_not_its_own_baseline_and_a_phrase_is_nobodys():
    owners = {"lark": "a", "training": "t"}
    assert baseline_papers(["Lark", "training", "Wren"], "b", owners) == ["a"]
    assert baseline_papers(["Lark"], "a", owners) == []


def test_titles_without_a_name():
    assert title_names("On the Speed of Birds") == []
    assert title_names("What do the birds of this large wood sing: a study") == []
