"""Two values, one claim: "from A to B", "B instead of A", "B, up from A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.kind import TIMES
from extractor.linking.noun_phrases import lacking, noun_list
from extractor.linking.owner_clauses import owner_in_clause

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_CLOSING = ("", ".", ",", ";", ")", "and", "for", "in", "on", "while", "with")
_DOING = (
    "ers",
    "ing",
    "ion",
    "ism",
)  # "rather than 9 h with human raters", "with rejection sampling"
_QUICKER = ("accelerated", "faster", "quicker", "sooner", "sped")
_SPREADING = frozenset(
    [
        "differ",
        "differs",
        "range",
        "ranged",
        "ranges",
        "ranging",
        "spread",
        "varied",
        "varies",
        "vary",
        "varying",
    ]
)


def _without_conditions(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "from 1.00 at 2% noise to 0.43 at 36% noise": the values without what they were at."""
    apart: set[int] = set()
    for first, d, last in zip(drafts, drafts[1:], drafts[2:], strict=False):
        at = _light_before(g, s, d.at) == "at" and _light_before(g, s, first.at) == "from"
        if at and _light_before(g, s, last.at) == "to" and same_sort(first, last):
            apart.add(d.at)
            again = (o for o in drafts if last.at < o.at and _light_before(g, s, o.at) == "at")
            apart.update(o.at for o in again if o.quantity.form == d.quantity.form)
    return [d for d in drafts if d.at not in apart and not _to_be_reached(s, d.at)]


def _to_be_reached(s: Sentence, i: int) -> bool:
    """As in "cuts the turns needed to reach 75% coverage": a level that is demanded."""
    reach = i - 1 - (s.low(i - 1) in ("a", "an", "the"))
    told = s.low(reach) in ("achieve", "attain", "reach") and s.low(reach - 1) == "to"
    return told and s.low(reach - 2) in ("necessary", "needed", "required")


def _ranging(s: Sentence, i: int) -> bool:
    """Whether "from" before value i follows a verb or a noun for how far values spread."""
    start = next((k for k in range(i, max(0, i - 4), -1) if s.low(k) == "from"), i)
    told = s.low(start - 1) in _SPREADING
    apart = s.tokens[start - 1].text == ":" and any(s.low(k) in _SPREADING for k in range(start))
    return told or apart


def _way_of_working(g: Grammar, s: Sentence, start: int) -> bool:
    """As in "from 34% under random sampling to 98%": how it was done before."""
    _, spans, _ = noun_list(g, s, start)
    last = s.tokens[spans[0][1] - 1] if spans else None
    return last is not None and (last.text[0].isupper() or last.low.endswith("ing"))


