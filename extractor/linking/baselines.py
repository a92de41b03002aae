"""Against what a value is measured: noun phrases after comparators and verbs of beating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.noun_phrase import owner
from extractor.linking.noun_phrases import counted_rivals, noun_list
from extractor.linking.other_setups import clause_object, past_its_level, workers
from extractor.mentions.tokens import tokenise

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


@dataclass(slots=True)
class Comparison:
    """A comparator at tokens first..last-1 and the baselines named after it (until `end`)."""

    first: int
    last: int
    end: int
    names: list[str]
    spans: list[tuple[int, int]]
    beat: bool
    leading: bool
    match: bool = False


def comparisons(g: Grammar, s: Sentence) -> list[Comparison]:
    """All comparisons of a sentence, left to right."""
    found: list[Comparison] = []
    i = 0
    n = len(s.tokens)
    while i < n:
        tags = s.tags[i]
        span = s.cue_at[i]
        reader = _BY_WORD.get(s.tokens[i].low)
        if reader is not None and (one := reader(g, s, i)) is not None:
            found.append(one)
            i = max(one.end, i + 1)
            continue
        than = span is not None and s.low(span.last - 1) == "than"
        if span is None or not (than or tags & {"comparator", "beat", "trail", "match"}):
            i += 1
            continue
        last = span.last
        if "match" in tags and _noun_of_matching(g, s, i):
            i = last
            continue
        if s.metric_at[i] is not None and s.low(i) == "over":
            i += 1
            continue
        if "beat" in tags and (one := _exceeds(g, s, span.first, last)):
            found.append(one)
            i = one.end
            continue
        if g.record(s, i) or _not_comparing(g, s, span.first, last, tags):
            i = last
            continue
        start = (
            last + 1
            if s.low(last) in ("within", "using", "with", "from", "in", "when", "what")
            else last
        )
        if s.words(last - 1, last + 1) == "than on" and _device_near(s, last + 1):
            start = last + 1  # "faster than on an A100"
        told = ("achieved", "attained", "obtained", "offered", "provided", "reported")
        if s.low(start) in told and s.low(start + 1) in ("by", "in", "using", "via", "with"):
            start += 2  # "than reported via an optimized pipeline"
        if s.low(start) in ("running", "executing") and s.low(start + 1) == "on":
            start += 2
        if s.low(start) == "both" and not (start + 1 < n and s.tokens[start + 1].is_word):
            found.append(
                Comparison(
                    span.first, last, start + 1, ["both"], [(start, start + 1)], False, False
                )
            )
            i = start + 1
            continue  # "faster than A and B, with less memory than both"
        if s.low(start) == "without" and s.low(last - 1) in ("than", "to", "with"):
            start += 1
        if s.low(last) == "when":
            start = clause_object(g, s, start)
        if s.low(span.first) != "over" or g.change_noun(s, span.first - 1):
            start = past_its_level(g, s, start) or start
        if "match" in tags:
            beaten = s.cue_at[start + 1] if s.low(start) == "or" and start + 1 < n else None
            if beaten is not None and "beat" in s.tags[start + 1]:
                start = beaten.last  # "comparable to or exceeding X"
            start = _past_the_measure(g, s, start)
        names, spans, end = noun_list(g, s, start)
        if s.low(start - 1) == "without" and names:
            names = [f"without {name}" for name in names]
        if "match" in tags:
            names = [
                n.split("'s ")[0].removeprefix("performance of ").removeprefix("accuracy of ")
                for n in names
            ]
        if (
            len(names) == 1
            and _vague_time(names[0])
            and s.low(end) in ("for", "with", "using", "by")
        ):
            names, spans, end = noun_list(g, s, end + 1)  # "compared to several hours for X"
        names = [_possessor(g, name) for name in names]
        names = [_made_by(g, owner(g, name) or name) for name in names]
        if names:
            found.append(
                Comparison(
                    span.first,
                    last,
                    end,
                    names,
                    spans,
                    bool(tags & {"beat", "trail"}),
                    _leading(s, span.first),
                    "match" in tags,
                )
            )
            inner = range(spans[-1][1], end)
            again = any(
                s.has(k, "comparator") and any(k - 6 < i < k and i in inner for i in s.quantities)
                for k in inner
            )
            i = spans[-1][1] if again else max(end, last)  # "over A (4.9x over B)"
        else:
            i = last
    return _all_of_them(g, s, found)


def _all_of_them(g: Grammar, s: Sentence, found: list[Comparison]) -> list[Comparison]:
    """As in "Evaluated against A and B, Lark beats all baselines": A and B are all of them."""
    listed = next((c.names for c in found if len(c.names) > 1 and not c.beat), None)
    for c in found:
        if listed is None or len(c.names) != 1 or c.names[0] not in g.heads:
            continue
        before = s.low(c.spans[0][0] - 1)
        if before in ("all", "both", "these", "those") and c.names[0].endswith("s"):
            c.names = list(listed)
    return found


def _noun_of_matching(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "the match features", "a sparse matching pipeline": what matches, and no comparison."""
    if s.low(i - 1) in g.determiners and s.low(i).startswith("match"):
        return True
    plain = s.low(i + 1) in g.words["name_heads"] and not s.low(i + 1).endswith("s")
    described = i > 0 and s.tokens[i - 1].is_word and not s.low(i - 1).endswith("ly")
    return s.low(i) == "matching" and plain and described and s.low(i - 1) not in g.conjunctions


