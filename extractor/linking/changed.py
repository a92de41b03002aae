"""The object of a change as its baseline: what is improved, replaced, made faster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.draft import GAINS
from extractor.linking.noun_phrase import may_be_named, owner
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_SIZED = re.compile(r"\d[BM](?![a-z])|[a-z]\d\.\d")  # "Teal-7B", "Teal2.5"
_VERSIONED = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*-\d")  # "Heron-2"
_FILED = re.compile(r"[a-z]+\.[a-z]+")  # "heron.cpp"
# "NightHeron-XL", "WrenDB++"
_COMPOUND = re.compile(r"[A-Z]*[a-z]+[A-Z][A-Za-z]*-[A-Z]+|[A-Za-z]*[a-z][A-Z]+[#+]+")
_MADE_FROM = ("compressed", "distilled", "pruned", "quantized", "slimmed")
_RAISING = ("improv", "enhanc", "boost", "acceler", "elevat", "lift")
_IMPROVING = (*_RAISING, "speed", "advanc")


def whose_it_was(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "complements existing detectors, improving their recall by 5%": whose it was."""
    at = drafts[0].metric_at
    their = next((k for k in range(drafts[0].at) if s.low(k) == "their"), None)
    if at is None or their is None or not their < at < their + 5:
        return []
    if systems := _systems_worked_with(g, s, their):
        return systems
    for k in range(their - 1, -1, -1):
        if s.low(k) == "existing" or s.low(k) in g.words["reference_adjectives"]:
            return noun_list(g, s, k)[0]
    return []


def _systems_worked_with(g: Grammar, s: Sentence, their: int) -> list[str]:
    """As in "works with Heron and Teal and improves their throughput by 2x": both by name."""
    joined = their - 2 if g.change_verb(s, their - 1) else 0
    if s.low(joined) not in (",", "and"):
        return []
    joined -= s.words(joined - 1, joined + 1) == ", and"
    for k in range(joined - 3, max(0, joined - 10), -1):
        if s.low(k - 1) in ("into", "to", "with") or g.verb(s, k - 1):
            names, spans, end = noun_list(g, s, k)
            named = _all_systems(g, s, spans)
            return names if len(names) > 1 and end == joined and named else []
    return []


