"""Which comparison covers which value.

In order of strength: a share's own reference ("33% of the cost of X"), a verb of beating right
before the value, the comparator that follows, the one that came before, a contrasted clause
("whereas X needs ..."), the object of the change ("reduces the error of the base model by").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.baselines import Comparison, stands_to
from extractor.linking.kind import measure_of, within_of
from extractor.linking.noun_phrases import noun_list, owner

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_RELATIVE = ("factor", "percent_change", "points", "percent_of")
_LETTING = ("allowing", "enabling", "letting")
_ITEMS = ("1", "2", "3", "4", "5", "i", "ii", "iii", "iv", "a", "b", "c", "d")
_PEAKS = ("maximum", "peak", "theoretical")
_IMPROVING = ("improv", "enhanc", "boost", "acceler", "speed", "advanc")


def compare(g: Grammar, s: Sentence, drafts: list[Draft], compared: list[Comparison]) -> None:
    """Fill the baselines of the drafts of a sentence."""
    strong = [c for c in compared if not c.match]
    for n, d in enumerate(drafts):
        if d.baselines:
            continue
        if d.kind == "percent_of" and (names := _share_reference(g, s, d)):
            d.baselines = names
            d.note("share-reference")
            continue
        if d.quantity.sign and (name := _bracketed_gain(s, d, strong)):
            d.baselines = [name]
            d.note("comparator")
            continue
        if names := _within_of(g, s, d):
            d.baselines = names
            d.note("share-reference")
            continue
        goes_on = n and d.rules[:1] == ["continued"] and d.kind == "points" == drafts[n - 1].kind
        if goes_on and _within_of(g, s, drafts[n - 1]):
            d.baselines = list(drafts[n - 1].baselines)  # "within 2 points of X on A and 3 on B"
            continue
        if n and (names := _beaten_too(g, s, drafts[n - 1], d, strong)):
            d.baselines = names
            d.note("beaten-too")
            continue
        beaten = [c for c in strong if c.beat and c.first < d.at]
        governed = bool(beaten) and _by_value(g, s, beaten[-1], drafts) == d.at
        if not governed and (found := _object(g, s, d)):
            listed = [o for o in drafts[n:] if o.reach == d.reach]
            for k, o in enumerate(listed):
                o.baselines = [found[k]] if len(listed) == len(found) else list(found)
                o.note("object-baseline")
            continue
        if n and d.kind == "percent_of" == drafts[n - 1].kind and d.rules[:1] == ["continued"]:
            d.baselines = list(drafts[n - 1].baselines)
            d.note("share-reference")
            continue
        if n and _changed_too(drafts[n - 1], d):
            d.baselines = list(drafts[n - 1].baselines)
            d.note("object-baseline")
            continue
        its = "its" in (s.low(d.at + 1), s.low(d.at + 2)) and s.low(d.at + 1) in ("its", "of")
        if n and d.kind == "percent_of" and its and drafts[n - 1].baselines:
            d.baselines = list(drafts[n - 1].baselines)  # "2x the speed of X and half its energy"
            d.note("share-reference")
            continue
        if d.kind == "factor" and (found := _times_the(g, s, d)):
            d.baselines = found
            d.note("times-the")
            continue
        c = _covering(g, s, drafts, n, strong)
        multiple = n and "times-the" in drafts[n - 1].rules and d.kind in _RELATIVE[:3]
        if c is None and multiple:
            d.baselines = list(drafts[n - 1].baselines)  # "2x the speed of X with 30% less memory"
            d.note("times-the")
            continue
        if c is None and n and _boosted_too(g, s, drafts[n - 1], d):
            d.baselines = list(drafts[n - 1].baselines)
            d.note("object-baseline")
            continue
        if c is not None and (equal := _equalled_nearer(s, d, c, compared)):
            d.baselines = list(equal.names)
            d.note("match")
        elif c is not None:
            d.baselines = _latter(c.names, drafts[:n])
            d.note("beat" if c.beat else "comparator")
        elif names := _named_object(g, s, d):
            d.baselines = names
            d.note("object-baseline")
    for c in strong:
        _both_beaten(c, drafts)
    _kept_and_saved(s, drafts)
    for d, following in pairwise(drafts):
        times = "times-the" in following.rules and d.kind == following.kind == "factor"
        times = times and s.low(d.reach + 1) == "the"  # "4x the power and 3x the area of X"
        shares = (times or d.kind == following.kind == "percent_of") and not d.baselines
        between = [s.low(k) for k in range(d.at + 1, following.at)]
        if (
            shares
            and "and" in between
            and not any(g.verb(s, k) for k in range(d.at + 1, following.at))
        ):
            d.baselines = list(following.baselines)  # "1/10 of the data and 1/5 of the cost of X"
    for n, d in enumerate(drafts):
        told = [o for o in drafts[:n] if o.baselines and o.baseline_value is not None]
        if told and not d.baselines and d.kind in _RELATIVE[:3]:
            d.baselines = list(told[-1].baselines)
            d.note("comparator")
    matches = [c for c in compared if c.match]
    _unowned(g, s, drafts, matches)
    if drafts and not any(d.baselines for d in drafts):
        _weaker(g, s, drafts, matches)


def _kept_and_saved(s: Sentence, drafts: list[Draft]) -> None:
    """As in "keeps 96% of X's accuracy at 2.8x lower memory": what is saved is held against X."""
    for n, d in enumerate(drafts):
        if d.kind != "percent_of" or "share-reference" not in d.rules or not d.baselines:
            continue
        rest = drafts[n + 1 :]
        apart = any(s.tokens[k].text == ";" for k in range(d.at, rest[-1].at)) if rest else True
        if apart or any(o.baselines or o.kind not in _RELATIVE[:3] for o in rest):
            continue
        told = any(s.low(k) in ("while", "at", "with") for k in range(d.at + 1, rest[0].at))
        for o in rest if told else ():
            o.baselines = list(d.baselines)
            o.note("share-reference")


def _bracketed_gain(s: Sentence, d: Draft, strong: list[Comparison]) -> str:
    """As in "gains over A (+12%) and B (+16%)": the rival before the bracket."""
    paren = d.at - 1
    if s.low(paren) != "(":
        return ""
    spans = ((b, c.names[k]) for c in strong for k, (_, b) in enumerate(c.spans))
    return next((name for b, name in spans if b == paren), "")


def _within_of(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "within 5% of hand-tuned code", "within 0.2 BLEU of X": what a value comes near to."""
    k = within_of(s, d)
    return noun_list(g, s, k)[0] if k else []


