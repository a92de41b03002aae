"""Against what a value is measured: noun phrases after comparators and verbs of beating."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.comparing_words import BY_WORD
from extractor.linking.comparison import Comparison, with_names
from extractor.linking.known_names import data_alone, known_models
from extractor.linking.not_comparing import not_comparing
from extractor.linking.noun_phrase import owner
from extractor.linking.noun_phrases import noun_list
from extractor.linking.other_setups import (
    clause_object,
    if_it_is_used,
    past_its_level,
    where_it_is_used,
)
from extractor.mentions.tokens import tokenise

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence, Span

_COMPARING = {"beat", "comparator", "match", "trail"}
_LEADING_ON = ("from", "in", "under", "using", "what", "when", "with", "within")
_REACHED = ("achieved", "attained", "obtained", "offered", "provided", "reported")
_ABLE = ("achievable", "attainable", "feasible", "possible")
_MERELY = ("always", "merely", "naively", "never", "only", "simply")
_PART = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*-\d")


def comparisons(g: Grammar, s: Sentence) -> list[Comparison]:
    """All comparisons of a sentence, left to right."""
    found: list[Comparison] = []
    i = 0
    n = len(s.tokens)
    while i < n:
        reader = BY_WORD.get(s.tokens[i].low)
        if reader is not None and (one := reader(g, s, i)) is not None:
            found.append(one)
            i = max(one.end, i + 1)
            continue
        span = s.cue_at[i]
        than = span is not None and s.low(span.last - 1) == "than"
        if span is None or not (than or s.tags[i] & _COMPARING):
            i += 1
            continue
        i = _read_cue(g, s, i, span, found)
    return _all_of_them(g, s, found)


def _read_cue(g: Grammar, s: Sentence, i: int, span: Span, found: list[Comparison]) -> int:
    """Add what the comparator at token i compares with to `found`; the token to go on from."""
    tags = s.tags[i]
    if "match" in tags and _noun_of_matching(g, s, i):
        return span.last
    if s.metric_at[i] is not None and s.low(i) == "over":
        return i + 1
    if "beat" in tags and (one := _exceeds(g, s, span.first, span.last)):
        found.append(one)
        return one.end
    if g.record(s, i) or not_comparing(g, s, span.first, span.last, tags):
        return span.last
    start = _past_small_words(g, s, span.last)
    if s.low(start) == "both" and not (start + 1 < len(s.tokens) and s.tokens[start + 1].is_word):
        both = [(start, start + 1)]  # "faster than A and B, with less memory than both"
        found.append(Comparison(span.first, span.last, start + 1, ["both"], both, False, False))
        return start + 1
    start = _where_rivals_begin(g, s, span, start)
    names, spans, end = _rivals_from(g, s, span, start, found)
    if not names:
        return span.last
    beat = bool(tags & {"beat", "trail"})
    leading = _leading(s, span.first)
    match = "match" in tags
    if match and len(spans) == 1 and _its_level(g, s, *spans[0]):
        spans = [(spans[0][0], spans[0][1] - 1)]
        names = [s.words(*spans[0])]
    found.append(Comparison(span.first, span.last, end, names, spans, beat, leading, match))
    inner = range(spans[-1][1], end)
    again = any(
        s.has(k, "comparator") and any(k - 6 < x < k and x in inner for x in s.quantities)
        for k in inner
    )
    return spans[-1][1] if again else max(end, span.last)  # "over A (4.9x over B)"


def _its_level(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "matches Heron accuracy", "on par with Heron-7B quality": whose level is matched."""
    told = last - first == 2 and s.low(last - 1) in ("accuracy", "performance", "quality")
    name = s.tokens[first]
    named = name.text[0].isupper() and name.low not in g.words["known_data"]
    return told and named and s.metric_at[first] is None


