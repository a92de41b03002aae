"""The one door to every report: gather, choose the format by the path, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, cast

from extractor.claim import ExtractorError, Paper, Problem
from extractor.exports.replacing import replacing
from extractor.table.selection import Filters, select

if TYPE_CHECKING:
    import pandas as pd

    from extractor.reports.content import Content
    from extractor.rules import Rules

    Source = pd.DataFrame | str | Path | Paper | Iterable[str | Path | Paper]


def report(
    source: Source,
    path: Path | str | None = None,
    *,
    papers: pd.DataFrame | None = None,
    title: str | None = None,
    rules: Rules | Path | str | None = None,
    year: int | None = None,
    problems: list[Problem] | None = None,
    **filters: Unpack[Filters],
) -> str:
    """What claims say together: counts, the best of each family, leaderboards, timelines, devices.

    `source` is a claims table, or whatever `extract` and `read_claims` read: papers, exports with
    claims, texts. `papers` is the papers table that goes with a claims table, for the abstracts.
    The filters are those of `select`.

    `path` ends in .html (one page that needs no network), .md, .tex (booktabs tables with citation
    keys), .bib (the entries for them) or .txt; the file is replaced once the new one is complete.
    Gives back the text of the report, as plain text if there is no path. Raises `ExtractorError`
    for an ending that is none of these, a filter that makes no sense, or a place that cannot be
    written.

    >>> print(report("Lark is 2.5x faster than vLLM on one A100.").splitlines()[0])
    Claims of papers, compared
    """
    from extractor.reports.content import content
    from extractor.rules import load_rules

    make = _maker(None if path is None else Path(path))
    known = load_rules(rules) if rules is None or isinstance(rules, (str, Path)) else rules
    if hasattr(source, "columns"):
        frame = cast("pd.DataFrame", source)
    else:
        from extractor.reports.inputs import claims_and_papers

        frame, found = claims_and_papers(source, rules=known, year=year, problems=problems)
        papers = found if papers is None else papers
    text = make(content(select(frame, filters), papers, title=title), known)
    if path is not None:
        _write(Path(path), text)
    return text


def _page(shown: Content, rules: Rules) -> str:
    from extractor.reports.page import html_report

    return html_report(shown, rules=rules)


def _markdown(shown: Content, _: Rules) -> str:
    from extractor.reports.markdown import markdown_report

    return markdown_report(shown)


def _latex(shown: Content, _: Rules) -> str:
    from extractor.reports.latex import latex_report

    return latex_report(shown)


def _bibliography(shown: Content, _: Rules) -> str:
    from extractor.reports.citations import bibliography

    return bibliography(shown)


def _plain(shown: Content, _: Rules) -> str:
    from extractor.reports.terminal import plain_report

    return plain_report(shown)


FORMATS: dict[str, Callable[[Content, Any], str]] = {
    ".html": _page,
    ".htm": _page,
    ".md": _markdown,
    ".tex": _latex,
    ".bib": _bibliography,
    ".txt": _plain,
}
"""The function that makes each kind of report, by the ending of the path."""


def _maker(path: Path | None) -> Callable[[Content, Any], str]:
    if path is None:
        return _plain
    if path.suffix.lower() not in FORMATS:
        what = f"no report ends in {path.suffix!r}" if path.suffix else "no extension"
        raise ExtractorError(f"{path}: {what}; use one of {', '.join(sorted(FORMATS))}")
    if path.is_dir():
        raise ExtractorError(f"{path}: this is a folder; name a file in it")
    return FORMATS[path.suffix.lower()]


def check_report_path(path: Path | str) -> Path:
    """`path`, if a report can be written there by its extension; else `ExtractorError`.

    >>> check_report_path("report.docx")
    Traceback (most recent call last):
    ...
    extractor.claim.ExtractorError: report.docx: no report ends in '.docx'; use one of .bib, ...
    """
    _maker(Path(path))
    return Path(path)


def _write(path: Path, text: str) -> None:
    with replacing(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", errors="replace", newline="\n")
