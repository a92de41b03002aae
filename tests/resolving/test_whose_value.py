"""Across the sentences of a paper: names, what stands for them, and what is carried along."""

from __future__ import annotations

import pytest

from extractor import Claim, Hardware, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str, title: str = "") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


def methods(text: str, title: str = "") -> list[str | None]:
    return [c.method for c in claims(text, title)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "We propose Lark, a decoder for phones. It reduces latency by 30%."),
        ("", "We propose Lark. Our method reduces latency by 30%."),
        ("", "We introduce a decoder called Lark. The proposed framework reduces latency by 30%."),
        ("", "We present Lazy Attention for Reading Kilotokens (Lark). It reduces latency by 30%."),
        ("", "This paper presents Lark. This approach reduces latency by 30%."),
        ("Lark: Fast Decoding on Phones", "Our method reduces latency by 30%."),
        ("Lark: Fast Decoding on Phones", "Decoding is slow. Lark reduces latency by 30%."),
        ("Lark: Fast Decoding on Phones", "Experiments show that latency drops by 30%."),
        ("", "We propose \\textbf{Lark}. It reduces latency by 30\\%."),
    ],
)  # fmt: skip
def test_what_stands_for_the_paper_is_resolved_to_its_name(title: str, text: str) -> None:
    assert methods(text, title) == ["Lark"]


def test_an_unnamed_work_is_called_by_its_phrase() -> None:
    text = "We propose a lazy decoding scheme for phones. It reduces latency by 30%."
    assert methods(text) == ["lazy decoding scheme"]


def test_nothing_named_leaves_the_method_open() -> None:
    assert methods("Decoding is slow. Latency drops by 30%.") == [None]


def test_a_variant_keeps_its_own_name() -> None:
    text = "We propose Lark. Lark-7B reaches 71.2% accuracy and Lark reaches 64.0% accuracy."
    assert methods(text) == ["Lark-7B", "Lark"]


def test_a_part_of_the_work_is_the_method_of_its_own_value() -> None:
    text = "We propose Lark. The lazy cache reduces memory by 40%. Lark is 2x faster than Heron."
    assert methods(text) == ["lazy cache", "Lark"]


def test_a_baseline_is_not_the_method() -> None:
    text = "We propose Lark. Compared to HeronDB, latency drops by 30%."
    (claim,) = claims(text)
    assert (claim.method, claim.baselines) == ("Lark", ("HeronDB",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Existing methods reach only 40% accuracy.",
        "Previous methods reach only 40% accuracy.",
        "State-of-the-art models reach only 40% accuracy.",
    ],
)
def test_results_of_other_work_are_not_own(sentence: str) -> None:
    (claim,) = claims(f"We propose Lark. {sentence}")
    assert claim.own is False
    assert claim.method == sentence.split(" reach")[0]


def test_the_papers_own_results_are_own() -> None:
    assert [c.own for c in claims("We propose Lark. Lark is 2x faster than Heron.")] == [True]


# -- carried along --------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Similarly", "Likewise"])
def test_a_baseline_is_carried_where_the_sentence_says_so(word: str) -> None:
    text = f"We propose Lark. Lark is 2x faster than Heron. {word}, it reduces memory by 40%."
    assert [c.baselines for c in claims(text)] == [("Heron",), ("Heron",)]


def test_a_baseline_is_not_carried_otherwise() -> None:
    text = "We propose Lark. Lark is 2x faster than Heron. It reduces memory by 40%."
    assert [c.baselines for c in claims(text)] == [("Heron",), ()]


def test_the_platform_is_carried_into_the_next_sentence() -> None:
    text = "We propose Lark. We evaluate Lark on 8 A100 GPUs. Lark reduces latency by 30%."
    assert [c.hardware for c in claims(text)] == [(Hardware("A100", 8),)]


def test_a_device_of_the_sentence_itself_wins() -> None:
    text = "We propose Lark. We evaluate Lark on 8 A100 GPUs. Lark is 2x faster on one H100."
    assert [c.hardware for c in claims(text)] == [(Hardware("H100", 1),)]


