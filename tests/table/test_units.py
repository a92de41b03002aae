"""Values in canonical units, and what happens to units that make no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import load_rules
from extractor.table.units import FLAGS, UNKNOWN_UNIT, WRONG_DIMENSION, canonical, registry


@pytest.mark.parametrize(
    ("value", "unit", "metric", "expected"),
    [
        (2.5, "s", "latency", (2500, "ms")),
        (15, "µs", "latency", (0.015, "ms")),
        (90, "ps", "latency", (9e-8, "ms")),
        (3, "day", "time", (259200, "s")),
        (2, "GPU-day", "time", (48, "GPU-hour")),
        (500, "MB", "memory", (0.5, "GB")),
        (3, "GiB", "memory", (3.221225472, "GB")),
        (100, "Gb/s", "bandwidth", (12.5, "GB/s")),
        (2, "PFLOP/s", "compute_rate", (2000, "TFLOP/s")),
        (26, "TOPS", "compute_rate", (26, "TFLOP/s")),
        (120, "GOPS/W", "energy_efficiency", (0.12, "TOPS/W")),
        (2.5, "kWh", "energy", (9e6, "J")),
        (40, "mJ/frame", "energy", (0.04, "J/frame")),
        (80, "mW", "power", (0.08, "W")),
        (4.2, "GFLOP", "flops", (4.2e9, "FLOP")),
        (1, "kHz", "frequency", (1000, "Hz")),
    ],
)
def test_the_same_dimension_converts(value, unit, metric, expected):
    found = canonical(value, unit, metric)
    assert found.flag is None
    assert (found.value, found.unit) == (pytest.approx(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("unit", "metric"),
    [
        ("request/s", "throughput"),
        ("page/s", "throughput"),
        ("image", "context_length"),
        ("s", "context_length"),
        ("accelerator", "accelerator_count"),
        ("$/question", "cost"),
        ("bit/parameter", "compression"),
        ("mm", "error"),
        ("N/m", "other"),
        ("%", "memory"),
        ("", "map"),
        ("points", "accuracy"),
    ],
)
def test_other_things_that_a_metric_counts_stay_as_they_are(unit, metric):
    assert canonical(3, unit, metric) == (3.0, unit, None)


@pytest.mark.parametrize(
    ("unit", "metric"),
    [("ms", "memory"), ("GB", "latency"), ("token", "memory"), ("W", "energy"), ("s", "speed"),
     ("GB", "parameters"), ("dB", "energy"), ("x", "memory")],
)  # fmt: skip
def test_a_wrong_dimension_is_flagged(unit, metric):
    assert canonical(12, unit, metric) == (12.0, unit, WRONG_DIMENSION)


@pytest.mark.parametrize(
    "unit", ["wibble", "m/", "/", "[", "3", "ms per", "s**", "a-", "\n", "import", "nan"]
)
def test_a_unit_that_nobody_defined_is_flagged(unit):
    assert canonical(12, unit, "memory") == (12.0, unit, UNKNOWN_UNIT)


def test_a_metric_that_nobody_knows_has_no_canonical_unit():
    assert canonical(12, "ms", "charm") == (12.0, "ms", None)


@given(st.floats(-1e9, 1e9), st.text(max_size=8), st.sampled_from(sorted(load_rules().metrics)))
def test_no_unit_raises(value, unit, metric):
    found = canonical(value, unit, metric)
    assert found.flag is None or found.flag in FLAGS
    assert found.flag is None or (found.value, found.unit) == (value, unit)


@given(st.floats(1e-6, 1e6), st.sampled_from(["ns", "µs", "ms", "s", "min", "h", "day", "week"]))
def test_converting_twice_changes_nothing(value, unit):
    once = canonical(value, unit, "time")
    assert canonical(once.value, once.unit, "time") == once


def test_every_canonical_unit_and_every_unit_of_the_rules_is_defined():
    rules = load_rules()
    for metric in rules.metrics.values():
        assert canonical(1, metric.unit, metric.id) == (1.0, metric.unit, None)
    for unit in rules.units.values():
        assert canonical(1, unit.id, unit.metric).flag is None, unit.id


def test_the_registry_computes_like_pint():
    units = registry()
    rate = units.Quantity(1200.0, "token") / units.Quantity(2.0, "minute")
    assert rate.to("token/s").magnitude == pytest.approx(10)
