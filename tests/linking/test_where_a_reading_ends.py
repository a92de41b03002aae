"""Sentences beside those that a mechanism reads: where its reading ends."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        (
            "In cost, Lark beats Heron by 30%, and in accuracy it beats Wren by 3%.",
            ["cost", "accuracy"],
        ),
        ("In latency, it ties Heron; in speed, it beats Wren by 2x.", ["speed"]),
        (
            "In terms of throughput, Lark beats Heron by 2x and Wren by 3x.",
            ["throughput", "throughput"],
        ),
        ("Lark reduces memory, outperforming Heron by 3 points.", ["score"]),
    ],
)
def test_an_opening_measure_holds_for_its_own_clause(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark gains 4 points over Heron with fine-tuning and 2 points without.", ["Heron"] * 2),
        ("Lark is 2x faster than attention followed by RoPE.", ["attention"]),
        ("Lark is 2x faster than code tuned by Heron.", ["Heron"]),
        ("Its latency is 12 ms over TCP's 19 ms.", ["TCP"]),
    ],
)
def test_a_rival_has_no_more_words_than_its_own(sentence: str, rivals: list[str]) -> None:
    assert [c.baselines for c in claims(sentence)] == [(name,) for name in rivals]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("Lark competes with an A100, using 30% less energy.", []),
        ("Lark is 2x faster with an H100.", ["H100"]),
    ],
)
def test_a_device_that_one_vies_with_is_no_place(sentence: str, devices: list[str]) -> None:
    (claim,) = claims(sentence)
    assert [h.name for h in claim.hardware] == devices


def test_a_name_that_a_dash_parts_from_its_size_is_read() -> None:
    (claim,) = claims("Lark -3B outperforms Heron by 21%.")
    assert claim.baselines == ("Heron",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark outperforms Heron (88.1%) by 3.2%.", [("3.2%", ("Heron",), None)]),
        ("Lark surpasses Heron (88%) and saves 30% memory.", [("30%", ("Heron",), None)]),
        ("Lark surpasses Heron (52%) with 61%.", [("61%", ("Heron",), 52)]),
        ("It scores 2105, compared with 2019 for Heron.", [("2105", ("Heron",), 2019)]),
        ("Costs fell by 30%, compared with 2019.", [("30%", (), None)]),
    ],
)
def test_the_level_of_a_beaten_rival_is_its_own(
    sentence: str, told: list[tuple[str, tuple[str, ...], float | None]]
) -> None:
    assert [(c.text, c.baselines, c.baseline_value) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("The loss of accuracy is 3%.", "accuracy"),
        ("The area of the DRAM die is reduced by 3%.", "area"),
    ],
)
def test_a_change_is_no_head_of_a_measure(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("before", "rivals"),
    [("Our baselines are Heron and Teal.", ("Heron", "Teal")), ("Our baselines are weak.", ())],
)
def test_baselines_are_told_by_name(before: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(f"{before} Lark gains 3%.")
    assert claim.baselines == rivals


def test_what_drops_is_no_method() -> None:
    told = claims("Lane changes and hard brakes drop by 30% and 40%, respectively.")
    assert {c.method for c in told} == {"Lark"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lark reduces 40% FLOPs of the original model.", "percent_change"),
        ("Lark prunes 40% parameters of the base model.", "percent_change"),
        ("It gives a 30% memory reduction of the base model.", "percent_change"),
        ("Lark keeps 98% accuracy of the original model.", "percent_of"),
    ],
)
def test_what_is_cut_from_a_whole_is_a_change(sentence: str, kind: str) -> None:
    (claim,) = claims(sentence)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "It picks 300 items per hour with a failure rate of only 2%.",
            ["300 items per hour", "2%"],
        ),
        ("Lark has a hit rate of 90% with a memory limit of 3 GB.", ["90%"]),
        (
            "Lark has a hit rate of 90% with a memory limit of 3 GB, 2x less than Heron.",
            ["90%", "3 GB", "2x"],
        ),
    ],
)
def test_what_is_held_may_be_a_result(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


def test_an_earlier_version_is_a_rival() -> None:
    (claim,) = claims("Lark-2 reaches 50%, whereas Lark-1 reaches 45%.")
    assert (claim.baselines, claim.baseline_value) == (("Lark-1",), 45)


def test_a_passive_ends_with_its_clause() -> None:
    told = claims("Heron is beaten by Wren by 3%, and Lark beats both by 4%.")
    assert told[-1].method == "Lark"
