"""Where a value was measured: devices in brackets and in front, places of later values."""

from __future__ import annotations

import pytest

from extractor import Paper
from tests.lark import EXTRACTOR, claims


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("Lark is 9x faster than Robin (0.1s vs 1.1s on H100).", [("H100", None), ("H100", None)]),
        ("Lark cuts latency by 41% (12 ms on an RTX 4090).", [("RTX 4090", None)] * 2),
        ("On 128 V100 GPUs across 16 nodes, Lark gains 3.0x over Heron.", [("V100", 128)]),
        ("At the scale of 64 A100 GPUs, Lark gains 1.6x over Heron.", [("A100", 64)]),
        ("Lark is 7.7x faster than Heron on four-GPU machines.", [("GPU", 4)]),
        ("Lark is 2.2x faster than Heron with an H100 GPU.", [("H100", None)]),
        ("Lark is 30% faster at the 512-GPU scale on H100 GPUs.", [("H100", 512)]),
        ("Lark runs at 31 FPS on a single consumer-grade GPU (RTX 4090).", [("RTX 4090", 1)]),
        (
            "With one RTX 4090, Lark matches the throughput of Heron on two A100 GPUs and costs "
            "2.3x less.",
            [("RTX 4090", 1)],
        ),
        (
            "Lark cuts memory by 41%, and with batch size 1 on one H100 the throughput rises 2.1x.",
            [None, ("H100", 1)],
        ),
        ("Lark scales up to the entire Summit supercomputer at 91 PFLOPS.", [("Summit", None)]),
        (
            "Compared to software running on a Xeon CPU and a V100 GPU, Lark is 9x and 6x faster.",
            [None, None],
        ),
        ("Lark is 2.2x faster than Heron on the same A100.", [("A100", None)]),
        ("Lark is 2.2x faster than Heron on the same GPU.", [None]),
        ("An FPGA implementation of Lark is 2.2x faster than Heron.", [("FPGA", None)]),
        ("Lark is 2.2x faster than an FPGA implementation of Heron.", [None]),
        ("Up to 38% of GPU cycles are wasted.", [None]),
    ],
)
def test_the_device_of_each_value(
    sentence: str, devices: list[tuple[str, int | None] | None]
) -> None:
    found = [[(h.name, h.count) for h in c.hardware] for c in claims(sentence)]
    assert found == [[x] if x else [] for x in devices]


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("On NestQA, Lark gains 2.6%, and 3.7% on TwigQA.", [("NestQA",), ("TwigQA",)]),
        ("On NestQA, Lark gains 2.6% and up to 3.7% on TwigQA.", [("NestQA",), ("TwigQA",)]),
        (
            "For Wren-7B, Lark is 2.6x faster than Finch and up to 3.7x faster for Yi-34B.",
            [("Wren-7B",), ("Yi-34B",)],
        ),
        ("On Llama-7B, Lark gains 2.6% and 3.7% on NestQA.", [("Llama-7B", "NestQA")] * 2),
        (
            "On Llama-7B, Lark gains 2.6% on NestQA and 3.7% on TwigQA.",
            [("Llama-7B", "NestQA"), ("Llama-7B", "TwigQA")],
        ),
        (
            "Lark cuts memory by 41%, and on NestQA accuracy rises by 2.1 points.",
            [(), ("NestQA",)],
        ),
        ("Lark cuts memory by 41% and latency by 21% on NestQA.", [("NestQA",), ("NestQA",)]),
        (
            "Lark is best on NestQA (84.1% accuracy) and TwigQA (98.2% accuracy).",
            [("NestQA",), ("TwigQA",)],
        ),
        (
            "Lark runs at 12 images per second with 3 ms latency on NestQA.",
            [("NestQA",), ("NestQA",)],
        ),
        (
            "Lark is 2.3x faster for Wren-7B with a 0.3-point drop in accuracy, and 4.1x faster "
            "for Yi-34B.",
            [("Wren-7B",), ("Wren-7B",), ("Yi-34B",)],
        ),
        (
            "Lark reaches 81% on NestQA and 64% on TwigQA, surpassing Heron by 3 and 5 points.",
            [("NestQA",), ("TwigQA",), ("NestQA",), ("TwigQA",)],
        ),
        (
            "Lark cuts the latency of Llama-3-8B by 31% and that of Qwen2-7B by 42%.",
            [("Llama-3-8B",), ("Qwen2-7B",)],
        ),
        ("On NestQA Lark is 2.1x faster, and on TwigQA 3.2x.", [("NestQA",), ("TwigQA",)]),
        ("In tests with NestQA and TwigQA, Lark gains 3%.", [("NestQA", "TwigQA")]),
        (
            "Lark is 2.1x faster for long prompts and 3.2x faster for short prompts.",
            [("long prompts",), ("short prompts",)],
        ),
        (
            "On NestQA and TwigQA, Lark gains 3% on the former and 5% on the latter.",
            [("NestQA",), ("TwigQA",)],
        ),
        ("Lark draws 384 mW at 400 MHz.", [("400 MHz",)]),
        ("The Lark chip runs at 400 MHz.", [()]),
        (
            "With a recall of 0.95, Lark answers 4,300 queries per second.",
            [("recall of 0.95",)],
        ),
        (
            "Lark is 4x faster at 1M tokens, and at 10M tokens the gap widens to 16x.",
            [("1M tokens",), ("10M tokens",)],
        ),
        (
            "Lark is 1.7x faster on Wren-large (sequence length 512) than Heron.",
            [("Wren-large", "sequence length 512")],
        ),
        ("Lark sustains 1988 images/s running ResNet-50.", [("ResNet-50",)]),
        ("Lark can be tuned for new tasks, and beats Heron by 20.4%.", [()]),
        (
            "Lark reaches 740 TFLOP/s with FP16 (75% utilization), and with FP8 reaches "
            "1.2 PFLOP/s.",
            [("FP16",), (), ("FP8",)],
        ),
    ],
)
def test_the_places_of_two_values(sentence: str, settings: list[tuple[str, ...]]) -> None:
    assert [c.setting for c in claims(sentence)] == settings


def test_a_device_that_is_the_method_is_no_platform() -> None:
    text = "We propose Graviton, a new fabric. Graviton is 2.2x faster, on average, on songs."
    (claim,) = EXTRACTOR.claims(Paper("t", "Graviton: a Fabric", text))
    assert (claim.method, claim.hardware) == ("Graviton", ())
    assert "on-hardware" not in claim.rules
