"""Which values are results: not descriptions, conditions, data set sizes or counts of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.capacity import reaches_length

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


_LIMITS = ("tolerance", "tolerances", "threshold", "thresholds")
_BOUNDED = ("accuracy", "f1", "map", "miou", "ssim", "success_rate", "win_rate", "correlation")
_RATIOS = ("real_time_factor", "acceptance", "compression", "utilization")


def _worse_clause(g: Grammar, s: Sentence, d: Draft, metric: str) -> bool:
    """As in "links that are a hundred times slower": what one has to work with, no result."""
    k = d.at - 1
    while k > 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an")):
        k -= 1
    clause = s.low(k) in ("is", "are") and s.low(k - 1) in ("that", "which")
    return clause and g.rules.metrics[metric].good == "up"


def _of_rivals(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "outperforms models up to 10x larger": what the rivals are like."""
    k = d.at - 1
    while k > 1 and g.qualifier(s, k):
        k -= 1
    matched = s.has(k - 1, "match") and s.tokens[k].text[0].isupper()
    if s.low(k) not in g.heads and not matched:
        return False
    if s.low(d.at + 1) in ("its", "their"):
        return s.low(d.at + 2) == "size"
    larger = s.low(d.at + 1) in ("larger", "bigger")
    return larger and any(s.has(x, "beat") or s.has(x, "match") for x in (k - 1, k - 2, k - 3))


def _sizes(s: Sentence, i: int) -> bool:
    """Whether the bracket of a length follows a word for how large a thing is made."""
    paren = next((k for k in range(i - 1, max(-1, i - 5), -1) if s.low(k) == "("), 0)
    words = ("diameter", "length", "radius", "resolution", "size", "sizes", "width", "widths")
    return paren > 0 and any(s.low(k) in words for k in (paren - 1, paren - 2))


