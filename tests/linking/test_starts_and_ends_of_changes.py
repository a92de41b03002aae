"""Changes from a start: what they are held against, and other plain ends of statements."""

from __future__ import annotations

import pytest
from lark import claims


def test_who_is_beaten_in_the_end_is_not_where_it_came_from() -> None:
    (claim,) = claims("Lark boosts the F1 of Wren-8B from 8.5% to 44.8%, outperforming Heron.")
    assert (claim.low, claim.baseline_value, claim.baselines) == (44.8, 8.5, ())


def test_in_contrast_to_ours_names_no_rival() -> None:
    ours, theirs = claims("Lark solves 40% of the tasks. In contrast, experts achieve 91%.")
    assert (ours.low, ours.method) == (40, "Lark")
    assert (theirs.low, theirs.baselines) == (91, ())


def test_each_change_has_its_own_preposition() -> None:
    flops, latency = claims("Lark reduces FLOPs to 14% and latency by 83%.")
    assert (flops.kind, latency.kind) == ("percent_of", "percent_change")
    assert (latency.metric, latency.direction) == ("latency", "decrease")


def test_what_goes_down_is_measured() -> None:
    (claim,) = claims("The human effort goes down by a factor of ten.")
    assert (claim.low, claim.method, claim.own) == (10, "Lark", True)


@pytest.mark.parametrize(
    ("sentence", "low", "baselines"),
    [
        ("Lark is twice as efficient as Heron.", 2, ("Heron",)),
        ("Lark is 4 times more efficient than Heron.", 4, ("Heron",)),
    ],
)
def test_so_many_times_as_efficient(sentence: str, low: float, baselines: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.baselines) == (low, "speed", baselines)


def test_what_one_learnt_from_is_no_length() -> None:
    assert claims("We pretrain it on a new objective, scaling to 7.7T tokens.") == []


def test_two_speedups_of_two_stages_are_dealt_out() -> None:
    found = claims("Lark achieves up to 1.66x and 1.30x speedups for prefill and decoding.")
    assert [(c.low, c.phase) for c in found] == [(1.66, "prefill"), (1.30, "decoding")]


def test_a_number_format_is_a_setting_of_its_own_clause() -> None:
    found = claims("Lark reaches 740 TFLOPs/s with FP16, and with FP8 it reaches 1.2 PFLOPs/s.")
    assert [c.setting for c in found] == [("FP16",), ("FP8",)]


def test_those_of_a_rival_are_the_rival() -> None:
    found = claims(
        "Lark finds programs that are 1.2x and 1.3x faster than those by Heron and Teal."
    )
    assert [c.baselines for c in found] == [("Heron",), ("Teal",)]


def test_less_than_one_point_is_a_value_and_no_rival() -> None:
    latency, loss = claims("Lark costs 4% more latency and a loss of less than one point in F1.")
    assert (latency.baselines, loss.low, loss.kind) == ((), 1, "points")
    assert (loss.direction, loss.qualifiers) == ("decrease", ("at_most",))


def test_a_limit_does_not_reach_into_a_bracket() -> None:
    speed, loss = claims("Lark is up to 4x faster with a negligible (0.1%) loss of accuracy.")
    assert (speed.qualifiers, loss.qualifiers) == (("up_to",), ())


def test_the_place_of_a_statement_without_a_value_is_left() -> None:
    (claim,) = claims(
        "Lark sets records: on NestQA it beats all baselines; on H3O it gains 3.8 mIoU."
    )
    assert claim.setting == ("H3O",)


@pytest.mark.parametrize("verb", ["varies", "fluctuates"])
def test_what_varies_goes_neither_up_nor_down(verb: str) -> None:
    (claim,) = claims(f"The throughput {verb} by about 17% between two nodes.")
    assert (claim.kind, claim.direction) == ("percent_change", None)


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Lark improves FID from 2.07 to a new state-of-the-art 1.55.", [("1.55", 2.07)]),
        ("Lark improves FID from 2.07 to a near-SOTA 1.55.", [("1.55", 2.07)]),
        ("Lark raises accuracy from 71% to a record of 98%.", [("98%", 71.0)]),
        ("Errors range from 2% to a total of 15%.", []),
    ],
)
def test_praise_may_stand_before_the_end_of_a_change(
    sentence: str, ends: list[tuple[str, float]]
) -> None:
    assert [(c.text, c.baseline_value) for c in claims(sentence)] == ends


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark cuts steps from 50 to 4 while FID rises from 2.1 to 2.4.", ["steps", "fid"]),
        ("Perplexity grows only slightly, from 5.1 to 5.3.", ["perplexity"]),
        (
            "Lark cuts steps from 50 to 4 with accuracy dropping from 91% to 89%.",
            ["steps", "accuracy"],
        ),
        ("Latency grows sub-linearly from 12 ms to 19 ms.", ["latency"]),
    ],
)
def test_which_measure_goes_from_one_level_to_another(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


def test_the_memory_that_a_value_starts_from_is_no_rival() -> None:
    (claim,) = claims("Lark cuts it from 780 GB of GPU memory to 48 GB.")
    assert (claim.baselines, claim.baseline_value) == ((), 780.0)
