"""Which comparison covers which value.

In order of strength: a share's own reference ("33% of the cost of X"), a verb of beating right
before the value, the comparator that follows, the one that came before, a contrasted clause
("whereas X needs ..."), the object of the change ("reduces the error of the base model by").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.changed import (
    changed_object,
    named_again,
    named_object,
    next_improved,
    sized_name,
)
from extractor.linking.contrasts import unowned_value, weaker_comparisons
from extractor.linking.covering import (
    beaten_too,
    by_value,
    covering,
    equalled_nearer,
    own_clause,
)
from extractor.linking.draft import GAINS, RELATIVE, deal_out
from extractor.linking.noun_phrases import noun_list
from extractor.linking.references import (
    bracketed_gain,
    double_rival,
    followed,
    gap_closed,
    neared,
    saved_of_a_rival,
    share_reference,
    times_the,
)
from extractor.linking.rival_brackets import whose_bracket

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_AMOUNTING = (("leading", "to"), ("resulting", "in"), ("translating", "into"), ("yielding", "a"))
_PAYING = ("at", "for", "incurring", "staying", "suffering", "with")
_SHOWING = ("achieving", "representing", "showing", "yielding")
_OPENING = ("at", "being", "despite", "using", "while", "with")

# by these a rival is told of elsewhere than beside the level that a value moved from
_FROM_ELSEWHERE = frozenset(
    [
        *("beat", "comparator", "contrast", "host", "match", "object-baseline", "replaced"),
        "respectively",
    ]
)

_SPARING = ("cutting", "lowering", "reducing", "saving")
Told = tuple[list[str], str]
"""Baselines, and the mechanism that found them."""


def compare(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """Fill the baselines of the drafts of a sentence: the first mechanism that knows them wins."""
    strong = [c for c in compared if not c.match]
    for n, d in enumerate(drafts):
        if d.baselines or whose_bracket(g, s, d, strong):
            continue
        told = _own_reference(g, s, drafts, n, strong) or _beaten_too(g, s, drafts, n, strong)
        told = told or _equalled(g, s, drafts, n, compared)
        if told is None and _change_of_an_object(g, s, drafts, n, strong):
            continue
        told = told or _as_before(g, s, drafts, n) or _covered(g, s, drafts, n, compared)
        if told is not None:
            d.baselines = list(told[0])
            d.note(told[1])
    for c in strong:
        _both_beaten(c, drafts)
    _beaten_one_by_one(g, s, drafts, strong)
    _of_what_rivals_use(g, s, drafts, compared)
    _over_a_semicolon(s, drafts)
    _in_the_next_clause(g, s, drafts)
    _one_reference_each(s, drafts)
    _each_in_brackets(g, s, drafts)
    _kept_and_saved(g, s, drafts)
    _followed_and_faster(g, s, drafts)
    _shared_reference(g, s, drafts)
    _told_before(s, drafts)
    _told_in_a_bracket(s, drafts)
    _opened_with_gain(g, s, drafts, strong)
    _told_as_gain(g, s, drafts)
    matches = [c for c in compared if c.match]
    unowned_value(g, s, drafts, matches)
    open_ = [d for d in drafts if not d.baselines]
    aside = ({"object-baseline", "versus-value"} & set(d.rules) for d in drafts if d.baselines)
    if open_ and all(aside):
        weaker_comparisons(g, s, open_, matches)
    _near_in_brackets(s, drafts, matches)
    _equalled_in_brackets(g, s, drafts, matches)
    _beaten_besides(g, s, drafts, strong)
    _at_the_level_of(g, s, drafts)
    _levels_before_their_gain(g, s, drafts, strong)


def _levels_before_their_gain(
    g: Grammar, s: Sentence, drafts: list[Draft], strong: list[Comparison]
) -> None:
    """As in "reaches 91% on C, 3% higher than A": how good it is, is held against A as well.

    Not so in "runs at 100 FPS (3x faster than A)", where the bracket tells of the gain alone; nor
    where A's own level is told.
    """
    for level, gain in pairwise(drafts):
        alone = level.kind == "absolute" and level.baseline_value is None
        if not (alone and gain.kind in GAINS and gain.baselines):
            continue
        if _as_good_as_that(g, s, level, gain):
            for o in (o for o in drafts if o is level or o.reach == level.reach):
                o.baselines = o.baselines or list(gain.baselines)
            continue
        opened = s.bracket(gain.at)
        behind = [c for c in strong if gain.reach < c.first and c.names == gain.baselines]
        inside = bool(behind) and s.bracket(behind[0].first) == opened and not behind[0].beat
        if (
            opened is not None
            and opened > level.reach
            and inside
            and level.baselines == gain.baselines
        ):
            level.baselines = []


def _as_good_as_that(g: Grammar, s: Sentence, level: Draft, gain: Draft) -> bool:
    """As in "91% on C, 3% higher than A", "91%, a gain of 3% over A": right behind a level."""
    quality = g.rules.metrics[level.metric or "score"].family == "quality"
    alike = gain.metric in (level.metric, "score") and "comparator" in gain.rules
    begin = g.before_qualifiers(s, gain.at, ("a", "an", "just", "of", "only"))
    begin -= 2 * (g.change_noun(s, begin) and s.low(begin - 1) in ("a", "an"))
    if s.low(begin) == "by":  # "91% on C, improving accuracy by 3% over A"
        doing = (k for k in range(begin - 1, level.reach, -1) if s.low(k).endswith("ing"))
        begin = next((k for k in doing if g.change_verb(s, k)), begin) - 1
        alike = alike and gain.metric == level.metric
    apposed = begin > level.reach and s.tokens[begin].text in ",("
    plain = (s.tokens[k] for k in range(level.reach + 1, begin))
    placed = all(t.is_word and t.low not in ("and", "but", "while", "with") for t in plain)
    return quality and alike and apposed and placed and begin - level.reach < 9


def _beaten_one_by_one(
    g: Grammar, s: Sentence, drafts: list[Draft], strong: list[Comparison]
) -> None:
    """As in "reaches 93%, surpassing A and clearly outperforming B": 93% beats A and B."""
    for c, further in pairwise(strong):
        between = [k for k in range(c.end, further.first) if s.low(k) not in g.adverbs]
        joined = [s.low(k) for k in between if not s.low(k).endswith("ly")] in (
            ["and"],
            [",", "and"],
        )
        if not (c.beat and further.beat and joined) or any(d.at > c.first for d in drafts):
            continue
        for d in drafts:
            if d.kind == "absolute" and d.baselines == c.names:
                d.baselines = [*c.names, *further.names]


def _equalled_in_brackets(
    g: Grammar, s: Sentence, drafts: list[Draft], matches: list[Comparison]
) -> None:
    """As in "Compared to A, it is 2x faster while matching B in accuracy (91%)": as good as B."""
    for d in drafts if matches else ():
        quality = g.rules.metrics[d.metric or "score"].family == "quality"
        if d.baselines or d.kind != "absolute" or not quality or s.low(d.at - 1) != "(":
            continue
        for c in matches:
            first, last = c.spans[-1][1], d.at - 1
            told = first == last or (first < last < first + 6 and s.low(first) in ("in", "on"))
            if told and not any(s.low(k) in (",", "and") for k in range(first, last)):
                d.baselines = list(c.names)
                d.note("match")


def _beaten_besides(g: Grammar, s: Sentence, drafts: list[Draft], strong: list[Comparison]) -> None:
    """As in "reaches 70%, as against 92% for humans, yet surpasses Wren (59%)": Wren, too."""
    d = drafts[-1] if drafts else None
    if d is None or d.kind != "absolute" or d.baseline_value is None or "from-to" in d.rules:
        return
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    for c in strong if quality else ():
        told = c.beat and c.first > d.reach and not s.low(c.first).endswith("ing")
        k = c.first - 1
        while s.low(k) in g.adverbs or s.low(k).endswith("ly"):
            k -= 1
        closed = c.end >= len(s.tokens) or s.tokens[c.end].text in ".,("
        if told and closed and s.low(k) in ("and", "but", "yet") and s.low(k - 1) == ",":
            d.baselines += [name for name in c.names if name not in d.baselines]


def _near_in_brackets(s: Sentence, drafts: list[Draft], matches: list[Comparison]) -> None:
    """As in "closely matches Heron (within 0.4%)": to whom the value comes near."""
    for d in drafts:
        near = d.rules[:1] == ["comes-near"] and not d.baselines and s.low(d.at - 1) == "within"
        for c in matches if near else ():
            if s.low(d.at - 2) == "(" and c.spans[-1][1] == d.at - 2:
                d.baselines = list(c.names)
                d.note("match")


def _own_reference(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, strong: list[Comparison]
) -> Told | None:
    """What the value itself points at: "1% of X's cost", "over A (+12%)", "within 5% of X"."""
    d = drafts[n]
    its = s.low(d.reach + 1) == "of" and s.low(d.reach + 2) in ("its", "their")
    if d.kind == "percent_of" and its and n and drafts[n - 1].baselines:
        return drafts[n - 1].baselines, "share-reference"  # "keeps X's score at 9% of its cost"
    times_of = d.kind == "factor" and s.low(d.reach + 1) == "of"  # "is 2x of the X throughput"
    saved = d.kind == "percent_change" and "share-of" in d.rules and saved_of_a_rival(s, d)
    if (d.kind == "percent_of" or times_of or saved) and (names := share_reference(g, s, d)):
        return names, "share-reference"
    if name := bracketed_gain(g, s, d, strong) or double_rival(g, s, d, strong):
        return [name], "comparator"
    if names := neared(g, s, d) or gap_closed(g, s, d) or followed(g, s, d):
        return names, "share-reference"
    goes_on = n and d.rules[:1] == ["continued"] and d.kind == "points" == drafts[n - 1].kind
    if goes_on and neared(g, s, drafts[n - 1]):
        return drafts[n - 1].baselines, "share-reference"  # "within 2 of X on A and 3 on B"
    if n and d.kind == "percent_of" and _part_of_the_same(g, s, drafts[n - 1], d):
        return drafts[n - 1].baselines, "share-reference"
    return None


def _part_of_the_same(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "a third of the energy used by X and half of the time": half of X's, too."""
    alike = before.kind == "percent_of" and "share-reference" in before.rules
    ceiling = any(k in g.words["peaks"] for name in before.baselines for k in name.lower().split())
    between = [s.low(k) for k in range(before.reach + 1, d.at)]
    joined = "and" in between and not {";", "but", "while", "whereas"} & set(between)
    return alike and joined and not ceiling and d.metric != "utilization"


