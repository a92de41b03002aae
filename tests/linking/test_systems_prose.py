"""How papers on systems and accelerators tell what they measured, one way after another."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(sentence: str, title: str = "Lark: Fast Decoding") -> list[Claim]:
    """The claims of a sentence about Lark."""
    return EXTRACTOR.claims(Paper("t", title, f"We propose Lark. {sentence}"))


def told(sentence: str) -> list[tuple[float, str, str]]:
    """Value, kind and metric of each claim of a sentence."""
    return [(c.low, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "low", "unit"),
    [
        ("Lark supports a 1M-token context length on 8 GPUs.", 1e6, "token"),
        ("Lark enables decoding with 3.3 million context length.", 3.3e6, "token"),
        ("Lark processes inputs of over 100K tokens.", 1e5, "token"),
        ("Lark supports a 300-frame history window.", 300.0, "frame"),
        ("Lark extends the context windows of models to up to 32768.", 32768.0, "token"),
        ("Lark can generate videos up to 4 minutes and 15 seconds.", 4.25, "min"),
    ],
)
def test_what_a_system_becomes_able_to_take(sentence: str, low: float, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.unit) == (low, "context_length", unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is trained with up to 1M tokens.",
        "Lark was tested on images of 4,000 tokens each.",
        "Lark renders 50k images from 13 models.",
    ],
)
def test_what_goes_into_a_system_is_no_capacity(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_length_with_a_gain_before_it_is_the_setting_of_the_gain() -> None:
    assert told("Lark gives a 2.3x speedup with 128K context length.") == [(2.3, "factor", "speed")]


@pytest.mark.parametrize(
    ("sentence", "metric", "unit"),
    [
        ("Lark sustains 15.1 PetaFLOPs.", "compute_rate", "PFLOP/s"),
        ("Lark achieves 40 TFlops/GPU.", "compute_rate", "TFLOP/s"),
        ("Lark needs 0.3 Wh per query.", "energy", "Wh"),
        ("Lark draws 5 kW.", "power", "kW"),
        ("Lark decodes 12 tokens/J.", "energy_efficiency", "token/J"),
        ("Lark spends 3 fJ per operation.", "energy", "fJ"),
        ("Lark adds 207 um^2.", "area", "µm^2"),
    ],
)
def test_units_of_machines(sentence: str, metric: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.unit) == (metric, unit)


def test_overheads_say_how_much_more() -> None:
    found = claims("Lark halves latency with only 3.2% power and 1.4% area overheads.")[1:]
    assert [(c.kind, c.metric, c.direction) for c in found] == [
        ("percent_change", "power", "increase"),
        ("percent_change", "area", "increase"),
    ]


def test_a_share_of_a_peak_is_utilization_of_it() -> None:
    (claim,) = claims("Lark reaches 62.6% of H100 peak HBM bandwidth.")
    assert (claim.kind, claim.metric) == ("percent_of", "utilization")
    assert claim.baselines == ("peak HBM bandwidth",)


def test_performance_beside_energy_is_a_speed() -> None:
    found = told("Lark improves performance by 2.7x and energy by 2.3x over Heron.")
    assert found == [(2.7, "factor", "speed"), (2.3, "factor", "energy")]


def test_performance_in_a_paper_on_energy_is_a_speed() -> None:
    found = told("Lark cuts energy by 45%. It improves performance by 2.3x over Heron.")
    assert found[1] == (2.3, "factor", "speed")


def test_performance_in_a_paper_on_accuracy_is_a_score() -> None:
    found = told("Lark gains 3.1% accuracy. It improves performance by 2.3x over Heron.")
    assert found[1] == (2.3, "factor", "score")


def test_what_runs_on_a_device_that_stands_before_it() -> None:
    (claim,) = claims("Our CPU implementation is 28x faster than the GPU implementation.")
    assert [h.name for h in claim.hardware] == ["CPU"]


def test_kinds_of_devices_give_way_to_the_devices() -> None:
    (claim,) = claims("On accelerators such as TPUs and GPUs, Lark saves 51% energy over Heron.")
    assert [h.name for h in claim.hardware] == ["TPU", "GPU"]


def test_a_machine_gives_way_to_the_device_in_it() -> None:
    (claim,) = claims("On a laptop with an RTX 4060, Lark reaches 21 tokens per second.")
    assert [h.name for h in claim.hardware] == ["RTX 4060"]


def test_a_named_machine_and_its_nodes() -> None:
    (claim,) = claims("On 32 nodes of the Corvus supercomputer, Lark is 2x faster than Heron.")
    assert [(h.name, h.count) for h in claim.hardware] == [("Corvus", 32)]


def test_devices_and_values_in_parallel() -> None:
    found = claims(
        "Lark is faster than Heron on the Intel CPU, ARM CPU, and NVIDIA GPU by up to 3.8x, 2.6x,"
        " and 1.7x, respectively."
    )
    assert [[h.name for h in c.hardware] for c in found] == [
        ["Intel CPU"],
        ["ARM CPU"],
        ["NVIDIA GPU"],
    ]


def test_platforms_do_not_hold_on_for_quality() -> None:
    found = claims("On an H100, Lark is 2x faster than Heron. It cuts the error by 16% on Wren.")
    assert [[h.name for h in c.hardware] for c in found] == [["H100"], []]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark beats autoregressive and diffusion-based baselines by 3%.", 1),
        ("Lark is 2x faster than RDMA and DRAM-based caching baselines.", 1),
        ("Lark is 2x faster than CPU and GPU baselines.", 2),
        ("Lark is 2x faster than three leading systems Heron, Wren, and Robin.", 3),
    ],
)
def test_how_many_rivals_a_list_names(sentence: str, baselines: int) -> None:
    assert len(claims(sentence)[0].baselines) == baselines


def test_a_list_that_only_respectively_closes() -> None:
    found = claims("Lark saves 1.4x, 3.2x and 9x energy over Heron, Wren, Robin, respectively.")
    assert [c.baselines for c in found] == [("Heron",), ("Wren",), ("Robin",)]


def test_a_comparison_after_a_semicolon_reaches_back() -> None:
    found = claims("Lark improves Robin by 1.2x on A100; and Finch by 2.4x on A100, over Heron.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_a_gain_in_percent_and_one_as_a_factor() -> None:
    found = claims("Lark achieves speedups of 40% over Heron and 2.4x over Wren.")
    assert [(c.metric, c.baselines) for c in found] == [
        ("speed", ("Heron",)),
        ("speed", ("Wren",)),
    ]


def test_what_a_relative_clause_compares() -> None:
    found = claims("Lark achieves a speedup of 3.1x, which is 20% faster than Heron.")
    assert [c.baselines for c in found] == [(), ("Heron",)]


def test_a_variant_that_goes_further_is_no_rival() -> None:
    found = claims("Lark-1 reaches a 2.2x speedup, while Lark-2 further raises the speedup to 3x.")
    assert [(c.method, c.low) for c in found] == [("Lark-1", 2.2), ("Lark-2", 3.0)]


def test_the_level_of_a_rival_by_its_metric() -> None:
    (claim,) = claims("Lark sets a new record (10.8 compared to the previous best FID of 15.8).")
    assert (claim.metric, claim.baselines, claim.baseline_value) == (
        "fid",
        ("previous best",),
        15.8,
    )


def test_within_a_share_of_measurements_is_an_error() -> None:
    (claim,) = claims("Lark predicts training time within 10.4% of measured runs.")
    assert (claim.kind, claim.metric, claim.qualifiers) == ("absolute", "error", ("at_most",))


def test_within_points_of_a_rival_twice() -> None:
    found = claims(
        "Lark stays within 1.8 points of the dense model in words and 2.5 points in code."
    )
    assert [(c.kind, c.baselines) for c in found] == [("points", ("dense model",))] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "A spread of seeds gives a standard deviation of 0.2%.",
        "Lark works within a given time budget (e.g., 10 ms).",
        "We test on consumer GPUs with 24 GB memory.",
        "We read 30 FPS, 480p videos.",
    ],
)
def test_what_is_only_set_or_had(sentence: str) -> None:
    assert claims(sentence) == []


def test_experiments_that_demonstrate_a_method() -> None:
    (claim,) = claims("Experiments on two models and two tasks demonstrate Lark's gain of 3.7x.")
    assert claim.method == "Lark"
