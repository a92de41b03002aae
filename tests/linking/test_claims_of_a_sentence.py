"""What one sentence gives, by the words of the contract: splits, kinds, directions, baselines."""

from __future__ import annotations

import pytest
from lark import claims

from extractor import Claim, Hardware


def only(sentence: str) -> Claim:
    found = claims(sentence)
    assert len(found) == 1, [c.text for c in found]
    return found[0]


# -- what makes another claim ---------------------------------------------------------------------


def test_respectively_gives_one_claim_for_each_baseline() -> None:
    found = claims(
        "Lark has 3x, 2.4x and 1.6x higher throughput than Heron, Tern and Wren, respectively."
    )
    assert [(c.text, c.baselines) for c in found] == [
        ("3x", ("Heron",)),
        ("2.4x", ("Tern",)),
        ("1.6x", ("Wren",)),
    ]


def test_two_metrics_with_their_own_values_are_two_claims() -> None:
    found = claims("Lark reduces latency by 2x and memory by 30%.")
    assert [(c.text, c.metric, c.kind) for c in found] == [
        ("2x", "latency", "factor"),
        ("30%", "memory", "percent_change"),
    ]


def test_two_metrics_with_one_value_are_two_claims_with_one_span() -> None:
    found = claims("Lark cuts both FLOPs and parameters by 13%.")
    assert [(c.metric, c.start, c.end) for c in found] == [
        ("flops", found[0].start, found[0].end),
        ("parameters", found[0].start, found[0].end),
    ]


def test_a_range_is_one_claim() -> None:
    claim = only("Lark is 1.27-2.58x faster than Heron.")
    assert (claim.text, claim.low, claim.high) == ("1.27-2.58x", 1.27, 2.58)


def test_a_range_against_two_baselines_is_one_claim_without_respectively() -> None:
    claim = only("Lark is 1.18x-1.22x faster than Heron and Tern.")
    assert (claim.low, claim.high, claim.baselines) == (1.18, 1.22, ("Heron", "Tern"))


def test_two_ranges_for_two_devices_are_two_claims() -> None:
    found = claims("Lark achieves 41-137x and 631-1074x speedup over GPU and CPU, respectively.")
    assert [(c.low, c.high, c.baselines) for c in found] == [
        (41, 137, ("GPU",)),
        (631, 1074, ("CPU",)),
    ]


# -- kinds, units, directions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark is 2.3x faster than Heron.", (2.3, "factor", "x", "speed", "increase")),
        ("Lark uses 40% less memory.", (40, "percent_change", "%", "memory", "decrease")),
        ("Lark needs two orders of magnitude fewer parameters.",
         (100, "factor", "x", "parameters", "decrease")),
        ("Lark halves the memory of Heron.", (2, "factor", "x", "memory", "decrease")),
        ("Lark doubles the throughput of Heron.", (2, "factor", "x", "throughput", "increase")),
        ("Lark brings a 3-fold reduction in latency.", (3, "factor", "x", "latency", "decrease")),
        ("Lark is twice as fast as Heron.", (2, "factor", "x", "speed", "increase")),
        ("Lark uses 79% of the energy of Heron.", (79, "percent_of", "%", "energy", None)),
        ("Lark reaches an FID of 5.75.", (5.75, "absolute", "", "fid", None)),
        ("Lark reaches a 66.18% win rate.", (66.18, "absolute", "%", "win_rate", None)),
        ("Lark trains in 16 minutes.", (16, "absolute", "min", "time", None)),
        ("Lark improves accuracy by 2.3 points.",
         (2.3, "points", "points", "accuracy", "increase")),
        ("Lark improves PSNR by 0.39 dB.", (0.39, "points", "dB", "psnr", "increase")),
        ("Lark reduces the perplexity by 12%.",
         (12, "percent_change", "%", "perplexity", "decrease")),
        ("Lark sustains 225 TFLOPs/s per A100.",
         (225, "absolute", "TFLOP/s", "compute_rate", None)),
        ("Lark achieves a latency speedup of 3.7x.", (3.7, "factor", "x", "latency", "decrease")),
        ("Lark lowers the word error rate by 1.2 points.",
         (1.2, "points", "points", "wer", "decrease")),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_value_kind_unit_metric_and_direction(
    sentence: str, expected: tuple[float, str, str, str, str | None]
) -> None:
    c = only(sentence)
    assert (c.low, c.kind, c.unit, c.metric, c.direction) == expected
    assert c.high == c.low


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Lark is up to 3x faster.", ("up_to",)),
        ("Lark is over 3x faster.", ("at_least",)),
        ("Lark is more than 3x faster.", ("at_least",)),
        ("Lark is at least 3x faster.", ("at_least",)),
        ("Lark is >3x faster.", ("at_least",)),
        ("Lark trains in under 16 minutes.", ("at_most",)),
        ("Lark is about 3x faster.", ("approx",)),
        ("Lark is nearly 3x faster.", ("approx",)),
        ("Lark is $\\sim$3x faster.", ("approx",)),
        ("Lark is 3x faster on average.", ("average",)),
        ("Lark is 3x faster than Heron on average.", ("average",)),
        ("Lark gives a 3x+ speedup.", ("at_least",)),
        ("Lark reaches a maximum speedup of 3x.", ("up_to",)),
        ("Lark brings a peak improvement of 40% in throughput.", ("up_to",)),
        ("Lark reaches a mean average precision of 41.2%.", ()),
        ("Lark is 3x faster.", ()),
    ],
)
def test_qualifiers(sentence: str, qualifiers: tuple[str, ...]) -> None:
    assert only(sentence).qualifiers == qualifiers


