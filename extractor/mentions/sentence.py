"""One sentence with all its mentions: what every linking mechanism looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.mentions.hardware import HardwareFinder, HardwareMention
from extractor.mentions.number_words import CARDINALS
from extractor.mentions.quantities import QuantityFinder
from extractor.mentions.quantity import Quantity
from extractor.mentions.tokens import Lexicon, Token, tokenise, with_quantities

if TYPE_CHECKING:
    from extractor.rules import Implied, Rules

_IN_IZE = re.compile(r"(?<=[a-z]{2})iz(ations?|e|ed|es|ing)$")
_HYPHEN_PARTS = re.compile(r"[^\s-]+")
_COUNTED_NAME = re.compile(r"(\d{1,4})(x)(?=[A-Z])")
_DIGIT = re.compile(r"\d")
_MAY_MEASURE = re.compile(
    r"\b(?:[Hh]al[fv]|[Tt]wice|[Tt]hrice|[Dd]oubl|[Tt]ripl|[Qq]uadrupl|orders?[ -]of|magnitude|"
    r"third|quarter|tenth|fifth|ninth|thousand times|million times|"
    + "".join(f"[{word[0].upper()}{word[0]}]{word[1:]}|" for word in CARDINALS)
    + r"a (?:single )?day|an hour|a minute|a week|a second)"
)
_APART = str.maketrans("-–—,.;:()\"'~", "            ")
_SO_MANY_LESS = re.compile(r",? (?:instead of|rather than) (?:the )?\d+(?![\d.,]*\d|[%×\w-])")
_DOTTED = re.compile(r"[a-z][a-z0-9]+\.(?P<ending>[a-z]+)")
_FAMILY = re.compile(r"[a-z]+")
_NAME = re.compile(
    r"π_?\d|(?=.*[A-Z])(?:.*[a-z0-9+][A-Z]|[A-Z]{2,}|[A-Z].*\d|.*\d.*[A-Z]|[A-Z][a-z]+-[A-Z]|[a-z]+-?[A-Z]|[A-Z]\+|[A-Z]-[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens first to last-1 of a sentence, and what they stand for."""

    first: int
    last: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence and the mentions among them.

    `start` is the sentence's offset in the plain view. `metrics`, `implied` and `cues` are looked
    up by token: `metric_at[i]` is the metric span that token i belongs to, or None. `sizes` are
    the numbers among the tokens that only tell how large a thing is that is measured.
    """

    text: str
    start: int
    tokens: list[Token]
    hardware: list[HardwareMention]
    metrics: list[Span] = field(default_factory=list)
    metric_at: list[Span | None] = field(default_factory=list)
    implied_at: list[Span | None] = field(default_factory=list)
    tags: list[frozenset[str]] = field(default_factory=list)
    cue_at: list[Span | None] = field(default_factory=list)
    hardware_at: list[HardwareMention | None] = field(default_factory=list)
    quantities: list[int] = field(default_factory=list)
    sizes: set[int] = field(default_factory=set)
    lists: dict[int, tuple[list[str], list[tuple[int, int]], int]] = field(default_factory=dict)
    subjects: dict[int, tuple[int, int] | None] = field(default_factory=dict)

    lows: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lows = [t.low for t in self.tokens]

    def has(self, i: int, tag: str) -> bool:
        """Whether token i belongs to a cue with this tag (False outside the sentence)."""
        return 0 <= i < len(self.tags) and tag in self.tags[i]

    def quantity(self, i: int) -> Quantity:
        """The quantity that stands as token i; raises ValueError where none does."""
        found = self.tokens[i].quantity
        if found is None:
            raise ValueError(f"token {i}, {self.tokens[i].text!r}, is no quantity")
        return found

    def low(self, i: int) -> str:
        """The lower-cased token i, or "" outside the sentence; asked for all the time."""
        try:
            return self.lows[i] if i >= 0 else ""
        except IndexError:
            return ""

    def respectively(self, first: int = 1, last: int | None = None) -> int:
        """Where "respectively" or "in that order" stands among tokens first to last-1, or 0.

        >>> from extractor.rules import load_rules
        >>> s = Scanner(load_rules()).scan("2x and 3x on A and B, respectively.")
        >>> s.respectively(), s.respectively(9)
        (8, 0)
        """
        within = enumerate(self.tags[first:last], first)
        return next((k for k, tags in within if "respectively" in tags), 0)

    def bracket(self, k: int) -> int | None:
        """The opening bracket in which token k stands, or None.

        >>> from extractor.rules import load_rules
        >>> s = Scanner(load_rules()).scan("It is 2x faster (3x on Heron) than A.")
        >>> s.bracket(6), s.bracket(10)
        (4, None)
        """
        edge = next((j for j in range(k - 1, -1, -1) if self.lows[j] in "()"), None)
        return edge if edge is not None and self.lows[edge] == "(" else None

    def soon_after(self, last: Sentence) -> bool:
        """Whether this sentence follows another, or nearly so: with 160 characters between."""
        return self.start - last.start - len(last.text) < 160

    def words(self, first: int, last: int) -> str:
        """The text of tokens first to last-1 as written."""
        tokens = self.tokens
        if first < 0:
            first = 0
        if last > len(tokens):
            last = len(tokens)
        return self.text[tokens[first].start : tokens[last - 1].end] if first < last else ""


_GENERIC = frozenset({"score", "scores", "performance", "quality"})
# what is no measure by itself where its performance is told ("the full KV cache performance")
_THINGS = frozenset({"data", "memory", "model_size", "parameters", "storage", "tokens"})
_NONE: frozenset[str] = frozenset()
_WHEN = ("later", "sooner")
_SAVING = ("consum", "cut", "lower", "need", "reduc", "sav", "us")
_SPENT = ("cost", "energy", "power")
_SHORT_FORM = re.compile(r" \((?P<short>[A-Z][A-Za-z]*[A-Z]s?)\)")
_AT_RANK = re.compile(r"[A-Za-z][\w-]*@(?:\d\d?|100|k|K)$")  # "Success@5"
_SCORE = re.compile(r"-[Ss]core$|[a-z](?:Acc|F1|Score)$")


class Scanner:
    """Finds all mentions of a sentence by the rules.

    >>> from extractor.rules import load_rules
    >>> s = Scanner(load_rules()).scan("Lark is 2x faster on two A100 GPUs.")
    >>> [s.tokens[i].text for i in s.quantities], s.hardware[0].name
    (['2x'], 'A100')
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.quantities = QuantityFinder(rules)
        self.hardware = HardwareFinder(rules)
        self.metrics: Lexicon[str] = Lexicon()
        for metric in rules.metrics.values():
            for word in metric.words:
                self.metrics.add(word, metric.id, plural=True)
            for word in metric.case:
                self.metrics.add(word, metric.id, case=True, plural=True)
            for word in (*metric.words, *metric.case) if metric.family == "quality" else ():
                for averaging in rules.words["averagings"] if word.isalnum() else ():
                    self.metrics.add(f"{averaging}-{word}", metric.id, plural=True)
        for phrase in rules.words["no_metric"]:
            self.metrics.add(phrase, "")
        stems = {stem: m.id for m in rules.metrics.values() for stem in m.stems}
        self._stems = stems
        names = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
        self._variant = re.compile(
            rf"({names})(?:mask|box)?(?:[@_\-.(]\w|[@ ]?\W{{0,2}}(?:IoU\W+)?\d|\$)"
        )
        self.implied: Lexicon[Implied] = Lexicon()
        for entry in rules.implied.values():
            for word in entry.words:
                self.implied.add(word, entry)
        self.cues: Lexicon[str] = Lexicon()
        for cue in rules.cues.values():
            for word in cue.words:
                self.cues.add(word, cue.id)
        self._spellings = _spellings(rules)
        self._not_names = rules.words["not_names"]
        self._file_endings = rules.words["file_endings"]
        self._families = rules.words["model_families"]
        self._number_words = rules.words["number_words"]

    def may_measure(self, text: str) -> bool:
        """Whether a sentence holds a number or a number word at all: the one cheap scan."""
        if _DIGIT.search(text) is not None:
            return True
        if self._number_words.isdisjoint(text.lower().translate(_APART).split()):
            return False
        return _MAY_MEASURE.search(text) is not None

    def names_measure(self, phrase: str) -> bool:
        """Whether the last word of a phrase is a measure.

        >>> from extractor.rules import load_rules
        >>> scanner = Scanner(load_rules())
        >>> scanner.names_measure("peak memory"), scanner.names_measure("lazy merging")
        (True, False)
        """
        tokens = tokenise(phrase)
        return bool(tokens) and self.metrics.longest(tokens, len(tokens) - 1) is not None

    def short_metrics(self, text: str) -> dict[str, tuple[str, ...]]:
        """The short forms that a text gives to measures: "token-to-token latency (TTL)".

        >>> from extractor.rules import load_rules
        >>> Scanner(load_rules()).short_metrics("We cut the token-to-token latency (TTL).")
        {'TTL': ('latency',)}
        """
        found: dict[str, tuple[str, ...]] = {}
        for m in _SHORT_FORM.finditer(text):
            words = tokenise(" ".join(text[max(0, m.start() - 90) : m.start()].split(" ")[1:][-6:]))
            told = bool(words) and words[-1].low in self.rules.words["measured_by"]
            after = text[m.end() : m.end() + 30].lstrip().partition(" ")[0].lower().strip(".,;:")
            told = told and after not in self.rules.words["method_nouns"]
            if not told or self.metrics.longest(tokenise(m["short"]), 0):
                continue
            spans = [x for x in self.metrics.find(words) if x[1] == len(words) and "" not in x[2]]
            opener = next((n for n in range(len(words)) if _spelt(m["short"], words[n:])), None)
            if spans and opener is not None:
                found[m["short"]] = tuple(spans[-1][2])
        return found

    def scan(
        self,
        text: str,
        start: int = 0,
        full: bool = False,
        short: dict[str, tuple[str, ...]] | None = None,
    ) -> Sentence:
        """The sentence with its mentions; without a quantity only if `full` asks for them.

        `short` are the short forms that the paper gives to measures.
        """
        quantities = self.quantities.find(text)
        if not quantities and not full:
            return Sentence(text, start, [], [])
        words = tokenise(text)
        hardware = self.hardware.find(text, _split_hyphens(words))
        hardware = [m for m in hardware if not _counted_down(text, m)]
        if hardware and quantities:
            quantities = self.quantities.find(text, [(m.start, m.end) for m in hardware])
        tokens = with_quantities(words, text, quantities) if quantities else words
        for token in tokens:
            if token.low in self._spellings:
                token.low = self._spellings[token.low]
        s = Sentence(text, start, tokens, hardware)
        if quantities or full:
            self._look_up(s, short or {})
        return s

    def _look_up(self, s: Sentence, short: dict[str, tuple[str, ...]]) -> None:
        """Find metrics, cues and devices by token."""
        tokens, hardware = s.tokens, s.hardware
        n = len(tokens)
        s.quantities = [i for i, t in enumerate(tokens) if t.quantity is not None]
        s.metric_at, s.implied_at, s.cue_at = [None] * n, [None] * n, [None] * n
        s.hardware_at = [None] * n
        s.tags = [_NONE] * n
        for first, last, ids in self.metrics.find(tokens):
            if "" in ids and not _so_much_power(tokens, first):
                continue
            if "" in ids:
                last, ids = first + 1, ("power",)
            quality = self.rules.metrics[ids[0]].family == "quality"
            if last == first + 1 and tokens[first].text.isupper() and _names_a_way(tokens, first):
                continue  # "MAE pre-training": masked autoencoders
            if last == first + 1 and not quality and _closes_a_name(tokens, first):
                continue
            if (
                ids[0] == "score"
                and s.metrics
                and s.metrics[-1].last == first
                and tokens[first].low in _GENERIC
            ):
                thing = s.metrics.pop()
                first, ids = thing.first, ids if thing.ids[0] in _THINGS else thing.ids
            if ids == ("error",) and self._of_its_error(s, first, last):
                first = s.metrics.pop().first
            span = Span(first, last, ids)
            s.metrics.append(span)
            s.metric_at[first:last] = [span] * (last - first)
        for i, t in enumerate(tokens):
            if s.metric_at[i] is None and t.quantity is None and (m := self._variant.match(t.text)):
                said = s.metric_at[i + 1] if i + 1 < n and tokens[i + 1].low in _GENERIC else None
                if said is not None and said.first == i + 1 and said.ids[0] == "score":
                    s.metrics.remove(said)  # "mAP@0.6 scores"
                last = said.last if said is not None else i + 1
                span = Span(i, last, (self._stems[m[1]],))
                s.metrics.append(span)
                s.metric_at[i:last] = [span] * (last - i)
            elif s.metric_at[i] is None and (
                (t.low.endswith(("acc", "f1", "score")) and _SCORE.search(t.text))
                or ("@" in t.text and _AT_RANK.match(t.text))
            ):
                span = Span(i, i + 1, ("score",))
                s.metrics.append(span)
                s.metric_at[i] = span
        for i, t in enumerate(tokens) if short else ():
            if s.metric_at[i] is None and t.text in short:
                s.metric_at[i] = span = Span(i, i + 1, short[t.text])
                s.metrics.append(span)
        s.metrics.sort(key=lambda span: span.first)
        _short_forms(s)
        self._share_efficiency(s)
        self._look_up_words(s)
        for device in hardware:
            for i, t in enumerate(tokens):
                if device.start <= t.start < device.end:
                    s.hardware_at[i] = device

    def _share_efficiency(self, s: Sentence) -> None:
        """As in "energy and area efficiency", "2x energy and 3x area efficiency": of both."""
        for k, (before, span) in enumerate(pairwise(s.metrics)):
            spent = before.ids[0] in _SPENT and before.last == before.first + 1
            if not spent or s.low(before.last) != "and" or s.low(span.last - 1) != "efficiency":
                continue
            first = before.first - 1
            each = before.last + 1 in s.quantities and first in s.quantities
            each = each and not s.low(first - 1).startswith(_SAVING)
            if s.low(first) == "," or before.last + 1 + each != span.first:
                continue
            whole = self.metrics.longest([s.tokens[before.first], s.tokens[span.last - 1]], 0)
            if whole is not None:
                s.metrics[k] = shared = Span(before.first, before.last, whole[1])
                s.metric_at[before.first] = shared

    def _look_up_words(self, s: Sentence) -> None:
        """Find the words that imply a metric and the cues by token."""
        tokens = s.tokens
        for first, last, entries in self.implied.find(tokens):
            named = first > 1 and last == first + 1 and tokens[first].text.istitle()
            if named and tokens[first - 1].text[0].isupper():
                continue  # "Heron Accelerate"
            sized = s.words(last - 2, last + 1) == "as large as"
            if sized and any(k in s.quantities for k in (last + 1, last + 2)):
                continue  # "gains as large as 8 points"
            if entries[0].id in _WHEN and not _so_much(tokens, first - 1):
                continue  # "two weeks later", "5% better than earlier ones"
            span = Span(first, last, tuple(e.id for e in entries))
            s.implied_at[first:last] = [span] * (last - first)
        for first, last, ids in self.cues.find(tokens):
            if _of_a_measure(s, first, last, ids):
                continue
            tags = frozenset(ids)
            s.tags[first:last] = [tags] * (last - first)
            span = Span(first, last, ids)
            s.cue_at[first:last] = [span] * (last - first)

    def _of_its_error(self, s: Sentence, at: int, last: int) -> bool:
        """As in "a 3% latency prediction error": how far off one is in what was found last."""
        foreseen = s.low(at - 1) in ("estimation", "forecasting", "modeling", "prediction")
        told = bool(s.metrics) and s.metrics[-1].last == at - foreseen
        plain = s.low(last - 1) in ("error", "errors")
        return told and plain and self.rules.metrics[s.metrics[-1].ids[0]].family != "quality"

    def names_device(self, text: str) -> bool:
        """Whether a sentence names a device."""
        return bool(self.hardware.find(text, _split_hyphens(tokenise(text))))

    def is_name(self, token: Token) -> bool:
        """Whether a token looks like the name of a system, model or data set."""
        return (
            token.quantity is None
            and token.low not in self._not_names
            and (
                _NAME.match(token.text) is not None
                or self.of_a_family(token)
                or self._like_a_file(token.text)
            )
        )

    def _like_a_file(self, word: str) -> bool:
        """Whether a lower-case word is named as a file is ("heron.cpp")."""
        m = _DOTTED.fullmatch(word) if "." in word else None
        return m is not None and m["ending"] in self._file_endings

    def of_a_family(self, token: Token) -> bool:
        """Whether a lower-case word names a model of a known family ("gpt-4o", "qwen2.5-7b")."""
        first = _FAMILY.match(token.low)
        return first is not None and first[0] in self._families and first.end() < len(token.low)


