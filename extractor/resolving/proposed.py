"""What stands after "we propose" or "called": a name with its short and long forms, or a phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import Token, tokenise
from extractor.resolving.short_forms import initials, is_short_form, own

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_QUOTED = re.compile(r'["“\'`]+(?P<name>[A-Z][\w+.\-]*(?: [A-Z0-9][\w+.\-]*){0,3})["”\'`]+')
_ABBREVIATION = re.compile(
    r"\((?:or |aka |i\.e\., |abbr\. |called |dubbed |hereafter |named |termed |"
    r"(?:abbreviated|denoted|short|shortened|shorted) (?:as|by|for|to) )?\"?"
    r"(?P<short>[A-Za-z0-9µπ][\w+.\-@*/^ ]{0,28}?)\"?\)(?!-(?:based|style|guided|driven))"
)
_EXPANSION = re.compile(r"\s*\((?P<long>[A-Z][\w-]* [^()]{4,90})\)")
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
_DESCRIBING = re.compile(r"-(?:aware|based|driven|enabled|guided|powered)$")
# what may follow any word as a name ("we built Lark in Rust"), as "Bayesian and sparse" shows none
_AFTER_A_NAME = frozenset(
    [
        *(*",:-—–.", "", "as", "atop", "by", "for", "in", "on", "over", "that", "to", "using"),
        *("which", "with"),
    ]
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BKMT]")
_LONGER = re.compile(r"(?: [\w-]+){1,6} \(([\w+-]+)\)")
_SPELT_BETWEEN = re.compile(r"\([A-Z][\w-]*\)(?:-based|-driven|-powered)? (?P<head>[\w-]+)")
_DESCRIBED_SHORT = re.compile(
    r"\((?P<short>[A-Z][\w-]*)\)(?P<way>-[a-z]+) (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*){0,3})"
)
_ENHANCED = re.compile(r"[a-z]{3,}ed (?:by|via|with)\b")
_TO_USE = re.compile(r" to (?:adopt|apply|employ|exploit|leverage|use|utilize)\b")
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


def after_verb(g: Grammar, sentence: str, at: int) -> tuple[str, tuple[str, ...], bool] | None:
    """The thing that stands after "we propose": its name, aliases, and whether it is a name."""
    if doing := _TO_USE.match(sentence, at):
        at = doing.end()  # "we propose to use lazy masks"
    item = leading_name(g, sentence, at, loose=False)
    if item is not None:
        return (*item, True)
    tail = sentence[at : at + 220]
    aside = _ASIDE.match(tail)
    if aside:
        return after_verb(g, sentence, at + aside.end())
    if (m := _QUOTED.search(tail[:90])) and m.start() < 60:
        return m["name"], (), True
    words: list[Token] = []
    until = 0
    for t in tokenise(tail):
        if t.start < until:
            continue
        if t.text == "(" and words and (head := _head_after_short_form(g, tail, t.start, words)):
            until = head
            continue  # "a graph neural network (GNN) approach"
        if t.text == "(" and words and (way := _of_a_modifier(g, tail, t.start)):
            return way, (), False
        if words and _ENHANCED.match(tail, t.start):
            break
        if words and t.text == "," and tail[t.end + 1 : t.end + 2].isupper() and _thing(g, words):
            break  # "a song tracker, Lark, upon", "two parts, Lark and Wren"
        if t.text == "," or t.low == "and":
            # "a unified, fast and simple framework": adjectives listed before the noun
            after = tail[t.end :].split(maxsplit=1)[0].lower() if tail[t.end :].split() else ""
            described = (
                words
                and words[-1].low not in g.words["method_nouns"]
                and len(words) < 5
                and after not in ("a", "an", "the", "which", "that")
                and not after.endswith("ing")
            )
            if described and not any(w.text[0].isupper() for w in words):
                continue
        if (
            t.text in ",.;:—–"
            or (
                t.low in g.words["proposal_ends"]
                and words
                and not (t.low == "of" and len(words) < 3)
            )
            or t.text == "("
        ):
            break
        if t.text in ")\"'`":
            continue
        words.append(t)
        if len(words) > 14:
            break
    end = words[-1].end if words else 0
    if len(words) == 1 and _set_apart(g, words[0].text, tail[end:]):
        return words[0].text, (), True
    a = _APPOSED.match(tail[end:]) if words else None
    if (
        a is not None
        and words[-1].low in g.words["method_nouns"]
        and all(w.low not in g.words["proposal_ends"] for w in tokenise(a["name"]))
    ):
        return a["name"], (), False
    m = _APPOSITION.match(tail[end:]) if words else None
    m = m or (_BETWEEN_COMMAS.match(tail, end) if words and _thing(g, words) else None)
    m = None if m and _DESCRIBING.search(m[1]) else m  # "an encoder, Tree-based, with"
    if m and (g.scanner.is_name(tokenise(m[1])[0]) or _set_off(m[0])) and own(g, m[1]):
        return m[1], (), True
    m = _LAST.match(tail[end:]) if words and words[-1].low in g.words["method_nouns"] else None
    if m and own(g, m["name"]):
        return m["name"], (), True  # "a song tracker, Lark."
    if words and (m := _ABBREVIATION.match(tail[end:].lstrip())):
        core = list(words)
        while core and core[0].low in g.words["proposal_adjectives"]:
            core.pop(0)
        short = m["short"].strip()
        goes_on = re.match(
            r"\S*\)\s(?!that\b|which\b|for\b|to\b|with\b)[a-z]{4,}",
            tail[end:].lstrip()[m.start("short") :],
        )
        study = words[-1].low in g.words["study_nouns"] and not initials(short, words[-1].text)
        if study and " " in short:
            return None  # "an evaluation (ABX tests)"
        if core and is_short_form(short) and own(g, short) and not (goes_on and len(short) < 3):
            return short, (tail[core[0].start : core[-1].end],), True
    if name := _behind_its_aim(g, words, tail[end:]):
        return name, (tail[words[0].start : words[-1].end],), True
    of = re.match(
        r"[^.;:]{0,90}?\b(?:of|via our|called|method|via|using|with|through)\s+"
        r"((?:[A-Z][\w-]*|[a-z]{1,4})(?:\s(?:[A-Z][\w-]*|[a-z-]{1,12})){1,8})\s\(([A-Z][\w+-]*)\)",
        tail,
    )
    if (
        of
        and initials(of[2], of[1])
        and sum(c.isupper() for c in of[2]) > 1
        and own(g, of[2])
        and not re.search(r"\b(?:that|which)\b", tail[: of.start(1)])
    ):
        return of[2], (of[1],), True
    while words and (
        words[0].low in g.words["proposal_adjectives"] or words[0].low.startswith(("one", "propos"))
    ):
        words.pop(0)
    words = _behind_the_node(words)
    if (
        not words
        or words[-1].low in g.words["not_methods"]
        or words[-1].low.rstrip("s") in g.words["not_methods"]
        or words[-1].low in ("studies", "analyses")
        or any(w.low in ("experiments", "studies", "investigations") for w in words[:2])
        or words[0].low in ("all", "that", "how", "whether", "to", "we")
    ):
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
    if (
        len(words) == 1
        and words[0].low not in g.words["method_nouns"] | g.words["made_alone"]
        and not g.scanner.is_name(words[0])
    ):
        return None
    phrase = tail[words[0].start : words[-1].end]
    if words[0].text.replace(",", "").isdigit():
        return None  # "312 hours of labelled recordings"
    if len(words) >= 2 or words[-1].low in g.words["method_nouns"] | g.words["made_alone"]:
        return phrase, (), False
    return None


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
    m = _DESCRIBED_SHORT.match(tail, at)
    if m is None:
        return None
    words = m["noun"].split()
    head = next((n for n, w in enumerate(words, 1) if w in g.words["method_nouns"] | g.heads), 0)
    return f"{m['short']}{m['way']} {' '.join(words[:head])}" if head else None


def _set_off(apposition: str) -> bool:
    """As in "a new kernel, Lark, that": a name between commas, however plain it looks."""
    return apposition.startswith(",") and apposition.count(",") == 2


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
    if after == "(" and _DESCRIBED_SHORT.match(tail, tokens[i].start):
        return None  # "an Augmented Reality (AR)-guided song tracker"
    if m := _ABBREVIATION.match(tail[tokens[i - 1].end :].lstrip()):
        short = m["short"].strip()
        longer_one = " " in short and len(short) > len(name)
        if sole and longer_one:
            return (name, (short,)) if own(g, name) else None  # "LKG (Lark with gaps)"
        if is_short_form(short):
            return (short, (name,)) if own(g, short) else None
    spelt = _EXPANSION.match(tail[tokens[i - 1].end :])
    if sole and spelt is not None and initials(name, spelt["long"]) and own(g, name):
        return name, (spelt["long"],)  # "Lark (Latent Action Routing of Keys)"
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
            if _DESCRIBING.search(name):
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