def from_to(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "from A to B" is one claim with a baseline value; so is "B instead of A", "A → B"."""
    drafts = _without_conditions(g, s, drafts)
    out: list[Draft] = []
    taken = False
    drafts = _pairs_moved(g, s, drafts)
    for n, d in enumerate(drafts):
        if taken:
            taken = False
            continue
        nxt = drafts[n + 1] if n + 1 < len(drafts) else None
        one = _one_of_two(g, s, out, d, nxt) if nxt is not None and nxt.at - d.at <= 9 else None
        taken = one is not None
        out.append(one or d)
    return out


def _pairs_moved(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "improves PSNR/SSIM from 27/0.81 to 28/0.85": each of a pair by the one it was."""
    out = list(drafts)
    for n in range(len(drafts) - 3):
        a, b, c, d = drafts[n : n + 4]
        paired = s.words(a.at + 1, b.at) == s.words(c.at + 1, d.at) in ("/", "and")
        led = _light_before(g, s, a.at) == "from" and s.words(b.at + 1, c.at) == "to"
        if paired and led and same_sort(a, c) and same_sort(b, d):
            merge_value(a, c)
            merge_value(b, d)
            out = [x for x in out if x is not a and x is not b]
    return out


def _one_of_two(g: Grammar, s: Sentence, out: list[Draft], d: Draft, nxt: Draft) -> Draft | None:
    """The claim that two values make together, if they make one; `out` are those before them."""
    if same_sort(d, nxt) and _moved(g, s, out, d, nxt):
        _give_start_an_owner(g, s, d, nxt)
        merge_value(d, nxt)
        return nxt
    if before_arrow(s, nxt.at) == d.at and same_sort(d, nxt):
        merge_value(d, nxt)
        nxt.quantity.marks -= {"at_least"}
        return nxt
    if _reduction_from(g, s, d.at, nxt.at) and same_sort(d, nxt):
        d.baseline_value = nxt.quantity.low  # "0.63 FID reduction from 3.69"
        return d
    if _counted_down(g, s, d, nxt):
        nxt.quantity.form, nxt.quantity.unit = "count", d.quantity.unit
        of_tokens = d.quantity.metric == "context_length"
        nxt.quantity.metric = "tokens" if of_tokens else d.quantity.metric
        merge_value(d, nxt)
        return nxt
    bare = nxt.quantity.form == "bare" and s.low(nxt.at + 1) in _CLOSING  # "to 58% from 31"
    bare = bare and not 1900 < nxt.quantity.low < 2100  # a year
    if _up_from(g, s, d.at, nxt.at) and same_sort(d, nxt, loose=bare):
        merge_value(nxt, d)
        d.baselines = owner_after(g, s, nxt.at + 1)
        return d
    return _instead(g, s, d, nxt)


def _moved(g: Grammar, s: Sentence, out: list[Draft], d: Draft, nxt: Draft) -> bool:
    """As in "from 9 ms to 4 ms", "(9 ms to 4 ms)": whether one value leads to another."""
    between = [s.low(k) for k in range(d.at + 1, nxt.at)]
    before = _light_before(g, s, d.at)
    if _from_whose(s, d.at) or (before == "of" and _from_a_measure(g, s, d.at)):
        before = "from"
    bracketed = before == "(" and between == ["to"] and s.low(nxt.at + 1) == ")"
    bracketed = bracketed or (between == ["to"] and _named_in_brackets(s, d.at))
    onward = between in (["down", "to"], ["up", "to"]) and not _ranging(s, d.at)
    reached = onward or ("to" in between and _reached_before(g, s, nxt.at) == "to")
    moved = before == "from" and reached
    if moved and between[0] in ("for", "(") and _ranging(s, d.at):
        moved = False  # "ranges from 20% for discs to 58% for cubes"
    if moved and nxt.quantity.adjective:  # "to the 10-millisecond range"
        moved = s.low(nxt.at + 1) in ("level", "range", "regime")
    return bracketed or moved or (between == ["to"] and _listed_after(s, out, d))


def _give_start_an_owner(g: Grammar, s: Sentence, d: Draft, nxt: Draft) -> None:
    """As in "from 9 ms (Heron) to 4 ms", "from 9 ms with Heron to", "from Heron's 9 ms to"."""
    between = [s.low(k) for k in range(d.at + 1, nxt.at)]
    whose = s.low(d.at + 1) == "(" and ")" in between and between[1][:1].isalpha()
    worked = between[0] == "under" and _way_of_working(g, s, d.at + 2)
    owned = whose or worked or between[0] in ("for", "of", "using", "with")
    if owned and not nxt.baselines:
        nxt.baselines = noun_list(g, s, d.at + 2)[0]
    measured = bool(nxt.baselines) and g.scanner.names_measure(nxt.baselines[-1])
    if measured and between[0] == "of":
        nxt.baselines = []  # "from 780 GB of GPU memory to 48 GB"
    nxt.baselines = nxt.baselines or _from_whose(s, d.at)


def _instead(g: Grammar, s: Sentence, d: Draft, nxt: Draft) -> Draft | None:
    """As in "5 hours instead of 32", "instead of the 40 h of A": the value, and what it was."""
    linked = s.words(d.at + 1, d.at + 3).lower() in ("instead of", "rather than")
    if not linked or not same_sort(d, nxt, loose=True):
        return None
    d.baseline_value = converted(nxt, d)
    by = s.low(nxt.at + 1) in ("(", "by", "for", "of", "with")
    d.baselines = (owner_after if by else owner_in_clause)(g, s, nxt.at + 1)
    d.note("instead-of")
    return d


def _counted_down(g: Grammar, s: Sentence, d: Draft, nxt: Draft) -> bool:
    """As in "reduces 2,880 visual tokens to about 40": from so many to so many."""
    verb = g.before_qualifiers(s, d.at, ("all", "the"))
    cut = g.change_verb(s, verb) and g.change(s, verb) == "down"
    cut = cut or s.low(verb).startswith(("compress", "condens", "prun", "distil"))
    to = nxt.at - 1
    while to > d.at and (g.qualifier(s, to) or s.low(to) in ("a", "just", "only")):
        to -= 1
    fewer = d.quantity.form == "count" and nxt.quantity.form == "bare"
    fewer = fewer and nxt.quantity.low < d.quantity.low
    return cut and to == d.at + 1 and s.low(to) in ("to", "into") and fewer


def before_arrow(s: Sentence, i: int) -> int:
    """The value before the arrow that leads to value i ("61% -> 72%"), else i."""
    pointed = s.tokens[i - 1].text in ("→", ">") and i > 1
    k = i - 1 - (pointed and s.tokens[i - 1].text == ">")
    drawn = pointed and (s.tokens[i - 1].text == "→" or s.tokens[k].text in "-–=")
    q = s.tokens[i].quantity
    lost = q is not None and "at_least" in q.marks and s.tokens[i - 1].text == "="  # "61=>72"
    return k - 1 if (drawn or lost) and s.tokens[k - 1].quantity is not None else i


def _named_in_brackets(s: Sentence, i: int) -> bool:
    """As in "(Lark-7B 9% to 15%, Heron 17% to 20%)": for whom the value was."""
    name = i - 1 - (s.low(i - 1) == ":")
    opened = s.low(name - 1) in ("(", ",", ";") and s.tokens[name].text[0].isupper()
    return opened and any(s.low(k) == "(" for k in range(max(0, name - 14), name))


def _listed_after(s: Sentence, out: list[Draft], d: Draft) -> bool:
    """As in the 19 of "from 27 to 22 (A), 19 to 16 (B), and 14 to 13 (C)": "from" is told once."""
    told = any(
        "from-to" in o.rules and o.quantity.form == d.quantity.form and d.at - o.at < 10
        for o in out
    )
    return told and s.low(d.at - 1) in (",", "and")


def _reduction_from(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "0.63 FID reduction from 3.69": a difference, and from where."""
    named = s.metric_at[first + 1] is not None if first + 1 < len(s.tokens) else False
    return named and s.low(last - 1) == "from" and g.change_noun(s, last - 2) and last - first < 6


def _up_from(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "91% accuracy, up from 87%", "91%, a jump from the 87%": what was, said after."""
    k = last - 1
    while k > first and (g.qualifier(s, k) or s.low(k) in ("the", "a", "about", "~")):
        k -= 1
    if s.low(k) != "from":
        return False
    reached = _light_before(g, s, first) == "to" or s.words(first - 2, first) == "down to"
    if k - first <= 2 and reached:
        return True  # "cuts latency to 31 ms from 45 ms"
    noun = g.change_noun(s, k - 1) and any(s.low(x) in ("a", "an") for x in range(k - 4, k))
    if s.low(k - 1) not in ("up", "down") and not noun:
        return False
    comma = next((x for x in range(first + 1, k) if s.tokens[x].text in ",("), None)
    plain = comma is not None and all(
        s.metric_at[x] is not None or not g.verb(s, x) or s.low(x - 1) == "to"
        for x in range(first + 1, k - 1)
    )
    return plain or k - first <= 3


def _from_whose(s: Sentence, i: int) -> list[str]:
    """As in "cuts latency from Heron's 40 ms to 12 ms": Heron."""
    if s.low(i - 1) != "'s":
        return []
    start = next((k for k in range(i - 2, max(-1, i - 6), -1) if s.low(k) == "from"), i)
    named = start < i - 2 and s.tokens[start + 1].text[0].isupper()
    return [s.words(start + 1, i - 1)] if named and s.metric_at[i - 2] is None else []


def _from_a_measure(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "drops from an average mAP of 0.60 to 0.15": the measure named behind "from"."""
    of = next((k for k in range(i - 1, max(0, i - 4), -1) if s.low(k) == "of"), 0)
    span = s.metric_at[of - 1] if of else None
    vague = s.low(of - 1) in ("average", "baseline", "level", "mean", "rate")
    if not vague and (span is None or span.last != of):
        return False  # but "from a rate of 34% to 2%"
    first = span.first if span is not None else of - 1
    k = first - 1
    while k > first - 5 and not g.stops_phrase(s, k):
        k -= 1
    return s.low(k) == "from" or (s.low(k) in g.determiners and s.low(k - 1) == "from")


def _light_before(g: Grammar, s: Sentence, i: int) -> str:
    j = i - 1
    while j >= 0 and (
        g.qualifier(s, j)
        or s.low(j) in ("a", "an", "the", "about", "~", "$", "≈", ">", "<", "typically", "merely")
    ):
        j -= 1
    return s.low(j)


def _reached_before(g: Grammar, s: Sentence, i: int) -> str:
    """As in "from 2.1 to a new state-of-the-art 1.5", "to a record of 98%": "to", no praise."""
    of = i - 1 - (s.low(i - 1) == "of")
    k = of
    while s.low(k) in g.words["praising_adjectives"]:
        k -= 1
    return _light_before(g, s, k + 1 if k < of else i)


def same_sort(a: Draft, b: Draft, loose: bool = False) -> bool:
    """Whether two values can be held against each other: their forms and units are alike."""
    x, y = a.quantity, b.quantity
    scale = x.form == "bare" and x.low >= 1e8 and y.form == "unit"
    return not scale and (
        (x.form == y.form and (x.unit == y.unit or loose))
        or x.form == "bare"
        or (y.form == "bare" and loose)
        or (x.metric == y.metric and x.form == y.form and x.form == "unit")
        or (x.unit in TIMES and y.unit in TIMES)
    )


def merge_value(a: Draft, b: Draft) -> None:
    """Make value `a` the baseline value of `b`; "+20% versus +9%" are gains as they were."""
    b.baseline_value = converted(a, b)
    b.note("from-to")
    if not (a.quantity.sign and b.quantity.sign and b.quantity.form == "percent"):
        b.quantity.sign = ""


def theirs_first(g: Grammar, s: Sentence, first: Draft, then: Draft) -> bool:
    """As in "reduced training time (334 s vs. 62 s)": the value that was reached stands second."""
    if s.low(first.at - 1) != "(" or first.quantity.form != then.quantity.form:
        return False
    known = g.rules.metrics.get(first.quantity.metric or "")
    timed = first.quantity.metric in ("latency", "time")
    by = first.at - 2 in s.quantities and s.quantity(first.at - 2).form != "bare"
    for k in range(first.at - 2, max(-1, first.at - 9), -1):
        if s.tokens[k].text in ",;:().":
            return False
        if by and g.change_verb(s, k) and g.change(s, k) == "better":
            rising = known is None or known.good == "up"  # "improves X by 3 points (71 vs. 74)"
            return (then.quantity.low > first.quantity.high) == rising
        if timed and s.low(k) in _QUICKER:
            return then.quantity.low < first.quantity.high
        moved = (by or s.low(k).endswith(("ed", "er"))) and g.change(s, k)
        if moved in ("up", "down"):
            if known is not None and known.good == "up" and moved == "down":
                return False  # "at lower cost (25 FPS vs. 9 FPS)"
            return (then.quantity.low > first.quantity.high) == (moved == "up")
    return False


def converted(a: Draft, b: Draft) -> float:
    """The value of one draft in the unit of another; as it is where the dimensions differ."""
    from extractor.table.units import unit_factor  # Pint, which few abstracts need

    value, unit, wanted = a.quantity.low, a.quantity.unit, b.quantity.unit
    factor = unit_factor(unit, wanted) if unit and wanted and unit != wanted else None
    return value if factor is None else round(value * factor, 9)


def owner_after(g: Grammar, s: Sentence, i: int) -> list[str]:
    """Whose value it is: "vs. 0% success reported in Heron", "compared to 32 s for Heron"."""
    if i < len(s.tokens) and s.low(i) in (
        "chance",
        "random",
        "baseline",
        "humans",
        "human",
        "originally",
    ):
        return [s.tokens[i].text]
    if s.low(i) == "at" and s.low(i + 1) in g.words["precisions"]:
        return [s.tokens[i + 1].text]  # "84% (vs. 91% at 16-bit)"
    if s.low(i) == "without":
        return lacking(g, s, i)
    if told := owner_in_clause(g, s, i) or _named_behind(g, s, i):
        return told
    for k in range(i, min(i + 12, len(s.tokens))):
        if s.tokens[k].text in ",;." or s.tokens[k].quantity is not None:
            break
        if s.low(k) == "in" and s.low(k + 1) in g.determiners:
            continue  # "93% in the Heron simulator" says where
        if s.low(k) in ("for", "in", "by", "of", "with", "from", "under", "using"):
            names, spans, _ = noun_list(g, s, k + 1)
            if (
                names
                and any(
                    s.tokens[x].text[0].isupper() or g.scanner.is_name(s.tokens[x])
                    for x in range(*spans[0])
                )
            ) or (
                names
                and (
                    (k == i and s.low(k) in ("for", "under"))
                    or (k == i and s.low(k) == "with" and s.low(spans[0][1] - 1).endswith(_DOING))
                    or s.low(k + 1) == "the"
                    or s.low(spans[0][1] - 1) in g.words["rival_nouns"]
                    or s.low(k + 1) in g.words["foreign_adjectives"]
                    or s.low(k + 1) in g.words["reference_adjectives"]
                )
            ):
                return names
    return []


def _named_behind(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "vs. 61% (Heron)": the name alone in the bracket at token i."""
    if s.low(i) != "(" or i + 2 >= len(s.tokens) or not s.tokens[i + 1].text[0].isupper():
        return []
    close = next((k for k in range(i + 2, min(i + 5, len(s.tokens))) if s.low(k) == ")"), 0)
    inside = range(i + 1, close)
    plain = all(s.tokens[k].is_word and k not in s.quantities for k in inside)
    told = any(s.metric_at[k] or s.hardware_at[k] for k in inside)
    told = told or any(s.low(k) in g.words["known_data"] for k in inside)
    return [s.words(i + 1, close)] if close and plain and not told else []


def pair_label(s: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The label of the second value of "(A: 91% vs. B: 84%)", "(A 0.84, B 0.81)"; else None.

    Both values are labelled, and the bracket holds nothing else.
    """
    told = _label_before(s, last, first)
    mine = _label_before(s, first, max(0, first - 7))
    if told is None or mine is None or s.low(mine[0] - 1) != "(":
        return None
    joined = [s.low(k) for k in range(first + 1, told[0])]
    end = last + 1
    if s.low(end) == "±":
        end += 2 + (s.low(end + 2) == "%")  # "87.8% ± 1.3%"
    closed = s.low(end) == ")" or s.metric_at[last + 1 : last + 2] not in ([], [None])
    parting = ([","], [";"], ["vs"], ["vs."], ["versus"], [",", "vs."], ["and"])
    return told if closed and joined in parting else None


def _label_before(s: Sentence, i: int, floor: int) -> tuple[int, int] | None:
    """First and after-last token of the name right before value i ("A: 91%", "A 91%")."""
    end = i - (s.low(i - 1) == ":")
    first = end
    while first > floor + 1 and (s.tokens[first - 1].is_word or s.low(first - 1) == "-"):
        if s.low(first - 1) in ("and", "versus", "vs", "vs.") or s.metric_at[first - 1] is not None:
            break
        first -= 1
    named = first < end and s.tokens[first].text[0].isupper()
    return (first, end) if first < end < first + 5 and (named or end < i) else None
