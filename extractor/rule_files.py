"""One file of rules: which tables and entries it may hold, read into the classes of rules.py.

Every fault is an `ExtractorError` of one form: "file: [[table]] 'name', entry 3: what is wrong; the
way out". Files of ours and of users pass the same checks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from extractor.claim import ExtractorError
from extractor.rule_fields import (
    CHECKS,
    commands,
    nearest,
    no_command,
    not_a_choice,
    papers,
    patterns,
    shown,
    string,
    way_out,
    words,
)

_ENTRIES, _TABLE, _LIST = "[[{}]]", "[{}]", "{}"

TABLES: dict[str, dict[str, str]] = {
    "text.toml": {
        "own_name": _LIST,
        "drop": _LIST,
        "swallow": _LIST,
        "symbols": _TABLE,
        "spellings": _TABLE,
        "stripped": _TABLE,
        "example": _ENTRIES,
    },
    "words.toml": {"words": _TABLE},
    "metrics.toml": {"metric": _ENTRIES},
    "units.toml": {"unit": _ENTRIES},
    "cues.toml": {"cue": _ENTRIES, "implied": _ENTRIES},
    "hardware.toml": {"vocabulary": _TABLE, "hardware": _ENTRIES},
    "links.toml": {"link": _ENTRIES},
    "trust.toml": {"trust": _TABLE},
}
"""The files of rules, the tables that each may hold, and how their heads are written."""

_SPELLINGS = ("words", "case", "stems", "bare")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file of rules whose tables are known by name and have the right form."""

    path: str
    tables: dict[str, Any]

    @classmethod
    def parse(cls, path: str, content: bytes) -> RuleFile:
        """Read a file's bytes; `ExtractorError` if they are not TOML or hold unknown tables."""
        try:
            tables = tomllib.loads(content.decode())
        except (ValueError, RecursionError) as error:
            raise ExtractorError(
                f"{path}: not valid TOML: {error}; mend the line it names"
            ) from error
        for key, value in tables.items():
            _check_head(path, key, value)
        return cls(path, tables)

    def entries(
        self, table: str, kind: type[T], choices: Mapping[str, Collection[str]]
    ) -> dict[str, T]:
        """The entries of a table by id (of hardware: by name), each made a `kind`.

        `choices` are the values that a field may have, by its name in the file.
        """
        label = "name" if table == "hardware" else "id"
        known = {
            "class" if name == "kind" else name: field.default is field.default_factory
            for name, field in kind.__dataclass_fields__.items()  # type: ignore[attr-defined]
        }  # whether a field must be there: then both are MISSING
        made: dict[str, T] = {}
        for place, entry in enumerate(self.tables.get(table, ()), 1):
            fault = _entry_fault(table, entry, known, choices)
            if fault is None and entry[label] in made:
                fault = f"stands twice; give it another {label}"
            if fault is not None:
                raise self._error(table, place, entry.get(label), fault)
            values = {
                "kind" if name == "class" else name: tuple(v) if isinstance(v, list) else v
                for name, v in entry.items()
            }
            made[entry[label]] = kind(**values)
        return made

    def word_lists(self, table: str, known: Collection[str]) -> dict[str, list[str]]:
        """The lists of words of a table; `known` are the names that it may hold, or none to ask."""
        lists: dict[str, list[str]] = self.tables.get(table, {})
        for name, value in lists.items():
            if known and name not in known:
                fault = f"unknown list {name}; {way_out(name, known)}"
                raise ExtractorError(f"{self.path}: [{table}]: {fault}")
            fault = (patterns if name == "forms" else words)(value) or ""
            if not fault and table == "vocabulary" and not value:
                fault = "holds nothing; leave it out to keep the list that is there"
            if fault:
                raise ExtractorError(f"{self.path}: [{table}] {name}: {fault}")
        return lists

    def shares(self, table: str, known: Collection[str]) -> dict[str, float]:
        """The numbers between 0 and 1 of a table, by the name of a known link."""
        numbers: dict[str, Any] = self.tables.get(table, {})
        for name, value in numbers.items():
            fault = not_a_choice(name, known, "links.toml")
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if not fault and not (number and 0 <= value <= 1):
                fault = f"is {shown(value)}, not a number between 0 and 1; mend it"
            if fault:
                raise ExtractorError(f"{self.path}: [{table}] {name}: {fault}")
        return {name: float(value) for name, value in numbers.items()}

    def plain_text(self) -> dict[str, Any]:
        """The tables of text.toml: LaTeX commands, what they become, and examples."""
        for key, value in self.tables.items():
            form = TABLES["text.toml"][key]
            if form == _LIST:
                if fault := commands(value):
                    head = f"[{key}]" if isinstance(value, dict) else key
                    raise ExtractorError(f"{self.path}: {head}: {fault}")
            elif form == _TABLE:
                for name, becomes in value.items():
                    if fault := no_command((name,)) or string(becomes):
                        raise ExtractorError(f"{self.path}: [{key}] {name}: {fault}")
            else:
                for place, entry in enumerate(value, 1):
                    if fault := _entry_fault(key, entry, {"text": True, "plain": True}, {}):
                        raise self._error(key, place, entry.get("text"), fault)
        return self.tables

    def _error(self, table: str, place: int, name: Any, fault: str) -> ExtractorError:
        called = repr(name) if isinstance(name, str) and name.strip() else "'without a name'"
        return ExtractorError(f"{self.path}: [[{table}]] {called}, entry {place}: {fault}")


