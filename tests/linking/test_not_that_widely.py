"""What looks like one of the constructions that rules read, and is none."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("With high accuracy (92%), Lark detects faults early.", ["92%"]),
        ("Lark converges to 81% accuracy within 3 hours.", ["81%", "3 hours"]),
        ("Lark needs only 10 trials (20 minutes) to converge.", ["20 minutes"]),
        ("Lark is tested with a 5% mutation rate.", []),
        ("Results at 75% and 90% show small drops.", []),
        ("A gap of 3.7 points remains.", []),
    ],
)
def test_results_and_what_is_none(sentence: str, texts: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == texts


@pytest.mark.parametrize(
    "sentence",
    [
        "At the same time, Lark cuts latency by 2x.",
        "Lark arrives at the same solution 2x faster.",
    ],
)
def test_what_is_the_same_is_not_always_a_condition(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark uses 20 W (12 W from DRAM).",
        "Lark saves 45% of energy (30% from Caching).",
        "Lark achieves 45% lower latency against changing network conditions.",
        "We compare five models to understand their limits, and find that accuracy drops by 12%.",
        "Lark is 2x faster with 81% accuracy (5% from pruning).",
    ],
)
def test_parts_conditions_and_aims_are_no_rivals(sentence: str) -> None:
    assert all(c.baselines == () for c in claims(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark beats Heron by 5% in accuracy on cold and warm starts, with 2x lower latency.",
        "Lark raises accuracy over Heron (5.4% average gain).",
        "Lark cuts latency by 45% and uses fewer parameters than Heron.",
    ],
)
def test_the_rival_stays_the_rival(sentence: str) -> None:
    assert all(c.baselines == ("Heron",) for c in claims(sentence))
    assert all(c.kind != "absolute" for c in claims(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark has three benefits: (1) memory is reduced by 40%, (2) accuracy improves by 5%.",
        "Lark achieves 81% for GSM8K and 75% for our test set.",
        "The latency is 54 ms with caching and 43 ms with our method.",
    ],
)
def test_measures_data_and_doings_are_no_methods(sentence: str) -> None:
    assert {c.method for c in claims(sentence)} == {"Lark"}


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Memory is scarce, and caching accounts for 40% of latency.", "caching"),
        ("Attention typically accounts for 60% of the runtime.", "Attention"),
        ("It is slow, with attention accounting for over 20% of the runtime.", "attention"),
    ],
)
def test_what_accounts_for_a_share_is_its_noun_alone(sentence: str, method: str) -> None:
    assert [c.method for c in claims(sentence)] == [method]


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Heron takes over 41 s, whereas Lark takes 9 s.", set()),
        ("Heron takes about 41 s, whereas Lark takes under 9 s.", {"at_most"}),
    ],
)
def test_the_value_that_stands_second_has_its_own_qualifiers(
    sentence: str, qualifiers: set[str]
) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, set(claim.qualifiers)) == (9, qualifiers)


def test_the_value_that_stands_second_has_its_own_device() -> None:
    (claim,) = claims("Latency is 41 s with Heron on CPUs, against 9 s with Lark on an A100.")
    assert [h.name for h in claim.hardware] == ["A100"]


def test_lists_of_the_same_length_may_be_of_other_things() -> None:
    found = claims("On ImageNet and COCO, Lark improves top-1 and top-5 accuracy by 2% and 3%.")
    assert {c.setting for c in found} == {("ImageNet", "COCO")}


@pytest.mark.parametrize("cut", ["Lark costs only 31% of", "It costs 5% of a"])
def test_a_sentence_cut_off_is_read_to_its_end(cut: str) -> None:
    assert [c.metric for c in claims(cut)] == ["cost"]


def test_a_clause_of_its_own_takes_no_rival_from_what_is_kept() -> None:
    found = claims(
        "Lark keeps 95% of the full model's accuracy, and pruning it cuts memory by 40%."
    )
    assert [c.baselines for c in found] == [("full model",), ()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves accuracy across all network delays beyond 33 ms.",
        "Training on up to 24 hours from the same person leads to the same performance.",
        "Under these metrics, Lark is fast.",
    ],
)
def test_delays_and_hours_of_data_are_no_results(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_resolution_is_where_one_measured() -> None:
    (claim,) = claims("Lark segments planes at over 30 Hz even at a resolution of 0.02 m.")
    assert claim.unit == "Hz"


def test_a_sum_has_no_sign() -> None:
    found = claims("Lark takes only 5 retrieval steps + 7 reading steps.")
    assert all(c.kind == "absolute" and not c.text.startswith("+") for c in found)


def test_a_bracket_has_a_measure_of_its_own() -> None:
    (claim,) = claims("Lark leads in terms of accuracy (2x lower error).")
    assert claim.metric == "error"