def _of_a_measure(s: Sentence, first: int, last: int, ids: tuple[str, ...]) -> bool:
    """As in "improves TOPS/W", "the mean average precision": a cue that is part of a measure."""
    if "average" in ids:
        named = ("average precision", "mean opinion", "mean reciprocal")
        return s.words(last - 1, last + 1).lower() in named or s.low(first - 1) == "moving"
    return s.tokens[first].text == "TOPS" and s.metric_at[first] is not None


def _so_much(tokens: list[Token], k: int) -> bool:
    """As in "finish 11% later", "2x sooner": whether token k is a share or a multiple."""
    q = tokens[k].quantity if k >= 0 else None
    return q is not None and q.form in ("factor", "percent")


def _so_much_power(tokens: list[Token], k: int) -> bool:
    """As in "half the power of Heron": so much of it, unlike in "exploits the power of models"."""
    so_much = any(t.quantity is not None for t in tokens[max(0, k - 3) : k])
    return tokens[k].low == "power" and tokens[k + 1].low == "of" and so_much


def _names_a_way(tokens: list[Token], k: int) -> bool:
    """As in "MAE pre-training", "the MAE encoder": capitals that name how a thing is made."""
    made = ("decoder", "encoder", "models", "pre-training", "pretraining")
    return k + 1 < len(tokens) and tokens[k + 1].low in made


