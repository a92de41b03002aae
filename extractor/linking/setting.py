"""Data sets, models and conditions under which a value holds: "on A and B", "at batch size 1"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from extractor.linking.circumstances import further_places
from extractor.linking.draft import GAINS
from extractor.linking.known_names import work_on_known
from extractor.linking.noun_phrases import noun_list
from extractor.linking.opening import opens, opens_anew, statement_start
from extractor.linking.own_places import (
    alike_in_place,
    measured_alike,
    no_setting,
    own_place,
    shared_behind,
    told_when,
    with_and_without,
)
from extractor.linking.places import Place, places_of, shared_noun, trimmed

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.mentions.tokens import Token


_WHERE = ("for", "in", "on")
_INDEXED = ("acc", "ap", "auc", "f1", "map")
_BOUNDING = ("above", "below", "beyond", "of", "with")


@dataclass(frozen=True, slots=True)
class _Fronts:
    """Phrases that hold for several values: of all that follow, or of those of a later clause."""

    opening: list[Place]
    anew: list[Place]


def find_settings(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """Give each draft the data sets, models and conditions under which its value holds.

    A phrase that opens the sentence holds for all its values, one behind a value for that value
    and those listed with it, one between two values for the later if nothing else is its own.
    """
    if not drafts:
        return
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    start = statement_start(g, s, drafts[0].at)
    places = _all_places(g, s, drafts, taken, start)
    fronts = _fronts(g, s, drafts[0].at, places, start)
    hosts = {name for d in drafts if "host" in d.rules for name in d.baselines}
    apart: set[int] = set()
    around = [_around(g, s, drafts, n, places, fronts) for n in range(len(drafts))]
    union = _parts_told(g, s, fronts.opening, [p for behind, _ in around for p in behind])
    for n, d in enumerate(drafts):
        behind, ahead = around[n]
        behind = [p for p in behind if not set(p.names) <= set(d.baselines)]
        behind = [p for p in behind if d.rules[:1] != ["from-to"] or s.low(p.end) != "from"]
        own = behind + _of_its_measure(s, d, ahead) if behind else ahead
        held = [p for p in _in_front(s, d, own, fronts) if not (own and p in union)]
        if behind and (instead := [p for p in held if _elsewhere(g, s, p, behind[0], drafts, n)]):
            if d.at < d.reach:
                own = ahead  # the 3% of "On A, it gains 3% and 5% on B"
            else:
                held = [p for p in held if p not in instead]
                apart.add(d.at)
        for p in (p for p in (*held, *own) if not p.at < d.at < min(p.at + 3, p.end)):
            others = hosts.union(d.baselines, d.beside)
            fresh = (name for name in p.names if not (name in others or _bare(name)))
            d.setting += [name for name in fresh if name not in d.setting]
    _add_tasks(g, s, drafts, places, taken)
    _deal_out_places(g, s, drafts, places, taken)
    for n in (n for n in range(len(drafts) - 1, 0, -1) if drafts[n].at not in apart):
        _share_the_last(g, s, drafts[n - 1], drafts[n], places)
    _share_behind_all(g, s, drafts, places)
    with_and_without(g, s, drafts)
    work_on_known(g, s, drafts, taken.union(o.at for o in drafts))
    told_when(g, s, drafts, places)


def _share_behind_all(g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place]) -> None:
    """As in "2x on A and 3x on B with 4-bit weights": what stands behind the last place."""
    for n, d in enumerate(drafts[:-1]):
        for p in places:
            if p.at > d.reach and shared_behind(g, s, drafts, n, p.at):
                d.setting += [name for name in p.names if name not in d.setting]


def _parts_told(g: Grammar, s: Sentence, opening: list[Place], own: list[Place]) -> list[Place]:
    """As in "on simulated and real data show 5% on simulated data and 3% on real data": the whole.

    What opens the sentence says no more where values have two parts of it for their places.
    """
    plain = g.words["setting_nouns"] | g.words["placing"] | {"and", "both", "public", "world"}
    parts = [set(name.lower().replace("-", " ").split()) - plain for p in own for name in p.names]
    listed = [p for p in opening if any(s.low(k) == "and" for k in range(p.at, p.end + 1))]
    wholes = [(p, " ".join(p.names).lower().replace("-", " ").split()) for p in listed]
    several = len({frozenset(part) for part in parts}) > 1
    return [p for p, words in wholes if several and any(part & set(words) for part in parts)]


def _bare(name: str) -> bool:
    """Whether a name is a number that tells nothing alone; not "2023"."""
    return name.isdigit() and len(name) < 4


def _fronts(g: Grammar, s: Sentence, first: int, places: list[Place], start: int) -> _Fronts:
    """The phrases before value `first` that open the statement, and those that open a later one."""
    ahead = [p for p in places if p.at < first]
    opening = [
        p
        for p in ahead
        if (p.at < start and s.low(p.at - 1) not in g.words["relying"])
        or opens(g, s, p)
        or opens_anew(g, s, p)
    ]
    left = [p for p in ahead if opens_anew(g, s, p)][:-1]
    opening = [p for p in opening if p not in left]  # "on A it beats B; on C it gains 4%"
    return _Fronts(opening, [p for p in places if p.at > first and opens_anew(g, s, p)])


def _around(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, places: list[Place], fronts: _Fronts
) -> tuple[list[Place], list[Place]]:
    """The phrases right behind value n, and those between it and the value before."""
    d = drafts[n]
    floor = drafts[n - 1].reach if n and drafts[n - 1].reach < d.at else -1
    values = [o.at for o in drafts[n + 1 :] if o.at > d.reach]
    paired = len(values) > 0 and _paired(g, s, d.reach, values[0])
    until = next(iter(values[paired:]), len(s.tokens))
    behind = [p for p in places if d.reach < p.at < until and p not in fronts.anew]
    behind = [p for p in behind if not _cut_off(g, s, d, p)]
    ahead = [p for p in places if floor < p.at < d.at and p not in fronts.opening]
    ahead = [p for p in ahead if not _cut_off_ahead(s, p, d)]
    if n and s.low(d.reach + 1) in _WHERE:
        ahead = [p for p in ahead if p.at != drafts[n - 1].reach + 1]  # "5% on A, 3% on average"
    later = [p for p in ahead if _another_result(g, s, floor + 1, p.at)]
    return behind, later or ahead


def _of_its_measure(s: Sentence, d: Draft, ahead: list[Place]) -> list[Place]:
    """As in "cuts latency on A from 62 ms to 10 ms in B": where the measure was taken."""
    if d.metric_at is None or d.rules[:1] != ["from-to"]:
        return []
    return [
        p for p in ahead if s.metric_at[p.at - 1] is not None and s.low(p.end) in ("by", "from")
    ]


def _in_front(s: Sentence, d: Draft, own: list[Place], fronts: _Fronts) -> list[Place]:
    """The phrases in front that hold for a value with places of its `own`."""
    where = [p for p in own if s.low(p.at) not in ("at", "under", "with")]
    named = any(name[0].isupper() for p in where for name in p.names)
    first = (p.at == 0 or (p.at == 2 and s.low(1) == ",") for p in fronts.opening)
    held = [p for p, front in zip(fronts.opening, first, strict=True) if front or not named]
    stop = next((k for k in range(d.at, 0, -1) if s.tokens[k].text == ";"), 0)
    return [p for p in fronts.anew if stop < p.at < d.at][-1:] or held


def _add_tasks(
    g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place], taken: set[int]
) -> None:
    """As in "93% accuracy for error detection": what a value is told of, a place from now on."""
    for d in drafts:
        place = _task_behind(g, s, d, taken)
        if place is not None and place.names[0] not in d.setting + d.baselines:
            d.setting.append(place.names[0])
            places.append(place)


def _deal_out_places(
    g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place], taken: set[int]
) -> None:
    """Leave each value the places that are its own, where several are told for several values."""
    _in_order(g, s, drafts, places)
    _named_before_brackets(g, s, drafts, taken)
    _one_name_each(g, s, drafts)
    _of_its_bracket(s, drafts, places)
    _former_or_latter(s, drafts, places)
    _named_before_metrics(g, s, drafts)
    _gains_of_levels(g, s, drafts)
    for before, d in pairwise(drafts):
        if not before.setting and _mean_or_best(g, s, before, d):
            before.setting = list(d.setting)


def _all_places(
    g: Grammar, s: Sentence, drafts: list[Draft], taken: set[int], start: int
) -> list[Place]:
    """The phrases of place and circumstance of a statement that begins at `start`, in order."""
    values = {o.at for o in drafts}
    places = places_of(g, s, taken, min(len(s.tokens) - 1, max(d.reach for d in drafts) + 15))
    places = [p for p in places if s.low(p.end - 1) == "of" or p.end - 1 not in values]
    places += further_places(g, s, start, taken | values, places)
    places += alike_in_place(g, s, drafts, places, taken)
    places = [p for p in places if not _a_value(s, drafts, p)]
    given = {o.at for o in drafts if o.kind in GAINS}
    return [
        p
        for p in sorted(places, key=attrgetter("at"))
        if "with" not in (s.low(p.at), s.low(p.at - 1)) or given.isdisjoint(range(p.at, p.at + 3))
    ]  # but "with under 1% accuracy loss"


def _a_value(s: Sentence, drafts: list[Draft], p: Place) -> bool:
    """As in "needs 9 s for A and under 27 s for B", "Starting from a baseline with 48.9% accuracy".

    What follows the preposition is a value, or the level of what is held against.
    """
    q = s.tokens[p.at + 1].quantity
    if q is None or s.low(p.at) not in ("over", "under", "with"):
        return False
    if s.low(p.at) == "with":
        measured = s.metric_at[min(p.at + 2, len(s.tokens) - 1)] is not None
        return measured and q.form == "percent" and q.low in {d.baseline_value for d in drafts}
    return q.form == "unit" and any(d.at == p.at + 1 for d in drafts[1:])


def _elsewhere(
    g: Grammar, s: Sentence, opened: Place, own: Place, drafts: list[Draft], n: int
) -> bool:
    """As in "On A, it gains 3%, and 5% on B": the later of two values alike is on B instead.

    The value before it has no place of its own behind it, as it has in "3% on B and 5% on C".
    """
    d = drafts[n]
    if d.at < d.reach:
        other = next((o for o in drafts[n + 1 :] if o.at == d.reach), None)
        other = other if other is drafts[min(n + 1, len(drafts) - 1)] else None
    else:
        other = drafts[n - 1] if n else None
    if other is None or (other.metric, other.kind) != (d.metric, d.kind):
        return False
    if other.reach == d.reach and sum(o.reach == d.reach for o in drafts) != 2:
        return False
    told = other.reach < d.at and s.low(other.reach + 1) in _WHERE
    one = len(opened.names) == len(own.names) == 1 and s.low(own.at) == s.low(opened.at)
    sort = {_a_model(g, s.tokens[p.at + 1]) for p in (opened, own)}
    named = all(p.names[0][0].isupper() for p in (opened, own))
    return one and named and len(sort) == 1 and not told


def _a_model(g: Grammar, token: Token) -> bool:
    """Whether a word names a model: by its family, or by its size ("Wren-7B")."""
    return g.scanner.of_a_family(token) or (token.text[-1] == "B" and token.text[-2:-1].isdigit())


def _paired(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "75.1% mIoU at 96 FPS on A": one point in two measures, both of them on A.

    So of "12 images/s with 3 ms latency on A", "a 2x speedup with 30% less memory on A".
    """
    link = g.before_qualifiers(s, last, ("a", "an"))
    between = range(first + 1, link)
    measured = (s.metric_at[k] is not None or s.implied_at[k] is not None for k in between)
    return s.low(link) in ("at", "with") and all(measured)


