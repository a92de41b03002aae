"""Results as most abstracts tell them: in pairs, with conditions, beside a rival's pair."""

from __future__ import annotations

import pytest
from lark import claims

from extractor import Claim


def told(sentence: str) -> list[tuple[float, str, str]]:
    """Value, kind and metric of each claim of a sentence."""
    return [(c.low, c.kind, c.metric) for c in claims(sentence)]


def rivals(found: list[Claim]) -> list[tuple[float, tuple[str, ...], float | None]]:
    """Value, baselines and baseline value of each claim."""
    return [(c.low, c.baselines, c.baseline_value) for c in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark needs 12 ms and 3.4 GB, while Teal needs 18 ms and 5.1 GB.",
        "Lark takes 12 ms and 3.4 GB, whereas Teal takes 18 ms and 5.1 GB.",
        "Lark has a latency of 12 ms and a memory of 3.4 GB, while Teal needs 18 ms and 5.1 GB.",
    ],
)
def test_a_pair_beside_the_pair_of_a_rival(sentence: str) -> None:
    assert rivals(claims(sentence)) == [(12.0, ("Teal",), 18.0), (3.4, ("Teal",), 5.1)]


def test_two_rivals_of_a_level_told_with_its_condition() -> None:
    (claim,) = claims(
        "Lark reaches a perplexity of 6.4 at 2 bits, whereas A7 and B9 obtain 7 and 9."
    )
    assert claim.baselines == ("A7", "B9")


@pytest.mark.parametrize(
    "after",
    ["whereas Teal loses 12.9 points.", "whereas Teal loses 12.9 points in the same setting."],
)
def test_what_a_rival_loses_is_a_loss_of_its_own(after: str) -> None:
    found = claims(f"Lark loses 1.4 points on NestQA, {after}")
    assert [(c.low, c.kind, c.method) for c in found] == [
        (1.4, "points", "Lark"),
        (12.9, "points", "Teal"),
    ]


def test_a_share_kept_leaves_the_changes_behind_it_changes() -> None:
    found = told("Lark keeps 96% of the score, and reduces latency by 3.2x and memory by 71%.")
    assert found[1:] == [(3.2, "factor", "latency"), (71.0, "percent_change", "memory")]


def test_the_original_performance_is_no_rival_of_what_is_saved() -> None:
    found = claims("Lark keeps 96% of the original performance, and reduces latency by 3.2x.")
    assert [c.baselines for c in found] == [("original performance",), ()]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The PSNR gain over Teal is 0.7 dB.", "psnr"),
        ("The gain in BLEU over Teal is 2.1.", "bleu"),
        ("Compared with Teal, the PSNR improvement is 0.7 dB.", "psnr"),
    ],
)
def test_what_a_gain_is(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.baselines) == ("points", metric, ("Teal",))


def test_a_level_of_loss_is_no_difference() -> None:
    assert told("The training loss is 2.1.") == [(2.1, "absolute", "error")]


@pytest.mark.parametrize(
    "sentence",
    [
        "At 4-fold and 8-fold acceleration, Lark achieves a PSNR of 38 dB.",
        "On knee scans at 4x acceleration, Lark achieves a PSNR of 38 dB.",
        "Even with an artificial network delay of 300 ms, Lark achieves a PSNR of 38 dB.",
    ],
)
def test_conditions_are_no_results(sentence: str) -> None:
    assert told(sentence) == [(38.0, "absolute", "psnr")]


def test_a_speedup_is_a_result_also_where_something_is_reached_at_it() -> None:
    assert told("Lark reaches the same quality at a 4x speedup.") == [(4.0, "factor", "speed")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves throughput by 1.2 times at batch size 8 and by 2.9 times at batch size 64.",
        "Lark improves throughput by 1.2x at batch size 8, but by 2.9x at batch size 64.",
    ],
)
def test_a_condition_is_not_what_grows(sentence: str) -> None:
    assert [metric for _, _, metric in told(sentence)] == ["throughput", "throughput"]


@pytest.mark.parametrize("word", ["measured", "observed", "reported"])
def test_a_speedup_as_it_was_found(word: str) -> None:
    found = told(f"The 3.4x compression results in a 1.6x {word} speedup.")
    assert found[-1] == (1.6, "factor", "speed")


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Lark utilizes 89% of the link bandwidth.", "link bandwidth"),
        ("Lark saturates 89% of the peak bandwidth.", "peak bandwidth"),
    ],
)
def test_how_much_of_a_bandwidth_is_used(sentence: str, whole: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.baselines) == ("utilization", (whole,))


@pytest.mark.parametrize(
    ("sentence", "metric", "unit"),
    [
        ("Lark attains 312 GStencil/s.", "throughput", "GStencil/s"),
        ("Lark sorts 2.1 Gkeys/s.", "throughput", "Gkeys/s"),
        ("Lark accepts 4.9 tokens per verification step.", "acceptance", "token/step"),
    ],
)
def test_rates_of_systems(sentence: str, metric: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.unit) == (metric, unit)


def test_bits_are_no_things_of_a_rate() -> None:
    assert [c.unit for c in claims("Lark sends 2.1 Gbit/s.")] == ["Gb/s"]


def test_a_measure_at_a_rank_is_one_that_no_rule_knows() -> None:
    (claim,) = claims("On NestQA, Success@5 is improved by 1.1 points.")
    assert (claim.metric, claim.method) == ("score", "Lark")


