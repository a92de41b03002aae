"""Who is a rival and who is none, rivals that are two, and values that are held against nobody."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark is preferred over Heron (52%) and Wren (61%).", ["Heron", "Wren"]),
        ("Users preferred Lark to Heron (64%) and to Wren (58%).", ["Heron", "Wren"]),
        ("Lark is preferred over Heron in 52% of cases and over Wren in 61%.", ["Heron", "Wren"]),
        ("Lark is preferred over Heron in 52% and Wren in 61% of cases.", ["Heron", "Wren"]),
        ("Lark beats Heron (52% win rate) and Wren (61% win rate).", ["Heron", "Wren"]),
    ],
)
def test_chosen_over_each_of_two_so_often(sentence: str, baselines: list[str]) -> None:
    found = claims(sentence)
    assert [c.baselines for c in found] == [(name,) for name in baselines]
    assert {(c.metric, c.baseline_value) for c in found} == {("win_rate", None)}


@pytest.mark.parametrize(
    ("sentence", "baselines", "theirs"),
    [
        ("Lark is preferred over Heron (52% vs. 38%).", ("Heron",), 38.0),
        ("Lark is preferred over both Heron and Wren in 61% of cases.", ("Heron", "Wren"), None),
        ("Lark gains 9.1 points, compared with 6.7 points for Heron.", ("Heron",), 6.7),
        ("Lark gains 9.1 points over Wren, versus 6.7 points for Heron.", ("Wren",), None),
        ("Lark costs $12, compared to thousands of dollars for Heron.", ("Heron",), None),
        ("Lark costs 9 ms, compared to tens of milliseconds for Heron.", ("Heron",), None),
        (
            "Lark reaches an accuracy of 57.6%, compared to 49.5% without pretraining.",
            ("without pretraining",),
            49.5,
        ),
        (
            "Lark is 3x faster than Heron and Wren-based planners.",
            ("Heron", "Wren-based planners"),
            None,
        ),
        (
            "Lark is 3x faster than CNN and transformer-based planners.",
            ("CNN and transformer-based planners",),
            None,
        ),
        ("Lark is 3x faster than Heron combined with Wren.", ("Heron combined with Wren",), None),
        ("Its code is 2x faster than code tuned by Heron.", ("Heron",), None),
        (
            "Its code is 2x faster than the kernels written by Heron and Wren.",
            ("Heron", "Wren"),
            None,
        ),
        ("Its code is 2x faster than code tuned by hand.", ("code",), None),
        ("Lark runs in 12 ms, whereas Heron needs 25 ms.", ("Heron",), 25.0),
        ("Lark loses 3% of accuracy to Claude 3.", ("Claude 3",), None),
        ("Lark loses 3% of accuracy to Noise.", (), None),
        ("Lark cuts the latency of Heron by 30%.", ("Heron",), None),
        ("Lark cuts the latency of Japanese by 30%.", (), None),
        ("Lark cuts the time by 30% compared with the time of Monday.", (), None),
    ],
)
def test_whom_the_first_value_is_held_against(
    sentence: str, baselines: tuple[str, ...], theirs: float | None
) -> None:
    claim = claims(sentence)[0]
    assert (claim.baselines, claim.baseline_value) == (baselines, theirs)


@pytest.mark.parametrize(
    "sentence",
    [
        "Stage one takes 5 ms, whereas Stage two takes 12 ms.",
        "On Xavier boards Lark runs in 12 ms, whereas Orin boards need 5 ms.",
        "German reaches 75% accuracy, whereas French stays at 70%.",
    ],
)
def test_parts_devices_and_languages_are_no_rivals(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [(), ()]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "Lark gives a 2.1x speedup at a PSNR of 30.8 dB, 3.4 dB higher than that of Heron.",
            [(), (), ("Heron",)],
        ),
        ("Lark is 2.1x faster, 3% more accurate than Heron.", [("Heron",), ("Heron",)]),
        (
            "The area overhead is 3.1%, and energy is lowered by 1.9x compared with Heron.",
            [(), ("Heron",)],
        ),
        (
            "Latency is reduced by 30%, and energy is lowered by 1.9x compared with Heron.",
            [("Heron",), ("Heron",)],
        ),
        (
            "Lark obtains an F1 of 90.1, surpassing Heron (88.2) and Wren (87.3), and a WER of 4.1.",
            [("Heron", "Wren"), ()],
        ),
        (
            "Lark-7B rises from 63% to 80% and Lark-1B reaches 46%, surpassing Heron.",
            [(), ("Heron",)],
        ),
    ],
)
def test_a_comparison_stays_with_its_own_value(
    sentence: str, baselines: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(sentence)] == baselines
