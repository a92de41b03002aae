"""Claims of two papers that cannot both hold, and those that can."""

import pytest

from extractor.claim import ExtractorError
from extractor.table.contradictions import contradictions
from tests.table.invented import says, table

A100, PHONE = ("A100 80GB", 8), ("Galaxy S23", 1)
UP, DOWN = "increase", "decrease"


def test_two_papers_with_other_values_of_the_same_thing():
    frame = table(
        says("b", low=3, setting=("long prompts",), hardware=[A100]),
        says("a", low=2, baselines=["the Wren system"], hardware=[("A100", 1)]),
    )
    pair = contradictions(frame).iloc[0]
    assert (pair["paper_a"], pair["low_a"], pair["paper_b"], pair["low_b"]) == ("a", 2, "b", 3)
    assert (pair["apart"], pair["unit"], pair["hardware"]) == (1.5, "x", "A100")
    assert (pair["setting_b"], pair["same_setting"]) == ("long prompts", False)
    assert (pair["claim_a"], pair["claim_b"]) == ("a#1", "b#1")


@pytest.mark.parametrize(
    "other",
    [
        says("a", low=3),
        says("b", low=2.05),
        says("b", low=1.5, high=4),
        says("b", low=3, qualifiers=("up_to",)),
        says("b", low=1.5, qualifiers=("at_least",)),
        says("b", low=2.2, qualifiers=("approx",)),
        says("b", low=3, baselines=["Finch"]),
        says("b", low=3, metric="throughput"),
        says("b", low=3, phase="training"),
        says("b", low=3, hardware=[PHONE]),
        says("b", "Robin", low=3),
    ],
    ids=["one paper", "close", "overlap", "up to", "at least", "about", "baseline", "metric",
         "phase", "device", "method"],
)  # fmt: skip
def test_claims_that_agree(other):
    assert contradictions(table(says("a", low=2), other)).empty


@pytest.mark.parametrize(
    ("qualifiers", "found"), [(("at_least",), 1), (("up_to",), 0), (("average",), 1)]
)
def test_a_bound_contradicts_only_on_its_far_side(qualifiers, found):
    frame = table(says("a", low=2), says("b", low=3, qualifiers=qualifiers))
    assert len(contradictions(frame)) == found


@pytest.mark.parametrize(("qualifiers", "found"), [(("at_most",), 0), (("at_least",), 1)])
def test_a_bound_on_what_is_left_bounds_the_improvement_the_other_way(qualifiers, found):
    share = {"kind": "percent_of", "metric": "energy", "direction": None, "unit": "%"}
    frame = table(says("a", low=25, **share), says("b", low=50, qualifiers=qualifiers, **share))
    assert len(contradictions(frame)) == found


def test_names_that_mean_something_else_in_every_paper_do_not_contradict():
    frame = table(
        says("a", low=2, baselines=["the baseline"]), says("b", low=9, baselines=["the baseline"])
    )
    assert contradictions(frame).empty


def test_absolute_values_contradict_in_a_common_setting_and_unit():
    latency = {"kind": "absolute", "metric": "latency", "baselines": [], "direction": None}
    one = says("a", low=0.5, unit="s", setting=("CIFAR-10",), **latency)
    same = says("b", low=200, unit="ms", setting=("CIFAR10", "batch of 1"), **latency)
    elsewhere = says("b", low=200, unit="ms", setting=("ImageNet",), **latency)
    found = contradictions(table(one, same))
    assert found[["low_a", "low_b", "unit", "apart"]].values.tolist() == [[500, 200, "ms", 2.5]]
    assert contradictions(table(one, elsewhere)).empty


def test_the_farthest_apart_come_first_and_filters_apply():
    frame = table(says("a", low=2), says("b", low=3), says("c", low=9))
    assert contradictions(frame)["apart"].tolist() == [4.5, 3.0, 1.5]
    assert contradictions(frame, since="2024-05")["apart"].tolist() == [3.0]
    assert contradictions(frame, tolerance=0.9)["apart"].tolist() == [4.5, 3.0]
    with pytest.raises(ExtractorError, match="share"):
        contradictions(frame, tolerance=2)