def test_a_limit_carries_over_unless_the_second_value_has_its_own() -> None:
    first, second = claims("Lark cuts latency by up to 30% and memory by 45%.")
    assert (first.qualifiers, second.qualifiers) == (("up_to",), ("up_to",))
    first, second = claims("Lark cuts latency by up to 30% and memory by at least 45%.")
    assert (first.qualifiers, second.qualifiers) == (("up_to",), ("at_least",))


# -- baselines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark is 2x faster than Heron.", ("Heron",)),
        ("Lark is 2x faster than Heron and Tern.", ("Heron", "Tern")),
        ("Lark is 2x faster than HeronDB, TernDB, and WrenDB.", ("HeronDB", "TernDB", "WrenDB")),
        ("Compared to Heron, Lark cuts energy by 40%.", ("Heron",)),
        ("Lark cuts energy by 40% relative to Heron.", ("Heron",)),
        ("Lark cuts energy by 40% versus Heron.", ("Heron",)),
        ("Lark outperforms Heron by 4% in accuracy.", ("Heron",)),
        ("Lark is 2x faster than vanilla auto-regressive decoding.",
         ("vanilla auto-regressive decoding",)),
        ("Lark is 2x faster than the baseline.", ("baseline",)),
        ("Lark is 2x faster.", ()),
    ],
)  # fmt: skip
def test_what_a_value_is_compared_against(sentence: str, baselines: tuple[str, ...]) -> None:
    assert only(sentence).baselines == baselines


