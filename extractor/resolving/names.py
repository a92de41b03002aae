"""What a paper calls its own method: from the title, from "we propose X", from "dubbed X"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.mentions.number_words import CARDINALS
from extractor.mentions.tokens import Token, tokenise

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_TITLE = re.compile(r"^\s*(?P<name>[^:]{2,60}?)\s*(?::|\s[-–—]+\s)\s*\S")
_QUOTED = re.compile(r'["“\'`]+(?P<name>[A-Z][\w+.\-]*(?: [A-Z0-9][\w+.\-]*){0,3})["”\'`]+')
_ABBREVIATION = re.compile(
    r"\((?:or |aka |i\.e\., |abbr\. |dubbed |named )?\"?"
    r"(?P<short>[A-Za-z0-9µπ][\w+.\-@*/^ ]{0,28}?)\"?\)(?!-(?:based|style|guided|driven))"
)
_OURS = re.compile(r"(?:^|[.] )Our (?P<what>(?:[a-z][\w-]* ){1,4}[a-z][\w-]*)")
_PROPOSAL = re.compile(
    r"\b(?:we|paper|work|study|article|authors|report|i|letter|research|thesis)\b[^.;]{0,70}?\b"
    r"(?P<verb>propos(?:es?|ing)|present(?:s|ing)?|introduc(?:es?|ing)|develop(?:s|ed)?|design(?:s|ed)?|describes?|build|built|unveil|releas(?:es?|ing)|"
    r"devis(?:es?|ed)|creat(?:es?|ed)|formulates?|construct(?:s|ed)?|offer|establish(?:es)?|open-sourc(?:es|ing)|(?<=we\s)open-source|revisit|explore[sd]?|investigates?|employs?|leverages?|adopts?|implements?|implemented|contribute|evaluates?|study|studies|examines?|demonstrates?)\b",
    re.IGNORECASE,
)
_PROPOSING = (  # no verb of a proposal is without one of these
    *("propos", "present", "introduc", "develop", "desig", "describ", "buil", "unveil", "releas"),
    *("devis", "creat", "formulat", "construct", "offer", "establish", "open-sourc", "revisit"),
    *("explor", "investigat", "employ", "leverag", "adopt", "implement", "contribut", "evaluat"),
    *("stud", "examin", "demonstrat"),
)
_AFTERTHOUGHT = re.compile(
    r"[.;]\s|, (?:which|where|while)\b"
    r"| that (?:combines|couples|employs|fuses|incorporates|integrates|joins|leverages|merges|pairs"
    r"|unifies|unites|uses|utilizes)\b"
)
_NAMED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|denoted|abbreviated|referred to|which we call"
    r"|we call it|we call|namely|entitled|abbr\.)(?![\w-])(?: as| it)?,?\s+(?:the\s+)?"
)
_OBSERVED = re.compile(  # what is found, not made: "a phenomenon we call Echo"
    r"\b(?:bias|challenge|effect|failure|gap|issue|mode|pattern|phenomenon|problem|trap),?"
    r" (?:we )?$"
)
_APPOSITION = re.compile(
    r",? (?:the )?((?:[A-Z]|[a-z]+[A-Z])[\w+-]*),? "
    r"(?:based|that|which|to|an?|for|where|leveraging|designed)\b"
)
_ASIDE = re.compile(
    r"\s+(?:for the first time|in this (?:paper|work)|and (?:analy[sz]e|build|characteri[sz]e"
    r"|benchmark|deploy|develop|evaluate|implement|open-source|release|study|test|validate)),?"
    r"(?=\s)"
)
_PASSIVE = re.compile(
    r"^(?:(?:[Ii]n|[Tt]hrough|[Tt]o this end) ?(?:this (?:article|paper|study|work))?, )?"
    r"(?P<np>[^,.;]{4,90}?)\s(?:is|are|was)\s(?:proposed|presented|introduced|developed)\b"
)
_PROPOSED = re.compile(
    r"\b(?:[Oo]ur(?: (?:algorithm|approach|framework|method|model|network|pipeline|policy"
    r"|system),)?|(?:[Oo]ur|[Tt]he) (?P<said>proposed)) (?P<name>[A-Z][\w+-]*)"
    r"(?= (?:algorithm|approach|framework|method|model|network|system|[a-z]+s|can|is|was|has|with"
    r"|on|in|for|by|at|to|and|over)\b|[,.'])"
)
_DESCRIBING = re.compile(r"-(?:aware|based|driven|enabled|guided|powered)$")
_KIND = re.compile(r"[A-Z]{2,}s")  # a kind of things: "LLMs", "UAVs"
_STATING = re.compile(r"\b(?i:is|are|isn't|aren't|can|can't|do|don't|does|doesn't|not)\b")
_OUR_LONG = re.compile(
    r"\b(?:[Oo]ur|[Tt]he proposed) [A-Z][\w-]*(?: [\w-]+){0,5} \((?P<short>[A-Z][\w+-]*)\)"
    r" (?:algorithm|approach|framework|is|method|model|network|system|was)\b"
)
_WORKED = re.compile(
    r"\b[Ww]e (?:also |further |then )?(?:adapt|fine-?tune|pre-?train|train)(?:ed)?\b"
)
_TOOL = re.compile(
    r"\b(?:[Vv]ia|[Ww]ith|[Uu]sing|[Tt]hrough|[Bb]y) (?:[Aa]n? |[Tt]he )?"
    r"(?P<tool>[A-Z0-9][\w+-]*(?: (?:of|and|[A-Z0-9][\w+-]*)){1,6})$"
)
_OF_SOMETHING = re.compile(
    r"\s*(?:An? |The )?(\w+ (?:and|for|of) [^:,?]+?)"
    r"(?:\s(?i:for|of|via|with|in|on|using|by|through|from|to|towards)\s|[:,?]|$)"
)
_TESTING = re.compile(  # "Benchmarking Heron-5 in Song Therapy"
    r"^\s*(?:Assessing|Auditing|Benchmarking|Evaluating|Probing|Testing) (?:the )?"
    r"(?P<what>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*){0,2}) (?:against|as|at|for|in|on|with)\b"
)
_DEVELOPMENT = re.compile(
    r"^\s*(?:(?:Construction|Design|Development|Implementation)(?:, \w+)*(?:,? and \w+)? of"
    r"|(?:The|A) Case for) (?:an? |the )?"
)
_LONGER = re.compile(r"(?: [\w-]+){1,6} \(([\w+-]+)\)")
_THEN_PROPOSAL = re.compile(
    r"\b(?:and (?:then |further |also )?|by (?=\w+ing an? ))"
    r"(?P<verb>propos(?:e|ing)|present(?:ing)?|introduc(?:e|ing)|develop(?:ing)?|devis(?:e|ing))\b"
)
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
_IS_A = re.compile(
    r"(?P<name>[A-Z][\w+-]*) is an? (?:[a-z][\w-]* ){1,5}(?:that|which|for|built|trained)\b"
)
_SPELT_BETWEEN = re.compile(r"\([A-Z][\w-]*\)(?:-based|-driven|-powered)? (?P<head>[\w-]+)")
_BUILT_ON = re.compile(
    r"(?:based on|built on|exploiting|leveraging|using|utilizing"
    r"|that (?:employs|exploits|leverages|uses|utilizes)) (?:an? |the )?(?:new |novel )?"
    r"(?P<tool>[\w-]+(?: (?!(?:and|as|by|for|from|in|of|on|over|that|to|via|which|with)\b)"
    r"[\w-]+){1,3})(?=[,.;]| (?:and|for|in|that|to|which|with)\b)"
)
_ENHANCED = re.compile(r"[a-z]{3,}ed (?:by|via|with)\b")
_CALLED_LONG = re.compile(r"(?P<long>[a-z][\w-]*(?: [a-z][\w-]*){1,6}) \((?P<short>[A-Z][\w+-]*)\)")
_GETTING = "achieves|attains|cuts|improves|obtains|outperforms|raises|reaches|reduces|yields"
_LONG_FIRST = re.compile(
    r"(?P<long>[A-Z][\w-]*(?: [a-z][\w-]*){1,5}) \((?P<short>[A-Z][\w+-]*[A-Z+])\)"
    r" (?:then |first |further )?[a-z]+[^s\W]s (?!by\b)"
)
_APPOSED = re.compile(r", (?P<name>[a-z][\w-]+(?: [a-z][\w-]+){1,3}), (?:which|that)\b")
_YARDSTICK = re.compile(
    r"(?i:bench\b|(?<!tri)eval\b|benchmark|\bdata ?set\b|\bcorpus\b"
    r"|^ ?(?:benchmarking|comparing|how)\b|\bevaluating\b|\bevaluation\s*$"
    r"|\bcan \w+(?: language)? models\b)"
)
_MEASURED = re.compile(
    r"\b(?:[Ee]valuat\w+|[Bb]enchmark(?:ing)?|[Tt]est(?:ing)?|[Aa]ssess\w*|[Aa]naly[sz]\w+"
    r"|show that|reveal that)(?: testing| evaluation)?"
    r"(?: the (?:abilit(?:y|ies)|capabilit(?:y|ies)|effectiveness|performance))?(?: of)?"
    r" (?:and [\w-]+ing )?((?:(?!(?:for|in|of|on|the|to|with) )[\w-]+ ){0,4}"
    r"(?:[MV]?LLMs|[VLM]LMs|LMMs|VLAs|agents|approaches|detectors|methods|models|policies|systems))\b"
)
_PAIR = re.compile(r"([a-z][\w -]+ and [a-z][\w -]+?)[.;]")
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
    "built",
    "build",
    "formulat",
)


@dataclass(slots=True)
class PaperNames:
    """The names of a paper's own work.

    `main` is what "our method" means; `others` are further things the paper names; `aliases` maps
    every spelling (lower case) to the name to report; `phrase` is the descriptive noun phrase used
    where nothing is named; `yardstick` says that `main` is a data set or a benchmark, on which
    other methods are measured, and `measured` what those are ("vision-language models").
    """

    main: str | None = None
    phrase: str | None = None
    others: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    phrases: list[str] = field(default_factory=list)
    yardstick: bool = False
    measured: str | None = None

    def by_head(self, head: str) -> str | None:
        """The proposed thing that ends in `head` ("these techniques"), if no name is known."""
        if self.main is not None:
            return None
        stem = head.rstrip("s")
        if self.phrase and self.phrase not in self.phrases:
            longer = [p for p in self.phrases if " " in p]
        else:
            longer = self.phrases
        return next((p for p in longer if p.lower().split()[-1].rstrip("s") == stem), None)

    def own(self, name: str) -> bool:
        """Whether a name is one of the paper's own, or a variant of one ("Lark+", "Lark-7B")."""
        low = name.lower()
        return any(
            low.startswith(alias) and not low[len(alias) : len(alias) + 1].isalpha()
            for alias in self.aliases
        )

    @property
    def best(self) -> str | None:
        """The name where there is one, else the descriptive phrase."""
        return self.main or self.phrase


