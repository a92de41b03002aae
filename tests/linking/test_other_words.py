"""A claim is the same whichever of several words of one meaning tells it."""

from __future__ import annotations

import pytest
from lark import claims

TELLINGS = {
    "achieves": "attains obtains yields delivers realizes realises reaches secures exhibits shows",
    "achieved": "attained obtained yielded delivered realized realised reached secured exhibited",
    "reduces": "cuts lowers decreases shrinks lessens diminishes trims slashes curtails minimises",
    "outperforms": "surpasses exceeds beats outstrips bests outdoes outclasses outshines eclipses",
    "while": "whilst",
    "faster": "quicker speedier",
    "compared to": "compared with,relative to,versus,against,in comparison with,as compared to",
}
SENTENCES = {
    "achieves": (
        "Lark achieves a 2.3x speedup over Heron on NestQA.",
        "Lark achieves 91.2% accuracy on NestQA.",
        "Lark achieves 45% lower latency than Heron while it achieves 3 points higher accuracy.",
    ),
    "achieved": (
        "Lark achieved a 2.3x speedup over Heron on NestQA.",
        "Lark achieved 91.2% accuracy on NestQA.",
        "A recall of 91.2% was achieved by Lark.",
    ),
    "reduces": (
        "Lark reduces latency by 45% and memory by 30% over Heron.",
        "Lark reduces the latency of search from 45 ms to 12 ms.",
    ),
    "outperforms": (
        "Lark outperforms Heron by 3.1 points in accuracy.",
        "Lark outperforms Heron and Wren by 31% and 45%, respectively.",
    ),
    "while": (
        "Lark reduces latency by 45% while improving accuracy by 3.1 points.",
        "Lark takes 12 ms, while Heron takes 45 ms.",
    ),
    "faster": (
        "Lark is 2.3x faster than Heron.",
        "Lark is 45% faster than Heron on one A100.",
    ),
    "compared to": (
        "Lark reduces latency by 45% compared to Heron.",
        "Lark improves accuracy by 3.1 points and speed by 2.3x compared to Heron and Wren.",
    ),
}


def read(sentence: str) -> list[tuple[object, ...]]:
    """All that is told of each claim."""
    return [
        (c.low, c.high, c.kind, c.metric, c.direction, c.method, c.baselines, c.hardware, c.setting)
        for c in claims(sentence)
    ]


@pytest.mark.parametrize("word", TELLINGS)
def test_the_words_of_one_meaning(word: str) -> None:
    others = TELLINGS[word].split("," if "," in TELLINGS[word] else None)
    for sentence in SENTENCES[word]:
        plain = read(sentence)
        assert plain, sentence
        for other in others:
            told = sentence.replace(word, other)
            assert read(told) == plain, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is 2.3x faster than Heron and Wren.",
        "Lark reduces latency by 45% and memory by 30%.",
        "Lark reaches 91.2% and 83.4% accuracy on NestQA and WingQA, respectively.",
    ],
)
def test_an_ampersand_is_an_and(sentence: str) -> None:
    assert read(sentence.replace(" and ", " & ")) == read(sentence) != []


@pytest.mark.parametrize("rival", ["HeronNet", "HRN", "Heron-7B", "heron.cpp", "Heron", "vHeron"])
@pytest.mark.parametrize("kind", ["", "the strong baseline ", "the previous system "])
def test_a_rival_by_a_name_of_any_shape(rival: str, kind: str) -> None:
    for sentence in (
        f"Lark is 2.3x faster than {kind}{rival}.",
        f"Compared to {kind}{rival}, Lark reduces latency by 45%.",
        f"Lark outperforms {kind}{rival} by 3.1 points.",
    ):
        assert [c.baselines for c in claims(sentence)] == [(rival,)]
