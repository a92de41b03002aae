"""What a method is put into, and whose levels its gains are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.changed import sized_name
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
        if s.low(k) not in g.words["hosting_verbs"] or not _opens(g, s, k):
            continue
        into = _into(s, k, first)
        names, spans, end = noun_list(g, s, into) if into else ([], [], 0)
        joined = names and s.low(end) == "and" and end + 1 < len(s.tokens)
        if joined and g.scanner.is_name(s.tokens[end + 1]):
            names, spans, end = (
                [*names, s.tokens[end + 1].text],
                [*spans, (end + 1, end + 2)],
                end + 2,
            )
        ranged = s.low(k).startswith(("add", "appl"))
        speeds = any(g.rules.metrics[d.metric or "score"].family in _MACHINE for d in drafts)
        held = all(
            _a_system(g, s, a, b) or (not s.tokens[a].text.islower() and (speeds or not ranged))
            for a, b in spans
        )
        held = held and all(s.low(a - 1) not in ("a", "an") for a, _ in spans)
        named = held and not any(s.hardware_at[x] for a, b in spans for x in range(a, b))
        if not names or not named or end > first:
            return []
        set_off = s.low(k).endswith("ed") or s.low(k - 1) in ("by", "when")
        closed = s.low(end) == "," if set_off else g.change(s, end) or g.verb(s, end)
        return names if closed else []
    return []


def _opens(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "When applied to", "Adding Lark to", "When seamlessly integrated into": what begins."""
    while k > 0 and (s.low(k - 1) in g.adverbs or s.low(k - 1).endswith("ly")):
        k -= 1
    k -= k > 0 and s.low(k - 1) in ("by", "once", "when")
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
    others = g.words["foreign_adjectives"] | g.words["reference_adjectives"]
    kind = s.low(last - 1) in g.heads and s.low(first) in others
    return model or kind
