"""Rivals and their values in clauses behind the value: "that Heron needs", "when Heron is run"."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "baselines", "value"),
    [
        ("A step takes 94 s instead of the 251 s that Heron needs.", ["Heron"], 251),
        ("A step takes 94 s, compared with the 251 s Heron takes.", ["Heron"], 251),
        ("A step takes 94 s rather than the 251 s required by Heron.", ["Heron"], 251),
        ("It needs 2 s per frame, in contrast to 3 s when Heron is rerun.", ["Heron"], 3),
        ("It needs 2 s per frame, compared to 3 s when the cache is disabled.", [], 3),
        ("It needs 2 s per frame instead of 3 s that we needed before.", [], 3),
        (
            "It emits 2.1 tokens per second, whereas naive offloading manages only 0.6.",
            ["naive offloading"],
            0.6,
        ),
        ("It needs 2 GB of memory, while full attention peaks at 4 GB.", ["full attention"], 4),
        ("It needs 2 s per frame, while the full pipeline takes 4 s.", [], None),
        ("It reaches 91% accuracy, while the standard deviation stays at 4%.", [], None),
        ("It needs 2 s per frame, while the base latency stays at 4 s.", [], None),
    ],
)
def test_whose_the_other_value_is(sentence: str, baselines: list[str], value: float | None) -> None:
    claim = claims(sentence)[0]
    assert claim.baselines == tuple(baselines)
    assert claim.baseline_value == value


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "It beats Heron by 3.7x in throughput, and cuts costs by 2.4x compared to a setting "
            "where spot instances are used.",
            ["spot instances"],
        ),
        ("It cuts costs by 2.4x compared to the case in which Heron is used.", ["Heron"]),
        ("It cuts costs by 2.4x compared to a setting without caches.", ["setting without caches"]),
    ],
)
def test_setting_where_a_rival_is_used(sentence: str, baselines: list[str]) -> None:
    assert claims(sentence)[-1].baselines == tuple(baselines)


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark reduces the latency of Heron from 18.6 ms to 5.2 ms.", [("Heron",)]),
        ("Lark reduces the latency of Heron by 3x.", [("Heron",)]),
        (
            "Lark cuts the write amplification of Heron from 19 to 5 and that of Teal from 9 to 5.",
            [("Heron",), ("Teal",)],
        ),
        ("Lark reduces the latency of Llama-70B from 18.6 ms to 5.2 ms.", [()]),
        ("Lark reduces the training time of ResNet from 18.6 h to 5.2 h.", [()]),
        ("Lark reduces the memory of Heron training from 18.6 GB to 5.2 GB.", [()]),
        ("Lark reduces the latency of Heron by 3x compared with Teal.", [("Teal",)]),
    ],
)
def test_whose_measure_is_changed(sentence: str, baselines: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == baselines


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Against a single A100, Lark is 228x faster.", ("single A100",)),
        ("The cost of Lark is 40% less than for Heron.", ("Heron",)),
        ("The latency is lowered by 30% vis-à-vis Heron.", ("Heron",)),
        (
            "Over a dense accelerator of the same peak throughput, Lark is 2.3x faster.",
            ("dense accelerator of the same peak throughput",),
        ),
        ("Lark loses by 1.9x to an A100.", ("A100",)),
        ("Lark loses to Heron by 3%.", ("Heron",)),
        ("Lark loses 3% accuracy to Heron.", ("Heron",)),
        ("Lark loses 3% accuracy due to pruning.", ()),
        ("Heron loses 3% of its packets to noise.", ()),
    ],
)
def test_words_that_compare(sentence: str, baselines: tuple[str, ...]) -> None:
    assert [c.baselines for c in claims(sentence)] == [baselines]


def test_losing_to_a_device_is_being_slower() -> None:
    (claim,) = claims("Lark loses by 1.9x to an A100.")
    assert (claim.metric, claim.direction) == ("speed", "decrease")


def test_reference_behind_a_list_serves_all_of_it() -> None:
    found = claims("Lark runs at 1.16x, 0.97x and 1.31x the speed of the vendor libraries.")
    assert [c.baselines for c in found] == [("vendor libraries",)] * 3


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark peaks at 9.8 GB, whereas Heron and Wren both run out of memory.", ("Heron", "Wren")),
        ("Lark peaks at 9.8 GB, while Heron runs out of memory on 80 GB.", ("Heron",)),
        ("Lark trains in 9 hours, whereas Heron diverges.", ("Heron",)),
        ("Lark solves 91% of the problems, whereas Heron times out.", ("Heron",)),
        ("Lark solves 91% of the problems, while training runs out of data.", ()),
    ],
)
def test_rival_that_gets_nowhere(sentence: str, baselines: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == (baselines, None)


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark gains 23.5% over Wren, compared with 5.8% for Heron and 9.3% for Tern.", ("Wren",)),
        ("Lark is 2.3x faster than Wren, versus 1.4x for Heron.", ("Wren",)),
        ("Lark gains 23.5%, compared with 5.8% for Heron.", ("Heron",)),
        ("Lark needs 55% of the compute of Heron, and the base model gets to 85%.", ("Heron",)),
        ("Lark is 5.5x as fast as Heron, and a model can be restored at 9 GB/s.", ("Heron",)),
        ("Lark is 2.1 points behind the far more elaborate Heron.", ("Heron",)),
        ("Lark is 2x faster than more recent models.", ("more recent models",)),
        ("Lark is preferred over Heron in 58% of the cases with respect to colour.", ("Heron",)),
        ("Lark gains 3% with respect to Heron.", ("Heron",)),
        ("Lark weighs 900 KB over the wire.", ()),
        (
            "Lark is a codec that cuts size by 3.7x, and an engine that has 7.3x lower latency "
            "compared to Heron.",
            (),
        ),
        ("Lark cuts size by 3.7x, and has 7.3x lower latency compared to Heron.", ("Heron",)),
    ],
)
def test_which_rival_the_first_value_has(sentence: str, baselines: tuple[str, ...]) -> None:
    claim = claims(sentence)[0]
    assert claim.baselines == baselines
    assert "Heron" not in claim.setting


@pytest.mark.parametrize(
    ("sentence", "baselines", "value"),
    [
        ("It attains an accuracy of 62.58%, nearly matching the 62.62% of Heron.", "Heron", 62.62),
        (
            "It runs at 149 frames/s, 31x faster than the previous record of 4.7 frames/s.",
            "previous record",
            4.7,
        ),
    ],
)
def test_level_that_is_neared_or_passed(sentence: str, baselines: str, value: float) -> None:
    claim = claims(sentence)[0]
    assert (claim.baselines, claim.baseline_value) == ((baselines,), value)


def test_rivals_in_a_gapped_clause() -> None:
    (claim,) = claims("The FID is 11.1, whereas Heron stays at 18.4 on faces and Wren at 22.3.")
    assert claim.baselines == ("Heron", "Wren")


def test_doing_so_keeps_the_rival() -> None:
    found = claims("Lark beats Heron by 3x, and it does so with an index that is 14x smaller.")
    assert [c.baselines for c in found] == [("Heron",)] * 2


def test_rival_of_the_opening_against_one_of_a_later_clause() -> None:
    found = claims(
        "Measured against Heron, the speedup is 1.12x, and on 38% of the programs Lark is faster "
        "than the compiler."
    )
    assert [c.baselines for c in found] == [("Heron",), ("compiler",)]


@pytest.mark.parametrize(
    ("sentence", "baselines", "devices"),
    [
        ("Compared with a single A100, Lark is 228x faster.", ("single A100",), []),
        ("On one H100, Lark is 2.3x as fast as on an A100.", ("A100",), ["H100"]),
        ("Compared with Heron on a single A100, Lark is 228x faster.", ("Heron",), ["A100"]),
    ],
)
def test_device_that_is_the_rival(
    sentence: str, baselines: tuple[str, ...], devices: list[str]
) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == baselines
    assert [h.name for h in claim.hardware] == devices


def test_what_it_does_on_another_device() -> None:
    claim = claims("Lark sorts 12.4 GB/s on one H100, 2.3x what it does on an A100.")[-1]
    assert (claim.baselines, claim.hardware[0].name) == (("A100",), "H100")


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark takes a third of the time that Heron takes.", ("Heron",)),
        ("Lark runs in half the time Heron needs.", ("Heron",)),
        ("Lark uses a third of the memory Heron needs.", ("Heron",)),
        ("The memory of Lark is one third of what Heron stores.", ("Heron",)),
        ("Lark sorts 4 GB per second, 3x what Heron reaches.", ("Heron",)),
    ],
)
def test_share_of_what_a_rival_needs(sentence: str, baselines: tuple[str, ...]) -> None:
    assert claims(sentence)[-1].baselines == baselines


def test_how_often_is_no_share_of_a_time() -> None:
    (claim,) = claims("Lark works 95% of the time.")
    assert (claim.metric, claim.baselines) == ("success_rate", ())


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Where Heron needs 40 ms, Lark needs only 12 ms.", 40),
        ("Lark cuts latency from Heron's 40 ms to 12 ms.", 40),
        ("Lark uses only 4 GB of memory where Heron uses 12 GB.", 12),
        ("Lark finishes in 12 minutes what takes Heron 3 hours.", 180),
        ("Lark finishes in 12 minutes, a task that takes Heron 3 hours.", 180),
        ("Lark trains in 3 days, a job that requires 9 days with Heron.", 9),
    ],
)
def test_value_of_a_rival_beside_ours(sentence: str, value: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == (("Heron",), value)


def test_level_of_a_rival_beside_a_factor_is_no_claim() -> None:
    (claim,) = claims("Lark uses 3x less memory, compared with Heron's 12 GB.")
    assert (claim.text, claim.baselines) == ("3x", ("Heron",))


def test_name_in_ing_in_a_list_of_rivals() -> None:
    found = claims(
        "Lark improves the throughput over three leading systems Heron Zero, Hugging Wren, and "
        "Tern by up to 29x, 27x and 3x."
    )
    assert [c.baselines for c in found] == [("Heron Zero",), ("Hugging Wren",), ("Tern",)]


@pytest.mark.parametrize(
    ("sentence", "baselines", "value"),
    [
        ("It achieves 70% accuracy vs. 61% (Heron) and 64% (Wren).", ("Heron", "Wren"), None),
        ("It achieves 70% accuracy vs. 61% (Heron).", ("Heron",), 61),
        ("It achieves 70% accuracy vs. 61% (COCO).", (), 61),
        ("It takes 3 s instead of 9 s (Heron).", ("Heron",), 9),
        (
            "It achieves 70% accuracy compared to 61% and 64% for Heron and Wren.",
            ("Heron", "Wren"),
            None,
        ),
        ("It is 2x faster than our own CUDA baseline.", ("CUDA baseline",), None),
    ],
)
def test_rivals_in_brackets_and_lists(
    sentence: str, baselines: tuple[str, ...], value: float | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == (baselines, value)


def test_levels_of_rivals_that_are_beaten_by_so_much() -> None:
    found = claims(
        "Lark outperforms Heron (9.2 FPS, 53.9% AP) by 509% in speed and 2% in accuracy, and Wren "
        "(8.6 FPS, 55.2% AP) by 551% in speed and 0.7% in accuracy."
    )
    heron, wren = ("Heron", ()), ("Wren", ())
    over_heron, over_wren = ("Lark", ("Heron",)), ("Lark", ("Wren",))
    assert [(c.method, c.baselines) for c in found] == [
        *(heron, heron, over_heron, over_heron),
        *(wren, wren, over_wren, over_wren),
    ]


def test_own_level_in_a_bracket_stays_ours() -> None:
    level, gain = claims("Lark (56% AP) outperforms Heron by 2 points.")
    assert (level.method, gain.baselines) == ("Lark", ("Heron",))


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "Lark outperforms models such as Heron, as well as policies such as Wren, by 15%.",
            ("Heron", "Wren"),
        ),
        ("Lark matches the quality of Heron with only 3 GB of memory.", ("Heron",)),
        ("Lark is comparable to Heron at 30 FPS.", ()),
    ],
)
def test_rivals_by_examples_and_equals(sentence: str, baselines: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.baselines == baselines


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("When Lark replaces Heron, latency falls by 30%.", ("Heron",)),
        ("When replacing Heron with Lark, latency falls by 30%.", ("Heron",)),
        ("Lark replaces attention with convolutions, cutting latency by 30%.", ("attention",)),
        ("When Lark runs on Heron, latency falls by 30%.", ()),
    ],
)
def test_what_is_replaced(sentence: str, baselines: tuple[str, ...]) -> None:
    assert claims(sentence)[-1].baselines == baselines


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Parts help, with Wren raising F1 by 2% over Heron and Teal cutting latency by 3%.",
            1,
        ),
        ("Each helps, with Wren raising F1 by 2% over old trees, and Teal cutting delay by 3%.", 1),
        ("Lark improves F1 by 2% over Heron and Teal, cutting latency by 3%.", 2),
        ("Lark improves F1 by 2% over Heron and Teal while cutting latency by 3%.", 2),
        ("Lark shines, improving F1 by 2% over Heron and Teal and cutting delay by 3%.", 2),
    ],
)
def test_who_does_another_thing_in_turn_is_no_rival(sentence: str, rivals: int) -> None:
    gain, cut = claims(sentence)
    assert len(gain.baselines) == rivals
    assert (cut.method, len(cut.baselines)) == (("Teal", 0) if rivals == 1 else ("Lark", 2))
