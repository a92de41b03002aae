"""Where a value was measured, beside the kind of device it is good for."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    "use",
    [
        "showing real-time use on embedded hardware",
        "which suits work on edge devices",
        "making it fit for deployment on edge devices",
    ],
)
def test_the_kind_of_device_it_suits_is_not_where_it_ran(use: str) -> None:
    (claim,) = claims(f"On a Jetson Orin NX, Lark has a latency of 94 ms, {use}.")
    assert [h.name for h in claim.hardware] == ["Jetson Orin NX"]


def test_a_kind_of_device_is_where_it_ran_without_a_named_one() -> None:
    (claim,) = claims("Lark has a latency of 94 ms, measured on edge devices.")
    assert [h.name for h in claim.hardware] == ["edge device"]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("Lark takes 9 ms on an H100, while accuracy drops by 1%.", [["H100"], []]),
        ("Lark takes 9 h on an H100 and costs $90.", [["H100"], []]),
        ("Lark cuts error by 11%, and on a Jetson Nano it runs at 42 FPS.", [[], ["Jetson Nano"]]),
        ("Lark serves 2x more requests, and with eight A10G GPUs it takes 6 s.", [[], ["A10G"]]),
        ("On clusters of 64 and 256 H20 GPUs, Lark is 1.8x faster.", [["H20", "H20"]]),
        ("On 8timesL40 GPUs, Lark is 5.8x faster than a single GPU.", [["L40"]]),
        ("We deploy Lark on 64 H20 GPUs for a 9B-scale model. Throughput rises by 9%.", [["H20"]]),
        ("On 8 and 16 H20 GPUs, Lark is 3x faster. It saves 9% of memory.", [["H20"] * 2] * 2),
        ("On an H100, Lark runs at 90 FPS. Compared to Heron, it is 2x faster.", [["H100"], []]),
        ("On a Pixel 8, Lark takes 9 ms. On the same phone, it is 2x faster.", [["Pixel 8"]] * 2),
    ],
)
def test_a_device_holds_for_what_it_runs(sentence: str, devices: list[list[str]]) -> None:
    assert [[h.name for h in c.hardware] for c in claims(sentence)] == devices


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("On 8 GPUs, Lark takes 36 hours, whereas Heron needs 5 days on 32 GPUs.", [("GPU", 8)]),
        ("Lark takes 36 hours, whereas Heron needs 5 days on 32 GPUs.", []),
        ("On an A100, Lark takes 2.1 s, compared to 5 s for Heron on a V100.", [("A100", None)]),
        ("Lark takes 2.1 s, compared to 5 s for Heron on an A100.", [("A100", None)]),
    ],
)
def test_where_a_rival_ran_is_not_where_ours_did(
    sentence: str, devices: list[tuple[str, int | None]]
) -> None:
    (claim,) = claims(sentence)
    assert [(h.name, h.count) for h in claim.hardware] == devices


def test_a_part_of_a_known_name_goes_on_with_it() -> None:
    (claim,) = claims("Lark solves 43.8% of SWE-bench Verified.")
    assert claim.setting == ("SWE-bench Verified",)


def test_a_device_behind_a_later_value_is_that_values() -> None:
    found = claims(
        "On one A100, Lark gives 2.6x higher throughput and 3.7x lower cost on two H100s."
    )
    assert [[h.name for h in c.hardware] for c in found] == [["A100"], ["H100"]]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("FPGA-based tests demonstrate that Lark is 4x faster than Heron.", ["FPGA"]),
        ("Our FPGA-based implementation of Lark is 3x faster.", ["FPGA"]),
        ("Finally, an FPGA-based prototype validates Lark, delivering a 7x speedup.", ["FPGA"]),
        ("Jetson Orin tests show that Lark is 3x faster.", ["Jetson Orin"]),
        ("Lark is 3x faster than a CPU-based implementation.", []),
        ("Lark is 3x faster than FPGA-based accelerators.", []),
    ],
)
def test_on_what_it_was_tried(sentence: str, devices: list[str]) -> None:
    (claim,) = claims(sentence)
    assert [h.name for h in claim.hardware] == devices


def test_devices_in_brackets_behind_their_kind() -> None:
    fast, cheap = claims("Lark is 3x faster on big GPUs (A100) and 4x on cheaper ones (A6000).")
    assert [h.name for h in fast.hardware] == ["A100"]
    assert [h.name for h in cheap.hardware] == ["RTX A6000"]
