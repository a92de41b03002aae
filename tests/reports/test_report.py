"""Reports in every format: what they say, that they cite it, and that texts stay texts."""

from __future__ import annotations

import base64
import html
import json
import re
from hashlib import sha256
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from extractor.claim import ExtractorError, Paper
from extractor.cli import main
from extractor.exports import write
from extractor.reports import FORMATS, report
from extractor.reports.citations import bibliography, citation_keys, latex_text
from extractor.reports.content import content
from extractor.reports.inputs import claims_and_papers
from extractor.reports.markdown import escape
from extractor.reports.mentions import highlights
from extractor.reports.page import page_data
from extractor.reports.terminal import print_report
from extractor.table.frame import claims_frame
from tests.reports.invented import EVIL, FINCH, LARK, PAPERS, frames


@pytest.fixture(scope="module")
def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    return frames()


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_same_claims_give_the_same_bytes(
    ending: str, tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    claims, papers = tables
    one, two = tmp_path / f"one{ending}", tmp_path / "new folder" / f"two{ending}"
    text = report(claims, one, papers=papers)
    report(claims, two, papers=papers)
    assert one.read_bytes() == two.read_bytes() == text.encode()
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_report_of_nothing_is_still_a_report(ending: str, tmp_path: Path) -> None:
    report(claims_frame([]), tmp_path / f"none{ending}", title="Nothing")
    assert (tmp_path / f"none{ending}").exists()


def test_endings_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    for name, said in (("r.docx", r"no report ends in '\.docx'"), ("r", "no extension")):
        with pytest.raises(ExtractorError, match=said):
            report("no such file.jsonl", tmp_path / name)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ExtractorError, match="this is a folder"):
        report(claims_frame([]), tmp_path / "folder.md")


