"""The figures mean what they say, and agree with the reference scorer."""

import dataclasses
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.agreement import (
    close,
    same_hardware,
    same_name,
    same_names,
    same_unit,
)
from extractor.claim import Claim, ExtractorError, Hardware
from extractor.evaluate import Figures, GoldPaper, evaluate, read_gold
from extractor.exports import write
from extractor.table.frame import claims_frame

ABSTRACT = "Wren is 3x faster than Finch and needs 40% less memory on one A100."
SPEED = Claim(
    "3x", 8, 10, 3.0, 3.0, "factor", "speed",
    unit="x", direction="increase", method="Wren", baselines=("Finch",), paper_id="t1",
)  # fmt: skip
MEMORY = Claim(
    "40%", 39, 42, 40.0, 40.0, "percent_change", "memory",
    unit="%", direction="decrease", method="Wren", hardware=(Hardware("A100", 1),), paper_id="t1",
)  # fmt: skip


def gold(*optional: bool) -> list[GoldPaper]:
    return [GoldPaper("t1", ABSTRACT, (SPEED, MEMORY), optional or (False, False))]


def test_the_gold_itself_is_perfect() -> None:
    figures = evaluate(gold(), [SPEED, MEMORY]).to_dict()
    assert {name: value for name, value in figures.items() if value != 1.0} == {
        "gold": 2, "extracted": 2, "matched": 2,
    }  # fmt: skip


def test_nothing_extracted_is_nothing_found() -> None:
    evaluation = evaluate(gold(), [])
    assert evaluation.detection == Figures(0.0, 0.0, 0.0)
    assert [claim.text for claim in evaluation.results[0].missed] == ["3x", "40%"]


def test_a_spurious_claim_costs_precision_only() -> None:
    extra = dataclasses.replace(SPEED, start=50, end=52)
    evaluation = evaluate(gold(), [SPEED, MEMORY, extra])
    assert evaluation.detection.precision == pytest.approx(2 / 3)
    assert evaluation.detection.recall == 1.0
    assert list(evaluation.errors("spurious"))


def test_optional_claims_are_neither_demanded_nor_punished() -> None:
    for claims in ([SPEED], [SPEED, MEMORY]):
        assert evaluate(gold(False, True), claims).detection == Figures(1.0, 1.0, 1.0)
    near = dataclasses.replace(MEMORY, low=41.0, high=41.0)
    assert evaluate(gold(False, True), [SPEED, near]).detection.precision == 1.0


def test_a_second_claim_of_one_value_is_spurious() -> None:
    assert evaluate(gold(), [SPEED, SPEED, MEMORY]).extracted == 3


def test_of_two_claims_of_one_value_the_better_one_counts() -> None:
    worse = dataclasses.replace(SPEED, method="Sparrow", metric="memory")
    evaluation = evaluate(gold(), [worse, SPEED, MEMORY])
    assert evaluation.fields["method"] == 1.0
    assert evaluation.results[0].spurious == (worse,)


@pytest.mark.parametrize(
    ("change", "field", "in_tuple", "in_strict"),
    [
        ({"kind": "percent_of"}, "kind", True, True),
        ({"direction": "decrease"}, "direction", False, True),
        ({"qualifiers": ("up_to",)}, "qualifiers", False, True),
        ({"unit": "s"}, "unit", False, True),
        ({"metric": "latency"}, "metric", False, True),
        ({"metric": "memory"}, "family", True, True),
        ({"phase": "training"}, "phase", False, True),
        ({"method": "Sparrow"}, "method", True, True),
        ({"baselines": ()}, "baselines", True, True),
        ({"baseline_value": 1.0}, "baseline_value", False, False),
        ({"hardware": (Hardware("CPU"),)}, "hardware", True, True),
        ({"setting": ("batch size 1",)}, "setting", False, False),
        ({"own": False}, "own", False, False),
    ],
)
def test_a_wrong_field_counts_where_it_should(
    change: dict, field: str, in_tuple: bool, in_strict: bool
) -> None:
    evaluation = evaluate(gold(), [dataclasses.replace(SPEED, **change), MEMORY])
    assert evaluation.detection.f1 == 1.0
    assert evaluation.fields[field] == 0.5
    assert (evaluation.tuples.f1 == 0.5) is in_tuple
    assert (evaluation.strict.f1 == 0.5) is in_strict
    assert any(ABSTRACT[8:10] in line for line in evaluation.errors(field))


def test_claims_of_other_papers_do_not_count() -> None:
    other = dataclasses.replace(SPEED, paper_id="t2")
    assert evaluate(gold(), [SPEED, MEMORY, other]).extracted == 2


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet", ".db"])
def test_any_export_can_be_evaluated(ending: str, tmp_path: Path) -> None:
    from extractor.claim import Paper

    frame = claims_frame([(Paper("t1", "Wren", ABSTRACT), c) for c in (SPEED, MEMORY)])
    path = write(frame, tmp_path / f"claims{ending}")
    assert evaluate(gold(), path).strict.f1 == 1.0
    assert evaluate(gold(), frame).strict.f1 == 1.0


def gold_line(**changes: object) -> str:
    row = {**SPEED.to_dict(), "optional": False}
    return json.dumps({"id": "t1", "abstract": ABSTRACT, "claims": [row], **changes})


