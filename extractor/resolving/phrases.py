"""The noun phrase that says what a paper proposes, or works with, where nothing is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise
from extractor.resolving.proposed import after_verb

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_OURS = re.compile(r"(?:^|[.] )Our (?P<what>(?:[a-z][\w-]* ){1,4}[a-z][\w-]*)")
_OUR_OWN = re.compile(r"\b[Oo]ur (?:algorithm|approach|framework|method|model|network|system)\b")
_WORKED = re.compile(
    r"\b[Ww]e (?:also |further |then )?(?:adapt|fine-?tune|pre-?train|train)(?:ed)?\b"
)
_BUILT_ON = re.compile(
    r"(?:based on|built on|exploiting|featuring|leveraging|using|utilizing"
    r"|that (?:employs|exploits|leverages|uses|utilizes)) (?:an? |the )?(?:new |novel )?"
    r"(?P<tool>[\w-]+(?: (?!(?:and|as|by|for|from|in|of|on|over|that|to|via|which|with)\b)"
    r"[\w-]+){1,3})(?=[,.;]| \(| (?:and|for|in|that|to|which|with)\b)"
)
_FOR_DOING = re.compile(
    r"for (?P<doing>[a-z]+ing (?:an? |the )?[\w-]+(?: (?!(?:and|as|by|for|from|in|into|of|on|over"
    r"|that|to|via|which|with|without)\b)[\w-]+){0,2})(?=[,.;:]| [a-z]+\b)"
)
_BY_THE_WAY = re.compile(
    r"\b[Ww]e (?:[a-z]+ ){0,2}?[a-z]{3,}(?: [^.,;:]{2,60}?)? (?:by|through|using|via|with)(?= an? )"
    r"|\b[Ww]e (?:also |here |now |then |therefore )?(?:appl(?:y|ied)|deriv(?:e|ed)|obtain(?:ed)?"
    r"|produced?|report(?:ed)?|demonstrate)(?= an? )"
    r"|\b(?:core|key|main) (?:idea|innovation|insight)(?: \w+){0,3} is(?= an? )"
)
_EFFECTS = ("effect", "impact", "influence")
_EFFECT_OF = re.compile(
    r"\b[Ww]e (?:[a-z]+ )?(?:analy[sz]ed?|assess(?:ed)?|examined?|explored?|investigated?|measured?"
    r"|quantif(?:y|ied)|stud(?:y|ied)) (?:the|how the) (?:effects?|impact|influence) of "
    r"(?P<what>(?!(?:the|these|this|various|different|such)\b)[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)"
    r"(?=[,.;]| (?:on|in|for|upon|when)\b)"
)
_PAIR = re.compile(r"([a-z][\w -]+ and [a-z][\w -]+?)[.;]")


def our_own(g: Grammar, text: str) -> str | None:
    """As in "Our tree-based song counter uses": what ours is, where no proposal describes it."""
    closed = g.prepositions | g.verbs
    for m in _OURS.finditer(text):
        words = m["what"].split()
        while words and words[0] in g.words["proposal_adjectives"]:
            words.pop(0)
        head = next((k for k, word in enumerate(words) if word in g.words["method_nouns"]), 0)
        phrase = " ".join(words[: head + 1])
        if head and closed.isdisjoint(words[:head]) and telling(g, phrase):
            return phrase
    return None


def built_on(sentence: str, at: int, name: str) -> str | None:
    """As in "a new approach leveraging lazy masks": "lazy masks approach"."""
    place = sentence.find(f" {name} ", at) + len(name) + 2
    m = _BUILT_ON.match(sentence, place) if " " not in name and place > len(name) + 1 else None
    return f"{m['tool']} {name}" if m is not None else None


def for_doing(sentence: str, at: int, name: str) -> str | None:
    """As in "a method for pruning song trees that": "method for pruning song trees"."""
    place = sentence.find(f" {name} for ", at)
    m = _FOR_DOING.match(sentence, place + len(name) + 2) if place >= 0 else None
    return f"{name} for {m['doing']}" if m is not None else None


def worked_with(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "We fine-tune a U-Net on", of a paper that proposes nothing: the U-Net."""
    for a, b in sentences:
        for m in _WORKED.finditer(text[a:b]):
            item = after_verb(g, text[a:b], m.end())
            if item is not None and item[0].split()[0].lower() in g.prepositions:
                continue  # "We train and test on brain scans"
            if item is not None and text.startswith(" our ", a + m.end()):
                continue  # "To this end, we trained our model on": what it is was told before
            if item is not None and "standard" not in item[0].lower().split():
                return item[0]
    return None


def described_by_the_way(g: Grammar, text: str, sentences: list[tuple[int, int]]) -> str | None:
    """As in "We cut this cost with a new song encoding that", "Here we report a lazy counter"."""
    for a, b in sentences:
        for m in _BY_THE_WAY.finditer(text[a:b]):
            item = after_verb(g, text[a:b], m.end())
            if item is None or item[2] or not telling(g, item[0]):
                continue
            head = item[0].lower().split()[-1]
            new = re.match(r" (?:[\w-]+ ){0,3}(?:new|novel) ", text[a:b][m.end() :]) is not None
            others = g.words["study_nouns"] | g.words["not_methods"] | g.words["measure_nouns"]
            made = head in g.words["method_nouns"] | g.heads | g.words["kinds_made"]
            if (made or new) and head not in others and not g.scanner.names_measure(item[0]):
                return re.sub(r"^(?:[\w-]+ ){0,3}(?:new|novel) ", "", item[0])
    return None


def whose_effect(text: str) -> str | None:
    """As in "We study the effect of lazy masks on birds", of a paper that has no name for it."""
    m = _EFFECT_OF.search(text) if any(word in text for word in _EFFECTS) else None
    m = None if m is not None and _OUR_OWN.search(text) else m
    return m["what"] if m is not None else None


def spelled_out(g: Grammar, sentence: str, name: str) -> str | None:
    """As in "two simple techniques: A and B": what they are, after the colon."""
    at = sentence.find(f"{name}: ") if name.endswith("s") else -1
    m = _PAIR.match(sentence + ".", at + len(name) + 2) if at >= 0 else None
    return m[1] if m is not None and len(m[1].split()) < 12 else None


def telling(g: Grammar, phrase: str) -> bool:
    """Whether a phrase says what is proposed, beyond "a fast and fully automated framework"."""
    words = [w.low for w in tokenise(phrase)]
    return len(words) > 1 and any(
        w not in g.words["proposal_adjectives"]
        and w not in g.words["empty_adjectives"]
        and not w.endswith("ly")
        for w in words[:-1]
    )
