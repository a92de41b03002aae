"""What a value measures, which way it goes, how it is limited and in which stage."""

from __future__ import annotations

import pytest
from lark import claims

LIMITS = [
    ("Lark is 2.3x faster on average and 4.1x at best.", ["average", "up_to"]),
    ("The mean latency drops to 13 ms and the P99 latency to 20 ms.", ["average", ""]),
    ("Peak memory is bounded by 9.8 GB.", ["at_most"]),
    ("Lark achieves an average of 2x speedup and 3x energy saving.", ["average", "average"]),
    ("Averaged over six tasks, Lark is 20% faster than Heron.", ["average"]),
    (
        "We show that, on average, Lark saves 52% of the energy and cuts the cost by 61%.",
        ["average", "average"],
    ),
    ("We show that Lark is, on average, 2x faster.", ["average"]),
    ("Lark reaches 98.6% of the throughput of Heron, averaged over 18 problem sizes.", ["average"]),
    (
        "Lark achieves on average a 3x (up to 4x) speedup, and it cuts energy by 2x.",
        ["average", "up_to", ""],
    ),
    ("Lark achieves up to 2x higher throughput with 20% lower cost.", ["up_to", ""]),
    ("Lark achieves up to 2x higher throughput and 20% lower cost.", ["up_to", "up_to"]),
    ("Lark raises the success rate from 5% up to 19%.", [""]),
    ("Lark raises the success rate by up to 19%.", ["up_to"]),
    ("Lark improves the throughput by up to 2x under the same average latency.", ["up_to"]),
]


@pytest.mark.parametrize(("sentence", "limits"), LIMITS)
def test_how_a_value_is_limited(sentence: str, limits: list[str]) -> None:
    assert [" ".join(c.qualifiers) for c in claims(sentence)] == limits


