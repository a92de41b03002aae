"""The values of rivals in a clause of their own: "while Heron needs 4 GB"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.outcomes import fell_to
from extractor.linking.rival_case import LEVELS
from extractor.linking.rival_versus import listed_until
from extractor.linking.values import converted, same_sort

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.linking.rival_case import Case
    from extractor.mentions.sentence import Sentence

_OTHERS = {"conventional", "existing", "previous", "prior"}
_TAKES = ("needs", "requires", "takes", "took")


def told_first(g: Grammar, s: Sentence, d: Draft, mine: Draft) -> list[str]:
    """As in "the baseline reaches 54%, whereas Lark reaches 88%": the rival that opens; or []."""
    comma = any(s.low(k) == "," for k in range(d.at + 1, mine.at))
    conceded = comma and s.low(0) in ("although", "though", "where", "whereas", "while")
    parted = next((k for k in range(d.at, mine.at) if s.low(k) in ("whereas", "while")), None)
    turned = next((k for k in range(d.at, mine.at) if s.low(k) == "but"), mine.at)
    begun = turned if parted is None else parted
    ours = _ours(g, s, begun + 1) and any(g.verb(s, k) for k in range(begun, mine.at))
    if not (conceded or parted is not None or ours) or not same_sort(d, mine):
        return []
    before = range(d.at - 1, max(-1, d.at - 12), -1)
    verb = next((v for v in before if g.verb(s, v) and s.tokens[v].text.islower()), 0)
    first = verb
    while (
        first > 0
        and s.tokens[first - 1].is_word
        and s.low(first - 1) not in g.words["subject_edges"]
    ):
        first -= 1
    names, spans, end = noun_list(g, s, first)
    while end < verb and s.low(end) in g.auxiliaries:
        end += 1  # "humans can solve 72%, while Lark"
    if len(names) != 1 or end != verb or d.quantity.form == "factor" or d.baselines:
        return []
    known = g.words["rival_nouns"] | g.words["foreign_adjectives"] | g.words["by_hand"]
    rival = any(s.low(k) in known for k in range(first, spans[0][1]))
    return names if rival or (ours and g.scanner.is_name(s.tokens[first])) else []


def _ours(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether the paper's own work is told of: "our method", "ours"; not "our largest variant"."""
    proposed = s.words(k, k + 2) == "the proposed"
    if proposed or s.low(k) == "our":
        return s.low(k + 1 + proposed) in g.words["whole_methods"] | {"model"}
    return s.low(k) in ("ours", "we")


