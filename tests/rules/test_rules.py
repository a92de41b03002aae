"""Every example of every rule holds; folders of users are laid over ours; errors help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor import (
    ExtractorError,
    Paper,
    check_rules,
    iter_claims,
    list_rules,
    load_rules,
    samples,
)
from extractor.engines.local import extractor_for
from extractor.rules import Rules
from extractor.sources import read_papers

BUNDLED = load_rules()
EXTRACTOR = extractor_for(BUNDLED)
KINDS = {
    "metric": "metrics",
    "unit": "units",
    "cue": "cues",
    "implied": "implied",
    "hardware": "hardware",
    "link": "links",
}


@pytest.fixture(scope="module")
def failing() -> list[str]:
    """What `extractor rules check` says of the bundled rules."""
    return check_rules(BUNDLED)


@pytest.mark.parametrize(
    ("kind", "name"), [(r.kind, r.id) for r in list_rules(BUNDLED)], ids=lambda part: str(part)
)
def test_the_examples_of_each_rule_hold(kind: str, name: str, failing: list[str]) -> None:
    assert [line for line in failing if line.startswith(f"{kind} {name!r}: ")] == []


def test_nothing_else_is_wrong_with_the_rules(failing: list[str]) -> None:
    assert failing == []


@pytest.mark.parametrize("link", BUNDLED.links.values(), ids=lambda link: link.id)
def test_each_mechanism_makes_a_claim_of_one_of_its_examples(link: object) -> None:
    rules = {
        rule
        for example in link.examples  # type: ignore[attr-defined]
        for claim in EXTRACTOR.claims(Paper("t", example.get("title", ""), example["text"]))
        for rule in claim.rules
    }
    assert link.id in rules  # type: ignore[attr-defined]


def test_trust_is_put_in_mechanisms_that_are_listed() -> None:
    assert set(BUNDLED.trust) <= set(BUNDLED.links)
    assert all(0 < share <= 1 for share in BUNDLED.trust.values())


def test_every_mechanism_that_a_claim_names_is_listed() -> None:
    papers = list(read_papers([samples.page(), samples.jsonl()]))
    for link in BUNDLED.links.values():
        papers += [Paper("t", e.get("title", ""), e["text"]) for e in link.examples]
    named = {rule for paper in papers for c in EXTRACTOR.claims(paper) for rule in c.rules}
    assert named <= set(BUNDLED.links)


# -- what is listed -------------------------------------------------------------------------------


def test_the_list_holds_every_rule_once_with_its_examples() -> None:
    rows = list_rules(BUNDLED)
    assert len({(r.kind, r.id) for r in rows}) == len(rows)
    assert all(r.examples > 0 and r.about for r in rows)
    for kind, attribute in KINDS.items():
        assert sum(r.kind == kind for r in rows) == len(getattr(BUNDLED, attribute))


def test_the_list_shows_a_users_rules(tmp_path: Path) -> None:
    write(tmp_path, "hardware.toml", ROC)
    rows = {(r.kind, r.id): r for r in list_rules(tmp_path)}
    assert rows["hardware", "Roc X1"].examples == 1
    assert len(rows) == len(list_rules()) + 1


def test_rules_load_once_and_are_taken_as_they_are() -> None:
    assert load_rules() is BUNDLED
    assert list_rules(BUNDLED) == list_rules(None) == list_rules()


# -- a false example is told ----------------------------------------------------------------------


def with_metric(**changes: object) -> Rules:
    latency = replace(BUNDLED.metrics["latency"], **changes)  # type: ignore[arg-type]
    return replace(BUNDLED, metrics={**BUNDLED.metrics, "latency": latency})


def test_an_example_that_does_not_hold_is_named(failing: list[str]) -> None:
    line, *rest = check_rules(with_metric(examples=("a blue bird",)))
    assert rest == failing
    assert line.startswith("metric 'latency': not found in 'a blue bird'")


def test_a_counter_example_that_is_found_is_named(failing: list[str]) -> None:
    line, *rest = check_rules(with_metric(counter=("the latency",)))
    assert rest == failing
    assert line.startswith("metric 'latency': found in 'the latency'")


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([], "gives ['2x'], not 0 claims"),
        ([{"text": "2x", "metric": "memory"}], "metric of '2x' is 'latency', not 'memory'"),
        ([{"baselines": ["Tern"]}], "baselines of '2x' is ['Heron'], not ['Tern']"),
        ([{"text": "2x", "low": 2, "direction": "decrease", "hardware": []}], None),
    ],
)
def test_a_links_example_is_held_field_by_field(
    claims: list[dict[str, object]], told: str | None
) -> None:
    example = {"text": "We propose Lark. Lark achieves 2x lower latency than Heron."}
    link = replace(BUNDLED.links["metric-after"], examples=({**example, "claims": claims},))
    lines = check_rules(replace(BUNDLED, links={link.id: link}))
    if told is None:
        assert lines == []
    else:
        (line,) = lines
        assert line.startswith("link 'metric-after': ")
        assert line.endswith(told)


def test_a_links_counter_example_must_give_nothing() -> None:
    link = replace(BUNDLED.links["metric-after"], counter=("Lark is 2x faster than Heron.",))
    (line,) = check_rules(replace(BUNDLED, links={link.id: link}))
    assert "gives ['2x'], not nothing" in line


# -- a user's folder ------------------------------------------------------------------------------

ROC = """
[[hardware]]
name = "Roc X1"
vendor = "Roc"
class = "edge"
memory_gb = [16]
year = 2025
words = ["Roc X1"]
examples = ["on two Roc X1 boards"]
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_new_device_is_found_and_ours_stay(tmp_path: Path, failing: list[str]) -> None:
    rules = load_rules(write(tmp_path, "hardware.toml", ROC))
    assert check_rules(rules) == failing
    text = "We propose Lark. Lark is 2x faster than Heron on two Roc X1 modules."
    (claim,) = iter_claims(text, rules=rules)
    assert [(h.name, h.count) for h in claim.hardware] == [("Roc X1", 2)]
    (ours,) = iter_claims(text)
    assert ours.hardware == ()
    (known,) = iter_claims(text.replace("Roc X1 modules", "A100 GPUs"), rules=rules)
    assert [(h.name, h.count) for h in known.hardware] == [("A100", 2)]


