"""`extractor papers`: what was read, to the terminal or to files."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands import no_color_option, output_option, year_option


@click.command(epilog="Example: extractor papers page.txt --year 2026 -o papers.csv")
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
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
    from extractor.console import counted, print_papers, print_summary
    from extractor.exports import write

    problems: list[Problem] = []
    frame = papers(source, year=year, problems=problems)
    for path in outputs:
        write(frame, path, problems=problems)
    if not outputs:
        print_papers(frame)
    line = f"{counted(len(frame), 'paper')}, {counted(len(problems), 'problem')}"
    written = f"; wrote {', '.join(map(str, outputs))}" if outputs else ""
    print_summary(line + written, problems)
    ctx.exit(1 if problems else 0)
