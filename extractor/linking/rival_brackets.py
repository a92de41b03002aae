"""The values of rivals in brackets or under a label: "than Heron (7600/s)", "(Heron: 87%)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.known_names import data_alone, known_models
from extractor.linking.noun_phrase import may_be_named
from extractor.linking.noun_phrases import noun_list
from extractor.linking.values import converted, owner_after, pair_label, same_sort

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.rival_case import Case
    from extractor.mentions.sentence import Sentence

_JOINING = ("of", "=", ":")  # a measure and its value


def repeated_for_another(c: Case) -> int:
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


def held_by_another(c: Case) -> int:
    """As in "a WER of 3.6% (4.5% from Heron)", "0.61 and 0.99 (1.94 and 1.07 from Heron)".

    What costs and sizes come from, as in "20 W (12 W from DRAM)", is a part and no rival.
    """
    s, i = c.s, c.i
    end = bracket_end(s, i)
    near = range(i, min(i + 8, len(s.tokens)))
    last = next((k for k in near if s.low(k) in ("by", "for", "from")), 0)
    theirs = [o for o in c.drafts if i <= o.at < last]
    if s.low(i - 1) != "(" or not last or end > last or last - theirs[-1].at != 1:
        return 0
    names, spans, close = noun_list(c.g, s, last + 1)
    told = bool(names) and s.low(close) == ")" and _labels_a_rival(c.g, s, *spans[0])
    if s.low(last) == "for":
        told = told and not known_models(c.g, s) and not any(s.hardware_at[last:close])
    scored = any(c.g.rules.metrics[m.ids[0]].family == "quality" for m in s.metrics if m.first < i)
    levels = [o for o in c.out if not _changes(c.g, s, o)]
    mine = _opposite(s, levels, theirs) if told and (scored or s.low(last) == "for") else []
    pairs = list(zip(mine, theirs, strict=False))
    if not all(0.3 < value.quantity.low / (o.quantity.low or 1) < 3.4 for o, value in pairs):
        return 0  # too far apart for two systems at one task
    for o, value in pairs:
        o.baseline_value, o.baselines = converted(value, o), list(names)
        o.note("bracket-value")
    return close if mine else 0


def _changes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "by 40%", "a 19% relative reduction": a change, and no level."""
    near = range(d.reach + 1, d.reach + 3)
    after = any(g.change_noun(s, k) or g.change_adjective(s, k) for k in near)
    return s.low(d.at - 1) == "by" or after


def labelled_rival(c: Case) -> int:
    """As in "a perplexity of 14.9 (Heron: 14.8)": whose the value in the bracket is, by its label.

    The label is a name or tells of a rival ("dense baseline"); none like "average" or "std".
    """
    s, i = c.s, c.i
    opened = next((k for k in range(i - 1, max(0, i - 6), -1) if s.tokens[k].text == "("), 0)
    mine = c.last(open_only=True, loose=True)
    if mine is None or not opened or opened != mine.reach + 1 or s.low(i + 1) != ")":
        return 0
    end = i - 1 if s.low(i - 1) in (":", "=") else i
    words = range(opened + 1, end)
    if not words or not all(s.tokens[k].is_word for k in words) or mine.quantity.form == "factor":
        return 0
    if any(s.metric_at[k] is not None or s.hardware_at[k] is not None for k in words):
        return 0
    rivals = c.g.words["rival_nouns"] | c.g.words["reference_adjectives"]
    first = s.tokens[opened + 1]
    named = (first.text[0].isupper() or c.g.scanner.is_name(first)) and end < i
    told = any(s.low(k) in rivals for k in words)
    if not (named or told) or any(c.g.qualifier(s, k) for k in words):
        return 0
    _hold_against(c, mine, s.words(opened + 1, end))
    return i + 1


