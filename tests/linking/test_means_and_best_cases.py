"""How far "on average" reaches, and the most of a gain that is told after its mean."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "averaged"),
    [
        ("Lark is 3x faster on average and 9x faster on long inputs.", [True, False]),
        ("Lark cuts latency by 30% on average and by 60% on Nest.", [True, False]),
        (
            "Lark reaches 80% accuracy on average (75% on Nest and 85% on Twig).",
            [True, False, False],
        ),
        ("Lark needs nearly twice as many steps on average (26.1 vs. 13.5).", [True, True]),
        ("Lark saves 3x over Heron on average and up to 9x over Wren in time.", [True, False]),
        ("Lark on average improves throughput by 40% and accuracy by 7%.", [True, True]),
        ("Lark on average cuts latency by 30%, reaching 50% on Nest.", [True, False]),
        ("Lark on average cuts latency by 30% and achieves 95% accuracy on Nest.", [True, False]),
        ("Lark is on average 2x faster than Heron with 3% accuracy loss.", [True, False]),
        ("Lark cuts latency by 16% to 99% (geometric mean of 66%).", [False, True]),
        ("Lark surpasses Heron by 4.1% Average Precision (AP) on Nest.", [False]),
        ("Lark yields an average precision of 55.1%.", [False]),
        ("Lark yields an average accuracy of 55.1% and 60% on Nest and Twig.", [True, True]),
    ],
)
def test_how_far_a_mean_reaches(sentence: str, averaged: list[bool]) -> None:
    """What is said behind a value is of that value, what is said before all is of all."""
    assert ["average" in c.qualifiers for c in claims(sentence)] == averaged


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lark improves recall by 3% on average, reaching up to 8% on Nest.", "percent_change"),
        ("Lark brings relative gains between 2-4% and reaching up to 9%.", "percent_change"),
        ("Lark reduces latency by 20%, reaching 50% on Nest.", "percent_change"),
        ("Lark improves accuracy by 3%, reaching 93% on Nest.", "absolute"),
        ("Lark improves accuracy by 3% on average, reaching up to 93% on Nest.", "absolute"),
        ("Lark improves the success rate by 20%, reaching up to 45% on Nest.", "absolute"),
        ("Lark increases utilization by 20%, reaching 45% on Nest.", "absolute"),
        ("Lark reduces the error by 20%, reaching 4% on Nest.", "absolute"),
    ],
)
def test_the_most_of_a_gain(sentence: str, kind: str) -> None:
    """What is reached is the most of a gain where its mean or its span is told before."""
    assert claims(sentence)[-1].kind == kind
