"""Gains that name no metric take that of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import best_id
from extractor.linking.settled import loss_of

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

MACHINE = frozenset({"communication", "compute", "device", "energy", "memory", "speed"})
_ABSTRACT = ("ity", "ness")
_UNNAMED = frozenset({"beat-by", "unnamed-score", "verb-before"})


def name_scores(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """A gain without a metric is a gain in the quality that the same sentence reports."""
    for n, d in enumerate(drafts):
        if _as_before(g, s, drafts, n) or _of_machines(g, s, drafts, n):
            continue
        if not _unnamed(g, s, d):
            continue
        named, mentioned = _qualities(g, s, drafts, d)
        if n and _restates(g, s, d):
            counted = d.quantity.form == "points"  # "45% after one epoch, a gain of 18 points"
            told = [o for o in drafts[:n] if not (counted and o.quantity.form == "count")]
            named = [o for o in told if o.metric and o.metric != "score"][-1:]
        elif _of_its_object(g, s, d, mentioned):
            continue
        if _of_a_thing(g, s, drafts, n):
            continue
        if _told_of_speed(g, s, d):
            d.metric = "speed"
        elif named:
            d.metric = named[0].metric
        elif mentioned:
            d.metric = mentioned[0].ids[0]
        else:
            continue
        d.note("sentence-metric")


def _as_before(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> bool:
    """As in "5% for energy, 7% for water", "a further 40%": settles what goes on with a value."""
    d = drafts[n]
    if n and d.metric == "score" and d.rules == ["continued"]:
        _goes_on(g, s, drafts[n - 1], d)
        return True
    if n and d.metric == "score" and _restated_too(g, s, drafts[n - 1], d):
        d.metric = drafts[n - 1].metric
        d.note("sentence-metric")
        return True
    if own := _for_measure(g, s, d):
        d.metric = own
        d.note("for-measure")
        return True
    sooner = next((o for o in reversed(drafts[:n]) if o.quantity.form != "count"), None)
    if sooner and _of_the_same(g, s, d) and sooner.metric != "steps":
        d.metric, d.metric_at = sooner.metric, sooner.metric_at
        d.note("sentence-metric")
        d.note("continued")
        return True
    return False


def _goes_on(g: Grammar, s: Sentence, before: Draft, d: Draft) -> None:
    """As in "57% for energy, 59% for water": the metric of a value that continues another."""
    cut = before.metric in ("data", "other") and "unnamed-score" in before.rules
    if own := _for_measure(g, s, d):
        d.metric = own
    elif "for-measure" in before.rules and s.low(d.reach + 1) == "for":
        d.metric = "other"
    elif cut or "sentence-metric" in before.rules:
        d.metric = before.metric
        d.note("sentence-metric")


def _of_machines(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> bool:
    """As in "cuts the time by 60% and outperforms Heron by 40%": a gain in speed, too."""
    d = drafts[n]
    sooner = drafts[:n] and all(
        g.rules.metrics[o.metric or "score"].family == "speed" and o.kind != "absolute"
        for o in drafts[:n]
    )
    further = "unnamed-score" in d.rules and any(
        s.low(k) in ("additional", "another", "further") for k in range(d.at - 3, d.at)
    )
    beaten = d.rules[:1] == ["beat-by"] and d.quantity.form != "points"
    told = sooner and (beaten or further) and d.metric == "score"
    if not (told or _of_a_machine(g, s, d, drafts)):
        return False
    d.metric = "speed"
    d.note("machine-performance")
    return True


def _unnamed(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "improves by 5%", "beats Heron by 3x", "reaching 91%": no metric is named with it."""
    if d.metric is None and d.quantity.form == "percent":
        return s.low(d.at - 1) in g.words["reaching_verbs"]
    told = (bool(d.rules[:1]) and d.rules[0] in _UNNAMED) or "unnamed-score" in d.rules
    return d.metric == "score" and (_times_a_rival(d) or told)


def _times_a_rival(d: Draft) -> bool:
    """As in "3x of Heron": a multiple of what a rival does."""
    return d.rules[:1] == ["implied-of"] and d.quantity.form == "factor"


