"""Rivals that stand in less usual frames: "as" for "than", what is used instead, what is kept."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 2.3x faster as Heron.", ["Heron"]),
        ("Lark is 3 times smaller as the baseline and 2x faster.", ["baseline"]),
        ("Lark is 3 times faster as Heron and Teal on an A100.", ["Heron", "Teal"]),
        ("Lark is 3x faster as GPUs get larger.", []),
        ("Lark is 3x faster as shown in simulation.", []),
        ("Lark is 3x faster as a drop-in replacement.", []),
        ("Lark gets 3x faster as Heron grows.", []),
        ("Training is 2x faster than if Heron were used.", ["Heron"]),
        ("Training is 2x faster than if we use Heron.", ["Heron"]),
        ("Training is 2x faster than if the cache is off.", []),
        ("Training is 2x faster than is possible with Heron.", ["Heron"]),
        ("Training is 2x faster than previously possible with Heron.", ["Heron"]),
    ],
)
def test_a_rival_behind_as_or_than(sentence: str, rivals: list[str]) -> None:
    assert {tuple(c.baselines) for c in claims(sentence)} == {tuple(rivals)}


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark works at the accuracy of Heron with 3x fewer steps.", ["Heron"]),
        ("Lark runs at the speed of light with 3x fewer steps.", []),
        ("Lark retains the accuracy of Heron at 40% of its cost.", ["Heron"]),
        ("Lark maintains the accuracy of Heron while using 3x less memory.", ["Heron"]),
        ("Lark maintains an accuracy of 97% while using 3x less memory.", []),
        ("Lark performs similarly to Heron but is 3x faster.", ["Heron"]),
        ("Lark performs similarly to humans and reaches 92% accuracy.", []),
    ],
)
def test_what_is_kept_of_a_rival(sentence: str, rivals: list[str]) -> None:
    assert {tuple(c.baselines) for c in claims(sentence)} == {tuple(rivals)}


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark enables Heron to be trained 2x faster.", ["Heron"]),
        ("Lark compresses Heron by 4x.", []),
        ("Lark compresses ImageNet by 4x.", []),
        ("Lark compresses the KV cache by 4x.", []),
        ("Lark works with Heron and Teal and improves their throughput by 2x.", ["Heron", "Teal"]),
        ("Lark schedules prefill and decoding and improves their throughput by 2x.", []),
        ("Lark works with GPUs and CPUs and improves their utilization by 30%.", []),
    ],
)
def test_what_is_made_better(sentence: str, rivals: list[str]) -> None:
    assert {tuple(c.baselines) for c in claims(sentence)} == {tuple(rivals)}


@pytest.mark.parametrize(
    "sentence",
    [
        "While Heron reaches 70% accuracy in 3 hours, Lark needs 20 minutes.",
        "While Heron needs 3 hours to reach 70% accuracy, Lark needs 20 minutes.",
        "Heron takes 3 hours to reach 70% accuracy, whereas Lark needs 20 minutes.",
        "Heron reaches 70% accuracy in 3 hours, while Lark needs only 20 minutes.",
    ],
)
def test_a_rival_with_more_levels_than_ours(sentence: str) -> None:
    (time,) = (c for c in claims(sentence) if c.metric == "time")
    assert (time.text, time.baselines, time.baseline_value) == ("20 minutes", ("Heron",), 180)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark replaces Heron and is 3x faster.", ["Heron"]),
        ("Lark is a drop-in replacement for Heron that is 3x faster.", ["Heron"]),
        ("Lark is a replacement for humans that is 3x faster.", []),
        ("While HeronNet is accurate, Lark is 2x faster.", ["HeronNet"]),
        ("Although HeronNet is popular, Lark achieves 2x higher throughput.", ["HeronNet"]),
        ("Although training is slow, Lark is 2x faster.", []),
        ("While Lark is accurate, it is 2x faster.", []),
        ("Distilled from Teal-L, Lark is 5x smaller and 3x faster.", ["Teal-L"]),
        ("Distilled from a large teacher, Lark is 5x smaller.", ["large teacher"]),
        ("Distilled from 3 million samples, Lark is 5x smaller.", []),
        ("Distilled from ImageNet, Lark is 5x smaller.", []),
        ("Lark is 2x faster than HERON, TEAL, WREN on Wug.", ["HERON", "TEAL", "WREN"]),
        ("On Wug, Zog, Bim, Lark is 2x faster than Heron.", ["Heron"]),
    ],
)
def test_a_rival_told_by_the_way(sentence: str, rivals: list[str]) -> None:
    assert {tuple(c.baselines) for c in claims(sentence)} == {tuple(rivals)}


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("Heron is our baseline. Lark is 2x faster.", ["Heron"]),
        ("We use Heron as the baseline. Lark is 2x faster.", ["Heron"]),
        ("As a baseline, we use Heron. Lark is 2x faster.", ["Heron"]),
        ("The backbone is the baseline. Lark is 2x faster.", []),
        ("Our baseline is simple. Lark is 2x faster.", []),
        ("We use Heron as the backbone. Lark is 2x faster.", []),
        ("Lark is faster than Heron. The speedup is 2x on GPUs.", ["Heron"]),
        ("Lark is 2x faster than Heron. For long inputs, the improvement is 3x.", ["Heron"]),
        (
            "Compared with Teal, Lark wins. First, it is 2x faster. Second, it is 3x smaller.",
            ["Teal"],
        ),
    ],
)
def test_a_rival_of_the_sentence_before(text: str, rivals: list[str]) -> None:
    assert claims(text)[-1].baselines == tuple(rivals)


def test_a_rival_that_holds_for_what_is_second() -> None:
    text = "First, Lark is 2x faster than Teal. Second, it uses 30% less memory."
    assert [c.baselines for c in claims(text)] == [("Teal",), ("Teal",)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Heron equipped with Lark is 30% faster.", ["Heron"]),
        ("Robots equipped with Lark are 30% faster.", []),
        ("Heron equipped with GPUs is 30% faster.", []),
        ("Latency decreases by 30% when LRU is replaced by Lark.", ["LRU"]),
        ("Latency decreases by 30% after switching from LRU to Lark.", ["LRU"]),
        ("Latency decreases by 30% when the cache is full.", []),
        ("Lark loses 3 points when the encoder is replaced by a CNN.", []),
        ("Lark reaches Heron's accuracy with 40% less memory.", ["Heron"]),
        ("Lark achieves Heron's accuracy 3x faster.", ["Heron"]),
        ("Lark improves Heron and Teal by 3.1 points.", ["Heron", "Teal"]),
        ("On Heron, Lark improves accuracy by 3 points.", []),
    ],
)
def test_what_was_there_before(sentence: str, rivals: list[str]) -> None:
    assert {tuple(c.baselines) for c in claims(sentence)} == {tuple(rivals)}


@pytest.mark.parametrize(
    "rest", ["improves {} by 3.1, 4.2 and 5.3 points", "speeds up {} by 3x, 4x and 5x"]
)
def test_a_list_of_what_is_made_better(rest: str) -> None:
    found = claims(f"Lark {rest.format('Heron, Teal and Wren')}.")
    assert [c.baselines for c in found] == [("Heron",), ("Teal",), ("Wren",)]


@pytest.mark.parametrize("parted", [": ", ", "])
def test_how_large_a_margin_is(parted: str) -> None:
    found = claims(f"Lark beats Heron by a large margin{parted}3.1 points on Wug and 4.2 on Zog.")
    assert [(c.text.split()[0], c.baselines) for c in found] == [
        ("3.1", ("Heron",)),
        ("4.2", ("Heron",)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "While Python is popular, Lark is 2x faster.",
        "Though Kubernetes offers autoscaling, Lark is 3x faster.",
    ],
)
def test_any_word_with_a_capital_is_no_rival(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == ()
