"""How papers on robots, networks, circuits and simulation report their figures."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(sentence: str, said_before: str = "We propose Lark.") -> list[Claim]:
    """The claims of a sentence about Lark."""
    return EXTRACTOR.claims(Paper("t", "", f"{said_before} {sentence}"))


def test_what_a_longer_sentence_proposes_last_is_the_method() -> None:
    text = (
        "Inspired by this, we compute one steering signal per joint with a singular value "
        "decomposition and propose LarkStep, which turns it into torques."
    )
    (claim,) = claims("Our method reduces latency by 30%.", text)
    assert claim.method == "LarkStep"


def test_released_hours_of_data_are_no_method() -> None:
    (claim,) = claims("Latency drops by 30%.", "We release 312 hours of labelled recordings.")
    assert claim.method is None


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "Lark has a peak speedup of 18.4 and an average of 12.6 over Heron.",
            [18.4, 12.6],
        ),
        ("Lark reaches speedups of 2.1, 3.4 and 7 over Heron.", [2.1, 3.4, 7.0]),
        ("With 16 nodes, Lark shows a speedup factor of 12.5.", [12.5]),
    ],
)
def test_a_speedup_needs_no_sign_of_times(sentence: str, values: list[float]) -> None:
    found = claims(sentence)
    assert [c.low for c in found] == values
    assert {(c.kind, c.metric, c.unit) for c in found} == {("factor", "speed", "x")}


def test_a_number_behind_what_a_speedup_is_over_is_none() -> None:
    found = claims("Lark gives a 235x speedup over Heron at 8.8M documents.")
    assert [c.low for c in found] == [235.0]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark cuts energy by 3x compared to when the chips rely on Heron buffers.",
            "Heron buffers",
        ),
        ("Lark cuts latency by 3x compared to when using Heron.", "Heron"),
        (
            "Lark improves the speed of the existing mappers by 3x compared to when they use "
            "plain decoders.",
            "plain decoders",
        ),
        ("Lark is 3x faster than 32 threads.", "32 threads"),
        ("Lark achieves a speedup of 21x over 64 cores.", "64 cores"),
    ],
)
def test_the_other_setup_is_the_rival(sentence: str, rivals: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [(rivals,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark raises the refusal rate on poisoned inputs from 64.2% to 88.7%.",
        "Lark cuts uplink by 98% in its standard mode and downlink cost by 95% in its lite mode.",
    ],
)
def test_dangers_and_modes_are_no_rivals(sentence: str) -> None:
    assert {c.baselines for c in claims(sentence)} == {()}


def test_the_first_of_its_kind_is_no_rival() -> None:
    (claim,) = claims("Lark achieves 1.3x gains over prior chips and the first open bootstrapping.")
    assert claim.baselines == ("prior chips",)


@pytest.mark.parametrize(
    ("sentence", "metric", "value"),
    [
        ("Tuning leads to a reduction of the error on the test data of 60%.", "error", 60),
        ("Lark hides sensitive objects in over 90% of scenarios.", "success_rate", 90),
        ("Lark reaches an NDX of 71.2%.", "score", 71.2),
        ("Lark reaches an NDX of 0.71.", "score", 0.71),
    ],
)  # fmt: skip
def test_the_measure_is_told_from_what_it_is_measured_on(
    sentence: str, metric: str, value: float
) -> None:
    assert [(c.metric, c.low) for c in claims(sentence)] == [(metric, value)]


def test_each_bracket_tells_by_how_much_its_own_noun_changes() -> None:
    found = claims("Lark increases throughput (by 1.9x) and linearity (by 23x) compared to Heron.")
    assert [(c.low, c.metric, c.baselines) for c in found] == [
        (1.9, "throughput", ("Heron",)),
        (23.0, "score", ("Heron",)),
    ]


def test_an_effect_size_is_no_result() -> None:
    found = claims("Lark beat the lattice (AUC 0.612 vs. 0.534, Cohen's d = 0.74).")
    assert [(c.low, c.baseline_value) for c in found] == [(0.612, 0.534)]


@pytest.mark.parametrize(
    ("sentence", "values", "level"),
    [
        ("Lark cuts the error by 30% relative to the 5.2 cm error of Heron.", [30.0], None),
        (
            "Lark cuts the error to 3.1 cm, a 40% cut compared to the 5.2 cm path error of Heron.",
            [3.1, 40.0],
            5.2,
        ),
    ],
)
def test_the_level_of_a_rival_is_not_a_claim(
    sentence: str, values: list[float], level: float | None
) -> None:
    found = claims(sentence)
    assert [c.low for c in found] == values
    assert found[0].baseline_value == level
    assert {c.baselines for c in found} == {("Heron",)}


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        (
            "We add three parts: 1) The plain cell occupies 3% of the area; 2) The carry adder "
            "reduces latency by 2x.",
            "carry adder",
        ),
        ("The best agent, such as Kite 4.5, which solves 74% of A, solves 11% of B.", "Kite 4.5"),
        ("Lark reduces deadline misses by 2x.", "Lark"),
    ],
)  # fmt: skip
def test_whose_value_it_is(sentence: str, method: str) -> None:
    assert claims(sentence)[-1].method == method


def test_what_mattered_is_the_method_where_nothing_is_named() -> None:
    (claim,) = claims("Here, early link placement mattered 2.7x more than size.", "Links fail.")
    assert claim.method == "early link placement"


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark is 9x and 2x faster than disk-based and cache-based mappers, respectively.",
            [("disk-based mappers",), ("cache-based mappers",)],
        ),
        (
            "Lark reaches an AUC of 0.73 while greedy selection collapses to chance (0.49).",
            [("greedy selection",)],
        ),
        ("Lark attains a lower bound of 0.9626, improving upon Heron's 0.9610.", [("Heron",)]),
    ],
)
def test_each_rival_is_named_in_full(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    "sentence",
    ["Lark runs over a commercial 100 MHz channel.", "The table is kept in Triple Port memory."],
)
def test_what_only_describes_a_part_is_no_claim(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark takes 16 minutes, a 100x speedup over Heron.", ("Heron",)),
        ("Lark repairs 58 broken nests, a 12% improvement over Heron.", ("Heron",)),
        ("Lark closely matches hand-tuned plans (within 0.3%).", ("hand-tuned plans",)),
        ("Lark saves 66% of the time compared to manual test writing.", ("manual test writing",)),
        ("Comparative runs against a plain planner show 2x faster tests.", ("plain planner",)),
    ],
)  # fmt: skip
def test_the_level_shares_the_rival_that_stands_by(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals


def test_what_the_beaten_rival_attains_is_its_own() -> None:
    found = claims(
        "Lark achieves 83% success on folding and 67% on hanging, far surpassing plain cloning, "
        "which attains only 8% and 0% success."
    )
    assert [(c.low, c.baseline_value) for c in found] == [(83.0, 8.0), (67.0, 0.0)]
    assert {c.baselines for c in found} == {("plain cloning",)}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The tests are 93% correct, with 85% successfully passing validation.", [93.0, 85.0]),
        ("Lark fixes 224 bugs on WrenBench.", [224.0]),
    ],
)
def test_how_things_fare_is_a_result(sentence: str, told: list[float]) -> None:
    found = claims(sentence)
    assert [c.low for c in found] == told
    assert {c.metric for c in found} <= {"success_rate", "score"}


def test_one_measure_by_two_names_is_one_claim() -> None:
    (claim,) = claims("Lark lifts accuracy, i.e., its F1 score, by some 29%.")
    assert claim.metric == "accuracy"


def test_less_acceleration_of_an_arm_is_no_speed() -> None:
    (claim,) = claims("It reduces hand acceleration by 3x relative to baselines.")
    assert (claim.metric, claim.direction) == ("other", "decrease")


def test_what_a_work_only_integrates_is_not_its_name() -> None:
    text = (
        "We describe a tool that joins coverage-led fault ranking (CLFR) and runtime "
        "feedback into a repair loop."
    )
    (claim,) = claims("It reduces latency by 30%.", text)
    assert claim.method != "CLFR"


def test_what_a_rival_has_more_of_is_no_claim() -> None:
    found = claims(
        "Lark is 1.2x faster than a Heron GPU that has 4x the power and 3x the bandwidth."
    )
    assert [c.low for c in found] == [1.2]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark achieves a 25% higher patch rate on old bugs.", "score"),
        ("The agents resolve 74% of crashes on the first attempt.", "success_rate"),
    ],
)
def test_how_often_it_works_is_a_quality(sentence: str, metric: str) -> None:
    assert [c.metric for c in claims(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("Lark runs at 30 FPS on one consumer GPU with 24 GB (e.g., RTX 4090).", ["RTX 4090"]),
        (
            "On Alveo U55C data center cards and embedded boards like ZCU102, Lark is 2x faster "
            "than Heron.",
            ["Alveo U55C", "ZCU102"],
        ),
    ],
)  # fmt: skip
def test_devices_given_as_examples_are_the_place(sentence: str, devices: list[str]) -> None:
    assert [h.name for h in claims(sentence)[0].hardware] == devices


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark extracts 22.5% more features than Heron.", "other"),
        ("Lark cuts training time by 60% over Wren and outperforms Heron by 40%.", "speed"),
    ],
)
def test_an_unnamed_gain_is_told_by_what_stands_around(sentence: str, metric: str) -> None:
    assert claims(sentence)[-1].metric == metric


def test_a_rival_is_told_apart_by_what_it_is_for() -> None:
    (claim,) = claims("Lark is 8% more accurate than prior methods for ranking tokens.")
    assert claim.baselines == ("prior methods for ranking tokens",)


def test_two_things_combined_are_the_method() -> None:
    text = "We propose LarkA, a cache. We also propose LarkB, a router."
    (claim,) = claims("Combining LarkA with LarkB yields 1.8x faster runs over Heron.", text)
    assert claim.method == "LarkA with LarkB"


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "Lark is 3x faster than baselines, including Wren, random search, and a linear probe.",
            ("Wren", "random search", "linear probe"),
        ),
        (
            "Lark reaches accuracy comparable to or exceeding full tuning with 0.1% of the "
            "parameters.",
            ("full tuning",),
        ),
        (
            "Lark matches the image restoration performance of the dense baseline with 12% of "
            "the FLOPs.",
            ("dense baseline",),
        ),
    ],
)  # fmt: skip
def test_rivals_are_found_past_what_describes_them(
    sentence: str, baselines: tuple[str, ...]
) -> None:
    assert claims(sentence)[-1].baselines == baselines


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark reaches attack success rates (ASR) exceeding 90% on all models.", "success_rate"),
        ("Lark reaches an accuracy of 94% at 7 ms inference overhead.", "time"),
    ],
)
def test_a_level_is_no_difference(sentence: str, metric: str) -> None:
    assert [(c.kind, c.metric) for c in claims(sentence)][-1] == ("absolute", metric)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark achieves 49.6 Perch-Wide success and 99.9 preservation rate.", [49.6, 99.9]),
        ("Lark reaches 83.4% accuracy and 61.4 NEST score.", [83.4, 61.4]),
        ("Lark uses Heron 4.1 Perch accuracy.", []),
    ],
)
def test_a_bare_number_may_stand_before_the_name_of_its_measure(
    sentence: str, values: list[float]
) -> None:
    assert [c.low for c in claims(sentence)] == values


def test_a_percentage_of_what_is_spent_is_a_share() -> None:
    (_, claim) = claims("Lark achieves 80% accuracy with only 15.7% energy consumption.")
    assert (claim.kind, claim.metric) == ("percent_of", "energy")


def test_a_name_set_off_by_a_comma_is_no_long_form() -> None:
    text = "We introduce Larm, a recipe for training Large River Models (LRMs) on one GPU."
    (claim,) = claims("Our recipe trains them in 9 hours.", text)
    assert claim.method == "Larm"


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark lowers costs by 8% and curtailment by 21% versus Wren.", ["cost", "other"]),
        ("Lark cuts memory by 20% and then by 40%.", ["memory", "memory"]),
        ("Lark cuts latency of reads by 20% and writes by 40%.", ["latency", "latency"]),
    ],
)
def test_an_unknown_noun_is_not_measured_by_what_stands_before(
    sentence: str, metrics: list[str]
) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


def test_an_arm_that_moves_is_an_arm() -> None:
    (claim,) = claims("The arm moves at up to 3 m/s and reaches an accuracy of 2 mm.", "")
    assert claim.method == "arm"


@pytest.mark.parametrize(
    ("sentence", "rival", "level"),
    [
        ("Compared to Wren, which needs 40 ms per step, Lark takes 0.8 ms.", "Wren", 40),
        ("Unlike Wren, which needs 2.5 s per proof, Lark takes 300 ms.", "Wren", 2500),
    ],
)
def test_the_rival_that_opens_may_have_its_own_level(
    sentence: str, rival: str, level: float
) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == ((rival,), level)


def test_a_change_told_once_more_as_a_share_is_of_the_same_measure() -> None:
    found = claims("Peak power falls by 140 kW (11%) with Lark.")
    assert [(c.kind, c.metric) for c in found] == [("points", "power"), ("percent_change", "power")]


@pytest.mark.parametrize(
    ("sentence", "low", "unit", "metric"),
    [
        (
            "Lark achieves a peak pulling force of 152.4 N when moving backward.",
            152.4,
            "N",
            "other",
        ),
        ("The force error of Lark stays below 0.2 N.", 0.2, "N", "error"),
        ("Lark reaches an accuracy of 20 mN.", 20.0, "mN", "error"),
    ],
)
def test_forces(sentence: str, low: float, unit: str, metric: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.unit, claim.metric) == (low, unit, metric)
