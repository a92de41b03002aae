"""Values that go on with the metric of a value before them: listed, restated, in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found, best_id

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_AGAINST = ("compared", "over", "versus", "vs", "vs.")


def held_against(g: Grammar, s: Sentence, first: Draft, last: Draft) -> bool:
    """As in "31 tokens/s, 4.1x over X", ", which is 4.1x over X": the value before it once more."""
    if first.quantity.form != "factor":
        return False
    k = g.before_qualifiers(s, first.at)
    if s.low(k - 1) == "which" and s.low(k) in g.words["equalling_verbs"] | {"was"}:
        k -= 2
    if s.low(last.at + 1) in ("above", "below"):
        return s.low(k) in (",", "and", "(")
    return s.low(k) == "," and s.low(last.at + 1) in _AGAINST


def best_case(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "by 23% on average (up to 61%)": the same once more, at its best or its mean."""
    if before.metric is None or before.quantity.form != d.quantity.form:
        return False
    between = range(before.at + 1, d.at)
    told = s.tokens[d.at - 1].text == "(" and g.qualifier(s, d.at + 1)
    opened = any(s.tokens[k].text == "(" and g.qualifier(s, k + 1) for k in between)
    return (told or opened) and all(
        s.tokens[k].text in "(~≈" or s.low(k) in ("and", "to") or g.qualifier(s, k) for k in between
    )


