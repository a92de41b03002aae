"""What may be a limit or a result is a result where it is the only value."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark answers within a timeout of 5 s.", [5]),
        ("Lark runs under an error rate of 1%.", [1]),
        ("Under a packet loss rate of 0.1%, Lark is 2x faster.", [2]),
        ("On a board in 15 W mode, Lark runs at 21 FPS.", [21]),
        ("Lark needs 3x the amount of memory of Heron.", [3]),
    ],
)
def test_limits_and_results(sentence: str, values: list[float]) -> None:
    assert [c.low for c in claims(sentence)] == values


def test_an_unmodified_model_is_not_run_by_ours() -> None:
    found = claims("Unmodified Llama-7B runs at 20 tokens/s. Lark runs at 60 tokens/s.")
    assert [c.method for c in found] == ["Unmodified Llama-7B", "Lark"]
