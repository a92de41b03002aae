"""The names of a paper's own work, the choosing of the main one, and where a sentence has them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_MODIFIER = re.compile(
    r"-(?:based|like|style|driven|enabled|powered|generated|specific|trained|guided|enhanced|optimized|"
    r"compatible|level|induced|aware|free|only|[a-z]{2,}ed)\b"
)
_SIZE = re.compile(
    r"\s?\(((?:\d+x-)?(?:nano|tiny|small|medium|base|large|huge|lite|pro|mini)|\d+(?:\.\d+)?[BM])\)"
    r"| (\d+(?:\.\d+)?[BM]|v?\d+(?:\.\d+)?|Small|Base|Large|Lite|Tiny|Pro|Mini|Nano|XL|Turbo"
    r"|Plus)\b"
    r"(?!\s?[%x×.\d)]| (?:times|percent|GPU))"
)
_MARKED = re.compile(r"\b[Oo]ur (?P<mark>\d[\d.]*-[a-z]+) $")  # "our 8-bit Lark"
_OF_THE_MARK = re.compile(r"\d[\d.]*-[a-z]+ (?=\w)")

_GOING_ON = re.compile(r"(?:However, |But |Yet,? |Unfortunately, )?(?P<who>[Ii]t|[Tt]hey)\b")
_SUBJECT = re.compile(
    r"(?!(?:As|At|By|For|From|If|In|It|On|That|There|They|This|To|We|When|While|With)\b)"
    r"(?P<what>[A-Z][\w-]*(?: [\w-]+){0,3}?) (?:are|can|has|have|is|remains?|requires?|was|were)\b"
)
_GAP = 3  # blanks between two sentences


@dataclass(slots=True)
class PaperNames:
    """The names of a paper's own work.

    `main` is what "our method" means; `others` are further things the paper names; `aliases` maps
    every spelling (lower case) to the name to report; `phrase` is the descriptive noun phrase used
    where nothing is named; `yardstick` says that `main` is a data set or a benchmark, on which
    other methods are measured, and `measured` what those are ("vision-language models"); `data`
    says that the text or the name itself tells so, and not only what is done; `proposes` that the
    text says what is proposed, as a study does not; `proper` are the words that it writes with a
    capital inside of a sentence, and `further` what a sentence adds, by where that sentence ends
    ("We also introduce Alder, a kernel"), `opening` what one opens with, if not with
    the main name ("Lark-L beats Heron"), and `spoken_of` what else one speaks of before one that
    opens with a pronoun ("Heron is old. However, it needs 3 GB"); `added` are the heads of what is
    further proposed in words ("We further propose a planner"), and `titled` what the title tells
    that is built ("Design of a Lazy Song Accelerator").
    """

    main: str | None = None
    phrase: str | None = None
    others: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    phrases: list[str] = field(default_factory=list)
    yardstick: bool = False
    data: bool = False
    proposes: bool = False
    measured: str | None = None
    proper: frozenset[str] = frozenset()
    further: dict[int, str] = field(default_factory=dict)
    opening: dict[int, str] = field(default_factory=dict)
    spoken_of: dict[int, str] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    titled: tuple[str, ...] = ()

    def by_head(self, head: str) -> str | None:
        """The proposed thing that ends in `head` ("these techniques"), if no name is known."""
        if self.main is not None:
            return None
        stem = head.rstrip("s")
        if self.phrase and self.phrase not in self.phrases:
            longer = [p for p in self.phrases if " " in p]
        else:
            longer = self.phrases
        known = [*longer, *self.titled]
        return next((p for p in known if p.lower().split()[-1].rstrip("s") == stem), None)

    def own(self, name: str) -> bool:
        """Whether a name is the paper's own, or a variant of one ("Lark+", "8-bit Lark")."""
        low = _OF_THE_MARK.sub("", name.lower(), count=1)
        return any(
            low.startswith(alias) and not low[len(alias) : len(alias) + 1].isalpha()
            for alias in self.aliases
        )

    @property
    def free(self) -> bool:
        """Whether no method of the paper's own stands behind what is not said to be another's."""
        return self.main is None or self.yardstick

    @property
    def best(self) -> str | None:
        """The name where there is one, else the descriptive phrase."""
        return self.main or self.phrase


def choose(
    g: Grammar,
    names: PaperNames,
    prefix: str | None,
    found: list[tuple[str, tuple[str, ...], bool]],
    text: str,
) -> None:
    """Set the main name, the others and every spelling, from the title's name and those found."""
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
            names.main = _as_spelt(prefix, text) if known else prefix
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


