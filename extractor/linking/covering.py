"""Which comparator governs a value: the verb of beating, the one that follows, the one before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.comparing_words import stands_to
from extractor.linking.draft import RELATIVE
from extractor.linking.items import numbered, of_another_item
from extractor.linking.noun_phrases import noun_list
from extractor.mentions.number_words import CARDINALS

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_REAL_TIME = ["real time"]
_BREAKS = (",", "-", "--", "–", "—")
_LETTING = ("allowing", "enabling", "letting")
_SPARING = ("cheaper", "faster", "fewer", "quicker", "smaller")


def covering(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, compared: list[Comparison]
) -> Comparison | None:
    """The comparison that value `n` of a sentence is made with, or None.

    A verb of beating that takes the value ("beats A by 3x") comes before a comparator after the
    value ("3x over A"), and that before one which the sentence gave earlier ("Compared to A, ...").
    """
    at = drafts[n].at
    if (opened := s.bracket(at)) is not None:
        compared = [c for c in compared if s.bracket(c.first) in (opened, None)]
    sooner = [c for c in compared if c.first < at and c.names != _REAL_TIME]
    left = _outside_brackets(s, sooner, at)
    right = next((c for c in compared if c.first > at), None)
    if taking := _taking(g, s, drafts, n, left, right):
        return taking
    if right is not None and not _in_another(g, s, drafts, n, right):
        after_beating = bool(left) and left[-1].beat
        if left and right.beat and _meanwhile(s, drafts[n], right):
            return left[-1]
        further = any(drafts[n].reach < o.at < right.first for o in drafts)
        if left and further and _right_behind(g, s, drafts[n], left[-1]):
            return left[-1]
        if left and right.beat and _said_anew(s, drafts, n, left[-1], right):
            return left[-1]
        if left and _of_the_opening(g, s, drafts, n, left[-1], right):
            return left[-1]
        if left and _closes_a_list(s, drafts, n, left[-1], right):
            return left[-1]
        by = by_value(g, s, right, drafts) if right.beat else None
        held = drafts[n].baseline_value is not None and "from-to" not in drafts[n].rules
        level = drafts[n].kind == "absolute" and not held and by is not None and by > at
        level = level and not _reached_and_beaten(g, s, drafts, n, right)
        if not level and not _belongs_between(g, s, drafts, n, right, after_beating):
            return right  # but "runs at 30 FPS, beating A by 3%": only the gain is on A
    return _given_before(g, s, drafts, n, left)


def _reached_and_beaten(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, right: Comparison
) -> bool:
    """As in "reaches 91% on A and 84% on B, surpassing C by 3 points": the levels that beat C.

    Of the measure that the gain is in; not so in "runs at 30 FPS, beating C by 3 points".
    """
    d, gain = drafts[n], next(o for o in drafts if o.at > right.first)
    levels = [o for o in drafts[n:] if o.at < right.first]
    measures = [g.rules.metrics[o.metric or "score"] for o in levels]
    alike = all(o.kind == "absolute" for o in levels)
    alike = alike and all(m.family == "quality" for m in measures)
    begin = right.first - 1
    while s.low(begin) in g.adverbs or s.low(begin).endswith("ly"):
        begin -= 1
    finite = s.low(right.first).endswith("s") and s.tokens[begin].text == ","
    doing = s.low(right.first).endswith("ing") and s.tokens[begin].text in _BREAKS
    held = range(levels[-1].reach, begin)
    closed = s.bracket(d.at) is not None and s.low(begin - 1) == ")"
    near = closed or not any(s.tokens[k].text in ",;:" for k in held)
    named = gain.metric == "score" or any(o.metric == gain.metric for o in drafts[: n + 1] + levels)
    told = alike and near and (doing or finite) and named
    return told and not _gained_elsewhere(s, drafts, d.reach, begin)


def _gained_elsewhere(s: Sentence, drafts: list[Draft], reach: int, begin: int) -> bool:
    """As in "91% on A and 84% on B, surpassing C by 3 on A": of the 84%, which is not on A.

    `reach` is where the level ends, `begin` where the verb of beating stands.
    """
    where = _next_on(s, drafts[-1].reach + 1, len(s.tokens))
    listed = {_next_on(s, o.reach, begin) for o in drafts if o.at < begin}
    return where in listed and _next_on(s, reach, begin) != where


def _next_on(s: Sentence, first: int, last: int) -> str:
    """As in "50 mAP on Song, 84% on Nest": the word behind the next "on", or "" before a comma."""
    on = next((k for k in range(first, last) if s.low(k) in ("on", ",")), None)
    return s.low(on + 1) if on is not None and s.low(on) == "on" else ""


def _right_behind(g: Grammar, s: Sentence, d: Draft, left: Comparison) -> bool:
    """As in "2x faster than A with 40% less memory, and 3x faster than B": less than A needs."""
    joined = s.low(left.end) == "with" and g.before_qualifiers(s, d.at, ("a", "an")) == left.end
    return joined and d.kind in RELATIVE and g.change_adjective(s, d.reach + 1)


def _closes_a_list(
    s: Sentence, drafts: list[Draft], n: int, left: Comparison, right: Comparison
) -> bool:
    """As in "gains 1% in X over A and cuts Y by 5%, beating A, B and C": the 5% is on A, too."""
    closing = right.beat and s.tokens[right.first - 1].text == ","
    told = any(left.first - 4 < o.at < left.end + 3 for o in drafts[:n])
    joined = not any(s.tokens[k].text in ";:" for k in range(left.end, drafts[n].at))
    relative = drafts[n].kind != "absolute" and not left.beat
    return closing and told and joined and relative and not left.leading


def _of_the_opening(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, opening: Comparison, right: Comparison
) -> bool:
    """As in "Compared to A, it cuts X by 5%, while being 3x faster than B": the 5% is on A."""
    d = drafts[n]
    after = next((o for o in reversed(drafts[n + 1 :]) if o.at < right.first), None)
    if not opening.leading or opening.first > 2 or right.leading:
        return False
    if s.words(right.first - 2, right.first) == ", and" and not right.beat:
        return True  # "Relative to A, it cuts X by 6x, and over B, the gain is 3x"
    if not right.beat and _clause_between(g, s, d.reach, right.first):
        return True  # "Against A, the speedup is 2x, and on some inputs it is faster than B"
    if after is None:
        return _beats_all_besides(g, s, opening, right)
    if "absolute" in (d.kind, after.kind):
        return False
    return any(
        s.low(k) in ("while", "and", "but", ";")
        and any(g.verb(s, v) or g.change_verb(s, v) for v in (k + 1, k + 2) if v < after.at)
        for k in range(d.reach + 1, after.at)
    )


def _beats_all_besides(g: Grammar, s: Sentence, opening: Comparison, right: Comparison) -> bool:
    """As in "Compared to Heron, it gains 5%, thereby outperforming existing methods": Heron's."""
    adverb = s.low(right.first - 1).endswith("by") or s.low(right.first - 1) in ("hence", "thus")
    participle = s.low(right.first).endswith("ing") and s.low(right.first - 1 - adverb) == ","
    named = any(s.tokens[k].text[0].isupper() for a, b in opening.spans for k in range(a, b))
    others = g.words["foreign_adjectives"] | g.words["rival_nouns"]
    vague = right.spans and all(
        not any(s.tokens[k].text[0].isupper() for k in range(a, b))
        and any(s.low(k) in others for k in range(a, b))
        for a, b in right.spans
    )
    return right.beat and participle and named and bool(vague)


