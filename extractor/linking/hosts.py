"""What a method is put into, and whose levels its gains are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.changed import sized_name
from extractor.linking.noun_phrase import may_be_named
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_INTO = ("atop", "into", "on", "onto", "to", "with", "within")
_MACHINE = ("communication", "compute", "cost", "energy", "memory", "speed")


def hosts(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "Integrated into Heron, it gains 8%", "adding Lark to Wren-7B improves F1 by 2.1".

    The gain is one over the host as it was. Empty where no host is told, or where the host may be
    a data set ("applied to NestSet").
    """
    first = min(d.at for d in drafts)
    for k in range(first - 2):
        if s.low(k) in g.words["hosting_verbs"] and _opens(g, s, k):
            return _hosted(g, s, k, first, drafts)
        if s.low(k) in g.words["plugging_verbs"] and (existing := _existing(g, s, k)):
            return existing
        if s.low(k) in g.words["equipping_verbs"] and (equipped := _equipped(g, s, k)):
            return equipped
        if s.low(k) in g.words["extending_verbs"] and (extended := _extended(g, s, k, first)):
            return extended
        if s.low(k) in g.words["joined_with"] and (equipped := _that_was_equipped(g, s, k)):
            return equipped
    return []


def _equipped(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "Augmenting Heron with Lark improves recall by 3%", "By equipping it with": Heron."""
    names, spans, end = noun_list(g, s, k + 1)
    close = _past_the_tool(g, s, end)
    if not names or not close or not _opens(g, s, k):
        return []
    closed = s.low(close) == "," if s.low(k - 1) == "by" else g.change(s, close) or g.verb(s, close)
    return names if closed and all(_may_be_equipped(g, s, a, b) for a, b in spans) else []


def _extended(g: Grammar, s: Sentence, k: int, first: int) -> list[str]:
    """As in "extends Heron with paging and improves its speed by 2x": Heron as it was."""
    names, spans, end = noun_list(g, s, k + 1)
    its = next((x for x in range(end, first) if s.low(x) in ("its", "their")), 0)
    told = its and s.low(end) == "with" and g.change_verb(s, its - 1)
    told = told and s.low(its - 2) in ("and", ",", "to")
    return names if told and all(_may_be_equipped(g, s, a, b) for a, b in spans) else []


def _that_was_equipped(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "When equipped with Lark, Heron gains 3 points": what Heron was without it.

    Or as in "Heron equipped with Lark is 30% faster".
    """
    if s.low(k - 1) != "when" and k < 3:
        return _is_better_with(g, s, k)
    close = _past_the_tool(g, s, k + 1) if s.low(k - 1) == "when" else 0
    names, spans, end = noun_list(g, s, close + 1) if close and s.low(close) == "," else ([], [], 0)
    told = bool(names) and (g.verb(s, end) or g.change_verb(s, end))
    return names if told and all(_may_be_equipped(g, s, a, b) for a, b in spans) else []


def _is_better_with(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "Heron equipped with Lark is 30% faster": Heron, which opens the sentence."""
    close = _past_the_tool(g, s, k + 1)
    told = close > 0 and (g.verb(s, close) or s.low(close) in g.auxiliaries)
    told = told and s.hardware_at[close - 1] is None and not s.low(k - 1).endswith("s")
    return [s.words(0, k)] if told and _may_be_equipped(g, s, 0, k) else []


def _past_the_tool(g: Grammar, s: Sentence, k: int) -> int:
    """As in "with Lark", "with our cache": the token behind it, 0 if token k opens no such thing.

    What has no name is no system, as in "augmenting NestSet with synthetic images".
    """
    if s.low(k) != "with" or k + 2 >= len(s.tokens):
        return 0
    if s.low(k + 1) == "our":
        return g.phrase_end(s, k + 2)
    named = not s.tokens[k + 1].text.islower() and s.metric_at[k + 1] is None
    return k + 2 if named and k + 1 not in s.quantities else 0


def _may_be_equipped(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase is a name or one of others' systems, and surely no data set or device."""
    named = last - first == 1 and may_be_named(g, s, first) and first not in s.quantities
    known = s.low(first).partition("-")[0] in g.words["known_data"]
    device = any(s.hardware_at[x] for x in range(first, last))
    return (named or _a_system(g, s, first, last)) and not (known or device)


def _existing(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "integrates seamlessly into existing engines, improving speed by 3x": those."""
    into = k + 1 + s.low(k + 1).endswith("ly")
    names, _, end = noun_list(g, s, into + 1) if s.low(into) == "into" else ([], [], 0)
    others = g.words["foreign_adjectives"]
    told = any(s.low(x) in others for x in range(into + 1, end))
    told = told and len(names) == 1 and s.low(end) == ","
    doing = end + 1 + s.low(end + 1).endswith("ly")
    return names if told and s.low(doing).endswith("ing") and g.change_verb(s, doing) else []


def _hosted(g: Grammar, s: Sentence, k: int, first: int, drafts: list[Draft]) -> list[str]:
    """The hosts behind the verb at token k, where a statement of gains follows them."""
    into = _into(s, k, first)
    names, spans, end = noun_list(g, s, into) if into else ([], [], 0)
    if not names:
        return []
    last = end + 1 + (s.words(end, end + 2) == ", and")
    joined = s.low(last - 1) == "and" and last < first and may_be_named(g, s, last)
    if joined and (g.scanner.is_name(s.tokens[last]) or last > end + 1):
        names.append(s.tokens[last].text)  # "Adding it to A and B improves", "to A, B, and C"
        spans.append((last, last + 1))
        end = last + 1
    while s.low(end) == ")" or s.low(end).endswith("ly"):
        end += 1  # "with two engines (A and B) consistently improves"
    ours = s.low(k - 1) == "we"  # "We integrate it into A, improving its speed by 2x"
    set_off = s.low(k).endswith("ed") or s.low(k - 1) in ("by", "when", "we")
    closed = s.low(end) == "," if set_off else g.change(s, end) or g.verb(s, end)
    if ours:
        closed = _and_better(g, s, end)
    machine = [g.rules.metrics[d.metric or "score"].family in _MACHINE for d in drafts]
    speeds = any(machine)
    named = all(not _of_others(g, s, a) for a, _ in spans)
    moved = ["from-to" in d.rules for d in drafts]
    machines = all(m or o for m, o in zip(machine, moved, strict=True)) and not all(moved)
    if s.low(k).startswith("appl") and machines and named:
        return []  # "When applied to Wren-7B, it is 3x faster": where it is tried
    anything = speeds or not s.low(k).startswith(("add", "appl"))  # "applied to NestSet"
    held = all(_holds(g, s, a, b, anything) for a, b in spans)
    return names if closed and held and end <= first else []


def _and_better(g: Grammar, s: Sentence, end: int) -> bool:
    """As in ", improving its speed by 2x", "and improve its speed": what comes of it."""
    doing = s.low(end) == "," and s.low(end + 1).endswith("ing")
    its = s.low(end) == "and" and s.low(end + 2) in ("its", "their")
    return (doing or its) and g.change_verb(s, end + 1)


def _holds(g: Grammar, s: Sentence, first: int, last: int, anything: bool) -> bool:
    """Whether a method may be put into what a phrase names; `anything` in capitals may be such."""
    named = anything and not s.tokens[first].text.islower()
    named = named and s.low(first).partition("-")[0] not in g.heads  # "models-Heron"
    fresh = s.low(first - 1) in ("a", "an")  # "integrated into a robot": none that was there
    device = any(s.hardware_at[x] for x in range(first, last))
    return (named or _a_system(g, s, first, last)) and not (fresh or device)


def _opens(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "When applied to", "Adding Lark to", "When seamlessly integrated into": what begins."""
    while k > 0 and (s.low(k - 1) in g.adverbs or s.low(k - 1).endswith("ly")):
        k -= 1
    k -= k > 0 and s.low(k - 1) in ("by", "once", "we", "when")
    return k == 0 or s.tokens[k - 1].text in ",:;" or s.low(k - 1) in ("by", "that")


def _into(s: Sentence, verb: int, before: int) -> int:
    """The token where the host begins; 0 where nothing says what it is put into."""
    done = s.low(verb).endswith("ed")
    for k in range(verb + 1, min(verb + (2 if done else 9), before)):
        if s.tokens[k].text in ",;:()" or s.tokens[k].quantity is not None:
            return 0
        if s.low(k) in _INTO:
            on_top = s.words(k, k + 3) == "on top of"
            return k + 3 if on_top else k + 1
    return 0


def _a_system(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase names a model or a kind of system, and surely no data set."""
    head = last - 1 - (s.low(last - 1) in ("model", "models") and last - first > 1)
    model = g.scanner.of_a_family(s.tokens[head]) or sized_name(g, s, head)
    return model or (s.low(last - 1) in g.heads and _of_others(g, s, first))


def _of_others(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "existing engines", "state-of-the-art models": whether others' work is told of."""
    return s.low(first) in g.words["foreign_adjectives"] | g.words["reference_adjectives"]
