"""Where phrases begin and end: the closed classes of words, asked by token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from extractor.mentions.sentence import Scanner, Sentence

_CHANGE_VERBS = frozenset({"down.verb", "up.verb", "better.verb", "beat", "trail"})
_CHANGE_NOUNS = frozenset({"down.noun", "up.noun", "better.noun"})
_CHANGE_ADJECTIVES = frozenset({"down.adj", "up.adj", "better.adj"})
_QUALIFIERS = frozenset({"up_to", "at_least", "at_most", "approx", "average", "exact"})
_P99 = re.compile(r"p\d\d(?:\.\d+)?")
_EQUALLING = ("match", "matches", "matched")
_POLARITY = ("better", "down", "up")  # "gains" may be either; as a noun it says what is better


def _named(s: Sentence, i: int) -> bool:
    """As in "GET requests", "faster than Lift": whether its capitals make token i no verb."""
    text = s.tokens[i].text
    return len(text) > 1 and (
        text.isupper() or (i > 0 and text.istitle() and s.tokens[i - 1].is_word)
    )


_OF_OTHERS = ("best", "earlier", "existing", "previous", "prior", "recent")


class Grammar:
    """Questions about tokens of a sentence that the linking mechanisms share.

    >>> from extractor.rules import load_rules
    >>> from extractor.mentions.sentence import Scanner
    >>> scanner = Scanner(load_rules())
    >>> s = scanner.scan("Lark reduces the peak memory of Heron by 2x.")
    >>> Grammar(scanner).change(s, 1)
    'down'
    """

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.rules = scanner.rules
        words = scanner.rules.words
        self.words = words
        self.prepositions = words["prepositions"]
        self.conjunctions = words["conjunctions"]
        self.determiners = words["determiners"]
        self.pronouns = words["pronouns"]
        self.auxiliaries = words["auxiliaries"]
        self.verbs = words["verbs"]
        self.adverbs = words["adverbs"]
        self.heads = words["name_heads"]
        self.reaching = words["reaching_verbs"] - {"at", "to"}
        self.limits = words["limits_held"] | words["bounds"] | words["grains"]

    def change(self, s: Sentence, i: int) -> str | None:
        """The polarity (down, up, better) of a change word at token i, or None."""
        if not 0 <= i < len(s.tags):
            return None
        tags = s.tags[i]
        if not tags:
            return None
        heads = {tag.split(".", 1)[0] for tag in tags}
        return next((polarity for polarity in _POLARITY if polarity in heads), None)

    def change_verb(self, s: Sentence, i: int) -> bool:
        """Whether token i is (part of) a verb of change or of beating."""
        changes = 0 <= i < len(s.tags) and not _CHANGE_VERBS.isdisjoint(s.tags[i])
        return changes and not self.record(s, i)

    def record(self, s: Sentence, i: int) -> bool:
        """As in "exceeding previous bests", "over existing advances": a noun of others, no verb."""
        return s.low(i)[-1:] == "s" and s.low(i - 1) in _OF_OTHERS

    def change_noun(self, s: Sentence, i: int) -> bool:
        """Whether token i is a noun of change ("reduction", "gain")."""
        return 0 <= i < len(s.tags) and not _CHANGE_NOUNS.isdisjoint(s.tags[i])

    def change_adjective(self, s: Sentence, i: int) -> bool:
        """Whether token i is a comparative adjective of change ("lower", "more")."""
        return 0 <= i < len(s.tags) and not _CHANGE_ADJECTIVES.isdisjoint(s.tags[i])

    def qualifier(self, s: Sentence, i: int) -> bool:
        """Whether token i belongs to a qualifier ("up to", "nearly") or a filler ("only")."""
        return 0 <= i < len(s.tags) and not _QUALIFIERS.isdisjoint(s.tags[i])

    def verb(self, s: Sentence, i: int) -> bool:
        """Whether token i is a verb or an auxiliary, as far as the word alone tells."""
        low = s.low(i)
        if low in self.verbs or low in self.auxiliaries:
            return not (self.set_of_data(s, i) or self.record(s, i))
        if low in _EQUALLING or (low == "stay" and _stays(s, i)):
            return True
        return self.change_verb(s, i) and not self.noun_use(s, i)

    def set_of_data(self, s: Sentence, i: int) -> bool:
        """As in "on two data sets", "on the test set": whether "set" at token i is no verb."""
        return s.low(i) in ("set", "sets") and s.low(i - 1) in self.words["sets_of_data"]

    def noun_use(self, s: Sentence, i: int) -> bool:
        """Whether a word that may be verb or noun stands as a noun ("a boost", "2x cut in")."""
        if not (self.change_noun(s, i) or s.metric_at[i] is not None):
            return False
        before, after = s.low(i - 1), s.low(i + 1)
        if after in ("from", "to") and s.low(i)[-1:] == "s":
            value = next((k for k in range(i + 2, i + 5) if not self.qualifier(s, k)), i + 2)
            if value in s.quantities:
                return False  # "the perplexity increases from 5.1 to 6.0"
        counted = i > 0 and (q := s.tokens[i - 1].quantity) is not None and q.form == "count"
        if counted and after == "by" and s.low(i)[-1:] == "s":
            return False  # "the latency for 32K tokens drops by 3x"
        return (
            before in self.determiners
            or after in ("of", "in", "over", "compared", "relative", "against")
            or (i > 0 and s.tokens[i - 1].quantity is not None)
            or (i > 1 and after == "," and s.tokens[i - 2].quantity is not None)  # "20% RD gain, "
            or (i > 0 and s.metric_at[i - 1] is not None)
            or before in self.words["sizing_adjectives"]
        )

    def percentile(self, s: Sentence, i: int) -> bool:
        """Whether token i is a place in a distribution of times ("p95", "median", "tail")."""
        return s.low(i) in self.words["places_in_a_spread"] or _P99.fullmatch(s.low(i)) is not None

    def performer(self, word: str) -> bool:
        """Whether a word names who or what takes a test ("agent", "policies")."""
        performers = self.words["performers"]
        return word in performers or word.removesuffix("s") in performers

    def phrase_start(self, s: Sentence, end: int) -> int:
        """Where the noun phrase that ends before token `end` begins, determiners left out."""
        first = end
        while first > 0 and s.tokens[first - 1].is_word and not self.stops_phrase(s, first - 1):
            first -= 1
        while s.low(first) in self.determiners:
            first += 1
        return first

    def phrase_end(self, s: Sentence, first: int) -> int:
        """The token after the noun phrase that begins at token `first`."""
        end = first
        while not self.stops_phrase(s, end):
            end += 1
        return end

    def before_qualifiers(self, s: Sentence, i: int, fillers: Container[str] = ()) -> int:
        """The token before the qualifiers of token `i`, as "by" in "by up to nearly 3x"; or 0.

        `fillers` are words that may stand among them, such as articles.
        """
        k = i - 1
        while k > 0 and (self.qualifier(s, k) or s.low(k) in fillers):
            k -= 1
        return k

    def stops_phrase(self, s: Sentence, i: int) -> bool:
        """Whether a noun phrase cannot go on over token i, or the sentence ends before it."""
        if i >= len(s.tokens):
            return True
        t = s.tokens[i]
        if t.quantity is not None:
            return i not in s.sizes
        if t.text == "-" and 0 < i < len(s.tokens) - 1:
            return s.tokens[i - 1].end < t.start and t.end < s.tokens[i + 1].start
        if not t.text[0].isalnum():
            return t.text not in ("'s", "'", '"', "%", "+", "-")
        low = t.low
        return (
            low in self.prepositions
            or low in self.conjunctions
            or low in self.pronouns
            or low in self.auxiliaries
            or (low in self.verbs and not (_named(s, i) or self._head_verb(s, i)))
            or low in _EQUALLING
            or (low == "stay" and _stays(s, i))
            or (low in self.words["amounting_verbs"] and s.low(i + 1) == "to")
            or (low in ("range", "ranged", "ranges") and s.low(i + 1) == "from")
            or (low == "end" and s.words(i + 1, i + 3) == "to end")
            or (low == "relative" and s.low(i + 1) == "to")
            or (self.change_verb(s, i) and not _named(s, i) and not self.noun_use(s, i))
        )

    def _head_verb(self, s: Sentence, i: int) -> bool:
        """Whether a word on the verb list is really part of a noun phrase ("leading methods")."""
        if s.low(i) in ("run", "runs"):  # "of a dedicated run."
            ends = i + 1 >= len(s.tokens) or s.tokens[i + 1].text in (*".,;)", "by")
            opened = s.low(i - 2) in self.determiners or s.low(i - 2) in self.prepositions
            return ends and opened
        if s.low(i + 1) == "alone" and s.low(i)[-1:] == "s":
            return True  # "compared with song records alone"
        if self.set_of_data(s, i) or self.set_of_data(s, i + 1):
            return True
        if s.low(i) in ("design", "designs"):  # "over the best NDP design"
            ends = i + 1 >= len(s.tokens) or not s.tokens[i + 1].is_word
            closed = ends or s.low(i + 1) in self.prepositions or s.low(i + 1) in ("and", "or")
            return closed and s.low(i - 1) not in ("we", "to", "i", "they")
        if self.record(s, i):
            return True  # "over existing works", "over the best results"
        ranked = s.low(i - 1) in self.words["generic"] | self.words["leading_adjectives"]
        if ranked and s.low(i + 1) in self.heads:
            return True  # "the state-of-the-art decode method"
        return s.low(i) in (
            "leading",
            "scaling",
            "matching",
            "setting",
            "use",
            "cost",
            "results",
            "set",
            "processing",
        ) and (
            s.low(i - 1) in self.determiners
            or s.low(i - 1) in self.words["reference_adjectives"]
            or s.low(i + 1) in self.heads
            or s.metric_at[i] is not None
        )


def _stays(s: Sentence, i: int) -> bool:
    """Whether "stay" at token i is the verb ("models stay below 15%"), and no stay of days."""
    return s.low(i + 1) in ("above", "at", "below", "under", "within")
