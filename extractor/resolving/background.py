"""What an abstract tells before it speaks of its own work: the results of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.resolving.own_names import PaperNames
from extractor.resolving.stands_for import in_own_words, stands_for
from extractor.resolving.subject import find_subject

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_BY_DEFAULT = frozenset({"own-method", "own-phrase"})
_NEAR_START = 3
_WORD = re.compile(r"[a-z]+")
_CALLED_THIS = re.compile(r"we (?:call|dub|name|term|refer to) (?:it|this|the resulting)\b")
_IS_A = re.compile(r"\s*[A-Z][\w+-]*(?: \([^)]*\))? is an? ")
_RESULTS = re.compile(r"(?:\A|[.!?]\s+)(?:Evaluations?|Experiment(?:s|al)|Findings|Results)\b")


def own_work_begins(g: Grammar, text: str, names: PaperNames) -> int:
    """Where an abstract first speaks of its own work; 0 where nothing says so.

    One that opens with "Lark is a cache" does so at once; "Experiments show" is of its own, and
    "We call this Lark" speaks of what was told before it.
    """
    if _IS_A.match(text):
        return 0
    if names.main is None and not names.phrases:
        return 0  # nothing is proposed by name or in words: what is its own cannot be told
    low = text.lower()
    before, said = "", len(low)
    for m in _WORD.finditer(low):
        this = before in ("current", "present", "the", "this") and m[0] in g.words["papers"]
        if this or m[0] in g.words["of_ones_own"]:
            said = m.start()
            break
        before = m[0]
    if _CALLED_THIS.match(low, said):
        return 0
    if (shown := _RESULTS.search(text)) is not None:
        said = min(said, shown.start())
    known = [*names.aliases, *(p.lower() for p in (names.phrase, *names.phrases) if p)]
    named = [at for name in known if (at := low.find(name)) >= 0]
    if said < len(low):
        return min([said, *named])
    return _opens_its_sentence(text, names)


def _opens_its_sentence(text: str, names: PaperNames) -> int:
    """As in "Pruning hurts. Lark keeps the weights": where the name first opens a sentence."""
    first = re.search(rf"(?<![\w-]){re.escape(names.main)}(?!\w)", text) if names.main else None
    opens = first is not None and text[: first.start()].rstrip().endswith((".", "!", "?"))
    return first.start() if first is not None and opens else 0


def told_by_others(g: Grammar, s: Sentence, names: PaperNames) -> bool:
    """As in "Finch et al. showed that a sorted index halves the time": what other authors tell.

    Not where the sentence goes on to speak of the paper's own work.
    """
    if "et al" not in s.text or (names.main is not None and names.main in s.text):
        return False
    et = next((k for k, t in enumerate(s.tokens) if t.low == "et"), 0)
    ours = any(t.low in ("our", "ours", "we") for t in s.tokens)
    begun = not any(s.has(k, "comparator") or k in s.quantities for k in range(et))
    telling = g.words["demonstrating_verbs"] | {","}
    verb = next((k for k in range(et + 2, et + 9) if s.low(k) in telling), 0)
    return begun and not ours and verb > 0 and s.low(verb) != ","


def give_to_others(
    g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison], names: PaperNames
) -> None:
    """As in "Beam search triples the cost. We propose Lark": of others, before the own work."""
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    for d in drafts:
        if not _BY_DEFAULT.isdisjoint(d.rules):
            d.method = _who(g, s, d, taken, names)
            d.rules[:] = ["foreign-subject" if r in _BY_DEFAULT else r for r in d.rules]
        d.own = False


def _who(g: Grammar, s: Sentence, d: Draft, taken: set[int], names: PaperNames) -> str | None:
    """What the subject names, or stands behind "for" in "it takes 3 hours for a reader to".

    "It" is what the sentence before is about: "Heron is old. However, it needs 3 GB".
    """
    found = find_subject(g, s, d.at)
    if found is None or (found[1] - found[0] == 1 and s.low(found[0]) in g.adverbs):
        return None
    if s.low(found[0]) == "it":
        k = next((k for k in range(d.at + 1, d.at + 6) if s.low(k) == "for"), 0)
        end = next((x for x in range(k + 2, k + 8) if s.low(x) == "to"), 0) if k else 0
        if end:
            return in_own_words(g, s, k + 1, end)
    if s.low(found[0]) in ("it", "they") and found[0] < _NEAR_START:
        return names.spoken_of.get(s.start)
    kind, named = stands_for(g, s, *found, PaperNames(), taken)
    plain = kind == "own" and s.low(found[0]) in ("a", "an")
    return in_own_words(g, s, *found) if plain else named  # "a learned index"
