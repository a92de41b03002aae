"""Leaderboards, a method's card, and improvements by date."""

import pytest

from extractor.claim import ExtractorError
from extractor.table.leaderboards import leaderboard, method_card, timeline
from tests.table.invented import says, table

A100, PHONE = ("A100 80GB", 8), ("Galaxy S23", 1)


def test_methods_are_ranked_within_comparable_claims():
    frame = table(
        says("a", "Lark", low=2),
        says("b", "Robin", low=3),
        says("c", "Linnet", low=3),
        says("c", "Robin", low=1.5),
        says("c", "Robin", low=9, phase="training"),
    )
    board = leaderboard(frame, phase=None)
    ranks = board[["phase", "rank", "method"]].values.tolist()
    assert ranks == [
        ["not stated", 1, "Linnet"],
        ["not stated", 1, "Robin"],
        ["not stated", 3, "Lark"],
        ["training", 1, "Robin"],
    ]
    assert board["claims"].tolist() == [1, 2, 1, 1]
    assert board["claim"].tolist() == ["c#1", "b#1", "a#1", "c#3"]


def test_what_beats_a_baseline_by_how_much_on_what():
    frame = table(
        says("a", hardware=[A100]),
        says("b", baselines=["Finch"]),
        says("c", "Robin", direction="decrease"),
    )
    board = leaderboard(frame, baseline="wren")
    assert board[["method", "value", "on"]].values.tolist() == [["Lark", "2x", "8x A100 80GB"]]


def test_by_device_a_claim_stands_on_each_of_its_devices():
    frame = table(says("a", hardware=[A100, PHONE]), says("b", low=3))
    board = leaderboard(frame, by="hardware")
    assert board[["hardware", "method"]].values.tolist() == [
        ["A100", "Lark"],
        ["Galaxy S23", "Lark"],
    ]


def test_worse_methods_nameless_baselines_and_the_method_itself_are_left_out():
    frame = table(
        says("a", low=2, direction="decrease"),
        says("a", baselines=["existing methods"]),
        says("a", baselines=[]),
        says("a", baselines=["Lark"]),
    )
    assert leaderboard(frame).empty
    assert leaderboard(frame, better_only=False)["improvement_high"].tolist() == [0.5]
    assert len(leaderboard(frame, baseline="existing methods")) == 1


def test_a_board_by_something_else():
    with pytest.raises(ExtractorError, match="baseline, hardware"):
        leaderboard(table(), by="colour")


def test_a_card_holds_all_that_is_claimed_of_a_method_and_by_whom():
    frame = table(
        says("a"),
        says("d", own=False),
        says("b", "Wren 2", ["lark"]),
        says("c", "Robin"),
        says("c", "LARK", low=3),
    )
    card = method_card(frame, "lark")
    assert card[["role", "paper_id"]].values.tolist() == [
        ["by its own paper", "c"],
        ["by its own paper", "a"],
        ["by another paper", "d"],
        ["as baseline", "b"],
    ]
    assert method_card(frame, "Robin", since="2025")["claim"].tolist() == ["c#1"]
    with pytest.raises(ExtractorError, match="no claim names 'Magpie'"):
        method_card(frame, "Magpie")


def test_a_timeline_says_which_claim_was_a_record():
    frame = table(
        says("c", low=2.5), says("a", low=2), says("b", low=3), says("d", low=9),
        says("a", baselines=["Finch"], low=1.2),
    )  # fmt: skip
    line = timeline(frame)
    assert line[["baseline", "paper_id", "record"]].values.tolist() == [
        ["Finch", "a", True],
        ["Wren", "a", True],
        ["Wren", "b", True],
        ["Wren", "c", False],
    ]