def _as_spelt(prefix: str, text: str) -> str:
    """As in the title "Sparrow-Net: ...", where the text speaks of "SPARROW-Net"."""
    at = text.lower().find(prefix.lower())
    spelt = text[at : at + len(prefix)]
    return prefix if prefix in text or spelt.islower() else spelt


def _introduced(prefix: str, low: str) -> bool:
    """As in "we introduce lazy decoding" of a paper "Lazy Decoding: ...": the title's own name."""
    at = low.find(prefix.lower())
    return at > 0 and low[:at].endswith(("introduce ", "propose ", "present ", "call this "))


def _alike(a: str, b: str) -> bool:
    x = re.sub(r"[^a-z0-9+]", "", a.lower())
    y = re.sub(r"[^a-z0-9+]", "", b.lower())
    return bool(x) and x == y


def _one_name(prefix: str) -> bool:
    return len(prefix.split()) <= 3


def names_in(s: Sentence, names: PaperNames, taken: set[int]) -> list[tuple[int, str]]:
    """Token and name of each mention of the paper's own names, variants too, outside `taken`."""
    found: list[tuple[int, str]] = []
    low = s.text.lower()
    used: list[tuple[int, int]] = []
    for key in sorted(names.aliases, key=len, reverse=True):
        start = 0
        while (at := low.find(key, start)) >= 0:
            end = at + len(key)
            start = end
            if at and (low[at - 1].isalnum() or low[at - 1] == "-"):
                continue
            plural = low[end : end + 1] == "s" and not low[end + 1 : end + 2].isalnum()
            plural = plural and key.upper() != key and names.aliases[key][-1:].islower()
            if (end < len(low) and low[end].isalnum() and not plural) or any(
                a <= at < b for a, b in used
            ):
                continue
            token = next((i for i, t in enumerate(s.tokens) if t.start <= at < t.end), None)
            if token is None or token in taken:
                continue
            used.append((at, end))
            sized = not any(
                s.tokens[i].start <= end + 1 < s.tokens[i].end and s.quantity(i).form != "bare"
                for i in s.quantities
            )
            own = names.aliases[key]
            variant = _variant(s.text, at, end, own) if sized else own
            marked = _MARKED.search(s.text, 0, at)
            found.append((token, f"{marked['mark']} {variant}" if marked else variant))
    return sorted(found)


def opening_names(names: PaperNames, text: str, sentences: list[tuple[int, int]]) -> dict[int, str]:
    """As in "Lark-L beats Heron. It reaches 65%": what sentences open with, by where they end.

    One that opens with "It" goes on about what the sentence before opens with.
    """
    told: dict[int, str] = {}
    last = -2
    for a, b in sentences:
        low = text[a : a + 40].lower()
        key = max((k for k in names.aliases if low.startswith(k)), key=len, default=None)
        end = a + len(key) if key else a
        if key and not (text[end : end + 1].isalnum() or text.startswith(" (", end)):
            told[b] = _variant(text, a, end, names.aliases[key])
        elif low.startswith("it ") and last in told and 0 <= a - last < _GAP:
            told[b] = told[last]
        last = b
    return {b: name for b, name in told.items() if name != names.main}


def spoken_of_before(text: str, sentences: list[tuple[int, int]]) -> dict[int, str]:
    """As in "Heron is widely used. However, it needs 3 GB": what the first opens with."""
    told: dict[int, str] = {}
    for (a, b), (c, d) in pairwise(sentences):
        if c - b < _GAP and (go_on := _GOING_ON.match(text, c, d)):
            m = _SUBJECT.match(text, a, b)
            if m and (go_on["who"].lower() == "they") == m["what"].endswith("s"):
                told[c] = m["what"]
    return told


def _variant(text: str, at: int, end: int, name: str) -> str:
    """The name with the suffix that makes it a variant ("Lark-7B", "Lark (nano)", "Lark++")."""
    suffix = re.match(r"(?:[-.][\w.+\-]+|\+\+|\+(?!\w))?", text[end:])
    tail = suffix[0].rstrip(".-") if suffix else ""
    if tail and not _MODIFIER.match(tail):
        size = _SIZE.match(text, end + len(tail))
        return text[at:end] + tail + (f" {size[2]}" if size and size[2] else "")
    if not tail and (m := _SIZE.match(text, end)):
        return text[at:end] + (f" ({m[1]})" if m[1] else f" {m[2]}")
    return name
