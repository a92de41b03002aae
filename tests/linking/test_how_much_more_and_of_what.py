"""How much more in brackets, levels that are surpassed, and parts of a gain."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "value", "metric", "direction"),
    [
        ("Lark yields considerably (3x) higher throughput.", 3, "throughput", "increase"),
        ("Lark is much (about 30%) cheaper.", 30, "cost", "decrease"),
        ("Lark is significantly (2.5x) faster than Heron.", 2.5, "speed", "increase"),
        ("Lark has far lower (12x) latency than Heron.", 12, "latency", "decrease"),
        ("Lark serves over one hundred times more requests.", 100, "request_rate", "increase"),
        ("Lark is two thousand times faster.", 2000, "speed", "increase"),
        ("Lark reaches high accuracy consistently (91%).", 91, "accuracy", None),
        ("Lark achieves comparable accuracy (91%) with lower latency.", 91, "accuracy", None),
        (
            "Lark cuts latency by 8%, with 60% of the savings from caching.",
            8,
            "latency",
            "decrease",
        ),
        ("Lark cuts latency by 8%, 60% of which comes from caching.", 8, "latency", "decrease"),
    ],
)
def test_how_much_more(sentence: str, value: float, metric: str, direction: str | None) -> None:
    """One claim each: a part of a gain is no gain of its own."""
    (found,) = claims(sentence)
    assert (found.low, found.metric, found.direction) == (value, metric, direction)


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Lark surpasses an accuracy of 90% on Nest.", ("at_least",)),
        ("Lark exceeds an F1 score of 0.8.", ("at_least",)),
        ("Lark surpasses Heron with an accuracy of 90%.", ()),
        ("Lark exceeds the accuracy of 90% of Heron.", ()),
    ],
)
def test_levels_surpassed(sentence: str, limits: tuple[str, ...]) -> None:
    """What surpasses a level is at least that."""
    assert claims(sentence)[0].qualifiers == limits


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark uses 60% of the memory of Heron and 40% of its energy.",
        "Lark reaches 95% accuracy, with 60% of the cost of Heron.",
    ],
)
def test_shares_of_a_rival(sentence: str) -> None:
    """A share of what a rival needs is a result."""
    assert len(claims(sentence)) == 2


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In terms of error, Lark achieved 1.1 mm and 0.9 mm.", [(1.1, "error"), (0.9, "error")]),
        ("In terms of Dice, Lark achieved 0.9 and 0.8.", [(0.9, "score"), (0.8, "score")]),
        ("In terms of accuracy, Lark achieves 30 FPS.", [(30, "frame_rate")]),
        ("In terms of accuracy, Lark uses 3 GB of memory.", [(3, "memory")]),
        ("The gain in latency was 16% and 46% in memory.", [(16, "latency"), (46, "memory")]),
        ("The gain in latency was 16% and 46% in memory mode.", [(16, "latency"), (46, "latency")]),
        (
            "Lark achieves 1.3%/2.4% (accuracy) and 1.7%/1.8% (F1) improvements.",
            [(1.3, "accuracy"), (2.4, "accuracy"), (1.7, "f1"), (1.8, "f1")],
        ),
        ("Lark gains 1.3% (accuracy) and 1.7% (F1).", [(1.3, "accuracy"), (1.7, "f1")]),
        (
            "Lark reaches 89% accuracy on NestQA, 99% on CIS, and 98% on UIW.",
            [(89, "accuracy"), (99, "accuracy"), (98, "accuracy")],
        ),
    ],
)
def test_of_which_measure(sentence: str, told: list[tuple[float, str]]) -> None:
    """A measure that opens the sentence is of all, one in or behind a bracket of its value."""
    assert [(c.low, c.metric) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 2x faster than Finch, while Wren reduces memory by 3x.", [("Finch",), ()]),
        ("Lark brings a 20% speedup over Finch, while Wren cuts energy by 5%.", [("Finch",), ()]),
        ("Lark reaches 90% accuracy, while Wren reaches 80%.", [("Wren",)]),
    ],
)
def test_two_changes(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    """What another cuts by so much is a result of its own, what it reaches is a rival's level."""
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Our chip occupies 496K gates.", ["gate"]),
        ("Lark occupies 12K LUTs.", ["LUT"]),
        ("The design consumes 12.3k LUTs, 5.1k FFs and 34 BRAMs.", ["LUT", "FF", "BRAM"]),
        ("Lark runs at 200 MHz with only 12K LUTs.", ["MHz", "LUT"]),
        ("On a device with 120K LUTs, Lark runs at 200 MHz.", ["MHz"]),
        ("The FPGA has 120K LUTs.", []),
        ("Lark needs 300 gates for Grover.", []),
        ("Lark uses 4 lookup tables.", []),
    ],
)
def test_what_a_circuit_takes_up(sentence: str, units: list[str]) -> None:
    """How much of a chip a design takes is a result, how much there is of it is none."""
    assert [c.unit for c in claims(sentence)] == units


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark introduces few trainable parameters (3.88M).",
        "Lark reduces the parameter count from 0.51M to 0.42M.",
        "Lark reduces the number of parameters to 4.2M.",
    ],
)
def test_the_unit_of_parameters(sentence: str) -> None:
    """A count of parameters is in parameters, wherever the noun stands."""
    assert claims(sentence)[0].unit == "parameter"
