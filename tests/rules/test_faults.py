"""A fault in a user's folder is told with file, entry and way out; none passes in silence."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from extractor import ExtractorError, check_rules, iter_claims, load_rules
from extractor.mentions.tokens import tokenise
from extractor.rule_fields import CHECKS, words
from extractor.rule_files import TABLES
from extractor.rules import Cue, Device, Implied, Link, Metric, Rules, Unit, rules_folder

DEVICE = {"name": '"Roc X1"', "words": '["Roc X1"]', "examples": '["on two Roc X1 boards"]'}
METRIC = {
    "id": '"plumage"',
    "family": '"quality"',
    "good": '"up"',
    "unit": '"%"',
    "words": '["plumage index"]',
    "examples": '["a plumage index of 91%"]',
}
UNIT = {
    "id": '"beat"',
    "metric": '"throughput"',
    "words": '["beats"]',
    "examples": '["at 3 beats"]',
}
CUE = {"id": '"beat"', "words": '["outflies"]', "examples": '["outflies Heron"]'}
IMPLIED = {
    "id": '"faster"',
    "metric": '"speed"',
    "direction": '"increase"',
    "words": '["swifter"]',
    "examples": '["2x swifter"]',
}
LINK = {
    "id": '"metric-after"',
    "about": '"the metric stands after the value"',
    "examples": '[{ text = "Lark has 2x lower latency.", claims = [{ metric = "latency" }] }]',
}
ENTRIES = {
    "hardware": ("hardware.toml", DEVICE),
    "metric": ("metrics.toml", METRIC),
    "unit": ("units.toml", UNIT),
    "cue": ("cues.toml", CUE),
    "implied": ("cues.toml", IMPLIED),
    "link": ("links.toml", LINK),
}


def entry(table: str, **changes: str) -> str:
    """An entry as TOML; a change to "" leaves the field out."""
    values = {**ENTRIES[table][1], **changes}
    return f"[[{table}]]\n" + "".join(f"{k} = {v}\n" for k, v in values.items() if v)


def fault(folder: Path, name: str, text: str) -> str:
    """What loading says of a folder with this file, after its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExtractorError) as caught:
        load_rules(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "; " in message, "no way out is given"
    return message.removeprefix(f"{path}: ")


# -- fields of entries ----------------------------------------------------------------------------


@pytest.mark.parametrize("table", ENTRIES)
def test_the_entries_that_the_faults_are_put_into_load(tmp_path: Path, table: str) -> None:
    (tmp_path / ENTRIES[table][0]).write_text(entry(table), encoding="utf-8")
    assert load_rules(tmp_path) is load_rules(tmp_path)


@pytest.mark.parametrize(
    ("table", "field", "value", "told"),
    [
        ("hardware", "words", '"Roc X1"',
         "is the string 'Roc X1', not a list of strings; put it in brackets: [\"Roc X1\"]"),
        ("hardware", "words", "3", "is the number 3, not a list of strings"),
        ("hardware", "words", '[""]', "item 1 holds no word; remove it"),
        ("hardware", "words", '["Roc X1", " - "]', "item 2 holds no word; remove it"),
        ("hardware", "words", '["Roc X1", 3]', "item 2 is the number 3, not a string; put it in"),
        ("hardware", "bare", "[true]", "item 1 is true, not a string"),
        ("hardware", "examples", '"on Roc X1"', "is the string 'on Roc X1', not a list"),
        ("hardware", "counter", '[" "]', "item 1 is blank; remove it"),
        ("hardware", "model", '"("', "'(' is not a usable regular expression: missing )"),
        ("hardware", "model", '"(?i)x"', "is not a usable regular expression: global flags"),
        ("hardware", "model", "'(a)\\1'", "is not a usable regular expression: cannot refer"),
        ("hardware", "model", '"x?"', "'x?' matches the empty text; let it match"),
        ("hardware", "model", "3", "is the number 3, not a string"),
        ("hardware", "class", '"sideways"', "'sideways' is not known; use one of consumer, cpu"),
        ("hardware", "class", '"datacenter"', "is not known; did you mean datacentre?"),
        ("hardware", "memory_gb", '"x"', "is the string 'x', not a list of numbers; write [16]"),
        ("hardware", "memory_gb", "16", "is the number 16, not a list of numbers; write [16]"),
        ("hardware", "memory_gb", "[16, nan]", "item 2 is the number nan, not a number of GB"),
        ("hardware", "memory_gb", "[true]", "item 1 is true, not a number of GB"),
        ("hardware", "year", '"2025"', "is the string '2025', not a year; write one such as 2024"),
        ("hardware", "year", "2025-01-01", "is the date or time 2025-01-01, not a year"),
        ("hardware", "devices", "0", "is the number 0, not a number of devices"),
        ("hardware", "generic", '"yes"', "is the string 'yes', not true or false"),
        ("hardware", "vendor", "[]", "is a list, not a string; put it in quotes"),
        ("metric", "good", '"sideways"', "'sideways' is not known; use one of down, up"),
        ("metric", "good", '["up"]', "is a list, not a string"),
        ("metric", "family", '"plumage"', "'plumage' is not known; use one of capacity"),
        ("metric", "family", '"qualty"', "'qualty' is not known; did you mean quality?"),
        ("metric", "unit", "3", "is the number 3, not a string"),
        ("metric", "stems", '[""]', "item 1 holds no word"),
        ("metric", "case", '"PI"', "not a list of strings"),
        ("unit", "metric", '"latncy"', "'latncy' is not in metrics.toml; did you mean latency?"),
        ("unit", "metric", '"wings"', "is not in metrics.toml; use one that is; `extractor rules"),
        ("unit", "also", '["speed", "wings"]', "'wings' is not in metrics.toml"),
        ("unit", "sure", "1", "is the number 1, not true or false"),
        ("unit", "words", '[""]', "item 1 holds no word"),
        ("cue", "words", '"outflies"', "not a list of strings"),
        ("implied", "metric", '"hue"', "'hue' is not in metrics.toml"),
        ("implied", "direction", '"sideways"', "is not known; use one of decrease, increase"),
        ("implied", "phase", '"trainng"', "is not known; did you mean training?"),
        ("link", "about", "3", "is the number 3, not a string"),
        ("link", "examples", '"Lark"', "is the string 'Lark', not tables; write [[link.examples]]"),
        ("link", "examples", '["Lark is fast."]', "item 1 is the string 'Lark is fast.', not a t"),
        ("link", "examples", '[{ text = "Lark" }]', "item 1 lacks claims; add the claims"),
        ("link", "examples", "[{ claims = [] }]", "item 1 lacks text; add the abstract"),
        ("link", "examples", "[{ text = 3, claims = [] }]", "item 1 has a text that is the number"),
        ("link", "examples", '[{ text = "a", claim = [] }]',
         "item 1 has an unknown field claim; did you mean claims?"),
        ("link", "examples", '[{ text = "a", claims = ["2x"] }]', "item 1 has claims that are not"),
        ("link", "examples", '[{ text = "a", claims = [{ metrik = "x" }] }]',
         "item 1 has a claim 1 with an unknown field metrik; did you mean metric?"),
    ],
)  # fmt: skip
def test_a_field_of_the_wrong_kind_is_told_with_its_entry(
    tmp_path: Path, table: str, field: str, value: str, told: str
) -> None:
    label = "name" if table == "hardware" else "id"
    first = entry(table).replace('"', '"first ', 1)
    said = fault(tmp_path, ENTRIES[table][0], first + entry(table, **{field: value}))
    name = ENTRIES[table][1][label].strip('"')
    assert said.startswith(f"[[{table}]] '{name}', entry 2: {field}: ")
    assert told in said


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "'without a name', entry 1: lacks name; add it"),
        ({"name": '""'}, "'without a name', entry 1: name: is blank; fill it in"),
        ({"name": '["Roc"]'}, "'without a name', entry 1: name: is a list, not a string"),
        ({"word": '["Roc"]'}, "'Roc X1', entry 1: unknown field word; did you mean words?"),
        ({"kind": '"edge"'}, "'Roc X1', entry 1: unknown field kind; remove it; known are name,"),
        ({"_file": '"x"'}, "'Roc X1', entry 1: unknown field _file; remove it"),
        ({"words": "[]"}, "'Roc X1', entry 1: has no words; a rule that no text can hold"),
        ({"examples": "[]"}, "'Roc X1', entry 1: has no examples"),
    ],
)
def test_an_entry_that_lacks_or_adds_a_field_is_told(
    tmp_path: Path, changes: dict[str, str], told: str
) -> None:
    said = fault(tmp_path, "hardware.toml", entry("hardware", **changes))
    assert said.startswith(f"[[hardware]] {told}")


