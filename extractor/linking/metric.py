"""The metric after or around its value: "2x lower latency", "79% of the energy"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.owner_clauses import time_spared, time_taken
from extractor.linking.values import pair_label

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

SPEED_LIKE = frozenset(
    {"throughput", "frame_rate", "latency", "time", "steps", "real_time_factor", "frequency"}
)
_SPENT_ON = frozenset(
    {"energy", "flops", "latency", "memory", "model_size", "parameters", "storage", "time"}
)
_QUALITY_ON = frozenset({"success_rate", "accuracy", "f1", "map", "miou", "fid", "psnr"})


@dataclass(slots=True)
class Found:
    """A metric for a value: its id, the token where it stands, the polarity of the change.

    `change` is down, up, better or None where no change is spoken of (an absolute value);
    `rule` names the construction.
    """

    metric: str
    at: int | None
    change: str | None
    rule: str


def best_id(span: Span) -> str:
    """The id of a metric span; the first rule that claims the phrase wins."""
    return span.ids[0]


def quicker(span: Span, head: Span) -> bool:
    """As in "a latency speedup ratio of 2x": it is the latency that falls."""
    return best_id(span) == "latency" and span.last == head.first and best_id(head) == "speed"


_STAGES = ("decode", "decoding", "inference", "prefill", "serving", "training")
_MANNERS = ("communication", "data")
_HEADS = ("area", "energy", "latency", "speed", "throughput", "time")
_FOUND = ("measured", "observed", "reported")
_COMPARATIVES = {
    "less": "down",
    "fewer": "down",
    "lower": "down",
    "more": "up",
    "higher": "up",
    "greater": "up",
}


def _rate_behind(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "with a 37% confusion rate": how often what the paper is about happens."""
    had = s.low(i - 1) in ("a", "an") and s.quantity(i).form == "percent"
    had = had and (
        s.low(i - 2) in g.words["having_verbs"] | {"and"} or s.words(i - 3, i - 1) == ", with"
    )
    rate = s.low(i + 2) in ("rate", "rates") and s.low(i + 1) not in g.words["set_rates"]
    plain = s.low(i + 1).isalpha() and not g.change_adjective(s, i + 1)
    unknown = s.metric_at[i + 1 : i + 3] == [None, None] and not g.change_noun(s, i + 3)
    return had and rate and plain and unknown