def _counts(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "14 vision-language models": a whole number of what the next word names."""
    told = s.tokens[d.at + 1].is_word and s.metric_at[d.at + 1] is None
    return d.quantity.whole and told and not g.stops_phrase(s, d.at + 1)


def contrasted(c: Case) -> int:
    """As in "while Heron needs 4 GB": a rival's value in a clause of its own."""
    rival = _rival(c.g, c.s, c.i)
    if rival and rival[0] in c.g.words["task_nouns"]:
        return 0  # "reaches 94%, while detection falls below 3%"
    forms = (*LEVELS, "factor")
    bare = c.quantity.form == "bare" and c.s.low(c.i + 1) in (".", ",", "and", "")
    alike = [
        o
        for o in reversed(c.out)
        if same_sort(o, c.d, loose=bare and o.quantity.form == "unit") and o.quantity.form in forms
    ]
    told = (o for o in alike if o.quantity.form != "bare" or not _counts(c.g, c.s, o))
    target = next(told, alike[0] if alike else None) if rival else None  # no "at 2 bits"
    if target is None or target.baseline_value is not None:
        return 0
    if fell_to(c.g, c.s, target) or _both_told(c.s, c.i):
        return 0  # "A drops to 41%, while B stays at 72%": the rival is A
    sorts = target.quantity.form, c.quantity.form
    if sorts == ("bare", "unit") or (sorts == ("bare", "percent") and _counts(c.g, c.s, target)):
        return 0  # "A scores 0.78, while B runs at 60 FPS", "of 14 models ..., while B reaches 90%"
    lost = any(c.s.low(k) in c.g.words["losing_verbs"] for k in range(max(0, c.i - 6), c.i))
    if c.s.low(c.i - 1) == "(" and not lost:
        return 0  # "X is fastest (0.2 s), while Y balances both (0.3 s)"
    mine, theirs = _where(c.s, target.at), _where(c.s, c.i)
    if mine and theirs and mine != theirs:
        return 0  # "57 mAP on A, while B reaches 40 mAP on C"
    beside_a_change = _changed_by(c.g, c.s, target.at) and c.quantity.form == "percent"
    if beside_a_change or _two_changes(c, target) or _of_something_else(c.g, c.s, c.d):
        return 0
    if any(c.s.words(k, k + 2) == "out of" for k in range(target.at, c.i)):
        target.baselines = rival
        target.note("contrast")
        return c.i + 1  # "while A runs out of memory on 80 GB": what is there, no value of A
    further, end = _further_rivals(c.g, c.s, c.i)
    listed = [o for o in c.drafts if c.i <= o.at <= listed_until(c.s, c.i)]
    if len(listed) == len(rival) > 1:
        further, end = rival[1:], listed[-1].at + 1  # "while A and B reach 66% and 60%"
        rival = rival[:1]
    target.baseline_value = None if further else converted(c.d, target)
    target.baselines = [*rival, *further]
    target.note("contrast-value")
    return end


def what_it_takes(c: Case) -> int:
    """As in "finishes in 12 minutes what takes Heron 3 hours": the time of the rival.

    Also "in 3 days, a job that requires 9 days with Heron".
    """
    g, s, mine = c.g, c.s, c.last(open_only=True)
    before = g.before_qualifiers(s, c.i)
    verb = next((k for k in range(before, max(0, before - 4), -1) if s.low(k) in _TAKES), 0)
    if mine is None or not verb or s.low(verb - 1) not in ("that", "what", "which"):
        return 0
    names, spans, end = noun_list(g, s, verb + 1) if verb < before else ([], [], 0)
    if not names and s.low(c.i + 1) in ("for", "on", "using", "with"):
        names, spans, end = noun_list(g, s, c.i + 2)
    elif end != before + 1:
        return 0
    if len(names) != 1 or not s.tokens[spans[0][0]].text[0].isupper() or s.hardware_at[spans[0][0]]:
        return 0
    mine.baseline_value, mine.baselines = converted(c.d, mine), names
    mine.note("contrast-value")
    return c.i + 1


def contrasted_in_parallel(c: Case) -> int:
    """As in "needs 12 ms and 3.4 GB, while Heron needs 18 ms and 5.1 GB": each beside its own."""
    rival = _rival(c.g, c.s, c.i)
    theirs = _listed_with(c)
    mine = c.out[-len(theirs) :]
    if len(rival) != 1 or len(theirs) < 2 or len(mine) != len(theirs):
        return 0
    if _both_told(c.s, theirs[-1].at) or fell_to(c.g, c.s, mine[0]) or _two_changes(c, mine[0]):
        return 0
    for a, b in zip(mine, theirs, strict=True):
        levels = a.quantity.form in (b.quantity.form, "bare") and a.quantity.form in LEVELS
        known = a.baselines or a.baseline_value is not None
        crossed = len({_named_behind(c.s, a), _named_behind(c.s, b)} - {""}) > 1
        if known or not levels or not same_sort(a, b) or _of_something_else(c.g, c.s, b) or crossed:
            return 0
    for a, b in zip(mine, theirs, strict=True):
        a.baselines, a.baseline_value = list(rival), converted(b, a)
        a.note("contrast-value")
    return theirs[-1].at + 1


def _named_behind(s: Sentence, d: Draft) -> str:
    """The metric right behind a value ("0.91 AUC"), by its first word; or nothing."""
    k = d.at + 1
    return s.low(k) if k < len(s.tokens) and s.metric_at[k] is not None else ""


def _listed_with(c: Case) -> list[Draft]:
    """The value and those listed behind it, each with its measure ("18 ms and 5.1 GB memory")."""
    listed = [c.d]
    for d in (d for d in c.drafts if d.at > c.i):
        between = range(listed[-1].at + 1, d.at)
        joined = any(c.s.low(k) in ("and", ",") for k in between)
        if not joined or not all(
            c.s.low(k) in ("a", "an", "and", ",", "of") or c.s.metric_at[k] is not None
            for k in between
        ):
            break
        listed.append(d)
    return listed


def _further_rivals(g: Grammar, s: Sentence, i: int) -> tuple[list[str], int]:
    """As in "while Heron needs 22 GB and Wren 31 GB": Wren, and the token after its value.

    Also "while Heron stays at 22 GB in the same test and Wren at 31 GB".
    """
    names: list[str] = []
    end = i + 1
    while (joint := _joint(g, s, end)) < len(s.tokens):
        first = joint + 1 + (s.low(joint + 1) == "and")
        at = next((k for k in range(first, first + 6) if k in s.quantities), first)
        last = at
        while last > first and s.tokens[last - 1].text.islower():
            last -= 1
        named = last > first and all(s.tokens[k].text[0].isupper() for k in range(first, last))
        again = at - last < 3 and all(_repeats(g, s, k, i) for k in range(last, at))
        if not (named and again) or s.quantity(at).form != s.quantity(i).form:
            break
        names.append(s.words(first, last))
        end = at + 1
    return names, end


def _joint(g: Grammar, s: Sentence, end: int) -> int:
    """The "and" or comma behind a value, and behind a phrase of place; else the sentence's end."""
    if s.low(end) in g.prepositions:
        near = range(end + 1, min(end + 6, len(s.tokens)))
        return next((k for k in near if g.stops_phrase(s, k) and s.low(k) == "and"), len(s.tokens))
    return end if s.low(end) in ("and", ",") else len(s.tokens)


def _repeats(g: Grammar, s: Sentence, k: int, i: int) -> bool:
    """Whether token k is a word of how value i was told ("at", "needs", "reaches")."""
    return s.low(k) in (s.low(x) for x in range(i - 3, i)) or g.qualifier(s, k)


def _two_changes(c: Case, target: Draft) -> bool:
    """As in "A is 2x faster than X, while B cuts energy by 40%": two changes, no level of B."""
    nxt = min(target.at + 1, len(c.s.tokens) - 1)
    more = c.g.change_adjective(c.s, nxt) or c.g.change_noun(c.s, nxt)
    more = more or c.s.implied_at[nxt] is not None or _changed_by(c.g, c.s, target.at)
    changes = more and _changed_by(c.g, c.s, c.i)
    changed = c.quantity.form == "percent" and c.g.change_noun(c.s, c.i + 1)
    gained = c.s.low(c.i - 1) == "of" and c.g.change_noun(c.s, c.i - 2)
    gained = gained and any(x.first > c.i for x in c.compared)
    return changes or changed or gained or c.quantity.form == "points"


def _changed_by(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "by 20%", "by a further 40%": by how much something changes, no level."""
    k = g.before_qualifiers(s, i, ("a", "an", "additional", "further"))
    return s.low(k) == "by"


def _both_told(s: Sentence, i: int) -> bool:
    """As in "A reaches 61%, while B reaches 72%, both surpassing C": neither is the rival."""
    near = range(i + 1, min(i + 5, len(s.tokens)))
    comma = next((k for k in near if s.tokens[k].text == ","), i)
    return comma > i and s.low(comma + 1) == "both"


def _where(s: Sentence, i: int) -> str:
    """The name after "on" that follows value i in its clause; empty where there is none."""
    for k in range(i + 1, min(i + 6, len(s.tokens) - 1)):
        if s.tokens[k].text in ",;()" or s.tokens[k].quantity is not None:
            return ""
        if s.low(k) == "on":
            return s.tokens[k + 1].text if s.tokens[k + 1].text[0].isupper() else ""
    return ""


def _of_something_else(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "91% accuracy, while X reaches 88% coherence": its noun is no such metric."""
    k = d.reach + 1
    return (
        d.quantity.form in ("percent", "bare")
        and k < len(s.tokens)
        and s.tokens[k].is_word
        and s.tokens[k].text.islower()
        and s.metric_at[k] is None
        and not g.stops_phrase(s, k)
        and s.low(k) not in g.adverbs
        and not g.change_noun(s, k)
    )


def _rival(g: Grammar, s: Sentence, i: int) -> list[str]:
    """As in "whereas X requires Q": the name X, if value i is what it needs or reaches; else []."""
    for k in range(i - 1, max(-1, i - 14), -1):
        t = s.tokens[k]
        if t.quantity is not None or t.text in ";.":
            return []
        parts = t.low in ("whereas", "while", "but") or (
            t.low == "where"
            and (s.low(k - 1) == "," or k - 1 in s.quantities or s.tokens[k + 1].text.istitle())
        )
        if parts and s.low(k + 1) and not s.low(k + 1).endswith("ing"):
            names, spans, end = noun_list(g, s, k + 1)
            acts = bool(names) and _acts(g, s, spans[0][0], end)
            while not acts and (s.low(end) in g.adverbs or s.low(end) in ("both", "only")):
                if s.low(end) == "further":
                    return []  # "while Lark-2 further raises it to 3x"
                end += 1
            does = g.verb(s, end) or s.low(end) in g.words["solving_verbs"]
            if acts and not does:
                names, spans, end = (
                    [s.words(spans[0][0], end - 1)],
                    [(spans[0][0], end - 1)],
                    end - 1,
                )
                does = True
            if not names or not does or end >= i:
                return []
            if any(s.low(x) in ("best", "highest") for x in range(end, i)):
                return []  # "A leads with 82%, while B performs best with 85%"
            if any(s.tokens[x].text == "," for x in range(end, i)):
                return []  # "while X holds up better, losing only 10%"
            a, b = spans[0]
            if (measure := s.metric_at[a]) is not None and measure.last == b:
                return []  # "F1 gains 3 points, while recall gains 1 point"
            if _another_size(s, k, b - 1) or _a_part_or_place(g, s, a, b):
                return []  # "Lark-S reaches 45 mAP, while Lark-L reaches 50 mAP"
            losing = any(s.low(x) in g.words["losing_verbs"] for x in range(end, end + 2))
            losing = losing and all(s.low(x) != "by" for x in range(end, i))
            return names if losing or _one_of_others(g, s, a, b) else []
    return []


def _one_of_others(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "existing caches", "the best baseline", "Heron", "naive offloading": a rival."""
    words = range(first, last)
    told = g.words["rival_nouns"] | _OTHERS
    foreign = any(s.has(x, "foreign") or s.low(x) in told for x in words)
    named = any(g.scanner.is_name(s.tokens[x]) for x in words) or s.tokens[first].text.istitle()
    kinds = len(words) > 1 and s.low(last - 1) in g.heads and s.low(last - 1).endswith("s")
    return kinds or foreign or named or _plain_way(g, s, first, last)


def _a_part_or_place(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "Stage two", "an Orin board", "French": a part of the work, a device or a language."""
    if s.low(first) in g.words["parts_in_order"] and last - first < 3:
        return True
    if last == first + 1 and s.low(first) in g.words["languages"]:
        return True
    return s.hardware_at[first] is not None and s.low(last - 1) in g.words["boards"]


def _another_size(s: Sentence, before: int, k: int) -> bool:
    """Whether token k names a variant of what is told of before ("Lark-S" and "Lark-L")."""
    stem, parted, size = s.tokens[k].text.partition("-")
    named = bool(parted) and stem[:1].isupper() and not size.isdigit()  # Lark-1 is no size
    return named and any(s.tokens[x].text.startswith(f"{stem}-") for x in range(before))


def _plain_way(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "naive offloading", "the original engine": a rival by its adjective.

    No measure ("the base latency"), no stage ("standard inference"), no spread of values, and not
    "the full system".
    """
    noun = s.low(last - 1)
    whole = s.low(first) == "full" and noun in g.words["whole_methods"] | {"model"}
    measure = s.metric_at[last - 1] is not None or noun in g.words["spread_nouns"]
    measure = measure or any(tag.startswith("phase.") for tag in s.tags[last - 1])
    known = s.low(first) in g.words["reference_adjectives"]
    return known and last - first > 1 and not whole and not measure


def _acts(g: Grammar, s: Sentence, first: int, end: int) -> bool:
    """As in "Heron saturates at", "manages 79": a name and a verb in -s that no rule knows.

    Also "vanilla offloading manages 79", "existing caches stall at".
    """
    verb = s.tokens[end - 1].text
    known = g.words["reference_adjectives"] | g.words["foreign_adjectives"]
    told = s.low(first) in known | g.words["leading_adjectives"]
    return (
        end - first > 1 + told
        and (told or s.tokens[first].text[0].isupper())
        and verb.islower()
        and verb.endswith("s")
        and not verb.endswith("ss")
        and (end in s.quantities or s.low(end) in ("at", "in", "only", "to"))
    )
