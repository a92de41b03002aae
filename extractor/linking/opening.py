"""The opening of a sentence, before what it states: where and how that was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.linking.places import Place
    from extractor.mentions.sentence import Sentence

_FRONTING = frozenset({"by", "through", "using", "via"})
_BASED = ("from", "on", "to", "upon", "with")
_NEAR = 5
_RELATIVE = ("that", "where", "which", "who", "whose")


def statement_start(g: Grammar, s: Sentence, first_value: int) -> int:
    """The token at which the statement begins, 0 if nothing opens the sentence before it.

    As in "Evaluated on A against B, [Lark] gains", "Tests on A (e.g., B) show [that] it gains".
    """
    low = s.low(0)
    if low == "over" and g.scanner.is_name(s.tokens[1]):
        return 0  # "Over Heron on NestQA, it gains 4%"
    low = s.low(1) if low == "even" else low  # "Even with 50% packet loss, it"
    fronted = low in g.words["placing"] | _FRONTING or low in g.words["trying_verbs"]
    fronted = fronted or (low == "when" and s.low(1).endswith(("ed", "ing")))
    fronted = fronted or (low.endswith(("ed", "ing")) and s.low(1) in _BASED)
    if fronted or s.has(0, "comparator"):
        return _first_comma(s, first_value)
    if any(_studied(g, s, k) for k in range(_NEAR)):
        shown = (k for k in range(first_value) if s.low(k) in g.words["demonstrating_verbs"])
        return next(shown, 0)
    return 0


def _studied(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k says that something was tried: "experiments", "evaluated"."""
    return s.low(k) in g.words["study_nouns"] or s.low(k) in g.words["trying_verbs"]


def _first_comma(s: Sentence, until: int) -> int:
    """The first comma before token `until`, outside brackets and lists, or a relative pronoun."""
    depth = 0
    for k in range(until):
        text = s.tokens[k].text
        depth += (text == "(") - (text == ")")
        if s.low(k) in _RELATIVE or (text == "," and depth == 0 and not _listing(s, k)):
            return k
    return 0


def _listing(s: Sentence, comma: int) -> bool:
    """Whether the comma at token `comma` stands in a list, as in "on A, B, and C, it"."""
    for k in range(comma + 1, min(comma + 5, len(s.tokens))):
        if s.low(k) == "and":
            return True
        if s.tokens[k].text == ",":
            return _listing(s, k)
    return False


def opens(g: Grammar, s: Sentence, p: Place) -> bool:
    """As in "On ImageNet, Lark ...", "Experiments on A and B show that ...": of the sentence."""
    comma = p.end < len(s.tokens) and s.tokens[p.end].text == ","
    tried = p.at == 1 and (s.low(0) == "averaged" or s.low(0) in g.words["trying_verbs"])
    if p.at == 0 or tried or (p.at < _NEAR and s.tokens[p.at - 1].text == ","):
        subject = s.low(p.end) in g.determiners or s.low(p.end) in g.pronouns
        return comma or subject or s.low(p.at) in ("on", "across", "under")
    if s.low(p.at) in ("running", "serving", "training") or s.low(p.at - 1) == "applied":
        near = p.at < _NEAR or s.low(p.at - 2) in (",", "that")
        return near and any(
            s.tokens[k].text == "," for k in range(p.end, min(p.end + 8, len(s.tokens)))
        )
    studied = any(_studied(g, s, k) for k in range(p.at))
    ahead = range(p.end, min(p.end + 12, len(s.tokens)))
    verb = next((k for k in ahead if s.low(k) in g.words["demonstrating_verbs"]), p.end + 12)
    shown = not any(k in s.quantities and s.quantity(k).form != "bare" for k in range(p.end, verb))
    shown = shown and verb < p.end + 12
    return studied and (shown or comma)


def opens_anew(g: Grammar, s: Sentence, p: Place) -> bool:
    """As in "on A, it gains 5%; on B, it gains 7%": a further statement, elsewhere."""
    opened = p.at > 0 and s.tokens[p.at - 1].text in ";:"
    if opened and s.tokens[p.at - 1].text == ":":
        again = range(p.end + 1, len(s.tokens) - 2)
        opened = not any(s.words(k, k + 2) == f"and {s.low(p.at)}" for k in again)
    joined = s.low(p.at - 1) in g.words["joining"] and s.low(p.at - 2) == ","
    if joined and p.end in s.quantities and s.low(0) == s.low(p.at):
        return True  # "On A, it gains 5%, and on B 7%"
    opened = opened or joined  # ", and on B, it gains 7%"
    return opened and _subject_follows(g, s, p.end)


def _subject_follows(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a comma or a subject stands at token k, or behind one more phrase of place.

    As in ", and with batch size 1 on an A6000 the throughput rises", ", and on A accuracy drops".
    """
    if s.low(k) in g.words["placing"]:
        last = k + _NEAR
        k += 1
        while k < last and (s.low(k) in ("a", "an") or k in s.quantities or _plain(g, s, k)):
            k += 1
    if k >= len(s.tokens):
        return False
    if s.low(k) in g.words["result_verbs"] or (s.low(k) == "from" and k + 1 in s.quantities):
        return True  # ", and with FP8 reaches 2x", ", and for B from 5 s to 3 s"
    subject = s.low(k) in g.determiners or s.low(k) in g.pronouns or s.metric_at[k] is not None
    return s.tokens[k].text == "," or subject


def _plain(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k goes on with a noun phrase that names no measure."""
    ends = g.stops_phrase(s, k) or s.low(k) in g.determiners
    return not ends and s.metric_at[k] is None
