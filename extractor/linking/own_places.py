"""Places of coordinated values: to each its own, and one behind the last that all of them share."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.places import Place, acronym, task_in_one_word, trimmed

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_WHERE = ("for", "in", "on", "under", "when", "with")
_JOINING = (",", "and", "but")
_NEAR = 9
_WORKLOADS = {"communication", "data"}  # "when dealing with traffic", "when image data are given"
_RATES = {"metric", "metrics", "rate", "rates", "ratio", "ratios", "scores"}
_FURTHER = ("at", "for", "in", "on", "under", "using", "when", "with")


def own_place(g: Grammar, s: Sentence, d: Draft, links: tuple[str, ...] = _WHERE) -> Place | None:
    """As in "91% accuracy with clean labels and", "40% on Heron and": right behind a value.

    No place is what names a measure or a device.
    """
    k = _past_measure(g, s, d)
    if k + 1 >= len(s.tokens) or s.low(k) not in links:
        return None
    names, spans, end = noun_list(g, s, k + 1)
    if not names and s.words(k + 1, k + 4) == "the real world":
        names, spans, end = ["real world"], [(k + 2, k + 4)], k + 4
    if not names and task_in_one_word(g, s, k + 1):
        names, spans, end = [s.tokens[k + 1].text], [(k + 1, k + 2)], k + 2
    if not names or any(_measured(g, s, k, a, b) for a, b in spans):
        return None
    whole = len(names) == 1 and s.low(end - 1) in g.words["setting_nouns"]
    names = [s.words(spans[0][0], end)] if whole else names  # "the zero-shot setting"
    return Place(k, end, tuple(trimmed(name) for name in names))


def measured_alike(g: Grammar, s: Sentence, d: Draft, following: Draft) -> bool:
    """As in "1.2 dB in PSNR and 0.03 in SSIM": a measure behind the value, no place of its own."""
    ends = (_past_measure(g, s, d), _past_measure(g, s, following))
    both = all(s.low(k) == "in" for k in ends)
    return both and own_place(g, s, d) is own_place(g, s, following) is None


def _past_measure(g: Grammar, s: Sentence, d: Draft) -> int:
    """The token behind a value and what it measures: "with" in "91% accuracy with clean labels"."""
    k = d.reach + 1
    while k < len(s.tokens) and (
        s.metric_at[k] is not None or s.implied_at[k] is not None or g.change(s, k) is not None
    ):
        k += 1
    return k


def _measured(g: Grammar, s: Sentence, link: int, first: int, last: int) -> bool:
    """As in "3% in SqRel", "25% in encounter rate", "on an A100": a measure or a device."""
    head = s.tokens[last - 1]
    spans = (s.metric_at[k] for k in range(first, last))
    named = any(m is not None and m.ids[0] not in ("data", "other") for m in spans)
    device = any(s.hardware_at[k] is not None for k in range(first, last))
    rate = head.low in g.words["outcome_nouns"] | _RATES
    lettered = s.low(link) == "in" and link - 1 in s.quantities and acronym(g, s, first, last)
    return named or device or rate or lettered  # but "2x faster in SQL"


def no_setting(g: Grammar, s: Sentence, span: range) -> bool:
    """Whether a phrase names a measure or a device, or says nothing of where ("on average")."""
    return any(
        s.metric_at[x] is not None
        or s.hardware_at[x] is not None
        or (s.low(x) in g.words["no_settings"] and x == span[0])
        for x in span
    )


def side_by_side(
    g: Grammar, s: Sentence, d: Draft, following: Draft, links: tuple[str, ...] = _WHERE
) -> Place | None:
    """As in "4% in daylight and 5% in the dark": the place of the first, before "and"."""
    place = own_place(g, s, d, links) if d.reach < following.at else None
    if place is None:
        return None
    between = range(place.end, following.at)
    joined = 0 < len(between) < _NEAR and any(s.low(k) in _JOINING for k in between)
    return place if joined and not any(s.tokens[k].text in ";:(" for k in between) else None


def alike_in_place(
    g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place], taken: set[int]
) -> list[Place]:
    """As in "3% in zero-shot transfer and 2% in few-shot transfer": places told alike.

    Where one of the two is known for a setting, or both end alike, the other is one as well.
    """
    known = {p.at for p in places}
    found: list[Place] = []
    for d, following in pairwise(drafts):
        own = side_by_side(g, s, d, following, (*_WHERE, "over"))
        other = own_place(g, s, following, (*_WHERE, "over")) if own is not None else None
        if own is None or other is None or not _alike(g, s, own, other, known):
            continue
        told = (p for p in (own, other) if p.at not in known)
        found += [p for p in told if taken.isdisjoint(range(p.at, p.end))]
        known.update((own.at, other.at))
    return found


def with_and_without(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "an FID of 1.41 without guidance and 1.05 with guidance": what tells them apart."""
    for d, following in pairwise(drafts) if "without" in s.lows else ():
        ends = [_past_measure(g, s, x) for x in (d, following)]
        links = [s.low(k) for k in ends]
        near = d.reach < following.at and (d.kind, d.metric) == (following.kind, following.metric)
        if not near or sorted(links) != ["with", "without"]:
            continue
        told = [s.words(k + 1, g.phrase_end(s, k + 1)) for k in ends]
        told = [
            s.low(k + 1) if s.low(k + 1) in g.pronouns else x
            for k, x in zip(ends, told, strict=True)
        ]
        named = {text for text in told if text not in g.pronouns}
        if not [x for x in d.setting if x not in named] and len(named) == 1:
            d.setting = [x for x in following.setting if x not in named]  # "..., on songs"
        for x, link in zip((d, following), links, strict=True) if len(named) == 1 else ():
            text = next(iter(named))
            x.setting = [y for y in x.setting if y != text]
            x.setting += [f"{link} {text}"] if text and text not in x.baselines else []


