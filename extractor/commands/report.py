"""`extractor report`: what the claims of many papers say together, on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, rules_option, source_argument, year_option
from extractor.filter_options import chosen, filter_options
from extractor.finishing import finish

TERMINAL = "-"


def _checked(ctx: click.Context, _: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    from extractor.claim import ExtractorError
    from extractor.reports.report import check_report_path

    try:
        for path in paths:
            if path != TERMINAL:
                check_report_path(path)
    except ExtractorError as error:
        raise click.BadParameter(str(error), ctx) from error
    return paths


@click.command(
    epilog="Example: extractor report claims.db --since 2024 -o report.html -o report.md"
)
@source_argument
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    callback=_checked,
    help="Write the report to FILE (.html, .md, .tex, .bib or .txt), or '-' for the terminal."
    " Repeat for several.",
)
@click.option("--title", metavar="TEXT", help="What the report is called.")
@filter_options
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    outputs: tuple[str, ...],
    title: str | None,
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """Report what the claims of INPUT say together: the best, leaderboards, timelines, devices.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads. Of files
    of claims, only workbooks and databases hold the abstracts, which the .html report shows.
    Without -o the report is printed.
    """
    from extractor.claim import ExtractorError, Problem
    from extractor.console import console, counted
    from extractor.listing import usage_errors
    from extractor.reports.content import content
    from extractor.reports.inputs import claims_and_papers
    from extractor.reports.report import report
    from extractor.reports.terminal import print_report
    from extractor.rules import load_rules
    from extractor.table.selection import select

    problems: list[Problem] = []
    known = load_rules(rules)
    frame, papers = claims_and_papers(source, rules=known, year=year, problems=problems)
    filters = chosen(options)
    with usage_errors():
        frame = select(frame, filters)
    written = []
    for path in outputs or (TERMINAL,):
        if path == TERMINAL:
            print_report(content(frame, papers, title=title), console())
            continue
        try:
            report(frame, path, papers=papers, title=title, rules=known)
            written.append(Path(path))
        except ExtractorError as error:
            problems.append(Problem(path, str(error).removeprefix(f"{path}: ")))
    known_of = max(len(papers), frame["paper_id"].nunique())  # a file of claims holds no papers
    counts = f"{counted(known_of, 'paper')}, {counted(len(frame), 'claim')}"
    finish(click.get_current_context(), counts, written, problems)
