"""What the commands that list claims have in common: read, make the table, print or write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import pandas as pd


@contextmanager
def usage_errors() -> Iterator[None]:
    """Within it, a choice that makes no sense ends the command as wrong usage."""
    from extractor.table.selection import ChoiceError

    try:
        yield
    except ChoiceError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error


def list_table(
    make: Callable[[pd.DataFrame], pd.DataFrame],
    source: tuple[str, ...],
    outputs: tuple[Path, ...],
    rules: Path | None,
    year: int | None,
    *,
    printed: Mapping[str, str],
    grouped_by: tuple[str, ...],
    noun: str,
) -> None:
    """Make a table of the claims of `source`; write it to `outputs`, or print it; end the command.

    `printed` says which columns are printed and under what headings. What all rows share of
    `grouped_by` is printed once, above. `noun` is what a row is called in the summary.
    """
    from extractor.claim import Problem
    from extractor.claims_input import claims_from
    from extractor.console import counted, print_rows
    from extractor.finishing import finish, write_outputs
    from extractor.table.texts import shared, texts_of

    problems: list[Problem] = []
    frame = claims_from(source, rules=rules, year=year, problems=problems)
    with usage_errors():
        table = make(frame)
    written = write_outputs(table, outputs, problems)
    if not outputs:
        same = shared(table, grouped_by)
        if same:
            click.echo("; ".join(f"{name}: {label}" for name, label in same.items()), err=True)
        print_rows(*texts_of(table, {k: v for k, v in printed.items() if k not in same}))
    finish(click.get_current_context(), counted(len(table), noun), written, problems)