def _check_head(path: str, key: str, value: Any) -> None:
    """Raise if a top-level name is not known in this file or is written in another form."""
    known = TABLES[Path(path).name]
    if isinstance(value, dict):
        given = _TABLE.format(key)
    else:
        tables = isinstance(value, list) and value and isinstance(value[0], dict)
        given = (_ENTRIES if tables else _LIST).format(key)
    if key not in known:
        home = next((file for file, names in TABLES.items() if key in names), None)
        heads = [head.format(name) for name, head in known.items()]
        out = f"it belongs in {home}; move it there" if home else way_out(given, heads)
        raise ExtractorError(f"{path}: {given}: no such table in this file; {out}")
    head = known[key]
    if head == _ENTRIES:
        right = isinstance(value, list) and all(isinstance(entry, dict) for entry in value)
        out = f"write [[{key}]], in two pairs of brackets, before each entry"
    elif head == _TABLE:
        right = isinstance(value, dict)
        out = f"write [{key}], in one pair of brackets, once before its lines"
    else:
        return
    if not right:
        what = "one table" if isinstance(value, dict) else shown(value)
        wanted = "a list of entries" if head == _ENTRIES else "one table"
        if what == "a list" and value and isinstance(value[0], dict):
            what = "a list of entries" if head == _TABLE else "a list that holds other things"
        raise ExtractorError(f"{path}: {given}: is {what}, not {wanted}; {out}")


def _entry_fault(
    table: str,
    entry: dict[str, Any],
    known: Mapping[str, bool],
    choices: Mapping[str, Collection[str]],
) -> str | None:
    """What is wrong with an entry of `known` fields, by name with whether they must be there."""
    for name, value in entry.items():
        if name not in known:
            out = nearest(name, known) or f"remove it; known are {', '.join(known)}"
            return f"unknown field {name}; {out}"
        check = papers if table == "link" and name == "examples" else CHECKS[name]
        fault = check(value)
        if fault is None and name in choices:
            source = "metrics.toml" if name in ("metric", "also") else ""
            fault = not_a_choice(value, choices[name], source)
        if fault is not None:
            return f"{name}: {fault}"
    if missing := [name for name, needed in known.items() if needed and name not in entry]:
        return f"lacks {', '.join(sorted(missing))}; add it"
    if "examples" in known and not entry.get("examples"):
        return "has no examples; a rule without one does not load"
    if "words" in known and not any(entry.get(name) for name in _SPELLINGS):
        return "has no words; a rule that no text can hold does not load"
    return None
