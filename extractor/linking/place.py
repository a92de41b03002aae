"""The devices on which a value was measured."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.claim import Hardware
from extractor.linking.covering import own_clause
from extractor.linking.items import numbered, of_another_item
from extractor.linking.own_places import shared_behind

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.hardware import HardwareMention
    from extractor.mentions.sentence import Sentence


_PARTING = ("and", "while")
_RUNNING = ("deployment", "execution", "inference", "setup")
_MADE = ("accelerator", "chip", "processor", "SoC")
_ABLE = ("able", "ern", "ful", "ive")  # "on more affordable, modern, powerful, expensive GPUs"
_FITTED = ("equipped", "outfitted", "powered")


def on_hardware(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """Tie devices to the values that were measured on them.

    A device named before the first value holds for the whole sentence; one named after a value
    holds for that value, for values listed with it, and for those that follow.
    """
    places = placed_hardware(g, s, compared)
    places = [p for p in places if not _one_of_them(places[0], p, compared)]
    places = _without_matched(s, drafts, places, compared)
    for n, d in enumerate(drafts):
        if d.metric == "parameters":
            continue  # a model has as many wherever it runs
        left = [p for p in places if p[0] < d.at and not of_another_item(s, p[0], d.at)]
        right = [p for p in places if p[0] > d.at and not numbered(s, d.at, p[0])]
        right = [p for p in right if not (p[1].device.generic and _let(s, d.at, p[0]))]
        right = [p for p in right if not _where_a_rival_ran(s, drafts, d, p[0], bool(left))]
        chosen: list[tuple[int, HardwareMention]] = []
        if (own := device_in_brackets(s, d.at) or among_conditions(s, d)) is not None:
            chosen = [(d.at + 2, own)]
        elif left and right and _stays_with_the_first(g, s, drafts, d, left, right[0], compared):
            chosen = _together(s, left[-1], places)
        elif right and _reaches(g, s, drafts, n, right[0][0]):
            named = len(right) > 1 and _names_it(s, right[0], right[1])
            chosen = _together(s, right[1 if named else 0], places)
        elif left and not _dealt_out(s, left) and not _parted_quality(g, s, drafts, n, left[-1][0]):
            chosen = _together(s, left[-1], places)
        if not chosen and (spelt_out := _of_the_bracket(s, drafts, n)) is not None:
            chosen = [(d.at + 2, spelt_out)]
        d.hardware += each_count(_at_that_scale(s, chosen))
        if not chosen and (spent := _spent_on(s, d)):
            d.hardware.append(Hardware(spent.name, None))
            d.note("on-hardware")
        if chosen:
            d.note("on-hardware")


def _stays_with_the_first(
    g: Grammar,
    s: Sentence,
    drafts: list[Draft],
    d: Draft,
    left: list[tuple[int, HardwareMention]],
    later: tuple[int, HardwareMention],
    compared: list[Comparison],
) -> bool:
    """Whether the device behind a value is of something else, where others stand before it."""
    return (
        _set_apart(g, s, later[0], drafts)
        or _in_an_aside(s, d.at, later[0])
        or _any_of_its_kind(left[-1][1], later[1])
        or _good_for(s, left[-1][1], d.at, later)
        or _of_a_later_value(drafts, d, left[-1][1], later[0])
        or (left[0][0] < 6 and _of_a_rival(s, d.at, later[0], compared))
    )


def _without_matched(
    s: Sentence,
    drafts: list[Draft],
    places: list[tuple[int, HardwareMention]],
    compared: list[Comparison],
) -> list[tuple[int, HardwareMention]]:
    """As in "With one A, it matches X on two Bs and costs 2x less": the Bs are where X ran."""
    if not places or places[0][0] > 3:
        return places
    first = places[0][0]
    return [
        p
        for p in places
        if p[0] == first
        or any(first < d.at < p[0] for d in drafts)
        or not _of_a_rival(s, first, p[0], compared)
    ]


def _of_the_bracket(s: Sentence, drafts: list[Draft], n: int) -> HardwareMention | None:
    """As in "is 10x faster than X (0.1 s vs 1.1 s on a B)": where what a bracket spells out ran.

    So for the value inside, and for the one that it spells out.
    """
    at = drafts[n].at
    for m in s.hardware:
        first = next((k for k, h in enumerate(s.hardware_at) if h is m), 0)
        on = first - 1 - (s.low(first - 1) in ("a", "an", "one", "single"))
        if first < at or s.low(on) != "on" or on - 1 not in s.quantities:
            continue
        opened = next((k for k in range(on - 1, max(0, on - 9), -1) if s.low(k) == "("), 0)
        inside = opened < at < on
        near = not any(at < o.at < opened for o in drafts[n + 1 :])
        plain = not any(s.tokens[k].text in ",;:)" for k in range(at + 1, opened))
        closed = next((k for k in range(first, len(s.tokens)) if s.hardware_at[k] is not m), 0)
        if opened and s.low(closed) == ")" and (inside or (near and plain and at < opened)):
            return m
    return None


def _at_that_scale(
    s: Sentence, chosen: list[tuple[int, HardwareMention]]
) -> list[tuple[int, HardwareMention]]:
    """As in "30% faster at the 512-GPU scale on H100 GPUs": the count here, the device there."""
    named = [m for m in s.hardware if not m.device.generic]
    if len(chosen) != 1 or len(named) != 1 or named[0].counts or "scale" not in s.lows:
        return chosen
    at, kind = chosen[0]
    scaled = any(s.low(k) == "scale" for k in range(at + 1, at + 3))
    counted = kind.device.generic and kind.name == "GPU" and bool(kind.counts)
    return [(at, replace(named[0], counts=kind.counts))] if scaled and counted else chosen


def each_count(places: list[tuple[int, HardwareMention]]) -> list[Hardware]:
    """The devices of places, once for each of their counts ("on 8 and 16 H100 GPUs")."""
    return [Hardware(m.name, count) for _, m in places for count in m.counts or (None,)]


def _names_it(
    s: Sentence, kind: tuple[int, HardwareMention], device: tuple[int, HardwareMention]
) -> bool:
    """As in "on workstation hardware (H100)": the device in brackets says which one it was."""
    opened = any(s.low(k) == "(" for k in range(kind[0] + 1, min(kind[0] + 4, device[0])))
    near = device[0] - kind[0] < 5
    return kind[1].device.generic and not device[1].device.generic and opened and near


def _parted_quality(g: Grammar, s: Sentence, drafts: list[Draft], n: int, place: int) -> bool:
    """As in "takes 9 ms on an H100, while accuracy drops by 1%": that no device brings about.

    The device was told of a value before; a price holds on no longer than a quality does.
    """
    d = drafts[n]
    family = g.rules.metrics[d.metric or "score"].family
    told = any(o.at < place for o in drafts[:n])
    parted = any(s.tokens[k].text in ",;:" or s.low(k) in _PARTING for k in range(place, d.at))
    return family in ("cost", "quality") and told and parted


def _let(s: Sentence, at: int, place: int) -> bool:
    """As in "saves 4 GB, enabling work on small GPUs": what it is good for, not where it ran."""
    return any(
        s.tokens[k].text == "," and s.low(k + 1) in ("allowing", "enabling", "facilitating")
        for k in range(at + 1, place)
    )


def _any_of_its_kind(named: HardwareMention, later: HardwareMention) -> bool:
    """As in "On an H200, it draws 137 W on a 700 W GPU": the GPU is the device named before."""
    kind = later.name in ("GPU", "CPU", "FPGA") and not later.counts
    return kind and not named.device.generic


def _one_of_them(
    first: tuple[int, HardwareMention],
    later: tuple[int, HardwareMention],
    compared: list[Comparison],
) -> bool:
    """As in "On 8 L40s, it is 5.8x faster than a single GPU": the rival is one of the devices."""
    named, kind = first[1], later[1]
    one = kind.name == "GPU" and kind.counts in ((), (1,)) and bool(named.counts)
    rival = any(c.first <= later[0] < c.end for c in compared)
    return first[0] < 6 and one and not named.device.generic and rival


def _good_for(
    s: Sentence, named: HardwareMention, at: int, later: tuple[int, HardwareMention]
) -> bool:
    """As in "On an A, it takes 9 ms, which suits edge devices": the kind it is good for."""
    kind = later[1].device.generic and not later[1].counts and not named.device.generic
    return kind and any(s.tokens[k].text == "," for k in range(at + 1, later[0]))


def _where_a_rival_ran(s: Sentence, drafts: list[Draft], d: Draft, place: int, told: bool) -> bool:
    """As in "takes 36 hours, whereas Heron needs 5 days on 32 GPUs": behind the rival's value.

    Where a device was `told` before the value, so in "against 5 days on 32 GPUs".
    """
    between = range(d.reach + 1, place)
    own = {o.at for o in drafts}
    rivals = d.baseline_value is not None and any(
        k in s.quantities and k not in own and s.quantity(k).form == d.quantity.form
        for k in between
    )
    clause = any(s.low(k) in ("whereas", "while") for k in between)
    return rivals and (told or clause)


def _of_a_later_value(drafts: list[Draft], d: Draft, named: HardwareMention, place: int) -> bool:
    """As in "On one A100 it gains 2x, and 3x on two H100s": the H100s are of the later value."""
    return not named.device.generic and any(d.reach < o.at < place for o in drafts)


def _of_a_rival(s: Sentence, at: int, place: int, compared: list[Comparison]) -> bool:
    """As in "Run on an A, it is 2x faster than software on a B": where the rival ran."""
    return any(
        at < c.first and c.end == k and s.low(k) == "on" and k < place
        for c in compared
        for k in range(place - 4, place)
    )


def _dealt_out(s: Sentence, places: list[tuple[int, HardwareMention]]) -> bool:
    """As in "4.1 s on a GPU and 7.2 s on a CPU, with 90 MB": each device has its own value."""
    owned = [any(k - 4 < i < k for i in s.quantities) and s.low(k - 1) == "on" for k, _ in places]
    return len(owned) > 1 and all(owned)


def device_in_brackets(s: Sentence, i: int) -> HardwareMention | None:
    """As in "2.1x (A100) and 2.8x (H100) speedups": the device right behind a value."""
    measured = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    if measured is not None:
        i = measured.last - 1  # "1.7 ms latency (A100)"
    if s.low(i + 1) != "(" or i + 3 >= len(s.tokens):
        return None
    device = s.hardware_at[i + 2]
    close = i + 2
    while close < len(s.tokens) and device is not None and s.hardware_at[close] is device:
        close += 1
    return device if s.low(close) == ")" else None


def among_conditions(s: Sentence, d: Draft) -> HardwareMention | None:
    """As in "96/58 FPS (COCO, Jetson AGX Orin, batch 1)": the device among what a bracket lists."""
    if s.low(d.reach + 1) != "(":
        return None
    close = next((k for k in range(d.reach + 2, len(s.tokens)) if s.tokens[k].text == ")"), 0)
    inside = range(d.reach + 2, close)
    devices = {id(m): m for k in inside if (m := s.hardware_at[k]) is not None}
    listed = any(s.tokens[k].text == "," for k in inside)
    told = any(s.metric_at[k] is not None or s.tags[k] & {"comparator", "beat"} for k in inside)
    spread = any(k in s.quantities and s.quantity(k).form != "bare" for k in inside)
    plain = listed and len(devices) == 1 and not (told or spread)
    return next(iter(devices.values())) if plain else None


def _set_apart(g: Grammar, s: Sentence, place: int, drafts: list[Draft]) -> bool:
    """As in "2x on the CPU, and on the GPU 3x": a device that has a value of its own after it."""
    k = place - 1
    while k > place - 4 and s.low(k) not in ("on", "using", "with") and s.tokens[k].is_word:
        k -= 1
    told = s.low(k) in ("on", "using", "with")
    opens = told and (s.low(k - 1) in g.words["joining"] or _in_front(g, s, k))
    return opens and any(d.at > place for d in drafts)


def _in_front(g: Grammar, s: Sentence, preposition: int) -> bool:
    """As in ", and with batch size 1 on an A, the rate is 2x": one more phrase before "on"."""
    for k in range(preposition - 1, max(1, preposition - 7), -1):
        if s.low(k) in g.words["joining"] and s.tokens[k - 1].text == ",":
            return s.low(k + 1) in g.words["placing"]
        measured = k in s.quantities and s.quantity(k).form != "bare"
        if measured or g.verb(s, k) or not s.tokens[k].text[0].isalnum():
            return False
    return False


def _in_an_aside(s: Sentence, at: int, place: int) -> bool:
    """As in "On an A, it is 2x faster than the baseline (similar results hold on a B)"."""
    opened = next((k for k in range(place, at, -1) if s.tokens[k].text in "()"), at)
    told = s.tokens[opened].text == "(" and s.tokens[opened - 1].quantity is None
    return told and any(s.low(k) in ("hold", "holds", "similar") for k in range(opened, place))


def _spent_on(s: Sentence, d: Draft) -> HardwareMention | None:
    """As in "12 A100 GPU hours", "12 vs. 90 A100 hours": the device in the unit, not any GPU."""
    both = range(d.at, min(d.at + 5, len(s.tokens))) if d.baseline_value is not None else ()
    shared = next((k for k in both if k > d.at and k in s.quantities), d.at)
    t = s.tokens[shared]
    inside = (m for m in s.hardware if t.start <= m.start and m.end <= t.end)
    return next((m for m in inside if not m.device.generic), None)


def _reaches(g: Grammar, s: Sentence, drafts: list[Draft], n: int, place: int) -> bool:
    """Whether a device named after value n belongs to it and not only to a later value."""
    between = [o for o in drafts[n + 1 :] if o.at < place]
    if between and _aside(s, drafts[n].at, between, place):
        between = []  # "at 17 FPS with a low latency (0.7 s) on an H100"
    if between and _timed_instead(g, drafts[n], between[-1]):
        return False
    if _set_apart(g, s, place, drafts):
        return False
    levels = between and all(o.kind == "absolute" for o in (drafts[n], *between))
    if levels and _one_object(g, s, drafts[n].at, between[-1].at):
        return _reaches(g, s, drafts, n + len(between), place)
    if not between:
        return not _parted(g, s, drafts[n].at, place)
    if not any(
        s.tokens[k].text in ",;:()" or s.low(k) in ("and", "while", "which")
        for k in range(drafts[n].at, place)
    ):
        return True
    if any(s.tokens[k].text == ";" and place - k < 5 for k in range(drafts[n].at, place)):
        return False  # "2x faster; on an H100, it is 3x faster"
    if shared_behind(g, s, drafts, n, _preposition(s, place)):
        return True  # "2x on A and 3x on B with 8 GPUs"
    own = drafts[n].reach + 2
    if s.low(own - 1) == "on" and s.tokens[own].text[0].isupper() and s.hardware_at[own] is None:
        return False  # "75% on A and 83% on B": each on its own
    if all(_only_and(s, a, b) for a, b in pairwise([drafts[n], *between])):
        return True
    when = any(s.low(k) == "when" for k in range(between[-1].at + 1, place))
    if when and not any(g.verb(s, k) for k in range(drafts[n].at, between[-1].at)):
        return True  # "a 2x speedup, 30% less memory, and 1.8 bits when run on X"
    relative = all(o.kind != "absolute" for o in [drafts[n], *between])
    shared = drafts[n].baselines and all(o.baselines == drafts[n].baselines for o in between)
    if (
        relative
        and shared
        and not any(
            g.verb(s, k) or s.low(k) in ("while", "with", ";") or s.hardware_at[k] is not None
            for k in range(drafts[n].at, between[-1].at)
        )
    ):
        return True
    return all(
        (o.kind == drafts[n].kind and o.kind != "absolute")
        or o.quantity.unit == drafts[n].quantity.unit
        or (o.metric == drafts[n].metric == "compute_rate")
        for o in between
    )


def _parted(g: Grammar, s: Sentence, at: int, place: int) -> bool:
    """As in "takes 9 ms, while a port runs on an A100": whether another clause begins between."""
    parted = any(s.tokens[k].text == ";" for k in range(at, place))
    parted = parted or any(
        s.low(k) in ("while", "whereas") and s.low(k + 1) in g.determiners
        for k in range(at + 1, place)
    )
    return parted or own_clause(g, s, at + 1, place)


def _preposition(s: Sentence, place: int) -> int:
    """As in "with 8 GPUs", "using a single H100": the token before a device and its count."""
    k = place - 1
    while k > 0 and (k in s.quantities or s.low(k) in ("a", "an", "just", "one", "only", "single")):
        k -= 1
    return k


def _aside(s: Sentence, at: int, between: list[Draft], place: int) -> bool:
    """Whether all the values between a value and a device stand in one bracket, told aside."""
    opened = next((k for k in range(at + 1, between[0].at) if s.low(k) == "("), 0)
    closed = next((k for k in range(opened, place) if s.low(k) == ")"), 0)
    return (
        bool(opened)
        and closed > between[-1].at
        and closed == place - 2 - (s.low(place - 1) in ("a", "an", "one", "single"))
    )


def _one_object(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "19 s per epoch and 6.9 GB of memory on an A6000": told together of one verb."""
    inside = range(first + 1, last)
    joined = sum(s.low(k) == "and" for k in inside) == 1 and len(inside) < 6
    return joined and all(
        s.tokens[k].is_word and not g.verb(s, k) and s.low(k) not in ("at", "on", "while", "with")
        for k in inside
    )


