"""The quality report counts by group, and names the papers that a change moved."""

import dataclasses
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from extractor.claim import Claim

SCRIPT = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "quality.py"
ABSTRACT = "Wren is 3x faster than Finch and needs 40% less memory."
SPEED = Claim(
    "3x", 8, 10, 3.0, 3.0, "factor", "speed",
    unit="x", direction="increase", method="Wren", baselines=("Finch",), confidence=0.95,
)  # fmt: skip
MEMORY = Claim(
    "40%", 39, 42, 40.0, 40.0, "percent_change", "memory",
    unit="%", direction="decrease", method="Wren", confidence=0.6,
)  # fmt: skip
IDS = ("p1", "p2", "p3")


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path, **claims: list[Claim]) -> Path:
    lines = [
        {
            "id": paper,
            "abstract": ABSTRACT,
            "claims": [{**c.to_dict(), "optional": False} for c in claims.get(paper, [])],
        }
        for paper in IDS
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def report(quality: ModuleType, *arguments: object) -> dict[str, list[str]]:
    done = CliRunner().invoke(quality.main, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    blocks = [block.splitlines() for block in done.output.split("\n\n")]
    return {block[0].split()[0]: block[1:] for block in blocks}


def test_figures_by_group_and_confidence(quality: ModuleType, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", p1=[SPEED, MEMORY], p2=[SPEED])
    wrong = dataclasses.replace(MEMORY, method="Sparrow")
    spurious = dataclasses.replace(MEMORY, start=20, end=22)
    claims = write(tmp_path / "claims.jsonl", p1=[SPEED, wrong], p2=[spurious])
    blocks = report(quality, gold, claims)
    kinds = {line.split()[0]: line.split()[1:] for line in blocks["kind"]}
    assert kinds["factor"] == ["2", "1.000", "0.500", "0.667", "0.667"]
    assert kinds["percent_change"] == ["1", "0.500", "1.000", "0.667", "0.000"]
    assert [line.split()[0] for line in blocks["family"]] == ["speed", "memory"]
    confidence = {line[:12]: line.split()[-2:] for line in blocks["confidence"]}
    assert confidence["0.90 to 1.00"] == ["1", "1.000"]
    assert confidence["0.00 to 0.90"] == ["2", "0.000"]


def test_gains_and_losses(quality: ModuleType, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", p1=[SPEED], p2=[SPEED], p3=[SPEED])
    old = write(tmp_path / "old.jsonl", p1=[SPEED], p3=[SPEED])
    new = write(tmp_path / "new.jsonl", p1=[dataclasses.replace(SPEED, method="Sparrow")],
                p2=[SPEED], p3=[SPEED])  # fmt: skip
    blocks = report(quality, gold, new, "--against", old)
    assert [line.strip() for line in blocks["Gained"]] == ["p2: found +1, right +1, spurious +0"]
    assert blocks["Lost"][0].strip() == "p1: found +0, right -1, spurious +0"


def test_the_halves_share_out_the_papers(quality: ModuleType, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", **{paper: [SPEED] for paper in IDS})
    counts = [
        int(report(quality, gold, gold, "--half", half)["papers"][0].split()[-1])
        for half in ("a", "b")
    ]
    assert sum(counts) == len(IDS)
    assert counts[0] == sum(quality.half_of(paper) == "a" for paper in IDS)


def test_without_claims_the_papers_are_extracted_now(quality: ModuleType, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", p1=[SPEED])
    saved = tmp_path / "claims.csv"
    blocks = report(quality, gold, "--save", saved)
    assert "matched         1" in blocks["papers"]
    assert saved.exists()
