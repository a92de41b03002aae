"""Execute the notebooks of this folder in place, with nothing in them that changes from run to run.

    python notebooks/execute.py            # all of them
    python notebooks/execute.py NOTEBOOK   # one

Outputs are kept; times, versions and the kernel's own names are not, so that a notebook whose
results are the same is the same file.
"""

from __future__ import annotations

import base64
import io
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from PIL import Image
from traitlets.config import Config

FOLDER = Path(__file__).resolve().parent
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
SOCKETS = TemporaryDirectory(prefix="kernels-")


class Client(NotebookClient):
    """Reaches its kernel over files: a free port can be taken before the kernel has bound it."""

    def __init__(self, notebook: nbformat.NotebookNode, **options: Any) -> None:
        reached = {"transport": "ipc", "ip": f"{SOCKETS.name}/kernel"}
        super().__init__(notebook, config=Config(KernelManager=reached), **options)


def executed(path: Path) -> nbformat.NotebookNode:
    """The notebook at `path`, executed in its folder; raises `CellExecutionError`."""
    notebook = nbformat.read(path, as_version=4)
    client = Client(
        notebook,
        timeout=120,
        kernel_name=KERNEL["name"],
        record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    return stable(notebook)


def stable(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without versions and times, its pictures small."""
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number:02d}"
        cell.metadata = nbformat.from_dict({})
        for output in cell.get("outputs", []):
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = small(output.data["image/png"])
    return notebook


def small(png: str) -> str:
    """A picture with a palette, and without the name of the library that drew it; both base64."""
    picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")
    target = io.BytesIO()
    picture.quantize(64).save(target, "PNG", optimize=True)
    return base64.b64encode(target.getvalue()).decode("ascii")


def main(names: list[str]) -> None:
    """Execute the notebooks called so, or all, and replace each when it is done."""
    for path in [Path(name) for name in names] or sorted(FOLDER.glob("*.ipynb")):
        notebook = executed(path)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            nbformat.write(notebook, unfinished)
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
        print(f"executed {path.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
