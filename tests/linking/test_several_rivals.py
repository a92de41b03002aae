"""Values in brackets behind rivals, multiples of nothing told, comparisons that open, devices."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark outperforms earlier engines, including Teal (2.1x), Wren (1.7x), and Ibis (1.4x).",
        "Lark achieves large speedups over Teal (2.1x), Wren (by 1.7x), and Ibis (up to 1.4x).",
        "Lark achieves 2.1x over Teal, 1.7x over Wren and 1.4x over Ibis.",
    ],
)
def test_each_rival_has_its_multiple(sentence: str) -> None:
    found = claims(sentence)
    assert [(c.low, c.baselines) for c in found] == [
        (2.1, ("Teal",)),
        (1.7, ("Wren",)),
        (1.4, ("Ibis",)),
    ]
    assert {c.metric for c in found} == {"speed"}


def test_one_bracket_holds_for_all_rivals() -> None:
    (claim,) = claims("Lark is faster than Teal and Wren (up to 3x).")
    assert claim.baselines == ("Teal", "Wren")


def test_what_opens_holds_up_to_the_clause_with_a_rival_of_its_own() -> None:
    found = claims(
        "Compared with Teal, Lark cuts latency by 50% and memory by 30%, and it is 1.8x faster "
        "than Wren."
    )
    assert [c.baselines for c in found] == [("Teal",), ("Teal",), ("Wren",)]


def test_devices_are_parted_at_a_semicolon() -> None:
    found = claims(
        "On A100, Lark is 1.8x faster than Teal and 2.4x faster than Wren; on H100, it is 1.5x "
        "faster than Teal."
    )
    assert [c.hardware[0].name for c in found] == ["A100", "A100", "H100"]


def test_whose_measure_exceeds() -> None:
    (claim,) = claims("Lark's throughput exceeds that of Teal by 2.1x.")
    assert (claim.metric, claim.baselines) == ("throughput", ("Teal",))


def test_doubles_in_brackets_have_the_rival_in_brackets() -> None:
    found = claims("Lark is 3.9x (1.6x) faster than Teal (Wren).")
    assert [(c.low, c.baselines) for c in found] == [(3.9, ("Teal",)), (1.6, ("Wren",))]


@pytest.mark.parametrize(
    ("rivals", "expected"),
    [
        ("Teal and even Wren", ("Teal", "Wren")),
        ("Teal and also the dense model", ("Teal", "dense model")),
        ("full search or its predecessor", ("full search", "predecessor")),
        ("either Teal or its variants", ("Teal", "variants")),
    ],
)
def test_a_list_goes_on_over_adverbs_and_to_kin(rivals: str, expected: tuple[str, ...]) -> None:
    for sentence in (
        f"Lark is 2.3x faster than {rivals}.",
        f"Compared to {rivals}, Lark cuts latency by 30%.",
        f"Lark outperforms {rivals} by 5.2% in accuracy.",
    ):
        (claim,) = claims(sentence)
        assert claim.baselines == expected


def test_what_is_called_a_baseline_holds_on_in_the_next_sentence() -> None:
    (claim,) = claims("Lark is smoother than a point baseline. Lark cuts latency by 30%.")
    assert claim.baselines == ("point baseline",)
    (claim,) = claims("Lark beats existing methods. Lark cuts latency by 30%.")
    assert claim.baselines == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark turns sequential search into one batched pass, cutting latency by 45%.", "search"),
        ("Lark converts token-by-token decoding into drafts, running 20x faster.", "decoding"),
        ("Lark compresses videos into tokens, cutting memory by 45%.", None),
        ("Lark converts raw traces into training signals, cutting cost by 45%.", None),
    ],
)
def test_a_way_of_working_that_is_turned_into_another(sentence: str, expected: str | None) -> None:
    (claim,) = claims(sentence)
    assert [name.split()[-1] for name in claim.baselines] == ([expected] if expected else [])


def test_a_rival_for_each_value_of_both_pairs() -> None:
    found = claims(
        "Lark cuts memory by 2.4x and 8.8x, and increases throughput by 1.4x and 2x, compared to "
        "Heron and Wren, respectively."
    )
    assert [c.baselines for c in found] == [("Heron",), ("Wren",)] * 2


def test_a_rival_for_each_value_of_the_pair_alone() -> None:
    found = claims(
        "Lark cuts latency by 9x, and gains 2x and 3x over Heron and Wren, respectively."
    )
    assert [c.baselines for c in found] == [(), ("Heron",), ("Wren",)]


@pytest.mark.parametrize("noun", ["advances", "works", "results", "designs"])
def test_nouns_that_could_be_verbs_behind_existing(noun: str) -> None:
    (claim,) = claims(f"Lark improves quality by 1.5 points over existing {noun}.")
    assert claim.baselines == (f"existing {noun}",)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark scores 71.2, surpassing the 32B baseline (69.8).", ("32B baseline",)),
        (
            "Lark scores 71.2, surpassing the 32B model (69.8) and the 70B model (70.1).",
            ("32B model", "70B model"),
        ),
        ("Lark beats the 7B baseline and the 13B model by 3%.", ("7B baseline", "13B model")),
        ("Lark's accuracy is 94%, while detection falls below 3%.", ()),
    ],
)
def test_rivals_by_their_size(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals
