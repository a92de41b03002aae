"""Whose value it is by the clause behind it: "the 251 s that Heron needs", "when Heron is run"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_SPARING = ("cut", "eliminat", "reduc", "sav", "shav", "spar", "trim")


def owner_in_clause(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "251 s that Heron needs", "251 s Heron needs", "3.2 s when Heron is run": Heron.

    Token i is the one after the value.
    """
    if s.low(i) in g.words["coming_by"] and s.low(i + 1) in ("by", "with"):
        return _named(g, s, i + 2)
    if s.low(i) in ("when", "if"):
        names, _, end = noun_list(g, s, i + 1)
        run = s.low(end) in ("are", "is") and s.low(end + 1) in g.words["run_participles"]
        return names if run else []
    start = i + (s.low(i) in ("that", "which"))
    names, spans, end = noun_list(g, s, start)
    does = s.low(end) in g.words["needing_verbs"] | g.words["getting_verbs"]
    if not names or not does or end + 1 in s.quantities:
        return []
    known = start > i or s.tokens[spans[0][0]].text[0].isupper()
    return names if known and s.metric_at[spans[0][0]] is None else []


def time_taken(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "30% of the time required", "of the time that Heron takes": a share, not how often.

    Token k is the one behind "of the time".
    """
    span = s.metric_at[k - 1] if s.low(k - 1) == "time" else None
    if span is not None and span.last > k:
        return True  # "17% of the time to first token"
    told = s.low(k) in ("budget", "needed", "required", "taken", "of")
    return told or bool(owner_in_clause(g, s, k))


def time_spared(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "saves a further 38% of the time", "cuts 20% of time": a share, not how often."""
    verb = g.before_qualifiers(s, i, ("a", "another"))
    return s.low(verb).startswith(_SPARING) and "time" in (s.low(i + 2), s.low(i + 3))


def _named(g: Grammar, s: Sentence, i: int) -> list[str]:
    """The rivals that token i opens, if one of their words is a name or tells of others."""
    names, spans, _ = noun_list(g, s, i)
    known = g.words["rival_nouns"] | g.words["foreign_adjectives"] | g.words["reference_adjectives"]
    told = any(
        not s.tokens[k].text.islower() or s.low(k) in known for a, b in spans for k in range(a, b)
    )
    return names if told else []


def of_what_it_has(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "a third of what Heron uses", "1/7 of what Heron stores": Heron, from token k on."""
    names, spans, end = noun_list(g, s, k)
    if len(names) != 1:
        return names if names and g.verb(s, end) else []
    first, last = spans[0]
    verb = s.tokens[last - 1].text
    if last - first > 1 and verb.islower() and verb.endswith("s") and not g.verb(s, end):
        return [s.words(first, last - 1)]  # a verb that no list holds
    return names if g.verb(s, end) or s.low(end) in g.auxiliaries else []
