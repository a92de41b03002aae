"""A workbook saved so that the same content gives the same bytes."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

EPOCH = datetime(1980, 1, 1)
"""The earliest time that a zip entry can carry; the workbook's own dates say the same."""


class _DatelessZip(ZipFile):
    """A zip archive whose entries all carry the same time and rights."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add an entry with these contents."""
        name = zinfo_or_arcname
        super().writestr(_entry(name if isinstance(name, str) else name.filename), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a file of the disk as an entry."""
        entry = _entry(str(arcname))
        entry.file_size = os.path.getsize(filename)
        with open(filename, "rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name.lstrip("/"), EPOCH.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write the workbook to `path`."""
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.creator = "claims-extractor"
    workbook.properties.created = EPOCH
    workbook.properties.modified = EPOCH
    with _DatelessZip(path, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
