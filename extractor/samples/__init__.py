"""The bundled sample corpus: invented papers about invented systems, in two formats.

The systems, their figures and the laboratories do not exist. The abstracts are written the way real
ones are, LaTeX and its remains included, and cover every kind of claim and every metric family.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_PAGE = "daily_papers.txt"
_ROWS = "papers.jsonl"


def page() -> Path:
    """The sample corpus as a saved Daily Papers page with metadata.

    >>> page().name
    'daily_papers.txt'
    """
    return _path(_PAGE)


def jsonl() -> Path:
    """The same papers as JSONL, one paper a line.

    >>> len(jsonl().read_text(encoding="utf-8").splitlines()) >= 15
    True
    """
    return _path(_ROWS)


def _path(name: str) -> Path:
    return Path(str(files(__name__) / name))