@pytest.mark.parametrize(
    ("between", "counts"),
    [
        ("It needs no tuning at all.", [8]),
        ("It needs no tuning at all. It is simple.", []),
        ("It also runs on an H100.", []),
    ],
)
def test_the_platform_of_an_evaluation_reaches_over_one_sentence(
    between: str, counts: list[int]
) -> None:
    text = f"We evaluate Lark on 8 A100 GPUs. {between} Lark reduces latency by 30%."
    (claim,) = claims(f"We propose Lark. {text}")
    assert [h.count for h in claim.hardware] == counts


def test_a_device_of_one_result_does_not_reach_two_sentences_far() -> None:
    text = "On 8 A100 GPUs, Lark is 2x faster. It needs no tuning. Lark reduces latency by 30%."
    assert [c.hardware for c in claims(f"We propose Lark. {text}")][-1] == ()


# -- the claim as a record ------------------------------------------------------------------------


def test_claims_are_numbered_in_order_and_point_into_the_abstract_as_given() -> None:
    text = (
        "We propose Lark.\nLark is $2.5\\times$ faster than Heron and uses 40\\% less memory.\n"
        "It runs at 91\u00a0FPS."
    )
    found = EXTRACTOR.claims(Paper("p7", "Lark", text))
    assert [c.claim_id for c in found] == ["p7#1", "p7#2", "p7#3"]
    assert [c.text for c in found] == ["2.5\\times", "40\\%", "91\u00a0FPS"]
    assert all(text[c.start : c.end] == c.text for c in found)
    assert {c.paper_id for c in found} == {"p7"}
    assert found[2].evidence == "It runs at 91\u00a0FPS."


def test_the_order_of_sentences_moves_offsets_and_nothing_else() -> None:
    intro = "We propose Lark. "
    first, second = "Lark is 2x faster than Heron.", "Lark cuts energy by 40%."
    a = claims(f"{intro}{first} {second}")
    b = claims(f"{intro}{second} {first}")
    assert [(c.text, c.metric, c.baselines, c.method) for c in a] == [
        (c.text, c.metric, c.baselines, c.method) for c in reversed(b)
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "No number here.", "$", "\\"])
def test_nothing_measured_gives_nothing(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("title", "text", "method"),
    [
        (
            "Optical Links",
            "We propose a scheme, called the pulse interval coding (PIC) scheme. "
            "Finally, we report an accuracy of 91%.",
            "PIC",
        ),
        (
            "Patch Detection",
            "With LARKA we propose to do more. Our approach gains 20% F1.",
            "LARKA",
        ),
        (
            "Two-Step Policies",
            "We propose a sampling strategy, greedy denoising, which is robust. "
            "Our method gains 20% in success rate.",
            "greedy denoising",
        ),
        (
            "Rethinking Boxes",
            "We revisit box regression and propose corner-aligned regression. "
            "Our method improves mAP by 3.5%.",
            "corner-aligned regression",
        ),
        (
            "Steering Arms",
            "In this work, we bridge the gap by jointly tuning the hardware design of a hand. "
            "We propose a lazy steering policy. Our method reaches a success rate of 82%.",
            "lazy steering policy",
        ),
        (
            "Lark versus Heron",
            "The Tern-4b model, tuned with adapters, reached an accuracy of 80%.",
            "Tern-4b model",
        ),
        (
            "Lark-Bench: Evaluating Agents",
            "We introduce Lark-Bench. While the mean human score is 95%, agents fail.",
            "human",
        ),
        (
            "Lark-Bench: Evaluating Agents",
            "We introduce Lark-Bench. Results vary, while strong models reach 90% accuracy.",
            "strong models",
        ),
        (
            "Lark-Bench: Evaluating Agents",
            "We introduce Lark-Bench. Our best model (Extra Trees) reaches an accuracy of 93%.",
            "Extra Trees",
        ),
        (
            "Layouts by Search",
            "Raters preferred rooms made by our imperative approach 82% of the time.",
            "imperative approach",
        ),
    ],
)
def test_names_said_in_passing(title: str, text: str, method: str) -> None:
    assert methods(text, title) == [method]


