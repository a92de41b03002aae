"""What README.md says is checked against the code."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.exports.registry import extensions
from extractor.sources import READERS
from extractor.table.accessor import ClaimsAccessor
from extractor.table.schema import CLAIM_COLUMNS

README = Path(__file__).resolve().parent.parent / "README.md"
TEXT = README.read_text(encoding="utf-8")


def section(heading: str) -> str:
    return re.split(r"^## ", TEXT.split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", TEXT, flags=re.MULTILINE | re.DOTALL)


def test_the_columns_are_those_of_the_table():
    cells = re.findall(r"^\| (.*?) \|", section("The columns"), flags=re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named == {column.name for column in CLAIM_COLUMNS}


@pytest.mark.parametrize("name", re.findall(r"^\| `extractor (\w+)", TEXT, flags=re.MULTILINE))
def test_every_command_named_exists(name: str):
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert "Example" in done.output


def test_every_command_is_named():
    context = main.make_context("extractor", [], resilient_parsing=True)
    assert set(main.list_commands(context)) == set(re.findall(r"^\| `extractor (\w+)", TEXT, re.M))


def test_options_and_endings_in_the_examples_exist():
    lines = [line for block in blocks("bash") for line in block.splitlines()]
    used = [line.split() for line in lines if line.strip().startswith("extractor ")]
    assert used
    for words in used:
        usage = CliRunner().invoke(main, [words[1], "--help"]).output
        assert all(word in usage for word in words if word.startswith("-"))
        written = [after for word, after in pairwise(words) if word == "-o"]
        assert all(Path(name).suffix in extensions() for name in written)


def test_the_endings_are_those_of_the_exports():
    spreadsheet = section("Three ways to use it").split("**In pandas.**")[0]
    named = set(re.findall(r"`(\.\w+)`", spreadsheet))
    assert named <= set(extensions())
    assert named | {".sqlite"} >= set(extensions())


def test_every_format_has_a_row():
    rows = section("What it reads").lower()
    words = {"delimited": "csv", "page": "daily papers", "atom": "arxiv atom"}
    assert all(words.get(name, name) in rows for name in READERS)


@pytest.mark.parametrize("session", blocks("console"))
def test_the_printed_table_is_what_is_printed(session: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "100")
    command, printed = re.match(r"\$ (.*?\")\n(.*)", session, re.DOTALL).groups()
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    said = [" ".join(line.split()) for line in done.output.splitlines()]
    assert done.exit_code == 0
    assert [" ".join(line.split()) for line in printed.splitlines()] == [s for s in said if s]


def test_the_python_runs(capsys: pytest.CaptureFixture[str]):
    names: dict[str, object] = {"__name__": "readme"}
    for code in blocks("python"):
        exec(compile(code, str(README), "exec"), names)
        assert "latency" in capsys.readouterr().out


def test_the_verbs_of_a_table_are_those_of_its_accessor():
    named = section("Three ways to use it").split("stands under its accessor:")[1].split(".")[0]
    verbs = {name for name in vars(ClaimsAccessor) if not name.startswith("_")}
    assert set(re.findall(r"`(\w+)`", named)) == verbs - {"check"}


def test_links_into_the_repository_lead_somewhere():
    targets = [t for t in re.findall(r"\]\(([^)]+)\)", TEXT) if not t.startswith("http")]
    assert targets
    assert [t for t in targets if not (README.parent / t).exists()] == []
