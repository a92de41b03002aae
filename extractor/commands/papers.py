"""`extractor papers`: what was read, to the terminal or to files."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands import (
    no_color_option,
    output_option,
    source_argument,
    year_option,
)
from extractor.finishing import finish, write_outputs


@click.command(epilog="Example: extractor papers page.txt --year 2026 -o papers.csv")
@source_argument
@output_option
@year_option
@no_color_option
@click.pass_context
def command(
    ctx: click.Context, source: tuple[str, ...], outputs: tuple[Path, ...], year: int | None
) -> None:
    """Read the papers of every INPUT and list them: id, date and title.

    INPUT is a file, a folder, a text in quotes, or "-" for standard input. With -o every field of
    the papers is written.
    """
    from extractor.api import papers
    from extractor.claim import Problem
    from extractor.console import counted, print_papers

    problems: list[Problem] = []
    frame = papers(source, year=year, problems=problems)
    written = write_outputs(frame, outputs, problems)
    if not outputs:
        print_papers(frame)
    finish(ctx, counted(len(frame), "paper"), written, problems)
