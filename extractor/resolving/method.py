"""Which method a value is true of: the subject of its statement, resolved to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.linking.noun_phrases import noun_list
from extractor.resolving.names import proposed_here
from extractor.resolving.subject import find_subject

if TYPE_CHECKING:
    from extractor.linking.baselines import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.names import PaperNames

_MODIFIER = re.compile(
    r"-(?:based|like|style|driven|enabled|powered|generated|specific|trained|guided|enhanced|optimized|"
    r"compatible|level|induced|equipped|augmented|aware|free|only|tuned)\b"
)
_SAYS_NOTHING = ("method", "approach", "work", "technique", "solution", "proposed method")
_DOING = (
    "using",
    "utilizing",
    "employing",
    "applying",
    "adopting",
    "incorporating",
    "adding",
    "combining",
    "integrating",
    "introducing",
    "injecting",
    "leveraging",
)
_TUNING = ("fine-tuning", "finetuning", "pre-training", "pretraining", "post-training", "training")
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
    if name := _scored_by(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    if name := _with_its_value(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    taken = {k for c in compared for a, b in c.spans for k in range(a, b)}
    known = _known_names(g, s, names, taken)
    if name := _just_before(g, s, draft, known):
        draft.method = name
        draft.note("named-subject")
        return
    said = s.text[: s.tokens[draft.at].start]
    relative = " that " in said or " which " in said
    here = proposed_here(g, s.text, len(said)) if not known else None
    if here is not None and (relative or names.main is None):
        draft.method = here
        draft.note("proposed-here")
        return
    if name := _achieved_by(g, s, draft):
        draft.method = name
        draft.note("subject")
        return
    subject = find_subject(g, s, draft.at)
    if subject is not None:
        first, last = subject
        shown = s.low(last) in g.words["demonstrating_verbs"]
        inside = [name for k, name in known if first <= k < last or (shown and k == last + 1)]
        if inside:
            draft.method = inside[0]
            draft.note("named-subject")
            return
        kind, value = _classify(g, s, first, last, names, taken)
        if kind == "foreign":
            draft.method, draft.own = value, False
            draft.note("foreign-subject")
            return
        leads = [n for k, n in known if k < first and s.low(k - 1) in ("using", "with", "via")]
        if kind == "name" and leads and s.low(last - 1) in ("models", "agents", "networks"):
            draft.method = leads[0]  # "With few steps using Lark, DiT models achieve"
            draft.note("named-subject")
            return
        if kind == "name":
            bare = value is not None and value.lower() in g.heads
            draft.method = names.measured if bare and names.measured else value
            _device_is_method(draft)
            draft.note("subject")
            return
        if names.measured and not known and _speaks_of_models(s, first, last, draft.at, kind):
            draft.method = names.measured
            draft.note("measured-models")
            return
        if kind == "own":
            told = None if names.main or names.phrase in names.phrases else _told(g, s, first, last)
            best = names.phrase if names.yardstick and names.phrase in names.phrases else names.best
            draft.method = value or told or best or _said(g, s, first, last)
            draft.note("own-method" if names.main else "own-phrase")
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
    draft.method = names.best
    draft.note("own-method" if names.main else "own-phrase" if names.phrase else "no-method")


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
        subject = find_subject(g, s, d.at)
        if subject is None:
            continue
        names, spans, _ = noun_list(g, s, subject[0])
        named = all(any(s.tokens[k].text[0].isupper() for k in range(a, b)) for a, b in spans)
        if len(names) == len(run) and named and spans[-1][1] <= subject[1]:
            for o, name in zip(run, names, strict=True):
                o.method = name
                o.note("parallel-methods")


def _scored_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "GPT-4o scores 62.3%, Gemini 1.5 Pro 58.9%": the name right before a further value."""
    if draft.rules[:1] != ["continued"] or draft.kind != "absolute":
        return None
    end = draft.at
    ranked = s.low(end - 1) in ("at", "with", "(")
    if ranked and not any(s.words(k, k + 2) == "followed by" for k in range(end - 16, end)):
        return None
    end -= ranked  # "followed by Heron at 50% and Wren at 47%"
    first = end
    while first > 0 and s.low(first - 1) not in (",", "and", "by"):
        first -= 1
    named = first < end and g.scanner.is_name(s.tokens[first])
    named = named or (first + 1 < end and s.tokens[first].text[0].isupper())
    listed = all(
        s.tokens[k].text[0].isupper() or s.tokens[k].quantity is not None for k in range(first, end)
    )
    before = first - 1 - (s.low(first - 2) == ",")
    follows = before > 0 and s.tokens[before - 1].quantity is not None
    return s.words(first, end) if named and listed and (follows or ranked) else None