def _spans(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "spanning altitudes from 80 m to 300 m": an extent, no change."""
    for k in range(d.at - 1, max(-1, d.at - 14), -1):
        if g.change_verb(s, k) or g.change_noun(s, k):
            return False
        if s.low(k) in ("spanning", "covering", "varying", "represent", "coordinates"):
            return True
    return False


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
    if s.low(i - 1) in ("a", "an") and s.low(i - 2) in ("under", "within", "given") and ahead:
        return True  # "under a 100 ms latency constraint"
    for k in range(i - 1, max(-1, i - 24), -1):
        if s.tokens[k].text in ",;:" and s.low(k + 1) not in ("and", "or"):
            return False
        if s.low(k) in ("budget", "constraint", "constraints") and s.low(k + 1) in ("of", "on"):
            return True
        if s.low(k) == "must" and i - k < 12:
            return True
    return False


def _of_data(s: Sentence, i: int) -> bool:
    """Whether what is larger than something is a data set or a benchmark."""
    than = next((k for k in range(i + 1, min(i + 4, len(s.tokens))) if s.low(k) == "than"), 0)
    nouns = ("benchmark", "benchmarks", "corpora", "corpus", "dataset", "datasets")
    return than > 0 and any(s.low(k) in nouns for k in range(than + 1, than + 6))


def _what_if(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a change that opens the sentence is the subject of another change."""
    if not g.change_noun(s, d.reach + 1):
        return False
    verb = next(
        (k for k in range(d.reach + 2, min(d.reach + 9, len(s.tokens))) if g.verb(s, k)), None
    )
    return verb is not None and g.change_verb(s, verb) and s.low(verb).endswith("s")


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


def _is_set(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "under noise levels of up to 30%", "at a threshold of 0.5": chosen, not reached."""
    if any(s.low(k) in _LIMITS for k in (d.at + 1, d.at + 2)) and d.quantity.sign == "":
        return True
    k = d.at - 1
    while k > 0 and g.qualifier(s, k):
        k -= 1
    if s.low(k) in ("budget", "budgets") and s.metric_at[k] is None:
        return True
    return s.low(k) == "of" and s.low(k - 1) in g.words["set_nouns"] and s.metric_at[k - 1] is None


def _example_of_set(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether the bracket of an example follows a word for what one is free to set."""
    k = i - 1 - (s.low(i - 1) == ",")
    if s.low(k) != "e.g." or s.low(k - 1) != "(":
        return False
    return s.low(k - 2) in ("budget", "budgets", "deadline", "deadlines", "constraint", "interval")


def _counts_things(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "17 distinct safety patterns": the metric is but a part of what is counted."""
    if d.metric_at is None or not d.reach < d.metric_at < d.reach + 3 or "." in s.tokens[d.at].text:
        return False
    span = s.metric_at[d.metric_at]
    k = span.last if span is not None else len(s.tokens)
    return (
        k < len(s.tokens)
        and s.tokens[k].is_word
        and not (g.stops_phrase(s, k) or g.change_noun(s, k) or s.low(k) in g.adverbs)
    )


def _is_cause(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "doubling the model size improves accuracy": what is done, not what comes of it."""
    if s.low(i - 1) not in ("", "that"):
        return False
    for k in range(i + 1, len(s.tokens)):
        if s.tokens[k].text in ",;:":
            return False
        if g.verb(s, k) and not s.low(k).endswith("ing"):
            return True
    return False


def in_scope(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the value is a result at all and no description, setting or data set size."""
    q = d.quantity
    metric = d.metric or ""
    if s.low(d.at + 1) in ("ci", "confidence", "cis", "credible") or (
        s.low(d.at - 1) in ("first", "last", "remaining", "top", "bottom", "initial")
        and q.form in ("percent", "unit")
    ):
        return False
    if q.change and s.low(d.at).endswith("ing") and _is_cause(g, s, d.at):
        return False
    if reaches_length(g, s, d):
        return True
    if "from-to" in d.rules and _varied(g, s, d):
        return False
    if _is_set(g, s, d) or ("from-to" in d.rules and _spans(g, s, d)):
        return False
    if any(s.low(k) in ("ci", "cis", "interval") for k in range(max(0, d.at - 3), d.at)):
        return False  # "(95% CI: 0.91-0.95)"
    if q.form == "unit" and _describes(g, s, d):
        return False
    if s.low(d.at - 1) == "at" and s.low(d.at - 2) in (
        "frames",
        "format",
        "window",
        "windows",
        "clips",
    ):
        return False  # "clips of 32 frames at 16 FPS"
    if q.unit in ("Hz", "kHz") and any(
        s.low(k) in ("audio", "profile", "sound", "spanning", "tone", "vibrations")
        for k in range(max(0, d.at - 4), d.at)
    ):
        return False  # "a sound profile spanning 440 Hz"
    if q.unit in ("m", "cm", "mm", "km") and _sizes(s, d.at):
        return False  # "the voxel size (0.25-2 meters)"
    if q.unit in ("Hz", "kHz", "frame/s") and any(
        s.low(k) in g.words["sampling_verbs"] for k in range(max(0, d.at - 10), d.at)
    ):
        return False  # "recorded at 30 Hz"
    if q.form == "bare" and s.tokens[d.at].text == "1" and s.low(d.at - 1) in ("top", "rank"):
        return False  # "a TOP 1 score"
    if q.form == "bare" and q.low > 100 and metric in _BOUNDED:
        return False
    if (
        q.form == "bare"
        and q.low.is_integer()
        and g.scanner.is_name(s.tokens[d.at - 1])
        and s.low(d.at - 2) in ("on", "in", "from")
    ):
        return False  # "on Mip-NeRF 360"
    if q.change and s.low(d.at - 1) == "(" and s.low(d.at + 1) == ")":
        return False  # "JPEG (double) compression"
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    if (
        q.form == "bare"
        and q.low.is_integer()
        and d.rules[:1] == ["metric-after"]
        and span is not None
        and s.low(span.last - 1) in ("errors", "losses", "performances", "successes")
    ):
        return False  # "we annotate 1600 fine-grained errors"
    before = s.tokens[d.at - 1].text if d.at else ""
    if (
        q.form == "bare"
        and q.low.is_integer()
        and q.low >= 100
        and before.isalpha()
        and before.isupper()
        and s.metric_at[d.at - 1] is None
    ):
        return False  # "NIST IR 8547": a name
    if d.rules[:1] in (["implied-after"], ["metric-after"]) and _of_rivals(g, s, d):
        return False
    if d.polarity == "down" and d.rules[:1] == ["implied-after"] and _worse_clause(g, s, d, metric):
        return False
    if q.form == "bare" and q.low.is_integer() and not q.sign and _counts_things(g, s, d):
        return False
    if q.form == "unit" and q.low == 0 < q.high and s.low(d.at - 1) in ("across", "and", "under"):
        return False  # "across lags of 0-400 ms"
    if metric == "compression" and q.form == "unit" and s.low(d.at - 1) == "at":
        return False  # "at 2 bits per weight" is a setting
    if q.form == "points" and s.low(d.at + 1).startswith("cloud"):
        return False
    if q.unit == "$" and any(
        s.low(k) in ("funding", "losses", "market", "revenue", "sales")
        for k in range(d.at + 1, d.at + 7)
    ):
        return False
    if (
        metric == "other"
        and d.rules[:1] == ["metric-adjacent"]
        and q.form == "factor"
        and (s.low(d.metric_at or 0) == "sparsity")
    ):
        d.metric = "speed"  # "speedups of 2.8x, and with 2:4 sparsity up to 3.2x"
    if q.unit == "pixel" and d.rules[:1] == ["unit-metric"]:
        return False  # "images of 4,000 pixels"
    if q.form == "percent" and "slo" in (s.low(d.at + 1), s.low(d.at + 2)):
        k = d.at - 1
        while k > 0 and g.qualifier(s, k) and s.low(k) != "within":
            k -= 1
        if s.low(k) in ("under", "within"):
            return False  # "serves 2x more robots within 98% SLO attainment"
    if d.kind == "absolute" and _demanded(g, s, d.at):
        return False
    if s.text[: s.tokens[d.at].start].rstrip().endswith(("+/-", "±", "(+/")):
        return False  # "93.5% (+/- 0.8%)": how far it spreads
    if d.rules[:1] == ["implied-after"] and metric == "model_size" and _of_data(s, d.at):
        return False  # "a benchmark that is 10x larger than the standard benchmarks"
    if q.form == "part" and metric == "other" and s.words(d.at + 1, d.at + 3) == "of the":
        parts = ("blocks", "channels", "experts", "heads", "layers", "modules")
        if any(s.low(k) in parts for k in range(d.at + 3, d.at + 6)):
            return False  # "by pruning half of the attention layers"
    if q.unit == "gate" and q.low < 1000:
        return False  # "69 / 70 gates" on a track
    if d.at == 1 and s.low(0) == "a" and _what_if(g, s, d):
        return False  # "A 10% increase in sparsity lowers accuracy"
    if s.words(d.at - 2, d.at) == "at a" and s.low(d.at + 1) in g.words["scales_set"]:
        return False  # "a 3x gain at a 6x horizon"
    if d.kind == "absolute" and s.words(d.at - 3, d.at - 1) == "standard deviation":
        return False  # "79.9% with a standard deviation of 0.2%"
    if s.words(d.at - 2, d.at) == "model exceeding" and s.low(d.at - 3) == "no":
        return False  # "with no model exceeding 0.3"
    if s.low(d.at - 1) in ("e.g.", ",") and _example_of_set(g, s, d.at):
        return False  # "a given time budget (e.g., 10 ms)"
    if q.low == 360 and q.unit in ("°", "degree", "deg"):
        return False
    if metric == "miou" and d.metric_at and s.low(d.metric_at - 1) == "at":
        return not 0 < d.at - d.metric_at < 3  # "mAP at IoU 0.5"
    if s.low(d.at - 2) == "horizon" and s.low(d.at - 1) == "of":
        return False
    if (
        q.form == "bare"
        and g.rules.metrics[metric].family == "capacity"
        and q.low >= 1000
        and (s.low(d.at - 1) != "from" or "from-to" in d.rules)
        and d.rules[:1] in (["metric-of"], ["metric-adjacent"], ["from-to"])
    ):
        d.unit = "token"
        span = s.metric_at[d.metric_at] if d.metric_at is not None else None
        first = span.first if span else 0
        first -= s.low(first - 1) in ("a", "an", "the")
        return s.low(first - 1) not in ("for", "at", "with", "across", "under")
    if (
        q.form == "bare"
        and g.rules.metrics[metric].family == "quality"
        and s.tokens[d.at].text[-1:] in "BMK"
    ):
        return (
            q.low >= 1e8 and s.low(d.at + 1).startswith(("llm", "model", "vlm")) and _scale(g, s, d)
        )
    if q.form == "bare":
        if (
            q.low >= 1e8
            and s.low(d.at + 1).startswith(("llm", "model", "vlm", "transformer"))
            and _scale(g, s, d)
        ):
            return True
        if s.low(d.at + 1) == ")" and s.low(d.at - 1) == "(" and q.low.is_integer() and q.low < 20:
            return False
        if not q.sign and not any(
            r in d.rules
            for r in (
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
            )
        ):
            return "bracket" in d.rules and 1 < q.low < 100 and "." in s.tokens[d.at].text
        if 1900 < q.low < 2100 and q.low.is_integer() and not q.sign:
            return False
        if (
            d.rules[0] == "metric-after"
            and d.metric_at is not None
            and not g.change_noun(s, d.reach + 1)
            and (
                d.metric_at > d.reach + 2
                or (d.metric_at == d.reach + 2 and s.tokens[d.reach + 1].text[0].isupper())
            )
        ):
            return False
        nxt = d.reach + 1
        if (
            not q.sign
            and nxt < len(s.tokens)
            and s.tokens[nxt].text.islower()
            and s.tokens[nxt].is_word
            and s.metric_at[nxt] is None
            and not g.stops_phrase(s, nxt)
            and not g.change_noun(s, nxt)
            and not g.change_adjective(s, nxt)
            and s.low(nxt) not in g.adverbs
            and q.low.is_integer()
            and not (d.metric_at is not None and d.metric_at > d.at)
        ):
            return False
        if (
            s.has(d.at - 1, "comparator")
            and d.baseline_value is None
            and not s.has(d.at - 1, "at_least")
        ):
            return False
        if d.metric_at is None:
            return False
        return (
            g.rules.metrics[metric].family == "quality"
            or (metric == "steps" and d.rules[0] == "metric-after")
            or (metric in _RATIOS and d.rules[0] in ("metric-of", "metric-adjacent"))
            or bool(d.baseline_value is not None)
        )
    if q.form == "count":
        return _counted(g, s, d)
    pruned = s.low(d.at - 1) == "at" and s.low(d.at + 1) in ("pruning", "sparsity")
    if q.form == "percent" and (d.kind == "absolute" or pruned) and _condition(g, s, d):
        return False
    if (
        q.form == "percent"
        and d.kind == "absolute"
        and s.low(d.at - 1) == "at"
        and metric in ("error", "data", "tokens", "compression", "parameters", "memory", "other")
        and d.rules[0] == "metric-after"
        and len(s.quantities) > 1
    ):
        return False
    if q.form == "unit" and not q.sure:
        nxt = d.reach + 1
        if (
            nxt < len(s.tokens)
            and s.tokens[nxt].is_word
            and not g.stops_phrase(s, nxt)
            and s.metric_at[nxt] is None
            and not g.change_noun(s, nxt)
            and not g.change_adjective(s, nxt)
        ):
            return False
        if s.low(d.at - 1) == "to" and any(
            s.low(k) == "ranging" for k in range(max(0, d.at - 8), d.at)
        ):
            return False
        return d.rules[:1] not in ([], ["unit-metric"]) or len(d.rules) > 1
    return not (q.form == "percent" and d.metric is None)


def _condition(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "under 10% label noise": a percentage that sets the scene."""
    k = d.at - 1
    while k >= 0 and g.qualifier(s, k):
        k -= 1
    nxt = d.reach + 1
    if s.low(k) not in ("with", "under", "at") or nxt >= len(s.tokens):
        return False
    if d.metric == "scaling_efficiency":
        return False
    t = s.tokens[nxt]
    if s.low(k) == "at" and s.low(nxt) in ("pruning", "sparsity"):
        return True
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


_DURATIONS = ("s", "min", "h", "day", "week")


def _data_duration(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a duration is that of data, of a setting, or of a thing ("15 hours of speech")."""
    i, nxt, unit = d.at, d.at + 1, d.quantity.unit
    assumed = d.rules[:1] == ["unit-metric"]
    before = [s.low(k) for k in range(max(0, i - 5), i)]
    after = [s.low(k) for k in range(nxt + 1, min(nxt + 7, len(s.tokens)))]
    late = [w for w in before[-2:] if w not in ("just", "only")][-1:]
    trained = s.low(i - 1) == "for" and s.low(i - 2).startswith(("train", "pretrain", "finetun"))
    if unit in ("day", "week", "h") and trained:
        return False  # "trained for 4 days on 8 GPUs"
    if unit in ("day", "week") and assumed and late in (["for"], ["over"], ["after"]):
        return True
    if s.words(max(0, i - 2), i) in ("longer than", "shorter than") and assumed:
        return True
    if before[-3:-1] == ["average", "length"] or before[-2:] == ["length", "of"]:
        return True  # "videos with an average length of 8 minutes"
    if before[-1:] == ["of"] and s.low(i - 2) in (g.words["media"] | g.words["sittings"]):
        return True  # "5 trials of 10 minutes"
    ran = before[-1:] == ["over"] and len(before) > 1 and before[-2].endswith("s")
    if assumed and unit == "h" and ran and not g.verb(s, i - 2):
        return True  # "500 households over 24 hours"
    made = [s.low(k) for k in range(max(0, i - 12), i)]
    if "duration" in before and set(made) & {"curate", "collect", "build", "comprising"}:
        return True  # "we curate clips with an average duration of 700 seconds"
    if set(before[-3:]) & g.words["totals"] or (
        "ranging" in before[-4:] and "from-to" not in d.rules
    ):
        return True
    if s.low(nxt) == "of":
        timed = set(after[:3]) & g.words["computing"]
        return not timed if unit != "s" else bool(set(after) & g.words["recorded"])
    singular = s.tokens[i].text.endswith(("second", "minute", "hour")) and d.quantity.high != 1
    if singular and s.tokens[nxt].is_word and not g.stops_phrase(s, nxt):
        return True
    reached = set(before[-3:]) & {"in", "takes", "within", "from", "to"}
    data = bool(set(before) & g.words["recorded"]) and (assumed or d.metric == "time")
    return data and unit in ("s", "min", "h") and not reached


def _lines(s: Sentence, i: int) -> bool:
    """Whether token i is a resolution such as "480p"."""
    low = s.low(i)
    return len(low) > 3 and low[-1] == "p" and low[:-1].isdigit()


def _describes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 5-second video", "an 80 mW camera": a description, no result."""
    i = d.at
    nxt = i + 1
    if d.baseline_value is not None or nxt >= len(s.tokens):
        return False
    device = s.hardware_at[nxt]
    if d.quantity.metric == "memory" and device is not None and not device.device.generic:
        return True  # "a 24 GB RTX 4090"
    if s.words(i - 2, i) == "equipped with" and d.quantity.metric in ("memory", "bandwidth"):
        return True
    if d.quantity.unit == "frame/s" and s.low(nxt) == "," and _lines(s, nxt + 1):
        return True  # "30 FPS, 480p videos"
    having = ("containing", "featuring", "having", "with")
    held = s.low(i - 1) in having and s.hardware_at[i - 2] is not None
    if d.quantity.metric == "memory" and held:
        return True  # "on consumer GPUs with 24 GB memory"
    if d.quantity.metric == "bandwidth" and s.low(nxt) in g.words["links_of_machines"]:
        return True  # "over 10 Gbps Ethernet"
    if s.low(nxt) in g.words["media"] or s.low(nxt) in ("ahead", "apart", "old", "long"):
        return True
    if (
        s.words(max(0, i - 2), i) == "range of"
        or s.low(nxt) == "range"
        or s.low(i - 1) in ("x", "×")
    ):
        return True
    if d.quantity.unit in _DURATIONS and _data_duration(g, s, d):
        return True
    t = s.tokens[nxt]
    plain = (
        t.is_word
        and not g.stops_phrase(s, nxt)
        and s.metric_at[nxt] is None
        and not g.change_noun(s, nxt)
        and not g.change_adjective(s, nxt)
        and s.implied_at[nxt] is None
        and s.low(nxt) not in g.adverbs
    )
    if d.quantity.adjective:
        return plain or t.text in ",.)"
    return (
        plain
        and s.low(i - 1) in ("a", "an", "the")
        and not any(s.metric_at[k] is not None for k in range(nxt, min(nxt + 3, len(s.tokens))))
    )


def _counted(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Counts of things are results only where a limit is reached or a saving is meant."""
    q = d.quantity
    if "from-to" in d.rules:
        verb = next(
            (k for k in range(d.at - 1, max(-1, d.at - 14), -1) if g.change_verb(s, k)), None
        )
        if verb is None:
            return False
    if d.kind == "points" or (d.polarity is not None and d.rules and d.rules[0] in ("change-by",)):
        return q.unit in ("step", "parameter", "token")
    back = d.at - 1
    while back > 0 and (
        s.tokens[back].quantity is not None or s.low(back) in ("and", ",", "or", "~", "≈", "/")
    ):
        back -= 1
    sparing = s.low(back) in ("only", "just", "merely") or s.low(back - 1) in (
        "only",
        "just",
        "merely",
    )
    if q.unit == "parameter" and _model_on_device(g, s, d):
        d.metric, d.rules = "model_scale", ["model-on-device"]
        return True
    if q.unit == "parameter" and _scaled_up_to(g, s, d):
        d.metric, d.rules = "model_scale", ["model-on-device"]
        return True
    beside = s.low(back) in ("with", "has", "using", "requires") and any(
        s.quantity(k).metric in ("flops", "memory", "latency")
        for k in range(back + 1, d.at)
        if k in s.quantities
    )
    if q.unit == "parameter" and beside:
        return True  # "83% accuracy with 4.3 GFLOPs and 28M parameters"
    if q.adjective:
        return False
    if q.unit == "parameter":
        return sparing or d.baseline_value is not None
    if q.unit == "step":
        return (
            sparing
            or d.baseline_value is not None
            or bool(d.qualifiers & {"at_most"})
            or s.low(d.at - 1) in ("than", "under", "within")
        )
    if q.unit in ("token", "frame"):
        return d.metric == "acceptance" or d.baseline_value is not None
    return False


def _scaled_up_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "trains models of up to 13B parameters": how large a model one gets to."""
    if "up_to" not in d.qualifiers or d.quantity.low < 1e8:
        return False
    k = d.at - 1
    while k > 0 and (g.qualifier(s, k) or s.low(k) in ("of", "with", "to")):
        k -= 1
    before = [s.low(x) for x in range(max(0, k - 5), k + 1)]
    sized = d.quantity.adjective or s.low(k).startswith(("model", "llm", "network"))
    return sized and bool(
        set(before) & {"train", "training", "trains", "scale", "scales", "scaling"}
    )


def _scale(g: Grammar, s: Sentence, d: Draft) -> bool:
    if not _model_on_device(g, s, d):
        return False
    d.metric, d.rules, d.kind = "model_scale", ["model-on-device"], "absolute"
    d.unit, d.direction = "parameter", None
    return True


def _model_on_device(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "enables training of a 30B model on one GPU": the size is what is reached."""
    before = [s.low(k) for k in range(max(0, d.at - 10), d.at)]
    if s.words(d.at - 2, d.at) in ("with a", "with an"):
        return False  # "enables 4M-token inference with an 8B model": what it is measured with
    if not set(before) & g.words["enabling_verbs"]:
        return False
    plain = not any(w.startswith(("allow", "enabl", "fit", "support", "deploy")) for w in before)
    if plain and any(s.quantity(k).form in ("factor", "percent", "unit") for k in s.quantities):
        return False  # "trains a 7B model on 16 GPUs at 48% MFU": what it is measured on
    for k in range(d.at + 1, min(d.at + 7, len(s.tokens))):
        if s.low(k) in ("on", "using", "with", "to", ")") or s.low(k).startswith(
            ("model", "llm", "vlm", "transformer", "moe")
        ):
            m = next(
                (
                    s.hardware_at[j]
                    for j in range(k, min(k + 9, len(s.tokens)))
                    if s.hardware_at[j] is not None
                ),
                None,
            )
            return m is not None and any(
                s.low(j) == "on" for j in range(k, min(k + 5, len(s.tokens)))
            )
    return False