def _counted_down(text: str, m: HardwareMention) -> bool:
    """As in "needs 17 GPUs rather than 24": how many it takes, and not where it was measured."""
    return m.device.generic and len(m.counts) == 1 and _SO_MANY_LESS.match(text, m.end) is not None


def _closes_a_name(tokens: list[Token], k: int) -> bool:
    """As in "beats Shared Song Memory by 3%": a word for a measure that ends a longer name."""
    return k > 2 and all(t.text.isalpha() and t.text.istitle() for t in tokens[k - 2 : k + 1])


def _spellings(rules: Rules) -> dict[str, str]:
    """Other spellings of the words that the rules hold, British endings among them.

    >>> from extractor.rules import load_rules
    >>> spellings = _spellings(load_rules())
    >>> spellings["whilst"], spellings["minimises"]
    ('while', 'minimizes')
    """
    phrases = [phrase for phrases in rules.words.values() for phrase in phrases]
    phrases += [phrase for cue in rules.cues.values() for phrase in cue.words]
    phrases += [phrase for metric in rules.metrics.values() for phrase in metric.words]
    words = {word for phrase in phrases for word in phrase.split() if _IN_IZE.search(word)}
    british = {_IN_IZE.sub(r"is\1", word): word for word in words}
    return {**british, **rules.text["spellings"], "&": "and"}


