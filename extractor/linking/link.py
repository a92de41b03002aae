"""The claims of one sentence: every mechanism in its turn, from quantities to drafts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.beaten_in import measures_of_beating
from extractor.linking.capacity import reaches_further, reaches_length
from extractor.linking.compare import compare
from extractor.linking.conditions import without_conditions
from extractor.linking.counts import sizes_reached
from extractor.linking.covering import beat_by_bare_value
from extractor.linking.draft import Draft
from extractor.linking.kind import continue_kind, decide_kind, told_aside
from extractor.linking.lists import groups, two_metrics
from extractor.linking.measure import measure
from extractor.linking.parallel import in_parallel
from extractor.linking.phase import (
    find_phase,
    measured_by_stage,
    phases_in_parallel,
    two_phases,
)
from extractor.linking.place import on_hardware
from extractor.linking.qualifiers import carry, qualify
from extractor.linking.rival_values import other_values
from extractor.linking.scope import in_scope
from extractor.linking.setting import find_settings
from extractor.linking.side_by_side import carbon_beside_energy, off_in_two_ways, percentiles
from extractor.linking.unnamed import name_scores
from extractor.linking.values import from_to

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


_SIZES = ("model_scale", "model_size", "parameters")


def _sizes_of_the_beaten(drafts: list[Draft], compared: list[Comparison]) -> None:
    """As in "outperforms much larger models by 3%": what tells of the rivals, and no measure."""
    for d in drafts:
        at = d.metric_at if d.metric_at is not None and d.metric in _SIZES else -1
        if any(c.beat and c.last <= at < c.end <= d.at for c in compared):
            d.metric, d.metric_at, d.polarity = "score", None, "better"


def _in_scope(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Those of the drafts that are results, and what goes on with a length that is one."""
    kept: list[Draft] = []
    for d in drafts:
        reached = bool(kept) and "capacity" in kept[-1].rules
        if in_scope(g, s, d) or (reached and reaches_further(g, s, kept[-1], d)):
            kept.append(d)
    return kept


def link(g: Grammar, s: Sentence, compared: list[Comparison]) -> list[Draft]:
    """The drafts of a sentence, in the order of their values; `compared` are its comparisons."""
    drafts = [Draft(i, s.tokens[i].quantity) for i in s.quantities]  # type: ignore[arg-type]
    inside = {k for c in compared for a, b in c.spans for k in range(a + 1, b)}
    sizes = ("bare", "factor")  # "outperforms models 10x its size"
    drafts = [d for d in drafts if d.at not in inside or d.quantity.form not in sizes]
    drafts = without_conditions(g, s, drafts)
    drafts = from_to(g, s, drafts)
    drafts = other_values(g, s, drafts, compared)
    runs = groups(g, s, drafts)
    for group in runs:
        measure(g, s, group, drafts)
    measured_by_stage(s, drafts)
    _sizes_of_the_beaten(drafts, compared)
    measures_of_beating(g, s, drafts)
    name_scores(g, s, drafts)
    percentiles(g, s, drafts)
    off_in_two_ways(s, drafts)
    carbon_beside_energy(s, drafts)
    for d in drafts:
        if d.metric is None and d.quantity.form == "bare":
            reaches_length(g, s, d)
    for a, b in pairwise(drafts):
        reaches_further(g, s, a, b)
    drafts = [d for d in drafts if d.metric or d.quantity.low >= 1e8]
    for d in drafts:
        d.metric = d.metric or "model_scale"
    beat_by_bare_value(drafts, compared)
    for n, d in enumerate(drafts):
        floor = drafts[n - 1].at + 1 if n else 0
        qualify(g, s, d, floor)
        decide_kind(g, s, d)
        before = next((o for o in reversed(drafts[:n]) if not told_aside(g, s, o, d.at)), None)
        if before is not None:
            continue_kind(g, s, before, d)
    drafts = _in_scope(g, s, drafts)
    sizes_reached(drafts)
    drafts = two_metrics(g, s, drafts)
    for a, b in pairwise(drafts):
        carry(g, s, a, b)
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    for d in drafts:
        find_phase(g, s, d, taken)
    phases_in_parallel(g, s, drafts)
    drafts = two_phases(s, drafts)
    compare(g, s, drafts, compared)
    on_hardware(g, s, drafts, compared)
    in_parallel(g, s, drafts, compared)
    find_settings(g, s, drafts, compared)
    return drafts
