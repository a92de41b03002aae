"""Parallel lists align, whatever they hold: values with baselines, with devices, with counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.claim import Hardware

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def in_parallel(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """'respectively': lists of the same length go together, whatever they hold."""
    said = s.respectively()
    runs: list[list[Draft]] = []
    for d in drafts:
        if runs and _run_goes_on(s, runs[-1][-1], d):
            runs[-1].append(d)
        else:
            runs.append([d])
    for c in compared:
        _split_names(g, c, runs)
        mine = [d for d in drafts if d.baselines == c.names]
        if said and len(mine) == len(c.names) > 1 and not any(len(run) > 1 for run in runs):
            for d, name in zip(mine, c.names, strict=True):
                d.baselines = [name]  # "2x faster and 40% smaller than A and B, respectively"
                d.note("respectively")
        for run in runs:
            if (
                len(c.names) > 1
                and not _of_another_list(s, c, run)
                and len(run) == len(c.names)
                and len(run) > 1
                and all(d.baselines == c.names for d in run)
                and not any("bracket-value" in d.rules for d in run)
                and (said or not all("parallel-metrics" in d.rules for d in run))
                and not _measures_dealt_out(s, c, run)
            ):
                for d, name in zip(run, c.names, strict=True):
                    d.baselines = [name]
                    d.note("respectively")
    for m in s.hardware:
        if said and len(m.counts) > 1 and len(drafts) == 1 and drafts[0].hardware:
            drafts[0].hardware = [Hardware(m.name, m.counts[0])]
            for count in m.counts[1:]:
                twin = replace(
                    drafts[0],
                    hardware=[Hardware(m.name, count)],
                    rules=[*drafts[0].rules, "respectively"],
                )
                drafts.append(twin)
            return
        for run in runs:
            if len(m.counts) > 1 and len(m.counts) == len(run):
                for d, count in zip(run, m.counts, strict=True):
                    d.hardware = [Hardware(m.name, count)]
                    d.note("respectively")
    if said:
        _references_in_parallel(runs)
        _range_in_parallel(s, drafts)
    _devices_in_parallel(runs)


def _split_names(g: Grammar, c: Comparison, runs: list[list[Draft]]) -> None:
    """As in "beats the X-only and Y-only baselines by 5% and 3%": one phrase, two baselines."""
    mark = next((m for m in (" and ", "/") if c.names[0].count(m) == 1), "")
    if len(c.names) != 1 or not mark:
        return
    held = [d for run in runs for d in run if d.baselines == c.names]
    if any(len(run) == 2 and all(d in held for d in run) for run in runs):
        c.names[:] = _with_head(g, *c.names[0].split(mark, 1))
        for d in held:
            d.baselines = list(c.names)


def _with_head(g: Grammar, first: str, second: str) -> list[str]:
    """As in "serial and parallel solvers": both are solvers.

    Also in "existing static and dynamic solvers", "CPU- and GPU-based solvers": both exist, both
    are based on something.
    """
    described = g.words["generic"] | g.words["foreign_adjectives"] | g.words["leading_adjectives"]
    words = first.split()
    own = max((k + 1 for k, word in enumerate(words) if word.lower() in described), default=0)
    told, lone = words[:own], words[own:]
    of_what, _, head = second.partition(" ")
    if len(lone) != 1 or not head.endswith("s"):
        return [first, second]
    if not (told or lone[0].islower() or "-" in lone[0] or not of_what[0].isupper()):
        return [first, second]
    if lone[0].endswith("-"):  # "CPU- and GPU-based solvers"
        lone[0] = lone[0][:-1] + of_what[of_what.find("-") :] * ("-" in of_what)
    return [" ".join([*told, *lone, head]), " ".join([*told, second])]


def _run_goes_on(s: Sentence, a: Draft, b: Draft) -> bool:
    gap = [s.low(k) for k in range(a.at + 1, b.at)]
    alike = (a.quantity.form, a.quantity.unit) == (b.quantity.form, b.quantity.unit)
    return alike and all(w in (",", "and", "or", "/", "&", "a", "an") for w in gap)


def _measures_dealt_out(s: Sentence, c: Comparison, run: list[Draft]) -> bool:
    """As in "X and Y by 7% and 6%, respectively, compared with A and B": a measure each, no rival.

    Not so where "respectively" stands behind the rivals.
    """
    measured = "parallel-metrics" in run[-1].rules and len({d.metric for d in run}) == len(run)
    behind = s.respectively(c.end, c.end + 2)
    taken = c.beat and c.first < run[0].at  # "beats A and B by 7% and 6%, respectively"
    return measured and not taken and not (behind and c.first > run[-1].reach)


def _of_another_list(s: Sentence, c: Comparison, run: list[Draft]) -> bool:
    """As in "against A and B: 1.1x and 1.9x in decoding and tuning, respectively": the stages."""
    if c.first > run[0].at:
        return False
    last = run[-1].reach
    end = s.respectively(last + 1) or last
    if any(last < i < end for i in s.quantities):
        return False  # "beats A and B by 5% and 9% at 2x and 3x the speed, respectively"
    return end - last > 3 and any(s.low(k) == "and" for k in range(last + 1, end))


def _range_in_parallel(s: Sentence, drafts: list[Draft]) -> None:
    """As in "1.8x to 2.3x over A and B, respectively": the ends are values, one each."""
    if len(drafts) != 1 or len(drafts[0].baselines) != 2:
        return
    d, q = drafts[0], drafts[0].quantity
    parted = re.search(r"(?<=[\dx×%])\s*(?:to|and|[-–—~])\s*(?=\d)", s.text[q.start : q.end])
    if parted is None or q.low == q.high:
        return
    first = replace(q, end=q.start + parted.start(), high=q.low)
    second = replace(q, start=q.start + parted.end(), low=q.high)
    rules = [*d.rules, "respectively"]
    drafts[:] = [
        replace(d, quantity=first, baselines=d.baselines[:1], rules=rules),
        replace(d, quantity=second, baselines=d.baselines[1:], rules=list(rules)),
    ]


def _references_in_parallel(runs: list[list[Draft]]) -> None:
    """As in "98% and 99% of A's and B's performance, respectively": as many owners as values."""
    for run in runs:
        owners = run[0].baselines
        alike = len(run) > 1 and all("share-of" in d.rules for d in run)
        if alike and len(owners) == len(run) and all(d.baselines == owners for d in run):
            for d, owner in zip(run, list(owners), strict=True):
                d.baselines = [owner]
                d.note("respectively")


def _devices_in_parallel(runs: list[list[Draft]]) -> None:
    """As many listed values as listed devices: one each."""
    for run in runs:
        if (
            len(run) > 1
            and not any("respectively" in d.rules for d in run)
            and len(run[0].hardware) == len(run)
            and all(d.hardware == run[0].hardware for d in run)
        ):
            for d, one in zip(run, list(run[0].hardware), strict=True):
                d.hardware = [one]
                d.note("parallel-devices")
