"""The paper's own work where a rival is told of first.

As in "41 s for Heron, against 9 s for Lark", "Heron is 2.3x slower than Lark".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.place import on_hardware
from extractor.linking.qualifiers import qualify
from extractor.linking.values import converted
from extractor.mentions.tokens import tokenise
from extractor.resolving.stands_for import capital_name
from extractor.resolving.subject import find_subject

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_PARTING = ("but", "whereas", "while")
_BELONGING = ("by", "for", "in", "of", "with")


def ours_told_second(g: Grammar, s: Sentence, d: Draft, names: PaperNames) -> None:
    """Swap a value with the rival's that was paired with it, where the second is the paper's own.

    The pair is made before anyone knows the paper's names, and takes the first value for its own.
    """
    paired = "versus-value" in d.rules or "contrast-value" in d.rules
    then = _paired_with(s, d) if paired and d.baseline_value is not None else None
    if then is None or d.baseline_value is None:
        return
    listed = s.low(d.at - 1) in ("and", ",") and d.at - 2 in s.quantities
    if listed or names.yardstick:
        return
    mine = next((name for name in _behind(g, s, then, d.at) if names.own(name)), None)
    if mine is None and _ours_behind(g, s, then, d.at):
        mine = names.main or names.phrase
    theirs = _owner(g, s, d.at) if mine else []
    if mine is None or not theirs or any(names.own(name) for name in theirs):
        return
    first = replace(d, quantity=s.quantity(d.at))
    second = replace(d, at=then, quantity=s.quantity(then))
    d.baseline_value = converted(first, second)
    d.at, d.quantity, d.unit = then, second.quantity, second.quantity.unit or d.unit
    d.method, d.baselines, d.reach = mine, theirs, then
    d.qualifiers, d.hardware = set(), []
    qualify(g, s, d, first.at + 1)
    on_hardware(g, s, [d], [])
    d.setting = [name for name in d.setting if name not in theirs]


def _paired_with(s: Sentence, d: Draft) -> int | None:
    """Where the value stands that `d` is held against, behind it.

    Others may stand between: "Heron takes 3 hours to reach 70%, whereas Lark takes 20 minutes".
    """
    first = replace(d, quantity=s.quantity(d.at))
    level = d.baseline_value or 0.0
    for k in s.quantities:
        if k > d.at and s.quantity(k).form == first.quantity.form:
            value = converted(replace(d, at=k, quantity=s.quantity(k)), first)
            if abs(value - level) <= 1e-6 * abs(level):
                return k
    return None


def variants_side_by_side(g: Grammar, s: Sentence, drafts: list[Draft], names: PaperNames) -> None:
    """As in "Lark-S reaches 45 mAP, while Lark-L reaches 50": a claim of each, no rivals."""
    for n, d in enumerate(list(drafts)):
        told = d.baselines[0].split()[-1] if len(d.baselines) == 1 else ""
        both = (d.method or "", told)
        known = {main.lower() for main in names.aliases.values()}
        if d.baseline_value is None or "contrast-value" not in d.rules:
            continue
        if not all(names.own(name) and name.lower() not in known for name in both):
            continue
        if told.rpartition("-")[2].isdigit():
            continue  # "Lark-2 reaches 50%, whereas Lark-1": an earlier version is a rival
        then = next((k for k in s.quantities if s.quantity(k).low == d.baseline_value), 0)
        other = s.quantity(then) if then > d.at else None
        if other is None or other.unit != d.quantity.unit:
            continue
        d.baselines, d.baseline_value = [], None
        second = replace(d, at=then, quantity=other, reach=then, method=told, rules=list(d.rules))
        second.qualifiers, second.baselines, second.setting = set(), [], list(d.setting)
        qualify(g, s, second, d.at + 1)
        drafts.insert(n + 1, second)


def slower_than_ours(g: Grammar, s: Sentence, d: Draft, names: PaperNames) -> None:
    """As in "Heron is 2.3x slower than Lark": Lark is the rival, and Heron what is measured."""
    ours = [name for name in d.baselines if names.own(name)]
    if not ours or d.method not in ours or {"comparator", "beat"}.isdisjoint(d.rules):
        return
    subject = find_subject(g, s, d.at)
    if subject is None or not s.tokens[subject[0]].text[0].isupper() or subject[0] > 2:
        return
    words = s.words(*subject)
    if len(words.split()) < 3 and s.low(subject[0]) not in g.pronouns | g.determiners | {"our"}:
        d.method = d.method if names.own(words) else words


def run_without_ours(
    g: Grammar, before: tuple[Sentence, list[Draft]], ours: tuple[Sentence, list[Draft]], main: str
) -> None:
    """As in "Wren-7B takes 300 ms. Lark takes 100 ms.": a known model that is no setting of Lark.

    Also "Heron needs 4 GB; Lark needs 1 GB": a word that does what Lark does. The drafts have their
    methods; those of `ours` follow those of `before`.
    """
    if not (before[1] and ours[1]):
        return
    (s, first), (then, second) = (before[0], before[1][-1]), (ours[0], ours[1][0])
    alike = first.kind == second.kind == "absolute" and first.metric == second.metric
    told = first.method == main and "own-method" in first.rules and "named-subject" in second.rules
    subject = find_subject(g, s, first.at) if alike and told else None
    if subject is None or subject[1] - subject[0] != 1:
        return
    k = subject[0]
    placed = any(g.scanner.of_a_family(t) for x in second.setting for t in tokenise(x))
    model = g.scanner.of_a_family(s.tokens[k])
    mine = find_subject(g, then, second.at)
    same = mine is not None and then.low(mine[1]) == s.low(k + 1) and capital_name(g, s, [k])
    if not placed and (model or same):
        first.method = s.words(*subject)
        first.setting = [name for name in first.setting if name != first.method]
        first.rules[first.rules.index("own-method")] = "subject"


def _behind(g: Grammar, s: Sentence, i: int, first: int) -> list[str]:
    """Whose the second of two values is: "against 54.9 for Lark", "whereas Lark takes 9 s"."""
    if s.low(i + 1) in _BELONGING:
        return noun_list(g, s, i + 2)[0]
    begun = next((k for k in range(first, i) if s.low(k) in _PARTING), None)
    return noun_list(g, s, begun + 1)[0][:1] if begun is not None else []


def _ours_behind(g: Grammar, s: Sentence, i: int, first: int) -> bool:
    """As in "compared with 60% for our method", "whereas ours takes 9 s", "against our 60%"."""
    if s.low(i + 1) in _BELONGING:
        at = i + 2
    else:
        begun = next((k for k in range(first, i) if s.low(k) in _PARTING), i - 2)
        at = begun + 1
    proposed = s.words(at, at + 2).lower() == "the proposed"
    pointed = s.low(at) == "our" and (at == i - 1 or s.low(at + 1) in g.words["whole_methods"])
    return s.low(at) == "ours" or proposed or pointed


def _owner(g: Grammar, s: Sentence, i: int) -> list[str]:
    """Whose the first of two values is: "33.7 for the baselines", "Heron takes 41 s"."""
    if s.low(i + 1) in _BELONGING:
        return noun_list(g, s, i + 2)[0]
    subject = find_subject(g, s, i)
    if subject is None:
        return []
    first, last = subject
    whose = next((k for k in range(first + 1, last) if s.low(k) == "'s"), last)
    if whose < last or (last - first == 1 and s.tokens[first].text[0].isupper()):
        return [s.words(first, whose)]  # "Heron's success rate", "Heron scores 41%"
    return noun_list(g, s, first)[0][:1]
