"""Papers and claims become typed frames, and come back as they were."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from extractor.claim import Claim, ExtractorError, Hardware, Paper, Reading
from extractor.table.frame import claims_frame, claims_of, papers_frame, papers_of, typed
from tests.table.tables import RULES, papers, tables

PAPER = Paper(
    "2401.00001",
    "Wren: Quick Attention",
    "Wren is 3x faster than Finch.",
    date=date(2026, 2, 3),
    url="https://example.org/wren",
)
CLAIM = Claim(
    "3x", 8, 10, 3.0, 3.0, "factor", "speed", unit="x", hardware=(Hardware("A100", 8),)
)  # fmt: skip


def test_a_row_holds_claim_and_paper() -> None:
    row = claims_frame([(PAPER, CLAIM)], rules=RULES).iloc[0]
    assert row["claim_id"] == "2401.00001#1"
    assert row["paper_id"] == "2401.00001"
    assert row["title"] == "Wren: Quick Attention"
    assert row["date"] == pd.Timestamp("2026-02-03")
    assert row["url"] == "https://example.org/wren"
    assert row["metric_family"] == "speed"
    assert row["hardware"] == [{"name": "A100", "count": 8}]
    assert pd.isna(row["method"])


def test_claim_ids_count_within_each_paper_and_given_ones_stay() -> None:
    other = Paper("t2", "Finch", "")
    named = Claim("3x", 8, 10, 3.0, 3.0, "factor", "speed", claim_id="mine")
    frame = claims_frame(
        [(PAPER, CLAIM), (other, CLAIM), (PAPER, CLAIM), (other, named)], rules=RULES
    )
    assert frame["claim_id"].tolist() == ["2401.00001#1", "t2#1", "2401.00001#2", "mine"]


def test_families_come_from_the_rules() -> None:
    claims = [
        Claim("3x", 8, 10, 3.0, 3.0, "factor", metric)
        for metric in ("latency", "memory", "unheard of")
    ]
    frame = claims_frame([(PAPER, c) for c in claims], rules=RULES)
    assert frame["metric_family"].tolist() == ["speed", "memory", "other"]


def test_no_claims_make_an_empty_typed_table() -> None:
    frame = claims_frame([], rules=RULES)
    assert frame.empty
    assert str(frame["low"].dtype) == "Float64"
    assert str(frame["date"].dtype) == "datetime64[s]"


@given(tables())
def test_claims_come_back_from_their_frame(made: tuple) -> None:
    _, frame = made
    again = claims_frame(
        [(Paper(c.paper_id, "", ""), c) for c in claims_of(frame)], rules=RULES
    )  # fmt: skip
    shared = [c for c in frame.columns if c not in ("title", "date", "url")]
    pd.testing.assert_frame_equal(frame[shared], again[shared])


@given(tables())
def test_typing_a_typed_table_changes_nothing(made: tuple) -> None:
    _, frame = made
    pd.testing.assert_frame_equal(typed(frame), frame)


@given(tables())
def test_typing_mends_order_index_and_loose_dtypes(made: tuple) -> None:
    _, frame = made
    loose = frame.astype(object)[list(frame.columns[::-1])]
    loose.index = range(5, 5 + len(loose))
    pd.testing.assert_frame_equal(typed(loose), frame)


def test_columns_of_the_user_follow_the_documented_ones() -> None:
    frame = claims_frame([(PAPER, CLAIM)], rules=RULES)
    frame.insert(0, "note", ["mine"])
    assert typed(frame).columns[-1] == "note"


def test_a_value_that_a_column_cannot_hold_is_named() -> None:
    frame = claims_frame([(PAPER, CLAIM)], rules=RULES).astype(object)
    frame.at[0, "low"] = "fast"
    with pytest.raises(ExtractorError, match="column 'low'"):
        typed(frame)
    frame.at[0, "low"] = float("inf")
    with pytest.raises(ExtractorError, match="row 0 is infinite"):
        typed(frame)
    frame.at[0, "low"] = 3.0
    frame.at[0, "kind"] = "ratio"
    with pytest.raises(ExtractorError, match="'ratio' is none of factor"):
        typed(frame)


@given(papers)
def test_papers_become_one_row_each(listed: tuple) -> None:
    frame = papers_frame(listed)
    assert frame["id"].tolist() == [p.id for p in listed]
    assert frame["abstract"].tolist() == [p.abstract for p in listed]
    assert frame["sources"].tolist() == [list(p.sources) for p in listed]


def test_papers_come_back_from_their_frame() -> None:
    full = Paper(
        "t9", "Finch", "It is 2x.", date(2026, 1, 2), 3, "Aviary", 7, "https://x.org", ("a",)
    )
    reading = Reading()
    assert list(papers_of(papers_frame([full]), reading)) == [full]
    assert reading.problems == []


def test_a_frame_with_only_abstracts_gives_papers() -> None:
    frame = pd.DataFrame({"abstract": ["Wren is 3x faster.", None, "Finch is slow."]})
    reading = Reading()
    found = list(papers_of(frame, reading))
    assert [p.abstract for p in found] == ["Wren is 3x faster.", "Finch is slow."]
    assert len({p.id for p in found}) == 2
    assert [p.line for p in reading.problems] == [2]


def test_a_frame_without_abstracts_is_refused() -> None:
    with pytest.raises(ExtractorError, match="no column 'abstract', only text"):
        list(papers_of(pd.DataFrame({"text": ["x"]}), Reading()))
