"""What stands right behind a value, before its phrase goes on: "(1.8x) higher", "the rate of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found, best_id, object_after
from extractor.linking.phrase_behind import COMPARATIVES, Turn, implies, told_in
from extractor.linking.share_of import share_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.grammar import Grammar
    from extractor.linking.phrase_behind import Phrase, Read
    from extractor.mentions.sentence import Sentence


def _unknown_measure(p: Phrase) -> Read:
    """As in "91% ANLS and 82% mAP": a capital short form that no rule knows, right after."""
    s, i = p.s, p.i
    q = s.quantity(i)
    scored = q.form == "percent" or (q.form == "bare" and "." in s.tokens[i].text)
    if i + 2 >= len(s.tokens) or not scored:
        return None
    name = s.tokens[i + 1]
    unknown = (
        name.text.isalpha()
        and name.text.isupper()
        and (3 if q.form == "percent" else 2) <= len(name.text) <= 6
        and s.metric_at[i + 1] is None
        and s.implied_at[i + 1] is None
        and s.hardware_at[i + 1] is None
        and s.low(i + 2) in ("and", ",", "on", ".", "at", "with")
    )
    return Found("score", i + 1, None, "metric-after") if unknown else None


def _rate_behind(p: Phrase) -> Read:
    """As in "with a 37% confusion rate": how often what the paper is about happens."""
    g, s, i = p.g, p.s, p.i
    had = s.low(i - 1) in ("a", "an") and s.quantity(i).form == "percent"
    had = had and (
        s.low(i - 2) in g.words["having_verbs"] | {"and"} or s.words(i - 3, i - 1) == ", with"
    )
    rate = s.low(i + 2) in ("rate", "rates") and s.low(i + 1) not in g.words["set_rates"]
    if not (had and rate and s.low(i + 1).isalpha()) or g.change_adjective(s, i + 1):
        return None
    unknown = s.metric_at[i + 1 : i + 3] == [None, None] and not g.change_noun(s, i + 3)
    return Found("score", i + 2, None, "metric-after") if unknown else None


def _added_to(p: Phrase) -> Read:
    """As in "adds 0.7% to the prefill time": what grows by a share."""
    g, s, i, j = p.g, p.s, p.i, p.j
    if s.low(j) != "to" or s.quantity(i).form != "percent":
        return None
    if s.low(g.before_qualifiers(s, i)) not in ("adds", "adding", "add"):
        return None
    k = j + 1 + (s.low(j + 1) in g.determiners)
    if k >= len(s.tokens) or s.metric_at[k] is None:
        return None
    at = object_after(g, s, j)
    return told_in(s, at, "up") if at is not None else None


def _at_the_rate(p: Phrase) -> Read:
    """As in "2x the rate of X", "double the efficiency of X", "2.3x the load of X"."""
    s, j = p.s, p.j
    if s.low(j) != "the" or s.quantity(p.i).form != "factor":
        return None
    if s.words(j, j + 3) == "the rate of" or s.words(j, j + 2) == "the efficiency":
        return Found("speed", j + 1, "up", "metric-after")
    if s.words(j, j + 3) == "the load of":
        return Found("request_rate", j + 1, "up", "metric-after")
    return None


def _past_its_bracket(p: Phrase) -> None:
    """As in "2.3x (1.8x) higher throughput": the phrase goes on behind the value's bracket."""
    g, s, i = p.g, p.s, p.i
    if s.low(p.j) != ")":
        return
    second = s.low(i - 1) in ("(", "resp.") and _value_outside(s, i)
    if second or _so_much(g, s, i) or _how_much_more(g, s, i):
        p.j += 1


def _value_outside(s: Sentence, i: int) -> bool:
    """Whether a value of a form alike stands right before the bracket of value i."""
    k = i - 1 - (s.low(i - 1) == "resp.")
    if k <= 0 or k - 1 not in s.quantities:
        return False
    forms = {s.quantity(k - 1).form, s.quantity(i).form}
    return len(forms) == 1 or forms == {"factor", "percent"}


