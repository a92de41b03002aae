"""How English names a rival, a reference or a rival's own value, one way after another."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike Heron, Lark uses 40% less memory.",
        "As opposed to Heron, Lark uses 40% less memory.",
        "Normalized to Heron, Lark uses 40% less memory.",
        "Lark, in place of Heron, uses 40% less memory.",
        "Starting from Heron, Lark uses 40% less memory.",
        "Lark cuts Heron's memory by 40%.",
        "Lark edges out Heron by 40% in memory.",
        "Lark is ahead of Heron by 40% in memory.",
        "Lark cuts memory by 40% against Heron's 12 GB.",
        "Lark replaces Heron with hashing and uses 40% less memory.",
    ],
)
def test_the_rival_is_heron_however_it_is_told(sentence: str) -> None:
    assert claims(sentence)[0].baselines == ("Heron",)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark achieves a 2.1x speedup against Heron.", ("Heron",)),
        ("Lark makes Heron 2x faster.", ("Heron",)),
        ("Lark is 3x faster than without caching.", ("without caching",)),
        ("Lark runs at twice the speed of the fastest baseline, Heron.", ("Heron",)),
        ("Lark halves the memory of caches.", ()),
        ("Compared to the ground truth, Lark has an F1 of 0.83.", ()),
        ("Lark is 3x faster compared to manual annotation.", ("manual annotation",)),
        ("Lark gives a 2.5x speedup against the fast renderer Heron.", ("Heron",)),
        ("Lark gives a 2.5x speedup against existing renderers.", ("existing renderers",)),
        ("Lark gives a 20% improvement against adversarial attacks.", ()),
        ("Lark more than doubles baseline sorting accuracy.", ("baseline",)),
        ("Lark surpasses Heron at 3x lower cost.", ("Heron",)),
        (
            "Lark is 3x faster than the mask-making and feature-drawing stages used by Heron.",
            ("mask-making and feature-drawing stages",),
        ),
        (
            "Lark loses 2% compared to policies trained purely on real data.",
            ("policies trained purely on real data",),
        ),
        ("Wren scores 0.78 mAP, while Heron runs at 60 FPS.", ()),
        ("Lark improves the throughput of Llama-70B inference by 1.9x.", ()),
        ("Lark improves the accuracy of Llama-70B by 3%.", ("Llama-70B",)),
        ("The match features of Lark yield a gain of 2% in AUC.", ()),
        ("Lark gives 26% fewer errors, showing that hashing outperforms sorting.", ()),
        ("With Wren-S achieving 88% and Wren-L reaching 91% accuracy, Lark wins.", ()),
    ],
)
def test_what_a_change_is_held_against(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark reaches 91% accuracy (Heron: 87%).",
        "Lark reaches 91% accuracy, up from 87% for HeronDB.",
        "Lark reaches 91% accuracy, a clear jump from the 87% of HeronDB.",
        "Lark reaches 91% accuracy, while Heron only gets 87%.",
        "Lark reaches 91% accuracy, where Heron gets 87%.",
        "Lark reaches 91% accuracy against Heron's 87%.",
        "Compared to Heron with 87% accuracy, Lark reaches 91% accuracy.",
        "Lark reaches 91% accuracy versus 87% for a Heron baseline.",
        "Lark reaches 91% accuracy, far above the 87% of Heron.",
        "Lark reaches 91% accuracy, well beyond the 87% reported for Heron.",
        "Lark has a higher accuracy than the others (Lark: 91% vs. Heron: 87%).",
        "Lark is more accurate than the others (Lark: 91%, Heron: 87% accuracy).",
    ],
)
def test_a_rivals_own_value_is_no_claim(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.baseline_value, claim.kind) == (91.0, 87.0, "absolute")
    assert [b.removesuffix("DB").removesuffix(" baseline") for b in claim.baselines] == ["Heron"]


@pytest.mark.parametrize(
    ("sentence", "kind", "direction", "rivals"),
    [
        ("3.4% above Heron", "percent_change", "increase", ("Heron",)),
        ("3.4 points below Heron", "points", "decrease", ("Heron",)),
        ("just 0.4% shy of the dense model", "percent_change", "decrease", ("dense model",)),
    ],
)
def test_a_difference_stands_to_a_reference(
    sentence: str, kind: str, direction: str, rivals: tuple[str, ...]
) -> None:
    level, gap = claims(f"Lark reaches 61.2% accuracy, {sentence}.")
    assert (level.kind, level.baselines) == ("absolute", rivals)
    assert (gap.kind, gap.direction, gap.baselines) == (kind, direction, rivals)
    assert gap.metric == "accuracy"


def test_each_rival_that_one_stands_above_has_its_difference() -> None:
    _, first, second = claims(
        "Lark reaches 90.3% F1, nearly 20 points above Heron and more than 36 above Wren."
    )
    assert (first.low, first.kind, first.baselines) == (20.0, "points", ("Heron",))
    assert (second.low, second.kind, second.baselines) == (36.0, "points", ("Wren",))


def test_what_brackets_compare_holds_in_the_brackets() -> None:
    gain, cut = claims(
        "Compared with Heron, Lark improves recall (+2.6 accuracy over Wren) and cuts tokens by 3x."
    )
    assert (gain.baselines, cut.baselines) == (("Wren",), ("Heron",))
    first, second = claims("Lark gains 3% in accuracy over Wren (5% over Heron).")
    assert (first.baselines, second.baselines) == (("Wren",), ("Heron",))


def test_a_share_names_its_reference_before_or_after_the_metric() -> None:
    (share,) = claims("Lark keeps 98% accuracy of the original model.")
    assert (share.kind, share.baselines) == ("percent_of", ("original model",))
    (share,) = claims("Lark retains 99% of the FP16 accuracy.")
    assert (share.kind, share.baselines) == ("percent_of", ("FP16",))


def test_a_saving_goes_on_as_a_saving() -> None:
    told = claims("Lark saves 30% of GPU memory and up to 25% of training time.")
    assert [(c.kind, c.direction, c.metric) for c in told] == [
        ("percent_change", "decrease", "memory"),
        ("percent_change", "decrease", "time"),
    ]


def test_a_best_case_in_brackets_is_the_same_change_once_more() -> None:
    told = claims("Lark improves performance by 23% on average (up to 61%).")
    assert [(c.kind, c.metric) for c in told] == [("percent_change", "score")] * 2
    told = claims("Lark cuts time by 20-45% (32% on average).")
    assert [(c.kind, c.metric) for c in told] == [("percent_change", "time")] * 2


def test_second_values_in_brackets_share_the_metric_after_them() -> None:
    told = claims("Lark gives a 2.5x (resp. 1.8x) lower latency (resp. energy) than Heron.")
    assert [c.low for c in told] == [2.5, 1.8]
    assert told[0].metric == "latency"
    told = claims("Lark is 2.3x (1.8x) faster than Heron.")
    assert [(c.low, c.metric, c.baselines) for c in told] == [
        (2.3, "speed", ("Heron",)),
        (1.8, "speed", ("Heron",)),
    ]


def test_respectively_sorts_rivals_over_two_clauses() -> None:
    told = claims(
        "Lark improves throughput by 2x and cuts latency by 40% over Heron and Wren, respectively."
    )
    assert [c.baselines for c in told] == [("Heron",), ("Wren",)]


def test_slashed_values_take_slashed_rivals() -> None:
    told = claims("Lark is 2.3x/1.8x faster than Heron/Wren.")
    assert [c.baselines for c in told] == [("Heron",), ("Wren",)]


def test_a_level_reached_after_a_gain_is_absolute() -> None:
    gain, level = claims(
        "Lark improves success rates by 11% over Heron, reaching 91.5% in the lab."
    )
    assert (gain.kind, level.kind) == ("percent_change", "absolute")


def test_a_training_loss_is_a_level() -> None:
    (loss,) = claims("After two epochs, Lark achieved a training loss of 3.168.")
    assert (loss.kind, loss.metric) == ("absolute", "error")


def test_things_per_second_are_throughput() -> None:
    (rate,) = claims("Lark checks 3.7 million certificates per second.")
    assert (rate.low, rate.unit, rate.metric) == (3.7e6, "item/s", "throughput")
    assert claims("The arm swings 40 degrees per second.") == []


def test_stages_of_work_that_improve_are_speed() -> None:
    told = claims("Lark achieves 2x prefill and 3x decode improvement over Heron.")
    assert [(c.metric, c.phase) for c in told] == [("speed", "prefill"), ("speed", "decoding")]


def test_a_bare_score_on_a_named_benchmark_is_read() -> None:
    (score,) = claims("Lark reaches 84.7 on Tern-Bench.")
    assert (score.low, score.kind) == (84.7, "absolute")


@pytest.mark.parametrize(
    "sentence",
    [
        "Each rater completed 5 trials of 10 minutes.",
        "We simulate 500 households over 24 hours.",
        "The camera records at 30 FPS with a wide view.",
        "The links run over 10 Gbps Ethernet.",
        "The score follows the rules of TERN 8547.",
    ],
)
def test_descriptions_are_no_results(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("rival", "names"),
    [
        ("two strong baselines, HeronDB and WrenDB", ("HeronDB", "WrenDB")),
        ("HeronDB [12] and WrenDB [13]", ("HeronDB", "WrenDB")),
        ("existing systems such as HeronDB and WrenDB", ("HeronDB", "WrenDB")),
        ("the state of the art (HeronDB)", ("HeronDB",)),
        ("both HeronDB and WrenDB", ("HeronDB", "WrenDB")),
    ],
)
def test_names_of_rivals_in_every_dress(rival: str, names: tuple[str, ...]) -> None:
    (claim,) = claims(f"Lark reduces latency by 3.2x relative to {rival}.")
    assert claim.baselines == names


def test_both_are_the_rivals_before() -> None:
    told = claims(
        "Lark is 3x faster than Heron and 2x faster than Wren with 40% less memory than both."
    )
    assert [c.baselines for c in told] == [("Heron",), ("Wren",), ("Heron", "Wren")]


def test_over_may_open_a_clause() -> None:
    told = claims("Over Heron, Lark gains 5.1% accuracy; over Wren, 3.2%.")
    assert [c.baselines for c in told] == [("Heron",), ("Wren",)]


def test_what_comes_with_a_multiple_is_held_against_the_same() -> None:
    told = claims("Lark achieves 1.5x the throughput of Heron with 41% less memory.")
    assert [c.baselines for c in told] == [("Heron",), ("Heron",)]


def test_a_clause_after_a_comparison_is_no_rival() -> None:
    (claim,) = claims(
        "Compared to the eager baseline, Lark fuses layers and kernels, which cuts time by 45%."
    )
    assert claim.baselines == ("eager baseline",)


def test_a_count_of_devices_is_no_value_before() -> None:
    time, _ = claims("Lark scales from 1 to 64 GPUs in 2.4 seconds, 17x faster than Heron.")
    assert (time.low, time.baseline_value) == (2.4, None)


def test_a_rivals_value_by_an_unknown_verb() -> None:
    (claim,) = claims("Lark sustains 1.7M IOPS, while HeronDB saturates at 480K IOPS.")
    assert (claim.baselines, claim.baseline_value) == (("HeronDB",), 480_000.0)


@pytest.mark.parametrize(
    ("sentence", "metric", "kind"),
    [
        ("Lark keeps a real-time factor of 0.08.", "real_time_factor", "absolute"),
        ("Lark wins 63.2% of matches.", "win_rate", "absolute"),
        ("The error of Lark drops below 1% after ten rounds.", "error", "absolute"),
        ("Lark compresses well, with a PSNR drop below 0.1 dB.", "psnr", "points"),
        ("Lark trains on only 5% training data.", "data", "percent_of"),
        ("Lark evicts 80% of the KV cache.", "memory", "percent_change"),
        ("Lark tolerates faults at the cost of 0.3% accuracy.", "accuracy", "percent_change"),
        ("Lark reaches 93% efficiency when scaling out.", "scaling_efficiency", "absolute"),
        ("Lark meets its deadline for 99% of requests.", "success_rate", "absolute"),
        ("Lark eliminates 92% of pipeline bubbles.", "other", "percent_change"),
        ("Lark takes 40% fewer detours.", "other", "percent_change"),
    ],
)
def test_what_a_value_measures_by_its_words(sentence: str, metric: str, kind: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.kind) == (metric, kind)


@pytest.mark.parametrize(
    ("rivals", "names"),
    [
        (
            "Tern-4o, Wren 3.5 Sonnet, and Gannet 1.5 Pro",
            ("Tern-4o", "Wren 3.5 Sonnet", "Gannet 1.5 Pro"),
        ),
        ("Llama 3.1 8B and Mistral 7B", ("Llama 3.1 8B", "Mistral 7B")),
        ("CNN- and transformer-based baselines", ("CNN- and transformer-based baselines",)),
        ("both open-source and proprietary models", ("open-source and proprietary models",)),
        ("models trained from scratch", ("models trained from scratch",)),
        ("NVIDIA's TensorRT", ("TensorRT",)),
        ("Heron's default setup", ("Heron's default setup",)),
    ],
)
@pytest.mark.parametrize("frame", ["improves accuracy by 5% over {}", "is 2x faster than {}"])
def test_lists_of_rivals_as_papers_write_them(
    rivals: str, names: tuple[str, ...], frame: str
) -> None:
    assert claims(f"Lark {frame.format(rivals)}.")[0].baselines == names


@pytest.mark.parametrize(
    "at", ["half the latency", "30 ms latency", "60% lower cost", "60% of the cost", "50% sparsity"]
)
def test_what_holds_at_the_same_time_is_not_the_value_of_the_rival(at: str) -> None:
    assert claims(f"Lark gains 12% accuracy over Heron at {at}.")[0].baseline_value is None


def test_where_the_rival_stands_is_its_value() -> None:
    told = claims("Lark reaches 34% accuracy, far below humans at 92%.")
    assert [(c.low, c.baseline_value) for c in told] == [(34, 92)]


def test_a_gain_told_aside_does_not_change_what_goes_on_after_it() -> None:
    told = claims("Lark reaches 82% accuracy on A, an improvement of 11% over Heron, and 97% on B.")
    assert [c.kind for c in told] == ["absolute", "percent_change", "absolute"]


@pytest.mark.parametrize(
    ("sentence", "kind", "direction", "rivals"),
    [
        ("Lark cuts memory by nearly half.", "factor", "decrease", ()),
        ("Lark cuts memory by more than a third.", "percent_change", "decrease", ()),
        ("Lark saves more than a third of the memory.", "percent_change", "decrease", ()),
        ("Lark needs more than a third of the memory.", "percent_of", None, ()),
        ("Lark uses 79% of Heron's energy.", "percent_of", None, ("Heron",)),
        ("Lark cuts latency to under a third of Heron.", "percent_of", None, ("Heron",)),
        ("Lark trains on half of the data.", "percent_of", None, ()),
        ("Lark uses 79% of the energy of a dedicated run.", "percent_of", None, ("dedicated run",)),
        ("Lark uses twice the memory of Heron.", "factor", "increase", ("Heron",)),
        ("Lark uses 0.4x the memory of Heron.", "factor", "decrease", ("Heron",)),
        ("Lark stays within 0.2 BLEU of Heron.", "points", "decrease", ("Heron",)),
        (
            "Lark reaches the accuracy of the dense baseline with 2x less memory.",
            "factor", "decrease", ("dense baseline",),
        ),
    ],
)  # fmt: skip
def test_shares_multiples_and_near_misses(
    sentence: str, kind: str, direction: str | None, rivals: tuple[str, ...]
) -> None:
    told = claims(sentence)
    assert [(c.kind, c.direction, c.baselines) for c in told] == [(kind, direction, rivals)]


def test_more_than_a_rival_is_of_what_is_told_and_not_of_the_condition() -> None:
    told = claims("Lark serves 18,500 tokens per second at an accuracy of 95%, 2x more than Heron.")
    assert [c.metric for c in told] == ["throughput", "accuracy", "throughput"]


def test_the_verb_of_a_relative_clause_is_no_part_of_the_name() -> None:
    assert claims("The cache that Lark needs is 40% smaller.")[0].method == "Lark"
    told = claims("We show that DOC compare demonstrates 40% lower error than Heron.")
    assert told[0].method == "DOC compare"


def test_on_average_is_no_place() -> None:
    assert claims("Lark loses 0.3 accuracy points on average.")[0].setting == ()


def test_each_value_in_the_bracket_behind_a_rival_finds_its_own() -> None:
    found = claims(
        "Lark has a higher accuracy (91.2%) and a lower latency (4 ms) than Heron (88% and 9 ms)."
    )
    assert [(c.text, c.baseline_value) for c in found] == [("91.2%", 88.0), ("4 ms", 9.0)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark gives large reductions in latency (40%) and memory (25%).",
        "Lark comes with a loss of quality as measured by recall (40%) and F1 (25%).",
        "Lark saves latency (40%) and memory (25%).",
    ],
)
def test_a_change_holds_for_the_values_in_the_brackets_behind_its_metrics(sentence: str) -> None:
    assert [(c.kind, c.direction) for c in claims(sentence)] == [("percent_change", "decrease")] * 2


def test_rivals_of_two_sizes_are_the_names_that_follow() -> None:
    found = claims(
        "Lark has an accuracy of 70.1, surpassing both same-size and 10x larger models such as "
        "Tern-38B and Wren-72B."
    )
    assert [(c.text, c.baselines) for c in found] == [("70.1", ("Tern-38B", "Wren-72B"))]


def test_owners_of_a_shared_measure_go_with_the_values_in_order() -> None:
    found = claims("Lark keeps 98% and 99% of Heron's and Tern's performance, respectively.")
    assert [(c.text, c.baselines) for c in found] == [("98%", ("Heron",)), ("99%", ("Tern",))]


def test_devices_of_all_values_are_not_dealt_out_among_values_with_rivals_in_order() -> None:
    found = claims(
        "Tests on VC707 and ZCU102 boards show that Lark is 1.2x and 2.8x more power efficient "
        "than a K80 GPU and an i7 CPU, respectively."
    )
    assert [[h.name for h in c.hardware] for c in found] == [["VC707", "ZCU102"]] * 2


def test_a_gain_behind_a_comma_is_one_of_the_value_before_it() -> None:
    found = claims(
        "Lark sustains 1.8 million requests per second on a node, an improvement of 5.6x."
    )
    assert [c.metric for c in found] == ["throughput", "throughput"]


def test_the_ends_of_a_range_go_with_two_rivals_in_order() -> None:
    found = claims("Lark gives a speedup of 1.8x to 2.3x over Heron and Tern, respectively.")
    assert [(c.text, c.baselines) for c in found] == [("1.8x", ("Heron",)), ("2.3x", ("Tern",))]


def test_a_rival_named_at_the_end_leaves_the_list_to_the_one_before() -> None:
    found = claims("Lark gains 1% in F1 over Heron and cuts error by 5%, beating Heron and Tern.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_devices_with_values_of_their_own_are_not_those_of_the_next() -> None:
    found = claims("Lark takes 4.1 s on GPU and 7.2 s on CPU, with a communication of 90 MiB.")
    assert [[h.name for h in c.hardware] for c in found] == [["GPU"], ["CPU"], []]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "Lark scores 76.03 on NestBench, surpassing Heron (72.24), Wren (72.95), and"
            " full-length fine-tuning (69.23).",
            ("Heron", "Wren", "full-length fine-tuning"),
        ),
        (
            "Lark reaches 54% success, surpassing both the text-only baseline (43%) and prior "
            "Tern results (27%).",
            ("text-only baseline", "Tern"),
        ),
    ],
)
def test_rivals_with_a_value_each(sentence: str, baselines: tuple[str, ...]) -> None:
    """All are rivals of the one value; no single number is the baseline's."""
    found = claims(sentence)
    assert [(c.baselines, c.baseline_value) for c in found] == [(baselines, None)]


