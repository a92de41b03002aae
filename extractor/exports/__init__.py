"""Tables to files: one module a format, chosen by the file's extension."""

from extractor.exports import delimited, jsonl, markdown, parquet, sqlite, workbook
from extractor.exports.registry import check_path, exporter, extensions, write

__all__ = [
    "check_path",
    "delimited",
    "exporter",
    "extensions",
    "jsonl",
    "markdown",
    "parquet",
    "sqlite",
    "workbook",
    "write",
]
