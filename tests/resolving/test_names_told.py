"""What papers call their work, and what only looks like a name of it."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


def methods(text: str, title: str = "") -> list[str | None]:
    return [c.method for c in claims(text, title)]


def test_a_mechanism_whose_long_name_ends_in_a_measure_is_no_measure() -> None:
    text = (
        "We propose Lark. Lark rests on the Pruning by Local Similarity (PLS) mechanism. "
        "Results show that PLS reduces computation by 52%."
    )
    assert [c.method for c in claims(text)] == ["PLS"]


def test_different_methods_name_nothing() -> None:
    text = "For coding, we present two different methods. Our method saves 10% power over Heron."
    assert [c.method for c in claims(text, "Energy Saving with Lazy Governors")] == [
        "Energy Saving"
    ]


def test_a_case_for_something_is_about_that() -> None:
    text = "We argue for a new goal. We evaluate on phones, with gains of up to 4% in accuracy."
    title = "The Case for Lazy Table Layouts"
    assert [c.method for c in claims(text, title)] == ["Lazy Table Layouts"]


def test_things_told_apart_by_a_clause_are_the_subject() -> None:
    text = (
        "We study schedulers. Schedulers that were learned on traces reach 12% higher throughput "
        "than Heron."
    )
    assert [c.method for c in claims(text)] == ["Schedulers"]


def test_what_was_built_by_anyone_is_no_proposal() -> None:
    text = (
        "This study shows that 1) savings (up to 60%) are possible, and 2) kernels that have been "
        "developed for speed reach 2x better energy efficiency than stock kernels."
    )
    assert [c.method for c in claims(text)] == [None, "kernels"]


def test_a_ratio_is_no_method() -> None:
    text = "We propose Lark. Under load, the mean gap-closed ratio reaches 12%."
    assert [c.method for c in claims(text)] == ["Lark"]


def test_what_falls_by_itself_is_no_method() -> None:
    text = "We propose a lazy write scheme. Throughput grows by 2x while writes decrease by 7x."
    assert {c.method for c in claims(text)} == {"lazy write scheme"}


def test_the_machines_of_a_title_are_no_method() -> None:
    text = "We introduce a suite of optimizations. Our optimizations give 11x higher throughput."
    assert {c.method for c in claims(text, "Speeding Stores Using Modern SSDs")} == {
        "optimizations"
    }


def test_a_short_name_may_be_spelled_out_in_brackets() -> None:
    text = (
        "We propose Larder, a scheme for hashing. Building on this, we develop LKG (Larder with "
        "gaps), a variant. Tests show that LKG has 2x lower latency."
    )
    assert [c.method for c in claims(text)] == ["LKG"]


def test_our_largest_model_goes_by_its_name() -> None:
    text = "We propose Lark. Our largest model (Heron-XL) reaches 85% accuracy."
    assert [c.method for c in claims(text)] == ["Heron-XL"]


def test_what_is_used_is_the_method_where_nothing_has_a_name() -> None:
    text = "Scaling is hard. Using forecast-aware scaling, we cut the median latency by 60%."
    assert [c.method for c in claims(text)] == ["forecast-aware scaling"]
    text = "Scaling is hard. Through extensive experiments, we cut the median latency by 60%."
    assert [c.method for c in claims(text)] == [None]


def test_the_instruction_set_is_no_method() -> None:
    text = "We present new instruction set architecture (ISA) extensions. They give a 2x speedup."
    assert all(c.method != "ISA" for c in claims(text))


@pytest.mark.parametrize(
    "introduction",
    [
        "We introduce Lark (Lazy Ranking Kernel), a system for decoding.",
        "Our system, Lark, ranks keys lazily.",
        "The resulting system, called Lark, ranks keys lazily.",
        "We contribute Lark, a lazy kernel.",
        "We implement LarkNet on top of Wren.",
        "Inspired by caches, we propose the LarkNet framework.",
        "We refer to our method as Lark.",
        "Lark, a lazy ranking kernel, is introduced.",
        "We address this gap with Lark, a lazy kernel.",
        "We introduce Lark - a lazy kernel.",
        "We propose a new approach to decoding: Lark.",
        "This work presents Lark as a lazy kernel.",
        "The key idea of LarkNet is to rank keys lazily.",
        "In this paper, LarkNet is designed to rank keys lazily.",
    ],
)
def test_a_name_told_in_other_ways_is_what_our_method_means(introduction: str) -> None:
    name = "LarkNet" if "LarkNet" in introduction else "Lark"
    for told in ("Our method achieves a 2.3x speedup.", "It is 2.3x faster than Heron."):
        text = f"Decoding is slow. {introduction} {told}"
        assert [c.method for c in claims(text, "Fast Decoding with Lazy Kernels")] == [name]


@pytest.mark.parametrize(
    "introduction",
    [
        "We study Wren, a popular kernel.",
        "The key idea of Llama-7B is to rank keys lazily.",
        "The key idea behind WrenNet is to rank keys lazily.",
        "We report Wren, the engine in use, as slow.",
        "WrenNet was designed to rank keys.",
        "We implement kernels on top of Wren.",
        "We address this gap with GPUs, a popular accelerator.",
    ],
)
def test_what_others_made_is_no_name_of_ours(introduction: str) -> None:
    text = f"Decoding is slow. {introduction} Our method achieves a 2.3x speedup."
    (claim,) = claims(text, "Fast Decoding with Lazy Kernels")
    assert claim.method not in ("Wren", "WrenNet", "Llama-7B", "GPUs")


@pytest.mark.parametrize(
    "told",
    [
        "We propose a song selection method Lark-Select for phones. It saves 30% of memory.",
        "We propose a simple but efficient song method Lark-Select. It saves 30% of memory.",
        "To this end, we proposed a Lazy Song Choice (Lark-Select) method. It saves 30% memory.",
        "We have presented Lark-Select, a sampler for songs. It saves 30% of memory.",
        "We present a scheduling framework for songs - Lark-Select. It saves 30% of memory.",
        "Lark-Select (1B), a song scorer with trees, was developed. It saves 30% of memory.",
        "We call it Lark-Select. It saves 30% of memory.",
        "Our key idea is Lark-Select, a sampler for songs. It saves 30% of memory.",
        "We share Lark-Select, a family of samplers. It saves 30% of memory.",
        "We revisit songs by developing Lark-Select. It saves 30% of memory.",
    ],
)
def test_names_told_in_further_ways(told: str) -> None:
    assert methods(told, "Songs on Phones") == ["Lark-Select"]


def test_a_short_form_that_closes_a_proposal() -> None:
    text = "We turn this into a simple recipe for small birds, Lazy Song Reading (LSR). "
    assert methods(text + "LSR saves 30% of memory.", "Songs on Phones") == ["LSR"]


@pytest.mark.parametrize(
    "text",
    [
        "We introduce a faster solver for old tasks, Lazy Song Reading (LSR). It saves 30% memory.",
        "SongNet, a known model, was introduced by Nest. Our faster solver saves 30% of memory.",
        "In prior work, we proposed Heron-2, a scorer. Our faster solver saves 30% of memory.",
    ],
)
def test_what_is_told_of_others_names_nothing(text: str) -> None:
    (method,) = methods(text)
    assert "solver" in (method or "")


def test_the_name_of_a_data_set_is_no_method() -> None:
    text = "We introduce a new diverse dataset SONG-25, and propose a scorer named Lark-Select. "
    assert methods(text + "Our method saves 30% of memory.", "Songs") == ["Lark-Select"]


@pytest.mark.parametrize(
    "text",
    [
        "This work presents a paging scheme, LarkNet. It cuts latency by 40%.",
        "We develop LarkNet - a paging scheme for phones. It cuts latency by 40%.",
        "We develop a paging scheme and name it LarkNet. It cuts latency by 40%.",
        "This work presents a new scheme for phones: LarkNet. It cuts latency by 40%.",
        "We present the LarkNet paging scheme. It cuts latency by 40%.",
        "We implement our idea in LarkNet, a paging system. It cuts latency by 40%.",
        "Our scheme LarkNet pins pages. It cuts latency by 40%.",
    ],
)
def test_a_name_told_beside_what_it_is(text: str) -> None:
    assert methods(text, "Fast Paging for Phones") == ["LarkNet"]


@pytest.mark.parametrize("title", ["LarkNet Technical Report", "Introducing LarkNet"])
def test_a_title_that_is_little_but_a_name(title: str) -> None:
    assert methods("We train a model on songs. It reaches 91% accuracy.", title) == ["LarkNet"]


@pytest.mark.parametrize(
    "text",
    [
        "We implement our scheme in Rust. It cuts latency by 40%.",
        "We build a scheme in Rust. It cuts latency by 40%.",
    ],
)
def test_what_stands_last_is_not_always_a_name(text: str) -> None:
    assert methods(text, "Fast Paging for Phones")[0] == "Fast Paging"
