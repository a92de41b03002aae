"""What each field of a rule may hold: one check a kind of field, and what is wrong in words.

A check takes the value as TOML gave it and returns None, or what is wrong with it and the way out
("is the string 'Roc X1', not a list of strings; ..."); the caller puts the place before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields
from itertools import repeat
from math import inf
from typing import Any

from extractor.claim import Claim

_STRING = frozenset({str})
_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_NO_WORD = "-" + _SPACES + "".join(map(chr, range(0x2000, 0x200B)))

Check = Callable[[Any], str | None]


def shown(value: Any) -> str:
    """A value as a message calls it: its kind, and itself where it is short.

    >>> shown("Roc X1"), shown(3), shown(["a"])
    ("the string 'Roc X1'", 'the number 3', 'a list')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    kind = {str: "string", int: "number", float: "number"}.get(type(value), "date or time")
    text = value if isinstance(value, str) else str(value)
    if len(text) > 60:
        text = text[:60] + "..."
    return f"the {kind} {text!r}" if isinstance(value, str) else f"the {kind} {text}"


def way_out(name: str, known: Iterable[str]) -> str:
    """What to write in place of a name that is not known: the nearest one, or all there are.

    >>> way_out("hardwares", ["vocabulary", "hardware"])
    'did you mean hardware?'
    >>> way_out("song", ["up", "down"])
    'use one of down, up'
    """
    names = sorted(known)
    return nearest(name, names) or f"use one of {', '.join(names)}"


