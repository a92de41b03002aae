"""Invented papers and their claims for the reports, some of them meant to break a page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from extractor.claim import Claim, Hardware, Paper
from extractor.table.frame import claims_frame, papers_frame
from extractor.table.scale import with_scale

LARK = Paper(
    "2401.00001",
    "Lark: Fast Decoding",
    "We propose Lark. Lark is 2.5x faster than Wren on 8 A100 GPUs. It uses 40% less memory.",
    date(2024, 1, 5),
    url="https://example.org/abs/2401.00001",
)
FINCH = Paper(
    "2406.00002",
    "Finch: 100% of $O(n)$ & More_Speed",
    "𝔽inch 𝑖s here. Finch is 4x faster than Wren on one RTX 4090.",
    date(2024, 6, 1),
)
EVIL = Paper(
    "t-evil",
    "</script><img src=x onerror=alert(1)>",
    "Heron</script><script>window.hacked = true</script> & <b>bold</b> is 3x faster than"
    ' <img src=x onerror="window.hacked = true">.',
    url="javascript:window.hacked=true",
)
SILENT = Paper("t-silent", "Nothing Measured", "We think about speed.")
PAPERS = [LARK, FINCH, EVIL, SILENT]


def says(paper: Paper, text: str, sentence: str, metric: str = "speed", **more: Any) -> Claim:
    """A claim of which the value stands at the first place of `text` in the abstract."""
    start = paper.abstract.index(text)
    number = float(text.strip("x%"))
    filled = {
        "kind": "factor", "unit": "x", "direction": "increase", "baselines": ("Wren",),
        "confidence": 0.9, **more,
    }  # fmt: skip
    return Claim(
        text, start, start + len(text), number, number, metric=metric, evidence=sentence, **filled
    )


def frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims table and the papers table."""
    fast, lean = "Lark is 2.5x faster than Wren on 8 A100 GPUs.", "It uses 40% less memory."
    claims = [
        (LARK, says(LARK, "2.5x", fast, method="Lark", hardware=(Hardware("A100", 8),))),
        (LARK, says(LARK, "40%", lean, "memory", method="Lark", kind="percent_change", unit="%",
                    direction="decrease", baselines=(), confidence=0.6)),
        (FINCH, says(FINCH, "4x", "Finch is 4x faster than Wren on one RTX 4090.", method="Finch",
                     hardware=(Hardware("RTX 4090", 1),))),
        (EVIL, says(EVIL, "3x", EVIL.abstract, method="<img src=x onerror=alert(1)>",
                    baselines=('<img src=x onerror="window.hacked = true">',))),
    ]  # fmt: skip
    papers = papers_frame(PAPERS)
    return with_scale(claims_frame(claims), papers), papers
