"""The levels at which rivals stand: "surpassing the 87% of Heron", "below humans at 92%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.rival_case import LEVELS
from extractor.linking.rival_versus import (
    before_value,
    listed_until,
    possessing,
    with_further,
)
from extractor.linking.values import converted, owner_after, same_sort

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.rival_case import Case
    from extractor.mentions.sentence import Sentence

_FAR = ("above", "below", "better", "faster", "higher", "less", "lower", "more", "worse")
_LEVEL_NOUNS = ("art", "baseline", "best", "record", "result", "sota", "state-of-the-art")


def of_each_rival(c: Case) -> int:
    """As in "outperforming A of 5.3, B of 5.4": the values of the rivals."""
    mine = c.last()
    if mine is None or not _value_of_rival(c.s, c.i, c.compared):
        return 0
    if mine.baseline_value is None:
        mine.baseline_value = c.quantity.low
    return c.i + 1


def reached_before(c: Case) -> int:
    """As in "3% better than the 87% achieved by A", "than the 87% we obtain with A": before it."""
    s, i = c.s, c.i
    told = s.low(i + 1) in ("we", "achieved", "obtained")
    if s.words(i - 2, i) != "than the" or not told:
        return 0
    mine = next((o for o in reversed(c.out) if same_sort(o, c.d) and o.at < i - 4), None)
    if mine is None:
        return 0
    mine.baseline_value = c.quantity.low
    by = next((k for k in range(i + 2, i + 5) if s.low(k) in ("by", "from", "using", "with")), 0)
    if by and (names := noun_list(c.g, s, by + 1)[0]):
        mine.baselines = names
        if c.out[-1] is not mine and not c.out[-1].baselines:
            c.out[-1].baselines = list(names)
    return i + 1


def of_references(c: Case) -> int:
    """As in "exceeding their references of 97.1% and 87.0%": one for each value before."""
    if c.s.low(c.i - 1) not in ("of", "and") or not _reference_level(c.s, c.d):
        return 0
    mine = next((o for o in c.out if same_sort(o, c.d) and o.baseline_value is None), None)
    if mine is None:
        return 0
    mine.baseline_value = c.quantity.low
    return c.i + 1


def at_rest(c: Case) -> int:
    """As in "below humans at 92%", "beating Heron at 62%", "compared to Heron with 62%"."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    closes = i + 1 >= len(s.tokens) or s.tokens[i + 1].text in ".,;)"
    at = i - 3 if s.low(i - 1) == "=" else i - 1  # "at rho = 0.62"
    level = s.low(at) == "of" and s.low(at - 1) in _LEVEL_NOUNS  # "the previous best of 88%"
    if mine is None or not (level or (s.low(at) in ("at", "with") and closes)):
        return 0
    stands = [x for x in c.compared if x.end == at and (not x.leading or x.first > mine.reach)]
    versus = s.low(at) == "with" and any(not x.beat for x in stands)
    if not versus and (s.low(at) == "with" or not _stands_beside(stands, mine)):
        return 0
    mine.baseline_value = c.quantity.low
    mine.note("versus-value" if versus else "bracket-value")
    return i + 1


def record_bettered(c: Case) -> int:
    """As in "an FID of 2.1, improving the previous best result of 2.9": what was the best."""
    g, s, i, mine = c.g, c.s, c.i, c.last(open_only=True)
    if mine is None or s.low(i - 1) != "of" or s.low(i - 2) not in _LEVEL_NOUNS:
        return 0
    verb = next((k for k in range(i - 3, max(0, i - 8), -1) if s.low(k).startswith("improv")), 0)
    first = verb + 1 + (s.low(verb + 1) in g.determiners)
    if verb < mine.at or s.low(first) not in g.words["foreign_adjectives"]:
        return 0
    mine.baseline_value = converted(c.d, mine)
    mine.baselines = owner_after(g, s, i + 1) or [s.words(first, i - 1)]
    mine.note("bracket-value")
    return i + 1


def _stands_beside(stands: list[Comparison], mine: Draft) -> bool:
    """Whether a comparison tells where its rival stands, and not what is beaten before a value."""
    return any((not x.beat and not x.leading) or x.first > mine.reach for x in stands)


def behind_a_gain(c: Case) -> int:
    """As in "149 steps/s, 31x faster than the previous record of 4.7 steps/s": the record's.

    The level before the gain is held against it.
    """
    s, i = c.s, c.i
    of = c.g.before_qualifiers(s, i, ("a", "an"))
    rival = next((x for x in c.compared if x.end == of and not x.leading), None)
    gain = c.out[-1] if c.out else None
    if rival is None or gain is None or s.low(of) != "of" or s.low(rival.last - 1) != "than":
        return 0
    if gain.quantity.form not in ("factor", "percent") or gain.at > rival.first:
        return 0
    q = c.quantity
    alike = (o for o in reversed(c.out) if (o.quantity.form, o.quantity.unit) == (q.form, q.unit))
    mine = next((o for o in alike if o is not gain and o.baseline_value is None), None)
    if mine is None or q.form not in ("unit", "count"):
        return 0
    mine.baseline_value, mine.baselines = q.low, list(rival.names)
    mine.note("contrast-value")
    return i + 1


