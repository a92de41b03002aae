"""How a value is limited, in which stage, where, by what and under what: each said plainly."""

from __future__ import annotations

import pytest
from lark import claims

LIMITS = [
    ("Lark is up to 2.3x faster than Heron.", ("up_to",)),
    ("Lark is over 2.3x faster than Heron.", ("at_least",)),
    ("Lark is more than 2.3x faster than Heron.", ("at_least",)),
    ("Lark is at least 2.3x faster than Heron.", ("at_least",)),
    ("Lark is ~2.3x faster than Heron.", ("approx",)),
    ("Lark is about 2.3x faster than Heron.", ("approx",)),
    ("Lark is nearly 2.3x faster than Heron.", ("approx",)),
    ("Lark is roughly 2.3x faster than Heron.", ("approx",)),
    ("Lark is on average 2.3x faster than Heron.", ("average",)),
    ("Lark is 2.3x faster than Heron on average.", ("average",)),
    ("Lark achieves an average speedup of 2.3x over Heron.", ("average",)),
    ("Lark achieves a mean speedup of 2.3x over Heron.", ("average",)),
    ("Lark achieves a geometric mean speedup of 2.3x over Heron.", ("average",)),
    ("Lark loses less than 1% accuracy.", ("at_most",)),
    ("Lark stays within 1% of the accuracy of Heron.", ("at_most",)),
    ("Lark needs under 2 GB of memory.", ("at_most",)),
    ("Lark needs <2 GB of memory.", ("at_most",)),
    ("Lark is >2.3x faster than Heron.", ("at_least",)),
    ("Lark exceeds 90% accuracy.", ("at_least",)),
    ("Lark reaches an accuracy above 90%.", ("at_least",)),
    ("Lark keeps latency below 40 ms.", ("at_most",)),
    ("Lark takes only 40 ms.", ()),
]
STAGES = [
    ("Lark speeds up training by 2x over Heron.", "training"),
    ("Lark achieves a 2x training speedup over Heron.", "training"),
    ("Lark achieves 2x faster inference than Heron.", "inference"),
    ("Lark accelerates the prefill phase by 2x.", "prefill"),
    ("Lark speeds up decoding by 2x.", "decoding"),
    ("Lark achieves a 2x end-to-end speedup.", "end-to-end"),
    ("Lark fine-tunes Heron 2x faster than LoRA.", "fine-tuning"),
    ("Lark achieves a 2x kernel speedup.", "kernel"),
    ("During training, Lark uses 30% less memory than Heron.", "training"),
    ("At inference time, Lark uses 30% less memory than Heron.", "inference"),
]
PLACES = [
    ("On a single A100, Lark is 2x faster than Heron.", [("A100", 1)]),
    ("Lark is 2x faster than Heron on an A100 GPU.", [("A100", 1)]),
    ("Lark is 2x faster than Heron on NVIDIA A100 GPUs.", [("A100", None)]),
    ("Lark is 2x faster than Heron on 8 A100s.", [("A100", 8)]),
    ("Lark is 2x faster than Heron using 64 H100 GPUs.", [("H100", 64)]),
    ("Lark is 2x faster than Heron across 64 GPUs.", [("GPU", 64)]),
    ("With four RTX 4090 GPUs, Lark is 2x faster than Heron.", [("RTX 4090", 4)]),
    ("Running on an Apple M2, Lark is 2x faster than Heron.", [("M2", None)]),
    ("Lark is 2x faster than Heron on a consumer GPU.", [("consumer GPU", 1)]),
    ("Lark is 2x faster than Heron on both A100 and H100.", [("A100", None), ("H100", None)]),
    ("Lark is 2x faster than Heron on A100 and H100 GPUs.", [("A100", None), ("H100", None)]),
    ("Evaluated on an FPGA, Lark is 2x faster than Heron.", [("FPGA", 1)]),
    ("Implemented on a Xilinx Alveo U280, Lark is 2x faster than Heron.", [("Alveo U280", None)]),
    ("Our experiments on 16 V100 GPUs show that Lark is 2x faster than Heron.", [("V100", 16)]),
    ("We evaluate Lark on 16 V100 GPUs. It is 2x faster than Heron.", [("V100", 16)]),
]
METHODS = [
    ("It is 2x faster than Heron.", "Lark"),
    ("Our method is 2x faster than Heron.", "Lark"),
    ("The proposed framework is 2x faster than Heron.", "Lark"),
    ("This approach is 2x faster than Heron.", "Lark"),
    ("Our approach yields a 2x speedup over Heron.", "Lark"),
    ("Experiments show a 2x speedup over Heron.", "Lark"),
    ("We achieve a 2x speedup over Heron.", "Lark"),
    ("Lark-7B is 2x faster than Heron.", "Lark-7B"),
    ("Lark++ is 2x faster than Heron.", "Lark++"),
    ("A 2x speedup over Heron is achieved.", "Lark"),
    ("Results demonstrate that our system attains 2x higher throughput than Heron.", "Lark"),
    ("Extensive experiments on five benchmarks show that it outperforms Heron by 2x.", "Lark"),
    ("The resulting system is 2x faster than Heron.", "Lark"),
]
SETTINGS = [
    ("On ImageNet, Lark reaches 81% accuracy.", ("ImageNet",)),
    ("Lark reaches 81% accuracy on ImageNet.", ("ImageNet",)),
    ("For Llama-7B, Lark is 2x faster than Heron.", ("Llama-7B",)),
    ("Lark is 2x faster than Heron on Llama-7B.", ("Llama-7B",)),
    ("When serving Llama-7B, Lark is 2x faster than Heron.", ("Llama-7B",)),
    ("Lark is 2x faster than Heron at a sequence length of 2048K.", ("sequence length of 2048K",)),
    ("With batch size 64, Lark is 2x faster than Heron.", ("batch size 64",)),
]