# -- tables and lists -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("hardware.toml", entry("hardware").replace("[[hardware]]", "[[hardwares]]"),
         "[[hardwares]]: no such table in this file; did you mean [[hardware]]?"),
        ("hardware.toml", entry("hardware").replace("[[hardware]]", "[hardware]"),
         "[hardware]: is one table, not a list of entries; write [[hardware]], in two pairs"),
        ("hardware.toml", 'hardware = "x"',
         "hardware: is the string 'x', not a list of entries; write [[hardware]]"),
        ("hardware.toml", 'hardware = ["x"]', "hardware: is a list, not a list of entries; write"),
        ("hardware.toml", 'hardware = [{ name = "x" }, 3]', "[[hardware]]: is a list that holds"),
        ("hardware.toml", entry("metric"),
         "[[metric]]: no such table in this file; it belongs in metrics.toml; move it there"),
        ("hardware.toml", 'vocabulary = "x"', "vocabulary: is the string 'x', not one table; wr"),
        ("hardware.toml", '[[vocabulary]]\nafter = ["perch"]\n',
         "[[vocabulary]]: is a list of entries, not one table; write [vocabulary]"),
        ("hardware.toml", '[vocabulary]\nafters = ["perch"]\n',
         "[vocabulary]: unknown list afters; did you mean after?"),
        ("hardware.toml", "[vocabulary]\nafter = []\n", "[vocabulary] after: holds nothing; leave"),
        ("hardware.toml", '[vocabulary]\nforms = ["SXM", "("]\n',
         "[vocabulary] forms: item 2: '(' is not a usable regular expression"),
        ("hardware.toml", '[vocabulary]\nforms = ["(SXM)"]\n',
         "[vocabulary] forms: item 1: '(SXM)' holds a group; write (?:...)"),
        ("words.toml", '[words]\nheads = "x"\n',
         "[words]: unknown list heads; did you mean name_heads?"),
        ("words.toml", '[words]\nname_heads = "x"\n',
         "[words] name_heads: is the string 'x', not a list of strings; put it in brackets"),
        ("words.toml", '[words]\ngeneric = ["big", ""]\n', "[words] generic: item 2 holds no word"),
        ("words.toml", 'generic = ["big"]\n', "generic: no such table in this file; use one of [w"),
        ("text.toml", 'drop = "x"\n', "drop: is the string 'x', not a list of strings"),
        ("text.toml", "drop = 3\n", "drop: is the number 3, not a list of strings"),
        ("text.toml", "[drop]\nemph = 3\n", "[drop]: is a table, not a list of strings"),
        ("text.toml", 'swallow = ["\\\\cite"]\n', "swallow: '\\\\cite' is no LaTeX command; write"),
        ("text.toml", '[words]\nheads = "x"\n', "[words]: no such table in this file; it belongs"),
        ("text.toml", 'symbols = "x"\n', "symbols: is the string 'x', not one table"),
        ("text.toml", "[symbols]\nwing = 3\n", "[symbols] wing: is the number 3, not a string"),
        ("text.toml", '[stripped]\n"(" = "x"\n', "[stripped] (: '(' is no LaTeX command"),
        ("text.toml", '[[example]]\ntext = "a"\n', "[[example]] 'a', entry 1: lacks plain; add"),
        ("trust.toml", '[trust]\n"metric-aftr" = 0.5\n',
         "[trust] metric-aftr: 'metric-aftr' is not in links.toml; did you mean metric-after?"),
        ("trust.toml", "[trust]\nmetric-after = 2\n",
         "[trust] metric-after: is the number 2, not a number between 0 and 1"),
        ("trust.toml", "[trust]\nmetric-after = true\n", "[trust] metric-after: is true, not a n"),
        ("trust.toml", "trust = 1\n", "trust: is the number 1, not one table; write [trust]"),
        ("cues.toml", f"x = {'9' * 5000}\n", "not valid TOML: Exceeds the limit"),
        ("cues.toml", f"x = {'[' * 5000}\n", "not valid TOML: "),
    ],
)  # fmt: skip
def test_a_table_that_is_unknown_or_misshapen_is_told(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    assert fault(tmp_path, name, text).startswith(told)


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "hardware.toml").mkdir()
    with pytest.raises(ExtractorError, match=r"hardware\.toml: cannot be read: .*; give a file"):
        load_rules(tmp_path)


