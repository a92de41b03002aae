"""`extractor leaderboard`: what beats each baseline, by how much, on what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, output_option, rules_option, year_option
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table
from extractor.table.leaderboards import By

_PRINTED = {
    "metric": "metric",
    "phase": "phase",
    "baseline": "over",
    "rank": "#",
    "method": "method",
    "improvement_high": "better",
    "value": "as written",
    "on": "on",
    "claim": "claim",
}


@click.command(epilog="Example: extractor leaderboard claims.db --baseline vLLM --since 2024")
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--by",
    type=click.Choice(["baseline", "hardware"]),
    default="baseline",
    show_default=True,
    help="One board a baseline, or one a device and baseline.",
)
@click.option("--all", "everything", is_flag=True, help="Also methods that are not better.")
@filter_options
@output_option
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    by: By,
    everything: bool,
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """List the methods that beat each baseline, best first within what can be compared.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    Ranks start again with another metric, phase or baseline. With -o each line also has its title,
    setting, notes and date.
    """
    from extractor.table.leaderboards import leaderboard

    list_table(
        lambda frame: leaderboard(frame, by=by, better_only=not everything, **chosen(options)),
        source,
        outputs,
        rules,
        year,
        printed=_PRINTED,
        grouped_by=("metric", "phase", "baseline"),
        noun="line",
    )