def standing(c: Case) -> int:
    """As in "71%, far above the 42% of A", "less than the 4 J needed by A": where A stands.

    Also "71%, nearly matching the 72% of A".
    """
    s, i, mine = c.s, c.i, c.last(open_only=True)
    stands = ("above", "approaching", "below", "beyond", "nearing", "than")
    near = s.low(i - 2) in stands or s.words(i - 3, i - 1) == "close to" or s.has(i - 2, "match")
    beside = (s.low(i - 1) == "the" and near) or s.words(i - 2, i) == "close to"
    if mine is None and beside and c.out and c.out[-1].kind != "absolute":
        level = next((o for o in reversed(c.out) if same_sort(o, c.d)), None)
        mine = level if level is not None and level.baseline_value is None else None
    elif beside and mine is not None and s.low(mine.at + 1) in _FAR:
        held = (o for o in reversed(c.out) if o is not mine and same_sort(o, c.d))
        mine = next((o for o in held if o.baseline_value is None), mine)
    if mine is None or not beside or c.quantity.form not in LEVELS:
        return 0
    reached = s.low(i + 1) in c.g.words["coming_by"]
    k = i + 1 + (reached or s.low(i + 1) in ("level", "result", "score"))
    names = noun_list(c.g, s, k + 1)[0] if s.low(k) in ("by", "of", "for") else []
    if not names:
        return 0
    mine.baseline_value, mine.baselines = converted(c.d, mine), names
    mine.note("contrast-value")
    if c.out[-1] is not mine and c.out[-1].at > i - 8:
        c.out[-1].baselines = list(names)  # "91%, 4 points higher than the 87% of Heron"
    return with_further(c.g, s, mine, i + 1)


def beaten(c: Case) -> int:
    """As in "reaches 91%, surpassing the 87% of Heron": the value that is beaten."""
    g, s, i = c.g, c.s, c.i
    j, _ = before_value(c)
    beating = j if j >= 0 and s.has(j, "beat") else i - 2 if s.low(i - 1) == "the" else -1
    mine = c.last()
    if mine is None or c.quantity.adjective or c.quantity.form not in LEVELS:
        return 0
    if not s.has(beating, "beat"):
        return 0
    theirs = [o for o in c.drafts if i <= o.at <= listed_until(s, i)]
    levels = [o for o in c.out if same_sort(o, c.d) and o.baseline_value is None]
    if len(theirs) > 1 and len(levels) >= len(theirs):
        names = owner_after(g, s, theirs[-1].at + 1)
        for o, other in zip(levels[-len(theirs) :] if names else [], theirs, strict=False):
            o.baseline_value, o.baselines = other.quantity.low, list(names)
            o.note("beaten-value")
        return theirs[-1].at + 1 if names else 0  # "exceeding the 44% and 59% of Heron"
    names = noun_list(g, s, i + 1)[0] or owner_after(g, s, i + 1)
    if not names:
        return 0
    mine.baseline_value, mine.baselines = c.quantity.low, names
    mine.note("beaten-value")
    return with_further(g, s, mine, i + 1)


def told_of_beaten(c: Case) -> int:
    """As in "83% and 67%, surpassing Heron, which attains only 8% and 0%": one for each.

    Also "9 hours, 3x less than Heron, which needs 32 hours".
    """
    g, s, i = c.g, c.s, c.i
    verb = g.before_qualifiers(s, i, ("only", "a", "an"))
    than = ("above", "below", "than")
    held = (x for x in c.compared if x.beat or s.low(x.last - 1) in than)
    whose = _whose_level_is(s, verb)
    rival = next(
        (x for x in held if x.end < verb <= x.end + 4 or whose in (x.end, x.end + 1)), None
    )
    told = s.low(verb - 1) == "which" or s.low(verb - 2) == "which"
    reaching = g.words["reaching_verbs"] | g.words["result_verbs"] | g.words["getting_verbs"]
    spending = s.low(verb) in ("consumes", "needs", "requires", "takes", "uses")
    if rival is None or not (whose or (told and (s.low(verb) in reaching or spending))):
        return 0
    theirs = [o for o in c.drafts if i <= o.at <= listed_until(s, i)]
    mine = [o for o in c.out if same_sort(o, c.d) and o.baseline_value is None][-len(theirs) :]
    for o, other in zip(mine, theirs, strict=False):
        o.baseline_value, o.baselines = other.quantity.low, list(rival.names)
        o.note("bracket-value")
    return theirs[-1].at + 1