def _timed_instead(g: Grammar, d: Draft, later: Draft) -> bool:
    """As in "solves 98% in 64 ms on an RTX 4080": the device is where the time was taken."""
    families = [g.rules.metrics[o.metric or "score"].family for o in (d, later)]
    levels = d.kind == later.kind == "absolute"
    return levels and families[0] == "quality" and families[1] in ("speed", "memory", "energy")


def _only_and(s: Sentence, a: Draft, b: Draft) -> bool:
    between = [s.low(k) for k in range(a.at + 1, b.at)]
    return "i.e." in between or all(word in ("and", ",") for word in between)


def _together(
    s: Sentence, one: tuple[int, HardwareMention], places: list[tuple[int, HardwareMention]]
) -> list[tuple[int, HardwareMention]]:
    """The devices listed with one ("on A100 and H100 GPUs")."""
    n = places.index(one)
    lo = hi = n
    while lo > 0 and _joined(s, places[lo - 1], places[lo]):
        lo -= 1
    while hi + 1 < len(places) and _joined(s, places[hi], places[hi + 1]):
        hi += 1
    return places[lo : hi + 1]


def _joined(s: Sentence, a: tuple[int, HardwareMention], b: tuple[int, HardwareMention]) -> bool:
    between = [k for k in range(a[0], b[0]) if s.hardware_at[k] is None]
    kinds = s.low(b[0] - 1) == "like" or s.words(b[0] - 2, b[0]) == "such as"
    return (
        len(between) < (9 if kinds else 4)  # "on A cards and embedded boards like B"
        and all(s.tokens[k].quantity is None for k in between)
        and any(s.low(k) in ("and", "or", ",", "/") for k in between)
    )