def change_between(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "from 1.9 s to 0.4 s (4.8x)": how far the two values are apart."""
    if before.metric is None or before.baseline_value is None or "from-to" not in before.rules:
        return False
    k = d.at - 1
    while k > before.at and (g.qualifier(s, k) or s.tokens[k].text in "~≈+-–"):
        k -= 1
    opened = s.tokens[k].text == "(" and k == before.reach + 1
    return opened and s.low(d.at + 1) == ")" and d.quantity.form in ("factor", "percent")


def goes_on(s: Sentence, previous: Draft, last: Draft, first: Draft) -> bool:
    """As in "61% accuracy, +2.8 over X", "110 mW, 79% of that of X", "1.6x that of X": the same."""
    after = s.words(last.at + 1, last.at + 3)
    return previous.metric is not None and (
        after in ("of that", "of what")
        or bool(first.quantity.sign)
        or (after == "that of" and first.quantity.form in ("factor", "part"))
        or (s.low(last.at + 1) == "what" and first.quantity.form == "factor")  # "3x what X reaches"
    )


def increase_listed(s: Sentence, last: Draft, d: Draft, found: Found) -> bool:
    """As in "increases in recall of 2.1, F1 of 4.4, and FPS of 9.2": one more of them."""
    if found.rule != "metric-of" or found.at is None or last.quantity.form != d.quantity.form:
        return False
    joined = [s.low(k) for k in range(last.at + 1, found.at)] in ([","], ["and"], [",", "and"])
    moved = any(s.low(k) == "in" for k in range(max(0, (last.metric_at or 0) - 2), last.at))
    moved = moved or "elliptical" in last.rules
    return joined and moved and s.low(d.at - 1) == "of" and s.low(last.at - 1) == "of"


def elliptical(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """As in "2x savings in A and 3x in B": no verb or noun of change of its own."""
    between = range(last.at + 1, d.at)
    sorts = {last.quantity.form, d.quantity.form}
    if d.quantity.change is not None:
        return False  # "raises the F1 by 7%, halves the error"
    quality = g.rules.metrics[last.metric or "score"].family == "quality"
    level = quality and d.quantity.form == "percent" and d.quantity.low >= 50
    if (
        level
        and last.quantity.high < d.quantity.low
        and s.metric_at[d.reach + 1 : d.reach + 2] != [None]
    ):
        return False  # "50% gains on A, and 100% success on B": a level
    return (
        (
            len(sorts) == 1
            or sorts <= {"unit", "bare", "points"}
            or sorts in ({"factor", "percent"}, {"points", "percent"})
        )
        and any(s.low(k) in ("and", ",") for k in between)
        and not any(_starts(g, s, k) for k in between)
        and len(between) < 12
    )


def _starts(g: Grammar, s: Sentence, k: int) -> bool:
    return (g.verb(s, k) and s.low(k) != "compared") or (
        s.low(k) in ("while", "with", "at", "but", "of", ";")
        and s.low(k - 1) not in ("in", "terms")
    )


def measured_too(s: Sentence, i: int) -> Found | None:
    """As in "15.8 compared to the best perplexity of 17.2": the metric of the rival's value."""
    if not s.has(i + 1, "comparator"):
        return None
    named = (m for m in s.metrics if i < m.first < i + 7 and s.low(m.last) == "of")
    span = next(named, None)
    return Found(best_id(span), span.first, None, "metric-after") if span is not None else None


def held_meanwhile(s: Sentence, d: Draft) -> bool:
    """As in "at a recall of 95%", "with only 28M parameters": held while another is told."""
    if d.quantity.form == "count":
        k = d.at - 1
        while k > 0 and s.low(k) in ("a", "about", "just", "mere", "only"):
            k -= 1
        return s.low(k) in ("using", "with")
    span = s.metric_at[d.metric_at] if d.metric_at is not None and d.metric_at < d.at else None
    return (
        span is not None
        and s.low(span.last) == "of"
        and s.low(span.first - 1) in ("a", "an", "the")
        and s.low(span.first - 2) == "at"
    )


def continued(g: Grammar, s: Sentence, last: Draft, d: Draft) -> Found | None:
    """A value without words of its own goes on with the metric of the value before it."""
    if (
        last.metric
        and last.quantity.form == d.quantity.form
        and last.quantity.unit == d.quantity.unit
    ):
        if s.low(d.at - 1) != "by":
            level = _reaches_value(g, s, d.at) and not _gain_at_its_best(g, s, last, d)
            d.kind = "absolute" if level else last.kind
        metric, at = last.metric, last.metric_at
        if _other_measure(g, s, last, d):
            metric, at = "score", None  # "FVD by 39% and KVD by 36%"
        elif g.rules.metrics[metric].family != "quality" and _unknown_noun(g, s, last, d):
            metric, at = "other", None  # "costs by 8% and curtailment by 21%"
        return Found(metric, at, last.polarity, "continued")
    if last.metric and last.polarity and _gain_too(g, s, last, d):
        return Found(last.metric, last.metric_at, last.polarity, "continued")
    return None


def same_gain(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "66 tokens/s (improved by 4.8x)", "a 2x gain in X over A and a 3x gain over B"."""
    if not before.metric:
        return False
    k = d.at - 1
    while k > before.at + 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "by", "of")):
        k -= 1
    if g.change_verb(s, k) and s.low(k - 1) == "(" and k == before.reach + 2:
        return before.quantity.form in ("unit", "count")
    noun = k if g.change_noun(s, k) else d.reach + 1
    if noun == k and s.low(k - 1) in ("additional", "further"):
        return s.low(k - 2) in ("a", "an") and s.low(k - 3) == "," and k - 3 <= before.reach + 3
    if (opened := _opened_gain(s, k, apposed=noun == k)) and g.change_noun(s, noun):
        spent = s.low(g.before_qualifiers(s, before.at, ("only",))) in ("at", "in", "within")
        apposed = s.low(opened) == "," and opened - before.reach < 6 and not spent
        if apposed and before.quantity.form in ("unit", "count") and not before.polarity:
            return True  # "1.8M requests/s on one node, an improvement of 5.6x over X"
        return s.low(opened) == "(" and opened == before.reach + 1
    stated = s.low(k) in ("achieving", "representing", "yielding", "giving") and s.low(k - 1) == ","
    if stated and "from-to" in before.rules and k - 2 <= before.reach + 1:
        return g.change_noun(s, d.reach + 1)  # "from 80 GB to 20 GB, achieving a 75% reduction"
    noun = d.reach + 1
    again = noun < len(s.tokens) and g.change_noun(s, noun) and s.has(noun + 1, "comparator")
    alike = again and before.quantity.form == d.quantity.form
    joined = s.low(k) == "and" or s.words(k, k + 2) == "and a"
    return alike and joined and s.low(before.reach + 1) == s.low(noun)


def _opened_gain(s: Sentence, k: int, *, apposed: bool) -> int:
    """As in ", a gain of", "(a gain of", ", which represents a gain": what opens it, else 0.

    `k` is the noun of an `apposed` gain, else what stands before the article of the gain.
    """
    first = k - 1 - (s.low(k - 1) in ("a", "an")) if apposed else k
    verb = first - (s.low(first) == "to")
    if s.low(verb) in ("corresponding", "corresponds", "marking", "represents", "representing"):
        return verb - 1 - (s.low(verb - 1) == "which")
    return first if apposed and s.low(k - 1) in ("(", "a", "an") else 0


def _gain_too(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """As in "40% over A and 2.4x over B": the same gain, told once in percent, once as a factor."""
    forms = {last.quantity.form, d.quantity.form}
    between = range(last.at + 1, d.at)
    return (
        forms == {"factor", "percent"}
        and s.low(d.reach + 1) in ("for", "on", "over", "than")
        and any(s.low(k) in ("and", ",") for k in between)
        and not any(g.verb(s, k) and not s.low(k).endswith("ed") for k in between)
    )


def _reaches_value(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "gains 5% over X, reaching 91%": a level reached, whatever the value before was."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in g.reaching


def _gain_at_its_best(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """As in "by 3% on average, reaching up to 8% on A": the most of a gain, and no level."""
    metric = g.rules.metrics[last.metric or "score"]
    if d.quantity.form != "percent" or last.polarity is None or last.quantity.form != "percent":
        return False
    k = g.before_qualifiers(s, d.at)
    joined = s.low(k) == "reaching" and s.low(k - 1) == ","
    if metric.family != "quality" and metric.unit != "%" and joined:
        return s.low(d.at + 1) != "of"  # "cuts latency by 20%, reaching 50% on long inputs"
    spread = last.quantity.low < last.quantity.high or last.rules[:1] == ["change-of"]
    spread = spread or any(s.words(k, k + 2) == "on average" for k in range(last.at + 1, d.at))
    most = s.words(d.at - 2, d.at) == "up to" or s.words(d.at - 3, d.at) == "as much as"
    return spread and most and d.quantity.high < 60


def _unknown_noun(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """Whether "and" and a noun that names no known measure stand between a value and the next."""
    by = d.at - 1
    while by > last.reach and g.qualifier(s, by) and s.low(by) != "by":
        by -= 1
    first = last.reach + 1
    first += s.words(first, first + 2) == ", and"
    noun = range(first + 1, by)
    return (
        s.low(by) == "by"
        and last.rules[:1] != ["implied-by"]  # "speeds up training by 2x and inference by 3x"
        and s.low(first) in (",", "and")
        and 0 < len(noun) < 4
        and all(s.tokens[k].text.islower() and s.metric_at[k] is None for k in noun)
        and not any(
            (g.stops_phrase(s, k) and s.low(k) != "required") or g.change_verb(s, k) for k in noun
        )
        and not any(s.low(k) in ("of", "for", "in") for k in range(last.metric_at or 0, last.at))
        and not any(s.low(k) in g.adverbs or s.low(k).endswith("ing") for k in noun)
    )


def _other_measure(g: Grammar, s: Sentence, last: Draft, d: Draft) -> bool:
    """Whether a capital short form before "by" names a measure that no rule knows."""
    quality = g.rules.metrics[last.metric or "score"].family == "quality"
    name = s.tokens[d.at - 2].text
    joined = s.low(d.at - 3) in ("and", ",")
    abstract = s.low(d.at - 2).endswith(("ity", "ness")) and s.metric_at[d.at - 2] is None
    if quality and joined and s.low(d.at - 1) == "by" and abstract:
        return True  # "improves the error by 9% and smoothness by 7%"
    known = s.metric_at[d.at - 2] is not None or any(
        s.has(k, "beat") for k in range(max(0, d.at - 12), d.at)
    )
    return (
        quality
        and joined
        and s.low(d.at - 1) == "by"
        and name.isupper()
        and name.isalpha()
        and not known
    )
