"""What papers imply together, and what is never chained."""

import pytest

from extractor.claim import ExtractorError
from extractor.table.chains import chains
from tests.table.invented import says, table

A100, PHONE = ("A100 80GB", 8), ("Galaxy S23", 1)


def test_two_papers_imply_the_product_with_both_sources():
    found = chains(table(says("a", "Lark", ["Wren"], 2, 3), says("b", "Wren", ["Finch"], 1.5)))
    assert len(found) == 1
    chain = found.iloc[0]
    assert (chain["method"], chain["via"], chain["baseline"]) == ("Lark", ["Wren"], "Finch")
    assert (chain["implied_low"], chain["implied_high"]) == (3.0, 4.5)
    assert chain["implied"]
    assert chain["claim_ids"] == ["a#1", "b#1"]
    assert chain["paper_ids"] == ["a", "b"]
    assert chain["hops"] == ["Lark over Wren: 2-3x (a)", "Wren over Finch: 1.5x (b)"]
    assert chain["stated_claim_ids"] == []


@pytest.mark.parametrize(
    ("stated", "conflict"),
    [
        (says("c", "Lark", ["Finch"], 3.2), False),
        (says("c", "Lark", ["Finch"], 9), True),
        (says("c", "Lark", ["Finch"], 1.1), True),
        (says("c", "Finch", ["Lark"], 3, direction="decrease"), False),
        (says("c", "Finch", ["Lark"], 2), True),
    ],
)
def test_what_is_stated_directly_stands_beside_it(stated, conflict):
    first, second = says("a", "Lark", ["Wren"], 2), says("b", "Wren", ["Finch"], 1.5)
    found = chains(table(first, second, stated))
    chain = found[(found["method"] == "Lark") & (found["baseline"] == "Finch")].iloc[0]
    assert chain["conflict"] == conflict
    assert chain["stated_claim_ids"] == ["c#1"]


@pytest.mark.parametrize(
    "second",
    [
        says("a", "Wren", ["Finch"]),
        says("b", "Wren", ["Finch"], metric="throughput"),
        says("b", "Wren", ["Finch"], phase="training"),
        says("b", "Wren", ["Lark"]),
        says("b", "Wren", ["existing methods"]),
        says("b", None, ["Finch"]),
        says("b", "Wren", []),
    ],
    ids=["one paper", "metric", "phase", "circle", "placeholder", "no method", "no baseline"],
)
def test_what_makes_no_chain(second):
    assert chains(table(says("a", "Lark", ["Wren"]), second)).empty


def test_the_baseline_of_two_papers_is_no_link():
    first, second = says("a", "Lark", ["the baseline"]), says("b", "the baseline", ["Finch"])
    assert chains(table(first, second)).empty


def test_longer_chains_are_asked_for():
    frame = table(
        says("a", "Lark", ["Wren"]), says("b", "Wren", ["Finch"]), says("c", "Finch", ["Robin"])
    )
    assert len(chains(frame)) == 2
    longest = chains(frame, hops=3).iloc[-1]
    assert (longest["via"], longest["implied_low"]) == (["Wren", "Finch"], 8.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [([A100], [A100], "same"), ([A100], [PHONE], "different"), ([A100], [], "not stated")],
)
def test_whether_the_devices_agree(one, other, expected):
    frame = table(
        says("a", "Lark", ["Wren"], hardware=one), says("b", "Wren", ["Finch"], hardware=other)
    )
    assert chains(frame)["devices"].tolist() == [expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("up_to",), (), "up to"),
        ((), ("at_least",), "at least"),
        (("up_to",), ("at_least",), "unclear"),
    ],
)
def test_how_far_an_implied_value_holds(one, other, expected):
    frame = table(
        says("a", "Lark", ["Wren"], qualifiers=one), says("b", "Wren", ["Finch"], qualifiers=other)
    )
    assert chains(frame)["bound"].tolist() == [expected]


@pytest.mark.parametrize("options", [{"hops": 1}, {"hops": 9}, {"tolerance": 0.5}])
def test_options_that_make_no_sense(options):
    with pytest.raises(ExtractorError):
        chains(table(), **options)
