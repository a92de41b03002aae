"""In what a rival is beaten, wherever the sentence names it."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark outperforms Heron by 1.9x and Teal by 2.1x in throughput.", ["throughput"] * 2),
        ("Lark outperforms Heron in throughput by 1.9x, and Teal by 2.2x.", ["throughput"] * 2),
        ("In terms of throughput, Lark outperforms Heron by 1.9x.", ["throughput"]),
        ("Lark achieves the best throughput, surpassing Heron by 1.9x.", ["throughput"]),
        ("Lark improves throughput, outperforming Heron by 2.3x.", ["throughput"]),
        ("Lark beats Heron by 1.9x on end-to-end latency.", ["latency"]),
        ("Lark beats Heron by 2x on memory-bound tasks.", ["speed"]),
        ("Lark beats Heron by 2x on energy benchmarks.", ["speed"]),
        (
            "Lark reaches 3 billion keys/s for hot queries, beating Heron by 2x.",
            ["throughput", "speed"],
        ),
        ("Lark outperforms Heron by 4% and Teal by 5% in accuracy.", ["accuracy"] * 2),
    ],
)
def test_the_measure_may_stand_elsewhere(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics
