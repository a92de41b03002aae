"""Values that belong to other values: from-to, a baseline's own figure, a rival's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.kind import TIMES
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def from_to(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "from A to B" is one claim with a baseline value; so is "B instead of A", "A → B"."""
    out: list[Draft] = []
    skip = False
    for n, d in enumerate(drafts):
        if skip:
            skip = False
            continue
        nxt = drafts[n + 1] if n + 1 < len(drafts) else None
        if nxt is not None and nxt.at - d.at <= 9:
            between = [s.low(k) for k in range(d.at + 1, nxt.at)]
            before = _light_before(g, s, d.at)
            bracketed = before == "(" and between == ["to"] and s.low(nxt.at + 1) == ")"
            moved = before == "from" and "to" in between and _light_before(g, s, nxt.at) == "to"
            if moved and nxt.quantity.adjective:  # "to the 10-millisecond range"
                moved = s.low(nxt.at + 1) in ("level", "range", "regime")
            if (bracketed or moved) and _same_sort(d, nxt):
                if s.low(d.at + 1) == "(" and ")" in between and not nxt.baselines:
                    nxt.baselines = noun_list(g, s, d.at + 2)[0]
                _merge_value(d, nxt)
                out.append(nxt)
                skip = True
                continue
            if between in (["→"], ["-", ">"], ["–", ">"]) and _same_sort(d, nxt):
                _merge_value(d, nxt)
                out.append(nxt)
                skip = True
                continue
            if _reduction_from(g, s, d.at, nxt.at) and _same_sort(d, nxt):
                d.baseline_value = nxt.quantity.low  # "0.63 FID reduction from 3.69"
                out.append(d)
                skip = True
                continue
            if _up_from(g, s, d.at, nxt.at) and _same_sort(d, nxt):
                _merge_value(nxt, d)
                d.baselines = _owner_after(g, s, nxt.at + 1)
                out.append(d)
                skip = True
                continue
            if between[:2] == ["instead", "of"] and _same_sort(d, nxt, loose=True):
                d.baseline_value = _converted(nxt, d)
                d.note("instead-of")
                out.append(d)
                skip = True
                continue
        out.append(d)
    return out


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
    noun = g.change_noun(s, k - 1) and any(s.low(x) in ("a", "an") for x in range(k - 4, k))
    if s.low(k - 1) not in ("up", "down") and not noun:
        return False
    comma = next((x for x in range(first + 1, k) if s.tokens[x].text in ",("), None)
    plain = comma is not None and all(
        s.metric_at[x] is not None or not g.verb(s, x) for x in range(first + 1, k - 1)
    )
    return plain or k - first <= 3


def _light_before(g: Grammar, s: Sentence, i: int) -> str:
    j = i - 1
    while j >= 0 and (
        g.qualifier(s, j)
        or s.low(j) in ("a", "an", "the", "about", "~", "$", "≈", ">", "<", "typically", "merely")
    ):
        j -= 1
    return s.low(j)


def _same_sort(a: Draft, b: Draft, loose: bool = False) -> bool:
    x, y = a.quantity, b.quantity
    scale = x.form == "bare" and x.low >= 1e8 and y.form == "unit"
    return not scale and (
        (x.form == y.form and (x.unit == y.unit or loose))
        or x.form == "bare"
        or (y.form == "bare" and loose)
        or (x.metric == y.metric and x.form == y.form and x.form == "unit")
        or (x.unit in TIMES and y.unit in TIMES)
    )


def _merge_value(a: Draft, b: Draft) -> None:
    b.baseline_value = _converted(a, b)
    b.note("from-to")
    b.quantity.sign = ""


def _theirs_first(g: Grammar, s: Sentence, first: Draft, then: Draft) -> bool:
    """As in "reduced training time (334 s vs. 62 s)": the value that was reached stands second."""
    if s.low(first.at - 1) != "(" or first.quantity.form != then.quantity.form:
        return False
    for k in range(first.at - 2, max(-1, first.at - 9), -1):
        if s.tokens[k].text in ",;:().":
            return False
        moved = s.low(k).endswith(("ed", "er")) and g.change(s, k)
        if moved in ("up", "down"):
            return (then.quantity.low > first.quantity.high) == (moved == "up")
    return False