def paper_names(g: Grammar, title: str, text: str, sentences: list[tuple[int, int]]) -> PaperNames:
    """Find the names by which a paper speaks of its own work."""
    names = PaperNames()
    prefix = _title_prefix(g, title)
    found: list[tuple[str, tuple[str, ...], bool]] = []
    data: set[str] = set()
    asides: set[str] = set()
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
            item = _after_verb(g, sentence, m.end())
            if item is None or not item[2]:
                later = _later_abbreviation(sentence, m.end(), text)
                item = later if later is not None and _own(g, later[0]) else item
            if item is None:
                continue
            name, aliases, named = item
            if named and _plain_adjective(name, text):
                continue  # "a light, Acoustic, graph-based tracker"
            if named:
                if _is_data(sentence, m.end(), name):
                    data.add(name)
                found.append((name, aliases, weak or name in data))
            elif not (weak or m["verb"].lower() == "revisit"):
                telling_more = _spelled_out(g, sentence, name) or _built_on(sentence, m.end(), name)
                names.phrases.append(telling_more or name)
                if _further(sentence, m):
                    asides.add(names.phrases[-1])
        for m in _NAMED.finditer(sentence) if named_so else ():
            if _OBSERVED.search(sentence[: m.start()]):
                continue
            called = _leading_name(g, sentence, m.end(), loose=True)
            long = _CALLED_LONG.match(sentence, m.end())
            if called is None and long and _initials(long["short"], long["long"]):
                called = long["short"], (long["long"],)
            if called is not None:
                found.append((called[0], called[1], False))
        for pattern in (_WITH_IT, _MADE_AS) if made or " we " in sentence else ():
            if (w := pattern.search(sentence)) and g.scanner.is_name(tokenise(w["name"])[0]):
                found.append((w["name"], (), False))
        if told and (w := _SAID_TO_BE.search(sentence)) and _own(g, w["name"]):
            found.append((w["name"], (), False))
        if p := _PASSIVE.match(sentence):
            item = _after_verb(g, p["np"], 0)
            if item and not item[2]:
                names.phrases.append(item[0])
            elif item:
                found.append((item[0], item[1], False))
    _choose(g, names, prefix, found, text)
    if said := _said_proposed(g, text, names, prefix):
        names.main = said
        names.aliases[said.lower()] = said
    if names.main is None and (told_of := _told_of(g, text, sentences)):
        names.main = told_of
        names.aliases[told_of.lower()] = told_of
    if names.main is None and prefix and (short := _short_title(prefix, text)):
        names.main = short
        names.aliases.update({short.lower(): short, prefix.lower(): short})
    if names.main in data and (methods := [f[0] for f in found if not f[2]]):
        names.main = methods[0]  # a paper on a data set measures its methods on it
    names.yardstick = (
        names.main in data or _YARDSTICK.search(f"{names.main or ''} {title}") is not None
    )
    if names.yardstick and (models := _MEASURED.search(f"{title}. {text}")):
        names.measured = models[1]
    telling = [p for p in names.phrases if _telling(g, p) and p not in asides]
    headed = [p for p in telling if p.lower().split()[-1] in g.words["method_nouns"]]
    titled = [p for p in telling if p.lower() in title.lower()]
    proposed = next(iter(titled or headed or telling), None) or (
        None if ":" in title else _our_own(g, text)
    )
    apposed = f", {proposed}, " in text  # "a sampling strategy, greedy denoising, which"
    if proposed is not None and not apposed and _only_a_part(g, proposed, title):
        proposed = _title_itself(g, title) or proposed
    worked = None if proposed or names.main else _worked_with(g, text, sentences)
    if worked is not None:
        names.phrases.append(worked)
    names.phrase = proposed or worked or _from_title(g, title) or next(iter(names.phrases), None)
    return names


