"""On what something ran, where the sentence before or the machine around the device tells it."""

from __future__ import annotations

import pytest
from lark import claims

from extractor import Claim


def devices(claim: Claim) -> list[str]:
    return [h.name for h in claim.hardware]


@pytest.mark.parametrize(
    ("sentence", "device"),
    [
        ("On a small testbed with H100 GPUs, Lark cuts power by 12%.", "H100"),
        ("On rented servers equipped with L40S GPUs, Lark cuts power by 12%.", "L40S"),
        ("On a workstation powered by an RTX 4090, Lark cuts power by 12%.", "RTX 4090"),
    ],
)
def test_device_inside_a_machine(sentence: str, device: str) -> None:
    (claim,) = claims(sentence)
    assert devices(claim) == [device]


@pytest.mark.parametrize(
    "after",
    [
        "It is 4.5x faster than an A100 GPU.",
        "Compared with an RTX 3090 GPU, Lark is 4.5x faster.",
        "Lark achieves a 4.5x speedup over a Xeon CPU.",
    ],
)
def test_platform_holds_on_where_a_rival_is_a_device(after: str) -> None:
    (claim,) = claims(f"We implement Lark on an Alveo U280 board. {after}")
    assert devices(claim) == ["Alveo U280"]
    assert len(claim.baselines) == 1


def test_platform_does_not_hold_on_where_another_runs() -> None:
    (claim,) = claims("We implement Lark on an Alveo U280 board. On an A100 GPU, it is 2x faster.")
    assert devices(claim) == ["A100"]


def test_name_tells_the_platform() -> None:
    found = claims("We implement Lark on FPGA and ASIC. Lark-FPGA is 3x faster than an A100 GPU.")
    assert [devices(claim) for claim in found] == [[]]


def test_platform_holds_on_for_shares_of_a_resource() -> None:
    (claim,) = claims("We run Lark on an Alveo U280 board. It utilizes 93% of the bandwidth.")
    assert (claim.kind, devices(claim)) == ("percent_of", ["Alveo U280"])


@pytest.mark.parametrize(
    ("sentence", "device", "count"),
    [
        ("Powered by four A100 GPUs, Lark is 2x faster than Teal.", "A100", 4),
        ("Lark reaches 90 FPS on a single A100 GPU (SXM4 80GB).", "A100 80GB", 1),
    ],
)
def test_device_with_its_form_and_count(sentence: str, device: str, count: int) -> None:
    (claim,) = claims(sentence)
    assert [(h.name, h.count) for h in claim.hardware] == [(device, count)]


@pytest.mark.parametrize(
    "sentences",
    [
        "On an H100, Lark is 2x faster than Teal. It sustains 900 TFLOPS on the same GPU.",
        "Built on a ZCU102, Lark gives 412 FPS. On the same board, it uses 32% fewer DSPs.",
        "Built on a ZCU102, Lark gives 412 FPS. Compared with an A100, it saves 3x energy. On the "
        "same board, it is 3x faster than Teal.",
    ],
)
def test_the_same_device_is_the_one_named_before(sentences: str) -> None:
    first, *_, last = claims(sentences)
    assert devices(last) == devices(first) != []


@pytest.mark.parametrize(
    ("sentences", "carried"),
    [
        ("All queries finish in 38 s on a GH200. This is 6.3x faster than Teal.", ["GH200"]),
        ("All queries finish in 38 s on a GH200. This is 6.3x cheaper than Teal.", []),
        ("We test models from 8B to 92B parameters on A800 GPUs. Lark is 2x faster.", ["A800"]),
    ],
)
def test_what_is_told_of_the_value_before_ran_there(sentences: str, carried: list[str]) -> None:
    assert devices(claims(sentences)[-1]) == carried


def test_a_model_has_as_many_parameters_anywhere() -> None:
    found = claims("Lark is tuned with only 21M trainable parameters in 9 hours on 4 A100 GPUs.")
    assert [(c.metric, devices(c)) for c in found] == [("parameters", []), ("time", ["A100"])]


@pytest.mark.parametrize(
    ("before", "sentence", "device"),
    [
        (
            "We implement Lark on Alveo U280 and evaluate it on two models (batch size = 1).",
            "We demonstrate an average speedup of 2.5x over a GPU implementation on an A5000 GPU.",
            "Alveo U280",
        ),
        (
            "Lark is implemented on V100 devices with a device batch size of up to 256.",
            "Our results show 45% reduction in memory.",
            "V100",
        ),
    ],
)
def test_platform_told_with_its_setting(before: str, sentence: str, device: str) -> None:
    (claim,) = claims(f"{before} {sentence}")
    assert [h.name for h in claim.hardware] == [device]
