"""Where a phrase of place ends, and what is none though it looks like one."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Lark gains 4% on NestSet and 5 robot tasks.", ("NestSet",)),
        ("Lark gains 4% across 10 simulated and 5 real tasks.", ("10 simulated and 5 real tasks",)),
        ("Lark is 2x faster than Heron, with no loss of accuracy on NestSet.", ("NestSet",)),
        ("Lark brings gains of 4%, with notable improvements on NestSet.", ()),
        ("Lark is 3x faster when contrasted with Heron.", ()),
        ("Lark is 2x faster when using the same hardware.", ()),
        ("Lark is 9x faster when combined with pruning.", ("combined with pruning",)),
        ("With 50% sparsity, Lark improves accuracy from 50% to 60%.", ("50% sparsity",)),
        ("Starting from a baseline with 48% accuracy, Lark reaches 99%.", ()),
    ],
)
def test_what_the_place_of_a_value_is(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == setting


@pytest.mark.parametrize("end", ["", ".", ",", " and", " with"])
def test_a_text_may_end_at_a_place(end: str) -> None:
    found = claims(f"On 4 GPUs, Lark obtains 34.7 mIoU on NestA and 60.2 mIoU on NestB{end}")
    assert [c.low for c in found] == [34.7, 60.2]


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Lark achieves a 5x reduction in WNS.", ()),
        ("Lark attains an 18% improvement in AUPRC on Nests.", ("Nests",)),
        ("The improvement in SNE was 16%.", ()),
        ("Lark achieves a 5x speedup in SQL.", ("SQL",)),
        ("Lark achieves a 5x reduction in LLMs.", ("LLMs",)),
        ("Lark achieves a 5% improvement in VQA.", ("VQA",)),
    ],
)
def test_letters_of_what_changes_are_no_place(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == setting