def replaced_object(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "replaces the dense layers with experts, cutting FLOPs by 2x": what is replaced."""
    for k in range(min(d.at for d in drafts) - 1):
        if s.low(k) in g.words["going_over"] and s.low(k + 1) == "from" and k < 3:
            names, _, end = noun_list(g, s, k + 2)  # "switching from FP16 to FP8"
            if len(names) == 1 and s.low(end) == "to":
                return names
        if s.words(k, k + 2) == "replacement for" and s.low(k - 1) in ("-", "drop-in", "in"):
            names, spans, end = noun_list(g, s, k + 2)  # "a drop-in replacement for Heron"
            if len(names) == 1 and _a_system(g, s, spans[0][0]):
                return names
        made = s.low(k) in _MADE_FROM and s.low(k + 1) == "from"
        if made and (old := _taught_by(g, s, k)):
            return old
        if s.low(k) in g.words["converting_verbs"] and (old := _converted(g, s, k)):
            return old
        if s.low(k) not in g.words["replacing_verbs"]:
            continue
        names, spans, end = noun_list(g, s, k + 1)
        if _among_other_means(s, k):
            continue
        if len(names) == 1 and " with " in names[0]:
            return [names[0].partition(" with ")[0]]  # "replaces attention with convolutions"
        if len(names) == 1 and s.low(0) in ("if", "once", "when") and s.low(end) in (",", "in"):
            return names  # "When Lark replaces Heron, latency falls by 30%"
        if names and any(s.low(x) in ("with", "into", "by") for x in range(end, end + 5)):
            return names
        does = s.low(end) == "and" and s.low(k).endswith("s") and g.verb(s, end + 1)
        if does and _all_systems(g, s, spans):
            return names  # "Lark replaces Heron and is 3x faster"
    better = [d for d in drafts if d.direction is not None and _gains(g, d)]
    return _replaced_behind(g, s, better[-1].reach) if better else []


def _among_other_means(s: Sentence, k: int) -> bool:
    """As in "by replacing A with B and pruning channels": the gain is no longer one on A alone."""
    if s.low(k - 1) != "by" or not s.low(k).endswith("ing"):
        return False
    near = range(k + 2, min(k + 14, len(s.tokens) - 1))
    edge = next((x for x in near if s.tokens[x].text in ",;.:("), near.stop)
    return any(s.low(x) == "and" and s.low(x + 1).endswith("ing") for x in range(k + 2, edge))


def _gains(g: Grammar, d: Draft) -> bool:
    """Whether a change is one for the better."""
    good = g.rules.metrics[d.metric or "score"].good
    return d.direction == ("increase" if good == "up" else "decrease")


def _replaced_behind(g: Grammar, s: Sentence, last: int) -> list[str]:
    """As in "falls by 30% when LRU is replaced by Lark", "after switching from LRU to Lark"."""
    for k in range(last + 1, len(s.tokens) - 3):
        if s.low(k) not in ("after", "by", "if", "once", "when"):
            continue
        doing = s.low(k + 1) in g.words["replacing_verbs"]
        going = s.words(k + 1, k + 3) in ("migrating from", "switching from")  # no "from day to"
        names, _, end = noun_list(g, s, k + 1 + doing + 2 * going)
        passive = s.words(end, end + 2) in ("is replaced", "are replaced")
        done = passive or (doing and s.low(end) in ("by", "with")) or (going and s.low(end) == "to")
        if len(names) == 1 and done:
            return [names[0].partition(" with ")[0]]
        if doing and len(names) == 1 and " with " in names[0]:
            return [names[0].partition(" with ")[0]]
    return []


def _taught_by(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "Distilled from Teal-L, Lark is 5x smaller": the teacher, by name; or nothing.

    Or what it was cut from: "Lark, pruned from Teal-L, is 5x faster".
    """
    names, spans, end = noun_list(g, s, k + 2)
    known = {"teacher", *g.words["rival_nouns"]}
    noun = spans[0][1] - 1 if spans else 0
    named = may_be_named(g, s, noun) and s.low(noun) not in g.words["known_data"]
    told = bool(spans) and (named or s.low(noun) in known)
    return names if len(names) == 1 and told and s.low(end) in (",", "is", "that", "which") else []


def _converted(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "turns sequential decoding into a parallel one, gaining 2x": how it was done before."""
    names, spans, end = noun_list(g, s, k + 1)
    into = next((x for x in range(end, end + 4) if s.low(x) == "into"), 0)
    if len(names) != 1 or not into or any(s.tokens[x].text in ",;:" for x in range(end, into)):
        return []
    ways = g.words["doing_nouns"] | g.words["technique_nouns"] | g.words["ways_of_working"]
    head = next((x for x in range(*spans[0]) if s.low(x) in g.prepositions), spans[0][1]) - 1
    return names if s.low(head) in ways else []


def improved_object(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "improves existing detectors, gaining 8%": what is improved is the baseline."""
    for k in range(min(d.at for d in drafts) - 1):
        if g.change_verb(s, k) and s.low(k).startswith(_RAISING):
            start = k + 1 + (s.low(k + 1) == "both")
            while s.low(start) in g.determiners:
                start += 1
            if s.low(start) in ("performance", "accuracy", "quality") and s.low(start + 1) == "of":
                start += 2
            span = s.metric_at[start] if start < len(s.tokens) else None
            spent = span is not None and g.rules.metrics[span.ids[0]].family != "quality"
            if spent and span is not None and s.low(span.last) == "of":
                return []  # "improves the throughput of Heron-7B": that is the workload
            known = g.words["foreign_adjectives"] | g.words["reference_adjectives"]
            if s.low(start) in known or s.low(start) == "existing":
                names, spans, _ = noun_list(g, s, start)
                measured = any(s.metric_at[x] is not None for a, b in spans for x in range(a, b))
                return [] if measured else names[:1]
            names = noun_list(g, s, start)[0]
            ours = {"our", "own", "proposed"} & {s.low(x) for x in range(k + 1, start + 2)}
            if len(names) == 1 and names[0].endswith((" baseline", " baselines")) and not ours:
                return names  # "improves strong baselines"
            models = _named_models(g, s, start)
            if models and (s.low(k - 1) != "to" or _its_own(s, start)):
                return models
            if systems := _systems_reworked(g, s, start):
                return systems
    return []


def _systems_reworked(g: Grammar, s: Sentence, start: int) -> list[str]:
    """As in "improves Heron by reducing its latency by 30%": the systems, by name."""
    names, spans, end = noun_list(g, s, start)
    by_doing = s.low(end) == "by" and s.low(end + 1).endswith("ing")
    named = by_doing and _all_systems(g, s, spans)
    return names if named else []


def _its_own(s: Sentence, start: int) -> bool:
    """As in "we tune it to enhance Wren-7B, raising its recall by 9%": what it had before."""
    comma = next((k for k in range(start, min(start + 8, len(s.tokens))) if s.low(k) == ","), 0)
    return comma > 0 and s.low(comma + 1).endswith("ing") and s.low(comma + 2) in ("its", "their")


def _named_models(g: Grammar, s: Sentence, start: int) -> list[str]:
    """As in "improves Heron-7B and Wren-8B on all tasks, with gains of 9%": the models."""
    names, spans, end = noun_list(g, s, start)
    tokens = [x for a, b in spans for x in range(a, b)]
    if not names or any(s.metric_at[x] is not None or x in s.quantities for x in tokens):
        return []
    heads = [b - 1 - (s.low(b - 1) in ("model", "models") and b - a > 1) for a, b in spans]
    models = all(_a_model(g, s, x) for x in heads)
    closed = s.low(end) in ("across", "by", "in", "on", "over", ",", "without")
    return names if models and closed else []


def _a_model(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k names a model of a known family, or by its size."""
    return g.scanner.of_a_family(s.tokens[k]) or sized_name(g, s, k)


def sized_name(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "Heron-7B", "Wren2.5-V": the name of a model that tells its size or version."""
    return g.scanner.is_name(s.tokens[k]) and _SIZED.search(s.tokens[k].text) is not None


def _measures(g: Grammar, name: str) -> bool:
    """Whether a phrase names a measure ("the baseline accuracy") and no rival."""
    return name.split()[-1].lower() in g.words["measure_nouns"]


def changed_object(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "cuts the error of the base model by 3%", "speeds up the original model by 2x"."""
    j = d.at - 1
    steps = 0
    if "from-to" in d.rules:
        j = next((k for k in range(d.at - 1, max(-1, d.at - 8), -1) if s.low(k) == "from"), -1)
        return _reference_before(g, s, j) if j > 0 else []
    while j >= 0 and s.low(j) != "by" and steps < 8:
        if not (g.qualifier(s, j) or s.low(j) in ("a", "an", "the", "factor", "of", "~")):
            return []
        j -= 1
        steps += 1
    if j < 0 or s.low(j) != "by":
        return []
    return _reference_before(g, s, j)


def next_improved(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "lifts Wren from 41 to 48 and Tern from 39 to 47": Tern, of the second change."""
    j = next((k for k in range(d.at - 1, max(-1, d.at - 8), -1) if s.low(k) == "from"), 0)
    first = g.phrase_start(s, j)
    joined = s.low(first - 1) == "and" and first - 2 in s.quantities and first < j
    named = joined and "from-to" in d.rules and may_be_named(g, s, first)
    plain = all(s.metric_at[k] is None and s.hardware_at[k] is None for k in range(first, j))
    return [s.words(first, j)] if named and plain else []


def named_object(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "improves Heron-7B by 3%", "Heron-7B's accuracy", "accelerates Heron-7B training by".

    What is improved, where it is named and its name looks like no measure.
    """
    j = g.before_qualifiers(s, d.at, ("a", "an", "factor", "of", "~"))
    if "from-to" in d.rules:
        j = next((k for k in range(d.at - 1, max(-1, d.at - 8), -1) if s.low(k) == "from"), j)
    v = j - 1
    while v >= 0 and not (g.change_verb(s, v) or s.implied_at[v] is not None):
        parted = s.tokens[v].text in ",;:()" and not _lists_names(s, v)
        if parted or s.tokens[v].quantity is not None or j - v > 12:
            return []
        v -= 1
    if s.low(j) not in ("by", "from"):
        if made := _made(g, s, d):
            return made
        if d.kind == "absolute":
            return []
        j += s.low(j) != "("  # "accelerates Heron up to 2x", "boosts Heron-7B (up to 12%)"
    v -= s.low(v) == "up"  # "speeds up Heron-7B by"
    if v < 0 or g.noun_use(s, v):
        return []
    if (theirs := _a_system_before(g, s, j)) and not replaced_object(g, s, [d]):
        return theirs
    whose = next((k for k in range(v + 1, min(v + 5, j)) if s.low(k) == "'s"), None)
    if not s.low(v).startswith(_IMPROVING) and whose is None:
        return []
    first = v + 1 + (s.low(v + 1) == "up")
    while first < j and (s.low(first) in g.determiners or s.low(first) in g.adverbs):
        first += 1
    of = next((k for k in range(first, j) if s.low(k) == "of"), None)
    if of is not None:
        measure = s.metric_at[of - 1]
        if measure is None or g.rules.metrics[measure.ids[0]].family != "quality":
            return []  # "the throughput of Llama-70B inference": that is the workload
        first = of + 1
    names, spans, end = noun_list(g, s, first)
    if names and whose is not None and s.tokens[whose - 1].text[0].isupper():
        return [s.words(spans[0][0], whose)]
    faster = s.low(v).startswith(("acceler", "speed")) and of is None
    raised = faster or (of is None and whose is None and end == j)
    if not names or not all(_told_by_name(g, s, *x, raised, faster and end == j) for x in spans):
        return []
    possessive = next((k for k in range(first, j) if s.low(k) == "'s"), None)
    if possessive is not None:
        return [s.words(spans[0][0], possessive)]
    if any(s.metric_at[k] is not None for k in range(first, j)):
        return []
    if any(a_yardstick(g, name) for name in names):
        return []  # "improves Wren-Bench from 52.6 to 60.1"
    if s.low(v).startswith(("acceler", "speed")) and s.low(end - 1) in ("model", "models"):
        return []  # "accelerates the Heron model by 6%": that is the workload
    if len(names) == 1 and s.low(end - 1) in ("training", "inference", "decoding"):
        return [s.words(spans[0][0], end - 1)]
    return names if end == j else []


def _lists_names(s: Sentence, k: int) -> bool:
    """Whether token k is the comma in "Heron, Teal, and Wren"."""
    after = k + 1 + (s.low(k + 1) == "and")
    named = after < len(s.tokens) and s.tokens[after].text[0].isupper()
    return s.tokens[k].text == "," and named and s.tokens[k - 1].text[0].isupper()


def _told_by_name(
    g: Grammar, s: Sentence, first: int, last: int, raised: bool, alone: bool
) -> bool:
    """As in "accelerates Heron-7B", and where nothing stands behind it "Heron" or "HERON"."""
    if _named(g, s, first, last) or (raised and _titled(g, s, first, last)):
        return True
    return alone and last - first == 1 and _in_capitals(g, s, first)


def _a_system_before(g: Grammar, s: Sentence, end: int) -> list[str]:
    """As in "cuts the latency of Heron from 9 ms to 5 ms", "by 2x": the system before token `end`.

    Not "of Llama-70B", "of Heron training": that is the workload.
    """
    of = next((k for k in range(end - 2, max(0, end - 6), -1) if s.low(k) == "of"), 0)
    names, spans, last = noun_list(g, s, of + 1) if of else ([], [], 0)
    if last != end:
        return []
    if all(_others(g, s, a, b) for a, b in spans):
        return names
    named = s.low(of + 1) not in g.determiners and _all_systems(g, s, spans)
    return names if named else []


def _others(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "the latency of popular engines", "of its 16-bit counterpart": rivals without a name.

    Not "of popular models": those are what is worked on.
    """
    noun = s.low(last - 1)
    if noun in g.words["rival_nouns"]:
        return True
    told = s.low(first) in g.words["foreign_adjectives"] or s.low(first) == "popular"
    return told and noun in g.words["rival_systems"] and s.metric_at[last - 1] is None


def _all_systems(g: Grammar, s: Sentence, spans: list[tuple[int, int]]) -> bool:
    """Whether all words of these spans are names of systems."""
    return all(_a_system(g, s, k) for first, last in spans for k in range(first, last))


def _a_system(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k is a name in mixed case of no device, no model and no data set."""
    word = s.tokens[k].text
    mixed = word.istitle() or (word.isalpha() and not word.islower() and not word.isupper())
    compound = _VERSIONED.fullmatch(word) or _COMPOUND.fullmatch(word)
    if _FILED.fullmatch(word):
        return g.scanner.is_name(s.tokens[k])  # "llama.cpp"
    mixed = mixed or compound is not None
    known = s.low(k) in g.words["known_models"] | g.words["known_data"]
    stem = s.low(k).partition("-")[0]
    known = known or (compound is not None and stem in g.words["known_models"])
    known = known or (compound is not None and stem in g.words["known_data"])
    device = s.hardware_at[k] is not None
    return mixed and may_be_named(g, s, k) and not (known or device or _a_model(g, s, k))


def _named(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase has a name in it, no measure at a rank and no abbreviation."""
    return any(
        g.scanner.is_name(s.tokens[k])
        and "@" not in s.tokens[k].text
        and not s.tokens[k].text.isupper()
        for k in range(first, last)
    )


def _titled(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "accelerates Heron by 2x", "boosts Night Heron by 3%": a name that any word may be."""
    return all(
        s.tokens[k].text.istitle()
        and may_be_named(g, s, k)
        and s.hardware_at[k] is None
        and s.low(k) not in g.words["known_data"]
        for k in range(first, last)
    )


def _in_capitals(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "accelerates HERON by 2x": a name, no model, technique or calculation by its initials.

    Not "accelerates GEMM by 2x", "accelerates BERT by 2x": that is the workload.
    """
    word = s.tokens[k].text
    low = word.lower()
    lists = ("calculations", "known_data", "known_models", "not_names", "technologies")
    known = any(low in g.words[name] for name in lists)
    device = s.hardware_at[k] is not None
    return (
        word.isalpha()
        and word.isupper()
        and len(word) > 3
        and not (known or device or s.metric_at[k] is not None)
    )


def named_again(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "improves Heron-7B from 40% to 52% and Wren-8B from 44% to 54%": the second name."""
    j = next((k for k in range(d.at - 1, max(0, d.at - 5), -1) if s.low(k) == "from"), 0)
    first = j
    while first > 0 and s.tokens[first - 1].is_word and s.low(first - 1) != "and":
        first -= 1
    models = range(first, j)
    named = 0 < len(models) < 4 and s.low(first - 1) == "and"
    k = first - 2
    if s.low(k) == ")":
        k = next((x for x in range(k, 0, -1) if s.low(x) == "("), 1) - 1  # "52% (+12%) and"
    measured = any(s.metric_at[x] is not None for x in models)
    if not named or measured or k not in s.quantities or s.low(k - 1) != "to":
        return []
    name = s.words(first, j)
    sized = any("-" in s.tokens[x].text and g.scanner.is_name(s.tokens[x]) for x in models)
    return [name] if sized and not a_yardstick(g, name) else []


def a_yardstick(g: Grammar, name: str) -> bool:
    """Whether a name is that of a benchmark ("Wren-Bench")."""
    return name.lower().endswith(tuple(g.words["yardstick_endings"]))


def _made(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "makes Heron 2x faster": what is made faster, where it is named."""
    for k in range(d.at - 1, max(-1, d.at - 6), -1):
        if s.low(k) in ("makes", "making", "make", "renders", "rendering"):
            names, spans, end = noun_list(g, s, k + 1)
            named = all(not s.tokens[b - 1].text.islower() for _, b in spans)
            return names if end == d.at and named else []
    return _enabled(g, s, d) if d.kind in GAINS else []


def _enabled(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "enables Heron to achieve 2x higher throughput", "lets Heron run 2x faster": Heron."""
    verb = g.before_qualifiers(s, d.at, ("a", "an"))
    verb -= s.low(verb - 1) == "be"  # "lets Heron be trained 2x faster"
    to = verb - 1 if s.low(verb - 1) == "to" else verb
    for k in range(to - 2, max(-1, to - 8), -1):
        if s.low(k) in g.words["letting_verbs"]:
            names, spans, end = noun_list(g, s, k + 1)
            named = _all_systems(g, s, spans)
            return names if names and end == to and named and verb > k + 1 else []
        if not s.tokens[k].is_word:
            return []
    return []


def _size_inside(s: Sentence, k: int) -> bool:
    """As in "a base 32B model": a size between an adjective and its noun."""
    return s.tokens[k].text[-1] in "BM" and s.low(k + 1) in ("model", "models", "variant")


def _reference_before(g: Grammar, s: Sentence, j: int) -> list[str]:
    """The phrase before token j, within its clause, that names what is being changed."""
    k = j - 1
    if s.tokens[k].text == ")":
        while k > 0 and s.tokens[k].text != "(":
            k -= 1
    while k >= 0 and s.tokens[k].text not in ",;:" and j - k < 14:
        if s.tokens[k].quantity is not None and not _size_inside(s, k):
            break
        known = s.low(k) in g.words["reference_adjectives"] or s.low(k) == "state-of-the-art"
        if known and s.metric_at[k] is None:
            first = k
            while (
                first > 0
                and not g.stops_phrase(s, first - 1)
                and s.low(first - 1) not in g.determiners
                and s.metric_at[first - 1] is None
                and s.low(first - 1) not in g.words["implying_verbs"]
                and s.implied_at[first - 1] is None
            ):
                first -= 1
            lead = first - 1
            while lead > 0 and s.low(lead) in g.determiners:
                lead -= 1
            setting = s.low(lead) in ("in", "under", "with") and s.low(lead + 1) == "its"
            if s.has(lead, "comparator") or setting:
                return []  # "in its standard mode" and the rest changes by so much
            names, spans, _ = noun_list(g, s, first)
            if spans and s.low(spans[0][1] - 1) in ("measures", "metric", "metrics"):
                return []  # "reduces standard bias metrics by 30%"
            if names and "'s " in names[0]:
                return [names[0].split("'s ")[0]]
            if names and _measures(g, names[0]):
                whose = owner(g, names[0])
                return [whose] if whose else []
            return names
        if g.change_verb(s, k) or s.implied_at[k] is not None:
            break
        k -= 1
    return []
