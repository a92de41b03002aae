"""Which values are results: not descriptions, conditions, data set sizes or counts of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.capacity import reaches_length
from extractor.linking.counts import counted, fits_a_device
from extractor.linking.descriptions import describes, picks_out, tells_certainty
from extractor.linking.outcomes import aim_before, came_to
from extractor.linking.settings import holds_meanwhile, is_cause, sets_the_scene, under_what

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_RATIOS = ("real_time_factor", "acceptance", "compression", "utilization")
_LINKED = frozenset(
    {
        "metric-adjacent",
        "metric-of",
        "metric-after",
        "change-by",
        "beat-by",
        "change-of",
        "change-after",
        "parallel-metrics",
        "continued",
        "from-to",
        "instead-of",
        "implied-of",
        "metric-in",
        "subject-by",
        "by-continued",
    }
)
_MODELS = ("llm", "model", "vlm")


def in_scope(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the value is a result at all and no description, setting or data set size."""
    if tells_certainty(g, s, d) or picks_out(s, d) or is_cause(g, s, d):
        return False
    if s.words(d.at - 2, d.at) in ("scale of", "scale to") and d.quantity.form == "bare":
        return False  # "4.2 on a scale of 5"
    if reaches_length(g, s, d) or d.rules[:1] in (["mended"], ["told-again"]):
        return True
    if _raced_to(g, s, d):
        return False
    if sets_the_scene(g, s, d) or describes(g, s, d) or under_what(g, s, d):
        return False
    if d.quantity.form == "bare":
        return _parameters_counted(g, s, d) or _bare_in_scope(g, s, d)
    of_it = d.rules[:1] in (["metric-of"], ["metric-adjacent"])
    off = d.metric == "error" and (of_it or d.rules[:1] == ["change-by"])
    if d.metric == "latency" and of_it and d.quantity.unit == "frame":
        return True  # "a look-ahead latency of 8 frames"
    if d.quantity.form == "count":
        return counted(g, s, d) or (off and d.quantity.decimal)  # "an error below 0.26 frames"
    if holds_meanwhile(g, s, d):
        return False
    if s.low(g.before_qualifiers(s, d.at, ("a", "an", "sub", "-"))) in _AIMING:
        return False  # "targeting sub-10 ms latency"
    if d.quantity.form == "unit" and not d.quantity.sure:
        return off or _unit_in_scope(g, s, d)
    return not (d.quantity.form == "percent" and d.metric is None)


_AIMING = ("targeting", "targets")


def _raced_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "is 1.6x faster than Heron to reach an FID of 6.0": to what level, and no result."""
    to = aim_before(s, d.at)
    sooner = range(max(0, to - 9), to)
    faster = any(
        k + 1 in s.quantities or s.implied_at[k] is not None
        for k in sooner
        if s.low(k) in ("faster", "fewer", "less", "quicker", "sooner")
    )
    timed = s.low(to - 1) in ("epochs", "iterations", "steps", "time")
    return bool(to) and (faster or timed) and d.kind == "absolute"


def _parameters_counted(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a parameter count of 1.1 million": a result, in parameters."""
    of = s.low(g.before_qualifiers(s, d.at)) == "of" and d.rules[:1] == ["metric-of"]
    if not of or d.metric != "parameters" or d.quantity.low < 1000:
        return False
    d.unit = "parameter"
    return True


