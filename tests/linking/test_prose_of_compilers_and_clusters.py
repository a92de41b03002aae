"""What papers on compilers, clusters and storage say: whose speed, over how many, on what."""

from __future__ import annotations

import pytest
from lark import claims

from extractor import Claim, Hardware


def only(sentence: str) -> Claim:
    (claim,) = claims(sentence)
    return claim


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Lark delivers 3.6x performance improvements over state-of-the-art compilers.", "speed"),
        ("Lark enables performance improvements of up to 1.3x over hand-tuned plans.", "speed"),
        ("Lark gives a 2.1x performance improvement on H100 GPUs.", "speed"),
        ("Lark improves efficiency by 2x.", "speed"),
        ("Lark improves the efficiency of routing by up to 2x.", "speed"),
        ("Lark improves exploration efficiency by 40%.", "score"),
        ("Lark doubles the performance of singers.", "score"),
        ("Lark cuts code size by 14x.", "other"),
        ("Lark sustains a write throughput of 2.4 GB/s.", "throughput"),
        ("Lark loads songs at 2.4 GB/s.", "bandwidth"),
        ("Lark gives a 30% reduction in perch-change rate over Heron.", "other"),
    ],
)
def test_what_is_a_speed(sentence: str, metric: str) -> None:
    assert only(sentence).metric == metric


