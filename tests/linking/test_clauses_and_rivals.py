"""Which clause of a sentence a rival belongs to, and what is no rival at all."""

from __future__ import annotations

import pytest

from tests.lark import claims


def test_gains_of_a_second_variant_are_its_own() -> None:
    found = claims(
        "Adding it to Lark-C gave AUC gains of 9.1%, 7.2%, and 2.5%, respectively, over the "
        "baseline HeronNet, while Lark-T achieved gains of 6.3%, 20.4%, and 1.7%, respectively, "
        "over the baseline WrenNet."
    )
    assert [c.low for c in found] == [9.1, 7.2, 2.5, 6.3, 20.4, 1.7]
    assert [c.baselines for c in found] == [("HeronNet",)] * 3 + [("WrenNet",)] * 3


def test_a_matching_pipeline_compares_nothing() -> None:
    (claim,) = claims(
        "Lark raises recall from 61.2 to 65.8, and allows training of the sparse matching pipeline."
    )
    assert claim.baselines == ()


def test_improving_on_a_benchmark_beats_no_one() -> None:
    first, second = claims(
        "Lark outperforms Heron by 9.3% (88.4% recall) on Roost and gets good results by "
        "improving on the Fledge benchmark."
    )
    assert first.baselines == ("Heron",)
    assert second.baselines == ()


@pytest.mark.parametrize(
    ("rival", "expected"),
    [
        ("the baseline Heron", "Heron"),
        ("the baseline Heron renderer", "baseline Heron renderer"),
    ],
)
def test_against_a_named_baseline(rival: str, expected: str) -> None:
    (claim,) = claims(f"We achieve a size reduction of 60x with better colours against {rival}.")
    assert claim.baselines == (expected,)


def test_what_was_done_with_the_rival_is_no_second_rival() -> None:
    (claim,) = claims(
        "In a comparison against the preceding release, frozen before tests and scored with raw "
        "labels, Lark reduced WER from 21.4% to 16.9%."
    )
    assert claim.baselines == ("preceding release",)


def test_equalled_rival_of_a_gain_and_of_its_times_in_brackets() -> None:
    gain, seconds = claims("Lark matches the tuner while cutting cost by 90x (3 s vs. 270 s).")
    assert gain.baselines == seconds.baselines == ("tuner",)


def test_equalled_rival_where_a_later_clause_improves_something() -> None:
    first, _ = claims(
        "Lark matches the teacher at 80x fewer steps, while Lark-2 improves Lark's FID by 12%."
    )
    assert first.baselines == ("teacher",)


def test_the_full_system_is_no_rival_of_its_parts() -> None:
    found = claims(
        "Ranking by songs raises the success rate from 28% to 57%, while the full system attains "
        "69%."
    )
    assert [c.baselines for c in found] == [(), ()]


def test_storage_size_reduction_is_a_change() -> None:
    (claim,) = claims("We attain 79.5% storage size reduction over Heron.")
    assert (claim.kind, claim.metric) == ("percent_change", "storage")


def test_what_a_second_variant_cuts_too() -> None:
    first, second = claims("Routing cuts energy by 20%, while Lark-2 cuts it by a further 40%.")
    assert (first.metric, first.baselines) == ("energy", ())
    assert (second.metric, second.method) == ("energy", "Lark-2")


def test_a_measure_of_the_next_clause_is_no_rival() -> None:
    (first, *_) = claims("Lark gains 3.1 points in F1, while recall gains 1.2 points.")
    assert first.baselines == ()


@pytest.mark.parametrize("length", ["1.5-h test", "2-hour flight test", "30-minute session"])
def test_the_length_of_a_test_is_no_result(length: str) -> None:
    assert claims(f"A {length} shows only a small rise near the coil.") == []


def test_share_of_a_training_budget() -> None:
    (claim,) = claims("Lark reaches the accuracy of HeronNet with 20% of the training budget.")
    assert (claim.kind, claim.metric, claim.baselines) == ("percent_of", "cost", ("HeronNet",))
