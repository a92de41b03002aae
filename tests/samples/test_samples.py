from __future__ import annotations

import json
from dataclasses import replace

import pytest

from extractor import samples
from extractor.api import iter_claims
from extractor.claim import DIRECTIONS, KINDS, QUALIFIERS, Claim, Reading
from extractor.rules import load_rules
from extractor.sources import pick, read_papers
from extractor.sources.source import Source


def test_both_formats_hold_the_same_papers():
    reading = Reading()
    page = list(read_papers(samples.page(), reading=reading))
    rows = list(read_papers(samples.jsonl(), reading=reading))
    assert reading.problems == []
    assert len(page) >= 20
    assert [replace(p, sources=()) for p in page] == [replace(p, sources=()) for p in rows]
    assert pick(Source.from_path(samples.page())).name == "page"


def test_together_they_are_one_corpus():
    both = list(read_papers([samples.page(), samples.jsonl()]))
    assert len(both) == len(list(read_papers(samples.page())))
    assert {paper.sources for paper in both} == {("daily_papers.txt", "papers.jsonl")}


def test_the_page_shows_what_pages_can_hold():
    papers = list(read_papers(samples.page()))
    assert any(" " not in paper.title for paper in papers)
    assert any(paper.organisation for paper in papers)
    assert any(paper.upvotes and paper.upvotes > 1000 for paper in papers)
    assert any(paper.date is None for paper in papers)
    assert {paper.date.year for paper in papers if paper.date} == {2023, 2024, 2025}


def test_rows_are_canonical_json():
    for line in samples.jsonl().read_text(encoding="utf-8").splitlines():
        assert json.dumps(json.loads(line), ensure_ascii=False) == line


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return list(iter_claims(samples.page()))


def test_every_kind_of_claim_is_in_it(claims: list[Claim]):
    families = {metric.family for metric in load_rules().metrics.values()} - {"other"}
    metrics = load_rules().metrics
    assert {claim.kind for claim in claims} == set(KINDS)
    assert {metrics[claim.metric].family for claim in claims} >= families
    assert {claim.direction for claim in claims} == {*DIRECTIONS, None}
    assert {name for claim in claims for name in claim.qualifiers} == set(QUALIFIERS)
    assert any(claim.low < claim.high for claim in claims)
    assert any(claim.baseline_value is not None for claim in claims)
    assert any(device.count == 8 for claim in claims for device in claim.hardware)


def test_two_papers_contradict_each_other_and_three_methods_chain(claims: list[Claim]):
    ratios: dict[tuple[str | None, str], dict[str, float]] = {}
    for claim in claims:
        eight = [(device.name, device.count) for device in claim.hardware] == [("A100", 8)]
        if claim.metric == "throughput" and claim.kind == "factor" and eight:
            for baseline in claim.baselines:
                ratios.setdefault((claim.method, baseline), {})[claim.paper_id] = claim.low
    assert sorted(ratios["Mossgate", "vLLM"].values()) == [1.4, 2.3]
    assert set(ratios["Tarnwick", "Mossgate"].values()) == {1.5, 1.6}
    assert set(ratios["Tarnwick", "vLLM"].values()) == {2.2, 3.4}


def test_numbers_that_claim_nothing_are_in_it_too(claims: list[Claim]):
    silent = {paper.id for paper in read_papers(samples.page())} - {c.paper_id for c in claims}
    assert len(silent) == 1