def test_a_trailing_comparison_covers_all_values_before_it() -> None:
    found = claims("Lark reduces latency by 20% and energy by 35% compared to Heron.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_a_device_that_is_the_baseline_is_no_hardware() -> None:
    claim = only("Lark is 12x faster than an A100 GPU.")
    assert claim.baselines
    assert claim.hardware == ()


def test_from_to_is_one_absolute_claim_with_the_baselines_value() -> None:
    claim = only("Lark cuts the latency from 521.91 ms to 290.26 ms.")
    assert (claim.low, claim.baseline_value, claim.unit) == (290.26, 521.91, "ms")
    assert claim.kind == "absolute"


def test_a_baselines_own_value_is_no_claim() -> None:
    claim = only(
        "Lark simulates 421,000 steps per second, faster than Heron (7,699 steps per second)."
    )
    assert (claim.low, claim.baseline_value, claim.baselines) == (421_000, 7_699, ("Heron",))


# -- devices and stages ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "hardware"),
    [
        (
            "Lark improves throughput by 2.1x over Wren under mixed failures in a 192-GPU cluster.",
            (Hardware("GPU", 192),),
        ),
        ("Lark decodes 1,073 tokens per second under multi-GPU deployment.", (Hardware("GPU"),)),
        ("Lark runs at 7 FPS with CPU-only inference.", (Hardware("CPU"),)),
        ("Lark runs at 91 FPS on one RTX 4090.", (Hardware("RTX 4090", 1),)),
        ("Lark is 2x faster than Heron on 8 A100 GPUs.", (Hardware("A100", 8),)),
        ("On a single H100, Lark is 2x faster.", (Hardware("H100", 1),)),
        ("Lark is 2x faster on a Jetson Orin.", (Hardware("Jetson Orin", None),)),
        ("Lark is 2x faster.", ()),
    ],
)
def test_devices_that_a_value_was_measured_on(
    sentence: str, hardware: tuple[Hardware, ...]
) -> None:
    assert only(sentence).hardware == hardware


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("Lark achieves a 2x training speedup.", "training"),
        ("Lark is 2x faster in inference.", "inference"),
        ("Lark reduces prefill latency by 40%.", "prefill"),
        ("Lark speeds up decoding by 2.1x.", "decoding"),
        ("Lark cuts fine-tuning time by 45%.", "fine-tuning"),
        ("Lark is 3x faster end-to-end.", "end-to-end"),
        ("Lark reduces end-to-end training time by 40%.", "training"),
        ("Lark reduces memory by 40%.", None),
    ],
)
def test_the_stage_that_a_value_speaks_of(sentence: str, phase: str | None) -> None:
    assert only(sentence).phase == phase


def test_an_extra_metric_does_not_take_the_other_values_device() -> None:
    found = claims("Lark reaches 120 FPS and 45 FPS on RTX 4090 and Jetson Orin.")
    assert [c.hardware for c in found] == [
        (Hardware("RTX 4090", None),),
        (Hardware("Jetson Orin", None),),
    ]


# -- no claims ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "We collect 12,000 images from 40 cities.",
        "We evaluate on 5 benchmarks with 12 tasks and 14 models.",
        "LLaMA-2-70B, Mixtral-8x7B and FlashAttention-2 in W4A4 are used.",
        "We train a 17B-parameter model with 32 layers.",
        "We use a batch size of 64, rank 8 and a learning rate of 0.001.",
        "Images have a resolution of 256x256 pixels.",
        "The complexity is O(n^2) for sequences of length n.",
        "Our entry took 2nd place among 31 teams in 2024.",
        "Weights are quantised to 4-bit and activations to 8-bit.",
        "The corpus holds 1.2M images and 300 hours of speech.",
        "The corpus contains over 630K calls and 7,120 hours across 4 nests.",
        "The data set spans 120 hours and 40 birds.",
        "Five authors wrote it in 2023.",
    ],
)
def test_what_is_no_result_gives_no_claim(sentence: str) -> None:
    assert claims(sentence) == []


# -- statements that hold several results ---------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark achieves 30% lower latency, 2x higher throughput, and 15% less energy than Heron.",
         [("30%", "latency", ("Heron",)), ("2x", "throughput", ("Heron",)),
          ("15%", "energy", ("Heron",))]),
        ("Lark is 10 times cheaper and 3 times faster than Heron.",
         [("10 times", "cost", ("Heron",)), ("3 times", "speed", ("Heron",))]),
        ("Lark reduces TTFT by 45% and TPOT by 12%.",
         [("45%", "latency", ()), ("12%", "latency", ())]),
        ("Lark reduces latency (by 30%) and energy (by 12%).",
         [("30%", "latency", ()), ("12%", "energy", ())]),
        ("Lark saves 40% energy and 25% area.", [("40%", "energy", ()), ("25%", "area", ())]),
        ("The peak memory is 21.3 GB, 44% lower than HeronDB.",
         [("21.3 GB", "memory", ()), ("44%", "memory", ("HeronDB",))]),
        ("Lark occupies 2.1 mm2 and runs at 800 MHz.",
         [("2.1 mm2", "area", ()), ("800 MHz", "frequency", ())]),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_each_result_of_a_statement_has_its_metric(
    sentence: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [(c.text, c.metric, c.baselines) for c in claims(sentence)] == expected


def test_each_value_goes_with_the_device_named_after_it() -> None:
    found = claims("Lark is 2x faster than Heron on A100 and 3x faster on H100.")
    assert [(c.text, [h.name for h in c.hardware], c.baselines) for c in found] == [
        ("2x", ["A100"], ("Heron",)),
        ("3x", ["H100"], ("Heron",)),
    ]


def test_what_limits_a_from_to_value_is_told_in_its_unit() -> None:
    claim = only("Lark extends the context window from 4K to 128K tokens.")
    assert (claim.low, claim.baseline_value, claim.unit) == (128_000, 4_000, "token")
    claim = only("Lark cuts training time from 5 hours to 40 minutes.")
    assert (claim.low, claim.baseline_value, claim.unit) == (40, 300, "min")


def test_a_spread_belongs_to_its_value() -> None:
    claim = only("Lark obtains an accuracy of 88.1±0.3%.")
    assert (claim.low, claim.high, claim.metric) == (88.1, 88.1, "accuracy")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark cuts latency from 40 ms to 10 ms, a 75% reduction.", ("latency", "decrease")),
        ("Lark loses only 0.11 dB PSNR.", ("psnr", "decrease")),
        ("Lark needs 75% fewer GPUs than Heron.", ("accelerator_count", "decrease")),
        ("Lark outperforms Heron by a factor of ten.", ("speed", "increase")),
        ("Lark improves temporal grounding by 5% and accuracy by 2%.", ("accuracy", "increase")),
    ],
)
def test_the_metric_of_a_change_and_which_way_it_moves(
    sentence: str, expected: tuple[str, str]
) -> None:
    claim = claims(sentence)[-1]
    assert (claim.metric, claim.direction) == expected


