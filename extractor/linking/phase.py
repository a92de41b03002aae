"""The stage of work that a value speaks of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_CLOSING = (",", ".", ";", "and", "at", "compared", "on", "over", "phase", "stage", "with")
_LEARNING = ("phase.fine-tuning", "phase.training")
_NO_WORK = ("parameters", "model_size", "storage")
_WORKS = ("ation", "attention", "esis", "ing", "ence", "search")
_RATES = ("frame_rate", "latency", "real_time_factor", "speed", "throughput", "time")


def find_phase(g: Grammar, s: Sentence, d: Draft, taken: set[int]) -> None:
    """The stage of work named near the value or its metric; else the only one of the sentence."""
    at = d.metric_at if d.metric_at is not None and d.rules[:1] != ["continued"] else d.at
    lo, hi = min(d.at, at), max(d.at, at)
    family = g.rules.metrics[d.metric or "other"].family
    if family == "quality" or d.metric in _NO_WORK:
        return
    if own := _own_words(s, d) or _decodes(s, d) or _of_a_stage_behind(s, d) or _samples(s, d):
        d.phase = own
        d.note("phase")
        return
    best: tuple[int, str] | None = None
    seen: set[str] = set()
    shared = False
    for k in range(len(s.tokens)):
        for tag in sorted(s.tags[k]):
            if not tag.startswith("phase.") or k in taken or _of_no_work(g, s, d, k):
                continue
            general = tag in ("phase.end-to-end", "phase.kernel") or s.low(k) == "trained"
            if not general and not _told_after(s, d, k):
                seen.add(tag[6:])
                shared = shared or not (_of_another_measure(s, d, k) or _of_another_gain(s, d, k))
            if (
                not lo - 4 <= k <= hi + 4
                or _crosses(s, min(k, lo), lo)
                or _crosses(s, hi, max(k, hi))
            ):
                continue
            distance = min(abs(k - d.at), abs(k - at)) + (10 if tag == "phase.end-to-end" else 0)
            if best is None or distance < best[0]:
                best = (distance, tag[6:])
    if best is not None or (behind := _behind_its_rival(s, d, taken)):
        d.phase = best[1] if best is not None else behind
        d.note("phase")
    elif opened := _of_its_clause(s, d):
        d.phase = opened
        d.note("phase")
    elif (
        len(seen) == 1
        and shared
        and (family in ("speed", "compute", "cost", "energy") or _opens(s))
    ):
        d.phase = seen.pop()
        d.note("sentence-phase")
    elif not seen and family in ("speed", "cost", "energy") and _opens_end_to_end(s):
        d.phase = "end-to-end"
        d.note("sentence-phase")
    elif not seen and (_serving(s, d, family, taken) or _generating(s, d)):
        d.phase = "inference"
        d.note("model-at-work")


def _of_a_stage_behind(s: Sentence, d: Draft) -> str | None:
    """As in "cuts inference latency by 10x for pre-filling": the specific stage."""
    k = d.reach + 2
    stage = _stage(s, k) if s.low(k - 1) in ("during", "for", "in") else None
    closes = k + 1 >= len(s.tokens) or s.low(k + 1) in _CLOSING
    return stage if closes and stage in ("prefill", "decoding", "preprocessing") else None


def _of_another_measure(s: Sentence, d: Draft, k: int) -> bool:
    """As in "134 fps, with training times of 41 min": whether another measure is of that stage."""
    span = s.metric_at[k] or (s.metric_at[k + 1] if k + 1 < len(s.tokens) else None)
    near = (*range(k - 3, k), *range(span.last, span.last + 3)) if span is not None else ()
    valued = any(i in s.quantities for i in near)
    return span is not None and valued and d.metric not in span.ids


def _work_of(s: Sentence, i: int) -> int:
    """As in "2x faster search", "a 2x search speedup", "and search by 2x": the work of value i.

    Only where one word names it; else 0.
    """
    implied = [k for k in range(i + 1, min(i + 5, len(s.tokens))) if s.implied_at[k] is not None]
    first = implied[0] if implied else 0
    at = i + 2 if first == i + 1 else first - 1
    whole = all(s.tokens[k].is_word for k in range(i + 1, at))
    if first and whole and s.low(at).endswith(_WORKS):
        return at
    by = s.low(i - 1) == "by" and s.low(i - 2).endswith(_WORKS)
    return i - 2 if by else 0


def _of_another_gain(s: Sentence, d: Draft, k: int) -> bool:
    """As in "2x faster training and 3x faster search": whether stage k is of the other gain."""
    own = _work_of(s, d.at)
    return own > 0 and own != k and any(_work_of(s, i) == k for i in s.quantities if i != d.at)


def _samples(s: Sentence, d: Draft) -> str | None:
    """As in "2x faster training and 3x faster sampling": what a trained model is for."""
    sampled = s.low(_work_of(s, d.at)) in ("generation", "sampling", "synthesis")
    trained = sampled and any("phase.training" in s.tags[k] for k in range(len(s.tokens)))
    return "inference" if trained else None


def _of_no_work(g: Grammar, s: Sentence, d: Draft, k: int) -> bool:
    """Whether the stage at token k is told aside, of another time, or in what a model is."""
    learning = not s.tags[k].isdisjoint(_LEARNING)
    other = learning and ((k > d.reach and _elsewhen(s, d, k)) or _tuned(g, s, k))
    return other or _aside(s, k)


def _tuned(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "the fine-tuned model Lark attains": what it is, and no stage of its work."""
    return s.low(k) in ("fine-tuned", "finetuned") and s.low(k + 1) in g.heads


