"""Which method a value is true of: the subject of its statement, resolved to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.baselines import noun_list

if TYPE_CHECKING:
    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.names import PaperNames

_ALNUM = re.compile(r"[^a-z0-9+]")


def resolve_method(
    g: Grammar, s: Sentence, draft: Draft, names: PaperNames, compared: list[Comparison]
) -> None:
    """Fill the draft's method, and `own` where the statement is about other work."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    known = _known_names(g, s, names, taken)
    left = [(k, name) for k, name in known if k < draft.at]
    subject = _subject(g, s, draft.at, taken)
    if left:
        name = left[-1][1]
        draft.method = name
        draft.note("named-method")
        return
    if subject is not None:
        kind, value = subject
        if kind == "foreign":
            draft.method, draft.own = value, False
            draft.note("foreign-subject", 0.1)
            return
        if kind == "name" and value is not None:
            draft.method = value
            draft.note("named-subject", 0.05)
            return
    draft.method = names.best
    draft.note("own-method", 0.0 if names.main else 0.1)


def _known_names(
    g: Grammar, s: Sentence, names: PaperNames, taken: set[int]
) -> list[tuple[int, str]]:
    """Mentions of the paper's own names, variants included, outside the baselines."""
    found: list[tuple[int, str]] = []
    keys = sorted(names.aliases, key=len, reverse=True)
    low = s.text.lower()
    used: list[tuple[int, int]] = []
    for key in keys:
        start = 0
        while (at := low.find(key, start)) >= 0:
            end = at + len(key)
            start = end
            if at and (low[at - 1].isalnum() or low[at - 1] == "-") or any(a <= at < b for a, b in used):
                continue
            tail = re.match(r"(?:[-.][\w.+\-]+|\+\+|\+)?", s.text[end:])
            suffix = tail[0] if tail else ""
            if end < len(low) and low[end].isalnum():
                continue
            token = next((i for i, t in enumerate(s.tokens) if t.start <= at < t.end), None)
            if token is None or token in taken:
                continue
            used.append((at, end))
            name = names.aliases[key]
            variant = suffix.rstrip(".-")
            if variant and not re.match(r"-(?:based|like|style|driven|enabled|powered|generated|specific|trained|guided|enhanced|optimized|compatible|level|induced|equipped|augmented|aware|free)", variant):
                name = s.text[at:end] + variant
            elif m := re.match(r"\s?\((?=[^)]*[\d])?((?:nano|tiny|small|medium|base|large|huge|[\w.-]*large|\d+(?:\.\d+)?[BM]))\)", s.text[end:], re.I):
                name = s.text[at:end] + f" ({m[1]})"
            elif m := re.match(r" (\d+(?:\.\d+)?[BM]|v?\d+(?:\.\d+)?|(?:Small|Base|Large|Lite|Tiny|Pro|Mini|Nano|XL|Turbo|Plus))\b(?!\s?[%x×])", s.text[end:]):
                name = s.text[at:end] + " " + m[1]
            found.append((token, name))
    return sorted(found)


def _subject(
    g: Grammar, s: Sentence, at: int, taken: set[int]
) -> tuple[str, str | None] | None:
    """The subject of the clause that holds token `at`: a name, something foreign, or our own."""
    first = _clause_start(g, s, at)
    verb = None
    for k in range(first, at):
        if s.low(k) in g.verbs or s.low(k) in g.auxiliaries or (g.change_verb(s, k) and not g.noun_use(s, k)) or s.implied_at[k] is not None and s.low(k).endswith(("s", "ed")) and s.metric_at[k] is None:
            verb = k
            break
    if verb is None or verb == first:
        return None
    span = range(first, verb)
    if any(s.has(k, "foreign") for k in span):
        cue = next(s.cue_at[k] for k in span if s.has(k, "foreign"))
        return "foreign", s.words(cue.first, cue.last)  # type: ignore[union-attr]
    if any(s.has(k, "reference") for k in span if s.low(k) not in ("which", "that", "its")):
        return "own", None
    _, spans, _ = noun_list(g, s, first)
    for a, b in spans[:1]:
        if a > first + 2 or b > verb or any(k in taken for k in range(a, b)):
            continue
        named = [k for k in range(a, b) if g.scanner.is_name(s.tokens[k])]
        if named and s.low(a) not in ("experiments", "results", "evaluations", "evaluation") and s.metric_at[a] is None and s.hardware_at[a] is None:
            return "name", s.words(a, b)
    return None


def _clause_start(g: Grammar, s: Sentence, at: int) -> int:
    """Where the clause of token `at` begins: after "that", ";", or a leading phrase and its comma."""
    start = 0
    for k in range(at):
        low = s.low(k)
        if low in ("that", ";", ":", "whereas", "while") and k + 2 < at and _has_subject(g, s, k + 1, at):
            start = k + 1
    if start == 0 and (s.low(0) in g.prepositions or s.low(0) in ("compared", "relative", "applied", "trained", "when", "while") or len(s.tokens) > 1 and s.tokens[1].text == ","):
        comma = next((k for k in range(at) if s.tokens[k].text == ","), None)
        if comma is not None:
            start = comma + 1
    return start


def _has_subject(g: Grammar, s: Sentence, first: int, at: int) -> bool:
    return not (s.low(first) in g.verbs or s.low(first).endswith("ing"))
