"""The workbook: what its sheets hold, and that nothing in a cell is more than text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem
from extractor.exports import write
from extractor.exports.xlsx.sheet import safe_url
from extractor.exports.xlsx.text import CELL_LIMIT, bold_part, cell_text
from extractor.table.frame import claims_frame, papers_frame
from extractor.table.read import read_claims
from extractor.table.scale import with_scale

ABSTRACT = (
    "We present Lark. Lark is 2x faster than Wren and uses 2x less memory on 8 A100 GPUs. "
    "It runs at 90 fps."
)
SENTENCE = "Lark is 2x faster than Wren and uses 2x less memory on 8 A100 GPUs."
LARK = Paper(
    "2601.00001", "Lark: Fast Decoding", ABSTRACT, date(2026, 1, 2),
    url="https://example.org/abs/2601.00001", sources=("page.txt",),
)  # fmt: skip
FINCH = Paper("t2", "=HYPERLINK(1)", "Finch is 20% slower than Wren.", url="javascript:alert(1)")


def claim(text: str, start: int, metric: str, **more: object) -> Claim:
    made = {
        "low": 2.0, "high": 2.0, "kind": "factor", "unit": "x", "direction": "increase",
        "method": "Lark", "baselines": ("Wren",), "evidence": SENTENCE, **more,
    }  # fmt: skip
    return Claim(text=text, start=start, end=start + len(text), metric=metric, **made)


CLAIMS = [
    (LARK, claim("2x", ABSTRACT.index("2x"), "speed")),
    (LARK, claim("2x", ABSTRACT.rindex("2x"), "memory", direction="decrease",
                 hardware=(Hardware("A100", 8),))),
    (LARK, claim("90 fps", ABSTRACT.index("90"), "frame_rate", low=90.0, high=90.0, baselines=(),
                 kind="absolute", unit="frame/s", direction=None, evidence="It runs at 90 fps.")),
    (FINCH, claim("20%", 9, "speed", method="=cmd|' /C calc'!A0", kind="percent_change", low=20.0,
                  high=20.0, unit="%", direction="decrease", evidence=FINCH.abstract)),
]  # fmt: skip
PROBLEMS = [Problem("page.txt", "the line is not JSON", 3, "mend it")]


@pytest.fixture
def frame() -> pd.DataFrame:
    return with_scale(claims_frame(CLAIMS))


@pytest.fixture
def book(frame: pd.DataFrame, tmp_path: Path) -> openpyxl.Workbook:
    path = write(frame, tmp_path / "claims.xlsx", papers_frame([LARK, FINCH]), PROBLEMS)
    return openpyxl.load_workbook(path, rich_text=True)


def column(sheet: object, name: str, header: int = 1) -> list[object]:
    names = [cell.value for cell in sheet[header]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=header + 1)]


def header_row(sheet: object, first: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == first)


def test_every_sheet_is_there_and_claims_come_first(book: openpyxl.Workbook) -> None:
    names = ["Claims", "Overview", "Benchmark", "By baseline", "By hardware", "Papers"]
    assert book.sheetnames == [*names, "Problems", "About"]


def test_a_problem_free_workbook_has_no_problems_sheet(frame: pd.DataFrame, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(frame, tmp_path / "claims.xlsx"))
    assert not {"Papers", "Problems"} & set(book.sheetnames)
    assert "Papers" not in [row[0].value for row in book["About"].iter_rows()]


def test_claims_are_a_table_with_a_frozen_header(book: openpyxl.Workbook) -> None:
    sheet = book["Claims"]
    table = sheet.tables["Claims"]
    assert sheet.freeze_panes == "B2"
    assert table.ref == table.autoFilter.ref == sheet.dimensions
    assert [c.name for c in table.tableColumns] == [cell.value for cell in sheet[1]]


def test_the_value_is_bold_where_it_stands_in_the_evidence(book: openpyxl.Workbook) -> None:
    for number, cell in enumerate(column(book["Claims"], "evidence")[:2]):
        before, value, after = cell.value
        assert value.font.b
        assert f"{before}{value}{after}" == SENTENCE
        assert len(before) == [SENTENCE.index("2x"), SENTENCE.rindex("2x")][number]


def test_text_that_looks_like_a_formula_stays_text(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in ("f", "e")]
    method = column(book["Claims"], "method")[3]
    assert method.value.startswith("=cmd")
    assert method.quotePrefix


def test_only_web_addresses_become_links(book: openpyxl.Workbook) -> None:
    links = [cell.hyperlink for cell in column(book["Claims"], "url")]
    assert [link.target if link else None for link in links] == [LARK.url] * 3 + [None]
    places = [cell.hyperlink.location for cell in column(book["Claims"], "paper_id")]
    assert places == ["Papers!A2"] * 3 + ["Papers!A3"]
    assert book["Papers"]["A3"].value == FINCH.id


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org", "file:///etc/passwd", "https://exa mple.org", "https://", None, 3.5,
     "https://example.org/\n", "https://example.org/%zz", "https://example.org/" + "a" * 2_000],
)  # fmt: skip
def test_addresses_that_a_workbook_cannot_hold_are_no_links(url: object) -> None:
    assert safe_url(url) is None


def test_benchmark_shows_the_best_of_each_family_with_its_evidence(
    book: openpyxl.Workbook,
) -> None:
    sheet = book["Benchmark"]
    top = header_row(sheet, "method")
    rows = {cell.value: cell.row for cell in column(sheet, "method", top)}
    speed = column(sheet, "speed", top)[rows["Lark"] - top - 1]
    assert speed.value == 2
    assert SENTENCE in speed.comment.text
    assert speed.hyperlink.location == "Claims!A2"
    memory = column(sheet, "memory", top)
    assert [cell.value for cell in memory if cell.value] == [2]
    assert sheet.conditional_formatting


def test_boards_rank_methods_over_a_baseline_and_list_devices(book: openpyxl.Workbook) -> None:
    by_baseline = book["By baseline"]
    top = header_row(by_baseline, "baseline")
    lines = zip(*(column(by_baseline, n, top) for n in ("baseline", "metric", "rank")), strict=True)
    assert sorted(tuple(c.value for c in line) for line in lines) == [
        ("Wren", "memory", 1),
        ("Wren", "speed", 1),
    ]
    by_hardware = book["By hardware"]
    top = header_row(by_hardware, "device")
    assert [cell.value for cell in by_hardware[top + 1]][:6] == [
        "A100", "NVIDIA", "datacentre", 2020, "8x A100", "memory",
    ]  # fmt: skip


def test_overview_counts_and_draws(book: openpyxl.Workbook, frame: pd.DataFrame) -> None:
    sheet = book["Overview"]
    counts = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert counts["papers read"] == 2
    assert counts["claims"] == len(frame)
    assert counts["claims with an improvement"] == frame["improvement_high"].notna().sum()
    assert counts["problems"] == 1
    assert counts["speed"] == 3
    assert len(sheet._charts) == 2


def test_about_explains_every_column_of_claims(
    book: openpyxl.Workbook, frame: pd.DataFrame
) -> None:
    said = {row[0].value: row[3].value for row in book["About"].iter_rows()}
    assert all(said[name] for name in frame.columns)


def test_papers_and_problems_say_all(book: openpyxl.Workbook) -> None:
    papers = book["Papers"]
    assert [cell.value for cell in column(papers, "claims")] == [3, 1]
    assert column(papers, "abstract")[0].value == ABSTRACT
    assert [c.value for c in book["Problems"][2]] == [
        "page.txt",
        3,
        "the line is not JSON",
        "mend it",
    ]


def test_long_text_is_cut_with_a_mark_and_the_rest_is_kept(tmp_path: Path) -> None:
    long = Paper("t3", "Lark: Long", "x" * 40_000)
    path = write(papers_frame([long, LARK]), tmp_path / "papers.xlsx")
    cells = column(openpyxl.load_workbook(path)["Papers"], "abstract")
    assert len(cells[0].value) == CELL_LIMIT
    assert re.search(r"x … \[cut: 7263 characters more\]$", cells[0].value)
    assert cells[1].value == ABSTRACT


@given(st.text(st.characters(), max_size=80), st.integers(20, 60))
def test_cell_text_fits_and_is_legal_xml(text: str, limit: int) -> None:
    cell = cell_text(text * 3, limit + 34)
    assert len(cell.encode("utf-16-le")) // 2 <= limit + 34
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", cell)


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30))
def test_bold_keeps_the_text(before: str, value: str, after: str) -> None:
    whole = before + value + after
    parts = bold_part(whole, len(before), len(before) + len(value))
    assert "".join(str(part) for part in parts) == cell_text(whole)


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 2), (0, 99)])
def test_a_value_outside_the_evidence_is_not_bold(span: tuple[int, int]) -> None:
    assert bold_part("2x faster", *span) == "2x faster"


def test_bytes_carry_no_time_of_writing(frame: pd.DataFrame, tmp_path: Path) -> None:
    with ZipFile(write(frame, tmp_path / "claims.xlsx")) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    third = claim("0.3x", 0, "speed", low=0.1 + 0.2, high=1e22 / 3, confidence=1 / 3)
    frame = with_scale(claims_frame([(LARK, third)]))
    again = read_claims(write(frame, tmp_path / "claims.xlsx"))
    assert again[["low", "high", "confidence"]].equals(frame[["low", "high", "confidence"]])


def test_tables_whose_headers_excel_would_confuse_get_a_filter_only(tmp_path: Path) -> None:
    frame = pd.DataFrame([[1.0, 2.0]], columns=["vLLM", "VLLM"])
    sheet = openpyxl.load_workbook(write(frame, tmp_path / "t.xlsx")).worksheets[0]
    assert not sheet.tables
    assert sheet.auto_filter.ref == "A1:B2"


def test_columns_of_the_user_are_shown_and_documented_ones_fold(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    frame["my weight"] = [0.5, 1.0, 2.0, None]
    book = openpyxl.load_workbook(write(frame, tmp_path / "claims.xlsx"))
    sheet = book["Claims"]
    hidden = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
    assert "canonical_unit" in hidden
    assert not hidden & {"my weight", "method", "evidence", "claim_id"}


def test_some_columns_of_claims_are_enough(frame: pd.DataFrame, tmp_path: Path) -> None:
    path = write(frame[["claim_id", "method"]], tmp_path / "claims.xlsx", papers_frame([LARK]))
    again = read_claims(path)
    assert again["method"].tolist() == frame["method"].tolist()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Claims", "Papers", "About"]
    linked = {c.hyperlink.location for row in book["About"].iter_rows() for c in row if c.hyperlink}
    assert linked == {f"'{name}'!A1" for name in book.sheetnames}


def test_more_rows_than_a_sheet_holds_are_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.exports.xlsx.ROW_LIMIT", 1)
    with pytest.raises(ExtractorError, match=r"2 rows, and a sheet holds 1; write .parquet"):
        write(pd.DataFrame({"method": ["Lark", "Wren"]}), tmp_path / "methods.xlsx")
