"""A table of invented claims: a few papers that measure each other's methods."""

from datetime import date

from extractor.claim import Claim, Hardware, Paper
from extractor.table.frame import claims_frame

PAPERS = {
    "a": Paper("a", "Lark: Fast Decoding", "", date=date(2024, 1, 5)),
    "b": Paper("b", "Wren: Faster Decoding", "", date=date(2024, 6, 1)),
    "c": Paper("c", "Finch: Serving Small Models", "", date=date(2025, 2, 1)),
    "d": Paper("d", "A Second Look at Decoders", ""),
}


def says(paper, method="Lark", baselines=("Wren",), low=2.0, high=None, metric="speed", **more):
    """A paper's claim, by default of a factor in the good direction of a metric that rises."""
    filled = {"kind": "factor", "unit": "x", "direction": "increase", "own": True, **more}
    hardware = tuple(Hardware(*d) for d in filled.pop("hardware", ()))
    made = Claim(
        filled.pop("text", f"{low:g}x"), 0, 2, low, high or low, filled.pop("kind"), metric,
        method=method, baselines=tuple(baselines), hardware=hardware, **filled,
    )  # fmt: skip
    return PAPERS[paper], made


def table(*claims):
    """The claims table of `says(...)`."""
    return claims_frame(claims)
