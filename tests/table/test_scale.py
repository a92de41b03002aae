"""The columns that put all claims on one scale, over a table of invented claims."""

import pandas as pd
import pytest

from extractor.claim import Claim, Hardware, Paper
from extractor.table.frame import claims_frame
from extractor.table.scale import ADDED, DOUBT, ensure_scale, with_scale
from extractor.table.schema import check_claims

LARK = Paper("a", "Lark: Fast Decoding", "", date=pd.Timestamp("2024-03-01").date())
WREN = Paper("b", "Wren: Faster Decoding", "", date=pd.Timestamp("2025-03-01").date())


def claim(low=2.0, high=None, kind="factor", metric="speed", **more):
    return Claim("2x", 0, 2, low, high or low, kind, metric, **more)


@pytest.fixture
def scaled():
    claims = [
        (LARK, claim(direction="increase", method="Lark", baselines=("vLLM",), confidence=0.9)),
        (
            WREN,
            claim(
                1.5, 1.8, direction="increase", method="Wren", baselines=("lark", "existing work"),
                hardware=(Hardware("A100 80GB", 8),),
            ),
        ),
        (WREN, claim(521.9, kind="absolute", metric="time", unit="ms", baseline_value=1043.8)),
        (WREN, claim(12, kind="absolute", metric="memory", unit="ms", confidence=0.8)),
    ]  # fmt: skip
    return with_scale(claims_frame(claims))


def test_the_table_keeps_its_schema(scaled):
    check_claims(scaled)
    assert set(ADDED) <= set(scaled.columns)


def test_improvements(scaled):
    assert scaled["improvement_low"].tolist()[:3] == [2.0, 1.5, 2.0]
    assert scaled["improvement_high"].tolist()[:3] == [2.0, 1.8, 2.0]
    assert pd.isna(scaled.loc[3, "improvement_low"])


def test_absolute_values_have_a_canonical_unit_and_relative_ones_none(scaled):
    assert scaled.loc[2, ["canonical_low", "canonical_unit"]].tolist() == [0.5219, "s"]
    assert pd.isna(scaled.loc[0, "canonical_unit"])


def test_a_wrong_dimension_is_flagged_and_costs_confidence_once(scaled):
    assert scaled.loc[3, "unit_flag"] == "wrong dimension"
    assert scaled.loc[3, "confidence"] == pytest.approx(0.8 * DOUBT)
    assert scaled.loc[0, "confidence"] == 0.9
    assert with_scale(scaled).loc[3, "confidence"] == pytest.approx(0.8 * DOUBT)


def test_names_and_links_across_papers(scaled):
    assert scaled.loc[1, "baseline_names"] == ["Lark", "existing work"]
    assert scaled.loc[1, "baseline_paper_ids"] == ["a"]
    assert scaled.loc[0, "baseline_paper_ids"] == []


def test_devices(scaled):
    row = scaled.loc[1]
    assert (row["hardware_names"], row["hardware_classes"]) == (["A100"], ["datacentre"])
    assert (row["hardware_memory_gb"], row["hardware_devices"]) == (80.0, 8)


def test_scaling_again_changes_nothing(scaled):
    pd.testing.assert_frame_equal(with_scale(scaled), scaled)
    assert ensure_scale(scaled) is scaled


def test_the_given_frame_is_left_alone():
    frame = claims_frame([(LARK, claim())])
    before = frame.copy(deep=True)
    with_scale(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_an_empty_table():
    assert len(with_scale(claims_frame([]))) == 0
