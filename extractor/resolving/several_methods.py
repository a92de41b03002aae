"""Several methods in a sentence: one for each value, one value for each, values told before."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.known_names import data_alone
from extractor.linking.noun_phrases import noun_list
from extractor.resolving.beside_value import achievers
from extractor.resolving.subject import find_subject

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_NEAR_START = 2
_STANDING_FOR = ("it", "its", "their", "they")


def methods_in_parallel(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "Lark-S and Lark-L reach 79% and 84%": as many named subjects as listed values."""
    _tried_in_parallel(g, s, drafts)
    for n, d in enumerate(drafts):
        run = [o for o in drafts if o.reach == d.reach]
        if len(run) < 2 or (n and drafts[n - 1].reach == d.reach):
            continue
        if "parallel-methods" in d.rules:
            continue
        subject = find_subject(g, s, d.at)
        if subject is None or data_alone(g, s, *subject):
            continue
        sizes = _sizes(s, *subject)
        if len(sizes) == len(run):
            for o, name in zip(run, sizes, strict=True):
                o.method = name
                o.note("parallel-methods")
            continue
        names, spans = _subjects(g, s, subject)
        named = all(any(_proper(g, s, k) for k in range(a, b)) for a, b in spans)
        told = s.respectively(run[-1].at) > 0
        told = told and not any(o.baselines for o in run)
        if told and len(names) != len(run) and run[0].kind == "absolute":
            names, spans = _in_small_letters(g, s, *subject)
        aside = any(s.tokens[k].text == "(" for a, b in spans for k in range(subject[0], a))
        each = len(names) == len(run) and (named or told) and not aside
        each = each and names != [b for o in run for b in o.baselines]  # "A and B are outperformed"
        if each and spans[-1][1] <= subject[1]:
            for o, name in zip(run, names, strict=True):
                o.method = name
                o.note("parallel-methods")