def _past_small_words(g: Grammar, s: Sentence, last: int) -> int:
    """As in "than with X", "than on an A100", "than achieved by X", "than code tuned by X": at X.

    Token `last` is the one behind the comparator.
    """
    start = last + (s.low(last) in _LEADING_ON)
    start += start > last and s.low(start) == "only"  # "relative to using only X"
    on_device = s.words(last - 1, last + 1) in ("than on", "as on")
    on_device = on_device and _device_near(s, last + 1)
    if on_device or s.words(last - 1, last + 1) == "than for":
        start = last + 1  # "faster than on an A100", "40% less than for Heron"
    if s.low(start) in _REACHED and s.low(start + 1) in ("by", "in", "using", "via", "with"):
        start += 2  # "than reported via an optimized pipeline"
    able = start + (s.low(start) == "is")
    able += s.low(able) == "previously"
    if s.low(able) in _ABLE and s.low(able + 1) in ("by", "using", "via", "with"):
        start = able + 2  # "faster than is possible with Heron"
    if s.low(start) in ("that", "those") and s.low(start + 1) in (*_REACHED, *_ABLE):
        start = _reported_for(s, start)
    run = start + 1 + (s.low(start + 1) in ("entirely", "exclusively", "only", "purely", "solely"))
    if s.low(start) in ("executing", "running") and s.low(run) in ("at", "on", "with"):
        start = run + 1  # "compared to running at the default clocks"
    return _made_by_whom(g, s, start) or _done_so(s, start) or start


def _done_so(s: Sentence, start: int) -> int:
    """As in "versus always using X", "compared to simply using X": where X begins, else 0."""
    if s.low(start) not in _MERELY or not s.low(start + 1).endswith("ing"):
        return 0
    alone = start + 2 >= len(s.tokens) or not s.tokens[start + 2].is_word
    return 0 if alone else start + 1 + (s.low(start + 1) == "using")  # "versus always guessing"


def _where_rivals_begin(g: Grammar, s: Sentence, span: Span, start: int) -> int:
    """As in "than without X", "over a setting where X is used", "over the 9 m of X": at X."""
    last = span.last
    if s.low(start) == "without" and s.low(last - 1) in ("than", "to", "with"):
        start += 1
    if s.low(last) == "when":
        start = clause_object(g, s, start)
    start = where_it_is_used(g, s, start) or if_it_is_used(g, s, start) or start
    if s.low(span.first) != "over" or g.change_noun(s, span.first - 1):
        start = past_its_level(g, s, start) or start
    if "match" not in s.tags[span.first]:
        return start
    beaten = s.cue_at[start + 1] if s.low(start) == "or" and start + 1 < len(s.tokens) else None
    if beaten is not None and "beat" in s.tags[start + 1]:
        start = beaten.last  # "comparable to or exceeding X"
    return _past_the_measure(g, s, start)


def _rivals_from(
    g: Grammar, s: Sentence, span: Span, start: int, found: list[Comparison]
) -> tuple[list[str], list[tuple[int, int]], int]:
    """The rivals that token `start` opens: their names, their spans, and the token after them."""
    tags = s.tags[span.first]
    names, spans, end = noun_list(g, s, start)
    if not names and "beat" in tags and s.low(start) in ("it", "them") and found:
        names, spans, end = list(found[-1].names), [(start, start + 1)], start + 1
    if len(names) == 1 and span.first == 0 and (whole := _with_its_setup(g, s, end)):
        names, spans, end = [s.words(spans[0][0], whole)], [(spans[0][0], whole)], whole
    behind = len(names) == 1 and spans[0][1] == end and not tags & {"beat", "trail", "match"}
    if behind and (whole := _made_up_with(g, s, end)):
        names, spans, end = [s.words(spans[0][0], whole)], [(spans[0][0], whole)], whole
    always = start - 1 - (s.low(start - 1) == "using")
    if s.low(always) in ("always", "never") and len(names) == 1:
        names = [s.words(always, spans[0][1])]  # "versus always using X"
    if s.low(start - 1) == "without" and names:
        names = [f"without {name}" for name in names]
    if "match" in tags:
        names = [name.split("'s ")[0] for name in names]
        names = [x.removeprefix("performance of ").removeprefix("accuracy of ") for x in names]
    vague = len(names) == 1 and _vague_amount(g, names[0])
    if vague and s.low(end) in ("for", "with", "using", "by"):
        names, spans, end = noun_list(g, s, end + 1)  # "compared to several hours for X"
    doing = s.low(end) == "that" and s.low(end + 1) in g.words["adopting_verbs"]
    if len(names) == 1 and names[0] in g.heads and doing:
        adopted = noun_list(g, s, end + 2)  # "methods that take the full approach"
        names, spans, end = adopted if adopted[0] else (names, spans, end)
    names = [_possessor(g, name) for name in names]
    names = [_made_by(g, owner(g, name) or name) for name in names]
    return [x for x in names if x not in g.words["measure_nouns"]], spans, end  # "its accuracy"


