"""Devices and their counts in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Paper
from extractor.engines.local import extractor_for
from extractor.mentions.hardware import HardwareMention
from extractor.rules import load_rules

RULES = load_rules()
EXTRACTOR = extractor_for(RULES)
PRODUCTS = [d for d in RULES.hardware if not d.generic]


def find(text: str) -> list[HardwareMention]:
    return EXTRACTOR.scanner.scan(EXTRACTOR.reader.read(text).text, full=True).hardware


@pytest.mark.parametrize(
    ("text", "name", "counts"),
    [
        ("on 8×RTX 4090", "RTX 4090", (8,)),
        ("on 8timesRTX 4090", "RTX 4090", (8,)),
        ("on $4\\times$A100 GPUs", "A100", (4,)),
        ("on eight NVIDIA A100 GPUs", "A100", (8,)),
        ("on a single RTX 3090", "RTX 3090", (1,)),
        ("on one A100", "A100", (1,)),
        ("on NVIDIA H100", "H100", ()),
        ("on 1,024 A100 GPUs", "A100", (1024,)),
        ("on 16 and 2,048 A100 GPUs", "A100", (16, 2048)),
        ("on an RTX4090", "RTX 4090", ()),
        ("on an A100-SXM4-80GB", "A100 80GB", ()),
        ("on a Jetson Orin", "Jetson Orin", ()),
        ("on an NVIDIA Jetson AGX Orin", "Jetson AGX Orin", ()),
        ("on 8 Google TPU v4 chips", "TPU v4", (8,)),
        ("on two NVIDIA GPU clusters", "NVIDIA GPU", (2,)),
        ("on 64 TPUs", "TPU", (64,)),
        ("on a GPU", "GPU", ()),
        ("on two CPUs", "CPU", (2,)),
    ],
)
def test_name_and_count(text: str, name: str, counts: tuple[int, ...]) -> None:
    assert [(m.name, m.counts) for m in find(f"Lark runs {text}.")] == [(name, counts)]


@pytest.mark.parametrize(
    "text",
    ["uses GPU memory", "takes 30 GPU hours", "is multi-GPU", "is a GPU-friendly design",
     "costs 4090 dollars", "renders 1920x1080 images", "has 3090 entries", "reads chapter M2",
     "ends"],
)  # fmt: skip
def test_what_only_looks_like_a_device(text: str) -> None:
    assert find(f"Lark {text}.") == []


def test_several_devices_of_a_sentence_come_left_to_right() -> None:
    found = find("Lark runs on A100 and H100 GPUs, on a Jetson Orin and on an iPhone 15.")
    assert [m.name for m in found] == ["A100", "H100", "Jetson Orin", "iPhone 15"]


@given(st.sampled_from(PRODUCTS).filter(lambda d: bool(d.words)), st.integers(2, 512), st.data())
def test_every_spelling_of_the_catalogue_takes_a_count(
    device: object, count: int, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(device.words))  # type: ignore[attr-defined]
    found = find(f"Lark runs on {count}x {word} here.")
    assert len(found) == 1
    assert found[0].counts == (count,)


@pytest.mark.parametrize("vendor", ["NVIDIA", "Apple", "AMD", "Intel", "Google", "MediaTek"])
def test_the_name_of_its_vendor_hides_no_device(vendor: str) -> None:
    words = [(d.name, w) for d in PRODUCTS if d.vendor == vendor for w in d.words]
    plain = [(name, w) for name, w in words if not w.lower().startswith(vendor.lower())]
    assert plain
    for name, word in plain:
        assert [m.name for m in find(f"Lark runs on {vendor} {word} here.")] == [name], word


@given(st.text(max_size=100))
def test_any_text_gives_ordered_devices_within_it(text: str) -> None:
    at = 0
    for m in EXTRACTOR.scanner.scan(text, full=True).hardware:
        assert at <= m.start < m.end <= len(text)
        at = m.end


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("on an RTX 2080 Ti", "RTX 2080Ti", None),
        ("on 4 GeForce RTX 2080Ti GPUs", "RTX 2080Ti", 4),
        ("on an 8xH100 node", "H100", 8),
        ("on 8xA100-80GB", "A100 80GB", 8),
        ("on a 32-GPU cluster", "GPU", 32),
    ],
)
def test_counts_and_spellings_glued_to_names(text: str, name: str, count: int | None) -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", "Lark: Fast Decoding", f"Lark is 2x faster {text}."))
    assert [(h.name, h.count) for h in claim.hardware] == [(name, count)]
