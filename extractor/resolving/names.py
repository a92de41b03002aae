"""What a paper calls its own method: from the title, from "we propose X", from "dubbed X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise
from extractor.resolving.own_names import PaperNames, choose
from extractor.resolving.phrases import (
    built_on,
    described_by_the_way,
    for_doing,
    our_own,
    spelled_out,
    telling,
    worked_with,
)
from extractor.resolving.proposed import after_verb, leading_name
from extractor.resolving.short_forms import initials, later_abbreviation, own
from extractor.resolving.title import (
    from_title,
    only_a_part,
    short_title,
    title_itself,
    title_prefix,
    title_whole,
)
from extractor.resolving.told_names import (
    named_otherwise,
    ours_by_name,
    said_proposed,
    spelt_at_the_end,
    spoken_of,
    told_of,
)

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_PROPOSAL = re.compile(
    r"\b(?:we|paper|work|study|article|authors|report|i|letter|research|thesis|dissertation"
    r"|manuscript|(?:first|second|third|fourth|last|final) (?:chapter|part))\b[^.;]{0,70}?\b"
    r"(?P<verb>propos(?:es?|ing)|present(?:s|ing)?|introduc(?:es?|ing)|develop(?:s|ed)?|design(?:s|ed)?|describes?|build|built|unveil|releas(?:es?|ing)|"
    r"devis(?:es?|ed)|creat(?:es?|ed)|formulates?|construct(?:s|ed)?|offer|establish(?:es)?|open-sourc(?:es|ing)|(?<=we\s)open-source|revisit|explore[sd]?|investigates?|employs?|leverages?|adopts?|implements?|implemented|contribute|evaluates?|study|studies|examines?|demonstrates?"
    r"|(?:(?<=we\s)|(?<=we have\s))(?:describ|introduc|present|propos|releas)ed)\b",
    re.IGNORECASE,
)
_PROPOSING = (  # no verb of a proposal is without one of these
    *("propos", "present", "introduc", "develop", "desig", "describ", "buil", "unveil", "releas"),
    *("devis", "creat", "formulat", "construct", "offer", "establish", "open-sourc", "revisit"),
    *("explor", "investigat", "employ", "leverag", "adopt", "implement", "contribut", "evaluat"),
    *("stud", "examin", "demonstrat"),
)
_NAMED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|denoted|abbreviated|referred to|which we call"
    r"|we call it|we call|namely|entitled|abbr\.)(?![\w-])(?: as| it)?,?\s+(?:the\s+)?"
)
_OBSERVED = re.compile(  # what is found, not made: "a phenomenon we call Echo"
    r"\b(?:bias|challenge|effect|failure|gap|issue|mode|pattern|phenomenon|problem|trap),?"
    r" (?:we )?$"
)
_LISTING = re.compile(r"\b(?:data|[a-z-]+[^s\W]s),? \Z")
_PASSIVE = re.compile(
    r"^(?:(?:[Ii]n|[Tt]hrough|[Tt]o this end) ?(?:this (?:article|paper|study|work))?, )?"
    r"(?P<np>[^,.;]{4,90}?)\s(?:is|are|was)\s(?:proposed|presented|introduced|developed)\b"
)
_THEN_PROPOSAL = re.compile(
    r"\b(?:and (?:then |further |also )?|by (?=\w+ing (?:an? |[A-Z])))"
    r"(?P<verb>propos(?:es?|ing)|present(?:s|ing)?|introduc(?:es?|ing)|develop(?:s|ing)?"
    r"|devis(?:es?|ing))\b"
)
_EARLIER = re.compile(r"\b(?:earlier|last|previous|previously|prior|recent|recently)\b", re.I)
_DATA_BEFORE = re.compile(r"\b(?:benchmark|corpus|dataset|data set|suite) \Z")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*[a-z]\b")
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
_NAMING = (
    *("called", "named", "dubbed", "termed", "coined", "denoted", "abbr", "referred to"),
    *("e call ", "namely", "entitled"),
)
_SAID_TO_BE = re.compile(
    r"(?:^(?=[A-Z][\w+-]* is an? (?:new|novel)\b)|\b(?:core|heart) of (?:our|this) \w+ is |"
    r"\bdesign and implementation of |"
    r"\b[Ww]e (?:call|name|dub|term) (?:our|the|this) (?:[\w-]+ ){1,3}?(?:[A-Z][\w-]* )?)"
    r"(?P<name>[A-Z][\w+-]*)"
)
_CALLED_LONG = re.compile(r"(?P<long>[a-z][\w-]*(?: [a-z][\w-]*){1,6}) \((?P<short>[A-Z][\w+-]*)\)")
_YARDSTICK = re.compile(
    r"(?i:bench\b|(?<!tri)eval\b|benchmark|\bdata ?set\b|\bcorpus\b"
    r"|^ ?(?:benchmarking|comparing|how)\b|\bevaluating\b|\bevaluation\s*$"
    r"|\bcan \w+(?: language)? models\b)"
)
_TO_EVALUATE = re.compile(  # "Lark, a framework to evaluate readers"
    r"\b(?:framework|platform|protocol|suite|test ?bed) (?:to|for) (?:\w+ly )?"
    r"(?:assess|benchmark|evaluat|measur|stress-test)\w*\b"
)
_MEASURED = re.compile(
    r"\b(?:[Ee]valuat\w+|[Bb]enchmark(?:ing)?|[Tt]est(?:ing)?|[Aa]ssess\w*|[Aa]naly[sz]\w+"
    r"|[Ee]xperiments with|show that|reveal that)(?: testing| evaluation)?"
    r"(?: the (?:abilit(?:y|ies)|capabilit(?:y|ies)|effectiveness|performance))?(?: of)?"
    r" (?:and [\w-]+ing )?((?:(?!(?:compris|consist|contain|cover|includ|spann)ing"
    r"|(?:for|in|of|on|that|the|to|which|with) )[\w-]+ ){0,4}"
    r"(?:[MV]?LLMs|[VLM]LMs|LMMs|VLAs|agents|approaches|detectors|methods|models|policies|systems))\b"
)
_SEVERAL = re.compile(
    r"\b[Ww]e (?:\w+ )?(?:introduce|present|propose)(?:s|d)? (?:two|three|four) (?:[\w-]+ ){0,4}"
    r"(?:algorithms|approaches|methods|optimi[sz]ations|strategies|techniques|variants)"
    r"(?: for [\w -]+| to [\w -]+)?(?::|, namely,?| namely) (?P<parts>[^.;:]+)"
)
_LISTED = re.compile(r",? and |, ")
_PART = re.compile(r"[a-z][\w-]+(?: [a-z][\w-]+){0,3}$")
_WEAK_VERBS = (
    "explor",
    "investigat",
    "employ",
    "leverag",
    "adopt",
    "implement",
    "evaluat",
    "stud",
    "examin",
    "demonstrat",
    "establish",
    "contribut",
    "offer",
    "creat",
    "construct",
    "formulat",
)


def paper_names(g: Grammar, title: str, text: str, sentences: list[tuple[int, int]]) -> PaperNames:
    """Find the names by which a paper speaks of its own work."""
    names = PaperNames()
    prefix = title_prefix(g, title)
    found: list[tuple[str, tuple[str, ...], bool]] = []
    data: set[str] = set()
    asides: set[str] = set()
    aims: list[str] = []
    looked_into: list[str] = []
    named_so = any(word in text for word in _NAMING)
    made = any(word in text for word in _MAKING)
    told = any(word in text for word in _TELLING)
    for a, b in sentences:
        sentence = text[a:b]
        at = 0
        proposing = any(stem in sentence for stem in _PROPOSING)
        proposals = list(_PROPOSAL.finditer(sentence)) if proposing else []
        if proposing and (proposals or "we " in sentence or sentence.startswith("We ")):
            after = proposals[-1].end() if proposals else max(sentence.find("we "), 0)
            proposals += _THEN_PROPOSAL.finditer(sentence, after)
        for m in proposals:
            if m.end() <= at or _no_proposal(sentence, m) or _used_to(sentence, m):
                continue
            at = m.end()
            weak = m["verb"].lower().startswith(_WEAK_VERBS)
            item = after_verb(g, sentence, m.end())
            if item is None or not item[2]:
                later = later_abbreviation(sentence, m.end(), text)
                item = later if later is not None and own(g, later[0]) else item
            if item is None:
                continue
            name, aliases, named = item
            if named and _plain_adjective(name, text):
                continue  # "a light, Acoustic, graph-based tracker"
            if named:
                if _further(sentence, m):
                    names.further[b] = name
                if _is_data(sentence, m.end(), name):
                    data.add(name)
                found.append((name, aliases, weak or name in data))
            elif weak and m["verb"].lower().startswith(("investigat", "stud")):
                looked_into.append(name)
            elif not (weak or m["verb"].lower() == "revisit"):
                telling_more = spelled_out(g, sentence, name) or built_on(sentence, m.end(), name)
                names.phrases.append(telling_more or name)
                if " " not in name and (done := for_doing(sentence, m.end(), name)):
                    aims.append(done)
                if _further(sentence, m):
                    asides.add(names.phrases[-1])
        for m in _NAMED.finditer(sentence) if named_so else ():
            if _OBSERVED.search(sentence[: m.start()]):
                continue
            if m[0].startswith("namely") and _LISTING.search(sentence[: m.start()]):
                continue  # "on three data sets, namely Songs, Calls and Nests"
            called = leading_name(g, sentence, m.end(), loose=True)
            long = _CALLED_LONG.match(sentence, m.end())
            if called is None and long and initials(long["short"], long["long"]):
                called = long["short"], (long["long"],)
            if called is not None:
                found.append((called[0], called[1], False))
        for pattern in (_WITH_IT, _MADE_AS) if made or " we " in sentence else ():
            if (w := pattern.search(sentence)) and g.scanner.is_name(tokenise(w["name"])[0]):
                found.append((w["name"], (), False))
        if told and (w := _SAID_TO_BE.search(sentence)) and own(g, w["name"]):
            found.append((w["name"], (), False))
        if p := _PASSIVE.match(sentence):
            item = after_verb(g, p["np"], 0)
            if item and not item[2]:
                names.phrases.append(item[0])
            elif item:
                found.append((item[0], item[1], False))
        trained = _TRAINED.search(sentence) if "e train " in sentence else None
        if trained and (ours := leading_name(g, sentence, trained.end(), loose=False)):
            names.further[b] = ours[0]
    names.proper = frozenset(_INSIDE.findall(text))
    names.proposes = bool(names.phrases) or any(not weak for _, _, weak in found)
    choose(g, names, prefix, found, text)
    said = said_proposed(g, text, names, prefix)
    if said and not _a_task(g, said, text):
        names.main = said
        names.aliases[said.lower()] = said
    if names.main is None:
        name_told = told_of(g, text, sentences) or named_otherwise(g, text, sentences)
        name_told = name_told or ours_by_name(g, text, sentences)
        name_told = name_told or spoken_of(g, title, text, sentences)
        name_told = name_told or spelt_at_the_end(g, text, sentences)
        if name_told is not None:
            names.main = name_told
            names.aliases[name_told.lower()] = name_told
    if names.main is None and prefix and (short := short_title(prefix, text)):
        names.main = short
        names.aliases.update({short.lower(): short, prefix.lower(): short})
    if names.main in data and (methods := [f[0] for f in found if not f[2]]):
        names.main = methods[0]  # a paper on a data set measures its methods on it
    names.proposes = names.proposes or _acts(names.main, text, sentences)
    names.data = names.main in data or _YARDSTICK.search(names.main or "") is not None
    names.yardstick = (
        names.main in data or _YARDSTICK.search(f"{names.main or ''} {title}") is not None
    )
    built = names.yardstick or _evaluates(names.main, text)
    models = _MEASURED.search(f"{title}. {text}") if built else None
    names.yardstick = names.yardstick or models is not None
    if models is not None:
        names.measured = models[1]
    described = [p for p in names.phrases if telling(g, p) and p not in asides]
    headed = [p for p in described if p.lower().split()[-1] in g.words["method_nouns"]]
    whole = title_whole(g, described, title)
    titled = whole or [p for p in described if p.lower() in title.lower()]
    proposed = next(iter(titled or headed or described), None) or (
        None if ":" in title else our_own(g, text)
    )
    apposed = f", {proposed}, " in text  # "a sampling strategy, greedy denoising, which"
    if proposed is not None and not (apposed or whole) and only_a_part(g, proposed, title):
        proposed = title_itself(g, title) or proposed
    worked = None if proposed or names.main else worked_with(g, text, sentences)
    if worked is not None:
        names.phrases.append(worked)
    if proposed is None and worked is None and not names.phrases:
        proposed = next((p for p in looked_into if _a_method(g, p, text)), None)
        names.phrases += [proposed] if proposed else []
    if proposed is None and worked is None and ":" not in title:
        proposed = next(iter(aims), None) or _one_product(g, names.phrases)
        names.phrases[:] = [
            proposed if proposed and proposed.startswith(f"{p} ") else p for p in names.phrases
        ]
    names.phrase = proposed or worked or from_title(g, title) or next(iter(names.phrases), None)
    if names.best is None and (way := described_by_the_way(g, text, sentences)):
        names.phrase = way
        names.phrases.append(way)
    if names.main is None:
        for part in _parts(text):
            if not g.scanner.names_measure(part):
                names.aliases.setdefault(part.lower(), part)
    return names


def _acts(name: str | None, text: str, sentences: list[tuple[int, int]]) -> bool:
    """As in "Lark maps all layers onto one chip": what opens a sentence by its name and acts."""
    if name is None:
        return False
    acting = re.compile(rf"{re.escape(name)} (?:\w+ly |also |first |then )?[a-z]+s\b")
    return any(acting.match(text, a, b) for a, b in sentences)


def _a_method(g: Grammar, phrase: str, text: str) -> bool:
    """As in "we investigate a lazy search procedure": one thing that does something."""
    made = phrase.lower().split()[-1] in g.words["method_nouns"] - {"model", "models"}
    return made and telling(g, phrase) and (f" a {phrase}" in text or f" an {phrase}" in text)


def _one_product(g: Grammar, phrases: list[str]) -> str | None:
    """As in "we present a router that": one word that tells what is made; not "a method"."""
    vague = g.words["whole_methods"] | {"model", "models"}
    word = phrases[0].lower() if phrases else ""
    one = word in g.words["method_nouns"] - vague and not word.endswith("s")
    return word if one else None


def _evaluates(name: str | None, text: str) -> bool:
    """As in "we present Lark, a framework to evaluate readers": what others are measured with."""
    told = _TO_EVALUATE.search(text) if name else None
    if name is None or told is None:
        return False
    before = text[max(0, told.start() - 60) : told.start()]
    return re.search(rf"{re.escape(name)}\)?, an? [^.;]*$", before) is not None


def _parts(text: str) -> list[str]:
    """As in "we propose two techniques: lazy commit and eager waiting": the parts by name."""
    told = _SEVERAL.search(text)
    if told is None:
        return []
    items = [re.sub(r"^(?:and )?(?:\(?\w\) )?", "", item) for item in _LISTED.split(told["parts"])]
    named = [m[0].strip() for item in items if (m := _PART.match(item))]
    return named if len(named) == len(items) > 1 else []


def _a_task(g: Grammar, name: str, text: str) -> bool:
    """As in "bird song recognition (BSR)": a task that many work on, in small letters."""
    if not name.isupper() or not name.isalpha():
        return False
    told = re.search(rf"\b[a-z][\w-]* ([a-z]+) \({name}\)", text)
    return told is not None and told[1] in g.words["task_nouns"]


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
