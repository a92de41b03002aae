"""What a user has (paths, texts, papers, frames) goes in; typed tables come out."""

import inspect
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from extractor.api import extract, iter_claims, papers
from extractor.claim import ExtractorError, Paper, Problem
from extractor.table.frame import papers_frame
from extractor.table.schema import CLAIM_COLUMNS, PAPER_COLUMNS, check_claims

TEXT = "We propose Wren. Wren is 3x faster than Finch on one A100."
PAPER = Paper("2602.00001", "Wren: Quick Attention", TEXT, url="https://example.org/wren")
OTHER = Paper("t2", "Heron: Lean Training", "Heron uses 40% less memory than Finch.")
BASE = [c.name for c in CLAIM_COLUMNS if not c.added]


def jsonl(path: Path, *listed: Paper, more: str = "") -> Path:
    lines = "".join(json.dumps({**p.to_dict()}) + "\n" for p in listed)
    path.write_text(lines + more, encoding="utf-8")
    return path


def found(frame: pd.DataFrame) -> list[tuple]:
    return frame[["method", "text"]].to_records(index=False).tolist()


def test_a_text_gives_a_typed_table() -> None:
    frame = extract(TEXT)
    assert found(frame) == [("Wren", "3x")]
    assert set(BASE) <= set(frame.columns)
    row = frame.iloc[0]
    assert TEXT[row["start"] : row["end"]] == row["text"]
    assert row["evidence"] in TEXT
    assert row["baselines"] == ["Finch"]
    assert row["hardware"] == [{"name": "A100", "count": 1}]
    check_claims(frame)


def test_every_kind_of_source_gives_the_same_claims(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "papers.jsonl", PAPER, OTHER)
    expected = extract(path)
    assert found(expected) == [("Wren", "3x"), ("Heron", "40%")]
    sources = {
        "str": str(path),
        "paths": [path],
        "papers": [PAPER, OTHER],
        "iterator": iter([PAPER, OTHER]),
        "frame": papers_frame([PAPER, OTHER]),
        "mixed": [path, PAPER],
    }
    for name, source in sources.items():
        pd.testing.assert_frame_equal(extract(source), expected, obj=name)


def test_one_paper_alone_is_a_source() -> None:
    assert extract(PAPER)["paper_id"].tolist() == ["2602.00001"]


def test_a_frame_needs_only_abstracts() -> None:
    frame = extract(pd.DataFrame({"abstract": [TEXT, OTHER.abstract]}))
    assert frame["text"].tolist() == ["3x", "40%"]
    assert frame["paper_id"].nunique() == 2


def test_a_paper_given_twice_counts_once() -> None:
    for source in ([PAPER, PAPER], iter([PAPER, PAPER]), papers_frame([PAPER, PAPER])):
        assert len(extract(source)) == 1


def test_nothing_to_claim_is_an_empty_typed_table() -> None:
    frame = extract("There is no number here, only birds.")
    assert frame.empty
    check_claims(frame)


def test_claims_stream() -> None:
    taken = 0

    def endless() -> Iterator[Paper]:
        nonlocal taken
        while True:
            taken += 1
            yield Paper(f"p{taken}", f"Wren {taken}", TEXT)

    stream = iter_claims(endless())
    assert [next(stream).paper_id for _ in range(3)] == ["p1", "p2", "p3"]
    assert taken < 100


def test_streamed_claims_are_those_of_the_table() -> None:
    claims = list(iter_claims([PAPER, OTHER]))
    frame = extract([PAPER, OTHER])
    assert [c.claim_id for c in claims] == frame["claim_id"].tolist()
    assert [c.text for c in claims] == frame["text"].tolist()


def test_papers_gives_what_was_read(tmp_path: Path) -> None:
    frame = papers(jsonl(tmp_path / "papers.jsonl", PAPER))
    assert frame.columns.tolist() == [c.name for c in PAPER_COLUMNS]
    assert frame["title"].tolist() == ["Wren: Quick Attention"]
    assert frame["sources"].tolist() == [["papers.jsonl"]]


def test_problems_are_collected_and_the_rest_is_done(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "papers.jsonl", PAPER, more="{oops\n")
    problems: list[Problem] = []
    frame = extract([tmp_path / "none.jsonl", path], problems=problems)
    assert found(frame) == [("Wren", "3x")]
    assert [(Path(p.source).name, p.line) for p in problems] == [
        ("none.jsonl", None), ("papers.jsonl", 2),
    ]  # fmt: skip


def test_without_a_list_a_bad_line_warns(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "papers.jsonl", PAPER, more="{oops\n")
    with pytest.warns(UserWarning, match=r"papers.jsonl:2"):
        assert len(extract(path)) == 1


def test_without_a_list_a_missing_file_raises(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match=r"none\.jsonl"):
        extract(tmp_path / "none.jsonl")


def test_a_frame_without_abstracts_is_refused() -> None:
    with pytest.raises(ExtractorError, match="no column 'abstract'"):
        extract(pd.DataFrame({"text": [TEXT]}))


def test_a_folder_of_rules_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match="none"):
        extract(TEXT, rules=tmp_path / "none")


def test_the_year_reaches_the_reader(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Daily Papers\n\nWren: Quick Attention\n\n" + TEXT + "\n\n• 3 authors\n\n·\n\nApr 7\n",
        encoding="utf-8",
    )
    assert papers(page, year=2031)["date"].dt.year.tolist() == [2031]


def test_the_functions_share_their_parameters() -> None:
    shared = inspect.signature(extract).parameters
    for function in (iter_claims, papers):
        for name, parameter in inspect.signature(function).parameters.items():
            assert shared[name].kind == parameter.kind
            assert shared[name].default == parameter.default
