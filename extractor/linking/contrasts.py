"""Comparisons that are only said in passing: a contrasted clause, an equal, a thing improved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.changed import improved_object, replaced_object, whose_it_was
from extractor.linking.covering import another_does, own_clause
from extractor.linking.draft import RELATIVE, deal_out
from extractor.linking.hosts import hosts
from extractor.linking.items import numbered
from extractor.linking.noun_phrases import noun_list

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_ABLE = ("able", "applicable", "capable", "feasible", "possible", "supported")
_OFFERING = ("achieves", "excels", "gives", "offers", "performs", "provides", "works")
_BEING = ("are", "be", "is", "was", "were")


def unowned_value(g: Grammar, s: Sentence, drafts: list[Draft], matches: list[Comparison]) -> None:
    """Whose the second value of "(70% vs. 48%)" is, where the brackets do not say.

    The rival of the comparison before it, the one that the sentence matches, or the subject of the
    contrasted clause.
    """
    for n, d in enumerate(drafts):
        if d.baselines or "versus-value" not in d.rules:
            continue
        told = next((o for o in reversed(drafts[:n]) if o.baselines), None)
        if told is not None:
            d.baselines = list(told.baselines)
        elif before := [c for c in matches if c.first < d.at and s.low(c.first) != "match"]:
            d.baselines = list(before[-1].names)
        else:
            d.baselines = _contrasted(g, s, any_subject=True)[0]


def weaker_comparisons(
    g: Grammar, s: Sentence, drafts: list[Draft], matches: list[Comparison]
) -> None:
    """Comparisons by equality, by contrast, or by the object of the change."""
    names, failed = _in_contrast(g, s, drafts)
    rule = "contrast"
    if not names and (theirs := whose_it_was(g, s, drafts)):
        names, rule = theirs, "object-baseline"
    if not names and (replaced := replaced_object(g, s, drafts)):
        names, rule = replaced, "replaced"
    if not names and (improved := improved_object(g, s, drafts)):
        names, rule = improved, "object-baseline"
    if not names and (put_into := hosts(g, s, drafts)):
        names, rule = put_into, "host"
    kept = [] if names else _kept_as_in(g, s, drafts)
    if kept:
        names, rule = kept, "match"
    equal = next((c for c in matches if c.names and not _equal_in_another(g, s, c, drafts)), None)
    if not names and equal is not None:
        names, rule = equal.names, "match"
    for d in drafts:
        quality = g.rules.metrics[d.metric or "score"].family == "quality"
        parted = equal is not None and (
            any(s.tokens[k].text == ";" for k in range(min(d.at, equal.first), equal.first))
            or numbered(s, equal.end, d.at)
            or own_clause(g, s, d.at + 1, equal.first)
            or (equal.first > d.at and another_does(s, d.at, equal.first))
        )
        matched = (
            rule == "match"
            and quality
            and equal is not None
            and not parted
            and (equal.first > d.at or "bracket" in d.rules)
        )
        own = equal is not None and not kept and _own_start(s, d, equal, quality)
        if rule == "match" and ((parted and not kept) or own):
            continue
        parting = rule == "host" and any(s.tokens[k].text == ";" for k in range(drafts[0].at, d.at))
        if parting or (rule == "host" and d.kind == "percent_of"):
            continue
        if rule == "contrast" and failed and d.kind in RELATIVE:
            continue  # "cuts success by 35%, while a refill does not bring it back"
        if rule == "contrast" and d.kind == "absolute" and (d.metric or "other") == "other":
            continue  # "40% of the authors answer, while most existing surveys ask"
        changed = d.kind in RELATIVE or (rule == "object-baseline" and "from-to" in d.rules)
        if names and (changed or rule == "contrast" or matched):
            d.baselines = list(names)
            d.note(rule)
    if rule == "host":  # "Applied to A and B, it gains 4% and 3%"
        for reach in {d.reach for d in drafts}:
            deal_out([d for d in drafts if d.reach == reach and "host" in d.rules])


def _kept_as_in(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "a 2x speedup while preserving the accuracy of the dense model": that model."""
    for k in range(drafts[-1].reach + 1, len(s.tokens) - 3):
        if not _keeps(g, s, k) and not (s.low(k) == "without" and s.low(k + 1).endswith("ing")):
            continue
        of = next((x for x in range(k + 2, min(k + 8, len(s.tokens))) if s.low(x) == "of"), 0)
        if not of or s.metric_at[of - 1] is None or any(s.low(x) in ",;:" for x in range(k, of)):
            return []
        names, spans, _ = noun_list(g, s, of + 1)
        whole = g.words["whole_versions"] | g.words["reference_adjectives"]
        told = bool(spans) and any(s.low(x) in whole for x in range(*spans[0]))
        sensed = bool(spans) and s.low(spans[0][1] - 1) in g.words["sensed"]
        return names if told and not sensed else []  # no "underlying camera"
    return []


