"""What rivals reach, told in brackets, beside a level or in passing; and what is given up."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rival", "value"),
    [
        ("Lark runs at 1,150 tokens/s (heron.cpp: 92).", "heron.cpp", 92),
        ("Lark has an accuracy of 56.2% (56.8% without exits).", "without exits", 56.8),
        ("Lark finds plans in 43 seconds (Heron needs 86 seconds).", "Heron", 86),
        ("Lark has an FID of 18.6, close to 18.2 of the dense model.", "dense model", 18.2),
        (
            "Lark takes 5 hours rather than 9 hours with rejection sampling.",
            "rejection sampling",
            9,
        ),
        ("Lark delivers 812 tokens/s, 5.1x what Heron reaches.", "Heron", None),
        ("At the accuracy of Heron, Lark needs 3x fewer steps.", "Heron", None),
        (
            "Against Heron with chunked prefill, Lark cuts latency by 9%.",
            "Heron with chunked prefill",
            None,
        ),
        ("The memory of Lark is 35% smaller than under Heron.", "Heron", None),
        ("Power falls by 19% compared to running at the default clocks.", "default clocks", None),
        ("Lark takes 3% of the total training time.", "total training time", None),
        ("Memory reads account for 30% of the total run time.", "total run time", None),
    ],
)
def test_who_it_is_and_what_they_reach(sentence: str, rival: str, value: float | None) -> None:
    claim = claims(sentence)[-1]
    assert claim.baselines == (rival,)
    assert claim.baseline_value == value


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 2.7 points better than RNNs and CNNs on 4 tasks.", [("RNNs", "CNNs")]),
        ("Lark is 3x faster than SVMs and forests on 4 tasks.", [("SVMs", "forests")]),
        ("The cache accounts for 55% of latency and 44% of the total", [("latency",), ("total",)]),
        ("The throughput is 5.1x what Heron and Teal reached.", [("Heron", "Teal")]),
        ("Lark has a latency of 9 ms (Heron adds 2 ms).", [(), ()]),
    ],
)
def test_a_list_of_others(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


def test_a_number_word_is_no_rival() -> None:
    (claim,) = claims("Training takes one day on 4 L40S GPUs instead of seven.")
    assert claim.baselines == ()


def test_the_error_against_a_reference_is_held_against_the_rival() -> None:
    (claim,) = claims("The error with respect to a float64 run is 2x lower than that of Heron.")
    assert claim.baselines == ("Heron",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark is 4x smaller at the cost of 0.21 dB in PSNR.", ("points", "psnr", "decrease")),
        ("The gains in PSNR amount to 0.41 dB.", ("points", "psnr", "increase")),
        (
            "Lark saves 29% of the energy on average and 43% at most.",
            ("percent_change", "energy", "decrease"),
        ),
        ("Lark gains 1.2 dB in PSNR.", ("points", "psnr", "increase")),
        ("Lark gains 3.5 points less on songs.", ("points", "score", "decrease")),
        ("71% of the drafted tokens are accepted.", ("absolute", "acceptance", None)),
        ("On average 5.6 tokens are accepted per step.", ("absolute", "acceptance", None)),
        ("Lark allows a batch size of 24 per GPU.", ("absolute", "batch_size", None)),
        ("Lark finishes 36% sooner than Heron.", ("percent_change", "time", "decrease")),
        ("Battery life improves by 1.4x.", ("factor", "other", "increase")),
        (
            "Lark serves it with 1.6x more iterations per dollar.",
            ("factor", "cost_efficiency", "increase"),
        ),
        ("Lark shrinks the model by 4x.", ("factor", "model_size", "decrease")),
    ],
)
def test_what_is_told_of_a_value(sentence: str, told: tuple[str, str, str | None]) -> None:
    claim = claims(sentence)[-1]
    assert (claim.kind, claim.metric, claim.direction) == told
