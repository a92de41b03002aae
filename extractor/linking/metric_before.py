"""The metric before its value: "accuracy of 93%", "cuts latency by 2x", "a 3% drop in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.conditions import devices_from, measure_of_condition
from extractor.linking.held import held
from extractor.linking.metric import SPEED_LIKE, Found, best_id, object_after, quicker
from extractor.linking.values import before_arrow

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

_ALIKE = ("comparable", "equal", "same", "similar")
_EXTENTS = frozenset(
    [
        "chain",
        "code",
        "context",
        "distance",
        "length",
        "output",
        "path",
        "program",
        "prompt",
        "proof",
        "reasoning",
        "response",
        "route",
        "sequence",
        "trace",
        "trajectory",
        "trajectorie",
    ]
)
_STANDINGS = ("best", "competitive", "good", "high", "highest", "lowest", "strong", "strongest")
_EXTREMES = ("best", "biggest", "greatest", "highest", "largest", "lowest", "smallest")
_HELD = {"higher": "up", "greater": "up", "larger": "up", "lower": "down", "smaller": "down"}
_KEEPING = ("bring", "hold", "keep", "maintain", "push")
_LENGTHENING = ("lengthen", "prolong")
_LIMITING = ("above", "below", "over", "under", "within")
_MODELS = ("llm", "llms", "model", "models", "network", "networks")
_SET = ("batch_size", "context_length", "model_size")  # "for block size 64"
_SPEEDUPS = ("acceleration", "accelerations", "speed-up", "speed-ups", "speedup", "speedups")
_SPARED = ("any", "little", "minimal", "no", "without")
_SPEEDING = ("speed", "speeds", "speeding", "sped")
_WEAK = frozenset(
    {
        "score",
        "data",
        "tokens",
        "parameters",
        "other",
        "context_length",
        "model_size",
        "request_rate",
    }
)


def metric_before(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """The metric stands before its value: "accuracy of 93%", "cuts latency by 2x".

    Looks back from token i, not past token `floor`.
    """
    i = before_arrow(s, i)
    j = i - 1
    q = s.quantity(i)
    if s.low(j) in ("averages", "averaging") and q.form == "bare" and q.decimal and j > floor:
        span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
        unit = s.low(i + 1) in g.prepositions or s.low(i + 1) in (",", ".", "")
        return Found("score", j, None, "metric-of") if unit and span is None else None
    while j >= floor and (
        g.qualifier(s, j)
        or s.low(j) in g.adverbs
        or s.low(j) in ("consistently", "both", "all")
        or (s.low(j) == "between" and s.low(j - 1) == "by")
        or s.low(j) in ("a", "an", "the", "another", "whopping", "staggering", "additional")
        or s.tokens[j].text in ("~", "≈", "<", ">", "≥", "≤", "(", "=", ":", "[", "+", '"')
        or (s.metric_at[j] is None and s.low(j) in g.words["praising_adjectives"])
    ):
        j -= 1
    if s.words(i - 2, i) in ("down to", "up to") and i - 3 in s.quantities:
        j = i - 1  # "from 22 s down to 4 s"
    short = j > 2 and s.tokens[j].text == ")" and s.low(j - 2) == "("
    limited = j > 2 and s.tags[j + 1] & {"at_least", "at_most"} and s.metric_at[j - 3] is not None
    if short and s.tokens[j - 1].text.isupper() and (s.low(j + 1) == ":" or limited):
        j -= 3  # "Integral Absolute Error (IAE): 2.47", "success rates (SR) exceeding 90%"
    if j < floor:
        return None
    detailed = s.tokens[j + 1].text == ":" and s.low(i + 1) != "of"
    if detailed and (led := _gain_detailed(g, s, j + 1) or _level_detailed(g, s, i, j + 1)):
        return led
    link = s.low(j)
    if (link in ("by", "of", "factor") or link in g.words["going_verbs"]) and (
        went := _went(g, s, j, floor)
    ):
        return went
    named = s.metric_at[j] is not None or s.quantity(i).form != "percent"
    if link in ("rate", "rates") and j < i - 1 and not named:
        return Found("score", j, None, "metric-of")  # "at rates exceeding 73%"
    if s.metric_at[j] is not None:
        spent = s.low(j) in ("cost", "costing", "costs")
        spent = spent and s.low(i + 1) in ("fewer", "less", "more")
        if spent and s.metric_at[i + 2 : i + 3] not in ([], [None]):
            return None  # "costs 23x fewer FLOPs"
        told = s.tokens[j + 1].text == "(" and i + 1 < len(s.tokens)
        if told and s.implied_at[i + 1] is not None:
            return None  # "short training times (97% faster than A)"
        share = s.quantity(i).form == "bare" and 0 < s.quantity(i).high < 1
        if share and best_id(s.metric_at[j]) in ("data", "steps", "tokens"):  # type: ignore[arg-type]
            return None  # "on the original labels (0.873)"
        return _adjacent(g, s, i, j)
    limited = all(s.tags[k] & {"at_least", "at_most", "up_to"} for k in range(j + 1, i))
    if link == "," and (gained := _apposed_gain(g, s, i, j, floor)):
        return gained
    if link == "," and limited and s.metric_at[j - 1] is not None and _apposed(g, s, i, j):
        return _adjacent(g, s, i, j - 1)
    fell = j == i - 2 and j > floor and s.low(j + 1) == "(" and g.change_noun(s, j)
    if fell and s.has(i + 1, "comparator") and (span := s.metric_at[j - 1]) is not None:
        return Found(best_id(span), span.first, None, "metric-adjacent")  # "SSIM drop (.8 vs. .9)"
    bare_gain = j == i - 1 and g.change_noun(s, j) and s.low(j - 1) in ("a", "an", "the")
    if bare_gain and s.has(i + 1, "comparator") and s.quantity(i).form == "percent":
        return Found("score", j, g.change(s, j), "change-of")  # "an improvement 5% over Heron"
    if j > floor and _unknown_before(g, s, i, j):
        return Found("score", j, None, "metric-adjacent")
    short = link == ")" and s.low(j - 2) == "(" and j < i - 1 and s.low(i - 1) != "("
    if short and s.metric_at[j - 3] is not None and s.metric_at[j - 1] is not None:
        return _adjacent(g, s, i, j - 1)  # "Peak Signal-to-Noise Ratio (PSNR) above 40 dB"
    if link == ")" and s.low(j - 2) == "(" and _short_form(g, s, j - 1):
        kept = s.quantity(i).form == "percent" and j < i - 1
        return Found("score", j - 1, None, "metric-of") if kept else None
    if link == "of" and s.low(j - 1) == "factor" and s.metric_at[j - 1] is None:
        return _by(g, s, j - 1, floor)  # "by a factor of 3"
    if link == "by" and s.low(j - 1) == "(" and s.low(i + 1) == ")":
        return _raised_in_brackets(g, s, i, j - 2)
    centred = s.low(j - 1) in ("average", "geomean", "mean", "median", "total")
    if link == "of" and centred and s.low(j - 3) == "by":
        return _by(g, s, j - 3, floor)  # "by a mean of 20%"
    if link == "by" and (differs := _held_against(g, s, j, floor)) is not None:
        return differs
    if link == "by" or link == "factor" or (link == "in" and s.low(i) == "half"):
        return _by(g, s, j, floor)
    if link == "of" and (measured := measure_of_condition(g, s, j - 1)) >= floor:
        return _adjacent(g, s, i, measured)
    if j < i - 1 and g.change_noun(s, j) and any(g.qualifier(s, k) for k in range(j + 1, i)):
        return _noun_of(g, s, i, j, j, g.change(s, j), floor)  # "improvements up to 7% in F1"
    if link == "with" and g.change_noun(s, i + 1):
        return None  # "halves memory with a 1.2-point loss": of something else
    if link == "reach" and (gain := _gain_that_reaches(g, s, j, floor)):
        return gain
    if link == "to" and (brought := _share_brought(g, s, i, j, floor)):
        return brought
    if link == "be" and s.low(j - 1) in g.auxiliaries:
        return _linked(g, s, i, j - 1, floor, "is")  # "the cost can be halved"
    if link in g.words["metric_links"]:
        found = _linked(g, s, i, j, floor)
        vague = (found is None or found.metric == "score") and link == "to"
        if vague and (moved_on := _moved_from(g, s, j - 1, floor)) is not None:
            return Found(best_id(moved_on), moved_on.first, None, "metric-of")
        return found or _rate_of(g, s, i, j)
    if s.low(i - 1) in _LIMITING and (held := _kept_below(g, s, i - 2, floor)) is not None:
        return Found(best_id(held), held.first, None, "metric-of")
    behind = s.tokens[j + 1].text == "(" and s.quantity(i).form in ("factor", "percent")
    if behind and (raised := _raised_thing(g, s, j)):
        return Found("other", j, raised, "metric-adjacent")
    if g.change_verb(s, j):
        change = g.change(s, j) or "better"
        noun = j - 1
        while noun > floor and s.low(noun) in ("is", "are", "was", "were", "been", "be"):
            noun -= 1  # "the model size is reduced 16-fold"
        if noun - 2 >= floor and s.low(noun - 1) == "per":
            noun -= 2  # "energy per token drops 3.4x"
        moved = s.metric_at[noun] if j > floor else None
        if moved is None or moved.last != noun + 1:
            apart = s.low(noun) != "," or _participle_apart(s, noun, floor)
            moved = _subject_of(g, s, noun, floor) if apart else None
        saved = s.low(j) in ("save", "saves")  # "sparsity saves 10x": of something else
        if moved is not None and s.quantity(i).form in ("factor", "percent") and not saved:
            return Found(best_id(moved), moved.first, change, "subject-by")
        return Found("", None, change, "verb-before")
    moved_so = _by(g, s, i, floor) if _moved_outright(g, s, i, floor) else None
    if moved_so is not None and not moved_so.metric:
        return Found("other", i - 1, moved_so.change, "change-by")
    return moved_so


def _slowing(g: Grammar, s: Sentence, k: int, floor: int) -> int | None:
    """As in "while slowing training by 6%": the verb whose object ends at token k, or None."""
    for verb in range(k, max(floor, k - 7) - 1, -1):
        if s.low(verb) in ("slowed", "slowing", "slows"):
            return verb
        if s.metric_at[verb] is not None or not s.tokens[verb].is_word or g.verb(s, verb):
            return None
    return None


def _moved_from(g: Grammar, s: Sentence, start: int, floor: int) -> Span | None:
    """As in "while FID rises only from 2.1 to 2.4": the measure that goes from value `start`."""
    verb = g.before_qualifiers(s, start)
    if start not in s.quantities or s.low(verb) != "from":
        return None
    verb -= 1
    while verb > floor and (
        s.low(verb) in g.adverbs or s.low(verb).endswith("ly") or s.tokens[verb].text == ","
    ):
        verb -= 1
    if verb <= floor or not g.change_verb(s, verb) or s.metric_at[verb] is not None:
        return None
    span = s.metric_at[verb - 1]
    held = span if span is not None and span.last == verb else _subject_of(g, s, verb - 1, floor)
    return held if held is not None and held.first >= floor else None


def _moved_outright(g: Grammar, s: Sentence, i: int, floor: int) -> bool:
    """As in "cuts the number of calls of the planner 10-100x": how far, without "by"."""
    if s.quantity(i).form != "factor" or s.low(i + 1) not in ("", ".", ",", ";", "on", "while"):
        return False
    for k in range(i - 1, max(floor, i - 11) - 1, -1):
        if g.change_verb(s, k) and not g.noun_use(s, k):
            return k < i - 1 and s.low(k)[-1:] in "esd" and not s.has(k, "beat")
        if not s.tokens[k].is_word or g.verb(s, k) or k in s.quantities:
            return False
        if s.low(k) in g.conjunctions or g.change_adjective(s, k):
            return False
    return False


def _subject_of(g: Grammar, s: Sentence, noun: int, floor: int) -> Span | None:
    """As in "the run time on large graphs is reduced 4x": the measure that a setting follows.

    Or a participle: "the number of tokens needed per page is reduced 4x".
    """
    if s.tokens[noun].text == ",":  # "the energy, once dominant, is lowered by 5x"
        opens = next((k for k in range(noun - 1, floor, -1) if s.tokens[k].text == ","), 0)
        span = s.metric_at[opens - 1] if noun - opens < 9 else None
        if opens and span is None and _participle_apart(s, noun, floor):
            return _subject_of(g, s, opens - 1, floor)
        return span if opens and span is not None and span.last == opens else None
    for k in range(noun, max(floor, noun - 9), -1):
        span = s.metric_at[k - 1]
        if span is not None and span.last == k and _did(g, s, k):
            return span
        if s.low(k) in g.words["placing"] or s.low(k) in ("between", "during", "of", "per", "to"):
            if span is not None:
                return span if span.last == k else None
            continue  # "the latency of Heron-70B on long prompts drops by 4x"
        sized = k in s.quantities and _only_described(g, s, k)
        if s.low(k) == "and" and s.tokens[k - 1].text[0].isupper():
            continue  # "the traffic of Heron and Wren drops by 3x"
        if s.low(k) == "and" and any(s.low(x) == "between" for x in range(k - 4, k)):
            continue  # "the traffic between host and device drops by 3x"
        needed = s.low(k - 1) == "to"  # "the steps needed to converge drop by 3x"
        if g.stops_phrase(s, k) and s.low(k) not in g.determiners and not (sized or needed):
            return None
    return None


def _did(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "tokens needed per page", "bytes sent to the host": a participle and its adverbial."""
    done = s.low(k).endswith("ed") or s.low(k) in g.words["other_participles"]
    return done and s.low(k + 1) in g.prepositions and k not in s.quantities