def _equalled(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, compared: list[Comparison]
) -> Told | None:
    """As in "matches the FID of Heron in 21x fewer steps, and is 2x faster than Wren": Heron.

    Also in "with 2x lower cost and 3x higher throughput", for both, and "at 40% of its cost".
    """
    d, last = drafts[n], drafts[n - 1]
    between = range(last.reach + 1, d.at)
    if n and "match" in last.rules and {last.kind, d.kind} <= set(RELATIVE):
        listed = s.low(between[-1] if between else d.at) in ("and", "&")
        plain = (k for k in between if s.metric_at[k] is None and not g.change_adjective(s, k))
        near = range(d.reach + 1, min(d.reach + 5, len(s.tokens)))
        listed = listed and not any(s.low(k) == "than" for k in near)  # "and 3x more than Wren"
        if listed and not any(s.low(k) == "," or g.verb(s, k) for k in plain):
            return last.baselines, "match"
    before = g.before_qualifiers(s, d.at)
    spent = d.kind == "absolute" and s.low(before) != "at"  # "matches the FID of Heron in 4 steps"
    spent = spent and g.rules.metrics[d.metric or "score"].family != "quality"
    its = d.kind == "percent_of" and s.words(d.reach + 1, d.reach + 3) in ("of its", "of their")
    told = its or spent or d.kind in RELATIVE  # "keeps the quality of Heron at 40% of its cost"
    if not told or s.low(before) not in ("at", "in", "using", "with"):
        return None
    for c in compared:
        end = c.spans[-1][1]
        if c.match and _trained_for(s, end, before):
            d.baseline_value = s.quantity(end + 2).low
        if c.match and (end == before or d.baseline_value is not None):
            return c.names, "match"
    return None


