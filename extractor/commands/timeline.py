"""`extractor timeline`: improvements by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from extractor.commands import claims_table

if TYPE_CHECKING:
    import pandas as pd

    from extractor.table.selection import Filters

_PRINTED = {
    "metric": "metric",
    "phase": "phase",
    "baseline": "over",
    "date": "date",
    "method": "method",
    "improvement_high": "better",
    "record": "record",
    "value": "as written",
    "claim": "claim",
}


@click.command(epilog="Example: extractor timeline claims.db --baseline vLLM")
@claims_table(printed=_PRINTED, grouped_by=("metric", "phase", "baseline"), noun="claim")
def command(frame: pd.DataFrame, **filters: Unpack[Filters]) -> pd.DataFrame:
    """List improvements by date within each metric, phase and baseline, and which were records.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.leaderboards import timeline

    return timeline(frame, **filters)