def test_a_gold_file_can_be_evaluated_against_itself(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(gold_line() + "\n\n", encoding="utf-8")
    assert evaluate(path, path).strict.f1 == 1.0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{oops", "gold.jsonl:2: the line is not JSON"),
        ("[]", "gold.jsonl:2: the line is not a JSON object"),
        ('{"id": "t2"}', "gold.jsonl:2: not a gold paper"),
        (gold_line(claims=[{"text": "3x"}]), "gold.jsonl:2: not a claim: .*start"),
        (gold_line(id=7), "gold.jsonl:2: a claim needs the id of its paper"),
    ],
)
def test_a_line_that_is_no_gold_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(gold_line() + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ExtractorError, match=said):
        list(read_gold(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match=r"none.jsonl: cannot be read"):
        evaluate(tmp_path / "none.jsonl", [])


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("Flash-Attention 2", "FlashAttention-2", True),
        ("WREN", "Wren", True),
        ("naïve decoding", "Naive Decoding", True),
        ("the Wren method", "Wren", True),
        ("Wren|our runtime", "our runtime", True),
        ("Wren", "Wren++", False),
        ("Wren 1.5", "Wren 2.5", False),
        ("vanilla decoding", "vanilla greedy decoding", True),
        ("Wren", "Finch", False),
        ("Wren", None, False),
        (None, None, True),
        (None, "", True),
    ],
)
def test_names(wanted: str | None, got: str | None, same: bool) -> None:
    assert same_name(wanted, got) is same


def test_lists_of_names_need_no_order_but_each_its_own() -> None:
    assert same_names(["Wren|Finch", "Finch"], ["Finch", "Wren"])
    assert not same_names(["Finch", "Finch"], ["Finch", "Wren"])
    assert not same_names(["Finch"], ["Finch", "Wren"])


@given(st.permutations(["Wren", "Finch", "Lark", "Heron", "Swift", "Kite", "Crane"]))
def test_long_lists_of_names_need_no_order(names: list[str]) -> None:
    assert same_names(sorted(names), names)


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        (Hardware("A100"), Hardware("NVIDIA A100", 8), True),
        (Hardware("A100", 1), Hardware("A100"), True),
        (Hardware("A100", 8), Hardware("A100"), False),
        (Hardware("A100", 8), Hardware("A100", 4), False),
        (Hardware("GPU"), Hardware("GPUs"), False),
    ],
)
def test_devices(wanted: Hardware, got: Hardware, same: bool) -> None:
    assert same_hardware([wanted], [got]) is same


def test_units_and_numbers() -> None:
    assert same_unit("ms", "MS")
    assert not same_unit("%", "")
    assert close(200.0, 200.9)
    assert not close(200.0, 201.1)


def test_the_figures_agree_with_the_reference_scorer(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    reference, scorer = shared("gold/dev.jsonl"), shared("gold/score.py")
    claims = tmp_path / "claims.jsonl"
    claims.write_text("\n".join(disturbed(reference, random.Random(7))), encoding="utf-8")
    command = [sys.executable, str(scorer), str(reference), str(claims), "--json"]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = evaluate(reference, claims).to_dict()
    assert ours.keys() == said.keys()
    assert ours == pytest.approx(said, abs=5e-4)
    assert 0.3 < said["strict_f1"] < said["tuple_f1"] < said["detection_f1"] < 0.95


def disturbed(reference: Path, chance: random.Random) -> list[str]:
    """The gold claims, some left out, some doubled, some with one field made wrong."""
    changes = (
        lambda c: {"method": None},
        lambda c: {"method": "the Wren system"},
        lambda c: {"baselines": [*reversed(c["baselines"]), "Finch"]},
        lambda c: {"baselines": list(reversed(c["baselines"]))},
        lambda c: {"metric": chance.choice(["speed", "latency", "memory", "unheard of"])},
        lambda c: {"low": c["low"] * chance.choice([1.004, 1.1])},
        lambda c: {"hardware": [{**h, "name": f"NVIDIA {h['name']}"} for h in c["hardware"]]},
        lambda c: {"hardware": [{"name": h["name"], "count": None} for h in c["hardware"]]},
        lambda c: {"start": c["start"] + 1, "end": c["end"] + 9},
        lambda c: {"qualifiers": ["approx"], "unit": c["unit"] + "s"},
        lambda c: {"phase": "training", "own": not c["own"], "setting": []},
        lambda c: {"direction": "increase", "kind": "factor", "baseline_value": 3.0},
    )  # fmt: skip
    lines = []
    for line in reference.read_text(encoding="utf-8").splitlines():
        paper = json.loads(line)
        for claim in paper["claims"]:
            if chance.random() < 0.1:
                continue
            row = {
                **claim,
                "paper_id": paper["id"],
                "method": (claim["method"] or "").split("|")[-1],
            }
            row["baselines"] = [name.split("|")[0] for name in claim["baselines"]]
            if chance.random() < 0.5:
                row |= chance.choice(changes)(row)
            lines.append(json.dumps(row))
            if chance.random() < 0.1:
                shift = chance.randint(-40, 40)
                lines.append(
                    json.dumps({**row, "start": row["start"] + shift, "end": row["end"] + shift})
                )
    return lines
