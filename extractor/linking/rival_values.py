"""The values of rivals: "than Heron (7699 SPS)", "vs. 32 s", "while Heron needs 4 GB"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.outcomes import fell_to
from extractor.linking.values import (
    converted,
    merge_value,
    owner_after,
    pair_label,
    same_sort,
    theirs_first,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.quantities import Quantity
    from extractor.mentions.sentence import Sentence, Span

_LEVELS = ("percent", "unit", "bare", "count")
_ESTIMATED = {"average", "estimated", "mean"}
_LEVEL_NOUNS = ("baseline", "best", "record", "result")
_LIGHT = ("a", "an", "the", "of", "only", "about", "~", "≈", "<", ">", "≥", "≤")


@dataclass(frozen=True, slots=True)
class _Case:
    """A value that may be a rival's: where it stands, and the drafts before it."""

    g: Grammar
    s: Sentence
    drafts: list[Draft]
    compared: list[Comparison]
    out: list[Draft]
    d: Draft

    @property
    def i(self) -> int:
        return self.d.at

    @property
    def quantity(self) -> Quantity:
        return self.d.quantity

    def last(self, *, open_only: bool = False) -> Draft | None:
        """The draft before, if it is of the same sort (and, `open_only`, has no rival's value)."""
        if not self.out or not same_sort(self.out[-1], self.d):
            return None
        return self.out[-1] if not open_only or self.out[-1].baseline_value is None else None


def other_values(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]
) -> list[Draft]:
    """As in "than Habitat (7699 SPS)", "vs. 32 s", "compared to 0%": the baseline's own value.

    What comes back are the drafts without those values, which the others hold as `baseline_value`.
    """
    out: list[Draft] = []
    until = -1
    opening: Draft | None = None
    for n, d in enumerate(drafts):
        if d.at < until:
            continue
        if not out and n + 1 < len(drafts) and (theirs := _told_first(g, s, d, drafts[n + 1])):
            drafts[n + 1].baseline_value = converted(d, drafts[n + 1])
            drafts[n + 1].baselines = theirs
            drafts[n + 1].note("contrast-value")
            continue
        if not out and _opens(s, d.at, compared) and d is not drafts[-1]:
            opening = d
            continue
        if not out and _beaten_first(s, d, drafts, compared):
            continue
        if opening is not None and same_sort(opening, d) and d.baseline_value is None:
            d.baseline_value = converted(opening, d) if d.polarity is None else None
            opening = None
        case = _Case(g, s, drafts, compared, out, d)
        end = next((end for mechanism in _MECHANISMS if (end := mechanism(case))), 0)
        until = max(until, end)
        if not end:
            out.append(d)
    return out


def _told_first(g: Grammar, s: Sentence, d: Draft, mine: Draft) -> list[str]:
    """As in "the baseline reaches 54%, whereas Lark reaches 88%": the rival that opens; or []."""
    between = [s.low(k) for k in range(d.at + 1, mine.at)]
    conceded = s.low(0) in ("although", "though", "whereas", "while") and "," in between
    if not (conceded or {"whereas", "while"} & set(between)) or not same_sort(d, mine):
        return []
    before = range(d.at - 1, max(-1, d.at - 12), -1)
    verb = next((v for v in before if g.verb(s, v) and s.tokens[v].text.islower()), 0)
    first = verb
    while (
        first > 0
        and s.tokens[first - 1].is_word
        and s.low(first - 1) not in g.words["subject_edges"]
    ):
        first -= 1
    names, spans, end = noun_list(g, s, first)
    if len(names) != 1 or end != verb or d.quantity.form == "factor" or d.baselines:
        return []
    known = g.words["rival_nouns"] | g.words["foreign_adjectives"] | g.words["by_hand"]
    return names if any(s.low(k) in known for k in range(first, spans[0][1])) else []


