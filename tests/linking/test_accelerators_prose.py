"""The prose of accelerators: levels told once more, devices and their names, areas and clocks."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "direction", "rivals"),
    [
        ("It runs at 31 fps, which is 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("It runs at 31 fps, which is about 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("It runs at 31 fps, about 28x over Heron.", "frame_rate", "increase", ["Heron"]),
        ("Lark has a latency of 3 ms, which is 2x below Heron.", "latency", "decrease", ["Heron"]),
        (
            "It gives 30 GOPS, which was 2x compared to the GPU.",
            "compute_rate",
            "increase",
            ["GPU"],
        ),
        (
            "It gives 3.1 fps/W, which is 28x and 12x over the CPU and the GPU, respectively.",
            "energy_efficiency",
            "increase",
            ["CPU", "GPU"],
        ),
    ],
)
def test_a_level_told_once_more_as_a_multiple(
    sentence: str, metric: str, direction: str, rivals: list[str]
) -> None:
    level, *gains = claims(sentence)
    assert (level.metric, level.kind, level.baselines) == (metric, "absolute", ())
    assert [(c.metric, c.kind, c.direction) for c in gains] == [
        (metric, "factor", direction) for _ in rivals
    ]
    assert [c.baselines for c in gains] == [(rival,) for rival in rivals]


@pytest.mark.parametrize(
    "sentence",
    ["Lark uses a cache, which is 2x over the budget.", "Lark keeps 31 nests, 2x over the limit."],
)
def test_no_multiple_of_a_level_that_is_none(sentence: str) -> None:
    assert not claims(sentence)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 3x faster than an Intel(R) Core(TM) i7-9700 CPU.", ["Intel Core i7-9700 CPU"]),
        ("Lark is 3x faster than an Intel® Core™ i7-9700 CPU.", ["Intel Core i7-9700 CPU"]),
        (
            "Lark is 3x and 2x faster than an AMD® chip and an NVIDIA® A100 GPU, respectively.",
            ["AMD chip", "NVIDIA A100 GPU"],
        ),
    ],
)
def test_marks_of_trade_are_no_part_of_a_name(sentence: str, rivals: list[str]) -> None:
    assert [c.baselines for c in claims(sentence)] == [(rival,) for rival in rivals]


@pytest.mark.parametrize(
    ("rival", "named"),
    [
        ("a GPU (NVIDIA A100)", "NVIDIA A100"),
        ("a CPU (Intel Xeon Gold 6248)", "Intel Xeon Gold 6248"),
        ("CPU (AMD Ryzen 5600X)", "AMD Ryzen 5600X"),
        ("a GPU (in FP16)", "GPU"),
        ("the GPU (which is idle)", "GPU"),
    ],
)
def test_a_kind_of_device_and_one_model_of_it(rival: str, named: str) -> None:
    for sentence in (f"Lark is 3x faster than {rival}.", f"Compared to {rival}, Lark gains 3x."):
        (claim,) = claims(sentence)
        assert claim.baselines == (named,)


@pytest.mark.parametrize(
    ("rival", "named"),
    [
        ("existing nest pruning studies", "existing nest pruning studies"),
        ("recent song caching proposals on nests", "recent song caching proposals"),
        ("earlier song sampling literature", "earlier song sampling literature"),
        ("Heron, pruning studies and notes", "Heron"),
        ("Heron, reducing efforts by far", "Heron"),
    ],
)
def test_what_others_did(rival: str, named: str) -> None:
    (claim,) = claims(f"Lark is 3x faster than {rival}.")
    assert claim.baselines == (named,)


@pytest.mark.parametrize(
    ("subject", "methods"),
    [
        ("The pruned Wren-T, Wren-S, and Wren-B", ["pruned Wren-T", "Wren-S", "Wren-B"]),
        ("The Wren-T, Wren-S, and Wren-B respectively", ["Wren-T", "Wren-S", "Wren-B"]),
        ("Our pruned Wren-T, Wren-S and Wren-B", ["pruned Wren-T", "Wren-S", "Wren-B"]),
        ("We see that the pruned Wren-T, Wren-S and Teal", ["pruned Wren-T", "Wren-S", "Teal"]),
    ],
)
def test_names_listed_behind_an_article(subject: str, methods: list[str]) -> None:
    found = claims(f"{subject} reach an accuracy of 79.1%, 81.4%, and 83.2%.")
    assert [c.method for c in found] == methods


def test_names_listed_in_an_opening_are_no_subject() -> None:
    found = claims("On the small Wren, Lark and Teal reach 30 fps and 3 W.")
    assert {c.method for c in found} <= {"Lark", "Teal"}


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        (
            "It lifts the clock from 150 MHz to 310 MHz (a 107% improvement)",
            "frequency",
            "increase",
        ),
        ("Lark cuts latency from 10 ms to 5 ms (a 50% reduction)", "latency", "decrease"),
        ("Lark cuts latency from 10 ms to 5 ms (50% reduction)", "latency", "decrease"),
        ("Lark lifts throughput to 200 tokens/s (a 20% gain)", "throughput", "increase"),
    ],
)
@pytest.mark.parametrize("behind", ["with no loss of accuracy", "at no cost in area"])
def test_a_gain_in_brackets_is_of_nothing_behind_them(
    sentence: str, metric: str, direction: str, behind: str
) -> None:
    gain = claims(f"{sentence} {behind}.")[-1]
    assert (gain.metric, gain.direction, gain.kind) == (metric, direction, "percent_change")


def test_a_gain_in_brackets_may_be_of_what_is_right_behind_them() -> None:
    gain = claims("Lark needs 30 GB (a 50% reduction) of memory.")[-1]
    assert (gain.metric, gain.direction) == ("memory", "decrease")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("with just an additional 1.7% area", "percent_change"),
        ("with an additional 1.7% memory", "percent_change"),
        ("at an extra 1.7% power", "percent_change"),
        ("at 1.7% utilization", "absolute"),
        ("with additional songs, at 1.7% utilization", "absolute"),
    ],
)
def test_so_much_on_top(told: str, kind: str) -> None:
    top = claims(f"Lark is 3x faster than Heron {told}.")[-1]
    assert (top.text, top.kind) == ("1.7%", kind)


@pytest.mark.parametrize("scale", ["billion", "Billion", "BILLION"])
def test_scales_in_any_letters(scale: str) -> None:
    (claim,) = claims(f"Lark fits models up to 50 {scale} parameters on a single V100.")
    assert (claim.low, claim.metric) == (50e9, "model_scale")


@pytest.mark.parametrize(
    ("again", "metric"),
    [
        ("On nests, a 60% reduction is achieved.", "memory"),
        ("On nests, a reduction of up to 60% was observed.", "memory"),
        ("On nests, an improvement of 60% is possible.", "memory"),
        ("When allowing an accuracy loss of 2%, the reduction of 60% is achieved.", "memory"),
        ("On nests, a 60% reduction in energy is achieved.", "energy"),
        ("An accuracy degradation of 2% is observed.", "accuracy"),
        ("On nests, a 60% reduction in song mass.", "other"),
    ],
)
def test_a_gain_told_before_is_got_again(again: str, metric: str) -> None:
    assert claims(f"Lark reduces memory by 40%. {again}")[-1].metric == metric


@pytest.mark.parametrize(
    ("shown", "method"),
    [
        ("FPGA-based implementation validates the practical utility of Lark", "Lark"),
        ("A prototype implementation confirms the value of Lark", "Lark"),
        ("RTL synthesis verifies the merits of Lark", "Lark"),
        ("The dense student shows the limits of Heron", "dense student"),
        ("A lazy cache proves useful in Lark", "lazy cache"),
    ],
)
def test_what_a_test_shows_the_worth_of(shown: str, method: str) -> None:
    (claim,) = claims(f"{shown}, saving 31% of energy.")
    assert claim.method == method


@pytest.mark.parametrize(
    ("told", "metric", "kind"),
    [
        ("a low error on all nests", "error", "absolute"),
        ("a negligible accuracy loss across various tasks", "accuracy", "percent_change"),
        ("a negligible accuracy drop on most nests", "accuracy", "percent_change"),
        ("little loss of accuracy across nests", "accuracy", "percent_change"),
        ("a low training loss on most nests", "error", "absolute"),
    ],
)
def test_places_with_their_values_in_brackets(told: str, metric: str, kind: str) -> None:
    for bracket in ("0.83% on songs, 0.54% on calls", "0.83% on songs and 0.54% on calls"):
        found = claims(f"Lark has {told} ({bracket}).")
        assert [c.text for c in found] == ["0.83%", "0.54%"]
        assert {(c.metric, c.kind) for c in found} == {(metric, kind)}


@pytest.mark.parametrize(
    ("then", "rivals"),
    [
        ("It also uses 3.1x and 1.7x less memory.", ["Heron", "Wren"]),
        ("Moreover, it saves 3.1x and 1.7x energy.", ["Heron", "Wren"]),
        (
            "Furthermore, we obtain 3.1x and 1.7x lower memory use, and 4x and 5x lower energy.",
            ["Heron", "Wren", "Heron", "Wren"],
        ),
        ("Moreover, it saves 3.1x energy.", [None]),
        ("Moreover, it saves 3.1x and 1.7x energy over Teal.", ["Teal", "Teal"]),
        ("Moreover, it saves 3.1x and 1.7x energy on songs and nests.", [None, None]),
        ("On songs, it saves 3.1x and 1.7x energy.", [None, None]),
    ],
)
def test_rivals_dealt_out_once_more(then: str, rivals: list[str | None]) -> None:
    found = claims(f"Lark is 1.8x and 1.5x faster than Heron and Wren, respectively. {then}")
    assert [next(iter(c.baselines), None) for c in found[2:]] == rivals


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("We make the slow tracker reach 27 fps.", "Lark"),
        ("In 16 trials, we make the fully lazy tracker run at 27 fps.", "Lark"),
        ("Lark makes the slow tracker reach 27 fps.", "Lark"),
        ("We help the slow tracker reach 27 fps.", "Lark"),
        ("Heron lets the slow tracker reach 27 fps.", "Heron"),
        ("We make two changes. The slow tracker reaches 27 fps.", "slow tracker"),
        ("Lark makes use of caches, and Heron reaches 27 fps.", "Heron"),
    ],
)
def test_what_is_made_to_reach_a_level(sentence: str, method: str) -> None:
    assert [c.method for c in claims(sentence)] == [method]