_SPENDING = ("at", "in", "using", "while", "with")


def _held_in_numbers(s: Sentence, k: int) -> bool:
    """As in "Against full tuning, Lark gains 12%": a gain in numbers behind the opening."""
    comma = next((x for x in range(k, min(k + 9, len(s.tokens))) if s.low(x) == ","), 0)
    forms = ("factor", "percent", "points")
    return comma > 0 and any(i > comma and s.quantity(i).form in forms for i in s.quantities)


def attacked(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "Against PGD attacks, Lark": what one is safe against; not "Against Heron, Lark"."""
    comma = next((x for x in range(k, k + 12) if s.low(x) in (",", "")), k)
    named = (s.low(x).rstrip("s") for x in range(k, comma))
    return not g.words["dangers"].isdisjoint(
        word[:-2] + "y" if word.endswith("ie") else word for word in named
    )


def _device_near(s: Sentence, i: int) -> bool:
    """Whether a device is named within the next words."""
    return any(m is not None for m in s.hardware_at[i : i + 3])


_EDGES = ("bound", "ceiling", "frontier", "level", "levels", "limit", "limits")


def _exceeds(g: Grammar, s: Sentence, first: int, last: int) -> Comparison | None:
    """As in "exceeds the success rates of X": X is matched in that, and what else is told of it."""
    start = _past_the_measure(g, s, last)
    if start == last or start >= len(s.tokens) or s.tokens[start].quantity is not None:
        return None
    if s.low(start) in g.words["foreign_adjectives"]:
        names, spans, end = noun_list(g, s, start)
        return Comparison(first, start, end, names, spans, True, False) if names else None
    one = _with_names(g, s, first, start, match=True)
    rivals = one is not None and all(
        s.low(b - 1) in g.words["rival_nouns"] or s.tokens[a].text[0].isupper()
        for a, b in one.spans
    )
    return one if rivals else None


def _past_the_measure(g: Grammar, s: Sentence, start: int) -> int:
    """As in "matches the performance of models with a full cache": the models are matched."""
    k = start
    while s.low(k) in g.determiners:
        k += 1
    described = k
    while k < min(described + 3, len(s.tokens)) and s.metric_at[k] is None:
        if g.stops_phrase(s, k):
            break
        k += 1  # "matches the image restoration performance of X"
    span = s.metric_at[k] if k < len(s.tokens) else None
    if span is None:
        return start
    end = span.last + (s.low(span.last) in _EDGES)  # "the speed limit of X"
    return end + 1 if s.low(end) == "of" else start


def _vague_time(name: str) -> bool:
    """As in "several hours", "a few days": how long a rival takes, not who it is."""
    words = name.lower().split()
    return words[0] in ("few", "hours", "many", "several") and words[-1].rstrip("s") in (
        "day",
        "hour",
        "minute",
        "second",
        "week",
    )


def _with_names(
    g: Grammar, s: Sentence, first: int, last: int, match: bool = False
) -> Comparison | None:
    """The comparison at tokens first..last-1 with the names after it; None where none follow."""
    names, spans, end = noun_list(g, s, last)
    return Comparison(first, last, end, names, spans, False, False, match) if names else None


def _from(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "a reduction from Lark", "a gain of 20% from Lark"."""
    if s.low(i + 1) in ("our", "this", "these"):
        return None  # "the gains from our method": whose they are
    gained = g.change_noun(s, i - 1) and s.low(i - 1) not in ("overhead", "overheads")
    if gained and i + 1 < len(s.tokens) and s.tokens[i + 1].quantity is None:
        one = _with_names(g, s, i, i + 1)
        if one is not None and s.metric_at[one.spans[-1][1] - 1] is not None:
            return None  # "drops from a mean F1 of 0.6 to 0.1"
        if one is not None and "to" not in (s.low(one.end), s.low(one.end + 1)):
            return one
    by = i - 2
    while by > 0 and g.qualifier(s, by):
        by -= 1
    raised = i > 3 and s.tokens[i - 1].quantity is not None and s.low(by) == "by"
    if raised and i + 1 < len(s.tokens) and s.quantity(i - 1).form in ("factor", "percent"):
        one = _with_names(g, s, i, i + 1)  # "increases X by 3x from full recomputation"
        if one is not None and s.tokens[i + 1].quantity is None:
            return one
    return _to(g, s, i)


def _to(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "a gain of 20% to the baseline", "applied to the Tern-7B baseline, it gains 20%"."""
    if s.low(i - 1) == "applied" and i < 4:
        one = _with_names(g, s, i, i + 1)
        held = one is not None and all(s.low(b - 1) == "baseline" for _, b in one.spans)
        if one is not None and held:
            one.leading = True
            return one
    return _with_names(g, s, i, i + 1) if i > 3 and _gained_to(g, s, i) else None


def _on(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "an improvement of 17% on GPT-5": a model of a known family, no data set.

    Or as in "On the baseline Heron, we save 62%".
    """
    if i == 0 and "baseline" in (s.low(1), s.low(2)):
        one = _with_names(g, s, 0, 1)
        if one is not None and s.low(one.end) == ",":
            one.leading = True
            return one
    known = i + 1 < len(s.tokens) and g.scanner.of_a_family(s.tokens[i + 1])
    return _to(g, s, i) if known else None


def _preferred(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "raters prefer Lark to Heron", "favoured Lark over Heron": Heron."""
    for k in range(i + 1, min(i + 6, len(s.tokens) - 1)):
        if s.low(k) in ("over", "to"):
            return _with_names(g, s, i, k + 1)
        if s.tokens[k].quantity is not None or s.tokens[k].text in ",;:().":
            return None
    return None


def _superior(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "superior performance to junior physicians", "inferior to X": the physicians, X."""
    for k in range(i + 1, min(i + 5, len(s.tokens) - 1)):
        if s.low(k) == "to" and s.tokens[k + 1].quantity is None:
            measured = k == i + 1 or any(s.metric_at[x] is not None for x in range(i + 1, k))
            return _with_names(g, s, i, k + 1) if measured else None
        if s.tokens[k].text in ",;:()." or s.low(k) in g.prepositions:
            return None
    return None


def _same(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "the same accuracy as X"."""
    as_ = _same_as(s, i)
    return _with_names(g, s, i, as_ + 1, match=True) if as_ else None


def _stands(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "3% above X", "far below humans"."""
    reference = stands_to(s, i)
    apart = s.low(i - 1) == "," or s.words(i - 2, i) == ") and"
    apposed = apart and any(i - 9 < k < i for k in s.quantities)
    near = range(reference, min(reference + 6, len(s.tokens)))
    apposed = apposed and any(
        s.tokens[k].text[0].isupper()
        or s.low(k) in g.words["rival_nouns"]
        or (s.low(k) == "(" and k + 1 in s.quantities)  # "above the variant (2.43)"
        for k in near
    )
    apposed = apposed or (i > 0 and s.low(i - 1).endswith("db") and i - 1 in s.quantities)
    far = s.low(i - 1) in ("far", "still", "well") or s.low(i - 1).endswith("ly")
    if not (far or _measured_before(s, i) or apposed):
        return None
    return _with_names(g, s, i, reference) if reference else None


def _reaches(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches the accuracy of X", "reaches the loss of the dense baseline"."""
    if one := _level_of_the_baseline(g, s, i):
        return one
    at = i + 2 + (i + 3 < len(s.tokens) and s.metric_at[i + 2 : i + 3] == [None])
    span = s.metric_at[at] if at < len(s.tokens) and s.low(i + 1) == "the" else None
    if span is None or s.low(span.last) != "of":
        return None
    one = _with_names(g, s, i, span.last + 1, match=True)
    named = one is not None and all(
        s.tokens[a].text[0].isupper() or s.low(b - 1) in g.words["rival_nouns"]
        for a, b in one.spans
    )
    return one if named else None


def _level_of_the_baseline(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "reaches baseline accuracy", "achieves dense baseline quality": as good as that."""
    first = i + 1 + (s.low(i + 1) in g.determiners)
    last = next((k for k in range(first, first + 3) if s.low(k) == "baseline"), -1) + 1
    level = s.metric_at[last] if first < last < len(s.tokens) else None
    known = g.words["reference_adjectives"] | g.words["foreign_adjectives"]
    told = all(s.low(k) in known or "-" in s.low(k) for k in range(first, last))
    kept = s.low(i).endswith("ing") and s.low(i) not in ("achieving", "attaining", "reaching")
    if kept or level is None or not told or s.low(level.last) not in _SPENDING:
        return None
    return Comparison(
        i, last, level.last, [s.words(first, last)], [(first, last)], False, False, True
    )


def _comparable(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "comparable to X", "similar accuracy to X"."""
    if "match" in s.tags[i]:
        return None
    for k in range(i + 1, min(i + 7, len(s.tokens))):
        if s.low(k) in ("to", "with"):
            return _with_names(g, s, i, k + 1, match=True)
        if s.tokens[k].text in ",;.":
            return None
    return None


def _as_baseline(g: Grammar, s: Sentence, i: int) -> Comparison | None:
    """As in "with Heron as the baseline", "taking Heron as a reference"."""
    if all(s.low(k) != "as" for k in range(i + 2, len(s.tokens))):
        return None
    names, spans, end = noun_list(g, s, i + 1)
    told = s.low(end) == "as" and s.low(end + 1) in ("a", "an", "our", "the")
    named = end + 2 + (s.low(end + 2) in g.words["generic"])
    if not names or not told or s.low(named) not in ("baseline", "baselines", "reference"):
        return None
    if any(s.metric_at[x] is not None for a, b in spans for x in range(a, b)):
        return None  # "With accuracy as a reference"
    if s.low(named + 1) in ("device", "hardware", "metric", "platform", "setup"):
        return None  # "a GPU as the reference platform"
    return Comparison(i, i + 1, named + 1, names, spans, False, i == 0)


_BY_WORD = {
    **dict.fromkeys(("taking", "using", "with"), _as_baseline),
    "from": _from,
    "to": _to,
    "on": _on,
    "same": _same,
    "identical": _same,
    **dict.fromkeys(("superior", "inferior"), _superior),
    **dict.fromkeys(("prefer", "preferred", "prefers", "favor", "favored"), _preferred),
    **dict.fromkeys(("above", "ahead", "behind", "below", "short", "shy"), _stands),
    **dict.fromkeys(("achieves", "attains", "reach", "reaches", "reaching", "recovers"), _reaches),
    **dict.fromkeys(("achieve", "achieving", "attaining", "reached"), _reaches),
    **dict.fromkeys(("maintaining", "preserves", "preserving", "retaining"), _reaches),
    **dict.fromkeys(("comparable", "competitive", "similar"), _comparable),
}


def stands_to(s: Sentence, i: int) -> int:
    """Where the reference begins that a difference stands to ("3% above X"); 0 if none does."""
    last = i + 2 if s.words(i, i + 2) in ("ahead of", "shy of", "short of") else i + 1
    words = ("above", "behind", "below", "ahead", "shy", "short")
    if s.low(i) not in words or (s.low(i) in words[3:] and last == i + 1):
        return 0
    named = last < len(s.tokens) and s.tokens[last].is_word and s.tokens[last].quantity is None
    return last if named else 0


def after_value(s: Sentence, i: int) -> int:
    """The token after a value, and after a bracket that sorts it ("5.0%/5.4% (pitch/roll)")."""
    if s.low(i + 1) != "(":
        return i + 1
    close = next((k for k in range(i + 2, min(i + 7, len(s.tokens))) if s.low(k) == ")"), i)
    return close + 1 if all(s.tokens[k].quantity is None for k in range(i + 1, close)) else i + 1


def _measured_before(s: Sentence, i: int) -> bool:
    """Whether a value, or the bracket after one, ends before token i."""
    return any(after_value(s, k) == i for k in s.quantities if i - 7 < k < i)


def _same_as(s: Sentence, i: int) -> int | None:
    """The "as" of "the same accuracy as X", where token i is "same"; None without one."""
    for k in range(i + 1, min(i + 5, len(s.tokens))):
        if s.low(k) == "as":
            return k
        if s.tokens[k].text in ",.;()" or s.tokens[k].quantity is not None:
            return None
    return None


def _gained_to(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether "to" compares: "a gain of 20% to the baseline", "from Lark"."""
    k = i - 2
    while k > 0 and g.qualifier(s, k):
        k -= 1
    first = i + 2 if s.low(i + 1) in g.determiners else i + 1
    return (
        s.tokens[i - 1].quantity is not None
        and s.low(k) == "of"
        and g.change_noun(s, k - 1)
        and first < len(s.tokens)
        and (s.low(first) in g.words["reference_adjectives"] or g.scanner.is_name(s.tokens[first]))
    )


def _possessor(g: Grammar, name: str) -> str:
    """Whose accuracy is exceeded: "Heron's accuracy" is Heron."""
    whose, possessive, measure = name.partition("'s ")
    measured = possessive and measure.split()[-1].lower() in g.words["measure_nouns"]
    return whose if measured else name


def _made_by(g: Grammar, name: str) -> str:
    """What a maker makes: "NVIDIA's TensorRT" is TensorRT; "Lark's default setup" stays."""
    _, possessive, made = name.partition("'s ")
    made = made.removeprefix("own ")
    if possessive and made != name.partition("'s ")[2] and made[:1].isupper():
        return made  # "Acme's own Grand 4.1"
    named = possessive and g.scanner.is_name(tokenise(made)[0]) and " " not in made
    return made if named else name


def _leading(s: Sentence, first: int) -> bool:
    """Whether a comparator opens the sentence or its clause ("Compared to A, ...")."""
    return (
        first == 0
        or (
            s.tokens[first - 1].text in ",;:"
            and s.low(first) in ("compared", "relative", "in", "when", "as", "over", "against")
        )
        or (
            first <= 2
            and s.low(0) in ("when", "as", "furthermore", "moreover", "notably", "specifically")
        )
    )


def _so_many_rivals(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "outperforms 17 SOTA methods": a number of rivals, no value."""
    q = s.tokens[i].quantity
    if q is None or q.form != "bare" or not q.whole or not 1 < q.low < 100:
        return False
    for k in range(i + 1, min(i + 5, len(s.tokens))):
        if s.low(k) in g.heads and s.low(k).endswith("s"):
            return True
        if g.stops_phrase(s, k):
            return False
    return False


def _not_comparing(g: Grammar, s: Sentence, first: int, last: int, tags: frozenset[str]) -> bool:
    if last >= len(s.tokens):
        return True
    word = s.low(first)
    nxt = s.tokens[last]
    gained = s.low(last + 1) == "(" and last + 2 in s.quantities
    if s.low(last - 1) == "on" and gained and s.quantity(last + 2).sign == "+":
        return True  # "improves on NestQA (+5.1), WingQA (+4.5)": where, not on whom
    over = word in ("above", "beyond", "over", "upon")
    if s.low(last - 1) == "than" and _of_another_setting(s, first, last):
        return True
    if over and s.low(first - 1) in ("averaged", "consistently"):
        return True  # "faster, consistently over all resolutions", "averaged over six runs"
    if over and s.low(first - 1) == "traffic":
        return True  # "cuts the traffic over PCIe by 3x"
    if counted_rivals(g, s, last) and (not over or _value_before(g, s, first)):
        return False
    lone = s.low(last) == "one" or s.low(last + 1) in ("bit", "bits")
    lone = lone and (
        word in ("compared", "relative", "versus", "vs", "vs.") or s.low(last - 1) == "than"
    )
    described = nxt.quantity is not None and (
        lone
        or _sized(g, s, last)
        or workers(g, s, last)
        or _so_many_rivals(g, s, last)
        or nxt.text.endswith("-level")
        or s.low(last + 1).startswith("-level")
    )
    if (
        nxt.quantity is not None and nxt.quantity.form != "count" and not described
    ) or nxt.text in ",.;:)~≈<>":
        return True
    opens = first == 0 or s.tokens[first - 1].text == ";"
    if (
        word == "against"
        and not (
            opens
            and any(
                s.low(k) in g.words["rival_nouns"] or s.low(k) in g.words["foreign_adjectives"]
                for k in range(last, min(last + 4, len(s.tokens)))
            )
        )
        and not g.scanner.is_name(nxt)
        and not (opens and not attacked(g, s, last) and _held_in_numbers(s, last))
        and s.tokens[first - 1].quantity is None
        and not any(s.low(k) == "superior" for k in range(max(0, first - 3), first))
        and not (nxt.text[0].isupper() and _value_just_before(g, s, first))
        and not (s.low(last + 1) == "'s" and last + 2 in s.quantities)
        and s.low(first - 1) not in ("evaluated", "tested", "measured")
        and not (s.low(first - 1) in ("rate", "rates") and s.low(first - 2) != "success")
        and not _evaluated(g, s, first)
        and not _held_against_baselines(g, s, first, last)
        and not _gained_against(g, s, first, last)
    ):
        return True
    if (
        "at_least" in tags
        or "at_most" in tags
        or word in ("over", "above", "beyond", "upon", "against")
    ):
        if nxt.quantity is not None and not described:
            return True
        if s.hardware_at[last] is not None and s.hardware_at[last].counts:  # type: ignore[union-attr]
            return True
        pair = s.low(last) == "both" and any(s.low(k) == "and" for k in range(last + 2, last + 7))
        if (
            s.low(last) in g.words["vague_counts"]
            and not (pair and _value_before(g, s, first))
            and not (
                "beat" in tags
                and s.low(last) in ("both", "different", "many", "multiple", "several", "various")
            )
        ):
            return True
        preferred = any(s.low(k).startswith("prefer") for k in range(max(0, first - 5), first))
        named = opens and nxt.text[0].isupper() and s.low(last + 1) in (",", "and")
        if opens and word == "over":
            comma = next(
                (k for k in range(last, min(last + 8, len(s.tokens))) if s.low(k) == ","), 0
            )
            known = g.words["reference_adjectives"] | g.words["rival_nouns"]
            named = named or any(s.low(k) in known for k in range(last, comma))
        better = any(s.low(k) in g.words["merits"] for k in range(max(0, first - 4), first))
        if word in ("over", "above", "beyond", "upon") and not (
            preferred or named or better or _value_before(g, s, first)
        ):
            return True
    if (
        word == "than"
        and s.low(first - 1) in ("less", "more", "fewer", "greater", "higher")
        and nxt.quantity is not None
    ):
        return True
    device = s.hardware_at[last]
    if word == "against" and any(
        s.low(k)
        in (
            "attack",
            "attacks",
            "noise",
            "perturbations",
            "benchmark",
            "dataset",
            "datasets",
            "taxonomy",
        )
        for k in range(last, last + 5)
    ):
        return True  # what one holds out against, or is measured on
    hostile = ("attack", "adversar", "evad", "jailbreak", "succe")
    if word == "against" and any(
        s.low(k).startswith(hostile) for k in range(max(0, first - 16), first)
    ):
        return True  # "succeeds in 87% of cases against X": whom one attacks
    if word == "relative" and s.low(first - 1).endswith("ing"):
        return True  # "when positioning relative to X"
    if word == "over" and _stretch(g, s, last):
        return True
    if word == "rather" or (word == "instead" and device is not None and device.counts):
        return True
    if "beat" in tags and s.low(last) in ("benchmarks", "datasets", "tasks", "metrics"):
        return True  # "we improve on benchmarks including X"
    if "beat" in tags and s.low(last - 1) == "on" and _measured_on(g, s, last):
        return True
    start = last + 1 if s.low(last) in ("a", "an", "the") else last
    if (
        "beat" in tags
        and start < len(s.tokens)
        and (m := s.metric_at[start]) is not None
        and m.last < len(s.tokens)
        and (s.low(m.last) in ("of", "above") or s.tokens[m.last].quantity is not None)
    ):
        return True
    if word == "instead" and nxt.quantity is None:
        return False
    return word in ("exceeding", "exceeds", "exceed") and nxt.quantity is not None


def _measured_on(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves on the Fledge benchmark": on what one is measured, no rival."""
    spans = noun_list(g, s, i)[1]
    nouns = ("benchmark", "benchmarks", "dataset", "datasets", "task", "tasks")
    return bool(spans) and s.low(spans[-1][1] - 1) in nouns


def _of_another_setting(s: Sentence, first: int, last: int) -> bool:
    """As in "do better in cities than in parks", "and no better than chance on B": no rival."""
    if s.low(last) in ("at", "in", "on", "under"):
        before = range(max(0, first - 7), first)
        measured = any(s.tokens[k].quantity is not None for k in range(first))
        return not measured and any(s.low(k) == s.low(last) for k in before)
    none = next((k for k in range(first - 2, first + 1) if s.low(k) in ("no", "not")), 0)
    return none > 0 and s.low(none - 1) in ("and", "but") and s.low(none - 2) == ","


def _value_just_before(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "a 2.1x speedup against X": a change with its value right before."""
    noun = g.change_noun(s, first - 1) or s.implied_at[first - 1] is not None
    return noun and any(s.tokens[k].quantity is not None for k in range(max(0, first - 5), first))


def _gained_against(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "a 2.5x speedup against prior renderers", "against the fast renderer Heron"."""
    if not _value_just_before(g, s, first):
        return False
    start = last + (s.low(last) in g.determiners)
    foreign = s.low(start) in g.words["generic"] or s.low(start) in g.words["foreign_adjectives"]
    names, spans, _ = noun_list(g, s, last)
    headed = bool(spans) and s.low(spans[-1][1] - 1).rstrip("s") in g.words["rival_nouns"]
    named = all(s.tokens[b - 1].text[0].isupper() for _, b in spans)
    return bool(names) and (foreign or headed or named)


def _evaluated(g: Grammar, s: Sentence, first: int) -> bool:
    """Whether a statement of comparing precedes ("evaluated on 40 tasks against X")."""
    for k in range(first - 1, max(-1, first - 11), -1):
        q = s.tokens[k].quantity
        if s.tokens[k].text in ",;:" or (q is not None and q.form not in ("bare", "count")):
            return False
        if s.low(k) in g.words["evaluating"]:
            return True
    return False


def _held_against_baselines(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "reaches 88% accuracy against dense baselines": a measure, and rivals by their noun."""
    _, spans, _ = noun_list(g, s, last)
    first = last + (s.low(last) in g.determiners)
    closed = bool(spans) and s.low(spans[-1][1] - 1) in g.words["rival_nouns"]
    closed = closed or (s.low(first) == "baseline" and s.tokens[first + 1].text[0].isupper())
    return closed and _value_before(g, s, first)


def _stretch(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a stretch of time or space follows ("over a horizon of 5 s"), not a rival."""
    k = i
    while k < len(s.tokens) and not g.stops_phrase(s, k):
        k += 1
    return k > i and s.low(k - 1) in g.words["stretches"]


def _sized(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a number is the size of a model that a noun names ("the 7B baselines")."""
    scale = s.tokens[i].text[-1:] in "BM" and s.quantity(i).form == "bare"
    if scale and s.low(i + 1) in ("and", "or") and s.low(i + 2)[-1:] in ("b", "m"):
        return i + 3 < len(s.tokens) and not g.stops_phrase(s, i + 3)
    return scale and i + 1 < len(s.tokens) and not g.stops_phrase(s, i + 1)


def _value_before(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether something that "over X" can compare stands before: a value, a change, a speedup."""
    for j in range(i - 1, max(-1, i - 26), -1):
        if s.tokens[j].text in ";":
            return False
        if (
            s.tokens[j].quantity is not None
            or g.change_noun(s, j)
            or g.change(s, j)
            or s.implied_at[j] is not None
        ):
            return True
    return False
