"""What the subject of a statement tells of its method, one construction after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.linking.changed import sized_name
from extractor.linking.known_names import data_alone, known_models
from extractor.linking.noun_phrases import noun_list
from extractor.resolving.asked import Reading
from extractor.resolving.beside_value import measured_for
from extractor.resolving.stands_for import closes_noun, in_own_words, stands_for
from extractor.resolving.subject import apposed_as_others, find_subject, following_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.asked import Asked
    from extractor.resolving.own_names import PaperNames


_CONTRASTING = frozenset({"but", "whereas", "while"})
_OUR_MODEL = ("our model", "our models", "our network", "the resulting model")
_SCHEMES = (["loss"], ["objective"], ["schedule"], ["scheme"])
_WITH = frozenset({"under", "using", "via", "with"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a statement from token `first` to before `last`, and what it stands for."""

    asked: Asked
    first: int
    last: int
    kind: str
    value: str | None


def by_its_subject(asked: Asked) -> Reading | None:
    """The method that the subject of the statement tells; None where it tells none."""
    g, s = asked.g, asked.s
    found = find_subject(g, s, asked.at) or following_subject(g, s, asked.at)
    if found is None:
        return None
    first, last = _what_it_is(g, s, *_whose_own(g, s, *found))
    told = _named_inside(asked, first, last) or _measure_that_moves(asked, first, last)
    if told := told or _on_a_benchmark(asked, first, last):
        return told
    if apposed_as_others(g, s, last):
        return Reading(in_own_words(g, s, first, last), "foreign-subject", own=False)
    kind, value = stands_for(g, s, first, last, asked.names, asked.taken)
    if kind == "own" and (part := _numbered_part(g, s, first, last)):
        kind, value = "name", part
    subject = Subject(asked, first, last, kind, value)
    readings = (reading(subject) for reading in _READINGS)
    return next((told for told in readings if told is not None), None)


def _named_inside(asked: Asked, first: int, last: int) -> Reading | None:
    """As in "models tuned with Lark reach", "combining Lark and Wren saves": an own name in it."""
    g, s = asked.g, asked.s
    shown = _shown(g, s, last) if s.low(last) in g.words["demonstrating_verbs"] else range(0)
    inside = [
        name
        for k, name in asked.known
        if (first <= k < last and not (asked.names.yardstick and s.low(k - 1) == "on"))
        or k in shown
    ]
    if not inside:
        return None
    combined = s.low(first) in ("combining", "pairing") and len(set(inside)) > 1
    set_in(asked, first, last)
    return Reading(s.words(first + 1, last) if combined else inside[0], "named-subject")


def _shown(g: Grammar, s: Sentence, verb: int) -> range:
    """As in "shows Lark", "validates the practical utility of Lark": where what is shown stands."""
    end = g.phrase_end(s, verb + 1 + (s.low(verb + 1) in g.determiners))
    of = end + 1 if s.low(end) == "of" and end > verb + 1 else verb + 1
    return range(verb + 1, of + 1)


def _measure_that_moves(asked: Asked, first: int, last: int) -> Reading | None:
    """As in "cold starts drop by 40%": the subject is what is measured; "Wren-7B drops" is not."""
    named = last == first + 1 and asked.g.scanner.is_name(asked.s.tokens[first])
    if named or not _moves_itself(asked.g, asked.s, asked.draft, first, last):
        return None
    return _of_what_is_meant(asked)


def _on_a_benchmark(asked: Asked, first: int, last: int) -> Reading | None:
    """As in "MMLU improves by 2 points", "GSM8K and MATH fall": what one is measured on."""
    told = data_alone(asked.g, asked.s, first, last)
    whose = asked.names.measured if asked.names.yardstick else asked.names.best
    return _of_what_is_meant(asked) if told and whose else None


def _of_what_is_meant(asked: Asked) -> Reading:
    """The paper's own work, or the models that its benchmark measures."""
    measured = asked.names.measured if asked.names.yardstick else None
    return Reading(measured or asked.names.best, "measured-models" if measured else asked.own_rule)


def _what_opens(subject: Subject) -> Reading | None:
    """As in "With Lark, Wren-7B answers 2x faster": what the sentence opens with."""
    if subject.kind not in ("foreign", "name"):
        return None
    a = subject.asked
    if opened := _opened_with(a.g, a.s, a.known, a.names):
        set_in(a, subject.first, subject.last)
        return Reading(opened, "named-subject")
    inside = (a.s.tokens[k] for k in range(subject.first, subject.last))
    model = subject.kind == "foreign" or any(a.g.scanner.is_name(t) or t.quantity for t in inside)
    told = model and a.names.best and not a.names.yardstick and _opened_with_ours(a.g, a.s)
    return Reading(a.names.best, a.own_rule) if told else None


