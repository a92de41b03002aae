"""Which method a value is true of: the subject of its statement, resolved to a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.linking.outcomes import model_at
from extractor.resolving.component import component
from extractor.resolving.names import proposed_here
from extractor.resolving.stands_for import closes_noun, in_own_words, stands_for, stripped
from extractor.resolving.subject import find_subject, following_subject

if TYPE_CHECKING:
    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_OBTAINED = ("achieved", "attained", "obtained", "reached", "recorded")
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
    if name := _scored_by(g, s, draft) or _of_a_gap(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    behind = _variant_behind(s, draft, names) or _told_in_brackets(g, s, draft, names)
    if name := behind or _with_its_value(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    if name := _whose_measure(g, s, draft, names):
        draft.method = name
        draft.note("subject")
        return
    if rivals := _whose(s, draft, compared):
        draft.method, draft.own = rivals, False
        draft.note("foreign-subject")
        return
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    known = _known_names(g, s, names, taken)
    if name := _just_before(g, s, draft, known):
        draft.method = name
        draft.note("named-subject")
        return
    if not known and (name := _before_its_bracket(g, s, draft)):
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
    told = _credited(g, s, draft) or _achieved_by(g, s, draft) or _obtained_for(g, s, draft)
    if name := told:
        draft.method = name
        draft.note("subject")
        return
    subject = find_subject(g, s, draft.at) or following_subject(g, s, draft.at)
    if subject is not None:
        first, last = _whose_own(g, s, *subject)
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
        if _moves_itself(g, s, draft, last):
            draft.method = names.best
            draft.note("own-method" if names.main else "own-phrase")
            return
        kind, value = stands_for(g, s, first, last, names, taken)
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
        if kind == "name":
            bare = value is not None and value.lower() in g.heads
            draft.method = names.measured if bare and names.measured else value
            _device_is_method(draft)
            draft.note("subject")
            return
        if kind == "study" and (name := _measured_for(g, s, draft)):
            draft.method = name
            draft.note("subject")
            return
        if names.measured and not known and _speaks_of_models(s, first, last, draft.at, kind):
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
    free = names.main is None or names.yardstick
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
    nameless = names.main is None and names.phrase not in names.phrases
    doing = _by_doing(s, draft.at) if nameless else None
    draft.method = doing or names.best or _with_what(g, s, draft.at)
    draft.note("own-method" if names.main else "own-phrase" if draft.method else "no-method")


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
    named = owner is not None and s.tokens[owner[0]].text[0].isupper() and owner[1] <= first
    plain = named and owner is not None and g.scanner.is_name(s.tokens[owner[0]])
    return owner if owner is not None and plain else (first, last)


def _further_that(g: Grammar, s: Sentence, at: int) -> str | None:
    """As in "we present a cache that saves 40%, and planners that gain 3%": the planners."""
    that = next((k for k in range(at - 1, 0, -1) if s.low(k) == "that"), 0)
    if not that or any(s.tokens[k].text in ";:" for k in range(that, at)):
        return None
    first = that
    while first > 0 and s.tokens[first - 1].is_word and not g.stops_phrase(s, first - 1):
        first -= 1
    while s.low(first) in g.determiners:
        first += 1
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


def _moves_itself(g: Grammar, s: Sentence, draft: Draft, verb: int) -> bool:
    """As in "cold starts drop by 40%": the subject is what is measured, and no method."""
    moves = ("decreas", "drop", "fall", "fell", "grow", "increas", "rise")
    if draft.rules[:1] != ["verb-before"] or not s.low(verb).startswith(moves):
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


def methods_in_parallel(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "Lark-S and Lark-L reach 79% and 84%": as many named subjects as listed values."""
    for n, d in enumerate(drafts):
        run = [o for o in drafts if o.reach == d.reach]
        if len(run) < 2 or (n and drafts[n - 1].reach == d.reach):
            continue
        if tried := _tried_in_parallel(g, s, run):
            for o, name in zip(run, tried, strict=True):
                o.method = name
                o.note("parallel-methods")
            continue
        subject = find_subject(g, s, d.at)
        if subject is None:
            continue
        names, spans = _subjects(g, s, subject)
        named = all(any(s.tokens[k].text[0].isupper() for k in range(a, b)) for a, b in spans)
        told = any("respectively" in tags for tags in s.tags[run[-1].at :])
        told = told and not any(o.baselines for o in run)
        aside = any(s.tokens[k].text == "(" for a, b in spans for k in range(subject[0], a))
        each = len(names) == len(run) and (named or told) and not aside
        if each and spans[-1][1] <= subject[1]:
            for o, name in zip(run, names, strict=True):
                o.method = name
                o.note("parallel-methods")


def _subjects(
    g: Grammar, s: Sentence, subject: tuple[int, int]
) -> tuple[list[str], list[tuple[int, int]]]:
    """The names that a subject lists, and their spans, none past its verb."""
    names, spans, _ = noun_list(g, s, subject[0])
    if spans and spans[-1][0] < subject[1] < spans[-1][1]:
        spans[-1] = spans[-1][0], subject[1]
        names[-1] = s.words(*spans[-1])  # "A and B solve"
    return names, spans


def one_each(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "Heron and Wren reach 96%": the value of both is a claim of each."""
    for d in list(drafts):
        if len(both := _achievers(g, s, d)) > 1:
            _share_value(drafts, d, both)
            continue
        subject = find_subject(g, s, d.at) if d.kind == "absolute" else None
        if subject is None or not (
            (d.rules[-1] == "subject" and " and " in (d.method or ""))
            or (d.rules[-1] == "named-subject" and s.low(subject[1] - 1) in ("both", "each"))
        ):
            continue
        names, spans = _subjects(g, s, subject)
        names = [re.sub(r",? (?:both|each)$", "", name) for name in names]
        proper = all(s.tokens[a].text[0].isupper() for a, _ in spans)
        if len(names) > 1 and proper and spans[-1][1] + 2 >= subject[1]:
            _share_value(drafts, d, names)


def told_already(drafts: list[Draft], before: list[Draft]) -> None:
    """Let what nothing tells be of what the values before are: "Our bot reaches 9%. 4% are"."""
    for d in drafts:
        own = [o for o in before if o.method and "own-phrase" in o.rules]
        if d.method is None and "no-method" in d.rules and own:
            d.method = own[-1].method
            d.rules[-1] = "own-phrase"


def _share_value(drafts: list[Draft], d: Draft, names: list[str]) -> None:
    """Put a draft of each name in the place of one that holds of all."""
    d.method = names[0]
    twins = [replace(d, method=name, rules=list(d.rules)) for name in names[1:]]
    at = drafts.index(d) + 1
    drafts[at:at] = twins


def _whose_measure(g: Grammar, s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "three agents whose success rates cluster within 31-33% differ": the agents."""
    k = next((k for k in range(draft.at - 1, 0, -1) if s.low(k) == "whose"), 0)
    parted = any(s.tokens[x].text in ",;:" or x in s.quantities for x in range(k, draft.at))
    if not k or parted or not g.performer(s.low(k - 1)) or draft.metric_at is None:
        return None
    if draft.metric_at < k:
        return None
    first = k
    while first > 0 and s.tokens[first - 1].is_word and not g.stops_phrase(s, first - 1):
        first -= 1
    while s.low(first) in g.determiners:
        first += 1
    own = s.low(first - 1) in ("our", "this") or s.words(first, k).lower() in names.aliases
    return None if own or k - first < 2 else s.words(first, k)


def _whose(s: Sentence, draft: Draft, compared: list[Comparison]) -> str | None:
    """As in "3x faster than rival indexes, whose recall reaches only 76%": it is the rivals'."""
    for k in range(draft.at - 1, 0, -1):
        if s.tokens[k].text in ",;":
            return None
        if s.low(k) == "whose":
            ends = (k, k - 1)
            return next((c.names[-1] for c in compared if c.names and c.spans[-1][1] in ends), None)
    return None


def _tried_in_parallel(g: Grammar, s: Sentence, run: list[Draft]) -> list[str]:
    """As in "we fine-tuned A and B, achieving 90% and 88%, respectively": A and B."""
    said = any("respectively" in tags for k, tags in enumerate(s.tags) if k > run[-1].at)
    we = next((k for k in range(run[0].at) if s.low(k) == "we"), None)
    if not said or we is None or any(o.baselines for o in run):
        return []
    for k in range(we + 1, run[0].at):
        if s.low(k) in g.words["trying_verbs"]:
            names, spans, end = noun_list(g, s, k + 1)
            named = all(s.tokens[a].text[0].isupper() for a, _ in spans)
            if names and s.low(spans[-1][1] - 1) in g.heads and s.low(end - 1).endswith("s"):
                names[-1] = names[-1].rsplit(" ", 1)[0]  # "A and B architectures"
            return names if len(names) == len(run) and named and end < run[0].at else []
    return []


def _scored_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "GPT-4o scores 62.3%, Gemini 1.5 Pro 58.9%": the name right before a further value."""
    if draft.rules[:1] not in (["continued"], ["bracket"]) or draft.kind != "absolute":
        return None
    end = draft.at
    while end > 1 and s.low(end - 1) in ("just", "merely", "only"):
        end -= 1
    ranked = s.low(end - 1) in ("at", "with", "(")
    orders = ("followed by", "led by")
    if ranked and not any(s.words(k, k + 2) in orders for k in range(max(0, end - 16), end)):
        return None
    end -= ranked  # "followed by Heron at 50% and Wren at 47%"
    first = end
    while first > 0 and s.low(first - 1) not in (",", "and", "by"):
        first -= 1
    named = first < end and (g.scanner.is_name(s.tokens[first]) or _versioned(s, first))
    named = named or ((first + 1 < end or ranked) and s.tokens[first].text[0].isupper())
    listed = all(
        s.tokens[k].text[0].isupper() or s.tokens[k].quantity is not None or _versioned(s, k)
        for k in range(first, end)
    )
    before = first - 1 - (s.low(first - 2) == ",")
    if s.words(before - 2, before) == "of them":
        before -= 2  # "A solves 41% of them, B 78%"
    span = s.metric_at[before - 1] if before > 0 else None
    last = span.first - 1 if span is not None else before - 1  # "A reaches 36% accuracy, B 34%"
    follows = before > 0 and s.tokens[last].quantity is not None
    return s.words(first, end) if named and listed and (follows or ranked) else None


def _of_a_gap(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Heron raises perplexity by 4.1, Wren by 0.9 and Swift by 0.7": Wren, then Swift."""
    by = draft.at - 1
    while by > 0 and g.qualifier(s, by):
        by -= 1
    prep, first = s.low(by), by
    while first > 0 and s.low(first - 1) not in (",", "and", "while", "whereas"):
        first -= 1
    told = draft.rules[:1] == ["continued"] and prep in ("by", "to") and 0 < by - first < 4
    named = told and all(s.tokens[k].text[0].isupper() for k in range(first, by))
    if not named or any(s.metric_at[k] or s.hardware_at[k] for k in range(first, by)):
        return None
    if by - first == 1 and s.tokens[first].text.isupper():
        return None  # "cuts FID by 3 and KVQ by 2": a measure, more likely
    opening = next((k for k in range(1, first) if s.low(k) == prep and k + 1 in s.quantities), 0)
    span = s.metric_at[opening - 1] if opening else None
    verb = span.first - 1 if span is not None else 0
    while verb > 0 and s.low(verb) in g.determiners:
        verb -= 1
    beaten = any(s.has(k, "beat") for k in range(first))
    return s.words(first, by) if verb > 0 and g.change_verb(s, verb) and not beaten else None


def _versioned(s: Sentence, k: int) -> bool:
    """Whether token k reads as a name with its version ("gpt-4o", "gemini-2.5-pro")."""
    text = s.tokens[k].text
    return "-" in text and any(c.isdigit() for c in text)


def _achieved_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "the best accuracy is only 4%, achieved by Heron": who reached the value."""
    return next(iter(_achievers(g, s, draft)), None)


def _achievers(g: Grammar, s: Sentence, draft: Draft) -> list[str]:
    """Who is said behind a value to have reached it: one, or "both Heron and Wren"."""
    k = draft.reach + 1 + (s.low(draft.reach + 1) in (",", "is", "was"))
    told = s.low(k) in ("achieved", "attained", "obtained", "reached") and s.low(k + 1) == "by"
    if draft.kind != "absolute" or not told:
        return []
    both = s.low(k + 2) == "both"
    names, spans, _ = noun_list(g, s, k + 2 + both)
    alone = len(names) == 1 or both
    return names if alone and names and s.tokens[spans[0][0]].text[0].isupper() else []


def _obtained_for(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "an accuracy of 98.9% is obtained for the ensemble network": the network."""
    k = draft.reach + 1
    passive = s.low(k) in ("is", "are", "was", "were") and s.low(k + 1) in _OBTAINED
    if (
        draft.kind != "absolute"
        or not passive
        or s.low(k + 2) not in ("by", "for", "using", "with")
    ):
        return None
    names, spans, _ = noun_list(g, s, k + 3)
    kinds = g.words["method_nouns"]
    named = names and (s.low(spans[0][1] - 1) in kinds or s.tokens[spans[0][0]].text[0].isupper())
    return names[0] if named and len(names) == 1 else None


def _measured_for(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "51.7% for Llama-3 and 54% for Qwen2.5", "91% accuracy with Wren": what is measured."""
    at = draft.metric_at if draft.metric_at is not None else -1
    span = s.metric_at[at] if draft.reach < at <= draft.reach + 2 else None
    k = (span.last if span is not None else draft.reach + 1) + 1
    if draft.kind != "absolute" or k >= len(s.tokens):
        return None
    known = s.low(k - 1) == "for" and g.scanner.of_a_family(s.tokens[k])
    tried = s.low(k - 1) in ("by", "for", "from", "in", "using", "with") and _tried(g, s, k)
    names = noun_list(g, s, k)[0] if known or tried else []
    return names[0] if names else None


def _tried(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "we evaluate A, B, and C, achieving 99% with A": whether token k is one of those."""
    for v in range(1, k - 4):
        if s.low(v) in g.words["trying_verbs"]:
            _, spans, end = noun_list(g, s, v + 1)
            first = {s.tokens[a].text for a, _ in spans}
            return len(spans) > 1 and end < k and s.tokens[k].text in first
    return False


def _credited(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "we attribute 3.1 points of it to the cache": the part to which the value is due."""
    verb = draft.at - 1
    while verb > 0 and g.qualifier(s, verb):
        verb -= 1
    if s.low(verb) not in g.words["crediting_verbs"]:
        return None
    to = next((k for k in range(draft.at + 1, draft.at + 10) if s.low(k) == "to"), None)
    names = noun_list(g, s, to + 1)[0] if to is not None else []
    return stripped(names[0]) if len(names) == 1 else None


def _told_in_brackets(g: Grammar, s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "from 3% (GPT-4o) to 41% (Falcon-7B)", "(3% for GPT-4o)": whose each is."""
    if draft.kind != "absolute":
        return None
    if placed := model_at(g, s, draft.at):
        return s.words(*placed)
    after = draft.reach + 2
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    if s.low(after - 1) == "for" and after < len(s.tokens) and _bracketed(s, draft.at):
        closed = s.low(after + 1) in ("to", "and", ",", ")")
        family = g.scanner.of_a_family(s.tokens[after])
        free = names.main is None or names.yardstick
        return s.words(after, after + 1) if free and quality and family and closed else None
    if s.low(after - 1) == "(" and after < len(s.tokens):
        ranging = any(s.low(k).startswith("rang") for k in range(max(0, draft.at - 12), draft.at))
        close = next((k for k in range(after, after + 5) if s.low(k) == ")"), after)
        known = g.scanner.of_a_family(s.tokens[after])
        return s.words(after, close) if ranging and known and close > after else None
    return None


def _variant_behind(s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "drops from 31 ms (Heron) to 13 ms (Lark-S)": the variant of Lark that comes to it."""
    k = draft.reach + 1
    held = "from-to" in draft.rules and s.low(k) == "(" and s.low(k + 2) == ")"
    return s.tokens[k + 1].text if held and names.own(s.tokens[k + 1].text) else None


def _bracketed(s: Sentence, at: int) -> bool:
    """Whether token `at` stands in brackets."""
    edge = next((k for k in range(at - 1, -1, -1) if s.tokens[k].text in "()"), None)
    return edge is not None and s.tokens[edge].text == "("


def _before_its_bracket(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Llama-3-8B (71%) outperforms", "best for Claude-3 (88%)": whose the level is."""
    told = s.low(draft.at - 1) == "(" and s.low(draft.reach + 1) == ")"
    if draft.kind != "absolute" or not told:
        return None
    first = draft.at - 2
    while first > 0 and (s.tokens[first - 1].text[0].isupper() or first - 1 in s.quantities):
        first -= 1
    known = g.scanner.of_a_family(s.tokens[first])
    return s.words(first, draft.at - 1) if known else None


def _with_its_value(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Heron with precision 0.4 fails, and Wren with precision 0.7 works": whose each is."""
    span = s.metric_at[draft.metric_at] if draft.metric_at is not None else None
    if draft.kind != "absolute" or span is None or span.last != draft.at:
        return None
    k = span.first - 1
    if s.low(k) != "with" or not s.tokens[k - 1].text[0].isupper():
        return None
    opens = k == 1 or s.tokens[k - 2].text in ",:;" or s.low(k - 2) in ("and", "while", "whereas")
    says = draft.at + 1 < len(s.tokens) and s.tokens[draft.at + 1].is_word
    verb = says and (g.verb(s, draft.at + 1) or s.low(draft.at + 1).endswith("s"))
    return s.tokens[k - 1].text if opens and verb else None


def _just_before(g: Grammar, s: Sentence, draft: Draft, known: list[tuple[int, str]]) -> str | None:
    """As in "with Lark-S being 2x faster and Lark-L 1.4x faster": the own name before a value."""
    k = draft.at - 1
    while k > 0 and g.qualifier(s, k):
        k -= 1
    joined = s.low(k - 1) in ("and", ",") and any(i < k - 1 for i in s.quantities)
    return next((name for at, name in known if at == k and joined), None)


def _speaks_of_models(s: Sentence, first: int, last: int, at: int, kind: str) -> bool:
    """Whether a statement in a paper on a benchmark is about the models measured on it.

    As in "results reveal an accuracy of 26%", "the models attain"; not where "we" or "our" stands.
    """
    if any(s.low(k) in ("we", "our", "ours", "it", "its") for k in range(at)):
        return False
    return kind == "study" or (kind == "own" and s.low(last - 1) in ("models", "agents", "systems"))


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
