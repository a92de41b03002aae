"""`extractor card`: all that is claimed of one method, and by whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, output_option, rules_option, year_option
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table

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
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
@filter_options
@output_option
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    name: str,
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """List all that is claimed of the method NAME: by its own paper, by others, as a baseline.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.leaderboards import method_card

    list_table(
        lambda frame: method_card(frame, name, **chosen(options)),
        source,
        outputs,
        rules,
        year,
        printed=_PRINTED,
        grouped_by=("phase",),
        noun="claim",
    )