def _whose_level_is(s: Sentence, verb: int) -> int:
    """As in "surpassing Heron, whose best accuracy is 85%": where "whose" stands, else 0."""
    whose = next((k for k in range(verb - 1, max(0, verb - 6), -1) if s.low(k) == "whose"), 0)
    if not whose or s.low(verb) not in ("are", "is", "was", "were"):
        return 0
    measured = s.metric_at[verb - 1] is not None or s.low(verb - 1) in ("average", "best", "mean")
    return whose if measured else 0


def level_of_rival(c: Case) -> int:
    """As in "rises to 1.1 m, 144% over the 0.45 m jump height of Heron": where the rival was."""
    i = c.i
    owner = next((x for x in c.compared if x.first < i < x.spans[0][0] and i - x.last < 2), None)
    if owner is None:
        return 0
    if (mine := c.last(open_only=True)) is not None:
        mine.baseline_value, mine.baselines = converted(c.d, mine), list(owner.names)
        mine.note("beaten-value")
    return i + 1


def possessed(c: Case) -> int:
    """As in "91%, compared to Heron's 87%": whose the value is said to be."""
    s, form = c.s, c.quantity.form
    if not (s.low(c.i - 1) == "'s" or _its_score(c)) or form == "factor" or not c.out:
        return 0
    start = next((k for k in range(c.i - 2, max(-1, c.i - 7), -1) if s.low(k) == "from"), c.i)
    named = s.words(start + 1, start + 2)[:1].isupper() and s.metric_at[c.i - 2] is None
    risen = [s.words(start + 1, c.i - 1)] if start < c.i - 1 and named else []
    if not c.compared and not risen:
        return 0
    forms = ("count", "unit", "bare") if form in ("bare", "count") else (form,)
    target = next((o for o in reversed(c.out) if o.quantity.form in forms), None)
    owner = next((x for x in reversed(c.compared) if x.first < c.i), None)
    if target is None:
        told = owner is not None and c.out[-1].at < owner.first < owner.last < c.i < owner.last + 5
        return c.i + 1 if told and form == "unit" else 0  # "3x less than Heron's 12 GB"
    if target.baselines and (further := possessing(s, c.i)):
        target.baselines, target.baseline_value = [*target.baselines, further], None
        return c.i + 1  # "exceeding Heron's 88% and Wren's 81%": each has its own
    theirs = [o for o in c.drafts if c.i <= o.at <= listed_until(s, c.i)]
    mine = [o for o in c.out if o.quantity.form in forms and o.baseline_value is None]
    paired = len(theirs) > 1 and len(mine) >= len(theirs)
    pairs = list(zip(mine[-len(theirs) :], theirs, strict=True)) if paired else [(target, c.d)]
    for o, other in pairs:
        o.baseline_value = other.quantity.low
        o.baselines = risen or (list(owner.names) if owner else [])
        o.note("possessive-value")
    return pairs[-1][1].at + 1


def _its_score(c: Case) -> bool:
    """As in "comparable to Heron's score of 44%": the measure stands between."""
    s, i = c.s, c.i
    whose = next((k for k in (i - 3, i - 4) if s.low(k) == "'s"), 0)
    span = s.metric_at[i - 2] if whose and s.low(i - 1) == "of" else None
    ends = {b for x in c.compared for _, b in x.spans} | {x.end for x in c.compared}
    return span is not None and span.last == i - 1 and bool({whose, whose - 1, whose + 1} & ends)


def _value_of_rival(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "outperforming A of 5.3, B of 5.4 and C of 5.8": the values of the rivals."""
    if s.low(i - 1) != "of" or not s.tokens[i - 2].text[0].isupper():
        return False
    rival = next((c for c in reversed(compared) if c.beat and c.first < i), None)
    if rival is None:
        return False
    listed = any(b == i - 1 for _, b in rival.spans)
    return listed or (
        s.low(i - 3) in (",", "and") and any(rival.end <= k < i - 2 for k in s.quantities)
    )


def _reference_level(s: Sentence, d: Draft) -> bool:
    """As in "exceeding their dense references of 81.4% and 66.2%": what the rivals reach."""
    i = d.at
    while s.low(i - 1) == "and" and i - 2 in s.quantities:
        i -= 2
    noun = s.low(i - 2) in ("references", "reference", "baselines", "baseline", "counterparts")
    return (
        noun
        and s.low(i - 1) == "of"
        and any(s.has(k, "beat") or s.has(k, "match") for k in range(max(0, i - 8), i - 2))
    )