KINDS = [
    (
        "Its mIoU is 78.3%, which is higher than Heron by 3.6%.",
        "3.6%",
        "percent_change",
        "miou",
        "increase",
    ),
    (
        "The accuracy of Lark is lower than that of Heron by 0.4%.",
        "0.4%",
        "percent_change",
        "accuracy",
        "decrease",
    ),
    (
        "The latency of Lark is lower than that of Heron by 2.1x.",
        "2.1x",
        "factor",
        "latency",
        "decrease",
    ),
    (
        "The accuracy is higher than 90%, beating Heron by 2.1%.",
        "90%",
        "absolute",
        "accuracy",
        None,
    ),
    ("Lark gains 2.1 to 3.4 mIoU over Heron.", "2.1 to 3.4", "points", "miou", "increase"),
    ("Lark outperforms Heron by 15% (absolute).", "15%", "points", "score", "increase"),
    ("Lark achieves a latency speedup ratio of 2.7x.", "2.7x", "factor", "latency", "decrease"),
    ("Lark achieves a 2.7x latency speedup.", "2.7x", "factor", "latency", "decrease"),
    ("Lark achieves a speedup ratio of 2.7x.", "2.7x", "factor", "speed", "increase"),
    ("The buffers add 3.1% to the DRAM die area.", "3.1%", "percent_change", "area", "increase"),
    ("Lark adds 0.7% to the prefill time.", "0.7%", "percent_change", "time", "increase"),
    (
        "A batch three times larger fits in the card.",
        "three times",
        "factor",
        "batch_size",
        "increase",
    ),
    ("Lark allows a model three times larger.", "three times", "factor", "model_size", "increase"),
    (
        "Lark wins while communicating 50 times less.",
        "50 times",
        "factor",
        "communication",
        "decrease",
    ),
    (
        "Lark achieves 2x lower latency on Wren-7B, and up to 3x lower on Wren-34B.",
        "3x",
        "factor",
        "latency",
        "decrease",
    ),
    (
        "Lark achieves 2x higher serving capacity with Wren-7B, up to 3x higher with Wren-34B.",
        "3x",
        "factor",
        "throughput",
        "increase",
    ),
    (
        "Network traffic between storage and preprocessing nodes is cut by 6.8x.",
        "6.8x",
        "factor",
        "communication",
        "decrease",
    ),
    (
        "The energy per frame, measured at the plug, is reduced 2.4 times.",
        "2.4 times",
        "factor",
        "energy",
        "decrease",
    ),
    (
        "Peak memory, including activations, falls by 30%.",
        "30%",
        "percent_change",
        "memory",
        "decrease",
    ),
    (
        "Lark reaches 89 TOPS/W, which is a 3.3-fold improvement over Heron.",
        "3.3-fold",
        "factor",
        "energy_efficiency",
        "increase",
    ),
    (
        "Lark takes 12 ms, which is a 3x improvement over Heron.",
        "3x",
        "factor",
        "latency",
        "decrease",
    ),
    (
        "Lark reaches 3.8 TOPS/W, more than double the efficiency of Heron.",
        "double",
        "factor",
        "energy_efficiency",
        "increase",
    ),
    (
        "Lark improves FID by 0.3, whereas Heron degrades it by 1.9.",
        "1.9",
        "points",
        "fid",
        "increase",
    ),
    (
        "Heron loses 0.9 points of accuracy, and a 4-bit cache loses 0.4.",
        "0.4",
        "points",
        "accuracy",
        "decrease",
    ),
    (
        "The larger model gains 2.2, 0.9 and 0.8, respectively.",
        "0.9",
        "points",
        "score",
        "increase",
    ),
    ("Lark incurs less than 0.1 perplexity loss.", "0.1", "points", "perplexity", "increase"),
    ("Lark reaches a validation loss of 2.3.", "2.3", "absolute", "error", None),
    ("Lark incurs a performance overhead of 3%.", "3%", "percent_change", "time", "increase"),
    ("Lark is 3x more expensive than Heron.", "3x", "factor", "cost", "increase"),
    ("Lark trains models 4x larger than Heron.", "4x", "factor", "model_scale", "increase"),
    ("The latency is 30% that of Heron.", "30%", "percent_of", "latency", None),
    ("Lark shaves 80 ms off the latency.", "80 ms", "points", "latency", "decrease"),
    ("Lark saves 3 GB of memory.", "3 GB", "points", "memory", "decrease"),
    ("Lark needs 3 GB of memory.", "3 GB", "absolute", "memory", None),
    (
        "Lark achieves 86.6% mAP, greater than Heron by 2.6%.",
        "2.6%",
        "percent_change",
        "map",
        "increase",
    ),
    (
        "Lark achieves a 5x gain in creativity and 9% fewer errors.",
        "5x",
        "factor",
        "score",
        "increase",
    ),
    (
        "Lark improves the error by 9% and smoothness by 7%.",
        "7%",
        "percent_change",
        "score",
        "increase",
    ),
    (
        "Lark improves accuracy by 3% on cars and 2% on people.",
        "2%",
        "percent_change",
        "accuracy",
        "increase",
    ),
    (
        "Lark beats Heron in similarity (29-81% on LPIPS).",
        "29-81%",
        "percent_change",
        "lpips",
        "decrease",
    ),
    (
        "Models fall far behind humans, with a gap of 54% in accuracy.",
        "54%",
        "percent_change",
        "accuracy",
        "decrease",
    ),
    (
        "Lark wins while requiring less than 1% computational cost.",
        "1%",
        "percent_of",
        "flops",
        None,
    ),
    ("It is confirmed by a 94% user preference.", "94%", "absolute", "win_rate", None),
    (
        "Lark achieves gains of 2.3% (accuracy) and 1.4% (F1) over Heron.",
        "1.4%",
        "percent_change",
        "f1",
        "increase",
    ),
    (
        "Lark yields a 2x (throughput) and 3x (latency) improvement.",
        "3x",
        "factor",
        "latency",
        "decrease",
    ),
    ("Lark reaches 91.2% (accuracy) and 0.83 (AUC).", "0.83", "absolute", "score", None),
    ("Lark discards 50% of the NestQA dataset.", "50%", "percent_change", "data", "decrease"),
    (
        "P90 Q-error drops from 290 to 14, and P99 drops from 36,400 to 3,280.",
        "3,280",
        "absolute",
        "error",
        None,
    ),
    ("Lark hurts accuracy by only 0.1%.", "0.1%", "percent_change", "accuracy", "decrease"),
    ("Lark worsens perplexity by 0.1.", "0.1", "points", "perplexity", "increase"),
    ("Lark sacrifices 0.1% accuracy.", "0.1%", "percent_change", "accuracy", "decrease"),
    ("Lark tolerates up to 30% packet loss.", "30%", "absolute", "error", None),
    ("Lark achieves a 30% packet loss reduction.", "30%", "percent_change", "error", "decrease"),
    ("The GPU memory has grown by 5x.", "5x", "factor", "memory", "increase"),
    (
        "Pruning saves 52% of the energy, and sparsity saves another 38%.",
        "38%",
        "percent_change",
        "energy",
        "decrease",
    ),
    (
        "It drops by 0.3 AP, and the speedup and memory saving are 3.9x and 4.7x, respectively.",
        "3.9x",
        "factor",
        "speed",
        "increase",
    ),
    ("Lark reaches 71% of the hardware peak.", "71%", "percent_of", "utilization", None),
    ("Lark improves sample efficiency by 10x.", "10x", "factor", "data", "decrease"),
    ("Lark achieves 3x higher energy efficiency.", "3x", "factor", "energy_efficiency", "increase"),
    (
        "Lark reaches high success rates while reducing FTR by 50%.",
        "50%",
        "percent_change",
        "error",
        "decrease",
    ),
    (
        "Lark reaches high success rates while reducing TTFT by 50%.",
        "50%",
        "percent_change",
        "latency",
        "decrease",
    ),
    (
        "Lark is preferred for its motion (52% vs. 38% for Heron).",
        "52%",
        "absolute",
        "win_rate",
        None,
    ),
    (
        "Lark achieves 34% lower error and 45% smoother motions.",
        "45%",
        "percent_change",
        "score",
        "increase",
    ),
    ("Lark takes 0.07 seconds per frame.", "0.07 seconds", "absolute", "latency", None),
    ("Lark runs at 0.19 s/frame.", "0.19 s/frame", "absolute", "latency", None),
    ("Lark takes 3 minutes per scene.", "3 minutes", "absolute", "time", None),
    (
        "Lark reaches 95.7% accuracy. Fusion pushes performance to 98.0%.",
        "98.0%",
        "absolute",
        "accuracy",
        None,
    ),
    ("Fusion pushes performance to 98.0%.", "98.0%", "absolute", "score", None),
    (
        "Lark saves 52% of the energy and 38% of the carbon emissions.",
        "38%",
        "percent_change",
        "other",
        "decrease",
    ),
    ("Lark reduces carbon emissions by 38%.", "38%", "percent_change", "energy", "decrease"),
    (
        "Lark is good, with iteration time prolonged by 0.7%.",
        "0.7%",
        "percent_change",
        "time",
        "increase",
    ),
    ("Lark prolongs iterations by 6%.", "6%", "percent_change", "time", "increase"),
    ("Lark lengthens training by 6%.", "6%", "percent_change", "time", "increase"),
    (
        "Lark uses 30% less energy while sorting only 8% more slowly.",
        "8%",
        "percent_change",
        "speed",
        "decrease",
    ),
    ("The saving in memory goes up to 41%.", "41%", "percent_change", "memory", "decrease"),
    ("The savings in memory reach 41%.", "41%", "percent_change", "memory", "decrease"),
    ("The memory goes up by 41%.", "41%", "percent_change", "memory", "increase"),
    ("Lark raises the fraction of faster kernels to 49%.", "49%", "absolute", "score", None),
    (
        "The speedup and memory saving are 3.9x and 4.7x, respectively.",
        "3.9x",
        "factor",
        "speed",
        "increase",
    ),
    (
        "The speedup and memory saving are 3.9x and 4.7x, respectively.",
        "4.7x",
        "factor",
        "memory",
        "decrease",
    ),
    (
        "Lark achieves 40% latency and 55% memory reduction.",
        "40%",
        "percent_change",
        "latency",
        "decrease",
    ),
    ("Lark uses 1 token instead of 576.", "1 token", "absolute", "tokens", None),
    ("Lark supports 64K tokens.", "64K tokens", "absolute", "context_length", None),
    (
        "The memory traffic of the weights is halved.",
        "halved",
        "factor",
        "communication",
        "decrease",
    ),
    ("Lark runs at 2x to 3x the rate of FP8.", "2x to 3x", "factor", "speed", "increase"),
    (
        "Lark attains 503 TFLOPS, i.e. 1.1% shy of the tuned code.",
        "1.1%",
        "percent_change",
        "compute_rate",
        "decrease",
    ),
    ("Lark is within 4% of a hand-written kernel.", "4%", "percent_change", "speed", "decrease"),
    (
        "Lark runs at 17 FPS, roughly 150x lower than the latency of Heron.",
        "150x",
        "factor",
        "latency",
        "decrease",
    ),
    ("Lark costs 3% more energy.", "3%", "percent_change", "energy", "increase"),
    ("Lark improves Heron by 2.3 points and Teal by 1.4.", "1.4", "points", "score", "increase"),
    (
        "Lark processes 213 billion tokens per day.",
        "213 billion tokens per day",
        "absolute",
        "throughput",
        None,
    ),
    ("Lark simulates 149 ns/day.", "149 ns/day", "absolute", "throughput", None),
]


