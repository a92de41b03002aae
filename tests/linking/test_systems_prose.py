"""How papers on systems and accelerators tell what they measured, one way after another."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

from extractor import Paper


def told(sentence: str) -> list[tuple[float, str, str]]:
    """Value, kind and metric of each claim of a sentence."""
    return [(c.low, c.kind, c.metric) for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "low", "unit"),
    [
        ("Lark supports a 1M-token context length on 8 GPUs.", 1e6, "token"),
        ("Lark enables decoding with 3.3 million context length.", 3.3e6, "token"),
        ("Lark processes inputs of over 100K tokens.", 1e5, "token"),
        ("Lark supports a 300-frame history window.", 300.0, "frame"),
        ("Lark extends the context windows of models to up to 32768.", 32768.0, "token"),
        ("Lark can generate videos up to 4 minutes and 15 seconds.", 4.25, "min"),
    ],
)
def test_what_a_system_becomes_able_to_take(sentence: str, low: float, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.unit) == (low, "context_length", unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is trained with up to 1M tokens.",
        "Lark was tested on images of 4,000 tokens each.",
        "Lark renders 50k images from 13 models.",
    ],
)
def test_what_goes_into_a_system_is_no_capacity(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_length_with_a_gain_before_it_is_the_setting_of_the_gain() -> None:
    assert told("Lark gives a 2.3x speedup with 128K context length.") == [(2.3, "factor", "speed")]


@pytest.mark.parametrize(
    ("sentence", "metric", "unit"),
    [
        ("Lark sustains 15.1 PetaFLOPs.", "compute_rate", "PFLOP/s"),
        ("Lark achieves 40 TFlops/GPU.", "compute_rate", "TFLOP/s"),
        ("Lark needs 0.3 Wh per query.", "energy", "Wh"),
        ("Lark draws 5 kW.", "power", "kW"),
        ("Lark decodes 12 tokens/J.", "energy_efficiency", "token/J"),
        ("Lark spends 3 fJ per operation.", "energy", "fJ"),
        ("Lark adds 207 um^2.", "area", "µm^2"),
    ],
)
def test_units_of_machines(sentence: str, metric: str, unit: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.unit) == (metric, unit)


def test_overheads_say_how_much_more() -> None:
    found = claims("Lark halves latency with only 3.2% power and 1.4% area overheads.")[1:]
    assert [(c.kind, c.metric, c.direction) for c in found] == [
        ("percent_change", "power", "increase"),
        ("percent_change", "area", "increase"),
    ]


def test_a_share_of_a_peak_is_utilization_of_it() -> None:
    (claim,) = claims("Lark reaches 62.6% of H100 peak HBM bandwidth.")
    assert (claim.kind, claim.metric) == ("percent_of", "utilization")
    assert claim.baselines == ("peak HBM bandwidth",)


def test_performance_beside_energy_is_a_speed() -> None:
    found = told("Lark improves performance by 2.7x and energy by 2.3x over Heron.")
    assert found == [(2.7, "factor", "speed"), (2.3, "factor", "energy")]


def test_performance_in_a_paper_on_energy_is_a_speed() -> None:
    found = told("Lark cuts energy by 45%. It improves performance by 2.3x over Heron.")
    assert found[1] == (2.3, "factor", "speed")


def test_performance_in_a_paper_on_accuracy_is_a_score() -> None:
    found = told("Lark gains 3.1% accuracy. It improves performance by 2.3x over Heron.")
    assert found[1] == (2.3, "factor", "score")


def test_what_runs_on_a_device_that_stands_before_it() -> None:
    (claim,) = claims("Our CPU implementation is 28x faster than the GPU implementation.")
    assert [h.name for h in claim.hardware] == ["CPU"]


def test_kinds_of_devices_give_way_to_the_devices() -> None:
    (claim,) = claims("On accelerators such as TPUs and GPUs, Lark saves 51% energy over Heron.")
    assert [h.name for h in claim.hardware] == ["TPU", "GPU"]


def test_a_machine_gives_way_to_the_device_in_it() -> None:
    (claim,) = claims("On a laptop with an RTX 4060, Lark reaches 21 tokens per second.")
    assert [h.name for h in claim.hardware] == ["RTX 4060"]


def test_a_named_machine_and_its_nodes() -> None:
    (claim,) = claims("On 32 nodes of the Corvus supercomputer, Lark is 2x faster than Heron.")
    assert [(h.name, h.count) for h in claim.hardware] == [("Corvus", 32)]


def test_devices_and_values_in_parallel() -> None:
    found = claims(
        "Lark is faster than Heron on the Intel CPU, ARM CPU, and NVIDIA GPU by up to 3.8x, 2.6x,"
        " and 1.7x, respectively."
    )
    assert [[h.name for h in c.hardware] for c in found] == [
        ["Intel CPU"],
        ["ARM CPU"],
        ["NVIDIA GPU"],
    ]


def test_platforms_do_not_hold_on_for_quality() -> None:
    found = claims("On an H100, Lark is 2x faster than Heron. It cuts the error by 16% on Wren.")
    assert [[h.name for h in c.hardware] for c in found] == [["H100"], []]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark beats autoregressive and diffusion-based baselines by 3%.", 1),
        ("Lark is 2x faster than RDMA and DRAM-based caching baselines.", 1),
        ("Lark is 2x faster than CPU and GPU baselines.", 2),
        ("Lark is 2x faster than three leading systems Heron, Wren, and Robin.", 3),
    ],
)
def test_how_many_rivals_a_list_names(sentence: str, baselines: int) -> None:
    assert len(claims(sentence)[0].baselines) == baselines


def test_a_list_that_only_respectively_closes() -> None:
    found = claims("Lark saves 1.4x, 3.2x and 9x energy over Heron, Wren, Robin, respectively.")
    assert [c.baselines for c in found] == [("Heron",), ("Wren",), ("Robin",)]


def test_a_comparison_after_a_semicolon_reaches_back() -> None:
    found = claims("Lark improves Robin by 1.2x on A100; and Finch by 2.4x on A100, over Heron.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


def test_a_gain_in_percent_and_one_as_a_factor() -> None:
    found = claims("Lark achieves speedups of 40% over Heron and 2.4x over Wren.")
    assert [(c.metric, c.baselines) for c in found] == [
        ("speed", ("Heron",)),
        ("speed", ("Wren",)),
    ]


def test_what_a_relative_clause_compares() -> None:
    found = claims("Lark achieves a speedup of 3.1x, which is 20% faster than Heron.")
    assert [c.baselines for c in found] == [(), ("Heron",)]


def test_a_variant_that_goes_further_is_no_rival() -> None:
    found = claims("Lark-1 reaches a 2.2x speedup, while Lark-2 further raises the speedup to 3x.")
    assert [(c.method, c.low) for c in found] == [("Lark-1", 2.2), ("Lark-2", 3.0)]


def test_the_level_of_a_rival_by_its_metric() -> None:
    (claim,) = claims("Lark sets a new record (10.8 compared to the previous best FID of 15.8).")
    assert (claim.metric, claim.baselines, claim.baseline_value) == (
        "fid",
        ("previous best",),
        15.8,
    )


def test_within_a_share_of_measurements_is_an_error() -> None:
    (claim,) = claims("Lark predicts training time within 10.4% of measured runs.")
    assert (claim.kind, claim.metric, claim.qualifiers) == ("absolute", "error", ("at_most",))


def test_within_points_of_a_rival_twice() -> None:
    found = claims(
        "Lark stays within 1.8 points of the dense model in words and 2.5 points in code."
    )
    assert [(c.kind, c.baselines) for c in found] == [("points", ("dense model",))] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "A spread of seeds gives a standard deviation of 0.2%.",
        "Lark works within a given time budget (e.g., 10 ms).",
        "We test on consumer GPUs with 24 GB memory.",
        "We read 30 FPS, 480p videos.",
    ],
)
def test_what_is_only_set_or_had(sentence: str) -> None:
    assert claims(sentence) == []


def test_experiments_that_demonstrate_a_method() -> None:
    (claim,) = claims("Experiments on two models and two tasks demonstrate Lark's gain of 3.7x.")
    assert claim.method == "Lark"


def test_a_short_form_that_the_paper_gives_to_a_measure() -> None:
    found = claims("Users ask for low token-to-token latency (TTL). Lark reduces TTL by 1.5x.")
    assert [(c.metric, c.direction) for c in found] == [("latency", "decrease")]


def test_a_short_form_of_a_technique_is_no_measure() -> None:
    (claim,) = claims("We also build Indirect Memory Access (IMA). IMA saves 17% energy.")
    assert (claim.method, claim.metric) == ("IMA", "energy")


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark increases throughput by 2.8x from full recomputation.", ("full recomputation",)),
        ("Lark keeps 95% of Heron's accuracy at 2.8x lower memory.", ("Heron",)),
        ("Lark exceeds the success rates of Heron and saves 70% memory.", ("Heron",)),
        ("Lark reaches 1.4x Heron throughput.", ("Heron",)),
        ("Lark is 30% faster than one monolithic accelerator.", ("monolithic accelerator",)),
        ("Lark gives 4x higher frame rates than reported via Heron.", ("Heron",)),
        ("On the baseline HeronNet, Lark saves 62% of the memory.", ("HeronNet",)),
    ],
)
def test_the_rival_of_the_last_value(sentence: str, baselines: tuple[str, ...]) -> None:
    assert claims(sentence)[-1].baselines == baselines


def test_numbered_items_stand_for_themselves() -> None:
    found = claims("It (1) beats Heron by 6% in accuracy, (2) cuts cost by 65%.")
    assert [(c.method, c.baselines) for c in found] == [("Lark", ("Heron",)), ("Lark", ())]


def test_a_bracket_may_have_a_rival_of_its_own() -> None:
    found = claims("Lark achieves a 1.1x speedup over Heron (4.9x over Wren).")
    assert [c.baselines for c in found] == [("Heron",), ("Wren",)]


def test_what_another_becomes_able_to_do_is_no_rival() -> None:
    (claim,) = claims("Lark cuts time by 8x, enabling the large model to run faster than Heron.")
    assert claim.baselines == ()


def test_values_of_rivals_after_of() -> None:
    (claim,) = claims("Lark attains an FID of 4.2, beating Heron of 5.3 and Wren of 5.8.")
    assert (claim.low, claim.baseline_value) == (4.2, 5.3)


def test_references_and_their_levels() -> None:
    found = claims("Lark reaches 98% and 87% accuracy, exceeding its references of 97% and 86%.")
    assert [(c.low, c.baseline_value) for c in found] == [(98.0, 97.0), (87.0, 86.0)]


def test_pairs_joined_by_at() -> None:
    found = claims("Lark has an mAP of 52.3 at 74 FPS, compared with 49.8 at 61 FPS for Heron.")
    assert [(c.low, c.baseline_value) for c in found] == [(52.3, 49.8), (74.0, 61.0)]


@pytest.mark.parametrize(
    ("sentence", "low", "kind", "metric"),
    [
        ("At equal perplexity, Lark is 2.6x smaller than Heron.", 2.6, "factor", "model_size"),
        ("The latency is reduced 16-fold.", 16.0, "factor", "latency"),
        (
            "Lark cuts the memory needed for inference by half while it runs.",
            2.0,
            "factor",
            "memory",
        ),
        ("Lark achieves results of 40.6% on Wren-Bench.", 40.6, "absolute", "score"),
        ("Lark was trained for 4 days on 8 A100s.", 4.0, "absolute", "time"),
        ("Lark needs 65% as many tokens as Heron.", 65.0, "percent_of", "tokens"),
        ("Lark serves 75% more requests.", 75.0, "percent_change", "request_rate"),
        ("Lark is 3.4x more memory-efficient than Heron.", 3.4, "factor", "memory"),
        ("Lark outperforms Heron on 90% of 1380 targets.", 90.0, "absolute", "win_rate"),
        ("Lark beats Heron in the prefill stage (up to 1.6x).", 1.6, "factor", "speed"),
        (
            "Singing all night brings higher energy consumption (up to 34%).",
            34.0,
            "percent_change",
            "energy",
        ),
        ("Lark keeps 96.5% (91.8%) of the performance of Heron.", 96.5, "percent_of", "score"),
    ],
)
def test_value_kind_and_metric(sentence: str, low: float, kind: str, metric: str) -> None:
    assert told(sentence)[0] == (low, kind, metric)


def test_set_off_values_share_their_word() -> None:
    found = told("Its kernels are on average 1.4x, and up to 3.3x, faster than Heron.")
    assert found == [(1.4, "factor", "speed"), (3.3, "factor", "speed")]


def test_values_with_a_rate_said_once() -> None:
    found = claims("Lark decodes 21.5 tokens and 65.3 tokens per second on A100 and H100.")
    assert [(c.low, c.unit) for c in found] == [(21.5, "token/s"), (65.3, "token/s")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is lossless at 64:2:5 sparsity.",
        "Models must run at 50-200 Hz.",
        "Lark runs on a board equipped with 4 GB of memory.",
        "We use a benchmark that is 10x larger than the standard benchmarks.",
    ],
)
def test_what_is_asked_for_or_given_is_no_result(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("title", "text", "method"),
    [
        (
            "Sparsity Is All One Needs",
            "We propose a new architecture, the Wren, based on bits. It is 2x faster.",
            "Wren",
        ),
        (
            "Break the Chain Using Hopped Decoding",
            "Our method is 2x faster than Heron.",
            "Hopped Decoding",
        ),
        ("Ring Buffers with Blocks", "Our method is 2x faster than Heron.", "Ring Buffers"),
        (
            "Wren for Fast Serving with Caches",
            "We propose WrenServe. WrenServe is 2x faster.",
            "WrenServe",
        ),
    ],
)
def test_names_of_methods(title: str, text: str, method: str) -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", title, text))
    assert claim.method == method


@pytest.mark.parametrize(
    ("sentence", "low", "metric", "direction"),
    [
        ("Energy per token drops 3.4x with Lark.", 3.4, "energy", "decrease"),
        ("Training time per epoch is reduced 3x.", 3.0, "time", "decrease"),
        ("The throughput of Lark exceeds that of Heron by 2.3x.", 2.3, "throughput", "increase"),
        ("Dropping the cache slows Lark down by 1.9x.", 1.9, "speed", "decrease"),
        ("Lark needs fewer gradient updates (up to 9x).", 9.0, "steps", "decrease"),
        ("Lark beats models tuned on the data by 3x.", 3.0, "speed", "increase"),
    ],
)
def test_what_moved_and_which_way(sentence: str, low: float, metric: str, direction: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.direction) == (low, metric, direction)


def test_a_change_in_brackets_is_of_the_two_values_before_it() -> None:
    sentence = "Lark cuts latency from 1.9 s to 0.4 s (78%)."
    assert told(sentence) == [(0.4, "absolute", "latency"), (78.0, "percent_change", "latency")]


def test_better_than_prior_work_in_what_was_just_told() -> None:
    claim = claims("Lark delivers 28.6 TOPS/W at 0.6 V, 3.4x better than prior work.")[-1]
    assert (claim.metric, claim.baselines) == ("energy_efficiency", ("prior work",))


@pytest.mark.parametrize(
    ("sentence", "low", "reference"),
    [
        ("Lark has a reduced training time (334 s vs. 62 s).", 62.0, 334.0),
        ("Lark has an increased accuracy (84% vs. 91%).", 91.0, 84.0),
        ("Lark has an increased accuracy (91% vs. 84%).", 91.0, 84.0),
    ],
)
def test_which_of_two_values_was_reached(sentence: str, low: float, reference: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.baseline_value) == (low, reference)


def test_a_rival_that_is_equalled_stands_nearer_than_one_beaten() -> None:
    sentence = (
        "Lark outperforms Wren, achieving comparable accuracy to Heron while using 3x less memory."
    )
    (claim,) = claims(sentence)
    assert claim.baselines == ("Heron",)


def test_whose_verb_halves() -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", "A Study", "The new scheduler halves the latency."))
    assert claim.method == "new scheduler"


def test_a_method_is_no_rival_of_itself() -> None:
    (claim,) = claims("We show the gains from our method, achieving a 4.5x speedup.")
    assert claim.baselines == ()


def test_devices_of_a_machine() -> None:
    (claim,) = claims("Lark is 2x faster (measured on cloud instances with A100 GPUs).")
    assert [h.name for h in claim.hardware] == ["A100"]


def test_how_far_a_value_spreads_is_no_value() -> None:
    assert [c.low for c in claims("Lark improves accuracy by +20% (+/-3%).")] == [20.0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It delivers 3.9x (2.7x) higher performance (energy efficiency) than Heron.",
            [(3.9, "speed", "increase"), (2.7, "energy_efficiency", "increase")],
        ),
        (
            "Lark achieves a 3.9x (2.7x) speedup (energy reduction) over Heron.",
            [(3.9, "speed", "increase"), (2.7, "energy", "decrease")],
        ),
        (
            "Lark causes a 12% latency degradation and an accuracy degradation of 2%.",
            [(12.0, "latency", "increase"), (2.0, "accuracy", "decrease")],
        ),
        (
            "Lark achieves an acceptance rate of 78% and 2.9x end-to-end speedup.",
            [(78.0, "acceptance", None), (2.9, "speed", "increase")],
        ),
        (
            "Lark is 2.3x faster, and is 4x cheaper than Heron.",
            [(2.3, "speed", "increase"), (4.0, "cost", "decrease")],
        ),
        (
            "Lark is 2.3x faster with negligible quality loss (<0.5%).",
            [(2.3, "speed", "increase"), (0.5, "score", "decrease")],
        ),
        (
            "Lark cuts the number of kernel launches by 73%.",
            [(73.0, "other", "decrease")],
        ),
        (
            "Lark gives increases in accuracy of 3.6%, F1 of 5.6%, and recall of 6.3%.",
            [(3.6, "accuracy", "increase"), (5.6, "f1", "increase"), (6.3, "score", "increase")],
        ),
        (
            "Lark gives a 40% reduction of unresolved calls and a 30% reduction in mistakes.",
            [(40.0, "other", "decrease"), (30.0, "error", "decrease")],
        ),
        (
            "Lark has short training times (97% faster than Heron).",
            [(97.0, "speed", "increase")],
        ),
        (
            "Up to 75% of the weights can be removed by Lark.",
            [(75.0, "parameters", "decrease")],
        ),
        (
            "Lark raises the F1 score by 7%, halves the geodesic error.",
            [(7.0, "f1", "increase"), (2.0, "error", "decrease")],
        ),
        (
            "Lark has a superior test accuracy of 92.3% and cuts the TCO by 40%.",
            [(92.3, "accuracy", None), (40.0, "cost", "decrease")],
        ),
        (
            "Lark gives speedups of 2.3x for 1024\u00d7 1024 images.",
            [(2.3, "speed", "increase")],
        ),
        (
            "Lark improves over the strongest vector compression baseline by 4.7%.",
            [(4.7, "score", "increase")],
        ),
        (
            "Lark has a perplexity of 3.74, only 0.42 worse than Heron.",
            [(3.74, "perplexity", None), (0.42, "perplexity", "increase")],
        ),
        (
            "Accuracy is within 0.2 points of separate runs, and perplexity within 0.1 of them.",
            [(0.2, "accuracy", "decrease"), (0.1, "perplexity", "increase")],
        ),
        (
            "Lark finishes in 42 s, 18 s faster than Heron.",
            [(42.0, "time", None), (18.0, "time", "decrease")],
        ),
        (
            "Lark is 2.1 seconds slower than Heron.",
            [(2.1, "time", "increase")],
        ),
        (
            "Lark trains in 3 hours, 5 hours less than Heron.",
            [(3.0, "time", None), (5.0, "time", "decrease")],
        ),
        (
            "Lark keeps accuracy within 1% of the uncompressed model.",
            [(1.0, "accuracy", "decrease")],
        ),
        (
            "Lark beats Heron by 2.7x in throughput and by 22-35% in latency.",
            [(2.7, "throughput", "increase"), (22.0, "latency", "decrease")],
        ),
    ],
)
def test_values_metrics_and_directions(
    sentence: str, expected: list[tuple[float, str, str | None]]
) -> None:
    assert [(c.low, c.metric, c.direction) for c in claims(sentence)] == expected


def test_those_who_follow_have_their_own_values() -> None:
    sentence = "HeronNet scores 52.1%, followed by Wren 2 Pro at 49.8% and Robin Max at 47.3%."
    assert [c.method for c in claims(sentence)] == ["HeronNet", "Wren 2 Pro", "Robin Max"]


def test_the_level_of_humans() -> None:
    (claim,) = claims("Lark reaches only 34.5% accuracy, far below the human level of 91.2%.")
    assert (claim.baselines, claim.baseline_value) == (("human",), 91.2)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark raises throughput by 2x under a 100 ms latency constraint.",
        "Under a memory budget of 6 GB, Lark raises throughput by 2x.",
    ],
)
def test_a_bound_is_no_result(sentence: str) -> None:
    assert told(sentence) == [(2.0, "factor", "throughput")]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("The speedup over Heron is 1.4x and over Wren 1.2x.", ["Heron", "Wren"]),
        ("Lark gains 1.7 points over Heron at half the latency.", ["Heron", "Heron"]),
        ("Lark has 4x the energy efficiency and 3x the throughput of Heron.", ["Heron"] * 2),
        ("Over the vanilla Heron drafter, Lark is 2x faster.", ["vanilla Heron drafter"]),
        ("Lark accelerates standard tree decoding by 2x.", ["standard tree decoding"]),
        ("Lark is 2x faster, consistently over all resolutions.", []),
        ("Lark is 2x faster than the GPU baseline (this holds on an A100).", ["GPU baseline"]),
        (
            "Lark lowers TTFT by 53%/41% and TPOT by 22%/17% compared to Heron/Wren.",
            ["Heron", "Wren", "Heron", "Wren"],
        ),
    ],
)
def test_each_value_has_its_rival(sentence: str, baselines: list[str]) -> None:
    assert [name for c in claims(sentence) for name in c.baselines] == baselines


def test_a_share_of_what_belongs_to_the_rival_named_before() -> None:
    found = claims("Lark attains 92% of Heron's accuracy at 3% of its cost.")
    assert [c.baselines for c in found] == [("Heron",), ("Heron",)]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        (
            "On an RTX 4090, Lark is 2x faster than Heron on the same GPU.",
            ["RTX 4090"],
        ),
        (
            "Lark cuts time on the CPU from 1.8 s to 0.6 s and on an A100 from 210 ms to 90 ms.",
            ["CPU", "A100"],
        ),
        (
            "On four GH200 chips, Lark takes 3.2 minutes, 8x faster than on 64 A100s.",
            ["GH200", "GH200"],
        ),
        (
            "On an MI210, Lark is 2x faster than the baseline (similar results hold on an A100).",
            ["MI210"],
        ),
        ("Lark reaches 1.1 token/s on one 16GB T4.", ["T4"]),
        ("Lark reaches 661 TFLOP/s in FP16 and 1.2 PFLOP/s in FP8 on H100.", ["H100", "H100"]),
        ("Speedups of 2.1x (A100) and 2.8x (H100) are obtained.", ["A100", "H100"]),
        ("Lark gives 2.1x (A100) and 2.8x (H100) speedups.", ["A100", "H100"]),
    ],
)
def test_which_device_each_value_is_of(sentence: str, devices: list[str]) -> None:
    assert [h.name for c in claims(sentence) for h in c.hardware] == devices


def test_the_gain_is_the_one_just_told() -> None:
    found = claims("Lark cuts energy by 3.2x. On an H100, the reduction is 4.1x.")
    assert [(c.metric, c.direction) for c in found] == [("energy", "decrease")] * 2


def test_what_is_doubled_to_see_what_comes_of_it_is_no_result() -> None:
    assert told("We find that doubling the model size improves accuracy by 3.2 points.") == [
        (3.2, "points", "accuracy")
    ]


def test_who_achieved_a_value() -> None:
    (claim,) = claims("The best accuracy is only 4.0%, achieved by HeronNet.")
    assert claim.method == "HeronNet"


@pytest.mark.parametrize(
    ("sentence", "metric", "baseline_value"),
    [
        ("Lark reaches 68.4 on Wren-Bench, surpassing Heron-7B (66.1).", "score", 66.1),
        ("Lark reaches 68.4 on Wren-Bench, compared with 66.1 for Heron.", "score", 66.1),
        ("Lark wins against Heron in 56.2% of comparisons.", "win_rate", None),
        ("Lark succeeds in 87% of the grasps.", "success_rate", None),
        ("Lark passes 73.2% of the problems.", "success_rate", None),
        ("Tuning on our training set improves HeronNet by 12.4%.", "score", None),
    ],
)
def test_scores_that_name_no_metric(
    sentence: str, metric: str, baseline_value: float | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.baseline_value) == (metric, baseline_value)


def test_models_that_a_benchmark_measures() -> None:
    text = "We introduce LarkBench. Methods built on open models have up to 39% success rate."
    (claim,) = EXTRACTOR.claims(Paper("t", "LarkBench: A Benchmark of Agents", text))
    assert claim.method == "Methods built on open models"


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Compared with Heron, Lark 1) achieves a 3x speedup on average.", "Lark"),
        ("This shows how Heron-v2 layers enhance reasoning by 2x.", "Heron-v2 layers"),
        ("Existing depth models such as Wren reach an accuracy of 91%.", "Existing depth models"),
    ],
)
def test_where_a_name_begins_and_ends(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(
    "said",
    [
        "Lark achieves 3.2x and 1.8x higher throughput in prefill and decoding, respectively.",
        "Lark cuts prefill and decoding latency by 30% and 20%, respectively.",
        "Lark gives a 2.9x/4.9x speedup for prefill/decoding.",
        "Lark gives 4x faster prefilling and decoding.",
    ],
)
def test_stages_of_work_go_with_the_values_in_order(said: str) -> None:
    assert [c.phase for c in claims(said)] == ["prefill", "decoding"]


@pytest.mark.parametrize(
    ("said", "unit"), [("45,ms", "ms"), ("30,FPS", "frame/s"), ("12,GB", "GB")]
)
def test_a_thin_space_that_lost_its_backslash_joins_number_and_unit(said: str, unit: str) -> None:
    found = claims(f"Lark runs at {said}.")
    assert [(c.text, c.unit) for c in found] == [(said, unit)]
