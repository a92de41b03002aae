"""The columns are documented once, and the check finds what breaks them."""

import dataclasses

import pandas as pd
import pytest

from extractor.claim import Claim, ExtractorError, Paper
from extractor.table.frame import claims_frame, papers_frame
from extractor.table.schema import (
    CLAIM_COLUMNS,
    PAPER_COLUMNS,
    check_claims,
    columns_of,
)

PAPER = Paper("t1", "Wren: Quick Attention", "Wren is 3x faster than Finch.")
CLAIM = Claim("3x", 8, 10, 3.0, 3.0, "factor", "speed", unit="x", direction="increase")


@pytest.fixture
def frame() -> pd.DataFrame:
    return claims_frame([(PAPER, CLAIM), (PAPER, CLAIM)])


def test_every_field_of_a_claim_is_a_column() -> None:
    names = {column.name for column in CLAIM_COLUMNS}
    assert {f.name for f in dataclasses.fields(Claim)} <= names
    assert {"title", "date", "url", "metric_family"} <= names


def test_every_field_of_a_paper_is_a_column() -> None:
    assert [c.name for c in PAPER_COLUMNS] == [f.name for f in dataclasses.fields(Paper)]


@pytest.mark.parametrize("columns", [CLAIM_COLUMNS, PAPER_COLUMNS])
def test_names_are_unique_and_meanings_given(columns: tuple) -> None:
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.meaning for c in columns)


def test_frames_have_the_documented_dtypes(frame: pd.DataFrame) -> None:
    for table, columns in ((frame, CLAIM_COLUMNS), (papers_frame([PAPER]), PAPER_COLUMNS)):
        for column in columns:
            if not column.added:
                expected = "object" if column.is_list else column.dtype
                assert str(table[column.name].dtype) == expected, column.name


def test_a_claims_table_passes_the_check(frame: pd.DataFrame) -> None:
    check_claims(frame)
    check_claims(frame.iloc[:0])


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("high", 1.0, "low is above high in row 0"),
        ("end", 8, "end is not after start in row 0"),
        ("confidence", 1.5, "confidence: 1.5 in row 0"),
        ("claim_id", "t1#2", "claim_id: 't1#2'"),
        ("baselines", "Finch", "baselines: 'Finch' in row 0"),
    ],
)
def test_the_check_names_column_and_row(
    frame: pd.DataFrame, column: str, value: object, said: str
) -> None:
    frame.at[0, column] = value
    with pytest.raises(ExtractorError, match="not a claims table") as error:
        check_claims(frame)
    assert said in str(error.value)


def test_the_check_names_a_missing_column(frame: pd.DataFrame) -> None:
    with pytest.raises(ExtractorError, match="column 'metric' is missing"):
        check_claims(frame.drop(columns="metric"))


def test_the_check_names_a_value_outside_its_set(frame: pd.DataFrame) -> None:
    frame["kind"] = pd.Categorical(["factor", "ratio"])
    with pytest.raises(ExtractorError, match="'ratio'"):
        check_claims(frame)


def test_columns_of_other_frames_take_their_type_from_the_data() -> None:
    frame = pd.DataFrame(
        {
            "a": [1],
            "b": [1.5],
            "c": [True],
            "d": pd.to_datetime(["2026-02-03"]),
            "e": [["x"]],
            "f": [[{"name": "A100", "count": 8}]],
            "g": pd.Categorical(["x"]),
            "h": ["text"],
        }
    )
    dtypes = [(c.dtype, c.items) for c in columns_of(frame)]
    assert [d for d, _ in dtypes] == [
        "Int64", "Float64", "boolean", "datetime64[s]", "list", "list", "category", "string",
    ]  # fmt: skip
    assert dtypes[5][1] == "hardware"