def test_a_new_metric_of_a_known_family_is_found(tmp_path: Path, failing: list[str]) -> None:
    write(
        tmp_path,
        "metrics.toml",
        """
        [[metric]]
        id = "plumage"
        family = "quality"
        good = "up"
        unit = "%"
        words = ["plumage index"]
        examples = ["a plumage index of 91%"]
        counter = ["an index of birds"]
        """,
    )
    rules = load_rules(tmp_path)
    assert check_rules(rules) == failing
    assert rules.metrics["plumage"].family == "quality"
    text = "We propose Lark. Lark improves the plumage index by 4% over Heron."
    (claim,) = iter_claims(text, rules=tmp_path)
    assert (claim.metric, claim.direction, claim.baselines) == ("plumage", "increase", ("Heron",))


def test_an_entry_with_a_known_id_replaces_ours(tmp_path: Path) -> None:
    write(
        tmp_path,
        "metrics.toml",
        """
        [[metric]]
        id = "latency"
        family = "speed"
        good = "up"
        unit = "ms"
        words = ["flap delay"]
        examples = ["a flap delay of 3 ms"]
        """,
    )
    rules = load_rules(tmp_path)
    assert rules.metrics["latency"].words == ("flap delay",)
    assert len(rules.metrics) == len(BUNDLED.metrics)
    text = "We propose Lark. Lark improves the flap delay by 4x over Heron."
    (claim,) = iter_claims(text, rules=rules)
    assert (claim.metric, claim.direction) == ("latency", "increase")


def test_bundled_rules_stay_as_they_were_after_a_folder_was_laid_over(tmp_path: Path) -> None:
    before = list_rules()
    load_rules(write(tmp_path, "hardware.toml", ROC))
    assert list_rules() == before
    assert load_rules().metrics["latency"].good == "down"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("hardware.toml", '[[hardware]]\nname = "Roc X1"\nwords = ["Roc X1"]\n',
         ["[[hardware]] 'Roc X1'", "has no examples", "does not load"]),
        ("hardware.toml", ROC + 'colour = "blue"\n',
         ["[[hardware]] 'Roc X1'", "unknown field colour", "remove it"]),
        ("hardware.toml", ROC + ROC, ["[[hardware]] 'Roc X1'", "stands twice", "another name"]),
        ("metrics.toml", '[[metric]]\nid = "plumage"\nwords = ["plumage"]\n'
         'examples = ["plumage"]\n',
         ["[[metric]] 'plumage'", "lacks", "family", "good", "unit", "add it"]),
        ("metrics.toml", '[[metric]]\nfamily = "quality"\nexamples = ["plumage"]\n',
         ["[[metric]] 'without a name'", "lacks", "id"]),
        ("units.toml", '[[unit]]\nid = "beat"\nmetric = "wings"\nwords = ["beats"]\n'
         'examples = ["3 beats"]\n',
         ["units.toml", "[[unit]] 'beat'", "'wings' is not in metrics.toml", "use one that is"]),
        ("cues.toml", '[[implied]]\nid = "bluer"\nmetric = "hue"\ndirection = "increase"\n'
         'words = ["bluer"]\nexamples = ["3x bluer"]\n',
         ["cues.toml", "[[implied]] 'bluer'", "'hue' is not in metrics.toml"]),
        ("links.toml", '[[link]]\nid = "by-song"\nabout = "song"\n',
         ["[[link]] 'by-song'", "lacks examples", "add it"]),
        ("metrics.toml", '[[metric]\nid = "x"\n', ["not valid TOML", "line 1", "mend the line"]),
        ("birds.toml", ROC, ["not the name of a rules file", "hardware.toml"]),
    ],
    ids=["no example", "unknown field", "twice", "lacks fields", "no id", "unit of unknown metric",
         "word of unknown metric", "link without example", "broken TOML", "unknown file"],
)  # fmt: skip
def test_an_error_names_file_entry_and_way_out(
    tmp_path: Path, name: str, text: str, told: list[str]
) -> None:
    with pytest.raises(ExtractorError) as caught:
        load_rules(write(tmp_path, name, text))
    message = str(caught.value)
    assert name in message
    for part in told:
        assert part in message


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_bytes(b"\xff\xfe[[cue]]")
    with pytest.raises(ExtractorError, match=r"cues\.toml: not valid TOML"):
        load_rules(tmp_path)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with pytest.raises(ExtractorError, match="no such folder of rules; give the folder"):
        load_rules(missing)
    with pytest.raises(ExtractorError, match=r"holds no \*\.toml; name files as in rules/"):
        load_rules(tmp_path)


def test_an_error_is_raised_by_every_door(tmp_path: Path) -> None:
    write(tmp_path, "metrics.toml", "[[metric]\n")
    with pytest.raises(ExtractorError, match=r"metrics\.toml"):
        list_rules(tmp_path)
    with pytest.raises(ExtractorError, match=r"metrics\.toml"):
        check_rules(tmp_path)
    with pytest.raises(ExtractorError, match=r"metrics\.toml"):
        list(iter_claims("Lark is 2x faster.", rules=tmp_path))
