from __future__ import annotations

import json
from dataclasses import replace

from extractor import samples
from extractor.claim import Reading
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
