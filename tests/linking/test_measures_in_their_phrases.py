"""Which measure a value is of, where a phrase or a clause lies between the two."""

from __future__ import annotations

import pytest

from tests.lark import claims


def told(sentence: str) -> list[tuple[str, str, str, str | None]]:
    """Value, kind, metric and direction of each claim."""
    return [(c.text, c.kind, c.metric, c.direction) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Lark cuts the memory for 32K tokens by 3x.", ("3x", "factor", "memory", "decrease")),
        ("The energy per 1000 tokens drops by 3x.", ("3x", "factor", "energy", "decrease")),
        ("The latency on 16 frames drops by 3x.", ("3x", "factor", "latency", "decrease")),
        (
            "The accuracy at 50% sparsity drops by 3%.",
            ("3%", "percent_change", "accuracy", "decrease"),
        ),
        (
            "The number of tokens needed per page is reduced by 10x.",
            ("10x", "factor", "tokens", "decrease"),
        ),
        (
            "The number of steps needed to converge is reduced by 3x.",
            ("3x", "factor", "steps", "decrease"),
        ),
        (
            "The amount of data sent over the wire is cut by 3x.",
            ("3x", "factor", "communication", "decrease"),
        ),
        ("The area overhead of the DRAM die is 2%.", ("2%", "percent_change", "area", "increase")),
        (
            "Lark cuts the share of memory spent on tags to 4%.",
            ("4%", "absolute", "memory", None),
        ),
        (
            "Lark raises the share of faster kernels to 49%.",
            ("49%", "absolute", "score", None),
        ),
    ],
)
def test_a_measure_is_found_before_its_phrase(
    sentence: str, claim: tuple[str, str, str, str | None]
) -> None:
    assert told(sentence) == [claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Lark saves 38% of the time.", ("38%", "percent_change", "time", "decrease")),
        ("Lark saves a further 38% of the time.", ("38%", "percent_change", "time", "decrease")),
        ("Lark saves 38% of time.", ("38%", "percent_change", "time", "decrease")),
        ("Lark finds the page 38% of the time.", ("38%", "absolute", "success_rate", None)),
        ("Lark leaves 30% of the cores unused.", ("30%", "absolute", "utilization", None)),
        ("Lark leaves 30% of the weights untouched.", ("30%", "absolute", "other", None)),
        ("Lark leaves 3% of the faults undetected.", ("3%", "absolute", "error", None)),
        ("Lark clears 91% of the levels.", ("91%", "absolute", "success_rate", None)),
        ("Lark is favored in cost (5% lower).", ("5%", "percent_change", "cost", "decrease")),
        ("Jobs finish only 11% later.", ("11%", "percent_change", "time", "increase")),
        ("Jobs finish 30% earlier.", ("30%", "percent_change", "time", "decrease")),
        (
            "Lark prolongs the lifetime of the disk by 30%.",
            ("30%", "percent_change", "other", "increase"),
        ),
        ("Lark needs 5.7x less Flash than Heron.", ("5.7x", "factor", "storage", "decrease")),
        ("Lark can process 8x more frames.", ("8x", "factor", "context_length", "increase")),
        ("Lark sends 40% less data.", ("40%", "percent_change", "communication", "decrease")),
        ("Lark trains on 40% less data.", ("40%", "percent_change", "data", "decrease")),
        ("Lark has a look-ahead latency of 8 frames.", ("8 frames", "absolute", "latency", None)),
        (
            "Training Lark emitted 3.4 tonnes of CO2eq.",
            ("3.4 tonnes of CO2eq", "absolute", "energy", None),
        ),
    ],
)
def test_ordinary_words_name_their_measure(
    sentence: str, claim: tuple[str, str, str, str | None]
) -> None:
    assert told(sentence) == [claim]


def test_what_is_stored_is_cleared_and_not_solved() -> None:
    assert told("Lark clears 30% of the cache entries.") == []


