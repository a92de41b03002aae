"""Values that set the scene of a result: conditions, limits, what is varied or demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_KEPT = ("of", "on", "under", "below", "within")
_LIMITS = ("tolerance", "tolerances", "threshold", "thresholds")
_TOTALS = ("error", "data", "tokens", "compression", "parameters", "memory", "other")
_DISTANCES = ("cm", "degree", "km", "m", "mm", "px")
_SPENT_AT = {"budget", "budgets"}
_UNDER = ("given", "under", "within")
_MODELS = ("families", "family", "llms", "models", "variants", "vlms")
_SIZES = ("counts", "depths", "lengths", "scales", "sizes", "widths")
_SHOWING = {"decodes", "displays", "render", "rendering", "renders", "streams"}
_SOUNDS = ("audio", "profile", "sound", "spanning", "tone", "vibrations")


def sets_the_scene(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a value is a condition under which another was measured."""
    return (
        ("from-to" in d.rules and (_varied(g, s, d) or _spans(g, s, d)))
        or _is_set(g, s, d)
        or _sampled(g, s, d)
        or (d.kind == "absolute" and _demanded(g, s, d.at))
        or _what_if(g, s, d)
        or _at_a_scale(g, s, d)
        or _what_is_done(g, s, d)
        or _at_the_opening(s, d)
        or _at_a_level(g, s, d)
        or _example_of_set(g, s, d.at)
        or _on_an_axis(s, d)
    )