def _made_by_whom(g: Grammar, s: Sentence, start: int) -> int:
    """As in "than code tuned by Heron", "than the kernels written by Heron": where Heron begins."""
    k = start + (s.low(start) in g.determiners)
    for by in range(k + 1, min(k + 5, len(s.tokens) - 1)):
        if s.low(by) == "by":
            named = s.tokens[by + 1].text[0].isupper() and s.hardware_at[by + 1] is None
            made = s.low(by - 1) in g.words["made"]
            return by + 1 if named and made and by > k + 1 else 0
        plain = s.tokens[by].is_word and s.tokens[by - 1].text.islower()
        if not plain or s.low(by - 1) in g.prepositions:
            return 0
    return 0


def _made_up_with(g: Grammar, s: Sentence, end: int) -> int:
    """As in "over Heron with sequence parallelism", "over Heron with Wren-2": its end, else 0."""
    last = g.phrase_end(s, end + 1)
    words = range(end + 1, last)
    if s.low(end) != "with" or not 0 < len(words) < 4:
        return 0
    if any(s.low(k) in ("with", "without") for k in range(last, len(s.tokens))):
        return 0  # "4 points over A with tuning and 2 points without tuning"
    if any(s.metric_at[k] or s.hardware_at[k] or g.change_adjective(s, k) for k in words):
        return 0
    ways = g.words["technique_nouns"] | g.words["doing_nouns"]
    part = len(words) == 1 and _PART.fullmatch(s.tokens[end + 1].text) is not None
    part = part and not data_alone(g, s, end + 1, last) and end + 1 not in known_models(g, s)
    return last if part or s.low(last - 1) in ways else 0


def _with_its_setup(g: Grammar, s: Sentence, end: int) -> int:
    """As in "Against Heron with chunked prefill, Lark": where the rival's setup ends, else 0."""
    if s.low(end) != "with":
        return 0
    comma = next((k for k in range(end + 2, end + 6) if s.tokens[k : k + 1] and s.low(k) == ","), 0)
    plain = comma and all(
        s.tokens[k].is_word and k not in s.quantities and s.metric_at[k] is None
        for k in range(end + 1, comma)
    )
    return comma if plain else 0


def _reported_for(s: Sentence, that: int) -> int:
    """As in "than that reported elsewhere for Heron": where Heron begins."""
    near = range(that + 2, min(that + 7, len(s.tokens) - 1))
    return next((k + 1 for k in near if s.low(k) in ("by", "for", "of", "with")), that)


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
    one = with_names(g, s, first, start, match=True)
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
        if g.stops_phrase(s, k) or s.low(k) == "'s":
            break
        k += 1  # "matches the image restoration performance of X"
    span = s.metric_at[k] if k < len(s.tokens) else None
    if span is None:
        return start
    end = span.last + (s.low(span.last) in _EDGES)  # "the speed limit of X"
    return end + 1 if s.low(end) == "of" else start


def _vague_amount(g: Grammar, name: str) -> bool:
    """As in "several hours", "thousands of dollars": how much a rival takes, not who it is."""
    words = name.lower().split()
    vague = words[0] in g.words["vague_amounts"] | g.words["spent_units"]
    return vague and words[-1] in g.words["spent_units"] | g.words["resources"]


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
            and s.low(0)
            in (
                *("when", "as", "furthermore", "moreover", "notably", "specifically"),
                *("benchmarked", "evaluated", "judged", "measured", "tested"),
            )
        )
    )
