"""Whose value it is, where the words right beside the value tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.known_names import data_alone
from extractor.linking.noun_phrases import noun_list
from extractor.linking.outcomes import model_at
from extractor.resolving.stands_for import stripped

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_ONE_OF_SIZES = ("model", "variant", "version")
_MADE = frozenset({"build", "built", "derive", "develop", "it", "present", "train"})
_OBTAINED = ("achieved", "attained", "obtained", "reached", "recorded")


def whose_measure(g: Grammar, s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "three agents whose success rates cluster within 31-33% differ": the agents.

    Also "owing to a light encoder whose error stays below 2%": the encoder.
    """
    k = next((k for k in range(draft.at - 1, 0, -1) if s.low(k) == "whose"), 0)
    parted = any(s.tokens[x].text in ",;:" or x in s.quantities for x in range(k, draft.at))
    if not k or parted or draft.metric_at is None or draft.metric_at < k:
        return None
    first = g.phrase_start(s, k)
    part = s.low(first - 1) in ("a", "an") and s.low(k - 1) in g.words["method_nouns"]
    part = part and not any(s.has(x, "propose") or s.low(x) in _MADE for x in range(first))
    part = part and names.main is not None and names.main not in s.words(0, k)
    if not (part or g.performer(s.low(k - 1))):
        return None
    own = s.low(first - 1) in ("our", "this") or s.words(first, k).lower() in names.aliases
    return None if own or k - first < 2 else s.words(first, k)


def whose(s: Sentence, draft: Draft, compared: list[Comparison]) -> str | None:
    """As in "3x faster than rival indexes, whose recall reaches only 76%": it is the rivals'."""
    for k in range(draft.at - 1, 0, -1):
        if s.tokens[k].text in ",;":
            return None
        if s.low(k) == "whose":
            ends = (k, k - 1)
            return next((c.names[-1] for c in compared if c.names and c.spans[-1][1] in ends), None)
    return None


def scored_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "GPT-4o scores 62.3%, Gemini 1.5 Pro 58.9%": the name right before a further value."""
    if draft.rules[:1] not in (["continued"], ["bracket"], ["metric-after"]):
        return None
    if draft.kind != "absolute":
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
    while first > 0 and s.low(first - 1) not in (",", "and", "but", "by"):
        first -= 1
    if ranked and s.words(first - 2, first) == "followed by" and s.low(first) in ("a", "an", "the"):
        return s.words(first + 1, end) if 1 < end - first < 6 else None
    if s.low(first) == "the" and end - first == 3 and s.low(end - 1) in _ONE_OF_SIZES:
        sized = s.tokens[first + 1].text[-1] in "BM" and first + 1 in s.quantities
        paired = any(s.low(k) == s.low(end - 1) for k in range(1, first))
        sized = sized or (paired and s.low(first + 1) in g.words["sizes"])
        return s.words(first + 1, end) if sized else None  # "and the 70B model 57%"
    named = first < end and (g.scanner.is_name(s.tokens[first]) or _versioned(s, first))
    lone = first + 1 < end or ranked or _beside_another(s, first)
    named = named or (lone and first < end and s.tokens[first].text[0].isupper())
    listed = all(
        s.tokens[k].text[0].isupper() or s.tokens[k].quantity is not None or _versioned(s, k)
        for k in range(first, end)
    )
    before = first - 1 - (s.low(first - 2) == ",")
    if s.words(before - 2, before) == "of them":
        before -= 2  # "A solves 41% of them, B 78%"
    elif s.words(before - 3, before - 1) == "of the":
        before -= 3  # "A solves 41% of the tasks but B only 32%"
    span = s.metric_at[before - 1] if before > 0 else None
    last = span.first - 1 if span is not None else before - 1  # "A reaches 36% accuracy, B 34%"
    follows = before > 0 and s.tokens[last].quantity is not None
    return s.words(first, end) if named and listed and (follows or ranked) else None


def _beside_another(s: Sentence, first: int) -> bool:
    """As in "Heron reaches 71%, Wren 66%": the sentence begins with another name and its verb."""
    begun = s.tokens[0].text[0].isupper() and s.low(1).endswith("s") and s.low(1).isalpha()
    return begun and first > 2 and s.metric_at[first] is None and s.hardware_at[first] is None


def run_in(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Heron runs in 12 ms, Wren in 31 ms": Wren."""
    at = g.before_qualifiers(s, draft.at)
    name = s.tokens[at - 1] if at > 1 else None
    if name is None or s.low(at) not in ("at", "in", "on", "within", "with"):
        return None
    listed = draft.rules[:1] == ["continued"] and draft.kind == "absolute"
    named = name.text[0].isupper() and s.low(at - 2) in (",", "and", "while")
    again = any(s.low(k) == s.low(at) and k + 1 in s.quantities for k in range(2, at - 1))
    return name.text if listed and named and again and _beside_another(s, at - 1) else None


