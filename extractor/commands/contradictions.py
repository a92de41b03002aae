"""`extractor contradictions`: claims of two papers that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from extractor.commands import claims_table
from extractor.table.contradictions import TOLERANCE

if TYPE_CHECKING:
    import pandas as pd

    from extractor.table.selection import Filters

_PRINTED = {
    "metric": "metric",
    "phase": "phase",
    "hardware": "on",
    "method": "method",
    "baseline": "over",
    "apart": "apart",
    "value_a": "one",
    "value_b": "other",
    "claim_a": "claim",
    "claim_b": "other claim",
}


@click.command(epilog="Example: extractor contradictions claims.db --tolerance 0.1")
@click.option(
    "--tolerance",
    type=click.FloatRange(0, 1, max_open=True),
    default=TOLERANCE,
    show_default=True,
    help="By what share two values may differ.",
)
@claims_table(printed=_PRINTED, grouped_by=("metric", "phase", "hardware"), noun="pair")
def command(frame: pd.DataFrame, tolerance: float, **filters: Unpack[Filters]) -> pd.DataFrame:
    """List pairs of papers that give other values for the same method, metric, baseline and device.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.contradictions import contradictions

    return contradictions(frame, tolerance=tolerance, **filters)
