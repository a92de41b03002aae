"""Tables of claims side by side: what stands in a cell, and what never shares a column."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claim import ExtractorError
from extractor.table.compare import AGGREGATES, DIMENSIONS, GROUPS, compare
from extractor.table.scale import with_scale
from extractor.table.selection import measurements, select
from tests.table.invented import says, table

A100, PHONE = ("A100 80GB", 8), ("Galaxy S23", 1)


def cell(comparison, row, column):
    found = comparison.cells[
        (comparison.cells["row"] == row) & (comparison.cells["column"] == column)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_the_best_the_median_and_all_of_a_cell():
    frame = table(says("a", low=2), says("b", low=8), says("c", low=4, high=9))
    assert cell(compare(frame), "Lark", "speed")["value"] == 9
    assert cell(compare(frame, aggregate="median"), "Lark", "speed")["value"] == 6
    every = compare(frame, aggregate="all").table.loc[0, "speed"]
    assert sorted(every.split("; ")) == ["2", "4-9", "8"]


def test_every_cell_leads_to_its_claims_the_best_first():
    frame = table(says("a", low=2), says("b", low=8), says("c", "Robin"))
    comparison = compare(frame)
    assert comparison.claim_ids("Lark", "speed") == ["b#1", "a#1"]
    assert comparison.table["claim_ids"].tolist() == [["b#1", "a#1"], ["c#1"]]
    with pytest.raises(ExtractorError, match="no cell"):
        comparison.claim_ids("Lark", "memory")


def test_another_baseline_phase_or_metric_is_another_row_or_column():
    frame = table(
        says("a", baselines=["Wren"], low=2),
        says("a", baselines=["Finch"], low=3),
        says("a", low=4, phase="training"),
        says("a", low=5, metric="throughput"),
    )
    comparison = compare(frame)
    assert len(comparison.table) == 3
    assert set(comparison.table.columns[:3]) == {"phase", "baseline", "method"}
    assert comparison.common == {}


def test_what_all_cells_share_is_in_the_caption():
    comparison = compare(table(says("a"), says("b", low=3)), columns="paper")
    assert comparison.common == {"metric": "speed", "phase": "not stated", "baseline": "Wren"}
    assert comparison.caption.startswith("Best improvement (times better) of each method by paper")
    assert comparison.table.columns.tolist() == ["method", "a", "b", "claim_ids"]


def test_a_notebook_shows_caption_and_table_as_text():
    comparison = compare(table(says("a", "<b>Lark</b>", ["A & B"])))
    shown = comparison._repr_html_()
    assert "baseline: A &amp; B" in shown
    assert "&lt;b&gt;Lark" in shown
    assert str(comparison).splitlines()[0] == comparison.caption


def test_the_baseline_of_one_paper_is_not_that_of_another():
    frame = table(says("a", baselines=["the baseline"]), says("b", baselines=["the baseline"]))
    assert sorted(compare(frame).table["baseline"]) == ["the baseline (a)", "the baseline (b)"]
    assert len(compare(table(says("a", baselines=[]), says("b", baselines=[]))).table) == 2


def test_one_claim_over_two_baselines_counts_for_both():
    comparison = compare(table(says("a", baselines=["Wren", "Finch"])), columns="baseline")
    assert comparison.table.loc[0, ["Wren", "Finch"]].tolist() == [2.0, 2.0]


def test_devices_as_columns():
    frame = table(says("a", hardware=[A100, PHONE]), says("b", low=3, hardware=[("A100", 1)]))
    by_device = compare(frame, columns="hardware").table
    assert by_device.loc[0, ["A100", "Galaxy S23"]].tolist() == [3.0, 2.0]
    assert set(compare(frame, columns="class").cells["column"]) == {"datacentre", "phone"}


def test_absolute_values_compare_in_one_unit_and_on_one_device():
    frame = table(
        says("a", kind="absolute", metric="latency", low=0.5, unit="s", hardware=[PHONE]),
        says("b", kind="absolute", metric="latency", low=300, unit="ms", hardware=[PHONE]),
        says("c", kind="absolute", metric="latency", low=20, unit="ms", hardware=[A100]),
        says("c", kind="absolute", metric="latency", low=20, unit="GB", hardware=[A100]),
    )
    comparison = compare(frame, value="absolute")
    best = dict(zip(comparison.cells["hardware"], comparison.cells["value"], strict=True))
    assert best == {"Galaxy S23": 300.0, "A100": 20.0}
    assert comparison.common == {"unit": "ms", "phase": "not stated"}


def test_label_that_is_also_a_column_of_the_table():
    frame = table(says("a", "method"), says("a", "claim_ids"), says("a", "baseline", low=3))
    comparison = compare(frame, rows="paper", columns="method")
    assert comparison.table.columns.is_unique


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"rows": "colour"}, "rows is 'colour'"),
        ({"rows": "metric"}, "both 'metric'"),
        ({"aggregate": "mean"}, "best, median, all"),
        ({"value": "speed"}, "improvement, absolute"),
        ({"metric": "charm"}, "no metric is called 'charm'"),
        ({"family": "charm"}, "no family"),
        ({"phase": "lunch"}, "no phase"),
        ({"since": "soon"}, "give a day, a month or a year"),
        ({"min_confidence": 2}, "from 0 to 1"),
        ({"colour": "red"}, "no filter is called 'colour'"),
    ],
)
def test_options_that_make_no_sense(options, word):
    with pytest.raises(ExtractorError, match=word):
        compare(table(says("a")), **options)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["a#1", "b#1", "c#1", "d#1"]),
        ({"metric": "memory"}, ["b#1"]),
        ({"metric": ["memory", "speed"]}, ["a#1", "b#1", "c#1", "d#1"]),
        ({"family": "memory"}, ["b#1"]),
        ({"baseline": "the Finch system"}, ["c#1"]),
        ({"method": "LARK"}, ["a#1", "b#1", "d#1"]),
        ({"hardware": "NVIDIA A100"}, ["a#1"]),
        ({"hardware": "phone"}, ["c#1"]),
        ({"hardware": ["nvidia", "samsung"]}, ["a#1", "c#1"]),
        ({"phase": "training"}, ["c#1"]),
        ({"since": "2024-06"}, ["b#1", "c#1"]),
        ({"since": "2025"}, ["c#1"]),
        ({"min_confidence": 0.8}, ["a#1", "b#1", "c#1"]),
        ({"own": True}, ["a#1", "b#1", "c#1"]),
        ({"own": False}, ["d#1"]),
        ({"own": True, "since": "2025"}, ["c#1"]),
    ],
)
def test_filters(filters, kept):
    frame = table(
        says("a", hardware=[A100]),
        says("b", metric="memory", direction="decrease"),
        says("c", "Robin", ["Finch"], hardware=[PHONE], phase="training"),
        says("d", own=False, confidence=0.5),
    )
    assert select(frame, filters)["claim_id"].tolist() == kept


def test_the_table_can_be_empty_and_typed():
    comparison = compare(table())
    assert comparison.table.empty
    assert comparison.cells.columns[:3].tolist() == ["phase", "baseline", "row"]


names = st.sampled_from(["Lark", "lark", "Wren", "the baseline", "gradient checkpointing"])
claims = st.builds(
    says,
    st.sampled_from("abcd"),
    st.none() | names,
    st.lists(names, max_size=2),
    st.floats(0.1, 100),
    metric=st.sampled_from(["speed", "memory", "accuracy"]),
    kind=st.sampled_from(["factor", "percent_of"]),
    direction=st.sampled_from(["increase", "decrease"]),
    phase=st.none() | st.just("training"),
    hardware=st.lists(st.sampled_from([A100, PHONE]), max_size=2),
)
options = st.permutations(DIMENSIONS).map(lambda d: d[:2])


@given(st.lists(claims, max_size=8), options, st.sampled_from(AGGREGATES))
def test_cells_hold_comparable_claims_only_and_lose_none(made, dimensions, aggregate):
    frame = with_scale(table(*made))
    rows, columns = dimensions
    comparison = compare(frame, rows=rows, columns=columns, aggregate=aggregate)
    measured = list(measurements(frame))
    labels = {i["claim"]["claim_id"]: set() for i in measured}
    for item in measured:
        key = tuple(item[g] for g in ("metric", "phase"))
        labels[item["claim"]["claim_id"]].add(key)
    for ids in comparison.cells["claim_ids"]:
        assert len({key for claim in ids for key in labels[claim]}) == 1
    shown = {claim for ids in comparison.table["claim_ids"] for claim in ids}
    assert shown == set(labels)
    assert comparison.table.columns.is_unique
    assert set(GROUPS["improvement"]) <= {*comparison.cells.columns, *dimensions}


def test_frames_keep_their_types():
    comparison = compare(table(says("a"), says("b", low=3)))
    assert isinstance(comparison.table["speed"].dtype, pd.Float64Dtype)
    assert comparison.cells["claims"].tolist() == [2]
