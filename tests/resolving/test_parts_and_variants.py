"""Parts of a system by their own names, and its variants side by side."""

from __future__ import annotations

import pytest

from extractor import iter_claims
from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("It relies on Alder, a new kernel. Alder is 3.8x faster than Heron.", "Alder"),
        ("It includes a new kernel, Alder. Alder is 3.8x faster than Heron.", "Alder"),
        ("Alder, our attention kernel, is 3.8x faster than Heron.", "Alder"),
        ("We also introduce Alder, a new kernel. It is 3.8x faster than Heron.", "Alder"),
        ("Using Lark, we train Alder, a 7B model. It is 3.8x faster than Heron.", "Alder"),
        ("We also introduce a kernel. It is 3.8x faster than Heron.", "Lark"),
        ("We further propose a planner. The proposed planner cuts latency by 37%.", "planner"),
        ("We further propose a planner. Our planner cuts latency by 37%.", "planner"),
        ("We further propose a framework. The framework cuts latency by 37%.", "Lark"),
        ("A planner is used. The planner cuts latency by 37%.", "Lark"),
        ("Recovery is 3.8x faster than with Heron.", "Lark"),
        ("Decoding is 3.8x faster than with Heron.", "Lark"),
    ],
)
def test_a_part_has_its_own_name(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark-S achieves 45.1 mAP, while Lark-L achieves 50.3 mAP.", ["Lark-S", "Lark-L"]),
        ("Lark-S runs in 431 ms, while the larger Lark-L runs in 916 ms.", ["Lark-S", "Lark-L"]),
        ("Lark runs in 431 ms, while Lark-NoPin runs in 916 ms.", ["Lark"]),
        ("Lark-S runs in 431 ms, while Heron-S runs in 916 ms.", ["Lark-S"]),
        ("Lark and vLLM are 5.0x and 7.9x faster than Heron, respectively.", ["Lark", "vLLM"]),
    ],
)
def test_variants_have_a_claim_each(sentence: str, told: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("We introduce Mixture of Ranks, a fast system. It is 2x faster.", "Mixture of Ranks"),
        ("Can we cache songs? Our main contribution is Lark Paging (LP). It is 2x faster.", "LP"),
        ("We implement a prototype of Lark on FPGAs. It is 2x faster.", "Lark"),
        ("Lark is a serving system that keeps pages. It is 2x faster.", "Lark"),
    ],
)
def test_names_without_a_title(text: str, method: str) -> None:
    assert [c.method for c in iter_claims(text)] == [method]


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Heron, in contrast, needs 40 GB of memory.", "Heron"),
        ("Heron, however, needs 40 GB of memory.", "Heron"),
        ("GPT-4, on the other hand, reaches only 40% accuracy.", "GPT-4"),
        ("Our method, on average, cuts latency by 40%.", "Lark"),
        ("Lark-S, in turn, cuts latency by 40%.", "Lark-S"),
    ],
)
def test_what_is_said_between_a_subject_and_its_verb(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("This paper presents a 28 nm paging chip. The proposed chip runs at 4 mW.", "paging chip"),
        (
            "We present a 65-nm paging accelerator. The accelerator consumes 4 mW.",
            "paging accelerator",
        ),
        ("We present a 65-nm CMOS receiver. It consumes 4 mW.", "CMOS receiver"),
    ],
)
def test_a_chip_is_named_without_its_technology(text: str, method: str) -> None:
    assert [c.method for c in iter_claims(text)] == [method]


def test_a_model_treated_by_it_is_its_work() -> None:
    (claim,) = claims("A Lark-pruned Llama-7B outperforms Llama-13B by 4 points.")
    assert (claim.method, claim.setting) == ("Lark", ("Llama-7B",))
