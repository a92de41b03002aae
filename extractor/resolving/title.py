"""What a title names: the name before its colon, the phrase it opens with, the tool it ends on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.number_words import CARDINALS
from extractor.mentions.tokens import tokenise
from extractor.resolving.short_forms import KIND

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_TITLE = re.compile(r"^\s*(?P<name>[^:]{2,60}?)\s*(?::|\s[-–—]+\s)\s*\S")
_REPORT = re.compile(  # "Lark Technical Report", "Introducing Lark"
    r"^\s*(?:(?P<report>[A-Z][\w.+-]*) (?:System|Technical) Report"
    r"|Introducing (?P<new>[A-Z][\w.+-]*))$"
)
_STATING = re.compile(r"\b(?i:is|are|isn't|aren't|can|can't|do|don't|does|doesn't|not)\b")
_TOOL = re.compile(
    r"\b(?:[Vv]ia|[Ww]ith|[Uu]sing|[Tt]hrough|[Bb]y) (?:[Aa]n? |[Tt]he )?"
    r"(?P<tool>[A-Z0-9][\w+-]*(?: (?:of|and|[A-Z0-9][\w+-]*)){1,6})$"
)
_TASK_USING = re.compile(  # "Song Recognition in the Field Using Nested Masks"
    r"^(?:An? |The )?(?:[\w-]+ ){1,4}?[\w-]+(?:ing|ion|ment)"
    r"(?: (?:for|from|in|of|on|under) [^:,?]+?)? [Uu]sing (?:[Aa]n? |[Tt]he )?"
    r"(?P<tool>[\w-]+(?: (?!(?:across|for|from|in|on|under|with)\b)[\w-]+){0,5})"
    r"(?=$| (?!and\b)[a-z]+ )(?<! and)"
)
_OF_SOMETHING = re.compile(
    r"\s*(?:An? |The )?(\w+ (?:and|for|of) [^:,?]+?)"
    r"(?:\s(?i:for|of|via|with|in|on|using|by|through|from|to|towards)\s|[:,?]|$)"
)
_TESTING = re.compile(  # "Benchmarking Heron-5 in Song Therapy"
    r"^\s*(?:Assessing|Auditing|Benchmarking|Evaluating|Probing|Testing) (?:the )?"
    r"(?P<what>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*){0,2}) (?:against|as|at|for|in|on|with)\b"
)
_WHOSE = re.compile(  # "Bird Readers' Ability", "Heron's Hidden Capabilities"
    r"['’]s? (?:[\w-]+ ){0,2}(?:Abilit(?:y|ies)|Capabilit(?:y|ies)|Capacity|Potential)$",
    re.IGNORECASE,
)
_DEVELOPMENT = re.compile(
    r"^\s*(?:(?:Construction|Design|Development|Implementation)(?:, \w+)*(?:,? and \w+)? of"
    r"|(?:The|A) Case for) (?:an? |the )?"
)


def only_a_part(g: Grammar, phrase: str, title: str) -> bool:
    """As "memory component" of a paper on "Idle Hearths with Paired Scorers": nothing in common."""
    words = phrase.lower().split()
    if words[-1].rstrip("s") in g.words["whole_systems"]:
        return False
    plain = g.words["method_nouns"] | g.prepositions | g.determiners
    known = {w.rstrip("s")[:6] for w in re.findall(r"\w+", title.lower())}
    telling = (w for w in re.findall(r"\w+", phrase.lower()) if w not in plain)
    return not any(w.rstrip("s")[:6] in known for w in telling)


def title_itself(g: Grammar, title: str) -> str | None:
    """What a title says that the work is done with, or is; None where it tells of a study."""
    m = _TOOL.search(title)
    phrase = from_title(g, title)
    whole = phrase is not None and phrase.split()[-1].lower() in (
        g.words["whole_systems"] | g.words["built_things"]
    )
    part = whole and title.startswith(("A ", "An "))  # "A Kiln Accelerator with Idle Scan Units"
    if m is not None and not part and m["tool"].split()[0].lower() not in CARDINALS:
        return m["tool"]
    first = title.split(maxsplit=1)[0].lower() if title.split() else ""
    study = first.endswith(("ing", "ly")) or phrase is None
    words = [w.lower() for w in phrase.split()] if phrase else []
    told = [w for w in words if w in g.words["study_nouns"] or w in g.words["title_studies"]]
    return None if study or told else phrase


def title_whole(g: Grammar, described: list[str], title: str) -> list[str]:
    """As in "A Kiln Accelerator with Idle Scan Units": of what is described, not the units."""
    whole, told, _ = title.partition(" with ")
    opening = from_title(g, title) if told else None
    if opening is None or opening.lower() not in whole.lower():
        return []
    head = opening.lower().split()[-1]
    return [p for p in described if re.split(r" (?:for|in|of) ", p.lower())[0].split()[-1] == head]


def short_title(prefix: str, text: str) -> str | None:
    """As in the title "Nested Song Fields: ...", where the text speaks of "NSF"."""
    words = prefix.split()
    letters = "".join(w[0] for w in words if w[0].isupper())
    if not 2 < len(words) == len(letters) < 7:
        return None
    return letters if letters in re.split(r"[^\w-]+", text) else None


def title_prefix(g: Grammar, title: str) -> str | None:
    """As in "Lark: Counting Songs at Dusk": the name before the colon or dash of a title.

    Also the whole of it, as in "Lark Technical Report".
    """
    if report := _REPORT.match(title):
        return report["report"] or report["new"]
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


def _doing(word: str) -> bool:
    """Whether a title's first word is a participle ("Accelerating"), not "Ring", "Self-Playing"."""
    if word.startswith("self-"):
        return False
    return word.endswith("ing") and word not in ("king", "ring", "spring", "string", "wing")


