"""Values that take up what the sentence before told: "On long inputs, this becomes 5.1x"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_FORMS = ("bare", "factor", "percent")


def told_again(g: Grammar, s: Sentence, first: Draft, last: Draft) -> Found | None:
    """As in "on long inputs, this becomes 5.1x", "these numbers rise to 5x and 3x", "3x remains".

    Its measure is that of the sentence before, which is not known here.
    """
    q = first.quantity
    if q.form not in _FORMS or q.sign or (q.form == "bare" and not q.decimal):
        return None
    if s.low(last.reach + 1) == "of" or s.low(g.before_qualifiers(s, first.at)) == "was":
        return None  # "This is 90% of the optimum", "It was 30% in 2019"
    again = _pointed_at(g, s, first.at) or _remains(s, first.at, last.at)
    return Found("score", None, None, "told-again") if again else None


def _pointed_at(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether "this becomes", "it is", "these figures rise to" stands right before value i."""
    verb = g.before_qualifiers(s, i)
    if s.low(verb) == "to":
        verb -= 1
        moved = g.change_verb(s, verb) or s.low(verb) in g.words["rising_verbs"]
        moved = moved or s.low(verb) in g.words["falling_verbs"] | g.words["brought_participles"]
    else:
        moved = s.low(verb) in ("are", "become", "becomes", "is", "was", "were")
    subject = verb - 1
    while s.low(subject) in g.adverbs or s.low(subject) in g.auxiliaries:
        subject -= 1
    if s.low(subject) in g.words["pointed_numbers"]:
        subject -= 1
        told = s.low(subject) in ("the", "these", "this", "those")
    else:
        told = s.low(subject) in ("it", "this", "that", "they")
    opens = subject <= 0 or s.tokens[subject - 1].text == ","
    return moved and told and opens and not any(k < subject for k in s.quantities)


def _remains(s: Sentence, first: int, last: int) -> bool:
    """As in "When only the map is replaced, 1.23x and 1.18x remain."."""
    opens = first == 0 or s.tokens[first - 1].text == ","
    closed = s.low(last + 2) in ("", ".", ",", ";")
    return opens and closed and s.low(last + 1) in ("remain", "remains")


def levels_again(linked: list[tuple[Sentence, list[Draft]]]) -> None:
    """Give the values that take up others the measure of those, or leave them out."""
    for n, (s, drafts) in enumerate(linked):
        again = [d for d in drafts if d.rules[:1] == ["told-again"]]
        if not again:
            continue
        near = n > 0 and s.soon_after(linked[n - 1][0])
        _take_up(again, linked[n - 1][1] if near else [])
        drafts[:] = [d for d in drafts if d.metric]


def _take_up(again: list[Draft], before: list[Draft]) -> None:
    """One by one where they are as many, else all from the last that is alike."""
    told = [d for d in before if d.quantity.form == again[0].quantity.form]
    if not told:
        for d in again:
            d.metric = None
        return
    if len(told) != len(again):
        told = told[-1:] * len(again)
    for d, o in zip(again, told, strict=True):
        d.metric, d.kind, d.unit, d.direction = o.metric, o.kind, o.unit, o.direction
        d.polarity, d.phase = o.polarity, d.phase or o.phase
        if o.kind != "absolute" and not d.baselines:
            d.baselines = list(o.baselines)
