"""What a value was measured with, besides the phrases of place: inputs, models, ways of running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrase import subject_opens
from extractor.linking.noun_phrases import noun_list
from extractor.linking.places import Place, trimmed

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_LONGEST = 7
_OPENING = ("during", "given", "using")
_SET_OUT = ("from", "of", "to", "upon")


def further_places(
    g: Grammar, s: Sentence, until: int, taken: set[int], known: list[Place]
) -> list[Place]:
    """As in "With 4-bit weights, it", "2x for prompts of 512 tokens": what else tells how.

    Before token `until`, where the statement begins, any phrase that names something counts;
    behind it only one with a number. `known` are the phrases of place found.
    """
    covered = taken.union(*(range(p.at, p.end) for p in known))
    openers = g.words["placing"].union(_OPENING, _SET_OUT)
    found: list[Place] = []
    at = 0
    for k in [k for k, low in enumerate(s.lows[:-1]) if low in openers]:
        if k < at or k in covered or not _may_place(g, s, k, until):
            continue
        place = _place(g, s, k, until, covered)
        if place is not None:
            found.append(place)
            at = place.end
    return found


def _may_place(g: Grammar, s: Sentence, k: int, until: int) -> bool:
    """As in "on A", "Applied to A", "Starting from A"; not "compared with A"."""
    before = s.low(k - 1)
    if s.low(k) in _SET_OUT and s.low(k) != "of":
        return k == 1 and before.endswith(("ed", "ing"))
    if s.low(k) == "of":
        sized = k + 1 + (s.low(k + 1) in ("a", "an", "the"))
        return sized in s.quantities and s.quantity(sized).adjective
    if s.low(k) == "over" and any(
        x in s.quantities and s.quantity(x).metric == "bandwidth" for x in (k + 1, k + 2)
    ):
        return True  # "over a 10 Gbps network"
    if s.low(k) == "given":
        return k == 0 and (k + 1 in s.quantities or k + 2 in s.quantities)
    placing = s.low(k) in g.words["placing"] or (s.low(k) in _OPENING and k < until)
    return placing and not s.has(k, "comparator") and not s.has(k - 1, "comparator")


def _place(g: Grammar, s: Sentence, at: int, until: int, covered: set[int]) -> Place | None:
    """What stands behind the preposition at token `at`, if it tells."""
    opens = at < until
    first = at + 1
    while s.low(first) in g.determiners - g.words["vague_counts"]:
        first += 1
    names, spans, last = noun_list(g, s, first)
    if opens and len(names) > 1 and last <= until and covered.isdisjoint(range(at, last)):
        kept = [n for n, x in zip(names, spans, strict=True) if _tells(g, s, range(*x), opens)]
        return Place(at, last, tuple(trimmed(n) for n in kept)) if kept else None
    end, stop = first, until if opens else len(s.tokens)
    while end < stop and _goes_on(g, s, end) and not subject_opens(g, s, first, end):
        end += 1
    span = range(first, end)
    if not span or len(span) > _LONGEST or not covered.isdisjoint(span):
        return None
    lone = s.low(at) == "at" and len(span) == 1 and _lone(s, first)
    lone = lone or (len(span) == 1 and s.low(first) in g.words["precisions"])  # "with FP8"
    fronted = opens and s.low(at) != "of"
    told = lone or (_tells(g, s, span, fronted) and (opens or _counted(s, span)))
    return Place(at, end, (trimmed(s.words(first, end)),)) if told else None


def _goes_on(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "chains longer than 16K tokens", "a budget of 4096 tokens": inside the phrase."""
    if s.low(k) in ("our", "the", "this") and s.low(k - 1) not in g.prepositions:
        return False  # "at 10M tokens the gap widens"
    if s.low(k) == "of" or k in s.quantities or not g.stops_phrase(s, k):
        return True
    bound = s.low(k) in ("above", "below", "over", "than") or s.words(k, k + 2) == "up to"
    return (bound and k + 1 in s.quantities) or s.words(k - 1, k + 1) == "up to"


def _lone(s: Sentence, k: int) -> bool:
    """As in "at 0.5 meters", "at 128K": a number that alone says where."""
    q = s.tokens[k].quantity
    return q is not None and (q.form in ("unit", "count") or s.tokens[k].text[-1:] in "KM")


def _counted(s: Sentence, span: range) -> bool:
    """Whether a phrase holds a number."""
    return any(k in s.quantities for k in span)


def _tells(g: Grammar, s: Sentence, span: range, opens: bool) -> bool:
    """Whether a phrase says under what one measured; no device, no method, not "this way"."""
    if any(s.hardware_at[k] is not None for k in span):
        return False
    if s.low(span[0]) in g.words["no_settings"] or s.low(span[-1]) in g.pronouns:
        return False
    if s.low(span[0]) in g.words["parts_of_papers"] or s.low(span[0]) == "proposed":
        return False  # "Using Equation 3, Lark", "With the proposed Lark-2"
    if s.low(span[0] - 1) in ("using", "via", "with") and s.low(span[-1]) in g.words["means"]:
        return False
    if s.low(span[0] - 2) == "distilled":
        return False  # whom it learnt from
    borne = s.low(span[-1]) in g.words["links_of_machines"]
    borne = borne or any(s.low(k) in g.words["undergone"] for k in span)
    if borne and _counted(s, span):
        return True  # "over a 10 Gbps network", "with 50% packet loss"
    if any(s.low(k) in g.words["method_nouns"] | g.words["spread_nouns"] for k in span):
        return False
    if len(span) == 1 and s.metric_at[span[0]] is not None:
        return False  # "In F1, Lark gains 3%"
    numbers = [k for k in span if k in s.quantities]
    part = any(s.quantity(k).form == "percent" and s.low(k + 1) == "of" for k in numbers)
    if part and not opens and not s.low(span[-1]).endswith("ed"):
        return False  # "right for 91% of the experts"; but "with 50% of the weights pruned"
    if s.low(span[0] - 2) == "trained" and s.low(span[0] - 3) in ("one", "those"):
        return False  # "matches one trained on 100B tokens"
    if any(s.quantity(k).form == "unit" and not s.quantity(k).adjective for k in numbers):
        if any(s.quantity(k).unit == "degree" for k in numbers):
            return False  # "On an arm with 7 degrees of freedom"
        made = any(s.quantity(k).unit == "nm" for k in numbers) or (opens and len(span) > 1)
        return made or s.low(span[-1]) in g.words["setting_nouns"]  # not "over 1.8 km"
    counted = (bool(numbers) or s.tokens[span[0]].text[0].isdigit()) and len(span) > 1
    named = any(s.tokens[k].text[0].isupper() for k in span)
    return counted or named or (len(span) > 1 and s.low(span[-1]) in g.words["setting_nouns"])