@pytest.mark.parametrize(
    ("rival", "name"),
    [
        ("a cost of $480 for Heron", "Heron"),
        ("an estimated cost of about $480 with Heron", "Heron"),
        ("an average cost of $480 with software developers", "software developers"),
    ],
)
def test_a_level_of_the_rival_may_name_its_measure(rival: str, name: str) -> None:
    found = claims(f"Lark runs at a cost of $159, compared to {rival}.")
    assert [(c.text, c.baselines, c.baseline_value) for c in found] == [("$159", (name,), 480)]


def test_alike_keeps_rivals_apart() -> None:
    found = claims("Lark outperforms dense and sparse baselines alike by 28%.")
    assert [c.baselines for c in found] == [("dense", "sparse baselines")]


def test_several_times_the_baseline_is_more() -> None:
    found = claims("Lark requires 1.29x baseline FLOPs.")
    assert [(c.metric, c.direction, c.baselines) for c in found] == [
        ("flops", "increase", ("baseline",))
    ]
    assert claims("Lark needs 0.8x the memory of Heron.")[0].direction == "decrease"


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("On SongSet, we improve Heron-7B from 52.6 to 60.1 and Wren-8B from 42.4 to 51.9.", 2),
        (
            "We improve Heron-7B from 52.6 to 60.1 (+7.5) and Wren-8B from 42.4 to 51.9.",
            2,
        ),
        ("Lark lifts Nest-Bench from 52.6 to 60.1 and Song-Bench from 42.4 to 51.9.", 0),
    ],
)
def test_each_model_that_is_improved_is_what_it_was_before(sentence: str, rivals: int) -> None:
    found = [c.baselines for c in claims(sentence) if c.kind == "absolute"]
    assert found == [("Heron-7B",), ("Wren-8B",)][:rivals] + [()] * (2 - rivals)


def test_a_gain_of_whole_points_is_read_as_others_are() -> None:
    sentence = "Lark raises recall from 42.4 to 51.9 (+9.5)."
    assert [c.low for c in claims(sentence)] == [51.9, 9.5]


@pytest.mark.parametrize(
    "clause",
    [
        "whereas Heron does not converge",
        "while Heron fails entirely",
        "where Heron cannot be run",
        "whereas Heron with a large cache struggles",
    ],
)
def test_who_gets_nowhere_is_the_rival(clause: str) -> None:
    assert claims(f"Lark solves 60% of the tasks, {clause}.")[0].baselines == ("Heron",)