def _achieved_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "the best accuracy is only 4%, achieved by Heron": who reached the value."""
    k = draft.reach + 1 + (s.low(draft.reach + 1) == ",")
    told = s.low(k) in ("achieved", "attained", "obtained", "reached") and s.low(k + 1) == "by"
    if draft.kind != "absolute" or not told:
        return None
    names, spans, _ = noun_list(g, s, k + 2)
    return names[0] if len(names) == 1 and s.tokens[spans[0][0]].text[0].isupper() else None


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
            while end < at and not (g.stops_phrase(s, end) or _closes_noun(g, s, end)):
                end += 1
            described = end - k > 2 and s.low(end - 1) in g.words["method_nouns"]
            plain = described and s.low(k + 1) not in g.words["empty_adjectives"]
            return s.words(k + 1, end) if plain else None
    return None


def _told(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """As in "models reach 95%", "the combined approach": more telling than a piece of the title."""
    said = _said(g, s, first, last)
    words = said.split() if said else []
    own = (
        "proposed",
        "our",
        "final",
        "full",
        "overall",
        "resulting",
        "new",
        "developed",
        "presented",
        "same",
    )
    if len(words) == 1:
        bare = s.low(first) == words[0].lower() and s.low(first) in g.heads
        return said if bare and words[0].endswith("s") else None
    return said if len(words) == 2 and words[0].islower() and words[0] not in own else None


def _said(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """The subject in its own words, where nothing is named: "the best model" is "best model"."""
    end = first
    while end < last and not (end > first and _closes_noun(g, s, end)):
        end += 1
    while first < end and (s.low(first) in g.determiners or s.low(first) in g.pronouns):
        first += 1
    if any(g.change_noun(s, k) for k in range(first, end)):
        return None
    text = _strip(s.words(first, end))
    telling = any(c.isalpha() for c in text) and text.lower() not in _SAYS_NOTHING
    return text if telling else None


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
        return text[at:end] + tail
    if not tail and (m := _SIZE.match(text, end)):
        return text[at:end] + (f" ({m[1]})" if m[1] else f" {m[2]}")
    return name


def _classify(
    g: Grammar, s: Sentence, first: int, last: int, names: PaperNames, taken: set[int]
) -> tuple[str, str | None]:
    """What a subject without a known name stands for: our own, other work, or a thing it names."""
    head_end = first
    while head_end < last and (head_end == first or not _closes_noun(g, s, head_end)):
        head_end += 1
    words = [s.low(k) for k in range(first, head_end)]
    if not words or s.low(first) in g.prepositions:
        return "study", None
    example = head_end + 1 if s.low(head_end) == "like" else head_end + 2
    such = s.words(head_end, head_end + 2) == "such as" or s.low(head_end) == "like"
    if such and example < last and g.scanner.is_name(s.tokens[example]):
        return "name", _strip(s.words(example, last))  # "methods like X show"
    if words[0] in ("existing", "conventional", "traditional", "previous", "prior", "earlier"):
        return "foreign", _strip(s.words(first, head_end))
    described = len(words) == 2 and words[1].rstrip("s") in g.words["method_nouns"]
    if words[0].endswith("ing") and not described and words[0] not in g.words["foreign_adjectives"]:
        if names.main is None and words[0] in _DOING and len(words) > 1:
            return "name", _said(g, s, first + 1, last)
        told = words[0] in _TUNING and s.low(first + 1) in ("on", "with")
        tuned = words[0] in _TUNING and "with" in [s.low(k) for k in range(first + 1, last)]
        if (names.main is None or names.yardstick) and (told or tuned):
            return "name", _strip(s.words(first, last))
        nameless = names.main is None and names.phrase not in names.phrases
        if nameless and words[0] not in _DOING and 1 < last - first < 6:
            return "name", _strip(s.words(first, last))  # "splitting after the third layer"
        if names.main is None and len(words) == 1 and "-" in words[0]:
            return "name", s.words(first, head_end)  # "instruction-tuning improves"
        return "study", None
    if words[0] in ("we", "i", "either", "neither"):
        return "study", None
    if words[0] in ("it", "they"):
        return "own", None
    article = 1 if words[0] == "even" else 0
    ranked = words[article + 1] if len(words) > article + 1 else ""
    ranks = ("best", "strongest", "top")
    best = ranked in ranks or (ranked.split("-")[0] in ranks and "(" in words)
    best = best and words[article] in ("the", "our")
    if best and (len(words) <= 5 or "(" in words):
        bracketed = _bracketed_name(g, s, first, last)
        return "name", bracketed or _strip(s.words(first + article + 1, head_end))
    if set(words) & g.words["study_nouns"]:
        return "study", None
    if (
        any(s.has(k, "foreign") for k in range(first, head_end))
        or words[0] in g.words["foreign_adjectives"]
        or (
            words[0] in ("the", "all")
            and len(words) > 1
            and words[1] in g.words["foreign_adjectives"]
        )
    ):
        start = first + (words[0] in ("the", "all"))
        return "foreign", _strip(s.words(start, head_end))
    core = [
        k
        for k in range(first, head_end)
        if s.low(k) not in g.words["empty_adjectives"] and s.tokens[k].text[0].isalnum()
    ]
    if not core or all(
        s.low(k) in g.pronouns or s.low(k) in ("it", "we", "ours", "they") for k in core
    ):
        return "own", None
    if s.metric_at[core[-1]] is None and "(" in words:
        inner = [k for k in core if k < first + words.index("(")]
        if len(inner) > 1 and s.metric_at[inner[-1]] is not None:
            return "study", None  # "a better Chamfer distance (0.64) and F1 are obtained"
    begin = core[0]
    named = [k for k in core if g.scanner.is_name(s.tokens[k])]
    capital = any(k and s.tokens[k].text[0].isupper() for k in core)
    if (
        names.main is not None
        and not named
        and not capital
        and words[0] not in ("our", "the", "this", "these", "a", "an", "its")
        and begin == first
    ):
        if len(core) > 1 and "blation" in s.text:
            return "name", _strip(s.words(begin, head_end))  # "ablations show that X gives 13%"
        things = s.low(core[-1]) in g.heads and s.low(core[-1]).endswith("s")
        if names.yardstick and things:
            built = s.low(head_end) in ("based", "built", "trained") and last - begin < 8
            return "name", _strip(s.words(begin, last if built else head_end))
        return "own", None
    own_word = words[0] in ("our", "this", "these", "the", "its", "their")
    span = s.metric_at[core[-1]]
    measured = (
        (span is not None and span.ids[0] != "compression")
        or s.low(core[-1]).endswith(("-time", "time-to-goal"))
        or words[0] in ("average", "mean")
    )
    levels = [s.tokens[k].text for k in core if s.low(k) in g.words["known_levels"]]
    if measured and levels and s.low(head_end) != "of":
        return "name", levels[0]  # "the mean human score is 95%"
    if measured and head_end + 1 < last and s.low(head_end) == "of":
        named = [
            k for k in range(head_end + 1, last) if s.tokens[k].text[0].isupper() and k not in taken
        ]
        if named and not any(s.low(k) in ("on", "in", "for") for k in range(head_end, named[0])):
            end = next((k for k in range(named[0], last) if s.low(k) in g.prepositions), last)
            return "name", _strip(s.words(named[0], end))
        if (
            s.low(last - 1) in g.heads
            and head_end + 2 < last
            and s.low(head_end + 1)
            not in (
                "our",
                "the",
                "this",
            )
        ):
            return "name", _strip(s.words(head_end + 1, last))
    device = all(s.hardware_at[k] is not None for k in range(begin, head_end))
    runs = s.low(head_end - 1) in g.words["runnings"] and s.hardware_at[begin] is not None
    if runs and names.main is None and names.phrase not in names.phrases:
        return "name", s.words(begin, head_end)  # "the GPU implementation"
    beats = device and s.has(last, "beat")
    if beats or (device and words[0] == "the" and names.main is None):
        return "name", s.words(begin, head_end)  # "the TPU is 15x faster than a GPU"
    if (
        measured
        or s.hardware_at[begin] is not None
        or any(
            (m := s.metric_at[k]) is not None and k == head_end - 1 and m.ids[0] != "compression"
            for k in core
        )
    ):
        return "study", None
    if named and named[0] not in taken:
        told = s.low(named[0] - 1) in g.words["method_nouns"] or s.low(named[0] - 1) in g.heads
        told = named[0] > begin and told
        text = s.words(named[0] if told else begin, head_end)
        return "name", _strip(text)
    if (len(core) == 1 and own_word) or (len(core) == 1 and s.low(core[0]) in g.heads):
        own = names.by_head(s.low(core[-1]))
        if (
            names.main is None
            and own is None
            and s.low(core[0])
            in (
                "policy",
                "policies",
                "pipeline",
                "controller",
                "agent",
                "agents",
                "ensemble",
                "classifier",
                "variant",
            )
        ):
            own = _said(g, s, first, head_end)
        return "own", own
    if own_word and s.low(core[-1]) in ("results", "performance", "evaluations", "analysis"):
        return "study", None
    if len(core) == 1 and not s.tokens[core[0]].text[0].isupper():
        return (
            ("name", s.words(begin, head_end))
            if begin == first and names.main is None and first > 0
            else ("own", None)
        )
    pointing = words[0] in ("this", "these")
    whole = s.low(core[-1]).rstrip("s") in g.words["whole_methods"]
    if pointing and whole and not named and names.main is None and names.phrase in names.phrases:
        return "own", None  # "this passive solution"
    made = own_word and s.low(core[0]).endswith("ed") and s.low(core[-1]) in ("model", "models")
    if made and len(core) == 2 and names.main is not None:
        return "own", None  # "the pruned model"
    if (
        names.main is not None
        and not names.yardstick
        and not named
        and not capital
        and words[0] in ("the", "its", "a")
        and s.low(core[-1]) in ("policy", "model", "architecture", "agent", "variant", "variants")
        and head_end - first < 5
    ):
        return "own", None
    if (
        own_word
        and names.main is not None
        and s.low(core[-1]).rstrip("s") in g.words["whole_methods"]
        and words[0] != "the"
    ):
        return "own", None
    return "name", _strip(s.words(begin, head_end))


def _bracketed_name(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """As in "our best model (Extra Trees)": the name that the bracket gives."""
    k = next((k for k in range(first, last) if s.tokens[k].text == "("), None)
    if k is None or k + 1 >= last or not s.tokens[k + 1].text[0].isupper():
        return None
    close = next((x for x in range(k + 1, last) if s.tokens[x].text == ")"), None)
    plain = close is not None and all(s.tokens[x].is_word for x in range(k + 1, close))
    return s.words(k + 1, close) if close is not None and plain else None


def _closes_noun(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a noun phrase ends before token k: a preposition or a participle ("trained on")."""
    low = s.low(k)
    return (
        low in g.prepositions
        or low in ("also", "per")
        or ((low.endswith("ed") or low == "built") and s.low(k + 1) in g.prepositions)
    )


def _strip(text: str) -> str:
    text = re.sub(r"\s+\([^)]*\)?$| alone$", "", text).strip(" ,'\"")
    text = re.sub(
        r"^(?:even|both|how|whether)(?: the)? (?=\w)|(?<=s) such$", "", text, flags=re.IGNORECASE
    )
    return re.sub(r"(?:,? (?:and|or)| (?:itself|themselves))$", "", text)
