"""The options by which the commands choose claims: those of `extractor.table.selection.Filters`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extractor.table.selection import Filters

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_SEVERAL = (
    ("metric", "ID", "Only this metric (latency, throughput, ...)."),
    ("family", "ID", "Only metrics of this family (speed, memory, ...)."),
    ("method", "NAME", "Only claims of this method."),
    ("baseline", "NAME", "Only claims over this baseline."),
    ("hardware", "NAME", "Only claims on this device, class (edge) or vendor."),
    ("phase", "NAME", "Only claims about this phase (training, inference, ...)."),
)


def filter_options(function: Decorated) -> Decorated:
    """Give a command the options of `Filters`; those that name something may be repeated."""
    for name, metavar, about in reversed(_SEVERAL):
        help_text = f"{about} Repeat for any of several."
        function = click.option(f"--{name}", multiple=True, metavar=metavar, help=help_text)(
            function
        )
    for option in (
        click.option("--since", metavar="DATE", help="Only papers from this day, month or year."),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            help="Only claims that the rules are this sure of.",
        ),
        click.option(
            "--own/--others",
            default=None,
            help="Only results of the paper itself, or only those it gives of other work.",
        ),
    ):
        function = option(function)
    return function


def chosen(options: dict[str, Any]) -> Filters:
    """The options that were given, as filters; an option that was not given filters nothing.

    >>> chosen({"metric": ("speed",), "phase": (), "since": None})
    {'metric': ['speed']}
    """
    filters: Any = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in options.items()
        if value not in (None, ())
    }
    given: Filters = filters
    return given
