"""`extractor chains`: what claims of several papers imply together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, output_option, rules_option, year_option
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table
from extractor.table.chains import MAX_HOPS

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
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--hops",
    type=click.IntRange(2, MAX_HOPS),
    default=2,
    show_default=True,
    help="How many claims a chain may have.",
)
@filter_options
@output_option
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    hops: int,
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """List what follows if A beats B in one paper and B beats C in another: A over C, as implied.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    What a paper states directly of the two stands beside it; conflicts are marked.
    """
    from extractor.table.chains import chains

    list_table(
        lambda frame: chains(frame, hops=hops, **chosen(options)),
        source,
        outputs,
        rules,
        year,
        printed=_PRINTED,
        grouped_by=("metric", "phase"),
        noun="chain",
    )
