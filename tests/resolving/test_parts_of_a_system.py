"""Papers list the parts of a system, and tell of each what it does."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "Lark: Fast Decoding") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, f"We propose Lark. {text}"))


@pytest.mark.parametrize(
    ("item", "part"),
    [
        ("a tiled cache, cutting memory by 40%", "tiled cache"),
        ("a greedy planner that cuts memory by 2x", "greedy planner"),
        ("streamed loading (SL), reaching 1,800 tokens/s", "SL"),
        ("a fused kernel for attention to reduce latency by 12%", "fused kernel"),
    ],
)
def test_an_item_of_a_numbered_list_has_its_own_value(item: str, part: str) -> None:
    for text in (
        f"Lark rests on (1) {item}; and (2) a tuner.",
        f"Lark has (i) a tuner, (ii) {item}.",
    ):
        assert [c.method for c in claims(text)] == [part]


@pytest.mark.parametrize(
    "text",
    [
        "Lark (1) cuts memory by 40%, and (2) runs on phones.",
        "Experiments show (i) lower memory, saving up to 40%, and (ii) robust plans.",
        "Lark has (1) a tuner and (2) a planner; it cuts memory by 40%.",
    ],
)
def test_what_no_item_does_is_of_the_whole(text: str) -> None:
    assert [c.method for c in claims(text)] == ["Lark"]


def test_a_device_is_of_the_item_that_names_it() -> None:
    text = (
        "Lark has (1) a cache, decoding 2x faster on two A100 GPUs; (2) a tuner, saving 40% memory."
    )
    assert [[h.name for h in c.hardware] for c in claims(text)] == [["A100"], []]
    text = "On an A100, Lark has (1) a cache, cutting time by 2x; (2) a tuner, saving 40% memory."
    assert [[h.name for h in c.hardware] for c in claims(text)] == [["A100"], ["A100"]]


def test_an_item_that_introduces_a_part_tells_of_the_part() -> None:
    text = (
        "Lark (1) joins caches; (2) introduces a Lazy Profiling Engine that ranks plans, reducing "
        "50x offline search overhead; and (3) ships a controller."
    )
    (claim,) = claims(text)
    assert (claim.method, claim.metric, claim.direction) == (
        "Lazy Profiling Engine",
        "time",
        "decrease",
    )


def test_an_item_of_a_numbered_list_tells_its_own_part() -> None:
    found = claims(
        "We explore two strategies: (1) test-time scaling selects the best answer, improving "
        "accuracy by 2.9%, and (2) mixture training teaches models to refuse, boosting recall by "
        "27.9%."
    )
    assert [c.method for c in found] == ["test-time scaling", "mixture training"]


def test_a_numbered_list_may_be_of_our_own() -> None:
    found = claims("Lark (1) reduces latency by 45% and (2) improves accuracy by 3 points.")
    assert [c.method for c in found] == ["Lark", "Lark"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Additionally, lazy load balancing yields a speedup of 1.3x.", "lazy load balancing"),
        ("INT8 quantization cuts memory by 45%.", "INT8 quantization"),
        ("Experiments show that token merging yields a speedup of 1.3x.", "token merging"),
    ],
)
def test_a_technique_with_a_result_of_its_own(text: str, part: str) -> None:
    assert [c.method for c in claims(text)] == [part]


@pytest.mark.parametrize(
    "text",
    [
        "This lazy batching yields a speedup of 1.3x.",
        "Lazy hashing on AlphaNet completes in under 2 minutes.",
        "Training improves accuracy by 3 points.",
    ],
)
def test_what_lark_does_is_larks(text: str) -> None:
    assert [c.method for c in claims(text)] == ["Lark"]
