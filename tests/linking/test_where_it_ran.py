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