@pytest.mark.parametrize(("sentence", "text", "kind", "metric", "direction"), KINDS)
def test_what_a_value_measures(
    sentence: str, text: str, kind: str, metric: str, direction: str | None
) -> None:
    found = [c for c in claims(sentence) if c.text == text]
    assert [(c.kind, c.metric, c.direction) for c in found] == [(kind, metric, direction)]


def test_one_value_may_improve_two_measures() -> None:
    found = claims("Lark provides 7.3x better latency and cost compared to Heron.")
    assert [(c.metric, c.direction) for c in found] == [
        ("latency", "decrease"),
        ("cost", "decrease"),
    ]


def test_speeds_in_metres_are_no_factors() -> None:
    assert claims("Lark flies at speeds of up to 21 m/s.") == []


def test_hours_and_people_gained_are_no_points() -> None:
    assert claims("Lark gains 1.5 hours of battery life and 2.3 million users.") == []


def test_levels_in_brackets_belong_to_no_difference() -> None:
    found = claims(
        "Its mIoU is 78.3% and 74.9%, which are higher than Heron by 3.6% and 2.8%, and comparable"
        " with the teacher (79.1% and 76.0%)."
    )
    assert [c.baseline_value for c in found[2:]] == [None, None]


STAGES = [
    ("Lark makes prefill of 128K-token prompts 2.4x faster; decoding is unchanged.", "prefill"),
    ("Lark reduces inference latency by up to 10x for pre-filling on an A100.", "prefill"),
    ("Lark reduces end-to-end latency by 10x during decoding.", "decoding"),
    ("Lark reduces inference latency by 10x for training jobs.", "inference"),
    ("End to end, Lark is 2.4x faster than Heron.", "end-to-end"),
    ("End to end, training is 2.4x faster than with Heron.", "training"),
]


