"""Settings named in one list, values in another: "respectively" deals them out."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "Lark works for LLaMA-7B, OPT-6.7B and Phi-2 while keeping 99%, 98% and 90% of the "
            "accuracy of the dense model, respectively.",
            ["LLaMA-7B", "OPT-6.7B", "Phi-2"],
        ),
        (
            "Lark speeds up decoding by 2.2x and 1.5x and prefilling by 1.7x and 1.6x on GSM8K and "
            "MBPP, respectively.",
            ["GSM8K", "MBPP", "GSM8K", "MBPP"],
        ),
        (
            "Lark sets a new state of the art on Waymo and nuScenes, improving over prior work by "
            "5.1% and 35.2%, respectively.",
            ["Waymo", "nuScenes"],
        ),
    ],
)
def test_each_value_has_the_setting_in_its_place(sentence: str, settings: list[str]) -> None:
    assert [c.setting for c in claims(sentence)] == [(name,) for name in settings]
