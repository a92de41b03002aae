"""`extractor evaluate`: claims against a gold file."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands import no_color_option, rules_option

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Example: extractor evaluate gold.jsonl claims.jsonl --errors method")
@click.argument("gold", type=_FILE)
@click.argument("claims", type=_FILE)
@click.option(
    "--errors",
    metavar="FIELD",
    help="Print each disagreement on FIELD instead: missed, spurious, or a field's name.",
)
@rules_option
@no_color_option
def command(gold: Path, claims: Path, errors: str | None, rules: Path | None) -> None:
    """Compare CLAIMS with GOLD: precision, recall, F1 and each field's accuracy.

    GOLD is a JSONL file with one paper a line and its claims; CLAIMS is any file that 'extract -o'
    writes. The tuple figure counts a claim only if value, kind, metric family, method, baselines
    and hardware are all right.
    """
    from extractor.console import print_rows
    from extractor.evaluate import FIELDS, evaluate

    known = ("missed", "spurious", *FIELDS)
    if errors is not None and errors not in known:
        raise click.BadParameter(f"{errors!r} is none of {', '.join(known)}", param_hint="--errors")
    evaluation = evaluate(gold, claims, rules=rules)
    if errors is not None:
        for line in evaluation.errors(errors):
            click.echo(line)
        return
    rows = [
        (name, f"{value:.3f}" if isinstance(value, float) else f"{value}")
        for name, value in evaluation.to_dict().items()
    ]
    print_rows(("Figure", "Value"), rows)