def _elsewhen(s: Sentence, d: Draft, k: int) -> bool:
    """As in ", enabling fast training", "keeps accuracy after fine-tuning": no stage of it."""
    if s.low(k - 1) == "after" and k - d.reach > 4:
        return True
    near = range(max(d.reach + 1, k - 4), k)
    return any(s.low(x) in ("allowing", "enabling") and s.low(x - 1) == "," for x in near)


def _told_after(s: Sentence, d: Draft, k: int) -> bool:
    """As in "in under 4 hours: its weights can be ignored at inference": in a further statement."""
    return k > d.reach and any(s.tokens[x].text in ":;" for x in range(d.reach + 1, k))


def _of_its_clause(s: Sentence, d: Draft) -> str | None:
    """As in "In decode, a cap saves 26%, while in prefill it costs 19%": what opens the clause."""
    for k in range(d.at - 1, 0, -1):
        stage = _stage(s, k) if s.low(k - 1) in ("at", "during", "for", "in") else None
        if stage and s.low(k + 1) == "and" and _stage(s, k + 2):
            return None  # "in training and inference"
        opens = k == 1 or s.low(k - 2) in ("but", "whereas", "while", ";")
        if stage and opens and (s.low(k - 1) in ("during", "in") or s.low(k + 1) == ","):
            return stage
        if s.tokens[k].text == ";" or s.low(k) in ("whereas", "while"):
            return None
    return None


def _behind_its_rival(s: Sentence, d: Draft, taken: set[int]) -> str | None:
    """As in "7.6x faster than Heron in prefill and 4.0x in decoding": prefill.

    Also in "faster than Heron end to end", "from an end-to-end perspective".
    """
    for k in range(d.reach + 1, min(d.reach + 12, len(s.tokens) - 1)):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ",;:()":
            return None
        if s.low(k) in ("during", "in") and (stage := _stage(s, k + 1)):
            return stage
        if _stage(s, k) == "end-to-end" and k not in taken:
            behind = s.low(k + (3 if s.low(k) == "end" else 1))
            return "end-to-end" if behind in ("", ".", ",", "and", "perspective") else None
    return None


def _opens_end_to_end(s: Sentence) -> bool:
    """As in "End to end, Lark is 2x faster than Heron"."""
    opens = s.cue_at[0]
    return opens is not None and _stage(s, 0) == "end-to-end" and s.low(opens.last) == ","


def _opens(s: Sentence) -> bool:
    """As in "During training, Lark ...", "When pre-training a 1.3B model, Lark ..."."""
    stage = next((k for k in range(1, 4) if _stage(s, k)), 0)
    doing = s.low(stage).endswith("ing") and s.low(0) in ("for", "when", "while")
    closed = any(s.low(k) == "," for k in range(stage + 1, stage + (12 if doing else 3)))
    opening = ("at", "during", "for", "in", "on", "when", "while")
    return s.low(0) in opening and stage > 0 and closed


def _serving(s: Sentence, d: Draft, family: str, taken: set[int]) -> bool:
    """Whether requests are served ("serves them 3x faster"), or the rival is what serves them."""
    if family not in ("speed", "cost", "energy", "capacity", "memory"):
        return False
    return any(
        (
            ("serving" in tags and s.low(k + 1) not in ("as", "to"))
            or (k in taken and "phase.inference" in tags)
        )
        and not any(s.tokens[x].text == ";" for x in range(min(k, d.at), max(k, d.at)))
        for k, tags in enumerate(s.tags)
    )


