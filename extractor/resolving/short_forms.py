"""Short forms and the long ones that they stand for: "Lazy song review (LSR)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar

_AFTERTHOUGHT = re.compile(
    r"[.;]\s|, (?:which|where|while)\b"
    r"| that (?:casts|combines|couples|employs|expresses|formulates|frames|fuses|incorporates"
    r"|integrates|joins|leverages|merges|pairs|poses|recasts|treats|unifies|unites|uses|utilizes"
    r"|views)\b"
)
_STARTED_FROM = re.compile(r"\b(?:from|into|like) an? (?:[\w-]+ ){1,6}$")
KIND = re.compile(r"[A-Z]{2,}s")  # a kind of things: "LLMs", "UAVs"


def later_abbreviation(
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
        or KIND.fullmatch(m[1])
    ):
        return None
    spelt = list(
        re.finditer(
            r"\b(?:as|for|in|into|of|on|to|under|\w+ing) (?:an? )?((?:[A-Z][\w-]* ){2,})$",
            tail[: m.start()],
        )
    )
    if spelt and initials(m[1], spelt[0][1].strip()):
        return None  # "a tuning method for Nonlinear Model Predictive Control (NMPC)"
    again = len(re.findall(rf"(?<![\w-]){re.escape(m[1])}(?!\w)", text)) > 1
    words = tail[: m.start()].split()
    long = " ".join(words[-len(m[1]) - 2 :])
    if _STARTED_FROM.search(tail[: m.start()]):
        return None  # "an algorithm to distil songs from a tracking model (TRK2)"
    letters = "".join(w[0] for w in re.split(r"[\s-]+", " ".join(words)) if w).lower()
    capitals = [c.lower() for c in m[1] if c.isupper()]
    at_letter = -1
    for c in capitals:
        at_letter = letters.find(c, at_letter + 1)
        if at_letter < 0:
            return (m[1], (), True) if len(capitals) > 4 and again else None
    return m[1], (long,) if initials(m[1], long) else (), True


def own(g: Grammar, short: str) -> bool:
    """Whether a short form can be the name of one work: "AI" and "LLM" are everybody's."""
    words = g.scanner.rules.words
    return short.lower() not in words["not_names"] and short.lower() not in words["technologies"]


def is_short_form(short: str) -> bool:
    """Whether what stands in brackets can be a short form: few words, two letters, a capital."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or (" " in short and len(short.split()) > 3):
        return False
    return short[0].isupper() or any(c.isupper() for c in short)


def initials(short: str, name: str) -> bool:
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
