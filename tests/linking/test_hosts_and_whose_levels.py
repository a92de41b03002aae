"""What a method is put into, whose level a gain starts from, and rivals told beside others."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


def read(sentence: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(c.text, c.method, c.baselines) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Integrating Lark into Heron yields a 2.3x speedup.", [("2.3x", "Lark", ("Heron",))]),
        ("When integrated into vLLM, Lark runs 2.3x faster.", [("2.3x", "Lark", ("vLLM",))]),
        (
            "Applying Lark to Wren-7B and Tern-13B improves accuracy by 4.1 and 3.2 points.",
            [("4.1", "Lark", ("Wren-7B",)), ("3.2 points", "Lark", ("Tern-13B",))],
        ),
        (
            "Plugging Lark into existing detectors improves accuracy by 4.1 points.",
            [("4.1 points", "Lark", ("existing detectors",))],
        ),
        ("Applied to NestSet, Lark improves accuracy by 4.1%.", [("4.1%", "Lark", ())]),
        ("Integrated into a robot, Lark improves accuracy by 4.1%.", [("4.1%", "Lark", ())]),
        ("Lark accelerates Heron by 2.3x.", [("2.3x", "Lark", ("Heron",))]),
        ("Lark speeds up Night Heron by 2.3x.", [("2.3x", "Lark", ("Night Heron",))]),
        ("Lark speeds up the inference by 2.3x.", [("2.3x", "Lark", ())]),
    ],
)
def test_what_a_method_is_put_into_is_what_it_gains_over(
    sentence: str, told: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert read(sentence) == told


def test_hosts_are_no_setting() -> None:
    found = claims(
        "When applied to Wren-7B and Tern-7B, Lark gains 4.1 and 3.2 points in accuracy."
    )
    assert [c.baselines for c in found] == [("Wren-7B",), ("Tern-7B",)]
    assert all(not {"Wren-7B", "Tern-7B"} & set(c.setting) for c in found)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lark's energy use is just 41% of Heron's.", "percent_of"),
        ("Lark's throughput is 2.3x Heron's.", "factor"),
        ("Lark saves 41% of the energy of Heron.", "percent_change"),
        ("Lark saves 41% of Heron's energy.", "percent_change"),
        ("Against both Heron and Wren-S, Lark cuts memory by 41%.", "percent_change"),
        ("Against Heron [12] and Wren-S [13], Lark cuts memory by 41%.", "percent_change"),
        ("The evaluation shows that, over Heron, Lark gains 41% in speed.", "percent_change"),
        ("Lark outperforms Heron, the state-of-the-art system by 2.3x.", "factor"),
        ("Lark costs 41% less than Heron.", "percent_change"),
    ],
)
def test_rivals_told_by_what_is_theirs(sentence: str, kind: str) -> None:
    claim = claims(sentence)[0]
    assert (claim.kind, claim.method, claim.baselines[0]) == (kind, "Lark", "Heron")


@pytest.mark.parametrize(
    ("sentence", "text", "baselines"),
    [
        ("Lark beats Heron's 66.0% accuracy by 5.2 points.", "5.2 points", ("Heron",)),
        (
            "Lark beats the previous best result of 66.0% by 5.2 points.",
            "5.2 points",
            ("previous best result",),
        ),
        ("Compared to Heron's 66.0% accuracy, Lark achieves 71.2%.", "71.2%", ("Heron",)),
        ("Lark (71.2%) outperforms Heron (66.0%).", "71.2%", ("Heron",)),
        ("Lark takes 12 ms per frame rather than 31 ms.", "12 ms", ()),
        ("Lark segments images at 27.4 rather than 16.1 FPS.", "27.4", ()),
    ],
)
def test_a_rivals_level_is_no_claim_of_its_own(
    sentence: str, text: str, baselines: tuple[str, ...]
) -> None:
    (claim,) = claims(sentence)
    assert (claim.text, claim.baselines) == (text, baselines)


def test_a_unit_after_the_second_value_holds_for_the_first() -> None:
    (claim,) = claims("Lark segments images at 27.4 rather than 16.1 FPS.")
    assert (claim.metric, claim.unit, claim.baseline_value) == ("frame_rate", "frame/s", 16.1)


def test_the_last_rival_of_a_list_is_not_who_is_faster() -> None:
    found = claims("Lark uses 41% less memory than Heron, Stork, and Crane and is 2.3x faster.")
    assert [c.method for c in found] == ["Lark", "Lark"]
    assert all(c.baselines == ("Heron", "Stork", "Crane") for c in found)


def test_these_methods_are_those_listed_in_the_sentence_before() -> None:
    text = (
        "We propose Lark. We compare Lark against established filling techniques, including "
        "Nearest Wren Filling, kriging, and the Tern algorithm. Lark outperforms these methods "
        "in accuracy (4-15% on NestSet)."
    )
    (claim,) = EXTRACTOR.claims(Paper("t", "Lark: Filling Maps", text))
    assert claim.kind == "percent_change"
    assert claim.baselines == ("Nearest Wren Filling", "kriging", "Tern algorithm")


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Lark achieves 7 mm positioning accuracy.", ["7 mm"]),
        ("Lark has 9 mm translational and 4° rotational accuracy.", ["9 mm", "4°"]),
    ],
)
def test_how_far_off_something_is(sentence: str, texts: list[str]) -> None:
    found = claims(sentence)
    assert [c.text for c in found] == texts
    assert {c.metric for c in found} == {"error"}


def test_a_gap_is_a_difference() -> None:
    (claim,) = claims("Lark falls behind humans, with a gap of over 52% in accuracy.")
    assert (claim.kind, claim.baselines) == ("percent_change", ("humans",))


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Lark reaches 71.2%, Heron 66.0%, and Stork 60.1% accuracy.", ["Lark", "Heron", "Stork"]),
        ("Lark, Heron, and Stork achieve 71%, 66%, and 60% accuracy.", ["Lark", "Heron", "Stork"]),
        ("Lark runs in 12 ms, Stork in 31 ms.", ["Lark", "Stork"]),
        ("Lark achieves 71% accuracy, while Heron and Stork achieve 66% and 60%.", ["Lark"]),
        ("Lark reaches 71% accuracy on NestSet, 66% on WingSet.", ["Lark", "Lark"]),
        ("Throughput is 2.3x higher for Lark-S and 3.1x for Lark-L.", ["Lark-S", "Lark-L"]),
        ("We see 2.3x speedups for Lark-S and 3.1x for Lark-L over Heron.", ["Lark-S", "Lark-L"]),
        ("Throughput is 2.3x higher for Llama and 3.1x for Qwen.", ["Lark", "Lark"]),
    ],
)
def test_a_value_each(sentence: str, whose: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == whose


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark reaches 71.2% accuracy, outperforming Heron by 4.1 points.", [("Heron",)] * 2),
        ("Lark runs at 31 FPS, outperforming Heron by 4.1 points.", [(), ("Heron",)]),
        ("Lark reaches 71.2% F1, improving recall by 4.1% over Heron.", [(), ("Heron",)]),
        ("Lark reaches 71.2% accuracy, outperforming Heron.", [("Heron",)]),
        (
            "Lark reaches 71.2% accuracy, surpassing Heron (67.1%) by 4.1 points.",
            [("Heron",), ("Heron",)],
        ),
    ],
)
def test_a_rival_is_beaten_by_the_level_that_the_gain_is_in(
    sentence: str, baselines: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(sentence)] == baselines


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark is 2.3x faster than Heron, and energy per token is cut by 49%.", ("Heron",)),
        ("Lark is 2.3x faster than Heron, and it saves 43% bandwidth.", ("Heron",)),
        ("Lark matches Heron with 62% fewer steps, leading to a 2.1x acceleration.", ("Heron",)),
        ("Lark is 2.3x faster than Heron. It saves 43% bandwidth.", ()),
    ],
)
def test_a_clause_that_goes_on_holds_against_the_same_rival(
    sentence: str, baselines: tuple[str, ...]
) -> None:
    assert claims(sentence)[-1].baselines == baselines


def test_multiples_of_two_rivals_are_dealt_out() -> None:
    found = claims("Lark has 1.4x and 1.9x the speed of Heron and Wren, respectively.")
    assert [c.baselines for c in found] == [("Heron",), ("Wren",)]


def test_the_same_platforms_are_those_of_the_sentence_before() -> None:
    found = claims(
        "Lark is 18.6x and 4.3x faster than Heron and Wren, respectively. Moreover, it improves "
        "the energy efficiency by 27.1x and 3.8x over the same platforms."
    )
    assert [c.baselines for c in found] == [("Heron",), ("Wren",)] * 2


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "metric"),
    [
        (
            "Lark is 2x faster at a cost of 11% in throughput.",
            "11%",
            "percent_change",
            "throughput",
        ),
        ("The additional cost per step is below 3%.", "3%", "percent_change", "cost"),
        ("Lark adds only 0.7% to the prefill time.", "0.7%", "percent_change", "time"),
        ("Lark sorts 690 picks per hour.", "690 picks per hour", "absolute", "throughput"),
        ("Lark draws an image in 2 steps.", "2 steps", "absolute", "steps"),
    ],
)
def test_what_is_paid_added_and_done_an_hour(
    sentence: str, text: str, kind: str, metric: str
) -> None:
    assert (text, kind, metric) in [(c.text, c.kind, c.metric) for c in claims(sentence)]


def test_a_clause_between_rival_and_gain_changes_nothing() -> None:
    (claim,) = claims("Lark outperforms Heron, which has 300M parameters, by 4.1 points.")
    assert (claim.method, claim.baselines) == ("Lark", ("Heron",))


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("When applied to Wren-7B and Tern-7B, Lark achieves an 11x and 7x speedup.", [(), ()]),
        ("Applied to existing engines, Lark is 2x faster.", [("existing engines",)]),
        ("When integrated into Wren-7B, Lark is 2x faster.", [("Wren-7B",)]),
    ],
)
def test_where_a_machine_is_tried_is_no_rival(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals
