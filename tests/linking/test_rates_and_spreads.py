"""How often a machine acts, spreads behind percents, what a further verb says of others."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The planner of Lark runs at 20 Hz on a laptop.", "frequency"),
        ("Lark enables smooth control at 22 Hz.", "frequency"),
        ("Lark runs at a frequency of 50 Hz.", "frequency"),
        ("Lark runs in real time at 10 Hz on one T4.", "frame_rate"),
        ("Lark plans motion for video at a 30 Hz frame rate.", "frame_rate"),
    ],
)
def test_how_often_a_machine_acts_or_shows(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize("sign", ["+-", "+/-", "±", "+- "])
def test_the_spread_of_a_percentage_is_no_value(sign: str) -> None:
    found = claims(f"Lark reaches an accuracy of 68.3% {sign}4.7% on Nest.")
    assert [c.low for c in found] == [68.3]


def test_a_further_verb_of_beating_says_nothing_of_the_gains_before() -> None:
    found = claims(
        "Lark reduces FID by 38% on Nest and 34% on Wren, surpasses dense methods in captioning, "
        "and enables editing."
    )
    assert [c.baselines for c in found] == [(), ()]


def test_a_level_versus_that_of_a_rival_is_no_condition() -> None:
    (claim,) = claims("Lark's accuracy peaks at only about 54% versus an 81% human baseline.")
    assert (claim.low, claim.baseline_value) == (54, 81)


def test_parameters_in_brackets() -> None:
    (claim,) = claims("Only few parameters (3.8M) are added.")
    assert (claim.metric, claim.low) == ("parameters", 3.8e6)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        (r"Alignment is strong for tone (Kendall's $\tau_b=0.67$).", "correlation"),
        (r"Lark gains more on rare songs (+3.8 $AP_{\text{rare}}$ on Nest).", "map"),
    ],
)
def test_measures_with_an_index(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("sentence", "metric", "low", "direction"),
    [
        ("BLEU improves by 1.2 over Heron.", "bleu", 1.2, "increase"),
        ("Perplexity increases by 0.3.", "perplexity", 0.3, "increase"),
        ("Accuracy drops by only 0.4.", "accuracy", 0.4, "decrease"),
        ("Perplexity on Nest goes up by 0.19.", "perplexity", 0.19, "increase"),
        ("The validation loss rises by no more than 0.02.", "error", 0.02, "increase"),
    ],
)
def test_a_quality_that_moves_by_so_much(
    sentence: str, metric: str, low: float, direction: str
) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.low) == ("points", metric, low)
    assert claim.direction == direction


@pytest.mark.parametrize("way", ["goes down 3x", "goes down by a factor of 3", "went down 3-fold"])
def test_what_goes_down(way: str) -> None:
    (claim,) = claims(f"The latency {way} on Nest.")
    assert (claim.low, claim.kind, claim.direction) == (3, "factor", "decrease")


@pytest.mark.parametrize(
    "sentence",
    ["The traffic is cut in half.", "Lark reduces traffic by more than half over Heron."],
)
def test_half_of_it_less_is_a_factor_of_two(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.kind, claim.direction) == (2, "factor", "decrease")


def test_half_as_much_again_is_no_factor_of_two() -> None:
    (claim,) = claims("Lark increases the accuracy by half.")
    assert (claim.low, claim.kind, claim.direction) == (50, "percent_change", "increase")


def test_a_value_in_a_bracket_with_the_name_of_a_rival() -> None:
    (claim,) = claims("The final perplexity is 14.9 (Heron: 14.8).")
    assert (claim.low, claim.baselines, claim.baseline_value) == (14.9, ("Heron",), 14.8)


def test_a_percentage_in_full() -> None:
    (claim,) = claims("Lark improves the success rate by 30 percentage over Heron.")
    assert (claim.low, claim.kind) == (30, "percent_change")


def test_so_many_of_a_kind_that_the_product_follows() -> None:
    (claim,) = claims("Lark is 2x faster than Heron on a 128-GPU H100 cluster.")
    assert [(h.name, h.count) for h in claim.hardware] == [("H100", 128)]


def test_so_many_with_an_adjective_between() -> None:
    (claim,) = claims("Lark reaches 67k tokens/s on 64 preemptible A10G GPUs.")
    assert [(h.name, h.count) for h in claim.hardware] == [("A10G", 64)]


def test_models_that_are_counted_are_no_level() -> None:
    found = claims("Tests of 14 readers show that all fail, while humans exceed 90% accuracy.")
    assert [(c.low, c.method) for c in found] == [(90, "humans")]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Write energy, dominant in older chips, is lowered by 5.3x.", "energy"),
        ("The turn-taking delay at the median is cut by 37%.", "latency"),
        ("Decode throughput improves over Heron by up to 1.2 times.", "throughput"),
        ("Processing a video costs 23x fewer FLOPs than with Heron.", "flops"),
        ("On this workload, the energy per inference is 2.4x below that of Heron.", "energy"),
        ("Lark uses 91% of the available memory bandwidth.", "utilization"),
        ("Lark spends 28% fewer joules on each token.", "energy"),
        ("Lark averages 51.4 on Nest.", "score"),
        ("Lark classifies 410 images a second.", "throughput"),
    ],
)
def test_whose_metric_stands_farther_off(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Relative to full recomputation, it cuts latency by 6x, and over Heron, the gain in "
            "latency is still 35%.",
            [("full recomputation",), ("Heron",)],
        ),
        (
            "Lark speeds up SGLang by 1.48x at batch size 1 and 1.19x at batch size 64.",
            [("SGLang",), ("SGLang",)],
        ),
        (
            "Lark retains 94.6% of its accuracy, an advantage of 6.7 points over Heron.",
            [(), ("Heron",)],
        ),
        ("The throughput is 4.6 times of Heron and 1.7 times of Wren.", [("Heron",), ("Wren",)]),
        ("Lark sustains 118 TFLOP/s, where Heron manages 79.", [("Heron",)]),
        ("Lark outperforms Heron by 1.9 on Nest and by 2.4 on Wren.", [("Heron",), ("Heron",)]),
    ],
)
def test_whose_rival_stands_farther_off(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "metric", "low"),
    [
        ("Lark achieves median positioning errors below 4 m on Nest.", "error", 4),
        ("Lark aligns songs with an average temporal error below 0.24 frames.", "error", 0.24),
        ("Lark outperforms rivals with similar sizes by 9%.", "score", 9),
        ("Lark achieves up to 6x greater efficiency than linear search.", "speed", 6),
    ],
)
def test_errors_in_units_and_sizes_of_rivals(sentence: str, metric: str, low: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.low) == (metric, low)


def test_rivals_that_had_more_data() -> None:
    found = claims("Lark outperforms baselines trained with 30 times more data by 15.5 percent.")
    assert ("score", 15.5) in [(c.metric, c.low) for c in found]


def test_the_device_among_the_conditions_in_a_bracket() -> None:
    found = claims("Lark reaches 96/58 FPS (Nest, Jetson AGX Orin, batch 1).")
    assert {h.name for c in found for h in c.hardware} == {"Jetson AGX Orin"}


def test_whose_accuracy_is_raised() -> None:
    (claim,) = claims("Heron's accuracy is raised from 27% to 81%.")
    assert (claim.method, claim.baselines) == ("Lark", ("Heron",))


def test_rivals_told_by_what_they_adopt() -> None:
    (claim,) = claims("Lark needs 40% less memory than methods that take the full approach.")
    assert claim.baselines == ("full approach",)


def test_a_rival_holds_on_over_a_semicolon() -> None:
    found = claims("Lark is 2x faster than Heron; it also uses 30% less memory.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_a_rival_holds_on_no_further_than_what_is_told_of_lark() -> None:
    found = claims("Lark is 2x faster than Heron; the cache takes 30% less memory.")
    assert [c.baselines for c in found] == [("Heron",), ()]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark outperforms full-data readers with only 10% of the samples.",
            ("full-data readers",),
        ),
        ("Lark trains on half of the data.", ()),
        ("Lark matches state-of-the-art performance with 2% of the training data.", None),
    ],
)
def test_of_whose_data_it_is_a_share(sentence: str, rivals: tuple[str, ...] | None) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (("training data",) if rivals is None else rivals)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark reduces the MAE of adsorption energy from 0.71 to 0.48.", "error"),
        ("Lark yields a 33% improvement on the trajectory data.", "score"),
        ("Lark needs 50% fewer training episodes.", "steps"),
        ("Lark shows a 90% reduction in required environment interactions.", "steps"),
    ],
)
def test_what_a_gain_is_one_of(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark saves 21% BD-rate over HEVC.",
        "Lark reduces the bitrate by 20% over HEVC.",
        "Lark needs 2x fewer bits per weight than HEVC.",
    ],
)
def test_fewer_bits_are_more_compression(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.direction) == ("compression", "increase")