def _boosted_too(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "boosts X by 12 points on A and 8 points on B": the second is a gain on X, too."""
    return (
        d.rules[:1] == ["continued"]
        and "object-baseline" in before.rules
        and d.kind == before.kind
        and not any(g.verb(s, k) or s.tokens[k].text in ";:" for k in range(before.at + 1, d.at))
    )


def _latter(names: list[str], before: list[Draft]) -> list[str]:
    """The rivals of a comparison, "the former" and "the latter" resolved to those before."""
    told = list(dict.fromkeys(name for d in before for name in d.baselines))
    if names == ["both"]:
        return told
    if names in (["latter"], ["former"]) and len(told) > 1:
        return [told[-1] if names == ["latter"] else told[0]]
    return list(names)


def _both_beaten(c: Comparison, drafts: list[Draft]) -> None:
    """As in "reaches 34 dB, beating A by 2 dB and B by 1 dB": 34 dB beats A and B."""
    later = [d for d in drafts if d.at > c.end and "beaten-too" in d.rules]
    for d in drafts:
        if c.beat and d.kind == "absolute" and d.at < c.first and d.baselines == c.names:
            d.baselines += [name for o in later for name in o.baselines]


def _changed_too(before: Draft, d: Draft) -> bool:
    """Whether "from A to B" goes on with what was changed before ("and its F1 from C to D")."""
    return "from-to" in d.rules and "from-to" in before.rules and "object-baseline" in before.rules


def _unowned(g: Grammar, s: Sentence, drafts: list[Draft], matches: list[Comparison]) -> None:
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
            d.baselines = _contrasted(g, s, any_subject=True)


def _covering(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, compared: list[Comparison]
) -> Comparison | None:
    d = drafts[n]
    at = d.at
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    absolute = d.kind == "absolute" and d.baseline_value is None
    left = [c for c in compared if c.first < at]
    right = [c for c in compared if c.first > at]
    governing = next(
        (
            c
            for c in left
            if (s.low(c.end) == "by" and _by_value(g, s, c, drafts) == at)
            or (s.low(c.end) in ("is", "was", "are", "were") and at - c.end <= 2)
        ),
        None,
    )
    if governing is not None and d.kind != "absolute":
        return governing  # "better than A by 23% and over B by 19%"
    if left and left[-1].beat and (by := _by_value(g, s, left[-1], drafts)) is not None:
        listed = next((o.reach for o in drafts if o.at == by), None) == d.reach
        closer = next((c for c in right if c.first - at <= 5 and not c.beat), None)
        cut_off = closer is not None and any(
            s.tokens[k].text in ",;:" for k in range(at, closer.first)
        )
        if (by == at or listed) and (closer is None or cut_off or s.low(left[-1].end) == "by"):
            return left[-1]
    for c in right:
        if _closed_off(g, s, at, c.first):
            break
        if c.leading and s.tokens[c.first - 1].text not in ",;:":
            break
        if d.kind != "absolute" and _told_of_it(s, drafts[n + 1 :], c.first):
            break
        if any(_parts(g, s, k) for k in range(at + 1, c.first)):
            break
        if any(s.low(k) == "that" and s.low(k - 1).endswith("ing") for k in range(at + 1, c.first)):
            break  # "26% fewer attacks, demonstrating that A outperforms B"
        if _another_does(s, at, c.first) or _numbered(s, at, c.first):
            break
        if c.names == ["real time"] and c.first - at > 3:
            break
        if absolute and c.beat and _of_another(g, s, at, c.first):
            break
        if absolute and stands_to(s, c.first) and s.tokens[c.first - 1].quantity is not None:
            break  # "61% accuracy, 3% above X": only the 3% is held against X
        if absolute and c.beat and any(s.low(k) == "but" for k in range(at + 1, c.first)):
            break
        if absolute and not c.beat and _conceded(g, s, at, c.first):
            break
        if absolute and not quality and _hardly_lost(g, s, c.first):
            break
        between = [o for o in drafts[n + 1 :] if at < o.at < c.first]
        quality = g.rules.metrics[d.metric or "score"].family == "quality"
        if (
            absolute
            and not quality
            and (
                c.beat
                or any(s.low(k) in ("while", "so", "that", "because") for k in range(at, c.first))
            )
        ):
            break
        closing = c.beat and s.low(c.first).endswith("ing") and _by_value(g, s, c, drafts) is None
        others = [
            o
            for o in between
            if o.kind != "absolute" and "(" not in (s.low(o.at - 1), s.low(o.at - 2))
        ]
        if absolute and others and not (closing and quality):
            break
        if (
            c.beat
            and _by_value(g, s, c, drafts) is not None
            and any(o.metric != d.metric for o in between)
            and not (absolute and quality and all(o.kind == "absolute" for o in between))
        ):
            break
        if (
            c.beat
            and d.kind != "absolute"
            and _by_value(g, s, c, drafts) is not None
            and not between
        ):
            break
        if c.beat and _by_value(g, s, c, drafts) is not None and s.low(c.first - 1) == "and":
            break
        before = c.first - 1
        while before > at and s.low(before) in g.adverbs:
            before -= 1
        apart = s.low(c.first - 1) == "even" or (s.low(before) == "and" and not quality)
        if c.beat and apart and d.kind != "absolute" and _by_value(g, s, c, drafts) is None:
            break  # "cuts steps by 50% and consistently outperforms A": another statement
        nearer = bool(between) and c.first - between[-1].at <= 2
        if nearer and left and left[-1].beat and s.low(c.last - 1) == "than":
            break  # "outperforms A, with 18% higher X, and 28% higher than B"
        if (
            s.low(c.last - 1) in ("over", "than", "against")
            and between
            and _apposed(s, between[-1].at)
        ):
            break
        return c
    for c in reversed(left):
        setting = s.low(at - 1) == "at" and c.end == at - 1 and d.kind != "percent_of"
        if setting or _numbered(s, c.end, at):
            return None  # "3.4 lower FID compared with A at 4.5x acceleration"
        closed = any(o.at < c.first and c.first - o.at <= 8 for o in drafts[:n])
        closes = c.leading and closed and s.tokens[c.first - 1].text == ","
        if closes and absolute and not _same_statement(g, s, c, at):
            return None
        if (
            closed
            and not c.beat
            and not c.leading
            and any(x.beat for x in left)
            and s.tokens[min(c.end, len(s.tokens) - 1)].text == ","
        ):
            continue
        if any(s.low(k) == "whereas" for k in range(c.end, at)):
            continue
        parted = next((k for k in range(c.first, at) if s.tokens[k].text == ";"), None)
        detailed = parted is not None and s.words(parted + 1, parted + 3) == "in particular"
        if parted is not None and not c.leading and not detailed:
            continue
        if absolute and any(c.last <= o.at < at for o in drafts) and not _listed(s, drafts, n, c):
            return None
        if absolute and not c.leading and not quality:
            return None
        if not c.leading and _own_clause(g, s, c.end, at):
            return None
        if absolute and not c.beat and not c.leading and not _same_statement(g, s, c, at):
            return None
        return c
    return None


def _equalled_nearer(
    s: Sentence, d: Draft, c: Comparison, compared: list[Comparison]
) -> Comparison | None:
    """As in "outperforms A, on par with B while using 3x less memory": less than B uses."""
    if not c.beat or d.kind not in _RELATIVE:
        return None
    equal = next((m for m in reversed(compared) if m.match and m.end <= d.at), None)
    if equal is None or any(s.tokens[k].text in ",;:()." for k in range(equal.end, d.at)):
        return None
    joined = s.low(equal.end) in ("while", "with", "using", "at", "yet", "but")
    another = c.first > d.at and any(
        s.words(k, k + 2) in (", and", ", while") for k in range(d.at, c.first)
    )
    return equal if joined and (c.first < equal.first or another) else None


def _closed_off(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a semicolon ends the statement; "A by 2x; and B by 3x, compared to C" goes on."""
    parted = next((k for k in range(first, last) if s.tokens[k].text == ";"), None)
    if parted is None:
        return False
    if not any(parted < i < last for i in s.quantities):
        return True
    return any(s.tokens[k].text == ";" or g.verb(s, k) for k in range(parted + 1, last))


def _another_does(s: Sentence, first: int, last: int) -> bool:
    """As in "cuts time by 8x, enabling the 13B model to run faster than B": another is faster."""
    k = next((k for k in range(first + 1, last) if s.low(k) in _LETTING), last)
    counted = any(k < i < last for i in s.quantities if s.quantity(i).form != "bare")
    return not counted and any(s.low(x) == "to" for x in range(k + 2, last))


def _numbered(s: Sentence, first: int, last: int) -> bool:
    """As in "(1) it beats A by 6%, (2) it cuts cost by 65%": each item stands for itself."""
    return any(
        s.tokens[k].text == "(" and s.low(k + 2) == ")" and s.low(k + 1) in _ITEMS
        for k in range(first, last - 2)
    )


def _hardly_lost(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "with negligible degradation compared to B": B is who the loss is held against."""
    return g.change_noun(s, first - 1) and any(
        s.low(k) in ("little", "minimal", "negligible", "no", "slight", "without")
        for k in range(max(0, first - 5), first - 1)
    )


def _told_of_it(s: Sentence, later: list[Draft], first: int) -> bool:
    """As in "a speedup of 3x, which is 20% faster than B": only the 20% is held against B."""
    return any(
        o.at < first
        and any(
            s.low(k) == "which" and s.low(k + 1) in ("is", "are", "corresponds", "translates")
            for k in range(max(0, o.at - 5), o.at)
        )
        for o in later
    )


def _conceded(g: Grammar, s: Sentence, at: int, first: int) -> bool:
    """As in "While A reaches 84%, raters find it slower than B": a statement of its own follows."""
    if s.low(0) not in ("while", "although", "though") or s.low(1).endswith("ing"):
        return False
    comma = next((k for k in range(at, first) if s.tokens[k].text == ","), first)
    return any(g.verb(s, k) and not s.low(k).endswith("ing") for k in range(comma + 1, first))


def _parts(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a clause with a subject of its own begins at token k ("while B improves ...")."""
    if s.low(k) not in ("while", "whereas"):
        return False
    verb = next((v for v in range(k + 1, min(k + 9, len(s.tokens))) if g.verb(s, v)), None)
    return (
        verb is not None
        and verb > k + 1
        and not s.low(verb).endswith("ing")
        and not any(
            s.metric_at[x] is not None or s.low(x).endswith(("ing", "ed", "ly"))
            for x in range(k + 1, verb)
        )
    )


def _own_clause(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "A beats B by 15%, and the last stage adds 2%": a clause with a subject of its own."""
    for k in range(first, last - 3):
        if s.low(k) == "and" and s.low(k - 1) == "," and s.low(k + 1) in ("the", "our", "a"):
            verb = next((v for v in range(k + 2, min(k + 8, last)) if g.verb(s, v)), None)
            return verb is not None and s.low(verb)[-1:] == "s"
    return False


def _of_another(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "A achieving 89% and B reaching 91%, beating X": what beats X is B."""
    return any(
        s.low(k) == "and"
        and s.low(k + 2) in g.words["reaching_verbs"]
        and g.scanner.is_name(s.tokens[k + 1])
        for k in range(first + 1, last - 1)
    )


def _new_statement(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Whether a coordinated finite verb begins a statement of its own between two values."""
    return any(
        s.low(k) in ("and", ",") and s.low(k + 1) in g.words["finite_verbs"]
        for k in range(first, last)
    )


def _apposed(s: Sentence, at: int) -> bool:
    """Whether a value restates what stands before it (", a 36% gain")."""
    k = at - 1
    while k > 0 and s.low(k) in ("a", "an", "the", "of", "about", "up", "to", "over"):
        k -= 1
    return s.tokens[k].text == "," and s.low(k + 1) in ("a", "an")


def _listed(s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """Whether the values before this one, back to the comparison, are of the same kind."""
    return all(
        o.kind == "absolute" or s.tokens[o.at - 1].text == "(" for o in drafts[:n] if o.at > c.last
    ) and all(
        s.low(k) in (",", "and", "an", "a")
        or s.metric_at[k] is not None
        or s.low(k) not in ("excels", "while")
        for k in range(c.end, drafts[n].at)
    )


def _same_statement(g: Grammar, s: Sentence, c: Comparison, at: int) -> bool:
    """Whether a value still belongs to the statement that a comparison closes."""
    return not any(s.low(k) in ("while", "but") for k in range(c.end, at)) and not _new_statement(
        g, s, c.end, at
    )


def _by_value(g: Grammar, s: Sentence, c: Comparison, drafts: list[Draft]) -> int | None:
    """The value that a verb of beating takes with "by": "outperforms X by 3%"."""
    for k in range(c.end, min(c.end + 5, len(s.tokens))):
        if s.low(k) in ("by", "with"):
            return next(
                (
                    d.at
                    for d in drafts
                    if k < d.at <= k + 7
                    and not any(s.tokens[j].text in ",;" for j in range(k, d.at))
                ),
                None,
            )
        if s.tokens[k].text in ",;":
            return None
    return None


def _beaten_too(
    g: Grammar, s: Sentence, before: Draft, d: Draft, compared: list[Comparison]
) -> list[str]:
    """The second rival of "beats X by 3% and Y by 5%": each value has the rival before it."""
    improved = "object-baseline" in before.rules
    beaten = next((c for c in reversed(compared) if c.beat and c.first < before.at), None)
    if d.kind not in _RELATIVE or (beaten is None and not improved):
        return []
    if beaten is not None and any(
        g.change_verb(s, k) and s.tags[k].isdisjoint(("beat", "trail"))
        for k in range(beaten.end, before.at)
    ):
        return []  # "beats A, cutting X by 3% and Y by 5%"
    by = d.at - 1
    while by > before.at and (g.qualifier(s, by) or s.low(by) in ("a", "an", "~", "≈")):
        by -= 1
    start = next(
        (k for k in range(before.at + 1, by) if s.tokens[k].text in (",", "and", "&")), None
    )
    if start is None or s.low(by) not in ("by", "with") or start > before.at + 3:
        return []
    start += 1 + (s.low(start + 1) == "and")
    start += s.low(start) in ("also", "even")
    names, spans, end = noun_list(g, s, start)
    end += s.tokens[end].text == "," and end + 1 == by  # "the second-best, Wren, by 8%"
    if end != by or any(s.metric_at[k] is not None for a, b in spans for k in range(a, b)):
        return []
    return names


def _share_reference(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """What a share is a share of: "1% of the cost of X" (X), "of the original size" (that)."""
    k = d.at + 1
    if s.words(k, k + 2) in ("as many", "as much"):
        like = next((x for x in range(k + 2, min(k + 8, len(s.tokens))) if s.low(x) == "as"), 0)
        return noun_list(g, s, like + 1)[0] if like else []
    if start := measure_of(g, s, d):
        return noun_list(g, s, start)[0]
    if s.low(k) in ("the", "its", "their"):
        of = next((x for x in range(k, min(k + 7, len(s.tokens))) if s.low(x) == "of"), None)
        if of is None or any(s.tokens[x].text in ",;" or s.low(x) == "and" for x in range(k, of)):
            return []
        if s.low(of - 1) in ("number", "amount", "count"):
            return []  # "half the number of parameters"
        return noun_list(g, s, of + 1)[0]
    if s.words(k, k + 2) == "that of":
        return noun_list(g, s, k + 2)[0]
    if s.low(k) != "of":
        return []
    to = d.at - 1
    while to > 0 and g.qualifier(s, to) and s.low(to) != "to":
        to -= 1
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    named = s.tokens[min(k + 1, len(s.tokens) - 1)].text[0].isupper()
    if s.low(to) == "to" and (named or (not quality and s.metric_at[k + 1 : k + 2] == [None])):
        names, spans, _ = noun_list(g, s, k + 1)
        rivals = all(s.low(b - 1) in g.heads or s.low(b - 1).endswith("s") for _, b in spans)
        if named or rivals:
            return names
    if s.words(k, k + 3) == "of that of":
        return noun_list(g, s, k + 3)[0]
    j = k + 1
    while j < len(s.tokens) and s.low(j) in g.determiners:
        j += 1
    end = j
    while end < len(s.tokens) and not g.stops_phrase(s, end):
        end += 1
    if (
        end < len(s.tokens)
        and s.low(end) in ("of", "required", "needed", "used", "for", "by")
        and end - j <= 6
    ):
        at = end + 1
        if s.low(end) in ("required", "needed", "used") and s.low(at) in ("by", "for"):
            at += 1
        if s.low(end) != "for":
            names, _, _ = noun_list(g, s, at)
            if names:
                return names
    if d.metric == "utilization":
        peak = next((x for x in range(j, end) if s.low(x) in _PEAKS), None)
        return [s.words(peak, end)] if peak is not None else []
    measured = next((x for x in range(j, end) if s.metric_at[x] is not None), None)
    whose = next((x for x in range(j + 1, end) if s.low(x) == "'s"), None)
    ranked = s.low(j) in ("best", "strongest")
    if measured is not None and whose is not None and (ranked or s.tokens[j].text[0].isupper()):
        return [s.words(j, whose)]  # "79% of Heron's energy"
    whole = s.low(j).startswith("full-")
    if measured is not None and measured > j and (whole or g.scanner.is_name(s.tokens[j])):
        return [s.words(j, measured)]  # "99% of the FP16 accuracy"
    if d.metric == "data" and end > j + 1:
        return [s.words(j, end)]  # a share of the data is held against all of them
    words = [s.low(x) for x in range(j, end)]
    plain = [
        x
        for x in range(j, end)
        if s.metric_at[x] is None and s.low(x) not in g.words["vague_references"]
    ]
    if (plain and words and s.low(j) in g.words["measured_references"]) or any(
        w in g.words["reference_adjectives"] for w in words
    ):
        return [s.words(j, end).split("'s ")[0]]
    return []


def _weaker(g: Grammar, s: Sentence, drafts: list[Draft], matches: list[Comparison]) -> None:
    """Comparisons by equality, by contrast, or by the object of the change."""
    names = [] if _contrast_measured(s, drafts) else _contrasted(g, s)
    rule = "contrast"
    if not names and (theirs := _theirs(g, s, drafts)):
        names, rule = theirs, "object-baseline"
    if not names and (replaced := _replaced(g, s, drafts)):
        names, rule = replaced, "replaced"
    if not names and (improved := _improved(g, s, drafts)):
        names, rule = improved, "object-baseline"
    equal = next((c for c in matches if c.names and not _equal_in_another(g, s, c, drafts)), None)
    if not names and equal is not None:
        names, rule = equal.names, "match"
    for d in drafts:
        quality = g.rules.metrics[d.metric or "score"].family == "quality"
        parted = equal is not None and (
            any(s.tokens[k].text == ";" for k in range(min(d.at, equal.first), equal.first))
            or _numbered(s, equal.end, d.at)
        )
        matched = (
            rule == "match"
            and quality
            and equal is not None
            and not parted
            and (equal.first > d.at or "bracket" in d.rules)
        )
        if rule == "match" and parted:
            continue
        if names and (d.kind in _RELATIVE or rule == "contrast" or matched):
            d.baselines = list(names)
            d.note(rule)


def _equal_in_another(g: Grammar, s: Sentence, c: Comparison, drafts: list[Draft]) -> bool:
    """As in "a 5x speedup and memory efficiency comparable to X": X is equalled in memory alone."""
    span = (
        s.metric_at[c.first - 1]
        if c.first and s.low(c.first) in ("comparable", "similar")
        else None
    )
    return span is not None and all(d.at < c.first and d.metric not in span.ids for d in drafts)


def _times_the(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "3x the throughput of X" (X), "0.2x the expert speedup" (that)."""
    k = d.at + 1
    verb = d.quantity.change is not None and s.low(d.at)[-1] in "sgd"
    stands = s.low(k) in g.words["reference_adjectives"] or s.low(k) == "baseline"
    named = (
        k < len(s.tokens)
        and s.tokens[k].text[0].isupper()
        and s.metric_at[k] is None
        and s.hardware_at[k] is None
        and not g.change(s, k)
    )
    if not verb and (stands or named) and s.metric_at[k + 1 : k + 2] not in ([], [None]):
        return [s.tokens[k].text]  # "about 2x dense throughput", "1.4x FA2 throughput"
    foreign = g.words["foreign_adjectives"] | g.words["reference_adjectives"]
    if verb and s.low(k) in foreign:
        return noun_list(g, s, k)[0]  # "doubling prior results"
    if s.low(k) not in ("the", "that"):
        return []
    end = k + 1
    while end < len(s.tokens) and not g.stops_phrase(s, end):
        end += 1
    if s.low(end) == "of":
        counted = s.low(end - 1) in ("number", "amount", "count")
        names, spans, _ = noun_list(g, s, end + 1)
        told = any(
            g.scanner.is_name(s.tokens[x]) or s.low(x) in foreign
            for a, b in spans
            for x in range(a, b)
        )
        return [] if counted or (verb and not told) else names  # "halves the memory of caches"
    if end - k > 2 and s.metric_at[k + 1] is None and not verb:
        return [s.words(k + 1, end)]
    return []


def _contrasted(g: Grammar, s: Sentence, any_subject: bool = False) -> list[str]:
    """As in "whereas existing systems fail": the subject of the contrasted clause."""
    for k in range(len(s.tokens) - 2):
        if s.low(k) in ("whereas", "while", "unlike") and (
            s.low(k + 1) == "existing" or not s.low(k + 1).endswith("ing")
        ):
            names, spans, end = noun_list(g, s, k + 1)
            if not names:
                continue
            a, b = spans[0]
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
            unlike = s.low(k) == "unlike"
            if (
                unlike
                and s.tokens[end].text == ","
                and all(s.tokens[x].text[0].isupper() for x, _ in spans)
            ):
                return names  # "Unlike Heron, Lark needs 40% less"
            if telling and (g.verb(s, end) or unlike):
                return names
    return []


def _theirs(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "complements existing detectors, improving their recall by 5%": whose it was."""
    at = drafts[0].metric_at
    their = next((k for k in range(drafts[0].at) if s.low(k) == "their"), None)
    if at is None or their is None or not their < at < their + 5:
        return []
    for k in range(their - 1, -1, -1):
        if s.low(k) == "existing" or s.low(k) in g.words["reference_adjectives"]:
            return noun_list(g, s, k)[0]
    return []


def _contrast_measured(s: Sentence, drafts: list[Draft]) -> bool:
    """Whether a clause after "whereas" has values of its own, so that it is no one's baseline."""
    k = next((k for k in range(1, len(s.tokens)) if s.low(k) == "whereas"), None)
    return k is not None and any(d.at > k for d in drafts)


def _replaced(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "replaces the dense layers with experts, cutting FLOPs by 2x": what is replaced."""
    for k in range(min(d.at for d in drafts) - 1):
        if s.low(k) not in g.words["replacing_verbs"]:
            continue
        names, _, end = noun_list(g, s, k + 1)
        if names and any(s.low(x) in ("with", "into", "by") for x in range(end, end + 5)):
            return names
    return []


def _improved(g: Grammar, s: Sentence, drafts: list[Draft]) -> list[str]:
    """As in "improves existing detectors, gaining 8%": what is improved is the baseline."""
    for k in range(min(d.at for d in drafts) - 1):
        if g.change_verb(s, k) and s.low(k).startswith(("improv", "enhanc", "boost", "acceler")):
            start = k + 1 + (s.low(k + 1) == "both")
            while s.low(start) in g.determiners:
                start += 1
            if s.low(start) in ("performance", "accuracy", "quality") and s.low(start + 1) == "of":
                start += 2
            if s.low(start) in g.words["foreign_adjectives"] or s.low(start) == "existing":
                names, spans, _ = noun_list(g, s, start)
                measured = any(s.metric_at[x] is not None for a, b in spans for x in range(a, b))
                return [] if measured else names[:1]
    return []


def _measures(g: Grammar, name: str) -> bool:
    """Whether a phrase names a measure ("the baseline accuracy") and no rival."""
    return name.split()[-1].lower() in g.words["measure_nouns"]


def _object(g: Grammar, s: Sentence, d: Draft) -> list[str]:
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


def _named_object(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "improves Heron-7B by 3%", "Heron-7B's accuracy", "accelerates Heron-7B training by".

    What is improved, where it is named and its name looks like no measure.
    """
    j = d.at - 1
    while j > 0 and (g.qualifier(s, j) or s.low(j) in ("a", "an", "factor", "of", "~")):
        j -= 1
    v = j - 1
    while v >= 0 and not (g.change_verb(s, v) or s.implied_at[v] is not None):
        if s.tokens[v].text in ",;:()" or s.tokens[v].quantity is not None or j - v > 12:
            return []
        v -= 1
    if s.low(j) != "by":
        return _made(g, s, d)
    if v < 0 or g.noun_use(s, v):
        return []
    whose = next((k for k in range(v + 1, min(v + 5, j)) if s.low(k) == "'s"), None)
    if not s.low(v).startswith(_IMPROVING) and whose is None:
        return []
    first = v + 1
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
    if not names or not all(
        any(
            g.scanner.is_name(s.tokens[k])
            and "@" not in s.tokens[k].text
            and not s.tokens[k].text.isupper()
            for k in range(a, b)
        )
        for a, b in spans
    ):
        return []
    possessive = next((k for k in range(first, j) if s.low(k) == "'s"), None)
    if possessive is not None:
        return [s.words(spans[0][0], possessive)]
    if any(s.metric_at[k] is not None for k in range(first, j)):
        return []
    if len(names) == 1 and s.low(end - 1) in ("training", "inference", "decoding"):
        return [s.words(spans[0][0], end - 1)]
    return names if end == j else []


def _made(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "makes Heron 2x faster": what is made faster, where it is named."""
    for k in range(d.at - 1, max(-1, d.at - 6), -1):
        if s.low(k) in ("makes", "making", "make", "renders", "rendering"):
            names, spans, end = noun_list(g, s, k + 1)
            named = all(s.tokens[b - 1].text[0].isupper() for _, b in spans)
            return names if end == d.at and named else []
    return []


def _reference_before(g: Grammar, s: Sentence, j: int) -> list[str]:
    """The phrase before token j, within its clause, that names what is being changed."""
    k = j - 1
    if s.tokens[k].text == ")":
        while k > 0 and s.tokens[k].text != "(":
            k -= 1
    while k >= 0 and s.tokens[k].text not in ",;:" and s.tokens[k].quantity is None and j - k < 14:
        known = s.low(k) in g.words["reference_adjectives"] or s.low(k) == "state-of-the-art"
        if known and s.metric_at[k] is None:
            first = k
            while (
                first > 0
                and not g.stops_phrase(s, first - 1)
                and s.low(first - 1) not in g.determiners
                and s.metric_at[first - 1] is None
                and s.low(first - 1) not in g.words["implying_verbs"]
            ):
                first -= 1
            lead = first - 1
            while lead > 0 and s.low(lead) in g.determiners:
                lead -= 1
            if s.has(lead, "comparator"):
                return []
            names, _, _ = noun_list(g, s, first)
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