def placed_hardware(
    g: Grammar, s: Sentence, compared: list[Comparison]
) -> list[tuple[int, HardwareMention]]:
    """The devices on which something runs: first token and mention, baselines left out."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, _past_bracket(s, b))}
    taken.update(k for c in compared for k in _articles(c))  # "than a single A100"
    places: list[tuple[int, HardwareMention]] = []
    of_rivals: tuple[int, HardwareMention] | None = None
    for m in s.hardware:
        first = next((k for k, h in enumerate(s.hardware_at) if h is m), None)
        if first is None or first in taken or _spared(s, first, m):
            continue
        if "what it does on" in s.words(max(0, first - 5), first):
            continue  # "2.3x what it does on an A100"
        if any(run_by_a_rival(s, c.spans[-1][1], first) for c in compared):
            of_rivals = (first, m)
            continue
        if of_rivals is not None and _joined(s, of_rivals, (first, m)):
            continue  # "compared with software running on an A and a B"
        listed = bool(places) and s.hardware[s.hardware.index(m) - 1] is places[-1][1]
        if _place(g, s, first, m) or (listed and _joined(s, places[-1], (first, m))):
            places.append((first, m))
    kept = [p for n, p in enumerate(places) if not _kind_of(s, p, places[n + 1 :])]
    kept = [p for n, p in enumerate(kept) if n == 0 or not _spread_over(s, kept[n - 1], p)]
    return [_inside(s, p) or p for p in kept]


def _spread_over(
    s: Sentence, devices: tuple[int, HardwareMention], nodes: tuple[int, HardwareMention]
) -> bool:
    """As in "on 128 V100 GPUs across 16 nodes": the machines that hold the devices."""
    across = s.low(nodes[0] - 1) == "across" or s.low(nodes[0] - 1) in ("in", "on", "over")
    held = nodes[1].name in ("node", "server") and bool(devices[1].counts)
    return across and held and s.hardware_at[nodes[0] - 2] is devices[1]


def _articles(c: Comparison) -> range:
    """As in "compared with a single A100": what stands between a comparator and its rival."""
    first = c.spans[0][0] if c.spans else c.last
    return range(c.last, first if first - c.last < 3 else c.last)


def run_by_a_rival(s: Sentence, end: int, first: int) -> bool:
    """As in "faster than Heron running on 64 CPUs", "than the CPU version on a Xeon": its device.

    The rival's phrase ends before token `end`, the device begins at token `first`.
    """
    between = [s.low(k) for k in range(end, first)]
    plain = 0 < len(between) < 6 and all(s.tokens[k].text not in ",;:()" for k in range(end, first))
    works = "running" in between or "executed" in between or "executing" in between
    works = works or between[:2] in (["that", "run"], ["that", "runs"], ["which", "run"])
    version = s.low(end - 1) in ("implementation", "version", "port")
    made = version and s.low(end - 2) in ("cpu", "gpu", "fpga") and between[:1] == ["on"]
    threads = any(s.low(k) in ("cores", "threads") for k in range(first + 1, first + 3))
    works = works or (between[:1] == ["with"] and threads)  # "over X with 64 CPU threads"
    chip = s.low(end - 1) in ("cpu", "gpu", "npu") and between[:1] == ["in"]
    return plain and (works or made or chip)  # "the mobile GPU in the Jetson"


def _enough(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "A single GPU suffices to serve", "An A100 trains X", "within the A100's memory"."""
    opens = first < 3 and s.low(first - 1) in ("", "a", "an", "one", "single")
    runs = s.low(last) in g.words["works_of_devices"] or s.words(last, last + 2) == "is enough"
    memory = "memory" in (s.low(last), s.low(last + 1)) and s.hardware_at[first] is not None
    held = any(s.low(k) == "within" for k in range(max(0, first - 4), first))
    return (opens and runs) or (memory and held)


