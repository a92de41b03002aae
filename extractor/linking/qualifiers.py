"""What limits a value: "up to", "over", "under", "about", "on average"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_MOST = ("max", "maximal", "maximum")
_AVERAGED = ("averaged across", "averaged over")
_NAMES = ("up_to", "at_least", "at_most", "approx", "average")


def qualify(g: Grammar, s: Sentence, draft: Draft, floor: int) -> None:
    """Fill a draft's qualifiers from the words around its value."""
    q = draft.quantity
    draft.qualifiers |= set(q.marks)
    i = draft.at
    _limits_before(g, s, draft, floor)
    if s.text[: s.tokens[i].start].endswith("sub-"):
        draft.qualifiers.add("at_most")
    if s.text[: s.tokens[i].start].endswith("near-"):
        draft.qualifiers.add("approx")
    most = s.words(i - 3, i) == "as many as" or _closed_by(s, i, "at best")
    if most or (i > 3 and _at_its_best(g, s, i)) or _peak(s, i):
        draft.qualifiers.add("up_to")
    if _beyond_a_level(s, draft):
        draft.qualifiers.add("at_least")
    draft.qualifiers |= _labelled(s, i)
    _average(g, s, draft, floor)
    if s.words(i + 1, i + 3) == "at most":
        draft.qualifiers.add("at_most")
    nxt = s.low(i + 1)
    if (nxt in ("+", "or") and s.words(i + 1, i + 3) == "or more") or s.words(i + 1, i + 4) in (
        "or even more",
    ):
        draft.qualifiers.add("at_least")
    if "up_to" in draft.qualifiers and "at_least" in draft.qualifiers and not q.marks:
        draft.qualifiers.discard("at_least")
    if "from-to" in draft.rules and s.words(i - 2, i) == "up to":
        draft.qualifiers.discard("up_to")  # "from 5% up to 19%"


def _limits_before(g: Grammar, s: Sentence, draft: Draft, floor: int) -> None:
    """As in "by more than 3x", "never exceeds 3%": the limits that stand before a value."""
    i = draft.at
    j = i - 1
    met = False
    while j >= floor and i - j < 8:
        span = s.cue_at[j]
        names = [n for n in _NAMES if s.has(j, n)]
        if names and span is not None:
            name = names[0]
            if (
                "at_least" in names
                and "comparator" in s.tags[j]
                and s.low(j + 1) in ("a", "an", "the")
                and draft.quantity.form == "bare"
            ):
                break
            each = s.low(span.last) == "(" and s.low(i + 1) in ("for", "in", "on")
            if each and _trails(s, span.first):
                break
            never = s.low(span.first - 1) in ("never", "not")  # "never exceeds 3%"
            draft.qualifiers.add("at_most" if never and s.low(j).startswith("exceed") else name)
            met = True
            j = span.first - 1
            continue
        if s.words(j - 1, j + 2) == "a factor of":
            j -= 2  # "by more than a factor of 2"
            continue
        if s.has(j, "exact") or (
            s.low(j) in g.words["before_values"]
            and not (met and s.low(j) not in ("by", "of", "a", "an", "the"))
        ):
            j -= 1
            continue
        break


def _beyond_a_level(s: Sentence, draft: Draft) -> bool:
    """As in "surpasses an accuracy of 90%", "exceeds an F1 score of 0.8": so much or more."""
    at = draft.metric_at
    span = s.metric_at[at] if at is not None and at < draft.at else None
    if span is None or s.low(draft.at - 1) != "of" or span.last != draft.at - 1:
        return False
    article = s.low(span.first - 1) in ("a", "an")
    return article and s.low(span.first - 2).startswith(("exceed", "surpass"))


def _labelled(s: Sentence, i: int) -> set[str]:
    """As in "3.1x (avg.) and 4.7x (max)": the limit that a bracket of its own tells of a value."""
    if s.low(i + 1) != "(":
        return set()
    close = i + 3 + (s.low(i + 3) == ".")
    alone = s.low(close) == ")" or s.words(i + 2, i + 5) == "on average)"
    return {name for name in ("average", "up_to") if s.has(i + 2, name)} if alone else set()


