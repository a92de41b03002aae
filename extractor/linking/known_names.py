"""Models and data sets that everybody knows, wherever a sentence names them: what was worked on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_FAR = 20
_PICTURE = re.compile(r"\d+x\d+")


@dataclass(frozen=True, slots=True)
class Named:
    """Coordinated names of one kind ("models" or "data"), from token `first` to before `last`."""

    kind: str
    first: int
    last: int
    names: tuple[str, ...]


def work_on_known(g: Grammar, s: Sentence, drafts: list[Draft], taken: set[int]) -> None:
    """As in "Llama-7B within Lark gets 2x", "an ImageNet accuracy of 88%": what each value is of.

    The names right behind a value are its own; else those before it, behind the value before;
    else those that come before all values.
    """
    named = _known(g, s, taken)
    if not named:
        return
    runs: dict[int, list[Draft]] = {}
    for d in drafts:
        runs.setdefault(d.reach, []).append(d)
    owned: dict[int, str] = {}
    for reach, run in runs.items():
        until = min((o.at for o in drafts if o.at > reach), default=len(s.tokens))
        family = g.rules.metrics[run[0].metric or "other"].family
        for kind in ("models", "data"):
            alike = tuple(g.words["alike"])
            placed = any(not name.startswith(alike) for d in run for name in d.setting)
            groups = [x for x in named if x.kind == kind]
            groups = [x for x in groups if x.first not in owned or not placed]
            groups = [x for x in groups if owned.get(x.first, family) == family]
            behind = [x for x in groups if reach < x.first < until and x.first - reach < _FAR]
            behind = [x for x in behind if _is_of(g, s, reach, x)][:1]
            owned |= {x.first: family for x in behind}
            ahead = [x for x in groups if x.last <= run[0].at]
            ahead = [x for x in ahead if not _parted(g, s, x.last, run[0].at)]
            ahead = [x for x in ahead if not _of_one_value(s, drafts, x, run[0].at)]
            if not any(_told(d, kind, named) for d in run):
                for x in behind or ahead[-1:]:
                    _give(run, x)


def known_models(g: Grammar, s: Sentence) -> list[int]:
    """The tokens that name known models, as in "Llama-7B runs as fast as GPT-2 did"."""
    return [k for k in range(len(s.tokens)) if _kind(g, s, k) == "models" and k not in s.quantities]


def data_alone(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "GSM8K and MATH improve by 2%": nothing but data, the first of them known."""
    listed = False
    first += s.low(first) == "both"
    for k in range(first, last):
        if s.tokens[k].text in (",", "and"):
            listed = True
        elif _kind(g, s, k) != "data":
            further = listed and s.low(k - 1) in (",", "and") and s.tokens[k].text[0].isupper()
            version = k > first and k in s.quantities and s.quantity(k).form == "bare"
            if not (further or version):
                return False
    return first < last


def _told(d: Draft, kind: str, named: list[Named]) -> bool:
    """Whether a draft's settings name a model, or data, already."""
    names = {name for x in named if x.kind == kind for name in x.names}
    if any(name in told for told in d.setting for name in names):
        return True
    others = {name for x in named if x.kind != kind for name in x.names}
    rest = [told for told in d.setting if not any(name in told for name in others)]
    return kind == "data" and any(told[0].isupper() for told in rest)


def _is_of(g: Grammar, s: Sentence, at: int, x: Named) -> bool:
    """As in "88% on A", "a gain of 4% (A)": whether names behind a value say what it is of."""
    said = {s.low(x.first - 1), s.low(x.first - 2)} & (g.prepositions | {"("})
    if s.words(x.first - 3, x.first - 1) == ", and" and x.first > 3:
        return False  # "cuts memory by 4%, and on NestQA accuracy rises by 2%"
    later = s.words(x.first - 2, x.first) == "that of" and s.low(x.first - 3) != "of"
    return bool(said) and not later and not _parted(g, s, at, x.first)


def _of_one_value(s: Sentence, drafts: list[Draft], x: Named, at: int) -> bool:
    """As in "cuts the latency of A by 3% and that of B by 4%": B is of the 4% alone."""
    if s.words(x.first - 2, x.first) != "that of":
        return False
    return s.low(x.first - 3) == "of" or any(x.last <= d.at < at for d in drafts)


