"""Extraction in this process: the order given, one extractor for one set of rules, a stream."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from extractor import Paper, load_rules, samples
from extractor.engines.local import extract_papers, extractor_for
from extractor.sources import read_papers

RULES = load_rules()
PAPERS = [
    Paper("b", "Lark: Fast Decoding", "Lark is 2.5x faster than Heron."),
    Paper("a", "On Birds", "Birds sing."),
    Paper("c", "Wren", "Wren cuts memory by 30% and energy by 2x."),
]


def test_papers_come_back_in_the_order_given_also_those_without_claims() -> None:
    pairs = list(extract_papers(PAPERS, RULES))
    assert [p.id for p, _ in pairs] == ["b", "a", "c"]
    assert [len(found) for _, found in pairs] == [1, 0, 2]
    assert [p for p, _ in pairs] == PAPERS


def test_the_order_of_papers_changes_no_claim() -> None:
    forward = {p.id: found for p, found in extract_papers(PAPERS, RULES)}
    backward = {p.id: found for p, found in extract_papers(PAPERS[::-1], RULES)}
    assert forward == backward


def test_papers_stream() -> None:
    taken: list[str] = []

    def endless() -> Iterator[Paper]:
        n = 0
        while True:
            taken.append(str(n))
            yield Paper(str(n), "Lark", "Lark is 2.5x faster than Heron.")
            n += 1

    pairs = extract_papers(endless(), RULES)
    assert [next(pairs)[0].id for _ in range(3)] == ["0", "1", "2"]
    assert taken == ["0", "1", "2"]


def test_one_extractor_is_made_for_one_set_of_rules() -> None:
    other = replace(RULES)
    assert extractor_for(RULES) is extractor_for(RULES)
    assert extractor_for(other) is not extractor_for(RULES)


def test_the_sample_corpus_gives_the_same_claims_every_time() -> None:
    papers = list(read_papers(samples.jsonl()))
    first = [c.to_dict() for _, found in extract_papers(papers, RULES) for c in found]
    second = [c.to_dict() for _, found in extract_papers(papers, replace(RULES)) for c in found]
    assert first == second
    assert len(first) > len(papers)


def test_another_run_of_the_interpreter_gives_the_same() -> None:
    """Sets are walked in another order in every process; no claim may depend on it."""
    script = (
        "from extractor import iter_claims, load_rules\n"
        "texts = [e['text'] for link in load_rules().links.values() for e in link.examples]\n"
        "texts.append('We show latency gains of up to 29% and FVD gains (+2.6%).')\n"
        "print([claim.to_dict() for text in texts for claim in iter_claims(text)])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(printed) == 1
    assert b"latency" in printed.pop()