def _gains_of_levels(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "82% on A, 11% more than B": the gain is on A.

    Of "82% on A and 79% on B, 4 and 2 points above C" each has the place of its level.
    """
    for reach in dict.fromkeys(d.reach for d in drafts):
        run = [d for d in drafts if d.reach == reach]
        levels = [o for o in drafts if run and o.reach < run[0].at and o.kind == "absolute"]
        near = len(run) > 1 and bool(levels) and run[0].setting == levels[-1].setting
        run = [d for d in run if not d.setting or near]
        levels = [o for o in levels if all(_gain_of_a_level(g, s, o, d) for d in run)]
        each = levels[-len(run) :]
        if len(each) < len(run) or len({tuple(o.setting) for o in each}) == 1:
            each = levels[-1:] * len(run)
        for level, d in zip(each, run, strict=False):
            same = [o for o in levels if o.metric == d.metric] if len(run) == 1 else []
            d.setting = list((same or [level])[-1].setting)


def _gain_of_a_level(g: Grammar, s: Sentence, level: Draft, d: Draft) -> bool:
    """As in "82% on A, a gain of 11% over B", "82% on A, which beats B by 11%": both are on A."""
    if level.kind != "absolute" or d.kind not in GAINS:
        return False
    families = {g.rules.metrics[x.metric or "other"].family for x in (level, d)}
    between = range(level.reach + 1, d.at)
    return len(families) == 1 and not any(s.low(k) in g.words["parting"] for k in between)


def _mean_or_best(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "8.9x (3.7x on average) over X on A": both were measured on A."""
    opened = s.low(d.at - 1 - g.qualifier(s, d.at - 1)) == "("
    near = d.at - before.at < 5 and before.quantity.form == d.quantity.form
    return opened and near and (before.metric, before.kind) == (d.metric, d.kind)


def _task_behind(g: Grammar, s: Sentence, d: Draft, taken: set[int]) -> Place | None:
    """As in "a 2x speedup in reconstruction", "93.5% accuracy for error detection": at what.

    So in "a 2x speedup of the decoder", and "96% accuracy in counting songs".
    """
    k = d.reach + 1
    while k < len(s.tokens) and (
        s.metric_at[k] is not None
        or s.implied_at[k] is not None
        or g.change_noun(s, k)
        or g.change_adjective(s, k)
    ):
        k += 1
    k = _past_its_name(s, k)
    sped = s.low(k) == "of" and s.low(k - 1) in ("acceleration", "speed-up", "speedup")
    if not (sped or s.low(k) in ("for", "in")) or k + 1 >= len(s.tokens):
        return None
    first = k + 1
    while s.low(first) in g.determiners:
        first += 1
    if s.low(k) == "in" and (done := _doing_something(g, s, first)):
        return Place(k, done, (s.words(first, done),))
    names, spans, end = noun_list(g, s, first)
    if len(names) != 1 or spans[0][0] in taken:
        return None
    span, head = range(*spans[0]), s.low(spans[0][1] - 1)
    bounded = s.low(end) in _BOUNDING or len(names[0]) == 1 or head in g.words["setting_nouns"]
    if len(span) == 1 and bounded:
        return None  # "10% for distances beyond 0.5 m", "for n = 18"
    if last := shared_noun(g, s, span[-1] + 1):
        names, end = [s.words(span[0], last)], last
    made = any(s.low(x) in g.words["method_nouns"] for x in span)
    staged = any(tag.startswith("phase.") for x in span for tag in s.tags[x])
    task = head.endswith(("ing", "tion", "sion", "ment", "sis"))
    vague = s.low(span[0]) in g.words["adding_adjectives"]
    staged_scene = len(span) > 1 and head in g.words["staged_scenes"] and not vague
    task = task or sped or s.low(k) == "for" or staged_scene
    task = task and any(letter.isalpha() for letter in names[0])
    other = made or staged or not task or no_setting(g, s, span) or head in g.pronouns
    return None if other else Place(k, end, (trimmed(names[0]),))


def _past_its_name(s: Sentence, k: int) -> int:
    """As in "20% improvement in accuracy for retrieval": from "in" to the "for" of the task."""
    measure = s.metric_at[k + 1] if s.low(k) == "in" and k + 1 < len(s.tokens) else None
    return measure.last if measure is not None and s.low(measure.last) == "for" else k


def _doing_something(g: Grammar, s: Sentence, first: int) -> int:
    """As in "96% accuracy in counting songs": the end of what is done, or 0."""
    low = s.low(first)
    no_verb = g.words["nouns_in_ing"] | g.words["adjectives_in_ing"]
    if not low.endswith("ing") or low in no_verb or s.metric_at[first] is not None:
        return 0
    start = first + 1
    while s.low(start) in g.determiners:
        start += 1
    end = g.phrase_end(s, start)
    plain = not any(g.change(s, k) or s.metric_at[k] is not None for k in range(start, end))
    return end if plain and 0 < end - start < 4 else 0


def _cut_off(g: Grammar, s: Sentence, d: Draft, p: Place) -> bool:
    """Whether another statement begins between a value and a phrase of place behind it."""
    for k in range(d.reach + 1, p.at):
        if s.tokens[k].text in ";:.":
            return True
        if s.low(k) in ("while", "whereas", "but", "enabling", "allowing", "making", "paving"):
            return True
        if s.words(k, k + 2) == ", with" and s.low(p.end).endswith("ing") and g.verb(s, p.end):
            return True  # "3% on A, with training on B adding 2%"
        if s.low(p.at) == "in" and s.has(k, "comparator"):
            return True  # "compared to the 0% reported in X"
        if s.tokens[k].text == "," and s.low(k + 1).endswith("ing") and g.verb(s, k + 1):
            return True
        kept = (
            g.words["amounts_alike"] | g.words["alike"] | {"little", "minimal", "negligible"}
        )  # "with no loss on A"
        moved = {g.change(s, k + 2), g.change(s, k + 3)} != {None} and s.low(k + 2) not in kept
        if s.words(k, k + 2) == ", with" and moved:
            return True  # "gains of 4%, with notable improvements on B"
        if s.tokens[k].text == "," and s.words(k + 1, k + 3) == "and also":
            return True  # "with 17% on average, and also the best results on B"
    return p.at - d.reach > 14 or _another_result(g, s, d.reach + 1, p.at)


def _another_result(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "and sets a new state of the art on B", "and keeps strong results under shifts"."""
    for k in range(first, last):
        verb = k + 1 + (s.low(k + 1) in ("also", "even", "further") or s.low(k + 1)[-2:] == "ly")
        told = s.low(k) in ("and", "but", "yet") and s.low(verb).endswith("s") and g.verb(s, verb)
        if told and any(
            s.low(x) in g.words["praise"] for x in range(verb + 1, min(verb + 5, last))
        ):
            return True
    return False


def _cut_off_ahead(s: Sentence, p: Place, d: Draft) -> bool:
    """Whether a phrase of place before a value belongs to what stands before it.

    Not where what is done there goes on: "the best results on A, exceeding B by 5%".
    """
    marks = [k for k in range(p.end, d.at) if s.tokens[k].text in ",;:()"]
    named = s.low(p.at) == "in" and not p.names[0].islower()
    on = s.low(p.at) in ("on", "across") or (named and s.low(0) == "we")
    on = bool(marks) and on and _goes_on(s, marks, d.at)
    return (bool(marks) and not on) or d.at - p.end > (14 if on else 8)


def _goes_on(s: Sentence, marks: list[int], at: int) -> bool:
    """Whether the one comma before token `at` is followed by "with", "where" or what is done."""
    nxt = marks[0] + 1
    alone = len(marks) == 1 and s.tokens[marks[0]].text == ","
    doing = nxt + s.low(nxt).endswith("ly")
    told = s.low(nxt) in ("where", "with") or (
        s.low(doing).endswith("ing") and s.low(doing) != "using"
    )
    return alone and told and not any(i in s.quantities for i in range(nxt, at))


def _in_order(g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place]) -> None:
    """As in "37 mm and 13 mm on A and B, respectively": one setting for each value."""
    dealt: set[Place] = set()
    for run in _runs(s, drafts):
        reach = run[-1].reach
        said = s.respectively(reach + 1)
        measures = said and _dealt_to_measures(s, run)
        for p in places:
            if measures and p.end <= run[0].at:
                continue  # "On A and B, it cuts FLOPs and memory by 8% and 4%, respectively"
            if said and len(p.names) == 1 < len(run) and (parts := _with_shared_noun(p.names[0])):
                for d in run:
                    d.setting = [
                        name for x in d.setting for name in (parts if x == p.names[0] else [x])
                    ]
                p = Place(p.at, p.end, tuple(parts))
            held = [set(p.names) <= set(d.setting) for d in run]
            every = said and (held[0] or s.respectively(p.end, p.end + 4) > 0)
            listed = len(p.names) == len(run) and (all(held) or every)
            near = p.at > reach and p.at - reach < 10
            near = near or (p.end <= run[0].at and not _listed_besides(g, s, p.end, run))
            if listed and (said or near or p in dealt):
                dealt.add(p)
                for d, name in zip(run, p.names, strict=True):
                    missing = [name] if name not in d.setting else []
                    d.setting = [*missing, *(x for x in d.setting if x not in {*p.names} - {name})]
                break
    for p in places:
        before = [d for d in drafts if d.reach < p.at][-len(p.names) :]
        alike = len({(d.kind, d.metric) for d in before}) == 1 and len(before) == len(p.names) > 1
        told = s.respectively(p.end, p.end + 4) > 0
        if alike and told and before[0].reach != before[-1].reach:
            for d, name in zip(before, p.names, strict=True):
                d.setting = [*(x for x in d.setting if x not in p.names), name]


def _dealt_to_measures(s: Sentence, run: list[Draft]) -> bool:
    """As in "FLOPs and memory by 8% and 4%, respectively": the values go with measures before."""
    at = [d.metric_at for d in run if d.metric_at is not None]
    apart = len({d.metric for d in run}) == len(run) == len(set(at))
    return apart and max(at) < run[0].at and any(s.low(k) == "and" for k in range(min(at), max(at)))


def _runs(s: Sentence, drafts: list[Draft]) -> list[list[Draft]]:
    """Values listed together, as in "67.9 mAP and 70.2 mAP": two or more in a row, alike."""
    runs: list[list[Draft]] = []
    for d in drafts:
        last = runs[-1][-1] if runs else None
        alike = last is not None and (last.kind, last.metric) == (d.kind, d.metric)
        near = last is not None and _only_listed(s, last.at, d.at)
        unlike = last is not None and ("average" in last.qualifiers) != ("average" in d.qualifiers)
        if last is not None and not unlike and (last.reach == d.reach or (alike and near)):
            runs[-1].append(d)
        else:
            runs.append([d])
    return [run for run in runs if len(run) > 1]


def _only_listed(s: Sentence, first: int, last: int) -> bool:
    """Whether nothing but what was measured stands between two values, besides "and"."""
    between = range(first + 1, last)
    plain = (s.metric_at[k] is not None or s.low(k) in (",", "and", "%") for k in between)
    return len(between) < 6 and all(plain)


def _with_shared_noun(name: str) -> list[str]:
    """As in "indoor and outdoor scenes": "indoor scenes" and "outdoor scenes", or nothing."""
    first, _, second = name.partition(" and ")
    noun = second.partition(" ")[2]
    return [f"{first} {noun}", second] if noun and " " not in first else []


def _listed_besides(g: Grammar, s: Sentence, first: int, run: list[Draft]) -> bool:
    """As in "On A and B, X and Y rise by 2% and 3%": something else is listed as well."""
    around = (*range(first, run[0].at), *range(run[-1].at + 1, run[-1].at + 8))
    joining = (k for k in around if s.low(k) == "and")
    return any(
        not ((k - 1 in s.quantities and k + 1 in s.quantities) or g.verb(s, k + 1)) for k in joining
    )


def _named_before_brackets(g: Grammar, s: Sentence, drafts: list[Draft], taken: set[int]) -> None:
    """As in "data sets such as NestQA (71.5%) and SongQA (64.2%)": the name before its value."""
    for d in drafts:
        k = d.at - 1
        if s.low(k) != "(" or s.low(d.at + 1) != ")" or k - 1 in taken or k < 1:
            continue
        first = k
        while (
            first > 0
            and s.tokens[first - 1].text[0].isalnum()
            and (s.tokens[first - 1].text[0].isupper() or s.tokens[first - 1].quantity is not None)
        ):
            first -= 1
        named = first < k and s.tokens[first].text[0].isupper()
        if named and s.metric_at[k - 1] is None and s.hardware_at[k - 1] is None:
            name = s.words(first, k)
            if name != d.method and name not in d.setting:
                d.setting.insert(0, name)


def _one_name_each(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "on A (5%), B (3%) and C (2%)", "5% (A), 3% (B)": of the names of all, its own."""
    before = {d.at: d.setting[0] for d in drafts if d.setting and _bracketed_alone(s, d.at)}
    behind = {d.at: name for d in drafts if (name := _in_brackets_behind(g, s, d))}
    for named in (before, behind):
        several = len(set(named.values())) > 1
        for d in drafts:
            if several and d.at in named:
                others = set(named.values()) - {named[d.at]}
                d.setting = [x for x in d.setting if x not in others]
                if named[d.at] not in (*d.setting, *d.baselines, *d.beside):
                    d.setting.insert(0, named[d.at])


def _former_or_latter(s: Sentence, drafts: list[Draft], places: list[Place]) -> None:
    """As in "On A and B, it gains 3% on the former and 5% on the latter": one of the two."""
    pair = next((p for p in places if len(p.names) == 2), None)
    for d in drafts if pair is not None and "latter" in s.lows else ():
        k = d.reach + 3
        which = {"former": 0, "latter": 1}.get(s.low(k))
        if pair is not None and which is not None and s.words(k - 2, k) == "on the":
            d.setting = [x for x in d.setting if x not in pair.names or x == pair.names[which]]


def _of_its_bracket(s: Sentence, drafts: list[Draft], places: list[Place]) -> None:
    """As in "on A (91% accuracy) and B (84% accuracy)": what a bracket holds is of its own name."""
    listed = [p for p in places if len(p.names) > 1]
    for d in drafts if listed else ():
        opened = next((k for k in range(d.at - 1, max(0, d.at - 9), -1) if s.low(k) in "()"), 0)
        if not opened or s.low(opened) != "(":
            continue
        for p in (p for p in listed if p.at < opened):
            mine = [x for x in p.names if s.words(0, opened).endswith(x)]
            if mine and set(p.names) & set(d.setting) != set(mine[:1]):
                others = (x for x in d.setting if x not in p.names and x not in mine[0])
                d.setting = [mine[0], *others]


def _bracketed_alone(s: Sentence, i: int) -> bool:
    """Whether a value stands alone in brackets."""
    return s.low(i - 1) == "(" and s.low(i + 1) == ")"


def _bracket_behind(g: Grammar, s: Sentence, d: Draft) -> range:
    """As in "5% (A)", "by 5% accuracy (in-domain)": the tokens in brackets behind a value."""
    i = d.at + 1
    while i < len(s.tokens) and (s.metric_at[i] is not None or g.change(s, i) is not None):
        i += 1
    close = next((k for k in range(i + 1, min(i + 6, len(s.tokens))) if s.low(k) == ")"), 0)
    return range(i + 1, close) if s.low(i) == "(" else range(0)


def _in_brackets_behind(g: Grammar, s: Sentence, d: Draft) -> str:
    """As in "5% (A)", "by 5% accuracy (in-domain)": the name that stands there, or nothing."""
    inside = _bracket_behind(g, s, d)
    if not inside or any(_no_name(g, s, k) for k in inside):
        return ""
    first = inside[0]
    plain = s.tokens[first].text[0].isupper() or s.low(first) not in g.words["no_settings"]
    plain = plain and not s.low(first).endswith("ly")  # "by 2x (theoretically)"
    return s.words(first, inside.stop) if plain else ""


def _past_the_bracket(g: Grammar, s: Sentence, d: Draft) -> int:
    """The token behind a value and the name in brackets that is its own."""
    named = _in_brackets_behind(g, s, d)
    return _bracket_behind(g, s, d).stop + 1 if named else d.reach + 1


def _no_name(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k tells of a device, a measure, a value or a rival: no name of a place."""
    told = s.hardware_at[k] or s.metric_at[k] or k in s.quantities or s.tags[k]
    indexed = s.low(k).partition("_")[0] in _INDEXED  # "1.9% (ACC_7)"
    return bool(told) or indexed or s.low(k) in g.prepositions or not s.tokens[k].text[0].isalnum()


def _named_before_metrics(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "an ImageNet accuracy of 88%", "a COCO box AP of 56%": the data set is named first."""
    for d in drafts:
        span = s.metric_at[d.metric_at] if d.metric_at is not None else None
        if span is None or d.metric_at != span.first or d.rules[:1] != ["metric-of"]:
            continue
        k = span.first - 1
        k -= s.low(k) in ("box", "mask", "test", "top-1", "validation", "zero-shot")
        opened = s.low(k - 1) in ("a", "an", "and", ",", "the", "with")
        if k > 0 and opened and g.scanner.is_name(s.tokens[k]) and not d.setting:
            d.setting.append(s.tokens[k].text)


def _another_subject(g: Grammar, s: Sentence, between: range) -> bool:
    """As in "2x faster, and accuracy drops by 1%": a statement with a subject of its own."""
    joint = next((k for k in between if s.words(k, k + 2) == ", and"), None)
    if joint is None or g.verb(s, joint + 2) or g.change_verb(s, joint + 2):
        return False
    rest = range(joint + 3, between.stop)
    return any(g.verb(s, k) or g.change_verb(s, k) for k in rest)


def _share_the_last(
    g: Grammar, s: Sentence, d: Draft, following: Draft, places: list[Place]
) -> None:
    """As in "cuts latency by 5% and memory by 3% on A": the setting of all that is coordinated."""
    if d.reach == following.reach and not d.setting:
        d.setting = list(following.setting)  # "2x and 3x the speed, and 4x the memory, on A"
    if d.reach == following.reach or any(d.reach < p.at < following.at for p in places):
        return
    apart = s.low(d.reach + 1) in _WHERE and not measured_alike(g, s, d, following)
    if apart or own_place(g, s, d) is not None:
        return  # "4% in training and 5% in testing"
    verb = g.before_qualifiers(s, following.at)
    if s.low(verb) in ("reaches", "reaching") and s.low(verb - 1) in (",", "and"):
        return  # "gains of 1-3%, reaching up to 8% on B"
    between = range(_past_the_bracket(g, s, d), following.at)
    joined = any(s.low(k) == "and" for k in between) and len(between) < 8
    parted = any(s.tokens[k].text in ";:()" or s.low(k) == "while" for k in between)
    parted = parted or _another_subject(g, s, between)
    behind = [
        p for p in places if following.reach < p.at and set(p.names) <= set(following.setting)
    ]
    told = [p for p in places if p.at < following.at and set(p.names) <= set(d.setting)]
    if behind and any(s.low(p.at) == s.low(behind[0].at) == "for" for p in told):
        return  # "2x for A with a 1% loss, and 3x for B"
    unlike = (d.kind == "absolute") != (following.kind == "absolute")
    another = unlike and any(s.words(k, k + 2) == ", and" for k in between)
    if joined and not parted and behind and not another:
        d.setting += [name for name in behind[0].names if name not in d.setting]