def _parted(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether another statement begins between two tokens."""
    return any(s.low(k) in g.words["parting"] for k in range(first, last))


def _give(run: list[Draft], x: Named) -> None:
    """The names to the values: one each where they are as many, else all to all."""
    each = len(x.names) == len(run) > 1
    for n, d in enumerate(run):
        rivals = " ".join(d.baselines)
        names = x.names[n : n + 1] if each else x.names
        d.setting += [name for name in names if name not in rivals and name not in d.setting]


def _known(g: Grammar, s: Sentence, taken: set[int]) -> list[Named]:
    """The known names of a sentence, those listed together in one."""
    found: list[Named] = []
    k = 0
    while k < len(s.tokens):
        kind = _kind(g, s, k)
        if kind is None or k in taken:
            k += 1
            continue
        last = _end(g, s, k, taken)
        name = s.words(*_core(g, s, k, last))
        before = found[-1] if found and found[-1].kind == kind else None
        if before is not None and s.words(before.last, k) in (",", "and", ", and", "or"):
            found[-1] = Named(kind, before.first, last, (*before.names, name))
        else:
            found.append(Named(kind, k, last, (name,)))
        k = last
    return found


def _core(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name alone, as in "the 1.6B parameter T5-XL model"; not of "a 0.7B BitNet model"."""
    for k in range(first + 1, last):
        if _kind(g, s, k) == "models" and any(c.isdigit() for c in s.tokens[k].text):
            return k, k + 1
    return first, last


def _end(g: Grammar, s: Sentence, k: int, taken: set[int]) -> int:
    """The token after a name: "GPT-2 medium", "AIME 2024", "Llama 3.1 70B" go on."""
    last = k + 1
    if k in s.quantities or _PICTURE.fullmatch(s.tokens[k].text):
        return g.phrase_end(s, last)
    while last < min(k + 4, len(s.tokens)) and last not in taken:
        t = s.tokens[last]
        sized = t.low in g.words["parts_of_names"]
        versioned = t.quantity is not None and t.quantity.form == "bare" and s.low(last - 1) != "of"
        if not (sized or (versioned and t.text[0].isdigit() and t.text.isalnum())):
            break
        last += 1
    return last


def _itself(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "Lark, a 7B model,", "we train a 7B model that": what is told of, not worked on."""
    a = k - 1
    if s.low(a) not in ("a", "an", "our"):
        return False
    apposed = s.low(a - 1) == "," and s.tokens[a - 2].text[0].isupper()
    made = s.low(a - 1) in g.auxiliaries or s.low(a - 1) in g.words["making_verbs"]
    return a > 1 and (apposed or made)


def _kind(g: Grammar, s: Sentence, k: int) -> str | None:
    """Whether token k names a known model or data set."""
    t = s.tokens[k]
    if k in s.quantities and t.text[-1:] in "BMr":
        if _itself(g, s, k):
            return None
        head = s.low(g.phrase_end(s, k + 1) - 1)
        return "models" if head.rstrip("s") in g.words["sized_things"] else None
    if t.text.isalpha() and t.text.islower():
        return None  # the most of all words, told at once
    if not any(c.isupper() or c.isdigit() for c in t.text) or s.hardware_at[k] is not None:
        return None
    if k == 0 and t.text[1:].islower():
        return None  # "Retrieval quality rises by 4%"
    if _PICTURE.fullmatch(t.text):
        return "data" if s.low(k + 1).rstrip("s") in g.words["pictures"] else None
    before = (s.low(k - 1), s.words(k - 2, k).lower())
    if not g.words["before_others"].isdisjoint(before):
        return None  # "judged by GPT-4", "close to GPT-4"
    letters = len(t.low)
    for i, c in enumerate(t.low):
        if not c.isalpha():
            letters = i
            break
    stem = t.low[:letters]
    numbered = any(c.isdigit() for c in t.text)
    endings = g.words["yardstick_endings"]
    if stem in g.words["known_data"] or (t.low.endswith(tuple(endings)) and t.low not in endings):
        return "data" if len(stem) > 2 else None
    known = stem in g.words["known_models"] and (numbered or len(stem) > 3)
    return "models" if known and s.metric_at[k] is None else None  # not "a CLIP score"
