"""`extractor chains`: what claims of several papers imply together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from extractor.commands import claims_table
from extractor.table.chains import MAX_HOPS

if TYPE_CHECKING:
    import pandas as pd

    from extractor.table.selection import Filters

_PRINTED = {
    "metric": "metric",
    "phase": "phase",
    "method": "method",
    "baseline": "over",
    "bound": "bound",
    "implied_high": "implied",
    "stated_high": "stated",
    "conflict": "conflict",
    "hops": "because",
}


@click.command(epilog="Example: extractor chains claims.db --metric throughput --hops 3")
@click.option(
    "--hops",
    type=click.IntRange(2, MAX_HOPS),
    default=2,
    show_default=True,
    help="How many claims a chain may have.",
)
@claims_table(printed=_PRINTED, grouped_by=("metric", "phase"), noun="chain")
def command(frame: pd.DataFrame, hops: int, **filters: Unpack[Filters]) -> pd.DataFrame:
    """List what follows if A beats B in one paper and B beats C in another: A over C, as implied.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    What a paper states directly of the two stands beside it; conflicts are marked.
    """
    from extractor.table.chains import chains

    return chains(frame, hops=hops, **filters)