def test_recall_at_a_rank_stays_a_condition() -> None:
    assert told("Lark is 2.1x faster than Teal at 95% recall@10.") == [(2.1, "factor", "speed")]


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("Lark is 6.1x smaller than Teal, and answers a query in 18 ms.", "Teal"),
        (
            "Time is cut by 1.7 times compared to the double precision solver.",
            "double precision solver",
        ),
        ("The traffic is only 1.7% of that for Teal.", "Teal"),
        ("Its loss exceeds that of the uncompressed run by 2%.", "uncompressed run"),
    ],
)
def test_the_rival_and_no_more(sentence: str, rival: str) -> None:
    assert claims(sentence)[0].baselines == (rival,)


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        (
            "Lark has an AUC of 0.89, versus 0.90 for Wren, and it lifts the AUC of FedTeal by 3.",
            "FedTeal",
        ),
        (
            "Lark beats Teal by 11 points, and it cuts the latency of Teal from 94 ms to 13 ms.",
            "Teal",
        ),
        ("We use it to enhance the open-source Wren-7B, raising its recall by 9%.", "Wren-7B"),
        (
            "Lark integrates seamlessly into existing engines, improving throughput by 3x.",
            "existing engines",
        ),
        ("Lark outperforms RL and IL baselines by 9%.", "RL and IL baselines"),
    ],
)
def test_whose_measure_is_changed(sentence: str, rival: str) -> None:
    assert claims(sentence)[-1].baselines == (rival,)


@pytest.mark.parametrize(
    "sentence",
    [
        "A check raises the accuracy of Wren-7B by 3%.",
        "Lark raises the throughput of Wren-7B by 2x.",
    ],
)
def test_a_model_worked_on_is_no_rival(sentence: str) -> None:
    assert claims(sentence)[0].baselines == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark exchanges 164 MB per query.",
        "Lark uploads only 164 MB per round.",
        "Only 164 MB per round are transferred.",
    ],
)
def test_what_is_sent_is_communication(sentence: str) -> None:
    assert told(sentence) == [(164.0, "absolute", "communication")]


def test_an_error_of_several() -> None:
    found = claims(
        "The error of Heron grows by 46% and that of Teal by 29%, while that of Wren grows by 14%."
    )
    assert [(c.method, c.metric) for c in found] == [
        ("Heron", "error"),
        ("Teal", "error"),
        ("Wren", "error"),
    ]


def test_a_pair_of_one_verb_ran_on_one_device() -> None:
    found = claims("Lark needs 19 seconds per epoch and 6.9 GB of memory on one L4 GPU.")
    assert [[h.name for h in c.hardware] for c in found] == [["L4"], ["L4"]]


def test_threads_of_a_rival_are_not_where_ours_ran() -> None:
    (claim,) = claims("On an H100, Lark is 8.1x faster than Teal with 64 CPU threads.")
    assert [h.name for h in claim.hardware] == ["H100"]


@pytest.mark.parametrize("noun", ["productivity", "motor torque", "transmission ratio"])
def test_what_is_no_quality(noun: str) -> None:
    assert told(f"Lark increases {noun} by 20%.") == [(20.0, "percent_change", "other")]


def test_the_stage_that_opens_a_clause() -> None:
    found = claims("In decode, Lark cuts energy by 26%, while in prefill it cuts energy by 19%.")
    assert [c.phase for c in found] == ["decoding", "prefill"]


def test_stages_as_verbs() -> None:
    found = claims("Lark prefills the prompt at 900 tokens/s and decodes at 34 tokens/s.")
    assert [c.phase for c in found] == ["prefill", "decoding"]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Its cost exceeds that of Teal by 2x.", "increase"),
        ("Its throughput exceeds that of Teal by 2x.", "increase"),
    ],
)
def test_what_exceeds_is_more(sentence: str, direction: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.direction, claim.baselines) == (direction, ("Teal",))


def test_a_rival_that_scores() -> None:
    found = claims("Lark scores 91 and 85 on A and B, but Teal scores only 80 and 70.")
    assert rivals(found) == [(91.0, ("Teal",), 80.0), (85.0, ("Teal",), 70.0)]


def test_more_devices_are_no_method() -> None:
    (claim,) = claims("Going from 1 to 8 GPUs gives a 6.5x speedup.")
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lark peaks at 91.2% mAP@50 on NestQA.", (91.2, "absolute", "map")),
        ("Lark stands at 71% pass@1 on NestQA.", (71.0, "absolute", "accuracy")),
        ("Lark serves requests with 2.3x acceleration over Teal.", (2.3, "factor", "speed")),
        ("After noise reduction accuracy was 0.95.", (0.95, "absolute", "accuracy")),
        ("The checkpoint needs 3 GB and is transferred once.", (3.0, "absolute", "memory")),
        ("Lark increases the accuracy of English by 2 points.", (2.0, "points", "accuracy")),
    ],
)
def test_what_only_looks_like_it(sentence: str, found: tuple[float, str, str]) -> None:
    assert told(sentence) == [found]


def test_a_stage_is_no_method() -> None:
    found = claims("Lark cuts the latency of prefill by 30% and that of decoding by 12%.")
    assert [c.method for c in found] == ["Lark", "Lark"]


def test_pairs_told_in_another_order_are_no_pairs() -> None:
    found = claims("Lark attains 0.91 AUC and 0.84 F1, while Teal attains 0.80 F1 and 0.85 AUC.")
    assert [c.baseline_value for c in found if c.metric == "f1"] == [0.80]


@pytest.mark.parametrize("words", ["3 Meters/s", "10 N particles", "10 Newton iterations"])
def test_no_rates_and_no_forces(words: str) -> None:
    found = [c.unit for c in claims(f"Lark needs {words} and is 2x faster than Teal.")]
    assert not {"N", "Meters/s"} & set(found)
