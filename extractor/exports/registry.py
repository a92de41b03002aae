"""Which function writes which file: a registry by extension, and the one door to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extractor.claim import ExtractorError, Problem
from extractor.exports.replacing import replacing
from extractor.table.frame import typed

if TYPE_CHECKING:
    import pandas as pd


class Exporter(Protocol):
    """Writes a typed table to `path`; the papers and the problems go along where there is room."""

    def __call__(
        self,
        frame: pd.DataFrame,
        path: Path,
        papers: pd.DataFrame | None = None,
        problems: Sequence[Problem] | None = None,
    ) -> None:
        """Write the file; it may assume that nothing stands at `path`."""


_EXPORTERS: dict[str, Exporter] = {}


def exporter(*endings: str) -> Callable[[Exporter], Exporter]:
    """Register a function as the exporter of the files whose names end so.

    >>> @exporter(".example")
    ... def write_example(frame, path, papers=None, problems=None):
    ...     path.write_text(f"{len(frame)} rows", encoding="utf-8")
    >>> ".example" in extensions()
    True
    >>> del _EXPORTERS[".example"]
    """

    def register(function: Exporter) -> Exporter:
        for ending in endings:
            _EXPORTERS[ending] = function
        return function

    return register


def extensions() -> list[str]:
    """The extensions that `write` knows, sorted.

    >>> ".csv" in extensions()
    True
    """
    return sorted(_EXPORTERS)


def check_path(path: Path | str) -> Path:
    """`path`, if a table can be written there by its extension; else `ExtractorError`.

    >>> check_path("claims.docx")
    Traceback (most recent call last):
    ...
    extractor.claim.ExtractorError: claims.docx: no export for '.docx'; use one of .csv, ...
    """
    target = Path(path)
    if target.suffix.lower() not in _EXPORTERS:
        what = f"no export for {target.suffix!r}" if target.suffix else "no extension"
        raise ExtractorError(f"{target}: {what}; use one of {', '.join(extensions())}")
    if target.is_dir():
        raise ExtractorError(f"{target}: this is a folder; name a file in it")
    return target


def write(
    frame: pd.DataFrame,
    path: Path | str,
    papers: pd.DataFrame | None = None,
    problems: Sequence[Problem] | None = None,
) -> Path:
    r"""Write a table (claims, papers or any other) in the format of the path's extension.

    The file is replaced only when the new one is complete; a missing folder is made. Formats with
    room for more than one table (.db, .sqlite, .xlsx) take `papers` and `problems` too. Gives back
    the path. Raises `ExtractorError` for an unknown extension, a table that its schema does not
    allow, or a place that cannot be written.

    >>> import pandas as pd, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write(pd.DataFrame({"method": ["Lark"]}), Path(folder) / "methods.csv")
    ...     path.read_text(encoding="utf-8")
    'method\nLark\n'
    """
    target = check_path(path)
    table = typed(frame)
    listed = None if papers is None else typed(papers)
    export = _EXPORTERS[target.suffix.lower()]
    with replacing(target) as unfinished:
        export(table, unfinished, papers=listed, problems=problems)
    return target
