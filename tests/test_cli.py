"""The commands: what they print, write and answer, and how they fail."""

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor import (
    Paper,
    check_rules,
    evaluate,
    explain,
    extract,
    iter_claims,
    list_rules,
)
from extractor import papers as read_papers_table
from extractor.cli import main
from extractor.table.read import read_claims

TEXT = "We propose Wren. Wren is 3x faster than Finch on one A100."
PAPERS = [
    {"id": "2602.00001", "title": "Wren: Quick Attention", "abstract": TEXT},
    {
        "id": "t2",
        "title": "Heron: Lean Training",
        "abstract": "Heron uses 40% less memory than Finch.",
    },
]
ESCAPE = "\x1b["
CONTEXT = main.make_context("extractor", [], resilient_parsing=True)
GROUP = {name: main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)}
COMMANDS = {
    " ".join(filter(None, (name, leaf))): command
    for name, group in GROUP.items()
    for leaf, command in getattr(group, "commands", {"": group}).items()
}
FUNCTIONS = {
    "extract": extract,
    "papers": read_papers_table,
    "evaluate": evaluate,
    "explain": explain,
    "rules check": check_rules,
    "rules list": list_rules,
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in PAPERS), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], **options)


def start(*arguments: object, **options: object) -> subprocess.Popen:
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, **{**pipes, **options})


def test_extract_prints_one_line_a_claim_where_it_is_piped(papers: Path) -> None:
    done = run("extract", papers)
    assert done.exit_code == 0
    header, first, second = done.stdout.splitlines()
    assert header.split() == ["Method", "Metric", "Value", "Over", "On", "Paper"]
    assert re.split(" {2,}", first)[:5] == ["Wren", "speed", "3x", "Finch", "1x A100"]
    assert second.startswith("Heron")
    assert second.endswith("Heron: Lean Training")
    assert ESCAPE not in done.output
    assert done.stderr == "2 papers, 2 claims, 0 problems\n"