def _spared(s: Sentence, first: int, m: HardwareMention) -> bool:
    """As in "which translates to a 2,170 GPU save", "saves 40 GPUs": those that are not needed."""
    last = first
    while last < len(s.tokens) and s.hardware_at[last] is m:
        last += 1
    saved = ("save", "saved", "saves", "saving", "savings")
    k = first - 1
    while k > 0 and (k in s.quantities or s.low(k) in ("a", "about", "over")):
        k -= 1
    return bool(m.counts) and (s.low(last) in saved or s.low(k) in saved)


def _past_bracket(s: Sentence, i: int) -> int:
    """The token after the bracket at token i, if one stands there ("than a DGX (8 GPUs)")."""
    close = next((k for k in range(i, min(i + 8, len(s.tokens))) if s.low(k) == ")"), i - 1)
    return close + 1 if s.low(i) == "(" else i


def _inside(s: Sentence, place: tuple[int, HardwareMention]) -> tuple[int, HardwareMention] | None:
    """As in "on a laptop with an RTX 4060": the device in the machine tells more."""
    last = place[0]
    while last < len(s.tokens) and s.hardware_at[last] is place[1]:
        last += 1
    if place[1].device.generic and (example := _exemplified(s, last)):
        counts = example[1].counts or place[1].counts
        return example[0], replace(example[1], counts=counts)
    if s.low(last) not in ("containing", "featuring", "with", *_FITTED):
        return None
    for k in range(last + 1, min(last + 5, len(s.tokens))):
        device = s.hardware_at[k]
        if device is not None:
            return (k, device) if not device.device.generic else None
    return None


