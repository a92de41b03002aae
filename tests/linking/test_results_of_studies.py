"""How papers that measure others' systems, or many things at once, tell their results."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "A Study of Signs") -> list[Claim]:
    """The claims of a paper without a system of its own."""
    return EXTRACTOR.claims(Paper("t", title, text))


def test_what_was_tried_goes_with_the_values_in_order() -> None:
    found = claims(
        "We fine-tuned TernNet and WrenNet50 architectures on the data set, achieving accuracies "
        "of 90.4% and 88.7%, respectively."
    )
    assert [(c.text, c.method) for c in found] == [("90.4%", "TernNet"), ("88.7%", "WrenNet50")]


def test_a_pipeline_stands_before_the_list_of_its_parts() -> None:
    found = claims(
        "A bidirectional pipeline that joins masking, gamma matching, and noise shaping reached "
        "accuracy levels of 76.1% and 74.8%."
    )
    assert [(c.text, c.method) for c in found] == [
        ("76.1%", "bidirectional pipeline"),
        ("74.8%", "bidirectional pipeline"),
    ]


def test_two_bracketed_values_of_two_systems_are_no_comparison() -> None:
    found = claims(
        "Heron is fastest (0.2 s per image), while Tern balances both (0.3 s per image)."
    )
    assert [(c.text, c.baselines, c.baseline_value) for c in found] == [
        ("0.2 s", (), None),
        ("0.3 s", (), None),
    ]


@pytest.mark.parametrize("verb", ["achieved", "obtains", "retained", "scored", "reaches"])
def test_a_result_may_stand_bare_behind_its_verb(verb: str) -> None:
    found = claims(f"A compact Heron variant {verb} 91%, which shows how design matters.")
    assert [(c.text, c.kind) for c in found] == [("91%", "absolute")]


@pytest.mark.parametrize(
    ("name", "metric"),
    [
        ("BERTScore", "score"),
        ("chrF++", "score"),
        ("NMI", "score"),
        ("hamming loss", "error"),
        ("CRPS", "error"),
        ("Spearman's rho", "correlation"),
        ("sFID", "fid"),
    ],
)
def test_measures_are_known_by_their_names(name: str, metric: str) -> None:
    found = claims(f"We propose Lark. Lark reaches a {name} of 0.83 on Alpha.", "Lark: Signs")
    assert [(c.low, c.metric) for c in found] == [(0.83, metric)]


def test_the_truth_is_no_rival() -> None:
    found = claims("Our sensor reached an accuracy of 96.4% relative to ground truth measurements.")
    assert [(c.text, c.baselines) for c in found] == [("96.4%", ())]


def test_what_others_do_with_it_is_another_statement() -> None:
    found = claims(
        "We propose Lark. Lark reaches a 74% success rate, enabling a song book that yields "
        "singers with quality comparable to those taught by human tutors.",
        "Lark: Signs",
    )
    assert [(c.text, c.baselines) for c in found] == [("74%", ())]


@pytest.mark.parametrize(
    ("said", "share"),
    [("one-twentieth", 5.0), ("one hundredth", 1.0), ("two thirds", 200 / 3), ("a tenth", 10.0)],
)
def test_parts_are_counted_down_to_a_thousandth(said: str, share: float) -> None:
    found = claims(f"We propose Lark. Lark needs {said} of the training steps of Heron.", "Lark: X")
    assert [(c.text, c.kind, c.baselines) for c in found] == [(said, "percent_of", ("Heron",))]
    assert found[0].low == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It reached an accuracy of 89%, with melanoma AUC being 0.94.", ["89%", "0.94"]),
        ("Errors are the lowest (Integral Absolute Error (IAE): 2.47).", ["2.47"]),
        ("It worked under strict limits: a computational budget under 150 GMACs.", []),
        ("Lark runs 1.84 faster than Heron.", ["1.84"]),
        ("The performances that were seen vary (analyses focus on n=228).", []),
    ],
)
def test_values_are_found_by_what_stands_around_them(text: str, values: list[str]) -> None:
    assert [c.text for c in claims(f"We propose Lark. {text}", "Lark: Signs")] == values


def test_who_lags_is_worse() -> None:
    found = claims("Tern-4 reaches an accuracy of 81.3% and lags human listeners by 5.2%.")
    assert [(c.text, c.direction) for c in found] == [("81.3%", None), ("5.2%", "decrease")]


def test_each_score_of_a_list_has_the_model_before_it_however_it_is_spelt() -> None:
    found = claims("On it, tern-4.5 achieves 36.2% pass@10, wren-5-2025 34.5%, and finch-4o 16.8%.")
    assert [c.method for c in found] == ["tern-4.5", "wren-5-2025", "finch-4o"]


def test_a_title_may_be_shortened_to_its_initials() -> None:
    found = claims(
        "Experiments show that GSF renders well. A Chamfer distance of 0.64 is obtained.",
        "Gaussian Sparsity Fields: Driving Detail",
    )
    assert [(c.text, c.method) for c in found] == [("0.64", "GSF")]


@pytest.mark.parametrize(
    "text",
    [
        "The policy is deployed on a chip with a Cortex-M4 microcontroller running at 80 MHz.",
        "The size of the model is told by 3 of the authors.",
    ],
)
def test_what_a_thing_is_like_is_no_result(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("Lark outperforms 17 recent methods by 5% in F1.", ("17 recent methods",)),
        ("Lark showed superior accuracy to junior readers (90% vs. 72%).", ("junior readers",)),
        ("Lark closes the gap with larger teachers by 12%.", ("larger teachers",)),
        ("Lark cuts training time to less than 5% of tuned baselines.", ("tuned baselines",)),
        ("Lark gains throughput improvements over Heron: 1.9x on one GPU.", ("Heron",)),
        ("Lark reaches an F1 of 0.83 while reducing forgetting compared to Heron.", ()),
    ],
)
def test_whom_a_study_holds_its_results_against(text: str, baselines: tuple[str, ...]) -> None:
    assert [c.baselines for c in claims(f"We propose Lark. {text}", "Lark: Signs")] == [baselines]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("With 25 minutes of tuning, Lark reaches 0.83 AU-ROC.", ["time", "score"]),
        ("Lark has an 8.5% IoU gain and an inference speed of 31 FPS.", ["miou", "frame_rate"]),
        ("Outputs are confirmed by experts at rates exceeding 73%.", ["score"]),
        ("The accuracy of base models remains low (20-38% across families).", ["accuracy"]),
    ],
)
def test_what_a_study_measured(text: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(f"We propose Lark. {text}", "Lark: Signs")] == metrics


def test_a_result_is_of_what_it_was_obtained_for() -> None:
    found = claims("An accuracy of 98.9% is obtained for the ensemble network.")
    assert [c.method for c in found] == ["ensemble network"]


def test_the_gains_of_the_sentence_before_are_held_against_the_same_rival() -> None:
    found = claims(
        "We propose Lark. Lark gains 0.26 points over Heron. The gains grow on long inputs, with "
        "1.2x and 1.3x speedups on 20-second and 1-minute clips, respectively.",
        "Lark: Signs",
    )
    assert [(c.text, c.baselines) for c in found] == [
        ("0.26 points", ("Heron",)),
        ("1.2x", ("Heron",)),
        ("1.3x", ("Heron",)),
    ]


def test_performance_of_running_is_a_speed() -> None:
    found = claims("We propose Lark. Lark improves inference performance by 2.7x.", "Lark: Signs")
    assert [c.metric for c in found] == ["speed"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lark improves fidelity in long tasks (2.3%).", [("2.3%", "percent_change")]),
        ("Lark gains 1.4 points in consistency for 60s generation.", [("1.4 points", "points")]),
        ("Lark has the best accuracy on the test set: 73.5%.", [("73.5%", "absolute")]),
    ],
)
def test_levels_are_told_from_gains_and_lengths(text: str, told: list[tuple[str, str]]) -> None:
    found = claims(f"We propose Lark. {text}", "Lark: Signs")
    assert [(c.text, c.kind) for c in found] == told


def test_the_best_of_a_kind_is_the_name_in_its_brackets() -> None:
    found = claims(
        "We propose Lark. Lark reaches 89.1% on Alpha, surpassing both the best single-shot "
        "adapter (TinyTern) and full tuning.",
        "Lark: Signs",
    )
    assert [c.baselines for c in found] == [("TinyTern", "full tuning")]


def test_stages_in_order_leave_the_rivals_before_them_whole() -> None:
    found = claims(
        "We propose Lark. Tests show its performance against Heron and Tern: 1.1x and 1.9x "
        "throughput improvements in decoding and tuning, respectively.",
        "Lark: Signs",
    )
    assert [c.baselines for c in found] == [("Heron", "Tern")] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lark improves over Heron with 16.8% (text-to-song) and 40.1% (song-to-text) "
            "relative R@5 gains.",
            [("16.8%", "percent_change", "score"), ("40.1%", "percent_change", "score")],
        ),
        ("Lark reaches 90%-plus accuracy.", [("90%-plus", "absolute", "accuracy")]),
        (
            "Lark throws the seed 73% farther than Heron.",
            [("73%", "percent_change", "other")],
        ),
        (
            "Lark shows 50% gains on NestBench, and 100% success on the hardest nests.",
            [("50%", "percent_change", "success_rate"), ("100%", "absolute", "success_rate")],
        ),
        (
            "The success rate of Lark holds above 70% even for 10% noise injection.",
            [("70%", "absolute", "success_rate")],
        ),
        (
            "Lark yields 1.40x per-layer and 1.21x end-to-end speedup.",
            [("1.40x", "factor", "speed"), ("1.21x", "factor", "speed")],
        ),
        (
            "Lark yields a 30% increase in return rate.",
            [("30%", "percent_change", "score")],
        ),
    ],
)
def test_lists_with_labels_and_values_beside_others(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(c.text, c.kind, c.metric) for c in claims(sentence)] == expected


def test_what_a_method_was_applied_to_is_the_baseline() -> None:
    found = claims("Applied to the Tern-7B baseline, Lark improves accuracy by 6.2%.")
    assert [(c.method, c.baselines) for c in found] == [("Lark", ("Tern-7B baseline",))]


def test_a_growing_improvement_is_not_who_improved() -> None:
    found = claims("Lark beats Heron, with improvements increasing to 14% on long songs.")
    assert [(c.text, c.method) for c in found] == [("14%", "Lark")]


def test_each_of_two_names_reached_the_value() -> None:
    found = claims("TernNet and WrenNet each achieved a test accuracy of 96.5%.")
    assert [c.method for c in found] == ["TernNet", "WrenNet"]


def test_a_share_left_out_is_no_gain() -> None:
    found = claims(
        "Lark exceeds the baseline by 1.5% mAP, despite roughly 55% of the points being dropped."
    )
    assert [c.text for c in found] == ["1.5%"]


def test_the_bracket_says_which_machine() -> None:
    found = claims("Lark reaches 138 tok/s on workstation hardware (RTX PRO 6000, TP=2).")
    assert [[h.name for h in c.hardware] for c in found] == [["RTX PRO 6000"]]


def test_the_flow_of_power_is_no_power() -> None:
    found = claims("Lark reduces power flow residuals by 8x.")
    assert [c.metric for c in found] == ["other"]


def test_the_size_of_a_model_stands_in_nobodys_way() -> None:
    found = claims("The validation perplexity of a 1.3B model stays within 0.05 of full Heron.")
    assert [(c.text, c.kind, c.metric, c.baselines) for c in found] == [
        ("0.05", "points", "perplexity", ("full Heron",))
    ]


def test_a_second_measure_behind_and_is_its_own() -> None:
    found = claims("Lark lifts ROUGE-L by 2.3 points and F1 from 61.4 to 64.9.")
    assert [(c.text, c.metric) for c in found] == [("2.3 points", "rouge"), ("64.9", "f1")]


def test_traffic_over_a_link_beats_no_link() -> None:
    found = claims("Lark cuts the traffic over PCIe by 3.3x.")
    assert [c.baselines for c in found] == [()]


def test_a_rival_is_no_setting() -> None:
    found = claims("Training is finished in 16 seconds, compared with 47 minutes for PatchTern.")
    assert [(c.baselines, c.setting) for c in found] == [(("PatchTern",), ())]