def _peak(s: Sentence, i: int) -> bool:
    """As in "a peak 2.3x speedup", "a 6.7x maximum decoding speedup": the best of several gains."""
    gain = any(s.low(k) in ("speedup", "speedups", "speed-up") for k in range(i + 1, i + 4))
    best = any(s.low(k) in (*_MOST, "peak") for k in (i - 1, i + 1))
    return gain and best and s.quantity(i).form == "factor"


def _average(g: Grammar, s: Sentence, draft: Draft, floor: int) -> None:
    """As in "on average" near the value, or an "average" metric or change that it measures."""
    i = draft.at
    if _opens_on_average(g, s, i) and "up_to" not in draft.qualifiers:
        draft.qualifiers.add("average")
        return
    if s.words(max(0, i - 3), i) == "on average," or _trailing_average(s, i):
        draft.qualifiers.add("average")
        return
    for j in range(i + 1, min(i + 9, len(s.tokens))):
        if s.tokens[j].quantity is not None or s.tokens[j].text in ";:":
            break
        if s.tokens[j].text == "," and s.words(j + 1, j + 3) != "on average":
            break
        if s.tokens[j].text == "(" and _holds_value(s, j):
            break  # "up to 2.3x (average 1.8x)"
        if s.low(j) in ("and", "while", "but", "compared", "over", "than", "without"):
            break
        if s.low(j - 1) == "same" or s.words(j, j + 2) in ("with a", "with an"):
            break  # "under the same average latency", "up to 9% with an average of 3%"
        said = s.has(j, "average") and (s.low(j) != "mean" or s.metric_at[j] is None)
        said = said and not _names_average(s, j)
        words = ("average", "averaged", "averagely", "mean", "geomean")
        if said and (s.words(j, j + 2) == "on average" or s.low(j) in words):
            if not _of_another(s, draft, j):
                draft.qualifiers.add("average")
            return
    first = draft.metric_at or 0
    if first > i and "parallel-metrics" in draft.rules and s.has(first - 1, "average"):
        draft.qualifiers.add("average")
    if "from-to" in draft.rules:  # "the average latency from 450 ms to 47 ms"
        i = next((j for j in range(i - 1, max(floor, i - 8), -1) if s.low(j) == "from"), i)
    for j in range(i - 1, max(floor - 1, i - 10), -1):
        if s.tokens[j].quantity is not None or s.tokens[j].text in ";:,(":
            return
        if s.low(j) in ("and", "while", "but", "than", "compared"):
            return
        span = s.metric_at[j]
        if (
            s.has(j, "average")
            and (span is None or s.low(j) == "average")
            and not _names_average(s, j)
            and not _trails(s, j)
            and not (
                s.low(j) == "mean"
                and s.metric_at[j + 1] is not None
                and s.low(j + 1) in ("absolute", "squared", "square", "error", "angular")
            )
        ):
            draft.qualifiers.add("average")
            return


def _holds_value(s: Sentence, opened: int) -> bool:
    """As in "(average 1.8x)", "(geometric mean of 66%)": whether a bracket tells its own value."""
    near = {opened + 1, opened + 2, opened + 3} & set(s.quantities)
    return bool(near) or (opened + 4 in s.quantities and s.low(opened + 3) == "of")


def _names_average(s: Sentence, j: int) -> bool:
    """As in "5% Average Precision (AP)", "an average precision of 40%": part of a metric's name."""
    j += s.low(j) in ("a", "an")
    if s.words(j, j + 2).lower() == "average precision":
        return True
    titled = s.words(j, j + 1) == "Average" and s.words(j + 1, j + 2).istitle()
    return titled and j > 0