def _participle_apart(s: Sentence, comma: int, floor: int) -> bool:
    """As in "the energy per frame, measured at the plug, is cut by 3x": what stands between."""
    opens = next((k for k in range(comma - 1, floor, -1) if s.tokens[k].text == ","), comma)
    return 1 < comma - opens < 9 and s.low(opens + 1).endswith("ed")


def _kept_below(g: Grammar, s: Sentence, noun: int, floor: int) -> Span | None:
    """As in "keeps the accuracy of a 7B model above 70%": the measure that is kept there."""
    span = _subject_of(g, s, noun, floor)
    verbs = range(max(floor, span.first - 5), span.first) if span is not None else range(0)
    return span if any(s.low(k).startswith(_KEEPING) for k in verbs) else None


def _raised_in_brackets(g: Grammar, s: Sentence, i: int, k: int) -> Found | None:
    """As in "increases throughput (by 1.9x) and linearity (by 23x)": by how much, noun by noun."""
    span = s.metric_at[k]
    change = _change_before(g, s, i - 1, span.first if span else k)
    if span is not None:
        change = change or g.change(s, span.first - 1)
        return Found(best_id(span), span.first, change, "change-by")
    if raised := _raised_thing(g, s, k):
        return Found("other", k, raised, "change-by")
    return Found("score", k, change, "change-by") if change else None


