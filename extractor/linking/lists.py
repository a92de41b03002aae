"""Lists of values joined by commas and "and", of metrics alike, and which goes with which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.draft import Draft
from extractor.linking.kind import decide_kind
from extractor.linking.metric import Found
from extractor.linking.place import device_in_brackets

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span


def groups(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[list[Draft]]:
    """Runs of values joined by nothing but commas, "and", "or", "/" and qualifiers."""
    groups: list[list[Draft]] = []
    for d in drafts:
        if groups:
            last = groups[-1][-1]
            aside = device_in_brackets(s, last.at) or _labelled(s, last.at)
            between = [k for k in range(last.at + 1, d.at) if not aside or k > _close(s, last.at)]
            joined = all(
                s.low(k) in (",", "and", "or", "/", "&") or g.qualifier(s, k) or _unit_again(s, k)
                for k in between
                if not (k == last.at + 1 and s.low(k) == ")" and last.at - 2 in s.quantities)
            )
            forms = {last.quantity.form, d.quantity.form}
            verb = d.quantity.change is not None
            slashed = [s.low(k) for k in between] == ["/"] and forms == {"unit", "bare"}
            sorted_out = forms == {"unit", "bare"} and s.respectively()
            if _another_noun(g, s, last.at, d.at):
                groups.append([d])
                continue
            alike = len(forms) == 1 or forms == {"factor", "percent"}
            once_more = alike and _bracketed(s, last.at, d.at)
            if once_more or (
                joined and not verb and len(between) > 0 and (alike or slashed or sorted_out)
            ):
                groups[-1].append(d)
                continue
        groups.append([d])
    return [part for group in groups for part in _as_listed(s, group)]


def _labelled(s: Sentence, i: int) -> bool:
    """As in "16% (text to image) and 40% (image to text) gains": what each value is of."""
    if s.low(i + 1) != "(":
        return False
    close = next((k for k in range(i + 2, min(i + 8, len(s.tokens))) if s.low(k) == ")"), 0)
    plain = all(s.tokens[k].quantity is None for k in range(i + 2, close))
    return close > i + 2 and plain and s.low(close + 1) in ("and", ",", "or")


def _close(s: Sentence, i: int) -> int:
    """The bracket that closes after value i."""
    return next(k for k in range(i + 1, len(s.tokens)) if s.low(k) == ")")


def _another_noun(g: Grammar, s: Sentence, first: int, i: int) -> bool:
    """As in "throughput gains of 1.7x, and 47% cost reduction": the second has its own noun."""
    between = [s.low(k) for k in range(first + 1, i)]
    mixed = s.quantity(first).form != s.quantity(i).form and between == ["and"]
    if between in (["and"], [","]) and _measured_apart(s, first, i):
        return True
    if not (mixed or between == [",", "and"]) or i + 1 >= len(s.tokens):
        return False
    k = g.before_qualifiers(s, first)
    told = s.low(k) == "of" and (g.change_noun(s, k - 1) or s.metric_at[k - 1] is not None)
    ahead = range(i + 1, min(i + 4, len(s.tokens)))
    sped = mixed and any(s.implied_at[x] is not None for x in ahead)
    return told and (sped or s.metric_at[i + 1] is not None)


def _measured_apart(s: Sentence, first: int, i: int) -> bool:
    """As in "an F1 of 91% and 95% recall": each has a measure of its own, and but one."""
    own = s.metric_at[first - 2] if first > 2 and s.low(first - 1) == "of" else None
    other = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
    if own is None or other is None or own.ids[0] in (*other.ids, "score"):
        return False
    return any(s.low(k) in ("a", "an") for k in range(max(0, own.first - 2), own.first))


def _bracketed(s: Sentence, first: int, last: int) -> bool:
    """As in "2.3x (1.8x) higher throughput", "40% (resp. 30%) lower": one more in brackets."""
    between = [s.low(k) for k in range(first + 1, last)]
    closed = s.low(last + 1) == ")" and s.tokens[min(last + 2, len(s.tokens) - 1)].is_word
    return closed and between in (["("], ["(", "resp."])


def _unit_again(s: Sentence, k: int) -> bool:
    """Whether token k belongs to a unit repeated in brackets ("3.6 percentage points (pp)")."""
    first = k if s.tokens[k].text == "(" else k - 1 if s.low(k) == "pp" else k - 2
    return first >= 0 and [s.low(x) for x in range(first, first + 3)] == ["(", "pp", ")"]


def _as_listed(s: Sentence, group: list[Draft]) -> list[list[Draft]]:
    """Two values with nothing but a comma between them are no list, unless one sorts them."""
    if len(group) != 2 or s.respectively():
        return [group]
    between = {s.low(k) for k in range(group[0].at + 1, group[1].at)}
    return [group] if between & {"and", "or", "/", "&", "("} else [[group[0]], [group[1]]]


def spread(g: Grammar, s: Sentence, group: list[Draft], found: Found) -> None:
    """As in "reduces memory and FLOPs by 42% and 54%": values and metrics pairwise."""
    at = found.at
    assert at is not None
    spans = metric_list(g, s, at)
    if len(spans) > len(group) and spans[-1].last < group[0].at:
        spans = [m for m in spans if m.first - 1 not in s.quantities]  # "drops by 0.3 AP, and A"
    bracketed = len(group) == 2 and _bracketed(s, group[0].at, group[1].at)
    if bracketed and (inner := _metric_in_brackets(g, s, at)) is not None:
        second = group[1]
        second.metric, second.metric_at = inner.ids[0], inner.first
        if g.change_noun(s, inner.last) or s.implied_at[at] is not None:
            second.polarity = g.change(s, inner.last) or "better"
        second.note("parallel-metrics")
        return
    if len(spans) != len(group) > 1 and found.rule == "metric-in":
        named = _named_measures(g, s, at)
        if len(named) == len(group):
            for d, metric in zip(group, named, strict=True):
                d.metric, d.metric_at = metric, None
                d.note("parallel-metrics")
            return
    if len(spans) == len(group):
        for d, span in zip(group, spans, strict=True):
            d.metric, d.metric_at = span.ids[0], span.first
            if d.metric == "speed" and s.implied_at[span.first] is not None:
                d.polarity = "up"  # "the speedup and the memory saving are 3.9x and 4.7x"
            elif s.implied_at[spans[0].first] is not None:  # "speedup and energy reduction"
                moved = next((k for k in (span.last, span.last - 1) if g.change_noun(s, k)), None)
                d.polarity = d.polarity if moved is None else g.change(s, moved)
            d.note("parallel-metrics")


def _metric_in_brackets(g: Grammar, s: Sentence, at: int) -> Span | None:
    """As in "2x (3x) higher throughput (energy efficiency)": the metric of the second value."""
    span = s.metric_at[at] or s.implied_at[at]
    if span is None or s.low(span.last) != "(" or span.last + 1 >= len(s.tokens):
        return None
    inner = s.metric_at[span.last + 1]
    if inner is None:
        return None
    return inner if s.low(inner.last + g.change_noun(s, inner.last)) == ")" else None


def _named_measures(g: Grammar, s: Sentence, at: int) -> list[str]:
    """The metrics of "PSNR, SSIM, and Depth L1, respectively"; what no rule knows is a score."""
    end = s.respectively(at + 1)
    if not end or end - at > 16:
        return []
    parts: list[list[int]] = [[]]
    for k in range(at, end):
        if s.low(k) in (",", "and"):
            parts.append([])
        elif s.tokens[k].quantity is not None or g.verb(s, k) or s.low(k) in g.prepositions:
            return []
        else:
            parts[-1].append(k)
    found = []
    for part in filter(None, parts):
        span = next((m for k in part if (m := s.metric_at[k]) is not None), None)
        wrong = any(s.low(k) in ("l1", "l2", "loss", "error") for k in part)
        found.append(span.ids[0] if span else "error" if wrong else "score")
    return found


def metric_list(g: Grammar, s: Sentence, at: int) -> list:  # type: ignore[type-arg]
    """The coordinated metrics around the metric at token `at`."""
    spans = s.metrics
    n = next((k for k, m in enumerate(spans) if m.first <= at < m.last), None)
    if n is None:
        return []
    lo = hi = n
    while lo > 0 and _coordinated(g, s, spans[lo - 1].last, spans[lo].first):
        lo -= 1
    while hi + 1 < len(spans) and _coordinated(g, s, spans[hi].last, spans[hi + 1].first):
        hi += 1
    closing = ("and", "or", "/", "&", "resp.")
    closed = any(s.low(k) in closing for k in range(spans[lo].last, spans[hi].first))
    return spans[lo : hi + 1] if closed else [spans[n]]  # "On this load, the energy is"


def _coordinated(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    if last - first > 6 or last <= first:
        return False
    if s.tokens[first].text in "(-–—" and s.low(first + 1) == "and":
        first += 1  # "cuts latency - and cost - by 30%"
    seen = False
    if any(s.low(k) == "i.e." for k in range(first, last)):
        return False  # "accuracy, i.e., the F1 score": one and the same
    amounts = g.words["amounts_in_words"] | g.words["amounts_alike"] | g.words["alike"]
    for k in range(first, last):
        t = s.tokens[k]
        if t.quantity is not None or t.low in amounts:
            return False  # "a 40% memory reduction and no accuracy loss"
        if t.low in (",", "and", "or", "/", "&", "resp."):
            seen = True
        elif (
            t.text == "("
            or t.text == ")"
            or t.low in ("a", "an")
            or s.implied_at[k] is not None
            or g.change_adjective(s, k)
            or (
                g.stops_phrase(s, k)
                and t.low not in ("the", "its", "average", "both", "as", "well")
            )
        ):
            return False
    return seen


def two_metrics(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """One value for two metrics ("cuts both FLOPs and parameters by 13%") is two claims."""
    out: list[Draft] = []
    for d in drafts:
        out.append(d)
        if d.metric_at is None or "parallel-metrics" in d.rules or d.rules[:1] == ["continued"]:
            continue
        spans = metric_list(g, s, d.metric_at)
        if len(spans) < 2:
            continue
        mine = next((k for k, m in enumerate(spans) if m.first <= d.metric_at < m.last), 0)
        others = [m for k, m in enumerate(spans) if k != mine and m.ids[0] != d.metric]
        others = [m for m in others if m.first < d.at or not _moves(g, s, m.last)]
        others = [m for m in others if not _sped_up(s, m.first)]
        others = [m for m in others if m.first < d.at or s.low(m.last) != "by"]  # "and B by 4x"
        if d.kind == "percent_of":  # "5% of the latency and energy"
            others = [m for m in others if g.rules.metrics[m.ids[0]].family != "quality"]
        lone = not any(
            o is not d
            and abs(o.at - d.at) < 8
            and o.metric_at is not None
            and spans[0].first <= o.metric_at <= spans[-1].last
            for o in drafts
        )
        last = spans[-1].last
        lone = lone and not (
            s.low(last) == "of" and last + 1 in s.quantities
        )  # "a speed of 31 FPS"
        both = any(s.low(k) == "both" for k in range(max(0, spans[0].first - 2), spans[0].first))
        if (
            others
            and lone
            and d.kind in ("factor", "percent_change", "percent_of")
            and (both or d.rules[0] in ("change-by", "metric-after", "share-of"))
            and not _closed_by_value(s, spans[-1].last, d.at)
        ):
            for m in others[:3]:
                twin = Draft(
                    d.at,
                    d.quantity,
                    m.ids[0],
                    m.first,
                    d.polarity,
                    qualifiers=set(d.qualifiers),
                    rules=[*d.rules, "two-metrics"],
                )
                decide_kind(g, s, twin)
                out.append(twin)
    return out


def _sped_up(s: Sentence, first: int) -> bool:
    """As in "and speeds up training", "and speeds training up"."""
    later = s.low(first).startswith("speed") and s.low(first + 2) == "up"
    return later or s.low(first + 1) == "up"


def _moves(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "uses 20% fewer FLOPs, and the accuracy rises": whether a statement goes on at k."""
    for verb in range(k, min(k + 8, len(s.tokens))):  # "the energy per token falls"
        if not s.tokens[verb].is_word or verb in s.quantities:
            return False
        goes = s.low(verb + 1) in ("below", "by", "from", "to", "under")
        plain = s.low(verb).endswith(("s", "ed")) and (goes or not g.noun_use(s, verb))
        if s.low(verb) == "compared":
            return False
        if s.low(verb) in g.auxiliaries or (plain and (g.verb(s, verb) or g.change_verb(s, verb))):
            return True
    return False


def _closed_by_value(s: Sentence, after: int, at: int) -> bool:
    return after < at and any(s.tokens[k].quantity is not None for k in range(after, at))