def test_a_name_that_no_folder_can_have_is_told() -> None:
    with pytest.raises(ExtractorError, match=r"cannot be opened: .*; give a folder"):
        load_rules("lark" * 200)


# -- what stays right -----------------------------------------------------------------------------


def test_our_own_files_pass_the_checks_of_a_users() -> None:
    ours, laid = load_rules(), load_rules(rules_folder())
    for field in fields(Rules):
        if field.name != "text":  # its lists are lengthened
            assert getattr(laid, field.name) == getattr(ours, field.name)


def test_every_field_of_a_rule_has_a_check() -> None:
    names = {f.name for kind in (Metric, Unit, Cue, Implied, Device, Link) for f in fields(kind)}
    assert names - {"kind"} | {"class", "text", "plain"} == set(CHECKS)
    assert set(TABLES) == {path.name for path in rules_folder().glob("*.toml")}


@pytest.mark.parametrize("word", ["-", "--", "\u00a0", "\u2009- \u3000", "\u2028"])
def test_a_word_that_no_token_holds_is_none(word: str) -> None:
    assert not [t for t in tokenise(word) if t.text != "-"]
    assert words(["lark", word]) == "item 2 holds no word; remove it"


def test_a_new_example_of_plain_text_leaves_ours(tmp_path: Path) -> None:
    text = '[[example]]\ntext = "a"\nplain = "a"\n'
    (tmp_path / "text.toml").write_text(text, encoding="utf-8")
    ours = load_rules().text["example"]
    assert load_rules(tmp_path).text["example"] == [*ours, {"text": "a", "plain": "a"}]


def test_a_folder_that_was_edited_is_read_again(tmp_path: Path) -> None:
    text = "We propose Lark. Lark improves the plumage index by 4% over Heron."
    path = tmp_path / "metrics.toml"
    path.write_text(entry("metric"), encoding="utf-8")
    first = load_rules(tmp_path)
    assert load_rules(tmp_path) is first
    assert [c.direction for c in iter_claims(text, rules=tmp_path)] == ["increase"]
    path.write_text(entry("metric", good='"down"'), encoding="utf-8")
    assert [c.direction for c in iter_claims(text, rules=tmp_path)] == ["decrease"]
    path.write_text(entry("metric", good='"sideways"'), encoding="utf-8")
    with pytest.raises(ExtractorError, match="sideways"):
        check_rules(tmp_path)
    path.write_text(entry("metric"), encoding="utf-8")
    (tmp_path / "hardware.toml").write_text(entry("hardware"), encoding="utf-8")
    assert load_rules(tmp_path).hardware[-1].name == "Roc X1"
