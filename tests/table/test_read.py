"""Reading an export gives the frame that was written; what is no export is named."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from extractor.claim import Claim, ExtractorError, Paper
from extractor.exports import write
from extractor.table.frame import claims_frame, papers_frame
from extractor.table.read import read_claims
from extractor.table.scale import with_scale
from tests.table.tables import RULES, tables

PAPER = Paper("t1", "Wren: Quick Attention", "Wren is 3x faster than Finch.")
CLAIM = Claim("3x", 8, 10, 3.0, 3.0, "factor", "speed", unit="x", baselines=("Finch",))
ENDINGS = (".csv", ".tsv", ".jsonl", ".parquet", ".db", ".sqlite", ".xlsx")


@pytest.fixture
def frame() -> pd.DataFrame:
    return claims_frame([(PAPER, CLAIM), (PAPER, CLAIM)], rules=RULES)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(made=tables())
def test_every_table_comes_back(ending: str, made: tuple) -> None:
    listed, frame = made
    with tempfile.TemporaryDirectory() as folder:
        path = write(frame, Path(folder) / f"claims{ending}", papers=papers_frame(listed))
        pd.testing.assert_frame_equal(read_claims(path), frame)


@pytest.mark.parametrize("ending", ENDINGS)
def test_filtered_tables_come_back(ending: str, frame: pd.DataFrame, tmp_path: Path) -> None:
    kept = frame[frame["claim_id"] == "t1#2"]
    again = read_claims(write(kept, tmp_path / f"claims{ending}"))
    assert again["claim_id"].tolist() == ["t1#2"]
    assert again["baselines"].tolist() == [["Finch"]]


@pytest.mark.parametrize("ending", [".jsonl", ".parquet", ".db"])
def test_columns_of_the_user_come_back(ending: str, frame: pd.DataFrame, tmp_path: Path) -> None:
    frame["weight"] = pd.array([0.5, None], "Float64")
    frame["tags"] = pd.Series([["a"], []], dtype=object)
    again = read_claims(write(frame, tmp_path / f"claims{ending}"))
    assert again["weight"].tolist()[0] == 0.5
    assert pd.isna(again["weight"][1])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "claim_id,low\na#1,fast\n", r"a.csv:2: column 'low'"),
        ("a.csv", "claim_id,low\na#1\n", r"a.csv:2: 1 cells under 2 columns"),
        ("a.csv", 'claim_id\n"a#1\n', r"a.csv:2: "),
        ("a.csv", "method,low\nWren,2\n", "no column is called claim_id"),
        ("a.jsonl", '{"claim_id": "a#1"}\n{oops\n', r"a.jsonl:2: the line is not JSON"),
        ("a.jsonl", "[1]\n", r"a.jsonl:1: the line is not a JSON object"),
        ("a.jsonl", '{"claim_id": "a#1", "kind": "ratio"}\n', "'ratio' is none of"),
        ("a.parquet", "not parquet", "a.parquet: not a Parquet file"),
        ("a.xlsx", "not a workbook", "a.xlsx: not a workbook"),
        ("a.db", "not a database", "a.db: no database"),
        ("a.md", "| a |", "a.md: claims are read from .csv"),
    ],
)
def test_what_is_no_export_is_named(name: str, content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExtractorError, match=said):
        read_claims(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_file_is_named(ending: str, tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match="no such file"):
        read_claims(tmp_path / f"none{ending}")


def test_a_csv_saved_again_with_a_byte_order_mark_is_read(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    path = write(frame, tmp_path / "claims.csv")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(read_claims(path), frame)


def test_reading_a_workbook_warns_of_nothing(
    frame: pd.DataFrame, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    path = write(with_scale(frame), tmp_path / "claims.xlsx")
    recwarn.clear()
    read_claims(path)
    assert [str(w.message) for w in recwarn] == []