def _at_a_level(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "At 95% recall, Lark answers", "At a compression ratio of 4x, it": where one stands."""
    known = g.rules.metrics[d.metric or "score"]
    level = known.family == "quality" and d.kind == "absolute"  # no "At 5% higher accuracy"
    told = level or d.metric == "compression"
    comma = next((k for k in range(d.reach + 1, d.reach + 6) if s.low(k) == ","), 0)
    opens = s.low(0) == "at" or (s.low(0) == "with" and "recall" in s.lows[:4])
    opens = opens and d.at < 7 and not any(s.tokens[k].text == "," for k in range(d.at))
    return told and opens and bool(comma) and any(k > comma for k in s.quantities)


def under_what(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "Under mild losses (3-8%), Lark", "91% accuracy within 4 mm": a condition."""
    close = d.reach + 1
    if s.low(d.at - 1) == "(" and s.words(close, close + 2) == "),":
        opened = s.words(0, 4).lower() == "in the case of" or s.low(0) == "under"
        return opened and not any(s.tokens[k].text == "," or g.verb(s, k) for k in range(d.at))
    before = max((k for k in s.quantities if k < d.at), default=-1)
    spent = d.rules[:1] == ["metric-after"] and d.metric in ("data", "flops", "parameters", "steps")
    if spent and d.quantity.form == "factor" and s.low(d.at - 1) == "with" and before >= 0:
        return not any(g.change_adjective(s, k) for k in range(d.at + 1, d.metric_at or d.at))
    if d.quantity.form == "factor" and _sampled_less(s, d):
        return True
    ranked = s.low(d.at - 1) == "at" and s.low(d.at - 2) in g.words["ranked_measures"]
    if ranked and d.quantity.form == "bare":
        return d.quantity.whole  # "improves recall at 10 by 3%"
    if s.low(d.at - 1) == "at" and d.quantity.unit == "request/s":
        return before >= 0 and not g.verb(s, d.at - 2)  # "2x faster than A at 10 requests/s"
    near = s.low(d.at - 1) == "within" and d.quantity.unit in _DISTANCES and before >= 0
    if not near or s.quantity(before).form != "percent":
        return False
    span = s.metric_at[before + 1]
    return span is not None and span.last == d.at - 1


def _sampled_less(s: Sentence, d: Draft) -> bool:
    """As in "at 4x and 8x acceleration, Lark": how few measurements a scan is made from."""
    first = d.at
    while first - 1 in s.quantities or s.low(first - 1) in ("and", ",", "or"):
        first -= 1
    under = s.low(first - 1) in ("at", "under")
    if s.low(d.reach + 1) == "undersampling":
        return under
    sampled = s.low(d.reach + 1) in ("acceleration", "accelerations")
    return sampled and under and first < 9 and s.low(d.reach + 2) == ","


def holds_meanwhile(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "under 10% label noise", "with 5% error": a percentage that is only the setting."""
    if d.quantity.form != "percent":
        return False
    even = int(s.low(0) == "even")
    second = d.at == even + 1 + (s.low(even + 1) in ("a", "an", "the"))
    if second and s.low(even) in ("at", "under", "with") and _fronted(g, s, d.reach + 1):
        return True
    pruned = s.low(d.at - 1) == "at" and s.low(d.at + 1) in ("pruning", "sparsity")
    if (d.kind == "absolute" or pruned) and _condition(g, s, d):
        return True
    ahead = range(d.reach + 1, d.reach + 4)
    disturbed = any(s.low(k) in g.words["disturbances"] for k in ahead)
    if s.low(d.at - 1) in ("for", "under", "with") and disturbed:
        return True  # "for 10% noise injection", "under 10% uniform label noise"
    near = {s.low(k) for k in range(d.reach + 1, d.reach + 5)}
    if (
        s.low(d.at - 1) == "under"
        and s.low(d.reach + 1)[:1].isalnum()
        and near & g.words["undergone"]
    ):
        return True  # "under a 7% node fault ratio"
    before = d.at - 1 - g.qualifier(s, d.at - 1)
    if s.low(before) == "despite" and s.low(d.at + 1) == "of":
        return True  # "despite roughly 55% of the points being dropped"
    article = d.at - 1 - (s.low(d.at - 1) in ("a", "an"))
    if s.low(article) == "at" and {s.low(k) for k in range(d.at + 1, d.at + 4)} & _SPENT_AT:
        return True  # "at 10% retention budget"
    if s.words(d.at - 2, d.at).lower() == "at a" and s.low(d.at + 1) in ("pruning", "sparsity"):
        return True  # "at a 70% sparsity level"
    held = d.kind == "absolute" and s.low(d.at - 1) == "at" and d.metric in _TOTALS
    return held and d.rules[0] == "metric-after" and len(s.quantities) > 1


def is_cause(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "doubling the model size improves accuracy": what is done, not what comes of it.

    Also "as the context doubles": what changes meanwhile.
    """
    if not d.quantity.change:
        return False
    if s.low(d.at).endswith("s"):
        for k in range(d.at - 1, max(-1, d.at - 7), -1):
            if s.low(k) in ("as", "if", "once", "when", "whenever"):
                return d.at - k > 1
            if s.tokens[k].text in ",;:()" or g.verb(s, k):
                return False
    if not s.low(d.at).endswith("ing"):
        return False
    if s.low(d.at - 1) not in ("", "that"):
        return False
    for k in range(d.at + 1, len(s.tokens)):
        if s.tokens[k].text in ",;:":
            return False
        changes = g.change_verb(s, k) and s.low(k).endswith("s")
        if (g.verb(s, k) or changes) and not s.low(k).endswith("ing"):
            return True
    return False


def _varied(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "increasing the batch from 1 to 64 cuts cost by 15%": what is varied, no result."""
    verb = next((k for k in range(d.at - 1, max(-1, d.at - 12), -1) if g.change_verb(s, k)), None)
    if verb is None or not s.low(verb).endswith("ing"):
        return False
    opens = verb == 0 or s.tokens[verb - 1].text in ",:;" or s.low(verb - 1) == "that"
    then = d.reach + 1
    while s.low(then) in g.adverbs:
        then += 1
    follows = g.change_verb(s, then) and not s.low(then).endswith("ing")
    return opens and follows and s.low(then + 1) not in ("of", "in", "by")


def _spans(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "spanning altitudes from 80 m to 300 m": an extent, no change."""
    if _of_all_sizes(g, s, d):
        return True
    for k in range(d.at - 1, max(-1, d.at - 14), -1):
        if g.change_verb(s, k) or g.change_noun(s, k):
            return False
        if s.low(k) in ("spanning", "covering", "varying", "represent", "coordinates"):
            return True
    return False


def _of_all_sizes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "on models of sizes from 1B to 13B", "across models from 1B to 13B"."""
    start = next((k for k in range(d.at - 1, max(0, d.at - 8), -1) if s.low(k) == "from"), 0)
    models = d.metric == "model_scale" and s.low(start - 1) in _MODELS
    if not start or not (models or s.low(start - 1) in _SIZES):
        return False
    k = start - 2
    while k > 0 and not g.stops_phrase(s, k):
        k -= 1
    return s.low(k) in g.words["placing"] or s.low(k) == "of"


def _judged(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a level of quality stands right before token k: when it was taken, no result."""
    told = next((x for x in range(k - 1, max(-1, k - 6), -1) if x in s.quantities), -1)
    near = (s.metric_at[x] for x in range(max(0, told - 5), k) if told >= 0)
    families = {g.rules.metrics[m.ids[0]].family for m in near if m is not None}
    return "quality" in families


def _available(g: Grammar, s: Sentence, last: int) -> bool:
    """As in "(when 1%) of the labels are available": there is so much, whatever comes of it."""
    be = next((k for k in range(last + 1, last + 8) if s.low(k) in ("are", "is")), 0)
    return be > 0 and s.low(be + 1) in g.words["at_hand"]


def _while_measured(g: Grammar, s: Sentence, d: Draft, k: int) -> bool:
    """As in "every 30 seconds", "at an SNR of 5 dB": what held while something was measured.

    Token k stands before the value and the words that qualify it.
    """
    form, link = d.quantity.form, s.low(k)
    if link in ("when", "if"):
        return form == "percent" and _available(g, s, d.reach)
    if link == "at":  # "reaches 8.9% WER at 0.5 meters"
        return "unit-metric" in d.rules and d.quantity.unit in ("km", "m")
    if link == "after":  # "attains an FID of 2.21 after 1.1M iterations"
        return d.quantity.metric == "steps" and _judged(g, s, k)
    if link == "every":
        return form == "unit"
    if link != "of":
        return False
    what = s.low(k - 1)
    opened = s.low(0) == "with" and s.low(1) in ("a", "an") and k < 7 and s.low(d.at + 1) == ","
    return (
        (what == "experiments" and form == "unit")  # "In experiments of 72 hours"
        or (what == "snr" and s.low(k - 3) in ("at", "under", "with"))
        or (what == "bandwidth" and opened)  # "With an average bandwidth of 180 Mbps, Lark"
    )


def _is_set(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "under noise levels of up to 30%", "at a threshold of 0.5": chosen, not reached."""
    if any(s.low(k) in _LIMITS for k in (d.at + 1, d.at + 2)) and d.quantity.sign == "":
        return True
    if s.words(d.at - 4, d.at) == "in the range from":
        return True  # "surpasses all detectors in the range from 5 FPS to 160 FPS"
    if s.words(d.at + 1, d.at + 3) in ("or faster", "or higher", "or lower", "or more"):
        among = any(s.low(x) in ("among", "for", "of") for x in range(max(0, d.at - 6), d.at))
        if among and s.low(d.at - 1) in ("at", "with"):
            return True  # "among detectors with 30 FPS or higher"
    if s.low(d.at + 1) == "sparsity" and s.low(d.at - 1) == "to":
        return True  # "prunes it to 60% sparsity in 4 hours"
    k = g.before_qualifiers(s, d.at)
    if s.low(k) in ("budget", "budgets") and s.metric_at[k] is None:
        return True
    if _while_measured(g, s, d, k):
        return True
    opener = k - 3 if s.low(k - 3) in g.determiners else k - 4
    given = s.low(opener) in g.determiners and s.low(opener - 1) in ("across", "for", "under")
    given = given or (s.low(opener) in g.determiners and opener < 3 and s.low(opener - 1) == "with")
    if s.low(k) == "of" and s.low(k - 1) in ("delay", "delays") and given:
        return True  # "for a network delay of 100 ms"
    before = range(max(0, k - 6), k)
    if s.low(k) in ("delay", "delays") and any(s.low(x) == "across" for x in before):
        return True  # "across all network delays beyond 33 ms"
    if s.low(k) == "of" and s.low(k - 1) in ("cap", "caps"):
        return True  # "under a power cap of 70%"
    named = any(s.metric_at[x] for x in range(max(0, k - 2), k))  # "accuracy levels of"
    return s.low(k) == "of" and s.low(k - 1) in g.words["set_nouns"] and not named


def _sampled(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "recorded at 30 Hz", "clips of 32 frames at 16 FPS", "a profile spanning 440 Hz"."""
    unit, before = d.quantity.unit, range(max(0, d.at - 4), d.at)
    media = ("frames", "format", "window", "windows", "clips")
    clip = s.low(d.at - 2)
    if s.low(d.at - 1) == "at" and (clip in media or clip.endswith(" frames")):
        making = g.words["able_verbs"] | _SHOWING
        made = clip == "frames" and any(s.low(k) in making for k in range(max(0, d.at - 5), d.at))
        return not made  # "renders frames at 144 FPS"
    if unit in ("Hz", "kHz") and any(s.low(k) in _SOUNDS for k in before):
        return True
    rated = unit in ("Hz", "kHz", "frame/s")
    near = range(max(0, d.at - 10), d.at)
    sampled = next((k for k in near if s.low(k) in g.words["sampling_verbs"]), None)
    if not rated or sampled is None:
        return False
    told = g.words["demonstrating_verbs"] | g.reaching
    return not any(s.low(k) in told for k in range(sampled + 1, d.at))


def _demanded(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "must run at 50-200 Hz", "for constraints of 50 mm2 area": what is asked for."""
    if s.low(i - 1) == "at" and s.quantity(i).unit in ("MHz", "GHz") and i == 1:
        return True  # "At 500 MHz, it has"
    named = i > 1 and s.tokens[i - 2].text[0].isupper()
    if named and s.low(i - 1) == "at" and s.quantity(i).unit in ("kb/s", "Mb/s"):
        return True  # "Lark at 3 kbps outperforms"
    if s.low(i - 1) == "under" and s.quantity(i).unit in ("Gb/s", "GB/s", "Mb/s"):
        return s.low(i + 1) in ("bandwidth", "bandwidths", "links", "network", "networks")
    bounds = g.words["bounds"]
    ahead = next((k for k in range(i + 1, min(i + 4, len(s.tokens))) if s.low(k) in bounds), 0)
    article = i - 1 - (s.low(i - 2) in ("a", "an"))
    if s.low(article) in ("a", "an") and s.low(article - 1) in _UNDER and ahead:
        return True  # "under a (strict) 100 ms latency constraint"
    while s.low(i - 1) in (",", "e.g."):
        i -= 1
    for k in range(i - 1, max(-1, i - 24), -1):
        listed = s.low(k + 1) in ("and", "or") or k + 1 in s.quantities
        if s.tokens[k].text in ";:" or (s.tokens[k].text == "," and not listed):
            return False
        if s.low(k) in ("budget", "constraint", "constraints") and s.low(k + 1) in _KEPT:
            return True
        if s.low(k) == "must" and i - k < 12:
            return True
    return False


def _what_is_done(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "pruning over 60% of the weights cuts accuracy by 10 points": done, not come by."""
    if d.quantity.form not in ("percent", "part") or s.low(d.reach + 1) != "of":
        return False
    k = g.before_qualifiers(s, d.at, ("more", "than"))
    opens = k == 0 or s.tokens[k - 1].text == "," or s.low(k - 1) == "that"
    if not (opens and s.low(k).endswith("ing")) or s.low(k) in g.words["using_verbs"]:
        return False
    ahead = range(d.reach + 2, min(d.reach + 7, len(s.tokens)))
    return any(g.change_verb(s, x) and s.low(x).endswith("s") for x in ahead)


def _at_the_opening(s: Sentence, d: Draft) -> bool:
    """As in "At a false alarm rate of 1%, it", "For 95% of queries, it": the condition."""
    comma = next((k for k in range(d.reach + 1, d.reach + 5) if s.low(k) == ","), 0)
    if not comma or any(s.tokens[k].quantity is not None for k in range(d.reach + 1, comma)):
        return False
    if d.at == 1:
        return s.low(0) == "for" and s.low(2) == "of" and d.quantity.form == "percent"
    rated = (
        s.low(d.at - 1) == "of" and s.low(d.at - 2) in ("rate", "rates") and comma == d.reach + 1
    )
    return s.low(0) == "at" and rated and d.at < 8


def _what_if(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "A 10% increase in sparsity lowers accuracy": the subject of another change."""
    grown = g.change_noun(s, d.reach + 1) and s.low(d.reach + 2) == "in"
    if (
        grown
        and s.words(0, 2).lower() in ("under a", "under an")
        and d.at == 2
        and len(s.quantities) > 1
    ):
        return True  # "Under a 16x increase in context, Lark keeps 92%"
    if grown and s.words(d.at - 2, d.at) in ("across a", "across an"):
        return True  # "stays constant across a 10x increase in size"
    if s.low(0) in ("enlarging", "extending", "growing", "increasing", "scaling"):
        parts = [k for k in range(1, d.at) if g.verb(s, k) or g.change_verb(s, k)]
        if "from-to" in d.rules and not parts and len(s.quantities) > 2:
            return True  # "Scaling the sharer from 0.6B to 8B raises accuracy by 10%"
    if d.at != 1 or s.low(0) != "a" or not g.change_noun(s, d.reach + 1):
        return False
    verb = next(
        (k for k in range(d.reach + 2, min(d.reach + 9, len(s.tokens))) if g.verb(s, k)), None
    )
    return verb is not None and g.change_verb(s, verb) and s.low(verb).endswith("s")


def _at_a_scale(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 3x gain at a 6x horizon", "within 98% SLO attainment", "at 2 bits per weight"."""
    if s.words(d.at - 2, d.at) == "at a" and s.low(d.at + 1) in g.words["scales_set"]:
        return True
    bound = any(s.low(k) in ("budget", "ratio") for k in (d.at + 1, d.at + 2))
    if s.words(d.at - 2, d.at).lower() in ("at a", "at an") and bound:
        return True  # "at a 10% retention budget"
    if d.metric == "compression" and d.quantity.form == "unit" and s.low(d.at - 1) == "at":
        return True
    if d.quantity.form != "percent" or "slo" not in (s.low(d.at + 1), s.low(d.at + 2)):
        return False
    k = d.at - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "within":
        k -= 1
    return s.low(k) in ("under", "within")


def _example_of_set(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "within a budget (e.g., 5 s)", "At high ratios (e.g., 8x), Lark": what one may set."""
    if s.low(i - 1) not in ("e.g.", ","):
        return False
    k = i - 1 - (s.low(i - 1) == ",")
    if s.low(k) != "e.g." or s.low(k - 1) != "(":
        return False
    if s.low(k - 2) in g.words["bounds"] or s.low(k - 2)[:-1] in g.words["bounds"]:
        return True
    start = g.phrase_start(s, k - 1)
    set_ = s.low(k - 2) in ("interval", "levels", "rates", "ratios", "sizes")
    return set_ and start < k - 2 and s.low(start - 1) in ("across", "at", "for", "under", "with")


def _on_an_axis(s: Sentence, d: Draft) -> bool:
    """As in "across lags of 0-400 ms", "mAP at IoU 0.5", "a horizon of 16": where one measured."""
    q = d.quantity
    if q.form == "unit" and q.low == 0 < q.high and s.low(d.at - 1) in ("across", "and", "under"):
        return True
    if d.metric == "miou" and d.metric_at and s.low(d.metric_at - 1) == "at":
        return 0 < d.at - d.metric_at < 3
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    signed = bool(q.marks) or s.tokens[d.at - 1].text in "=<>≤≥"
    bounded = signed and d.rules[:1] == ["metric-adjacent"]
    if bounded and span is not None and span.first - 1 in s.quantities:
        return True  # "85% pass@score >= 0.5"
    return s.words(d.at - 2, d.at) == "horizon of"


def _fronted(g: Grammar, s: Sentence, nxt: int) -> bool:
    """As in "At 20% cache size, Lark", "With half of the weights pruned, it": what opens."""
    comma = next((k for k in range(nxt, min(nxt + 7, len(s.tokens))) if s.low(k) == ","), 0)
    last = s.low(comma - 1)
    if comma and s.low(nxt) in g.words["undergone"]:
        return True  # "With 50% packet loss, it"
    if not comma or any(g.change(s, k) for k in range(nxt, comma)):
        return False
    measured = {g.rules.metrics[m.ids[0]].family for m in s.metric_at[nxt:comma] if m is not None}
    if "quality" in measured:
        return False  # "With 98% of the accuracy retained, it"
    done = s.low(nxt) == "of" and last.endswith("ed") and last not in g.words["reaching_verbs"]
    return done or (comma - nxt > 1 and last in g.words["held_nouns"] | g.words["setting_nouns"])


def _condition(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "under 10% label noise": a percentage that sets the scene."""
    k = d.at - 1
    while k >= 0 and g.qualifier(s, k):
        k -= 1
    nxt = d.reach + 1
    if s.low(k) not in ("with", "under", "at") or nxt >= len(s.tokens):
        return False
    if d.metric == "scaling_efficiency" or "versus-value" in d.rules:
        return False  # "peaks at 56% versus 83% for A"
    t = s.tokens[nxt]
    if (s.low(k) == "at" or k == 0) and s.low(nxt) in ("pruning", "sparsity"):
        return True
    if s.low(k) == "at" and "@" in s.low(nxt):
        told = max((i for i in s.quantities if i < k), default=k)
        gain = told < k and s.quantity(told).form in ("factor", "percent")
        return gain and not any(g.verb(s, x) for x in range(told + 1, k))  # "2x faster at 95% r@10"
    if any(s.low(j) in ("noise", "dropout", "occlusion") for j in range(nxt, nxt + 4)):
        return True
    return (
        t.is_word
        and not g.stops_phrase(s, nxt)
        and not any(s.metric_at[j] is not None for j in range(nxt, min(nxt + 3, len(s.tokens))))
        and not g.change_noun(s, nxt)
        and not g.change_adjective(s, nxt)
        and s.low(nxt) not in g.adverbs
    )
