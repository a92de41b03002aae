"""Values that only describe a thing: its size, its name, its spread, what rivals are like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_BOUNDED = ("accuracy", "f1", "map", "miou", "ssim", "success_rate", "win_rate", "correlation")
_CHIPS = ("chip", "core", "cores", "cpu", "mcu", "microcontroller", "processor", "processors")
_DURATIONS = ("s", "min", "h", "day", "week")
_LENGTHS = ("m", "cm", "mm", "km")
_PARTS = ("blocks", "channels", "experts", "heads", "layers", "modules")


def tells_certainty(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 95% confidence interval", "93.5% (+/- 0.8%)": how sure, how far it spreads."""
    if s.low(d.at + 1) in ("ci", "confidence", "cis", "credible"):
        return True
    near = range(max(0, d.at - 3), d.at)
    near = range(next((k + 1 for k in reversed(near) if s.low(k) == ")"), near.start), d.at)
    if any(s.low(k) in ("ci", "cis", "interval") and s.low(k - 1) != "on" for k in near):
        return True
    effect = s.low(d.at - 1) == "=" and s.low(d.at - 2) in ("d", "g")
    if effect and s.words(d.at - 4, d.at - 2).lower() in ("cohen 's", "cohen's", "hedges '"):
        return True  # "Cohen's d = 0.86"
    if d.kind == "absolute" and s.words(d.at - 3, d.at - 1) == "standard deviation":
        return True
    spread = d.at - 1 - (s.low(d.at - 1) in ("=", ":", "of"))
    if d.quantity.form == "bare" and s.low(spread) in ("sd", "std", "s.d", "stdev"):
        return True  # "a mean score of 4.2 (SD 0.3)"
    return s.text[: s.tokens[d.at].start].rstrip().endswith(("+/-", "±", "+/"))


def picks_out(s: Sentence, d: Draft) -> bool:
    """As in "the first 10%", "the top 5%": which part is meant."""
    ranks = ("first", "last", "remaining", "top", "bottom", "initial")
    return s.low(d.at - 1) in ranks and d.quantity.form in ("percent", "unit")


def describes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a value says what a thing is like, and nothing about how well it does."""
    return (
        (d.quantity.form == "unit" and _describes(g, s, d))
        or (d.quantity.unit in _LENGTHS and _sizes(s, d.at))
        or (d.quantity.form == "bare" and _part_of_a_name(g, s, d))
        or (d.quantity.form == "bare" and _counts_things(g, s, d))
        or _of_rivals(g, s, d)
        or _worse_clause(g, s, d)
        or _of_something_else(s, d)
        or _share_of_parts(s, d)
        or _put_in(g, s, d)
        or _cases_of_all(s, d)
        or _shape_of_input(s, d)
        or _spans_an_order(s, d)
        or _hours_of_a_count(g, s, d)
        or _share_of_a_gain(g, s, d.at)
    )


def _share_of_a_gain(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "with 60% of the savings from caching and 40% from batching": a part of what is gained.

    Also "60% of which comes from caching"; not "recovers 60% of the gains from tuning".
    """
    if s.quantity(i).form != "percent":
        return False
    k = g.before_qualifiers(s, i)
    if s.low(i + 1) in ("by", "from", "to") and s.low(k) == "and":
        before = next((x for x in reversed(s.quantities) if x < k), None)
        return before is not None and _share_of_a_gain(g, s, before)
    if s.low(i + 1) != "of" or s.low(k) not in (",", "(", "and", "with", "where"):
        return False
    whole = i + 2
    while s.low(whole) in g.determiners or s.low(whole) in ("overall", "total"):
        whole += 1
    if s.low(whole) != "which" and not g.change_noun(s, whole):
        return False
    return any(s.low(x) in g.words["owing_words"] for x in range(whole + 1, whole + 4))