def _so_much(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "a slight (0.3%) drop in accuracy", "negligible (<1%) overhead": how much that is."""
    opened = g.before_qualifiers(s, i, ("less", "than", "<", "~"))
    return s.low(opened) == "(" and s.low(opened - 1) in g.words["amounts_in_words"]


def _more_of(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "far lower (12x) latency": the measure behind the bracket of what is lower."""
    opened = g.before_qualifiers(s, i)
    span = s.metric_at[i + 2] if i + 2 < len(s.tokens) else None
    change = _COMPARATIVES.get(s.low(opened - 1)) if s.low(opened) == "(" else None
    if change is None or span is None or span.first != i + 2:
        return None
    return Found(best_id(span), span.first, change, "metric-after")


def _how_much_more(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "considerably (3x) higher throughput", "far (up to 12x) fewer misses": how much so."""
    opened = g.before_qualifiers(s, i)
    degree = s.low(opened - 1) in ("even", "far", "many", "much") or s.low(opened - 1)[-2:] == "ly"
    more = g.change_adjective(s, i + 2) or s.implied_at[min(i + 2, len(s.tokens) - 1)] is not None
    return s.low(opened) == "(" and opened > 0 and degree and more


def metric_after(g: Grammar, s: Sentence, i: int) -> Found | None:
    """The value stands before its metric: "2x lower latency", "30% reduction in memory"."""
    change: str | None = None
    implied: tuple[str, int] | None = None
    noun_at: int | None = None
    j = i + 1
    n = len(s.tokens)
    steps = 0
    if _unknown_measure(g, s, i):
        return Found("score", i + 1, None, "metric-after")
    if _rate_behind(g, s, i):
        return Found("score", i + 2, None, "metric-after")
    added = s.low(g.before_qualifiers(s, i)) in ("adds", "adding", "add") and s.low(j) == "to"
    k = j + 1 + (s.low(j + 1) in g.determiners)
    measured = k < n and s.metric_at[k] is not None and s.quantity(i).form == "percent"
    if added and measured and (at := object_after(g, s, j)) is not None:
        return Found(best_id(s.metric_at[at]), at, "up", "metric-in")  # type: ignore[arg-type]
    if s.words(j, j + 3) == "the rate of" and s.quantity(i).form == "factor":
        return Found("speed", j + 1, "up", "metric-after")
    if s.words(j, j + 2) == "the efficiency" and s.quantity(i).form == "factor":
        return Found("speed", j + 1, "up", "metric-after")
    if s.words(j, j + 3) == "the load of" and s.quantity(i).form == "factor":
        return Found("request_rate", j + 1, "up", "metric-after")
    if s.low(j) == ")" and s.low(i - 1) in ("(", "resp.") and _value_outside(s, i):
        j += 1  # "2.3x (1.8x) higher throughput"
    elif s.low(j) == ")" and (_so_much(g, s, i) or _how_much_more(g, s, i)):
        j += 1
    if j < n and s.tokens[j].text == "(" and (close := _short_bracket(s, j)):
        j = close
    if s.low(j) == "(" and j + 1 in s.quantities and s.words(j + 2, j + 4) == ") of":
        return _share_of(g, s, j + 3)  # "keeps 96% (91%) of the performance"
    if s.low(j) == ")" and (behind := _more_of(g, s, i)) is not None:
        return behind
    if s.low(j) == "," and _implies(s, j + 1) and _set_off(g, s, i):
        j += 1  # "on average 1.4x, and up to 3.3x, faster"
    if s.words(j, j + 4) == ", respectively, in" and (at := object_after(g, s, j + 3)):
        return Found(best_id(s.metric_at[at]), at, None, "metric-in")  # type: ignore[arg-type]
    if s.low(j) == "of" and s.low(j - 1) == ")" and _value_outside(s, i):
        return _share_of(g, s, j)
    while j < n and steps < 9:
        t = s.tokens[j]
        if t.quantity is not None:
            break
        if t.text == "(" and s.low(j + 2) == ")" and s.tokens[j + 1].text.isupper():
            j += 3  # "35% interquartile mean (IQM) gain"
            continue
        span = s.metric_at[j]
        entry = s.implied_at[j]
        if s.has(j, "points") and j == i + 1:
            j += 1
            continue
        if j == i + 1 and t.low in _COMPARATIVES and s.low(j + 1) == "than":
            theirs = s.metric_at[j + 3] if s.low(j + 2) == "the" and j + 3 < n else None
            if theirs is not None and s.low(theirs.last) == "of":
                return Found(best_id(theirs), j + 3, _COMPARATIVES[t.low], "metric-after")
            return Found("", None, _COMPARATIVES[t.low], "change-after")
        if entry is not None and entry.ids[0] == "outperform":
            break  # "a rate of 0.7 surpasses X"
        if entry is not None and not (span is not None and span.last > entry.last):
            rule = g.rules.implied[entry.ids[0]]
            implied = implied or (rule.id, j)
            change = change or ("up" if rule.direction == "increase" else "down")
            noun_at = noun_at if noun_at is not None else (j if span is not None else None)
            j = entry.last
            steps += 1
            continue
        if g.change_noun(s, j) and not (span is not None and span.last - span.first > 1):
            change = change or g.change(s, j)
            return _after_noun(g, s, i, j, change, implied)
        if span is not None:
            nxt = s.implied_at[span.last] if span.last < n else None
            if (
                nxt is not None
                and best_id(span) in ("time", "steps")
                and nxt.ids[0] == "faster"
                and s.low(span.last) != "faster"
            ):
                return Found("speed", span.last, "up", "implied-after")
            head = s.metric_at[span.last] if span.last < n else None
            if head is not None and quicker(span, head):
                return Found("latency", span.first, "better", "metric-after")
            if head is not None and (best_id(head) in _HEADS or best_id(span) in _MANNERS):
                span = head  # "attention computation latency", "data reliability"
            if span.last - span.first > 1 and t.low in _COMPARATIVES:
                change = _COMPARATIVES[t.low]  # "75% more requests" as one metric
            end = span.last
            if not _then_noun(g, s, end) and s.low(end) in g.words["extents"]:
                end += 1  # "a 29% GPU memory consumption reduction"
            if _then_noun(g, s, end):
                change = change or g.change(s, end)
                noun_at = end
            return _resolve(g, s, span, change, implied, "metric-after")
        if t.low in _FOUND and j == i + 1 and (g.change_noun(s, j + 1) or _implies(s, j + 1)):
            j += 1
            continue  # "a 1.6x measured speedup"
        if t.low == "of" and j == i + 1:
            if s.quantity(i).form == "points" and g.change_noun(s, j + 1):
                return _after_noun(g, s, i, j + 1, g.change(s, j + 1), implied)
            return _share_of(g, s, j)  # but "6.4 points of lift on calls"
        if t.low == "as" and j == i + 1 and _as_it_grows(g, s, j):
            break  # "from 7% to 36% as data scales"
        ranked = s.metric_at[j + 1] if t.low == "at" and j == i + 1 and j + 1 < n else None
        if ranked is not None and "@" in s.words(ranked.first, ranked.last):
            return Found(best_id(ranked), j + 1, None, "metric-in")  # "74% at Recall@5"
        if t.low in g.words["amounts"] and s.low(j + 1) == "of":
            j += 2
            continue
        if t.low in ("in", "on") and j == i + 1 and implied is None:
            if s.low(j + 1) in ("dram", "hbm", "hmc", "sram"):
                return None  # "54% in HMC and 50% in HBM": where, not what
            at = object_after(g, s, j)
            if at is not None and _names_a_task(g, s, at):
                at = None  # "and 92% in toxicity assessment"
            beaten = s.quantity(i).form == "percent" and _beaten_before(g, s, i)
            if at is not None and beaten:
                return Found(best_id(s.metric_at[at]), at, "better", "metric-in")  # type: ignore[arg-type]
            short = at is not None and s.tokens[at].text.isupper() and s.low(i - 1) == "("
            short = short or (at == j + 1 and _spent_on(g, s, i, at))
            if at is not None and (
                t.low == "in" or short or best_id(s.metric_at[at]) in _QUALITY_ON  # type: ignore[arg-type]
            ):
                return Found(best_id(s.metric_at[at]), at, None, "metric-in")  # type: ignore[arg-type]
        if g.change_adjective(s, j):
            change = change or g.change(s, j)
            j += 1
            steps += 1
            continue
        if (
            t.low == "in"
            and change is not None
            and implied is None
            and g.change_adjective(s, j - 1)
        ):
            at = object_after(g, s, j)
            if at is not None and (named := s.metric_at[at]) and not _names_a_task(g, s, at):
                return Found(best_id(named), at, change, "metric-in")  # "2x better in latency"
        if t.low in ("in", "on", "of", "for") and implied is not None:
            found = object_after(g, s, j)
            if found is not None and s.metric_at[found] is not None:
                inner = best_id(s.metric_at[found])  # type: ignore[arg-type]
                if inner in SPEED_LIKE and implied[0] == "faster":
                    return Found(inner, found, "better", "metric-after")
                if implied[0] in ("cheaper", "smaller", "larger", "longer", "shorter", "lower"):
                    return Found(inner, found, change, "metric-after")
            break
        staged = any(tag.startswith("phase.") for tag in s.tags[j])
        if (
            g.stops_phrase(s, j)
            and not (t.low in ("the", "as", "than") and j - i < 3)
            and not (staged and j - i < 3)
        ):
            break
        j += 1
        steps += 1
    if implied is not None:
        return _implied(g, implied)
    if change is not None:
        return Found("", None, change, "change-after")
    return None


def _as_it_grows(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "as data scales", "as the sequence length increases from 4K": what goes on beside."""
    for verb in range(k + 2, k + 6):
        if s.low(verb) in ("grow", "grows", "scale", "scales"):
            return True
        if g.change_verb(s, verb) and s.low(verb)[-1:] == "s" and not g.noun_use(s, verb):
            return True
        if verb in s.quantities or s.tokens[min(verb, len(s.tokens) - 1)].text in ",;:()":
            return False
    return False


def _implies(s: Sentence, k: int) -> bool:
    """Whether token k is a word that implies a metric ("speedup")."""
    return k < len(s.tokens) and s.implied_at[k] is not None


def _beaten_before(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "outperforms X up to 15% in throughput": a verb of beating, its rival, the value."""
    k = g.before_qualifiers(s, i)
    verb = next((v for v in range(k, max(-1, k - 5), -1) if s.has(v, "beat")), None)
    return (
        verb is not None
        and k > verb
        and all(s.tokens[x].is_word and s.tokens[x].quantity is None for x in range(verb, k + 1))
    )


def _set_off(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether value i stands between commas after another one: "1.4x, and up to 3.3x, faster"."""
    k = g.before_qualifiers(s, i)
    return s.low(k) in ("and", "or") and s.low(k - 1) == "," and k - 2 in s.quantities


def _value_outside(s: Sentence, i: int) -> bool:
    """Whether a value of a form alike stands right before the bracket of value i."""
    k = i - 1 - (s.low(i - 1) == "resp.")
    if k <= 0 or k - 1 not in s.quantities:
        return False
    forms = {s.quantity(k - 1).form, s.quantity(i).form}
    return len(forms) == 1 or forms == {"factor", "percent"}


def _implied(g: Grammar, implied: tuple[str, int]) -> Found:
    """What an implying word ("faster") says: its metric, and which way it moves."""
    rule = g.rules.implied[implied[0]]
    change = "up" if rule.direction == "increase" else "down"
    return Found(rule.metric, implied[1], change, "implied-after")


def _unknown_measure(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "91% ANLS and 82% mAP": a capital short form that no rule knows, right after."""
    q = s.quantity(i)
    scored = q.form == "percent" or (q.form == "bare" and "." in s.tokens[i].text)
    if i + 2 >= len(s.tokens) or not scored:
        return False
    name = s.tokens[i + 1]
    return (
        name.text.isalpha()
        and name.text.isupper()
        and (3 if q.form == "percent" else 2) <= len(name.text) <= 6
        and s.metric_at[i + 1] is None
        and s.implied_at[i + 1] is None
        and s.hardware_at[i + 1] is None
        and s.low(i + 2) in ("and", ",", "on", ".", "at", "with")
    )


def _short_bracket(s: Sentence, k: int) -> int | None:
    """After "94%/92% (pitch/roll) accuracy": the metric behind a bracket without values."""
    for close in range(k + 2, min(k + 6, len(s.tokens) - 1)):
        if s.tokens[close].quantity is not None or s.metric_at[close] is not None:
            return None
        if s.tokens[close].text == ")":
            near = range(close + 1, min(close + 4, len(s.tokens)))
            named = next((x for x in near if s.metric_at[x] is not None), None)
            words = named is not None and all(s.tokens[x].is_word for x in range(close + 1, named))
            return close + 1 if words else None
    return None


def _names_a_task(g: Grammar, s: Sentence, at: int) -> bool:
    """Whether the metric at token `at` is only the first word of the name of a task."""
    span = s.metric_at[at]
    last = span.last if span is not None else len(s.tokens)
    return last < len(s.tokens) and s.low(last) in g.words["task_nouns"]


def _then_noun(g: Grammar, s: Sentence, j: int) -> bool:
    return j < len(s.tokens) and g.change_noun(s, j)


def _share_of(g: Grammar, s: Sentence, j: int) -> Found | None:
    """As in "79% of the energy": the metric of which the value is a share."""
    taken = time_taken(g, s, j + 3)
    spared = time_spared(g, s, j - 1)
    spent = s.low(j + 2) == "time" and j - 1 in s.quantities  # "finishes in 1/8 of the time"
    spent = spent and s.quantity(j - 1).form == "part"
    spent = spent and s.low(g.before_qualifiers(s, j - 1)) == "in"
    if s.words(j + 1, j + 3) in ("the time", "the cases") and not (taken or spared or spent):
        return None
    if s.low(j + 1) in ("cases", "time") and not spared:
        return None
    at = object_after(g, s, j)
    if at is None and _of_the_peak(g, s, j):
        return Found("utilization", None, None, "share-of")
    if at is None and _costs(g, s, j - 2):
        return Found("cost", None, None, "share-of")
    if at is None:
        return Found("data", None, None, "share-of") if _of_a_set(g, s, j) else None
    span = s.metric_at[at]
    assert span is not None
    k = span.last
    compound = k < len(s.tokens) and s.tokens[k].is_word and not g.stops_phrase(s, k)
    if best_id(span) == "request_rate":
        return Found("success_rate", None, None, "solved")  # "in time for 99% of requests"
    peak = any(s.low(x) in g.words["peaks"] for x in range(j + 1, at + 1))
    used = s.low(g.before_qualifiers(s, j - 1)).startswith(("exploit", "saturat", "utili"))
    if best_id(span) in ("bandwidth", "compute_rate") and (peak or used):
        return Found("utilization", at, None, "share-of")  # "62% of the peak memory bandwidth"
    if best_id(span) == "data" and compound and s.low(k) not in g.adverbs:
        return None  # "95% of silent data corruptions"
    whose = s.low(j + 1) in ("its", "their") or s.words(j + 1, j + 3) == "the original"
    if best_id(span) == "model_size" and whose and s.low(j + 2 + (at > j + 2)) == "size":
        owner = next((x for x in s.metric_at[j - 1 :: -1] if x is not None), None)
        if owner is not None and best_id(owner) in ("memory", "storage"):
            return Found(best_id(owner), None, None, "share-of")  # "the cache to half its size"
    return Found(best_id(span), at, None, "share-of")


def _of_the_peak(g: Grammar, s: Sentence, of: int) -> bool:
    """As in "91 PFLOPS (45% of the peak)", "45% of its theoretical peak": a share of all it has."""
    end = g.phrase_end(s, of + 1 + (s.low(of + 1) in g.determiners))
    most = s.low(end - 1) == "peak" or s.words(end - 2, end) == "theoretical limit"
    return most and end - of < 5


def _costs(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "costs only 31% of X": the verb before a share, qualifiers aside."""
    return s.low(g.before_qualifiers(s, k + 1)) in ("cost", "costing", "costs")


def _of_a_set(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "by labelling just 8% of the corpus": how much of a set is spent."""
    k = g.before_qualifiers(s, j - 1, ("on",))
    spending = s.low(k) in g.words["spending_verbs"]
    sets = ("corpus", "dataset", "pool")
    return spending and any(s.low(x) in sets for x in range(j + 2, j + 5))


def object_after(g: Grammar, s: Sentence, j: int) -> int | None:
    """The first metric in the noun phrase after the preposition at token j."""
    k = j + 1
    steps = 0
    while k < len(s.tokens) and steps < 9:
        span = s.metric_at[k]
        if span is not None:
            doing = s.low(span.last).endswith(("tion", "ment", "sis"))
            if doing and s.metric_at[span.last + 1 : span.last + 2] not in ([], [None]):
                return span.last + 1  # "in risk estimation accuracy"
            head = s.metric_at[span.last] if span.last < len(s.tokens) else None
            timed = head is not None and best_id(head) in _HEADS
            return span.last if timed else k  # "attention computation latency"
        if s.low(k) in _FOUND or s.low(k) in ("estimated", "lost", "needed", "overall", "required"):
            k, steps = k + 1, steps + 1
            continue
        sized = s.tokens[k].text[-1:] in "BM" and s.tokens[k - 1].quantity is not None
        version = s.tokens[k].quantity is not None and (s.tokens[k - 1].text[0].isupper() or sized)
        if version and (s.quantity(k).form == "bare" or s.low(k + 1) == "'s"):
            k += 1  # "of Gemma 2 27B's performance"
            continue
        if s.low(k) == "and" and s.low(k - 1) == "'s":
            k += 1  # "of Heron's and Tern's performance"
            continue
        if (
            g.stops_phrase(s, k)
            and s.low(k) not in ("of", "the", "both", "its", "their", ",", *_STAGES)
        ) or s.tokens[k].text in ".;:":
            return None
        if s.has(k, "comparator"):
            return None
        k += 1
        steps += 1
    return None


def _spent_on(g: Grammar, s: Sentence, i: int, at: int) -> bool:
    """As in "by 6x on model size and 30x on FLOPs": what is spent, where the phrase ends.

    Not so in "spends 30% on memory accesses", a share of something else.
    """
    span = s.metric_at[at]
    if span is None or best_id(span) not in _SPENT_ON:
        return False
    k = g.before_qualifiers(s, i)
    first = max(0, k - 8) if s.low(k) == "and" else k
    moved = s.low(k) == "by" or any(g.change_verb(s, x) for x in range(first, k + 1))
    if s.quantity(i).form == "percent" and not moved:
        return False
    return g.stops_phrase(s, span.last) and s.low(span.last) not in g.prepositions - {"with"}


def _of_input(s: Sentence, at: int) -> bool:
    """Whether the metric at token `at` names what is read: data, contexts, tokens."""
    span = s.metric_at[at]
    return span is not None and best_id(span) in ("context_length", "data", "tokens")


def _after_noun(
    g: Grammar, s: Sentence, i: int, j: int, change: str | None, implied: tuple[str, int] | None
) -> Found:
    """As in "30% reduction in X": the metric after a noun of change."""
    k = j + 1
    n = len(s.tokens)
    own = s.metric_at[j]
    for _ in range(12):
        if k >= n or s.tokens[k].quantity is not None or s.tokens[k].text in ".;:(":
            break
        if s.low(k) == ")" and s.low(k + 1) not in ("in", "of"):
            break  # "from 10 ms to 5 ms (a 50% reduction) with no loss of accuracy"
        if s.low(k) in ("in", "of", "on", "for", "to") or s.words(k, k + 3) == "in terms of":
            at = object_after(g, s, k)
            if at is not None and s.low(k) == "on" and _of_input(s, at):
                at = None  # "a 33% improvement on the trajectory data"
            if at is not None:
                span = s.metric_at[at]
                assert span is not None
                return Found(best_id(span), at, change, "metric-after")
        if s.low(k) in ("and", "while", "but", ",", "whereas", "which", "that") and k > j + 1:
            break
        k += 1
    if implied is not None:
        return _implied(g, implied)
    if own is None and change == "decrease" and (rate := _unknown_rate(s, j)):
        return Found("other", rate, change, "metric-after")
    if own is not None and best_id(own) not in ("error",):
        return Found(best_id(own), j, change, "metric-after")
    return Found("", None, change, "change-after")


def _resolve(
    g: Grammar,
    s: Sentence,
    span: Span,
    change: str | None,
    implied: tuple[str, int] | None,
    rule: str,
) -> Found:
    metric = best_id(span)
    if change is None and span.last - span.first > 1:
        change = g.change(s, span.last - 1) if g.change_noun(s, span.last - 1) else None
    if implied is not None and metric not in SPEED_LIKE and implied[0] in ("faster", "slower"):
        return _implied(g, implied)
    if implied is not None and metric == "steps" and implied[0] == "faster":
        if s.low(span.first).startswith("converg"):
            return Found("steps", span.first, "up", rule)
        return Found("speed", implied[1], "up", "implied-after")
    if (
        implied is not None
        and implied[0] == "faster"
        and metric == "time"
        and s.low(implied[1]) != "faster"
    ):
        entry = g.rules.implied[implied[0]]
        return Found(entry.metric, implied[1], "up", "implied-after")
    easing = implied is not None and implied[0] in ("faster", "efficient", "convergence")
    if easing and metric in SPEED_LIKE:
        change = "better"
    return Found(metric, span.first, change, rule)


def _unknown_rate(s: Sentence, noun: int) -> int:
    """As in "a 30% reduction in lane-change rate": the rate, where no rule knows of what."""
    if s.low(noun + 1) not in ("in", "of"):
        return 0
    for k in range(noun + 2, min(noun + 6, len(s.tokens))):
        if s.low(k) in ("rate", "rates"):
            return k
        if not s.tokens[k].is_word:
            return 0
    return 0


def metric_loose(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """The object of the nearest verb of change to the left, where nothing closer names a metric."""
    for k in range(i - 1, max(floor, i - 16) - 1, -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ";:":
            return None
        entry = s.implied_at[k]
        behind = k > 0 and s.tokens[k - 1].quantity is not None  # "35% lower latency"
        if (g.change_verb(s, k) and not g.noun_use(s, k) and not behind) or (
            entry is not None and s.low(k).endswith("ing")
        ):
            inner = [m for m in s.metrics if k < m.first and m.last <= i]
            if not inner:
                return None
            metric = best_id(inner[0])
            high = g.rules.metrics[metric].family == "quality" and _high(g, s, i)
            mean = s.low(i + 1) in ("average", "avg", "mean") and s.low(i + 2) == ")"
            change = None if high or mean or _reached(g, s, i) else g.change(s, k) or "better"
            return Found(metric, inner[0].first, change, "loose-object")
    return None


def _high(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves accuracy, reaching 93%": who reaches so much has hardly gained it."""
    k = g.before_qualifiers(s, i)
    q = s.quantity(i)
    return s.low(k) == "reaching" and q.form == "percent" and q.low > 60


def _reached(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves accuracy, achieving 55.1% on A": how high it is, not how much higher."""
    k = g.before_qualifiers(s, i)
    at = i + 2 + (s.low(i + 2) == "the")
    named = at < len(s.tokens) and s.low(i + 1) == "on" and s.tokens[at].text[0].isupper()
    return named and s.low(k) in g.reaching


def metric_of_clause(g: Grammar, s: Sentence, i: int, floor: int) -> Found | None:
    """As in "accuracy was kept as high as 98%": a quality named earlier in the same clause."""
    for k in range(i - 1, max(floor, i - 9) - 1, -1):
        if (
            s.tokens[k].text in ",;:()"
            or s.tokens[k].quantity is not None
            or s.low(k) in ("than", "over", "with", "at")
        ):
            return None
        span = s.metric_at[k]
        if span is not None and g.rules.metrics[best_id(span)].family == "quality":
            return Found(best_id(span), span.first, None, "clause-metric")
    return None


def _record_on(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "sets new records on A (84.1)": the name of a set before bracket j."""
    named = j > 1 and s.tokens[j - 1].text[0].isupper()
    on = next((k for k in range(j - 1, max(-1, j - 12), -1) if s.low(k) == "on"), 0)
    record = ("state-of-the-art", "sota", "record", "records", "result", "results")
    told = s.low(on - 1) in record or s.words(on - 2, on) == "the art"
    return named and told and not any(s.tokens[k].text in ";:" for k in range(on, j))


def label_opens(s: Sentence, i: int) -> int:
    """The bracket that opens before the label of value i: "(A: 91% vs. B: 84%)"; 0 without one."""
    last = next((k for k in s.quantities if i < k < i + 7), None)
    if last is None or pair_label(s, i, last) is None:
        return 0
    return next(k for k in range(i - 1, -1, -1) if s.tokens[k].text == "(")


def _small_loss(g: Grammar, s: Sentence, i: int, m: Span) -> Found | None:
    """As in "a small accuracy loss on nests (0.9%)", "loss of accuracy (1%)": so much is lost."""
    quantity = s.quantity(i)
    if quantity.form != "percent" or quantity.high >= 20:
        return None
    noun = m.first if s.low(m.first) == "loss" else m.last
    of = s.metric_at[noun - 1] if noun else None
    if s.low(m.first - 1) == "of":
        noun, of = m.first - 2, m
    lost = g.change_noun(s, noun) and g.change(s, noun) == "down"
    if of is None or not (lost or s.low(noun) in ("loss", "losses")):
        return None
    return Found(best_id(of), of.first, "down", "bracket")


def metric_in_brackets(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "high recall on X (91%)": a bracketed value takes the quality metric said before it."""
    j = i - 1
    while j >= 0 and (
        g.qualifier(s, j)
        or s.tokens[j].text in "~≈<>≥≤"
        or s.tokens[j].quantity is not None
        or s.low(j) in ("and", "averaging", "or", ",", "/", "e.g.", "i.e.", "versus", "vs", "vs.")
    ):
        j -= 1
    j = label_opens(s, i) or j
    if j < 0 or s.tokens[j].text != "(":
        return None
    close = i + 1
    while close < len(s.tokens) and (
        s.low(close) in ("and", "or", ",", "respectively", "/", "average")
        or s.tokens[close].quantity is not None
    ):
        close += 1
    paired = label_opens(s, i)
    closing = (")", "in", "for", "on", "over", "with", "vs", "vs.", ";", "across")
    if s.low(close) not in closing and not paired:
        return None
    for m in reversed(s.metrics):
        if m.last <= j and g.rules.metrics[best_id(m)].family == "quality":
            metric = best_id(m)
            if metric == "score" and s.low(m.first) == "performance":
                metric = "accuracy" if g.scanner.is_name(s.tokens[j - 1]) else "score"
            change = g.change(s, m.first - 2) or g.change(s, m.first - 1)
            vague = metric == "score" and s.low(m.first) == "performance"
            raised = s.quantity(i).form == "percent" and s.quantity(i).high < 20
            raised = raised and any(g.change_verb(s, k) for k in (m.first - 1, m.first - 2))
            change = change or (g.change(s, m.first - 1) or g.change(s, m.first - 2))
            if lost := _small_loss(g, s, i, m):
                return lost
            return Found(metric, m.first, change if vague or raised else None, "bracket")
    gained = next((k for k in range(j - 1, max(-1, j - 8), -1) if g.change_noun(s, k)), None)
    if gained is not None and s.quantity(i).form in ("percent", "factor"):
        return Found("", None, g.change(s, gained), "bracket")
    if s.low(j - 1) in ("performance", "results") and s.quantity(i).form == "percent":
        return Found("score", j - 1, None, "bracket")
    if s.quantity(i).form == "bare" and _record_on(g, s, j):
        return Found("score", j - 1, None, "bracket")
    if j > 0 and g.scanner.is_name(s.tokens[j - 1]) and s.quantity(i).form == "percent":
        return Found("accuracy", j - 1, None, "bracket")
    return None
