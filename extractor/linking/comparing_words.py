"""Comparisons that one word opens: "above X", "on par with X", "to X", "with X as the baseline"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.beaten import BEATEN, beaten
from extractor.linking.comparison import Comparison, with_names
from extractor.linking.noun_phrase import may_be_named
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_SHIFTS = ("decrease", "drop", "increase", "reduction", "rise")
_LEVELS = ("accuracy", "performance", "quality")
_SPENDING = ("at", "in", "using", "while", "with")


def _from(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "a reduction from Lark", "a gain of 20% from Lark"."""
    if s.low(i + 1) in ("our", "this", "these"):
        return None  # "the gains from our method": whose they are
    gained = g.change_noun(s, i - 1) and s.low(i - 1) not in ("overhead", "overheads")
    if gained and i + 1 < len(s.tokens) and s.tokens[i + 1].quantity is None:
        one = with_names(g, s, i, i + 1)
        if one is not None and s.metric_at[one.spans[-1][1] - 1] is not None:
            return None  # "drops from a mean F1 of 0.6 to 0.1"
        if one is not None and _what_it_comes_of(g, s, i, one):
            return None
        if one is not None and "to" not in (s.low(one.end), s.low(one.end + 1)):
            return one
    by = g.before_qualifiers(s, i - 1)
    raised = s.low(by) == "by" or (s.low(by) == "of" and s.low(by - 1) in _SHIFTS)
    raised = raised and i > 3 and s.tokens[i - 1].quantity is not None
    if raised and i + 1 < len(s.tokens) and s.quantity(i - 1).form in ("factor", "percent"):
        one = with_names(g, s, i, i + 1)  # "increases X by 3x from full recomputation"
        onward = one is not None and s.low(one.end) == "to"  # "from easy to hard questions"
        onward = onward or (one is not None and s.low(by) == "of" and _no_rival(g, s, i, one))
        if one is not None and s.tokens[i + 1].quantity is None and not onward:
            return one
    return _from_the_baseline(g, s, i) or _to(g, s, i)


def _what_it_comes_of(g: Grammar, s: Sentence, i: int, one: Comparison) -> bool:
    """As in "a 4% improvement from pruning": by what it improves, no rival."""
    return g.change(s, i - 1) in ("up", "better") and _no_rival(g, s, i, one)


def _no_rival(g: Grammar, s: Sentence, i: int, one: Comparison) -> bool:
    """As in "from pruning", "from better data": no name, and no noun that rivals go by."""
    known = g.words["rival_nouns"] | g.words["reference_adjectives"] | g.words["foreign_adjectives"]
    plain = all(s.tokens[k].text.islower() for a, b in one.spans for k in range(a, b))
    return plain and not any(s.low(k) in known for k in range(i, one.end))