@pytest.mark.parametrize(("sentence", "stage"), STAGES)
def test_the_specific_stage_wins(sentence: str, stage: str) -> None:
    assert [c.phase for c in claims(sentence)] == [stage]


@pytest.mark.parametrize("kind", ["energy efficient", "expensive", "fast"])
def test_as_much_as_another_is_held_against_it(kind: str) -> None:
    assert [c.baselines for c in claims(f"Lark is three times as {kind} as Heron.")] == [("Heron",)]


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark keeps 98% of the full KV cache performance.", ["score"]),
        ("Lark reaches 91% KV cache performance.", ["score"]),
        (
            "Lark improves throughput by 1.1x on old, new, and odd workloads and by 1.4x on one.",
            ["throughput"] * 2,
        ),
        ("Lark cuts the cost by 25% without any loss and by 40% with a small one.", ["cost"] * 2),
        ("Lark cuts latency by 25% and memory by 40%.", ["latency", "memory"]),
    ],
)
def test_the_measure_of_a_phrase_of_several_nouns(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


def test_a_signed_gain_beside_that_of_a_rival() -> None:
    (claim,) = claims("Lark delivers +20.4% throughput versus +8.6% for Heron.")
    assert (claim.kind, claim.low, claim.baseline_value) == ("percent_change", 20.4, 8.6)


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark cuts TTFB by 20%.", "latency"),
        ("Lark saves 2% of the electricity.", "energy"),
        ("Lark reaches 17.4 TOPS/mm$^2$/W.", "energy_efficiency"),
        (
            "Lark achieves an acceleration in inference latency ranging from 7.8% to 40.5%.",
            "latency",
        ),
    ],
)
def test_measures_of_servers(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric
    assert claim.kind == ("absolute" if metric == "energy_efficiency" else "percent_change")


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark reduces the number of evaluations of the planner 10-100x.", ["other"]),
        ("Lark accelerates the decoding of long songs 3x.", ["speed"]),
        ("Lark cuts latency 3x on songs.", ["latency"]),
        ("Lark gains 16% in speed at 4x scale rendering.", ["speed"]),
    ],
)
def test_a_change_without_by(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize("order", ["23h vs. 0.5h", "0.5h vs. 23h"])
def test_the_shorter_of_two_times_is_reached(order: str) -> None:
    (claim,) = claims(f"Compared to Heron, our training is much faster ({order}).")
    assert (claim.low, claim.baseline_value) == (0.5, 23.0)


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark beats Heron, accelerating by 26% in completion time.", "time", "decrease"),
        ("Lark speeds up inference by 2x in latency.", "latency", "decrease"),
        ("Lark speeds up inference by 2x in throughput.", "throughput", "increase"),
        ("Lark compresses the 7B model to 900 MB.", "model_size", None),
        ("Lark cuts the speed of writing a page from 71 s to 29 s.", "latency", None),
        ("Lark is cheap, with 0.3 points of accuracy loss.", "accuracy", "decrease"),
        ("Lark achieves 13% PSNR and 16% speed improvement.", "speed", "increase"),
    ],
)
def test_which_way_a_measure_moves(sentence: str, metric: str, direction: str | None) -> None:
    claim = claims(sentence)[-1]
    assert (claim.metric, claim.direction) == (metric, direction)