def _a_tool(g: Grammar, words: str) -> bool:
    """Whether a title's "using ..." tells how a task is done, and not on which data."""
    low = words.lower()
    plain = low in g.words["fields_of_study"] or low.removesuffix("s") in g.words["fields_of_study"]
    told = low.split()[-1] in g.words["title_materials"]
    return not (plain or told or g.scanner.names_device(words))


def _before_its_verb(g: Grammar, words: list[str]) -> list[str]:
    """As in "Song Tuning Aligns Readers": what does it, where a title is a sentence."""
    verbs = (g.verbs | g.words["finite_verbs"]) - g.words["noun_or_verb"]
    inside = (k for k in range(1, len(words) - 1) if words[k].endswith("s"))
    verb = next((k for k in inside if words[k].lower() in verbs), len(words))
    return words[:verb]


def built_in_title(g: Grammar, title: str) -> tuple[str, ...]:
    """As in "Design of a Lazy Song Accelerator": what a title without a name says is built."""
    words = tokenise(title)
    found = []
    for k, t in enumerate(words):
        if t.low not in g.words["built_things"]:
            continue
        first = k
        while first > 0 and k - first < 4 and _tells_apart(g, words[first - 1].low):
            first -= 1
        if first < k:
            found.append(title[words[first].start : t.end])
    return tuple(found)


def _tells_apart(g: Grammar, low: str) -> bool:
    """Whether a word of a title can stand before a noun: no mark, article or preposition."""
    plain = low not in g.prepositions | g.determiners | g.conjunctions | {"its", "our"}
    return plain and low[0].isalnum() and not _doing(low)