def _bare_in_scope(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a number without unit is a result: what stands around it has to say so."""
    q, metric = d.quantity, d.metric or ""
    family = g.rules.metrics[metric].family
    told = d.rules[:1] in (["metric-of"], ["metric-adjacent"], ["from-to"])
    ranged = s.low(d.at - 1) == "from" and "from-to" not in d.rules
    if family == "capacity" and q.low >= 1000 and told and not ranged:
        d.unit = "token"
        return not _length_is_set(s, d)
    large = q.low >= 1e8 and s.low(d.at + 1).startswith((*_MODELS, "transformer"))
    if family == "quality" and s.tokens[d.at].text[-1:] in "BMK":
        return large and s.low(d.at + 1).startswith(_MODELS) and fits_a_device(g, s, d)
    if large and fits_a_device(g, s, d):
        return True
    if metric == "batch_size" and told and _allowed(g, s, d):
        return True
    bracketed = s.low(d.at + 1) == ")" and s.low(d.at - 1) == "("
    if bracketed and q.whole and q.low < 20:
        return False
    if not q.sign and _LINKED.isdisjoint(d.rules):
        decimal = "." in s.tokens[d.at].text
        likely = 1 < q.low < 100 or "versus-value" in d.rules
        return "bracket" in d.rules and decimal and likely
    if d.rules[:1] == ["continued"] and _numbers_a_part(s, d):
        return False
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    if span is not None and s.low(span.last - 1) == "bound" and "." not in s.tokens[d.at].text:
        return False  # "we prove a lower bound of 2"
    if 1900 < q.low < 2100 and q.whole and not q.sign:
        return False
    if _metric_of_another(g, s, d) or _counts_what_follows(g, s, d) or d.metric_at is None:
        return False
    compared = s.has(d.at - 1, "comparator") and not s.has(d.at - 1, "at_least")
    if compared and d.baseline_value is None:
        return False
    return (
        family == "quality"
        or (metric == "steps" and d.rules[0] == "metric-after" and not _spread(s, d))
        or (metric == "steps" and "." in s.tokens[d.at].text and told)  # a mean: "steps (42.5)"
        or (
            metric == "parameters"
            and s.tokens[d.at].text[-1] in "KMB"
            and (d.rules[0] == "metric-of" or (told and s.low(d.at - 1) == "("))
        )
        or (metric == "frame_rate" and d.rules[0] == "metric-of")
        or (metric in _RATIOS and d.rules[0] in ("metric-of", "metric-adjacent"))
        or (metric == "acceptance" and d.rules[0] == "metric-after" and "." in s.tokens[d.at].text)
        or d.baseline_value is not None
    )


def _allowed(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "It allows a batch size of 24 per GPU": a limit that is reached, and no setting."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    verb = span.first - 1 if span is not None else 0
    verb -= s.low(verb) in ("a", "an")
    return verb > 0 and s.low(verb) in g.words["letting_verbs"] | {"permits", "supports"}


def _spread(s: Sentence, d: Draft) -> bool:
    """As in "across 50 rounds and 5 trials": over what was measured."""
    return s.low(d.at - 1) in ("across", "over", "throughout")


def _numbers_a_part(s: Sentence, d: Draft) -> bool:
    """As in "F1 scores of 0.91, 0.87 and 0.92 on Centers 4, 5 and 6": which ones they are."""
    k = d.at
    while k > 1 and s.tokens[k].quantity is not None and s.tokens[k].text.isdecimal():
        joined = [x for x in (k - 1, k - 2) if s.low(x) in (",", "and")]
        if not joined:
            break
        k = min(joined) - 1
    small = s.tokens[k].text.isdecimal() and d.quantity.low <= 20
    named = s.tokens[k - 1].text.isalpha() and s.metric_at[k - 1] is None
    return small and named and s.low(k - 2) in ("across", "at", "for", "from", "in", "of", "on")


def _length_is_set(s: Sentence, d: Draft) -> bool:
    """As in "at a context length of 128K": under which it was measured."""
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    first = span.first if span else 0
    first -= s.low(first - 1) in ("a", "an", "the")
    return s.low(first - 1) in ("for", "at", "with", "across", "under")


def _metric_of_another(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the metric after a bare number is too far off to be its own."""
    if d.rules[:1] != ["metric-after"] or d.metric_at is None or g.change_noun(s, d.reach + 1):
        return False
    if "parallel-metrics" in d.rules and "/" in (s.low(d.at - 1), s.low(d.at + 1)):
        return False  # "31.2/0.91 PSNR/SSIM"
    k = d.at - 1
    listed = s.low(k) == "and" and s.metric_at[k - 1] is not None
    while s.low(k) in ("a", "an"):
        k -= 1
    told = listed or s.low(k) in ("by", "gains") or _reached(g, s, k + 1)  # "by 4.4 Perch FID"
    if "." in s.tokens[d.at].text and told:
        return d.metric_at > d.reach + 3  # "reaches 49.6 Perch success and 61.4 Nest score"
    far = d.metric_at > d.reach + 2
    return far or (d.metric_at == d.reach + 2 and s.tokens[d.reach + 1].text[0].isupper())


def _counts_what_follows(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "improves F1 on 12 languages": a whole number of what the next word names."""
    nxt = d.reach + 1
    if d.quantity.sign or not d.quantity.whole or nxt >= len(s.tokens):
        return False
    if s.low(nxt) in g.heads and s.low(nxt + 1) == "score":
        return True  # "only 5 models score over 60%"
    if d.metric_at is not None and d.metric_at > d.at:
        return False
    t = s.tokens[nxt]
    noun = t.text.islower() and t.is_word and s.low(nxt) not in g.adverbs
    return noun and _plain_noun(g, s, nxt)


def _unit_in_scope(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a number with a unit of two readings is a result ("3 m", "5 s")."""
    nxt = d.reach + 1
    measured = d.rules[:1] == ["metric-after"] and d.metric == "error"  # "7 mm pose accuracy"
    plain = nxt < len(s.tokens) and s.tokens[nxt].is_word and _plain_noun(g, s, nxt)
    if plain and not measured:
        return False
    before = range(max(0, d.at - 8), d.at)
    if s.low(d.at - 1) == "to" and any(s.low(k) == "ranging" for k in before):
        return False
    if d.quantity.metric == "frequency" and d.quantity.unit != "Hz" and _ticks(g, s, d.at):
        return True
    if d.quantity.metric == "area" and _takes_up(g, s, d):
        return True
    if d.quantity.unit == "dB" and (came_to(g, s, d) or _reached(g, s, d.at)):
        return True
    return d.rules[:1] not in ([], ["unit-metric"]) or len(d.rules) > 1


def _takes_up(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "occupies 496K gates", "needs 12K LUTs and 34 DSPs": how much of a chip it takes."""
    k = g.before_qualifiers(s, d.at)
    while k - 1 in s.quantities and s.low(k) in (",", "and"):
        if s.quantity(k - 1).metric != "area":
            return False
        k = g.before_qualifiers(s, k - 1)
    sparing = any(s.low(x) in ("just", "merely", "only") for x in range(k + 1, d.at))
    spent = s.low(k) in g.words["spending_words"] - {"at", "for", "with"}
    spent = spent or (s.low(k) == "with" and sparing)
    many = d.quantity.unit != "gate" or d.quantity.low >= 1000
    return s.low(k).startswith(("occup", "utiliz")) or (spent and many)


def _ticks(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "the chip runs at 1.2 GHz": how fast a circuit is clocked."""
    k = g.before_qualifiers(s, i)
    return s.low(k) == "at" and s.low(k - 1) in g.words["ticking_verbs"]


def _reached(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "reaches up to 31.2 dB": a verb of reaching right before a value."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in g.reaching


def _plain_noun(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k goes on with a noun phrase and names neither a metric nor a change."""
    known = s.metric_at[k] is not None or g.change_noun(s, k) or g.change_adjective(s, k)
    known = known or s.words(k, k + 2) in ("higher than", "lower than", "more than", "less than")
    return not known and not g.stops_phrase(s, k)