def test_content_counts_and_ranks(tables: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    found = content(*tables)
    assert (found.seen.counts.papers, found.seen.counts.papers_with_claims) == (4, 3)
    assert found.seen.counts.claims == 4
    wren = dict(found.boards)["Wren"]
    assert [(line["rank"], line["method"]) for line in wren[0].lines] == [(1, "Finch"), (2, "Lark")]
    assert [line["method"] for line in found.timelines[0].lines] == ["Lark", "Finch"]
    assert [line["record"] for line in found.timelines[0].lines] == [True, True]
    assert found.top[0][0] == "speed"
    assert found.top[0][1][0]["method"] == "Finch"


def test_what_is_worse_is_not_among_the_best() -> None:
    claims, papers = claims_and_papers([Paper("t", "Lark: Slow", "Lark is 2x slower than Wren.")])
    found = content(claims, papers)
    assert found.seen.counts.improvements == 1
    assert found.top == ()


def test_filters_choose_the_claims(tables: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    text = report(tables[0], hardware="RTX 4090")
    assert "Finch" in text
    assert "Lark" not in text


@pytest.mark.parametrize("ending", [".xlsx", ".db"])
def test_exports_with_papers_give_the_abstracts_back(
    ending: str, tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    claims, papers = tables
    path = write(claims, tmp_path / f"claims{ending}", papers=papers)
    again, listed = claims_and_papers(path)
    pd.testing.assert_frame_equal(listed, papers)
    pd.testing.assert_frame_equal(again, claims)


def test_exports_without_papers_and_papers_come_together(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    path = write(tables[0], tmp_path / "claims.jsonl")
    claims, papers = claims_and_papers([path, Paper("new", "Teal", "Teal is 2x faster than Wren.")])
    assert set(claims["paper_id"]) == {LARK.id, FINCH.id, EVIL.id, "new"}
    assert papers["id"].tolist() == ["new"]


def test_inputs_that_cannot_be_read_raise_or_are_listed(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match=r"nothing\.jsonl"):
        claims_and_papers(tmp_path / "nothing.jsonl")
    problems: list = []
    claims, _ = claims_and_papers(tmp_path / "nothing.jsonl", problems=problems)
    assert len(problems) == 1
    assert claims.empty


# ------------------------------------------------------------------ Markdown


def test_every_number_of_the_markdown_has_its_sentence(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    text = report(tables[0], tmp_path / "r.md", papers=tables[1])
    used, defined = (
        set(re.findall(r"\[\^\d+\](?!:)", text)),
        re.findall(r"^(\[\^\d+\]):", text, re.M),
    )
    assert used == set(defined)
    assert len(defined) == len(set(defined)) == 4
    assert "4×[^" in text
    assert "“Lark is 2.5x faster than Wren on 8 A100 GPUs.” [Lark: Fast Decoding](https://" in text


def test_markdown_tables_have_as_many_cells_as_headers(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    width = None
    for line in report(tables[0], tmp_path / "r.md", papers=tables[1]).splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else None
        assert width is None or cells is None or cells == width
        width = cells


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_escaped_text_is_one_line_without_markup(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>|\[\]*`$]", escaped)


def test_no_text_of_a_paper_becomes_markup(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    text = report(tables[0], tmp_path / "r.md", papers=tables[1])
    assert not re.search(r"(?<!\\)<", text)
    assert "javascript:" not in text


# ------------------------------------------------------------------ LaTeX


def test_latex_rows_cite_entries_that_the_bibliography_has(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    text = report(tables[0], tmp_path / "r.tex", papers=tables[1])
    entries = report(tables[0], tmp_path / "r.bib", papers=tables[1])
    cited = set(re.findall(r"\\cite\{(\w+)\}", text))
    assert {"lark2024", "finch2024"} <= cited <= set(re.findall(r"@misc\{(\w+),", entries))
    assert "eprint = {2401.00001}" in entries
    assert "javascript" not in entries


def test_latex_tables_are_balanced_and_sentences_are_comments(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    text = report(tables[0], tmp_path / "r.tex", papers=tables[1])
    rows = [line for line in text.splitlines() if not line.startswith("%")]
    begun = re.findall(r"\\begin\{(\w+\*?)\}", text)
    assert begun == re.findall(r"\\begin\{(\w+\*?)\}", "\n".join(rows))
    assert sorted(begun) == sorted(re.findall(r"\\end\{(\w+\*?)\}", text))
    assert not any("faster than" in row for row in rows)
    body = [row for row in rows if row.endswith(r"\\") and "multicolumn" not in row]
    assert {len(re.findall(r"(?<!\\)&", row)) for row in body} == {4}


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=40))
def test_latex_text_is_ascii_with_nothing_left_to_expand(text: str) -> None:
    encoded = latex_text(text)
    assert encoded.isascii()
    assert not re.search(r"(?<!\\)[%&#]", encoded.replace(r"\\", ""))
    assert encoded.count("{") >= 0
    assert "\n" not in encoded


def test_papers_that_would_share_a_key_are_told_apart() -> None:
    rows = [{"paper_id": str(n), "title": "The Ärk: Fast", "date": None} for n in range(3)]
    assert citation_keys(rows) == {"0": "ark", "1": "arkb", "2": "arkc"}


def test_a_bibliography_of_nothing_is_empty() -> None:
    assert bibliography(content(claims_frame([]))) == ""


# ------------------------------------------------------------------ terminal


def test_the_plain_report_fits_80_columns_and_states_its_evidence(
    tables: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    text = report(tables[0], papers=tables[1])
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip()]
    assert "\x1b" not in text
    assert "Lark is 2.5x faster than Wren on 8 A100 GPUs." in " ".join(text.split())


def test_a_terminal_gets_colours_and_the_value_in_bold(
    tables: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    out = StringIO()
    terminal = Console(file=out, width=80, force_terminal=True, color_system="standard")
    print_report(content(*tables), terminal)
    assert "\x1b[1m2.5x\x1b[0m" in out.getvalue()


# ------------------------------------------------------------------ page


def test_the_page_needs_no_network_and_allows_no_other_script(
    tables: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    text = report(tables[0], tmp_path / "r.html", papers=tables[1])
    assert "default-src 'none'" in html.unescape(text)
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=[\"']?(https?:)?//", text)
    allowed = re.findall(r"'sha256-([^']+)'", html.unescape(text))
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    digests = [base64.b64encode(sha256(s.encode()).digest()).decode() for s in scripts]
    assert digests == allowed
    assert "<img" not in re.sub(r"<script.*?</script>", "", text, flags=re.S)


def test_page_data_points_into_the_abstracts_as_scripts_count(
    tables: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    data = page_data(content(*tables))
    for claim in data["claims"]:
        abstract = data["papers"][claim["paper"]]["abstract"].encode("utf-16-le")
        evidence = claim["evidence"].encode("utf-16-le")
        at = slice(2 * claim["start"], 2 * claim["end"])
        assert abstract[at].decode("utf-16-le") == claim["text"]
        there = evidence[2 * claim["at"] :].decode("utf-16-le")
        assert there.startswith(claim["text"])
    assert data["papers"][EVIL.id]["url"] is None
    assert json.loads(json.dumps(data, allow_nan=False)) is not None


def test_values_stand_out_before_other_mentions() -> None:
    spans = highlights(LARK.abstract, [(25, 29), (25, 29), (999, 1000)])
    kinds = {LARK.abstract[a:b]: kind for a, b, kind in spans}
    assert kinds["2.5x"] == "value"
    assert kinds["40%"] == "quantity"
    assert kinds["Lark"] == "method"
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


# ------------------------------------------------------------------ command


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "papers.jsonl"
    rows = [{"id": p.id, "title": p.title, "abstract": p.abstract} for p in PAPERS]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_the_command_writes_every_report_and_prints_one(sample: Path, tmp_path: Path) -> None:
    outputs = [str(tmp_path / f"r{ending}") for ending in (".html", ".md", ".tex", ".bib")]
    options = [word for path in [*outputs, "-"] for word in ("-o", path)]
    result = CliRunner().invoke(main, ["report", str(sample), *options, "--title", "Birds"])
    assert result.exit_code == 0, result.output
    assert all(Path(path).stat().st_size for path in outputs)
    assert result.stdout.startswith("Birds\n")
    assert "4 papers" in result.stderr


def test_the_command_prints_without_an_output_and_filters(sample: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(sample), "--hardware", "RTX 4090"])
    assert result.exit_code == 0
    assert "Finch" in result.stdout
    assert "Lark" not in result.stdout


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["-o", "r.docx"], 2, "no report ends in '.docx'"),
        (["--metric", "beauty"], 2, "beauty"),
    ],
)
def test_wrong_usage_names_the_way_out(
    options: list[str], code: int, said: str, sample: Path
) -> None:
    result = CliRunner().invoke(main, ["report", str(sample), *options])
    assert result.exit_code == code
    assert said in result.output


def test_help_holds_an_example() -> None:
    result = CliRunner().invoke(main, ["report", "--help"])
    assert "Example: extractor report" in " ".join(result.output.split())


def test_a_file_is_no_folder_to_write_into(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExtractorError, match=r"report.md: cannot be written"):
        report("We propose Lark. Lark is 2x faster.", tmp_path / "taken" / "report.md")
