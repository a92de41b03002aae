"""How a command ends: its outputs written, a summary on stderr, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.claim import ExtractorError, Problem

if TYPE_CHECKING:
    import click
    import pandas as pd


def write_outputs(
    frame: pd.DataFrame,
    outputs: Iterable[Path],
    problems: list[Problem],
    papers: pd.DataFrame | None = None,
) -> list[Path]:
    """Write a table to every output; one that cannot be written joins the problems.

    Gives back the files that were written.
    """
    from extractor.exports import write

    written = []
    for path in outputs:
        try:
            written.append(write(frame, path, papers=papers, problems=problems))
        except ExtractorError as error:
            problems.append(Problem(str(path), str(error).removeprefix(f"{path}: ")))
    return written


def finish(ctx: click.Context, counts: str, written: list[Path], problems: list[Problem]) -> None:
    """Print the summary on stderr and end the command: exit code 1 if there are problems."""
    from extractor.console import counted, print_summary

    line = f"{counts}, {counted(len(problems), 'problem')}"
    if written:
        line += f"; wrote {', '.join(map(str, written))}"
    print_summary(line, problems)
    ctx.exit(1 if problems else 0)
