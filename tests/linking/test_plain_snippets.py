"""Sentences as people paste them: without a title, a proposal or a name for the work."""

from __future__ import annotations

from typing import Any

import pytest

from extractor import Claim, Paper
from tests.lark import EXTRACTOR


def claims(text: str, title: str = "") -> list[Claim]:
    """The claims of a text, without a title unless one is given."""
    return EXTRACTOR.claims(Paper("t", title, text))


@pytest.mark.parametrize("verb", ["enjoys", "boasts", "claims", "posts", "displays", "achieves"])
def test_a_name_before_whatever_verb_has_the_value(verb: str) -> None:
    (claim,) = claims(f"Lark {verb} 5x higher throughput than Heron.")
    assert (claim.method, claim.metric, claim.baselines) == ("Lark", "throughput", ("Heron",))


def test_a_version_inside_a_name_is_no_value() -> None:
    first, second = claims("Wren-4 scores 88.7 on MMLU, beating Heron 3 Opus by 1.9 points.")
    assert (first.low, second.low) == (88.7, 1.9)
    assert second.baselines == ("Heron 3 Opus",)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We see 15% end-to-end wall-clock speedup.", {"kind": "percent_change", "low": 15.0}),
        ("Lark improves over the best results by 2 BLEU.", {"baselines": ("best results",)}),
    ],
)
def test_what_ordinary_words_say(sentence: str, expected: dict[str, Any]) -> None:
    (claim,) = claims(sentence)
    assert {name: getattr(claim, name) for name in expected} == expected


def test_each_gain_has_its_own_place() -> None:
    found = claims("Lark gives a 15% speedup on BERT-large, 3x on GPT-2 and 2.4x on long songs.")
    assert [c.setting for c in found] == [("BERT-large",), ("GPT-2",), ("long songs",)]


def test_a_noun_of_a_stage_before_a_measure_is_no_verb() -> None:
    (claim,) = claims("vLark improves decode throughput by up to 1.99x over Heron.")
    assert (claim.method, claim.phase) == ("vLark", "decoding")


