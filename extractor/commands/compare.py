"""`extractor compare`: claims side by side, comparable ones only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import input_and_output
from extractor.filter_options import chosen, filter_options
from extractor.finishing import finish, write_outputs
from extractor.listing import usage_errors
from extractor.table.compare import AGGREGATES, DIMENSIONS, GROUPS


@click.command(epilog="Example: extractor compare claims.db --metric throughput --columns hardware")
@click.option("--rows", type=click.Choice(DIMENSIONS), default="method", show_default=True)
@click.option("--columns", type=click.Choice(DIMENSIONS), default="metric", show_default=True)
@click.option(
    "--value",
    type=click.Choice(list(GROUPS)),
    default="improvement",
    show_default=True,
    help="How many times better than the baseline, or the value in the metric's canonical unit.",
)
@click.option(
    "--aggregate",
    type=click.Choice(AGGREGATES),
    default="best",
    show_default=True,
    help="What a cell with several claims shows.",
)
@filter_options
@click.option("--cells", is_flag=True, help="One row a cell, with its claims, instead of a table.")
@input_and_output
def command(
    source: tuple[str, ...],
    cells: bool,
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """Put the claims of INPUT side by side, only what can be compared in one column.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads. What the
    cells share (baseline, phase, metric) stands in the caption; what differs has its own column.
    """
    from extractor.claim import Problem
    from extractor.claims_input import claims_from
    from extractor.console import counted, print_rows
    from extractor.table.compare import compare
    from extractor.table.texts import texts_of

    problems: list[Problem] = []
    shape = {name: options.pop(name) for name in ("rows", "columns", "value", "aggregate")}
    frame = claims_from(source, rules=rules, year=year, problems=problems)
    with usage_errors():
        comparison = compare(frame, **shape, **chosen(options))
    table = comparison.cells if cells else comparison.table
    written = write_outputs(table, outputs, problems)
    if not outputs:
        click.echo(comparison.caption, err=True)
        print_rows(*texts_of(table if cells else table.drop(columns="claim_ids")))
    finish(click.get_current_context(), counted(len(comparison.cells), "cell"), written, problems)
