"""Files that are there complete or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.claim import ExtractorError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    r"""A place to write to beside `target`, which takes its place when the block has succeeded.

    A missing folder is made. Where the block raises, `target` stays as it was and nothing is left
    behind. Raises `ExtractorError` for a place that cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(Path(folder) / "claims.md") as unfinished:
    ...         count = unfinished.write_text("# Claims", encoding="utf-8")
    ...     [path.name for path in Path(folder).iterdir()]
    ['claims.md']
    """
    unfinished = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        os.replace(unfinished, target)
    except OSError as error:
        raise ExtractorError(f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        if unfinished.exists():
            unfinished.unlink()
