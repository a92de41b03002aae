"""`extractor extract`: claims out of papers, to the terminal or to files."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands import input_and_output
from extractor.finishing import finish, write_outputs


@click.command(
    epilog="Example: extractor extract page.txt more.jsonl.gz -o claims.xlsx -o claims.db"
)
@input_and_output
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    help="Processes that extract at the same time; 0 takes one a core. The claims are the same.",
)
@click.pass_context
def command(
    ctx: click.Context,
    source: tuple[str, ...],
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    jobs: int,
) -> None:
    """Extract the claims of every paper in INPUT.

    INPUT is a file, a folder, a text in quotes, or "-" for standard input. Without -o the claims
    are printed. What cannot be read is reported, and the rest is done all the same.
    """
    from extractor.api import extract
    from extractor.claim import Reading
    from extractor.console import counted, print_claims, track
    from extractor.sources import read_papers
    from extractor.table.frame import papers_frame

    reading = Reading()
    papers = list(read_papers(source, year=year, reading=reading))
    problems = reading.problems
    frame = extract(track(papers, "Extracting"), rules=rules, problems=problems, jobs=jobs)
    written = write_outputs(frame, outputs, problems, papers_frame(papers))
    if not outputs:
        print_claims(frame)
    counts = f"{counted(len(papers), 'paper')}, {counted(len(frame), 'claim')}"
    finish(ctx, counts, written, problems)