def _own_start(s: Sentence, d: Draft, equal: Comparison, quality: bool) -> bool:
    """As in "from 100% to 60% while matching X", "gains 10 points and matches X": not X's level."""
    alike = s.low(equal.first) in ("equal", "equivalent", "identical", "same")  # "the same as X"
    gained = quality and equal.first > d.at and d.kind in RELATIVE
    return not alike and ("from-to" in d.rules or gained)


def _equal_in_another(g: Grammar, s: Sentence, c: Comparison, drafts: list[Draft]) -> bool:
    """As in "a 5x speedup and memory efficiency comparable to X": X is equalled in memory alone."""
    span = (
        s.metric_at[c.first - 1]
        if c.first and s.low(c.first) in ("comparable", "similar")
        else None
    )
    if any(s.low(k) == "whose" for k in range(max(0, c.first - 5), c.first)):
        return True  # "gains 40%, whose results are comparable to X"
    packed = any(d.metric == "compression" for d in drafts)  # a ratio of its own
    if span is None or (_kept(g, s, c.first) and not packed):
        return False
    return all(d.at < c.first and d.metric not in span.ids for d in drafts)


def _kept(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "cuts time by 3x while keeping accuracy comparable to X": kept as good as it was."""
    near = range(i - 1, max(0, i - 7), -1)
    k = next((k for k in near if s.low(k) in g.words["keeping"]), 0)
    return k > 0 and _keeps(g, s, k)


def _keeps(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k opens what is kept ("while keeping", ", preserving")."""
    opened = s.low(k - 1) in ("while", "and", ",", "still", "yet")
    return s.low(k) in g.words["keeping"] and opened


def _contrasted(g: Grammar, s: Sentence, any_subject: bool = False) -> tuple[list[str], bool]:
    """As in "whereas existing systems fail": the subject of the contrasted clause.

    The flag says that it is named for its failure alone, whoever it is.
    """
    for k in range(len(s.tokens) - 2):
        opened = s.low(k) in ("whereas", "while", "unlike") or (s.low(k) == "where" and k > 3)
        if opened and (s.low(k + 1) == "existing" or not s.low(k + 1).endswith("ing")):
            names, spans, end = noun_list(g, s, k + 1)
            if not names:
                continue
            a, b = spans[0]
            if len(names) == 1 and (verb := _verb_of_failing(g, s, a, b)):
                b = end = verb  # "whereas Heron diverges"
                names = [s.words(a, b)]
            telling = (
                s.low(a) in g.words["reference_adjectives"]
                or any(s.has(x, "foreign") for x in range(a, b))
                or s.low(a) in ("prior", "previous", "most", "other", "state-of-the-art")
            )
            telling = (
                telling
                or any_subject
                or s.low(k + 1) in ("existing", "prior", "previous", "conventional")
            )
            if s.metric_at[b - 1] is not None or s.low(b - 1) in g.words["spread_nouns"]:
                continue  # "while the base latency stays at 4 s"
            ours = s.low(a) == "full" and s.low(b - 1) in g.words["whole_methods"]
            if ours and not any_subject:
                continue  # "the cache alone saves 20%, while the full system saves 40%"
            unlike = s.low(k) == "unlike"
            if k > 3 and not telling and _a_rival(g, s, a, b) and _cannot(g, s, end):
                return names, True
            if s.low(k) == "where":
                continue
            if (
                unlike
                and s.low(end) == ","
                and all(s.tokens[x].text[0].isupper() for x, _ in spans)
            ):
                return names, False  # "Unlike Heron, Lark needs 40% less"
            if telling and (g.verb(s, end) or unlike):
                return names, False
    return [], False


def _in_contrast(g: Grammar, s: Sentence, drafts: list[Draft]) -> tuple[list[str], bool]:
    """As in "whereas existing systems fail", "while Heron is accurate": who, and if it fails."""
    names, failed = ([], False) if _contrast_measured(s, drafts) else _contrasted(g, s)
    return names or _conceded(g, s, drafts), failed


def _conceded(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "While HeronNet is accurate, Lark is 2x faster": who a merit is conceded to.

    Where the gain is told in a comparative right behind the clause. Not so of any word with a
    capital, as in "While Python is popular, Lark is 2x faster".
    """
    if s.low(0) not in ("although", "though", "while"):
        return []
    names, spans, end = noun_list(g, s, 1)
    comma = next((k for k in range(end, min(end + 12, len(s.tokens))) if s.low(k) == ","), 0)
    d = next((d for d in drafts if d.at > end), None)
    if len(names) != 1 or d is None or not end < comma < d.at < comma + 7:
        return []
    named = _a_rival(g, s, *spans[0]) and g.scanner.is_name(s.tokens[spans[0][0]])
    named = named and len(names[0].split()) == 1 and s.low(end - 1) not in g.words["known_data"]
    ours = not s.tokens[comma + 1].text.islower() or s.low(comma + 1) in ("it", "our", "ours")
    told = s.low(end) in _BEING and s.low(end + 1) not in g.words["run_participles"]
    told = ours and (told or s.low(end) in _OFFERING)
    more = g.change_adjective(s, d.reach + 1) or s.implied_at[d.reach + 1] is not None
    return names if named and told and more and d.kind in RELATIVE else []


def _verb_of_failing(g: Grammar, s: Sentence, first: int, last: int) -> int:
    """As in "whereas Heron diverges", "Heron times out": the verb that ends the phrase, or 0."""
    out = s.words(last - 2, last) == "times out"
    verb = last - 2 if out else last - 1
    return verb if verb > first and (out or s.low(verb) in g.words["failing_verbs"]) else 0


def _a_rival(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a subject names a system or tells of others, and is no measure, stage or data."""
    span = range(first, last)
    staged = any(tag.startswith("phase.") for tag in s.tags[last - 1])
    if staged or any(s.metric_at[x] or s.hardware_at[x] for x in span):
        return False
    named = any(g.scanner.is_name(s.tokens[x]) or s.tokens[x].text.istitle() for x in span)
    told = any(s.low(x) in g.words["rival_nouns"] for x in span)
    kinds = s.low(last - 1) in g.heads and s.low(last - 1).endswith("s")
    return named or told or kinds or s.low(first) in ("neither", "none")


def _cannot(g: Grammar, s: Sentence, end: int) -> bool:
    """As in "solves 60%, while Heron fails entirely", "where none of them run": no value at all.

    Between the subject, which ends before token `end`, and its verb there may be "of" or "from" it.
    """
    for v in range(end, min(end + 10, len(s.tokens))):
        word, nxt = s.low(v), s.low(v + 1)
        if word in g.words["failing_verbs"] or word in g.words["struggling_verbs"]:
            return True
        if word == "cannot" or (nxt == "not" and word in g.auxiliaries):
            return word not in _BEING or s.low(v + 2) in _ABLE  # no "is not publicly available"
        if nxt == "out" and word in ("ran", "run", "runs", "timed", "times"):
            return True  # "runs out of memory", "times out"
        if g.verb(s, v) and v not in s.quantities:
            return nxt in ("few", "no")
        if s.tokens[v].text in ",;:()" or v in s.quantities:
            return False
    return False


def _contrast_measured(s: Sentence, drafts: list[Draft]) -> bool:
    """Whether a clause after "whereas" has values of its own, so that it is no one's baseline."""
    k = next((k for k in range(1, len(s.tokens)) if s.low(k) == "whereas"), None)
    return k is not None and any(d.at > k for d in drafts)