@pytest.mark.parametrize(("sentence", "qualifiers"), LIMITS)
def test_limits(sentence: str, qualifiers: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert tuple(sorted(claim.qualifiers)) == qualifiers


@pytest.mark.parametrize(("sentence", "stage"), STAGES)
def test_stages(sentence: str, stage: str) -> None:
    (claim,) = claims(sentence)
    assert claim.phase == stage


@pytest.mark.parametrize(("sentence", "devices"), PLACES)
def test_places(sentence: str, devices: list[tuple[str, int | None]]) -> None:
    (claim,) = claims(sentence)
    assert [h.name for h in claim.hardware] == [name for name, _ in devices]
    for device, (_, count) in zip(claim.hardware, devices, strict=True):
        assert (device.count or 1) == (count or 1)


@pytest.mark.parametrize(("sentence", "method"), METHODS)
def test_methods(sentence: str, method: str) -> None:
    (claim,) = claims(sentence)
    assert claim.method == method


@pytest.mark.parametrize(("sentence", "settings"), SETTINGS)
def test_settings(sentence: str, settings: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == settings


def test_each_batch_size_with_its_rate() -> None:
    found = claims("Lark reaches 30 FPS at a batch size of 8 and 12 FPS at a batch size of 1.")
    assert [(c.low, c.setting) for c in found] == [
        (30, ("batch size of 8",)),
        (12, ("batch size of 1",)),
    ]


@pytest.mark.parametrize("opening", ["A single", "One", "An"])
@pytest.mark.parametrize("does", ["serves", "runs", "generates text with", "sustains"])
def test_a_device_that_does_the_work(opening: str, does: str) -> None:
    (claim,) = claims(f"{opening} RTX 4090 {does} the 7B model at 90 tokens/s.")
    assert [h.name for h in claim.hardware] == ["RTX 4090"]


@pytest.mark.parametrize("measure", ["latency", "accuracy", "energy", "parameter count"])
@pytest.mark.parametrize("change", ["reduction", "drop", "degradation"])
def test_a_change_of_a_measure_is_no_method(measure: str, change: str) -> None:
    (claim,) = claims(f"We present Lark, a server. The {measure} {change} is 12%.")
    assert claim.method == "Lark"


def test_a_count_of_devices_is_no_method() -> None:
    (claim,) = claims("We present Lark, a server. The number of GPUs falls by 30%.")
    assert (claim.method, claim.metric) == ("Lark", "accelerator_count")


def test_up_and_down_without_a_verb() -> None:
    found = claims("Throughput is up 40% and tail latency down 25% relative to Heron.")
    assert [(c.kind, c.metric, c.direction) for c in found] == [
        ("percent_change", "throughput", "increase"),
        ("percent_change", "latency", "decrease"),
    ]


def test_shaving_off() -> None:
    (claim,) = claims("Lark shaves 20% off the time to first token.")
    assert (claim.kind, claim.direction) == ("percent_change", "decrease")


def test_a_share_of_its_own_size() -> None:
    (claim,) = claims("With Lark, the KV cache shrinks to a quarter of its size.")
    assert (claim.kind, claim.metric, claim.low) == ("percent_of", "memory", 25)


def test_gaining_so_many_times_over() -> None:
    (claim,) = claims("With Lark, we gain 2.1x over Heron.")
    assert (claim.metric, claim.baselines) == ("speed", ("Heron",))


@pytest.mark.parametrize("word", ["peak", "average", "overall"])
def test_the_longer_of_two_measures_that_overlap(word: str) -> None:
    (claim,) = claims(f"Lark raises {word} performance per cost by 40%.")
    assert claim.metric == "cost_efficiency"


def test_what_loses_perplexity_has_more_of_it() -> None:
    found = claims("Lark loses 0.3 perplexity points. Lark loses 0.3 accuracy points.")
    assert [(c.metric, c.direction) for c in found] == [
        ("perplexity", "increase"),
        ("accuracy", "decrease"),
    ]


@pytest.mark.parametrize("opening", ["As", "When", "If", "Whenever"])
@pytest.mark.parametrize("grows", ["doubles", "triples", "quadruples"])
def test_what_changes_meanwhile_is_no_result(opening: str, grows: str) -> None:
    (claim,) = claims(f"{opening} the context length {grows}, the memory of Lark rises by 12%.")
    assert (claim.text, claim.metric) == ("12%", "memory")


def test_what_it_costs_is_so_much_less() -> None:
    found = claims("Lark costs at most 9% of throughput. Pruning costs 1.9 points of accuracy.")
    assert [(c.kind, c.metric, c.direction) for c in found] == [
        ("percent_change", "throughput", "decrease"),
        ("points", "accuracy", "decrease"),
    ]


def test_a_percentile_of_the_measure_before() -> None:
    found = claims("Lark lowers mean latency by 27% and the 99th percentile by 41%.")
    assert [(c.low, c.metric, c.direction) for c in found] == [
        (27, "latency", "decrease"),
        (41, "latency", "decrease"),
    ]


def test_an_overhead_with_a_place() -> None:
    (claim,) = claims("With Lark, the overhead on the server is negligible (<0.5%).")
    assert (claim.metric, claim.direction) == ("time", "increase")


def test_signs_and_ratios_in_names() -> None:
    (claim,) = claims("Lark is 2.7x faster than QuIP# and C++.")
    assert claim.baselines == ("QuIP#", "C++")
    (claim,) = claims("While dense layers are slow, 2:4 structured pruning gives a 1.6x speedup.")
    assert claim.method == "2:4 structured pruning"


def test_a_place_ends_before_what_differs() -> None:
    (claim,) = claims("Accuracy on LongBench differs by less than 0.2 points.")
    assert claim.setting == ("LongBench",)


def test_what_a_saving_translates_into() -> None:
    found = claims("End to end, this translates into 1.9x for Heron-7B and 1.7x for Heron-13B.")
    assert [(c.low, c.metric) for c in found] == [(1.9, "speed"), (1.7, "speed")]
    (claim,) = claims("In practice, this translates to 1.9x over Heron.")
    assert (claim.metric, claim.baselines) == ("speed", ("Heron",))


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("Lark reduces energy by 19% while slowing training by 6%.", 6.0),
        ("Lark slows training by 6%.", 6.0),
        ("Lark slowed inference by 1.2x.", 1.2),
    ],
)
def test_what_is_slowed(sentence: str, low: float) -> None:
    claim = claims(sentence)[-1]
    assert (claim.low, claim.metric, claim.direction) == (low, "speed", "decrease")
