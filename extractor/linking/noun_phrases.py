"""Lists of noun phrases: "A, B and the standard C", with names in brackets and after "such as"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.items import item_at
from extractor.linking.noun_phrase import clean, made_at, names_nothing, narrow, phrase
from extractor.mentions.number_words import CARDINALS

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


_DASHES = ("-", "–", "—")
_SUSPENDED = re.compile(r"(?P<one>[A-Z][\w.]*)- (?:and|or) (?P<two>[A-Z][\w.]*)-(?P<rest>[a-z].*)")
_WORKED_ON = ("architectures", "kernels", "models", "networks")
_PRAISED = ("best", "best-performing", "current", "fastest", "leading", "most", "state-of-the-art")


def noun_list(g: Grammar, s: Sentence, start: int) -> tuple[list[str], list[tuple[int, int]], int]:
    """The coordinated noun phrases from token `start` on: their texts, token spans, and the end.

    Many mechanisms ask for the same list, so a sentence remembers those it was asked for.
    """
    if (known := s.lists.get(start)) is None:
        known = s.lists[start] = _noun_list(g, s, start)
    names, spans, end = known
    return list(names), list(spans), end


def _noun_list(g: Grammar, s: Sentence, start: int) -> tuple[list[str], list[tuple[int, int]], int]:
    items: list[tuple[int, int]] = []
    n = len(s.tokens)
    closed = False
    i = counted_rivals(g, s, start) or _past_measures(g, s, start)
    while i < n:
        first, last = phrase(g, s, i)
        if last <= first:
            break
        items.append((first, last))
        after = _names_in_brackets(g, s, last)
        i = last
        if after is not None:
            inner, close = after
            inner = [x for x in inner if s.words(*x) != "SOTA"]  # "the state of the art (SOTA)"
            if inner and (
                (
                    (_generic(g, s, first, last) or _kind_of_others(g, s, first, last))
                    and (
                        s.low(last - 1) in g.heads | g.words["rival_nouns"]
                        or s.low(last - 1).endswith("s")
                        or s.low(last - 1) in g.words["generic"]
                        or s.low(first) in ("best", "strongest", "leading", "state-of-the-art")
                    )
                )
                or s.low(last + 1) in ("e.g.", "i.e.", "such", "including", "namely")
            ):
                items[-1:] = inner
            elif _kind_of_device(s, last):
                items[-1] = (last + 1, close - 1)
            i = close
        if s.low(i) == "[" and s.low(i + 2) == "]":
            i += 3  # "Bob [12] and Cid [13]"
        i = _past_apposition(g, s, i)
        step = _next_item(g, s, i)
        if step is not None and len(items) == 1 and s.low(i) == "," and _acts(g, s, step):
            step = None
        if step is not None and _does_in_turn(g, s, start, step):
            step = None
        if step is None and len(items) == 1 and s.low(start) == "both" and s.low(i) == "and":
            step = i + 1  # "both checkpointing and redundant computation"
        if step is None or (closed and s.low(i) == ","):
            break  # "A and a flexible accelerator, B, respectively"
        closed = s.low(step - 1) in ("and", "or")
        i = step
    items = _named_after(g, s, items)
    items = _shared_head(g, s, items)
    items, i = _examples(g, s, items, i)
    spans = [narrow(g, s, a, b) for a, b in items]
    if len(spans) > 1 and not _measure_only(s, *spans[-1]):
        spans = [x for x in spans if not _measure_only(s, *x)]  # "the quality and speed of FLAT"
    spans = [x for span in spans for x in _slashed(g, s, *span)]
    named = [(name, span) for span in spans for name in _completed(clean(s.words(*span)))]
    names, spans = [name for name, _ in named], [span for _, span in named]
    inside = range(1, len(names) - 1)  # "Heron, kriging, and Wren"
    keep = [
        k
        for k, name in enumerate(names)
        if name
        and (
            (k in inside and name.endswith("ing"))
            or not names_nothing(g, name)
            or _done_alone(s, *spans[k])
        )
    ]
    return [names[k] for k in keep], [spans[k] for k in keep], i


def _done_alone(s: Sentence, first: int, last: int) -> bool:
    """As in "12x faster than autotuning.": what is done, behind "than", and nothing more."""
    alone = last - first == 1 and s.low(first).endswith("ing") and s.low(first - 1) == "than"
    return alone and (last >= len(s.tokens) or s.tokens[last].text in ".,;)")


def lacking(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "49% without the cache", "without pretraining": what is told apart by its lack."""
    names = noun_list(g, s, i + 1)[0]
    done = s.low(i + 1).endswith("ing") and not s.tokens[i + 2 : i + 3]
    done = done or (s.low(i + 1).endswith("ing") and s.low(i + 2) in (".", ",", ";", ")", "and"))
    return [f"without {name}" for name in names or ([s.words(i + 1, i + 2)] if done else [])]