def _from_the_baseline(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "loses 0.4% from the dense baseline", "a gap (a 23% reduction) from the baseline"."""
    closed = s.low(i - 1) == ")" and g.change_noun(s, i - 2)
    if not (closed or i - 1 in s.quantities) or s.low(i + 1) not in ("a", "our", "the"):
        return None
    one = with_names(g, s, i, i + 1)
    rivals = one is not None and all(s.low(b - 1) in g.words["rival_nouns"] for _, b in one.spans)
    return one if rivals and one is not None and s.low(one.end) not in ("'s", "of", "to") else None


def _to(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "a gain of 20% to the baseline", "applied to the Tern-7B baseline, it gains 20%"."""
    if s.low(i - 1) == "applied" and i < 4:
        one = with_names(g, s, i, i + 1)
        held = one is not None and all(s.low(b - 1) == "baseline" for _, b in one.spans)
        if one is not None and held:
            one.leading = True
            return one
    return with_names(g, s, i, i + 1) if i > 3 and _gained_to(g, s, i) else None


def _on(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "an improvement of 17% on GPT-5": a model of a known family, no data set.

    Or as in "On the baseline Heron, we save 62%", "On top of Heron, we save another 62%".
    """
    if i == 0 and "baseline" in (s.low(1), s.low(2)):
        one = with_names(g, s, 0, 1)
        if one is not None and s.low(one.end) == ",":
            one.leading = True
            return one
    if i == 0 and s.words(1, 3) == "top of" and {"additional", "another", "further"} & set(s.lows):
        one = with_names(g, s, 0, 3)
        if one is not None and s.low(one.end) == ",":
            one.leading = True
            return one
    known = i + 1 < len(s.tokens) and g.scanner.of_a_family(s.tokens[i + 1])
    return _to(g, s, i) if known else None


def _preferred(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "raters prefer Lark to Heron", "favoured Lark over Heron": Heron."""
    for k in range(i + 1, min(i + 6, len(s.tokens) - 1)):
        if s.low(k) == "over" or (s.low(k) == "to" and s.low(i) != "chosen"):
            one = with_names(g, s, i, k + 1)
            if one is not None:
                one.chosen = True
            return one
        if s.tokens[k].quantity is not None or s.tokens[k].text in ",;:().":
            return None
    return None


def _loses(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "loses by 1.9x to Heron", "loses 3% of accuracy to Heron": Heron."""
    for k in range(i + 1, min(i + 9, len(s.tokens) - 1)):
        if s.low(k) == "to":
            one = with_names(g, s, i if k == i + 1 else k, k + 1)
            valued = k == i + 1 or any(x in s.quantities for x in range(i, k))
            known = g.words["rival_nouns"] | g.words["reference_adjectives"]
            named = one is not None and any(
                s.low(x) in known or may_be_named(g, s, x)
                for a, b in one.spans
                for x in range(a, b)
            )
            return one if valued and named else None
        if s.tokens[k].text in ",;:()." or g.verb(s, k):
            return None
    return None


def _superior(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "superior performance to junior physicians", "inferior to X": the physicians, X."""
    for k in range(i + 1, min(i + 5, len(s.tokens) - 1)):
        if s.low(k) == "to" and s.tokens[k + 1].quantity is None:
            measured = k == i + 1 or any(s.metric_at[x] is not None for x in range(i + 1, k))
            return with_names(g, s, i, k + 1) if measured else None
        if s.tokens[k].text in ",;:()." or s.low(k) in g.prepositions:
            return None
    return None


def _same(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "the same accuracy as X"."""
    as_ = _same_as(s, i)
    return with_names(g, s, i, as_ + 1, match=True) if as_ else None


def _stands(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "3% above X", "far below humans"."""
    reference = stands_to(s, i)
    apart = s.low(i - 1) == "," or s.words(i - 2, i) == ") and"
    apposed = apart and any(i - 9 < k < i for k in s.quantities)
    near = range(reference, min(reference + 6, len(s.tokens)))
    apposed = apposed and any(
        s.tokens[k].text[0].isupper()
        or s.low(k) in g.words["rival_nouns"]
        or (s.low(k) == "(" and k + 1 in s.quantities)  # "above the variant (2.43)"
        for k in near
    )
    apposed = apposed or (i > 0 and s.low(i - 1).endswith("db") and i - 1 in s.quantities)
    far = s.low(i - 1) in ("far", "still", "well") or s.low(i - 1).endswith("ly")
    if not (far or _measured_before(s, i) or apposed):
        return None
    return with_names(g, s, i, reference) if reference else None


def _reaches(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches the accuracy of X", "reaches the loss of the dense baseline"."""
    one = _level_of_the_baseline(g, s, i) or _level_by_its_owner(g, s, i)
    if one := one or _level_by_a_name(g, s, i):
        return one
    at = i + 2
    while at < min(i + 5, len(s.tokens) - 1) and s.metric_at[at] is None and s.tokens[at].is_word:
        at += 1  # "reaches the final validation loss of X"
    span = s.metric_at[at] if at < len(s.tokens) and s.low(i + 1) == "the" else None
    if span is None or s.low(span.last) != "of":
        return None
    one = with_names(g, s, i, span.last + 1, match=True)
    others = g.words["foreign_adjectives"] | {"best", "next", "strongest"}
    named = one is not None and all(
        s.tokens[a].text[0].isupper()
        or s.low(b - 1) in g.words["rival_nouns"]
        or s.low(a) in others
        for a, b in one.spans
    )
    return one if named else None


def _level_of_the_baseline(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches baseline accuracy", "achieves dense baseline quality": as good as that."""
    first = i + 1 + (s.low(i + 1) in g.determiners)
    last = next((k for k in range(first, first + 3) if s.low(k) == "baseline"), -1) + 1
    level = s.metric_at[last] if first < last < len(s.tokens) else None
    known = g.words["reference_adjectives"] | g.words["foreign_adjectives"]
    told = all(s.low(k) in known or "-" in s.low(k) for k in range(first, last))
    kept = s.low(i).endswith("ing") and s.low(i) not in ("achieving", "attaining", "reaching")
    if kept or level is None or not told or s.low(level.last) not in _SPENDING:
        return None
    return Comparison(
        i, last, level.last, [s.words(first, last)], [(first, last)], False, False, True
    )


def _level_by_a_name(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches Heron quality with 20% less compute": as good as Heron."""
    at = i + 2
    level = s.metric_at[at] if at < len(s.tokens) - 1 else None
    named = may_be_named(g, s, i + 1) and s.low(i + 1) not in g.words["known_data"]
    named = named and i + 1 not in s.quantities and not s.low(i + 1).endswith("-level")
    if not named or s.low(at) not in _LEVELS or s.low(at + 1) not in _SPENDING:
        return None
    if level is None or g.scanner.names_measure(s.tokens[i + 1].text):
        return None  # "reaches FID performance with"
    return Comparison(i, at, at, [s.words(i + 1, at)], [(i + 1, at)], False, False, True)


def _level_by_its_owner(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches Heron's accuracy with 40% less memory", "achieves Heron's accuracy 3x faster".

    Not "reaches Heron's accuracy of 91%", which tells the level.
    """
    whose = next((k for k in range(i + 2, i + 4) if s.low(k) == "'s"), 0)
    span = s.metric_at[whose + 1] if 0 < whose < len(s.tokens) - 2 else None
    data = g.words["known_data"]
    named = all(may_be_named(g, s, k) and s.low(k) not in data for k in range(i + 1, whose))
    if span is None or not named or g.rules.metrics[span.ids[0]].family != "quality":
        return None
    if s.low(span.last) not in _SPENDING and span.last not in s.quantities:
        return None
    name = s.words(i + 1, whose)
    return Comparison(i, i + 1, span.last, [name], [(i + 1, whose)], False, False, True)


def _compare(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "We compare Lark with Heron and find that it": Heron."""
    if s.low(i - 1) not in ("we", "also", "further", "and"):
        return None
    for k in range(i + 2, min(i + 8, len(s.tokens) - 1)):
        if s.low(k) in ("against", "to", "with"):
            one = with_names(g, s, i, k + 1)
            known = g.words["rival_nouns"] | g.words["foreign_adjectives"] | g.words["doing_nouns"]
            known = known | g.words["reference_adjectives"] | g.words["generic"]
            told = one is not None and any(
                not s.tokens[x].text.islower() or s.low(x) in known for x in range(*one.spans[0])
            )
            return one if told else None
        if s.tokens[k].text in ",;:()." or s.tokens[k].quantity is not None:
            return None
    return None


def _comparison(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "A comparison with X shows", "Experiments comparing Lark with X show": X."""
    near = range(i + 1, min(i + (2 if s.low(i) == "comparison" else 5), len(s.tokens) - 1))
    to = next((k for k in near if s.low(k) in ("against", "to", "with")), 0)
    if i > 4 or not to or any(s.tokens[k].text in ",;:" for k in range(i)):
        return None
    one = with_names(g, s, i, to + 1)
    if one is None or s.low(one.end) not in g.words["demonstrating_verbs"]:
        return None
    one.leading = True
    return one


def _comparable(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "comparable to X", "similar accuracy to X"."""
    if "match" in s.tags[i]:
        return None
    for k in range(i + 1, min(i + 7, len(s.tokens))):
        if s.low(k) == "with" and s.low(k + 1) in ("a", "an") and k - 1 in s.quantities:
            return None  # "a competitive performance of 72.7% with a small model"
        if s.low(k) in ("to", "with"):
            return with_names(g, s, i, k + 1, match=True)
        if s.low(k) == "as" and s.metric_at[k - 1] is not None:
            return _alike_as(g, s, i, k + 1)
        gained = s.low(k) == "compared" and any(i - 8 < q < i for q in s.quantities)
        if s.tokens[k].text in ",;." or gained:  # "2x faster and comparable in X compared to A"
            return None
    return None


def _alike_as(g: Grammar, s: Sentence, i: int, last: int) -> Comparison | None:
    """As in "similar accuracy as X"; not "similar latency as load grows", "similar F1 as well"."""
    one = with_names(g, s, i, last, match=True)
    does = one is not None and (g.verb(s, one.end) or g.change_verb(s, one.end))
    return None if does else one


def _as_baseline(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "with Heron as the baseline", "taking Heron as a reference"."""
    if all(s.low(k) != "as" for k in range(i + 2, len(s.tokens))):
        return None
    names, spans, end = noun_list(g, s, i + 1)
    told = s.low(end) == "as" and s.low(end + 1) in ("a", "an", "our", "the")
    named = end + 2 + (s.low(end + 2) in g.words["generic"])
    if not names or not told or s.low(named) not in ("baseline", "baselines", "reference"):
        return None
    if any(s.metric_at[x] is not None for a, b in spans for x in range(a, b)):
        return None  # "With accuracy as a reference"
    if s.low(named + 1) in ("device", "hardware", "metric", "platform", "setup"):
        return None  # "a GPU as the reference platform"
    return Comparison(i, i + 1, named + 1, names, spans, False, i == 0)


def _at_the_level(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "At the accuracy of Heron, it needs 3x fewer steps": Heron is what it equals.

    Or as in "works at the accuracy of Heron with 3x fewer steps".
    """
    span = s.metric_at[i + 2] if s.low(i + 1) == "the" and i + 3 < len(s.tokens) else None
    if span is None or span.first != i + 2 or s.low(span.last) != "of":
        return None
    if i > 0 and g.rules.metrics[span.ids[0]].family != "quality":
        return None
    one = with_names(g, s, i, span.last + 1, match=i > 0)
    named = one is not None and any(
        g.scanner.is_name(s.tokens[k]) or s.tokens[k].text.istitle()
        for a, b in one.spans
        for k in range(a, b)
    )
    if one is None or not named:
        return None
    if i > 0 and not all(_a_rival(g, s, b) for _, b in one.spans):
        return None  # "at the accuracy of Wug sensors with 3x fewer samples"
    one.leading = i == 0
    return one if s.low(one.end) in (_SPENDING if i else ",") else None


def _as_for_than(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "2x faster as Heron", "3 times smaller as the baseline", where "than" is meant.

    Not as in "2x faster as Heron grows", "2x faster as shown".
    """
    more = g.change_adjective(s, i - 1) or s.implied_at[i - 1] is not None
    if not more or not any(i - 5 < k < i for k in s.quantities):
        return None
    one = with_names(g, s, i, i + 1)
    if one is None or not all(_a_rival(g, s, b) for _, b in one.spans):
        return None
    closed = one.end >= len(s.tokens) or s.tokens[one.end].text in ".,;:()"
    return one if closed or s.low(one.end) in (*g.prepositions, *g.conjunctions) else None


def _a_rival(g: Grammar, s: Sentence, last: int) -> bool:
    """As in "Heron", "the baseline": whether the phrase ends in a name or a noun of rivals."""
    return s.low(last - 1) in g.words["rival_nouns"] or may_be_named(g, s, last - 1)


BY_WORD = {
    "as": _as_for_than,
    "at": _at_the_level,
    **dict.fromkeys(("taking", "using", "with"), _as_baseline),
    "from": _from,
    "to": _to,
    "on": _on,
    "same": _same,
    "identical": _same,
    **dict.fromkeys(("superior", "inferior"), _superior),
    **dict.fromkeys(("lose", "loses", "losing", "lost"), _loses),
    **dict.fromkeys(("prefer", "preferred", "preferring", "prefers"), _preferred),
    **dict.fromkeys(("chosen", "favor", "favored", "favoured", "favors"), _preferred),
    **dict.fromkeys(("above", "ahead", "behind", "below", "short", "shy"), _stands),
    **dict.fromkeys(("achieves", "attains", "reach", "reaches", "reaching", "recovers"), _reaches),
    **dict.fromkeys(("achieve", "achieving", "attaining", "reached"), _reaches),
    **dict.fromkeys(("maintaining", "preserves", "preserving", "retaining"), _reaches),
    **dict.fromkeys(("keeps", "maintain", "maintains", "preserve", "retain", "retains"), _reaches),
    **dict.fromkeys(BEATEN, beaten),
    "compare": _compare,
    **dict.fromkeys(("comparing", "comparison"), _comparison),
    **dict.fromkeys(("comparable", "competitive", "similar"), _comparable),
}


def stands_to(s: Sentence, i: int) -> int:
    """Where the reference begins that a difference stands to ("3% above X"); 0 if none does."""
    last = i + 2 if s.words(i, i + 2) in ("ahead of", "shy of", "short of") else i + 1
    words = ("above", "behind", "below", "ahead", "shy", "short")
    if s.low(i) not in words or (s.low(i) in words[3:] and last == i + 1):
        return 0
    named = last < len(s.tokens) and s.tokens[last].is_word and s.tokens[last].quantity is None
    return last if named else 0


def after_value(s: Sentence, i: int) -> int:
    """The token after a value, and after a bracket that sorts it ("6.1%/7.2% (pitch/roll)").

    Or after the measure of a difference that stands to something ("1.9 mAP above X").
    """
    span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    if span is not None and s.quantity(i).form == "bare" and stands_to(s, span.last):
        return span.last
    if s.low(i + 1) != "(":
        return i + 1
    close = next((k for k in range(i + 2, min(i + 7, len(s.tokens))) if s.low(k) == ")"), i)
    return close + 1 if all(s.tokens[k].quantity is None for k in range(i + 1, close)) else i + 1


def _measured_before(s: Sentence, i: int) -> bool:
    """Whether a value, or the bracket after one, ends before token i."""
    return any(after_value(s, k) == i for k in s.quantities if i - 7 < k < i)


def _same_as(s: Sentence, i: int) -> int | None:
    """The "as" of "the same accuracy as X", where token i is "same"; None without one."""
    for k in range(i + 1, min(i + 5, len(s.tokens))):
        if s.low(k) == "as":
            return k
        if s.tokens[k].text in ",.;()" or s.tokens[k].quantity is not None:
            return None
    return None


def _gained_to(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether "to" compares: "a gain of 20% to the baseline", "from Lark"."""
    k = g.before_qualifiers(s, i - 1)
    first = i + 2 if s.low(i + 1) in g.determiners else i + 1
    return (
        s.tokens[i - 1].quantity is not None
        and s.low(k) == "of"
        and g.change_noun(s, k - 1)
        and first < len(s.tokens)
        and (s.low(first) in g.words["reference_adjectives"] or g.scanner.is_name(s.tokens[first]))
    )
