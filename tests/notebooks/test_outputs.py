"""The outputs shown in the notebooks are those that their code gives today.

That every cell runs is tested by nbmake. Compared here are texts, without the white space that
aligns them; pictures also depend on the versions of the libraries that draw them.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
execute = runpy.run_path(str(FOLDER / "execute.py"))


def shown(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """The words of each code cell's outputs."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [
        "\n".join(out.get("text") or out.data.get("text/plain", "") for out in cell.outputs).split()
        for cell in cells
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_are_what_the_code_gives(path: Path):
    kept = shown(nbformat.read(path, as_version=4))
    now = shown(execute["executed"](path))
    assert kept == now, f"{path.name} is stale: run make output, look at what changed, commit it"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_in_them_changes_from_run_to_run(path: Path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata == {
        "kernelspec": execute["KERNEL"],
        "language_info": {"name": "python"},
    }
    assert not [cell for cell in notebook.cells if cell.metadata]
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in codes] == list(range(1, len(codes) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_name_no_place_on_a_machine(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("/home/", "/tmp/", "/root/", str(FOLDER.parent)) if word in text]


def test_there_are_pictures_in_them():
    for path in NOTEBOOKS:
        outputs = [o for c in nbformat.read(path, 4).cells for o in c.get("outputs", [])]
        assert [out for out in outputs if "image/png" in out.get("data", {})]
