"""The phrases of place of a sentence, and the data, models and conditions that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.held import Held, held
from extractor.linking.noun_phrase import subject_opens
from extractor.linking.noun_phrases import noun_list
from extractor.mentions.number_words import CARDINALS
from extractor.mentions.quantity import SCALES

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_ALSO_PLACING = frozenset({"for", "of", "running", "serving", "to", "training", "using"})
_LONGEST = 12
_ALSO_SET = ("length", "lengths", "levels", "rates")
_TELLING = {"simulation", "simulations"}
_KINDS = {"images", "prompts", "sequences", "videos"}  # "on images and text"
_FILLING = ("both", "just", "merely", "only", "over", "several")
_KINDS_OF_DATA = frozenset(
    {"benchmark", "benchmarks", "dataset", "datasets", "suite", "suites"}
    | {"fine-tuning", "finetuning", "pre-training", "pretraining"}
)
_OF_TONGUES = ("abic", "ean", "ese", "glish", "ian", "man", "nish")
_PRAISING = (
    *("adopted", "challenging", "large-scale", "popular", "public", "standard", "used", "widely"),
    "widely-used",
)
_TASK_OF = re.compile(r"^(?:(?:problem|task)s? of|(?:a )?(?:range|set|suite|variety) of) ")
_ENDS = ("client", "host", "receiver", "sender", "server", "user")
_NEAR = 5
_CARRIED = ("generalization", "transfer", "transferred", "transferring")
_HOLDING = ("comprising", "consisting", "containing", "including", "totaling")
_SMALL = ("baselines", "llms", "methods", "models", "networks", "systems")
_WORKING = ("running", "serving", "training")
_WORK = ("inference", "serving", "training")
_BARELY = ("as", "few", "just", "little", "merely", "only")


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase of place: its preposition at token `at`, the names in it, the token after it."""

    at: int
    end: int
    names: tuple[str, ...]


def places_of(g: Grammar, s: Sentence, taken: set[int], until: int) -> list[Place]:
    """The phrases of place up to token `until`, those with devices and rivals left out."""
    found: list[Place] = []
    placing = g.words["placing"]
    conditions = {h.at: h for i in s.quantities if (h := held(g, s, i, reached=True)) is not None}
    k = -1
    while (k := k + 1) < until:
        word = s.tokens[k].low
        if (h := conditions.get(k)) is not None:
            found.append(_condition(s, h))
            k = h.end - 1
            continue
        if word not in placing and word not in _ALSO_PLACING:
            continue
        begun = k == 0 and (1 in s.quantities or s.tokens[1].text[0].isupper())
        led = begun or s.low(k - 1) in ("when", "while")
        worked = word in _WORKING and (led or _at_work(g, s, k))
        carried = word == "to" and s.low(k - 1) in _CARRIED and k < _NEAR
        if worked or carried or (word == "to" and s.low(k - 1) == "applied"):
            names, spans, end = noun_list(g, s, k + 1)
            if k == 0 and 1 in s.quantities and not spans:
                end = g.phrase_end(s, 2)
                names = [s.words(1, end)]
            if names and (k > 0 or s.low(end) == ","):  # "Serving 1,000 adapters, it"
                found.append(Place(k, end, tuple(trimmed(name) for name in names)))
                k = end - 1
                continue
        opens = (word in placing or _uses_so_many(s, k)) and _may_name(g, s, k)
        place = _place_at(g, s, k, taken) if opens else None
        if k == 0:
            place = place or _opening_condition(g, s)
        place = place or (_sized_model(g, s, k) if word in ("for", "in", "of", "with") else None)
        if place is not None:
            inside = (conditions.get(x) for x in range(k + 1, place.end))
            found.append(place)
            found += [_condition(s, h) for h in inside if h is not None]
            k = max(place.end - 1, k)
    return found


def _condition(s: Sentence, h: Held) -> Place:
    """As in "at a batch size of 64", "on Wren-large (sequence length 512)": what is held."""
    return Place(h.at, h.end, (s.words(h.first, h.end),))


