"""Rivals that hold for one statement, and not for another of the same sentence."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark cuts errors from 9% to 6% while matching or exceeding Heron on speed.", [()]),
        ("Lark gains 10 points on songs and matches or exceeds Heron.", [()]),
        ("Lark lifts A from 67 to 73%, surpassing Heron, and raises B from 9% to 11%.", ["H", ()]),
        ("Lark beats Heron by 12 points, while achieving a 3.5x compression ratio.", ["H", ()]),
        ("Models with 4x compression yield higher accuracies than Heron.", [()]),
        ("Lark gives 3x and 2x Wren speedups.", [(), ()]),
        ("Against Heron, Lark improves F1 by 12%.", ["H"]),
        ("Against PGD attacks, Lark improves F1 by 12%.", [()]),
        ("Lark outperforms Heron, with an error reduction of 12%.", ["H"]),
        ("Lark is 3x faster than Heron with an accuracy drop of 1%.", ["H", ()]),
        ("Lark runs 1.2x faster, compared with 15x for Heron.", ["H"]),
        ("Evaluated against Heron, Lark beats all baselines by 3 points.", [("baselines",)]),
    ],
)
def test_a_rival_holds_for_its_own_statement(sentence: str, rivals: list[object]) -> None:
    told = [("Heron",) if r == "H" else r for r in rivals]
    assert [c.baselines for c in claims(sentence)] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Evaluated against Heron and Wren, Lark beats all baselines by 3 points.",
        "Lark is compared with Heron and Wren. Lark outperforms both baselines by 3 points.",
    ],
)
def test_all_baselines_are_those_listed(sentence: str) -> None:
    assert claims(sentence)[-1].baselines == ("Heron", "Wren")


def test_each_pair_of_gains_has_its_own_rival() -> None:
    sentence = "Lark exceeds Heron by 15.6 and 13.3 points and Wren by 6.2 and 5.5 points."
    assert [c.baselines for c in claims(sentence)] == [("Heron",)] * 2 + [("Wren",)] * 2


@pytest.mark.parametrize("kept", ["maintaining", "preserving"])
def test_what_is_kept_as_it_was_is_what_a_saving_is_held_against(kept: str) -> None:
    sentence = f"Lark gives a 2.1x speedup while {kept} the accuracy of the dense model."
    assert claims(sentence)[0].baselines == ("dense model",)


def test_models_that_are_improved_are_where_the_gains_start() -> None:
    sentence = "Lark consistently improves Heron-7B and Wren-8B, with gains of 9% and 12%."
    assert [c.baselines for c in claims(sentence)] == [("Heron-7B", "Wren-8B")] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "With Heron as the baseline, Lark cuts latency by 40%.",
        "Using Heron as a reference, Lark is 3x faster.",
        "Lark exceeds Heron's accuracy by 4 points.",
        "Lark reaches 99% of Heron's accuracy.",
        "While Heron reaches 87% accuracy, Lark reaches 91%.",
        "Lark closes 80% of the gap to Heron.",
    ],
)
def test_a_rival_in_other_clothes_is_found(sentence: str) -> None:
    assert claims(sentence)[-1].baselines == ("Heron",)


def test_values_of_two_sorts_are_paired_with_the_rivals_own() -> None:
    sentence = (
        "Lark has an accuracy of 87% and an error of 8.7 mm, versus 28% and 29.3 mm for Heron."
    )
    told = [(c.baselines, c.baseline_value) for c in claims(sentence)]
    assert told == [(("Heron",), 28.0), (("Heron",), 29.3)]


def test_a_level_and_a_gain_over_a_level_share_the_rival() -> None:
    first, second = claims("Lark reaches 91% accuracy, 4 points higher than the 87% of Heron.")
    assert (first.baselines, first.baseline_value) == (("Heron",), 87.0)
    assert (second.kind, second.baselines) == ("points", ("Heron",))


def test_models_improved_by_as_many_values_have_one_each() -> None:
    sentence = "Lark improves the Heron-7B and Wren-8B models by 22.3% and 9.2%."
    assert [c.baselines for c in claims(sentence)] == [("Heron-7B",), ("Wren-8B models",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark runs at 91 tokens/s, where memory does not suffice.",
        "Lark needs 4 GB, while the accuracy does not drop.",
        "Lark reaches 91% accuracy, where the labels are not known.",
        "With accuracy as a reference, Lark gains 3%.",
        "Using a GPU as the reference platform, Lark is 3x faster.",
        "Against adversaries, Lark improves F1 by 12%.",
        "Lark improves Song-2024 and Nest2021 on accuracy, with gains of 9%.",
        "Lark gives a 2x speedup while preserving the accuracy of the underlying camera.",
    ],
)
def test_what_is_no_system_is_no_rival(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [()]


def test_a_rival_that_cannot_is_one() -> None:
    (claim,) = claims("Lark solves 60% of the tasks, while Heron does not finish.")
    assert claim.baselines == ("Heron",)


def test_levels_conceded_in_a_list_are_paired_in_order() -> None:
    found = claims("While Heron reaches 87% and 80% accuracy, Lark reaches 91% and 88%.")
    assert [(c.low, c.baselines, c.baseline_value) for c in found] == [
        (91.0, ("Heron",), 87.0),
        (88.0, ("Heron",), 80.0),
    ]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It solves 60% of the tasks, unlike previous planners", ["60%"]),
        ("Lark gains 5% on short", ["5%"]),
        ("Within 2 m", []),
    ],
)
def test_a_sentence_may_end_without_a_stop(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("With Heron as the baseline model, Lark is 3x faster.", ("Heron",)),
        ("Using the GPU implementation as a baseline, Lark is 3x faster.", ("GPU implementation",)),
        ("Lark is 2x faster while keeping the accuracy of the full cache.", ("full cache",)),
        ("Lark solves 60% of the tasks, while fine-tuned Heron fails.", ("fine-tuned Heron",)),
        ("Lark runs at 91 tokens/s, while A100 GPUs are not needed.", ()),
        ("Lark improves our own baseline by adding caching, with a gain of 8.2%.", ()),
    ],
)
def test_whom_a_value_is_held_against(sentence: str, baselines: tuple[str, ...]) -> None:
    assert [c.baselines for c in claims(sentence)] == [baselines]


@pytest.mark.parametrize("more", [" and 40 FPS", ", a gain of 4 points", ", 3x faster"])
def test_what_is_said_beside_a_conceded_level_changes_nothing(more: str) -> None:
    first = claims(f"While Heron reaches 87% accuracy, Lark reaches 91% accuracy{more}.")[0]
    assert (first.low, first.baselines, first.baseline_value) == (91.0, ("Heron",), 87.0)


@pytest.mark.parametrize("improved", ["strong baselines", "vanilla sampling", "prior planners"])
def test_what_is_improved_at_length_is_held_against(improved: str) -> None:
    (claim,) = claims(f"Lark consistently improves {improved} on six tasks, with a gain of 8.2%.")
    assert claim.baselines == (improved,)


@pytest.mark.parametrize(
    ("tried", "baselines"),
    [
        ("We evaluate Lark on long inputs against Heron and Wren.", ("Heron", "Wren")),
        ("Lark is tested against the full cache on three robots.", ("full cache",)),
        ("We test the robustness of Lark against attacks.", ()),
        ("We evaluate Lark against FGSM and PGD attacks.", ()),
        ("Lark is evaluated against the NestBench benchmark.", ()),
    ],
)
def test_what_it_was_tried_against_holds_for_the_gains_after(
    tried: str, baselines: tuple[str, ...]
) -> None:
    (claim,) = claims(f"{tried} Results show that it is 2.3x faster.")
    assert claim.baselines == baselines


def test_rivals_that_stay_below_are_held_against() -> None:
    (claim,) = claims("Lark reaches 60%, while open models stay below 15%.")
    assert (claim.low, claim.baselines, claim.baseline_value) == (60.0, ("open models",), 15.0)


def test_two_factors_told_of_a_level_have_a_rival_each() -> None:
    sentence = "The chip of Lark draws 9.4 W, which is 3.2x and 11x lower than Heron and Wren."
    assert [c.baselines for c in claims(sentence)] == [(), ("Heron",), ("Wren",)]


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark runs within 5% of Heron.", "speed", "decrease"),
        ("Lark performs within 5% of Heron.", "score", "decrease"),
        ("Lark cuts memory by 42% at a 3% throughput cost.", "throughput", "decrease"),
        ("Lark is 1.4x faster than Wren and within 5% of Heron.", "speed", "decrease"),
        ("Lark cuts memory by 42% with a 3% throughput penalty.", "throughput", "decrease"),
        ("Lark cuts memory by 42% with a 3% latency penalty.", "latency", "increase"),
    ],
)
def test_what_little_is_lost_has_its_own_measure(
    sentence: str, metric: str, direction: str
) -> None:
    last = claims(sentence)[-1]
    assert (last.kind, last.metric, last.direction) == ("percent_change", metric, direction)


def test_a_rival_in_brackets_has_its_own_level() -> None:
    sentence = (
        "Lark reaches 81% F1, outperforming the strongest baseline (Heron with Wren-Agent at"
        " 74.0% F1) by 7.6 points."
    )
    level, gain = claims(sentence)
    assert (level.baselines, level.baseline_value) == (("Heron with Wren-Agent",), 74.0)
    assert (gain.kind, gain.baselines) == ("points", ("Heron with Wren-Agent",))


def test_the_level_in_brackets_is_that_of_its_own_measure() -> None:
    sentence = "Lark reaches 81% F1 and 75% accuracy, outperforming Heron (74% F1)."
    told = [(c.baselines, c.baseline_value) for c in claims(sentence)]
    assert told == [(("Heron",), 74.0), (("Heron",), None)]


def test_what_the_best_of_others_reaches_is_not_held_against_what_stands_before() -> None:
    sentence = (
        "NestBench is harder compared to SongBench, with the best tool-using planner and"
        " single-pass policy reaching 43.5% and 18.2% success, respectively."
    )
    told = [(c.method, c.baselines) for c in claims(sentence)]
    assert told == [("best tool-using planner", ()), ("single-pass policy", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark needs only 6 GB of memory, whereas Heron needs 22 GB and Wren 31 GB.",
        "Lark reaches 91%, while Heron reaches 87% and Wren 85%.",
        "Lark reaches 91%, compared to 87% for Heron and 85% for Wren.",
    ],
)
def test_each_of_several_rivals_has_its_own_level(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == (("Heron", "Wren"), None)


def test_a_rival_that_opens_a_further_statement_holds_there() -> None:
    sentence = "Against Heron, the average gain is 4.1 points; against Wren, it is 6.8 points."
    assert [c.baselines for c in claims(sentence)] == [("Heron",), ("Wren",)]


@pytest.mark.parametrize("times", ["twice", "3x", "half"])
def test_as_many_as_a_rival(times: str) -> None:
    (claim,) = claims(f"Lark needs {times} as many steps as Heron.")
    assert claim.baselines == ("Heron",)


def test_a_change_and_a_gain_of_its_own_do_not_share_the_rival() -> None:
    found = claims("Lark improves mAP from 61% to 69% and is 9x faster than exact search.")
    assert [c.baselines for c in found] == [(), ("exact search",)]


def test_what_is_needed_instead_is_the_rivals() -> None:
    (claim,) = claims("Lark needs one hour instead of the 40 hours of Heron.")
    assert (claim.baselines, claim.baseline_value) == (("Heron",), 40.0)


def test_preferred_by_so_many_over_each_of_two() -> None:
    found = claims("Lark is preferred by 64% of raters over Heron and by 71% over Wren.")
    assert [(c.kind, c.metric, c.baselines) for c in found] == [
        ("absolute", "win_rate", ("Heron",)),
        ("absolute", "win_rate", ("Wren",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        ("Lark takes 9 hours, 3.5x less than Heron, which needs 32 hours.", 32.0),
        ("Lark reaches 91% accuracy, higher than Heron, which reaches 87%.", 87.0),
    ],
)
def test_what_the_rival_needs_or_reaches_is_its_own(sentence: str, theirs: float) -> None:
    first = claims(sentence)[0]
    assert (first.baselines, first.baseline_value) == (("Heron",), theirs)
    assert theirs not in [c.low for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark cuts latency by 3x while achieving higher quality than Heron.", ()),
        ("Lark cuts latency by 3x, while also being more accurate than Heron.", ()),
        ("Lark cuts latency from 9 to 3 ms while reaching a better accuracy than Heron.", ()),
        ("Lark raises speed by 3x while keeping detail and giving better songs than Heron.", ()),
        ("Lark is 3x faster while achieving higher quality than Heron.", ("Heron",)),
        ("Lark needs 3x less memory while achieving higher quality than Heron.", ("Heron",)),
        ("Lark cuts latency by 3x while achieving higher quality compared to Heron.", ("Heron",)),
    ],
)
def test_who_is_of_less_quality_meanwhile(sentence: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark reaches 91% accuracy at 30 FPS (3x faster than Heron).", [(), (), ("Heron",)]),
        ("Lark cuts latency by 2x with 7 GB memory (3x less than Heron).", [(), (), ("Heron",)]),
        ("Lark reaches 91% accuracy, 30 FPS (3x faster than Heron).", [(), (), ("Heron",)]),
        ("Lark is 2x faster on average (up to 3x faster than Heron).", [("Heron",)] * 2),
        ("Lark cuts latency by 2x and energy by 3x (compared to Heron).", [("Heron",)] * 2),
    ],
)
def test_bracket_tells_of_what_stands_right_before_it(
    sentence: str, told: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(sentence)] == told


@pytest.mark.parametrize("level", ["with only 7M parameters", "with 7 GB of memory", "in 7 ms"])
def test_gain_in_a_bracket_is_of_the_level_before_it(level: str) -> None:
    found = claims(f"Lark cuts errors by 20% {level} (29% less than Heron).")
    assert (found[-1].low, found[-1].metric) == (29, found[-2].metric)
