"""The LaTeX report: booktabs tables with citation keys, ready for a related-work section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version

from extractor.reports.citations import citation_keys, latex_text
from extractor.reports.content import Content, Line, times
from extractor.table.wording import text_words

BOARDS = 20
"""How many baselines have their leaderboard in the report."""

_HEAD = r"""% Tables of claims, written by claims-extractor {version}.
% In the preamble: \usepackage{{booktabs,tabularx}}
% The citation keys are those of the bibliography that `extractor report ... -o NAME.bib` writes.
% Each row is followed by the sentence that states its number, as a comment."""


def latex_report(report: Content) -> str:
    r"""The report as tables to `\input`; texts of papers are escaped, sentences are comments."""
    keys = citation_keys(report.claims.values())
    parts = [_HEAD.format(version=version("claims-extractor"))]
    if report.top:
        groups = [(latex_text(family), lines) for family, lines in report.top]
        caption = (
            "Largest improvements that papers claim, by family of metrics. Baselines differ from"
            " row to row."
        )
        parts.append(_tabular(report, groups, keys, caption, "tab:claims-best", over=True))
    for number, (baseline, boards) in enumerate(report.boards[:BOARDS], 1):
        groups = [(latex_text(board.heading), board.lines) for board in boards]
        caption = f"What beats {latex_text(baseline)}, best first within one metric and phase."
        label = f"tab:claims-over-{number}"
        parts.append(_tabular(report, groups, keys, caption, label, over=False))
    return "\n\n".join(parts) + "\n"


def _tabular(
    report: Content,
    groups: Iterable[tuple[str, Sequence[Line]]],
    keys: dict[str, str],
    caption: str,
    label: str,
    *,
    over: bool,
) -> str:
    lines = [
        r"\begin{table*}",
        r"\centering\small",
        rf"\caption{{{caption}}}",
        rf"\label{{{label}}}",
        r"\begin{tabularx}{\textwidth}{@{}Xr l X l@{}}",
        r"\toprule",
        rf"Method & Better & As written & {'Over' if over else 'On'} & Paper \\",
    ]
    for heading, rows in groups:
        lines += [r"\midrule", rf"\multicolumn{{5}}{{@{{}}l}}{{\emph{{{heading}}}}} \\"]
        for line in rows:
            lines += _row(report, line, keys, over=over)
    lines += [r"\bottomrule", r"\end{tabularx}", r"\end{table*}"]
    return "\n".join(lines)


def _row(report: Content, line: Line, keys: dict[str, str], *, over: bool) -> list[str]:
    better = times(line["improvement_low"], line["improvement_high"])
    written = f"{line['value']} {line['metric']}" if over else str(line["value"])
    cells = [
        latex_text(line["method"]),
        latex_text(better),
        latex_text(written),
        latex_text(line["baseline"] if over else text_words(line["on"])),
        rf"\cite{{{keys[str(line['paper_id'])]}}}",
    ]
    evidence = " ".join(report.evidence(line["claim"]).split())
    return [" & ".join(cells) + r" \\", f"% {line['claim']}: {evidence}"]