@pytest.mark.parametrize(
    "text",
    [
        "In this paper we present a new attention kernel, Lark, that is 2x faster than Heron.",
        "We describe the design and implementation of Lark, a server. Speed improves by 2x.",
        "Lark is a new scheduler for clusters. It cuts waiting time by 40%.",
        "The core of our approach is Lark, a generator. It makes kernels 2x faster.",
        "We call our framework Lark. The framework improves throughput by 2x.",
    ],
)
def test_plain_names_are_found_where_a_sentence_gives_them(text: str) -> None:
    assert methods(text, "Fast Attention") == ["Lark"]


def test_variants_named_right_before_their_values_keep_them() -> None:
    text = "We propose Lark. Both beat Heron, with Lark-S being 2x faster and Lark-L 1.4x faster."
    assert methods(text) == ["Lark-S", "Lark-L"]


def test_a_level_far_above_is_the_reference_and_its_value() -> None:
    text = "GPT-4o achieves only 34.2% accuracy on our benchmark, far below humans at 92.1%."
    (claim,) = claims(text, "Lark-Bench: Hard Charts")
    assert (claim.method, claim.baselines, claim.baseline_value) == ("GPT-4o", ("humans",), 92.1)


def test_who_performs_best_is_the_method() -> None:
    text = "We propose Lark. Among the baselines, HeronNet performs best with 71.2% F1."
    assert methods(text) == ["HeronNet"]


def test_what_follows_from_a_sentence_keeps_its_rival() -> None:
    text = (
        "We propose Lark. Lark outperforms plain baselines in robustness. "
        "On six tasks, this leads to a 36% improvement in success rate."
    )
    (claim,) = claims(text)
    assert (claim.method, claim.baselines) == ("Lark", ("plain baselines",))


def test_the_name_of_the_title_may_be_introduced_in_lower_case() -> None:
    text = (
        "We introduce lazy ledgers, a trust layer for phones. We also introduce FERN, a language. "
        "Validation shows 93% recall."
    )
    assert methods(text, "Lazy Ledgers: A Systems Approach to Trust") == ["Lazy Ledgers"]


def test_them_are_those_beaten_before() -> None:
    found = claims(
        "Lark beats Teal and Wren by 5% and 11%. On long inputs, Lark surpasses them by 8% and 4%."
    )
    assert [c.baselines for c in found] == [("Teal",), ("Wren",)] * 2
    (_, again) = claims("Lark is 2x faster than Teal. On long inputs, it outperforms both by 3x.")
    assert again.baselines == ("Teal",)


def test_each_of_several_techniques_has_its_own_values() -> None:
    paper = Paper(
        "t",
        "Two Ways to Commit Faster",
        "We propose two techniques for commit: lazy merging and strategic waiting. Strategic"
        " waiting orders the commits by age, yielding up to a 1.2x higher throughput.",
    )
    (claim,) = EXTRACTOR.claims(paper)
    assert claim.method == "strategic waiting"


def test_a_name_with_a_letter_behind_a_slash_ends_a_sentence() -> None:
    text = "We give a heuristic, LARK/H. LARK/H yields up to 21.5% higher satisfaction."
    (claim,) = EXTRACTOR.claims(Paper("t", "Planning Trips under Uncertainty", text))
    assert claim.method == "LARK/H"


def test_the_number_in_a_name_is_no_score() -> None:
    text = "We introduce Lark 2, a model. Lark 2 scores 81.2 on NestBench."
    assert [c.low for c in claims(text, "Lark 2 Technical Report")] == [81.2]


def test_even_the_best_of_those_evaluated_is_told_by_name() -> None:
    text = (
        "We present NestBench. We evaluate 21 models and find that even Heron-5 fails on 43% of"
        " the questions."
    )
    assert methods(text, "NestBench") == ["Heron-5"]


