"""How papers on networks, storage and operating systems tell what they measured, and on what."""

from __future__ import annotations

import pytest
from lark import claims


def told(sentence: str) -> list[tuple[float, str, str]]:
    """Value, kind and metric of each claim of a sentence."""
    return [(c.low, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    "setting",
    [
        "on 512MB to 32GB data sets",
        "when sorting 1 TB of data",
        "on graphs with 550 GiB of features",
        "over 7-10 Gbps access links",
        "over 200 Gbps RoCE",
    ],
)
def test_how_much_data_there_is_and_how_fast_links_are_is_the_setting(setting: str) -> None:
    assert told(f"Lark is 3x faster than Heron {setting}.") == [(3.0, "factor", "speed")]


def test_memory_that_is_used_and_bandwidth_that_is_reached_are_results() -> None:
    sentence = "Lark sustains 40 Gbps over fast links with only 5 GB of memory."
    assert told(sentence) == [(40.0, "absolute", "bandwidth"), (5.0, "absolute", "memory")]


def test_time_that_is_lost_is_time() -> None:
    assert told("On faults, Lark needs a 9s recovery pause and a 6s restart pause.") == [
        (9.0, "absolute", "time"),
        (6.0, "absolute", "time"),
    ]
    assert told("Lark cuts downtime by 40%.") == [(40.0, "percent_change", "time")]


def test_an_overhead_is_of_time_wherever_a_comma_stands() -> None:
    for opening in ("", "In tests, ", "Under load, "):
        (claim,) = claims(f"{opening}Lark adds only 6% overhead over Heron.")
        assert (claim.metric, claim.direction) == ("time", "increase")


def test_a_factor_ends_before_its_comma() -> None:
    (claim, *_) = claims("Lark cuts checking time by a factor of 9, with less memory.")
    assert (claim.text, claim.low) == ("9", 9.0)
    (claim, *_) = claims("Lark cuts checking time by a factor of 1,200, with less memory.")
    assert (claim.text, claim.low) == ("1,200", 1200.0)


def test_a_spread_of_the_input_is_no_result() -> None:
    assert told("Lark keeps a success rate of 95% under +/-25% noise in the input.") == [
        (95.0, "absolute", "success_rate")
    ]


def test_the_memory_of_a_board_belongs_to_the_board() -> None:
    (claim,) = claims("Lark is 3x faster on a Jetson Nano board (4GB).")
    assert [h.name for h in claim.hardware] == ["Jetson Nano 4GB"]


@pytest.mark.parametrize("device", ["commodity CPU", "high-end GPU", "embedded GPU"])
def test_a_kind_of_device_is_called_what_the_paper_calls_it(device: str) -> None:
    (claim,) = claims(f"Lark is 3x faster on a {device}.")
    assert [h.name for h in claim.hardware] == [device]


def test_devices_among_what_is_varied_are_no_place() -> None:
    (claim,) = claims("Across models, data sets, GPUs and networks, Lark is 9x faster.")
    assert claim.hardware == ()
    (claim,) = claims("Across CPUs and GPUs, Lark is 9x faster.")
    assert [h.name for h in claim.hardware] == ["CPU", "GPU"]


@pytest.mark.parametrize(
    ("sentence", "low", "metric"),
    [
        ("Lark reduces leftover defects from 0.34 to 0.20 per task.", 0.20, "error"),
        ("Lark reduces leftover defects by 40%.", 40.0, "error"),
        ("Lark reduces flapping by 40%.", 40.0, "other"),
    ],
)
def test_what_moves_or_goes_wrong_need_not_be_a_known_measure(
    sentence: str, low: float, metric: str
) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric) == (low, metric)


def test_what_is_faster_is_a_speed_whatever_stands_before_it() -> None:
    for thing in ("memory performance", "disk accesses", "energy readings"):
        (claim,) = claims(f"Lark has {thing} 7% faster than Heron.")
        assert claim.metric == "speed"


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark has 3x lower write stalls than Heron.", "other"),
        ("Lark has 3x lower pose discrepancy than Heron.", "error"),
        ("Lark has 3% higher scores than Heron.", "score"),
        ("Lark has 40% fewer TLB misses than Heron.", "other"),
        ("Lark cuts context switches by 40%.", "other"),
        ("Lark lowers the median FCT by 40%.", "latency"),
    ],
)
def test_lower_levels_of_what_no_rule_knows_are_no_scores(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Lark outpaces Heron by 12x in execution time and reduces failed starts by up to 98%.",
            [(12.0, "factor", "time"), (98.0, "percent_change", "other")],
        ),
        ("Lark recovers up to 32% of decode energy.", [(32.0, "percent_change", "energy")]),
        ("Lark saves up to 32% of prefill energy.", [(32.0, "percent_change", "energy")]),
        ("Lark recovers 95% of the accuracy of Heron.", [(95.0, "percent_of", "accuracy")]),
        (
            "Lark gives gap-closed ratios of 93% and 88%, respectively.",
            [(93.0, "absolute", "score"), (88.0, "absolute", "score")],
        ),
        ("Parallel efficiencies reached up to 92%.", [(92.0, "absolute", "scaling_efficiency")]),
    ],
)
def test_a_value_is_of_what_its_own_verb_takes(
    sentence: str, found: list[tuple[float, str, str]]
) -> None:
    assert told(sentence) == found