def from_title(g: Grammar, title: str) -> str | None:
    """The noun phrase that a title without a name opens with, or says the work is done by."""
    title = _DEVELOPMENT.sub("", title)
    tested = _TESTING.match(title)
    what = tested["what"] if tested else ""
    if what and (KIND.fullmatch(what) or g.scanner.is_name(tokenise(what)[0])):
        return what
    head, colon, rest = title.strip().partition(":")
    first = head.split(maxsplit=1)[0].lower() if head else ""
    motto = (
        "," in head
        or " & " in head
        or " or " in head
        or _STATING.search(head) is not None
        or _doing(first)
        or first in g.words["title_openers"]
    )
    if colon and motto and len(rest.split()) > 1:
        title = re.sub(
            r"^\s*\w+ing (?:an? |the )?(?=\w)", "", rest
        )  # "Look Less: Adaptive Reasoning"
        first = title.split(maxsplit=1)[0].lower()
    if _doing(first) or first in g.words["title_openers"]:
        m = re.search(r"\b(?i:via|with|through|using|by)\s+([^:,?]{4,60})$", title)
        if m is not None:
            tool = m[1].strip().partition(" for ")[0]
            found = tool.lower().startswith(("modern ", "commodity "))  # "using Modern SSDs"
            having = m[0].lower().startswith("with")  # "with Limited Memory"
            found = found or (having and tool.lower().split()[-1] in g.words["title_materials"])
            bare = found or (len(tool.split()) < 3 and g.scanner.names_device(tool))
            return None if bare else tool
        if not colon and first in g.words["asking"]:
            return None  # "Where Do Long Contexts Fail on Tables?"
    if not colon or motto:
        head = title
    if m := re.search(r" (?i:via|through) (?:an? |the )?([^:,?]{4,80})$", head):
        return m[1].strip()
    if (m := _TASK_USING.match(head)) and _a_tool(g, m["tool"]):
        return m["tool"]
    m = re.match(
        r"\s*(?:An? |The )?([^:,?]{4,80}?)"
        r"(?:\s(?i:for|via|with|in|of|on|using|by|through|and|from|to|towards)\s|[:,?]|$)",
        title,
    )
    if m is None:
        return None
    words = _before_its_verb(g, _WHOSE.sub("", m[1]).split())
    enumerated = len(words) == 1 and title[m.end(1) : m.end(1) + 1] == ","
    if enumerated and not g.scanner.is_name(tokenise(m[1])[0]):
        return None  # "Nests, Songs and Calls in Spring"
    if len(words) > 2 and (words[-1].lower().endswith("ly") or words[-1].lower() == "based"):
        words.pop()  # "A Mask Based Tracking System Jointly", "A Reader Based on Songs"
    phrase = " ".join(words)
    if _doing(first) and len(words) == 1 and title.lower().startswith(f"{first} to "):
        return None  # "Learning to Sing at Dawn"
    if first in g.words["title_aims"]:
        return None  # "Bridging Songs and Nests", "Running Trackers in Real Time"
    if first.endswith("ing") and len(words) > 2:
        phrase = " ".join(words[1:])
    elif (
        len(words) == 1
        and phrase.isalpha()
        and not g.scanner.is_name(tokenise(phrase)[0])
        and (m := _OF_SOMETHING.match(title))
    ):
        phrase = m[1].strip()  # "A Framework for Robust Parsing"
    if re.search(r" (?:is|are)(?: |$)", phrase.lower()):
        return None  # "Inner Search is Nearest Search"
    opening, closing = phrase.split()[0].lower(), phrase.split()[-1].lower()
    told = closing in ("analysis", "insights", "lessons", "review", "revisited", "study", "survey")
    vague = closing in g.words["measure_nouns"] or closing in g.words["study_nouns"]
    short = len(phrase.removeprefix("the ").split()) < 3  # "A Comprehensive Evaluation"
    field_of_study = phrase.lower() in g.words["fields_of_study"] or opening in CARDINALS
    first_of = phrase.lower().partition(" of ")[0].split()[-1]
    abstract = g.words["title_abstracts"] | g.words["title_studies"]
    if " of " in phrase and first_of in abstract:
        return None  # "Feasibility of Bird Calls", "The Limits of Song"
    counted = opening == "up" or "%" in phrase or opening.replace(",", "").isdigit()
    nothing = told or counted or (vague and short) or field_of_study
    return None if nothing or opening in g.prepositions else phrase