def _hours_of_a_count(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "yielding 5,120 pairs (310 hours)": how much data there is, told twice."""
    k = d.at - 2
    timed = s.low(k + 1) == "(" and s.low(d.at + 1) == ")" and d.quantity.unit in ("h", "min")
    counts = (i for i in (k - 1, k - 2) if i in s.quantities)
    first = next(counts, None)
    whole = first is not None and s.quantity(first).whole and s.quantity(first).form == "bare"
    return timed and whole and s.low(k) in g.words["pieces_of_data"]


def _shape_of_input(s: Sentence, d: Draft) -> bool:
    """As in "at 720p/60s", "a 16x downsampled image", "a 5-point user study": what is put in."""
    before, nxt = s.text[: s.tokens[d.at].start], s.low(d.reach + 1)
    if before.endswith("p/") and d.quantity.form == "unit":
        return True
    if d.quantity.form == "points" and "-" in s.tokens[d.at].text:
        return nxt in ("likert", "scale", "rating", "user", "questionnaire")
    scaled = ("downsampled", "downscaled", "subsampled", "upsampled", "upscaled", "zoomed")
    hyphened = s.text[s.tokens[d.at].end :].startswith("-") and d.quantity.form == "percent"
    return (d.quantity.form == "factor" and nxt in scaled) or (
        hyphened
        and s.low(d.at + 1) == "-"
        and s.low(d.at + 2) in ("energy", "quantile", "variance")
    )


def _spans_an_order(s: Sentence, d: Draft) -> bool:
    """As in "models spanning an order of magnitude of size": how far apart they are."""
    if "magnitude" not in s.low(d.at) or s.low(d.at + 1) not in ("of", "in"):
        return False
    return any(
        s.low(k) in ("spanning", "span", "spans", "covering") for k in range(max(0, d.at - 5), d.at)
    )


def _put_in(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "an F1 of 91% using only 5% of frames": of what goes in, not of what comes out."""
    if d.quantity.form != "percent" or s.low(d.at + 1) != "of":
        return False
    k = g.before_qualifiers(s, d.at)
    scarce = s.low(k) == "with" and s.low(d.at - 1) in ("just", "only")
    taken_over = d.rules[:1] in (["continued"], ["clause-metric"], ["metric-of"])
    return taken_over and (scarce or s.low(k) == "using")


def _worse_clause(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "links that are a hundred times slower": what one has to work with, no result."""
    if d.polarity != "down" or d.rules[:1] != ["implied-after"]:
        return False
    k = d.at - 1
    while k > 1 and (g.qualifier(s, k) or s.low(k) in ("a", "an")):
        k -= 1
    clause = s.low(k) in ("is", "are", "run", "runs") and s.low(k - 1) in ("that", "which")
    if clause and s.low(k - 2) == "," and s.quantities[0] < k:
        return False  # "takes 11 ms, which is 1.1x slower than B": of what was measured
    return clause and g.rules.metrics[d.metric or "other"].good == "up"


def _of_rivals(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "outperforms models up to 10x larger": what the rivals are like."""
    as_many = s.low(d.at + 1) == "as" and not s.has(d.at + 1, "comparator")
    if d.quantity.form == "factor" and s.low(d.at - 1) == "of" and as_many:
        return True  # "beating samplings of four times as many frames"
    if d.rules[:1] not in (["implied-after"], ["metric-after"]):
        return False
    k = d.at - 1
    while k > 1 and g.qualifier(s, k):
        k -= 1
    larger = s.low(d.at + 1) in ("larger", "bigger")
    if larger and s.low(d.at + 2) in g.heads:  # "surpassing both same-size and 10x larger models"
        for x in range(k, max(-1, k - 8), -1):
            if s.has(x, "beat") or s.has(x, "match") or s.low(x) == "than":
                return True
            if s.tokens[x].text in ",;:" or g.change_verb(s, x):
                break
    if _had_by_a_rival(s, d.at):
        return True
    matched = s.has(k - 1, "match") and s.tokens[k].text[0].isupper()
    if s.low(k) not in g.heads and not matched:
        return False
    if s.low(d.at + 1) in ("its", "their"):
        return s.low(d.at + 2) == "size"
    return larger and any(s.has(x, "beat") or s.has(x, "match") for x in (k - 1, k - 2, k - 3))


def _had_by_a_rival(s: Sentence, at: int) -> bool:
    """As in "1.2x over a GPU that has 4x the power and 3x the bandwidth": what the rival has."""
    for k in range(at - 1, max(-1, at - 12), -1):
        if s.tokens[k].text in ",;:":
            return False
        if s.low(k) in ("that", "which") and s.low(k + 1) in ("consumes", "had", "has", "have"):
            return any(s.low(x) in ("over", "than") for x in range(max(0, k - 6), k))
    return False


def _sizes(s: Sentence, i: int) -> bool:
    """Whether the bracket of a length follows a word for how large a thing is made."""
    paren = next((k for k in range(i - 1, max(-1, i - 5), -1) if s.low(k) == "("), 0)
    words = ("diameter", "length", "radius", "resolution", "size", "sizes", "width", "widths")
    return paren > 0 and any(s.low(k) in words for k in (paren - 1, paren - 2))


def _part_of_a_name(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "on Nest-Views 360", "ANB SP 8500", "a TOP 1 score": a number that names."""
    q, before = d.quantity, s.tokens[d.at - 1].text if d.at else ""
    counted = s.low(d.at - 2) == "n" or (q.whole and s.low(d.at - 2).endswith("k"))
    if before == "=" and counted:
        return True  # "(n=228)", "Heron@K=32": how many there were
    if s.tokens[d.at].text == "1" and s.low(d.at - 1) in ("top", "rank"):
        return True
    if q.low > 100 and d.metric in _BOUNDED:
        return True
    if q.whole and before.istitle() and s.low(d.at + 1) == "scores" and d.at + 2 in s.quantities:
        return True  # "Lark 2 scores 81.2"
    if not q.whole:
        return _version(s, d)
    named = g.scanner.is_name(s.tokens[d.at - 1])
    if named and s.low(d.at - 2) in ("on", "in", "from"):
        return True
    numbered = q.low >= 100 and before.isalpha() and before.isupper()
    return numbered and s.metric_at[d.at - 1] is None


def _version(s: Sentence, d: Draft) -> bool:
    """As in "with Heron Grand 4.7", "in WrenWorld 1.0": the version of what is named."""
    text, name = s.tokens[d.at].text, s.tokens[d.at - 1].text
    short = len(text.partition(".")[2]) == 1 and d.quantity.low < 20 and not d.quantity.sign
    if not short or not name[0].isupper() or name.isupper() or s.metric_at[d.at - 1] is not None:
        return False
    after = s.tokens[d.at + 1].text if d.at + 1 < len(s.tokens) else "."
    before = s.tokens[d.at - 2] if d.at > 1 else None
    led = before is not None and (
        before.low in ("by", "from", "in", "than", "using", "via", "with")
        or (before.text[0].isupper() and before.is_word)
    )
    return led and (after in ",.)" or after[0].islower())


def _counts_things(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "17 distinct safety patterns": the metric is but a part of what is counted."""
    if not d.quantity.whole or d.quantity.sign:
        return False
    if d.metric_at is None or not d.reach < d.metric_at < d.reach + 3 or "." in s.tokens[d.at].text:
        return False
    span = s.metric_at[d.metric_at]
    k = span.last if span is not None else len(s.tokens)
    return (
        k < len(s.tokens)
        and s.tokens[k].is_word
        and not (g.stops_phrase(s, k) or g.change_noun(s, k) or s.low(k) in g.adverbs)
    )


def _of_something_else(s: Sentence, d: Draft) -> bool:
    """As in "1600 fine-grained errors", "images of 4,000 pixels", "$2M in revenue", "360°"."""
    q = d.quantity
    span = s.metric_at[d.metric_at] if d.metric_at is not None else None
    annotated = q.form == "bare" and q.whole and d.rules[:1] == ["metric-after"]
    plural = ("errors", "losses", "performances", "successes")
    if annotated and span is not None and s.low(span.last - 1) in plural:
        return True
    if q.change and s.low(d.at - 1) == "(" and s.low(d.at + 1) == ")":
        return True  # "JPEG (double) compression"
    if q.form == "points" and s.low(d.at + 1).startswith("cloud"):
        return True
    money = ("funding", "losses", "market", "revenue", "sales")
    if q.unit == "$" and any(s.low(k) in money for k in range(d.at + 1, d.at + 7)):
        return True
    if q.unit == "pixel" and d.rules[:1] == ["unit-metric"]:
        return True
    if q.unit == "gate" and q.low < 1000:
        return True  # "69 / 70 gates" on a track
    if d.rules[:1] == ["implied-after"] and d.metric == "model_size" and _of_data(s, d.at):
        return True  # "a benchmark that is 10x larger than the standard benchmarks"
    if s.words(d.at - 2, d.at) == "model exceeding" and s.low(d.at - 3) == "no":
        return True  # "with no model above 0.4"
    return q.low == 360 and q.unit in ("°", "degree", "deg")


_CONTAINING = ("contains", "comprises", "covers", "includes", "spans", "totals")
_DATA = ("benchmark", "benchmarks", "corpora", "corpus", "data", "dataset", "datasets")


def _of_data(s: Sentence, i: int) -> bool:
    """Whether what is larger is a data set or a benchmark ("on a 10x larger corpus")."""
    than = next((k for k in range(i + 1, min(i + 4, len(s.tokens))) if s.low(k) == "than"), 0)
    ahead = range(than + 1, than + 6) if than else range(i + 2, i + 5)
    return any(s.low(k) in _DATA for k in ahead)


def _share_of_parts(s: Sentence, d: Draft) -> bool:
    """As in "by pruning half of the attention layers": how much of it was worked on."""
    if d.quantity.form != "part" or d.metric != "other":
        return False
    named = any(s.low(k) in _PARTS for k in range(d.at + 3, d.at + 6))
    return named and s.words(d.at + 1, d.at + 3) == "of the"


def _cases_of_all(s: Sentence, d: Draft) -> bool:
    """As in "less correlation in 9 of 12 settings", "the best score in all 15 directions"."""
    if s.low(d.at - 1) == "all" and d.quantity.form == "bare" and d.quantity.whole:
        return s.low(d.at - 2) in ("across", "for", "in", "of", "on", "over")
    all_of = d.at + 2
    if d.quantity.form != "bare" or s.low(d.at + 1) != "of" or all_of not in s.quantities:
        return False
    named = all_of + 1 < len(s.tokens) and s.tokens[all_of + 1].is_word
    counted = all("." not in s.tokens[k].text for k in (d.at, all_of))
    return s.low(d.at - 1) in ("across", "in", "on", "over") and named and counted


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
    learnt = s.low(g.before_qualifiers(s, i)) == "on" and assumed
    if learnt and any(w.startswith(("train", "pretrain")) for w in before):
        return True  # "training on up to 24 hours from one week"
    if unit in ("day", "week") and assumed and late in (["for"], ["over"], ["after"]):
        return True
    if unit in ("day", "week") and before[-1:] == ["over"] and _gained(s, i):
        return True  # "saves 31% of the energy over two weeks"
    if s.words(max(0, i - 2), i) in ("longer than", "shorter than") and assumed:
        return True
    lasts = s.low(g.before_qualifiers(s, i)) in ("last", "lasted", "lasts")
    relative = any(s.low(k) in ("that", "which") for k in range(max(0, i - 7), i))
    if lasts and assumed and relative:
        return True  # "movements that last less than 2 s"; not "a run lasts 2 h"
    if before[-3:-1] == ["average", "length"] or before[-2:] == ["length", "of"]:
        return True  # "videos with an average length of 8 minutes"
    if before[-1:] == ["of"] and s.low(i - 2) in (g.words["media"] | g.words["sittings"]):
        return True  # "5 trials of 10 minutes"
    if assumed and before[-1:] == ["of"] and s.low(i - 2) in g.words["stretches"]:
        return True  # "over a period of four weeks"
    ran = before[-1:] == ["over"] and len(before) > 1 and before[-2].endswith("s")
    if assumed and unit == "h" and ran and not g.verb(s, i - 2):
        return True  # "500 households over 24 hours"
    if assumed and unit in ("h", "min", "day") and _contained(s, i):
        return True
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


def _gained(s: Sentence, i: int) -> bool:
    """Whether a gain stands before token i: so much more or less, which took that long to tell."""
    return any(k < i and s.quantity(k).form in ("factor", "percent") for k in s.quantities)


def _contained(s: Sentence, i: int) -> bool:
    """As in "the corpus contains 630K calls and 7,120 hours": what a set of data is made of."""
    verb = next((k for k in range(i - 1, max(0, i - 12), -1) if s.low(k) in _CONTAINING), 0)
    return any(s.low(k) in _DATA for k in range(max(0, verb - 5), verb))


def _linked(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a link stands at token k or after one word there ("Ethernet", "access links")."""
    links = g.words["links_of_machines"]
    return s.low(k) in links or (s.low(k + 1) in links and not g.stops_phrase(s, k))


def _of_input(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether the size before token k is one of data: "32 GB data sets", "1 GB to 32 GB files"."""
    if s.low(k) == "to" and k + 1 in s.quantities:
        k += 2
    k += s.low(k) == "of"
    return s.low(k) in g.words["inputs"] or s.words(k, k + 2).lower() in g.words["inputs"]


def _lines(s: Sentence, i: int) -> bool:
    """Whether token i is a resolution such as "480p"."""
    low = s.low(i)
    return len(low) > 3 and low[-1] == "p" and low[:-1].isdigit()


def _of_a_machine(s: Sentence, i: int) -> bool:
    """As in "tested on a cheap i3 with 8 GB RAM": what the machine has, whatever it is called."""
    if s.low(i - 1) != "with" or s.low(i + 1) not in ("ram", "vram", "memory"):
        return False
    on = next((k for k in range(i - 2, max(-1, i - 7), -1) if s.low(k) == "on"), -1)
    return on >= 0 and s.low(on + 1) in ("a", "an", "one") and on < i - 3


def _describes(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "a 5-second video", "an 80 mW camera": a description, no result."""
    i = d.at
    nxt = i + 1
    if d.baseline_value is not None or nxt >= len(s.tokens):
        return False
    device = s.hardware_at[nxt]
    if d.quantity.metric == "memory" and device is not None and not device.device.generic:
        return True  # "a 24 GB RTX 4090"
    if d.quantity.unit in ("MHz", "GHz") and s.low(nxt) in g.words["radio"]:
        return True  # "over a 100 MHz channel"
    clocked = s.words(i - 2, i) in ("clocked at", "running at") and s.low(i - 3) in _CHIPS
    if d.quantity.unit in ("MHz", "GHz") and clocked:
        return True  # "a Cortex-M4 microcontroller running at 80 MHz"
    if s.low(nxt).startswith(("ddr", "gddr", "lpddr")):
        return True  # "64-bit 2400 Mb/s DDR4 memory"
    if s.words(i - 2, i) == "equipped with" and d.quantity.metric in ("memory", "bandwidth"):
        return True
    if d.quantity.unit == "frame/s" and s.low(nxt) == "," and _lines(s, nxt + 1):
        return True  # "30 FPS, 480p videos"
    having = ("containing", "featuring", "having", "with")
    held = s.low(i - 1) in having and s.hardware_at[i - 2] is not None
    beside = s.low(i - 1) == "and" and s.hardware_at[i - 2] is not None
    ahead = {s.low(nxt), s.low(nxt + 1)}
    beside = beside and bool(ahead & {"ram", "dram", "vram"} or s.low(nxt + 1) == "memory")
    held = held or beside  # "with an RTX 4090 and 64 GB of RAM"
    held = held and not (d.quantity.decimal or s.words(nxt, nxt + 2) == "of peak")
    if d.quantity.metric == "memory" and (held or _of_a_machine(s, i)):
        return True  # "on consumer GPUs with 24 GB memory"
    if d.quantity.metric == "bandwidth" and _linked(g, s, nxt):
        return True  # "over 10 Gbps Ethernet"
    if d.quantity.metric == "memory" and "unit-metric" in d.rules and _of_input(g, s, nxt):
        return True  # "graphs with 550 GB of features"
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
    listed = s.low(nxt) in ("and", "or", "to") and nxt + 1 in s.quantities
    if d.quantity.adjective:  # "on 20-second and 1-minute generations", "a 2-hour test"
        sat = s.low(nxt) in g.words["sittings"] or f"{s.low(nxt)}s" in g.words["sittings"]
        return plain or sat or t.text in ",.)" or (listed and s.quantity(nxt + 1).adjective)
    return (
        plain
        and s.low(i - 1) in ("a", "an", "the", "for")
        and not any(s.metric_at[k] is not None for k in range(nxt, min(nxt + 3, len(s.tokens))))
    )
