"""Whether a figure is a gain or a level, and of what, in papers on images and video."""

from __future__ import annotations

import pytest
from lark import claims


def told(sentence: str) -> list[tuple[str, str, str]]:
    """Text, kind and metric of each claim of a sentence about Lark."""
    return [(c.text, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark brings 4.1% mAP and 2.2% F1 gains over Wren.",
            [("4.1%", "percent_change", "map"), ("2.2%", "percent_change", "f1")],
        ),
        (
            "Lark obtains 12% latency and 30% memory reductions.",
            [("12%", "percent_change", "latency"), ("30%", "percent_change", "memory")],
        ),
        (
            "Lark brings 4.1 mAP and 2.2 mIoU gains over Wren.",
            [("4.1", "points", "map"), ("2.2", "points", "miou")],
        ),
        (
            "Lark shows an improvement of 5.2% mAP and 3.1% accuracy.",
            [("5.2%", "percent_change", "map"), ("3.1%", "percent_change", "accuracy")],
        ),
        (
            "Lark reaches 91% accuracy and 30% latency reductions.",
            [("91%", "absolute", "accuracy"), ("30%", "percent_change", "latency")],
        ),
        (
            "Lark achieves 93.1% accuracy and a 4.2% F1 improvement over Wren.",
            [("93.1%", "absolute", "accuracy"), ("4.2%", "percent_change", "f1")],
        ),
        (
            "Lark improves detection, with mAP surpassing older systems 6.2% and 3.7% on A and B.",
            [("6.2%", "percent_change", "map"), ("3.7%", "percent_change", "map")],
        ),
        (
            "Lark gives a 12% gain in speed and reaches 80% accuracy.",
            [("12%", "percent_change", "speed"), ("80%", "absolute", "accuracy")],
        ),
    ],
)
def test_a_noun_of_gain_holds_for_its_list(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lark improves accuracy and alignment, achieving 55.1% on NestBench.", "absolute"),
        ("Lark raises the accuracy of small models, reaching 71.2% on NestBench.", "absolute"),
        ("Lark improves accuracy, gaining 5.1% on NestBench.", "percent_change"),
    ],
)
def test_what_is_reached_after_an_improvement_is_a_level(sentence: str, kind: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.kind, claim.metric) == (kind, "accuracy")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark attains macro-AUROC 0.88 and a weighted F1 of 0.91.",
            [("0.88", "absolute", "score"), ("0.91", "absolute", "f1")],
        ),
        ("Lark has a micro-AUC of 0.93.", [("0.93", "absolute", "score")]),
        (
            "Lark improves quality with less than one percent trainable parameters.",
            [("one percent", "percent_of", "parameters")],
        ),
        (
            "Lark stays within two percent of the accuracy of Wren.",
            [("two percent", "percent_change", "accuracy")],
        ),
    ],
)
def test_averaged_measures_and_percentages_in_words(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark answers correctly in only 26.5% of tasks.",
            [("26.5%", "absolute", "success_rate")],
        ),
        (
            "Lark sets a new state of the art on NestBench (84.1) and EggBench (71.2).",
            [("84.1", "absolute", "score"), ("71.2", "absolute", "score")],
        ),
        ("Lark balances with tuned gains (Kp=0.10, Kd=0.05).", []),
    ],
)
def test_results_that_name_no_measure(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark climbs to 81.2% on NestBench.", [("81.2%", "absolute", "score")]),
        (
            "Off the field Lark drops from a mean mAP of 0.61 to 0.15.",
            [("0.15", "absolute", "map")],
        ),
        (
            "Errors of Lark were 2.48 mm for wings and 6.04 mm for tails.",
            [("2.48 mm", "absolute", "error"), ("6.04 mm", "absolute", "error")],
        ),
        ("On rare nests Lark stays at 0.57.", [("0.57", "absolute", "score")]),
        ("Lark reaches 31.2 dB on NestBench.", [("31.2 dB", "absolute", "psnr")]),
        ("The memory of Lark falls to 30% of the original.", [("30%", "percent_of", "memory")]),
    ],
)
def test_a_level_that_is_come_to_or_kept(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Under noise, existing renderers drop sharply to 41.2%, whereas Lark stays at 71.8%.",
        "Heron's accuracy falls to 41.2% on rare nests, while Lark maintains 71.8%.",
    ],
)
def test_who_falls_is_the_rival_of_who_holds(sentence: str) -> None:
    held = claims(sentence)[-1]
    assert (held.text, held.method, held.baseline_value) == ("71.8%", "Lark", 41.2)
    assert held.baselines in (("Heron",), ("existing renderers",))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark betters planning relative to Heron (showing a 10.5% reduction in overlap rate).",
            [("10.5%", "percent_change", "other")],
        ),
        (
            "Lark yields an additional 2.6% gain and 2.4x faster convergence.",
            [("2.6%", "percent_change", "score"), ("2.4x", "factor", "steps")],
        ),
        (
            "Lark is 8.9x faster than Heron with hardly any VBench drop (83.1 vs. 83.4).",
            [("8.9x", "factor", "speed"), ("83.1", "absolute", "score")],
        ),
        (
            "Lark takes 5.2x fewer tokens than Heron while improving NestQA by 2.3 points.",
            [("5.2x", "factor", "tokens"), ("2.3 points", "points", "score")],
        ),
        (
            "Lark reaches 98% accuracy in egg classification and 92% in toxicity assessment.",
            [("98%", "absolute", "accuracy"), ("92%", "absolute", "accuracy")],
        ),
        (
            "Lark matches Heron on detection (95% vs. 94%) at low false-positive rates (2%).",
            [("95%", "absolute", "score"), ("2%", "absolute", "error")],
        ),
    ],
)
def test_what_follows_is_not_what_was_measured(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Neither the verb far before nor the value after it lends a value its measure."""
    assert told(sentence) == expected