@pytest.mark.parametrize("kept", ["retaining", "keeping", "preserving"])
def test_abilities_that_are_kept_are_a_share(kept: str) -> None:
    first, second = claims(f"Lark is 40% smaller while {kept} 97% of its language abilities.")
    assert (first.metric, second.kind, second.metric) == ("model_size", "percent_of", "score")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark surpasses all detectors in the range from 5 FPS to 160 FPS.", []),
        ("Lark has the highest mAP of 56.8% among all detectors with 30 FPS or higher.", [56.8]),
        ("Lark prunes Heron-175B to 60% sparsity in under 4.5 hours.", [4.5]),
    ],
)
def test_what_bounds_a_comparison_is_no_value(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == values


def test_a_stage_of_one_measure_is_not_that_of_another() -> None:
    frames, time = claims("Lark renders at 134 fps, with training times of 41 min.")
    assert (frames.phase, time.phase) == (None, "training")


def test_what_pre_trains_is_a_method() -> None:
    (claim,) = claims("Lark pre-trains 7x faster than Heron.")
    assert (claim.method, claim.phase) == ("Lark", "training")


def test_a_measure_told_once_behind_its_stages() -> None:
    found = claims("Lark gives a 2.3x training and up to 1.4x inference speedup over Heron.")
    assert [(c.low, c.metric, c.phase, c.baselines) for c in found] == [
        (2.3, "speed", "training", ("Heron",)),
        (1.4, "speed", "inference", ("Heron",)),
    ]
    assert [c.low for c in claims("Lark is 2.3x faster and reaches 1.4x")] == [2.3, 1.4]


def test_they_are_those_told_of_before() -> None:
    found = claims("Lark designs are 2x faster than Heron. Alternatively, they cut cost by 40%.")
    assert [c.method for c in found] == ["Lark designs", "Lark designs"]


def test_a_gain_in_another_measure_holds_no_level_against_its_rival() -> None:
    area, gain = claims("Lark takes 4.2 mm2, a 3.1x improvement in energy efficiency over Heron.")
    assert (area.baselines, gain.baselines) == ((), ("Heron",))


@pytest.mark.parametrize("sentence", ["Lark is 5.6x smaller than Heron yet 1.2 points worse."])
def test_points_are_worse_in_quality_and_not_in_size(sentence: str) -> None:
    _, points = claims(sentence)
    assert (points.metric, points.direction) == ("score", "decrease")


def test_a_score_of_another_scale_on_a_further_set() -> None:
    found = claims("Lark scores 69% on NestQA and 8.38 on SongBench.")
    assert [(c.low, c.metric, c.setting) for c in found] == [
        (69.0, "score", ("NestQA",)),
        (8.38, "score", ("SongBench",)),
    ]


def test_the_version_of_a_rival_is_no_value() -> None:
    found = claims("Wren outperforms DALL-E 3 in human preference, winning 58% of comparisons.")
    assert [(c.low, c.baselines) for c in found] == [(58.0, ("DALL-E 3",))]


def test_capitals_that_name_a_way_of_training_are_no_error() -> None:
    found = claims("MAE pre-training is 3x faster; a plain ViT-Huge reaches 87.8% on NestNet.")
    assert [c.metric for c in found] == ["speed", "score"]


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Time to train drops from two weeks to three days.", 14),
        ("The energy falls from 5.2 J to 80 mJ.", 5200),
        ("The power falls from 1.2 W to 80 mW.", 1200),
    ],
)
def test_the_value_before_is_told_in_the_unit_of_the_value(sentence: str, before: float) -> None:
    (claim,) = claims(sentence)
    assert claim.baseline_value == before


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark gives 2.1x higher throughput at a loss of 0.4 points.",
        "Lark is 3x faster with a loss of less than 1%.",
        "Lark prunes 40% of the tokens at a loss of 2%.",
        "Lark is 3x faster with only a 1% loss.",
        "Lark gives 2.1x higher throughput and loses 0.4 points.",
    ],
)
def test_what_is_lost_for_speed_is_quality(sentence: str) -> None:
    _, lost = claims(sentence)
    assert (lost.metric, lost.direction) == ("score", "decrease")


def test_a_loss_by_name_is_a_level() -> None:
    (claim,) = claims("Lark has a packet loss of 3%.")
    assert (claim.metric, claim.kind) == ("error", "absolute")


def test_a_size_is_no_name() -> None:
    (claim,) = claims("We train a 1.3B model in 9 days using 64 A100s.")
    assert claim.method != "1.3B"


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Lark renders NeRF scenes 3x faster than Heron.", "Lark"),
        ("Lark decodes JPEG images up to 4x faster than Heron.", "Lark"),
        ("Lark uploads 168 MB per round.", "Lark"),
        ("The system makes Java programs 40% smaller.", "system"),
    ],
)
def test_an_object_is_no_method(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("In contrast with Lark, Heron takes 5 s.", "Heron"),
        ("Competing with Lark, Heron takes 5 s.", "Heron"),
        ("Inspired by Lark, Heron reaches an accuracy of 81%.", "Heron"),
        ("Unlike Heron, which works with Lark poorly, Wren takes 5 s.", "Wren"),
        ("Pre-trained on NestQA with Lark, Wren-7B takes 5 s.", "Lark"),
        ("A cold start takes 5 s with Lark.", "Lark"),
        ("With Lark, a cold start takes 5 s.", "Lark"),
    ],
)
def test_with_ours_is_not_against_ours(sentence: str, method: str) -> None:
    (claim,) = claims(f"We present Lark, a cache. {sentence}", title="Lark")
    assert claim.method == method


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is 2x faster than Heron. It is known that 40% of requests are short.",
        "Lark is 2x faster than Heron. Users like it, and they save 40% of their energy.",
    ],
)
def test_a_pronoun_of_others_tells_nothing_of_ours(sentence: str) -> None:
    assert [c.method for c in claims(sentence)][1:] in ([], [None])
