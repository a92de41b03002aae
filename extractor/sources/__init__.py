"""Papers from files: saved pages, JSONL, CSV, BibTeX, arXiv Atom and plain text.

`read_papers` reads any of them. A new format is a module with a function under `@reader`.
"""

# The order of the imports is the order in which formats are asked whether a content is theirs.
from extractor.sources import jsonl, atom, bibtex, delimited, page, text  # noqa: F401, I001
from extractor.sources.identity import arxiv_id, merged, normalised_title, paper_id
from extractor.sources.reading import read_papers
from extractor.sources.registry import READERS, Reader, endings, pick, reader
from extractor.sources.source import Source

__all__ = [
    "READERS",
    "Reader",
    "Source",
    "arxiv_id",
    "endings",
    "merged",
    "normalised_title",
    "paper_id",
    "pick",
    "read_papers",
    "reader",
]
