"""The wheel works far from the checkout, and the sdist builds the same wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.startswith("extractor/")}


def test_the_wheel_carries_rules_and_samples(wheel: Path):
    held = names(wheel)
    rules = {f"extractor/_rules/{path.name}" for path in (ROOT / "rules").glob("*.toml")}
    samples = {"extractor/samples/daily_papers.txt", "extractor/samples/papers.jsonl"}
    assert rules
    assert rules | samples | {"extractor/py.typed"} <= held
    assert not [name for name in held if "test" in name or name.endswith(".pyc")]


def test_the_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path):
    installed = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    script = (
        "import extractor, extractor.samples as samples\n"
        "from extractor.rules import load_rules\n"
        "from extractor.sources import read_papers\n"
        "print(extractor.__file__)\n"
        "print(len(load_rules().metrics), len(list(read_papers(samples.page()))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    where, figures = done.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    metrics, papers = map(int, figures.split())
    assert metrics > 30
    assert papers > 15


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path):
    sdist = next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    again = next(WheelBuilder(str(unpacked)).build(directory=str(tmp_path), versions=["standard"]))
    assert names(Path(again)) == names(wheel)
    assert (unpacked / "Makefile").exists()
    assert not (unpacked / ".venv").exists()
