"""Markdown: a table to read and to paste, not to read back; claims in their main columns only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import Problem
from extractor.exports.registry import exporter
from extractor.table.flat import cell_text
from extractor.table.schema import columns_of
from extractor.table.wording import hardware_words, text_words, value_words

if TYPE_CHECKING:
    import pandas as pd

CLAIM_HEADINGS = ("Method", "Metric", "Value", "Over", "On", "Setting", "Paper", "Evidence")


@exporter(".md")
def write_markdown(
    frame: pd.DataFrame,
    path: Path,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> None:
    """Write `frame` as one Markdown table; a claims table as method, metric, value and so on."""
    path.write_text(markdown_table(frame), encoding="utf-8", newline="\n")


def markdown_table(frame: pd.DataFrame) -> str:
    r"""`frame` as a Markdown table that ends in a line break.

    >>> import pandas as pd
    >>> print(markdown_table(pd.DataFrame({"method": ["A|B"]})), end="")
    | method |
    |---|
    | A\|B |
    """
    columns = columns_of(frame)
    if "kind" in frame.columns and "claim_id" in frame.columns:
        headings: Sequence[str] = CLAIM_HEADINGS
        rows = [_claim_cells(row) for row in frame.to_dict(orient="records")]
    else:
        headings = [c.name for c in columns]
        rows = [
            [_escaped(cell_text(v, c)) for v, c in zip(row, columns, strict=True)]
            for row in frame.itertuples(index=False, name=None)
        ]
    lines = [list(headings), ["---"] * len(headings), *rows]
    lines[1] = ["---"] * len(headings)
    return "\n".join(_line(cells) for cells in lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    gap = "" if set(cells) == {"---"} else " "
    return "|" + "|".join(f"{gap}{cell}{gap}" for cell in cells) + "|"


def _claim_cells(row: dict[Any, Any]) -> list[str]:
    title = _escaped(text_words(row["title"]))
    url = text_words(row.get("url"))
    cells = [
        text_words(row["method"]),
        str(row["metric"]),
        value_words(row),
        ", ".join(row["baselines"]),
        hardware_words(row),
        ", ".join(row["setting"]),
    ]
    paper = f"[{title}]({url})" if url else title
    return [*map(_escaped, cells), paper, _escaped(text_words(row["evidence"]))]


def _escaped(text: str) -> str:
    for mark in "\\|<*_[]`":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