def _raised_thing(g: Grammar, s: Sentence, noun: int) -> str | None:
    """As in "higher packing density (9x)", "fewer retries (3x)": which way such a thing goes."""
    for k in range(noun - 1, max(-1, noun - 4), -1):
        if g.change_adjective(s, k) and s.low(k) in ("fewer", "greater", "higher", "lower"):
            return g.change(s, k)
        if g.stops_phrase(s, k) or s.metric_at[k] is not None:
            return None
    return None


def _apposed(g: Grammar, s: Sentence, i: int, comma: int) -> bool:
    """As in "reaches the best accuracy, 62.5%, while", "strong accuracy, above 90%,"."""
    span = s.metric_at[comma - 1]
    if span is None or s.low(i + 1) not in (",", ".", "") or s.low(comma - 2) == ",":
        return False
    level = g.rules.metrics[best_id(span)].family == "quality"
    best = any(s.low(k) in _STANDINGS for k in range(comma - 8, comma))
    return level and best and s.quantity(i).form in ("percent", "bare", "unit")


def _apposed_gain(g: Grammar, s: Sentence, i: int, comma: int, floor: int) -> Found | None:
    """As in "The largest gain, 28%, is seen", "the biggest cut in latency, 41%, comes from"."""
    if s.low(i + 1) != "," or s.quantity(i).form not in ("factor", "percent", "points"):
        return None
    for k in range(comma - 1, max(floor, comma - 8) - 1, -1):
        if s.tokens[k].text in ",;:()" or k in s.quantities:
            return None
        if s.low(k) in _EXTREMES and s.low(k - 1) == "the":
            return _linked(g, s, i, comma, floor, "of")
    return None


def _gain_detailed(g: Grammar, s: Sentence, colon: int) -> Found | None:
    """As in "throughput improvements over X: 1.9x on A": the gain before the colon."""
    for k in range(colon - 1, max(-1, colon - 9), -1):
        if g.verb(s, k) or s.tokens[k].text in ",;." or s.tokens[k].quantity is not None:
            return None
        if g.change_noun(s, k) and s.has(k + 1, "comparator"):
            span = s.metric_at[k - 1] if k else None
            metric = best_id(span) if span is not None else ""
            return Found(metric, span.first if span else None, g.change(s, k), "change-of")
    return None


def _level_detailed(g: Grammar, s: Sentence, i: int, colon: int) -> Found | None:
    """As in "the best accuracy on the hidden set: 73.5%": the measure named before the colon."""
    if s.quantity(i).form not in ("percent", "bare"):
        return None
    for k in range(colon - 1, max(-1, colon - 9), -1):
        span = s.metric_at[k]
        if span is not None and g.rules.metrics[best_id(span)].family == "quality":
            placed = s.low(span.last) in ("on", "in", "across", "for")
            return Found(best_id(span), span.first, None, "metric-of") if placed else None
        if s.tokens[k].text in ",;.()" or s.tokens[k].quantity is not None:
            return None
    return None


def _gain_that_reaches(g: Grammar, s: Sentence, verb: int, floor: int) -> Found | None:
    """As in "the savings in memory reach Q": which measure gains, and which way it moves.

    None is named in "the savings reach Q", "the gains of Lark over Heron reach Q".
    """
    noun = verb - 1
    while noun > floor and s.tokens[noun].is_word and not g.change_noun(s, noun):
        noun -= 1
    plain = all(s.metric_at[k] is None and not g.verb(s, k) for k in range(noun, verb))
    if g.change_noun(s, noun) and s.low(noun - 1) == "the" and plain:
        return Found("", None, g.change(s, noun), "change-of")
    span = s.metric_at[verb - 1] if verb > floor else None
    change = _noun_in(g, s, span.first, floor) if span is not None and span.last == verb else None
    return Found(best_id(span), span.first, change, "change-of") if span and change else None


def _share_brought(g: Grammar, s: Sentence, i: int, to: int, floor: int) -> Found | None:
    """As in "raises the share of faster kernels to 49%": how large the share then is."""
    if s.quantity(i).form != "percent":
        return None
    for k in range(to - 2, max(floor, to - 9), -1):
        if s.tokens[k].text in ",;:()" or k in s.quantities:
            return None
        if s.low(k) in ("fraction", "percentage", "portion", "proportion", "share"):
            verb = k - 1 - (s.low(k - 1) in g.determiners)
            moved = s.low(k + 1) == "of" and g.change_verb(s, verb)
            whole = s.metric_at[k + 2] if moved else None
            if whole is not None and (s.low(whole.last) == "to" or _did(g, s, whole.last)):
                return Found(best_id(whole), k + 2, None, "share-of")  # "of the memory lost to"
            wrong = any(s.low(x) in g.words["failings"] for x in range(k, to))
            return Found("error" if wrong else "score", k, None, "metric-of") if moved else None
    return None


