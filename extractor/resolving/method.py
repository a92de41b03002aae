"""Which method a value is true of: the subject of its statement, resolved to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.beaten import BEATEN, extent
from extractor.linking.known_names import data_alone
from extractor.linking.noun_phrases import noun_list
from extractor.linking.references import accounted_by
from extractor.linking.rival_brackets import whose_bracket
from extractor.resolving.asked import Reading, asked_of
from extractor.resolving.beside_value import (
    achieved_by,
    before_its_bracket,
    credited,
    for_what_it_is,
    just_before,
    obtained_for,
    of_a_gap,
    of_another,
    of_that,
    of_whom_it_shows,
    run_in,
    scored_by,
    told_in_brackets,
    variant_behind,
    whose,
    whose_measure,
    with_its_value,
)
from extractor.resolving.component import component
from extractor.resolving.introductions import proposed_here
from extractor.resolving.of_subject import by_its_subject, set_in
from extractor.resolving.stands_for import closes_noun, in_own_words
from extractor.resolving.subject import find_subject, following_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.asked import Asked
    from extractor.resolving.own_names import PaperNames

_APPLYING = frozenset(
    {"adopt", "apply", "deploy", "employ", "fine-tune", "train", "use", "utilize"}
)
_NEAR = 6
_THROUGH = ("by", "through", "under", "using", "via", "with", "within")
_MAKING = ("build", "develop", "introduce", "present", "propose", "release", "train")


def resolve_method(
    g: Grammar, s: Sentence, draft: Draft, names: PaperNames, compared: list[Comparison]
) -> None:
    """Fill the draft's method, and `own` where the statement is about other work.

    The first reading that knows decides: what stands right beside the value, what the sentence
    proposes, the subject, and at last whatever is the paper's own.
    """
    asked = asked_of(g, s, draft, names, compared)
    read = next(told for reading in _READINGS if (told := reading(asked)) is not None)
    draft.method = read.method
    draft.own = draft.own and read.own
    draft.note(read.rule)


def _in_the_passive(a: Asked) -> Reading | None:
    """As in "Heron is outperformed by Lark by 3%", "Heron is outperformed by 3%": who beats it."""
    g, s = a.g, a.s
    at = next((k for k, low in enumerate(s.lows[: a.at]) if low in BEATEN), 0)
    if not at or not any(c.first == at and c.spans[-1][1] < at for c in a.compared):
        return None
    if any(g.verb(s, k) for k in range(at + 1, a.at)) and extent(g, s, at) < a.at:
        return None  # "Heron is beaten by Wren by 3%, and Lark beats both by 4%"
    names, _, end = noun_list(g, s, at + 2)
    if extent(g, s, at) > a.at or s.low(at + 2) in ("it", "our", "ours") or end == at + 2:
        return Reading(a.names.best, a.own_rule)
    known = next((name for k, name in a.known if at < k < end), None)
    told = known or next(iter(names), a.names.best)
    return Reading(told, "named-subject" if known else "subject")


def _beside_it(a: Asked) -> Reading | None:
    """As in "Heron raises it by 4, Wren by 2", "76% (Heron)": whose the value is said to be."""
    g, s, draft = a.g, a.s, a.draft
    name = scored_by(g, s, draft) or of_a_gap(g, s, draft) or run_in(g, s, draft)
    name = (
        name
        or of_that(g, s, draft)
        or variant_behind(s, draft, a.names)
        or told_in_brackets(g, s, draft, a.names)
    )
    name = name or for_what_it_is(g, s, draft) or with_its_value(g, s, draft)
    name = name or whose_measure(g, s, draft, a.names) or of_whom_it_shows(g, s, draft)
    return Reading(name, "subject") if name else None


def _of_its_share(a: Asked) -> Reading | None:
    """As in "memory accesses account for 55% of the energy": what has that share."""
    name = _which_accounts(a.g, a.s, a.draft)
    if name is None:
        return None
    own = name.split()[0].lower() not in a.g.words["foreign_adjectives"]  # "Existing systems"
    return Reading(name, "subject" if own else "foreign-subject", own=own)


def _of_a_rival(a: Asked) -> Reading | None:
    """As in "A, whose error is 12%", "close to the 12% of A": the level of a rival."""
    rivals = whose(a.s, a.draft, a.compared) or whose_bracket(a.g, a.s, a.draft, a.compared)
    rivals = rivals or of_another(a.g, a.s, a.draft, a.names) or ""
    return Reading(rivals, "foreign-subject", own=False) if rivals else None


def _named_before_it(a: Asked) -> Reading | None:
    """As in "and Lark-L 1.4x faster", "it enables Lark to reach 95%": an own name."""
    name = just_before(a.g, a.s, a.draft, a.known) or _enabled(a.g, a.s, a.at, a.known)
    return Reading(name, "named-subject") if name else None


def _in_its_bracket(a: Asked) -> Reading | None:
    """As in "Llama-3-8B (71%) outperforms": whose the bracket is."""
    name = None if a.known else before_its_bracket(a.g, a.s, a.draft)
    return Reading(name, "subject") if name else None


def _of_those_evaluated(a: Asked) -> Reading | None:
    """As in "Evaluating 13 readers, we find an F1 of 40%": those readers."""
    name = None if a.known else _evaluating(a.s, a.at, a.names)
    return Reading(name, "measured-models") if name else None


def _of_what_adds(a: Asked) -> Reading | None:
    """As in "Lark gains 5 points, with a new loss that contributes a further 2": the loss."""
    g, s = a.g, a.s
    if s.low(a.at - 1) not in ("additional", "another", "further"):
        return None
    verb = a.at - 2 - (s.low(a.at - 2) in ("a", "an"))
    if not s.low(verb).startswith(("add", "bring", "brought", "contribut")):
        return None
    last = verb - (s.low(verb - 1) in ("that", "which"))
    found = None if last < verb or s.low(verb).endswith("ing") else find_subject(g, s, a.at)
    first = found[0] if found and found[1] == verb else g.phrase_start(s, last)
    while first > 1 and s.low(first - 1) in ("for", "in", "of", "on"):
        first = g.phrase_start(s, first - 1)  # "pre-training on Songs that brings"
    near = {s.low(first), s.low(first - 1), s.low(last - 1)}
    pointing = {"it", "its", "our", "these", "they", "this", "we"} & near
    known = any(first <= k < last for k, _ in a.known)
    together = s.low(first) in g.words["using_verbs"]  # "Combining with pruning brings"
    first += s.low(first) in ("a", "an", "the")
    if pointing or known or together or first >= last:
        return None
    return Reading(s.words(first, last), "subject")


def _of_an_item(a: Asked) -> Reading | None:
    """As in "(1) a tiled cache, cutting memory by 40%": the item of the list."""
    name = component(a.g, a.s, a.at)
    return Reading(name, "subject") if name else None


def _proposed_in_it(a: Asked) -> Reading | None:
    """As in "we present a cache that saves 40%": what the sentence itself proposes."""
    if further := _further_that(a.g, a.s, a.at):
        return Reading(further, "proposed-here")
    said = a.s.text[: a.s.tokens[a.at].start]
    here = None if a.known else proposed_here(a.g, a.s.text, len(said))
    relative = " that " in said or " which " in said
    told = here is not None and (relative or a.names.main is None)
    return Reading(here, "proposed-here") if told else None


def _reached_by(a: Asked) -> Reading | None:
    """As in "an accuracy of 98% is obtained for X", "achieved by X": who reached it."""
    g, s, draft = a.g, a.s, a.draft
    name = credited(g, s, draft) or achieved_by(g, s, draft) or obtained_for(g, s, draft)
    return Reading(name, "subject") if name else None


def _through_ours(a: Asked) -> Reading | None:
    """As in "A cold start takes 2.2 s with Lark", "Tuned on data chosen by Lark, A gains 4%"."""
    s, draft = a.s, a.draft
    if a.free:
        return None
    subject = find_subject(a.g, s, a.at)
    for k, name in a.known:
        if subject is not None and subject[0] < k < a.at:
            continue  # "Wren-S, trained on songs made by Lark, has 71%"
        between = range(draft.reach + 1, k) if k > a.at else range(k + 1, a.at)
        near = k < a.at or len(between) < _NEAR
        parted = any(s.low(x) in a.g.words["parting"] for x in between)
        parted = parted or (k > a.at and any(s.low(x) in (",", "and") for x in between))
        with_it = s.low(k - 1) in _THROUGH and not s.has(k - 1, "comparator")
        with_it = with_it or _owed_to(s, k)
        with_it = with_it and _helped(a.g, s, k - 2, any(s.low(x) == "," for x in between))
        if with_it and near and not parted and not any(s.has(x, "comparator") for x in between):
            gaining = subject or following_subject(a.g, s, a.at)
            if gaining is not None:
                set_in(a, *gaining)
            return Reading(name, "named-method")
    return None


def _with_our_thing(a: Asked) -> Reading | None:
    """As in "With nested masks, a 7B model gains 4%": what is proposed, by its phrase."""
    s = a.s
    if a.names.main is not None or s.low(0) not in ("through", "using", "via", "with"):
        return None
    comma = next((k for k in range(1, min(9, a.at)) if s.tokens[k].text == ","), 0)
    first = 1 + (s.low(1) in a.g.determiners)
    used = s.words(first, comma).lower() if comma else ""
    ours = (p for p in a.names.phrases if used and p.lower() == used)
    name = next(ours, None)
    return Reading(name, "own-phrase") if name else None


def _owed_to(s: Sentence, k: int) -> bool:
    """As in "A gains 40% thanks to X", "A gains 40% from X": what brings it, at token k."""
    thanks = s.low(k - 1) == "to" and s.low(k - 2) in ("due", "owing", "thanks")
    gains = (s.low(v) in ("benefits", "gains", "profits") for v in range(k))
    return thanks or (s.low(k - 1) == "from" and any(gains))


def _helped(g: Grammar, s: Sentence, k: int, closed: bool) -> bool:
    """As in "tuned with X", "With X, A gains"; not "in contrast with X", "competing with X, A"."""
    if s.low(k) in g.words["not_helped"]:
        return False
    edge = next((x for x in range(k, -1, -1) if s.tokens[x].text in ",;:"), -1)
    begun = s.low(edge + 1).endswith("ed") and s.low(edge + 1) not in g.words["not_helped"]
    return not closed or edge == k or begun or s.low(k).endswith(("ed", "en", "wn"))


def _applied(a: Asked) -> Reading | None:
    """As in "we apply lazy scaling, raising recall to 96%": what we apply."""
    name = _used_by_us(a.g, a.s, a.at) if a.free and not a.known else None
    return Reading(name, "own-phrase") if name else None


def _named_before(a: Asked) -> Reading | None:
    """As in "Lark runs well, with a speedup of 3x": the own name that stands before."""
    left = [name for k, name in a.known if k < a.at]
    name = a.names.main if a.names.main in left else next(iter(left), None)
    return Reading(name, "named-method") if name else None


def _described_as_ours(a: Asked) -> Reading | None:
    """As in "layouts made by our imperative approach 82%": ours, as described."""
    name = _ours(a.g, a.s, a.at) if a.names.main is None else None
    if not name or find_subject(a.g, a.s, a.at) or following_subject(a.g, a.s, a.at):
        return None
    return Reading(name, "own-phrase")


def _drops_for_all(a: Asked) -> Reading | None:
    """As in "Accuracy drops by 20% when the birds are hidden": of the models measured."""
    benchmark = a.names.yardstick and a.names.measured
    told = benchmark and a.draft.rules[:1] == ["subject-by"] and a.at < 9
    return Reading(a.names.measured, "measured-models") if told else None


def _whatever_is_ours(a: Asked) -> Reading:
    """What the paper is about, by its name, its phrase, or what the sentence says is done."""
    nameless = a.names.main is None and a.names.phrase not in a.names.phrases
    doing = (_by_doing(a.s, a.at) or _with_a_known_one(a)) if nameless else None
    method = doing or a.names.best or _with_what(a.g, a.s, a.at)
    return Reading(method, a.own_rule if a.names.main or method else "no-method")


_READINGS: Sequence[Callable[[Asked], Reading | None]] = (
    _in_the_passive,
    _beside_it,
    _of_its_share,
    _of_a_rival,
    _named_before_it,
    _in_its_bracket,
    _of_those_evaluated,
    _of_what_adds,
    _of_an_item,
    _proposed_in_it,
    _reached_by,
    _through_ours,
    _with_our_thing,
    by_its_subject,
    _applied,
    _named_before,
    _described_as_ours,
    _drops_for_all,
    _whatever_is_ours,
)
"""In order of strength; the last one always has an answer."""


def _enabled(g: Grammar, s: Sentence, at: int, known: list[tuple[int, str]]) -> str | None:
    """As in "the reward enables Lark to reach 95%": who does it, once enabled."""
    verbs = g.words["letting_verbs"]
    told = (n for k, n in known if k < at and s.low(k - 1) in verbs and s.low(k + 1) == "to")
    return next(told, None)


def _which_accounts(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "memory accesses account for 55% of the energy": what has that share."""
    verb = accounted_by(g, s, draft.at) if draft.kind == "percent_of" else 0
    if not verb:
        return None
    last = verb
    while last > 0 and (s.low(last - 1) in g.adverbs or s.low(last - 1).endswith("ly")):
        last -= 1
    first = g.phrase_start(s, last)
    if s.low(first - 1).endswith("ing") and s.low(first - 2) in g.determiners | {"its", "their"}:
        first -= 1  # "its scoring head accounts for"
    if s.low(verb).endswith("ing") and s.low(first - 1) != "with":
        first, last = find_subject(g, s, draft.at) or (0, 0)
    plain = s.low(first) in ("it", "they", "this", "these", "which", "our")
    return None if plain or first == last else in_own_words(g, s, first, last)