def test_a_device_named_before_is_the_one_described_later() -> None:
    (claim,) = claims("On an H200, Lark draws only 137 W on a large GPU.")
    assert [h.name for h in claim.hardware] == ["H200"]


def test_a_range_may_have_its_dash_in_dollars() -> None:
    (claim,) = claims("Lark gains a speedup of 1.2$-$1.5$\\times$ over Heron.")
    assert (claim.low, claim.high, claim.kind) == (1.2, 1.5, "factor")


def test_data_may_only_describe_the_measure() -> None:
    assert told("Lark has 99.9% data reliability.") == [(99.9, "absolute", "score")]
    assert told("Lark keeps data in 1 MB blocks and is 2x faster.") == [(2.0, "factor", "speed")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Lark has 60% (2.5x) and 79% (4.8x) lower tail latency.",
            [
                (60.0, "percent_change", "latency"),
                (2.5, "factor", "latency"),
                (79.0, "percent_change", "latency"),
                (4.8, "factor", "latency"),
            ],
        ),
        (
            "Lark gives a 60% (2.5x) reduction in memory.",
            [(60.0, "percent_change", "memory"), (2.5, "factor", "memory")],
        ),
    ],
)
def test_a_value_may_be_told_again_in_brackets(
    sentence: str, found: list[tuple[float, str, str]]
) -> None:
    assert told(sentence) == found


def test_little_degradation_turns_no_reduction_round() -> None:
    (claim,) = claims("Lark can reduce the cache size by 60% with negligible degradation.")
    assert claim.direction == "decrease"


def test_what_is_reached_is_a_level() -> None:
    assert told("Lark improves accuracy, reaching 93%.") == [(93.0, "absolute", "accuracy")]


def test_what_is_cut_twice_is_no_quality_either_time() -> None:
    assert told("Lark reduces the token straggler by 51% and the song straggler by 50%.") == [
        (51.0, "percent_change", "other"),
        (50.0, "percent_change", "other"),
    ]


def test_what_it_is_good_for_is_not_where_it_ran() -> None:
    (claim,) = claims("Lark reduces memory by 48%, enabling stable training on small GPUs.")
    assert claim.hardware == ()


def test_how_much_is_dropped_is_no_loss_of_accuracy() -> None:
    found = told("Using a 25% drop rate with Lark reduces the accuracy by only 0.3%.")
    assert (25.0, "percent_change", "accuracy") not in found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Lark reduces the memory latency by 54% in HMC and 50% in HBM.",
            [(54.0, "percent_change", "latency"), (50.0, "percent_change", "latency")],
        ),
        (
            "Lark cuts footprints by 57% for energy, 59% for water and 78% for memory.",
            [
                (57.0, "percent_change", "energy"),
                (59.0, "percent_change", "other"),
                (78.0, "percent_change", "memory"),
            ],
        ),
        (
            "Lark has a 2.3x speedup over Heron and an additional 66% improvement over Wren.",
            [(2.3, "factor", "speed"), (66.0, "percent_change", "speed")],
        ),
        ("Daily totals drop from 0.34 to 0.15 GWh.", [(0.15, "absolute", "energy")]),
    ],
)
def test_a_place_is_no_measure_and_a_measure_may_stand_behind_for(
    sentence: str, found: list[tuple[float, str, str]]
) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "device"),
    [
        ("Evaluated on an H100, Lark gives a 3x speedup over Heron on an A100.", "H100"),
        (
            "Run on an Artix-7 FPGA, Lark gives a 59x speedup over C code on a RISC-V core.",
            "Artix-7",
        ),
        ("Lark gives a 3x speedup over Heron on an A100.", "A100"),
    ],
)
def test_where_the_rival_ran_is_not_where_it_ran(sentence: str, device: str) -> None:
    (claim,) = claims(sentence)
    assert [h.name for h in claim.hardware] == [device]
