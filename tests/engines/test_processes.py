"""Extraction in several processes: the claims of one process, in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from click.testing import CliRunner

from extractor import ExtractorError, Paper, extract, iter_claims, load_rules, samples
from extractor.claim import Problem
from extractor.cli import main
from extractor.engines import local, processes
from extractor.sources import read_papers

RULES = load_rules()
UNREADABLE: Any = None
LARK = Paper("a", "Lark: Fast Decoding", "Lark is 2.5x faster than Heron.")
BROKEN = Paper("b", "Broken", UNREADABLE)


def test_the_sample_corpus_gives_the_pairs_of_one_process() -> None:
    papers = list(read_papers(samples.jsonl())) * 5
    assert len(papers) > 100  # several batches
    expected = list(local.extract_papers(papers, RULES))
    assert list(processes.extract_papers(papers, RULES, jobs=2)) == expected


def test_what_fails_is_reported_as_in_one_process() -> None:
    papers = [LARK, BROKEN, LARK]
    here: list[Problem] = []
    there: list[Problem] = []
    expected = list(local.extract_papers(papers, RULES, here))
    assert list(processes.extract_papers(papers, RULES, there, jobs=2)) == expected
    assert here == there
    assert len(there) == 1


def test_without_a_list_of_problems_the_error_rises() -> None:
    with pytest.raises((AttributeError, TypeError)):
        list(processes.extract_papers([LARK, BROKEN], RULES, jobs=2))


def test_an_endless_stream_is_read_a_few_batches_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Paper]:
        nonlocal taken
        while True:
            taken += 1
            yield LARK

    pairs = processes.extract_papers(endless(), RULES, jobs=1)
    assert [len(found) for _, found in islice(pairs, 3)] == [1, 1, 1]
    assert taken < 500
    pairs.close()  # type: ignore[attr-defined]


class _Deadly:
    """Kills the process that it arrives in."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_a_process_that_is_killed_is_told_of_with_the_way_out() -> None:
    deadly: Any = _Deadly()
    with pytest.raises(ExtractorError, match="give fewer jobs"):
        list(processes.extract_papers([LARK, deadly], RULES, jobs=2))


def test_a_negative_number_of_jobs_is_refused() -> None:
    with pytest.raises(ExtractorError, match="0 for one a core"):
        extract("Lark is 2x faster than Heron.", jobs=-1)


@pytest.mark.parametrize("jobs", [0, 2])
def test_the_functions_give_the_same_for_any_number(jobs: int) -> None:
    text = "Lark is 2.5x faster than Heron and uses 40% less memory."
    assert extract(text, jobs=jobs).equals(extract(text))
    assert list(iter_claims(text, jobs=jobs)) == list(iter_claims(text))


def test_the_command_gives_the_same_for_any_number() -> None:
    arguments = ["extract", str(samples.jsonl())]
    one = CliRunner().invoke(main, arguments)
    two = CliRunner().invoke(main, [*arguments, "--jobs", "2"])
    assert (one.exit_code, one.output) == (two.exit_code, two.output)
    refused = CliRunner().invoke(main, [*arguments, "--jobs", "-1"])
    assert refused.exit_code == 2