def _converted(a: Draft, b: Draft) -> float:
    """The value of one draft in the unit of another, where both are times or sizes."""
    value = a.quantity.low
    x, y = a.quantity.unit, b.quantity.unit
    seconds = {
        "ns": 1e-9,
        "µs": 1e-6,
        "ms": 1e-3,
        "s": 1.0,
        "min": 60.0,
        "h": 3600.0,
        "day": 86400.0,
    }
    sizes = {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}
    for table in (seconds, sizes):
        if x in table and y in table:
            value *= table[x] / table[y]
    return round(value, 9)


def other_values(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]
) -> list[Draft]:
    """As in "than Habitat (7699 SPS)", "vs. 32 s", "compared to 0%": the baseline's own value."""
    out: list[Draft] = []
    rival_until = -1
    opening: Draft | None = None
    for d in drafts:
        i = d.at
        if i < rival_until:
            continue
        if not out and _opens(s, i, compared) and d is not drafts[-1]:
            opening = d
            continue
        if opening is not None and _same_sort(opening, d) and d.baseline_value is None:
            d.baseline_value, opening = opening.quantity.low, None
        owner = None
        if (
            s.low(i - 1) in ("(", "and")
            and s.low(i + 1) in ("from", "for", "by", "in")
            and any(s.low(k) == "(" for k in range(max(0, i - 4), i))
            and out
        ):
            names = _owner_after(g, s, i + 1)
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.quantity.form == d.quantity.form and o.quantity.form != "factor"
                ),
                None,
            )
            if (
                names
                and target is not None
                and any(
                    s.low(k) in ("from", "than", "over", "vs", "compared")
                    for k in range(target.at, i)
                )
            ):
                continue
        takes = s.low(i - 1) in ("needing", "requiring", "taking") and "(" in (
            s.low(i - 2),
            s.low(i - 3),
        )
        paren = i - 2 if s.low(i - 2) == "(" else i - 3
        taker = next((c for c in compared if takes and any(b == paren for _, b in c.spans)), None)
        if taker is not None and (o := next((o for o in out if _same_sort(o, d)), None)):
            o.baseline_value = _converted(d, o)  # "than A (reportedly taking 1.5 hours)"
            o.baselines = list(taker.names)
            continue
        named = s.low(i - 1) == "of" and s.metric_at[i - 2] is not None and s.low(i - 3) == "("
        if s.low(i - 1) == "(" or s.low(i - 2) == "(" or named:
            owner = next(
                (
                    c
                    for c in compared
                    if c.end in (i, i - 1, i - 2, i + 2, i + 1)
                    or any(b in (i - 1, i - 2, i - 3 if named else i - 1) for _, b in c.spans)
                ),
                None,
            )
        j = i - 1
        while (
            j >= 0
            and (
                g.qualifier(s, j)
                or s.low(j)
                in ("a", "an", "the", "of", "only", "about", "~", "≈", "<", ">", "≥", "≤")
            )
            and not (s.has(j, "comparator") and not g.qualifier(s, j))
        ):
            j -= 1
        measured = s.metric_at[j] if s.low(i - 1) == "of" and j > 0 else None
        if measured is not None:
            level = measured.first - 1  # "compared to the previous best perplexity of 15.8"
            while level > j - 5 and s.low(level) in g.words["generic"]:
                level -= 1
            j = level if s.has(level, "comparator") else j
        versus = s.cue_at[j] if j >= 0 and s.has(j, "comparator") else None
        over = s.low(j) in ("over", "than", "above", "beyond", "upon")
        if (
            (rival := _rival(g, s, i))
            and (
                target := next(
                    (
                        o
                        for o in reversed(out)
                        if _same_sort(o, d)
                        and o.quantity.form in ("unit", "count", "percent", "bare", "factor")
                    ),
                    None,
                )
            )
            is not None
            and target.baseline_value is None
            and not _of_something_else(g, s, d)
            and not (d.quantity.form == "percent" and g.change_noun(s, i + 1))
        ):
            target.baseline_value = _converted(d, target)
            target.baselines = rival
            target.note("contrast-value")
            continue
        if (
            owner is not None
            and out
            and not (owner.leading and owner.first <= 2)
            and d.quantity.form in (out[-1].quantity.form, "bare", "unit", "percent")
        ):
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.quantity.form == d.quantity.form
                    and o.quantity.unit == d.quantity.unit
                    and o.quantity.form != "factor"
                ),
                None,
            )
            if target is not None:
                if target.baseline_value is None:
                    target.baseline_value = d.quantity.low
                target.note("bracket-value")
                rival_until = _bracket_end(s, i)
                continue
        if (
            versus is not None
            and not over
            and d.quantity.form in ("percent", "unit", "bare", "count")
        ):
            target = next(
                (
                    o
                    for o in reversed(out)
                    if o.at < versus.first
                    and o.quantity.form != "factor"
                    and _same_sort(o, d, loose=True)
                ),
                None,
            )
            if target is not None:
                rivals = [o for o in drafts if i <= o.at <= _listed_until(s, i)]
                if pair := _paired(out, target, rivals):
                    names = _owner_after(g, s, rivals[-1].at + 1)
                    for o, other in zip(pair, rivals, strict=True):
                        _merge_value(other, o)
                        o.rules[-1:] = ["versus-value"]
                        o.baselines = list(names)
                    rival_until = rivals[-1].at + 1
                    continue
                if _theirs_first(g, s, target, d):
                    target.at, target.quantity, d.quantity = d.at, d.quantity, target.quantity
                _merge_value(d, target)
                if i - target.at < 4 and all(m is None for m in s.metric_at[target.at : i]):
                    target.reach = max(target.reach, i)
                target.rules[-1:] = ["versus-value"]
                last = _listed_until(s, i)
                target.baselines = _owner_after(g, s, last + 1)
                if measured is not None and not target.baselines:
                    level = versus.last + (s.low(versus.last) in g.determiners)
                    target.baselines = [s.words(level, measured.first)]
                rival_until = last + 1
                while target.baselines and (further := _further_rival(g, s, rival_until)):
                    target.baselines += further[0]
                    rival_until = further[1]
                continue
        if out and _same_sort(out[-1], d) and _value_of_rival(s, i, compared):
            if out[-1].baseline_value is None:
                out[-1].baseline_value = d.quantity.low
            continue
        if (
            out
            and s.words(i - 2, i) == "than the"
            and s.low(i + 1) in ("we", "achieved", "obtained")
        ):
            mine = next((o for o in reversed(out) if _same_sort(o, d) and o.at < i - 6), None)
            if mine is not None:
                mine.baseline_value = d.quantity.low
                continue
        if out and s.low(i - 1) in ("of", "and") and _reference_level(s, drafts, d):
            open_ones = [o for o in out if _same_sort(o, d) and o.baseline_value is None]
            if open_ones:
                open_ones[0].baseline_value = d.quantity.low
                continue
        at_rest = (
            s.low(i - 1) == "at"
            and (i + 1 >= len(s.tokens) or s.tokens[i + 1].text in ".,;)")
            and any(c.end == i - 1 and not c.leading and not c.beat for c in compared)
        )
        if out and at_rest and _same_sort(out[-1], d) and out[-1].baseline_value is None:
            out[-1].baseline_value = d.quantity.low  # "34%, far below humans at 92%"
            out[-1].note("bracket-value")
            continue
        open_value = bool(out) and _same_sort(out[-1], d) and out[-1].baseline_value is None
        if open_value and (name := _labelled(g, s, i)):
            out[-1].baseline_value, out[-1].baselines = d.quantity.low, [name]
            out[-1].note("bracket-value")
            continue
        if out and (whose := _known_level(g, s, i)) and _same_sort(out[-1], d):
            out[-1].baseline_value = d.quantity.low
            out[-1].baselines = [whose]
            out[-1].note("bracket-value")
            continue
        beating = j if j >= 0 and s.has(j, "beat") else i - 2 if s.low(i - 1) == "the" else -1
        if (
            s.has(beating, "beat")
            and not d.quantity.adjective
            and d.quantity.form in ("percent", "unit", "bare", "count")
            and out
            and _same_sort(out[-1], d)
            and (names := noun_list(g, s, i + 1)[0] or _owner_after(g, s, i + 1))
        ):
            out[-1].baseline_value = d.quantity.low
            out[-1].baselines = names
            out[-1].note("beaten-value")
            continue
        if s.low(i - 1) == "'s" and d.quantity.form != "factor" and compared and out:
            forms = (
                ("count", "unit", "bare")
                if d.quantity.form in ("bare", "count")
                else (d.quantity.form,)
            )
            target = next((o for o in reversed(out) if o.quantity.form in forms), None)
            if target is not None:
                c = next((c for c in reversed(compared) if c.first < i), None)
                target.baseline_value = d.quantity.low
                target.baselines = list(c.names) if c else []
                target.note("possessive-value")
                continue
        out.append(d)
    return out


