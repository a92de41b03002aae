"""The Markdown report: for a README or an issue, every number with its sentence as a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.exports.overview import device_facts
from extractor.exports.xlsx.sheet import safe_url
from extractor.reports.content import Board, Content, Line, day, times
from extractor.table.wording import text_words

BOARDS = 20
"""How many baselines have their leaderboard in the report."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~$!])")


def markdown_report(report: Content) -> str:
    """The report as GitHub's Markdown, footnotes included; texts of papers carry no markup."""
    return _Markdown(report).text()


class _Markdown:
    """One report in the making; footnotes are numbered as claims come up."""

    def __init__(self, report: Content) -> None:
        self.report = report
        self.notes: dict[str, int] = {}

    def text(self) -> str:
        report = self.report
        parts = [f"# {escape(report.title)}", self.counts()]
        if report.top:
            parts.append(self.top())
        if report.boards:
            parts.append(self.boards())
        if report.timelines:
            parts.append(self.timelines())
        if report.seen.devices:
            parts.append(self.devices())
        if report.chains:
            parts.append(self.chains())
        if report.contradictions:
            parts.append(self.contradictions())
        if self.notes:
            parts.append("\n".join(self.footnote(claim) for claim in self.notes))
        return "\n\n".join(parts) + "\n"

    def counts(self) -> str:
        seen = self.report.seen.counts
        papers = f" of {seen.papers:,}" if seen.papers is not None else ""
        when = f", {seen.first} to {seen.last}" if seen.first else ""
        return (
            f"**{seen.claims:,}** claims in **{seen.papers_with_claims:,}**{papers} papers{when};"
            f" **{seen.improvements:,}** say how much better **{seen.methods:,}** methods are than"
            f" **{seen.baselines:,}** baselines; **{seen.devices:,}** devices are named."
        )

    def top(self) -> str:
        rows = [
            [f"**{family}**" if place == 0 else "", self.line_method(line), self.better(line),
             f"{escape(line['value'])} {line['metric']}", escape(line["baseline"])]
            for family, lines in self.report.top
            for place, line in enumerate(lines)
        ]  # fmt: skip
        return "\n\n".join(
            [
                "## Best of each family",
                "The largest improvements that papers claim, one a method. Baselines differ from"
                " line to line: this is not a ranking; the leaderboards are.",
                table(["family", "method", "better", "as written", "over"], rows, right=(2,)),
            ]
        )

    def boards(self) -> str:
        parts = ["## Leaderboards", "Ranks hold within one baseline, metric and phase only."]
        for baseline, boards in self.report.boards[:BOARDS]:
            rows = [self.board_row(board, line) for board in boards for line in board.lines]
            header = ["metric", "#", "method", "better", "as written", "on", "date"]
            parts += [f"### {escape(baseline)}", table(header, rows, right=(1, 3))]
        if (left := len(self.report.boards) - BOARDS) > 0:
            parts.append(f"{left} more baselines are in the HTML report and in the workbook.")
        return "\n\n".join(parts)

    def board_row(self, board: Board, line: Line) -> list[str]:
        return [
            board.heading,
            str(line["rank"]),
            self.line_method(line),
            self.better(line),
            escape(line["value"]),
            escape(text_words(line["on"])),
            day(line["date"]),
        ]

    def timelines(self) -> str:
        parts = ["## Timelines", "★ marks what was the best so far."]
        for board in self.report.timelines:
            rows = [
                [day(line["date"]), self.line_method(line) + (" ★" if line["record"] else ""),
                 self.better(line), escape(line["value"]), escape(text_words(line["on"]))]
                for line in board.lines
            ]  # fmt: skip
            parts.append(f"### {board.heading} over {escape(board.baseline)}")
            parts.append(table(["date", "method", "better", "as written", "on"], rows, right=(2,)))
        return "\n\n".join(parts)

    def devices(self) -> str:
        rows = []
        for group in self.report.seen.devices:
            vendor, kind, year = device_facts(group.label)
            counts = [str(group.claims), str(len(group.papers)), str(len(group.methods))]
            rows.append([escape(group.label), vendor, kind, str(year or ""), *counts])
        header = ["device", "vendor", "class", "year", "claims", "papers", "methods"]
        return "## Devices\n\n" + table(header, rows, right=(3, 4, 5, 6))

    def chains(self) -> str:
        rows = [
            [escape(line["method"]), escape(line["baseline"]), line["metric"],
             f"{text_words(line['bound'])} {times(line['implied_low'], line['implied_high'])}"
             .strip() + "".join(map(self.mark, line["claim_ids"])),
             escape("; ".join(line["hops"])), line["devices"],
             times(line["stated_low"], line["stated_high"])
             + "".join(map(self.mark, line["stated_claim_ids"]))]
            for line in self.report.chains
        ]  # fmt: skip
        header = ["method", "over", "metric", "implied", "through", "devices", "stated"]
        return "\n\n".join(
            [
                "## Implied by chains",
                "Products of what different papers state; none of them states it itself.",
                table(header, rows, right=(3,)),
            ]
        )

    def contradictions(self) -> str:
        rows = [
            [escape(line["method"]), line["metric"], escape(text_words(line["baseline"])),
             escape(line["value_a"]) + self.mark(line["claim_a"]),
             escape(line["value_b"]) + self.mark(line["claim_b"]), times(line["apart"])]
            for line in self.report.contradictions
        ]  # fmt: skip
        header = ["method", "metric", "over", "one paper", "another", "apart"]
        return "## Contradictions\n\n" + table(header, rows, right=(5,))

    def line_method(self, line: Line) -> str:
        return escape(line["method"])

    def better(self, line: Line) -> str:
        return times(line["improvement_low"], line["improvement_high"]) + self.mark(line["claim"])

    def mark(self, claim: object) -> str:
        return f"[^{self.notes.setdefault(str(claim), len(self.notes) + 1)}]"

    def footnote(self, claim: str) -> str:
        row = self.report.claims[claim]
        url = safe_url(row["url"])
        title = escape(row["title"])
        cited = f"[{title}]({url})" if url and "(" not in url and ")" not in url else title
        when = f", {day(row['date'])}" if day(row["date"]) else ""
        return f"[^{self.notes[claim]}]: “{escape(row['evidence'])}” {cited}{when}"


def escape(text: object) -> str:
    r"""A text in one line that Markdown shows as it is.

    >>> escape("a_b | <img>\nc")
    'a\\_b \\| \\<img\\> c'
    """
    line = _MARKUP.sub(r"\\\1", " ".join(str(text).split()).replace("&", "&amp;"))
    return re.sub(r"(?<!\w)@", "&#64;", line).replace("://", ":&#47;/")


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A table; the columns `right`, by place, are set right.

    >>> print(table(["a", "n"], [["x", "1"]], right=(1,)))
    | a | n |
    |---|--:|
    | x | 1 |
    """
    rule = "|".join("--:" if place in right else "---" for place in range(len(header)))
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, *rows)]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])
