"""Rivals told by their results, and things that are accelerated without "by"."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("Lark reaches an F1 of 71.9%, comparable to the results of Heron.", "Heron"),
        ("Lark reaches an F1 of 71.9%, comparable to results from larger models.", "larger models"),
        ("Lark reaches an F1 of 71.9%, surpassing the results reported by Heron.", "Heron"),
        ("Lark reaches an F1 of 71.9%, higher than the best results of Heron.", "Heron"),
        ("Lark outperforms the best reported results of Heron by 3%.", "Heron"),
        ("Lark outperforms Heron by 3%.", "Heron"),
    ],
)
def test_results_stand_for_who_had_them(sentence: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (rival,)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark accelerates Heron up to 2.3x.", ("Heron",)),
        ("Lark speeds up Heron 2.3x on CPUs.", ("Heron",)),
        ("Lark improves the accuracy of Heron-7B up to 12%.", ("Heron-7B",)),
        ("Lark accelerates training 2.3x.", ()),
        ("Lark increases the throughput of Llama-7B inference up to 2.3x.", ()),
    ],
)
def test_what_is_accelerated_needs_no_by(sentence: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == rivals


def test_an_enhanced_model_has_the_level_a_change_starts_from() -> None:
    (claim,) = claims("Lark enhances Heron-7B, raising accuracy from 14.8% to 47.4%.")
    assert claim.baselines == ("Heron-7B",)
    assert claim.baseline_value == 14.8


@pytest.mark.parametrize("noun", ["data sets", "benchmarks", "builds", "matches", "test sets"])
def test_a_counted_plural_is_no_verb(noun: str) -> None:
    (claim,) = claims(f"Lark outperforms Heron on two {noun}, achieving an F1 of 0.55.")
    assert claim.method == "Lark"
    assert claim.baselines == ("Heron",)


def test_a_label_of_one_start_holds_for_the_next() -> None:
    first, second = claims(
        "P90 latency drops from 312 ms (native) to 13 ms, and P99 latency from 900 ms to 90 ms."
    )
    assert first.baselines == second.baselines == ("native",)
    assert second.baseline_value == 900


def test_a_start_of_its_own_is_not_relabelled() -> None:
    first, second = claims(
        "Lark cuts latency from Heron's 312 ms to 13 ms and memory from Teal's 9 GB to 3 GB."
    )
    assert first.baselines == ("Heron",)
    assert second.baselines == ("Teal",)


@pytest.mark.parametrize("rival", ["Lift", "Scale", "Reflect", "Boost", "Excel"])
def test_a_rival_may_be_called_like_a_verb(rival: str) -> None:
    for sentence in (
        f"Lark reduces latency by 40% compared to {rival}.",
        f"Lark outperforms {rival} by 2.3x.",
    ):
        (claim,) = claims(sentence)
        assert claim.baselines == (rival,)


def test_the_rival_told_behind_a_value_comes_before_what_is_changed() -> None:
    (claim,) = claims("Lark improves the throughput of dense models by 2.5x over Heron.")
    assert claim.baselines == ("Heron",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves Heron by reducing latency from 30 ms to 20 ms.",
        "Lark improves Heron by reducing latency by 30%.",
        "Lark retains 96.7% of the accuracy of Heron, while cutting the cost from $0.40 to $0.23.",
    ],
)
def test_what_is_improved_by_a_change_had_its_start(sentence: str) -> None:
    assert {c.baselines for c in claims(sentence)} == {("Heron",)}


def test_two_values_share_the_device_of_their_unit() -> None:
    (claim,) = claims("Training takes 675 instead of 6,250 A100 hours.")
    assert [h.name for h in claim.hardware] == ["A100"]
    assert claim.baseline_value == 6250