def nearest(name: str, known: Iterable[str]) -> str:
    """A question for the known name that is spelled most alike; empty if none is."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.65)
    return f"did you mean {near[0]}?" if near else ""


def not_a_choice(value: str | list[str], known: Collection[str], file: str = "") -> str | None:
    """What is wrong with a value, or a list of them, if not each is one of `known`.

    `file` is where the known ones stand, if they are the ids of other rules.
    """
    for item in value if isinstance(value, list) else (value,):
        if item not in known:
            if not file:
                return f"{item!r} is not known; {way_out(item, known)}"
            out = nearest(item, known) or "use one that is; `extractor rules list` shows them"
            return f"{item!r} is not in {file}; {out}"
    return None


def words(value: Any) -> str | None:
    """A list of words and phrases, each with something in it that a text can hold.

    >>> words(["speed-up", "Roc X1"]), words([" - "])
    (None, 'item 1 holds no word; remove it')
    """
    if fault := _strings(value):
        return fault
    if all(map(str.strip, value, repeat(_NO_WORD))):
        return None
    place = next(n for n, word in enumerate(value, 1) if not word.strip(_NO_WORD))
    return f"item {place} holds no word; remove it"


def commands(value: Any) -> str | None:
    """A list of LaTeX commands without their backslash."""
    return _strings(value) or no_command(value)


def no_command(names: Iterable[str]) -> str | None:
    """What is wrong with the first of the names that is no LaTeX command."""
    for name in names:
        if not (name.isascii() and name.isalpha()):
            return f"{name!r} is no LaTeX command; write its letters alone, without backslash"
    return None


def text(value: Any) -> str | None:
    """A string that is not blank."""
    if not isinstance(value, str):
        return f"is {shown(value)}, not a string; put it in quotes"
    return None if value.strip() else "is blank; fill it in"


def string(value: Any) -> str | None:
    """A string, which may be empty."""
    return None if isinstance(value, str) else text(value)


def patterns(value: Any) -> str | None:
    """A list of regular expressions that are joined into one, so that none may hold a group."""
    if fault := _strings(value):
        return fault
    for place, pattern in enumerate(value, 1):
        if fault := _pattern(pattern):
            return f"item {place}: {fault}"
        if re.compile(pattern).groups:
            return f"item {place}: {pattern!r} holds a group; write (?:...) for (...)"
    return None


def _pattern(value: Any) -> str | None:
    if fault := text(value):
        return fault
    try:
        compiled = re.compile(value)
        if compiled.groups or compiled.flags != re.UNICODE:
            re.compile(
                rf"[\s-]?({value})"
            )  # as it is used: a part, where groups have other numbers
    except (re.error, OverflowError, RecursionError) as error:
        out = r'mend it; a bracket of the text is "\\("'
        return f"{value!r} is not a usable regular expression: {error}; {out}"
    if compiled.fullmatch(""):
        return f"{value!r} matches the empty text; let it match at least one character"
    return None


def _strings(value: Any) -> str | None:
    if not isinstance(value, list):
        put = f'; put it in brackets: ["{value}"]' if isinstance(value, str) else "; write [...]"
        return f"is {shown(value)}, not a list of strings{put}"
    if {*map(type, value)} <= _STRING:
        return None
    place, item = next((n, v) for n, v in enumerate(value, 1) if not isinstance(v, str))
    return f"item {place} is {shown(item)}, not a string; put it in quotes"


def _phrases(value: Any) -> str | None:
    if fault := _strings(value):
        return fault
    if all(map(str.strip, value)):
        return None
    place = next(n for n, phrase in enumerate(value, 1) if not phrase.strip())
    return f"item {place} is blank; remove it"


def _flag(value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    return f"is {shown(value)}, not true or false; write true, or leave it out"


def _sizes(value: Any) -> str | None:
    if not isinstance(value, list):
        return f"is {shown(value)}, not a list of numbers; write [16], or [16, 32]"
    for place, item in enumerate(value, 1):
        if isinstance(item, bool) or not isinstance(item, (int, float)) or not 0 < item < inf:
            return f"item {place} is {shown(item)}, not a number of GB; write one above 0"
    return None


def _year(value: Any) -> str | None:
    if type(value) is int and 1900 <= value < 2200:
        return None
    return f"is {shown(value)}, not a year; write one such as 2024, without quotes"


def _devices(value: Any) -> str | None:
    if type(value) is int and value > 0:
        return None
    return f"is {shown(value)}, not a number of devices; write a whole number from 1 up"


def papers(value: Any) -> str | None:
    """The examples of a link: tables of `text`, `title` and the `claims` that they must give."""
    if not isinstance(value, list):
        return f"is {shown(value)}, not tables; write [[link.examples]] before each"
    for place, example in enumerate(value, 1):
        if fault := _paper(example):
            return f"item {place} {fault}"
    return None


_CLAIM_FIELDS = frozenset(f.name for f in fields(Claim))
_EXAMPLE_FIELDS = ("text", "title", "claims")


def _paper(example: Any) -> str | None:
    if not isinstance(example, dict):
        return f"is {shown(example)}, not a table; write {{ text = ..., claims = [...] }}"
    for name, value in example.items():
        if name not in _EXAMPLE_FIELDS:
            return f"has an unknown field {name}; {way_out(name, _EXAMPLE_FIELDS)}"
        if name != "claims" and (fault := string(value)):
            return f"has a {name} that {fault}"
    if not example.get("text", "").strip():
        return "lacks text; add the abstract"
    claims = example.get("claims")
    if claims is None:
        return "lacks claims; add the claims that its text must give"
    if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
        return 'has claims that are not a list of tables; write claims = [{ metric = "..." }]'
    for place, claim in enumerate(claims, 1):
        for name in claim:
            if name not in _CLAIM_FIELDS:
                known = way_out(name, _CLAIM_FIELDS)
                return f"has a claim {place} with an unknown field {name}; {known}"
    return None


CHECKS: dict[str, Check] = {
    **dict.fromkeys(("id", "name", "about", "vendor", "class", "family", "good"), text),
    **dict.fromkeys(("metric", "direction", "phase"), text),
    **dict.fromkeys(("words", "case", "stems", "bare"), words),
    **dict.fromkeys(("examples", "counter", "also"), _phrases),
    **dict.fromkeys(("sure", "count", "generic"), _flag),
    "unit": string,
    "plain": string,
    "text": text,
    "memory_gb": _sizes,
    "year": _year,
    "devices": _devices,
    "model": _pattern,
}
"""The check of each field of an entry, by the name that the files give it."""