def _qualities(
    g: Grammar, s: Sentence, drafts: list[Draft], d: Draft
) -> tuple[list[Draft], list[Span]]:
    """The qualities that a value without a metric may be in: of other values, and only named."""
    others = [o for o in drafts if o is not d and o.metric and o.metric != "score"]
    named = [o for o in others if g.rules.metrics[o.metric or "score"].family == "quality"]
    mentioned = [
        m
        for m in s.metrics
        if m.ids[0] != "score"
        and g.rules.metrics[m.ids[0]].family == "quality"
        and (m.first < d.at or not any(s.tokens[k].text in ",;:" for k in range(d.at, m.first)))
        and s.words(m.first - 1, m.first + 1).lower() not in ("no loss", "without loss")
        and not _only_a_loss(g, s, d, m)
        and not _object_of_a_task(g, s, m)
    ]
    if d.polarity == "up" and d.quantity.form == "points":  # "6 points of lift": no loss
        named = [o for o in named if g.rules.metrics[o.metric or "score"].good == "up"]
        mentioned = [m for m in mentioned if g.rules.metrics[m.ids[0]].good == "up"]
    if d.polarity is None and "versus-value" in d.rules:
        named = [o for o in named if o.at < d.at or o.metric != "error"]
        mentioned = [m for m in mentioned if m.first < d.at or "error" not in m.ids]
    return named, mentioned


def _of_its_object(g: Grammar, s: Sentence, d: Draft, mentioned: list[Span]) -> bool:
    """As in "cuts the corpus by 40%", "reduces stops by 30%": of what is cut, or grows."""
    if d.rules[:1] != ["verb-before"]:
        return False
    if _part_cut(g, s, d):
        end = g.phrase_end(s, d.reach + 2)
        d.metric = "data" if s.low(end - 1) in ("corpus", "dataset", "datasets") else "other"
        return True
    if _times_the_efficiency(g, s, d):
        return False
    object_ = _own_object(g, s, d)
    if not (object_ or _own_subject(g, s, d)):
        return False
    if d.quantity.form != "points" and (d.polarity == "down" or not object_):
        wrong = not g.words["failings"].isdisjoint(s.low(k) for k in range(d.at - 6, d.at))
        wrong = wrong or (bool(mentioned) and s.tokens[d.at - 2].text.isupper())
        d.metric = "error" if wrong else "other"  # that is no quality
    return True