def of_that(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "the error of Heron grows by 46% and that of Wren by 29%": Wren."""
    for k in range(draft.at - 1, max(0, draft.at - 10), -1):
        if s.tokens[k].quantity is not None or s.tokens[k].text in ",;:":
            return None
        if s.words(k, k + 2) == "that of":
            told = s.low(k - 1) in g.words["joining"] and _grows(g, s, k)
            names, spans, end = noun_list(g, s, k + 2)
            alone = told and len(names) == 1 and end <= draft.at
            rival = alone and s.low(spans[0][1] - 1) in g.words["rival_nouns"]
            return s.words(*spans[0]) if alone and not rival else None
    return None


def of_another(g: Grammar, s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "not far from the 61 s and 14 s of Heron": whose the values are said to be."""
    first = g.before_qualifiers(s, draft.at)
    while first - 1 in s.quantities or s.low(first) in ("and", ","):
        first -= 1
    the = s.low(first) == "the" or s.low(first - 1) == "the"
    of = draft.reach + 1
    while s.low(of) in ("and", ",") and of + 1 in s.quantities:
        of += 2
    if draft.kind != "absolute" or not the or s.low(of) != "of":
        return None
    found, spans, _ = noun_list(g, s, of + 1)
    if len(found) != 1 or names.own(found[0]) or data_alone(g, s, *spans[0]):
        return None
    inside = range(*spans[0])
    named = all(s.tokens[k].text[0].isupper() and s.hardware_at[k] is None for k in inside)
    return found[0] if named else None


def of_whom_it_shows(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Tests show Heron's high accuracy over Wren, reaching 82%": Heron."""
    k = next((k for k in range(draft.at - 1, 1, -1) if s.low(k) == "'s"), 0)
    shown = s.low(k - 2) in g.words["demonstrating_verbs"] and s.tokens[k - 1].text[0].isupper()
    ends = next((x for x in range(k + 1, k + 5) if s.low(x) in g.words["outcome_nouns"]), 0)
    comma = next((x for x in range(ends, draft.at) if s.tokens[x].text == ","), 0) if ends else 0
    doing = comma and s.low(comma + 1) in g.words["reaching_verbs"]
    told = shown and doing and not any(g.verb(s, x) for x in range(k, comma))
    return s.tokens[k - 1].text if told and draft.kind == "absolute" else None


def _grows(g: Grammar, s: Sentence, before: int) -> bool:
    """As in "the error of Heron grows by 46% and that of": nobody else makes it grow."""
    told = next((k for k in range(before - 1, 0, -1) if s.tokens[k].quantity is not None), 0)
    verb = next((k for k in range(told - 1, 0, -1) if g.change_verb(s, k)), 0)
    measured = [k for k in range(told) if s.metric_at[k] is not None]
    return verb > 0 and bool(measured) and measured[-1] < verb


def of_a_gap(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Heron raises perplexity by 4.1, Wren by 0.9 and Swift by 0.7": Wren, then Swift."""
    by = g.before_qualifiers(s, draft.at)
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


def achieved_by(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "the best accuracy is only 4%, achieved by Heron": who reached the value."""
    return next(iter(achievers(g, s, draft)), None)


def achievers(g: Grammar, s: Sentence, draft: Draft) -> list[str]:
    """Who is said behind a value to have reached it: one, or "both Heron and Wren"."""
    k = draft.reach + 1 + (s.low(draft.reach + 1) in (",", "is", "was"))
    told = s.low(k) in ("achieved", "attained", "obtained", "reached") and s.low(k + 1) == "by"
    if draft.kind != "absolute" or not told:
        return []
    both = s.low(k + 2) == "both"
    names, spans, _ = noun_list(g, s, k + 2 + both)
    alone = len(names) == 1 or both
    return names if alone and names and s.tokens[spans[0][0]].text[0].isupper() else []


def obtained_for(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "an accuracy of 98.9% is obtained for the ensemble network": the network."""
    k = draft.reach + 1 + (s.low(draft.reach + 1) == ",")
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


def measured_for(g: Grammar, s: Sentence, draft: Draft) -> str | None:
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


def credited(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "we attribute 3.1 points of it to the cache": the part to which the value is due."""
    verb = g.before_qualifiers(s, draft.at)
    if s.low(verb) not in g.words["crediting_verbs"]:
        return None
    to = next((k for k in range(draft.at + 1, draft.at + 10) if s.low(k) == "to"), None)
    names = noun_list(g, s, to + 1)[0] if to is not None else []
    return stripped(names[0]) if len(names) == 1 else None


def told_in_brackets(g: Grammar, s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "from 3% (GPT-4o) to 41% (Falcon-7B)", "(3% for GPT-4o)": whose each is."""
    if draft.kind != "absolute":
        return None
    if placed := model_at(g, s, draft.at):
        return s.words(*placed)
    after = draft.reach + 2
    quality = g.rules.metrics[draft.metric or "score"].family == "quality"
    if s.low(after - 1) == "for" and after < len(s.tokens) and s.bracket(draft.at) is not None:
        closed = s.low(after + 1) in ("to", "and", ",", ")")
        family = g.scanner.of_a_family(s.tokens[after])
        free = names.free
        return s.words(after, after + 1) if free and quality and family and closed else None
    if s.low(after - 1) == "(" and after < len(s.tokens):
        ranging = any(s.low(k).startswith("rang") for k in range(max(0, draft.at - 12), draft.at))
        close = next((k for k in range(after, after + 5) if s.low(k) == ")"), after)
        known = g.scanner.of_a_family(s.tokens[after])
        return s.words(after, close) if ranging and known and close > after else None
    return None


def variant_behind(s: Sentence, draft: Draft, names: PaperNames) -> str | None:
    """As in "drops from 31 ms (Heron) to 13 ms (Lark-S)": the variant of Lark that comes to it."""
    k = draft.reach + 1
    held = "from-to" in draft.rules and s.low(k) == "(" and s.low(k + 2) == ")"
    return s.tokens[k + 1].text if held and names.own(s.tokens[k + 1].text) else None


def before_its_bracket(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in "Llama-3-8B (71%) outperforms", "best for Claude-3 (88%)": whose the level is."""
    told = s.low(draft.at - 1) == "(" and s.low(draft.reach + 1) == ")"
    if draft.kind != "absolute" or not told:
        return None
    first = draft.at - 2
    while first > 0 and (s.tokens[first - 1].text[0].isupper() or first - 1 in s.quantities):
        first -= 1
    known = g.scanner.of_a_family(s.tokens[first])
    return s.words(first, draft.at - 1) if known else None


def for_what_it_is(g: Grammar, s: Sentence, draft: Draft) -> str | None:
    """As in ": ReadVLM for song parsing (F1 = 0.48) and": whose the level in the bracket is."""
    opened = next((k for k in range(draft.at - 1, max(0, draft.at - 5), -1) if s.low(k) == "("), 0)
    told = range(opened - 1, max(0, opened - 8), -1)
    k = next((k for k in told if s.low(k) == "for"), 0)
    plain = all(s.tokens[x].is_word and s.tokens[x].text.islower() for x in range(k, opened))
    if draft.kind != "absolute" or not (k > 1 and opened and plain):
        return None
    begins = s.tokens[k - 2].text in ",:" or s.low(k - 2) == "and"
    return s.tokens[k - 1].text if begins and g.scanner.is_name(s.tokens[k - 1]) else None


def with_its_value(g: Grammar, s: Sentence, draft: Draft) -> str | None:
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


def just_before(g: Grammar, s: Sentence, draft: Draft, known: list[tuple[int, str]]) -> str | None:
    """As in "with Lark-S being 2x faster and Lark-L 1.4x faster": the own name before a value."""
    k = g.before_qualifiers(s, draft.at)
    joined = s.low(k - 1) in ("and", ",") and any(i < k - 1 for i in s.quantities)
    return next((name for at, name in known if at == k and joined), None)