def _past_apposition(g: Grammar, s: Sentence, i: int) -> int:
    """As in "over Lark, the best prior engine, and Wren": the comma behind what Lark is."""
    named = 0 < i <= len(s.tokens) and s.tokens[i - 1].text[0].isupper()
    if not named or s.low(i) != "," or s.low(i + 1) not in ("a", "an", "the"):
        return i
    praised = s.low(i + 2) in _PRAISED or (
        s.low(i + 2) in g.words["generic"] and s.low(i + 1) != "the"
    )
    if not praised:
        return i
    for k in range(i + 3, min(i + 14, len(s.tokens))):
        by = s.low(k) == "by" and (k + 1 in s.quantities or g.qualifier(s, k + 1))
        if s.tokens[k].text == "," or by:
            return k
        told = g.verb(s, k) and not s.low(k - 1).endswith("ly")  # "most widely used"
        if s.tokens[k].text in ";:.()" or k in s.quantities or told:
            return i
    return i


def _completed(name: str) -> list[str]:
    """As in "CPU- and GPU-based readers", "Heron- and Wren-tuning": two names with one ending."""
    m = _SUSPENDED.fullmatch(name) if "- " in name else None
    return [f"{m['one']}-{m['rest']}", f"{m['two']}-{m['rest']}"] if m else [name]


