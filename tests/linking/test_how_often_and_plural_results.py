"""Results told in the plural, preferences without a noun, and how long something is idle."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "low", "metric", "method"),
    [
        ("Together, they reach 4.2x.", 4.2, "speed", "Lark"),
        ("Our models yield an average Wingspan of 65.8.", 65.8, "score", "Lark"),
        ("A user study shows that 72% prefer Lark.", 72, "win_rate", "Lark"),
        ("Lark is correct 78% of the time.", 78, "success_rate", "Lark"),
    ],
)
def test_plain_results(sentence: str, low: float, metric: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.method) == (low, metric, method)


def test_what_is_idle_succeeds_in_nothing() -> None:
    (claim,) = claims("Devices sit idle for 40% of the time.")
    assert (claim.low, claim.metric) == (40, "utilization")


def test_a_rival_that_opens_is_told_of_without_its_preposition() -> None:
    rival, ours = claims("Unlike Heron, which is limited to a 1.5x speedup, Lark achieves 3x.")
    assert (rival.low, rival.method, rival.baselines) == (1.5, "Heron", ())
    assert (ours.low, ours.method, ours.baselines) == (3, "Lark", ("Heron",))


def test_what_a_task_is_about_is_not_what_is_measured() -> None:
    level, gain = claims(
        "Lark has an AUROC of 94.2% in detecting hallucinations, beating Heron by 7.1 points."
    )
    assert (level.metric, gain.metric, gain.direction) == ("score", "score", "increase")


def test_a_comparable_level_is_a_result_and_no_setting() -> None:
    faster, level = claims("Lark is 2.4x faster at a comparable perplexity of 18.2.")
    assert faster.setting == level.setting == ()
    assert (level.low, level.metric) == (18.2, "perplexity")


@pytest.mark.parametrize(
    "sentence",
    ["Lark renders 1080p frames at 144 FPS.", "Lark renders frames at 144 FPS on one phone."],
)
def test_frames_that_are_made_have_a_rate(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric) == (144, "frame_rate")


def test_a_measure_that_opens_is_no_setting() -> None:
    (claim,) = claims("In F1, Lark gains 3.2% over Heron.")
    assert (claim.metric, claim.setting) == ("f1", ())


def test_which_points_back_over_what_is_counted() -> None:
    found = claims("Lark uses 16x fewer KV heads, which reduces the KV cache by 93%.")
    assert [c.method for c in found] == ["Lark", "Lark"]


def test_over_a_known_data_set_is_where_and_no_rival() -> None:
    (claim,) = claims("Over ImageNet, Lark gains 2.3 points.")
    assert (claim.baselines, claim.setting) == ((), ("ImageNet",))