def _with_what(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "Using lazy scaling, we cut latency": what is used, where nothing has a name."""
    if tried := _said_to_be_used(g, s, at):
        return tried
    if s.low(0) not in ("using", "with", "through", "applying"):
        return None
    end = next((k for k in range(1, min(at, 12)) if s.tokens[k].text in ",;:()"), 0)
    if s.tokens[end].text != "," or s.low(end + 1) != "we":
        return None
    said = [s.low(k) for k in range(1, end)]
    if any(k in s.quantities for k in range(1, end)) or not g.words["study_nouns"].isdisjoint(said):
        return None
    return in_own_words(g, s, 1, end)


def _with_a_known_one(a: Asked) -> str | None:
    """As in "Using XGBoost, we reach 95%", in a paper that proposes nothing: XGBoost."""
    g, s = a.g, a.s
    if s.low(0) not in ("using", "with") or a.names.proposes or a.names.phrases:
        return None
    names, spans, end = noun_list(g, s, 1)
    if len(names) != 1 or s.low(end) != "," or data_alone(g, s, *spans[0]):
        return None
    first, last = spans[0]
    named = last - first == 1 and g.scanner.is_name(s.tokens[first])
    return names[0] if named and s.hardware_at[first] is None else None


def _by_doing(s: Sentence, at: int) -> str | None:
    """As in "When splitting early, the latency drops by 30%": what is done, in its own words."""
    if s.low(0) not in ("after", "by", "when") or not s.low(1).endswith("ing"):
        return None
    end = next((k for k in range(2, min(at, 9)) if s.tokens[k].text in ",;:()"), 0)
    plain = end and s.tokens[end].text == "," and not any(k in s.quantities for k in range(end))
    plain = plain and "our" not in (s.low(k) for k in range(end))
    return s.words(1, end) if plain else None


def _used_by_us(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "we apply lazy scaling, raising recall to 96%": what we apply."""
    for we in range(at - 2, -1, -1):
        if s.low(we) == "we":
            verb = we + 1
            while s.low(verb) in g.adverbs or s.low(verb).endswith("ly"):
                verb += 1
            if s.low(verb) not in _APPLYING and not s.low(verb).endswith("-tune"):
                return None
            names, spans, end = noun_list(g, s, verb + 1)
            parted = any(s.low(k) in (",", "and") for k in range(end, at))
            told = names and end < at and spans[0][1] - spans[0][0] > 1
            return names[0] if told and parted else None
    return None


def _said_to_be_used(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "we explore using soft and hard masks, reaching 91%": the masks."""
    for k in range(2, at - 2):
        if s.low(k) in g.words["using_verbs"] and s.low(k - 1) in g.words["exploring_verbs"]:
            end = next((e for e in range(k + 1, at) if s.tokens[e].text in ",;:()"), at)
            plain = end < at and not any(x in s.quantities for x in range(k, end))
            return in_own_words(g, s, k + 1, end) if plain else None
    return None


def _further_that(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "we present a cache that saves 40%, and planners that gain 3%": the planners."""
    that = next((k for k in range(at - 1, 0, -1) if s.low(k) == "that"), 0)
    if not that or any(s.tokens[k].text in ";:" for k in range(that, at)):
        return None
    first = g.phrase_start(s, that)
    joined = s.low(first - 1) == "and" and s.words(first - 2, first - 1) == ","
    made = any(s.has(k, "propose") or s.low(k) in _MAKING for k in range(first))
    earlier = [k for k in range(first) if s.low(k) == "that"]
    valued = bool(earlier) and any(earlier[0] < i < first for i in s.quantities)
    noun = re.sub("ie$", "y", s.low(that - 1).removesuffix("s"))
    thing = noun in g.words["method_nouns"] or s.low(that - 1) in g.heads
    return s.words(first, that) if joined and made and valued and thing else None


def _evaluating(s: Sentence, at: int, names: PaperNames) -> str | None:
    """As in "Evaluating 13 readers, we find a variation, with F1 ranging from": those measured."""
    opened = s.low(0) in ("analyzing", "assessing", "benchmarking", "evaluating", "testing")
    ours = {"our", "ours"} & {s.low(k) for k in range(at)}
    weighed = s.low(0) == "we" and s.low(1) in ("assess", "benchmark", "evaluate", "test")
    told = names.measured and names.measured in s.text[: s.tokens[at].start]
    evens = (k for k in range(1, at - 1) if s.low(k) == "even" and s.low(k - 1) == "that")
    if weighed and any(s.tokens[k + 1].text[0].isupper() for k in evens):
        return None  # "We evaluate 21 models and find that even Heron fails on 43%"
    spoken = (opened and "we" in s.words(0, at).split()) or (weighed and not ours)
    return names.measured if spoken and told else None


def _ours(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "raters preferred layouts made by our imperative approach 82%": ours, as described."""
    for k in range(at - 1, 0, -1):
        if s.low(k) == "our":
            end = k + 1
            while end < at and not (g.stops_phrase(s, end) or closes_noun(g, s, end)):
                end += 1
            described = end - k > 2 and s.low(end - 1) in g.words["method_nouns"]
            plain = described and s.low(k + 1) not in g.words["empty_adjectives"]
            return s.words(k + 1, end) if plain else None
    return None