def test_extract_fits_eighty_columns(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("extract", papers)
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines.index("Wren: Quick Attention") < lines.index("Heron: Lean Training")
    assert ESCAPE not in done.output


def test_extract_writes_every_file_from_one_extraction(papers: Path, tmp_path: Path) -> None:
    endings = (".jsonl", ".csv", ".tsv", ".parquet", ".db", ".md")
    files = [tmp_path / "new" / f"claims{ending}" for ending in endings]
    done = run("extract", papers, *(word for file in files for word in ("-o", file)))
    assert done.exit_code == 0
    assert done.stdout == ""
    assert all(str(file) in done.stderr for file in files)
    frames = [read_claims(file) for file in files[:-1]]
    assert all(frame.equals(frames[0]) for frame in frames)
    assert frames[0]["text"].tolist() == ["3x", "40%"]


def test_extract_reads_standard_input_and_texts() -> None:
    for done in (run("extract", "-", input=TEXT), run("extract", TEXT)):
        assert done.exit_code == 0
        assert "Wren" in done.stdout


def test_papers_lists_what_was_read(papers: Path, tmp_path: Path) -> None:
    done = run("papers", papers)
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["Id", "2602.00001", "t2"]
    assert run("papers", papers, "-o", tmp_path / "read.csv").exit_code == 0
    assert (tmp_path / "read.csv").read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.parametrize("command", ["extract", "papers"])
def test_a_problem_is_told_and_the_rest_is_done(command: str, papers: Path, tmp_path: Path) -> None:
    papers.write_text(papers.read_text(encoding="utf-8") + "{oops\n", encoding="utf-8")
    done = run(command, tmp_path / "none.txt", papers, "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 1
    assert f"{papers}:3: " in done.stderr
    assert "none.txt: no such file" in done.stderr
    assert "2 problems" in done.stderr
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert "Traceback" not in done.output


def test_many_problems_are_counted(tmp_path: Path) -> None:
    done = run("extract", *(tmp_path / f"none{i}.txt" for i in range(30)))
    assert "... and 10 more problems" in done.stderr


def test_one_output_that_cannot_be_written_does_not_cost_the_others(
    papers: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    bad, good = tmp_path / "file" / "a.csv", tmp_path / "b.csv"
    done = run("extract", papers, "-o", bad, "-o", good)
    assert done.exit_code == 1
    assert f"{bad}: cannot be written" in done.stderr
    assert good.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "Missing argument"),
        (["extract", "x", "-o", "a.docx"], "no export for '.docx'; use one of .csv"),
        (["extract", "x", "--year", "12"], "12 is not in the range"),
        (["extract", "x", "--rules", "no-such-folder"], "no-such-folder"),
        (["extract", "x", "--colour"], "No such option"),
        (["evaluate", "none.jsonl", "none.jsonl"], "does not exist"),
        (["extrakt", "x"], "No such command"),
    ],
)
def test_wrong_usage_answers_two(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_error_of_ours_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    done = run("extract", TEXT, "--rules", tmp_path / "rules")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.output


def gold(path: Path) -> Path:
    frame = extract([Paper("t1", "Wren: Quick Attention", TEXT)])
    claims = [c.to_dict() for c in iter_claims([
        Paper("t1", "Wren: Quick Attention", TEXT)
    ])]  # fmt: skip
    assert len(frame) == len(claims) == 1
    claims[0] |= {"optional": False, "method": "Sparrow"}
    path.write_text(json.dumps({"id": "t1", "abstract": TEXT, "claims": claims}), encoding="utf-8")
    return path


def test_evaluate_prints_the_figures_and_the_errors(tmp_path: Path) -> None:
    wanted = gold(tmp_path / "gold.jsonl")
    page = tmp_path / "papers.jsonl"
    paper = {"id": "t1", "title": "Wren: Quick Attention", "abstract": TEXT}
    page.write_text(json.dumps(paper), encoding="utf-8")
    claims = tmp_path / "claims.csv"
    run("extract", page, "-o", claims)
    done = run("evaluate", wanted, claims)
    assert done.exit_code == 0
    figures = dict(line.split() for line in done.stdout.splitlines()[1:])
    assert figures["detection_f1"] == "1.000"
    assert figures["method"] == "0.000"
    errors = run("evaluate", wanted, claims, "--errors", "method").stdout
    assert "gold 'Sparrow' got 'Wren'" in errors
    assert run("evaluate", wanted, claims, "--errors", "colour").exit_code == 2


def test_explain_shows_mentions_and_rules() -> None:
    for done in (run("explain", TEXT), run("explain", "-", input=TEXT)):
        assert done.exit_code == 0
        assert TEXT in " ".join(done.stdout.split())
        assert "1. 3x" in done.stdout
        assert "rules:" in done.stdout
        assert ESCAPE not in done.stdout


def test_rules_are_listed_and_checked() -> None:
    listed = run("rules", "list")
    assert listed.exit_code == 0
    rows = listed.stdout.splitlines()[1:]
    assert len(rows) == len(list_rules())
    assert rows[0].split()[0] in ("metric", "unit", "cue", "hardware", "link")
    checked = run("rules", "check")
    assert checked.exit_code == 0
    assert checked.stderr.endswith(" 0 failures\n")


def test_a_rule_whose_example_fails_is_told(tmp_path: Path) -> None:
    rule = """
        [[metric]]
        id = "plumage"
        family = "quality"
        good = "up"
        unit = ""
        words = ["plumage"]
        examples = ["The tail is blue."]
    """
    (tmp_path / "metrics.toml").write_text(rule, encoding="utf-8")
    checked = run("rules", "check", "--rules", tmp_path)
    assert checked.exit_code == 1
    assert "plumage" in checked.stdout
    assert " 1 failure\n" in checked.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example_that_parses(name: str) -> None:
    shown = run(*name.split(), "--help")
    assert shown.exit_code == 0
    assert f"Example: extractor {name} " in " ".join(shown.output.split())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_command_has_the_parameters_of_its_function(name: str) -> None:
    printing = {"outputs", "errors"}
    options = {p.name for p in COMMANDS[name].params if p.expose_value} - printing
    parameters = set(inspect.signature(FUNCTIONS[name]).parameters)
    assert options <= parameters
    assert parameters - options <= {"problems"}


def test_every_command_takes_no_color_and_is_documented() -> None:
    for name, command in (COMMANDS | GROUP).items():
        assert "--no-color" in [o for p in command.params for o in p.opts], name
        assert command.help, name


def test_version() -> None:
    assert re.search(r"\d+\.\d+", run("--version").stdout)


def test_colours_come_on_request_and_go_on_request(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;36m" in run("extract", papers).stdout
    for arguments in (["extract", papers, "--no-color"], ["--no-color", "extract", papers]):
        assert not re.search(r"\x1b\[[\d;]*3\dm", run(*arguments).stdout)


def test_a_closed_pipe_is_no_error(papers: Path) -> None:
    rows = [
        {**p, "id": f"{p['id']}-{i}", "title": f"{i} {p['title']}"}
        for i in range(400)
        for p in PAPERS
    ]
    papers.write_text("".join(json.dumps(p) + "\n" for p in rows), encoding="utf-8")
    process = start("extract", papers)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Method")
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.wait(timeout=60)
    process.stderr.close()
    assert "Traceback" not in said
    assert "Broken pipe" not in said
    assert "Exception" not in said


def test_an_interrupt_is_quiet_and_changes_no_output(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.exports.jsonl.json_value", interrupted)
    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    done = run("extract", papers, "-o", target)
    assert done.exit_code == 130
    assert done.stderr.strip() == "Interrupted; no output was changed."
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "papers.jsonl"]


def test_help_imports_nothing_heavy() -> None:
    heavy = ("pandas", "spacy", "openpyxl", "pyarrow", "pandera", "pint", "rich")
    code = (
        "import sys; from extractor.cli import main; main(['extract', '--help'], 'extractor', "
        f"standalone_mode=False); print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_runs_as_the_command() -> None:
    process = start("--version")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out.startswith("extractor, version")
