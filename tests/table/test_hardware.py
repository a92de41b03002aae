"""What the catalogue says of devices, and whether the catalogue itself is sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import load_rules
from extractor.table.hardware import hardware_summary, known_device

CLASSES = {"datacentre", "workstation", "consumer", "edge", "cpu", "tpu", "npu", "fpga", "phone"}
DEVICES = load_rules().hardware


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A100 80GB", ("A100", "NVIDIA", "datacentre", 80.0, 2020)),
        ("A100-SXM4-80GB", ("A100", "NVIDIA", "datacentre", 80.0, 2020)),
        ("A100", ("A100", "NVIDIA", "datacentre", None, 2020)),
        ("NVIDIA GeForce RTX 4090", ("RTX 4090", "NVIDIA", "consumer", 24.0, 2022)),
        ("RTX4090 GPUs", ("RTX 4090", "NVIDIA", "consumer", 24.0, 2022)),
        ("2080 Ti", ("RTX 2080Ti", "NVIDIA", "consumer", 11.0, 2018)),
        ("6000 Ada", ("RTX 6000 Ada", "NVIDIA", "workstation", 48.0, 2022)),
        ("Intel Xeon Gold 6248", ("Xeon", "Intel", "cpu", None, None)),
        ("Core i7-12700K CPU", ("Core i7", "Intel", "cpu", None, None)),
        ("Apple M2 Max", ("M2 Max", "Apple", "consumer", None, 2023)),
        ("TPU v3-8", ("TPU v3", "Google", "tpu", 32.0, 2018)),
        ("Android devices", ("Android device", None, "phone", None, None)),
        ("12 GB consumer GPU", ("consumer GPU", None, "consumer", 12.0, None)),
        ("consumer-grade GPU with 8GB VRAM", ("consumer-grade GPU", None, "consumer", 8.0, None)),
        ("GPU", ("GPU", None, None, None, None)),
        ("abacus", ("abacus", None, None, None, None)),
    ],
)
def test_devices_as_claims_name_them(name, expected):
    device = known_device(name)
    assert (device.name, device.vendor, device.kind, device.memory_gb, device.year) == expected


def test_a_claim_with_several_devices():
    hardware = [{"name": "DGX H100", "count": 2}, {"name": "Xeon", "count": 1}]
    summary = hardware_summary(hardware)
    assert summary.names == ["DGX H100", "Xeon"]
    assert summary.vendors == ["NVIDIA", "Intel"]
    assert summary.classes == ["datacentre", "cpu"]
    assert (summary.memory_gb, summary.year) == (None, None)
    assert summary.devices == 17


def test_one_unknown_count_leaves_the_total_unknown():
    hardware = [{"name": "A100", "count": 8}, {"name": "CPU", "count": None}]
    assert hardware_summary(hardware).devices is None
    assert hardware_summary([]).devices is None


@given(st.text(max_size=20))
def test_every_name_is_read(name):
    assert isinstance(known_device(name).name, str)


def test_every_entry_is_sound():
    for device in DEVICES:
        assert device.words or device.bare, device.name
        assert device.kind in CLASSES or (device.generic and device.kind is None), device.name
        assert all(memory > 0 for memory in device.memory_gb), device.name
        assert list(device.memory_gb) == sorted(set(device.memory_gb)), device.name
        assert device.year is None or 1990 <= device.year <= 2026, device.name
        assert device.generic or device.vendor, device.name


def test_every_spelling_leads_to_its_entry():
    for device in DEVICES:
        for spelling in (device.name, *device.words, *device.bare):
            assert known_device(spelling).name == device.name, spelling
