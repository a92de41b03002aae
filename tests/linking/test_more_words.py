"""Words that add nothing to a claim take nothing from it: openings, asides, afterthoughts."""

from __future__ import annotations

import pytest
from lark import claims

SENTENCES = (
    "Lark reduces latency by 45% and memory by 30% over Heron",
    "Lark achieves a 2.3x speedup over Heron on NestQA",
    "Lark is 2.3x faster than Heron and 1.8x faster than Wren",
    "Lark achieves 91.2% accuracy on NestQA, outperforming Heron by 3.1 points",
    "Lark uses 45% fewer parameters than Heron while improving accuracy by 3.1 points",
    "Lark improves throughput from 12 to 45 tokens/s",
    "Lark retains 98% of the accuracy of Heron with 45% less memory",
    "Lark cuts energy by 45% and area by 30% compared to Heron and Wren, respectively",
    "Lark reaches 420 tokens/s on an A100, 2.3x higher than Heron",
)
OPENINGS = (
    "In practice, {}.",
    "Extensive experiments on three data sets demonstrate that {}.",
    "For the first time, {}.",
    "Despite its simplicity, {}.",
    "Thanks to its design, {}.",
    "Without any retraining, {}.",
    "To the best of our knowledge, {}.",
    "By pruning the cache, {}.",
    "Surprisingly, even without tuning, {}.",
)
AFTERTHOUGHTS = (
    "{}, without retraining.",
    "{}, which is crucial for deployment.",
    "{} without sacrificing quality.",
    "{}, demonstrating its effectiveness.",
    "{}, and generalizes well to unseen tasks.",
    "{}, while remaining simple to implement.",
    "{}, paving the way for real-time use.",
    "{}, all without changing the model.",
)
SPELLINGS = (
    ("Lark ", "Lark, our framework, "),
    ("Lark ", "Lark consistently "),
    ("Lark ", "The proposed Lark "),
    ("Lark ", "Lark [12] "),
    ("Heron", "Heron [12]"),
    ("Heron", "Heron (Jay et al., 2024)"),
    ("Heron", "the recent Heron"),
    ("Heron", "the state-of-the-art Heron"),
    ("45%", "$45\\%$"),
    ("45%", "45 percent"),
    ("2.3x", "$2.3\\times$"),
    ("2.3x", "\\textbf{2.3x}"),
    ("2.3x", "2.3 times"),
    ("NestQA", "the NestQA benchmark"),
)


def read(sentence: str) -> list[tuple[object, ...]]:
    """What is told of method, metric, rivals and device, claim by claim."""
    return [
        (c.kind, c.metric, c.method, c.baselines, [h.name for h in c.hardware])
        for c in claims(sentence)
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_more_words_change_nothing(sentence: str) -> None:
    plain = read(f"{sentence}.")
    told = [frame.format(sentence) for frame in (*OPENINGS, *AFTERTHOUGHTS)]
    told += [f"{sentence.replace(a, b, 1)}." for a, b in SPELLINGS if a in sentence]
    assert plain
    assert [longer for longer in told if read(longer) != plain] == []
