"""What the sentences of an abstract introduce: things proposed, by a name or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise
from extractor.resolving.leading_names import leading_name
from extractor.resolving.phrases import built_on, for_doing, spelled_out
from extractor.resolving.proposed import after_verb
from extractor.resolving.short_forms import initials, later_abbreviation, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.linking.grammar import Grammar

_PROPOSAL = re.compile(
    r"\b(?:we|paper|work|study|article|authors|report|i|letter|research|thesis|dissertation"
    r"|manuscript|(?:first|second|third|fourth|last|final) (?:chapter|part))\b[^.;]{0,70}?\b"
    r"(?P<verb>propos(?:es?|ing)|present(?:s|ing)?|introduc(?:es?|ing)|develop(?:s|ed)?|design(?:s|ed)?|describes?|build|built|unveil|releas(?:es?|ing)|"
    r"devis(?:es?|ed)|creat(?:es?|ed)|formulates?|construct(?:s|ed)?|offer|establish(?:es)?|open-sourc(?:es|ing)|(?<=we\s)open-source|revisit|explore[sd]?|investigates?|employs?|leverages?|adopts?|implements?|implemented|contribute|evaluates?|study|studies|examines?|demonstrates?"
    r"|(?:(?<=we\s)|(?<=we have\s))(?:describ|introduc|present|propos|releas)ed"
    r"|(?:contributes|gives?|offers|provides?|puts? forward|suggests?)"
    r"(?= an? (?:new|novel) | [A-Z][\w-]*(?: \([A-Z]\w*\))?, an? ))\b",
    re.IGNORECASE,
)
_PROPOSING = (  # no verb of a proposal is without one of these
    *("propos", "present", "introduc", "develop", "desig", "describ", "buil", "unveil", "releas"),
    *("devis", "creat", "formulat", "construct", "offer", "establish", "open-sourc", "revisit"),
    *("explor", "investigat", "employ", "leverag", "adopt", "implement", "contribut", "evaluat"),
    *("stud", "examin", "demonstrat", "giv", "provid", "put", "suggest"),
)
_GIVING = ("contributes", "giv", "offers", "provid", "put", "suggest")
_NAMED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|denoted|abbreviated|referred to"
    r"|which we call|(?<!risk, )(?<!threat, )which we (?:denote|dub|name|refer to|term)"
    r"|we call it|we call|namely|entitled|abbr\.)(?![\w-])(?: as| it)?,?\s+(?:the\s+)?"
)
_ODD = re.compile(  # "dubbed lark.cpp", "called 1-bit Lark"
    r"(?P<name>[a-z]\w*\.[a-z]\w*|\d+-[a-z]+ [A-Z][\w-]*)"
    r"(?=[,;:]|\.(?:\s|$)| (?:that|which|to|for)\b)"
)
_OBSERVED = re.compile(  # what is found, not made: "a phenomenon we call Echo"
    r"\b(?:bias|challenge|effect|failure|gap|issue|mode|pattern|phenomenon|problem|trap),?"
    r" (?:we )?$"
)
_LISTING = re.compile(r"\b(?:data|[a-z-]+[^s\W]s),? \Z")
_PASSIVE = re.compile(
    r"^(?:(?:Based|For|Here|Hence|In|Inspired|Motivated|So|Therefore|Through|Thus|To)\b"
    r"[^,.;]{0,110}, (?:therefore, )?)?"
    r"(?i:(?!although|different|existing|few|many|most|no|numerous|other|previous|prior|recent"
    r"|several|these|those|though|various|when|while)\b)(?P<np>[^,.;]{4,110}?)"
    r"\s(?:(?P<now>is|are)|was|were)\s(?:also |further |here |then )?"
    r"(?:proposed|presented|introduced|developed)\b"
)
_ARTICLES = ("A", "An", "The", "a", "an", "the")  # "Heron was developed in 2012" is no news
_THEN_PROPOSAL = re.compile(
    r"\b(?:and (?:then |further |also )?|by (?=\w+ing (?:an? |[A-Z])))"
    r"(?P<verb>propos(?:es?|ing)|present(?:s|ing)?|introduc(?:es?|ing)|develop(?:s|ing)?"
    r"|devis(?:es?|ing))\b"
)
_EARLIER = re.compile(r"\b(?:earlier|last|previous|previously|prior|recent|recently)\b", re.I)
_DATA_BEFORE = re.compile(r"\b(?:benchmark|corpus|dataset|data set|suite) \Z")
_TRAINED = re.compile(r"\b[Ww]e (?:also |further |then )?train\b")
_BEFORE_VERBS = (
    "also",
    "and",
    "first",
    "further",
    "i",
    "next",
    "then",
    "to",
    "we",
    "authors",
    "now",
)
_WITH_IT = re.compile(
    r"\b(?:With|Through|Via) (?P<name>[\w+-]*[A-Z][\w+-]*),? "
    r"we (?:propose|present|introduce|show)\b"
)
_MADE_AS = re.compile(
    r"\b(?:design|architecture|development|implementation)(?: and \w+)? of (?P<name>[A-Z][\w+-]*)"
    r"(?=[,.]| (?:on|in|for)\b)"
)
_MAKING = ("architecture of", "design", "development of", "implementation")
_TELLING = (
    *(" is a new ", " is a novel ", "core of ", "heart of ", "design and implementation of "),
    *("e call ", "e name ", "e dub ", "e term "),
)
_JOINING = ("ogether", "ointly", "ollectively", "ombining", "ntegrating", "niting")
_NAMING = (
    *("called", "named", "dubbed", "termed", "coined", "denoted", "abbr", "referred to"),
    *("e call ", "e denote ", "e dub ", "e name ", "e refer to ", "e term ", "namely", "entitled"),
)
_SAID_TO_BE = re.compile(
    r"(?:^(?=[A-Z][\w+-]* is an? (?:new|novel)\b)|\b(?:core|heart) of (?:our|this) \w+ is |"
    r"\bdesign and implementation of |"
    r"\b[Ww]e (?:call|name|dub|term) (?:our|the|this) (?:[\w-]+ ){1,3}?(?:[A-Z][\w-]* )?)"
    r"(?P<name>[A-Z][\w+-]*)"
)
# as in "Together, Finch and Robin form Lark", "Combining both yields Lark, a trainer"
_MADE_OF = re.compile(
    r"\b(?:(?:[Tt]ogether|[Jj]ointly|[Cc]ollectively),? (?!with\b)(?:[^.;:]{3,80}? )?"
    r"(?:compos|constitut|form|make up|yield)(?:es?|s)?"
    r"|(?:[Cc]ombining|[Ii]ntegrating|[Uu]niting) [^.;:,]{3,70}? (?:forms|gives|results in|yields))"
    r" (?:the )?(?P<name>[A-Z][\w+-]*)(?=, (?:an?|our|the)\b|\.| \()"
)
_OF_A_KIND = re.compile(
    r"\((?P<short>[A-Z][\w-]*)\) (?P<head>[a-z][\w-]*),? (?:called|dubbed|named|termed)\b"
)
_CALLED_LONG = re.compile(r"(?P<long>[a-z][\w-]*(?: [a-z][\w-]*){1,6}) \((?P<short>[A-Z][\w+-]*)\)")
# what is said so need not be new: "we evaluate Heron"
_WEAK_VERBS = (
    *("adopt", "demonstrat", "employ", "establish", "evaluat", "examin", "explor", "investigat"),
    *("formulat", "leverag", "offer", "stud"),
)
# what is made so is new where its name stands at once: "we created Lark", but "a tree (AST)"
_MADE_AT_ONCE = re.compile(r"[A-Z][\w-]*[a-z][\w-]*(?: \d[\w.]*)?")
_MAKING_VERBS = ("construct", "contribut", "creat", "implement")


@dataclass(slots=True)
class Introduced:
    """What an abstract introduces.

    `found` are names with their other spellings, and whether they are said weakly ("we evaluate
    Heron"); `phrases` what is proposed in words, `asides` those of them that are only added, `aims`
    what a thing of one word is for, `looked_into` what is studied; `data` are names of data sets,
    `further` names that a sentence adds to what was proposed, by where that sentence ends; `made`
    are names of what is made ("we built Lark"), which count where nothing is proposed by name.
    """

    found: list[tuple[str, tuple[str, ...], bool]] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)
    aims: list[str] = field(default_factory=list)
    looked_into: list[str] = field(default_factory=list)
    data: set[str] = field(default_factory=set)
    further: dict[int, str] = field(default_factory=dict)
    made: list[tuple[str, tuple[str, ...], bool]] = field(default_factory=list)


def introduced(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> Introduced:
    """What the sentences of a text introduce, one after the other."""
    told = Introduced()
    naming = any(word in text for word in _NAMING)
    made = any(word in text for word in _MAKING)
    telling = any(word in text for word in _TELLING)
    joining = any(word in text for word in _JOINING)
    for a, b in sentences:
        sentence = text[a:b]
        for m in _proposals(sentence):
            _take_proposal(g, sentence, m, text, b, told)
        if naming and (called := list(_called(g, sentence))):
            kinds = _kinds(sentence)
            told.found = [f for f in told.found if f[0] not in kinds] + called[1:]
            name, aliases, weak = called[0]
            told.found.append((name, (*aliases, *kinds), weak))
        for pattern in (_WITH_IT, _MADE_AS) if made or " we " in sentence else ():
            if (w := pattern.search(sentence)) and g.scanner.is_name(tokenise(w["name"])[0]):
                told.found.append((w["name"], (), False))
        whole = _MADE_OF.search(sentence) if joining else None
        if whole is not None and own(g, whole["name"]):
            told.found.insert(0, (whole["name"], (), False))
        if telling and (w := _SAID_TO_BE.search(sentence)) and own(g, w["name"]):
            told.found.append((w["name"], (), False))
        if (p := _PASSIVE.match(sentence)) and (p["now"] or p["np"].split()[0] in _ARTICLES):
            item = after_verb(g, p["np"], 0)
            if item and not item[2]:
                told.phrases.append(item[0])
            elif item:
                told.found.append((item[0], item[1], False))
        trained = _TRAINED.search(sentence) if "e train " in sentence else None
        if trained and (model := leading_name(g, sentence, trained.end(), loose=False)):
            told.further[b] = model[0]
    if not told.phrases and all(weak for _, _, weak in told.found):
        told.found = told.made + told.found
    return told


def _proposals(sentence: str) -> Iterator[re.Match[str]]:
    """The verbs of a sentence that propose something, each behind what the one before names."""
    asked = sentence.rstrip().endswith("?")  # "Can we design a flexible cache?"
    if asked or not any(stem in sentence for stem in _PROPOSING):
        return
    proposals = list(_PROPOSAL.finditer(sentence))
    if proposals or "we " in sentence or sentence.startswith("We "):
        after = proposals[-1].end() if proposals else max(sentence.find("we "), 0)
        proposals += _THEN_PROPOSAL.finditer(sentence, after)
    at = 0
    for m in proposals:
        if m.end() > at and not _no_proposal(sentence, m) and not _used_to(sentence, m):
            at = m.end()
            yield m


def _take_proposal(
    g: Grammar, sentence: str, m: re.Match[str], text: str, end: int, told: Introduced
) -> None:
    """Keep what stands behind the verb of a proposal: a name, or a phrase that describes it."""
    given = m["verb"].lower().startswith(_GIVING)
    weak = m["verb"].lower().startswith((*_WEAK_VERBS, *_MAKING_VERBS)) and not given
    item = after_verb(g, sentence, m.end())
    if item is None or not item[2]:
        later = later_abbreviation(sentence, m.end(), text)
        item = later if later is not None and own(g, later[0]) else item
    if item is None:
        return
    name, aliases, named = item
    if named:
        if _plain_adjective(name, text):
            return  # "a light, Acoustic, graph-based tracker"
        if _further(sentence, m):
            told.further[end] = name
        if _is_data(sentence, m.end(), name):
            told.data.add(name)
        if weak and _MADE_AT_ONCE.fullmatch(name) and _made(sentence, m, name):
            told.made.append((name, aliases, name in told.data))
        told.found.append((name, aliases, weak or name in told.data))
    elif weak and m["verb"].lower().startswith(("investigat", "stud")):
        told.looked_into.append(name)
    elif not (weak or given or m["verb"].lower() == "revisit"):
        telling_more = spelled_out(g, sentence, name) or built_on(sentence, m.end(), name)
        told.phrases.append(telling_more or name)
        if " " not in name and (done := for_doing(sentence, m.end(), name)):
            told.aims.append(done)
        if _further(sentence, m):
            told.asides.add(told.phrases[-1])


def _made(sentence: str, m: re.Match[str], name: str) -> bool:
    """As in "we created Lark", "we implement Lark": made, and named at once."""
    making = m["verb"].lower().startswith(_MAKING_VERBS)
    return making and sentence.startswith(name, m.end() + 1)


def _kinds(sentence: str) -> tuple[str, ...]:
    """As in "a key-value (KV) store, called Lark": what kind of thing it is, "KV", "KV store"."""
    m = _OF_A_KIND.search(sentence)
    return (m["short"], f"{m['short']} {m['head']}") if m else ()


def _called(g: Grammar, sentence: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """As in "a cache called Lark", "which we call Lark": the names that are given."""
    for m in _NAMED.finditer(sentence):
        if _OBSERVED.search(sentence[: m.start()]):
            continue
        if m[0].startswith("namely") and _LISTING.search(sentence[: m.start()]):
            continue  # "on three data sets, namely Songs, Calls and Nests"
        called = leading_name(g, sentence, m.end(), loose=True)
        long = _CALLED_LONG.match(sentence, m.end())
        if called is None and long and initials(long["short"], long["long"]):
            called = long["short"], (long["long"],)
        odd = _ODD.match(sentence, m.end()) if called is None else None
        called = (odd["name"], ()) if odd else called
        if called is not None:
            yield called[0], called[1], False


def _plain_adjective(name: str, text: str) -> bool:
    """Whether a word with a capital is an adjective that the text has in small letters, too."""
    ending = name.istitle() and name.isalpha() and name.endswith(("al", "ic", "ive", "ous"))
    return ending and re.search(rf"\b{name.lower()}\b", text) is not None


def _no_proposal(sentence: str, m: re.Match[str]) -> bool:
    """As in "the hardware design of a hand", "kernels that were built": nothing is proposed."""
    before = sentence[: m.start("verb")].split()[-1].lower().strip(",")
    if m["verb"].lower() not in ("design", "study", "report", "offer", "build"):
        return before in ("are", "be", "been", "is", "was", "were")
    return not (before.endswith("ly") or before in _BEFORE_VERBS)


def _further(sentence: str, m: re.Match[str]) -> bool:
    """As in "we further introduce a scheduler": not what the paper is about."""
    return sentence[: m.start("verb")].rstrip().endswith((" further", " additionally", " also"))


def _used_to(sentence: str, m: re.Match[str]) -> bool:
    """As in "we use a draft model to propose tokens": what the model does, not the authors.

    But "we use it to build a scheduler" says what the authors build.
    """
    before = sentence[m.start() : m.start("verb")]
    if m["verb"].lower().endswith("ed") and _EARLIER.search(sentence[: m.end() + 12]):
        return True  # "in prior work, we proposed Heron"
    if before.endswith((" use it to ", " use them to ", " use this to ")):
        return False
    return (
        re.search(r"\b(?:uses?|using|lets?|employ|train|prompt|ask)\b.* to $", before) is not None
    )


def proposed_here(g: Grammar, sentence: str, before: int) -> str | None:
    """What the same sentence proposes before this place ("we propose a X that cuts cost by")."""
    for m in _PROPOSAL.finditer(sentence):
        made = ("propos", "introduc", "design", "develop", "devis", "present", "construct", "buil")
        verb = m["verb"].lower().startswith(made) and not _no_proposal(sentence, m)
        if m.end() < before and verb:
            item = after_verb(g, sentence, m.end())
            if item is not None and (item[2] or len(item[0].split()) > 2):
                return item[0]
    for m in _TRAINED.finditer(sentence, 0, before):
        if (trained := leading_name(g, sentence, m.end(), loose=False)) is not None:
            return trained[0]  # "we train Lark, a model that reaches"
    return None


def _is_data(sentence: str, at: int, name: str) -> bool:
    """Whether the named thing is a data set, a benchmark or the like rather than a method."""
    place = sentence.find(name, at)
    if _DATA_BEFORE.search(sentence, at, max(at, place)):
        return True  # "a diverse dataset Songs-25"
    after = sentence[place + len(name) : place + len(name) + 90].lower()
    m = re.match(
        r"(?: and [\w-]+)?(?:\)?[,:]?\s*|\s\()(?:an? |the )?(?:[\w-]+ ){0,4}?"
        r"(dataset|data set|benchmark|corpus|metric|collection)s?\b",
        after,
    )
    return m is not None
