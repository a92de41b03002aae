"""One door writes every format, whole or not at all, and the same bytes each time."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow
import pyarrow.parquet
import pytest

from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem
from extractor.exports import check_path, exporter, extensions, write
from extractor.exports.registry import _EXPORTERS
from extractor.table.frame import claims_frame, papers_frame
from extractor.table.scale import with_scale

PAPER = Paper(
    "2602.00001", "Wren: Quick|Attention", "Wren is 3x faster than Finch.", date=date(2026, 2, 3),
    url="https://example.org/wren", sources=("page.txt",),
)  # fmt: skip
OTHER = Paper("t2", "Heron: Lean Training", "No numbers here.")
CLAIMS = (
    Claim(
        "3x", 8, 10, 3.0, 3.0, "factor", "speed",
        unit="x", direction="increase", qualifiers=("up_to",), method="Wren",
        baselines=("Finch", "a; b"), hardware=(Hardware("A100", 8), Hardware("CPU")),
        evidence="Wren is 3x faster than Finch.", rules=("quantity.times", "link.than"),
    ),
    Claim(
        "+4.30", 11, 16, 4.3, 4.3, "points", "accuracy",
        unit="points", direction="increase", method="=Wren()", own=False, phase="training",
    ),
)  # fmt: skip


@pytest.fixture
def frame() -> pd.DataFrame:
    return claims_frame([(PAPER, c) for c in CLAIMS])


@pytest.fixture
def papers() -> pd.DataFrame:
    return papers_frame([PAPER, OTHER])


@pytest.mark.parametrize("ending", extensions())
def test_the_same_table_gives_the_same_bytes(
    ending: str, frame: pd.DataFrame, papers: pd.DataFrame, tmp_path: Path
) -> None:
    one, two = (
        write(frame, tmp_path / name / f"claims{ending}", papers=papers).read_bytes()
        for name in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize("ending", extensions())
def test_papers_and_other_tables_have_every_export_too(
    ending: str, papers: pd.DataFrame, tmp_path: Path
) -> None:
    other = pd.DataFrame({"device": ["A100"], "best": [3.0]})
    for name, table in (("papers", papers), ("other", other), ("none", other.iloc[:0])):
        assert write(table, tmp_path / f"{name}{ending}").is_file()


@pytest.mark.parametrize("ending", extensions())
def test_empty_tables_are_written(ending: str, frame: pd.DataFrame, tmp_path: Path) -> None:
    assert write(frame.iloc[:0], tmp_path / f"claims{ending}").exists()


def test_an_unknown_extension_names_the_known_ones(frame: pd.DataFrame, tmp_path: Path) -> None:
    for name, said in (("claims.docx", "no export for '.docx'"), ("claims", "no extension")):
        with pytest.raises(ExtractorError, match=said) as error:
            write(frame, tmp_path / name)
        assert all(ending in str(error.value) for ending in (".csv", ".xlsx", ".db"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").mkdir()
    with pytest.raises(ExtractorError, match="this is a folder"):
        check_path(tmp_path / "claims.csv")


def test_a_place_that_cannot_be_written_is_named(frame: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExtractorError, match=r"claims.csv: cannot be written"):
        write(frame, tmp_path / "file" / "claims.csv")


def test_what_stood_there_stays_until_the_new_file_is_complete(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    @exporter(".half")
    def write_half(
        table: pd.DataFrame, path: Path, papers: object = None, problems: object = None
    ) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    target = tmp_path / "claims.half"
    target.write_text("whole", encoding="utf-8")
    try:
        with pytest.raises(ExtractorError, match="No space left on device"):
            write(frame, target)
    finally:
        del _EXPORTERS[".half"]
    assert target.read_text(encoding="utf-8") == "whole"
    assert [p.name for p in tmp_path.iterdir()] == ["claims.half"]


@pytest.mark.parametrize("ending", extensions())
def test_a_table_that_breaks_its_schema_is_refused(
    ending: str, frame: pd.DataFrame, tmp_path: Path
) -> None:
    frame["low"] = ["fast", "slow"]
    with pytest.raises(ExtractorError, match="column 'low'"):
        write(frame, tmp_path / f"claims{ending}")


def test_csv_reads_well_and_runs_nothing(frame: pd.DataFrame, tmp_path: Path) -> None:
    text = write(frame, tmp_path / "claims.csv").read_text(encoding="utf-8")
    header, first, second = text.splitlines()
    assert header.startswith("claim_id,paper_id,title,date,method,metric")
    assert "8x A100; CPU" in first
    assert r"Finch; a\; b" in first
    assert ",'=Wren()," in second
    assert ",+4.30," in second


def test_tsv_keeps_tabs_inside_cells_apart(frame: pd.DataFrame, tmp_path: Path) -> None:
    frame["method"] = pd.array(["a\tb", "c"], "string")
    header, first, _ = write(frame, tmp_path / "claims.tsv").read_text("utf-8").splitlines()
    assert len(header.split("\t")) == frame.shape[1]
    assert '"a\tb"' in first


def test_jsonl_has_lists_dates_and_nulls(frame: pd.DataFrame, tmp_path: Path) -> None:
    lines = write(frame, tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    first, second = map(json.loads, lines)
    assert first["hardware"] == [{"name": "A100", "count": 8}, {"name": "CPU", "count": None}]
    assert first["date"] == "2026-02-03"
    assert first["baseline_value"] is None
    assert second["own"] is False
    assert Claim.from_dict(first).hardware == CLAIMS[0].hardware


def test_parquet_has_lists_structs_days_and_categories(frame: pd.DataFrame, tmp_path: Path) -> None:
    schema = pyarrow.parquet.read_schema(write(frame, tmp_path / "claims.parquet"))
    device = pyarrow.struct([("name", pyarrow.string()), ("count", pyarrow.int64())])
    assert schema.field("hardware").type.value_type == device
    assert schema.field("baselines").type.value_type == pyarrow.string()
    assert schema.field("date").type == pyarrow.date32()
    assert pyarrow.types.is_dictionary(schema.field("kind").type)
    assert schema.field("low").type == pyarrow.float64()


def test_markdown_is_one_table_with_marks_escaped(frame: pd.DataFrame, tmp_path: Path) -> None:
    lines = write(frame, tmp_path / "claims.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert "up to 3x" in lines[2]
    assert r"[Wren: Quick\|Attention](https://example.org/wren)" in lines[2]
    assert all(line.replace(r"\|", "").count("|") == 9 for line in lines)


def rows(path: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


@pytest.fixture
def database(frame: pd.DataFrame, papers: pd.DataFrame, tmp_path: Path) -> Path:
    return write(frame, tmp_path / "claims.db", papers, [Problem("page.txt", "no abstract", 3)])


def test_the_database_holds_papers_claims_and_problems(database: Path) -> None:
    assert rows(database, "SELECT id, date FROM papers") == [
        ("2602.00001", "2026-02-03"), ("t2", None),
    ]  # fmt: skip
    assert rows(database, "SELECT claim_id, low, own FROM claims") == [
        ("2602.00001#1", 3.0, 1), ("2602.00001#2", 4.3, 0),
    ]  # fmt: skip
    assert rows(database, "SELECT source, line, reason FROM problems") == [
        ("page.txt", 3, "no abstract")
    ]
    assert rows(database, "PRAGMA foreign_key_check") == []
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]


def test_the_views_open_the_lists(database: Path) -> None:
    assert rows(database, "SELECT device, count FROM claim_hardware") == [
        ("A100", 8),
        ("CPU", None),
    ]
    assert rows(database, "SELECT baseline, claims, papers FROM baseline_counts") == [
        ("Finch", 1, 1), ("a; b", 1, 1),
    ]  # fmt: skip
    assert rows(database, "SELECT metric, claims FROM metric_counts") == [
        ("accuracy", 1), ("speed", 1),
    ]  # fmt: skip
    assert rows(database, "SELECT device FROM device_counts") == [("A100",), ("CPU",)]


def test_the_views_show_improvements_and_the_papers_compared_with(tmp_path: Path) -> None:
    finch = Paper("2601.00001", "Finch: Plain Attention", "Finch is 2x faster.")
    older = Claim("2x", 9, 11, 2.0, 2.0, "factor", "speed", direction="increase", method="Finch")
    table = with_scale(claims_frame([(PAPER, CLAIMS[0]), (finch, older)]))
    path = write(table, tmp_path / "claims.db", papers=papers_frame([PAPER, finch]))
    query = "SELECT method, baseline, improvement_high FROM improvements"
    assert rows(path, query) == [
        ("Wren", "Finch", 3.0),
        ("Wren", "a; b", 3.0),
        ("Finch", None, 2.0),
    ]
    cited = rows(path, "SELECT method, baseline_paper_id, baseline_title FROM citations")
    assert cited == [("Wren", "2601.00001", "Finch: Plain Attention")]


def test_the_database_can_be_searched(database: Path) -> None:
    claims = (
        "SELECT claim_id FROM claims WHERE rowid IN"
        " (SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'faster')"
    )
    assert rows(database, claims) == [("2602.00001#1",)]
    papers = "SELECT title FROM papers_fts WHERE papers_fts MATCH 'lean'"
    assert rows(database, papers) == [("Heron: Lean Training",)]


def test_papers_that_only_the_claims_name_are_in_the_database(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    path = write(frame, tmp_path / "claims.db", papers=papers_frame([OTHER]))
    assert rows(path, "SELECT id, title FROM papers") == [
        ("t2", "Heron: Lean Training"), ("2602.00001", "Wren: Quick|Attention"),
    ]  # fmt: skip


def test_one_id_twice_is_refused_by_the_database(frame: pd.DataFrame, tmp_path: Path) -> None:
    twice = pd.concat([frame, frame])
    with pytest.raises(ExtractorError, match="two rows of the table have one id"):
        write(twice, tmp_path / "claims.db")
    assert list(tmp_path.iterdir()) == []
