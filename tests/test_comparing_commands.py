"""The commands that compare, rank, chain and contradict: what they print, write and answer."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor import extract, read_claims
from extractor.claims_input import claims_from, holds_claims
from extractor.cli import main
from extractor.exports import write

PAPERS = [
    {
        "id": "2601.00001",
        "title": "Lark: Quick Decoding",
        "abstract": "We present Lark. Lark is 2x faster than Wren on one A100.",
        "date": "2026-01-02",
    },
    {
        "id": "2602.00002",
        "title": "Wren: Decoding on Phones",
        "abstract": "We present Wren. Wren is 1.5x faster than Finch on one A100.",
        "date": "2026-02-03",
    },
    {
        "id": "2603.00003",
        "title": "A Second Look at Decoding",
        "abstract": "Lark is 3x faster than Wren on one A100, we find.",
        "date": "2026-03-04",
    },
]
COMMANDS = ["compare", "leaderboard", "timeline", "chains", "contradictions"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in PAPERS), encoding="utf-8")
    return path


@pytest.fixture
def claims(papers: Path, tmp_path: Path) -> Path:
    return write(extract(papers), tmp_path / "claims.csv")


def rows(result: Result) -> list[list[str]]:
    """The printed table, cell by cell, without its headings."""
    assert result.exit_code == 0, result.output
    return [line.split() for line in result.stdout.splitlines()[1:]]


@pytest.mark.parametrize("command", COMMANDS)
def test_papers_and_their_claims_give_the_same(command: str, papers: Path, claims: Path) -> None:
    from_papers, from_claims = run(command, papers), run(command, claims)
    assert rows(from_papers) == rows(from_claims) != []


def test_compare_says_what_its_cells_share_and_prints_one_row_a_method(claims: Path) -> None:
    result = run("compare", claims, "--baseline", "wren")
    assert "metric" in result.stderr
    assert "baseline: Wren" in result.stderr
    assert rows(result) == [["Lark", "3"]]


def test_compare_cells_lead_to_claims(claims: Path, tmp_path: Path) -> None:
    assert rows(run("compare", claims, "--cells", "--baseline", "Finch"))[0][-2:] == [
        "2602.00002#1",
        "2602.00002",
    ]
    wide = tmp_path / "wide.jsonl"
    assert run("compare", claims, "-o", wide).exit_code == 0
    listed = [json.loads(line)["claim_ids"] for line in wide.read_text().splitlines()]
    assert sorted(c for ids in listed for c in ids) == sorted(read_claims(claims)["claim_id"])


def test_the_leaderboard_ranks_by_what_is_claimed(claims: Path) -> None:
    result = run("leaderboard", claims, "--metric", "speed", "--baseline", "Wren")
    assert "baseline: Wren" in result.stderr
    assert rows(result)[0][:3] == ["1", "Lark", "3"]
    assert len(rows(run("leaderboard", claims, "--by", "hardware"))) == 2


def test_the_card_of_a_method(claims: Path) -> None:
    assert len(rows(run("card", "wren", claims))) == 3
    missing = run("card", "Magpie", claims)
    assert missing.exit_code == 1
    assert "no claim names 'Magpie'" in missing.stderr


def test_chains_and_contradictions_are_found(claims: Path) -> None:
    chain = run("chains", claims)
    assert "Wren over Finch" in chain.stdout
    assert "1 chain" in chain.stderr
    assert "1 pair" in run("contradictions", claims).stderr
    assert "0 pairs" in run("contradictions", claims, "--since", "2026-02").stderr


def test_filters_narrow_down(claims: Path) -> None:
    for options in (["--since", "2027"], ["--others"], ["--hardware", "phone"]):
        result = run("timeline", claims, *options)
        assert result.exit_code == 0
        assert rows(result) == []


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["compare", "--metric", "charm"], "no metric is called 'charm'"),
        (["compare", "--rows", "metric"], "both 'metric'"),
        (["timeline", "--since", "soon"], "such as 2024-05"),
        (["chains", "--hops", "9"], "--hops"),
        (["leaderboard", "--min-confidence", "7"], "--min-confidence"),
        (["compare", "-o", "claims.doc"], "claims.doc"),
    ],
)
def test_wrong_usage_is_answered_with_2(arguments: list[str], word: str, claims: Path) -> None:
    command, *options = arguments
    result = run(command, claims, *options)
    assert result.exit_code == 2
    assert word in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(
    claims: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"no table")
    result = run("leaderboard", broken, claims)
    assert result.exit_code == 1
    assert "Lark" in result.stdout
    assert "broken.parquet" in result.stderr
    assert "1 problem" in result.stderr


def test_several_inputs_are_one_table_and_a_claim_counts_once(
    papers: Path, claims: Path, tmp_path: Path
) -> None:
    more = write(
        extract("We present Robin. Robin is 4x faster than lark on one A100."),
        tmp_path / "more.parquet",
    )
    frame = claims_from([papers, claims, more])
    assert len(frame) == len(read_claims(claims)) + 1
    assert frame["baseline_names"].tolist()[-1] == ["Lark"]
    assert frame["baseline_paper_ids"].tolist()[-1] == ["2601.00001"]


def test_what_holds_claims_is_seen_in_the_file(papers: Path, claims: Path, tmp_path: Path) -> None:
    frame = read_claims(claims)
    for ending in ("tsv", "jsonl", "parquet", "db", "xlsx"):
        assert holds_claims(write(frame, tmp_path / f"claims.{ending}"))
    assert holds_claims(claims)
    assert not holds_claims(papers)
    assert not holds_claims("Lark is 2x faster than Wren.")


def test_no_claims_at_all(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text(json.dumps({"id": "x", "title": "On Birds", "abstract": "Birds sing."}))
    for command in COMMANDS:
        result = run(command, empty)
        assert result.exit_code == 0, result.output