def _opens_on_average(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "On average, Lark saves 5% of A and 9% of B", "Averaged over six tasks, it ..."."""
    if s.words(0, 3).lower().startswith(("on average", "on an average", *_AVERAGED)):
        return True
    for k in range(i - 1, 1, -1):
        if s.tokens[k].text == ";" or s.low(k) in ("but", "whereas", "while"):
            return False
        if s.words(k, k + 3) == "on average," and s.low(k - 1) in (",", "that"):
            if s.low(k - 1) == "," and g.change_verb(s, k - 2):
                return True  # "reduces, on average, memory by 14%"
            that = next((x for x in range(k - 1, -1, -1) if s.low(x) == "that"), -1)
            before_all = not any(g.verb(s, x) or x in s.quantities for x in range(that + 1, k))
            return before_all and any(g.verb(s, x) for x in range(k + 3, i))
    return _adverb_of_all(g, s, i)


def _adverb_of_all(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "on average improves A by 40% and B by 7%", "has on average 2x more A and 3x B"."""
    k = next((x for x in range(i - 2, -1, -1) if s.words(x, x + 2) == "on average"), -1)
    if k < 1 or not (g.verb(s, k + 2) or (g.verb(s, k - 1) and k + 2 in s.quantities)):
        return False
    first = next(x for x in range(k + 2, i + 1) if x in s.quantities)
    return not any(
        s.low(x) in ("at", "but", "with")
        or s.tokens[x].text in ";:()"
        or g.verb(s, x)
        or s.low(x).endswith("ing")
        for x in range(first + 1, i)
    )


def _of_another(s: Sentence, draft: Draft, j: int) -> bool:
    """As in "2% and 3% in average use and in latency": whether the mean is of another measure."""
    span = s.metric_at[j + 1] if j + 1 < len(s.tokens) else None
    own = draft.metric_at
    return "parallel-metrics" in draft.rules and span is not None and own not in (None, span.first)


def _trailing_average(s: Sentence, i: int) -> bool:
    """As in "2x faster than X on average.": said at the end, with no value in between.

    Also after a comma, as in "99% of the throughput of X, averaged over 18 sizes".
    """
    for j in range(i + 1, min(i + 14, len(s.tokens))):
        if s.words(j, j + 3) in (", averaged across", ", averaged over"):
            return True
        if s.tokens[j].quantity is not None or s.tokens[j].text in ",;:()":
            return False
        if s.words(j, j + 2) == "on average":
            return _closes(s, j + 2) or s.low(j + 2) in ("and", "but", "while", "with")
    return False


def _trails(s: Sentence, first: int) -> bool:
    """As in "80% accuracy on average (75% on A)": the words at `first` tell of a value before."""
    for k in range(first - 1, max(-1, first - 8), -1):
        if k in s.quantities:
            return s.words(first - 1, first) == "on" or s.low(first) == "on"
        if not s.tokens[k].is_word:
            return False
    return False


def _closed_by(s: Sentence, i: int, phrase: str) -> bool:
    """As in "2x faster than Heron at best.": a limit said at the end of what value i tells."""
    for j in range(i + 1, min(i + 9, len(s.tokens))):
        if s.words(j, j + 2) == phrase:
            return j == i + 1 or _closes(s, j + 2)
        if s.tokens[j].quantity is not None or s.tokens[j].text in ",;:()":
            return False
    return False


def _closes(s: Sentence, j: int) -> bool:
    """Whether a statement ends before token j."""
    return j >= len(s.tokens) or s.tokens[j].text in ".,;)"


def _at_its_best(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "a maximum speedup of 2x", "a peak improvement of 40%", "a maximal length of 256K"."""
    if s.low(i - 1) != "of":
        return False
    if g.change_noun(s, i - 2) or s.implied_at[i - 2] is not None:
        return any(s.low(k) in (*_MOST, "peak") for k in (i - 3, i - 4))
    span = s.metric_at[i - 2]
    if span is None or any("error" in known for known in span.ids):
        return False
    return any(s.low(k) in _MOST for k in (span.first - 1, span.first - 2))


def _in_bracket_of_its_own(s: Sentence, i: int, after: int) -> bool:
    """As in "a 3x (up to 4x) speedup, and cuts energy by 2x": the limit ends with its bracket."""
    opened = next((k for k in range(i - 1, max(-1, i - 5), -1) if s.low(k) in ("(", ")")), -1)
    closed = next((k for k in range(i + 1, after) if s.low(k) in ("(", ")")), -1)
    return opened >= 0 and closed >= 0 and s.low(opened) == "(" and s.low(closed) == ")"


def _plural_of(g: Grammar, s: Sentence, before: Draft) -> bool:
    """As in "speedups of about 2x when idle and 3x when loaded": both values are about so much."""
    of = g.before_qualifiers(s, before.at)
    plural = s.metric_at[of - 1] is not None or s.implied_at[of - 1] is not None if of else False
    return plural and s.low(of) == "of" and s.low(of - 1).endswith("s")


def _new_statement(g: Grammar, s: Sentence, joint: int, value: int) -> bool:
    """As in "up to 2x faster and the total cost falls by 30%": a subject and a verb of its own."""
    opener = s.low(joint + 1)
    if opener not in g.determiners and opener not in ("it", "its", "their", "they"):
        return False
    stretch = range(joint + 2, value)
    if any(s.low(k) in ("that", "which") for k in stretch):
        return False  # "up to 3x faster, and a latency that is 2x lower"
    told = (k for k in stretch if s.low(k) in g.words["finite_verbs"] or g.change_verb(s, k))
    return any(g.verb(s, k) and s.low(k - 1) != "to" for k in told)


def _limits_that_go_on(g: Grammar, s: Sentence, before: Draft, after: Draft) -> set[str]:
    """The limits of a value that may go on to the next, which has none of its own."""
    limits = before.qualifiers & {"up_to", "at_least", "average"}
    same = before.metric == after.metric
    if "approx" in before.qualifiers and same and _plural_of(g, s, before):
        limits |= {"approx"}
    if after.reach == before.reach:
        limits = before.qualifiers - {"at_most"}
        if "parallel-metrics" in after.rules and s.has((before.metric_at or 0) - 1, "average"):
            limits -= {"average"}
    if _in_bracket_of_its_own(s, before.at, after.at):
        limits -= {"up_to", "at_least"}
    opened = g.before_qualifiers(s, after.at, ("-", "+"))
    if s.low(opened) == "(" and s.low(opened - 1) in g.words["amounts_in_words"]:
        limits -= {"up_to", "at_least"}  # "up to 4x faster with a negligible (0.1%) loss"
    paid_with = s.low(g.before_qualifiers(s, after.at)) == "with"
    if paid_with and before.metric != after.metric:
        limits -= {"up_to", "at_least"}  # "up to 2x higher throughput with 20% lower cost"
    own = after.qualifiers & {"up_to", "at_least", "at_most", "approx"}
    if own:
        limits -= {"up_to", "at_least", "approx", "average"}
    if after.quantity.low != after.quantity.high or "average" in after.qualifiers:
        limits -= {"up_to", "at_least"}
    return limits


def carry(g: Grammar, s: Sentence, before: Draft, after: Draft) -> None:
    """As in "up to A and B": the limit goes on to B, unless B has its own."""
    limits = _limits_that_go_on(g, s, before, after)
    if not limits or (after.kind == "absolute") != (before.kind == "absolute"):
        return
    for j in range(before.at + 1, after.at):
        if s.tokens[j].text == ";" or s.low(j) in (
            "while",
            "whereas",
            "but",
            "which",
            "only",
            "compared",
        ):
            return
        low = s.low(j)
        if low in ("and", "or", ","):
            nxt = s.low(j + 1)
            if nxt in g.words["finite_verbs"] or (
                nxt == "and" and s.low(j + 2) in g.words["finite_verbs"]
            ):
                return
            if low == "and" and _new_statement(g, s, j, after.at):
                return
            if g.verb(s, j + 1):
                limits -= {"average"}  # "raises the average length by 4% and closes 42% of"
    between = range(before.at + 1, after.at)
    if any(s.words(k, k + 2) == "on average" for k in between):
        limits -= {"average"}  # "3x faster on average and 9x faster on long inputs"
    if any(g.percentile(s, k) for k in between):
        limits -= {"average"}  # "the mean latency drops to 13 ms and the P99 to 20 ms"
    apart = before.metric != after.metric and after.reach != before.reach
    if apart and s.words(before.at - 3, before.at) not in ("an average of", "a mean of"):
        limits -= {"average"}
    if limits:
        after.qualifiers |= limits
        after.note("carried-qualifier")