def _of_others(subject: Subject) -> Reading | None:
    """As in "existing methods reach 60%": a statement about other work."""
    foreign = subject.kind == "foreign"
    if not foreign and _one_of_the_rivals(subject):
        subject.asked.draft.baselines = []
        foreign = True
    return Reading(subject.value, "foreign-subject", own=False) if foreign else None


def set_in(a: Asked, first: int, last: int) -> None:
    """As in "Thanks to Lark, Heron gains 12%": what gains by it is a setting, where it has a name.

    Also "Wren-7B equipped with Lark reaches 91%"; a word that opens the sentence may be any word.
    """
    g, s = a.g, a.s
    end = first
    while end < last and s.tokens[end].text[0].isupper() and s.hardware_at[end] is None:
        end += 1
    name = s.words(first, end)
    opens = first == 0 and not g.scanner.is_name(s.tokens[0])
    closed = end == last or closes_noun(g, s, end)
    plain = all(s.metric_at[k] is None and k not in a.taken for k in range(first, end))
    if name and closed and plain and not opens and not a.names.own(name):
        known = (*a.draft.setting, *a.draft.baselines)
        a.draft.setting += [name] if name not in known else []


def _one_of_the_rivals(subject: Subject) -> bool:
    """As in "far above prior work, with Heron achieving only 35%": a rival that is one of them."""
    s, with_ = subject.asked.s, subject.first - 1
    if s.low(with_) != "with" or s.low(with_ - 1) != ",":
        return False
    rival = with_ - 2
    words = subject.asked.g.words["rival_nouns"] | subject.asked.g.words["method_nouns"]
    others = s.has(rival, "foreign") or s.low(rival).rstrip("s") in words | {"work"}
    near = range(subject.last, min(subject.last + 4, len(s.tokens)))
    poor = any(s.low(k) in ("just", "merely", "only") for k in near)
    return rival in subject.asked.taken and others and poor and subject.kind == "name"


def _used_by_models(subject: Subject) -> Reading | None:
    """As in "With few steps using Lark, Wren models achieve": what they use."""
    s, first = subject.asked.s, subject.first
    using = ("using", "with", "via")
    leads = [n for k, n in subject.asked.known if k < first and s.low(k - 1) in using]
    plural = s.low(subject.last - 1) in ("models", "agents", "networks")
    told = subject.kind == "name" and leads and plural
    return Reading(leads[0], "named-subject") if told else None


def _a_model_served(subject: Subject) -> Reading | None:
    """As in "the ResNet-50 model saves 37% of the energy": a model that the paper works on."""
    a, span = subject.asked, (subject.first, subject.last)
    if subject.kind != "name" or _ranked_before(a.g, a.s, subject.first):
        return None
    if _borne_by(a.g, a.s, *span, a.draft, a.names):
        return Reading(a.names.main, "own-method")
    if _worked_on(a.g, a.s, *span, a.draft, a.names) or _run_by_ours(a, *span):
        return Reading(a.names.best, a.own_rule)
    if _is_improved(a.g, a.s, *span, a.names):
        a.draft.baselines = a.draft.baselines or [subject.value or ""]
        return Reading(a.names.main, "own-method")
    return None


