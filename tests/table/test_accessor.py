"""`df.claims` does on the frame what the functions do, and pictures show what the table says."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from extractor.claim import Claim, ExtractorError, Hardware, Paper
from extractor.table.chains import chains
from extractor.table.compare import compare
from extractor.table.contradictions import contradictions
from extractor.table.frame import claims_frame
from extractor.table.leaderboards import leaderboard, method_card, timeline
from extractor.table.plot import COLOURS, plot
from extractor.table.read import read_claims
from extractor.table.selection import select


def says(paper: str, method: str, baseline: str, low: float, metric: str = "speed") -> tuple:
    claim = Claim(
        f"{low}x", 0, 4, low, low, "factor", metric,
        unit="x", direction="increase" if metric == "speed" else "decrease",
        method=method, baselines=(baseline,), hardware=(Hardware("A100", 8),),
    )  # fmt: skip
    return Paper(paper, f"{method}: Quick", "", date=date(2024, 1, len(paper))), claim


@pytest.fixture
def frame() -> pd.DataFrame:
    return claims_frame(
        [
            says("a", "Wren", "Finch", 3.0),
            says("bb", "Finch", "Heron", 2.0),
            says("ccc", "Wren", "Finch", 5.0),
            says("dddd", "Lark", "Heron", 4.0, "memory"),
        ]
    )


def test_the_verbs_are_those_of_the_package(frame: pd.DataFrame) -> None:
    pairs = [
        (frame.claims.filter(baseline="finch"), select(frame, {"baseline": "finch"})),
        (frame.claims.compare(metric="speed").table, compare(frame, metric="speed").table),
        (frame.claims.leaderboard(baseline="Finch"), leaderboard(frame, baseline="Finch")),
        (frame.claims.timeline(metric="speed"), timeline(frame, metric="speed")),
        (frame.claims.method_card("Wren"), method_card(frame, "Wren")),
        (frame.claims.chains(hops=2), chains(frame, hops=2)),
        (frame.claims.contradictions(), contradictions(frame)),
    ]
    for ours, theirs in pairs:
        assert len(theirs)
        pd.testing.assert_frame_equal(ours, theirs)


def test_filters_narrow(frame: pd.DataFrame) -> None:
    assert frame.claims.filter(family="memory")["method"].tolist() == ["Lark"]
    assert len(frame.claims.filter(hardware="A100", since="2024-01-02")) == 3
    with pytest.raises(ExtractorError, match="no filter is called 'colour'"):
        frame.claims.filter(colour="red")


def test_the_workbook_holds_the_claims(frame: pd.DataFrame, tmp_path: Path) -> None:
    path = frame.claims.to_workbook(tmp_path / "claims.xlsx")
    assert read_claims(path)["claim_id"].tolist() == frame["claim_id"].tolist()
    with pytest.raises(ExtractorError, match=r"ends in \.xlsx"):
        frame.claims.to_workbook(tmp_path / "claims.csv")


def test_the_schema_is_checked(frame: pd.DataFrame) -> None:
    frame.claims.check()
    frame["confidence"] = 2.0
    with pytest.raises(ExtractorError, match="confidence"):
        frame.claims.check()


def test_other_frames_have_no_claims() -> None:
    with pytest.raises(AttributeError, match="no column claim_id, paper_id"):
        _ = pd.DataFrame({"metric": ["speed"]}).claims


def bars(frame: pd.DataFrame, **options: object) -> dict[str, float]:
    ax = frame.claims.plot(**options)
    names = [label.get_text() for label in ax.get_yticklabels()]
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    return dict(zip(names, ends, strict=True))


def test_best_shows_each_method_once_with_its_best(frame: pd.DataFrame) -> None:
    assert bars(frame) == pytest.approx(
        {
            "Finch: speed over Heron": 2.0,
            "Lark: memory over Heron": 4.0,
            "Wren: speed over Finch": 5.0,
        }
    )
    assert list(bars(frame, top=1)) == ["Wren: speed over Finch"]
    assert list(bars(frame, metric="memory")) == ["Lark: memory over Heron"]


def test_timeline_shows_every_dated_improvement(frame: pd.DataFrame) -> None:
    ax = plot(frame, "timeline")
    points = ax.collections[-1].get_offsets()
    assert sorted(point[1] for point in points) == [2.0, 3.0, 4.0, 5.0]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["speed", "memory"]


def test_pictures_go_into_given_axes(frame: pd.DataFrame) -> None:
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    assert plot(frame, ax=ax) is ax


def test_every_family_has_a_colour_of_its_own() -> None:
    from extractor.rules import load_rules

    assert len(COLOURS) >= len({m.family for m in load_rules().metrics.values()})


def test_what_cannot_be_plotted_is_named(frame: pd.DataFrame) -> None:
    with pytest.raises(ExtractorError, match="no picture is called 'pie'"):
        frame.claims.plot("pie")
    with pytest.raises(ExtractorError, match="nothing to plot"):
        frame.claims.plot(metric="energy")
    with pytest.raises(ExtractorError, match="nothing to plot: no claim with improvement and date"):
        frame.assign(date=pd.NaT).claims.plot("timeline")
