"""The committed sample in output/ is what the bundled corpus gives today.

Text is compared as it is. Of a workbook, a database, a Parquet file and a page the content is,
because their bytes also depend on the versions of the libraries that write them.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from extractor import samples
from extractor.cli import main
from extractor.exports import extensions
from extractor.reports.report import FORMATS
from extractor.table.read import read_claims

OUTPUT = Path(__file__).resolve().parents[2] / "output"
CLAIMS = sorted(path.name for path in OUTPUT.glob("claims.*"))
REPORTS = sorted(path.name for path in OUTPUT.glob("report.*"))
ADVICE = "output/ is stale: run make output, look at what changed, and commit it"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same files, made now."""
    folder = tmp_path_factory.mktemp("output")
    for command, names in (("extract", CLAIMS), ("report", REPORTS)):
        targets = [word for name in names for word in ("-o", str(folder / name))]
        done = CliRunner().invoke(main, [command, str(samples.page()), *targets])
        assert done.exit_code == 0, done.output
    return folder


def workbook(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    with closing(load_workbook(path, read_only=True)) as book:
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def database(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as opened:
        kinds = opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        shown = [name for name, sql in kinds if sql and "_fts" not in name]
        tables = [n for n, sql in kinds if n in shown and not sql.startswith("CREATE INDEX")]
        rows = {name: opened.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        return {"sqlite_master": kinds, **rows}


def page(path: Path) -> tuple[str, dict[str, Any]]:
    """What a report shows and its data: without scripts, plots and the hashes of the scripts."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r'<script id="data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    del data["charts"]
    shown = re.sub(r"<script.*?</script>|<meta http-equiv[^>]*>", "", text, flags=re.DOTALL)
    return shown, data


READERS: dict[str, Callable[[Path], Any]] = {".xlsx": workbook, ".db": database, ".html": page}


def test_there_is_a_sample_of_every_format():
    alike = {".sqlite": ".db", ".tsv": ".csv"}
    assert {Path(name).suffix for name in CLAIMS} == {alike.get(e, e) for e in extensions()}
    told = set(FORMATS) - {".htm", ".txt"}
    assert {Path(name).suffix for name in REPORTS} == told


@pytest.mark.parametrize("name", [*CLAIMS, *REPORTS])
def test_it_is_what_the_corpus_gives(name: str, made: Path):
    suffix = Path(name).suffix
    if suffix == ".parquet":
        pd.testing.assert_frame_equal(
            read_claims(OUTPUT / name), read_claims(made / name), obj=ADVICE
        )
    elif suffix in READERS:
        read = READERS[suffix]
        assert read(OUTPUT / name) == read(made / name), ADVICE
    else:
        kept, now = ((folder / name).read_text(encoding="utf-8") for folder in (OUTPUT, made))
        assert kept == now, ADVICE


def unpacked(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", [*CLAIMS, *REPORTS])
def test_it_names_no_place_on_a_machine(name: str):
    content = unpacked(OUTPUT / name)
    assert not [word for word in (b"/home/", b"/tmp/", b"/root/") if word in content]
