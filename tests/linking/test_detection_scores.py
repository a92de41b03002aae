"""Scores of detectors: thresholds in names of measures, numbered sites, what goes in."""

from __future__ import annotations

import pytest
from lark import claims


def told(sentence: str) -> list[tuple[str, str]]:
    """Text and metric of each claim of a sentence about Lark."""
    return [(c.text, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    "name",
    [
        "mAP@0.5:0.95",
        "mAP@[0.5:0.95]",
        "mAP@[.5:.95]",
        "mAP@[IoU=0.50:0.95]",
        "mAP50:95",
        "mAP50-95",
        "mAP@0.5–0.95",
        "AP 50:95",
    ],
)
def test_thresholds_belong_to_the_name_of_a_measure(name: str) -> None:
    """Neither threshold is a value, and the value is one of mean average precision."""
    assert told(f"Lark reaches a recall of 0.768 and {name} of 0.624.") == [
        ("0.768", "score"),
        ("0.624", "map"),
    ]
    assert told(f"Lark reaches 62.4% {name}.") == [("62.4%", "map")]


def test_thresholds_before_scores() -> None:
    """What follows the name of a variant as a matter of course belongs to it."""
    sentence = "Lark reaches mAP@0.6 scores of 90.5% and mAP@0.5:0.95 scores of 64.2%."
    assert told(sentence) == [("90.5%", "map"), ("64.2%", "map")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark reaches an F1 of 91% and 95% recall.", [("91%", "f1"), ("95%", "score")]),
        ("Lark reaches an mAP of 0.91 and 0.95 recall.", [("0.91", "map"), ("0.95", "score")]),
        (
            "Lark reaches an average of 91% and 95% accuracy on NestBench and FlockBench.",
            [("91%", "accuracy"), ("95%", "accuracy")],
        ),
        (
            "Lark reaches an F1 of 91% and 95% on NestBench and FlockBench.",
            [("91%", "f1"), ("95%", "f1")],
        ),
    ],
)
def test_each_value_has_a_measure_of_its_own(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    """The noun after the last value is not that of the first, which has its own."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark attains weighted F1-scores of 0.91, 0.87, and 0.92 on Centers 4, 5, and 6.",
            ["0.91", "0.87", "0.92"],
        ),
        ("Lark attains an F1 of 0.9 and 0.8 on tasks 4 and 5.", ["0.9", "0.8"]),
        ("Lark attains an F1 of 0.9 on Center 4.", ["0.9"]),
        ("Lark attains an F1 of 61 on NestBench and 58 on FlockBench.", ["61", "58"]),
    ],
)
def test_numbers_of_sites_are_no_values(sentence: str, expected: list[str]) -> None:
    """A small number after a noun says which one it is."""
    assert [c.text for c in claims(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark reaches a 91% F1 using only 0.58% of frames.", ["91%"]),
        ("Lark reaches a 91% F1 with just 5% of the pixels.", ["91%"]),
        ("Lark reaches a 91% F1 using only 5% of the labels.", ["91%", "5%"]),
        ("Lark gets 73% success with a poisoning rate of merely 0.5%.", ["73%"]),
        ("Lark runs at 20 FPS, tested on a cheap laptop with 8GB RAM.", ["20 FPS"]),
    ],
)
def test_what_goes_in_has_no_score(sentence: str, expected: list[str]) -> None:
    """A share of the input is not a second value of what came out."""
    assert [c.text for c in claims(sentence)] == expected


def test_a_bound_after_a_short_form() -> None:
    """The short form in brackets tells the measure as well as the long one."""
    sentence = "Lark holds the Peak Signal to Noise Ratio (PSNR) above 38 dB."
    assert [(c.text, c.metric, c.qualifiers) for c in claims(sentence)] == [
        ("38 dB", "psnr", ("at_least",))
    ]


@pytest.mark.parametrize(
    ("sentence", "value", "before"),
    [
        ("Lark needs 22% fewer FLOPs (6.3G vs. 8.1G).", 6.3, 8.1),
        ("Lark cuts FLOPs from 8.1G to 6.3G.", 6.3, 8.1),
        ("Lark needs FLOPs of only 4.1G.", 4.1, None),
        ("Lark needs only 8.5G MACs.", 8.5, None),
    ],
)
def test_giga_of_operations(sentence: str, value: float, before: float | None) -> None:
    """A lone G is of operations where the sentence speaks of them."""
    claim = claims(sentence)[-1]
    found = (claim.low, claim.unit, claim.metric, claim.baseline_value)
    assert found == (value, "GFLOP", "flops", before)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark raises recall from 34% under random sampling to 98%.", ("random sampling",)),
        ("Lark raises recall from 34% under Heron to 98%.", ("Heron",)),
        ("Lark cuts latency from 34 ms using full attention to 9 ms.", ("full attention",)),
        ("Lark cuts the error from 34% under noise to 9%.", ()),
    ],
)
def test_how_it_was_done_before(sentence: str, rivals: tuple[str, ...]) -> None:
    """What stands between the two values of a change is what the first was measured of."""
    assert claims(sentence)[-1].baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "value", "metric"),
    [
        ("Lark agrees with experts (Cohen's κ = -0.096).", -0.096, "score"),
        ("Lark has a correlation of -0.30 with length.", -0.3, "correlation"),
    ],
)
def test_a_level_below_zero(sentence: str, value: float, metric: str) -> None:
    """The sign after "=" is that of a level, not of a change."""
    (claim,) = claims(sentence)
    assert (claim.kind, claim.low, claim.metric, claim.direction) == (
        "absolute",
        value,
        metric,
        None,
    )


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark reaches an RMSE of 8,876 MWh.", ["error"]),
        ("Lark predicts latency with an error below 3.2 ms.", ["error"]),
        ("Lark reaches low error in 12 ms.", ["latency"]),
        ("Lark reaches a mean error of 3 cm with a latency of 12 ms.", ["error", "latency"]),
    ],
)
def test_an_error_keeps_its_name_whatever_its_unit(sentence: str, metrics: list[str]) -> None:
    """What is off by watts or hours is no power and no time."""
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark reaches 57 mAP on NestBench, while Heron reaches 40 mAP on FlockBench.", ()),
        ("Lark reaches 57 mAP on NestBench, while Heron reaches 40 mAP.", ("Heron",)),
        ("Lark achieves 5.4x acceleration, but we perform better than Heron in all tasks.", ()),
        ("The error of Lark ranges from 20% for discs to 58% for cubes.", ()),
        ("Lark cuts the error from 20% for Heron to 8%.", ("Heron",)),
    ],
)
def test_what_stands_beside_is_no_rival(sentence: str, rivals: tuple[str, ...]) -> None:
    """Values on other data, of other statements, or for other things are not held against."""
    assert claims(sentence)[0].baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "device"),
    [
        ("Lark reaches 57.5 mAP at 1.7 ms T4 TensorRT latency.", "T4"),
        ("Lark has an A100 latency of 1.7 ms.", "A100"),
        ("Lark has 1.7 ms latency (A100).", "A100"),
        ("Lark has 300 FPS A100 throughput.", "A100"),
    ],
)
def test_the_device_that_a_time_is_named_after(sentence: str, device: str) -> None:
    """A time that bears the name of a device was taken there."""
    assert [h.name for h in claims(sentence)[-1].hardware] == [device]


def test_a_rival_in_brackets_stands_to_its_own_value() -> None:
    """What a value in brackets is held against does not reach past the brackets."""
    first, second = claims("With few samples (139x less than Heron), Lark gains 10.8 points.")
    assert (first.baselines, second.baselines) == (("Heron",), ())


def test_more_frames_at_lower_cost() -> None:
    """What is lower is the cost, not the frame rate that stands first."""
    first, second = claims("Lark runs at a lower cost (25 FPS vs. 9 FPS, 3.8 GB vs. 8.8 GB).")
    assert (first.text, first.baseline_value) == ("25 FPS", 9.0)
    assert (second.text, second.baseline_value) == ("3.8 GB", 8.8)


def test_the_best_reported_result_reports_nothing() -> None:
    """A participle after a superlative is no verb."""
    (claim,) = claims("Lark achieves the best reported result on NestBench (RMSE 8.24 m).")
    assert (claim.method, claim.metric) == ("Lark", "error")


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark reaches 57% gIoU.", "miou"),
        ("Lark attains 91% Rank-1 on NestReID.", "accuracy"),
        ("Lark reaches an NME of 3.2.", "error"),
        ("Lark reaches a PCK@0.2 of 91%.", "score"),
        ("Lark reaches 87% completeness.", "score"),
    ],
)
def test_measures_of_images(sentence: str, metric: str) -> None:
    """Short forms in use for masks, points and persons."""
    assert [c.metric for c in claims(sentence)] == [metric]


def test_a_second_verb_of_beating_has_its_own_rival() -> None:
    """The verb is no part of the rival's name."""
    first, second = claims("Lark improves the recall of Wren3-8B by 37%, beating GPT-5 by 13%.")
    assert (first.baselines, second.baselines) == (("Wren3-8B",), ("GPT-5",))


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark reaches 43.7% AP 0.5 on Nests.", [43.7]),
        ("Lark reaches an mAP 50 of 43.7 on Nests.", [43.7]),
        ("Lark improves AP 0.5 by 0.8% over Heron.", [0.8]),
        ("Lark improves mAP 50 by 2.3% and AP 75 by 1.1% on Nests.", [2.3, 1.1]),
        ("Lark reaches 43.7/31.2 AP 50/AP 75 on Nests.", [43.7, 31.2]),
        ("Lark reaches AP 50.4 on Nests.", [50.4]),
        ("Lark reaches AP 50% on Nests.", [50]),
        ("Lark reaches an AP of 50 on Nests.", [50]),
        ("Lark reaches mAP 75.2.", [75.2]),
    ],
)
def test_overlap_in_the_name_of_a_measure_is_no_value(sentence: str, values: list[float]) -> None:
    assert [(c.low, c.metric) for c in claims(sentence)] == [(v, "map") for v in values]