def _repeated_for_another(c: _Case) -> int:
    """As in "down from 3.1 s (2.9 s and 3.3 s for A)": more values of what is compared with."""
    s, i = c.s, c.i
    told = s.low(i - 1) in ("(", "and") and s.low(i + 1) in ("from", "for", "by", "in")
    if not told or not any(s.low(k) == "(" for k in range(max(0, i - 4), i)) or not c.out:
        return 0
    alike = (o for o in reversed(c.out) if o.quantity.form == c.quantity.form)
    target = next((o for o in alike if o.quantity.form != "factor"), None)
    if target is None or not owner_after(c.g, s, i + 1):
        return 0
    words = ("from", "than", "over", "vs", "compared")
    return i + 1 if any(s.low(k) in words for k in range(target.at, i)) else 0


def _taken_by(c: _Case) -> int:
    """As in "than A (reportedly taking 1.5 hours)": what the rival takes."""
    s, i = c.s, c.i
    if s.low(i - 1) not in ("needing", "requiring", "taking"):
        return 0
    if "(" not in (s.low(i - 2), s.low(i - 3)):
        return 0
    paren = i - 2 if s.low(i - 2) == "(" else i - 3
    taker = next((x for x in c.compared if any(b == paren for _, b in x.spans)), None)
    mine = next((o for o in c.out if same_sort(o, c.d)), None)
    if taker is None or mine is None:
        return 0
    mine.baseline_value = converted(c.d, mine)
    mine.baselines = list(taker.names)
    return i + 1


def _contrasted(c: _Case) -> int:
    """As in "while Heron needs 4 GB": a rival's value in a clause of its own."""
    rival = _rival(c.g, c.s, c.i)
    forms = (*_LEVELS, "factor")
    alike = (o for o in reversed(c.out) if same_sort(o, c.d) and o.quantity.form in forms)
    target = next(alike, None) if rival else None
    if target is None or target.baseline_value is not None:
        return 0
    if fell_to(c.g, c.s, target) or _both_told(c.s, c.i):
        return 0  # "A drops to 41%, while B stays at 72%": the rival is A
    if (target.quantity.form, c.quantity.form) == ("bare", "unit"):
        return 0  # "A scores 0.78, while B runs at 60 FPS"
    lost = any(c.s.low(k) in c.g.words["losing_verbs"] for k in range(max(0, c.i - 6), c.i))
    if c.s.low(c.i - 1) == "(" and not lost:
        return 0  # "X is fastest (0.2 s), while Y balances both (0.3 s)"
    mine, theirs = _where(c.s, target.at), _where(c.s, c.i)
    if mine and theirs and mine != theirs:
        return 0  # "57 mAP on A, while B reaches 40 mAP on C"
    changed = c.quantity.form == "percent" and c.g.change_noun(c.s, c.i + 1)
    gained = c.s.low(c.i - 1) == "of" and c.g.change_noun(c.s, c.i - 2)
    if _changed_by(c.g, c.s, c.i) and _changed_by(c.g, c.s, target.at):
        return 0  # "A cuts energy by 20%, while B cuts it by 40%": two changes
    changed = changed or (gained and any(x.first > c.i for x in c.compared))
    if changed or _of_something_else(c.g, c.s, c.d):
        return 0
    target.baseline_value = converted(c.d, target)
    target.baselines = rival
    target.note("contrast-value")
    return c.i + 1