def _spelt(short: str, words: list[Token]) -> bool:
    """Whether the letters of a short form open words of the long one, in order, from its first."""
    openers = [part[0] for t in words for part in t.low.split("-") if part]
    if not openers or openers[0] != short[0].lower():
        return False
    at = 0
    for letter in short.rstrip("s").lower():
        if letter not in openers[at:]:
            return False
        at = openers.index(letter, at) + 1
    return True


def _short_forms(s: Sentence) -> None:
    """As in "success rate (SR)": the short form in brackets means the metric before it."""
    for k in range(1, len(s.metrics)):
        long, short = s.metrics[k - 1], s.metrics[k]
        if (
            short.first == long.last + 1
            and s.tokens[long.last].text == "("
            and short.last == short.first + 1
            and s.low(short.last) == ")"
            and s.tokens[short.first].text.isupper()
        ):
            s.metrics[k] = Span(short.first, short.last, long.ids)
            s.metric_at[short.first] = s.metrics[k]


def _split_hyphens(tokens: list[Token]) -> list[Token]:
    """The same tokens with hyphenated words and "8xH100" taken apart, as device names need."""
    out: list[Token] = []
    for t in tokens:
        counted = _COUNTED_NAME.match(t.text)
        if not counted and ("-" not in t.text or len(t.text) == 1):
            out.append(t)
            continue
        at = 0
        if counted:
            at = counted.end()
            for part in (1, 2):
                a, b = counted.span(part)
                out.append(Token(t.text[a:b], t.low[a:b], t.start + a, t.start + b))
        for m in _HYPHEN_PARTS.finditer(t.text, at):
            out.append(Token(m[0], m[0].lower(), t.start + m.start(), t.start + m.end()))
    return out
