"""Gains and levels without a metric that take the one of another sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.draft import GAINS
from extractor.linking.unnamed import MACHINE, performing

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_RIGHTNESS = ("accuracy", "success_rate")
_SAVING = ("save", "saved", "saves", "saving")


def performance_of_machines(g: Grammar, linked: list[tuple[Sentence, list[Draft]]]) -> None:
    """As in "cuts energy by 45%. It improves performance by 2.3x": of a machine, so a speed.

    Where all else that a paper measures is speed, energy and the like, and nothing is a quality,
    so many times the "performance", or an unnamed gain of so many times, is a speed as well.
    """
    drafts = [d for _, found in linked for d in found]
    families = [_family(g, d) for d in drafts]
    machine = any(f in MACHINE for f in families)
    if not machine or any(
        f == "quality" and d.metric != "score" for f, d in zip(families, drafts, strict=True)
    ):
        return
    for s, found in linked:
        for d in found:
            unnamed = "unnamed-score" in d.rules and d.rules[:1] == ["change-after"]
            cut = any(s.low(k).startswith("reduction") for k in range(d.reach + 2, d.reach + 6))
            unnamed = unnamed and not cut  # "3x interlayer map reduction"
            if d.metric == "score" and d.kind == "factor" and (performing(s, d) or unnamed):
                d.metric = "speed"
                d.note("machine-performance")


def gains_told_before(g: Grammar, linked: list[tuple[Sentence, list[Draft]]]) -> None:
    """As in "It serves 3x more requests. On long prompts, the gain is 4x": the gain just told.

    Also as in "It cuts energy by 30%. With stragglers, it still saves 27%".
    """
    for (last, before), (s, drafts) in pairwise(linked):
        told = next((d for d in reversed(before) if d.kind in GAINS), None)
        for d in drafts:
            if told is None or d.quantity.form != told.quantity.form:
                continue
            if d.metric != "score" and not _worse_by_achievement(g, d):
                continue
            saved = s.soon_after(last) and _saved_too(g, s, d, told)
            if saved or _gain_of_that_noun(g, s, d, told):
                d.metric, d.direction = told.metric, told.direction
                d.note("gain-told-before")


def _worse_by_achievement(g: Grammar, d: Draft) -> bool:
    """As in "If 2% of accuracy may be lost, the reduction of 60% is achieved": not of accuracy."""
    metric = g.rules.metrics[d.metric or "score"]
    lost = d.direction == "decrease" and metric.family == "quality" and metric.good == "up"
    return lost and "unnamed-score" in d.rules and "sentence-metric" in d.rules


def _gain_of_that_noun(g: Grammar, s: Sentence, d: Draft, told: Draft) -> bool:
    """As in "the gain is 4x", "a reduction of 60% is achieved": the noun of the gain before."""
    before = range(d.at - 1, max(-1, d.at - 6), -1)
    if d.rules[:1] == ["change-of"]:
        noun = next((k for k in before if g.change_noun(s, k)), 0)
        end, lead = d.reach + 1, noun - 1 - (s.low(noun - 1) in g.words["gain_adjectives"])
    elif d.rules[:1] == ["change-after"] and g.change_noun(s, d.reach + 1):
        noun, end, lead = d.reach + 1, d.reach + 2, g.before_qualifiers(s, d.at)
    else:
        return False
    same = g.change(s, noun) == "better" or d.direction == told.direction
    got = s.low(end) in ("is", "was") and s.low(end + 1) in g.words["gotten"]
    pointing = d.rules[:1] == ["change-of"] and s.low(lead) in ("the", "this")
    return same and (pointing or (got and s.low(lead) in g.determiners))


def _saved_too(g: Grammar, s: Sentence, d: Draft, told: Draft) -> bool:
    """As in "it still saves 27%", "on code, it gains 12%": with no word of what."""
    verb = s.low(g.before_qualifiers(s, d.at))
    closes = s.low(d.reach + 1) != "of" and g.stops_phrase(s, d.reach + 1)
    if d.rules[:1] != ["verb-before"] or not closes:
        return False
    gained = verb in ("gained", "gains") and _family(g, told) == "quality"
    return gained or (verb in _SAVING and told.direction == "decrease")


def levels_told_before(g: Grammar, linked: list[tuple[Sentence, list[Draft]]]) -> None:
    """As in "Lark reaches 95% accuracy. Fusion pushes performance to 98%": the accuracy again.

    Also as in "It solves 70% of the tasks. On real robots, it improves from 37% to 46%".
    """
    told: Draft | None = None
    last: tuple[Sentence, list[Draft]] | None = None
    for s, drafts in linked:
        sooner = told
        for d in drafts:
            share = d.kind == "absolute" and d.unit == "%"
            if share and d.metric == "score" and performing(s, d) and sooner is not None:
                d.metric = sooner.metric
                d.note("level-told-before")
            elif share and last is not None and _moved_unnamed(g, s, d):
                d.metric = _level(g, last[1]) if s.soon_after(last[0]) else d.metric
            elif share and last is not None and _reached_unnamed(s, d) and s.soon_after(last[0]):
                d.metric = _only_level(g, last[1], d.quantity.high)
                d.note("level-told-before")
            if share and d.metric in _RIGHTNESS and "solved" not in d.rules:
                sooner = d
        _go_on(drafts)
        told = next((d for d in reversed(drafts) if d is sooner), None)
        last = (s, drafts)


def _moved_unnamed(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "we observe an increase from 37% to 46%": levels of a measure that goes unnamed."""
    if d.metric != "score" or not {"from-to", "unnamed-score"} <= set(d.rules):
        return False
    return not any(g.rules.metrics[m.ids[0]].family == "quality" for m in s.metrics)


def _reached_unnamed(s: Sentence, d: Draft) -> bool:
    """As in "with a larger model, it reaches 81.9%": a level of a measure that goes unnamed."""
    if d.metric != "score" or d.baseline_value is not None:
        return False
    if d.rules[:1] not in (["unnamed-score"], ["metric-of"]):
        return False
    return not s.metrics or performing(s, d)


def _go_on(drafts: list[Draft]) -> None:
    """As in "with a smaller model, it reaches 2.7%/6.3%": both are levels of what was told."""
    for a, b in pairwise(drafts):
        alike = (a.metric_at, a.kind, a.unit) == (b.metric_at, b.kind, b.unit)
        if "level-told-before" in a.rules and b.metric == "score" and alike:
            b.metric = a.metric
            b.note("level-told-before")


def _only_level(g: Grammar, before: list[Draft], value: float) -> str:
    """The one measure of all the shares that the drafts of a sentence tell; a score if none is.

    An error rate of 4% is not followed by one of 82%.
    """
    levels = [d for d in before if d.kind == "absolute" and d.unit == "%"]
    told = {d.metric for d in levels}
    known = g.rules.metrics.get(levels[0].metric or "") if len(told) == 1 else None
    if known is None or known.family != "quality":
        return "score"
    far = known.good == "down" and value > 4 * max(d.quantity.high for d in levels)
    return "score" if far else known.id


def _level(g: Grammar, before: list[Draft]) -> str:
    """The measure of the last share among the drafts of a sentence; a score if there is none."""
    shares = (d.metric for d in reversed(before) if d.kind == "absolute" and d.unit == "%")
    return next((m for m in shares if m and g.rules.metrics[m].family == "quality"), "score")


def _family(g: Grammar, d: Draft) -> str:
    """The family of the measure of a draft."""
    return g.rules.metrics[d.metric or "score"].family
