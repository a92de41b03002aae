"""Points that go on without their word, lost dollar signs, versions, and what is only put in."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark gains 31.0 points on NestBench, 14.2 on SongBench, and 4.9 on WrenQA.", 3),
        ("Lark gains 31.0 points on NestBench, 10.7/4.6 on SongBench, and 4.9 on WrenQA.", 4),
        ("Lark improves accuracy by 3.1 points on NestBench and 4.2 on SongBench.", 2),
        ("Lark gains 31.0 points on NestBench, and reaches 71.2 on SongBench.", 1),
    ],
)
def test_points_go_on_over_the_sets_they_are_gained_on(sentence: str, values: int) -> None:
    found = [c for c in claims(sentence) if c.kind == "points"]
    assert [c.unit for c in found] == ["points"] * values
    assert all(f"{c.low:.1f}" in sentence for c in found)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        (r"Training Lark costs \4000.", 4000.0, 4000.0),
        (r"Lark costs \8.75-13.50 per hour.", 8.75, 13.5),
        ("Lark costs $5-10 per run.", 5.0, 10.0),
    ],
)
def test_a_price_is_read_without_its_lost_dollar_sign(
    sentence: str, low: float, high: float
) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.low, claim.high) == ("cost", low, high)


def test_marks_of_emphasis_are_no_text() -> None:
    (claim,) = claims("Lark gives a **5.5× speedup** over Heron.")
    assert (claim.text, claim.baselines) == ("5.5×", ("Heron",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark takes tokens from a 16x downsampled image.",
        "The models score well with Heron Grand 4.7, as in WrenWorld 1.0.",
        "Lark is tried on models spanning an order of magnitude of size.",
        "Lark attends to a 99%-energy subspace.",
        "Lark scores well on a 5-point Likert scale.",
    ],
)
def test_what_is_put_in_is_no_result(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "metric"),
    [
        ("Lark gains a 1.5 to 4 speedup.", "1.5 to 4", "factor", "speed"),
        ("Lark cuts storage by 159 X over Heron.", "159 X", "factor", "storage"),
        ("Lark remains stable up to 1,024 frames.", "1,024 frames", "absolute", "context_length"),
        ("Lark narrows the gap to experts to only 3.7 points.", "3.7 points", "points", "score"),
        ("Lark retains 65% of the gains from tuning.", "65%", "percent_of", "score"),
        (
            "Lark has gains ranging from 4.3 to 20.4 points for A and 1.8 to 13.3 points for B.",
            "1.8 to 13.3 points",
            "points",
            "score",
        ),
    ],
)
def test_unusual_frames_are_read(sentence: str, text: str, kind: str, metric: str) -> None:
    assert (text, kind, metric) in [(c.text, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "metric"),
    [
        ("No model exceeds 0.42 on NestBench.", "0.42", "absolute", "score"),
        ("Lark improves from 43.0 to 64.4 points.", "64.4 points", "absolute", "score"),
        ("F1 increases from 43.0 to 64.4 points on Nest.", "64.4 points", "absolute", "f1"),
        ("Lark covers 97% of the identities.", "97%", "absolute", "success_rate"),
        (
            "Lark has an accuracy of 81% on Nest at 43% of Heron's cost, and 65% on Song.",
            "65%",
            "absolute",
            "accuracy",
        ),
        (
            "One epoch of training yields 45.0% on NestWorld, an 18.7-point improvement.",
            "18.7-point",
            "points",
            "score",
        ),
    ],
)
def test_a_level_keeps_its_own_measure(sentence: str, text: str, kind: str, metric: str) -> None:
    assert (text, kind, metric) in [(c.text, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Accuracy stays constant across an 8x increase in model size.", []),
        ("Under an 8x increase in context, Lark keeps 92% accuracy.", ["92%"]),
        (
            "Scaling the model from 1B to 8B raises accuracy by 10%, or 4 points.",
            ["10%", "4 points"],
        ),
    ],
)
def test_how_much_larger_a_thing_is_made_is_no_result(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "text", "metric"),
    [
        (r"Lark cuts time by \ 40%.", "40%", "time"),
        (r"Lark cuts time by \10\%.", r"10\%", "time"),
        ("Lark serves a model out of 24 GB of memory.", "24 GB", "memory"),
        ("Lark yields gains from 1.2 to 3.4 points.", "1.2 to 3.4 points", "score"),
    ],
)
def test_what_looks_like_a_price_a_total_or_a_level_is_none(
    sentence: str, text: str, metric: str
) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.metric, claim.baseline_value) == (text, metric, None)


def test_a_second_result_behind_a_name_is_no_version() -> None:
    found = claims("Lark reaches a perplexity of 8.3 on Nest and Wren 7.1 on Song.")
    assert [c.low for c in found] == [8.3, 7.1]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Its median latency drops 16-34% and P99 23%.", ("percent_change", "latency")),
        ("Lark loses nearly half its throughput.", ("percent_change", "throughput")),
        ("Lark consumes 28% more CPU than Heron.", ("percent_change", "utilization")),
        ("Lark encodes a page in 0.87 ms, 491x below Heron.", ("factor", "latency")),
        ("Under a 50 ms P99 objective, Lark sustains 800 requests/s.", ("absolute", "throughput")),
    ],
)
def test_what_is_lost_used_or_asked_for_is_told_apart(sentence: str, told: tuple[str, str]) -> None:
    found = claims(sentence)
    assert (found[-1].kind, found[-1].metric) == told
    assert "objective" not in sentence or len(found) == 1


@pytest.mark.parametrize(
    "sentence",
    ["Lark uses a presence penalty of 1.5.", "We used 40 of 50 samples (80%) for training."],
)
def test_what_is_chosen_is_no_result(sentence: str) -> None:
    assert claims(sentence) == []


def test_gains_in_order_of_the_levels_before_them() -> None:
    sentence = (
        "Lark obtains 27.4 FVD and 0.031 LPIPS, improving over Heron by 22% and 15%, respectively."
    )
    assert [c.metric for c in claims(sentence)] == ["fvd", "lpips", "fvd", "lpips"]


def test_how_far_below_several_rivals_it_stands() -> None:
    found = claims("Lark runs in 0.87 ms, 491x below Heron and 23.4x below the fastest rival.")
    assert [(c.text, c.baselines) for c in found] == [
        ("0.87 ms", ()),
        ("491x", ("Heron",)),
        ("23.4x", ("fastest rival",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "metric", "low"),
    [
        ("Lark sets a new state of the art of 83.1% on NestQA.", "score", 83.1),
        ("Lark sets a new record of 83.1% on NestQA.", "score", 83.1),
        ("Lark leads with 61.2% on NestQA.", "score", 61.2),
        ("Lark beats Heron 68.5% of the time.", "win_rate", 68.5),
        ("Lark beats Heron and solves the task 68.5% of the time.", "success_rate", 68.5),
        ("Lark completed 46 of 50 trials (92%).", "success_rate", 92.0),
        ("Lark answers 93% of queries within budget.", "success_rate", 93.0),
    ],
)
def test_records_leads_and_wins_are_results(sentence: str, metric: str, low: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.low) == ("absolute", metric, low)


@pytest.mark.parametrize(
    ("sentence", "kind", "direction"),
    [
        ("Lark cuts the response length by an average of 47 tokens.", "points", "decrease"),
        ("Lark shortens the reasoning traces by about 47 tokens.", "points", "decrease"),
        ("Lark reduces the number of steps by up to 47 steps.", "points", "decrease"),
        ("Lark cuts convergence by 47 epochs compared to Heron.", "points", "decrease"),
        ("Lark cuts the replies by 47 tokens.", "points", "decrease"),
        ("Lark brings a 47-step reduction in convergence.", "points", "decrease"),
        ("Lark achieves a reduction of about 47 tokens per song.", "points", "decrease"),
        ("Lark needs 47 fewer steps than Heron.", "points", "decrease"),
        ("Lark cuts the output length from 300 to 47 tokens.", "absolute", None),
        ("Lark generates a song in 47 steps.", "absolute", None),
    ],
)
def test_so_many_fewer_of_a_thing_is_a_difference(
    sentence: str, kind: str, direction: str | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.kind, claim.direction) == (47, kind, direction)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Lark brings a ~ 47M parameter reduction over Heron.", ["points"]),
        ("Lark brings 47M fewer parameters than Heron.", ["points"]),
        ("Lark has a 47M parameter model that reduces drift.", []),
        ("Lark prunes a 47M parameter network.", []),
        ("Lark is a 47M parameter improvement model.", []),
    ],
)
def test_so_many_parameters_less(sentence: str, read: list[str]) -> None:
    assert [c.kind for c in claims(sentence)] == read
