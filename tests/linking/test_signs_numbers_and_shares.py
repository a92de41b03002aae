"""Signs that tell a direction, numbers of names, errors in a measure, and so much of a cost."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Lark achieves 79.8% accuracy on Task 1 and 35.7% WER on Task 2.",
            [(79.8, "Task 1"), (35.7, "Task 2")],
        ),
        (
            "Lark reduces latency by 10% on Wren 1 and 20% on Wren 2.",
            [(10, "Wren 1"), (20, "Wren 2")],
        ),
        ("Lark scores 90% on Level 3, and 80% on Level 4.", [(90, "Level 3"), (80, "Level 4")]),
    ],
)
def test_the_number_of_a_name_is_no_value(sentence: str, found: list[tuple[float, str]]) -> None:
    assert [(c.low, c.setting[0]) for c in claims(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        (
            "Lark shows +4.1% accuracy and -3.3% latency compared to Heron.",
            ["increase", "decrease"],
        ),
        ("Lark changes latency by -3.3% and accuracy by +4.1%.", ["decrease", "increase"]),
        ("With only 1.2x training cost relative to Heron, Lark improves.", ["increase"]),
        ("Lark uses 1.2x memory and 1.1x latency relative to Heron.", ["increase", "increase"]),
        ("Lark uses 2x less memory relative to Heron.", ["decrease"]),
        ("Lark achieves 1.2x latency compared to Heron.", ["decrease"]),
    ],
)
def test_which_way_it_went(sentence: str, directions: list[str]) -> None:
    assert [c.direction for c in claims(sentence)] == directions


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark has a 3.1% latency prediction error.", "error"),
        ("Lark serves with a 2.5% throughput error.", "error"),
        ("Lark cuts the throughput error by 25%.", "error"),
        ("Lark has a latency of 3.1 ms.", "latency"),
    ],
)
def test_an_error_in_a_measure_is_an_error(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Lark brings gains over Heron on songs (BLEU 6.4%, ROUGE 4.8%).", ["percent_change"] * 2),
        ("Lark brings gains over Heron in BLEU (6.4%) and ROUGE (4.8%).", ["percent_change"] * 2),
        ("Lark works on songs (BLEU 36.4%, ROUGE 44.8%).", ["absolute"] * 2),
        ("Lark brings gains over Heron (BLEU 36.4%).", ["percent_change"]),
    ],
)
def test_gains_listed_in_a_bracket(sentence: str, kinds: list[str]) -> None:
    assert [c.kind for c in claims(sentence)] == kinds


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("Lark needs 0.03 s/record.", "s"), ("Lark needs 12 ms/page.", "ms")],
)
def test_times_per_any_item(sentence: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.unit, claim.metric) == (unit, "latency")


def test_bold_times_are_times() -> None:
    (claim,) = claims(r"Lark cuts latency by $\bf 2\pmb{\times}$.")
    assert (claim.low, claim.kind) == (2, "factor")


@pytest.mark.parametrize("other", ["energy reduction", "memory savings"])
def test_each_gain_of_a_pair_goes_its_own_way(other: str) -> None:
    found = claims(f"Lark yields 1.9x and 3.9x speedup and {other}, respectively.")
    assert [c.direction for c in found] == ["increase", "decrease"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lark has a higher throughput than Heron (1.3x on songs).", [("throughput", ("Heron",))]),
        ("Lark has a lower latency than Heron (3x in Nest).", [("latency", ("Heron",))]),
    ],
)
def test_a_multiple_with_its_place_in_a_bracket(
    sentence: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(c.metric, c.baselines) for c in claims(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("Lark improves FID by +12% and reduces accuracy by -1%.", ["decrease", "decrease"]),
        ("Lark reduces memory by +40%, with only -1% recall.", ["decrease", "decrease"]),
        ("Lark uses 0.5x memory compared to Heron.", ["decrease"]),
    ],
)
def test_words_of_change_go_before_signs(sentence: str, directions: list[str]) -> None:
    assert [c.direction for c in claims(sentence)] == directions


def test_a_place_behind_what_tells_two_values_apart() -> None:
    found = claims("Lark achieves an FID of 2.1 with guidance and 3.4 without guidance on Nest.")
    assert [set(c.setting) for c in found] == [
        {"Nest", "with guidance"},
        {"Nest", "without guidance"},
    ]