def _of_a_thing(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> bool:
    """As in "40% fewer stops", "a 30% reduction in faults": settles what is told of a thing."""
    d = drafts[n]
    fewer = s.low(d.reach + 1) in ("fewer", "less") and d.rules[:1] == ["change-after"]
    fewer = fewer and d.quantity.form != "points"  # "gains 3 points less"
    if fewer and n and _fewer_too(g, s, drafts[n - 1], d):
        d.metric = drafts[n - 1].metric
        return True
    if _of_its_own_quality(g, s, d):
        return True
    if fewer or _more_of_a_thing(g, s, d):
        d.metric = "other"
        return True
    if thing := _level_of_a_thing(g, s, d) or _lower_subject(g, s, d):
        wrong = any(s.low(k) in g.words["failings"] for k in range(*thing))
        d.metric = "error" if wrong else "other"
        return True
    if _reduction_of_a_thing(g, s, d):
        ahead = [s.low(k) for k in range(d.reach + 3, d.reach + 7)]
        d.metric = "error" if not g.words["failings"].isdisjoint(ahead) else "other"
        return True
    return False


def _told_of_speed(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "beats Heron by 3x", "3x better efficiency": a multiple of nothing else is of speed."""
    if d.quantity.form != "factor":
        return False
    beaten = _times_a_rival(d) and any(s.has(k, "beat") for k in range(d.at))
    near = range(d.at + 1, min(d.at + 4, len(s.tokens)))
    if d.rules[:1] == ["beat-by"] or beaten or _times_the_efficiency(g, s, d):
        return True
    return any(s.low(k) == "efficiency" for k in near)


def _times_the_efficiency(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "improves the efficiency by 3x", "improves the efficiency of routing by 3x"."""
    by = g.before_qualifiers(s, d.at)
    if d.quantity.form != "factor" or d.rules[:1] != ["verb-before"] or s.low(by) != "by":
        return False
    of = next((k for k in range(by - 1, max(0, by - 6), -1) if s.low(k) == "of"), by)
    return "efficiency" in (s.low(by - 1), s.low(of - 1))


def _object_of_a_task(g: Grammar, s: Sentence, m: Span) -> bool:
    """As in "an AUROC of 94% in detecting faults": what a task is about is not what is measured."""
    doing = s.low(m.first - 1).endswith("ing") and not g.change_verb(s, m.first - 1)
    return "error" in m.ids and doing and s.low(m.first - 2) in ("at", "for", "in", "of")


def _only_a_loss(g: Grammar, s: Sentence, d: Draft, m: Span) -> bool:
    """As in "a loss of 0.4 points", "a 1% loss": what is lost is a quality, and "loss" no name."""
    alone = m.last - m.first == 1 and s.low(m.first) in ("loss", "losses")
    return alone and (m.first == loss_of(g, s, d) or m.first == d.reach + 1)


def _of_the_same(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "A cuts energy by 20%, and B cuts it by a further 40%": of what was told before.

    Also as in "A saves 20% of the energy, and B saves another 40%".
    """
    k = g.before_qualifiers(s, d.at, ("a", "another", "further"))
    if d.rules[:1] != ["verb-before"]:
        return False
    again = "another" in (s.low(d.at - 1), s.low(k + 1)) and s.low(k).startswith("sav")
    return again or (s.low(k) == "by" and s.low(k - 1) in ("it", "them"))


def _fewer_too(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "11% fewer tokens on songs and 4% fewer on calls": of the same, told once."""
    alike = before.quantity.form == d.quantity.form and before.polarity == d.polarity == "down"
    bare = s.low(d.reach + 2) in g.prepositions or s.low(d.reach + 2) in ("", ",", ".", ";", ")")
    return alike and bare and s.low(before.reach + 1) == s.low(d.reach + 1)


def _for_measure(g: Grammar, s: Sentence, d: Draft) -> str | None:
    """As in "cuts footprints by 57% for energy and 78% for memory": the measure behind "for"."""
    at = d.reach + 2
    if d.metric_at is not None or s.low(at - 1) != "for" or at >= len(s.tokens):
        return None
    span = s.metric_at[at]
    if span is None or (d.rules[:1] != ["continued"] and "unnamed-score" not in d.rules):
        return None
    closed = span.last >= len(s.tokens) or s.low(span.last) in (",", ".", ";", "and", "compared")
    return best_id(span) if closed else None


def performing(s: Sentence, d: Draft) -> bool:
    """Whether what is measured is called "performance" ("the overall performance")."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    return span is not None and "performance" in (s.low(span.first), s.low(span.last - 1))


def _of_a_machine(g: Grammar, s: Sentence, d: Draft, drafts: list[Draft]) -> bool:
    """As in "improves performance by 2.7x and energy by 2.3x": the performance is a speed."""
    if d.metric != "score" or not performing(s, d) or "share-of" in d.rules:
        return False
    if d.quantity.form != "factor" and not (d.quantity.form == "percent" and d.quantity.low >= 100):
        return False
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    k = span.last if span is not None else 0
    of_system = s.low(k) == "of" and any(
        s.low(x).rstrip("s") in ("accelerator", "engine", "kernel", "server", "system")
        for x in range(k + 1, min(k + 6, len(s.tokens)))
    )
    if of_system:
        return True
    if any(t.low in g.words["systems_prose"] for t in s.tokens):
        return True
    beside = any(o.metric and g.rules.metrics[o.metric].family in MACHINE for o in drafts)
    return beside or bool(s.hardware)


def _reduction_of_a_thing(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 40% reduction in unresolved calls": of what no rule knows; no quality is reduced."""
    noun = d.reach + 1
    reduced = d.rules[:1] == ["change-after"] and g.change_noun(s, noun) and d.polarity == "down"
    if not reduced or s.low(noun + 1) not in ("in", "of") or noun + 2 >= len(s.tokens):
        return False
    k = noun + 2 + (s.low(noun + 2) in g.determiners)
    named = s.low(k).isalpha() and s.tokens[k].text.islower()
    vague = any(s.low(x) in ("performance", "quality", "results") for x in range(k, k + 4))
    return (
        named
        and not vague
        and all(s.metric_at[x] is None for x in range(k, min(k + 3, len(s.tokens))))
    )


def _of_its_own_quality(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 5x gain in creativity and 9% fewer errors": of a quality that no rule knows."""
    noun = d.reach + 1
    told = d.rules[:1] == ["change-after"] and g.change_noun(s, noun) and s.low(noun + 1) == "in"
    return told and s.low(noun + 2).endswith(_ABSTRACT) and s.metric_at[noun + 2] is None


def _more_of_a_thing(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "6x more burstiness": so many times more of what no rule knows."""
    noun = d.reach + 2
    share = d.quantity.form == "percent" and s.low(noun).endswith("s")  # "22% more features"
    if s.low(d.reach + 1) != "more" or noun >= len(s.tokens):
        return False
    if d.quantity.form != "factor" and not share:
        return False
    noun += s.low(noun).endswith(("al", "ent", "ic", "ed", "ive"))  # "7x more political features"
    closes = noun + 1 >= len(s.tokens) or g.stops_phrase(s, noun + 1)
    return closes and s.low(noun).endswith(("ness", "ity", "ism", "ion", "ions", "s"))


def _level_of_a_thing(g: Grammar, s: Sentence, d: Draft) -> tuple[int, int] | None:
    """As in "3x lower write stalls": first and after-last token of what no rule knows."""
    first = d.reach + 2
    if d.rules[:1] != ["change-after"] or s.low(first - 1) not in ("lower", "higher", "greater"):
        return None
    end = g.phrase_end(s, first)
    vague = g.words["generic"] | {"performance", "results", "quality", "score", "scores", "levels"}
    vague |= {"rate", "rates"}  # "25% higher patch rate"
    told = end > first and s.tokens[first].is_word and s.tokens[end - 1].text.islower()
    return (first, end) if told and not any(s.low(k) in vague for k in range(first, end)) else None


def _restates(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "cuts latency from 40 ms to 10 ms, a 75% reduction": a value said once more.

    Also as in "reaches 89 TOPS/W, which is a 3x improvement".
    """
    k = g.before_qualifiers(s, d.at)
    if s.low(d.reach + 1) == "better" and s.low(k) == ",":
        return not any(g.verb(s, x) for x in range(max(0, k - 3), k))  # "28 TOPS/W, 3x better"
    if s.low(k) not in ("a", "an") or k < 2:
        return False
    said = s.words(k - 2, k) in ("which is", "which means", "which represents")
    return said or s.tokens[k - 1].text in ",—–("


def _restated_too(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "80 FPS, a 6x gain over A and a 2x gain over B": a gain in the same, again."""
    k = g.before_qualifiers(s, d.at)
    joined = s.low(k) in ("a", "an") and s.low(k - 1) in ("and", ",")
    alike = before.quantity.form == d.quantity.form and s.low(before.reach + 1) == s.low(
        d.reach + 1
    )
    return joined and alike and "sentence-metric" in before.rules


def _part_cut(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "eliminates 92% of pipeline bubbles": a part of what no rule knows is cut."""
    k = d.reach + 2 + (s.low(d.reach + 2) in g.determiners)
    named = s.low(d.reach + 1) == "of" and k < len(s.tokens) and s.tokens[k].is_word
    vague = any(s.low(x) in ("gap", "performance", "quality") for x in range(k, k + 5))
    return named and d.polarity == "down" and not vague


def _own_subject(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "muscle activity decreased by 12%": what falls is named, if not as a known metric."""
    by = g.before_qualifiers(s, d.at, ("a", "an", "of", "~", "≈"))
    if s.low(by) != "by" or not g.change_verb(s, by - 1) or d.polarity not in ("down", "up"):
        return False
    return _unknown_subject(g, s, by - 1) is not None


def _lower_subject(g: Grammar, s: Sentence, d: Draft) -> tuple[int, int] | None:
    """As in "the lock contention is 30% lower": first and after-last token of what is lower."""
    be = g.before_qualifiers(s, d.at)
    lower = d.rules[:1] == ["change-after"] and s.low(d.reach + 1) in ("less", "lower", "smaller")
    told = lower and s.low(be) in ("are", "is", "was", "were")
    return _unknown_subject(g, s, be) if told else None


def _unknown_subject(g: Grammar, s: Sentence, last: int) -> tuple[int, int] | None:
    """The subject before the verb at token `last`, if it is a thing that no rule knows."""
    while last > 0 and (s.low(last - 1) in g.auxiliaries or s.low(last - 1) in g.adverbs):
        last -= 1
    first = last
    while first > 0 and not (
        s.tokens[first - 1].text in ",;:()" or s.low(first - 1) in ("that", "whereas", "while")
    ):
        first -= 1
    while first < last and s.low(first) in g.determiners:
        first += 1
    if first == last or g.scanner.is_name(s.tokens[first]):
        return None
    known = any(
        s.metric_at[k] is not None
        or s.low(k) in ("performance", "results", "quality", "it", "they", "this")
        or s.low(k) in g.heads
        for k in range(first, last)
    )
    return None if known else (first, last)


def _own_object(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "improves temporal grounding by 5%": what gains is named, if not as a known metric."""
    by = g.before_qualifiers(s, d.at, ("a", "an", "~", "≈"))
    if s.low(by) != "by":
        return False
    k = by - 1
    while k > 0 and not (g.change_verb(s, k) or s.tokens[k].text in ",;:"):
        k -= 1
    empty = g.determiners | g.words["amounts"] | {"of"}
    named = [x for x in range(k + 1, by) if s.tokens[x].is_word and s.low(x) not in empty]
    if not named or not g.change_verb(s, k) or s.has(k, "beat"):
        return False
    if any(s.words(x, x + 2) == "number of" for x in range(k + 1, by)):
        return True  # "decreases the number of kernel launches by 73%"
    vague = {"gap", "performance", "results", "quality", "average", "overall", "over", "upon", "on"}
    return not any(
        s.low(x) in vague
        or s.low(x) in g.heads
        or s.low(x).rstrip("s") in g.heads
        or s.low(x) in g.words["generic"]
        or (g.scanner.is_name(s.tokens[x]) and not (len(named) == 1 and d.polarity == "down"))
        for x in named
    )
