"""`extractor leaderboard`: what beats each baseline, by how much, on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from extractor.commands import claims_table
from extractor.table.leaderboards import By

if TYPE_CHECKING:
    import pandas as pd

    from extractor.table.selection import Filters

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
@click.option(
    "--by",
    type=click.Choice(["baseline", "hardware"]),
    default="baseline",
    show_default=True,
    help="One board a baseline, or one a device and baseline.",
)
@click.option("--all", "everything", is_flag=True, help="Also methods that are not better.")
@claims_table(printed=_PRINTED, grouped_by=("metric", "phase", "baseline"), noun="line")
def command(
    frame: pd.DataFrame, by: By, everything: bool, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """List the methods that beat each baseline, best first within what can be compared.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    Ranks start again with another metric, phase or baseline. With -o each line also has its title,
    setting, notes and date.
    """
    from extractor.table.leaderboards import leaderboard

    return leaderboard(frame, by=by, better_only=not everything, **filters)
