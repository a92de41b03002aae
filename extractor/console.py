"""What the commands print: consoles, tables that fit the terminal, progress and summaries."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor.claim import Problem

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

CLAIM_HEADINGS = ("Method", "Metric", "Value", "Over", "On")
PAPER_HEADINGS = ("Id", "Date", "Title")
PROBLEMS_SHOWN = 20
NARROWEST = 4
PADDED = 40

Item = TypeVar("Item")


def console(*, stderr: bool = False) -> Console:
    """A rich console for the running command, without colour where none is wanted."""
    from rich.console import Console

    context = click.get_current_context(silent=True)
    plain = context is not None and bool(context.find_root().meta.get("no_color"))
    return Console(stderr=stderr, no_color=plain or None, highlight=False, soft_wrap=False)


def print_claims(frame: pd.DataFrame) -> None:
    """Print the claims paper by paper on a terminal; piped, one aligned line a claim."""
    rows = [(row, _claim_cells(row)) for row in frame.to_dict(orient="records")]
    out = console()
    if not _fits(out):
        lines = [(*cells, str(row["title"])) for row, cells in rows]
        _print_lines(out, (*CLAIM_HEADINGS, "Paper"), lines)
        return
    widths = _widths([cells for _, cells in rows], CLAIM_HEADINGS, out.width)
    _print_table(out, CLAIM_HEADINGS, [], widths, header=True)
    papers: dict[str, list[tuple[str, ...]]] = {}
    titles = {str(row["paper_id"]): str(row["title"]) for row, _ in rows}
    for row, cells in rows:
        papers.setdefault(str(row["paper_id"]), []).append(cells)
    for paper_id, listed in papers.items():
        if titles[paper_id]:
            out.print()
            out.print(titles[paper_id], style="bold", markup=False, overflow="fold")
        _print_table(out, CLAIM_HEADINGS, listed, widths, header=False)


def print_papers(frame: pd.DataFrame) -> None:
    """Print the papers, one a line: id, date, title."""
    rows = [
        (
            str(row["id"]),
            "" if row["date"] != row["date"] else f"{row['date']:%Y-%m-%d}",
            str(row["title"]),
        )
        for row in frame.to_dict(orient="records")
    ]
    print_rows(PAPER_HEADINGS, rows)


def print_rows(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table of texts: fitted to a terminal; piped, one aligned line a row, never cut."""
    out = console()
    if _fits(out):
        _print_table(out, headings, rows, _widths(rows, headings, out.width), header=True)
    else:
        _print_lines(out, headings, rows)


def track(items: Sequence[Item], doing: str) -> Iterator[Item]:
    """The items, one by one, with a progress bar on stderr if that is a terminal."""
    from rich.progress import track as rich_track

    errors = console(stderr=True)
    yield from rich_track(
        items, doing, console=errors, transient=True, disable=not errors.is_terminal
    )


def print_summary(line: str, problems: Iterable[Problem]) -> None:
    """Print a line and then the problems on stderr; the first twenty, the rest counted."""
    errors = console(stderr=True)
    listed = list(problems)
    for problem in listed[:PROBLEMS_SHOWN]:
        errors.print(str(problem), style="yellow", markup=False, soft_wrap=True)
    if len(listed) > PROBLEMS_SHOWN:
        errors.print(f"... and {len(listed) - PROBLEMS_SHOWN} more problems", style="yellow")
    errors.print(line, markup=False, soft_wrap=True)


def counted(number: int, what: str) -> str:
    """A number with its noun in the right form.

    >>> counted(1, "paper"), counted(3000, "claim"), counted(0, "problem")
    ('1 paper', '3,000 claims', '0 problems')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _claim_cells(row: dict[Any, Any]) -> tuple[str, ...]:
    from extractor.table.wording import hardware_words, text_words, value_words

    return (
        text_words(row["method"]),
        str(row["metric"]),
        value_words(row),
        ", ".join(row["baselines"]),
        hardware_words(row),
    )


def _fits(out: Console) -> bool:
    """Whether the output has a width to fit: a terminal's, or the one that COLUMNS asks for."""
    return out.is_terminal or "COLUMNS" in os.environ


def _widths(rows: Sequence[Sequence[str]], headings: Sequence[str], room: int) -> list[int]:
    """Column widths that fit `room`: the widest give way, those first that can wrap at a space."""
    from rich.cells import cell_len

    columns = list(zip(*rows, headings, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    words = [max(cell_len(w) for cell in column for w in cell.split()) for column in columns]
    while sum(widths) > room - 2 * len(widths) and max(widths) > NARROWEST:
        loose = [max(0, width - word) for width, word in zip(widths, words, strict=True)]
        foremost = [w if free else 0 for w, free in zip(widths, loose, strict=True)]
        order = foremost if any(loose) else widths
        widths[order.index(max(order))] -= 1
    return widths


def _print_table(
    out: Console,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    header: bool,
) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=header, padding=(0, 1), header_style="bold cyan")
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(table)


def _print_lines(out: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """One line a row, never cut; a cell that is much longer than others pushes its line only."""
    from rich.cells import cell_len

    table = [headings, *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [min(PADDED, max(cell_len(row[i]) for row in table)) for i in range(len(headings))]
    for row in table:
        cells = [c + " " * (w - cell_len(c)) for c, w in zip(row, widths, strict=True)]
        out.out("  ".join(cells).rstrip(), highlight=False)