def _our_own(g: Grammar, text: str) -> str | None:
    """As in "Our tree-based song counter uses": what ours is, where no proposal describes it."""
    closed = g.prepositions | g.verbs
    for m in _OURS.finditer(text):
        words = m["what"].split()
        while words and words[0] in g.words["proposal_adjectives"]:
            words.pop(0)
        head = next((k for k, word in enumerate(words) if word in g.words["method_nouns"]), 0)
        phrase = " ".join(words[: head + 1])
        if head and closed.isdisjoint(words[:head]) and _telling(g, phrase):
            return phrase
    return None


def _only_a_part(g: Grammar, phrase: str, title: str) -> bool:
    """As "memory component" of a paper on "Idle Hearths with Paired Scorers": nothing in common."""
    words = phrase.lower().split()
    if words[-1].rstrip("s") in g.words["whole_systems"]:
        return False
    plain = g.words["method_nouns"] | g.prepositions | g.determiners
    known = {w.rstrip("s")[:6] for w in re.findall(r"\w+", title.lower())}
    telling = (w for w in re.findall(r"\w+", phrase.lower()) if w not in plain)
    return not any(w.rstrip("s")[:6] in known for w in telling)


def _title_itself(g: Grammar, title: str) -> str | None:
    """What a title says that the work is done with, or is; None where it tells of a study."""
    if m := _TOOL.search(title):
        return m["tool"]
    first = title.split(maxsplit=1)[0].lower() if title.split() else ""
    phrase = _from_title(g, title)
    study = first.endswith(("ing", "ly")) or phrase is None
    words = [w.lower() for w in phrase.split()] if phrase else []
    told = [w for w in words if w in g.words["study_nouns"] or w in g.words["title_studies"]]
    return None if study or told else phrase


