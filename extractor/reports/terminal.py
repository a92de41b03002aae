"""The report for a terminal: readable at 80 columns, in colour where wanted, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any

from extractor.exports.evidence import sentence_start_of
from extractor.exports.overview import device_facts
from extractor.reports.content import Content, Line, day, times
from extractor.table.selection import NOT_STATED
from extractor.table.wording import text_words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 80
BOARDS = 12
DEVICES = 15
"""How many baselines and devices the report lists; the other formats list more."""


def plain_report(report: Content, width: int = WIDTH) -> str:
    """The report as text of this width, without colours."""
    from rich.console import Console

    out = StringIO()
    _print(report, Console(file=out, width=width, no_color=True, highlight=False))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def print_report(report: Content, console: Console) -> None:
    """Print the report; the sentence that states a number stands below it.

    What is no terminal gets plain lines, without spaces at their ends.
    """
    if not console.is_terminal:
        console.out(plain_report(report, console.width), end="", highlight=False)
        return
    _print(report, console)


def _print(report: Content, console: Console) -> None:
    rows = [report.claims[claim] for claim in report.claims]
    starts = sentence_start_of(rows)
    for part in _parts(report, starts):
        console.print(part)


def _parts(report: Content, starts: Mapping[tuple[Any, Any], int]) -> Iterator[RenderableType]:
    yield from _counts(report)
    if report.top:
        yield _heading("Best of each family")
        yield _quiet("Baselines differ from line to line; only leaderboards rank.")
        for family, lines in report.top:
            yield _subheading(family)
            for line in lines:
                stated = line["baseline"] != NOT_STATED
                over = f" over {line['baseline']}" if stated else ""
                yield from _line(report, line, f"{line['metric']}{over}", starts)
    if report.boards:
        yield _heading("Leaderboards")
        for baseline, boards in report.boards[:BOARDS]:
            for board in boards:
                yield _subheading(f"{board.heading} over {baseline}")
                for line in board.lines:
                    on = f"on {line['on']}" if text_words(line["on"]) else ""
                    yield from _line(report, line, on, starts, f"{line['rank']}. ")
        if (left := len(report.boards) - BOARDS) > 0:
            yield _quiet(f"{left} more baselines have a board in the other formats.")
    yield from _timelines(report)
    yield from _devices(report)
    yield from _chains(report)
    yield from _contradictions(report)


def _counts(report: Content) -> Iterator[RenderableType]:
    from rich.text import Text

    seen = report.seen.counts
    yield Text(report.title, "bold")
    papers = f" of {seen.papers:,}" if seen.papers is not None else ""
    when = f", {seen.first} to {seen.last}" if seen.first else ""
    yield Text(f"{seen.claims:,} claims in {seen.papers_with_claims:,}{papers} papers{when}")
    yield Text(
        f"{seen.improvements:,} with an improvement, {seen.methods:,} methods,"
        f" {seen.baselines:,} baselines, {seen.devices:,} devices"
    )
    if seen.claims:
        yield Text()
        rows = [
            [group.label, str(group.claims), str(len(group.papers)), times(group.middle),
             times(group.best["high"]) if group.best else "",
             str(group.best["method"]) if group.best else ""]
            for group in report.seen.families
        ]  # fmt: skip
        headings = ["family", "claims", "papers", "median", "best", "best method"]
        yield _table(headings, rows, right=(1, 2, 3, 4))


def _line(
    report: Content,
    line: Line,
    after: str,
    starts: Mapping[tuple[Any, Any], int],
    before: str = "",
) -> Iterator[RenderableType]:
    """One number with its method, and the sentence below it."""
    from rich.padding import Padding
    from rich.text import Text

    better = times(line["improvement_low"], line["improvement_high"])
    style = "bold red" if line["improvement_high"] < 1 else "bold green"
    head = Text.assemble(before, (better, style), "  ", (str(line["method"]), "bold"))
    head.append(f"  {line['value']}" + (f"  {after}" if after else ""))
    yield Padding(head, (0, 0, 0, 2), expand=False)
    row = report.claims[str(line["claim"])]
    evidence = Text(" ".join(str(row["evidence"]).split()), "dim")
    first = starts.get((row["paper_id"], row["evidence"]))
    if first is not None:
        begin = int(row["start"]) - first
        place = len(" ".join((str(row["evidence"])[:begin] + "x").split())) - 1
        end = place + len(" ".join(str(row["text"]).split()))
        evidence.stylize("not dim bold", place, end)
    when = f", {day(line['date'])}" if day(line["date"]) else ""
    evidence.append(f" [{line['title']}{when}]")
    yield Padding(evidence, (0, 0, 0, 6), expand=False)


def _timelines(report: Content) -> Iterator[RenderableType]:
    if not report.timelines:
        return
    yield _heading("Timelines")
    yield _quiet("* marks what was the best so far.")
    for board in report.timelines:
        yield _subheading(f"{board.heading} over {board.baseline}")
        rows = [
            [day(line["date"]), times(line["improvement_low"], line["improvement_high"]),
             "*" if line["record"] else "", str(line["method"]), text_words(line["on"]),
             str(line["claim"])]
            for line in board.lines
        ]  # fmt: skip
        headings = ["date", "better", "", "method", "on", "claim"]
        yield _table(headings, rows, right=(1,))


def _devices(report: Content) -> Iterator[RenderableType]:
    if not report.seen.devices:
        return
    yield _heading("Devices")
    rows = []
    for group in report.seen.devices[:DEVICES]:
        vendor, kind, year = device_facts(group.label)
        best = f"{times(group.best['high'])} {group.best['method']}" if group.best else ""
        claims, papers = str(group.claims), str(len(group.papers))
        rows.append([group.label, vendor, kind, str(year or ""), claims, papers, best])
    headings = ["device", "vendor", "class", "year", "claims", "papers", "best"]
    yield _table(headings, rows, right=(3, 4, 5))
    if (left := len(report.seen.devices) - DEVICES) > 0:
        yield _quiet(f"{left} more devices are in the other formats.")


def _chains(report: Content) -> Iterator[RenderableType]:
    if not report.chains:
        return
    yield _heading("Implied by chains")
    yield _quiet("Products of what different papers state; no paper states them itself.")
    rows = []
    for line in report.chains:
        stated = times(line["stated_low"], line["stated_high"]) or "not stated"
        implied = times(line["implied_low"], line["implied_high"])
        what = f"{line['method']} over {line['baseline']}, {line['metric']}"
        rows.append([implied, what, "; ".join(line["hops"]), stated])
    yield _table(["implied", "of", "through", "stated"], rows, right=(0,))


def _contradictions(report: Content) -> Iterator[RenderableType]:
    if not report.contradictions:
        return
    yield _heading("Contradictions")
    rows = []
    for line in report.contradictions:
        over = f" over {line['baseline']}" if text_words(line["baseline"]) else ""
        one = f"{line['value_a']} ({line['claim_a']})"
        another = f"{line['value_b']} ({line['claim_b']})"
        rows.append([f"{line['method']}, {line['metric']}{over}", one, another])
    yield _table(["of", "one paper", "another"], rows)


def _table(headings: list[str], rows: list[list[str]], right: tuple[int, ...] = ()) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold cyan", pad_edge=False)
    for place, heading in enumerate(headings):
        justify: Any = "right" if place in right else "left"
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=place in right)
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    return table


def _heading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text.upper()}", "bold cyan")


def _subheading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text}", "bold underline")


def _quiet(text: str) -> RenderableType:
    from rich.text import Text

    return Text(text, "dim")
