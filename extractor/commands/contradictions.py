"""`extractor contradictions`: claims of two papers that cannot both hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extractor.commands import no_color_option, output_option, rules_option, year_option
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table
from extractor.table.contradictions import TOLERANCE

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
@click.argument("source", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--tolerance",
    type=click.FloatRange(0, 1, max_open=True),
    default=TOLERANCE,
    show_default=True,
    help="By what share two values may differ.",
)
@filter_options
@output_option
@rules_option
@year_option
@no_color_option
def command(
    source: tuple[str, ...],
    tolerance: float,
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    **options: Any,
) -> None:
    """List pairs of papers that give other values for the same method, metric, baseline and device.

    INPUT is a file of claims that 'extract -o' wrote, or anything that 'extract' reads.
    """
    from extractor.table.contradictions import contradictions

    list_table(
        lambda frame: contradictions(frame, tolerance=tolerance, **chosen(options)),
        source,
        outputs,
        rules,
        year,
        printed=_PRINTED,
        grouped_by=("metric", "phase", "hardware"),
        noun="pair",
    )