def _slashed(g: Grammar, s: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """As in "Heron/Wren": two names; not "Heron-XL/2"."""
    parted = last - first == 3 and s.tokens[first + 1].text == "/"
    names = parted and all(g.scanner.is_name(s.tokens[k]) for k in (first, last - 1))
    return [(first, first + 1), (last - 1, last)] if names else [(first, last)]


def _past_measures(g: Grammar, s: Sentence, start: int) -> int:
    """After "the quality and speed of": what they are the quality and speed of."""
    k = start
    while s.low(k) in g.determiners:
        k += 1
    listed = False
    while k < len(s.tokens) and (span := s.metric_at[k]) is not None and span.first == k:
        k = span.last
        if s.low(k) == "of":
            return k + 1 if listed else start
        if s.low(k) not in ("and", ",", "or"):
            return start
        listed = True
        k += 1
    return start


def counted_rivals(g: Grammar, s: Sentence, i: int) -> int:
    """As in "three leading systems Heron, Wren, and Robin": where the names begin; 0 if nowhere."""
    if not 1 < CARDINALS.get(s.low(i), 0) < 8:
        return 0
    k = i + 1
    while k < len(s.tokens) and k < i + 6 and s.tokens[k].text.islower():
        if s.low(k) in g.heads and s.low(k).endswith("s"):
            k += 1 + (s.low(k + 1) in (",", ":", "(", "namely"))
            k += s.low(k) == "namely"
            t = s.tokens[k] if k < len(s.tokens) else None
            named = t is not None and (t.text[0].isupper() or g.scanner.is_name(t))
            return k if named else 0
        k += 1
    return 0


def told_by_examples(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "over several baselines, including Heron", "over several systems (Heron)": rivals."""
    end = g.phrase_end(s, i + 1)
    noun = s.low(end - 1)
    rivals = noun in g.words["rival_nouns"] or (noun in g.heads and noun not in _WORKED_ON)
    if not rivals or not noun.endswith("s") or end == i + 1:
        return False
    k = end + (s.low(end) == ",")
    return s.has(k, "examples_of") or s.low(end) in ("(", ":")


def _measure_only(s: Sentence, first: int, last: int) -> bool:
    span = s.metric_at[first]
    return span is not None and (span.first, span.last) == (first, last) and s.low(first).islower()


def _named_after(g: Grammar, s: Sentence, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As in "two strong baselines, A and B", "existing engines, A, B and C": the names alone."""
    if not items:
        return items
    (first, last), named = items[0], items[1:]
    if 1 < CARDINALS.get(s.low(first), 0) == len(named):
        return named
    apposed = len(named) == 1 and s.words(last, named[0][0]) == ","
    if apposed and _kind_of_rival(g, s, first, last) and _named(g, s, *named[0]):
        return named  # "than the best baseline, A, and improves"
    kind = s.low(first) in g.words["generic"] and s.low(last - 1).endswith("s")
    kind = kind and s.low(last) == "," and len(named) > 1
    names = all(g.scanner.is_name(s.tokens[a]) or s.tokens[a].text.istitle() for a, _ in named)
    return named if kind and names else items


def _kind_of_rival(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "the best baseline", "the state-of-the-art engine": what a name behind it is one of."""
    told = s.low(last - 1) in g.heads | g.words["rival_nouns"] or s.low(first) in _PRAISED
    return told and not _named(g, s, first, last)


def _shared_head(g: Grammar, s: Sentence, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As in "conventional A and B baselines", "static and dynamic methods": one phrase, not two."""
    if len(items) != 2:
        return items
    (a, b), (c, d) = items
    if s.low(d) == "alike":
        return items  # "outperforms dense and sparse baselines alike"
    lone = b == a + 1 and s.low(b) in ("and", "or")
    fields = g.words["fields"]
    if lone and s.low(c).endswith("-based") and _two_systems(g, s, a, c):
        return items
    modifier = lone and (
        s.tokens[a].text.islower()
        or (s.low(a) in fields and s.low(c) in fields)  # "RL and IL baselines"
        or s.low(c).endswith(("-based", "-only", "-style"))
    )
    counted = s.low(a) in CARDINALS and s.low(c) in CARDINALS  # "two open and one closed tool"
    if counted and "-" in s.low(b - 1) and c == b + 1:
        return [(a, d)]
    both = s.low(c) in g.words["reference_adjectives"] | g.words["foreign_adjectives"]
    shared = (
        ((s.low(a) in g.words["generic"] and not both) or modifier)
        and s.low(b - 1) not in g.heads
        and not s.low(b - 1).endswith("s")
    )
    head = next((k for k in range(c + 1, d) if s.low(k) in ("of", "in")), d) - 1
    if shared and c == b + 1 and head > c and s.low(head).endswith("s"):
        return [(a, d)]
    one = s.low(a - 1) in ("a", "an", "the") and all(
        s.tokens[k].text.islower() for k in range(a, d)
    )
    adjective = "-" in s.low(b - 1) or s.low(b - 1).endswith(("al", "ed", "ic", "ive"))
    if one and c == b + 1 and head > c and adjective and s.low(head) in g.heads:
        return [(a, d)]  # "a shortest-path and load-balanced routing approach"
    return items


def _two_systems(g: Grammar, s: Sentence, a: int, c: int) -> bool:
    """As in "Heron and Wren-based planners", unlike "CNN and transformer-based planners"."""
    kinds = g.words["fields"] | g.words["not_names"]
    words = (s.tokens[a].text, s.tokens[c].text.partition("-")[0])
    return all(word[0].isupper() and word.lower() not in kinds for word in words)


def _next_item(g: Grammar, s: Sentence, i: int) -> int | None:
    """Where the next noun phrase of the list begins, or None where the list ends."""
    n = len(s.tokens)
    j = i
    comma = False
    if j < n and s.tokens[j].text == ",":
        comma = True
        j += 1
    word = s.low(j)
    if word in ("and", "or", "&", "as") and s.words(j, j + 3) in ("as well as",):
        j += 3
    elif word in ("and", "or", "&"):
        j += 1
    elif not comma:
        return None
    if word in ("and", "or") and s.low(j) in ("also", "even") and not g.verb(s, j + 1):
        j += 1
    if word in ("and", "or") and s.low(j) in ("to", "with", "than", "over"):
        j += 1
    if j >= n:
        return None
    if made_at(s, made := j + (s.low(j) in g.determiners)):
        return made  # "over an 8 nm GPU and a 16 nm FPGA"
    if item_at(s, j) or _measure_moves(g, s, j):
        return None  # "than A, and 3) it scales", "over A, and FLOPs drop by 30%"
    t = s.tokens[j]
    again = s.low(j) == "our" and any(
        s.low(k) in ("implementation", "reimplementation", "reproduction", "rerun")
        for k in (j + 2, j + 3)
    )
    last = j + 1 + ("-" in s.low(j + 1))  # "its 16-bit counterpart"
    kin = s.low(j) in ("its", "their") and s.low(last) in g.words["kin"]
    kin = kin and g.stops_phrase(s, last + 1) and s.low(last + 1) != "of"
    if kin:
        return j + 1  # "over X and its predecessor"
    opened = s.low(j) == "the" and s.low(j + 1) in ("first", "first-ever")
    if (s.low(j) in ("its", "their", "our", "new") or opened) and not again:
        return None  # "over X and new records on Y", "over X and the first Y"
    times = j + (t.text in "><~≈")
    larger = times in s.quantities and s.low(times + 1) in ("bigger", "larger", "smaller")
    if larger and s.low(times + 2) in g.heads:
        return times + 1  # "both same-size and 10x larger models"
    if sized := _sized_item(g, s, j):
        return sized
    if t.quantity is not None or not (t.text[0].isalnum() or t.text in "'\""):
        return None
    numbered = j + 1 < n and t.text[0].isupper() and s.tokens[j + 1].quantity is not None
    named = (
        g.scanner.is_name(t)
        or (s.low(j) in g.determiners and j + 1 < n and g.scanner.is_name(s.tokens[j + 1]))
        or (numbered and s.quantity(j + 1).form == "bare")  # "Claude 3.5"
    )
    joined = word in ("and", "or", "&", "as")
    if joined and named and s.low(j + 1) in g.words["finite_verbs"] and _said_already(g, s, i):
        return None  # "gains 5% over A and B achieves"
    if comma and not joined and s.low(j) == "both":
        return None  # "compared to A, both X and Y drop"
    if comma and not joined and (_says_what_it_does(s, j) or _told_of_it(g, s, j)):
        return None
    if (
        g.verb(s, j)
        or s.low(j) in g.pronouns
        or s.low(j) in g.prepositions
        or s.low(j) in g.conjunctions
        or s.low(j) in g.adverbs
    ):
        return None
    doing = t.text.endswith("ing") and t.text.islower() and "-" not in t.text
    alone = s.low(j + 1) == "," and s.low(j + 2) in ("and", "or")  # "A, kriging, and B"
    if doing and s.low(j + 1) not in g.heads and not named and not alone:
        return None
    if joined and not named and (_says_where(g, s, j) or _does_to(g, s, j)):
        return None
    if comma and joined and not named and _clause_follows(g, s, j):
        return None
    if comma and not named:
        return j if _noun_follows(g, s, j) and (joined or _list_goes_on(g, s, j)) else None
    if joined and not named and not t.text[0].isupper() and not _noun_follows(g, s, j):
        return None
    if comma and not joined and not _list_goes_on(g, s, j):
        return None
    return j


def _sized_item(g: Grammar, s: Sentence, j: int) -> int:
    """As in "the 32B baseline and the 70B model": where an item that opens with its size begins."""
    k = j + (s.low(j) in ("a", "the"))
    sized = k in s.quantities and s.tokens[k].text[-1] in "BM" and s.quantity(k).form == "bare"
    noun = s.low(k + 1)
    return k if sized and (noun in g.words["rival_nouns"] or noun in g.heads) else 0


def _measure_moves(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "over A, and FLOPs drop by 30%": a measure and what becomes of it, no item."""
    span = s.metric_at[j]
    end = span.last if span is not None and span.first == j else 0
    return end > 0 and g.change_verb(s, end) and s.low(end + 1) in ("by", "from", "to")


def _said_already(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a verb stands before token i, unlike in "Our evaluation against A and B shows"."""
    return any(g.verb(s, k) for k in range(i))


def _says_where(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "than A, and ends at a loss of 2": a verb of ending somewhere, no further item."""
    placed = s.low(j + 1) in ("at", "in", "on", "to", "with", "within")
    value = any(k in s.quantities for k in range(j + 2, j + 8))
    return s.low(j) in g.words["resting_verbs"] and placed and value


def _does_to(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "than A, and answers a query in 9 ms": a verb in -s and its object, no item."""
    verb = s.low(j).endswith("s") and not s.low(j).endswith("ss") and s.tokens[j].text.islower()
    return verb and s.low(j) not in g.heads and s.low(j + 1) in ("a", "an", "its", "the")


def _acts(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "than A, and the B gets to 85%", "than A, and a model can be": a clause of its own."""
    if s.low(j - 1) not in ("and", "while"):
        return False
    _, end = phrase(g, s, j)
    does = g.auxiliaries | g.words["getting_verbs"] | g.words["needing_verbs"]
    return s.low(end) in does and s.low(end)[-1:] != "d"


def _does_in_turn(g: Grammar, s: Sentence, start: int, j: int) -> bool:
    """As in "with A improving X by 2% over B and C reducing Y by 3%": C is no rival of A."""
    if not s.tokens[j].text[0].isupper() or not any(j < k for k in s.quantities):
        return False
    _, end = phrase(g, s, j)
    doing = s.low(end).endswith("ing") and g.change_verb(s, end)
    return doing and any(
        s.low(k).endswith("ing") and g.change_verb(s, k) for k in range(max(0, start - 9), start)
    )


def _clause_follows(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "than A, and pairing with a smaller cache cuts the rest": a statement of its own."""
    if s.tokens[j].text[0].isupper() or s.low(j) in g.heads:
        return False
    for k in range(j + 1, min(j + 9, len(s.tokens))):
        if s.tokens[k].text in ",.;:()" or s.low(k) in ("that", "which"):
            return False
        if g.change_verb(s, k) and s.low(k).endswith("s") and not g.noun_use(s, k):
            return True
        if _takes_value(g, s, k):
            return True
        if s.low(k) in ("range", "ranges") and s.low(k + 1) == "from":
            return True
    return False


def _takes_value(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "and the model occupies only 14 MB": a verb in -s right before an amount."""
    word = s.low(k)
    if not word.isalpha() or not word.endswith("s") or word.endswith("ss") or word in g.heads:
        return False
    value = next((x for x in range(k + 1, len(s.tokens)) if not g.qualifier(s, x)), k)
    return value in s.quantities and s.quantity(value).form in ("unit", "count", "percent")


def _says_what_it_does(s: Sentence, j: int) -> bool:
    """As in ", Lark fuses attention and": a name and its verb, no further item of a list."""
    verb = s.low(j + 1)
    return (
        j + 2 < len(s.tokens)
        and s.tokens[j].text[0].isupper()
        and s.tokens[j + 1].text.islower()
        and verb.isalpha()
        and verb.endswith("s")
        and not verb.endswith("ss")
        and s.tokens[j + 2].is_word
        and s.tokens[j + 2].text.islower()
        and s.low(j + 2) not in ("and", "or")
    )


def _told_of_it(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "over the base model, frozen before tests and": what was done with it, no item."""
    done = s.tokens[j].text.islower() and s.low(j).endswith(("ed", "en"))
    return done and "-" not in s.low(j) and s.low(j + 1) in g.prepositions


def _noun_follows(g: Grammar, s: Sentence, j: int) -> bool:
    """Whether tokens from j read as a noun phrase that closes soon, not as a new statement."""
    headed = s.low(j) in g.heads or s.low(j + 1) in g.heads  # "and compression methods"
    if s.implied_at[j] is not None or g.change_verb(s, j) or s.metric_at[j] is not None:
        return headed
    for k in range(j, min(j + 7, len(s.tokens))):
        measured = s.metric_at[k] is not None and s.low(k) not in g.heads
        ways = g.heads | g.words["technique_nouns"] | g.words["doing_nouns"]
        if measured and s.low(k + 1) not in ways:
            return False  # unless it is of "static compression baselines", "KV recomputation"
        if s.tokens[k].text in ",.;:()" or s.low(k) in g.words["list_ends"]:
            return True
        if k > j + 1 and s.low(k) in ("used", "employed") and s.low(k + 1) in ("by", "in"):
            return True  # "the sorting and rendering stages used by A"
        if s.low(k) == "results" and s.low(k + 1) != "in":
            return True  # "the text-only baseline and prior image-based results"
        if s.tokens[k].quantity is not None or (g.verb(s, k) and k > j and s.low(k) not in g.heads):
            return s.low(k - 1) in g.heads
    return True


def _list_goes_on(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "A, B, and C": after a comma a name is listed only if "and" or "or" closes the list.

    Or if nothing closes it: "HERON, TEAL, WREN by 3x".
    """
    if _listed_bare(g, s, j):
        return True
    told = -1
    for k in range(j, min(j + 16, len(s.tokens))):
        told = _values_close(g, s, k) if s.low(k) == "(" else told
        if k < told:
            continue  # "A (72.2, 61.0), B (71.4, 60.2), and C (69.8, 58.1)"
        if s.low(k) == "and" and k + 1 in s.quantities and s.quantity(k + 1).form != "bare":
            return False  # "than the state of the art, Heron, and 3x that of Wren"
        if s.low(k) in ("and", "or", "etc.", "&", "respectively"):
            return True
        version = s.tokens[k].quantity is not None and s.tokens[k - 1].text[0].isupper()
        if version and s.quantity(k).form == "bare":
            continue  # "A, Claude 3.5 Sonnet, and B"
        if g.verb(s, k) or s.tokens[k].text in ";:." or s.tokens[k].quantity is not None:
            return False
    return False


def _listed_bare(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "HERON, TEAL, WREN by 3x": three names or more, one word each, and no "and".

    Token `j` is one of them, behind a comma.
    """
    first = last = j
    while first > 1 and s.tokens[first - 1].text == "," and _single_name(g, s, first - 2):
        first -= 2
    while s.low(last + 1) == "," and _single_name(g, s, last + 2):
        last += 2
    ended = s.low(last + 1) in g.words["list_ends"] or s.tokens[last + 1 : last + 2] == []
    ended = ended or s.low(last + 1) in ("by", ".", ";")
    opened = first > 0 and s.tokens[first - 1].text.islower()
    return last - first > 2 and ended and opened and _single_name(g, s, j)


def _single_name(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k is a word with a capital, of no measure."""
    word = s.tokens[k] if k < len(s.tokens) else None
    return word is not None and word.text[0].isupper() and s.metric_at[k] is None


def _values_close(g: Grammar, s: Sentence, paren: int) -> int:
    """The token after the bracket at `paren`, if it holds nothing but values; else -1."""
    k = paren + 1
    while g.qualifier(s, k) or s.low(k) == "by":
        k += 1  # "A (by 3x), B (up to 2x), and C"
    while k in s.quantities or (k > paren + 1 and s.low(k) in (",", "/", "and")):
        k += 1
    return k + 1 if k > paren + 1 and s.low(k) == ")" else -1


def _generic(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a noun phrase names nothing by itself ("the state-of-the-art accelerators")."""
    return not any(g.scanner.is_name(s.tokens[k]) for k in range(first, last)) or (
        s.low(last - 1) in g.heads
        and not any(g.scanner.is_name(s.tokens[k]) for k in range(first, last))
    )


def _kind_of_others(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "state-of-the-art 3DGS accelerators (A, B, C)", "the best prior DLRM system (A)"."""
    ranked = s.low(first) in ("best", "sota", "state-of-the-art", "strongest")
    plural = s.low(last - 1).endswith("s") and s.low(first) in g.words["generic"]
    return s.low(last - 1) in g.heads and (ranked or plural)


def _kind_of_device(s: Sentence, paren: int) -> bool:
    """As in "than a CPU (AMD Ryzen 9)", "a GPU (NVIDIA A100)": a kind, and one model of it."""
    kind = s.hardware_at[paren - 1]
    if kind is None or not kind.device.generic:
        return False
    inside = range(paren + 1, min(paren + 9, len(s.tokens)))
    close = next((k for k in inside if s.low(k) == ")"), paren)
    several = any(s.low(k) in (",", ";", "/", "and", "or", "with") for k in range(paren, close))
    named = paren + 1 < close and s.tokens[paren + 1].text[0].isupper()
    models = {id(m): m for m in s.hardware_at[paren:close] if m is not None}
    return named and not several and [m.device.generic for m in models.values()] == [False]


def _names_in_brackets(g: Grammar, s: Sentence, i: int) -> tuple[list[tuple[int, int]], int] | None:
    """Names in the brackets at token i, and the token after them."""
    if i < len(s.tokens) and s.tokens[i].text in _DASHES:
        return _names_in_dashes(g, s, i)
    if i >= len(s.tokens) or s.tokens[i].text != "(":
        return None
    close = next(
        (k for k in range(i + 1, min(i + 30, len(s.tokens))) if s.tokens[k].text == ")"), None
    )
    if close is None:
        return None
    spans: list[tuple[int, int]] = []
    first = None
    told = False
    for k in range(i + 1, close + 1):
        t = s.tokens[k]
        if first is not None and t.low == "at" and k + 1 in s.quantities:
            spans.append((first, k))  # "(Heron with a memory at 74.0% F1)"
            first, told = None, True
        elif first is not None and first < k and _level_told(s, k):
            spans.append((first, k - (s.low(k - 1) in (":", "="))))
            first, told = None, True
            continue
        elif spans and first is None and k == close - 1 and _level_told(s, k):
            continue  # "the strongest baseline (Heron, 71%)"
        elif told:
            told = t.text != ","
            continue
        edge = k == close or t.text in ",;" or t.low in ("and", "or", "e.g.", "i.e.", "&", "vs.")
        if edge:
            if first is not None and s.metric_at[first] is None:
                spans.append((first, k))
            first = None
        elif first is None and (g.scanner.is_name(t) or (t.text[0].isupper() and len(t.text) > 2)):
            first = k
        elif first is None and (t.quantity is not None or t.low in ("hold", "holds", "on")):
            return [], close + 1  # "(similar results hold on Heron)"
    if len(spans) == 2 and _short_for(s, *spans):
        spans = spans[:1]
    return spans, close + 1


def _level_told(s: Sentence, k: int) -> bool:
    """As in "(Heron 71%, Wren: 6.7)": how far whoever stands before token k gets; no version."""
    if k not in s.quantities or s.low(k + 1) not in (",", ";", ")", "and"):
        return False
    return s.quantity(k).form in ("percent", "unit") or s.low(k - 1) in (":", "=")


def _short_for(s: Sentence, spelt: tuple[int, int], short: tuple[int, int]) -> bool:
    """As in "the best detector (Heron Network, HN)": the first letters of the words before."""
    letters = "".join(s.tokens[k].text[0] for k in range(*spelt) if s.tokens[k].text[0].isupper())
    return len(letters) > 1 and s.tokens[short[0]].text == letters


def _names_in_dashes(g: Grammar, s: Sentence, i: int) -> tuple[list[tuple[int, int]], int] | None:
    """As in "existing systems -- Heron and Wren --": the names, and the token after them."""
    first = i
    while first < len(s.tokens) and s.tokens[first].text in _DASHES:
        first += 1
    near = range(first + 1, min(first + 16, len(s.tokens)))
    close = next((k for k in near if s.tokens[k].text in _DASHES and _apart(s, k)), 0)
    if not close or not _apart(s, i) or not g.scanner.is_name(s.tokens[first]):
        opened = close and _apart(s, i) and s.tokens[first].text.istitle()
        if not opened:
            return None
    spans: list[tuple[int, int]] = []
    k = first
    while k < close:
        a, b = phrase(g, s, k)
        if not a < b <= close:
            return None
        spans.append((a, b))
        k = _next_item(g, s, b) or close
    while close < len(s.tokens) and s.tokens[close].text in _DASHES:
        close += 1
    return spans, close


def _apart(s: Sentence, k: int) -> bool:
    """Whether a dash at token k stands by itself, with space around it or its double."""
    if s.tokens[k].text in "–—":
        return True
    double = s.tokens[k + 1 : k + 2] and s.tokens[k + 1].text == "-"
    spaced = s.tokens[k - 1].end < s.tokens[k].start
    return bool(double) or spaced


def _named(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a word of a phrase is a name or has a capital letter."""
    return any(
        g.scanner.is_name(s.tokens[x]) or s.tokens[x].text[0].isupper() for x in range(first, last)
    )


def _unnamed_too(g: Grammar, s: Sentence, k: int, last: int) -> bool:
    """As in "including Heron, random search, and a linear probe": an example by a common noun."""
    closes = s.low(k - 1) in ("and", "or") and s.tokens[min(last, len(s.tokens) - 1)].text in ",;.)"
    goes_on = s.low(last) == "," and s.low(k - 1) == "," and s.low(k) not in g.determiners
    inner = (x for x in range(k, last) if not (s.low(x).endswith("ing") and x + 1 < last))
    told = any(g.verb(s, x) or s.metric_at[x] is not None for x in inner)
    return (closes or goes_on) and not told


def _says_nothing(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "baselines such as greedy search", "common baselines": the class alone is nobody."""
    vague = g.words["generic"] | {"common", "simple"}
    return s.low(last - 1) in ("baseline", "baselines") and all(
        s.low(k) in vague for k in range(first, last - 1)
    )


def _examples(
    g: Grammar, s: Sentence, items: list[tuple[int, int]], i: int
) -> tuple[list[tuple[int, int]], int]:
    """As in "systems such as A and B", "the best method, REPA,": the names instead of the class."""
    n = len(s.tokens)
    if not items:
        return items, i
    j = i + 1 if i < n and s.tokens[i].text == "," else i
    marked = s.cue_at[j].last if j < n and s.has(j, "examples_of") else None  # type: ignore[union-attr]
    if j > i and j + 1 < n and s.low(j) in ("notably", "especially", "particularly"):
        marked = j + 1 if g.scanner.is_name(s.tokens[j + 1]) else None
    if marked is not None:
        begin = marked
        if begin < n and s.tokens[begin].text == ",":
            begin += 1
        names: list[tuple[int, int]] = []
        k = begin
        while k < n:
            first, last = phrase(g, s, k)
            named = _named(g, s, first, last) or _unnamed_too(g, s, k, last)
            counted = s.tokens[k].text[0].isdigit()
            if last <= first or not (named or (not counted and _says_nothing(g, s, *items[-1]))):
                if last > first and s.low(k - 1) in ("and", "as") and s.has(last, "examples_of"):
                    _, more, k = noun_list(g, s, k)  # "such as A, as well as models such as B"
                    names += more
                break
            names.append((first, last))
            after = _names_in_brackets(g, s, last)
            k = after[1] if after else last
            step = _next_item(g, s, k)
            if step is None:
                break
            k = step
        clause = s.low(j) == "e.g." and k < n and (g.verb(s, k) or s.low(k) in ("only", "just"))
        told = any(_named(g, s, *name) for name in names)
        if (told or (names and _says_nothing(g, s, *items[-1]))) and not clause:
            return names, k
    first, last = items[-1]
    if (
        len(items) == 1
        and i < n
        and s.low(last - 1) in g.words["version_nouns"]
        and s.low(i) in ("in", "of", "from", "by")
        and i + 1 < n
        and (_generic(g, s, first, last))
    ):
        a, b = phrase(g, s, i + 1)
        measured = b > a and s.metric_at[b - 1] is not None  # "the dense counterparts in latency"
        alike = s.low(last - 1).startswith(("equiv", "counter")) and not measured
        if b > a and (g.scanner.is_name(s.tokens[a]) or alike):
            return [(a, b)], b
    if (
        (len(items) == 1 or s.low(last - 1) in g.heads)
        and j == i + 1
        and j < n
        and _generic(g, s, first, last)
        and (g.scanner.is_name(s.tokens[j]) or s.tokens[j].text.istitle())
    ):
        a, b = phrase(g, s, j)
        placed = b < n and s.low(b) in g.prepositions and _kind_of_rival(g, s, first, last)
        if b > a and b < n and (s.tokens[b].text in ",.;" or placed) and b - a <= 4:
            return [*items[:-1], (a, b)], b
    return items, i