def _ranked_before(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "the strongest baseline, Wren-7B, is 2x faster": one of several, by its rank."""
    before = range(max(0, first - 5), first - 1)
    set_off = s.low(first - 1) == ","
    return set_off and any(s.low(k) in g.words["leading_adjectives"] for k in before)


def _a_name(subject: Subject) -> Reading | None:
    """As in "the compiler Heron needs 3 s": what the subject names."""
    if subject.kind != "name":
        return None
    a = subject.asked
    bare = subject.value is not None and subject.value.lower() in a.g.heads
    method = a.names.measured if bare and a.names.measured else subject.value
    _device_is_method(a.draft, method)
    return Reading(method, "subject")


def _of_a_study(subject: Subject) -> Reading | None:
    """As in "For Wren-7B, results show an error of 12%": of what the study measures it."""
    a = subject.asked
    if subject.kind != "study" or _served(a, subject.first):
        return None
    opened = _opened_for(a.g, a.s) if a.free else None
    measured = opened or measured_for(a.g, a.s, a.draft)
    return Reading(measured, "subject") if measured else None


def _served(asked: Asked, first: int) -> bool:
    """As in "we generate 15 tokens/s for Wren-7B": the paper's own system does it."""
    ours = asked.s.low(first) == "we" and asked.draft.quantity.form == "unit"
    return ours and asked.names.best is not None and not asked.names.yardstick


def _of_measured_models(subject: Subject) -> Reading | None:
    """As in "results reveal an accuracy of 26%", in a paper on a benchmark: of its models."""
    a = subject.asked
    if not a.names.measured or a.known:
        return None
    told = _speaks_of_models(a.g, a.s, subject.first, subject.last, a.at, subject.kind)
    return Reading(a.names.measured, "measured-models") if told else None


def _ours(subject: Subject) -> Reading | None:
    """As in "it saves 30%", "the proposed framework reaches": the paper's own work."""
    if subject.kind != "own":
        return None
    a, names = subject.asked, subject.asked.names
    if added := _just_added(a, subject.first):
        return Reading(added, "named-subject")
    span = (subject.first, subject.last)
    if _a_model_of_a_scheme(a, *span) and subject.value is None:
        return Reading(None, "no-method")
    told = None if names.main or names.phrase in names.phrases else _told(a.g, a.s, *span)
    if names.main is None:
        told = _built_with(a.g, a.s, *span) or told
    best = names.phrase if names.yardstick and names.phrase in names.phrases else names.best
    method = subject.value or told or best or in_own_words(a.g, a.s, *span)
    return Reading(method, a.own_rule)


def _a_model_of_a_scheme(a: Asked, first: int, last: int) -> bool:
    """As in "We introduce a weighting scheme. Our model runs at 9 FPS": no scheme is a model."""
    ours = a.s.words(first, last).lower() in _OUR_MODEL
    scheme = (a.names.phrase or "").lower().split()[-1:]
    return ours and a.names.main is None and scheme in _SCHEMES


_READINGS: Sequence[Callable[[Subject], Reading | None]] = (
    _what_opens,
    _of_others,
    _used_by_models,
    _a_model_served,
    _a_name,
    _of_a_study,
    _of_measured_models,
    _ours,
)
"""The first that knows what a subject stands for decides."""


def _just_added(a: Asked, first: int) -> str | None:
    """As in "We also introduce Alder, a kernel. It is 2x faster": what the sentence before adds.

    Or what it opens with: "Lark-L beats Heron. It is 2x faster".
    """
    if first > 1 or a.s.low(first) != "it":
        return None
    told = (*a.names.further.items(), *a.names.opening.items())
    return next((name for end, name in told if end in (a.s.start - 1, a.s.start)), None)


def _opened_for(g: Grammar, s: Sentence) -> str | None:
    """As in "For Wren-7B, the error rate is 12%": the model of which a measure is told."""
    names, _, end = noun_list(g, s, 1) if s.low(0) == "for" else ([], [], 0)
    model = len(names) == 1 and s.low(end) == "," and g.scanner.of_a_family(s.tokens[end - 1])
    return names[0] if model else None


def _opened_with(
    g: Grammar, s: Sentence, known: list[tuple[int, str]], names: PaperNames
) -> str | None:
    """As in "With Lark, Wren-7B answers 2x faster": what makes it so, and no setting.

    Also "We show that with Lark, Wren-7B answers".
    """
    that = next((k for k in range(1, 6) if s.low(k) == "that"), -1)
    shown = that > 0 and s.low(that - 1) in g.words["demonstrating_verbs"]
    at = that + 1 + (s.low(that + 1) == ",") if shown else 0
    owed = s.words(at, at + 2).lower() in ("due to", "owing to", "thanks to")
    opens = (owed or s.low(at) in ("using", "via", "with")) and not names.yardstick
    comma = any(s.low(k) == "," for k in range(at + 2, at + 5 + owed))
    return next((name for k, name in known if opens and comma and k == at + 1 + owed), None)


def _opened_with_ours(g: Grammar, s: Sentence) -> bool:
    """As in "With it, Wren-7B answers", "Equipped with our module, Wren-7B answers"."""
    owed = s.words(0, 2).lower() in ("due to", "owing to", "thanks to")
    using = 1 if owed else next((k for k in range(4) if s.low(k) in _WITH), None)
    comma = next((k for k in range(2, 9) if s.low(k) == ","), 0)
    if using is None or (using and not owed and not s.low(using - 1).endswith(("ed", "en", "lt"))):
        return False
    if s.low(using + 1) in ("it", "them"):
        return comma == using + 2
    pointed = s.low(using + 1) in ("our", "this", "these")
    pointed = pointed or s.words(using + 1, using + 3).lower() == "the proposed"
    made = s.low(comma - 1).rstrip("s") in g.words["method_nouns"] | g.words["whole_methods"]
    return pointed and made


def _worked_on(
    g: Grammar, s: Sentence, first: int, last: int, draft: Draft, names: PaperNames
) -> bool:
    """As in "Wren-7B is served at 190 tokens/s": a model that the paper's own system works on.

    Also "Wren-7B retains 98% of its original score", "the memory of Wren-7B is cut by 18%", and
    "the latency of Wren-7B is 9 ms"; a quality may be that of a rival.
    """
    able = s.words(last, last + 2) == "can be"  # "a 7B model can be trained"
    ours = names.best is not None and not names.yardstick
    ours = ours and (able or names.main is not None or names.phrase in names.phrases)
    worked = able or s.low(last) in ("is", "are")
    worked = worked and s.low(last + 1 + able) in g.words["working_participles"]
    model = g.scanner.of_a_family(s.tokens[last - 1]) or sized_name(g, s, last - 1)
    model = model or (s.low(last - 2) in ("a", "an") and s.tokens[last - 1].text[:2].isupper())
    kept = s.low(last) in g.words["retaining_verbs"] and any(
        s.words(k, k + 2) == "its original" for k in range(last, last + 6)
    )
    moved = g.change_verb(s, last + (s.low(last) in ("is", "are")))
    sized = s.low(last - 1).rstrip("s") in ("llm", "model") and last - 2 in s.quantities
    of = last - 2 - sized - (s.low(last - 2 - sized) in g.determiners)
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    owned = s.low(of) == "of" and s.metric_at[of - 1] is not None and (moved or not quality)
    begin = first + (s.low(first) in ("a", "an"))
    alone = last == begin + 1 + sized and (worked or kept)
    return ours and (model or sized) and (alone or (last - first > 3 and owned))


def _run_by_ours(a: Asked, first: int, last: int) -> bool:
    """As in "Llama-7B generates 88 tokens/s at 31 W", of a paper that proposes an accelerator.

    Not where several models are told of, which may be compared, nor for what only others can run.
    """
    g, s, names = a.g, a.s, a.names
    if not names.proposes or names.best is None or names.yardstick:
        return False
    models = known_models(g, s)
    first += s.low(first) in ("a", "an", "the")
    first += s.low(first) in ("entire", "whole")
    if s.low(first) in g.words["reference_adjectives"] | {"unmodified"}:
        return False  # "Unmodified Llama-7B runs at 20 tokens/s"
    first += last - first > 1 and (s.low(first).endswith("ed") or "-bit" in s.low(first))
    last -= s.low(last - 1) in g.words["computing"] | {"inference", "model"}
    quality = g.rules.metrics[a.draft.metric or "score"].family == "quality"
    parted = s.low(0) == "among" or any(t.low in _CONTRASTING for t in s.tokens)
    hosted = s.low(first).startswith(tuple(g.words["hosted_models"]))
    return models == [first] == [last - 1] and not (quality or parted or hosted)


def _is_improved(g: Grammar, s: Sentence, first: int, verb: int, names: PaperNames) -> bool:
    """As in "Heron's accuracy is raised from 27% to 81%": by the paper's method, over Heron."""
    whose = any(s.low(k) == "'s" for k in range(first + 1, verb))
    passive = s.low(verb) in ("is", "are", "was", "were") and s.low(verb + 1).endswith("ed")
    ours = names.main is not None and not names.yardstick
    return whose and passive and ours and g.change_verb(s, verb + 1)


def _what_it_is(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """As in "A key innovation is a learned scheduler that": the scheduler is meant.

    So it is in "the use of a learned scheduler yields".
    """
    using = first + (s.low(first) in g.determiners)
    if s.low(using) in g.words["nouns_of_use"] and s.low(using + 1) == "of" and using + 2 < last:
        return using + 2, last
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


def _whose_own(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """As in "Heron reads well, but its strategy loses track, reaching 0.8": Heron for "its"."""
    owner = find_subject(g, s, first) if first > 2 and s.low(first) == "its" else None
    if owner is None or owner[1] > first:
        return first, last
    told = s.tokens[owner[0] + (s.low(owner[0]) in g.determiners) : owner[1]]
    named = told and all(t.text[0].isupper() or t.text[0].isdigit() for t in told)
    known = named and any(g.scanner.is_name(t) or t.text.isdigit() for t in told)
    return owner if known else (first, last)


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
    goes = s.low(verb) in g.words["going_verbs"] and s.low(verb + 1) in ("down", "up")
    verb += goes  # "the effort goes down by 3x"
    if not (goes or s.low(verb).startswith(moves)):
        return False
    plain = all(t.text.islower() for t in s.tokens[first + (first == 0) : verb])
    thing = plain and s.low(verb - 1 - goes) not in g.words["method_nouns"] | g.heads
    if "from-to" in draft.rules and s.low(verb + 1) == "from" and draft.quantity.form == "unit":
        return thing
    if draft.rules[:1] != ["verb-before"] and not (goes and thing):
        return False
    return s.low(verb + 1) == "by" and all(
        g.qualifier(s, k) or s.low(k) in ("a", "factor", "of") for k in range(verb + 2, draft.at)
    )


def _device_is_method(draft: Draft, method: str | None) -> None:
    """As in "the GPU implementation is 45x faster": a device in the method is no place as well."""
    words = (method or "").split()
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
