"""The commands, one module each: parse, call the function of the same name, print.

A new command is a new module here that holds `command`, a click command; its name is the module's.
Nothing else needs to know of it. One that lists a table made of claims is a function under
`claims_table`, which reads the claims and writes or prints what the function makes of them.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor.claim import ExtractorError
from extractor.filter_options import chosen, filter_options
from extractor.listing import list_table

if TYPE_CHECKING:
    import pandas as pd

INTERRUPTED = 130

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Commands(click.Group):
    """The group of all commands in this package; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the modules in this package, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors of ours become one line on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except ExtractorError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nInterrupted; no output was changed.", err=True)
            ctx.exit(INTERRUPTED)


def _set_no_color(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["no_color"] = True


no_color_option = click.option(
    "--no-color",
    is_flag=True,
    expose_value=False,
    callback=_set_no_color,
    help="Print without colours; the environment variable NO_COLOR does the same.",
)

source_argument = click.argument("source", metavar="INPUT...", nargs=-1, required=True)

rules_option = click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of rules laid over the bundled ones.",
)

year_option = click.option(
    "--year",
    type=click.IntRange(1900, 2200),
    help="The year of page dates that are written without one.",
)


def _checked_outputs(
    ctx: click.Context, _: click.Parameter, paths: tuple[str, ...]
) -> tuple[Path, ...]:
    from extractor.exports import check_path

    try:
        return tuple(check_path(path) for path in paths)
    except ExtractorError as error:
        raise click.BadParameter(str(error), ctx) from error


def output_option(function: Decorated) -> Decorated:
    """Give a command `-o FILE`, any number of times; each name is checked before any work."""
    option = click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        callback=_checked_outputs,
        help="Write the table to FILE; its extension says how. Repeat for several files.",
    )
    return option(function)


def input_and_output(function: Decorated) -> Decorated:
    """Give a command `INPUT...`, `-o`, `--rules`, `--year` and `--no-color`, in this order."""
    for option in (no_color_option, year_option, rules_option, output_option, source_argument):
        function = option(function)
    return function


def claims_table(
    *, printed: Mapping[str, str], grouped_by: tuple[str, ...], noun: str
) -> Callable[[Callable[..., pd.DataFrame]], Callable[..., None]]:
    """Let a command be a function that makes one table of another: of the claims of INPUT.

    The command takes INPUT, the options of `Filters` and those of `input_and_output`; its own
    options are declared above this decorator and come first. The function gets the claims, its own
    options, and the filters that were given. Its table is written, or printed as `list_table` says,
    to which `printed`, `grouped_by` and `noun` go.
    """

    def decorate(make: Callable[..., pd.DataFrame]) -> Callable[..., None]:
        @filter_options
        @input_and_output
        @functools.wraps(make)
        def listing(
            source: tuple[str, ...],
            outputs: tuple[Path, ...],
            rules: Path | None,
            year: int | None,
            **options: Any,
        ) -> None:
            from extractor.table.selection import Filters

            own = {k: v for k, v in options.items() if k not in Filters.__annotations__}
            filters = chosen({k: v for k, v in options.items() if k not in own})
            list_table(
                lambda frame: make(frame, **own, **filters),
                source,
                outputs,
                rules,
                year,
                printed=printed,
                grouped_by=grouped_by,
                noun=noun,
            )

        return listing

    return decorate