def _generating(s: Sentence, d: Draft) -> bool:
    """Whether a level of speed, or a gain right beside, is of what a model generates."""
    if d.metric not in _RATES:
        return False
    return any(
        "generating" in tags
        and (d.kind == "absolute" or -4 <= k - d.at <= 5)
        and s.low(k - 1) != "by"  # "in 3 hours by generating hard negatives"
        for k, tags in enumerate(s.tags)
    )


def measured_by_stage(s: Sentence, drafts: list[Draft]) -> None:
    """As in "a 2.3x inference and 1.4x training speedup": the measure of the last is of all."""
    for d, last in reversed(list(pairwise(drafts))):
        between = [k for k in range(d.at + 1, last.at) if not s.has(k, "up_to")]
        staged = len(between) == 2 and _stage(s, between[0]) and s.low(between[1]) in (",", "and")
        alike = d.quantity.form == last.quantity.form and _stage(s, last.at + 1)
        if staged and alike and last.metric and d.metric is None:
            d.metric, d.metric_at, d.polarity = last.metric, d.at, last.polarity
            d.rules[:] = last.rules


def two_phases(s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "4x faster prefilling and decoding": one value for two stages is two claims."""
    out: list[Draft] = []
    for d in drafts:
        out.append(d)
        if d.phase is None or d.kind not in ("factor", "percent_change"):
            continue
        if "two-metrics" in d.rules or s.respectively():
            continue
        second = _second_stage(s, d) or _stage_before(s, d)
        others = [o for o in drafts if o is not d]
        dealt = any(o.reach == d.reach and o.phase == second for o in others)  # one stage each
        if second and not dealt and not any(o.quantity == d.quantity for o in others):
            out.append(
                replace(
                    d, phase=second, qualifiers=set(d.qualifiers), rules=[*d.rules, "two-phases"]
                )
            )
    return out


def phases_in_parallel(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "1.5x and 2.1x speedup in training and inference, respectively": pairwise."""
    if len(drafts) < 2:
        return
    named = [(k, stage) for k in range(len(s.tokens)) if (stage := _stage(s, k))]
    if len(named) == 1 and s.respectively():
        _stage_among_others(g, s, drafts, named[0][0])
    for reach in dict.fromkeys(d.reach for d in drafts) if len(named) > 1 else ():
        group = [d for d in drafts if d.reach == reach]
        n = len(group)
        after = [x for x in named if x[0] > reach][:n]
        before = [x for x in named if group[0].at - 12 < x[0] < group[0].at][-n:]
        for listed in (after, before) if n > 1 else ():
            joined = all(_joined(s, a, b) for (a, _), (b, _) in pairwise(listed))
            if joined and len({stage for _, stage in listed}) == n:
                for d, (_, stage) in zip(group, listed, strict=True):
                    d.phase = stage
                    d.note("phase")
                break
    if len(named) == 1 and s.respectively():
        _one_of_several(g, s, drafts, *named[0])


def _one_of_several(g: Grammar, s: Sentence, drafts: list[Draft], k: int, stage: str) -> None:
    """As in "of 9x and 6x across decoding and search, respectively": the stage is of the first.

    Token k is the only one of the sentence that names a stage.
    """
    first = last = k
    while _lists_work(g, s, first - 1):
        first -= 1
    while _lists_work(g, s, last + 1):
        last += 1
    opened = first == 0 or s.low(first - 1) in g.prepositions
    commas = [x for x in range(first, last) if s.low(x) in (",", "and")]
    edges = [x for x in commas if x - 1 not in commas]
    n = sum(x < k for x in edges)
    if not opened or not edges:
        return
    for reach in {d.reach for d in drafts if d.phase == stage}:
        group = [d for d in drafts if d.reach == reach]
        if len(group) == len(edges) + 1:
            for at, d in enumerate(group):
                d.phase = stage if at == n else None


def _lists_work(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k can stand in a list of stages ("decoding, forward and backward passes")."""
    if not 0 <= k < len(s.tokens) or k in s.quantities:
        return False
    t = s.tokens[k]
    joins = t.low in (",", "and") and not s.respectively(k + 1, k + 2)
    return joins or (t.is_word and (t.text.islower() or k == 0) and not g.stops_phrase(s, k))


def _stage_among_others(g: Grammar, s: Sentence, drafts: list[Draft], at: int) -> None:
    """As in "11x and 9x in decoding and back-propagation, respectively": the stage of one alone."""
    for k in range(at - 1, max(-1, at - 9), -1):
        if s.low(k) not in g.words["placing"] or s.has(k, "comparator"):
            continue
        _, spans, _ = noun_list(g, s, k + 1)
        whose = next((n for n, span in enumerate(spans) if at in range(*span)), None)
        for reach in dict.fromkeys(d.reach for d in drafts) if whose is not None else ():
            run = [d for d in drafts if d.reach == reach]
            for n, d in enumerate(run if len(run) == len(spans) > 1 else ()):
                d.phase = d.phase if n == whose else None
        return


def _joined(s: Sentence, a: int, b: int) -> bool:
    """Whether nothing but a comma, "and" or a repeated noun lies between two listed words."""
    between = [s.low(k) for k in range(a + 1, b)]
    return len(between) < 4 and any(word in (",", "and", "/") for word in between)


def _second_stage(s: Sentence, d: Draft) -> str | None:
    """The stage joined by "and" to the one right after a value, where no other value is near."""
    for k in range(d.reach + 1, min(d.reach + 6, len(s.tokens) - 2)):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ",;:().":
            return None
        first, second = _stage(s, k), _stage(s, k + 2)
        if first and second and s.low(k + 1) in ("and", "&"):
            return second if first == d.phase != second else None
    return None


def _stage_before(s: Sentence, d: Draft) -> str | None:
    """As in "speeds up both training and inference by 3x": the stage that is not the draft's."""
    by = next((k for k in range(d.at - 1, max(0, d.at - 4), -1) if s.low(k) == "by"), 0)
    both = s.low(by - 4) == "both" and s.low(by - 2) == "and"
    stages = {_stage(s, by - 1), _stage(s, by - 3)} if by and both else set()
    return next(iter(stages - {d.phase}), None) if len(stages) == 2 and d.phase in stages else None


def _stage(s: Sentence, k: int) -> str | None:
    """The stage that token k names; None behind the sentence."""
    tags = s.tags[k] if k < len(s.tags) else None
    return next((t[6:] for t in sorted(tags) if t.startswith("phase.")), None) if tags else None


def _own_words(s: Sentence, d: Draft) -> str | None:
    """As in "two inference steps", "1.5 training hours": the stage inside the value's own words."""
    words = s.text[d.quantity.start : d.quantity.end].lower().split()[1:-1]
    return next((stage for stage in ("inference", "training", "decoding") if stage in words), None)


def _decodes(s: Sentence, d: Draft) -> str | None:
    """As in "decodes at 34 tokens/s", "decodes 3x faster": tokens; no song, no signal."""
    if s.low(d.at - 1) == "decodes" and s.low(d.reach + 1) == "faster":
        return "decoding"
    near = range(max(0, d.at - 8), d.at)
    told = d.quantity.unit == "token/s" and any(s.low(k) == "decodes" for k in near)
    return "decoding" if told else None


def _aside(s: Sentence, k: int) -> bool:
    """Whether token k names a stage that is absent ("without any training") or long over."""
    if s.low(k) == "trained":
        return s.low(k + 1).isalpha() and s.low(k + 1) not in _AFTER_TRAINED
    if s.low(k) == "end-to-end" and s.low(k + 1) in ("learning", "model", "models", "training"):
        return True
    absent = ("without", "no", "minimal", "zero")
    if s.low(k - 1) in ("extra", "model") and s.low(k - 2) in absent:
        return True  # "without model retraining"
    return s.low(k - 1) in absent or (s.low(k - 1) in ("any", "additional") and k > 1)


_AFTER_TRAINED = (
    "on",
    "in",
    "with",
    "from",
    "for",
    "using",
    "by",
    "at",
    "only",
    "within",
    "and",
    "end-to-end",
    "solely",
    "under",
    "to",
)


def _crosses(s: Sentence, a: int, b: int) -> bool:
    """Whether a mark or another value lies between tokens a and b."""
    return any(
        s.tokens[k].text in ",;:"
        or (k in s.quantities and not s.quantity(k).adjective)
        or s.low(k) in ("while", "and", "but", "compared", "over", "than")
        for k in range(a + 1, b)
    )