def labelled_rivals(c: Case) -> int:
    """As in "an F1 of 91% (Heron: 88%, Wren: 81%)": rivals by their labels, each with its value.

    Not so where the value lies between them: then it is their mean, and they are what it is of.
    """
    s, i, mine = c.s, c.i, c.last(open_only=True)
    opened = s.bracket(i)
    if mine is None or opened is None or not opened < i < opened + 6:
        return 0
    words = (s.tokens[k] for k in range(mine.reach + 1, opened))
    beside = all(t.is_word and not c.g.verb(s, k) for k, t in enumerate(words, mine.reach + 1))
    if not beside and not any(opened < a < i for x in c.compared for a, _ in x.spans):
        return 0  # "91% on Song (Heron: 88%, ...", "beating all baselines (Heron: 88%, ..."
    names: list[str] = []
    values: list[float] = []
    first = opened + 1
    for o in (o for o in c.drafts if o.at >= i):
        end = o.at - (s.low(o.at - 1) in (":", "="))
        if not _labels_a_rival(c.g, s, first, end) or not same_sort(mine, o):
            return 0
        names.append(s.words(first, end))
        values.append(o.quantity.low)
        if s.low(o.at + 1) not in (",", ";", "and"):
            close = o.at + 1
            break
        first = o.at + 2 + (s.low(o.at + 2) == "and")
    else:
        return 0
    among = min(values) <= mine.quantity.low <= max(values)
    if len(names) < 2 or s.low(close) != ")" or among:
        return 0
    mine.baselines = names
    mine.note("bracket-value")
    return close