def _exemplified(s: Sentence, last: int) -> tuple[int, HardwareMention] | None:
    """As in "on one consumer GPU with 24 GB (e.g., an RTX 4090)": the device that is named."""
    paren = next((k for k in range(last, min(last + 6, len(s.tokens))) if s.low(k) == "("), None)
    if paren is None or s.tokens[last].text in ",;.":
        return None
    alone = paren == last and _closes_alone(s, paren + 1)
    if s.low(paren + 1) not in ("e.g.", "i.e.") and not alone:
        return None
    for k in range(paren + 1, min(paren + 6, len(s.tokens))):
        device = s.hardware_at[k]
        if device is not None:
            return (k, device) if not device.device.generic else None
    return None


def _closes_alone(s: Sentence, first: int) -> bool:
    """As in "on a consumer GPU (RTX 4090)": whether a device alone fills the bracket."""
    device = s.hardware_at[first] if first < len(s.tokens) else None
    end = next((k for k in range(first, len(s.tokens)) if s.hardware_at[k] is not device), first)
    return device is not None and s.low(end) == ")"


def _kind_of(
    s: Sentence, place: tuple[int, HardwareMention], later: list[tuple[int, HardwareMention]]
) -> bool:
    """As in "on accelerators such as TPUs and GPUs": the kind, where the devices follow."""
    last = place[0]
    while last < len(s.tokens) and s.hardware_at[last] is place[1]:
        last += 1
    if s.low(last) == "such":
        last += 1
    told = s.low(last) in ("as", "including", "like")
    told = told or (bool(later) and _apposed(s, last, later[0]))
    return told and place[1].device.generic and any(0 < k - last < 4 for k, _ in later)


