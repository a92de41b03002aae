"""`extractor timeline`: improvements by date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, output_option, rules_option, year_option
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table

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
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
@filter_options
@output_option
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """List improvements by date within each metric, phase and baseline, and which were records.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.leaderboards import timeline

    list_table(
        lambda frame: timeline(frame, **chosen(options)),
        source,
        outputs,
        rules,
        year,
        printed=_PRINTED,
        grouped_by=("metric", "phase", "baseline"),
        noun="claim",
    )