def _trained_for(s: Sentence, end: int, before: int) -> bool:
    """As in "matches Heron trained for 7M steps in 400K steps": how long Heron was trained."""
    told = s.words(end, end + 2) == "trained for" and end + 2 in s.quantities
    return told and before == end + 3


def _beaten_too(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, strong: list[Comparison]
) -> Told | None:
    """As in "beats X by 3% and Y by 5%": the second rival of a list."""
    d = drafts[n]
    opened = _bracket_behind(s, d.at)  # "beats X by 3% and Y (9 FPS) by 5%"
    before = next((o for o in reversed(drafts[:n]) if not opened or o.at < opened), d)
    n = 0 if before is d else n
    listed = before.reach == d.reach or "elliptical" in d.rules
    if n and listed and "beaten-too" in before.rules:
        return before.baselines, "beaten-too"  # "beats X by 5 and 3 points and Y by 4 and 2"
    names = beaten_too(g, s, before, d, strong) if n else []
    return (names, "beaten-too") if names else None


def _bracket_behind(s: Sentence, at: int) -> int:
    """As in "and Y (9 FPS, 55% AP) by 5%": where the bracket before "by" opens, else 0."""
    by = next((k for k in range(at - 1, max(0, at - 4), -1) if s.low(k) == "by"), 0)
    if not by or s.low(by - 1) != ")":
        return 0
    return next((k for k in range(by - 2, max(0, by - 14), -1) if s.low(k) == "("), 0)


def _change_of_an_object(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, strong: list[Comparison]
) -> bool:
    """As in "cuts the error of the base model by 3%": fills all values of the change."""
    d = drafts[n]
    beaten = [c for c in strong if c.beat and c.first < d.at]
    governed = bool(beaten) and by_value(g, s, beaten[-1], drafts) == d.at
    after = d.reach + 1
    while s.low(after) in (",", "respectively"):
        after += 1
    told = any(c.first == after and not c.beat for c in strong)  # "by 2x over Heron"
    if governed or told:
        return False
    found = changed_object(g, s, d) or _owner_changed(g, s, drafts[:n], d, strong)
    if not found:
        return False
    listed = [o for o in drafts[n:] if o.reach == d.reach]
    for k, o in enumerate(listed):
        o.baselines = [found[k]] if len(listed) == len(found) else list(found)
        o.note("object-baseline")
    return True


