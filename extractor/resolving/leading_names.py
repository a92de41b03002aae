"""The name that a phrase opens with, its short form, and what it is short for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import Token, tokenise
from extractor.resolving.short_forms import initials, is_short_form, own

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

ABBREVIATION = re.compile(
    r"\((?:or |aka |i\.e\., |abbr\. |called |dubbed |hereafter |named |termed |"
    r"(?:abbreviated|denoted|short|shortened|shorted) (?:as|by|for|to) )?\"?"
    r"(?P<short>[A-Za-z0-9µπ][\w+.\-@*/^ ]{0,28}?)\"?\)(?!-(?:based|style|guided|driven))"
)
DESCRIBED_SHORT = re.compile(
    r"\((?P<short>[A-Z][\w-]*)\)(?P<way>-[a-z]+) (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*){0,3})"
)
DESCRIBING = re.compile(r"-(?:aware|based|driven|enabled|guided|powered)$")
_EXPANSION = re.compile(r"\s*\((?P<long>[A-Z][\w-]* [^()]{4,90})\)")
# what may follow any word as a name ("we built Lark in Rust"), as "Bayesian and sparse" shows none
_AFTER_A_NAME = frozenset(
    [
        *(*",:-—–.", "", "as", "atop", "by", "for", "in", "on", "over", "that", "to", "using"),
        *("which", "with"),
    ]
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BKMT]")
_LONGER = re.compile(r"(?: [\w-]+){1,6} \(([\w+-]+)\)")


def leading_name(
    g: Grammar, sentence: str, at: int, loose: bool
) -> tuple[str, tuple[str, ...]] | None:
    """A name right after this place, its aliases in brackets after it."""
    tail = sentence[at : at + 160]
    tokens = tokenise(tail)
    i = 0
    while i < len(tokens) and (
        tokens[i].low in g.words["proposal_adjectives"]
        or tokens[i].text in "\"'`:,“"
        or tokens[i].low in ("here", "hereafter", "it", "as")
    ):
        i += 1
    start = i
    while (
        i < len(tokens)
        and tokens[i].text not in ",.;:()—–\"'`”"
        and tokens[i].low not in g.words["proposal_ends"]
        and tokens[i].low not in ("is", "are", "was", "has", "can")
    ):
        t = tokens[i]
        if not (
            t.text[0].isupper()
            or g.scanner.is_name(t)
            or (t.text[0].isdigit() and i > start)
            or (not t.text[0].isalnum() and t.text in "-+&" and not _dash(tail, t))
        ):
            break
        i += 1
    if i == start or i - start > 9 or _SIZE.fullmatch(tokens[start].text):
        return None  # "we train a 1.3B model"
    if longer := _long_form(tail, tokens, start, i) or _over_small_words(tail, tokens, start, i):
        return longer
    name = tail[tokens[start].start : tokens[i - 1].end]
    if (m := _LONGER.match(tail[tokens[i - 1].end :])) and m[1].endswith(f"-{name}"):
        return m[1], ()  # "Heron with dual learning (Dual-Heron)"
    after = tokens[i].low if i < len(tokens) else ""
    sole = i - start == 1
    if after == "(" and DESCRIBED_SHORT.match(tail, tokens[i].start):
        return None  # "an Augmented Reality (AR)-guided song tracker"
    if m := ABBREVIATION.match(tail[tokens[i - 1].end :].lstrip()):
        short = m["short"].strip()
        longer_one = " " in short and len(short) > len(name)
        if sole and longer_one:
            return (name, (short,)) if own(g, name) else None  # "LKG (Lark with gaps)"
        if is_short_form(short):
            return (short, (name,)) if own(g, short) else None
    spelt = _EXPANSION.match(tail[tokens[i - 1].end :])
    if sole and spelt is not None and initials(name, spelt["long"]) and own(g, name):
        return name, (spelt["long"],)  # "Lark (Latent Action Routing of Keys)"
    shouted = name.isupper() and len(name) > 2 and name.isalpha()
    if sole and after in ("a", "an") and (shouted or g.scanner.is_name(tokens[start])):
        return (name, ()) if own(g, name) else None  # "we propose LARK a novel framework"
    if sole and not g.scanner.is_name(tokens[start]) and not loose and after not in _AFTER_A_NAME:
        return None
    if sole and tokens[start].low in g.scanner.rules.words["not_names"]:
        return None
    if (
        after
        and after not in (",", ".", ";", ":", "(", ")", "-", "—", "–", '"', "'")
        and after not in g.words["proposal_ends"]
        and after not in ("is", "are", "was", "has", "can")
    ):
        if loose and tokens[i].is_word and f" {after}," in sentence[:at]:
            return tail[tokens[start].start : tokens[i].end], ()  # "a unit, named Lark unit,"
        # "GPU kernels", "Transformer architecture": a name only describes what follows it
        if after in g.words["method_nouns"]:
            if DESCRIBING.search(name):
                return None  # "an ML-based framework"
            return (name, ()) if g.scanner.is_name(tokens[i - 1]) and sole else None
        return None
    return name, ()


def _over_small_words(
    tail: str, tokens: list[Token], start: int, i: int
) -> tuple[str, tuple[str, ...]] | None:
    """As in "we introduce Mixture of Ranks, a serving system": a name that runs over "of"."""
    small = ("and", "for", "in", "of", "the", "to", "with")
    k = i
    while k < len(tokens) and k - i < 6 and (tokens[k].low in small or tokens[k].text[0].isupper()):
        k += 1
    apposed = tail[tokens[k - 1].end :].startswith((", a ", ", an "))
    whole = k > i and tokens[k - 1].low not in small and apposed
    return (tail[tokens[start].start : tokens[k - 1].end], ()) if whole else None


def _dash(tail: str, t: Token) -> bool:
    """As in "Lark - a tracker": a hyphen between blanks, which is no part of a name."""
    return t.text == "-" and tail[t.start - 1 : t.end + 1] == " - "


def _long_form(
    tail: str, tokens: list[Token], start: int, i: int
) -> tuple[str, tuple[str, ...]] | None:
    """As in "Modelling with Memory (MwM)": a name that runs over small words to its bracket."""
    k = i
    while k < len(tokens) and k - start < 14 and tokens[k].text not in ".;:":
        if tokens[k].text == "," and tokens[k + 1 : k + 2] and tokens[k + 1].low in ("a", "an"):
            return None  # "Lark, a text-to-song (TTS) model"
        if tokens[k].text == "(":
            if k == i or k + 2 >= len(tokens) or tokens[k + 2].text != ")":
                return None
            short = tokens[k + 1].text
            name = tail[tokens[start].start : tokens[k - 1].end]
            return (short, (name,)) if initials(short, name) else None
        k += 1
    return None
