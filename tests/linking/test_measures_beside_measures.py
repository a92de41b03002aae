"""Measures that stand beside the words of another one."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark finds faults, with an AUROC exceeding 0.91 in failures of the arm.", "score"),
        ("Lark attains a recall above 0.9 in errors of the log.", "score"),
        ("Lark brings gains exceeding 90% in memory.", "memory"),
        ("Trials show a 97% communication reliability rate.", "score"),
        ("Lark brings 97% communication success rate.", "success_rate"),
        ("Lark brings 30% less communication overhead.", "communication"),
        ("Lark attains a BERT-score of 85.4.", "score"),
    ],
)
def test_a_measure_is_read_where_words_of_another_stand(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


def test_a_mean_of_steps_in_brackets_is_a_level() -> None:
    found = claims("Lark shows a high success rate (0.87) and few steps to success (31.4).")
    assert [(c.low, c.metric) for c in found] == [(0.87, "success_rate"), (31.4, "steps")]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Merging two sampling steps raises drift by 5%.", "score"),
        ("Merging two sampling steps raises recall by 5%.", "score"),
        ("Its latency drops sharply by 5%.", "latency"),
    ],
)
def test_what_the_verb_has_as_its_object_changes(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


def test_a_rate_of_improvement_is_a_change_of_what_it_improves() -> None:
    found = claims("The average delay improvement rates of the two roads are 90.2% and 74.2%.")
    assert [(c.low, c.metric, c.direction, c.method) for c in found] == [
        (90.2, "latency", "decrease", "Lark"),
        (74.2, "latency", "decrease", "Lark"),
    ]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark is 20x faster than real time.", "real_time_factor"),
        ("Lark runs at 5 times real time.", "real_time_factor"),
        ("Lark runs at 20x real-time speed.", "real_time_factor"),
        ("Lark achieves 3x faster-than-real-time synthesis.", "real_time_factor"),
        ("Lark achieves a 2x real-time speedup.", "speed"),
        ("Lark renders 2x faster in real time.", "speed"),
        ("Lark converges in 12 epochs.", "steps"),
        ("Lark finishes in 5K iterations.", "steps"),
        ("Lark narrows the training cost to 12 days.", "time"),
        ("Lark narrows the training cost to $12.", "cost"),
        ("Lark correctly classifies 91% of the samples.", "success_rate"),
        ("Lark uses 12% of the samples.", "data"),
        ("Lark lowers the EDP by 12%.", "other"),
    ],
)
def test_which_measure_a_value_is_of(sentence: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert claim.metric == metric


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark reduces average JCT by 30%.", "time", "decrease"),
        ("Lark improves job completion time by 30%.", "time", "decrease"),
        ("Lark reduces average FCT by 30%.", "latency", "decrease"),
        ("Lark incurs a latency overhead of 3%.", "latency", "increase"),
        ("Lark incurs a time overhead of 3%.", "time", "increase"),
        ("Lark achieves a 12% reduction in top-1 error.", "error", "decrease"),
        ("Lark achieves a 12% improvement in top-1 accuracy.", "accuracy", "increase"),
        ("Lark achieves a 50% higher supported sequence length.", "context_length", "increase"),
    ],
)
def test_the_last_noun_of_a_measure_tells_it(sentence: str, metric: str, direction: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.direction) == (metric, direction)


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark shows a 3x memory reduction with 1%, 2%, and 3% higher accuracy.", ["accuracy"] * 3),
        ("Lark brings energy savings with 1%, 2% and 3% lower error.", ["error"] * 3),
        ("Lark has latency reductions of 1%, 2%, and 3% on A, B and C.", ["latency"] * 3),
        ("Lark has gains of 1%, 2%, and 3% in accuracy, recall and F1.", ["accuracy", "f1"]),
    ],
)
def test_a_list_is_of_the_measure_right_behind_it(sentence: str, metrics: list[str]) -> None:
    told = [c.metric for c in claims(sentence) if c.kind != "factor" and c.metric != "score"]
    assert told == metrics


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark reduces networks 6 times on size and 9 times on FLOPs.", ["model_size", "flops"]),
        ("Lark shrinks nets by 6x on model size and 9x on FLOPs.", ["model_size", "flops"]),
        ("Lark saves 40% on memory and 30% on energy.", ["memory", "energy"]),
        ("Lark outperforms Heron by 3x on latency and 2x on energy.", ["latency", "energy"]),
        ("Lark is 3x faster on memory-bound kernels.", ["speed"]),
        ("Lark is 3x faster on energy data.", ["speed"]),
        ("Heron spends 30% on memory and 20% on energy.", []),
    ],
)
def test_on_what_is_spent_less(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics
