"""Which method a value is true of: the subject of its statement, resolved to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.changed import sized_name
from extractor.linking.noun_phrases import noun_list
from extractor.linking.references import accounted_by
from extractor.resolving.beside_value import (
    achieved_by,
    before_its_bracket,
    credited,
    for_what_it_is,
    just_before,
    measured_for,
    obtained_for,
    of_a_gap,
    of_that,
    run_in,
    scored_by,
    told_in_brackets,
    variant_behind,
    whose,
    whose_measure,
    with_its_value,
)
from extractor.resolving.component import component
from extractor.resolving.names import proposed_here
from extractor.resolving.stands_for import closes_noun, in_own_words, stands_for
from extractor.resolving.subject import find_subject, following_subject

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_APPLYING = frozenset(
    {"adopt", "apply", "deploy", "employ", "fine-tune", "train", "use", "utilize"}
)
_MODIFIER = re.compile(
    r"-(?:based|like|style|driven|enabled|powered|generated|specific|trained|guided|enhanced|optimized|"
    r"compatible|level|induced|equipped|augmented|aware|free|only|tuned)\b"
)
_MAKING = ("build", "develop", "introduce", "present", "propose", "release", "train")
_SIZE = re.compile(
    r"\s?\(((?:\d+x-)?(?:nano|tiny|small|medium|base|large|huge|lite|pro|mini)|\d+(?:\.\d+)?[BM])\)"
    r"| (\d+(?:\.\d+)?[BM]|v?\d+(?:\.\d+)?|Small|Base|Large|Lite|Tiny|Pro|Mini|Nano|XL|Turbo"
    r"|Plus)\b"
    r"(?!\s?[%x×.\d)]| (?:times|percent|GPU))"
)


def resolve_method(
    g: Grammar, s: Sentence, draft: Draft, names: PaperNames, compared: list[Comparison]
) -> None:
    """Fill the draft's method, and `own` where the statement is about other work."""
    beside = scored_by(g, s, draft) or of_a_gap(g, s, draft) or run_in(g, s, draft)
    if name := beside or of_that(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    if name := _which_accounts(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    behind = variant_behind(s, draft, names) or told_in_brackets(g, s, draft, names)
    behind = behind or for_what_it_is(g, s, draft)
    if name := behind or with_its_value(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    if name := whose_measure(g, s, draft, names):
        draft.method = name
        draft.note("subject")
        return
    if rivals := whose(s, draft, compared):
        draft.method, draft.own = rivals, False
        draft.note("foreign-subject")
        return
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    known = _known_names(g, s, names, taken)
    if name := just_before(g, s, draft, known):
        draft.method = name
        draft.note("named-subject")
        return
    if name := _enabled(g, s, draft.at, known):
        draft.method = name
        draft.note("named-subject")
        return
    if not known and (name := before_its_bracket(g, s, draft)):
        draft.method = name
        draft.note("subject")
        return
    if not known and (name := _evaluating(s, draft.at, names)):
        draft.method = name
        draft.note("measured-models")
        return
    if name := component(g, s, draft.at):
        draft.method = name
        draft.note("subject")
        return
    if name := _further_that(g, s, draft.at):
        draft.method = name
        draft.note("proposed-here")
        return
    said = s.text[: s.tokens[draft.at].start]
    relative = " that " in said or " which " in said
    here = proposed_here(g, s.text, len(said)) if not known else None
    if here is not None and (relative or names.main is None):
        draft.method = here
        draft.note("proposed-here")
        return
    told = credited(g, s, draft) or achieved_by(g, s, draft) or obtained_for(g, s, draft)
    if name := told:
        draft.method = name
        draft.note("subject")
        return
    free = names.main is None or names.yardstick
    subject = find_subject(g, s, draft.at) or following_subject(g, s, draft.at)
    if subject is not None:
        first, last = _what_it_is(g, s, *(_whose_own(g, s, *subject)))
        shown = s.low(last) in g.words["demonstrating_verbs"]
        inside = [
            name
            for k, name in known
            if (first <= k < last and not (names.yardstick and s.low(k - 1) == "on"))
            or (shown and k == last + 1)
        ]
        if inside:
            combined = s.low(first) in ("combining", "pairing") and len(set(inside)) > 1
            draft.method = s.words(first + 1, last) if combined else inside[0]
            draft.note("named-subject")
            return
        named = last == first + 1 and g.scanner.is_name(s.tokens[first])  # "Wren-7B drops by 3%"
        if not named and _moves_itself(g, s, draft, first, last):
            measured = names.measured if names.yardstick else None
            draft.method = measured or names.best
            told = "own-method" if names.main else "own-phrase"
            draft.note("measured-models" if measured else told)
            return
        kind, value = stands_for(g, s, first, last, names, taken)
        if kind == "own" and (part := _numbered_part(g, s, first, last)):
            kind, value = "name", part
        if kind in ("foreign", "name") and (opened := _opened_with(s, known, names)):
            draft.method = opened
            draft.note("named-subject")
            return
        if kind == "foreign":
            draft.method, draft.own = value, False
            draft.note("foreign-subject")
            return
        leads = [n for k, n in known if k < first and s.low(k - 1) in ("using", "with", "via")]
        if kind == "name" and leads and s.low(last - 1) in ("models", "agents", "networks"):
            draft.method = leads[0]  # "With few steps using Lark, Wren models achieve"
            draft.note("named-subject")
            return
        if kind == "name" and _borne_by(g, s, first, last, draft, names):
            draft.method = names.main
            draft.note("own-method")
            return
        if kind == "name" and _worked_on(g, s, first, last, draft, names):
            draft.method = names.best
            draft.note("own-method" if names.main else "own-phrase")
            return
        if kind == "name" and _is_improved(g, s, first, last, names):
            draft.method = names.main
            draft.baselines = draft.baselines or [value or ""]
            draft.note("own-method")
            return
        if kind == "name":
            bare = value is not None and value.lower() in g.heads
            draft.method = names.measured if bare and names.measured else value
            _device_is_method(draft)
            draft.note("subject")
            return
        served = s.low(first) == "we" and draft.quantity.form == "unit" and names.best is not None
        served = served and not names.yardstick  # "we generate 15 tokens/s for Wren-7B"
        if kind == "study" and not served and free and (name := _opened_for(g, s)):
            draft.method = name
            draft.note("subject")
            return
        if kind == "study" and not served and (name := measured_for(g, s, draft)):
            draft.method = name
            draft.note("subject")
            return
        if names.measured and not known and _speaks_of_models(g, s, first, last, draft.at, kind):
            draft.method = names.measured
            draft.note("measured-models")
            return
        if kind == "own":
            told = None if names.main or names.phrase in names.phrases else _told(g, s, first, last)
            if names.main is None:
                told = _built_with(g, s, first, last) or told
            best = names.phrase if names.yardstick and names.phrase in names.phrases else names.best
            draft.method = value or told or best or in_own_words(g, s, first, last)
            draft.note("own-method" if names.main else "own-phrase")
            return
    if free and not known and (name := _used_by_us(g, s, draft.at)):
        draft.method = name
        draft.note("own-phrase")
        return
    left = [name for k, name in known if k < draft.at]
    if left:
        draft.method = names.main if names.main in left else left[0]
        draft.note("named-method")
        return
    if names.main is None and subject is None and (ours := _ours(g, s, draft.at)):
        draft.method = ours
        draft.note("own-phrase")
        return
    if names.yardstick and names.measured and draft.rules[:1] == ["subject-by"] and draft.at < 9:
        draft.method = names.measured  # "Accuracy drops by 20% when the birds are hidden"
        draft.note("measured-models")
        return
    nameless = names.main is None and names.phrase not in names.phrases
    doing = _by_doing(s, draft.at) if nameless else None
    draft.method = doing or names.best or _with_what(g, s, draft.at)
    draft.note("own-method" if names.main else "own-phrase" if draft.method else "no-method")


def _opened_for(g: Grammar, s: Sentence) -> str | None:
    """As in "For Wren-7B, the error rate is 12%": the model of which a measure is told."""
    names, _, end = noun_list(g, s, 1) if s.low(0) == "for" else ([], [], 0)
    model = len(names) == 1 and s.low(end) == "," and g.scanner.of_a_family(s.tokens[end - 1])
    return names[0] if model else None


def _opened_with(s: Sentence, known: list[tuple[int, str]], names: PaperNames) -> str | None:
    """As in "With Lark, Wren-7B answers 2x faster": what makes it so, and no setting."""
    opens = s.low(0) in ("using", "via", "with") and not names.yardstick
    comma = any(s.low(k) == "," for k in range(2, 5))
    return next((name for k, name in known if opens and comma and k == 1), None)


def _worked_on(
    g: Grammar, s: Sentence, first: int, last: int, draft: Draft, names: PaperNames
) -> bool:
    """As in "Wren-7B is served at 190 tokens/s": a model that the paper's own system works on.

    Also "Wren-7B retains 98% of its original score", "the memory of Wren-7B is cut by 18%", and
    "the latency of Wren-7B is 9 ms"; a quality may be that of a rival.
    """
    ours = names.best is not None and not names.yardstick
    ours = ours and (names.main is not None or names.phrase in names.phrases)
    worked = s.low(last) in ("is", "are") and s.low(last + 1) in g.words["working_participles"]
    model = g.scanner.of_a_family(s.tokens[last - 1]) or sized_name(g, s, last - 1)
    kept = s.low(last) in g.words["retaining_verbs"] and any(
        s.words(k, k + 2) == "its original" for k in range(last, last + 6)
    )
    moved = g.change_verb(s, last + (s.low(last) in ("is", "are")))
    sized = s.low(last - 1).rstrip("s") in ("llm", "model") and last - 2 in s.quantities
    of = last - 2 - sized - (s.low(last - 2 - sized) in g.determiners)
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    owned = s.low(of) == "of" and s.metric_at[of - 1] is not None and (moved or not quality)
    alone = last == first + 1 and (worked or kept)
    return ours and (model or sized) and (alone or (last - first > 3 and owned))


def _is_improved(g: Grammar, s: Sentence, first: int, verb: int, names: PaperNames) -> bool:
    """As in "Heron's accuracy is raised from 27% to 81%": by the paper's method, over Heron."""
    whose = any(s.low(k) == "'s" for k in range(first + 1, verb))
    passive = s.low(verb) in ("is", "are", "was", "were") and s.low(verb + 1).endswith("ed")
    ours = names.main is not None and not names.yardstick
    return whose and passive and ours and g.change_verb(s, verb + 1)


def _enabled(g: Grammar, s: Sentence, at: int, known: list[tuple[int, str]]) -> str | None:
    """As in "the reward enables Lark to reach 95%": who does it, once enabled."""
    verbs = g.words["letting_verbs"]
    told = (n for k, n in known if k < at and s.low(k - 1) in verbs and s.low(k + 1) == "to")
    return next(told, None)


def _what_it_is(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """As in "A key innovation is a learned scheduler that": the scheduler is meant."""
    if s.low(last - 1) not in g.words["parts_of_work"] or s.low(last) not in ("is", "was"):
        return first, last
    if s.low(last + 1) not in ("a", "an", "the", "our"):
        return first, last
    end = g.phrase_end(s, last + 2)
    return (last + 1, end) if end > last + 2 else (first, last)


def _numbered_part(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """As in "(2) mixture training lifts accuracy": the part that an item of a list is about."""
    numbered = s.low(first - 1) == ")" and s.low(first - 3) == "("
    plain = s.low(first) in g.determiners or s.low(first) in g.pronouns or s.low(first) == "our"
    measured = any(s.metric_at[k] is not None for k in range(first, last))
    return in_own_words(g, s, first, last) if numbered and not plain and not measured else None


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


def _by_doing(s: Sentence, at: int) -> str | None:
    """As in "When splitting early, the latency drops by 30%": what is done, in its own words."""
    if s.low(0) not in ("after", "by", "when") or not s.low(1).endswith("ing"):
        return None
    end = next((k for k in range(2, min(at, 9)) if s.tokens[k].text in ",;:()"), 0)
    plain = end and s.tokens[end].text == "," and not any(k in s.quantities for k in range(end))
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


def _whose_own(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """As in "Heron reads well, but its strategy loses track, reaching 0.8": Heron for "its"."""
    owner = find_subject(g, s, first) if first > 2 and s.low(first) == "its" else None
    if owner is None or owner[1] > first:
        return first, last
    told = s.tokens[owner[0] + (s.low(owner[0]) in g.determiners) : owner[1]]
    named = told and all(t.text[0].isupper() or t.text[0].isdigit() for t in told)
    known = named and any(g.scanner.is_name(t) or t.text.isdigit() for t in told)
    return owner if known else (first, last)


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


def _borne_by(
    g: Grammar, s: Sentence, first: int, last: int, draft: Draft, names: PaperNames
) -> bool:
    """As in "the ResNet-50 model saves 37% of the energy": a known model, by the paper's method."""
    first += s.low(first) in g.determiners
    known = (
        names.main is not None and not names.yardstick and g.scanner.of_a_family(s.tokens[first])
    )
    headed = any(s.low(k) in ("model", "models", "network", "networks") for k in range(first, last))
    return known and headed and draft.kind == "percent_change"


def _moves_itself(g: Grammar, s: Sentence, draft: Draft, first: int, verb: int) -> bool:
    """As in "cold starts drop by 40%": the subject is what is measured, and no method.

    Also "the slowest lookup drops from 14 ms to 9 ms", if nothing in the subject is named.
    """
    moves = ("declin", "decreas", "diminish", "drop", "fall", "fell", "grow", "increas", "rise")
    if not s.low(verb).startswith(moves):
        return False
    plain = all(t.text.islower() for t in s.tokens[first + (first == 0) : verb])
    thing = plain and s.low(verb - 1) not in g.words["method_nouns"] | g.heads
    if "from-to" in draft.rules and s.low(verb + 1) == "from" and draft.quantity.form == "unit":
        return thing
    if draft.rules[:1] != ["verb-before"]:
        return False
    return s.low(verb + 1) == "by" and all(g.qualifier(s, k) for k in range(verb + 2, draft.at))


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


def _device_is_method(draft: Draft) -> None:
    """As in "the GPU implementation is 45x faster": a device in the method is no place as well."""
    words = (draft.method or "").split()
    if len(words) > 1 and words[-1].lower() in ("implementation", "version", "backend", "kernel"):
        draft.hardware = [h for h in draft.hardware if h.name not in words]


def _speaks_of_models(g: Grammar, s: Sentence, first: int, last: int, at: int, kind: str) -> bool:
    """Whether a statement in a paper on a benchmark is about the models measured on it.

    As in "results reveal an accuracy of 26%", "the models attain"; not where "we" or "our" stands.
    """
    if any(
        s.low(k) in ("we", "our", "ours", "it", "its")
        and not (s.low(k) == "our" and s.low(k + 1) in g.words["study_nouns"])
        for k in range(at)
    ):
        return False
    told = s.low(last - 1) in ("models", "agents", "systems") or s.low(first) == "no"
    aside = s.low(first) not in g.determiners | g.pronouns and s.tokens[first].text.islower()
    return kind == "study" or (kind == "own" and (told or aside))  # "trees are easy, with 67%"


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


def _built_with(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """As in "Our submission using lazy scoring reaches": what an entry or a system is made with."""
    made = first + 2 + (s.words(first + 2, first + 4) == "based on")
    pointed = s.low(first) == "our" and s.low(first + 1) in g.words["entries"]
    if not pointed or s.low(made) not in ("using", "on") or made + 1 >= last:
        return None
    return in_own_words(g, s, made + 1, last)


def _told(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """As in "models reach 95%", "the combined approach": more telling than a piece of the title."""
    said = in_own_words(g, s, first, last)
    words = said.split() if said else []
    if len(words) == 1:
        bare = s.low(first) == words[0].lower() and s.low(first) in g.heads
        return said if bare and words[0].endswith("s") else None
    return (
        said
        if len(words) == 2 and words[0].islower() and words[0] not in g.words["own_adjectives"]
        else None
    )


def _known_names(
    g: Grammar, s: Sentence, names: PaperNames, taken: set[int]
) -> list[tuple[int, str]]:
    """Mentions of the paper's own names, variants included, outside the baselines."""
    found: list[tuple[int, str]] = []
    low = s.text.lower()
    used: list[tuple[int, int]] = []
    for key in sorted(names.aliases, key=len, reverse=True):
        start = 0
        while (at := low.find(key, start)) >= 0:
            end = at + len(key)
            start = end
            if at and (low[at - 1].isalnum() or low[at - 1] == "-"):
                continue
            plural = low[end : end + 1] == "s" and not low[end + 1 : end + 2].isalnum()
            plural = plural and key.upper() != key and names.aliases[key][-1:].islower()
            if (end < len(low) and low[end].isalnum() and not plural) or any(
                a <= at < b for a, b in used
            ):
                continue
            token = next((i for i, t in enumerate(s.tokens) if t.start <= at < t.end), None)
            if token is None or token in taken:
                continue
            used.append((at, end))
            sized = not any(
                s.tokens[i].start <= end + 1 < s.tokens[i].end and s.quantity(i).form != "bare"
                for i in s.quantities
            )
            own = names.aliases[key]
            found.append((token, _variant(s.text, at, end, own) if sized else own))
    return sorted(found)


def _variant(text: str, at: int, end: int, name: str) -> str:
    """The name with the suffix that makes it a variant ("Lark-7B", "Lark (nano)", "Lark++")."""
    suffix = re.match(r"(?:[-.][\w.+\-]+|\+\+|\+(?!\w))?", text[end:])
    tail = suffix[0].rstrip(".-") if suffix else ""
    if tail and not _MODIFIER.match(tail):
        size = _SIZE.match(text, end + len(tail))
        return text[at:end] + tail + (f" {size[2]}" if size and size[2] else "")
    if not tail and (m := _SIZE.match(text, end)):
        return text[at:end] + (f" ({m[1]})" if m[1] else f" {m[2]}")
    return name