def _built_on(sentence: str, at: int, name: str) -> str | None:
    """As in "a new approach leveraging lazy masks": "lazy masks approach"."""
    place = sentence.find(f" {name} ", at) + len(name) + 2
    m = _BUILT_ON.match(sentence, place) if " " not in name and place > len(name) + 1 else None
    return f"{m['tool']} {name}" if m is not None else None


def _plain_adjective(name: str, text: str) -> bool:
    """Whether a word with a capital is an adjective that the text has in small letters, too."""
    ending = name.istitle() and name.isalpha() and name.endswith(("al", "ic", "ive", "ous"))
    return ending and re.search(rf"\b{name.lower()}\b", text) is not None


def _worked_with(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "We fine-tune a U-Net on", of a paper that proposes nothing: the U-Net."""
    for a, b in sentences:
        for m in _WORKED.finditer(text[a:b]):
            item = _after_verb(g, text[a:b], m.end())
            if item is not None and "standard" not in item[0].lower().split():
                return item[0]
    return None


def _spelled_out(g: Grammar, sentence: str, name: str) -> str | None:
    """As in "two simple techniques: A and B": what they are, after the colon."""
    at = sentence.find(f"{name}: ") if name.endswith("s") else -1
    m = _PAIR.match(sentence + ".", at + len(name) + 2) if at >= 0 else None
    return m[1] if m is not None and len(m[1].split()) < 12 else None


def _no_proposal(sentence: str, m: re.Match[str]) -> bool:
    """As in "the hardware design of a hand", "kernels that were built": nothing is proposed."""
    before = sentence[: m.start("verb")].split()[-1].lower().strip(",")
    if m["verb"].lower() not in ("design", "study", "report", "offer", "build"):
        return before in ("are", "been", "is", "was", "were")
    return not (before.endswith("ly") or before in _BEFORE_VERBS)


def _further(sentence: str, m: re.Match[str]) -> bool:
    """As in "we further introduce a scheduler": not what the paper is about."""
    return sentence[: m.start("verb")].rstrip().endswith((" further", " additionally", " also"))


def _used_to(sentence: str, m: re.Match[str]) -> bool:
    """As in "we use a draft model to propose tokens": what the model does, not the authors."""
    before = sentence[m.start() : m.start("verb")]
    return (
        re.search(r"\b(?:uses?|using|lets?|employ|train|prompt|ask)\b.* to $", before) is not None
    )


def proposed_here(g: Grammar, sentence: str, before: int) -> str | None:
    """What the same sentence proposes before this place ("we propose a X that cuts cost by")."""
    for m in _PROPOSAL.finditer(sentence):
        made = ("propos", "introduc", "design", "develop", "devis", "present", "construct", "buil")
        verb = m["verb"].lower().startswith(made) and not _no_proposal(sentence, m)
        if m.end() < before and verb:
            item = _after_verb(g, sentence, m.end())
            if item is not None and (item[2] or len(item[0].split()) > 2):
                return item[0]
    for m in _TRAINED.finditer(sentence, 0, before):
        if (trained := _leading_name(g, sentence, m.end(), loose=False)) is not None:
            return trained[0]  # "we train Lark, a model that reaches"
    return None


def _choose(
    g: Grammar,
    names: PaperNames,
    prefix: str | None,
    found: list[tuple[str, tuple[str, ...], bool]],
    text: str,
) -> None:
    low = text.lower()
    if prefix and " " in prefix and prefix not in text and not _introduced(prefix, low):
        prefix = None
    if prefix:
        known = prefix.lower() in low
        same = next(
            (f for f in found if _alike(f[0], prefix) or any(_alike(x, prefix) for x in f[1])), None
        )
        alone = not [f for f in found if not f[2]]
        telling = " " not in prefix and g.scanner.is_name(tokenise(prefix)[0])
        if known or same is not None or (_one_name(prefix) and (alone or telling)):
            names.main = prefix
    strong = [f for f in found if not f[2] and f[0].lower() in low]
    if names.main is None and strong:
        names.main = strong[0][0]
    for name, aliases, weak in found:
        if weak and name != names.main and not any(_alike(name, x) for x in (names.main or "",)):
            continue
        target = name
        if names.main and (_alike(name, names.main) or any(_alike(x, names.main) for x in aliases)):
            target = names.main
        names.aliases[name.lower()] = target
        for alias in aliases:
            names.aliases.setdefault(alias.lower(), target)
        if target != names.main and target not in names.others:
            names.others.append(target)
    if names.main:
        names.aliases[names.main.lower()] = names.main


def _introduced(prefix: str, low: str) -> bool:
    """As in "we introduce lazy decoding" of a paper "Lazy Decoding: ...": the title's own name."""
    at = low.find(prefix.lower())
    return at > 0 and low[:at].endswith(("introduce ", "propose ", "present ", "call this "))


def _said_proposed(g: Grammar, text: str, names: PaperNames, prefix: str | None) -> str | None:
    """As in "the proposed Lark", "our Lark": what a text calls its own without introducing it.

    "The proposed Lark" goes before any name but the title's, "our Lark" where there is none.
    """
    for m in _PROPOSED.finditer(text):
        name = m["name"].rstrip("-")
        if not g.scanner.is_name(tokenise(name)[0]) or not _own(g, name):
            continue
        if names.main is None or (m["said"] and names.main != prefix and name != names.main):
            return name
    if names.main is None and (ours := _OUR_LONG.search(text)) and _own(g, ours["short"]):
        return ours["short"]
    return None


def _told_of(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "Lark is a sparse scorer that ranks ...": a name told of and spoken of again.

    Or as in "Lazy song review (LSR) routes short songs to a second pass", where "LSR raises F1 to".
    """
    for a, b in sentences:
        m = _LONG_FIRST.match(text[a:b])
        if m is not None and _initials(m["short"], m["long"]) and _own(g, m["short"]):
            gains = rf"\b{re.escape(m['short'])} (?:{_GETTING})\b[^.;]*?\d"
            if re.search(gains, text[b:]):
                return m["short"]
        m = _IS_A.match(text[a:b])
        if m is None or m["name"].isupper() or not _own(g, m["name"]):
            continue
        token = tokenise(m["name"])[0]
        again = len(re.findall(rf"(?<![\w-]){re.escape(m['name'])}(?!\w)", text)) > 1
        if again and g.scanner.is_name(token) and not g.scanner.of_a_family(token):
            return m["name"]
    return None


def _short_title(prefix: str, text: str) -> str | None:
    """As in the title "Gaussian Entropy Fields: ...", where the text speaks of "GEF"."""
    words = prefix.split()
    letters = "".join(w[0] for w in words if w[0].isupper())
    if not 2 < len(words) == len(letters) < 7:
        return None
    return letters if letters in re.split(r"[^\w-]+", text) else None


def _is_data(sentence: str, at: int, name: str) -> bool:
    """Whether the named thing is a data set, a benchmark or the like rather than a method."""
    place = sentence.find(name, at)
    after = sentence[place + len(name) : place + len(name) + 90].lower()
    m = re.match(
        r"(?: and [\w-]+)?(?:\)?[,:]?\s*|\s\()(?:an? |the )?(?:[\w-]+ ){0,4}?"
        r"(dataset|data set|benchmark|corpus|metric|collection)s?\b",
        after,
    )
    return m is not None


def _alike(a: str, b: str) -> bool:
    x = re.sub(r"[^a-z0-9+]", "", a.lower())
    y = re.sub(r"[^a-z0-9+]", "", b.lower())
    return bool(x) and x == y


def _one_name(prefix: str) -> bool:
    return len(prefix.split()) <= 3


def _title_prefix(g: Grammar, title: str) -> str | None:
    m = _TITLE.match(title)
    if not m:
        return None
    name = m["name"].strip(" \"'")
    words = name.split()
    if len(words) > 5 or "," in name or name.endswith("?"):
        return None
    if (
        len(words) == 1
        or any(g.scanner.is_name(t) for t in tokenise(name))
        or (len(words) <= 3 and name.istitle())
    ):
        if m := re.match(r"(.+?) \(([A-Za-z0-9+\-]+)\)$", name):
            return m[2]
        return name
    return name if len(words) <= 3 else None


def _set_apart(g: Grammar, word: str, after: str) -> bool:
    """As in "we present lark-mlx, a framework": a name in lower case that what it is follows."""
    known = ("method_nouns", "not_methods", "study_nouns", "whole_methods", "name_heads")
    plain = any(word in g.words[key] for key in known) or word.endswith("s")
    return not plain and word.islower() and after.startswith((", a ", ", an "))


def _after_verb(g: Grammar, sentence: str, at: int) -> tuple[str, tuple[str, ...], bool] | None:
    """The thing that stands after "we propose": its name, aliases, and whether it is a name."""
    item = _leading_name(g, sentence, at, loose=False)
    if item is not None:
        return (*item, True)
    tail = sentence[at : at + 220]
    aside = _ASIDE.match(tail)
    if aside:
        return _after_verb(g, sentence, at + aside.end())
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
        if words and _ENHANCED.match(tail, t.start):
            break
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
    if m and (g.scanner.is_name(tokenise(m[1])[0]) or _set_off(m[0])) and _own(g, m[1]):
        return m[1], (), True
    if words and (m := _ABBREVIATION.match(tail[end:].lstrip())):
        core = list(words)
        while core and core[0].low in g.words["proposal_adjectives"]:
            core.pop(0)
        short = m["short"].strip()
        goes_on = re.match(
            r"\S*\)\s(?!that\b|which\b|for\b|to\b|with\b)[a-z]{4,}",
            tail[end:].lstrip()[m.start("short") :],
        )
        if (
            core
            and _is_short_form(short, core)
            and _own(g, short)
            and not (goes_on and len(short) < 3)
        ):
            return short, (tail[core[0].start : core[-1].end],), True
    of = re.match(
        r"[^.;:]{0,90}?\b(?:of|via our|called|method|via|using|with|through)\s+"
        r"((?:[A-Z][\w-]*|[a-z]{1,4})(?:\s(?:[A-Z][\w-]*|[a-z-]{1,12})){1,8})\s\(([A-Z][\w+-]*)\)",
        tail,
    )
    if (
        of
        and _initials(of[2], of[1])
        and sum(c.isupper() for c in of[2]) > 1
        and _own(g, of[2])
        and not re.search(r"\b(?:that|which)\b", tail[: of.start(1)])
    ):
        return of[2], (of[1],), True
    while words and (
        words[0].low in g.words["proposal_adjectives"] or words[0].low.startswith(("one", "propos"))
    ):
        words.pop(0)
    if (
        not words
        or words[-1].low in g.words["not_methods"]
        or words[-1].low.rstrip("s") in g.words["not_methods"]
        or words[-1].low in ("studies", "analyses")
        or any(w.low in ("experiments", "studies", "investigations") for w in words[:2])
        or words[0].low in ("that", "how", "whether", "to", "we")
    ):
        return None
    named = [w for w in words if g.scanner.is_name(w)]
    if (
        len(named) == 1
        and (words[-1] is named[0])
        and len(words) <= 3
        and words[0].low in g.words["method_nouns"]
    ):
        return named[0].text, (), True
    if (
        len(words) == 1
        and words[0].low not in g.words["method_nouns"]
        and not g.scanner.is_name(words[0])
    ):
        return None
    phrase = tail[words[0].start : words[-1].end]
    if words[0].text.replace(",", "").isdigit():
        return None  # "312 hours of labelled recordings"
    if words[-1].low in g.words["method_nouns"] or len(words) >= 2:
        return phrase, (), False
    return None


def _head_after_short_form(g: Grammar, tail: str, at: int, words: list[Token]) -> int:
    """Where the noun begins that a short form in brackets stands before; 0 if none does."""
    m = _SPELT_BETWEEN.match(tail, at)
    headed = m is not None and m["head"].lower() in g.words["method_nouns"]
    return m.start("head") if m and headed and all(w.low != "of" for w in words) else 0


def _set_off(apposition: str) -> bool:
    """As in "a new kernel, Lark, that": a name between commas, however plain it looks."""
    return apposition.startswith(",") and apposition.count(",") == 2


def _later_abbreviation(
    sentence: str, at: int, text: str
) -> tuple[str, tuple[str, ...], bool] | None:
    """As in "a system built on ... (ABC)": the first short form in brackets that the text uses."""
    stop = _AFTERTHOUGHT.search(sentence, at)
    tail = sentence[at : stop.start() if stop else at + 240]
    m = re.search(r"\(([A-Z][\w+-]*)\)", tail)
    if (
        m is None
        or sum(c.isupper() for c in m[1]) < 3
        or (m[1].isupper() and len(m[1]) < 4)
        or _KIND.fullmatch(m[1])
    ):
        return None
    spelt = list(
        re.finditer(
            r"\b(?:as|for|in|into|of|on|to|under|\w+ing) (?:an? )?((?:[A-Z][\w-]* ){2,})$",
            tail[: m.start()],
        )
    )
    if spelt and _initials(m[1], spelt[0][1].strip()):
        return None  # "a tuning method for Nonlinear Model Predictive Control (NMPC)"
    again = len(re.findall(rf"(?<![\w-]){re.escape(m[1])}(?!\w)", text)) > 1
    words = tail[: m.start()].split()
    long = " ".join(words[-len(m[1]) - 2 :])
    letters = "".join(w[0] for w in re.split(r"[\s-]+", " ".join(words)) if w).lower()
    own = [c.lower() for c in m[1] if c.isupper()]
    at_letter = -1
    for c in own:
        at_letter = letters.find(c, at_letter + 1)
        if at_letter < 0:
            return (m[1], (), True) if len(own) > 4 and again else None
    return m[1], (long,) if _initials(m[1], long) else (), True


def _own(g: Grammar, short: str) -> bool:
    """Whether a short form can be the name of one work: "AI" and "LLM" are everybody's."""
    words = g.scanner.rules.words
    return short.lower() not in words["not_names"] and short.lower() not in words["technologies"]


def _is_short_form(short: str, words: list[Token]) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or (" " in short and len(short.split()) > 3):
        return False
    return short[0].isupper() or any(c.isupper() for c in short)


def _leading_name(
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
            or (not t.text[0].isalnum() and t.text in "-+&")
        ):
            break
        i += 1
    if i == start or i - start > 9:
        return None
    if longer := _long_form(tail, tokens, start, i):
        return longer
    name = tail[tokens[start].start : tokens[i - 1].end]
    if (m := _LONGER.match(tail[tokens[i - 1].end :])) and m[1].endswith(f"-{name}"):
        return m[1], ()  # "ENAS with dual learning (Dual-ENAS)"
    after = tokens[i].low if i < len(tokens) else ""
    sole = i - start == 1
    if m := _ABBREVIATION.match(tail[tokens[i - 1].end :].lstrip()):
        short = m["short"].strip()
        if sole and " " in short and len(short) > len(name) and g.scanner.is_name(tokens[start]):
            return (name, (short,)) if _own(g, name) else None  # "LKG (Lark with gaps)"
        if _is_short_form(short, tokens[start:i]):
            return (short, (name,)) if _own(g, short) else None
    if (
        sole
        and not g.scanner.is_name(tokens[start])
        and not loose
        and after not in (",", ":", "—", "–", "", ".", "that", "which", "for", "to")
    ):
        return None
    if sole and tokens[start].low in g.scanner.rules.words["not_names"]:
        return None
    if (
        after
        and after not in (",", ".", ";", ":", "(", ")", "—", "–", '"', "'")
        and after not in g.words["proposal_ends"]
        and after not in ("is", "are", "was", "has", "can")
    ):
        # "GPU kernels", "Transformer architecture": a name only describes what follows it
        if after in g.words["method_nouns"]:
            if _DESCRIBING.search(name):
                return None  # "an ML-based framework"
            return (name, ()) if g.scanner.is_name(tokens[i - 1]) and sole else None
        return None
    return name, ()


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
            return (short, (name,)) if _initials(short, name) else None
        k += 1
    return None


def _initials(short: str, name: str) -> bool:
    """Whether a short form is made of letters of the long one, in order, from its first on."""
    letters = [c for c in short.lower() if c.isalnum()]
    text = name.lower()
    if not letters or letters[0] != text[:1] or not any(c.isupper() for c in short):
        return False
    at = 0
    for c in letters:
        at = text.find(c, at)
        if at < 0:
            return False
        at += 1
    return True


def _telling(g: Grammar, phrase: str) -> bool:
    """Whether a phrase says what is proposed, beyond "a fast and fully automated framework"."""
    words = [w.low for w in tokenise(phrase)]
    return len(words) > 1 and any(
        w not in g.words["proposal_adjectives"]
        and w not in g.words["empty_adjectives"]
        and not w.endswith("ly")
        for w in words[:-1]
    )


def _doing(word: str) -> bool:
    """Whether a title's first word is a participle ("Accelerating"), not "Ring", "Self-Playing"."""
    if word.startswith("self-"):
        return False
    return word.endswith("ing") and word not in ("king", "ring", "spring", "string", "wing")


def _from_title(g: Grammar, title: str) -> str | None:
    """The noun phrase that a title without a name opens with, or says the work is done by."""
    title = _DEVELOPMENT.sub("", title)
    tested = _TESTING.match(title)
    what = tested["what"] if tested else ""
    if what and (_KIND.fullmatch(what) or g.scanner.is_name(tokenise(what)[0])):
        return what
    head, colon, rest = title.strip().partition(":")
    first = head.split(maxsplit=1)[0].lower() if head else ""
    motto = (
        "," in head
        or " & " in head
        or _STATING.search(head) is not None
        or _doing(first)
        or first in g.words["title_openers"]
    )
    if colon and motto and len(rest.split()) > 2:
        title = re.sub(
            r"^\s*\w+ing (?:an? |the )?(?=\w)", "", rest
        )  # "Look Less: Adaptive Reasoning"
        first = title.split(maxsplit=1)[0].lower()
    if _doing(first) or first in g.words["title_openers"]:
        m = re.search(r"\b(?i:via|with|through|using|by)\s+([^:,?]{4,60})$", title)
        if m is not None:
            tool = m[1].strip()
            found = tool.lower().startswith(("modern ", "commodity "))  # "using Modern SSDs"
            bare = found or (len(tool.split()) < 3 and g.scanner.names_device(tool))
            return None if bare else tool
        if not colon and first in g.words["asking"]:
            return None  # "Where Do Long Contexts Fail on Tables?"
    if not colon or motto:
        head = title
    if m := re.search(r" (?i:via|through) (?:an? )?([^:,?]{4,80})$", head):
        return m[1].strip()
    m = re.match(
        r"\s*(?:An? |The )?([^:,?]{4,80}?)"
        r"(?:\s(?i:for|via|with|in|of|on|using|by|through|and|from|to|towards)\s|[:,?]|$)",
        title,
    )
    if m is None:
        return None
    words = m[1].split()
    if len(words) > 2 and words[-1].lower().endswith("ly"):
        words.pop()  # "A Mask Based Tracking System Jointly"
    phrase = " ".join(words)
    if _doing(first) and len(words) == 1 and title.lower().startswith(f"{first} to "):
        return None  # "Learning to Fly in Seconds"
    if first.endswith("ing") and len(words) > 2:
        phrase = " ".join(words[1:])
    elif (
        len(words) == 1
        and phrase.isalpha()
        and not g.scanner.is_name(tokenise(phrase)[0])
        and (m := _OF_SOMETHING.match(title))
    ):
        phrase = m[1].strip()  # "A Framework for Robust Parsing"
    if " is " in phrase.lower() or " are " in phrase.lower():
        return None  # "Inner Search is Nearest Search"
    opening, closing = phrase.split()[0].lower(), phrase.split()[-1].lower()
    told = closing in ("analysis", "insights", "lessons", "review", "study", "survey")
    vague = closing in g.words["measure_nouns"] or closing in g.words["study_nouns"]
    short = len(phrase.removeprefix("the ").split()) < 3  # "A Comprehensive Evaluation"
    field_of_study = phrase.lower() in g.words["fields_of_study"] or opening in CARDINALS
    first_of = phrase.lower().partition(" of ")[0].split()[-1]
    abstract = g.words["title_abstracts"] | g.words["title_studies"]
    if " of " in phrase and first_of in abstract:
        return None  # "Feasibility of Bird Calls", "The Limits of Song"
    counted = opening == "up" or "%" in phrase  # "up to 15% Fewer Lost Songs"
    nothing = told or counted or (vague and short) or field_of_study
    return None if nothing or opening in g.prepositions else phrase