def _at_work(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "sustains 1988 images/s running ResNet-50": what is run, right behind a value."""
    named = k + 1 < len(s.tokens) and s.tokens[k + 1].text[0].isupper()
    behind = k - 1 in s.quantities or s.metric_at[k - 1] is not None
    return behind and named and s.hardware_at[k + 1] is None and s.low(k) != "training"


def _opening_condition(g: Grammar, s: Sentence) -> Place | None:
    """As in "At a batch size of 32, ...", "For videos longer than 20 minutes, ..."."""
    ahead = range(2, min(_LONGEST, len(s.tokens)))
    comma = next((k for k in ahead if s.tokens[k].text in ",("), 0)
    first = 1
    while s.low(first) in g.determiners - g.words["vague_counts"]:
        first += 1
    ahead = range(first, min(comma, g.phrase_end(s, first)))
    end = next((k for k in ahead if k > first and g.change(s, k)), max(first, ahead.stop))
    head = s.low(end - 1)
    if end == first + 1 == comma and s.tokens[first].text not in _TELLING:
        return None  # "under these conditions, it"
    tried = s.low(first) in g.words["study_nouns"] and s.low(first + 1) in ("on", "over", "with")
    if tried and s.tokens[first + 2].text[0].isupper():
        return None  # "In tests with A and B, it"
    if end == first or not (head in g.words["setting_nouns"] or head in _ALSO_SET):
        return None
    inside = range(first, comma)
    other = any(
        s.hardware_at[k] is not None
        or (s.low(k) in g.words["placing"] and s.low(k) != "with")
        or (g.change(s, k) and s.low(k + 1) != "than")
        or g.verb(s, k)
        or s.low(k) in g.words["no_settings"]
        or (k in s.quantities and s.quantity(k).form not in ("bare", "count", "unit"))
        for k in (1, *inside)
    )
    return None if other else Place(0, comma, (s.words(first, comma),))


def _uses_so_many(s: Sentence, k: int) -> bool:
    """As in "using 1.4k labelled samples", "using just five videos": with how much it was done."""
    number = k + 1
    while s.low(number) in _BARELY:
        number += 1
    return s.low(k) == "using" and number in s.quantities


def _may_name(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a name, a number or a noun for settings stands close behind preposition k."""
    if s.low(k - 1) in ("depending", "path", "road", "way"):
        return False  # "paving the way for the use of songs"
    if (
        _fronted(s, k)
        or s.low(k) in ("on", "across", "under")
        or _alike(g, s, k)
        or _tried_on(g, s, k)
    ):
        return True
    near = range(k + 1, min(k + 7, len(s.tokens)))
    nouns = g.words["setting_nouns"]
    return any(not s.tokens[x].text[0].islower() or s.tokens[x].low in nouns for x in near)


def _tried_on(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "experiments with five LLMs", "evaluated over six tasks": what one tried it on."""
    if s.low(k) not in ("over", "with") or k >= _LONGEST // 2:
        return False
    return s.low(k - 1) in g.words["study_nouns"] or s.low(k - 1) in g.words["trying_verbs"]


def _held_equal(g: Grammar, s: Sentence, span: tuple[int, int]) -> bool:
    """Whether a phrase names what is held equal, a cost or a condition; not "the same time"."""
    nouns = g.words["setting_nouns"] | g.words["held_equal"]
    named = s.low(span[1] - 1) in nouns or any(s.metric_at[x] for x in range(*span))
    return named and s.words(*span).lower() not in ("same time", "time")


def _alike(g: Grammar, s: Sentence, k: int) -> int:
    """As in "at the same latency", "under an iso-area budget": where the likeness is told, or 0."""
    first = k + 1 + (s.low(k + 1) in ("a", "an", "the"))
    told = s.low(first) in g.words["alike"] or s.low(first).startswith("iso-")
    spent = {s.low(x) for x in range(first + 1, first + 4)} & {
        "budget",
        "budgets",
        "settings",
        "setup",
    }
    with_ = s.low(k) == "with" and (k == 0 or bool(spent))
    return first if told and (s.low(k) in ("at", "under") or with_) else 0


def _what_is_equal(g: Grammar, s: Sentence, k: int, first: int) -> Place | None:
    """As in "at the same latency"; not "at a comparable perplexity of 18.2", which is a result."""
    names, spans, end = noun_list(g, s, first)
    equal = tuple(n for n, span in zip(names, spans, strict=True) if _held_equal(g, s, span))
    level = s.low(end) == "of" and end + 1 in s.quantities
    return Place(k, end, equal) if equal and not level else None


def _place_at(g: Grammar, s: Sentence, k: int, taken: set[int]) -> Place | None:
    """The phrase of place whose preposition is token k, if what it names is a setting."""
    if (alike := _alike(g, s, k)) and (equal := _what_is_equal(g, s, k, alike)):
        return equal
    first = k + 1
    while first < len(s.tokens) and s.low(first) in g.determiners - g.words["vague_counts"]:
        first += 1
    number = first
    while number < min(first + 3, len(s.tokens)) and s.low(number) in _BARELY:
        number += 1
    first = number if number in s.quantities or s.low(number) in CARDINALS else first
    if first >= len(s.tokens) or first in taken or s.hardware_at[first] is not None:
        return None
    described = s.low(first) in ("real", "short") and not g.stops_phrase(s, first + 1)
    vague = {s.low(k + 1), s.low(first)} & g.words["no_settings"]
    if vague and s.low(k) != "under" and not (described and s.low(k) in ("across", "for", "on")):
        return None
    if s.tokens[first].quantity is not None:
        return _counted_list(g, s, k, first) or _measured_place(g, s, k, first)
    return _listed_place(g, s, k, first, taken)


def _listed_place(g: Grammar, s: Sentence, k: int, first: int, taken: set[int]) -> Place | None:
    """As in "on A, B and C", "on synthetic and real songs": of what is listed, the settings."""
    names, spans, end = noun_list(g, s, first)
    if len(spans) == 1 and (cut := _before_a_subject(g, s, *spans[0])):
        names, spans, end = [s.words(first, cut)], [(first, cut)], cut
    if not names and task_in_one_word(g, s, first):
        return Place(k, first + 1, (s.tokens[first].text,))
    if spans and (last := shared_noun(g, s, spans[-1][1])):
        spans[-1] = spans[-1][0], last
        names[-1], end = s.words(*spans[-1]), last
    if spans and (end_of_all := _shared_by_all(g, s, spans[-1][1])):
        spans, end = [(first, end_of_all)], end_of_all
        names = [s.words(first, end)]
    kept = [
        trimmed(name)
        for name, (a, b) in zip(names, spans, strict=True)
        if _is_setting(g, s, k, a, b) and a not in taken
    ]
    if kept and s.low(k) == "on" and len(kept) < len(names) and _scores(s, spans):
        kept = [trimmed(name) for name in names]
    if s.low(k) == "in" and spans and spans[0][0] > first and s.metric_at[first] is not None:
        return None  # "gains of 14% and 4% in AUC and OSCR"
    opened = bool(spans) and s.tokens[min(spans[0][1], len(s.tokens) - 1)].text == ","
    if opened and not _is_setting(g, s, k, *spans[0]):
        return None  # "On efficiency, Lark speeds X up"
    if kept and (size := _another_size(s, end)):
        kept.append(kept[-1].rpartition("-")[0] + "-" + size)
        end += 2
    kept = [name for name in kept if name not in g.words["setting_nouns"] - _TELLING - _KINDS]
    return Place(k, end, tuple(kept)) if kept else None  # "a range of models and workloads"


def _another_size(s: Sentence, end: int) -> str:
    """As in "on Wren-7B and 13B": the size of a second model of the same name, or nothing."""
    sized = s.tokens[end - 1].text[-1:] == "B" and s.tokens[end - 1].text[-2:-1].isdigit()
    sized = sized and "-" in s.tokens[end - 1].text
    size = s.tokens[end + 1].text if s.low(end) == "and" and end + 1 in s.quantities else ""
    closed = end + 2 >= len(s.tokens) or not s.low(end + 2).startswith(("model", "param"))
    return size if sized and closed and size[-1:] == "B" else ""


def _before_a_subject(g: Grammar, s: Sentence, first: int, last: int) -> int:
    """As in "on NestQA accuracy rises", "On NestQA Lark is 2x faster": where the subject begins."""
    if last - first < 2 or not g.verb(s, last) or not g.scanner.is_name(s.tokens[first]):
        return 0
    span = s.metric_at[last - 1]
    if span is not None:
        return span.first if first < span.first else 0
    named = first == 1 and s.tokens[last - 1].text[0].isupper() and s.low(last) != "set"
    return last - 1 if named else 0


def _scores(s: Sentence, spans: list[tuple[int, int]]) -> bool:
    """As in "on safety and helpfulness": all are names, or what a score without a name is of."""
    ends = (s.metric_at[b - 1] for _, b in spans)
    return all(m is None or m.ids[0] == "score" for m in ends)


def _shared_by_all(g: Grammar, s: Sentence, last: int) -> int:
    """As in "12 text, image, and audio tasks", "10 simulated and 5 real tasks": the end, or 0."""
    k = last
    listed = False
    while s.low(k) == "," and not g.stops_phrase(s, k + 1) and s.low(k + 1) not in g.determiners:
        k = g.phrase_end(s, k + 1)
        listed = True
    k += s.low(k) == ","
    counted = k + 1 in s.quantities
    closed = s.low(last - 1).endswith("s") or s.low(last - 1) in g.words["setting_nouns"]
    closed = closed or s.tokens[last - 1].text[0].isupper()  # "on Heron and 5 robot tasks"
    closed = closed or (counted and not listed and not _counted(s, last))
    if closed or s.low(k) != "and" or not (listed or counted):
        return 0
    end = g.phrase_end(s, k + 1 + counted)
    plain = all(
        s.tokens[x].text.islower() or x in s.quantities or s.tokens[x].text == ","
        for x in range(last, end)
    )
    return end if plain and end > k + 2 and s.low(end - 1) in g.words["shared_nouns"] else 0


def _counted(s: Sentence, last: int) -> bool:
    """As in "10 simulated": whether a phrase of two words opens with a number."""
    return any(k in s.quantities for k in range(max(0, last - 3), last))


def shared_noun(g: Grammar, s: Sentence, last: int) -> int:
    """As in "on synthetic and real-world datasets": where the noun of both ends, else 0."""
    described = s.low(last - 1).endswith(("al", "ed", "ic", "ive", "-world", "door"))
    task = s.low(last - 1).endswith(("ing", "sis", "tion"))
    if not (described or task) or s.low(last) not in ("and", "or"):
        return 0
    end = g.phrase_end(s, last + 1)
    ordered = "respectively" in s.tags[min(end + 1, len(s.tokens) - 1)] and not task
    told = s.low(end - 1) in g.words["setting_nouns"] or ordered
    return end if end > last + 1 and told else 0


def _sized_model(g: Grammar, s: Sentence, k: int) -> Place | None:
    """As in "the inference of 70B LLMs", "training of a 13B-parameter model": what is worked on."""
    first = k + 1
    while s.low(first) in g.determiners:
        first += 1
    if first not in s.quantities or s.tokens[first].text[-1:] not in "BMr":
        return None
    end = g.phrase_end(s, first + 1)
    head = s.low(end - 1)
    sized = head.rstrip("s") in ("llm", "model", "mllm", "vlm", "transformer", "network")
    return Place(k, end, (s.words(first, end),)) if sized else None


def task_in_one_word(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "3% on parsing and 5% on tagging": a task named by what is done."""
    ended = first + 1 >= len(s.tokens) or s.low(first + 1) in ("and", "or", ",", ";", ".", ")")
    phase = any(tag.startswith("phase.") for tag in s.tags[first])
    task = s.low(first).endswith("ing") and not s.low(first).endswith("thing")
    if s.low(first + 1) in ("and", "or") and s.low(first + 2).endswith("ing"):
        return g.stops_phrase(s, first + 3)  # not "in fetching and reading songs"
    return task and ended and not phase and s.metric_at[first] is None


def _counted_list(g: Grammar, s: Sentence, k: int, first: int) -> Place | None:
    """As in "for 3B, 40B, and 2T parameters", "with 4 and 8 nodes": each number with its noun."""
    numbers: list[tuple[int, int]] = []  # each with the scale that may stand behind it
    nxt = first
    while nxt in s.quantities:
        last = nxt + 1 + (s.low(nxt + 1) in SCALES)
        numbers.append((nxt, last))
        nxt = last + (s.low(last) == ",")
        nxt += s.low(nxt) == "and"
    last = numbers[-1][1]
    end = g.phrase_end(s, last)
    noun = s.words(last, end) or s.tokens[last - 1].text.split()[-1]
    bare = all(s.quantity(x).form in ("bare", "count") for x, _ in numbers)
    if len(numbers) < 2 or not bare or not noun[:1].isalpha() or s.low(k) == "in":
        return None
    spans = (s.metric_at[x] for x in range(last, end))
    if any(m is not None and m.ids[0] != "parameters" for m in spans):
        return None
    told = (s.words(a, b).removesuffix(noun).strip() for a, b in numbers)
    return Place(k, end, tuple(f"{number} {noun}" for number in told))


def _measured_place(g: Grammar, s: Sentence, k: int, first: int) -> Place | None:
    """As in "at a 10% retention budget", "across six benchmarks", "for 128K contexts"."""
    end = g.phrase_end(s, first + 1)
    if end_of_all := _shared_by_all(g, s, end):
        return Place(k, end_of_all, (s.words(first, end_of_all),))
    inside = range(first + 1, end)
    apart = (
        x for x in inside if _told_of(g, s, x) or (x > first + 1 and subject_opens(g, s, first, x))
    )
    end = next(apart, end)
    q = s.quantity(first)
    counted = q.form in ("bare", "count") and q.whole
    if s.low(k) == "at" and q.unit == "parameter":
        return Place(k, first + 1, (s.tokens[first].text,))  # "At 3B parameters, Lark"
    if _act_of_measuring(g, s, first, s.low(end - 1)):
        return None  # "In over 2 million evaluations"
    if s.low(k) == "under" and s.low(k - 1) in _SMALL:
        return None  # "the best among models under 30B size"
    if s.low(k) == "in" or (end == first + 1 and not (q.form == "count" and q.adjective)):
        return None
    words = range(first + 1, end)
    named = words[-1:] if counted else words  # "on 4 memory designs"
    told = any((m := s.metric_at[x]) is not None and m.ids[0] != "data" for x in named)
    if (told or any(g.change(s, x) for x in words)) and s.low(k) != "under":
        return None  # but "under an 89% token reduction"
    sized = q.adjective and s.low(end - 1) in g.words["setting_nouns"] and s.low(k) == "on"
    pixels = s.low(k) == "on" and q.unit == "px" and end > first + 1
    if s.low(k) in ("at", "with", "under") or counted or sized or pixels:
        return Place(k, end, (s.words(first, end),))
    return None


def _told_of(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "at 10M tokens the gap widens", "64 people preferred our results": a statement."""
    told = s.low(k + 1) in g.determiners and s.low(k).endswith("ed")
    return s.low(k) in ("our", "the", "this") or told


def _is_setting(g: Grammar, s: Sentence, k: int, first: int, last: int) -> bool:
    """Whether a noun phrase after preposition k names data, a model or a condition."""
    head = s.low(last - 1)
    if any(s.low(x) == "accelerates" for x in range(first, last)):
        return False  # "On efficiency, Lark accelerates A"
    plain = last == first + 2 and head in g.words["setting_nouns"]
    if s.low(k) == "for" and s.low(first) == "new" and plain:
        return False  # "can be tuned for new tasks"
    if head in ("first", "last", "top") and last in s.quantities:
        return False  # "on the hidden states of the first 512 tokens"
    if last == first + 1 and s.tokens[first].text in g.words["setting_nouns"] - _TELLING:
        return False  # "under these conditions", "across tasks"
    if _names_a_measure(g, s, k, first, last):
        return False
    vague = s.low(first) in g.words["no_settings"] and s.low(first) not in ("real", "short")
    if vague and s.low(k) != "under":
        return False
    if any(s.hardware_at[x] is not None for x in range(first, last)) or head in g.pronouns:
        return False
    named = any(s.tokens[x].text[0].isupper() for x in range(first, last))
    if s.low(k) in ("using", "via", "with") and head in g.words["means"]:
        return False  # "With careful kernel fusion, Lark": how, not under what
    if _fronted(s, k) and s.tokens[min(last, len(s.tokens) - 1)].text == ",":
        held = _act_of_measuring(g, s, first, head) or head in g.words["no_settings"]
        return not held  # "At the lowest level of detail, ..."
    if s.low(k) in ("on", "across", "under") or _tried_on(g, s, k):
        return not g.change_noun(s, first)
    kinds = head in g.words["setting_nouns"] or head.endswith("settings")
    if last == first + 1 and any(tag.startswith("phase.") for tag in s.tags[first]):
        return False  # "in training": the phase
    if s.low(k) in ("in", "for", "over", "when"):
        return named or kinds
    if s.low(k) == "with" and g.scanner.of_a_family(s.tokens[first]):
        return True  # "on 11 benchmarks with Qwen-7B"
    return kinds and last - first > 1


def _fronted(s: Sentence, k: int) -> bool:
    """As in "For search, it gains 5%; for tagging, it gains 7%": whether preposition k opens."""
    return k == 0 or s.tokens[k - 1].text == ";"


def _act_of_measuring(g: Grammar, s: Sentence, first: int, head: str) -> bool:
    """As in "In quantitative comparisons", "On the hardware front": of no place."""
    compared = head in ("comparison", "comparisons", "evaluation", "evaluations")
    vague = s.low(first) in g.words["vague_of_tests"] or first in s.quantities
    aspect = head in ("front", "side") and s.low(first) not in _ENDS  # "On the server side"
    return aspect or (compared and vague)


def acronym(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "in SqRel", "in AUC": a measure by its letters; not "in LLMs", "in Python".

    Not "2x in SQL" either: a multiple is of a measure that was named before.
    """
    text = s.tokens[first].text
    before = s.tokens[first - 2].quantity if first > 1 else None
    if (before is not None and before.form == "factor") or (
        text[-1] == "s" and text[:-1].isupper()
    ):
        return False
    capitals = sum(letter.isupper() for letter in text)
    plain = text.isalpha() and 1 < capitals >= len(text) // 2
    known = g.words["fields"] | g.words["known_data"] | g.words["simulators"]
    return last - first == 1 and plain and text.lower() not in known


def _names_a_measure(g: Grammar, s: Sentence, k: int, first: int, last: int) -> bool:
    """As in "on F1", "3% in SqRel", "a cut in EDAP": a phrase after preposition k is no place."""
    told = s.low(k) == "in" and (k - 1 in s.quantities or g.change_noun(s, k - 1))
    if told and acronym(g, s, first, last):
        return True
    spans = [s.metric_at[x] for x in range(first, last)]
    if s.low(k) != "in":
        spans = spans[-1:] if s.low(k) != "under" or last - first < 2 else []
    yardstick = g.scanner.is_name(s.tokens[last - 1])  # "on NestEval", a score of its own
    open_ = {"data", "other", "score"} if yardstick else {"data", "other"}
    return any(x is not None and x.ids[0] not in open_ for x in spans)


def trimmed(name: str) -> str:
    """A setting without the words that only say that it is one.

    >>> trimmed("both NestEval benchmark datasets"), trimmed("merely 150 images")
    ('NestEval', '150 images')
    >>> trimmed("NestEval pre-training"), trimmed("long-context benchmarks")
    ('NestEval', 'long-context benchmarks')
    >>> trimmed("models including Wren-7B"), trimmed("task of bird counting")
    ('Wren-7B', 'bird counting')
    """
    for opener in (" including ", " such as "):
        name = name.partition(opener)[2] or name  # "models including Wren-7B"
    name = _TASK_OF.sub("", name)
    words = name.strip(" ,;:").split()
    while len(words) > 1 and words[0] in _FILLING:
        words.pop(0)
    while len(words) > 1 and words[-1] in _HOLDING:
        words.pop()  # "traces comprising 799 jobs"
    if any(word[0].isupper() for word in words) and words[0].lower() not in CARDINALS:
        tongue = len(words) == 2 and words[0].endswith(_OF_TONGUES)
        while len(words) > 1 and words[-1] in _KINDS_OF_DATA and not tongue:
            words.pop()  # but "Chinese benchmarks"
        while len(words) > 1 and words[0] in _PRAISING:
            words.pop(0)
        if len(words) == 2 and words[1] in _WORK and any(c.isdigit() for c in words[0]):
            words.pop()  # "GPT-2 training"
    return " ".join(words)
