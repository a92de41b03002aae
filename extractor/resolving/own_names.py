"""The names of a paper's own work, and the choosing of the main one among those found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.mentions.tokens import tokenise

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar


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


def _alike(a: str, b: str) -> bool:
    x = re.sub(r"[^a-z0-9+]", "", a.lower())
    y = re.sub(r"[^a-z0-9+]", "", b.lower())
    return bool(x) and x == y


def _one_name(prefix: str) -> bool:
    return len(prefix.split()) <= 3
