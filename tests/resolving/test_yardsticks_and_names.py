"""Whose levels a paper on a benchmark tells, and names behind what a work starts from."""

from __future__ import annotations

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


def test_what_a_work_starts_from_is_not_its_name() -> None:
    text = (
        "We introduce an algorithm to distil song priors from a tracking model (TRK2). With it, we "
        "train TRK2Sing, which has two parts. On Nest, we achieve 95.5% accuracy."
    )
    assert [c.method for c in claims(text, "Songs From Tracks: Distilling Motion")] == ["TRK2Sing"]


def test_a_name_spelt_out_between_its_noun_and_its_clause() -> None:
    text = (
        "The aim of this study is to develop a novel, interpretable model, SWIFT (Song Window "
        "Inference For Trees), that reads songs. It reaches an accuracy of 81%."
    )
    assert [c.method for c in claims(text, "Song-aware model for birds")] == ["SWIFT"]


def test_a_framework_to_evaluate_others_has_no_levels_of_its_own() -> None:
    text = (
        "We present Nest Safety Reading (NSR), a framework to systematically evaluate readers. Our "
        "evaluation of nine readers models reveals failures: while models achieve 90% accuracy on "
        "clear songs, it falls to 40% on others."
    )
    title = "NSR: Mapping the Limits of Song Reading"
    assert {c.method for c in claims(text, title)} == {"nine readers models"}


def test_levels_go_on_being_those_of_whom_the_sentence_names() -> None:
    text = (
        "We introduce NestBench, a benchmark of songs. Results show a gap: while strong readers "
        "achieve over 90% partial recall, full recall remains at 39%."
    )
    title = "NestBench: Reading Songs"
    assert {c.method for c in claims(text, title)} == {"strong readers"}


def test_our_results_in_a_paper_on_a_benchmark() -> None:
    text = (
        "We introduce NestBench, a benchmark of songs, and evaluate it by benchmarking modern "
        "deep learning approaches. Our results show that trees are easy, with an accuracy of 67%."
    )
    title = "NestBench: Songs From Forests"
    assert {c.method for c in claims(text, title)} == {"modern deep learning approaches"}


def test_a_name_that_the_text_only_speaks_of() -> None:
    text = (
        "Pruned songs are lost. SongKeep keeps them in a buffer and revives them later. Heron-5 "
        "with SongKeep reaches an accuracy of 51.6%. SongKeep needs no training."
    )
    title = "Leave No Song Behind: Reversible Pruning for Readers"
    assert [c.method for c in claims(text, title)] == ["SongKeep"]


def test_what_the_resulting_thing_is_called() -> None:
    text = (
        "Zeroth-order tuning is noisy. The resulting optimizer, CurveZ, is simple. Its memory "
        "consumption is reduced by 4x."
    )
    title = "One Pass at a Time: Curvature-Guided Tuning"
    assert [c.method for c in claims(text, title)] == ["CurveZ"]


def test_what_a_method_gives_is_the_methods() -> None:
    text = "We propose Lark. The generated code is 1.2x faster than that of Heron."
    assert [c.method for c in claims(text)] == ["Lark"]


def test_the_short_name_in_the_bracket() -> None:
    text = "We study songs. Our Song Reader v6 (SRv6) student policy reaches 95% accuracy."
    assert [c.method for c in claims(text, "Minimizing Asymmetry in Songs")] == ["SRv6"]


def test_who_is_enabled() -> None:
    text = "We propose Lark. The reward enables Lark to reach 95% success on Nest."
    assert [c.method for c in claims(text)] == ["Lark"]


def test_a_clause_that_says_more_of_the_value() -> None:
    text = "We propose Lark. On Nest the score is 58.7, which is 1.6 higher than that of Heron."
    assert {c.method for c in claims(text)} == {"Lark"}


def test_the_mean_of_a_measure_is_no_method() -> None:
    text = "We propose Lark. The geometric mean of the speedups over Heron is 2.1x."
    assert [c.method for c in claims(text)] == ["Lark"]


def test_a_name_told_by_what_it_is_for() -> None:
    text = (
        "We propose Lark. Two models underpin the pipeline: ReadVLM for song parsing (F1 = 0.48) "
        "and NestVLM for nest analysis."
    )
    assert [c.method for c in claims(text)] == ["ReadVLM"]


def test_measures_that_both_reach_a_level_are_no_method() -> None:
    text = (
        "We propose Lark. Lark reaches a recall of 86%, with precision and F1 both exceeding 76%."
    )
    assert {c.method for c in claims(text)} == {"Lark"}


def test_an_adverb_before_the_verb_is_no_part_of_the_name() -> None:
    text = (
        "We study readers. Nest assistance significantly improved report scores, cut the reading "
        "time by 18%, and was preferred in 54% of cases."
    )
    assert {c.method for c in claims(text, "Reading Songs in Clinics")} == {"Nest assistance"}


def test_a_short_form_that_says_it_is_one() -> None:
    text = "We propose a high-accuracy region loss (shortened to HARL). It reaches 95% accuracy."
    assert [c.method for c in claims(text, "Songs From Eyes")] == ["HARL"]


def test_both_of_the_two_just_told() -> None:
    text = (
        "We compare readers. Heron-5 achieves 51% accuracy versus 41% for WrenNet on songs, while "
        "both reach 67% on calls."
    )
    assert [(c.method, c.low) for c in claims(text, "Readers for Songs")] == [
        ("Heron-5", 51),
        ("Heron-5", 67),
        ("WrenNet", 67),
    ]


def test_the_name_of_a_model_that_is_trained_to_test_something() -> None:
    text = (
        "We test this by training a predicted optimal model, Larkling, that uses as much compute "
        "as Heron but 4x more data. Larkling reaches an accuracy of 67% on NestBench."
    )
    assert [c.method for c in claims(text, "Training Optimal Song Models")] == ["Larkling"] * 2


def test_a_name_whose_comma_is_lost() -> None:
    text = "We propose LARK a novel framework for long songs. By it, a 7B model attains 52.3% MFU."
    assert [c.method for c in claims(text, "Training on Long Songs")] == ["LARK"]


def test_what_is_also_done_is_no_subject() -> None:
    text = (
        "Distilled students consistently outperform agents, achieving up to 91% success on Nest "
        "(vs. 79% for baselines) and improving SongShop scores to 72 (vs. 61 for baselines)."
    )
    assert [c.method for c in claims(text)] == ["Distilled students"] * 2