def _value_of_rival(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "outperforming A of 5.3, B of 5.4 and C of 5.8": the values of the rivals."""
    if s.low(i - 1) != "of" or not s.tokens[i - 2].text[0].isupper():
        return False
    beaten = next((c for c in reversed(compared) if c.beat and c.first < i), None)
    if beaten is None:
        return False
    listed = any(b == i - 1 for _, b in beaten.spans)
    return listed or (
        s.low(i - 3) in (",", "and") and any(beaten.end <= k < i - 2 for k in s.quantities)
    )


def _reference_level(s: Sentence, drafts: list[Draft], d: Draft) -> bool:
    """As in "exceeding their FP16 references of 97.1% and 87.0%": what the rivals reach."""
    i = d.at
    while s.low(i - 1) == "and" and i - 2 in s.quantities:
        i -= 2
    noun = s.low(i - 2) in ("references", "reference", "baselines", "baseline", "counterparts")
    return (
        noun
        and s.low(i - 1) == "of"
        and any(s.has(k, "beat") or s.has(k, "match") for k in range(max(0, i - 8), i - 2))
    )


def _opens(s: Sentence, i: int, compared: list[Comparison]) -> bool:
    """As in "Compared to A with 49%, B reaches 99%": the value of the rival that opens."""
    return s.quantity(i).form in ("percent", "unit", "count") and any(
        c.leading
        and (
            (c.end == i - 1 and s.low(i - 1) in ("with", "at"))
            or (s.low(i - 1) == "(" and c.spans[-1][1] == i - 1)
        )
        for c in compared
    )


def _labelled(g: Grammar, s: Sentence, i: int) -> str:
    """As in "91% accuracy (Heron: 87%)": whose value the bracket holds, if it holds but that."""
    if s.low(i - 1) != ":" or s.low(i + 1) != ")":
        return ""
    first = i - 2
    while first > 0 and s.tokens[first].text != "(" and i - first < 6:
        first -= 1
    inside = range(first + 1, i - 1)
    noun = s.low(first + 1) in g.words["rival_nouns"]
    told = s.low(first) == "(" and (s.tokens[first - 1].quantity is None or noun)
    if not told or not inside or any(s.metric_at[k] is not None for k in inside):
        return ""
    known = any(s.low(k) in g.words["rival_nouns"] for k in inside)
    named = s.tokens[first + 1].text[0].isupper()
    return s.words(first + 1, i - 1) if known or named else ""


def _known_level(g: Grammar, s: Sentence, i: int) -> str:
    """As in "far below the human performance of 88%", "than human accuracy (97%)": "human"."""
    k = i - 1
    while k > 1 and (s.low(k) in ("of", "(", "at", "about", "~") or g.qualifier(s, k)):
        k -= 1
    level = s.low(k - 1)
    compared = any(
        s.low(x) in ("below", "above", "behind", "from", "than", "to", "versus", "vs", "beyond")
        for x in range(max(0, k - 4), k - 1)
    )
    named = s.low(k) in g.words["measure_nouns"] or s.metric_at[k] is not None
    named = named or s.low(k) in ("baseline", "ceiling", "level")
    return level if named and compared and level in g.words["known_levels"] else ""


def _paired(out: list[Draft], target: Draft, rivals: list[Draft]) -> list[Draft]:
    """As in "0.91 and 4.2 mm, compared with 0.87 and 6.1 mm": the two values of the pairs."""
    n = out.index(target)
    if len(rivals) != 2 or n == 0 or target.at - out[n - 1].at > 11:
        return []
    fellow, first = out[n - 1], rivals[0].quantity
    alike = fellow.quantity.form == first.form or (first.shared and fellow.quantity.form == "bare")
    return [fellow, target] if alike and fellow.baseline_value is None else []


def _further_rival(g: Grammar, s: Sentence, start: int) -> tuple[list[str], int] | None:
    """After "61% for A": the rival of "and 54% for B", and the token after its value."""
    i = next((i for i in s.quantities if i >= start), None)
    if i is None or i - start > 6 or s.low(i + 1) not in ("for", "by", "with", "from"):
        return None
    k = i - 1
    while k > start and (g.qualifier(s, k) or s.low(k) in ("a", "the")):
        k -= 1
    joined = s.low(k) == "and" or (s.tokens[k].text == "," and s.low(i + 1) == "for")
    names = _owner_after(g, s, i + 1) if joined else []
    return (names, i + 1) if names else None


def _listed_until(s: Sentence, i: int) -> int:
    """The last value of a list that opens at token i: "compared to 84 and 32 percent for X"."""
    last = i
    while s.low(last + 1) in ("and", "/", "at") and last + 2 in s.quantities:
        last += 2
    return last


def _bracket_end(s: Sentence, i: int) -> int:
    """Where the bracket around value i closes; i where another name stands in it."""
    for k in range(i + 1, min(i + 14, len(s.tokens))):
        if s.tokens[k].text == ")":
            return k
        if s.tokens[k].quantity is None and s.low(k) not in (",", "and", "/", "respectively"):
            return i
    return i


def _of_something_else(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "91% accuracy, while X reaches 88% coherence": its noun is no such metric."""
    k = d.reach + 1
    return (
        d.quantity.form in ("percent", "bare")
        and k < len(s.tokens)
        and s.tokens[k].is_word
        and s.tokens[k].text.islower()
        and s.metric_at[k] is None
        and not g.stops_phrase(s, k)
        and s.low(k) not in g.adverbs
        and not g.change_noun(s, k)
    )


def _rival(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "whereas X requires Q": the name X, if value i is what it needs or reaches; else []."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ";.":
            return []
        if (
            (
                s.low(k) in ("whereas", "while", "but")
                or (s.low(k) == "where" and s.low(k - 1) == ",")
            )
            and s.low(k + 1)
            and not s.low(k + 1).endswith("ing")
        ):
            names, spans, end = noun_list(g, s, k + 1)
            while s.low(end) in g.adverbs or s.low(end) == "only":
                if s.low(end) == "further":
                    return []  # "while Lark-2 further raises it to 3x"
                end += 1
            does = g.verb(s, end) or s.low(end) in g.words["solving_verbs"]
            if names and not does and _acts(g, s, spans[0][0], end):
                names, spans, end = (
                    [s.words(spans[0][0], end - 1)],
                    [(spans[0][0], end - 1)],
                    end - 1,
                )
                does = True
            if not names or not does or end >= i:
                return []
            if any(s.tokens[x].text == "," for x in range(end, i)):
                return []  # "while X holds up better, losing only 10%"
            a, b = spans[0]
            foreign = any(
                s.has(x, "foreign") or s.low(x) in g.words["rival_nouns"] for x in range(a, b)
            ) or s.low(k + 1) in ("existing", "prior", "previous", "conventional")
            named = any(g.scanner.is_name(s.tokens[x]) for x in range(a, b))
            kinds = b - a > 1 and s.low(b - 1) in g.heads and s.low(b - 1).endswith("s")
            return names if kinds or foreign or named or s.tokens[a].text.istitle() else []
    return []


def _acts(g: Grammar, s: Sentence, first: int, end: int) -> bool:
    """As in "RocksDB saturates at": a name and a verb in -s that no rule knows."""
    verb = s.tokens[end - 1].text
    return (
        end - first > 1
        and s.tokens[first].text[0].isupper()
        and verb.islower()
        and verb.endswith("s")
        and not verb.endswith("ss")
        and s.low(end) in ("at", "in", "only", "to")
    )


def _owner_after(g: Grammar, s: Sentence, i: int) -> list[str]:
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
    for k in range(i, min(i + 12, len(s.tokens))):
        if s.tokens[k].text in ",;." or s.tokens[k].quantity is not None:
            break
        if s.low(k) == "in" and s.low(k + 1) in g.determiners:
            continue  # "93% in the Heron simulator" says where
        if s.low(k) in ("for", "in", "by", "of", "with", "from", "using"):
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
                    s.low(k + 1) == "the"
                    or s.low(spans[0][1] - 1) in g.words["rival_nouns"]
                    or s.low(k + 1) in g.words["foreign_adjectives"]
                    or s.low(k + 1) in g.words["reference_adjectives"]
                )
            ):
                return names
    return []