def told_when(g: Grammar, s: Sentence, drafts: list[Draft], places: list[Place]) -> None:
    """As in "18x when combined with distillation", "4% when pictures are given": a condition.

    Not where a place stands in the clause, as in "30% when tested on NestSet".
    """
    for d in drafts if "when" in s.lows else ():
        k = _past_measure(g, s, d)
        end = _end_of_clause(g, s, k + 1) if s.low(k) == "when" else 0
        bare = s.low(k + 1) in g.words["no_conditions"] | g.words["going_over"]
        bare = bare or "same" in s.lows[k:end]
        placed = bare or any(k < p.at < end for p in places)
        if placed or not 2 < end - k < _NEAR:
            continue
        inside = range(k + 1, end)
        measures = [m.ids[0] for x in inside if (m := s.metric_at[x]) is not None]
        if any(x in s.quantities or s.hardware_at[x] for x in inside) or set(measures) - _WORKLOADS:
            continue
        first = k + 1
        while s.low(first) in g.determiners or s.low(first) in ("using", "serving", "running"):
            first += 1
        name = s.words(first, end)
        d.setting += [name] if name not in (*d.setting, *d.baselines) else []


def _end_of_clause(g: Grammar, s: Sentence, k: int) -> int:
    """Where a clause ends: at a mark, at "and", or where something is compared."""
    while k < len(s.tokens) and s.tokens[k].text not in ",;:.()":
        if s.low(k) in g.conjunctions or s.has(k, "comparator"):
            break
        k += 1
    return k


def _alike(g: Grammar, s: Sentence, own: Place, other: Place, known: set[int]) -> bool:
    """Whether two phrases behind values are of one sort: known, of one noun, of one preposition."""
    if any(len(p.names) != 1 or len(p.names[0]) == 1 for p in (own, other)):
        return False  # "when n = m"
    ends = (own.end - 1, other.end - 1)
    if any(_says_nothing(g, p.names[0]) for p in (own, other)) or any(
        tag.startswith("phase.") for k in ends for tag in s.tags[k]
    ):
        return False
    links = {s.low(own.at), s.low(other.at)}
    known_one = bool(known & {own.at, other.at})
    return known_one or s.low(ends[0]) == s.low(ends[1]) or links in ({"for"}, {"under"})


def _says_nothing(g: Grammar, name: str) -> bool:
    """As in "in either case", "in the same setting", "on average": of no place of its own."""
    words = name.split()
    alone = len(words) == 1 and not name.startswith("simulation")
    plain = alone and name in g.words["no_settings"] | g.words["setting_nouns"]
    return plain or words[0] in ("each", "either", "same")


def shared_behind(g: Grammar, s: Sentence, drafts: list[Draft], n: int, at: int) -> bool:
    """As in "2x on Heron and 3x on Wren with 8 GPUs": a phrase at token `at` behind the last place.

    Value n and all those up to the phrase have a place of their own each.
    """
    run = [d for d in drafts[n:] if d.at < at]
    if len(run) < 2 or s.low(at) not in _FURTHER or len({(d.kind, d.metric) for d in run}) > 1:
        return False
    last = own_place(g, s, run[-1])
    if last is None or not _close_behind(s, last.end, at):
        return False
    owned = [side_by_side(g, s, a, b) for a, b in pairwise(run)]
    device = any(s.hardware_at[k] is not None for k in range(at, min(at + 5, len(s.tokens))))
    named = s.low(at) == "on" and s.tokens[at + 1].text[0].isupper()
    return all(owned) and (device or not (named or s.low(last.at) == s.low(at)))


def _close_behind(s: Sentence, end: int, at: int) -> bool:
    """Whether nothing but a comma or the rival stands between: "on Wren over Teal on an A100"."""
    if at <= end + 1:
        return at == end or s.low(end) == ","
    rival = s.has(end, "comparator") and at - end < _NEAR
    return rival and all(s.tokens[k].is_word and k not in s.quantities for k in range(end, at))
