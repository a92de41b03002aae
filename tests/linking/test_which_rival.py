"""Which of the rivals that a sentence names a value is held against."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Compared with Heron, Lark lowers latency by 28%, and improves throughput by 2x over Wren.",
        "Relative to Heron, Lark halves memory while being 3x faster than Wren.",
        "Compared to Heron, Lark uses 51% less energy under load while having 24% lower latency "
        "than Wren.",
    ],
)
def test_a_rival_at_the_opening_holds_until_another_is_named(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [("Heron",), ("Wren",)]


def test_a_rival_after_a_list_holds_for_all_of_it() -> None:
    found = claims("On long inputs, Lark uses 51% less energy and 24% less memory than Wren.")
    assert [c.baselines for c in found] == [("Wren",), ("Wren",)]


def test_their_means_the_rivals_told_last() -> None:
    sentence = "Lark is 5x faster than Wren, with 0.9x the speed of Heron at 10% of their memory."
    assert claims(sentence)[-1].baselines == ("Heron",)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark attains about 92% of a flow-based upper bound.", ("flow-based upper bound",)),
        ("Lark reaches 95% of the oracle.", ("oracle",)),
        ("Lark sustains 80% of the roofline.", ("roofline",)),
        ("Lark brings throughput back within 93% of the pre-fault level.", ("pre-fault level",)),
    ],
)
def test_a_share_of_what_can_be_reached_is_held_against_it(
    sentence: str, rivals: tuple[str, ...]
) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.baselines) == ("percent_of", rivals)


def test_coming_within_a_few_percent_is_a_small_loss() -> None:
    (claim,) = claims("Lark comes within 3% of the optimum.")
    assert (claim.kind, claim.baselines) == ("percent_change", ("optimum",))


def test_whose_value_it_is_is_the_rival() -> None:
    found = claims("Lark is 2x faster than rival indexes, whose recall reaches only 76%.")
    assert [(c.method, c.baselines) for c in found] == [
        ("Lark", ("rival indexes",)),
        ("rival indexes", ()),
    ]


def test_a_list_of_rivals_ends_where_the_next_item_begins() -> None:
    sentence = "1) Lark is small, 2) Lark is 2x faster than Heron, and 3) tuning finds settings."
    (claim,) = claims(sentence)
    assert claim.baselines == ("Heron",)


def test_what_is_said_before_the_first_item_holds_for_all() -> None:
    found = claims("Compared with Heron, Lark (1) gains 6% accuracy, and (2) cuts cost by 65%.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]
    found = claims("Lark (1) beats Heron by 6% in accuracy, and (2) cuts cost by 65%.")
    assert [c.baselines for c in found] == [("Heron",), ()]


def test_a_rise_from_the_value_of_a_rival_is_held_against_it() -> None:
    (claim,) = claims("Lark starts with a 12 ms increase in startup time from Heron's 177.4 ms.")
    assert (claim.low, claim.baselines, claim.baseline_value) == (12.0, ("Heron",), 177.4)


def test_a_comparison_may_open_with_its_purpose() -> None:
    (claim,) = claims("For comparison with restart baselines, Lark has 2x higher throughput.")
    assert claim.baselines == ("restart baselines",)


def test_a_number_format_can_be_the_rival() -> None:
    (claim,) = claims("Lark reaches 84% accuracy (vs. 91% at 16-bit).")
    assert (claim.baselines, claim.baseline_value) == (("16-bit",), 91.0)


def test_nothing_is_held_against_itself() -> None:
    found = claims("Lark has an F1-score of 69% while the prior art shows best F1-score 65%.")
    assert all(c.method not in c.baselines for c in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark outperforms Heron with 3x higher goodput, 2.5x less energy, and 1.9x less memory,"
        " and achieves 1.6x higher goodput than Wren.",
        "Lark beats Heron by 2x in throughput, by 3x in latency and by 4x in cost, and uses 40% "
        "less memory than Wren.",
    ],
)
def test_whoever_is_beaten_is_beaten_by_the_whole_list(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [("Heron",)] * 3 + [("Wren",)]


def test_a_share_of_an_ideal_is_held_against_the_ideal() -> None:
    found = claims("Lark has 94% of the ideal throughput, a 1.5x improvement over Wren.")
    assert [c.baselines for c in found] == [("ideal throughput",), ("Wren",)]


def test_a_multiple_of_what_the_baseline_has_is_held_against_the_baseline() -> None:
    (claim,) = claims("Lark cuts the response time to 0.17 times the baseline's response time.")
    assert claim.baselines == ("baseline",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark surpasses the performance ceiling of mainstream engines, achieving 46% more speed.",
        "Lark exceeds the speed limit of mainstream engines by 2x.",
        "Lark exceeds the accuracy of mainstream engines, reaching 93% on the Nest set.",
    ],
)
def test_whose_measure_is_exceeded_is_the_rival(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [("mainstream engines",)]


def test_a_stage_may_stand_in_the_name_of_a_rival() -> None:
    (claim,) = claims("Compared to the state-of-the-art decode method, Lark is 4x faster.")
    assert claim.baselines == ("state-of-the-art decode method",)


def test_what_is_exceeded_meanwhile_takes_no_value_that_goes_on() -> None:
    found = claims(
        "Lark has up to 23% higher throughput than existing compilers on GH200 and up to 42% on "
        "RTX 5090, while matching or exceeding hand-written Wren kernels."
    )
    assert [c.baselines for c in found] == [("existing compilers",)] * 2


def test_a_rival_in_brackets_is_the_rival_of_that_bracket() -> None:
    found = claims(
        "Lark leads in bulk loads (up to 8.2x faster), range scans (up to 4x faster than B+Tree) "
        "and updates (up to 1.5x faster)."
    )
    assert [c.baselines for c in found] == [(), ("B+Tree",), ()]


def test_baselines_are_who_is_named_as_an_example() -> None:
    (claim,) = claims("Lark cuts latency by 98% over baselines such as beam search and full scans.")
    assert claim.baselines == ("beam search", "full scans")


def test_counterparts_can_be_what_it_is_held_against() -> None:
    (claim,) = claims("Lark gives 68% less latency at no accuracy drop against 8-bit counterparts.")
    assert claim.baselines == ("8-bit counterparts",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark cuts latency to 31 ms from 45 ms.", [("31 ms", (), 45.0)]),
        ("Lark brings latency down to 31 ms from 45 ms.", [("31 ms", (), 45.0)]),
        ("Lark's error is 12 mm, lower than the 15 mm of Wren.", [("12 mm", ("Wren",), 15.0)]),
        (
            "Lark needs 12 J per turn, less than the 15 J needed by Wren.",
            [("12 J", ("Wren",), 15.0)],
        ),
        (
            "Lark reaches 91.2% recall, better than the previous best of 88.1%.",
            [("91.2%", ("previous best",), 88.1)],
        ),
        (
            "Tested on 40 fields against a Wren controller, Lark cuts the error by 12%.",
            [("12%", ("Wren controller",), None)],
        ),
        (
            "Compared with a retrieval and ranking pipeline, Lark cuts latency by 30%.",
            [("30%", ("retrieval and ranking pipeline",), None)],
        ),
    ],
)
def test_levels_of_a_rival_after_a_value(
    sentence: str, told: list[tuple[str, tuple[str, ...], float | None]]
) -> None:
    assert [(c.text, c.baselines, c.baseline_value) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark has 3x higher throughput and half the latency of Heron.", [("Heron",)] * 2),
        ("Lark has twice the speed and a third of the cost of Heron.", [("Heron",)] * 2),
        ("Lark gains 3x throughput and runs at half the latency of Heron.", [(), ("Heron",)]),
        ("Lark serves a 70B model at 41 tokens/s, 1.4x that of Heron.", [(), ("Heron",)]),
        ("Lark reaches 41 tokens/s on a 70B model, 1.4x that of Heron.", [(), ("Heron",)]),
    ],
)
def test_a_share_or_multiple_behind_another_value(
    sentence: str, rivals: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark is 2x and 3x faster than CPU- and GPU-based readers, respectively.",
            [("CPU-based readers",), ("GPU-based readers",)],
        ),
        ("Lark beats Heron- and Wren-tuning by 3%.", [("Heron-tuning", "Wren-tuning")]),
        ("Lark beats pixel- and patch-based readers by 3%.", [("pixel- and patch-based readers",)]),
        ("Raters prefer Lark over answers written by Heron in 70% of cases.", [("Heron",)]),
        (
            "Responses of Lark are preferred over responses from Heron 70% of the time.",
            [("Heron",)],
        ),
    ],
)
def test_names_that_are_not_told_whole(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark obtains a PSNR of 31.2 dB, 1.4 dB higher than Wren.",
            [("31.2 dB", "absolute", ("Wren",)), ("1.4 dB", "points", ("Wren",))],
        ),
        (
            "Lark obtains a PSNR of 31.2 dB, 1.4 dB above Wren.",
            [("31.2 dB", "absolute", ("Wren",)), ("1.4 dB", "points", ("Wren",))],
        ),
        (
            "Lark attains 93.2 (+1.7) on NestNet-R over Wren.",
            [("93.2", "absolute", ("Wren",)), ("+1.7", "points", ("Wren",))],
        ),
    ],
)
def test_levels_with_their_gain(
    sentence: str, told: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [(c.text, c.kind, c.baselines) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("On 64 GPUs, Lark achieves a 52x speedup over a single GPU.", "single GPU"),
        ("Lark improves throughput by 1.9x over a single A100.", "single A100"),
        ("By switching from FP16 to FP8, Lark gains 1.8x throughput.", "FP16"),
        ("Moving from Heron to Lark cuts cost by 45%.", "Heron"),
    ],
)
def test_what_one_starts_from_is_the_rival(sentence: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (rival,)


def test_eight_machines_are_where_it_ran() -> None:
    (claim,) = claims("Lark achieves a 52x speedup over 8 GPUs.")
    assert (claim.baselines, [h.count for h in claim.hardware]) == ((), [8])


@pytest.mark.parametrize("rival", ["Heron", "GPT-4o"])
def test_what_is_slower_than_ours_is_what_is_measured(rival: str) -> None:
    (claim,) = claims(f"{rival} is 2.3x slower than Lark.")
    assert (claim.method, claim.baselines) == (rival, ("Lark",))


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark-S, compressed from Heron, achieves a 3x speedup.", ("Heron",)),
        ("Pruned from Heron-70B, Lark cuts latency by 3x.", ("Heron-70B",)),
        ("Lark-S, which is quantized from Heron, is 3x faster.", ("Heron",)),
        ("Lark-S, compressed from Heron, is 3x faster than Wren.", ("Wren",)),
        ("Lark, compressed from Heron, reaches 91% accuracy.", ()),
        ("Compressed from 8 to 4 bits, Lark is 3x faster.", ()),
        ("Tokens are pruned from images, which makes Lark 3x faster.", ()),
    ],
)
def test_what_it_was_made_from(sentence: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is preferred over images from the Heron model 70% of the time.", ("Heron model",)),
        (
            "Lark beats Heron, and is on par with, or better than, Wren while being 9x faster.",
            ("Wren",),
        ),
        ("Lark shows gains over Heron, notably with Tern, where F1 rises from 3% to 9%.", ()),
    ],
)
def test_whom_the_value_is_told_of(sentence: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == rivals


def test_both_rivals_of_one_phrase_for_the_level_as_well() -> None:
    level, *gains = claims(
        "Lark reaches 84%, outperforming the red-only and blue-only models by 59% and 28%."
    )
    assert level.baselines == ("red-only models", "blue-only models")
    assert [c.baselines for c in gains] == [("red-only models",), ("blue-only models",)]


@pytest.mark.parametrize(
    ("sentence", "rival"),
    [
        ("Compared to Heron, Lark gains 3.1%, thereby outperforming existing methods.", "Heron"),
        ("Compared to Heron, Lark gains 3.1%, outperforming Wren.", "Wren"),
        ("Compared to prior art, Lark gains 3.1%, outperforming other methods.", "other methods"),
    ],
)
def test_praise_at_the_end_takes_no_named_rival_away(sentence: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == (rival,)


@pytest.mark.parametrize(
    ("sentence", "value", "rivals"),
    [
        (
            "The success rate of Heron falls to 10%, compared with 60% for our method.",
            "60%",
            ("Heron",),
        ),
        ("Heron's recall falls to 10%, compared with 60% for our approach.", "60%", ("Heron",)),
        ("Heron needs 12 s, compared to 3 s for the proposed method.", "3 s", ("Heron",)),
        ("Our method needs 3 s, compared to 12 s for our baseline.", "3 s", ("baseline",)),
    ],
)
def test_our_own_value_told_second(sentence: str, value: str, rivals: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.method, claim.baselines) == (value, "Lark", rivals)
