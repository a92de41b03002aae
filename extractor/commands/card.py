"""`extractor card`: all that is claimed of one method, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from extractor.commands import claims_table

if TYPE_CHECKING:
    import pandas as pd

    from extractor.table.selection import Filters

_PRINTED = {
    "role": "role",
    "method": "method",
    "metric": "metric",
    "phase": "phase",
    "value": "as written",
    "improvement_high": "better",
    "baselines": "over",
    "on": "on",
    "claim": "claim",
}


@click.command(epilog="Example: extractor card FlashAttention-2 claims.db")
@click.argument("name")
@claims_table(printed=_PRINTED, grouped_by=("phase",), noun="claim")
def command(frame: pd.DataFrame, name: str, **filters: Unpack[Filters]) -> pd.DataFrame:
    """List all that is claimed of the method NAME: by its own paper, by others, as a baseline.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.leaderboards import method_card

    return method_card(frame, name, **filters)
