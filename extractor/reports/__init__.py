"""Reports: what the claims of many papers say together, as a page, Markdown, LaTeX or text."""

from extractor.reports.report import FORMATS, report

__all__ = ["FORMATS", "report"]