def _labels_a_rival(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether tokens first to last-1 are a name that may be a rival's, and of no data or device."""
    words = range(first, last)
    plain = all(s.tokens[k].is_word and s.metric_at[k] is None for k in words)
    return (
        0 < len(words) < 4
        and plain
        and may_be_named(g, s, first)
        and not data_alone(g, s, first, last)
        and all(s.hardware_at[k] is None for k in words)
    )


def _hold_against(c: Case, mine: Draft, name: str) -> None:
    """Make the value in brackets that of `name`, which `mine` is held against."""
    mine.baseline_value, mine.baselines = converted(c.d, mine), [name]
    mine.note("bracket-value")


def told_of_another(c: Case) -> int:
    """As in "in 43 seconds (Heron needs 40 minutes)": what another takes or reaches."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    opened = next((k for k in range(i - 1, max(0, i - 8), -1) if s.low(k) == "("), 0)
    verb = c.g.before_qualifiers(s, i)
    if mine is None or not opened or mine.reach != opened - 1 or s.low(i + 1) != ")":
        return 0
    named = opened + 1 < verb and s.tokens[opened + 1].text[0].isupper()
    plain = all(s.tokens[k].is_word for k in range(opened + 1, verb))
    level = c.g.verb(s, verb) and not c.g.change(s, verb) and s.low(verb) not in ("adds", "costs")
    if not (named and plain and level and mine.kind != "factor"):
        return 0
    _hold_against(c, mine, s.words(opened + 1, verb))
    return i + 1


def without_a_part(c: Case) -> int:
    """As in "56.2% (56.8% without exits)": the level of the same thing without a part."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    if mine is None or s.words(i - 1, i) != "(" or s.low(i + 1) != "without":
        return 0
    names, _, end = noun_list(c.g, s, i + 2)
    if mine.reach != i - 2 or len(names) != 1 or s.low(end) != ")":
        return 0
    _hold_against(c, mine, f"without {names[0]}")
    return end


def taken_by(c: Case) -> int:
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


def in_brackets(c: Case) -> int:
    """As in "than Heron (7600 steps/s)": the value in the bracket behind a rival."""
    s, i, out = c.s, c.i, c.out
    owner = _owner_of_bracket(c)
    if owner is None or not out or (owner.leading and owner.first <= 2):
        return 0
    if c.quantity.form not in (out[-1].quantity.form, "bare", "unit", "percent"):
        return 0
    if owner.chosen or _won_by(s, i):
        return 0  # "preferred over A (52%) and B (61%)": each is a result of its own
    if s.low(i + 1) in ("over", "than", "ci", "cis", "confidence"):
        return 0  # "3% over A (5% over B)": a gain of its own; "over A (95% CI)": how sure
    sort = (c.quantity.form, c.quantity.unit)
    alike = [o for o in reversed(out) if (o.quantity.form, o.quantity.unit) == sort]
    alike = [o for o in alike if o.quantity.form != "factor"]
    named = [o for o in alike if _of_one_measure(s, o.at, i)]
    target = next(iter(named or alike), None)
    if target is None:
        return 0
    if target is not alike[0] or (s.low(target.at - 1) == "(" and target.at < owner.first):
        target.baselines = list(owner.names)  # "Lark (12 ms) beats A (22 ms) and B (31 ms)"
    if each := _on_each_place(c, alike):
        return each
    end = bracket_end(s, i)
    inside = [o for o in c.drafts if i <= o.at < end]
    if target.quantity.form == "percent" and _differs_by(s, target.at):
        return max(end, i + 1)
    if len(inside) > 1 and (mine := _opposite(s, out, inside)):
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


def _on_each_place(c: Case, alike: list[Draft]) -> int:
    """As in "91% on A and 84% on B, surpassing Heron (88% on A, 79% on B)": the levels of Heron."""
    s, i = c.s, c.i
    if s.low(i - 1) != "(":
        return 0
    close = next((k for k in range(i + 1, min(i + 30, len(s.tokens))) if s.low(k) in "()"), 0)
    inside = [o for o in c.drafts if i <= o.at < close]
    places = [s.low(o.at + 2) for o in inside if s.low(o.at + 1) in ("for", "in", "on")]
    mine = [o for o in reversed(alike[: len(inside)]) if o.baseline_value is None]
    if s.low(close) != ")" or len(places) < 2 or not len(places) == len(inside) == len(mine):
        return 0
    where = dict(zip(places, inside, strict=True))
    ours = [_place_behind(s, o, places) for o in mine]
    if len(where) < len(inside) or set(ours) not in (set(places), {""}):
        return 0
    for n, o in enumerate(mine):
        theirs = where[ours[n]] if ours[n] else inside[n]
        o.baseline_value = theirs.quantity.low
        o.note("bracket-value")
    return close


def _place_behind(s: Sentence, d: Draft, places: list[str]) -> str:
    """The first of the places that is named right behind a value, or ""."""
    near = [s.low(k) for k in range(d.reach + 1, d.reach + 6)]
    return next((low for low in near if low in places), "")


def _won_by(s: Sentence, i: int) -> bool:
    """As in "beats A (52% win rate)": how often it wins, which is no level of A."""
    span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    return span is not None and span.ids[0] == "win_rate"


def _differs_by(s: Sentence, i: int) -> bool:
    """As in "higher than A by 3.6% and 2.8%, and comparable with B (79.1%)": no level."""
    k = i - 1
    while k > 0 and (k in s.quantities or s.low(k) in (",", "and")):
        k -= 1
    return s.low(k) == "by"


def _of_one_measure(s: Sentence, i: int, j: int) -> bool:
    """As in "81% F1 and 75% accuracy (74% F1)": whether one measure stands behind both values."""
    a, b = s.metric_at[i + 1 : i + 2], s.metric_at[j + 1 : j + 2]
    return bool(a and b and a[0] and b[0] and a[0].ids == b[0].ids)


def _opposite(s: Sentence, out: list[Draft], inside: list[Draft]) -> list[Draft]:
    """The last values before a bracket, if they are, one by one, of the sorts in the bracket.

    Measures named on both sides pair them: "91% F1 and 4 ms, ahead of Heron (8 ms, 88% F1)".
    """
    mine = [o for o in out if o.quantity.form != "factor" and o.baseline_value is None]
    mine = _by_their_measures(s, mine, inside) or _by_their_units(mine[-len(inside) :], inside)
    mine = [o for o in mine if "bracket-value" not in o.rules]
    alike = len(mine) == len(inside) and all(
        o.quantity.form == theirs.quantity.form and o.quantity.unit == theirs.quantity.unit
        for o, theirs in zip(mine, inside, strict=False)
    )
    return mine if alike else []


def _by_their_measures(s: Sentence, mine: list[Draft], inside: list[Draft]) -> list[Draft]:
    """The values that are of the measures named in a bracket, in the order of the bracket."""
    measures = [measure_beside(s, o.at) for o in inside]
    if not all(measures) or len(set(measures)) < len(measures):
        return []
    own = {measure_beside(s, o.at): o for o in mine}
    return [own[ids] for ids in measures if ids in own]


def _by_their_units(mine: list[Draft], inside: list[Draft]) -> list[Draft]:
    """As in "12 ms and 3 GB, ahead of Heron (5 GB, 30 ms)": the values in the bracket's order."""
    units = [(o.quantity.form, o.quantity.unit) for o in inside]
    own = {(o.quantity.form, o.quantity.unit): o for o in mine}
    return [own[unit] for unit in units] if set(units) == set(own) and len(own) > 1 else mine


def measure_beside(s: Sentence, i: int) -> tuple[str, ...]:
    """What value i is of, as in "91% F1", "an F1 of 91%"; empty where no measure is beside it."""
    behind = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    before = s.metric_at[i - 2] if i > 1 and s.low(i - 1) in (*_JOINING, "is", "at") else None
    span = behind or before
    return span.ids if span is not None else ()


def _owner_of_bracket(c: Case) -> Comparison | None:
    """The comparison right behind which the bracket of a value opens."""
    s, i = c.s, c.i
    if s.low(i - 1) in ("at", ","):  # "(Heron with a planner at 74% F1)", "(Heron, 74%)"
        paren = next((k for k in range(i - 2, max(0, i - 9), -1) if s.tokens[k].text in "()"), 0)
        held = (x for x in c.compared if any(paren < b < i for _, b in x.spans))
        return next(held, None) if s.low(paren) == "(" else None
    span = s.metric_at[i - 2] if s.low(i - 1) in _JOINING else None
    named = span is not None and s.low(span.first - 1) == "("  # "(AUC = 93%", "(an F1 of 88%"
    if "(" not in (s.low(i - 1), s.low(i - 2)) and not named:
        return None
    opened = (i - 1, i - 2, span.first - 1 if named and span is not None else i - 1)
    return next(
        (x for x in c.compared if i - 2 <= x.end <= i + 2 or any(b in opened for _, b in x.spans)),
        None,
    )


def of_a_label(c: Case) -> int:
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


def labelled_pair(c: Case) -> int:
    """As in "higher accuracy (A: 91% vs. B: 84%)", "(A 0.84, B 0.81)": B's value in a bracket."""
    s, i, mine = c.s, c.i, c.last(open_only=True)
    label = mine and pair_label(s, mine.at, i)
    if mine is None or not label or not _labels_a_rival(c.g, s, *label):
        return 0
    mine.baseline_value, mine.baselines = converted(c.d, mine), [s.words(*label)]
    if s.metric_at[i + 1] is not None:
        mine.reach = i  # "(A: 0.84, B: 0.81 mAP)"
    mine.rules[-1:] = ["versus-value"]
    return i + 1


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


def whose_bracket(g: Grammar, s: Sentence, d: Draft, compared: list[Comparison]) -> str:
    """As in "outperforms A (9 FPS, 54% AP) by 2 points and B (55% AP) by 1 point": A, A, and B.

    The level of a rival that is beaten by so much, where the own level is not told.
    """
    opened = next(
        (k for k in range(d.at - 1, max(0, d.at - 12), -1) if s.tokens[k].text in "()"), 0
    )
    close = next((k for k in range(d.at + 1, len(s.tokens)) if s.tokens[k].text in "()"), 0)
    beaten = next((c for c in compared if c.beat and c.last < opened), None)
    told = s.low(opened) == "(" and s.low(close) == ")" and s.low(close + 1) == "by"
    if d.kind != "absolute" or beaten is None or not told:
        return ""
    known = (name for name, (_, b) in zip(beaten.names, beaten.spans, strict=False) if b == opened)
    if name := next(known, ""):
        return name
    first = g.phrase_start(s, opened)
    again = s.low(first - 1) == "and" and s.tokens[first].text[:1].isupper()
    return s.words(first, opened) if again else ""


def bracket_end(s: Sentence, i: int) -> int:
    """Where the bracket around value i closes; i where it holds more than values and measures."""
    for k in range(i + 1, min(i + 14, len(s.tokens))):
        if s.tokens[k].text == ")":
            return k
        behind = s.tokens[k - 1].quantity is not None and s.tokens[k].text[0].isalpha()
        named = behind and not s.tokens[k].text.islower() and s.hardware_at[k] is None
        measure = s.metric_at[k] is not None or named
        plain = s.low(k) in (",", "and", "/", "respectively", *_JOINING[1:])
        if s.tokens[k].quantity is None and not plain and not measure:
            return i
    return i
