"""What stands right beside a value decides before what stands farther off."""

from __future__ import annotations

import pytest
from lark import claims


def test_gains_of_one_rival_each() -> None:
    found = claims(
        "The results show average speedups over Heron of up to 9.2x, 12.6x, and 3.1x on A100, "
        "H100 and V100, respectively, and speedups over Wren of up to 7.4x."
    )
    assert [c.baselines for c in found] == [("Heron",)] * 3 + [("Wren",)]


def test_a_statement_without_values_takes_none_of_those_before() -> None:
    found = claims(
        "Lark improves success rate over Heron by 13.4% and accuracy by 8.6%, and surpasses its "
        "teacher in every setting."
    )
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_a_rival_before_a_colon_holds_for_the_whole_list() -> None:
    found = claims(
        "We deploy Lark and benchmark it against vLLM: throughput improves by 45%, latency falls "
        "by 30%, and the error rate is reduced by 12%."
    )
    assert [c.baselines for c in found] == [("vLLM",)] * 3


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("Lark reaches 93% of the reported Heron performance.", "Heron"),
        ("Lark reaches 93% of the Heron accuracy.", "Heron"),
        ("Lark is 2.1x of the Heron throughput.", "Heron"),
        ("Lark costs only 31% of vLLM.", "vLLM"),
        ("Lark costs a third of a dense model.", "dense model"),
        ("Lark is 19% better than the best previous result.", "best previous result"),
        ("The area of Lark is 3x lower than that reported elsewhere for Heron.", "Heron"),
    ],
)
def test_what_a_share_or_a_multiple_is_of(sentence: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (rival,)


def test_its_means_the_rival_told_before() -> None:
    found = claims("Lark reaches 94% of the Heron accuracy with 25% of its training data.")
    assert [(c.metric, c.baselines) for c in found] == [
        ("accuracy", ("Heron",)),
        ("data", ("Heron",)),
    ]


def test_more_than_one_is_a_number_and_no_rival() -> None:
    (claim,) = claims("Lark reduces the time by a factor of 12 when using more than one node.")
    assert claim.baselines == ()


@pytest.mark.parametrize("cost", ["FLOPs", "memory", "latency", "the communication volume"])
def test_a_cost_brought_to_a_percentage_is_a_share_of_what_it_was(cost: str) -> None:
    (claim,) = claims(f"Compared to Heron, Lark reduces {cost} to 62.5%.")
    assert (claim.kind, claim.baselines) == ("percent_of", ("Heron",))


@pytest.mark.parametrize("level", ["the error rate", "GPU utilization", "sparsity"])
def test_a_level_that_is_told_in_percent_stays_a_level(level: str) -> None:
    (claim,) = claims(f"Lark brings {level} to 62.5%.")
    assert claim.kind == "absolute"


def test_a_rise_restated_from_its_start_is_one_of_the_same_thing() -> None:
    found = claims("Lark improves Heron's NestQA score by more than 30%, from 0.31 to 0.42.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Lark achieves a WER of 3.2% (4.1% from Heron).", [(3.2, 4.1)]),
        (
            "Lark achieves errors of 0.52 and 0.88, respectively (1.71 and 1.02 from Heron).",
            [(0.52, 1.71), (0.88, 1.02)],
        ),
    ],
)
def test_values_in_brackets_from_a_rival(sentence: str, levels: list[tuple[float, float]]) -> None:
    found = claims(sentence)
    assert [(c.low, c.baseline_value) for c in found] == levels
    assert {c.baselines for c in found} == {("Heron",)}


@pytest.mark.parametrize("link", ["and achieves", "while achieving", "at"])
def test_what_is_gained_beside_a_share_kept_is_held_against_the_same(link: str) -> None:
    found = claims(f"Lark retains 98% of the accuracy of Heron {link} a 2.3x speedup.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark outperforms both Heron, with a 4.1% better recall, and Wren, with a 2.8% gain.",
        "Lark beats both Heron, with a 4.1% better F score and Wren, with a 2.8% better recall.",
        "Lark is faster than Heron by 2.3x and Wren by 1.8x.",
        "Lark achieves a 2.3x training speedup and comparable quality compared with Heron on "
        "NestScenes, and a 1.8x training speedup compared with Wren on FledgeScenes.",
    ],
)
def test_each_of_two_rivals_has_the_value_beside_it(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [("Heron",), ("Wren",)]


@pytest.mark.parametrize("gain", ["reduces control latency by 45%", "runs at 30 FPS"])
def test_a_rival_of_what_has_no_value_is_no_rival_of_the_value(gain: str) -> None:
    (claim,) = claims(f"Lark {gain}, and achieves a higher success rate than Heron.")
    assert claim.baselines == ()


def test_what_an_error_is_validated_against_is_no_rival() -> None:
    (claim,) = claims("The model was validated against simulations with a mean error of 0.61 mm.")
    assert claim.baselines == ()


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Lark beats prior methods by 12.1% at 10% retention budget.", ["12.1%"]),
        ("Lark reaches an FID of 2.61 with 2x training steps.", ["2.61"]),
        ("Lark reaches an FID of 2.52 with 2x fewer training steps.", ["2.52", "2x"]),
        ("Lark is 2x faster than Heron at 10 requests per second.", ["2x"]),
    ],
)
def test_what_is_spent_on_a_result_is_no_result(sentence: str, texts: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == texts


@pytest.mark.parametrize("distance", ["10 ms", "2 cm", "0.3 degrees"])
def test_an_accuracy_in_a_unit_is_an_error(distance: str) -> None:
    (claim,) = claims(f"Lark has a positioning accuracy of {distance}.")
    assert claim.metric == "error"


def test_prices_on_both_sides_of_versus_are_prices() -> None:
    (claim,) = claims("Lark has a lower cost per detection ($0.0005 vs $0.143).")
    assert (claim.metric, claim.low, claim.baseline_value) == ("cost", 0.0005, 0.143)


def test_a_rival_in_another_measure_is_none_of_this_one() -> None:
    (claim,) = claims("Lark attains 91% accuracy and outperforms Heron in latency.")
    assert claim.baselines == ()


def test_a_price_paid_is_not_held_against_what_is_kept() -> None:
    found = claims("Lark cuts memory to 25% of the original size with under 1% accuracy loss.")
    assert [c.baselines for c in found] == [("original size",), ()]


@pytest.mark.parametrize("pair", ["(71.2 vs. 75.0)", "(75.0 vs. 71.2)"])
def test_of_two_levels_behind_a_gain_the_better_is_ours(pair: str) -> None:
    gain, level = claims(f"Lark improves accuracy by 3.8 points {pair}.")
    assert gain.kind == "points"
    assert (level.metric, level.low, level.baseline_value) == ("accuracy", 75.0, 71.2)


def test_levels_of_two_rivals_in_brackets() -> None:
    (claim,) = claims("Lark (12 ms) outperforms Heron (22 ms) and Wren (31 ms).")
    assert (claim.low, claim.baselines) == (12, ("Heron", "Wren"))