def test_a_result_on_a_named_benchmark_is_no_change() -> None:
    first, second = claims("Lark attains 71.3% on ImageNet, outperforming Heron by 1.9 points.")
    assert (first.kind, second.kind, second.baselines) == ("absolute", "points", ("Heron",))


def test_the_value_of_a_rival_belongs_to_the_claim_it_is_compared_with() -> None:
    claim = only("Lark renders a scene in 3 minutes instead of 2 hours.")
    assert (claim.baseline_value, claim.unit) == (120, "min")
    claim = only("Lark reaches 412 FPS, compared to Heron (98 FPS).")
    assert (claim.baseline_value, claim.baselines) == (98, ("Heron",))


def test_a_gain_in_brackets_leaves_the_next_result_a_result() -> None:
    found = claims("Lark achieves 77.8% mAP (+9.4%) on Maps and 86.1% mAP (+2.9%) on Nets.")
    assert [c.kind for c in found] == ["absolute", "percent_change"] * 2


def test_what_is_cut_without_a_known_metric_is_no_quality() -> None:
    assert only("Lark reduces the patch search space by 65%.").metric == "other"


def test_what_a_later_clause_compares_is_no_baseline_of_an_opening_one() -> None:
    told = claims(
        "While Plover completed 84% of trials, raters indicated that it is slower than novices."
    )
    assert [(c.text, c.baselines) for c in told] == [("84%", ())]


def test_another_measure_of_a_rival_is_a_claim_of_its_own() -> None:
    told = claims("Lark achieves 88.6% accuracy, while Dunlin reaches 88.2% coherence for mammals.")
    assert [(c.text, c.method, c.baseline_value) for c in told] == [
        ("88.6%", "Lark", None),
        ("88.2%", "Dunlin", None),
    ]


def test_gains_behind_a_qualifier_are_changes() -> None:
    (gain,) = claims("Plover shows improvements up to 7.1% in F1 over Dunlin.")
    assert (gain.kind, gain.direction, gain.metric) == ("percent_change", "increase", "f1")


def test_values_in_brackets_after_several_metrics_are_all_changes() -> None:
    told = claims("Plover reduces latency (2.1x), memory (40%), and energy (3.3x) over Dunlin.")
    assert [(c.metric, c.kind, c.direction) for c in told] == [
        ("latency", "factor", "decrease"),
        ("memory", "percent_change", "decrease"),
        ("energy", "factor", "decrease"),
    ]


def test_rates_of_recording_and_ranks_are_no_results() -> None:
    assert claims("We recorded videos of 15 subjects at 30 Hz with one camera.") == []
    (score,) = claims("Plover wins, achieving a TOP 1 score of 0.547.")
    assert score.text == "0.547"