def _rate_of(g: Grammar, s: Sentence, i: int, j: int) -> Found | None:
    """As in "an overtaking rate of 87%": how often what the paper is about happens."""
    scored = s.quantity(i).form == "percent" or "." in s.tokens[i].text
    if s.low(j) == "of" and s.low(j - 1) in ("result", "results") and scored:
        return Found("score", j - 1, None, "metric-of")  # "state-of-the-art results of 40.6%"
    if s.low(j) == "of" and scored and _short_form(g, s, j - 1):
        return Found("score", j - 1, None, "metric-of")  # "an NDX of 0.71"
    if s.low(j) == "of" and "." in s.tokens[i].text and _mean_reached(g, s, i, j - 1):
        return Found("score", j - 1, None, "metric-of")
    rates = ("rate", "rates", "ratio", "ratios")
    told = s.low(j) in ("of", "is", "was", "exceeding", "above") and s.low(j - 1) in rates
    if not told or s.quantity(i).form != "percent" or s.low(j - 2) in g.words["set_rates"]:
        return None
    return Found("score", j - 1, None, "metric-of")


def _short_form(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "an NDX of 0.71 and an NDX@5 of 0.83": a capital short form that no rule knows."""
    name = s.tokens[k].text
    known = s.hardware_at[k] is not None or name.lower() in g.words["not_names"]
    known = known or name.lower() in g.words["technologies"]
    capital = name[0].isupper() and (name.split("@")[0].isupper() or name[-1].isupper())
    capital = capital and 2 < len(name) <= 8
    return capital and not known and s.low(k - 1) in ("a", "an", "and", ",", "the", "(")


def _mean_reached(g: Grammar, s: Sentence, i: int, k: int) -> bool:
    """As in "obtains an average Wingspan of 4.2", "a mean length of 4.1 is reached": a result."""
    mean = next((m for m in (k - 1, k - 2) if s.low(m) in ("average", "mean")), 0)
    if not mean or s.low(mean - 1) not in ("a", "an", "the") or s.quantity(i).form != "bare":
        return False
    reaching = g.reaching | g.words["getting_verbs"]
    passive = s.low(i + 1) in ("is", "was") and s.low(i + 2) in reaching
    return passive or s.low(mean - 2) in reaching


def _unknown_before(g: Grammar, s: Sentence, i: int, j: int) -> bool:
    """As in "reaching PSNR 31.2 dB and HQNR 0.956": a capital short form that no rule knows."""
    name = s.tokens[j].text
    q = s.quantity(i)
    return (
        j == i - 1
        and q.form == "bare"
        and q.high < 1
        and "." in s.tokens[i].text
        and name.isalpha()
        and name.isupper()
        and 3 <= len(name) <= 6
        and (s.low(j - 1) in g.words["reaching_verbs"] or s.low(j - 1) in ("and", ","))
    )


def _adjacent(g: Grammar, s: Sentence, i: int, j: int) -> Found:
    span = s.metric_at[j]
    assert span is not None
    held = s.metric_at[span.first - 1] if span.first else None
    if held is not None and s.low(j) in ("loss", "losses") and span.last - span.first == 1:
        return Found(best_id(held), held.first, "worse", "metric-adjacent")  # "quality loss (2%)"
    change = (
        g.change(s, span.last - 1)
        if g.change_noun(s, span.last - 1) and span.last - span.first > 1
        else None
    )
    quantity = s.quantity(i)
    sign = quantity.sign
    if sign:
        change = "up" if sign == "+" else "down"
    known = g.rules.metrics[best_id(span)]
    raised = g.change_adjective(s, span.first - 1) and span.first > 0
    raised = raised and known.unit != "%" and known.family != "quality"
    if (
        change is None
        and raised
        and s.low(span.first - 1).endswith("er")
        and (s.low(span.last) == "(" and s.quantity(i).form in ("factor", "percent"))
    ):
        change = g.change(s, span.first - 1)  # "higher fuel consumption (up to 14%)"
    if change is None and quantity.form in ("factor", "percent", "points"):
        change = _change_before(g, s, i, span.first)
    if best_id(span) == "speed" and s.quantity(i).form in ("factor", "percent"):
        change = "up"
    return Found(best_id(span), span.first, change, "metric-adjacent")


def _change_before(g: Grammar, s: Sentence, i: int, first: int) -> str | None:
    """As in "cuts latency (2.1x) and memory (40%)", "reductions in latency (40%) and memory (25%)".

    The metric right before value i begins at token `first`.
    """
    listed = s.tokens[i - 1].text == "("
    for k in range(first - 1, max(-1, first - (20 if listed else 5)), -1):
        if g.change_adjective(s, k) and k - 1 in s.quantities:
            return None  # "the energy is 3x lower and the throughput 2x higher"
        if g.change_verb(s, k):
            return g.change(s, k)
        if listed and g.change_noun(s, k) and s.low(k + 1) in ("in", "of", "on"):
            return g.change(s, k)
        measured = s.low(k) == "measured" and s.low(k + 1) == "by"
        if s.tokens[k].text in ";:" or (
            listed and g.verb(s, k) and not measured and s.metric_at[k] is None
        ):
            return None
        if not listed and (s.tokens[k].text == "," or s.tokens[k].quantity is not None):
            return None
    return None


def _loses_to(s: Sentence, verb: int, by: int) -> bool:
    """As in "loses by 1.9x to Heron", "loses to Heron by 3%": a verb of being beaten."""
    told = s.low(verb) in ("lose", "loses", "losing", "lost")
    return told and (verb + 1 == by or s.low(verb + 1) == "to")


def beaten_in_brackets(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "outperforms B in the prefill stage (1.6x)", "faster than A and B (1.6x)": by that.

    Also "has a higher throughput than B (1.3x on songs)".
    """
    k = g.before_qualifiers(s, i)
    alone = s.low(i + 1) == ")" and s.low(i + 2) != "in"
    placed = s.low(i + 1) in ("across", "at", "for", "in", "on", "under", "with")
    bracketed = s.low(k) == "(" and (alone or placed)
    if not bracketed or s.quantity(i).form != "factor":
        return None
    for v in range(k - 1, max(-1, k - 14), -1):
        if s.has(v, "beat"):
            return Found("speed", v, "better", "beat-by")
        span, entry = s.metric_at[v], s.implied_at[v]
        rule = g.rules.implied[entry.ids[0]] if entry is not None else None
        if rule is not None and rule.metric == "speed":
            way = "up" if rule.direction == "increase" else "down"
            return Found("speed", v, way, "implied-near")
        if span is not None:
            change = g.change(s, span.first - 1) if g.change_adjective(s, span.first - 1) else None
            return Found(best_id(span), span.first, change, "change-of") if change else None
        listed = s.has(v + 1, "examples_of") or s.tokens[v + 1].text[0].isupper()
        if s.tokens[v].text == "," and (listed or s.low(v + 1) in ("and", "or")):
            continue  # "outperforms prior systems, including A, B, and C (up to 3x)"
        if s.tokens[v].quantity is not None or s.tokens[v].text in ",;:":
            return None
    return None


def _went(g: Grammar, s: Sentence, j: int, floor: int) -> Found | None:
    """As in "perplexity on A goes up by Q", "energy goes down Q": what goes up or down."""
    k = next((k for k in range(j + 1, max(floor, j - 6), -1) if s.low(k) in ("up", "down")), 0)
    way = s.low(k)
    if not k or s.low(k - 1) not in g.words["going_verbs"]:
        return None
    moved = next((m for m in reversed(s.metrics) if floor <= m.first and m.last < k), None)
    moved = _subject_of(g, s, k - 2, floor) or moved
    if moved is None:
        return None
    gained = _noun_in(g, s, moved.first, floor)  # "the saving in memory goes up to 41%"
    return Found(best_id(moved), moved.first, gained or way, "subject-by")


def _held_against(g: Grammar, s: Sentence, by: int, floor: int) -> Found | None:
    """As in "the accuracy is lower than that of Heron by Q": what is the lower, and which way."""
    than = next((k for k in range(by - 1, max(floor, by - 9), -1) if s.low(k) == "than"), 0)
    way = _HELD.get(s.low(than - 1))
    apart = any(s.tokens[k].text in ",;:" or k in s.quantities for k in range(than, by))
    copula = than - 2 - s.low(than - 2).endswith("ly")
    told = s.low(copula) in g.auxiliaries | {"remains", "stays"}
    if way is not None and not apart and s.low(copula) == ",":
        return Found("", None, way, "verb-before")  # "91% mAP, greater than Heron by 3%"
    if way is None or apart or not told:
        return None
    span = s.metric_at[copula - 1] if copula > floor else None
    if span is None or span.last != copula:
        span = _subject_of(g, s, copula - 1, floor)
    if span is None:
        return Found("", None, way, "verb-before")
    return Found(best_id(span), span.first, way, "subject-by")


def _by_again(g: Grammar, s: Sentence, j: int, floor: int) -> Found | None:
    """As in "cuts A by 2x with a 1% drop in B, and C by 4x": C is cut, too; it does not drop.

    Also as in "speeds Heron up by 2x with a 1% drop in B, and Wren by 4x".
    """
    joined = next((k for k in range(j - 1, max(floor, j - 7), -1) if s.low(k) == "and"), 0)
    plain = joined and not any(
        g.change_verb(s, k) or g.change_noun(s, k) or g.verb(s, k) or s.implied_at[k] is not None
        for k in range(joined + 1, j)
    )
    lost = next((k for k in range(floor, joined) if g.change_noun(s, k)), 0)
    by = next((k for k in range(floor - 2, 0, -1) if s.low(k) == "by"), 0) if lost else 0
    beside = any(s.low(k) in ("at", "with") for k in range(by, floor))
    if not (plain and by and beside) or by + 1 == floor - 1:
        return None
    found = _by(g, s, by, 0)
    if found is None or found.rule == "beat-by":
        return None
    span = next((m for m in s.metrics if joined < m.first and m.last <= j), None)
    if span is None:
        return Found(found.metric, found.at, found.change, "by-continued")
    return Found(best_id(span), span.first, found.change, "by-continued")


def _by(g: Grammar, s: Sentence, j: int, floor: int) -> Found | None:
    """As in "cuts X by Q", "X drops by Q": the metric around a verb of change."""
    verb = None
    k = j - 1 - 2 * (s.words(j - 2, j) == "by a")  # "slows X down by a factor of 2"
    sped = next((x for x in range(k - 1, k - 5, -1) if s.low(x) in _SPEEDING), None)
    if s.low(k) == "up" and sped is not None and sped >= floor:
        return Found("speed", sped, "up", "implied-by")  # "speeds X up by 2x"
    slowed = next((x for x in range(k - 1, k - 5, -1) if s.low(x).startswith("slow")), -1)
    if s.low(k) == "down" and slowed >= floor:
        return Found("speed", slowed, "down", "implied-by")  # "slows X down by 2x"
    if (slowing := _slowing(g, s, k, floor)) is not None:
        return Found("speed", slowing, "down", "implied-by")
    if (moved_again := _by_again(g, s, j, floor)) is not None:
        return moved_again
    if (apart := _differing(g, s, j, floor)) is not None:
        return Found(best_id(apart), apart.first, "worse", "change-by")
    while k >= floor and j - k < 26:
        if s.tokens[k].text in ";:" or (
            s.low(k) in ("which", "that", "while", "whereas") and verb is None and j - k > 12
        ):
            break
        of_rival = s.implied_at[k] is not None and s.low(k + 1) in g.words["rival_nouns"]
        moved = s.low(k) == "acceleration" and any(g.change_verb(s, x) for x in range(k - 3, k))
        of_rival = of_rival or moved  # "reduces the acceleration of the arm by 2x"
        if of_rival and not g.change_verb(s, k):
            k -= 1
            continue  # "improves over the strongest compression baseline by 5%"
        if _names_a_rate(g, s, k):
            k -= 1
            continue  # "improves the compression throughput by 5%"
        if g.change_noun(s, k) and s.low(k - 1) in _SPARED:
            k -= 1
            continue  # "cuts latency by 25% without loss and by 40% with little"
        if g.change_verb(s, k) or (s.implied_at[k] is not None and not _nounish(g, s, k)):
            verb = k
            break
        compared = g.change_adjective(s, k) and any(s.low(x) == "than" for x in range(k, j))
        if (
            compared
            or (g.change_noun(s, k) and s.metric_at[k] is None and s.low(k) != "overhead")
            or (g.change_adjective(s, k) and j - k < 3 and not (k == floor and floor))
        ):
            verb = k
            break
        k -= 1
    inner = [
        m
        for m in s.metrics
        if m.first > (k if verb is not None else max(floor, j - 8) - 1)
        and m.last <= j
        and s.low(m.last) not in g.words["rival_nouns"]  # "beats the training-time baseline by"
        and not _of_rivals(s, verb, m)
    ]
    if verb is None:
        again = floor > 0 and s.low(j - 1) == "and"  # "by 2% on noisy workloads and by 5% on"
        inner = [
            m
            for m in ([] if again else inner)
            if s.low(m.first - 2) not in ("across", "on")  # "on walking data and by 5%"
            and m.last not in s.quantities  # "at batch size 8 and by 2.9 times"
            and s.low(m.first - 1) not in _ALIKE  # "over X of comparable runtime and by 5%"
            and not (floor and all(g.change_adjective(s, x) for x in range(floor, m.first)))
        ]
        beaten = next((x for x in range(floor) if s.has(x, "beat")), None)
        if not inner and floor and beaten is not None:
            return Found("score", beaten, "better", "beat-by")  # "beats X by 3 on A and by 5 on B"
        if inner and (inner[-1].last >= j - 1 or floor > 0):
            last = inner[-1]
            for m in reversed(inner[:-1]):
                if s.low(m.last) in ("in", "of", "for", "to"):
                    last = m  # "and the time to reach the same loss by 3x"
            return Found(best_id(last), last.first, None, "by-continued")
        return None
    change = g.change(s, verb)
    if inner:
        pick = inner[0]
        trained = best_id(pick) == "data" and s.low(verb + 1) not in ("amount", "data", "number")
        if trained and s.has(verb, "beat"):
            return Found("score", verb, "better", "beat-by")  # "beats models tuned on the data by"
        strong = [m for m in inner if best_id(m) not in _WEAK]
        if best_id(pick) in ("data", "score", "other") and strong:
            pick = strong[0]
        while (after := next((m for m in inner if m.first == pick.last), None)) is not None:
            pick = after  # "the cost optimality gap"
        entry = s.implied_at[verb]
        if entry is not None and g.rules.implied[entry.ids[0]].metric in ("speed", "compression"):
            if (
                best_id(pick) not in SPEED_LIKE
                or g.rules.implied[entry.ids[0]].metric == "compression"
            ):
                return Found(g.rules.implied[entry.ids[0]].metric, verb, "up", "implied-by")
            change = "better"
        if s.low(verb).startswith("prolong") and best_id(pick) == "steps":
            return Found("time", verb, "up", "implied-by")  # "prolongs an iteration by 6%"
        if s.has(verb, "beat") and change is None:
            change = "better"
        if s.has(verb, "trail"):
            change = "worse"
        if change == "down" and s.low(pick.first) == "acceleration":
            return Found("other", pick.first, change, "change-by")  # how hard it moves
        if best_id(pick) == "steps" and s.low(verb).startswith(_LENGTHENING):
            return Found("time", pick.first, "up", "change-by")  # "prolongs iterations by 6%"
        return Found(best_id(pick), pick.first, change or "better", "change-by")
    long = any(s.low(x).rstrip("s") in _EXTENTS for x in range(verb, j))
    if s.low(verb - 1) in g.auxiliaries and verb > 1:  # "the response length is shortened"
        long = long or bool(s.metric_at[verb - 2] or _subject_of(g, s, verb - 2, floor))
    if s.low(verb).startswith("shorten") and not long:
        return Found("time", verb, "down", "implied-by")  # "shortens workflows by 2x"
    whole = not any(s.low(k) in g.prepositions for k in range(verb + 1, j - 1))
    if change == "down" and verb < j - 1 and whole and s.low(j - 1) in _MODELS:
        return Found("model_size", verb, "down", "implied-by")  # "shrinks the model by 4x"
    entry = s.implied_at[verb]
    if entry is not None and not s.has(verb, "beat"):
        rule = g.rules.implied[entry.ids[0]]
        return Found(
            rule.metric, verb, "up" if rule.direction == "increase" else "down", "implied-by"
        )
    before = [m for m in s.metrics if m.last <= verb and m.first >= floor and verb - m.last < 4]
    if s.has(verb, "beat"):
        if (held := _measure_held(g, s, verb, floor)) is not None:
            way = "up" if s.low(verb).startswith("exceed") else "better"  # "its cost exceeds"
            return Found(best_id(held), held.first, way, "subject-by")
        return Found("score", verb, "better", "beat-by")
    if s.has(verb, "trail") or _loses_to(s, verb, j):
        return Found("score", verb, "worse", "beat-by")
    trained = bool(before) and "on" in [s.low(before[-1].first - k) for k in (1, 2)]
    if trained and best_id(before[-1]) == "data":
        return Found("", None, change, "verb-before")  # "tuning on our training set improves X by"
    anew = s.low(verb - 1) in ("and", ",") and verb + 1 < j
    anew = anew or (s.low(verb - 1) == "while" and s.tokens[verb + 1].text.islower())
    anew = anew or _has_an_object(g, s, verb, j) or _cuts_a_short_form(g, s, verb, j)
    if before and s.low(verb - 1) == "while" and _points_of_another(g, s, j, before[-1]):
        anew = True  # "needs fewer tokens while improving NestQA by 2 points"
    if not anew:  # but "cuts time and (while) reducing failed starts by 5%"
        noun = verb - 1
        while noun > floor and (s.low(noun) in g.auxiliaries or s.low(noun) in g.adverbs):
            noun -= 1
        subject = _subject_of(g, s, noun, floor)
        if subject is None and before:
            subject = before[-1]
        if subject is not None:
            return Found(best_id(subject), subject.first, change or "better", "subject-by")
    return Found("", None, change, "verb-before")


def _names_a_rate(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "the compression throughput": a noun that could be a change, before its measure."""
    head = s.metric_at[k + 1] if k + 1 < len(s.tokens) else None
    noun = s.low(k).endswith("ion") and s.implied_at[k] is not None
    return noun and head is not None and head.first == k + 1 and best_id(head) in SPEED_LIKE


def _differing(g: Grammar, s: Sentence, by: int, floor: int) -> Span | None:
    """As in "its loss differs from that of the dense model by 0.01": in what two things differ."""
    for k in range(by - 1, max(floor, by - 14), -1):
        if s.low(k) in g.words["differing_verbs"]:
            return _subject_of(g, s, k - 1, floor) or s.metric_at[k - 1]
        if s.tokens[k].text in ",;:" or k in s.quantities:
            return None
    return None


def _has_an_object(g: Grammar, s: Sentence, verb: int, by: int) -> bool:
    """As in "Merging two steps raises drift by 5%": drift is what rises."""
    word = s.low(verb + 1)
    adverb = word in g.adverbs or word.endswith("ly") or g.qualifier(s, verb + 1)
    plain = verb + 1 < by and s.tokens[verb + 1].text.islower() and word.isalpha()
    return plain and not adverb and not g.stops_phrase(s, verb + 1)


def _cuts_a_short_form(g: Grammar, s: Sentence, verb: int, by: int) -> bool:
    """As in "achieves high recall while reducing FTR by 9%": a measure that no rule knows."""
    name = s.tokens[verb + 1].text
    joined = s.low(verb - 1) in ("and", "while", ",") and g.change(s, verb) == "down"
    return joined and verb + 2 == by and name.isupper() and name.isalpha()


def _points_of_another(g: Grammar, s: Sentence, by: int, span: Span) -> bool:
    """Whether the value after "by" counts points, and the measure can have none."""
    value = next((k for k in s.quantities if k > by), None)
    known = g.rules.metrics[best_id(span)]
    points = value is not None and s.quantity(value).form == "points"
    return points and known.family != "quality" and known.unit != "%"


def _of_rivals(s: Sentence, verb: int | None, m: Span) -> bool:
    """As in "beats rivals with similar sizes by", "beats rivals trained on 5x more data by"."""
    if verb is None or not s.has(verb, "beat"):
        return False
    trained = range(max(verb, m.first - 7), m.first)
    return s.low(m.first - 1) in _ALIKE or any(
        s.low(k) in ("trained", "tuned") and s.low(k + 1) in ("on", "with") for k in trained
    )


def _measure_held(g: Grammar, s: Sentence, verb: int, floor: int) -> Span | None:
    """As in "the throughput of Lark exceeds Heron's by 2x", "its throughput exceeds it by 2x"."""
    for m in s.metrics:
        after = m.last
        span = s.cue_at[verb]
        first = span.first if span is not None else verb
        grows = s.low(first).startswith("improv") and floor <= m.first and m.last == first
        if grows and all(s.low(k) not in g.determiners for k in range(m.first)):
            return m  # "Decode throughput improves over Heron by 1.2x"
        whose = s.low(m.first - 1) in ("'s", "its", "their") and floor <= m.first
        if whose and (after == verb or (after == verb - 1 and s.low(after).endswith("ly"))):
            return m
        if s.low(after) == "(":
            after = next((k + 1 for k in range(after, verb) if s.low(k) == ")"), after)
        held = s.low(after) == "of" and floor <= m.first < verb and verb - after <= 6
        held = held and s.low(verb - 1) not in ("and", "while")  # "2x that of A and exceeds B by"
        if held and not any(s.tokens[k].text in ",;:" for k in range(after, verb)):
            return m if s.low(m.first - 1) in ("the", "") else None
    return None


def _nounish(g: Grammar, s: Sentence, k: int) -> bool:
    span = s.implied_at[k]
    return span is not None and g.rules.implied[span.ids[0]].metric in (
        "model_size",
        "context_length",
    )


def _held_equal(s: Sentence, first: int) -> bool:
    """As in "At equal perplexity, Lark is 2.6x smaller": what is the same for both."""
    alike = s.low(first - 1) in _ALIKE
    return alike and s.low(first - 2) in ("at", "under", "with", "the")


def _less_at_first(g: Grammar, s: Sentence, span: Span, j: int) -> bool:
    """As in "With fewer labels, Lark reaches 91%": what is given, no measure of the value."""
    opens = s.low(0) in ("using", "with") and g.change_adjective(s, span.first - 1)
    return opens and span.first < 6 and s.low(span.last) == "," and span.last < j


def _on_data(g: Grammar, s: Sentence, span: Span, link: str) -> bool:
    """As in "the error on the test data of 60%", "the accuracy on long sequences is 60%"."""
    lengthy = best_id(span) in ("batch_size", "context_length") and link != "of"
    if not lengthy and (
        best_id(span) not in ("data", "other") or link not in ("of", "from", "between")
    ):
        return False
    k = span.first - 1
    while span.first - k < 5 and (s.low(k) in ("and", "the", "our") or _describing(g, s, k)):
        k -= 1
    return s.low(k) in ("on", "over", "across") or (lengthy and s.low(k) in ("at", "for", "under"))


def _describing(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k can stand before a noun, as "training", "unseen" and "test" do."""
    low = s.low(k)
    verb = g.verb(s, k) and low not in g.words["noun_or_verb"]
    closed = low in g.prepositions or low in g.conjunctions or verb
    return low.isalpha() and not closed


def _linked(g: Grammar, s: Sentence, i: int, j: int, floor: int, link: str = "") -> Found | None:
    """As in "METRIC of Q", "METRIC is Q", "METRIC on DATA of Q", "improvement in METRIC of Q".

    `link` is the word that token j stands for, if not its own.
    """
    change: str | None = None
    k = j - 1
    crossed = 0
    link = link or s.low(j)
    copula = link in ("is", "was", "are", "were")
    if copula and s.low(j - 1) in ("it", "they"):
        return None  # "has a high accuracy, and it is 3x"
    if link == "at" and s.quantity(i).form == "factor" and s.low(i + 1) == "the":
        return None  # "the accuracy of Heron at 8x the efficiency"
    apart = link == "of" and s.low(j - 1) == ","  # "speedups over A on B, C, and D, of 3x"
    while k >= floor and j - k < (26 if apart else 14):
        t = s.tokens[k]
        sized = t.quantity is not None and (
            (apart and t.quantity.adjective) or _only_described(g, s, k)
        )
        if t.text in ";:" or (t.quantity is not None and link != "to" and not sized):
            break
        if t.text == "," and link in ("reaching", "achieving", "attaining") and k == j - 1:
            return None  # "with 5 examples, reaching 91% of"
        span = s.metric_at[k]
        entry = s.implied_at[k]
        listed = copula and s.low(j - 1) in (",", "and")
        if entry is not None and listed:
            return None  # "builds 5x faster, is 40% smaller"
        if entry is not None and (
            span is None or best_id(span) in ("speed", "compression", "score")
        ):
            rule = g.rules.implied[entry.ids[0]]
            head = s.metric_at[entry.first - 1] if entry.first > floor else None
            if head is not None and best_id(head) in SPEED_LIKE and rule.metric == "speed":
                return Found(best_id(head), head.first, "better", "metric-of")
            if link in ("of", "is", "was", "to", "by", "from", "between", "as", "at"):
                change = "up" if rule.direction == "increase" else "down"
                return Found(rule.metric, entry.first, change, "implied-of")
        if (
            g.change_noun(s, k)
            and not (link == "to" and _right_before(s, k, j) and g.change_verb(s, k))
            and not (span is not None and span.last - span.first > 1)
            and (span is None or best_id(span) in ("error", "score"))
        ):
            change = change or g.change(s, k)
            return _noun_of(g, s, i, j, k, change, floor)
        if link == "to" and _moves_a_thing(g, s, k, j):
            if any(s.low(x) in g.words["failings"] for x in range(k + 1, j)):
                return Found("error", k, None, "metric-of")
            known = s.quantity(i).form == "percent" or g.change(s, k) != "down"
            return Found("score" if known else "other", k, None, "metric-of")
        if span is not None and (
            _held_equal(s, span.first)
            or _less_at_first(g, s, span, j)
            or _on_data(g, s, span, link)
            or (copula and best_id(span) in _SET and span.last in s.sizes | set(s.quantities))
            or (link == "to" and _valued(s, span.first))
            or (apart and best_id(span) == "context_length")
            or (s.quantity(i).form == "percent" and best_id(span) == "context_length")
        ):
            k = span.first - 1
            crossed += 1
            continue
        whose = s.metric_at[span.first - 1] if span is not None and span.first > floor else None
        if span is not None and whose is not None and quicker(whose, span):
            return Found("latency", whose.first, "better", "metric-of")
        if span is not None and copula and _has_its_value(s, span.first, span.last, j):
            return None  # "has a 3x higher throughput, and is 2x faster"
        if span is not None:
            if link in g.words["loose_metric_links"]:
                lead = g.change(s, span.first - 1) if span.first > floor else None
                if span.last - span.first > 1 and g.change_noun(s, span.last - 1):
                    change = g.change(s, span.last - 1)
                change = change or _noun_in(g, s, span.first, floor)
                if crossed == 0 and lead and link == "of" and g.change_adjective(s, span.first - 1):
                    change = lead
                if link in ("in", "with", "as", "at") and crossed > 2:
                    return None
                if link in ("is", "was", "are") and (head := _head_metric(g, s, span, floor)):
                    return Found(best_id(head), head.first, change, "metric-of")
                return Found(best_id(span), span.first, change, "metric-of")
            return None
        if link in ("in", "with", "as") and crossed > 3:
            return None
        k -= 1
        crossed += 1
    return None


def size_of_a_model(s: Sentence, i: int) -> bool:
    """As in "cuts the training time of a 70B model by 41%": the 70B are of no measure."""
    sized = s.quantity(i).form == "bare" and s.tokens[i].text[-1] in "BM"
    return sized and s.low(i + 1).startswith(("llm", "model", "network", "transformer", "vlm"))


def _only_described(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a number only tells of what the measure is: a size, devices, a condition."""
    single = s.quantity(i).low == 1 and s.low(i - 1) in ("for", "of", "per")  # "of one image"
    told = i in s.sizes or size_of_a_model(s, i) or devices_from(s, i)
    return single or told or held(g, s, i) is not None


def _valued(s: Sentence, first: int) -> bool:
    """As in "cuts the turns to reach 75% coverage from 3.9": a value right before a metric."""
    joined = s.low(first - 1) in ("and", "or", ",")
    return not joined and any(
        s.tokens[k].quantity is not None for k in range(max(0, first - 2), first)
    )


def _has_its_value(s: Sentence, first: int, last: int, link: int) -> bool:
    """As in "doubles the throughput, and inference is 2x faster": a metric with its own value."""
    valued = any(x in s.quantities for x in range(max(0, first - 3), first))
    return valued and any(s.low(x) in ("and", "but", "while") for x in range(last, link))


def _right_before(s: Sentence, k: int, to: int) -> bool:
    """As in "drops to 21%", "drops it sharply to 21%": only adverbs between the verb and "to"."""
    return all(s.low(x).endswith("ly") or s.low(x) in ("it", "them") for x in range(k + 1, to))


def _moves_a_thing(g: Grammar, s: Sentence, k: int, to: int) -> bool:
    """As in "reaches 93% accuracy, cutting model calls from 56.3 to 25.3": no accuracy is cut."""
    start = next((x for x in range(to - 1, k, -1) if s.low(x) == "from"), 0)
    moved = g.change_verb(s, k) and not g.noun_use(s, k) and not s.has(k, "beat")
    return moved and start > k + 1 and s.tokens[start + 1].quantity is not None


def _head_metric(g: Grammar, s: Sentence, span: Span, floor: int) -> Span | None:
    """As in "its correlation with the measured power is Q": the metric that the clause is about."""
    j = span.first - 1
    while j >= floor and (s.low(j) in g.determiners or s.low(j).endswith("ed")):
        j -= 1
    light = s.low(j) == "of"
    if j <= floor or not (light or s.low(j) in ("with", "on", "for", "in", "between", "at")):
        return None
    heads = (m for m in reversed(s.metrics) if floor <= m.first and m.last == j)
    if light:  # "the area of the DRAM die", but "the size of the index", "the loss of accuracy"
        told = (m for m in heads if best_id(m) not in _WEAK and not g.change_noun(s, m.first))
        return next(told, None)
    return next((m for m in reversed(s.metrics) if floor <= m.first and m.last == j), None)


def _noun_in(g: Grammar, s: Sentence, first: int, floor: int) -> str | None:
    """As in "a reduction in METRIC of Q": the change named before the metric."""
    for k in range(first - 1, max(floor, first - 5) - 1, -1):
        if s.low(k) in ("for", "in", "of", "on") and k > floor and g.change_noun(s, k - 1):
            return g.change(s, k - 1)
        if s.low(k) == "in" and k > floor and s.low(k - 1) in _SPEEDUPS:
            return "better"  # "an acceleration in latency of Q"
        if s.tokens[k].text in ",;:" or g.verb(s, k):
            return None
    return None


def _noun_of(
    g: Grammar, s: Sentence, i: int, j: int, k: int, change: str | None, floor: int
) -> Found:
    """As in "a reduction of Q in X", "latency reductions of Q", "improvement in X of Q"."""
    for a in range(k + 1, j):
        span = s.metric_at[a]
        if span is not None and not _on_data(g, s, span, s.low(j)):
            return Found(best_id(span), a, change, "change-of")
    before = s.metric_at[k - 1] if k - 1 >= floor else None
    if before is not None:
        return Found(best_id(before), before.first, change, "change-of")
    b = i + 1
    while b < len(s.tokens) and (
        s.tokens[b].text in ",/"
        or s.low(b) in ("and", "or")
        or (s.tokens[b].quantity is not None and s.quantity(b).form == s.quantity(i).form)
    ):
        b += 1
    i = b - 1
    compared = False
    for _ in range(8):
        if (
            b >= len(s.tokens)
            or (s.tokens[b].quantity is not None and b > i + 4)
            or s.tokens[b].text in ".;:"
        ):
            break
        compared = compared or s.has(b, "comparator")
        whose = s.low(b) == "of" and compared  # "compared to a model of the same size"
        if (s.low(b) in ("in", "on", "for", "of") and not whose) or (
            s.words(b, b + 3) == "in terms of"
        ):
            at = object_after(g, s, b)
            if at is not None:
                return Found(best_id(s.metric_at[at]), at, change, "change-of")  # type: ignore[arg-type]
        if s.low(b) in ("while", "but", "whereas"):
            break
        b += 1
    near = [m for m in s.metrics if m.last <= k and m.first >= floor and k - m.last < 5]
    if near:
        return Found(best_id(near[-1]), near[-1].first, change, "change-of")
    return Found("", None, change, "change-of")