def test_a_comparative_leads_from_within() -> None:
    found = claims("We achieve 1.8x lower communication within 1.2x lower runtime.")
    assert [(c.metric, c.direction) for c in found] == [
        ("communication", "decrease"),
        ("time", "decrease"),
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lark achieves relative improvements for recall of 26.8%.", "percent_change"),
        ("Lark shows an improvement on recall of 6.8%.", "percent_change"),
        ("Lark achieves a recall of 26.8%.", "absolute"),
    ],
)
def test_improvements_for_a_measure_of_so_much(sentence: str, kind: str) -> None:
    assert only(sentence).kind == kind


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark gains 5% over two existing models.", ("two existing models",)),
        ("Lark gains 5% over three strong baselines.", ("three strong baselines",)),
        ("Lark gains 5% over several baselines.", ("several baselines",)),
        ("Lark gains 5% over both prior methods.", ("prior methods",)),
        ("Lark gains 5% over six models.", ()),
        ("Lark gains 5% over two existing datasets.", ()),
        ("Lark gains 5% over many other tasks.", ()),
    ],
)
def test_over_so_many_rivals_or_places(sentence: str, rivals: tuple[str, ...]) -> None:
    assert only(sentence).baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark saves 31% of energy over 30 days.", ["31%"]),
        ("Lark cuts the bill by 31% over two weeks.", ["31%"]),
        ("Training lasts 30 days.", ["30 days"]),
    ],
)
def test_how_long_a_saving_was_watched(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "hardware"),
    [
        ("We used a Jetson Nano as the platform. Lark runs at 30 FPS.", (Hardware("Jetson Nano"),)),
        (
            "We chose the Raspberry Pi 4 as our test platform. Lark runs at 30 FPS.",
            (Hardware("Raspberry Pi 4"),),
        ),
        (
            "The Jetson Nano served as the edge device. Lark runs at 30 FPS.",
            (Hardware("Jetson Nano"),),
        ),
        ("We use an A100 as the yardstick. Lark runs at 30 FPS.", ()),
        ("Tests on a 4XA100 server show that Lark runs at 30 FPS.", (Hardware("A100", 4),)),
    ],
)
def test_platforms_chosen_in_the_sentence_before(
    sentence: str, hardware: tuple[Hardware, ...]
) -> None:
    assert only(sentence).hardware == hardware


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark scores 66.3, outperforming 7x larger models.", ("7x larger models",)),
        ("Lark scores 66.3, competing with 7x larger models.", ("7x larger models",)),
        ("Lark is 2x faster than a powerful server-grade A100 GPU.", ("A100 GPU",)),
        ("Lark is 2x faster than a powerful GPU.", ("powerful GPU",)),
        ("Lark reaches Heron quality with 20% less compute.", ("Heron",)),
        ("Lark matches Heron accuracy with 3x fewer parameters.", ("Heron",)),
        ("Lark achieves ImageNet accuracy with 3x fewer parameters.", ()),
        ("Lark gains 5% over methods relying on graphs.", ("methods relying on graphs",)),
        ("Lark shows an improvement 5% over Heron.", ("Heron",)),
        ("Applied to Heron-7B, Lark cuts memory by 75%.", ()),
        ("Applied to Heron-7B, Lark raises accuracy by 3%.", ("Heron-7B",)),
    ],
)
def test_whom_it_is_compared_with(sentence: str, rivals: tuple[str, ...]) -> None:
    assert only(sentence).baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "metric", "value"),
    [
        ("Lark enables serving a 530B LLM within a single node.", "model_scale", 530e9),
        ("Lark can serve a 70B model on one machine.", "model_scale", 70e9),
        ("Lark performs stable decoding with up to 4 million tokens.", "context_length", 4e6),
        ("Lark reaches 82% of the token rate of Heron.", "throughput", 82),
        ("Lark sustains 40 TFLOPS on 512 GPUs(40% of peak).", "compute_rate", 40),
        ("Lark saves 1,4x of the energy.", "energy", 1.4),
    ],
)
def test_what_fits_and_how_much(sentence: str, metric: str, value: float) -> None:
    claim = claims(sentence)[0]
    assert (claim.metric, claim.low) == (metric, value)


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Lark improves recall (Nest 54.7 → 58.1).", [(58.1, 54.7)]),
        ("Lark improves perplexity (e.g., Nest-2 5.47 -> 4.91).", [(4.91, 5.47)]),
        (
            "Lark improves accuracy on Nest (54.7% → 58.1%) and Song (31.2% → 33.0%).",
            [(58.1, 54.7), (33.0, 31.2)],
        ),
        ("Lark has high recall on Nest (91%) and Song (87%).", [(91, None), (87, None)]),
    ],
)
def test_arrows_in_brackets(sentence: str, levels: list[tuple[float, float | None]]) -> None:
    assert [(c.low, c.baseline_value) for c in claims(sentence)] == levels


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Lark speeds up Heron by 2.3x with a 0.5% drop in accuracy, and Wren by 4.1x.",
            [("speed", ("Heron",)), ("accuracy", ("Heron",)), ("speed", ("Wren",))],
        ),
        (
            "Lark cuts memory by 2.3x with a 0.5% drop in accuracy, and latency by 4.1x.",
            [("memory", ()), ("accuracy", ()), ("latency", ())],
        ),
        (
            "Lark cuts memory by 2.3x with a 0.5% drop in accuracy, and speeds decoding up by 4x.",
            [("memory", ()), ("accuracy", ()), ("speed", ())],
        ),
    ],
)
def test_what_is_moved_again_behind_a_loss(
    sentence: str, told: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(c.metric, c.baselines) for c in claims(sentence)] == told


def test_what_a_long_prompt_takes_is_no_length_reached() -> None:
    sentence = "With Lark, it takes 30 minutes to process a prompt of 1M tokens."
    assert only(sentence).text == "30 minutes"