def _proper(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k is part of a name: "Heron", "vLLM"."""
    return s.tokens[k].text[0].isupper() or g.scanner.is_name(s.tokens[k])


def _sizes(s: Sentence, first: int, last: int) -> list[str]:
    """As in "Lark-S/M/L reach": Lark-S, Lark-M and Lark-L; none where no sizes are slashed."""
    stem, hyphen, size = s.tokens[first].text.rpartition("-")
    slashed = all(s.tokens[k].text == "/" for k in range(first + 1, last, 2))
    parts = [s.tokens[k].text for k in range(first + 2, last, 2)]
    if not (hyphen and stem and parts and slashed and (last - first) % 2):
        return []
    alike = {part[:1].isdigit() for part in (size, *parts)}
    short = len(alike) == 1 and all(len(part) < 6 and part.isalnum() for part in parts)
    return [f"{stem}-{part}" for part in (size, *parts)] if short else []


def side_by_side(g: Grammar, s: Sentence, drafts: list[Draft], names: PaperNames) -> None:
    """As in "54 ms for Heron and 43 ms for Lark", "61% (Heron) and 70% (Lark)": each has its own.

    Also "a 2x gain for Lark-S and 3x for Lark-L", where all of them are the paper's own.
    One of them has to be the paper's own, for what stands behind "for" may be a language or a task.
    """
    for metric, kind in dict.fromkeys((d.metric, d.kind) for d in drafts):
        run = [d for d in drafts if (d.metric, d.kind) == (metric, kind)]
        if len(run) < 2 or (kind == "absolute" and any(d.baselines for d in run)):
            continue
        told = [_of_whom(g, s, d) for d in run]
        if kind != "absolute" and not all(name and names.own(name) for name, _ in told):
            continue  # "a 2x speedup for long songs and 3x for short ones"
        owners = [name for name, _ in told if name]
        itself = names.main if names.yardstick else None  # no one's, if it is a benchmark
        ours = any(own or (names.own(name) and name != itself) for name, own in told)
        if len(set(owners)) != len(run) or not ours:
            continue
        for d, name in zip(run, owners, strict=True):
            d.method = names.aliases.get(name.lower(), name)
            d.setting = [x for x in d.setting if x != name]
            d.note("parallel-methods")


def _of_whom(g: Grammar, s: Sentence, d: Draft) -> tuple[str, bool]:
    """Whose a value is by what follows it, and whether that is said to be ours."""
    k = d.at + 1 if s.low(d.at + 1) == "(" else d.reach + 1
    k += g.change_adjective(s, k)
    span = s.metric_at[k] or s.implied_at[k] if k < len(s.tokens) else None
    k = span.last if span is not None else k
    if s.low(k) == "of":
        k = next((x for x in range(k, k + 5) if s.low(x) in ("for", "with")), k)
    if s.low(k) not in ("(", "for", "with"):
        return "", False
    found, spans, end = noun_list(g, s, k + 1)
    if len(found) != 1 or (s.low(k) == "(" and s.low(end) != ")"):
        return "", False
    first, last = spans[0]
    inside = range(first, last)
    staged = any(tag.startswith("phase.") for x in inside for tag in s.tags[x])
    made = s.low(last - 1) in g.words["method_nouns"] | g.words["rival_nouns"]
    named = s.tokens[first].text[0].isupper() or g.scanner.is_name(s.tokens[first])
    if staged or any(s.hardware_at[x] for x in inside) or not (made or named):
        return "", False
    return found[0], s.low(k + 1) == "our" and made


def _subjects(
    g: Grammar, s: Sentence, subject: tuple[int, int]
) -> tuple[list[str], list[tuple[int, int]]]:
    """The names that a subject lists, and their spans, none past its verb."""
    names, spans, _ = noun_list(g, s, subject[0])
    if spans and spans[-1][0] < subject[1] < spans[-1][1]:
        spans[-1] = spans[-1][0], subject[1]
        names[-1] = s.words(*spans[-1])  # "A and B solve"
    if joined := _joined_before(g, s, subject[0]) if len(names) == 1 else None:
        return [s.words(*joined), *names], [joined, *spans]
    last = spans[-1][1] if spans else subject[1]
    last += s.low(last) == ","
    if s.low(last) == "and" and last + 1 < subject[1] and _proper(g, s, last + 1):
        names, spans = [*names, s.words(last + 1, subject[1])], [*spans, (last + 1, subject[1])]
    return names, spans


def _in_small_letters(
    g: Grammar, s: Sentence, first: int, last: int
) -> tuple[list[str], list[tuple[int, int]]]:
    """As in "A random forest and a CNN reach": the things that a subject lists, and their spans."""
    spans: list[tuple[int, int]] = []
    begin = first
    for k in range(first, last + 1):
        staged = k < last and any(tag.startswith("phase.") for tag in s.tags[k])
        if k < last and (staged or s.metric_at[k] is not None or s.low(k).endswith("ing")):
            return [], []  # "The accuracy and the recall", "Training and inference"
        if k < last and (s.low(k) in g.prepositions or s.low(k) == "that"):
            return [], []  # "The accuracy of a forest and of a tree"
        if k == last or s.low(k) in (",", "and"):
            begin += s.low(begin) in g.determiners
            spans += [(begin, k)] if begin < k else []
            begin = k + 1
    return [s.words(*span) for span in spans], spans


def _joined_before(g: Grammar, s: Sentence, first: int) -> tuple[int, int] | None:
    """As in "Wren-5 and the best open model, Heron, reach": Wren-5, of Heron between its commas."""
    the = next((k for k in range(first - 2, max(1, first - 7), -1) if s.low(k) == "the"), 0)
    ranked = any(s.low(k) in g.words["leading_adjectives"] for k in range(the, first - 1))
    if not (the and ranked and s.low(first - 1) == "," and s.low(the - 1) == "and"):
        return None
    begin = the - 1
    while begin > 0 and (s.tokens[begin - 1].text[0].isupper() or begin - 1 in s.quantities):
        begin -= 1
    return (begin, the - 1) if begin < the - 1 and s.tokens[begin].text[0].isupper() else None


def one_each(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "Heron and Wren reach 96%": the value of both is a claim of each."""
    for n, d in enumerate(list(drafts)):
        named = [name for o in drafts[:n] for name in (o.method, *o.baselines) if name]
        told = list(dict.fromkeys(named))
        if d.method == "both" and len(told) == 2:
            _share_value(drafts, d, told)  # "A gains 5% over B, while both reach 67%"
            continue
        if len(both := achievers(g, s, d)) > 1:
            _share_value(drafts, d, both)
            continue
        subject = find_subject(g, s, d.at) if d.kind == "absolute" else None
        if subject is None or not (
            (d.rules[-1] == "subject" and " and " in (d.method or ""))
            or (d.rules[-1] == "named-subject" and _all_of_them(s, d, *subject))
        ):
            continue
        names, spans = _subjects(g, s, subject)
        names = [re.sub(r",? (?:both|each)$", "", name) for name in names]
        proper = all(s.tokens[a].text[0].isupper() for a, _ in spans)
        if len(names) > 1 and proper and spans[-1][1] + 2 >= subject[1]:
            _share_value(drafts, d, names)


def _all_of_them(s: Sentence, d: Draft, first: int, last: int) -> bool:
    """As in "Lark and Heron reach 71%", "Lark and Heron each reach": nothing but two names."""
    if s.low(last - 1) in ("both", "each"):
        return True
    first += s.low(first) == "both"
    inside = s.tokens[first:last]
    at_once = not any(last <= k < d.at for k in s.quantities)  # not "A and B take 3 s, the latter"
    return at_once and len(inside) == 3 and inside[1].low == "and" and inside[2].text[0].isupper()


def of_those_measured(drafts: list[Draft], names: PaperNames) -> None:
    """As in "strong readers reach 90% recall, full recall stays at 39%": what a benchmark measures.

    A level is never the benchmark's own where the sentence has just said whose levels it tells.
    """
    for a, b in pairwise(drafts):
        unsaid = b.method == names.main and "own-method" in b.rules and b.kind == "absolute"
        told = a.method != names.main and {"subject", "measured-models"} & set(a.rules)
        if names.yardstick and unsaid and told and a.kind == "absolute":
            b.method = a.method
            b.rules[b.rules.index("own-method")] = "measured-models"


def carry_method(g: Grammar, s: Sentence, drafts: list[Draft], before: list[Draft]) -> None:
    """Let what nothing tells be of what the values before are: "Our bot reaches 9%. 4% are".

    As well "Lark is 2x faster. It uses 40% less memory", where nothing else names Lark.
    """
    own = [o for o in before if o.method and "own-phrase" in o.rules]
    opened = (k for k in range(len(s.tokens)) if k == 0 or s.low(k - 1) in (",", "and"))
    it = next((k for k in opened if _stands_for(s, k)), len(s.tokens))
    for d in drafts:
        subject = find_subject(g, s, d.at) if d.method is None and not own else None
        spoken = subject is not None and it in range(*subject)
        spoken = spoken and "that" not in (s.low(k) for k in range(it, d.at))
        last = own[-1:] or (before[-1:] if spoken else [])
        if d.method is None and last and last[0].own:
            d.method = last[0].method
            d.rules[:] = ["own-phrase" if rule == "no-method" else rule for rule in d.rules]


def _stands_for(s: Sentence, k: int) -> bool:
    """Whether a pronoun speaks of what the values before are of; not "Users like it, and they"."""
    return s.low(k) in _STANDING_FOR and (k <= _NEAR_START or s.low(k).startswith("it"))


def _share_value(drafts: list[Draft], d: Draft, names: list[str]) -> None:
    """Put a draft of each name in the place of one that holds of all."""
    d.method = names[0]
    twins = [replace(d, method=name, rules=list(d.rules)) for name in names[1:]]
    at = drafts.index(d) + 1
    drafts[at:at] = twins


def _tried_in_parallel(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "we fine-tuned A and B, achieving 90% and 88%, respectively": of A and of B.

    Also "we release A and B, achieving 90 FPS (3x faster) and 40 FPS (7x faster), respectively".
    """
    ends = s.respectively()
    names, end = _tried(g, s) if ends else ([], 0)
    told = [d for d in drafts if end < d.at < ends]
    listed = [d for d in told if s.bracket(d.at) is None]
    if listed and _with_one_s_own_subject(g, s, listed[0].at, end):
        return
    if not names or any(d.baselines and d in listed and len(told) == len(listed) for d in told):
        return
    runs = [[o for o in listed if o.reach == d.reach] for d in listed]
    if len(listed) == len(names):
        runs = [listed]
    elif any(len(run) != len(names) for run in runs):
        return
    for run in runs:
        for o, name in zip(run, names, strict=True):
            o.method = name
    for before, d in pairwise(told):
        d.method = d.method if d in listed else before.method
    for d in told:
        d.note("parallel-methods")


def _with_one_s_own_subject(g: Grammar, s: Sentence, at: int, after: int) -> bool:
    """As in "we tested A and B and find that Lark beats them by 4% and 5%": of Lark."""
    subject = find_subject(g, s, at)
    return subject is not None and subject[0] >= after and _proper(g, s, subject[0])


def _tried(g: Grammar, s: Sentence) -> tuple[list[str], int]:
    """As in "we fine-tuned A and B, achieving": the names that we tried or made, and their end."""
    we = next((k for k in range(len(s.tokens)) if s.low(k) == "we"), len(s.tokens))
    for k in range(we + 1, len(s.tokens)):
        if s.low(k) in g.words["trying_verbs"] or s.low(k) in g.words["making_verbs"]:
            names, spans, end = noun_list(g, s, _past_two_models(s, k + 1))
            named = all(s.tokens[a].text[0].isupper() for a, _ in spans)
            if names and s.low(spans[-1][1] - 1) in g.heads and s.low(end - 1).endswith("s"):
                names[-1] = names[-1].rsplit(" ", 1)[0]  # "A and B architectures"
            if len(names) > 1 and named and _goes_on_about_them(s, end):
                return names, end
    return [], 0


def _goes_on_about_them(s: Sentence, end: int) -> bool:
    """As in "A and B on GLUE, achieving", "A and B, which reach": no new subject comes."""
    comma = next((k for k in range(end, len(s.tokens)) if s.low(k) in (",", "which", "that")), end)
    following = s.low(comma + (s.low(comma) == ","))
    return following.endswith("ing") or following in ("that", "which")


def _past_two_models(s: Sentence, first: int) -> int:
    """As in "we present two models, A and B, achieving": where A begins."""
    near = range(first + 1, min(first + 6, len(s.tokens)))
    comma = next((k for k in near if s.tokens[k].text in ",:"), 0)
    counted = s.tokens[first].quantity is not None if comma else False
    return comma + 1 if counted and s.low(comma - 1).endswith("s") else first