def _apposed(s: Sentence, comma: int, named: tuple[int, HardwareMention]) -> bool:
    """As in "on an edge device, the Jetson Orin, where": the kind, then what it is."""
    first, device = named
    end = first
    while end < len(s.tokens) and s.hardware_at[end] is device:
        end += 1
    if s.low(comma) != "," or first - comma > 3 or device.device.generic:
        return False
    joined = {s.low(k) for k in range(comma + 1, first)} & {"and", "or"}
    return not joined and s.low(end) in (",", ".", "(", "") and s.low(end + 1) not in ("and", "or")


def _devices(s: Sentence, first: int) -> int:
    """How many tokens right before token `first` belong to a list of devices."""
    return sum(s.hardware_at[k] is not None for k in range(max(0, first - 10), first))


def _varied(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "across models, data sets, GPUs and networks": what experiments vary, no place."""
    joined = (",", "and")
    before = first - 1 - (s.low(first - 1) == "and" and s.low(first - 2) == ",")
    told = s.low(before) in joined and s.low(before - 1) in g.words["varied"]
    return told or (s.low(last) in joined and s.low(last + 1) in g.words["varied"])


def _timed_there(s: Sentence, first: int, last: int) -> bool:
    """As in "at 1.7 ms T4 TensorRT latency", "a T4 latency of 1.7 ms": where it was timed."""
    noun = last + (last < len(s.tokens) and s.tokens[last].text[:1].isupper())
    timed = s.metric_at[noun] if noun < len(s.tokens) else None
    if timed is None or not {"latency", "time", "throughput", "frame_rate"} & set(timed.ids):
        return False
    after = timed.last + 1 if s.low(timed.last) == "of" else first - 1
    told = s.tokens[after].quantity if 0 <= after < len(s.tokens) else None
    return told is not None and told.form == "unit"


def _rate_there(s: Sentence, first: int, last: int) -> bool:
    """As in "Lark-E6 (56 FPS V100, 55.9% AP)": the device right behind a rate in brackets."""
    rated = first - 1 in s.quantities and s.quantity(first - 1).metric == "frame_rate"
    return rated and s.low(first - 2) == "(" and s.low(last) in (",", ")")


def _work_begun(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a sentence opens with "with" at token k, or with experiments that go on there."""
    begun = [s.low(x) for x in range(min(3, k)) if s.low(x) in g.words["evaluating"]]
    return k == 0 or any(not word.startswith("compar") for word in begun)


def _rate(s: Sentence, k: int) -> bool:
    """Whether token k is a throughput: what one machine of many attains."""
    q = s.tokens[k].quantity if k >= 0 else None
    return q is not None and q.form == "unit" and q.metric == "throughput"


def _told_by_its_words(
    g: Grammar, s: Sentence, first: int, last: int, m: HardwareMention
) -> bool | None:
    """As in "our CPU version reaches", "a single GPU suffices": told without a preposition."""
    if s.low(last) in g.words["runnings"] and s.low(first - 1) in ("our", "the", "this", "its"):
        return True  # "our CPU implementation reaches"
    run = s.low(last) in g.words["runnings"]
    if run and s.low(last + 1) == "of" and _opens(s, first):
        return True  # "An FPGA implementation of Lark reaches"
    tried = run or s.low(last) in g.words["study_nouns"] | g.words["evaluating"]
    if tried and s.low(last + 1) in g.words["demonstrating_verbs"] and _opens(s, first):
        return True  # "FPGA-based tests demonstrate that"
    if (
        m.counts
        and s.low(first - 1) in ("needs", "requires", "requiring")
        and s.low(last) in ("for", "to")
    ):
        return True  # "needs a single RTX 4090 to serve"
    if m.counts and s.low(first - 1) in g.words["letting_verbs"]:
        return True  # "lets a single RTX 4090 run a 70B model"
    if _enough(g, s, first, last):
        return True
    if s.words(first - 2, first) == "of the" and first - 3 in s.quantities:
        return False  # "using only 25% of the GPUs"
    if s.words(first - 2, first) == "number of":
        return False  # "using only half the number of GPUs"
    if m.device.generic and not m.counts and _varied(g, s, first, last):
        return False
    if not m.device.generic and _timed_there(s, first, last):
        return True
    if not m.device.generic and _rate_there(s, first, last):
        return True
    return None


def _opens(s: Sentence, first: int) -> bool:
    """Whether a statement opens with a device, or with an article and a device."""
    first -= s.low(first - 1) in ("a", "an")
    return first == 0 or s.low(first - 1) in (",", "that")


def _worked_with(
    g: Grammar, s: Sentence, j: int, device: tuple[int, int], m: HardwareMention
) -> bool | None:
    """As in "With A100 GPUs, Lark", "is 2x faster with an H100.": a named device after "with".

    Of others a cluster, as in "With a GPU cluster, Lark".
    """
    first, last = device
    if m.device.generic:
        comma = last + (s.low(last) in ("cluster", "server"))
        several = s.low(comma - 1) in ("cluster", "server") and s.low(comma) == ","
        return True if several and j == 0 else None
    closes = s.low(last) == "," or s.low(last) in g.words["demonstrating_verbs"]
    if closes and _work_begun(g, s, j):
        return True  # "Experiments with A100 GPUs show"
    article = j == first - 2 and s.low(first - 1) in ("a", "an", "one")
    article = article and s.low(j - 1) not in g.words["vying"]
    ends = last >= len(s.tokens) or s.tokens[last].text in ".,;"
    return not s.has(j - 1, "comparator") if article and ends else None


def _behind_another_word(s: Sentence, j: int, device: tuple[int, int], m: HardwareMention) -> bool:
    """As in "under multi-GPU deployment", "with 8 GPUs": after a preposition other than "on"."""
    low, (first, last) = s.low(j), device
    sized = m.device.generic and m.name[:1].isdigit() and s.low(last) in ("for", "in", "on")
    if low == "with" and j == first - 2 and s.low(first - 1) in ("a", "one") and sized:
        return True  # "benchmarks a 30B model with a 16 GB GPU in 21 hours"
    if low in ("in", "under", "with") and s.low(last - 1) in _RUNNING:
        return True  # "under multi-GPU deployment"
    return (
        (bool(m.counts) and low not in ("by", "per") and (low != "in" or first - j < 4))
        or (low == "per" and not m.device.generic)
        or (low == "in" and (not m.device.generic or s.low(last) in ("cluster", "server")))
    )


def _place(g: Grammar, s: Sentence, first: int, m: HardwareMention) -> bool:
    """Whether a device stands where work is done: after "on", "using", "with", "across"."""
    last = first
    while last < len(s.tokens) and s.hardware_at[last] is m:
        last += 1
    if (told := _told_by_its_words(g, s, first, last, m)) is not None:
        return told
    such = next((j for j in range(first - 1, max(0, first - 9), -1) if s.low(j) == "such"), first)
    subject = m.name in _MADE and s.words(first - 2, first) == ", the"
    for j in range(first - 1, max(-1, min(such, first) - 8 - _devices(s, first)), -1):
        low = s.low(j)
        if low == "," and subject:
            return False  # "On five tasks, the accelerator draws"
        if low == "scale" and s.low(j - 1) == "the":
            continue  # "at the scale of 64 A100 GPUs"
        if low in ("fewer", "less") or (low == "more" and not s.low(j + 1).endswith(_ABLE)):
            return False
        if low in ("on", "using", "across", "atop"):
            told_before = "same" in (s.low(j + 1), s.low(j + 2)) and m.device.generic
            return s.low(j - 1) != "than" and not told_before
        if low == "with" and not m.counts and s.low(j - 1) in g.words["machines"]:
            if m.device.generic and (host := s.hardware_at[j - 1]) and not host.device.generic:
                return False  # "on an RTX 5090 desktop with Blackwell architecture"
            continue  # "on cloud instances with A100 GPUs"
        if j == 0 and low in ("leveraging", "utilizing", *_FITTED):
            return True  # "Powered by four A100 GPUs, Lark reaches"
        if low == "with" and (told := _worked_with(g, s, j, (first, last), m)) is not None:
            return told
        scaled = "scales" in (s.low(j - 1), s.low(j - 2)) and m.name[0].isupper()
        if low == "to" and scaled:
            return True  # "scales up to the entire Frontier machine"
        if low == "per" and j == first - 1 and _rate(s, j - 1):
            return True  # "5,120 tokens/s per NPU"
        by_or_with = low in ("by", "with") and s.low(j - 1) in _FITTED
        if (by_or_with and (low == "by" or not m.counts)) or low in _FITTED:
            continue  # "on servers equipped with A100 GPUs"
        if low in ("with", "over", "at", "by", "via", "per", "in", "under", "to", "within"):
            return _behind_another_word(s, j, (first, last), m)
        if s.tokens[j].text in ".;:" or (g.verb(s, j) and low != "leading"):
            return False
    return False