def _so_much(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "a slight (0.3%) drop in accuracy", "negligible (<1%) overhead": how much that is."""
    opened = g.before_qualifiers(s, i, ("less", "than", "<", "~"))
    return s.low(opened) == "(" and s.low(opened - 1) in g.words["amounts_in_words"]


def _how_much_more(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "considerably (3x) higher throughput", "far (up to 12x) fewer misses": how much so."""
    opened = g.before_qualifiers(s, i)
    degree = s.low(opened - 1) in ("even", "far", "many", "much") or s.low(opened - 1)[-2:] == "ly"
    more = g.change_adjective(s, i + 2) or s.implied_at[min(i + 2, len(s.tokens) - 1)] is not None
    return s.low(opened) == "(" and opened > 0 and degree and more


def _past_a_gloss(p: Phrase) -> None:
    """As in "94%/92% (pitch/roll) accuracy": the phrase goes on behind what each value is of."""
    if p.s.low(p.j) == "(" and (behind := _behind_short_bracket(p.s, p.j)):
        p.j = behind


def _behind_short_bracket(s: Sentence, k: int) -> int | None:
    """After "94%/92% (pitch/roll) accuracy": the metric behind a bracket without values."""
    for close in range(k + 2, min(k + 6, len(s.tokens) - 1)):
        if s.tokens[close].quantity is not None or s.metric_at[close] is not None:
            return None
        if s.tokens[close].text == ")":
            near = range(close + 1, min(close + 4, len(s.tokens)))
            named = next((x for x in near if s.metric_at[x] is not None), None)
            words = named is not None and all(s.tokens[x].is_word for x in range(close + 1, named))
            return close + 1 if words else None
    return None


def _share_with_another(p: Phrase) -> Read:
    """As in "keeps 96% (91%) of the performance": a share, with another one in brackets."""
    s, j = p.s, p.j
    if s.low(j) == "(" and j + 1 in s.quantities and s.words(j + 2, j + 4) == ") of":
        return share_of(p.g, s, j + 3) or Turn.NOTHING
    return None


def _more_of(p: Phrase) -> Read:
    """As in "far lower (12x) latency": the measure behind the bracket of what is lower."""
    g, s, i = p.g, p.s, p.i
    if s.low(p.j) != ")":
        return None
    opened = g.before_qualifiers(s, i)
    span = s.metric_at[i + 2] if i + 2 < len(s.tokens) else None
    change = COMPARATIVES.get(s.low(opened - 1)) if s.low(opened) == "(" else None
    if change is None or span is None or span.first != i + 2:
        return None
    return Found(best_id(span), span.first, change, "metric-after")


def _past_a_comma(p: Phrase) -> None:
    """As in "on average 1.4x, and up to 3.3x, faster": the value is set off by commas."""
    if p.s.low(p.j) == "," and implies(p.s, p.j + 1) and _set_off(p.g, p.s, p.i):
        p.j += 1


def _set_off(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether value i stands between commas after another one: "1.4x, and up to 3.3x, faster"."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in ("and", "or") and s.low(k - 1) == "," and k - 2 in s.quantities


def _respectively_in(p: Phrase) -> Read:
    """As in "by 2x and 3x, respectively, in latency": what the values before are told in."""
    if p.s.words(p.j, p.j + 4) != ", respectively, in":
        return None
    at = object_after(p.g, p.s, p.j + 3)
    return told_in(p.s, at, None) if at else None


def _share_outside(p: Phrase) -> Read:
    """As in "keeps 96% (91%) of the performance": the share that stands in the bracket."""
    s, j = p.s, p.j
    if s.low(j) == "of" and s.low(j - 1) == ")" and _value_outside(s, p.i):
        return share_of(p.g, s, j) or Turn.NOTHING
    return None


OPENINGS: Sequence[Callable[[Phrase], Read]] = (
    _unknown_measure,
    _rate_behind,
    _added_to,
    _at_the_rate,
    _past_its_bracket,
    _past_a_gloss,
    _share_with_another,
    _more_of,
    _past_a_comma,
    _respectively_in,
    _share_outside,
)
"""Tried in this order; the first answer counts, and some move the phrase to where it goes on."""
