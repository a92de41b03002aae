"""Improvements of forty invented phrases, by hand; and what holds for every claim."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.claim import DIRECTIONS, KINDS, Claim
from extractor.rules import load_rules
from extractor.table.improvement import NOTES, improvement

UP, DOWN = "increase", "decrease"

# evidence, value's text, kind, metric, low, high, direction, more fields; improvement, notes
PHRASES = [
    # factors
    ("Lark is 2.3x faster than Finch", "2.3x", "factor", "speed", 2.3, 2.3, UP, {},
     (2.3, 2.3), ["times_more"]),
    ("Lark reaches a 2.3x speedup over Finch", "2.3x", "factor", "speed", 2.3, 2.3, UP, {},
     (2.3, 2.3), []),
    ("Lark is twice as fast as Finch", "twice", "factor", "speed", 2, 2, UP, {}, (2, 2), []),
    ("Lark decodes 1.4-2.1x faster", "1.4-2.1x", "factor", "speed", 1.4, 2.1, UP, {},
     (1.4, 2.1), ["times_more"]),
    ("Lark cuts latency by a factor of 3", "a factor of 3", "factor", "latency", 3, 3, DOWN, {},
     (3, 3), []),
    ("Lark reduces latency by 3 times", "3 times", "factor", "latency", 3, 3, DOWN, {},
     (3, 3), ["times_less"]),
    ("Lark needs 4x less memory", "4x", "factor", "memory", 4, 4, DOWN, {},
     (4, 4), ["times_less"]),
    ("Lark halves the peak memory", "halves", "factor", "memory", 2, 2, DOWN, {}, (2, 2), []),
    ("Lark uses 2x more memory than Finch", "2x", "factor", "memory", 2, 2, UP, {},
     (0.5, 0.5), ["times_more"]),
    ("Lark is 2x slower than Finch", "2x", "factor", "speed", 2, 2, DOWN, {}, (0.5, 0.5), []),
    ("an order of magnitude fewer FLOPs", "an order of magnitude", "factor", "flops", 10, 10,
     DOWN, {}, (10, 10), ["times_less"]),
    ("Lark improves throughput by up to 2.7x", "2.7x", "factor", "throughput", 2.7, 2.7, UP, {},
     (2.7, 2.7), ["times_more"]),
    ("Lark improves on Finch by up to 0.27x", "0.27x", "factor", "speed", 0.27, 0.27, UP, {},
     (1.27, 1.27), ["added_factor"]),
    ("Lark gives a 0.27x speedup over Finch", "0.27x", "factor", "speed", 0.27, 0.27, UP, {},
     (1.27, 1.27), ["added_factor"]),
    ("Lark reaches 0.4x the speed of Finch", "0.4x", "factor", "speed", 0.4, 0.4, UP, {},
     (0.4, 0.4), ["factor_below_one"]),
    ("Lark cuts the cost to 0.4x", "0.4x", "factor", "cost", 0.4, 0.4, DOWN, {},
     (2.5, 2.5), ["factor_below_one"]),
    ("a latency speedup of 3.7x", "3.7x", "factor", "latency", 3.7, 3.7, DOWN, {},
     (3.7, 3.7), []),
    ("a 3-fold gain in energy efficiency", "3-fold", "factor", "energy_efficiency", 3, 3, UP, {},
     (3, 3), []),
    ("1.5x in throughput", "1.5x", "factor", "throughput", 1.5, 1.5, None, {},
     None, ["no_direction"]),
    ("area efficiency improves by 1.3x and 1.6x", "1.6x", "factor", "area", 1.6, 1.6, UP, {},
     (1.6, 1.6), ["efficiency"]),
    ("25% better data efficiency", "25%", "percent_change", "data", 25, 25, UP, {},
     (1.25, 1.25), ["efficiency"]),
    ("Lark lowers jitter by 2x", "2x", "factor", "other", 2, 2, DOWN, {},
     None, ["no_good_direction"]),
    # percentages more and less
    ("Lark uses 40% less memory", "40%", "percent_change", "memory", 40, 40, DOWN, {},
     (1.6667, 1.6667), []),
    ("Lark is 22% faster than Finch", "22%", "percent_change", "speed", 22, 22, UP, {},
     (1.22, 1.22), ["percent_faster"]),
    ("inference is 22% faster", "22%", "percent_change", "latency", 22, 22, DOWN, {},
     (1.22, 1.22), ["percent_faster"]),
    ("Lark accelerates training by 30%", "30%", "percent_change", "time", 30, 30, DOWN, {},
     (1.3, 1.3), ["percent_faster"]),
    ("Lark shortens training time by 30%", "30%", "percent_change", "time", 30, 30, DOWN, {},
     (1.4286, 1.4286), []),
    ("Lark lowers cost by 20-50%", "20-50%", "percent_change", "cost", 20, 50, DOWN, {},
     (1.25, 2), []),
    ("18% higher throughput", "18%", "percent_change", "throughput", 18, 18, UP, {},
     (1.18, 1.18), []),
    ("Lark is 150% faster", "150%", "percent_change", "speed", 150, 150, UP, {}, (2.5, 2.5), []),
    ("at 5% higher latency", "5%", "percent_change", "latency", 5, 5, UP, {},
     (0.95238, 0.95238), []),
    ("with 10% lower throughput", "10%", "percent_change", "throughput", 10, 10, DOWN, {},
     (0.9, 0.9), []),
    ("Lark reduces traffic by 120%", "120%", "percent_change", "communication", 120, 120, DOWN, {},
     None, ["over_100"]),
    ("Lark removes 100% of the traffic", "100%", "percent_change", "communication", 100, 100,
     DOWN, {}, None, ["to_nothing"]),
    ("a 3% improvement in accuracy", "3%", "percent_change", "accuracy", 3, 3, UP, {},
     (1.03, 1.03), ["relative_or_points"]),
    ("Lark lowers the word error rate by 20%", "20%", "percent_change", "wer", 20, 20, DOWN, {},
     (1.25, 1.25), ["relative_or_points"]),
    # shares of the reference
    ("at 79% of the energy of Finch", "79%", "percent_of", "energy", 79, 79, None,
     {"baselines": ("Finch",)}, (1.2658, 1.2658), []),
    ("with 1/3 of the FLOPs", "1/3", "percent_of", "flops", 33.33, 33.33, None, {},
     (3.0003, 3.0003), ["no_reference"]),
    ("retains 98% of the accuracy", "98%", "percent_of", "accuracy", 98, 98, None,
     {"baselines": ("Finch",)}, (0.98, 0.98), ["score_ratio"]),
    ("reaches 43% of the theoretical peak", "43%", "percent_of", "utilization", 43, 43, None, {},
     None, ["no_reference"]),
    ("with an overhead of 20%", "20%", "percent_of", "communication", 20, 20, None, {},
     None, ["no_reference"]),
    # values with their baseline's value
    ("latency falls from 522 ms to 290 ms", "290 ms", "absolute", "latency", 290, 290, None,
     {"baseline_value": 522.0, "unit": "ms"}, (1.8, 1.8), []),
    ("takes 5 hours instead of 32", "5 hours", "absolute", "time", 5, 5, None,
     {"baseline_value": 32.0, "unit": "h"}, (6.4, 6.4), []),
    ("from 16 to 128 frames", "128 frames", "absolute", "context_length", 128, 128, None,
     {"baseline_value": 16.0, "unit": "frame"}, (8, 8), []),
    ("60 FPS on one RTX 4090", "60 FPS", "absolute", "frame_rate", 60, 60, None,
     {"unit": "frame/s"}, None, []),
    ("31.2 dB instead of 30.1 dB", "31.2 dB", "absolute", "psnr", 31.2, 31.2, None,
     {"baseline_value": 30.1, "unit": "dB"}, None, ["logarithmic"]),
    # differences
    ("accuracy falls by 0.5 points", "0.5 points", "points", "accuracy", 0.5, 0.5, DOWN,
     {"unit": "points"}, None, []),
]  # fmt: skip


def claim(phrase):
    evidence, text, kind, metric, low, high, direction, more, *_ = phrase
    start = evidence.index(text)
    made = Claim(
        text, start, start + len(text), low, high, kind, metric,
        direction=direction, evidence=evidence, **more,
    )  # fmt: skip
    return made.to_dict()


@pytest.mark.parametrize("phrase", PHRASES, ids=[p[0] for p in PHRASES])
def test_phrase(phrase):
    expected, notes = phrase[-2:]
    low, high = expected or (None, None)
    found = improvement(claim(phrase))
    assert found.low == pytest.approx(low, rel=1e-4) if low else found.low is None
    assert found.high == pytest.approx(high, rel=1e-4) if high else found.high is None
    assert list(found.notes) == notes


SENTENCES = [
    ("Lark is 2.3x faster than Finch.", [2.3]),
    ("Lark decodes twice as fast as Finch.", [2.0]),
    ("Lark reduces latency by 3 times over Finch.", [3.0]),
    ("Lark needs 4x less memory than Finch.", [4.0]),
    ("Lark halves the peak memory of Finch.", [2.0]),
    ("Lark uses 40% less memory than Finch.", [1.6667]),
    ("Lark is 22% faster than Finch.", [1.22]),
    ("Lark shortens training time by 30% compared to Finch.", [1.4286]),
    ("Lark has 18% higher throughput than Finch.", [1.18]),
    ("Lark uses 79% of the energy of Finch.", [1.2658]),
    ("Lark reduces latency from 522 ms to 290 ms.", [1.8]),
    ("Lark trains in 5 hours instead of 32.", [6.4]),
    ("Lark runs at 60 FPS on one RTX 4090.", [None]),
    ("Lark is 2x faster than Finch and uses 50% less memory.", [2.0, 2.0]),
    ("Lark reaches speedups of 2x and 3x over Finch and Wren, respectively.", [2.0, 3.0]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_sentence_to_improvement(sentence, expected):
    frame = extract(f"We present Lark, a decoder. {sentence}")
    found = [None if low is pd.NA else low for low in frame["improvement_low"]]
    assert found == [value if value is None else pytest.approx(value) for value in expected]


def test_there_are_forty_phrases_of_every_kind():
    assert len(PHRASES) >= 40
    assert {p[2] for p in PHRASES} == set(KINDS)


def test_every_note_is_explained():
    assert {note for p in PHRASES for note in p[-1]} <= set(NOTES)


def test_other_words_around_the_value_do_not_change_the_reading():
    evidence = "Lark gives a speedup of 2x and lowers latency by 20% and is 30% faster"
    row = claim((evidence, "20%", "percent_change", "latency", 20, 20, DOWN, {}))
    assert improvement(row).low == pytest.approx(1.25)


@given(
    st.sampled_from(KINDS),
    st.sampled_from(sorted(load_rules().metrics)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.sampled_from(DIRECTIONS),
    st.none() | st.floats(allow_infinity=False),
)
def test_improvements_are_ordered_finite_and_positive(kind, metric, a, b, direction, baseline):
    row = {"kind": kind, "metric": metric, "low": min(a, b), "high": max(a, b),
           "direction": direction, "baseline_value": baseline}  # fmt: skip
    low, high, notes = improvement(row)
    assert (low is None) == (high is None)
    assert low is None or 0 < low <= high < math.inf
    assert set(notes) <= set(NOTES)


@given(st.floats(1.01, 1000), st.sampled_from(["speed", "throughput", "latency", "memory"]))
def test_the_good_direction_of_a_factor_is_the_better_one(value, metric):
    good = UP if load_rules().metrics[metric].good == "up" else DOWN
    row = {"kind": "factor", "metric": metric, "low": value, "high": value}
    better = improvement({**row, "direction": good}).low
    worse = improvement({**row, "direction": DOWN if good == UP else UP}).low
    assert better == pytest.approx(value, rel=1e-4)
    assert worse == pytest.approx(1 / value, rel=1e-4)
