"""nbmake runs the notebooks of this folder with the client that also writes them."""

from __future__ import annotations

import runpy
from pathlib import Path

import nbmake.nb_run

execute = runpy.run_path(str(Path(__file__).with_name("execute.py")))
nbmake.nb_run.NotebookClient = execute["Client"]
