"""Names that a text gives its own work in other ways than "we propose Lark".

As in "our Lark", "Lark is a scorer", "we refer to it as Lark", "the resulting system, Lark, ranks".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise
from extractor.resolving.short_forms import initials, own

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.resolving.own_names import PaperNames

_NAME = r"(?P<name>[A-Z][\w+-]*)"
_WHOLE = r"algorithm|approach|framework|method|model|network|system"
_WORK = (
    rf"(?:{_WHOLE}|accelerator|agent|architecture|cache|codec|compiler|decoder|design|engine"
    r"|implementation|kernel|library|mechanism|optimizer|pipeline|planner|platform|policy|protocol"
    r"|prototype|runtime|sampler|scheduler|scheme|simulator|solution|solver|strategy|technique|tool"
    r"|toolkit)"
)
_PROPOSED = re.compile(
    rf"\b(?:[Oo]ur(?: {_WORK},)?|(?:[Oo]ur|[Tt]he) (?P<said>proposed)) {_NAME}"
    rf"(?= (?:{_WORK}|[a-z]+s|can|is|was|has|with|on|in|for|by|at|to|and|over)\b|[,.'])"
)
_OUR_LONG = re.compile(
    r"\b(?:[Oo]ur|[Tt]he proposed) [A-Z][\w-]*(?: [\w-]+){0,5} \((?P<short>[A-Z][\w+-]*)\)"
    rf" (?:{_WHOLE}|is|was)\b"
)
_IS_A = re.compile(rf"{_NAME} is an? (?:[a-z][\w-]* ){{1,5}}(?:that|which|for|built|trained)\b")
_IS_THE = re.compile(
    rf"{_NAME} is (?:an?|the) (?P<what>(?:[a-z][\w-]* ){{0,4}}[a-z][\w-]*)"
    r" (?:behind|for|of|that|which|in)\b"
)
_MADE = r"(?:designed|developed|introduced|presented|proposed)"
_PUT = r"\b(?:introduces?|presents?|proposes?)"
_GAP = r"\b(?:address|bridge|close|fill|meet|overcome|remedy|solve|tackle)\w* [^.,;]{3,30}?"
_IDEA = r"\b(?:core|key|main) (?:idea|innovation|insight|observation|principle)"
_GIVE = (
    r"\b[Ww]e (?:also |then |here )?(?:contribute|created?|demonstrate|describe|implement(?:ed)?"
)
_GIVE += r"|offer|put forward|report|share|showcase)"
_A_TOOL = re.compile(r", an? (?:[\w-]+ )?(?:language|library|metric|operating system|score)\b")
_SET_OFF = tuple(  # whatever the name looks like: what stands around it says that it is one
    re.compile(pattern)
    for pattern in (
        r"\b(?:[Oo]ur|[Tt]he (?:final|new|proposed|resulting))(?: [\w-]+)? "
        rf"{_WORK}, (?:called |named )?{_NAME},",
        rf"\b[Oo]ur {_WORK} {_NAME}(?= [a-z]+[^\Ws]s\b)",
        rf"^{_NAME}, our (?:[\w-]+ ){{0,4}}[a-z-]+, [a-z]+[^\Ws]s\b",
        rf"\b[Tt]he result, {_NAME}, [a-z]+[^\Ws]s\b",
        rf"\b[Tt]he result is {_NAME}(?=, an? )",
        rf"\b[Tt]he resulting (?:[a-z-]+ ){{0,2}}[a-z-]+, {_NAME},",
        rf"\b(?:call|dub|name|term) the resulting (?:[a-z-]+ ){{1,3}}{_NAME}(?=[.,;: ])",
        rf"\b[Rr]efer to (?:it|(?:this|the|our)(?: [\w-]+){{0,2}} {_WORK}) as {_NAME}(?=[.,;: ])",
        rf"^{_NAME}(?: \([^)]*\))?, an? [^,.;]{{4,90}}, (?:is {_MADE}|was developed)\b"
        r"(?! (?:by|in)\b)",
        rf"\b(?:[Ww]e|and) (?:call|dub|name|term) it {_NAME}(?=[.,;:])",
        rf"\b[Ww]e (?:have )?(?:embod|implement|instantiat|reali[sz])\w* [^.,;:]{{3,60}}"
        rf" (?:in|as) {_NAME}(?=, an? )",
        rf"\b(?:by|[Ww]e|and) (?:build|pre-?train|train)(?:ing|ed)? an? (?:[\w-]+ ){{0,5}}{_WORK}"
        rf", {_NAME},",
        rf"{_PUT} an? [^.,:;]{{0,40}}\b{_WORK}\b[^.,:;]{{0,60}} [-–—] {_NAME}(?=[.,])",
        rf"{_GAP} (?:by|through|via|with) {_NAME}(?=, an? |: )",
        rf"{_GIVE} {_NAME}(?=, an? )",
        rf"^{_NAME}, an? [^,.;]{{4,60}}, (?:addresses|bridges|fills|overcomes|solves|tackles) th",
        rf"{_PUT} {_NAME}(?= as an? | \(short for | - an? )",
        rf"{_PUT} an? (?:new |novel )?{_WORK}\b[^.,:;]{{0,60}}: {_NAME}(?=\.)",
        rf"(?:{_IDEA}|\b(?:core|key|main) contribution) is [A-Z][\w-]*(?: [\w-]+){{0,5}}"
        rf" \({_NAME}\)",
        rf"^Enter {_NAME}(?=, an? )",
        rf"\b[Ww]e (?:build|built|implement(?:ed)?) a(?: \w+)? prototype of {_NAME}"
        r"(?= (?:on|in|with|using)\b|[.,])",
    )
)
_OURS_BY_NAME = re.compile(
    rf"\b[Oo]ur (?P<head>(?:[a-z-]+ ){{0,3}}[a-z-]+), {_NAME},"
    r" (?=(?:also |first |then |thus )?[a-z]{2,}(?<!ed)(?<!ing)\b)"
)
_LIKE_A_NAME = tuple(  # only for what looks like a name of its own
    re.compile(pattern)
    for pattern in (
        rf"\b[Ww]e (?:build|built|develop|implement|implemented) {_NAME}(?= (?:atop|on top of)\b)",
        rf"{_PUT} the {_NAME}(?= (?:[a-z]+ )?{_WORK}\b)",
        rf"\b[Ww]e (?:also |then )?(?:obtain|train) {_NAME}(?=, (?:an?|the first|which)\b)",
        rf"{_IDEA} (?:in|of) {_NAME}(?= is\b)",
        rf"{_IDEA} is {_NAME}(?=, an? )",
        rf"\b[Ww]e (?:call|dub|name|term) this {_NAME}(?=[.,;:])",
        rf"^In this (?:paper|study|work), {_NAME} is {_MADE}\b",
    )
)
_DOES = re.compile(  # a capital inside: "SongReader", "SRv2"
    r"(?:[A-Z][a-z]+ly, |Moreover, |Furthermore, |In addition, |Instead, |To [^.,;:]{3,30}, "
    r"|Towards? [^.,;:]{3,30}, )?"
    r"(?P<name>[A-Z][\w+-]*[A-Z][\w+-]+) (?:also |first |further |instead |only |then |thus )?"
    r"(?!was\b|has\b)[a-z]+s\b"
)
_DOES_LATER = re.compile(  # "for each song SongReader keeps"
    r"(?:,|;|\b(?:that|each [a-z]+)) (?P<name>[A-Z][a-z]+[A-Z][\w+-]+)"
    r" (?!was\b|has\b|is\b)[a-z]+[^\Ws]s (?:a|an|the|its|each|all|every|only)\b"
)
_CLOSING = re.compile(
    r"We (?:[a-z]+ ){0,2}(?:describe|design|develop|devise|distill?|introduce|present|propose"
    r"|reframe|turn)\b[^.;:]{10,140}, (?P<long>[A-Z][\w-]*(?: [A-Z][\w-]*){1,6})"
    r" \((?P<name>[A-Z][\w+-]*)\)\.?$"
)
_HELD_AGAINST = (
    r"(?:against|compared (?:to|with)|existing|like|over|such as|than|to|unlike|versus|vs\.?)"
    r"(?: (?:baseline|the))?"
)
_TREATED = re.compile(r"-(?:augmented|enhanced|equipped|trained|tuned)$")  # "our Lark-trained"
_GETTING = "achieves|attains|cuts|improves|obtains|outperforms|raises|reaches|reduces|yields"
_LONG_FIRST = re.compile(
    r"(?P<long>[A-Z][\w-]*(?: [a-z][\w-]*){1,5}) \((?P<short>[A-Z][\w+-]*[A-Z+])\)"
    r" (?:then |first |further )?[a-z]+[^s\W]s (?!by\b)"
)


def said_proposed(g: Grammar, text: str, names: PaperNames, prefix: str | None) -> str | None:
    """As in "the proposed Lark", "our Lark": what a text calls its own without introducing it.

    "The proposed Lark" goes before any name but the title's, "our Lark" where there is none.
    """
    for m in _PROPOSED.finditer(text):
        name = _TREATED.sub("", m["name"].rstrip("-"))
        if name.endswith(("-based", "-like", "-style")):
            continue  # "our Heron-based system"
        if not g.scanner.is_name(tokenise(name)[0]) or not own(g, name):
            continue
        if name.lower() in g.words["precisions"]:
            continue  # "our INT4 kernels"
        if names.main is None or (m["said"] and names.main != prefix and name != names.main):
            return name
    if names.main is None and (ours := _OUR_LONG.search(text)) and own(g, ours["short"]):
        return ours["short"]
    return None


def named_otherwise(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "we refer to it as Lark", "the resulting system, Lark, ranks": what a text names so.

    A name that the words around it set off may look like any word with a capital.
    """
    for patterns, anything in ((_SET_OFF, True), (_LIKE_A_NAME, False)):
        for a, b in sentences:
            for m in filter(None, (pattern.search(text[a:b]) for pattern in patterns)):
                token = tokenise(m["name"])[0]
                known = g.scanner.of_a_family(token) or not own(g, m["name"])
                known = known or _A_TOOL.match(text, a + m.end("name")) is not None
                if not known and (anything or g.scanner.is_name(token)):
                    return m["name"]
    return None


