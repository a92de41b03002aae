"""What a paper calls its own method: from the title, from "we propose X", from "dubbed X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.resolving.introductions import introduced
from extractor.resolving.own_names import PaperNames, choose, opening_names, spoken_of_before
from extractor.resolving.phrases import (
    described_by_the_way,
    our_own,
    telling,
    whose_effect,
    worked_with,
)
from extractor.resolving.title import (
    built_in_title,
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
    from extractor.resolving.introductions import Introduced

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*[a-z]\b")
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


def paper_names(g: Grammar, title: str, text: str, sentences: list[tuple[int, int]]) -> PaperNames:
    """Find the names by which a paper speaks of its own work."""
    told = introduced(g, text, sentences)
    names = PaperNames(phrases=told.phrases, further=told.further)
    names.added = frozenset(aside.lower().split()[-1] for aside in told.asides)
    names.proper = frozenset(_INSIDE.findall(text))
    names.proposes = bool(names.phrases) or any(not weak for _, _, weak in told.found)
    prefix = title_prefix(g, title)
    choose(g, names, prefix, told.found, text)
    if names.main is not None and prefix is None and _one_of_its_parts(g, names, title):
        names.main = None
    said = said_proposed(g, text, names, prefix)
    if said and not _a_task(g, said, text):
        names.main = said
        names.aliases[said.lower()] = said
    if names.main is None and (other := _named_in_passing(g, title, text, sentences)):
        names.main = other
        names.aliases[other.lower()] = other
    if names.main is None and prefix and (short := short_title(prefix, text)):
        names.main = short
        names.aliases.update({short.lower(): short, prefix.lower(): short})
    if names.main in told.data and (methods := [f[0] for f in told.found if not f[2]]):
        names.main = methods[0]  # a paper on a data set measures its methods on it
    names.proposes = names.proposes or _acts(names.main, text, sentences)
    _measures_others(names, told, title, text)
    names.phrase = _phrase(g, names, told, title, text, sentences)
    if names.best is None and (way := described_by_the_way(g, text, sentences)):
        names.phrase = way
        names.phrases.append(way)
    if names.main is None:
        for part in _parts(text):
            if not g.scanner.names_measure(part):
                names.aliases.setdefault(part.lower(), part)
    names.titled = built_in_title(g, title)
    if names.main is None and names.phrase and " " not in names.phrase:
        names.phrase = _told_by_title(names, names.phrase)
        names.phrases[:] = [_told_by_title(names, p) for p in names.phrases]
    names.opening = opening_names(names, text, sentences)
    names.spoken_of = spoken_of_before(text, sentences)
    return names


def _told_by_title(names: PaperNames, noun: str) -> str:
    """As in "an efficient accelerator", of "A Lazy Song Accelerator": what the title says."""
    return next((p for p in names.titled if p.lower().endswith(f" {noun.lower()}")), noun)


def _one_of_its_parts(g: Grammar, names: PaperNames, title: str) -> bool:
    """As in "An Accelerator for Nests", which has a "Song Matching Unit", which is no name of it.

    A name of several plain words, of which the title has none, while it has the noun that tells
    what is proposed.
    """
    words = (names.main or "").split()
    spelt = len(words) > 1 and all(word.isalpha() and word.istitle() for word in words)
    if not spelt or not only_a_part(g, " ".join(words), title):
        return False
    heads = {p.lower().split()[-1] for p in names.phrases} & g.words["built_things"]
    return not heads.isdisjoint(re.findall(r"[a-z]+", title.lower()))


def _named_in_passing(
    g: Grammar, title: str, text: str, sentences: list[tuple[int, int]]
) -> str | None:
    """The name that a text gives its work in other ways than by proposing it."""
    return (
        told_of(g, text, sentences)
        or named_otherwise(g, text, sentences)
        or ours_by_name(g, text, sentences)
        or spoken_of(g, title, text, sentences)
        or spelt_at_the_end(g, text, sentences)
    )


def _measures_others(names: PaperNames, told: Introduced, title: str, text: str) -> None:
    """Say whether the main name is one that others are measured with, and what those are."""
    main = names.main or ""
    names.data = names.main in told.data or _YARDSTICK.search(main) is not None
    names.yardstick = names.main in told.data or _YARDSTICK.search(f"{main} {title}") is not None
    built = names.yardstick or _evaluates(names.main, text)
    models = _MEASURED.search(f"{title}. {text}") if built else None
    names.yardstick = names.yardstick or models is not None
    if models is not None:
        names.measured = models[1]


def _phrase(
    g: Grammar,
    names: PaperNames,
    told: Introduced,
    title: str,
    text: str,
    sentences: list[tuple[int, int]],
) -> str | None:
    """The noun phrase that says what a paper is about: what it proposes, works with, or studies."""
    proposed = _described(g, names, told, title, text)
    worked = None if proposed or names.main else worked_with(g, text, sentences)
    if worked is not None:
        names.phrases.append(worked)
    if proposed is None and worked is None and not names.phrases:
        proposed = next((p for p in told.looked_into if _a_method(g, p, text)), None)
        names.phrases += [proposed] if proposed else []
    if proposed is None and worked is None and ":" not in title:
        proposed = next(iter(told.aims), None) or _one_product(g, names.phrases)
        names.phrases[:] = [
            proposed if proposed and proposed.startswith(f"{p} ") else p for p in names.phrases
        ]
    named = proposed or worked or from_title(g, title) or next(iter(names.phrases), None)
    return named or whose_effect(text)


def _described(
    g: Grammar, names: PaperNames, told: Introduced, title: str, text: str
) -> str | None:
    """The proposed phrase that tells most: one of the title, a method, or what ours is said to be.

    That of the title, where the text only describes a part of the work.
    """
    described = [p for p in names.phrases if telling(g, p) and p not in told.asides]
    headed = [p for p in described if p.lower().split()[-1] in g.words["method_nouns"]]
    whole = title_whole(g, described, title)
    titled = whole or [p for p in described if p.lower() in title.lower()]
    proposed = next(iter(titled or headed or described), None) or (
        None if ":" in title else our_own(g, text)
    )
    apposed = f", {proposed}, " in text  # "a sampling strategy, greedy denoising, which"
    if proposed is not None and not (apposed or whole) and only_a_part(g, proposed, title):
        return title_itself(g, title) or proposed
    return proposed


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
    one = word in (g.words["method_nouns"] | g.words["made_alone"]) - vague and not word.endswith(
        "s"
    )
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