def test_a_rival_does_not_hold_behind_a_semicolon() -> None:
    text = (
        "We present NestBench. Human experts score 94%, while the best model, Heron-5, reaches"
        " 47%; prompting in steps adds only 2.1 points."
    )
    assert claims(text, "NestBench")[-1].baselines == ()


def test_what_a_cost_in_brackets_was_measured_for_is_no_method() -> None:
    text = "We present Lark. Lark trains fast (3 h for Llama-7B)."
    assert methods(text, "Lark: Fast Training") == ["Lark"]


def test_levels_in_brackets_are_those_of_the_models_behind_them() -> None:
    text = "Agents are misled in 27% of tasks on average (14% for GPT-5 to 41% for Wren-2)."
    assert methods(f"We present NestBench. {text}", "NestBench")[1] == "GPT-5"


def test_the_variant_in_brackets_is_the_one_that_comes_to_a_level() -> None:
    text = "We present Lark. P90 Q-error drops from 290.5 (native) to 14.2 (Lark-S)."
    (claim,) = claims(text, "Lark: Better Plans")
    assert (claim.method, claim.metric, claim.baselines) == ("Lark-S", "error", ("native",))


def test_the_next_one_solves_so_many_of_them() -> None:
    text = "We compare six models on 400 puzzles. Wren-3B solves 41% of them, Heron-70B 78%."
    assert methods(text, "Can Small Models Plan?") == ["Wren-3B", "Heron-70B"]


def test_what_generalises_better_is_a_subject() -> None:
    text = "Warm starts cut iterations by 34%, but cold starts generalise better by 1.1%."
    assert methods(text, "A Study of Warm Starts") == ["Warm starts", "cold starts"]


@pytest.mark.parametrize("sized", ["7B model", "smallest model", "largest variant"])
def test_our_model_of_a_size_is_ours(sized: str) -> None:
    text = f"We present Lark. Our {sized} reaches an accuracy of 59.8%."
    assert methods(text, "Lark: Fast Training") == ["Lark"]


@pytest.mark.parametrize(
    "sentence",
    [
        "HeronNet gains 3% accuracy, while Lark gains 5%.",
        "HeronNet achieves a 3x speedup, whereas Lark achieves 5x.",
        "HeronNet needs 3 GB, while our method needs 5 GB.",
        "Heron reaches 3% recall, while Lark reaches 5%.",
        "HeronNet needs 3 GB but the proposed method needs 5 GB.",
        "HeronNet reaches 3% recall, whereas ours reaches 5%.",
    ],
)
def test_the_rival_may_be_told_of_first(sentence: str) -> None:
    (claim,) = claims(f"We propose Lark. {sentence}")
    assert (claim.low, claim.method, claim.baseline_value) == (5, "Lark", 3)
    assert claim.baselines[0].startswith("Heron")


@pytest.mark.parametrize("word", ["Pruning", "Dropout", "Distillation", "Sparsity"])
def test_a_technique_that_opens_a_sentence_is_no_rival(word: str) -> None:
    assert methods(f"We propose Lark. {word} gives a 3x speedup.") == ["Lark"]


@pytest.mark.parametrize(
    "told",
    [
        "It saves 3,900 tokens per answer on average, which translates to a 1.7x lower latency.",
        "It needs 12 ms per answer, which is 1.7x lower than the latency of Teal.",
        "In this test, the cost of a run with GPT-4o decreases by 1.7x.",
        "The best improvement is 1.7x.",
    ],
)
def test_a_value_or_a_gain_is_no_method(told: str) -> None:
    assert methods(f"We propose Lark. {told}")[-1] == "Lark"


@pytest.mark.parametrize(
    "text",
    [
        "We propose a lazy masking network. We train and test on song scans. It saves 30% memory.",
        "We propose a lazy masking network. One window requires 30% less memory.",
    ],
)
def test_data_and_inputs_are_no_method(text: str) -> None:
    assert methods(text) == ["lazy masking network"]