def test_the_best_case_is_no_average() -> None:
    first, second = claims(
        "Averaged over five models, Lark is 2x faster than Heron, and 3x at best."
    )
    assert (first.qualifiers, second.qualifiers) == (("average",), ("up_to",))


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (
            "It solves 40% of NestQA. With more samples, the number rises to 51%.",
            ("51%", "absolute", "success_rate", None),
        ),
        (
            "Lark reaches a success rate of 70%. On robots, we see an increase from 37% to 46%.",
            ("46%", "absolute", "success_rate", None),
        ),
        (
            "Lark cuts energy by up to 30%. With stragglers, it still saves 27%.",
            ("27%", "percent_change", "energy", "decrease"),
        ),
        (
            "Lark reduces memory by 30%. With pruning, the savings reach 60%.",
            ("60%", "percent_change", "memory", "decrease"),
        ),
        (
            "Lark lowers perplexity by 8%. On code, it gains 12%.",
            ("12%", "percent_change", "perplexity", "decrease"),
        ),
        (
            "Lark cuts energy by 30%. It saves 27% of the memory.",
            ("27%", "percent_change", "memory", "decrease"),
        ),
        (
            "Lark improves throughput by 30%. It gains 12% on NestQA.",
            ("12%", "percent_change", "score", "increase"),
        ),
    ],
)
def test_the_sentence_before_names_the_measure(
    sentences: str, last: tuple[str, str, str, str | None]
) -> None:
    assert told(sentences)[-1] == last


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        (
            "Lark outperforms Heron by 2x in terms of throughput and by 40% in terms of latency.",
            ("40%", "percent_change", "latency", "decrease"),
        ),
        (
            "Lark improves over Heron by 2.3 points in accuracy and 30% in latency.",
            ("30%", "percent_change", "latency", "decrease"),
        ),
        (
            "Lark brings a cut of 76% in energy relative to Heron and of 56% relative to Teal.",
            ("56%", "percent_change", "energy", "decrease"),
        ),
        (
            "The gains of Lark over Heron reach 77% in throughput.",
            ("77%", "percent_change", "throughput", "increase"),
        ),
        (
            "Lark achieves a 29% GPU memory consumption reduction.",
            ("29%", "percent_change", "memory", "decrease"),
        ),
        ("Lark saves 46% of peak memory.", ("46%", "percent_change", "memory", "decrease")),
        (
            "Lark improves the compression throughput by 370x.",
            ("370x", "factor", "throughput", "increase"),
        ),
        (
            "Lark reduces the write bandwidth by 6x and the required capacity by 8x.",
            ("8x", "factor", "other", "decrease"),
        ),
        ("Lark sustains 2.3x the load of Heron.", ("2.3x", "factor", "request_rate", "increase")),
        (
            "Lark gains 0.7 in F1 and 6.4 points of lift on calls.",
            ("6.4 points", "points", "f1", "increase"),
        ),
        (
            "Lark attains 91 PFLOPS (45.5% of the peak).",
            ("45.5%", "percent_of", "utilization", None),
        ),
        (
            "Lark brings a 2x speedup (about 87% of the theoretical limit).",
            ("87%", "percent_of", "utilization", None),
        ),
        (
            "Lark can train models with over 70 billion parameters.",
            ("70 billion parameters", "absolute", "model_scale", None),
        ),
        (
            "Lark can train models of up to 13B parameters on one GPU, a 10x increase in size.",
            ("10x", "factor", "model_scale", "increase"),
        ),
    ],
)
def test_a_value_beside_another_has_its_own_measure(
    sentence: str, last: tuple[str, str, str, str | None]
) -> None:
    assert told(sentence)[-1] == last


def test_an_average_between_verb_and_object_is_read() -> None:
    (claim,) = claims("Lark reduces, on average, memory by 14% over Heron.")
    assert claim.qualifiers == ("average",)


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Its latency is 3x that of Heron.", ("3x", "factor", "latency", "increase")),
        ("Lark uses half the power of Heron.", ("half", "percent_of", "power", None)),
        ("Lark recovers 97% of the lost accuracy.", ("97%", "percent_of", "accuracy", None)),
        (
            "Energy is 3x lower and throughput 2x higher.",
            ("2x", "factor", "throughput", "increase"),
        ),
        (
            "Lark reduces cost (37%) and model size (24%).",
            ("24%", "percent_change", "model_size", "decrease"),
        ),
        ("The lock contention is 30% lower.", ("30%", "percent_change", "other", "decrease")),
        ("The missed outliers are 30% lower.", ("30%", "percent_change", "error", "decrease")),
        ("The time between tokens falls by 30%.", ("30%", "percent_change", "latency", "decrease")),
    ],
)
def test_what_goes_which_way(sentence: str, last: tuple[str, str, str, str | None]) -> None:
    assert told(sentence)[-1] == last


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Lark lowers the monthly cost from 410 to 55 euros.", "55 euros", "EUR"),
        ("Lark costs €400.", "€400", "EUR"),
        ("Lark costs $400.", "$400", "$"),
    ],
)
def test_money_is_told_in_its_currency(sentence: str, value: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.metric, claim.unit) == (value, "cost", unit)