def _owner_changed(
    g: Grammar, s: Sentence, earlier: list[Draft], d: Draft, strong: list[Comparison]
) -> list[str]:
    """As in "0.89 vs. 0.90 of A, and it raises the AUC of B by 3", "beats A, and cuts A's": B, A.

    Whose measure is changed in a clause of its own, or was a rival before.
    """
    before = [c for c in strong if c.end <= d.at]
    if any(not own_clause(g, s, c.end, d.at) for c in before) or not before:
        return []
    if named := named_object(g, s, d):
        return named
    known = {name for c in before for name in c.names} | {x for o in earlier for x in o.baselines}
    for of in range(d.at - 1, before[-1].end, -1):
        if s.low(of) == "of" and s.metric_at[of - 1] is not None:
            names = noun_list(g, s, of + 1)[0]
            return names if names and known.issuperset(names) else []
    return []


def _as_before(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> Told | None:
    """What goes on with the value before it: "X's F1 from A to B and its recall from C to D"."""
    d, before = drafts[n], drafts[n - 1]
    if not n:
        return None
    if "object-baseline" in before.rules and (names := next_improved(g, s, d)):
        return names, "object-baseline"
    if d.kind == "percent_of" == before.kind and d.rules[:1] == ["continued"]:
        return before.baselines, "share-reference"
    told = any("object-baseline" in o.rules for o in drafts[:n])
    if told and "from-to" in d.rules and (again := named_again(g, s, d)):
        return again, "object-baseline"
    restated = "object-baseline" in before.rules and s.words(before.reach + 1, d.at)[:6] == ", from"
    if "from-to" in d.rules and restated and before.kind in RELATIVE:
        return before.baselines, "object-baseline"  # "improves X's score by 30%, from 0.31 to 0.42"
    moved = {"from-to", "object-baseline"} <= set(before.rules)
    if moved and s.low(d.at - 1) == "(" and d.at - before.reach < 5 and d.kind in RELATIVE:
        return before.baselines, "object-baseline"  # "lifts X from 20% to 71% accuracy (+258%)"
    if "from-to" in d.rules and moved:
        that = next((k for k in range(before.at, d.at) if s.words(k, k + 2) == "that of"), None)
        other = noun_list(g, s, that + 2)[0] if that is not None else []
        return other or before.baselines, "object-baseline"
    if _starts_alike(before, d) and not any(s.low(k) == ";" for k in range(before.at, d.at)):
        return before.baselines, "carried-baseline"
    if _spares_as_well(g, s, before, d):
        return before.baselines, "share-reference"
    owned = s.low(d.at + 1 + (s.low(d.at + 1) == "of"))
    its = owned in ("its", "their")
    if d.kind == "percent_of" and its and before.baselines:
        return before.baselines, "share-reference"  # "2x the speed of X and half its energy"
    return None


def _spares_as_well(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "takes 10% of the time of X (6 vs. 60 days), saving $300": what X takes, too."""
    if "share-reference" not in before.rules or not before.baselines:
        return False
    ceiling = any(k in g.words["peaks"] for name in before.baselines for k in name.lower().split())
    if ceiling or any(s.has(k, "comparator") for k in range(d.reach + 1, d.reach + 3)):
        return False
    if s.low(d.at - 1) == "(" and "versus-value" in d.rules:
        return d.at - before.reach < 9
    between = range(before.reach + 1, d.at)
    doing = (k for k in between if s.low(k).endswith("ing") and s.low(k - 1) in (",", "and"))
    return d.kind in GAINS and any(s.low(k) in _SPARING for k in doing)


def _starts_alike(before: Draft, d: Draft) -> bool:
    """As in "from 300 ms (native) to 13 ms, and the p99 from 900 ms to 90 ms": native, too."""
    told_itself = bool(before.baselines) and _FROM_ELSEWHERE.isdisjoint(before.rules)
    return told_itself and "from-to" in before.rules and "from-to" in d.rules


def _covered(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, compared: list[Comparison]
) -> Told | None:
    """The comparison that covers the value; without one, what is multiplied or improved."""
    d, before = drafts[n], drafts[n - 1]
    if d.kind == "factor" and (found := times_the(g, s, d)):
        return found, "times-the"
    c = covering(g, s, drafts, n, [c for c in compared if not c.match])
    if c is not None and (owned := _changed_apart(g, s, drafts, n, c)):
        return owned, "object-baseline"
    if c is not None and (
        _measured_by_truth(g, s, d, c)
        or _paid_for(g, s, d, c)
        or _only_kept(g, s, d, c)
        or _beaten_in_the_end(g, s, d, c)
    ):
        return None
    if c is not None:
        if equal := equalled_nearer(s, d, c, compared):
            return equal.names, "match"
        return _latter(c.names, drafts[:n]), "beat" if c.beat else "comparator"
    if n and "times-the" in before.rules and d.kind in GAINS:
        return before.baselines, "times-the"  # "2x the speed of X with 30% less memory"
    if n and _boosted_too(g, s, before, d):
        return before.baselines, "object-baseline"
    if names := _what_is_changed(g, s, drafts, n):
        return names, "object-baseline"
    if n and _changed_too(g, s, before, d):
        return before.baselines, "object-baseline"
    return None


def _what_is_changed(g: Grammar, s: Sentence, drafts: list[Draft], n: int) -> list[str]:
    """As in "improves A and B by 22% and 9%": the one of them that value `n` is told of."""
    run = [o for o in drafts if o.reach == drafts[n].reach]
    names = named_object(g, s, run[0])
    return [names[run.index(drafts[n])]] if len(names) == len(run) > 1 else names


def _changed_apart(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison
) -> list[str]:
    """As in "cuts the latency of A by 40% and is 5x faster than B": A, not the rival of the 5x."""
    d = drafts[n]
    if c.beat and c.first > d.at and (start := _where_it_came_from(s, d)):
        return [] if _of_a_name(s, start) else named_object(g, s, d)  # "boosts A from 2 to 7"
    if d.kind not in GAINS or c.leading:
        return []
    later = c.first > d.at and (c.beat or s.low(c.last - 1) == "than")
    between = any(d.reach < o.at < c.first for o in drafts) or c.beat
    if not (later and between) and not (c.end <= d.at and s.low(c.end) != "by"):
        return []
    return _what_is_changed(g, s, drafts, n)


def _changed_too(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "cuts the latency of A by 40% and memory by 35%": less memory than A needs."""
    told = "object-baseline" in before.rules and bool(before.baselines)
    if not told or not (_a_change(d) and _a_change(before)):
        return False
    apart = any(s.low(k) in (";", "although", "but", "whereas") for k in range(before.reach, d.at))
    return not apart and not own_clause(g, s, before.reach, d.at)


def _beaten_in_the_end(g: Grammar, s: Sentence, d: Draft, c: Comparison) -> bool:
    """As in "raises the F1 of A from 8% to 44%, outperforming X": X is not where it came from.

    Also in "raises A-7B from 8% to 44%, outperforming X".
    """
    start = _where_it_came_from(s, d) if c.beat and c.first > d.at else 0
    raised = start > 1 and g.change_verb(s, start - 2) and sized_name(g, s, start - 1)
    return raised or _of_a_name(s, start)


def _where_it_came_from(s: Sentence, d: Draft) -> int:
    """As in "from 8% to 44%": the token of "from"; 0 where no start is told."""
    near = range(d.at - 1, max(0, d.at - 8), -1) if "from-to" in d.rules else ()
    return next((k for k in near if s.low(k) == "from"), 0)


def _of_a_name(s: Sentence, k: int) -> bool:
    """As in "the F1 of A from": whether a name behind "of" stands before token k."""
    return k > 1 and s.low(k - 2) == "of" and s.tokens[k - 1].text[0].isupper()


def _measured_by_truth(g: Grammar, s: Sentence, d: Draft, c: Comparison) -> bool:
    """As in "an F1 of 0.8 compared to the ground truth", "validated against a solver": no rival."""
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    told = all(g.words["truths"] & set(name.lower().split()) for name in c.names)
    told = told or (
        d.metric == "error" and s.low(c.first - 1) in ("tested", "validated", "verified")
    )
    return d.kind == "absolute" and quality and told and not c.beat


def _paid_for(g: Grammar, s: Sentence, d: Draft, c: Comparison) -> bool:
    """As in "3x faster than X with under 1% accuracy loss": the price, no loss against X.

    Unless X is what it was made of ("over the dense model with a 1% accuracy loss").
    """
    metric = g.rules.metrics[d.metric or "score"]
    apart = c.first > d.at and not c.beat
    if metric.family != "quality" or apart or d.kind not in ("percent_change", "points"):
        return False
    fell = d.direction == ("increase" if metric.good == "down" else "decrease")
    lost = fell and _told_as_loss(g, s, d)  # unlike "with an error reduction of 12%"
    whole = any(
        w in g.words["whole_versions"]
        for name in c.names
        for w in name.lower().replace("-", " ").split()
    )
    k = g.before_qualifiers(s, d.at, g.determiners)
    beaten = c.beat and c.first > d.at  # "under 0.1 perplexity degradation, outperforming X"
    return lost and not whole and (beaten or s.low(k) in _PAYING or s.low(k) == "of")


def _only_kept(g: Grammar, s: Sentence, d: Draft, c: Comparison) -> bool:
    """As in "3x faster while maintaining an F1 of 66, outperforming X": kept, not won."""
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    if not (quality and c.beat and c.first > d.at) or d.kind not in ("absolute", "percent_of"):
        return False
    for k in range(d.at - 1, max(-1, d.at - 7), -1):
        if s.low(k) in g.words["retaining_verbs"] or s.low(k) in ("maintaining", "keeping"):
            return s.low(k).endswith("ing")
        if s.tokens[k].text in ",;:()" or k in s.quantities:
            return False
    return False


def _told_as_loss(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 1% accuracy loss", "a drop of 1%": a noun of change beside the value."""
    near = (d.reach + 1, d.reach + 2, d.reach + 3, d.at - 2, d.at - 3)
    return any(g.change_noun(s, k) and g.change(s, k) in ("down", "worse") for k in near)


def _followed_and_faster(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "tracks a full simulation with 7% error while running 9x faster": than that."""
    for before, d in pairwise(drafts):
        sooner = d.kind == "factor" and d.metric in ("latency", "speed", "time", "throughput")
        if sooner and not d.baselines and before.baselines == followed(g, s, before) != []:
            d.baselines = list(before.baselines)
            d.note("share-reference")


def _shared_reference(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "1/10 of the data and 1/5 of the cost of X": what the last share is held against."""
    for d, following in reversed(list(pairwise(drafts))):
        times = "times-the" in following.rules and d.kind == following.kind == "factor"
        times = times and s.low(d.reach + 1) == "the"  # "4x the power and 3x the area of X"
        shares = times or d.kind == following.kind == "percent_of"
        shares = shares or _and_a_share_of_it(g, s, d, following)
        between = range(d.at + 1, following.at)
        joined = any(s.low(k) == "and" for k in between) or d.reach == following.reach
        if shares and joined and not d.baselines and not any(g.verb(s, k) for k in between):
            d.baselines = list(following.baselines)
            d.rules += [rule for rule in following.rules if rule == "times-the"]


def _and_a_share_of_it(g: Grammar, s: Sentence, d: Draft, share: Draft) -> bool:
    """As in "3x higher throughput and half the latency of X": a gain, and a share of what X has."""
    told = d.kind in GAINS and share.kind == "percent_of" and "share-reference" in share.rules
    between = range(d.reach + 1, share.at)
    plain = (
        s.metric_at[k] is not None or g.change_adjective(s, k) or s.low(k) in ("a", "and", "the")
        for k in between
    )
    return told and len(between) < 6 and all(plain)


def _told_in_a_bracket(s: Sentence, drafts: list[Draft]) -> None:
    """As in "doubles the accuracy (62% vs. 31% of X)": the change is one on X, too."""
    for d, level in pairwise(drafts):
        behind = s.low(level.at - 1) == "(" and level.at - d.at < 7 and level.baselines
        alike = level.kind == "absolute" and level.metric == d.metric
        if behind and alike and not d.baselines and d.kind in GAINS:
            d.baselines = list(level.baselines)
            d.note("comparator")


def _told_before(s: Sentence, drafts: list[Draft]) -> None:
    """As in "from X's 3 s to 1 s, a speedup of 3x": the gain is one on X, too."""
    for n, d in enumerate(drafts):
        told = [o for o in drafts[:n] if o.baselines and o.baseline_value is not None]
        if told and any(s.tokens[k].text == ";" for k in range(told[-1].reach, d.at)):
            continue  # another statement
        if told and not d.baselines and d.kind in GAINS:
            d.baselines = list(told[-1].baselines)
            d.note("comparator")


def _opened_with_gain(
    g: Grammar, s: Sentence, drafts: list[Draft], strong: list[Comparison]
) -> None:
    """As in "With 30% fewer FLOPs, Lark outperforms A by 2%": fewer than A needs."""
    d = drafts[0] if drafts else None
    if d is None or d.baselines or d.kind not in GAINS or s.low(0) not in _OPENING:
        return
    comma = next((k for k in range(d.reach + 1, d.reach + 8) if s.low(k) == ","), 0)
    more = g.change_adjective(s, d.reach + 1) or s.implied_at[d.reach + 1] is not None
    told = more and not any(0 < o.at < comma for o in drafts[1:])
    beaten = next((c for c in strong if c.beat and 0 < comma < c.first < comma + 6), None)
    if told and beaten is not None:
        d.baselines = list(beaten.names)
        d.note("beat")


def _restated(s: Sentence, k: int) -> bool:
    """As in "takes 16 minutes, making it 100x faster than X", ", showing", up to token k."""
    told = k - 1 if s.words(k - 1, k + 1) in ("making it", "makes it") else k
    told = told if told < k or s.low(k) in _SHOWING else 0
    return told > 0 and s.tokens[told - 1 - (s.low(told - 1) == "which")].text == ","


def _told_as_gain(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "takes 16 minutes, a 100x speedup over X": the level is held against X, too."""
    for d, gain in pairwise(drafts):
        told = gain.kind in GAINS and {"comparator", "respectively"} & set(gain.rules)
        if d.kind != "absolute" or d.baselines or not told or gain.at - d.reach > 14:
            continue
        families = {g.rules.metrics[o.metric or "other"].family for o in (d, gain)}
        if len(families) > 1 and gain.metric not in ("other", "score"):
            continue  # "takes 4 mm2, a 3x higher throughput than X"
        k = gain.at - 1
        while k > d.reach and g.qualifier(s, k):
            k -= 1
        opens = k - 1
        quality = g.rules.metrics[d.metric or "score"].family == "quality"
        while s.low(opens) in ("is", "which") or (s.low(opens) in _SHOWING and not quality):
            opens -= 1
        others = any(o.baselines not in ([], gain.baselines) for o in drafts if o.at > gain.at)
        after = gain.reach + 1 + (s.low(gain.reach + 1) in ("absolute", "relative"))
        noun = g.change_noun(s, after) or s.implied_at[after : after + 1] not in ([], [None])
        times = s.tokens[k].text == "," and s.words(after, after + 1) == "as"
        lower = noun or g.change_adjective(s, after) or s.low(after + 1) == "than"
        times = times or (not quality and lower and _restated(s, k))
        if not (times or (s.low(k) in ("a", "an") and s.tokens[opens].text in ",(" and noun)):
            continue
        if not others:
            d.baselines = list(gain.baselines)
            d.note("comparator")


def _an_outcome(g: Grammar, name: str) -> bool:
    """As in "the original performance": how good something is, and no rival."""
    return name.split()[-1] in g.words["outcome_nouns"]


def _kept_and_saved(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "keeps 96% of X's accuracy at 2.8x lower memory": what is saved is held against X."""
    for n, d in enumerate(drafts):
        if d.kind != "percent_of" or "share-reference" not in d.rules or not d.baselines:
            continue
        if _an_outcome(g, d.baselines[0]):
            continue  # "of the original performance": no rival
        rest = drafts[n + 1 :]
        apart = any(s.tokens[k].text == ";" for k in range(d.at, rest[-1].at)) if rest else True
        if apart or any(o.baselines or not _a_change(o) for o in rest):
            continue
        between = range(d.at + 1, rest[0].at if rest else 0)
        told = any(s.low(k) in ("while", "at", "with") or _and_does(g, s, k) for k in between)
        saved = [o for o in rest if g.rules.metrics[o.metric or "score"].family != "quality"]
        for o in saved if told else ():  # no "with under 1% accuracy loss"
            o.baselines = list(d.baselines)
            o.note("share-reference")


def _a_change(d: Draft) -> bool:
    """As in "by 3x", "from 30 ms to 20 ms"."""
    return d.kind in GAINS or "from-to" in d.rules


def _over_a_semicolon(s: Sentence, drafts: list[Draft]) -> None:
    """As in "2x faster than A; it also needs 30% less memory": less than A needs.

    Where the clause goes on about the same thing, and holds what it gains against nothing else.
    """
    for before, d in pairwise(drafts):
        parted = [k for k in range(before.reach, d.at) if s.tokens[k].text == ";"]
        gains = d.kind in GAINS and before.kind in GAINS
        if len(parted) != 1 or not gains or d.baselines or not before.baselines:
            continue
        goes_on = s.low(parted[0] + 1) in ("it", "also", "likewise", "similarly", "they")
        goes_on = goes_on or _comes_of_it(s, parted[0] + 1)
        if goes_on and not any(s.tags[k] & {"comparator", "beat"} for k in range(parted[0], d.at)):
            d.baselines = list(before.baselines)
            d.note("carried-baseline")


def _comes_of_it(s: Sentence, k: int) -> bool:
    """As in "; this results in", "; this leads to": what comes of what was said before."""
    return s.low(k) == "this" and s.low(k + 1) in ("amounts", "leads", "results", "translates")


def _in_the_next_clause(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "2x faster than A, and energy is cut by 30%": the next gain is one on A, too.

    Where the clause tells of a measure or of the same thing ("it"), or of what follows from it
    ("leading to"), and holds what it gains against nothing else.
    """
    for before, d in pairwise(drafts):
        gains = d.kind in GAINS and before.kind in GAINS
        held = {"comparator", "match", "carried-baseline"} & set(before.rules)
        if not (gains and held) or d.baselines or not before.baselines:
            continue
        edge = next((k for k in range(d.at - 1, before.reach, -1) if s.tokens[k].text in ",;"), 0)
        k = edge + 1 + (s.low(edge + 1) in ("and", "whereas", "while"))
        told = any(s.tags[x] & {"comparator", "beat"} for x in range(edge, d.at))
        same = s.low(k) == "it" or (s.low(k), s.low(k + 1)) in _AMOUNTING
        k += s.low(k) in g.determiners
        measured = any(s.metric_at[x] is not None for x in range(k, min(k + 2, d.at)))
        measured = measured and k > edge + 1 and s.low(k - 1) not in ("its", "their")
        measured = measured and any(g.verb(s, x) for x in range(k + 1, d.at))
        if edge and not told and (same or measured):
            d.baselines = list(before.baselines)
            d.note("carried-baseline")


def _one_reference_each(s: Sentence, drafts: list[Draft]) -> None:
    """As in "is 1.4x and 1.9x that of A and B, respectively": one for each of the values."""
    for reach in {d.reach for d in drafts}:
        run = [d for d in drafts if d.reach == reach]
        told = {"times-the", "share-reference"} & set(run[-1].rules)
        if told and s.respectively(reach, reach + 24):
            deal_out(run)


def _each_in_brackets(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "by 41% (resp. 59%) over Heron (resp. Teal)": one rival for each of the values."""
    if "resp." not in s.lows and "resp" not in s.lows:
        return
    opened = [k for k in range(1, len(s.tokens) - 1) if s.low(k) in ("resp.", "resp")]
    opened = [k for k in opened if s.low(k - 1) == "("]
    values = [n for n, d in enumerate(drafts) if n and d.at - 1 in opened]
    rivals = [k + 1 for k in opened if s.tokens[k + 1].text[0].isupper()]
    if len(values) != 1 or len(rivals) != 1 or not drafts[values[0] - 1].baselines:
        return
    names, _, close = noun_list(g, s, rivals[0])
    first = drafts[values[0] - 1].baselines[-1].split()[-1]
    if len(names) == 1 and s.low(close) == ")" and s.tokens[rivals[0] - 3].text == first:
        drafts[values[0]].baselines = names
        drafts[values[0]].note("respectively")


def _at_the_level_of(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "achieves Heron-level accuracy with 50x fewer parameters": fewer than Heron has."""
    open_ = [d for d in drafts if not d.baselines and d.kind in GAINS]
    for k, low in enumerate(s.lows if open_ else ()):
        if not low.endswith("-level") or s.tokens[k].text[0].islower() or not g.verb(s, k - 1):
            continue
        span = s.metric_at[k + 1] if k + 1 < len(s.tokens) else None
        good = span is not None and g.rules.metrics[span.ids[0]].family == "quality"
        good = good or s.low(k + 1) in g.words["outcome_nouns"]
        name = s.tokens[k].text.removesuffix("-level")
        if not good or name.lower() in g.words["known_levels"] | g.words["not_names"]:
            continue
        for d in open_:
            spent = g.rules.metrics[d.metric or "score"].family != "quality"
            if d.at > k and spent and not d.baselines:
                d.baselines = [name]
                d.note("match")


def _of_what_rivals_use(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]
) -> None:
    """As in "matches X with only 20% of the training data": 20% of what X has.

    Where the share is one of a plain resource, and the sentence equals or beats a rival.
    """
    told = [c.names for c in compared if c.names and c.names[0] not in g.heads]
    rivals = {tuple(names) for names in told if not _an_outcome(g, names[0])}
    for d in drafts:
        spent = d.kind == "percent_of" and len(d.baselines) == 1 and "share-reference" in d.rules
        words = d.baselines[0].split() if spent else []
        plain = bool(words) and words[-1] in g.words["resources"] and len(words) < 3
        if plain and g.words["reference_adjectives"].isdisjoint(words) and len(rivals) == 1:
            d.baselines = list(*rivals)


def _and_does(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "and achieves", "and cuts": what the same subject does besides."""
    verb = k + 1
    finite = s.low(k) == "and" and s.low(verb).endswith("s")
    return finite and (g.verb(s, verb) or g.change_verb(s, verb))


def _boosted_too(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "boosts X by 12 points on A and 8 points on B": the second is a gain on X, too."""
    return (
        d.rules[:1] == ["continued"]
        and "object-baseline" in before.rules
        and d.kind == before.kind
        and not any(g.verb(s, k) or s.tokens[k].text in ";:" for k in range(before.at + 1, d.at))
    )


def _latter(names: list[str], before: list[Draft]) -> list[str]:
    """The rivals of a comparison, "the former" and "the latter" resolved to those before."""
    told = list(dict.fromkeys(name for d in before for name in d.baselines))
    if names == ["both"]:
        return told
    if names in (["latter"], ["former"]) and len(told) > 1:
        return [told[-1] if names == ["latter"] else told[0]]
    return list(names)


def _both_beaten(c: Comparison, drafts: list[Draft]) -> None:
    """As in "reaches 34 dB, beating A by 2 dB and B by 1 dB": 34 dB beats A and B."""
    later = [d for d in drafts if d.at > c.end and "beaten-too" in d.rules]
    for d in drafts:
        if c.beat and d.kind == "absolute" and d.at < c.first and d.baselines == c.names:
            d.baselines += [name for o in later for name in o.baselines]