def _clause_between(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in ", and on 38% of them, Lark is": a statement with its own verb is begun."""
    for k in range(first + 1, last - 2):
        if s.words(k, k + 2) == ", and" and s.low(k + 2) in ("for", "in", "on"):
            return any(g.verb(s, v) for v in range(k + 3, last))
    return False


def _meanwhile(s: Sentence, d: Draft, right: Comparison) -> bool:
    """As in "20% faster than A on X and 40% on Y, while exceeding B": the 40% is on A, too."""
    return d.rules[:1] == ["continued"] and any(
        s.low(k) == "while" and s.low(k + 1).endswith("ing") for k in range(d.reach, right.first)
    )


def _said_anew(
    s: Sentence, drafts: list[Draft], n: int, left: Comparison, right: Comparison
) -> bool:
    """As in "gains 2% in X over A and 3% in Y, and beats B everywhere": the 3% is over A, too."""
    anew = s.words(right.first - 2, right.first) == ", and" and s.low(right.first).endswith("s")
    listed = left.first > 0 and not left.beat and any(o.reach < drafts[n].at for o in drafts[:n])
    after = any(o.at > right.first for o in drafts)
    return anew and listed and not after and drafts[n].kind in RELATIVE


def _outside_brackets(s: Sentence, left: list[Comparison], at: int) -> list[Comparison]:
    """The comparisons before a value but those told in brackets that closed before it, if any."""
    outside = [c for c in left if not _told_in_brackets(s, c, at)]
    return outside or [c for c in left if not _of_a_value_in_brackets(s, c)]


def _of_a_value_in_brackets(s: Sentence, c: Comparison) -> bool:
    """As in "With few samples (139x less than A), it gains 3%": A is what the 139x stand to."""
    opened = s.bracket(c.first)
    return opened is not None and any(opened < k < c.first for k in s.quantities)


def _told_in_brackets(s: Sentence, c: Comparison, at: int) -> bool:
    """As in "reduces A (+2% over B) and cuts C by 3x": whether B is told of what stands before."""
    close = next((k for k in range(c.last, at) if s.tokens[k].text in "()"), at)
    return close < at and s.tokens[close].text == ")"


def _taking(
    g: Grammar,
    s: Sentence,
    drafts: list[Draft],
    n: int,
    left: list[Comparison],
    right: Comparison | None,
) -> Comparison | None:
    """As in "better than A by 23% and over B by 19%": the comparison that takes the value."""
    d = drafts[n]
    if left and _chosen_so_often(s, left[-1], drafts, n):
        return left[-1]
    for c in left if d.kind != "absolute" else ():
        by = s.low(c.end) == "by" and by_value(g, s, c, drafts) == d.at
        by = by or _gained_of(s, c, drafts, d)
        held = s.low(c.end) in ("is", "was", "are", "were") and d.at - c.end <= 2
        lower = right is not None and right.first - d.at <= 3 and s.low(right.last - 1) == "than"
        if by or (held and not lower):
            return c  # but "the error with respect to A is 2x lower than B's"
    if not left or not left[-1].beat or (by_at := by_value(g, s, left[-1], drafts)) is None:
        return None
    listed = next((o.reach for o in drafts if o.at == by_at), None) == d.reach
    if right is not None and by_at < d.at and _still_beaten(g, s, by_at, d.at, right):
        return left[-1]
    closer = right is not None and right.first - d.at <= 5 and not right.beat
    cut_off = right is not None and any(s.tokens[k].text in ",;:" for k in range(d.at, right.first))
    if (by_at == d.at or listed) and (not closer or cut_off or s.low(left[-1].end) == "by"):
        return left[-1]
    return None


def _chosen_so_often(s: Sentence, c: Comparison, drafts: list[Draft], n: int) -> bool:
    """As in "preferred over A in 52% of cases and over B in 61%": 52% is over A."""
    near = drafts[n].at - c.end < 5 and s.low(c.end) in ("(", "by", "in", "with")
    return c.chosen and near and not any(c.end <= o.at for o in drafts[:n])


def _gained_of(s: Sentence, c: Comparison, drafts: list[Draft], d: Draft) -> bool:
    """As in "speedups over A of up to 5x and 3x, and over B of 2x": the 5x and 3x are over A."""
    first = next((o for o in drafts if o.at >= c.end), d)
    told = s.low(c.end) == "of" and not c.beat and first.at - c.end < 5
    return told and first.reach == d.reach


def _still_beaten(g: Grammar, s: Sentence, first: int, at: int, right: Comparison) -> bool:
    """As in "beats A with 2x more X and 3x less Y, and achieves 4x over B": the 3x is on A.

    `first` is the value that the verb of beating takes, `at` the one in question.
    """
    between = range(first + 1, at)
    listed = any(s.low(k) in (",", "and") for k in between)
    if not listed or any(_says(g, s, k) or s.tokens[k].text == ";" for k in between):
        return False
    joined = (k for k in range(at + 1, right.first) if s.low(k) in ("and", "while", "but"))
    return any(_says(g, s, k + 1) for k in joined)


def _says(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a verb stands at token k."""
    told = g.change_verb(s, k) and s.low(k).endswith(("s", "ed", "ing"))
    return told or s.low(k) in g.verbs or s.low(k) in g.auxiliaries


def _in_another(g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """Whether a comparison after a value is made in another statement than the value's."""
    d = drafts[n]
    between = range(d.at + 1, c.first)
    if sum(d.at < o.at < c.first for o in drafts) == 1 and _of_both(s, c.first):
        return False
    if _closed_off(g, s, d.at, c.first) or another_does(s, d.at, c.first):
        return True
    if _told_of_the_last(s, drafts, n, c):
        return True
    own = s.low(d.reach + 1) == "of" and s.low(d.reach + 2) in ("its", "their")
    if d.kind == "percent_of" and own and any(d.reach < o.at < c.first for o in drafts):
        return True  # "keeps 94% of its accuracy, 7 points over A"
    if c.leading and s.tokens[c.first - 1].text not in ",;:":
        return True
    if d.kind in RELATIVE and _beaten_in_so_many(s, c):
        return True
    if _dealt_to_later(g, s, drafts, n, c):
        return True
    if any(s.low(k) == "but" and s.low(k + 1) in ("it", "they", "we") for k in between):
        return True  # "a 5x speedup, but it does better than A"
    if _run_with(g, s, d, c.first):
        return True
    if s.low(c.last - 1) == "than" and any(s.words(k, k + 3) == ", and it" for k in between):
        return True  # "cuts latency by 3x, and it is smaller than A"
    if s.low(c.last - 1) == "than" and _better_besides(g, s, drafts, n, c):
        return True
    if _of_another_noun(g, s, d.at, c.first):
        return True
    if any(_parts(g, s, k) for k in between) or numbered(s, d.at, c.first):
        return True
    if any(s.low(k) == "that" and s.low(k - 1).endswith("ing") for k in between):
        return True  # "26% fewer attacks, demonstrating that A outperforms B"
    if c.names == _REAL_TIME and c.first - d.reach > 3:
        return True
    if d.kind == "absolute" and not c.beat and _while_it_changes(g, s, d.at, c.first):
        return True
    if d.kind != "absolute":
        later = [o for o in drafts[n + 1 :] if o.reach != d.reach]
        apart = _told_of_it(s, d.at, later, c.first) or _above_a_level(g, s, later, c.first)
        return apart or _overhead_of_its_own(s, d, later, c.first)
    if c.beat and s.low(c.first).endswith("ing") and _of_another(g, s, d.at, c.first):
        return True
    if d.baseline_value is not None:
        return False
    if stands_to(s, c.first) and s.tokens[c.first - 1].quantity is not None:
        return True  # "61% accuracy, 3% above X": only the 3% is held against X
    told_in = _beaten_families(g, s, c)
    family = g.rules.metrics[d.metric or "score"].family
    if told_in and "other" not in told_in and family not in told_in:
        return True  # "91% accuracy and outperforms A in latency"
    if s.words(c.first, c.first + 2) == "as accurate" and family != "quality":
        return True  # "runs in 22 ms, as accurate as A but 3x faster"
    if len(told_in) > 1 and family in told_in:
        return False  # "91% accuracy and 4 ms, outperforming A in both speed and accuracy"
    if c.beat:
        another = _of_another(g, s, d.at, c.first) or any(s.low(k) == "but" for k in between)
    else:
        another = _conceded(g, s, d.at, c.first) or _for_less(g, s, c.first)
    if another or g.rules.metrics[d.metric or "score"].family == "quality":
        return another
    leads_on = any(s.low(k) in ("while", "so", "that", "because") for k in between)
    alone = len(drafts) == 1 and s.low(c.first).endswith("ing")  # "runs on 2 W, beating A"
    return (c.beat and not alone) or leads_on or _hardly_lost(g, s, c.first)


def _told_of_the_last(s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """As in "91% accuracy with 7M parameters (29% fewer than A)": only the 7M is so many fewer."""
    opened = s.bracket(c.first)
    if opened is None or opened < drafts[n].reach:
        return False
    inside = any(opened < o.at < c.first for o in drafts)
    between = [o for o in drafts[n + 1 :] if o.at < opened]
    return inside and any(o.metric != drafts[n].metric for o in between)


def _beaten_in_so_many(s: Sentence, c: Comparison) -> bool:
    """As in ", surpassing A in finding five of the seven", "in three of five": a result besides."""
    if not c.beat or not s.low(c.first).endswith("ing") or s.low(c.end) != "in":
        return False
    k = c.end + 1 + s.low(c.end + 1).endswith("ing")
    counted = s.low(k) in CARDINALS or k in s.quantities
    return counted and s.low(k + 1) == "of"


def _beaten_families(g: Grammar, s: Sentence, c: Comparison) -> set[str]:
    """As in "outperforming A in both speed and accuracy": of what families these measures are."""
    if not c.beat or s.low(c.end) != "in":
        return set()
    k = c.end + 1 + 2 * (s.words(c.end + 1, c.end + 3) == "terms of")
    k += s.low(k) == "both"
    families: set[str] = set()
    while k < len(s.tokens) and (span := s.metric_at[k]) is not None:
        families.add(g.rules.metrics[span.ids[0]].family)
        k = span.last
        while s.low(k) in (",", "and"):
            k += 1
    return families


def _dealt_to_later(g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """As in "cuts X by 9x, and gains 2x and 3x over A and B, respectively": one for each gain.

    Not so in "cuts X by 9x and 8x, and gains 2x and 3x": then it is one for each value of both.
    """
    said = s.respectively(c.end, c.end + 3)
    later = [o for o in drafts[n + 1 :] if drafts[n].reach < o.at < c.first] if said else []
    each = len(later) == len(c.names) > 1 and len({o.reach for o in later}) == 1
    between = range(drafts[n].reach + 1, later[0].at if each else 0)
    if sum(o.reach == drafts[n].reach for o in drafts) == len(c.names):
        return False
    return each and any(s.low(k) == "and" and _says(g, s, k + 1) for k in between)


def _of_another_noun(g: Grammar, s: Sentence, at: int, than: int) -> bool:
    """As in "a codec that cuts size by 3x, and an engine that is 2x faster than A": of the engine.

    Both nouns have a clause of their own, so that A is no rival of the codec.
    """
    mine = any(s.low(k) in ("that", "which") for k in range(max(0, at - 10), at))
    for k in range(at + 1, than - 3):
        if s.low(k) == "and" and s.low(k + 1) in ("a", "an", "the"):
            near = range(k + 3, min(k + 9, than))
            that = next((x for x in near if s.low(x) in ("that", "which")), 0)
            return mine and that > 0 and any(that < i < than for i in s.quantities)
    return False


def _better_besides(g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """As in "cuts latency by 45%, and achieves a higher X than A": no value is held against A."""
    d = drafts[n]
    if any(d.reach < o.at < c.first for o in drafts):
        return False
    if _moved_while_better(g, s, d, c.first):
        return True
    if s.low(d.reach + 1) != ",":
        return False
    adjectives = any(g.change_adjective(s, k) for k in range(d.reach + 2, c.first))
    return adjectives and _new_statement(g, s, d.reach + 1, c.first)


def _moved_while_better(g: Grammar, s: Sentence, d: Draft, than: int) -> bool:
    """As in "cuts latency by 3x while achieving higher quality than A": A is of less quality.

    Not so in "is 3x faster while achieving higher quality than A": there both are held against A.
    """
    if not {"change-by", "from-to"} & set(d.rules):
        return False
    for k in range(d.reach + 1, than - 2):
        if s.low(k) == "while" and s.low(k + 1 + (s.low(k + 1) == "also")).endswith("ing"):
            return any(g.change_adjective(s, x) for x in range(k + 2, than))
    return False


def _run_with(g: Grammar, s: Sentence, d: Draft, than: int) -> bool:
    """As in "Models with 4x compression reach a higher accuracy than X": how they are run."""
    told = s.low(d.at - 1) == "with" and d.at > 1 and d.kind == "factor"
    between = range(d.reach + 1, than)
    if not told or any(s.tokens[k].text in ",;:" for k in range(than)):
        return False
    return any(s.low(k) in g.words["result_verbs"] | g.words["getting_verbs"] for k in between)


def _belongs_between(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison, after_beating: bool
) -> bool:
    """Whether a comparison after a value belongs to a value between them, or to none."""
    d = drafts[n]
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    absolute = d.kind == "absolute" and d.baseline_value is None
    between = [o for o in drafts[n + 1 :] if d.at < o.at < c.first]
    takes = c.beat and by_value(g, s, c, drafts) is not None
    closing = c.beat and s.low(c.first).endswith("ing") and not takes
    speedup = (d.kind, d.metric) == ("factor", "speed") and s.low(d.reach + 1) != "faster"
    speedup = speedup and s.words(c.first - 2, c.first) != ", which"
    kept = any(s.low(k) in ("same", "without") for k in range(d.reach + 1, c.first))
    saved = closing and kept and d.kind != "absolute" and not quality
    if c.beat and not takes and (speedup or saved):
        return True  # "cuts FLOPs by 95% without any loss, outperforming A"
    bracketed = [o for o in between if "(" in (s.low(o.at - 1), s.low(o.at - 2))]
    changes = any(o.kind != "absolute" and o not in bracketed for o in between)
    if absolute and changes and not (closing and quality):
        return True
    if d.kind == "absolute" and not c.beat and _gain_over(s, between, c):
        verbs = range(d.reach + 1, between[-1].at)
        if any(s.low(k - 1) == "and" and g.verb(s, k) for k in verbs):
            return True  # "from 61% to 69% and is 9x faster than A"
    scores = absolute and quality and all(o.kind == "absolute" for o in between)
    if takes and any(o.metric != d.metric for o in between) and not scores:
        return True
    if takes and ((d.kind != "absolute" and not between) or s.low(c.first - 1) == "and"):
        return True
    before = c.first - 1
    while before > d.at and s.low(before) in g.adverbs:
        before -= 1
    apart = s.low(c.first - 1) == "even" or (s.low(before) == "and" and not quality)
    apart = apart or (s.low(before) == "," and s.low(c.first).endswith("s"))
    if c.beat and apart and d.kind != "absolute" and not takes:
        return True  # "cuts steps by 50% and consistently outperforms A": another statement
    nearer = bool(between) and c.first - between[-1].at <= 2
    if nearer and after_beating and s.low(c.last - 1) == "than":
        return True  # "outperforms A, with 18% higher X, and 28% higher than B"
    joined = s.low(c.last - 1) in ("over", "than", "against")
    return joined and bool(between) and _apposed(s, between[-1].at)


def _given_before(
    g: Grammar, s: Sentence, drafts: list[Draft], n: int, left: list[Comparison]
) -> Comparison | None:
    """The comparison before a value that still holds for it ("Compared to A, ... by 2x")."""
    d, at = drafts[n], drafts[n].at
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    absolute = d.kind == "absolute" and d.baseline_value is None
    for c in reversed(left):
        setting = s.low(at - 1) == "at" and c.end == at - 1 and d.kind != "percent_of"
        setting = setting and not g.change_adjective(s, d.reach + 1)  # "over A at 30% lower cost"
        if setting or of_another_item(s, c.end, at):
            return None  # "3.4 lower FID compared with A at 4.5x acceleration"
        closed = any(o.at < c.first and c.first - o.at <= 8 for o in drafts[:n])
        closes = c.leading and closed and s.tokens[c.first - 1].text == ","
        if closes and absolute and not _same_statement(g, s, c, at):
            return None
        if _passed(s, c, left, at, closed) or (closed and _back_to_the_opening(g, s, c, left, at)):
            continue
        if absolute and closed and s.low(g.before_qualifiers(s, at)) == "of" and _levels_told(s, c):
            return None
        if (
            absolute
            and any(c.last <= o.at < at for o in drafts)
            and not _listed(g, s, drafts, n, c)
        ):
            return None
        if c.leading:
            return None if absolute and _spent_since(g, s, d, c) else c
        if _of_another_part(g, s, drafts, n, c):
            return None
        if absolute and _gain_over(s, drafts[:n], c) and s.words(c.end, c.end + 2) == ", and":
            return None  # "82% on A, a gain of 11% over X, and 97% on B"
        if absolute and (not quality or not (c.beat or _same_statement(g, s, c, at))):
            return None
        if absolute and closed and not c.beat and s.low(c.end + (s.low(c.end) == ",")) == "with":
            return None  # "3x faster than A, with an error of 1%"
        if _moves_anew(g, s, c, d) or (c.beat and _ratio_of_its_own(s, d)):
            return None
        detailed = s.low(c.end) == ":"  # "test it against A: X rises by 5%, and the Y falls by 9%"
        return None if own_clause(g, s, c.end, at) and not detailed else c
    return None


def _back_to_the_opening(
    g: Grammar, s: Sentence, c: Comparison, left: list[Comparison], at: int
) -> bool:
    """As in "Compared to A, it gains 3% over B on X, 2% on Y, and 1% on Z": the 2% is on A."""
    if c.leading or c.beat or not any(x.leading and x.first < 3 for x in left):
        return False
    between = range(c.end, at)
    parted = any(s.low(k) == "," for k in between)
    return parted and not any(_says(g, s, k) or s.low(k) in ("while", "with") for k in between)


def _spent_since(g: Grammar, s: Sentence, d: Draft, c: Comparison) -> bool:
    """As in "Starting from A, it reaches 99% in just 200 steps": the steps are held against none.

    But as in "Compared to A, it takes 200 steps": against A's.
    """
    spent = g.rules.metrics[d.metric or "score"].family != "quality"
    before = g.before_qualifiers(s, d.at, ("just", "only"))
    return s.low(c.first) == "starting" and spent and s.low(before) in ("after", "in", "within")


def _of_another_part(g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """As in "A surpasses B by 20%, while Wren reduces memory by 56%": Wren's, held against none.

    But as in "while A-S reduces memory", "while Wren takes 56% less memory".
    """
    for k in range(c.end, drafts[n].at - 2):
        joined = s.low(k) == "while" or s.words(k - 1, k + 1) == ", and"
        if not joined or not s.tokens[k + 1].text[0].isupper() or s.metric_at[k + 1] is not None:
            continue
        verb = k + 2
        does = g.change_verb(s, verb) or s.low(verb) == "speeds"
        stem = s.tokens[k + 1].text.partition("-")[0]
        told = any(t.text.startswith(stem) for t in s.tokens[:k])
        first = next(o for o in drafts if o.at > k)
        near = [o for o in drafts[:n] if c.first - 9 < o.at < k]
        families = {g.rules.metrics[o.metric or "score"].family for o in near}
        another = g.rules.metrics[first.metric or "score"].family not in families
        return does and s.low(verb).endswith("s") and not told and another
    return False


def _levels_told(s: Sentence, c: Comparison) -> bool:
    """As in "a score of 90, surpassing A (88) and B (87), and an F1 of 47": whom 90 surpasses."""
    return c.beat and all(s.low(b) == "(" and b + 1 in s.quantities for _, b in c.spans)


def _gain_over(s: Sentence, earlier: list[Draft], c: Comparison) -> bool:
    """As in "a gain of 11% over X": whether a comparator stands right behind a difference."""
    return any(o.kind in RELATIVE and o.reach < c.first <= o.reach + 2 for o in earlier)


def _moves_anew(g: Grammar, s: Sentence, c: Comparison, d: Draft) -> bool:
    """As in "A from 67 to 73, surpassing X, and raises B from 9 to 11": B's start is its own."""
    anew = range(c.end, d.at)
    verbs = [k + 1 for k in anew if s.words(k - 1, k + 1) == ", and"]
    if not c.beat:
        verbs += [k + 1 for k in anew if s.tokens[k].text == ","]
    told = any(g.change_verb(s, v) and s.low(v).endswith("s") for v in verbs)
    if "from-to" in d.rules and any(s.words(k, k + 2) == ", where" for k in anew):
        return True  # "gains over A, notably with B, where tuning raises it from 1% to 8%"
    closed = s.low(c.first).endswith("ing") or not (c.beat or c.leading)
    return "from-to" in d.rules and told and closed


def _ratio_of_its_own(s: Sentence, d: Draft) -> bool:
    """As in "beats X by 12 points, while achieving a 3.5x compression ratio": no gain over X."""
    return d.metric == "compression" and s.words(d.at + 1, d.at + 3) == "compression ratio"


def _passed(s: Sentence, c: Comparison, left: list[Comparison], at: int, closed: bool) -> bool:
    """Whether a comparison before a value is done with, so that an earlier one may hold on."""
    ends = s.tokens[min(c.end, len(s.tokens) - 1)].text == ","
    if closed and not c.beat and not c.leading and any(x.beat for x in left) and ends:
        return True
    if any(s.low(k) in ("whereas", "whose") for k in range(c.end, at)):
        return True
    listed = ends and s.low(c.end + 1) != "and"
    if listed and any(s.low(x.end) == ":" and x.end < c.first for x in left):
        return True  # "faster than A: 2x on X compared to B, 3x on Y": the 3x is over A
    parted = next((k for k in range(c.first, at) if s.tokens[k].text == ";"), None)
    detailed = parted is not None and s.words(parted + 1, parted + 3) == "in particular"
    detailed = detailed or (c.beat and s.low(c.end) == ":")  # "beats A: on B by 5; on C by 9"
    return parted is not None and not c.leading and not detailed


def equalled_nearer(
    s: Sentence, d: Draft, c: Comparison, compared: list[Comparison]
) -> Comparison | None:
    """As in "outperforms A, on par with B while using 3x less memory": less than B uses."""
    if not (c.beat or c.first > d.at) or d.kind not in RELATIVE:
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
    parts = (k for k in range(first, last) if s.tokens[k].text == ";")
    within = (k for k in parts if s.bracket(k) is None or s.bracket(last) is not None)
    if (parted := next(within, None)) is None:
        return False
    if not any(parted < i < last for i in s.quantities):
        return True
    return any(s.tokens[k].text == ";" or g.verb(s, k) for k in range(parted + 1, last))


def _while_it_changes(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "an AUROC of 0.83 while reducing forgetting compared to B": B is who forgets more."""
    for k in range(first + 1, last):
        if s.low(k) == "while":
            verb = k + 1
            while s.low(verb) in g.adverbs or s.low(verb).endswith("ly"):
                verb += 1
            told = any(k < i < last for i in s.quantities)
            return not told and g.change_verb(s, verb) and s.low(verb).endswith("ing")
    return False


def _of_both(s: Sentence, first: int) -> bool:
    """As in "A reaches 61%, while B reaches 72%, both far above C": told of the two values."""
    near = range(first - 1, max(0, first - 4), -1)
    both = next((k for k in near if s.low(k) == "both"), 0)
    return both > 0 and s.tokens[both - 1].text == ","


def _for_less(g: Grammar, s: Sentence, than: int) -> bool:
    """As in "the best F1 of 0.9 at a lower cost than B", "with much faster sampling": B's is more.

    Whatever is less, quicker or fewer there is no quality, such as the value before is.
    """
    if s.low(than) != "than":
        return False
    head = than - 1
    if s.low(head) == ")":  # "with much faster sampling (35 steps) than B"
        head = next((x for x in range(head, 0, -1) if s.low(x) == "("), head) - 1
    k = head
    while k > 0 and s.tokens[k].is_word and not (g.change_adjective(s, k) or s.low(k) in _SPARING):
        k -= 1
    span = s.metric_at[head]
    spent = span is not None and all(g.rules.metrics[m].family != "quality" for m in span.ids)
    spent = spent or (span is None and s.low(k) in _SPARING)
    opened = k - 1
    while s.low(opened) in ("a", "an", "far", "much") or s.low(opened).endswith("ly"):
        opened -= 1
    return k > 0 and spent and s.low(opened) in ("at", "with", "for")


def another_does(s: Sentence, first: int, last: int) -> bool:
    """As in "cuts time by 8x, enabling the 13B model to run faster than B": another is faster."""
    k = next((k for k in range(first + 1, last) if s.low(k) in _LETTING), last)
    counted = any(k < i < last for i in s.quantities if s.quantity(i).form != "bare")
    yields = any(s.words(x, x + 2) == "that yields" for x in range(k + 2, last))
    return not counted and (yields or any(s.low(x) == "to" for x in range(k + 2, last)))


def _hardly_lost(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "with negligible degradation compared to B": B is who the loss is held against."""
    return g.change_noun(s, first - 1) and any(
        s.low(k) in ("little", "minimal", "negligible", "no", "slight", "without")
        for k in range(max(0, first - 5), first - 1)
    )


def _told_of_it(s: Sentence, at: int, later: list[Draft], first: int) -> bool:
    """As in "a speedup of 3x, which is 20% faster than B": only the 20% is held against B.

    `at` is the value in question, `later` are those behind it.
    """
    return any(
        o.at < first
        and any(
            s.low(k) == "which" and s.low(k + 1) in ("is", "are", "corresponds", "translates")
            for k in range(max(at, o.at - 5), o.at)
        )
        for o in later
    )


def _above_a_level(g: Grammar, s: Sentence, later: list[Draft], first: int) -> bool:
    """As in "a speedup of 2x at a PSNR of 30.8 dB, 3.4 dB higher than B": only 3.4 is over B.

    `later` are the values behind the one in question, which is no such difference.
    """
    for level, gain in pairwise(o for o in later if o.at < first):
        stands = s.low(g.before_qualifiers(s, gain.at)) == "," and first - gain.reach < 4
        families = {g.rules.metrics[o.metric or "score"].family for o in (level, gain)}
        if stands and level.kind == "absolute" and len(families) == 1:
            return gain.kind in RELATIVE
    return False


def _overhead_of_its_own(s: Sentence, d: Draft, later: list[Draft], first: int) -> bool:
    """As in "the area overhead is 3%, and energy falls by 2x compared with B": no more than B's."""
    near = range(max(0, d.at - 4), d.at)
    told = any(s.low(k).startswith("overhead") for k in near)
    told = told and d.polarity not in ("down", "better")  # not "cuts the overhead by 3x, and"
    return (
        told
        and any(s.low(o) in (",", "and") for o in range(d.reach + 1, d.reach + 3))
        and s.low(d.reach + 1) not in ("higher", "less", "lower", "more")
        and any(o.at < first for o in later)
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


def own_clause(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "A beats B by 15%, and the last stage adds 2%": a clause with a subject of its own.

    Also "a drop compared to A, with the best model reaching 2%", "over A and B reducing Y by 3%".
    """
    for k in range(first, last - 3):
        if s.words(k + 1, k + 4) == "it does so" or s.words(k + 1, k + 3) == "it also":
            return False  # "beats B by 15%, and it does so with 2x less memory"
        if s.low(k) == "and" and s.tokens[k + 1].text[0].isupper() and _doing(g, s, k + 2):
            return True
        if s.words(k - 1, k + 1) == ", and" and s.low(k + 1) in ("the", "our", "a", "it"):
            verb = next((v for v in range(k + 2, min(k + 8, last)) if g.verb(s, v)), None)
            return verb is not None and s.low(verb)[-1:] == "s"
        if s.words(k - 1, k + 1) == ", with" and _leads(g, s, k + 1):
            ahead = range(k + 2, min(k + 10, last))
            return any(s.low(v) in ("achieving", "reaching", "scoring") for v in ahead)
    return False


def _doing(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether token k is a participle of change: "reducing"."""
    return s.low(k).endswith("ing") and g.change_verb(s, k)


def _leads(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "the best model", "even the largest models": one of those that are measured."""
    k += s.low(k) == "even"
    return s.low(k) == "the" and s.low(k + 1) in g.words["leading_adjectives"]


def _of_another(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "A achieving 89% and B reaching 91%, beating X": what beats X is B."""
    return any(
        s.low(k) == "and"
        and s.low(k + 2) in g.words["reaching_verbs"]
        and (g.scanner.is_name(s.tokens[k + 1]) or s.tokens[k + 1].text.istitle())
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


def _listed(g: Grammar, s: Sentence, drafts: list[Draft], n: int, c: Comparison) -> bool:
    """Whether the values before this one, back to the comparison, are of the same kind."""
    return all(
        o.kind == "absolute" or s.low(o.at - 1) == "(" or _arrives(g, s, o, drafts[n])
        for o in drafts[:n]
        if o.at > c.last
    ) and all(
        s.low(k) in (",", "and", "an", "a")
        or s.metric_at[k] is not None
        or s.low(k) not in ("excels", "while")
        for k in range(c.end, drafts[n].at)
    )


def _arrives(g: Grammar, s: Sentence, gain: Draft, level: Draft) -> bool:
    """As in "Compared to A, it halves latency to 42 ms": where the change by that gain ends."""
    families = {g.rules.metrics[d.metric or "other"].family for d in (gain, level)}
    near = level.at - gain.reach < 7 and s.low(level.at - 1) == "to"
    return (
        len(families) == 1
        and near
        and not any(s.tokens[k].text in ",;:()" for k in range(gain.at, level.at))
    )


def _same_statement(g: Grammar, s: Sentence, c: Comparison, at: int) -> bool:
    """Whether a value still belongs to the statement that a comparison closes."""
    return not any(s.low(k) in ("while", "but") for k in range(c.end, at)) and not _new_statement(
        g, s, c.end, at
    )


def by_value(g: Grammar, s: Sentence, c: Comparison, drafts: list[Draft]) -> int | None:
    """The value that a verb of beating takes with "by": "outperforms X by 3%"."""
    begin = c.end
    if s.words(begin, begin + 2) == ", which":  # "beats A, which has 3M parameters, by 4 points"
        inserted = range(begin + 2, min(begin + 14, len(s.tokens)))
        begin = next((k + 1 for k in inserted if s.words(k, k + 2) == ", by"), begin)
    for k in range(begin, min(begin + 5, len(s.tokens))):
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


def beat_by_bare_value(drafts: list[Draft], compared: list[Comparison]) -> None:
    """As in "surpassing A 6.2%, 3.7% and 2.0% on": what follows a rival at once is a gain."""
    ends = {c.end for c in compared if c.beat}
    gained = {d.reach for d in drafts if d.at in ends and d.quantity.form in ("percent", "bare")}
    for d in drafts:
        if d.reach in gained and d.polarity is None:
            d.polarity = "better"


def beaten_too(
    g: Grammar, s: Sentence, before: Draft, d: Draft, compared: list[Comparison]
) -> list[str]:
    """The second rival of "beats X by 3% and Y by 5%": each value has the rival before it."""
    improved = bool({"object-baseline", "beaten-too"} & set(before.rules))
    held = (c for c in reversed(compared) if c.beat or c.chosen or s.low(c.end) == "by")
    beaten = next((c for c in held if c.first < before.at), None)
    if not (d.kind in RELATIVE or d.metric == "win_rate") or (beaten is None and not improved):
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
    if start is not None and start > before.at + 3 and s.words(by - 1, by + 1) == ", with":
        joined = (k for k in range(by - 2, before.at, -1) if s.low(k) == "and")
        start = next(joined, None)  # "beats A, with a 3% better recall, and B, with a 2% gain"
        where = ("across", "for", "in", "on", "under")
        if start and any(s.low(k) in where for k in range(before.at + 1, start)):
            return []  # "by 5% on cold and warm starts, with 2x lower latency"
    elif start is not None and start > before.at + 3:
        last = (k for k in range(by - 1, before.at, -1) if s.low(k) == "and")
        start = next(last, None) if d.rules[:1] == ["by-continued"] else None
        if start is None or improved is False:
            return []  # but "speeds A up by 2x with a 1% drop, and B by 4x"
    won = ("by", "in", "with") if beaten is not None and beaten.chosen else ("by", "with")
    if start is None or s.low(by) not in won:
        return []
    start += 1 + (s.low(start + 1) == "and")
    start += s.low(start) in ("also", "even")
    if s.has(start, "beat") or (g.change_verb(s, start) and s.low(start).endswith("ing")):
        return []  # "improves A by 7%, beating B by 3%": a verb of its own
    names, spans, end = noun_list(g, s, start)
    end += s.tokens[end].text == "," and end + 1 == by  # "the second-best, Wren, by 8%"
    if s.low(end) == "(" and s.low(by - 1) == ")":
        end = by  # "and Y (9 FPS, 55% AP) by 5%"
    if end != by or any(s.metric_at[k] is not None for a, b in spans for k in range(a, b)):
        return []
    return names
