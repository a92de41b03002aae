"""A statement whose method is asked for, and what a reading of it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_MODIFIER = re.compile(
    r"-(?:based|like|style|driven|enabled|powered|generated|specific|trained|guided|enhanced|optimized|"
    r"compatible|level|induced|equipped|augmented|aware|free|only|tuned)\b"
)
_SIZE = re.compile(
    r"\s?\(((?:\d+x-)?(?:nano|tiny|small|medium|base|large|huge|lite|pro|mini)|\d+(?:\.\d+)?[BM])\)"
    r"| (\d+(?:\.\d+)?[BM]|v?\d+(?:\.\d+)?|Small|Base|Large|Lite|Tiny|Pro|Mini|Nano|XL|Turbo"
    r"|Plus)\b"
    r"(?!\s?[%x×.\d)]| (?:times|percent|GPU))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The statement of one value, as it is handed to each reading.

    `taken` are the tokens of baselines, `known` the paper's own names outside of them.
    """

    g: Grammar
    s: Sentence
    draft: Draft
    names: PaperNames
    compared: list[Comparison]
    taken: set[int]
    known: list[tuple[int, str]]

    @property
    def at(self) -> int:
        """The token of the value."""
        return self.draft.at

    @property
    def own_rule(self) -> str:
        """The rule by which the paper's own work is meant: by its name, or by its phrase."""
        return "own-method" if self.names.main else "own-phrase"

    @property
    def free(self) -> bool:
        """Whether no method of the paper's own stands behind what is not said to be another's."""
        return self.names.main is None or self.names.yardstick


@dataclass(frozen=True, slots=True)
class Reading:
    """Which method a value is true of, by which rule, and whether it is the paper's own claim."""

    method: str | None
    rule: str
    own: bool = True


def asked_of(
    g: Grammar, s: Sentence, draft: Draft, names: PaperNames, compared: list[Comparison]
) -> Asked:
    """The statement that a draft's value stands in."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    return Asked(g, s, draft, names, compared, taken, _known_names(g, s, names, taken))


def _known_names(
    g: Grammar, s: Sentence, names: PaperNames, taken: set[int]
) -> list[tuple[int, str]]:
    """Mentions of the paper's own names, variants included, outside the baselines."""
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
            found.append((token, _variant(s.text, at, end, own) if sized else own))
    return sorted(found)


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