def _changed_by(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "by 20%", "by a further 40%": by how much something changes, no level."""
    k = i - 1
    while k > 0 and (g.qualifier(s, k) or s.low(k) in ("a", "an", "additional", "further")):
        k -= 1
    return s.low(k) == "by"


def _both_told(s: Sentence, i: int) -> bool:
    """As in "A reaches 61%, while B reaches 72%, both surpassing C": neither is the rival."""
    near = range(i + 1, min(i + 5, len(s.tokens)))
    comma = next((k for k in near if s.tokens[k].text == ","), i)
    return comma > i and s.low(comma + 1) == "both"


def _where(s: Sentence, i: int) -> str:
    """The name after "on" that follows value i in its clause; empty where there is none."""
    for k in range(i + 1, min(i + 6, len(s.tokens) - 1)):
        if s.tokens[k].text in ",;()" or s.tokens[k].quantity is not None:
            return ""
        if s.low(k) == "on":
            return s.tokens[k + 1].text if s.tokens[k + 1].text[0].isupper() else ""
    return ""


def _in_brackets(c: _Case) -> int:
    """As in "than Habitat (7699 SPS)": the value in the bracket behind a rival."""
    s, i, out = c.s, c.i, c.out
    owner = _owner_of_bracket(c)
    if owner is None or not out or (owner.leading and owner.first <= 2):
        return 0
    if c.quantity.form not in (out[-1].quantity.form, "bare", "unit", "percent"):
        return 0
    if s.low(i + 1) in ("over", "than", "ci", "cis", "confidence"):
        return 0  # "3% over A (5% over B)": a gain of its own; "over A (95% CI)": how sure
    alike = (
        o
        for o in reversed(out)
        if o.quantity.form == c.quantity.form and o.quantity.unit == c.quantity.unit
    )
    target = next((o for o in alike if o.quantity.form != "factor"), None)
    if target is None:
        return 0
    end = _bracket_end(s, i)
    inside = [o for o in c.drafts if i <= o.at < end]
    if len(inside) > 1 and (mine := _opposite(out, inside)):
        for o, theirs in zip(mine, inside, strict=True):
            o.baseline_value = theirs.quantity.low
            o.note("bracket-value")
        return end
    again = "bracket-value" in target.rules
    if target.baseline_value is None and not again:
        target.baseline_value = c.quantity.low
    elif again and len(owner.names) > 1 and target.baseline_value != c.quantity.low:
        for o in out[-max(len(inside), 1) :]:
            o.baseline_value = None  # "A (72.2), B (71.4), and C (69.8)": each has its own
    target.note("bracket-value")
    return max(end, i + 1)


def _opposite(out: list[Draft], inside: list[Draft]) -> list[Draft]:
    """The last values before a bracket, if they are, one by one, of the sorts in the bracket."""
    mine = [o for o in out if o.quantity.form != "factor" and o.baseline_value is None]
    mine = [o for o in mine[-len(inside) :] if "bracket-value" not in o.rules]
    alike = len(mine) == len(inside) and all(
        o.quantity.form == theirs.quantity.form and o.quantity.unit == theirs.quantity.unit
        for o, theirs in zip(mine, inside, strict=False)
    )
    return mine if alike else []


def _owner_of_bracket(c: _Case) -> Comparison | None:
    """The comparison right behind which the bracket of a value opens."""
    s, i = c.s, c.i
    named = s.low(i - 1) == "of" and s.metric_at[i - 2] is not None and s.low(i - 3) == "("
    if "(" not in (s.low(i - 1), s.low(i - 2)) and not named:
        return None
    opened = (i - 1, i - 2, i - 3 if named else i - 1)
    return next(
        (x for x in c.compared if i - 2 <= x.end <= i + 2 or any(b in opened for _, b in x.spans)),
        None,
    )


def _versus(c: _Case) -> int:
    """As in "91%, compared with 87% for A and 83% for B": what "vs." puts beside a value."""
    g, s, i = c.g, c.s, c.i
    j, measured = _before_value(c)
    versus = s.cue_at[j] if j >= 0 and s.has(j, "comparator") else None
    over = s.low(j) in ("over", "than", "above", "beyond", "upon")
    if versus is None or over or c.quantity.form not in _LEVELS:
        return 0
    if any(a <= i < b for x in c.compared for a, b in x.spans):
        return 0  # "compared to 32 threads"
    target = _held_against(c.out, c.d, versus.first)
    if target is None:
        return 0
    rivals = [o for o in c.drafts if i <= o.at <= _listed_until(s, i)]
    if pair := _paired(c.out, target, rivals):
        names = owner_after(g, s, rivals[-1].at + 1)
        for o, other in zip(pair, rivals, strict=True):
            merge_value(other, o)
            o.rules[-1:] = ["versus-value"]
            o.baselines = list(names)
        return rivals[-1].at + 1
    if theirs_first(g, s, target, c.d):
        target.at, target.quantity, c.d.quantity = i, c.quantity, target.quantity
    merge_value(c.d, target)
    if i - target.at < 4 and all(m is None for m in s.metric_at[target.at : i]):
        target.reach = max(target.reach, i)
    target.rules[-1:] = ["versus-value"]
    end = _listed_until(s, i) + 1
    detailed = any(x.first < target.at and s.low(x.end) == ":" for x in c.compared)
    target.baselines = [] if detailed else owner_after(g, s, end)
    if measured is not None and not target.baselines:
        level = versus.last
        while s.low(level) in g.determiners or s.low(level) in _ESTIMATED:
            level += 1
        target.baselines = [s.words(level, measured.first)] if level < measured.first else []
    while target.baselines and (further := _further_rival(g, s, end)):
        target.baselines += further[0]
        end = further[1]
    _alike_before(s, c.out, target)
    return max(end, i + 1)


def _alike_before(s: Sentence, out: list[Draft], target: Draft) -> None:
    """As in "62% and 58% of the tasks, compared to 95% for X": both are held against X."""
    n = out.index(target) if target in out else 0
    while n and s.low(out[n - 1].at + 1) in (",", "and") and out[n].at - out[n - 1].at < 4:
        n -= 1
        plain = out[n].baseline_value is None and not out[n].baselines
        joined = s.low(target.at - 1) == "and" and out[n].quantity.form == target.quantity.form
        if not (plain and joined and s.metric_at[out[n].at + 1] is None):
            return
        out[n].baseline_value, out[n].baselines = target.baseline_value, list(target.baselines)
        out[n].note("versus-value")


def _held_against(out: list[Draft], d: Draft, before: int) -> Draft | None:
    """As in "65% at 10 steps versus 59%": the value that is most like the rival's, then nearest."""
    earlier = [o for o in reversed(out) if o.at < before and o.quantity.form != "factor"]
    alike = (o for o in earlier if o.quantity.form == d.quantity.form == "percent")
    loosely = (o for o in earlier if same_sort(o, d, loose=True))
    return next(alike, None) or next(loosely, None)


def _before_value(c: _Case) -> tuple[int, Span | None]:
    """The token before a value and its light words, and the metric of "best perplexity of 15.8"."""
    g, s = c.g, c.s
    j = c.i - 1
    while j >= 0 and (g.qualifier(s, j) or (s.low(j) in _LIGHT and not s.has(j, "comparator"))):
        j -= 1
    of = any(s.low(k) == "of" for k in range(j + 1, c.i))
    measured = s.metric_at[j] if of and j > 0 else None
    if measured is not None:
        level = measured.first - 1
        passed = g.words["generic"] | g.determiners | _ESTIMATED
        while level > j - 5 and s.low(level) in passed:
            level -= 1
        j = level if s.has(level, "comparator") else j
    elif s.low(c.i - 1) == "of" and s.low(j) in ("gain", "gains") and s.cue_at[j - 1] is None:
        level = next((k for k in range(j - 1, max(-1, j - 5), -1) if s.has(k, "comparator")), j)
        j = level  # "compared with the best prior gains of 4.5%"
    return j, measured


def _of_each_rival(c: _Case) -> int:
    """As in "outperforming A of 5.3, B of 5.4": the values of the rivals."""
    mine = c.last()
    if mine is None or not _value_of_rival(c.s, c.i, c.compared):
        return 0
    if mine.baseline_value is None:
        mine.baseline_value = c.quantity.low
    return c.i + 1


def _reached_before(c: _Case) -> int:
    """As in "better than the 87% achieved by A": what was reached without it."""
    s, i = c.s, c.i
    told = s.low(i + 1) in ("we", "achieved", "obtained")
    if s.words(i - 2, i) != "than the" or not told:
        return 0
    mine = next((o for o in reversed(c.out) if same_sort(o, c.d) and o.at < i - 6), None)
    if mine is None:
        return 0
    mine.baseline_value = c.quantity.low
    return i + 1


def _of_references(c: _Case) -> int:
    """As in "exceeding their references of 97.1% and 87.0%": one for each value before."""
    if c.s.low(c.i - 1) not in ("of", "and") or not _reference_level(c.s, c.d):
        return 0
    mine = next((o for o in c.out if same_sort(o, c.d) and o.baseline_value is None), None)
    if mine is None:
        return 0
    mine.baseline_value = c.quantity.low
    return c.i + 1


def _at_rest(c: _Case) -> int:
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


def _stands_beside(stands: list[Comparison], mine: Draft) -> bool:
    """Whether a comparison tells where its rival stands, and not what is beaten before a value."""
    return any((not x.beat and not x.leading) or x.first > mine.reach for x in stands)


def _of_a_label(c: _Case) -> int:
    """As in "91% accuracy (Heron: 87%)", "below the human performance of 88%"."""
    mine = c.last(open_only=True)
    name = _labelled(c.g, c.s, c.i) if mine is not None else ""
    if not name:
        mine = c.last()
        name = _known_level(c.g, c.s, c.i) if mine is not None else ""
    if mine is None or not name:
        return 0
    mine.baseline_value, mine.baselines = c.quantity.low, [name]
    mine.note("bracket-value")
    return c.i + 1


def _standing(c: _Case) -> int:
    """As in "71%, far above the 42% of A", "less than the 4 J needed by A": where A stands."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    stands = ("above", "approaching", "below", "beyond", "nearing", "than")
    beside = s.low(i - 1) == "the" and s.low(i - 2) in stands
    if mine is None or not beside or c.quantity.form not in _LEVELS:
        return 0
    reached = s.low(i + 1) in c.g.words["coming_by"]
    k = i + 1 + (reached or s.low(i + 1) in ("level", "result", "score"))
    names = noun_list(c.g, s, k + 1)[0] if s.low(k) in ("by", "of", "for") else []
    if not names:
        return 0
    mine.baseline_value, mine.baselines = converted(c.d, mine), names
    mine.note("contrast-value")
    return i + 1


def _labelled_pair(c: _Case) -> int:
    """As in "higher accuracy (A: 91% vs. B: 84%)", "(A 0.84, B 0.81)": B's value in a bracket."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    label = mine and pair_label(s, mine.at, i)
    if mine is None or not label:
        return 0
    mine.baseline_value, mine.baselines = converted(c.d, mine), [s.words(*label)]
    if s.metric_at[i + 1] is not None:
        mine.reach = i  # "(A: 0.84, B: 0.81 mAP)"
    mine.rules[-1:] = ["versus-value"]
    return i + 1


def _beaten(c: _Case) -> int:
    """As in "reaches 91%, surpassing the 87% of Heron": the value that is beaten."""
    g, s, i = c.g, c.s, c.i
    j, _ = _before_value(c)
    beating = j if j >= 0 and s.has(j, "beat") else i - 2 if s.low(i - 1) == "the" else -1
    mine = c.last()
    if mine is None or c.quantity.adjective or c.quantity.form not in _LEVELS:
        return 0
    if not s.has(beating, "beat"):
        return 0
    names = noun_list(g, s, i + 1)[0] or owner_after(g, s, i + 1)
    if not names:
        return 0
    mine.baseline_value, mine.baselines = c.quantity.low, names
    mine.note("beaten-value")
    return i + 1


def _told_of_beaten(c: _Case) -> int:
    """As in "83% and 67%, surpassing Heron, which attains only 8% and 0%": one for each."""
    g, s, i = c.g, c.s, c.i
    verb = i - 1
    while verb > 0 and (g.qualifier(s, verb) or s.low(verb) in ("only", "a", "an")):
        verb -= 1
    rival = next((x for x in c.compared if x.beat and x.end < verb <= x.end + 4), None)
    told = s.low(verb - 1) == "which" or s.low(verb - 2) == "which"
    reaching = g.words["reaching_verbs"] | g.words["result_verbs"] | g.words["getting_verbs"]
    if rival is None or not told or s.low(verb) not in reaching:
        return 0
    theirs = [o for o in c.drafts if i <= o.at <= _listed_until(s, i)]
    mine = [o for o in c.out if same_sort(o, c.d) and o.baseline_value is None][-len(theirs) :]
    for o, other in zip(mine, theirs, strict=False):
        o.baseline_value, o.baselines = other.quantity.low, list(rival.names)
        o.note("bracket-value")
    return theirs[-1].at + 1


def _level_of_rival(c: _Case) -> int:
    """As in "rises to 1.1 m, 144% over the 0.45 m jump height of Heron": where the rival was."""
    i = c.i
    owner = next((x for x in c.compared if x.first < i < x.spans[0][0] and i - x.last < 2), None)
    if owner is None:
        return 0
    if (mine := c.last(open_only=True)) is not None:
        mine.baseline_value, mine.baselines = converted(c.d, mine), list(owner.names)
        mine.note("beaten-value")
    return i + 1


def _possessed(c: _Case) -> int:
    """As in "91%, compared to Heron's 87%": whose the value is said to be."""
    s, form = c.s, c.quantity.form
    if s.low(c.i - 1) != "'s" or form == "factor" or not c.out:
        return 0
    start = next((k for k in range(c.i - 2, max(-1, c.i - 7), -1) if s.low(k) == "from"), c.i)
    named = s.words(start + 1, start + 2)[:1].isupper() and s.metric_at[c.i - 2] is None
    risen = [s.words(start + 1, c.i - 1)] if start < c.i - 1 and named else []
    if not c.compared and not risen:
        return 0
    forms = ("count", "unit", "bare") if form in ("bare", "count") else (form,)
    target = next((o for o in reversed(c.out) if o.quantity.form in forms), None)
    if target is None:
        return 0
    owner = next((x for x in reversed(c.compared) if x.first < c.i), None)
    target.baseline_value = c.quantity.low
    target.baselines = risen or (list(owner.names) if owner else [])
    target.note("possessive-value")
    return c.i + 1


_MECHANISMS: Sequence[Callable[[_Case], int]] = (
    _repeated_for_another,
    _taken_by,
    _labelled_pair,
    _contrasted,
    _in_brackets,
    _versus,
    _of_each_rival,
    _reached_before,
    _of_references,
    _at_rest,
    _standing,
    _of_a_label,
    _beaten,
    _possessed,
    _told_of_beaten,
    _level_of_rival,
)
"""Each gives the token up to which it has read the rivals' values, 0 if there is none here."""


def _value_of_rival(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "outperforming A of 5.3, B of 5.4 and C of 5.8": the values of the rivals."""
    if s.low(i - 1) != "of" or not s.tokens[i - 2].text[0].isupper():
        return False
    beaten = next((c for c in reversed(compared) if c.beat and c.first < i), None)
    if beaten is None:
        return False
    listed = any(b == i - 1 for _, b in beaten.spans)
    return listed or (
        s.low(i - 3) in (",", "and") and any(beaten.end <= k < i - 2 for k in s.quantities)
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


def _opens(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "Compared to A with 49%, B reaches 99%": the value of the rival that opens."""
    if _told_aside(s, i, next((c.end for c in compared if c.leading), 0)):
        return s.quantity(i).form in ("percent", "unit")
    return s.quantity(i).form in ("percent", "unit", "count") and any(
        c.leading
        and (
            (c.end == i - 1 and s.low(i - 1) in ("with", "at"))
            or (s.low(i - 1) == "(" and c.spans[-1][1] == i - 1)
        )
        for c in compared
    )


def _beaten_first(s: Sentence, d: Draft, drafts: list[Draft], compared: list[Comparison]) -> bool:
    """As in "surpasses A (52%) and B (49%) with 61%": the value of one that is beaten."""
    behind = s.low(d.at - 1) == "(" and s.low(d.at + 1) == ")"
    named = any(c.beat and any(b == d.at - 1 for _, b in c.spans) for c in compared)
    mine = (o for o in drafts if o.at > d.at and s.low(o.at - 1) != "(")
    alike = any(o.quantity.form == d.quantity.form == "percent" for o in mine)
    return behind and named and alike


def _told_aside(s: Sentence, i: int, end: int) -> bool:
    """As in "Unlike A, which needs 40 ms, B needs 1 ms": in the clause behind the rival."""
    if s.low(0) == "unlike":
        end = next((k for k in range(1, min(i, 8)) if s.low(k) == ","), 0)
    inside = range(end + 2, i)
    closed = any(s.low(k) == "," for k in range(i + 1, min(i + 8, len(s.tokens))))
    aside = end > 0 and s.words(end, end + 2) in (", which", ", that") and closed
    return aside and not any(s.low(k) == "," for k in inside)


def _labelled(g: Grammar, s: Sentence, i: int) -> str:
    """As in "91% accuracy (Heron: 87%)": whose value the bracket holds, if it holds but that."""
    if s.low(i - 1) != ":" or s.low(i + 1) != ")":
        return ""
    first = i - 2
    while first > 0 and s.tokens[first].text != "(" and i - first < 6:
        first -= 1
    inside = range(first + 1, i - 1)
    noun = s.low(first + 1) in g.words["rival_nouns"]
    told = s.low(first) == "(" and (s.tokens[first - 1].quantity is None or noun)
    if not told or not inside or any(s.metric_at[k] is not None for k in inside):
        return ""
    known = any(s.low(k) in g.words["rival_nouns"] for k in inside)
    named = s.tokens[first + 1].text[0].isupper()
    return s.words(first + 1, i - 1) if known or named else ""


def _known_level(g: Grammar, s: Sentence, i: int) -> str:
    """As in "far below the human performance of 88%", "than human accuracy (97%)": "human"."""
    k = i - 1
    while k > 1 and (s.low(k) in ("of", "(", "at", "about", "~") or g.qualifier(s, k)):
        k -= 1
    level = s.low(k - 1)
    if s.low(k - 2) == "(" and level in g.words["known_levels"] and s.low(i + 1) == ")":
        return level  # "76% accuracy (random choice 33%)"
    compared = any(
        s.low(x) in ("below", "above", "behind", "from", "than", "to", "versus", "vs", "beyond")
        for x in range(max(0, k - 4), k - 1)
    )
    named = s.low(k) in g.words["measure_nouns"] or s.metric_at[k] is not None
    named = named or s.low(k) in ("baseline", "ceiling", "level")
    return level if named and compared and level in g.words["known_levels"] else ""


def _paired(out: list[Draft], target: Draft, rivals: list[Draft]) -> list[Draft]:
    """As in "0.91 and 4.2 mm, compared with 0.87 and 6.1 mm": the values that each has one."""
    last = out.index(target) + 1
    mine = out[max(0, last - len(rivals)) : last]
    if len(rivals) < 2 or len(mine) != len(rivals):
        return []
    near = all(b.at - a.at <= 11 for a, b in pairwise(mine))
    alike = all(
        a.quantity.form == b.quantity.form or (b.quantity.shared and a.quantity.form == "bare")
        for a, b in zip(mine[:-1], rivals[:-1], strict=True)
    )
    return mine if near and alike and all(o.baseline_value is None for o in mine[:-1]) else []


def _further_rival(g: Grammar, s: Sentence, start: int) -> tuple[list[str], int] | None:
    """After "61% for A": the rival of "and 54% for B", and the token after its value."""
    i = next((i for i in s.quantities if i >= start), None)
    if i is None or i - start > 6 or s.low(i + 1) not in ("for", "by", "with", "from"):
        return None
    k = i - 1
    while k > start and (g.qualifier(s, k) or s.low(k) in ("a", "the")):
        k -= 1
    joined = s.low(k) == "and" or (s.tokens[k].text == "," and s.low(i + 1) == "for")
    names = owner_after(g, s, i + 1) if joined else []
    return (names, i + 1) if names else None


def _listed_until(s: Sentence, i: int) -> int:
    """The last value of a list that opens at token i: "compared to 84 and 32 percent for X"."""
    last = i
    while True:
        if s.low(last + 1) in ("and", "/", "at") and last + 2 in s.quantities:
            last += 2
        elif s.words(last + 1, last + 3) == ", and" and last + 3 in s.quantities and last > i:
            last += 3
        elif s.low(last + 1) == "," and _goes_on_to_and(s, last + 2):
            last += 2
        else:
            return last


def _goes_on_to_and(s: Sentence, i: int) -> bool:
    """As in the second value of "4.5%, 18.3%, and 0%": a list that closes with "and"."""
    while i in s.quantities and s.low(i + 1) == "," and i + 2 in s.quantities:
        i += 2
    ends = s.words(i + 1, i + 3) == ", and" and i + 3 in s.quantities
    return i in s.quantities and (ends or (s.low(i + 1) == "and" and i + 2 in s.quantities))


def _bracket_end(s: Sentence, i: int) -> int:
    """Where the bracket around value i closes; i where another name stands in it."""
    for k in range(i + 1, min(i + 14, len(s.tokens))):
        if s.tokens[k].text == ")":
            return k
        if s.tokens[k].quantity is None and s.low(k) not in (",", "and", "/", "respectively"):
            return i
    return i


def _of_something_else(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "91% accuracy, while X reaches 88% coherence": its noun is no such metric."""
    k = d.reach + 1
    return (
        d.quantity.form in ("percent", "bare")
        and k < len(s.tokens)
        and s.tokens[k].is_word
        and s.tokens[k].text.islower()
        and s.metric_at[k] is None
        and not g.stops_phrase(s, k)
        and s.low(k) not in g.adverbs
        and not g.change_noun(s, k)
    )


def _rival(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "whereas X requires Q": the name X, if value i is what it needs or reaches; else []."""
    for k in range(i - 1, max(-1, i - 14), -1):
        t = s.tokens[k]
        if t.quantity is not None or t.text in ";.":
            return []
        parts = t.low in ("whereas", "while", "but") or (
            t.low == "where" and (s.low(k - 1) == "," or k - 1 in s.quantities)
        )
        if parts and s.low(k + 1) and not s.low(k + 1).endswith("ing"):
            names, spans, end = noun_list(g, s, k + 1)
            while s.low(end) in g.adverbs or s.low(end) == "only":
                if s.low(end) == "further":
                    return []  # "while Lark-2 further raises it to 3x"
                end += 1
            does = g.verb(s, end) or s.low(end) in g.words["solving_verbs"]
            if names and not does and _acts(g, s, spans[0][0], end):
                names, spans, end = (
                    [s.words(spans[0][0], end - 1)],
                    [(spans[0][0], end - 1)],
                    end - 1,
                )
                does = True
            if not names or not does or end >= i:
                return []
            if any(s.low(x) in ("best", "highest") for x in range(end, i)):
                return []  # "A leads with 82%, while B performs best with 85%"
            if any(s.tokens[x].text == "," for x in range(end, i)):
                return []  # "while X holds up better, losing only 10%"
            a, b = spans[0]
            if (measure := s.metric_at[a]) is not None and measure.last == b:
                return []  # "F1 gains 3 points, while recall gains 1 point"
            foreign = any(
                s.has(x, "foreign") or s.low(x) in g.words["rival_nouns"] for x in range(a, b)
            ) or s.low(k + 1) in ("existing", "prior", "previous", "conventional")
            named = any(g.scanner.is_name(s.tokens[x]) for x in range(a, b))
            kinds = b - a > 1 and s.low(b - 1) in g.heads and s.low(b - 1).endswith("s")
            losing = any(s.low(x) in g.words["losing_verbs"] for x in range(end, end + 2))
            losing = losing and all(s.low(x) != "by" for x in range(end, i))
            known = kinds or foreign or named or losing
            return names if known or s.tokens[a].text.istitle() else []
    return []


def _acts(g: Grammar, s: Sentence, first: int, end: int) -> bool:
    """As in "RocksDB saturates at": a name and a verb in -s that no rule knows."""
    verb = s.tokens[end - 1].text
    return (
        end - first > 1
        and s.tokens[first].text[0].isupper()
        and verb.islower()
        and verb.endswith("s")
        and not verb.endswith("ss")
        and s.low(end) in ("at", "in", "only", "to")
    )
