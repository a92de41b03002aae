"""Words, numbers and marks of a sentence, and phrases looked up among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from extractor.mentions.quantity import Quantity

# a dash before one of these words parts two statements ("98% accuracy--exceeding X by 3%")
_PARTING = r"[a-z]{3,}ing\b|(?:and|but|by|even|our|such|that|the|which|while|with|without)\b"
# thresholds from 0.5 to 0.95 in the name of a measure: "mAP@0.5:0.95", "AP@[IoU=0.50:0.95]"
THRESHOLDS = (
    r"\b[a-zA-Z]*A[PR][ _]?@?\s?[\[(]?(?:IoU\s?=\s?)?0?\.?50?\s?[:,–-]\s?(?:0?\.05\s?:\s?)?"
    r"0?\.?95(?!\d|\.\d|%)[\])]?"
)
_COUNTED = r"\b\d{1,4}X?(?=(?:[CGT]PU|[ABHPV]\d00)s?\b)"  # "16GPUs", "8A100s": the count apart
_PIECE = (
    r"e\.g\.|i\.e\.|etc\.|w\.r\.t\.|vs\.|et al\.|a\.k\.a\.|resp\."
    r"|\d{1,2}:\d{1,2}(?=[ -](?:semi-)?(?:prun|spars|struct))"
    rf"|'s\b|{_COUNTED}|[^\W_]+(?:(?:[-.+&@_^]|–(?!{_PARTING}))[^\W_]+)*(?:\++|[*#](?!\w))?|\S"
)
_TOKEN = re.compile(_PIECE)
_TOKEN_OR_THRESHOLDS = re.compile(rf"{THRESHOLDS}|{_PIECE}")


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole quantity; offsets are into the sentence."""

    text: str
    low: str
    start: int
    end: int
    quantity: Quantity | None = None

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or digit and is no quantity."""
        return self.quantity is None and self.text[0].isalnum()


def tokenise(text: str, quantities: Iterable[Quantity] = ()) -> list[Token]:
    """The tokens of a sentence; each quantity stands as one token.

    >>> [t.text for t in tokenise("It's fast: GPT-4 (tuned), e.g. C3+.")]
    ['It', "'s", 'fast', ':', 'GPT-4', '(', 'tuned', ')', ',', 'e.g.', 'C3+', '.']
    """
    tokens: list[Token] = []
    at = 0
    for quantity in quantities:
        _add_words(tokens, text, at, quantity.start)
        piece = text[quantity.start : quantity.end]
        tokens.append(Token(piece, piece.lower(), quantity.start, quantity.end, quantity))
        at = quantity.end
    _add_words(tokens, text, at, len(text))
    return tokens


def with_quantities(words: list[Token], text: str, quantities: Iterable[Quantity]) -> list[Token]:
    """The tokens of a sentence, as `tokenise` gives them, made of its words where that will do."""
    quantities = list(quantities)
    tokens: list[Token] = []
    k, n = 0, len(words)
    for quantity in quantities:
        start, end = quantity.start, quantity.end
        while k < n and words[k].end <= start:
            tokens.append(words[k])
            k += 1
        first = k
        while k < n and words[k].end <= end:
            k += 1
        if (first < n and words[first].start < start) or (k < n and words[k].start < end):
            return tokenise(text, quantities)  # a word reaches over an edge: "3x-faster"
        piece = text[start:end]
        tokens.append(Token(piece, piece.lower(), start, end, quantity))
    tokens += words[k:]
    return tokens


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    pattern = _TOKEN_OR_THRESHOLDS if "95" in text else _TOKEN
    for m in pattern.finditer(text, start, end):
        word = m[0]
        tokens.append(Token(word, word.lower(), *m.span()))


T = TypeVar("T")


class _Node(Generic[T]):
    """One step of a phrase: the words that may follow, and what ends here."""

    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[tuple[T, str | None, int]] = []


class Lexicon(Generic[T]):
    """Phrases and what they stand for; finds the longest phrase at each token.

    "-" and space are interchangeable, and so is case unless a phrase is added with `case=True`.

    >>> lexicon = Lexicon[str]()
    >>> lexicon.add("wall-clock time", "time")
    >>> lexicon.find(tokenise("less wall clock time"))
    [(1, 4, ('time',))]
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, value: T, *, case: bool = False, plural: bool = False) -> None:
        """Let a phrase stand for a value; `plural` adds the phrase with an "s"."""
        words = [w for t in tokenise(phrase) for w in t.low.split("-") if w]
        forms = [words]
        if plural and not words[-1].endswith("s"):
            forms.append([*words[:-1], words[-1] + "s"])
        for n, form in enumerate(forms):
            node = self._root
            for word in form:
                if word not in node.next:
                    node.next[word] = _Node()
                node = node.next[word]
            node.values.append((value, phrase if case else None, n))
            node.values.sort(key=lambda entry: entry[2])

    def find(self, tokens: list[Token]) -> list[tuple[int, int, tuple[T, ...]]]:
        """First token, token after the last, and values of each phrase, left to right."""
        found: list[tuple[int, int, tuple[T, ...]]] = []
        root = self._root.next
        openers = [
            i
            for i, t in enumerate(tokens)
            if (t.low if "-" not in t.low else t.low.partition("-")[0]) in root
        ]
        at = 0
        for i in openers:
            if i < at or (hit := self.longest(tokens, i)) is None:
                continue
            at = self._longer_inside(tokens, i, hit[0])
            if not at:
                found.append((i, *hit))
                at = hit[0]
        return found

    def _longer_inside(self, tokens: list[Token], i: int, end: int) -> int:
        """Where a longer phrase begins inside one: "peak [throughput per dollar]"; or 0."""
        for k in range(i + 1, end):
            hit = self.longest(tokens, k)
            if hit is not None and hit[0] - k > end - i:
                return k
        return 0

    def longest(self, tokens: list[Token], i: int) -> tuple[int, tuple[T, ...]] | None:
        """The token after the longest phrase that begins at token i, and its values."""
        node = self._root
        best: tuple[int, tuple[T, ...]] | None = None
        for j in range(i, min(i + 9, len(tokens))):
            token = tokens[j]
            if token.quantity is not None:
                break
            for part in token.low.split("-") if len(token.low) > 1 else (token.low,):
                if part:
                    if part not in node.next:
                        return best
                    node = node.next[part]
            if node.values:
                values = tuple(
                    value
                    for value, exact, _ in node.values
                    if exact is None or _same_case(exact, tokens[i : j + 1])
                )
                if values:
                    best = (j + 1, values)
        return best


def _same_case(phrase: str, tokens: list[Token]) -> bool:
    written = "".join(t.text for t in tokens).replace("-", "")
    plain = phrase.replace("-", "").replace(" ", "")
    return written in (plain, plain + "s")