def test_with_respect_to_ends_a_rival() -> None:
    assert only("Lark is 2.6x faster than Wren w.r.t. measured latency.").baselines == ("Wren",)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark improves TTFT SLO attainment by 23%.", [("success_rate", 23)]),
        ("Lark reaches 98% SLO attainment.", [("success_rate", 98)]),
        ("Lark cuts GPU-hour use by 20%.", [("time", 20)]),
        ("Lark has a 22.8 speedup over Heron.", [("speed", 22.8)]),
        (r"Lark has a speedup of 5.6×5.6\times5.6 × over Heron.", [("speed", 5.6)]),
        (r"Lark cuts memory by 50%50\%50 % on Nest.", [("memory", 50)]),
        ("Lark cuts recovery overhead by 31x.", [("time", 31)]),
    ],
)
def test_what_it_is_a_measure_of(sentence: str, told: list[tuple[str, float]]) -> None:
    assert [(c.metric, c.low) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark cuts recovery overhead by 4x and launch overhead by 31x compared to Heron.",
            [("Heron",), ("Heron",)],
        ),
        ("Lark is 7x faster than Heron, with an error of 1%.", [("Heron",), ()]),
        ("Lark is 2x faster over slow links than Heron.", [("Heron",)]),
        ("Lark offers 2x faster search over bandwidth-constrained networks.", [()]),
        ("Lark is 2x faster over recurrent networks.", [("recurrent networks",)]),
        (
            "Lark reaches the final validation loss of the next best method with 44% fewer steps.",
            [("next best method",)],
        ),
    ],
)
def test_what_is_held_against_whom(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "kind", "rivals"),
    [
        ("Lark beats Heron by a wide margin, up to 16% in accuracy.", "percent_change", ("Heron",)),
        (
            "Lark beats Heron by wide margins on Nest, up to 16% in F1.",
            "percent_change",
            ("Heron",),
        ),
        ("Lark needs 1/3 of the energy used to train Heron.", "percent_of", ("Heron",)),
        (
            "Lark cuts latency by 37% against state-of-the-art DL schedulers.",
            "percent_change",
            ("state-of-the-art DL schedulers",),
        ),
    ],
)
def test_margins_and_what_was_spent(sentence: str, kind: str, rivals: tuple[str, ...]) -> None:
    claim = only(sentence)
    assert (claim.kind, claim.baselines) == (kind, rivals)


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark gains 2.4x and 49x in throughput compared to the 8 nm Nvidia GPU A10G and the "
            "16 nm AMD FPGA ZCU102.",
            [("A10G",), ("ZCU102",)],
        ),
        ("Lark is 2x faster than a 16 nm FPGA.", [("FPGA",)]),
        (
            "Lark has a 14x speedup over running exclusively on the ZCU102 processor.",
            [("ZCU102 processor",)],
        ),
    ],
)
def test_devices_that_are_beaten(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == rivals


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lark has 2x lower decode and prefill latency.", [("latency", "decrease")]),
        ("Lark offers 3x higher read and write throughput.", [("throughput", "increase")]),
        ("We present a system targeting sub-10 ms songs.", []),
        ("Lark speeds up reading on sparsity range 30% to 70%.", []),
        ("Lark needs 0.34 GOPs/frame.", [("flops", None)]),
        ("Lark achieves 71 Giga-Operations Per Second.", [("compute_rate", None)]),
        ("Lark reaches 79.8% and85.7% of the peak performance.", [("utilization", None)] * 2),
    ],
)
def test_what_accelerators_are_told_of(sentence: str, told: list[tuple[str, str | None]]) -> None:
    assert [(c.metric, c.direction) for c in claims(sentence)] == told


@pytest.mark.parametrize(
    "platform",
    [
        "Implemented on a VCK190, Lark takes 3 W.",
        "We use a 7 nm AMD VCK190 board to implement Lark.",
        "We validated Lark on a VCK190.",
        "We present an implementation of Lark on the VCK190.",
    ],
)
def test_platforms_of_what_follows(platform: str) -> None:
    assert claims(f"{platform} It runs at 30 FPS.")[-1].hardware == (Hardware("VCK190"),)


def test_the_rivals_devices_hide_no_platform() -> None:
    found = claims(
        "We use a VCK190 board to implement Lark. It gains 2.4x in throughput over an A10G and "
        "3x over a ZCU102. The energy efficiency gains are 7.8x and 6.1x, respectively."
    )
    assert [c.hardware for c in found] == [(Hardware("VCK190"),)] * 4


def test_the_accelerator_runs_on_its_platform() -> None:
    found = claims("Implemented on a VCK190, Lark takes 3 W. The accelerator attains 30 FPS.")
    assert found[-1].hardware == (Hardware("VCK190"),)


def test_a_chip_of_its_own_runs_on_no_platform_told_before() -> None:
    found = claims(
        "Implemented on a VCK190, Lark takes 3 W. Synthesised in a 28 nm process, Lark runs at 500 "
        "MHz."
    )
    assert [c.hardware for c in found] == [(Hardware("VCK190"),), ()]