def ours_by_name(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "Our song counter, Lark, hears", "Our counter Lark hears": the name of what is ours.

    Not "our second set, Nests, is", where the noun tells of no method.
    """
    for a, b in sentences:
        for m in _OURS_BY_NAME.finditer(text[a:b]):
            head = m["head"].split()[-1].removesuffix("s")
            others = ("not_methods", "rival_nouns", "study_nouns", "title_studies", "task_nouns")
            known = g.scanner.of_a_family(tokenise(m["name"])[0]) or g.scanner.names_device(
                m["name"]
            )
            known = known or g.scanner.names_measure(m["name"]) or not own(g, m["name"])
            plain = not g.prepositions.isdisjoint(m["head"].split())
            said_of = m["head"] != "work" and any(head in g.words[key] for key in others)
            if not (known or plain or said_of):
                return m["name"]
    return None


def spoken_of(g: Grammar, title: str, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "SongReader keeps old songs in a buffer": a name that the text speaks of as its own.

    One that opens a sentence and does something, that is said again, and that no sentence holds
    anything against; where two are so, nothing tells which is meant.
    """
    found: list[str] = []
    for a, b in sentences:
        m = _DOES.match(text[a:b]) or _DOES_LATER.search(text[a:b])
        name = m["name"] if m else ""
        token = tokenise(name)[0] if name else None
        if token is None or name in found or name in title or not own(g, name):
            continue
        known = g.scanner.of_a_family(token) or g.scanner.names_device(name)
        known = known or name.isupper() or name.endswith(("-based", "-generated"))
        if known or not g.scanner.is_name(token):
            continue
        again = len(re.findall(rf"(?<![\w-]){re.escape(name)}(?!\w)", text)) > 1
        if again and not re.search(rf"\b{_HELD_AGAINST} {re.escape(name)}\b", text):
            found.append(name)
    return found[0] if len(found) == 1 else None


def spelt_at_the_end(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "we turn this into a recipe for small birds, Lazy Song Reading (LSR).": LSR."""
    for a, b in sentences:
        m = _CLOSING.match(text[a:b])
        if m is None or not initials(m["name"], m["long"]) or not own(g, m["name"]):
            continue
        if len(re.findall(rf"(?<![\w-]){re.escape(m['name'])}\b", text)) > 1:
            return m["name"]
    return None


def _said_to_be(g: Grammar, text: str, sentence: str) -> str | None:
    """As in "Lark is the paging layer of a song service": any word that stands for a system.

    It has to be spoken of thrice, never in small letters, and nothing is held against it.
    """
    m = _IS_THE.match(sentence)
    if m is None or m["name"].isupper() or not own(g, m["name"]):
        return None
    if g.scanner.of_a_family(tokenise(m["name"])[0]):
        return None
    name, head = re.escape(m["name"]), m["what"].split()[-1]
    made = g.words["built_things"] | g.words["kinds_made"] | g.words["method_nouns"]
    spoken = len(re.findall(rf"(?<![\w-]){name}(?!\w)", text)) > 2
    spoken = spoken or f"{sentence} It " in text
    plain = re.search(rf"\b{name.lower()}\b", text) is not None
    held = re.search(rf"\b{_HELD_AGAINST} {name}\b", text) is not None
    return m["name"] if head in made and spoken and not (plain or held) else None


def told_of(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "Lark is a sparse scorer that ranks ...": a name told of and spoken of again.

    Or as in "Lazy song review (LSR) routes short songs to a second pass", where "LSR raises F1 to".
    """
    for a, b in sentences:
        if plain := _said_to_be(g, text, text[a:b]):
            return plain
        m = _LONG_FIRST.match(text[a:b])
        if m is not None and initials(m["short"], m["long"]) and own(g, m["short"]):
            gains = rf"\b{re.escape(m['short'])} (?:{_GETTING})\b[^.;]*?\d"
            if re.search(gains, text[b:]):
                return m["short"]
        m = _IS_A.match(text[a:b])
        if m is None or m["name"].isupper() or not own(g, m["name"]):
            continue
        token = tokenise(m["name"])[0]
        again = len(re.findall(rf"(?<![\w-]){re.escape(m['name'])}(?!\w)", text)) > 1
        if again and g.scanner.is_name(token) and not g.scanner.of_a_family(token):
            return m["name"]
    return None
