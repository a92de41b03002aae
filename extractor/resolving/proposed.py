"""What stands after "we propose" or "called": a name with its short and long forms, or a phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import Token, tokenise
from extractor.resolving.leading_names import (
    ABBREVIATION,
    DESCRIBED_SHORT,
    DESCRIBING,
    leading_name,
)
from extractor.resolving.short_forms import initials, is_short_form, own

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

Proposed = tuple[str, tuple[str, ...], bool]
"""What is proposed, further spellings of it, and whether it is a name and no description."""

_LONGEST = 14  # words of a description

_QUOTED = re.compile(r'["“\'`]+(?P<name>[A-Z][\w+.\-]*(?: [A-Z0-9][\w+.\-]*){0,3})["”\'`]+')
_APPOSITION = re.compile(
    r",? (?:the )?((?:[A-Z]|[a-z]+[A-Z])[\w+-]*)(?: \([A-Z][^()]{4,90}\))?,? "
    r"(?:based|that|which|to|an?|for|where|leveraging|designed)\b"
)
# as in "a song tracker, Lark, upon": a name between commas, and no item of a list
_BETWEEN_COMMAS = re.compile(
    r", (?:the )?([A-Z][\w+-]*)(?: \([A-Z][^()]{4,90}\))?, (?!and|or)[a-z]"
)
_BEHIND_ITS_AIM = re.compile(
    r" (?:for|of)\b(?P<aim>(?: (?!(?:in|on|that|which|with)\b)[\w-]+){1,7})"
    r" \((?P<short>[A-Z][\w+-]*)\)(?! [a-z]+(?:ing|ion)\b)"  # "of sequences (Seq) training"
)
_LAST = re.compile(r", (?:the )?(?P<name>(?:[A-Z]|[a-z]+[A-Z])[\w+-]*)\.?$")
# as in "we design and implement Lark", "we designed, built, and evaluated Lark"
_ASIDE = re.compile(
    r"(?:\s+(?:for the first time|in this (?:paper|work))"
    r"|(?:,|,? and) (?:analy[sz]ed?|buil[dt]|characteri[sz]ed?|benchmark(?:ed)?|deploy(?:ed)?"
    r"|develop(?:ed)?|evaluated?|fabricated?|implement(?:ed)?|open-sourced?|prototyped?|released?"
    r"|stud(?:y|ied)|test(?:ed)?|trained?|validated?)),?(?=\s)"
)
_SPELT_BETWEEN = re.compile(r"\([A-Z][\w-]*\)(?:-based|-driven|-powered)? (?P<head>[\w-]+)")
_ENHANCED = re.compile(r"[a-z]{3,}ed (?:by|via|with)\b")
_TO_USE = re.compile(r" to (?:adopt|apply|employ|exploit|leverage|use|utilize)\b")
_SPELT_LATER = re.compile(  # "a tracker that builds on Lazy Song Masks (LSM)"
    r"[^.;:]{0,90}?\b(?:of|via our|called|method|via|using|with|through)\s+"
    r"((?:[A-Z][\w-]*|[a-z]{1,4})(?:\s(?:[A-Z][\w-]*|[a-z-]{1,12})){1,8})\s\(([A-Z][\w+-]*)\)"
)
_APPOSED = re.compile(r", (?P<name>[a-z][\w-]+(?: [a-z][\w-]+){1,3}), (?:which|that)\b")


def _set_apart(g: Grammar, word: str, after: str) -> bool:
    """As in "we present lark-mlx, a framework": a name in lower case that what it is follows."""
    known = ("method_nouns", "not_methods", "study_nouns", "whole_methods", "name_heads")
    plain = any(word in g.words[key] for key in known) or word.endswith("s")
    return not plain and word.islower() and after.startswith((", a ", ", an "))


def _thing(g: Grammar, words: list[Token]) -> bool:
    """Whether a phrase ends in what is made ("a song tracker"), and not in an adjective."""
    last = words[-1].low
    known = last in g.words["method_nouns"] or last in g.heads
    known = known or last.removesuffix("s") in g.words["method_nouns"]
    known = known or words[0].low in ("four", "several", "three", "two")  # "two parts, Lark and"
    return known or (last.endswith(("or", "er", "ors", "ers")) and not last.endswith("ier"))


def _behind_its_aim(g: Grammar, words: list[Token], tail: str) -> str | None:
    """As in "a serving system for language models (Lark)": the name, no short form of the aim.

    Not so in "a benchmark for language models (LLMs)", "a tuner of vision transformers (ViT)".
    """
    made = bool(words) and words[-1].low in g.words["whole_methods"] | g.words["method_nouns"]
    m = _BEHIND_ITS_AIM.match(tail) if made else None
    if m is None or not own(g, m["short"]) or g.scanner.of_a_family(tokenise(m["short"])[0]):
        return None
    name, heads = m["short"], [w for w in m["aim"].split() if w[0].isalpha()]
    if "2" in name and any(w.lower().startswith(name[:3].lower()) for w in heads):
        return None  # "an approach for sequence-to-sequence (Seq2Seq) learning"
    short = sum(c.isupper() for c in name) > 1 and len(name) < 2 * len(heads) + 3
    if name.isupper() or name.removesuffix("s").isupper() or initials(name, " ".join(heads)):
        return None
    return None if short and name[0].lower() in {w[0].lower() for w in heads} else name


def after_verb(g: Grammar, sentence: str, at: int) -> Proposed | None:
    """The thing that stands after "we propose": its name, aliases, and whether it is a name."""
    if doing := _TO_USE.match(sentence, at):
        at = doing.end()  # "we propose to use lazy masks"
    item = leading_name(g, sentence, at, loose=False)
    if item is not None:
        return (*item, True)
    tail = sentence[at : at + 220]
    if aside := _ASIDE.match(tail):
        return after_verb(g, sentence, at + aside.end())
    if (m := _QUOTED.search(tail[:90])) and m.start() < 60:
        return m["name"], (), True
    words, way = _words_of_it(g, tail)
    if way is not None:
        return way, (), False
    told = _apposed(g, words, tail) or _named_beside(g, words, tail)
    if told is not None:
        return told
    if _study_in_short(g, words, tail):
        return None  # "an evaluation (ABX tests)"
    return (
        _in_short(g, words, tail)
        or _named_behind_its_aim(g, words, tail)
        or _of_what_is_spelt(g, tail)
        or _in_words(g, words, tail)
    )


def _words_of_it(g: Grammar, tail: str) -> tuple[list[Token], str | None]:
    """The words of the noun phrase that opens `tail`; or the phrase, where a short form tells it.

    A short form inside of it is left out ("a graph neural network (GNN) approach").
    """
    words: list[Token] = []
    until = 0
    for t in tokenise(tail):
        if t.start < until:
            continue
        if t.text == "(" and words and (head := _head_after_short_form(g, tail, t.start, words)):
            until = head
            continue
        if t.text == "(" and words and (way := _of_a_modifier(g, tail, t.start)):
            return words, way
        if words and _ENHANCED.match(tail, t.start):
            break
        if words and t.text == "," and tail[t.end + 1 : t.end + 2].isupper() and _thing(g, words):
            break  # "a song tracker, Lark, upon", "two parts, Lark and Wren"
        if (t.text == "," or t.low == "and") and _adjectives_go_on(g, words, tail[t.end :]):
            continue
        ends = (
            t.low in g.words["proposal_ends"] and words and not (t.low == "of" and len(words) < 3)
        )
        if t.text in ",.;:—–(" or ends:
            break
        if t.text in ")\"'`":
            continue
        words.append(t)
        if len(words) > _LONGEST:
            break
    return words, None


def _adjectives_go_on(g: Grammar, words: list[Token], behind: str) -> bool:
    """As in "a unified, fast and simple framework": adjectives are listed before the noun."""
    after = behind.split(maxsplit=1)[0].lower() if behind.split() else ""
    described = (
        words
        and words[-1].low not in g.words["method_nouns"]
        and len(words) < 5
        and after not in ("a", "an", "the", "which", "that")
        and not after.endswith("ing")
    )
    return bool(described) and not any(w.text[0].isupper() for w in words)


def _apposed(g: Grammar, words: list[Token], tail: str) -> Proposed | None:
    """As in "a sampling strategy, greedy denoising, which": what it is, said once more."""
    a = _APPOSED.match(tail[words[-1].end :]) if words else None
    made = a is not None and words[-1].low in g.words["method_nouns"]
    if a is None or not made:
        return None
    plain = all(w.low not in g.words["proposal_ends"] for w in tokenise(a["name"]))
    return (a["name"], (), False) if plain else None


def _named_beside(g: Grammar, words: list[Token], tail: str) -> Proposed | None:
    """As in "a new kernel, Lark, that", "a tool named lark, a", "a song tracker, Lark."."""
    end = words[-1].end if words else 0
    if len(words) == 1 and _set_apart(g, words[0].text, tail[end:]):
        return words[0].text, (), True
    m = _APPOSITION.match(tail[end:]) if words else None
    m = m or (_BETWEEN_COMMAS.match(tail, end) if words and _thing(g, words) else None)
    m = None if m and DESCRIBING.search(m[1]) else m  # "an encoder, Tree-based, with"
    if m and (g.scanner.is_name(tokenise(m[1])[0]) or _set_off(m[0])) and own(g, m[1]):
        return m[1], (), True
    m = _LAST.match(tail[end:]) if words and words[-1].low in g.words["method_nouns"] else None
    return (m["name"], (), True) if m and own(g, m["name"]) else None


def _short_behind(words: list[Token], tail: str) -> re.Match[str] | None:
    """The short form in brackets behind a phrase, if any."""
    return ABBREVIATION.match(tail[words[-1].end :].lstrip()) if words else None


def _of_a_study(g: Grammar, words: list[Token], short: str) -> bool:
    """Whether a phrase tells of a study, and its bracket is no short form of that."""
    return words[-1].low in g.words["study_nouns"] and not initials(short, words[-1].text)


def _study_in_short(g: Grammar, words: list[Token], tail: str) -> bool:
    """As in "an evaluation (ABX tests)": how something is studied."""
    m = _short_behind(words, tail)
    short = m["short"].strip() if m is not None else ""
    return " " in short and _of_a_study(g, words, short)


def _in_short(g: Grammar, words: list[Token], tail: str) -> Proposed | None:
    """As in "a fast song tracker (FST)": the short form, and what it is short for."""
    m = _short_behind(words, tail)
    if m is None:
        return None
    core = list(words)
    while core and core[0].low in g.words["proposal_adjectives"]:
        core.pop(0)
    short = m["short"].strip()
    behind = tail[words[-1].end :].lstrip()[m.start("short") :]
    goes_on = re.match(r"\S*\)\s(?!that\b|which\b|for\b|to\b|with\b)[a-z]{4,}", behind)
    named = core and is_short_form(short) and own(g, short) and not (goes_on and len(short) < 3)
    return (short, (tail[core[0].start : core[-1].end],), True) if named else None


def _named_behind_its_aim(g: Grammar, words: list[Token], tail: str) -> Proposed | None:
    """As in "a serving system for language models (Lark)": the name."""
    name = _behind_its_aim(g, words, tail[words[-1].end if words else 0 :])
    return (name, (tail[words[0].start : words[-1].end],), True) if name else None


def _of_what_is_spelt(g: Grammar, tail: str) -> Proposed | None:
    """As in "a tracker based on the use of Lazy Song Masks (LSM)": what it uses, in short."""
    m = _SPELT_LATER.match(tail)
    if m is None or re.search(r"\b(?:that|which)\b", tail[: m.start(1)]):
        return None
    short = initials(m[2], m[1]) and sum(c.isupper() for c in m[2]) > 1 and own(g, m[2])
    return (m[2], (m[1],), True) if short else None


def _in_words(g: Grammar, words: list[Token], tail: str) -> Proposed | None:
    """As in "a novel lazy song tracker": the phrase itself; a name that ends it, alone."""
    words = list(words)
    while words and (
        words[0].low in g.words["proposal_adjectives"] or words[0].low.startswith(("one", "propos"))
    ):
        words.pop(0)
    words = _behind_the_node(words)
    if not words or _no_method(g, words):
        return None
    named = [w for w in words if g.scanner.is_name(w)]
    if (
        len(named) == 1
        and (words[-1] is named[0])
        and len(words) > 1
        and words[-2].low in g.words["method_nouns"]
        and not g.scanner.of_a_family(words[-1])
    ):
        return named[0].text, (), True  # "a song selection method Lark-Select for"
    made = g.words["method_nouns"] | g.words["made_alone"]
    if len(words) == 1 and words[0].low not in made and not g.scanner.is_name(words[0]):
        return None
    if words[0].text.replace(",", "").isdigit():
        return None  # "312 hours of labelled recordings"
    told = len(words) >= 2 or words[-1].low in made
    return (tail[words[0].start : words[-1].end], (), False) if told else None


def _no_method(g: Grammar, words: list[Token]) -> bool:
    """As in "an evaluation", "two experiments on", "that songs": nothing that measures better."""
    last = words[-1].low
    return (
        last in g.words["not_methods"]
        or last.rstrip("s") in g.words["not_methods"]
        or last in ("studies", "analyses")
        or any(w.low in ("experiments", "studies", "investigations") for w in words[:2])
        or words[0].low in ("all", "that", "how", "whether", "to", "we")
    )


def _behind_the_node(words: list[Token]) -> list[Token]:
    """As in "a 28 nm paging chip": what is made, without how fine its technology is."""
    nodes = ("nm", "um", "µm", "μm")
    split = len(words) > 2 and words[0].text[0].isdigit() and words[1].low in nodes
    joined = len(words) > 1 and words[0].text[0].isdigit() and words[0].low.endswith(nodes)
    return words[2:] if split else words[1:] if joined else words


def _head_after_short_form(g: Grammar, tail: str, at: int, words: list[Token]) -> int:
    """Where the noun begins that a short form in brackets stands before; 0 if none does."""
    m = _SPELT_BETWEEN.match(tail, at)
    headed = m is not None and m["head"].lower() in g.words["method_nouns"]
    return m.start("head") if m and headed and all(w.low != "of" for w in words) else 0


def _of_a_modifier(g: Grammar, tail: str, at: int) -> str | None:
    """As in "an augmented reality (AR)-guided song tracker": the short form only describes."""
    m = DESCRIBED_SHORT.match(tail, at)
    if m is None:
        return None
    words = m["noun"].split()
    head = next((n for n, w in enumerate(words, 1) if w in g.words["method_nouns"] | g.heads), 0)
    return f"{m['short']}{m['way']} {' '.join(words[:head])}" if head else None


def _set_off(apposition: str) -> bool:
    """As in "a new kernel, Lark, that": a name between commas, however plain it looks."""
    return apposition.startswith(",") and apposition.count(",") == 2
