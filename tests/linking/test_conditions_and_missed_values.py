"""At what a system is run, and values that are told without a word for their measure."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("With a chunk size of 640 ms, Lark reaches a WER of 2.4%.", ["2.4%"]),
        ("On a Jetson Orin NX in 15 W mode, Lark runs at 21 FPS.", ["21 FPS"]),
        ("Limiting an A100 to 250 W lowers the energy by 19%.", ["19%"]),
        ("We find that capping the GPU at 150 W lowers its energy by 29%.", ["29%"]),
        ("In a field trial of 11 weeks, Lark reaches a sensitivity of 91%.", ["91%"]),
        ("Lark reaches 48.9% accuracy under a tolerance of 5%.", ["48.9%"]),
        ("With two bits per weight, the checkpoint takes up 0.9 GB.", ["0.9 GB"]),
        ("Under a packet loss rate of 0.1%, Lark is 2x faster than Heron.", ["2x"]),
        ("For arrays of 4 to 32 GB, Lark is 2x faster than Heron.", ["2x"]),
        ("Lark moves data at the granularity of 4 KB.", []),
        ("Existing detectors crop the image in a second stage.", []),
    ],
)
def test_at_what_it_is_run_is_no_result(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Lark draws 15 W.", "15 W"),
        ("Lark is limited to 250 W.", "250 W"),
        ("With a model size of 3.2 MB, Lark is small.", "3.2 MB"),
        ("Lark has a packet loss rate of 0.1%.", "0.1%"),
        ("Lark draws an image in a second.", "a second"),
        ("With a latency of 9 ms, Lark reaches a WER of 2.4%.", "9 ms"),
    ],
)
def test_a_result_told_alike_stays_one(sentence: str, value: str) -> None:
    assert claims(sentence)[0].text == value


def test_the_rate_of_a_rival_is_not_what_shrinks() -> None:
    (claim,) = claims("Relative to a filter with a false positive rate of 1%, Lark is 2x smaller.")
    assert (claim.text, claim.metric) == ("2x", "model_size")


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark clears 88% of the objects.",
        "Lark passes the simulation for 88% of the kernels.",
        "Lark generates correct kernels for 88% of the problems.",
        "Human raters judged 88% of the answers as correct.",
        "The guess is right for 88% of the tokens.",
    ],
)
def test_how_many_come_out_right(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.kind, claim.metric) == ("88%", "absolute", "success_rate")


def test_how_many_come_out_right_in_a_list() -> None:
    told = claims("Lark generates correct kernels for 94% and 88% of the problems.")
    assert [(c.text, c.metric) for c in told] == [("94%", "success_rate"), ("88%", "success_rate")]


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark-S has 6.8M parameters and 19.4 GFLOPs.", ["parameters", "flops"]),
        ("Lark contains 6.8M parameters and runs at 30 FPS.", ["parameters", "frame_rate"]),
        ("Lark-S has 1.9 M parameters and 3.4 GFLOPs.", ["parameters", "flops"]),
        ("Lark is a 7B-parameter model and runs at 30 FPS.", ["frame_rate"]),
        ("Lark has 7B parameters.", []),
    ],
)
def test_parameters_told_with_other_results(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    ("sentence", "metric", "unit"),
    [
        ("Lark reaches 412 ns/day on one A100.", "throughput", "ns/day"),
        ("Lark runs 4.6 million steps per day.", "throughput", "item/day"),
        ("Lark trains on 213 billion tokens a day.", "throughput", "token/day"),
        ("Lark sorts at 7.9 GB/s.", "throughput", "GB/s"),
        ("Lark reaches a bandwidth of 7.9 GB/s.", "bandwidth", "GB/s"),
        ("Lark reads at 7.9 GB/s.", "bandwidth", "GB/s"),
        ("The chip runs at 1.2 GHz.", "frequency", "GHz"),
        ("Lark consumes 1.1 J/GB.", "energy", "J"),
        ("Lark needs 17 GPUs rather than 24.", "accelerator_count", "GPU"),
        ("The real-time factor reads 0.19.", "real_time_factor", ""),
    ],
)
def test_what_a_unit_or_verb_tells(sentence: str, metric: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.unit) == ("absolute", metric, unit)


def test_readers_who_see_so_many_a_day_are_no_result() -> None:
    assert claims("Doctors may read more than 100 films per day.") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "metric", "direction"),
    [
        ("Lark saves between 38% and 44% of the energy.", "percent_change", "energy", "decrease"),
        ("Lark saves between 38 and 44 percent of the bill.", "percent_change", "cost", "decrease"),
        ("Lark uses between 38% and 44% of the energy of Heron.", "percent_of", "energy", None),
        ("Training is prolonged by 18%.", "percent_change", "time", "increase"),
        ("Lark prolongs iterations by 18%.", "percent_change", "time", "increase"),
        ("Latency is one-ninth that of Heron.", "percent_of", "latency", None),
        ("The speedup is 1.4.", "factor", "speed", "increase"),
        ("The analysis slows Heron down by a factor of 20.", "factor", "speed", "decrease"),
        ("Loading takes 2.2 times as long as in Heron.", "factor", "time", "increase"),
        ("Lark is a thousand times faster than Heron.", "factor", "speed", "increase"),
        ("The loss differs from that of Heron by less than 0.01.", "points", "error", "increase"),
    ],
)
def test_changes_in_other_words(
    sentence: str, kind: str, metric: str, direction: str | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric, claim.direction) == (kind, metric, direction)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("At 6 kbps, Lark receives a score of 88.5.", ["88.5"]),
        ("Lark keeps 91% success even when 300 ms of latency are injected.", ["91%"]),
        ("Lark reaches a correlation of 0.97 for the wind at 3 days.", ["0.97"]),
        ("Lark reaches an accuracy of 26.4% with search depth 5.", ["26.4%"]),
        ("With a time limit of 60 s, Lark solves 91% of the instances.", ["91%"]),
        ("At a bandwidth of 100 Mbps, Lark takes 2 s.", ["2 s"]),
        ("At a sparsity of 90%, Lark loses 0.3% of accuracy.", ["0.3%"]),
        ("Under an SLO of 100 ms, Lark serves 2x more requests.", ["2x"]),
        ("Lark takes 9 ms on a Cortex-M7 at 480 MHz.", ["9 ms"]),
        ("Implemented on an Alveo U280 at 250 MHz, Lark takes 9 ms.", ["250 MHz", "9 ms"]),
    ],
)
def test_with_what_it_is_tried_is_no_result(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize("comma", [" / ", "/", ", "])
def test_scores_listed_on_so_many_sets(comma: str) -> None:
    told = claims(f"Lark obtains {comma.join(['61.8', '47.2', '70.5'])} on these three tasks.")
    assert [(c.low, c.metric) for c in told] == [(61.8, "score"), (47.2, "score"), (70.5, "score")]


def test_so_many_points_higher_in_a_list() -> None:
    told = claims("Lark scores 61.8 and 47.2 on A1 and B2, which is 4.1 and 3.3 higher than Heron.")
    gains = [c for c in told if c.kind == "points"]
    assert [(c.low, c.direction, c.baselines) for c in gains] == [
        (4.1, "increase", ("Heron",)),
        (3.3, "increase", ("Heron",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "metric", "low"),
    [
        ("Each serial run emits about 3.4 tokens.", "acceptance", 3.4),
        ("The average episode consumes 21k tokens.", "tokens", 21000),
        ("Each query costs 6 cents.", "cost", 6),
        ("Four steps suffice to match Heron.", "steps", 4),
        ("Lark runs at 2x the rate of Heron.", "speed", 2),
        ("Two thirds of the energy is saved.", "energy", 66.67),
        ("Lark triples the number of users that a GPU can serve.", "request_rate", 3),
        ("Lark halves the number of messages.", "other", 2),
        ("The gap to Heron is only 1.2 points.", "score", 1.2),
    ],
)
def test_values_told_by_a_verb(sentence: str, metric: str, low: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.low) == (metric, pytest.approx(low, abs=0.01))


def test_a_corpus_of_so_many_tokens_and_more_layers_are_no_results() -> None:
    assert claims("Lark is trained on 21k tokens.") == []
    assert claims("Lark doubles the number of layers.") == []


def test_what_people_can_do_is_the_value_held_against() -> None:
    (claim,) = claims("While humans can solve over 72% of the tasks, Lark solves 12%.")
    assert (claim.low, claim.baselines, claim.baseline_value) == (12, ("humans",), 72)


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "unit"),
    [
        ("Lark takes between 800 ms and 1.2 s.", "800 ms and 1.2 s", 800, 1200, "ms"),
        ("Latency ranges from 800 ms to 1.2 s.", "800 ms to 1.2 s", 800, 1200, "ms"),
        ("Lark needs between 800 MB and 1.2 GB.", "800 MB and 1.2 GB", 800, 1200, "MB"),
        ("Latency falls from 1.2 s to 800 ms.", "800 ms", 800, 800, "ms"),
        ("Lark parses 2.1 GB of logs per second.", "2.1 GB of logs per second", 2.1, 2.1, "GB/s"),
    ],
)
def test_ranges_over_two_units_and_data_a_second(
    sentence: str, text: str, low: float, high: float, unit: str
) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.low, claim.high, claim.unit) == (text, low, high, unit)


@pytest.mark.parametrize(
    "share", ["a sixth of Heron's", "1/6 of Heron's", "which corresponds to 1/6 of Heron's"]
)
def test_a_value_told_once_more_as_a_share(share: str) -> None:
    told = claims(f"Latency is 0.74 ms, {share}.")[1]
    assert (told.kind, told.metric, told.baselines) == ("percent_of", "latency", ("Heron",))


@pytest.mark.parametrize(
    ("sentence", "kind", "metric"),
    [
        ("Our parser labels 97% of the tokens correctly.", "absolute", "success_rate"),
        ("Lark gets 97% of the answers right.", "absolute", "success_rate"),
        ("Lark blocks 97% of the attacks.", "absolute", "success_rate"),
        ("97% of the users preferred Lark over Heron.", "absolute", "win_rate"),
        ("Lark mislabels 97% of the images.", "absolute", "error"),
        ("In all, 97% of the images are mislabeled.", "absolute", "error"),
        ("Lark leaves 97% of the faults undetected.", "absolute", "error"),
        ("Attention accounts for 97% of the time.", "percent_of", "time"),
    ],
)
def test_shares_of_what_is_done_well_or_badly(sentence: str, kind: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.kind, claim.metric) == ("97%", kind, metric)


def test_so_much_faster_is_a_difference() -> None:
    (claim,) = claims("Lark is 12 ms faster.")
    assert (claim.kind, claim.metric, claim.direction) == ("points", "latency", "decrease")


def test_what_is_never_exceeded_is_a_limit_above() -> None:
    (claim,) = claims("The error never exceeds 0.3%.")
    assert claim.qualifiers == ("at_most",)
