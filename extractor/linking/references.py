"""References that a value itself points at: what it is a share, a multiple or an excess of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.kind import anothers, measure_of, within_of
from extractor.linking.lists import metric_list
from extractor.linking.noun_phrase import may_be_named, owner
from extractor.linking.noun_phrases import noun_list
from extractor.linking.owner_clauses import of_what_it_has, time_taken

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_SPENT = ("consumed", "drawn", "needed", "required", "spent", "taken", "used")
_MADE_READY = ("build", "fine-tune", "pretrain", "pre-train", "run", "serve", "train")
_SPENT_ON = ("by", "for", "in", "on", "with")
_PUBLISHED = ("published", "reported")
_WHOLES = ("entire", "overall", "total")


def bracketed_gain(g: Grammar, s: Sentence, d: Draft, strong: list[Comparison]) -> str:
    """As in "gains over A (+12%) and B (+16%)", "faster than A (2x) and B (by 3x)": the rival.

    A multiple without a sign is one of the rival only where more rivals have brackets.
    """
    paren = g.before_qualifiers(s, d.at, ("by",))
    told = d.quantity.sign or d.metric == "win_rate"
    if s.low(paren) != "(":
        return ""
    for c in strong:
        opened = [b for _, b in c.spans if s.low(b) == "("]
        lone = d.quantity.form == "factor" and len(opened) > 1
        if paren in opened and (told or c.chosen or lone):
            return next(c.names[k] for k, (_, b) in enumerate(c.spans) if b == paren)
    return ""


def double_rival(g: Grammar, s: Sentence, d: Draft, strong: list[Comparison]) -> str:
    """As in the 1.6x of "3.9x (1.6x) faster than A (B)": the rival in brackets, too."""
    doubled = s.low(d.at - 1) == "(" and d.at - 2 in s.quantities and s.low(d.at + 1) == ")"
    for c in strong if doubled else ():
        close = c.spans[-1][1] + 2
        named = len(c.names) == 1 and s.low(close - 2) == "(" and s.low(close) == ")"
        if named and s.tokens[close - 1].text[0].isupper() and close - 1 not in s.quantities:
            return s.tokens[close - 1].text
    return ""


def accounted_by(g: Grammar, s: Sentence, i: int) -> int:
    """As in "the cache accounts for over 55% of latency": the token of the verb; 0 if none.

    Also "page faults take 40% of the launch time", which may be the time alone.
    """
    k = i - 1
    while k > 0 and g.qualifier(s, k) and s.low(k) != "for":
        k -= 1
    if s.low(i + 1) != "of":
        return 0
    if s.low(k) == "and":  # "accounts for 55% of latency and 44% of energy"
        before = next((x for x in range(k - 1, max(-1, k - 8), -1) if x in s.quantities), 0)
        return accounted_by(g, s, before) if before else 0
    if s.low(k) in g.words["spending_time"] and s.words(i + 1, i + 3) == "of the":
        time = i + 3 if s.low(i + 3) == "time" else i + 4
        if k > 1 and s.tokens[k - 1].text[0].isupper():
            return 0  # "Lark takes 40% of the training time": of what others take
        return k if s.low(time) == "time" and not time_taken(g, s, time + 1) else 0
    told = s.low(k) == "for" and s.low(k - 1).startswith("account")
    taken = s.low(k) == "up" and s.low(k - 1) in ("makes", "take", "takes", "taking", "took")
    return k - 1 if told or taken else 0


def neared(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "within 5% of hand-tuned code", "within 0.2 BLEU of X": what a value comes near to."""
    if d.rules[:1] == ["comes-near"]:
        return []  # "predicts latency within 10% of measurements": no rival
    k = within_of(s, d)
    names, spans, _ = noun_list(g, s, k) if k else ([], [], 0)
    if len(names) == 1 and names[0] in g.words["measure_nouns"]:
        return []  # "within 1% of its accuracy"
    whose = len(names) == 1 and s.metric_at[spans[0][1] - 1] is not None
    return [names[0].split("'s ")[0]] if whose else names  # "within 1% of Heron's accuracy"


def followed(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "tracks a full simulation with errors below 7%": what is computed anew, and nearly.

    Not so in "tracks a moving target with errors below 5 cm", which computes nothing.
    """
    if d.metric != "error" or d.kind != "absolute":
        return []
    close = next((k for k in range(d.at - 1, max(0, d.at - 7), -1) if s.low(k) == "with"), 0)
    for k in range(close - 2, max(0, close - 9), -1):
        if s.low(k) in g.words["following_verbs"]:
            names, spans, end = noun_list(g, s, k + 1)
            head = s.low(spans[0][1] - 1) if len(names) == 1 else ""
            return names if end == close and head in g.words["computed"] else []
    return []


def share_reference(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """What a share is a share of: "1% of the cost of X" (X), "of the original size" (that)."""
    k = _after_its_double(s, d.at)
    if s.words(k, k + 2) in ("as many", "as much"):
        like = next((x for x in range(k + 2, min(k + 8, len(s.tokens))) if s.low(x) == "as"), 0)
        return noun_list(g, s, like + 1)[0] if like else []
    if s.words(k, k + 2) == "of what":
        return of_what_it_has(g, s, k + 2)
    if start := measure_of(g, s, d):
        return noun_list(g, s, start)[0]
    if accounted_by(g, s, d.at):
        if s.words(k, k + 2) == "the time":
            return []
        total = k + 1 + (s.low(k + 1) in g.determiners)
        told = s.low(total) in _WHOLES and total + 1 < len(s.tokens)
        whole = s.metric_at[total + 1] if told else None
        return [s.words(total, whole.last)] if whole else noun_list(g, s, k + 1)[0]
    if s.low(k) in ("the", "its", "their"):
        if needing := _needed_by(g, s, k + 1, g.phrase_end(s, k + 1)):
            return needing  # "half the time that Heron needs"
        of = next((x for x in range(k, min(k + 7, len(s.tokens))) if s.low(x) == "of"), None)
        if of is None or any(s.tokens[x].text in ",;" or s.low(x) == "and" for x in range(k, of)):
            return []
        if s.low(of - 1) in g.words["amounts"]:
            return []  # "half the number of parameters"
        return noun_list(g, s, of + 1)[0]
    if s.words(k, k + 2) in ("that for", "that of", "those of"):
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
    if s.words(k, k + 3) in ("of that for", "of that of", "of those of"):
        return noun_list(g, s, k + 3)[0]
    j = k + 1
    while j < len(s.tokens) and (s.low(j) in g.determiners or s.low(j) in _PUBLISHED):
        j += 1
    end = g.phrase_end(s, j)
    if s.low(end) == "by" and s.low(end - 1) in ("provided", "published", "released"):
        return []  # "1/50 of the data set published by X"
    if end == j < len(s.tokens) and (span := s.metric_at[j]) is not None:
        end = span.last  # "98% of the score of its teacher"
    if s.low(end - 1) == "spent" and s.low(end) in _SPENT_ON:
        end -= 1  # "45% of the GPU hours spent with Heron"
    measures = metric_list(g, s, j) if s.low(end) == "and" and s.metric_at[j] is not None else []
    if len(measures) > 1:
        end = j = measures[-1].last  # "5% of the latency and energy of X"
    if (
        end < len(s.tokens)
        and (s.low(end) in ("of", "for", "by") or s.low(end) in _SPENT)
        and end - j <= 6
    ):
        at = end + 1
        if s.low(end) in _SPENT and s.low(at) in _SPENT_ON:
            at += 1
        elif s.low(end) in _SPENT and s.low(at) == "to" and s.low(at + 1) in _MADE_READY:
            at += 2  # "a third of the energy used to train X"
        if s.low(end) != "for":
            names, _, _ = noun_list(g, s, at)
            if names:
                return names
    if needing := _needed_by(g, s, j, end):
        return needing
    if s.low(end - 1) in g.words["ceilings"] and s.low(end) != "of":
        return [s.words(j, end)]  # "92% of the flow-based upper bound"
    if d.metric == "utilization":
        peak = next((x for x in range(j, end) if s.low(x) in g.words["peaks"]), None)
        return [s.words(j if peak is None else peak, end)]
    if owners := _owners(s, j, end):
        return owners
    measured = next((x for x in range(j, end) if s.metric_at[x] is not None), None)
    whose = next((x for x in range(j + 1, end) if s.low(x) == "'s"), None)
    if whose is not None and s.low(whose - 1) in g.words["rival_nouns"] | {"comparator", "teacher"}:
        return [s.words(j, whose)]  # "0.4% of the comparator's fee"
    if measured is not None and s.low(j) in _WHOLES:
        return [s.words(j, end)]  # "3% of the total training time"
    ranked = s.low(j) in ("best", "strongest")
    if measured is not None and whose is not None and (ranked or s.tokens[j].text[0].isupper()):
        return [s.words(j, whose)]  # "79% of Heron's energy"
    spent = g.rules.metrics[d.metric or "score"].family != "quality"
    if whose is not None and measured == whose + 1 and not spent:
        return [s.words(j, whose)]  # "98% of the mildest ratio's accuracy"
    if whose == j + 1 and whose + 2 == end and spent and may_be_named(g, s, j):
        return [s.words(j, whose)]  # "a third of Heron's footprint"
    if name := _before_its_measure(g, s, j, measured):
        return [name]
    named = j < len(s.tokens) and not s.tokens[j].text.islower()
    if d.metric == "cost" and measured is None and named:
        return noun_list(g, s, j)[0]  # "costs 31% of vLLM"
    if d.metric == "data" and end > j + 1:
        return [s.words(j, end)]  # a share of the data is held against all of them
    words = [s.low(x) for x in range(j, end)]
    plain = [
        x
        for x in range(j, end)
        if s.metric_at[x] is None and s.low(x) not in g.words["vague_references"]
    ]
    reached = s.low(j) in g.words["measured_references"]
    reached = reached or (measured == end - 1 and s.low(end - 2) == "ideal")
    if (plain and words and reached) or any(w in g.words["reference_adjectives"] for w in words):
        return [s.words(j, end).split("'s ")[0]]
    return []


def saved_of_a_rival(s: Sentence, d: Draft) -> bool:
    """As in "saves 41% of the energy of Heron", "of Heron's energy": of what a rival needs."""
    k = d.reach + 1
    saving = any(s.low(x).startswith(("sav", "avoid")) for x in range(max(0, d.at - 4), d.at))
    for x in range(k + 1, k + 6) if saving and s.low(k) == "of" else ():
        held = s.low(x - 1) == "of" or s.low(x + 1) == "'s"
        held = held or (s.low(x - 1) == "by" and s.low(x - 2) in _SPENT)
        if held and x < len(s.tokens) and s.tokens[x].text[0].isalpha():
            t = s.tokens[x]
            named = not t.text.islower() and not t.text.isupper() and s.metric_at[x] is None
            named = named and "-" not in t.text  # "of the cost of ViT-B": what is trained
            if named and s.hardware_at[x] is None:
                return True
    return False


def _before_its_measure(g: Grammar, s: Sentence, j: int, measured: int | None) -> str:
    """As in "99% of the FP16 accuracy", "of the Heron throughput": whose measure it is."""
    if measured is None or measured <= j:
        return ""
    if s.low(j).startswith("full-") or g.scanner.is_name(s.tokens[j]):
        return s.words(j, measured)
    named = s.tokens[j].text[0].isupper() and s.metric_at[j] is None and s.hardware_at[j] is None
    named = named and not any(tag.startswith("phase.") for tag in s.tags[j])
    return s.words(j, measured) if named and measured - j < 4 else ""


def _after_its_double(s: Sentence, at: int) -> int:
    """As in "keeps 96% (91%) of the original score": the token after the value and its double."""
    k = at + 1
    if s.low(k) == "(" and k + 1 in s.quantities and s.low(k + 2) == ")":
        return k + 3
    return k + 1 if s.low(at - 1) == "(" and at - 2 in s.quantities and s.low(k) == ")" else k


def _owners(s: Sentence, j: int, end: int) -> list[str]:
    """As in "98% and 99% of Heron's and Tern's performance": both."""
    owners = []
    while s.words(end - 1, end + 1) == "'s and" and s.tokens[j].text[0].isupper():
        owners.append(s.words(j, end - 1))
        j = end + 1
        end = next((k + 1 for k in range(j, min(j + 6, len(s.tokens))) if s.low(k) == "'s"), j)
    closes = bool(owners) and s.low(end - 1) == "'s" and s.tokens[j].text[0].isupper()
    if closes:
        return [*owners, s.words(j, end - 1)]
    return [name] if not owners and (name := anothers(s, j)) else []


_NARROWING = ("clos", "narrow", "reduc", "shrink")


def gap_closed(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "closing the gap with proprietary teachers by 12%": the teachers.

    A level is one only where something narrows: "narrows the gap with X to within 0.6%".
    """
    of = d.reach + 1
    ahead = s.words(of, of + 2) == "of the" and d.quantity.form in ("percent", "part")
    if ahead and (gap := _gap_between(s, of + 2)):
        return noun_list(g, s, gap)[0]
    for k in range(d.at - 1, max(-1, d.at - 12), -1):
        if s.low(k) in ("gap", "gaps") and s.low(k + 1) in ("to", "with"):
            narrowed = any(s.low(x).startswith(_NARROWING) for x in range(max(0, k - 3), k))
            told = d.kind != "absolute" or (narrowed and s.low(d.at - 1) in ("to", "within"))
            return noun_list(g, s, k + 2)[0] if told else []
        if s.tokens[k].text in ",;:." or s.tokens[k].quantity is not None:
            return []
    return []


def _gap_between(s: Sentence, k: int) -> int:
    """As in "closes 80% of the gap to X", "of the quality gap with X": where X begins, else 0."""
    gap = next((x for x in range(k, k + 3) if s.low(x) in ("gap", "gaps")), 0)
    return gap + 2 if gap and s.low(gap + 1) in ("to", "toward", "towards", "with") else 0


def _needed_by(g: Grammar, s: Sentence, first: int, end: int) -> list[str]:
    """As in "the memory that Heron requires", "the time Heron needs": Heron.

    The phrase of the measure, from token `first` to before `end`, may have run on over the name.
    """
    ends = [end] + [m.last for m in s.metrics if first <= m.first < m.last < end]
    return next((names for k in ends if (names := _that_needs_it(g, s, k))), [])


def _that_needs_it(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "a quarter of the memory that Heron requires", "of what Heron takes": Heron."""
    start = k + (s.low(k) in ("that", "which"))
    names, spans, end = noun_list(g, s, start)
    named = bool(names) and s.tokens[spans[0][0]].text[0].isupper()
    if start == k and not named:
        return []
    return names if names and s.low(end) in g.words["needing_verbs"] else []


def _of_a_rival(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a name that is no measure and no device stands at token k."""
    k += s.low(k) in g.determiners
    t = s.tokens[k] if k < len(s.tokens) else None
    named = t is not None and (g.scanner.is_name(t) or t.text.istitle())
    return named and s.metric_at[k] is None and s.hardware_at[k] is None


def _done_on(g: Grammar, s: Sentence, k: int) -> list[str]:
    """As in "2.3x what it does on an A100", "what it reaches on one CPU core": the device."""
    on = k + 2
    same = s.low(k) in ("it", "they") and s.low(on) == "on"
    device = same and any(m is not None for m in s.hardware_at[on + 1 : on + 4])
    return noun_list(g, s, on + 1)[0] if device else []


def _that_of_a_device(s: Sentence, d: Draft) -> str:
    """As in "raises the efficiency to 70x the GPU and 200x the CPU": the device, or nothing."""
    if d.quantity.form != "factor" or s.low(d.at + 1) not in ("the", "that"):
        return ""
    k = d.at + 2 + (s.words(d.at + 1, d.at + 4) == "that of the") * 2
    m = s.hardware_at[k] if k < len(s.tokens) else None
    ends = k + 1 >= len(s.tokens) or s.low(k + 1) in (*".,;)", "and")
    return s.tokens[k].text if m is not None and ends else ""


def times_the(g: Grammar, s: Sentence, d: Draft) -> list[str]:
    """As in "3x the throughput of X" (X), "0.2x the expert speedup" (that)."""
    k = d.at + 1
    if s.words(k, k + 2) in ("as many", "as much"):  # "3x as many users per GPU as X"
        like = next((x for x in range(k + 2, min(k + 9, len(s.tokens))) if s.low(x) == "as"), 0)
        return noun_list(g, s, like + 1)[0] if like else []
    if s.low(k) == "of" and s.low(d.at).endswith(("times", "x", "×")) and _of_a_rival(g, s, k + 1):
        return noun_list(g, s, k + 1)[0]  # "the throughput is 4.6 times of Heron"
    if d.quantity.form == "factor" and (whose := anothers(s, k)):
        return [whose]  # "the throughput is 2.3x Heron's"
    if device := _that_of_a_device(s, d):
        return [device]
    verb = d.quantity.change is not None and s.low(d.at)[-1] in "sgd"
    stands = s.low(k) in g.words["reference_adjectives"] or s.low(k) == "baseline"
    named = (
        k < len(s.tokens)
        and s.tokens[k].text[0].isupper()
        and s.metric_at[k] is None
        and s.hardware_at[k] is None
        and not g.change(s, k)
    )
    gained = s.low(k + 1) in ("speedup", "speedups")  # "1.7x Wren speedups": of Wren
    told = s.metric_at[k + 1 : k + 2] not in ([], [None]) and not (named and gained)
    if not verb and (stands or named) and told:
        return [s.tokens[k].text]  # "about 2x dense throughput", "1.4x Wren2 throughput"
    foreign = g.words["foreign_adjectives"] | g.words["reference_adjectives"]
    if verb and s.low(k) in foreign:
        names = noun_list(g, s, k)[0]  # "doubling prior results"
        if s.low(k) == "baseline" and s.low(k + 1) not in g.heads:
            return [s.tokens[k].text]  # "doubles baseline grounding accuracy"
        return [owner(g, name) or name for name in names]
    if s.low(k) == "what" and (devices := _done_on(g, s, k + 1)):
        return devices
    if s.low(k) == "what" and not verb:
        return of_what_it_has(g, s, k + 1)  # "3x what Heron reaches"
    if s.low(k) not in ("the", "that"):
        return []
    end = g.phrase_end(s, k + 1)
    if s.low(end) == "of":
        counted = s.low(end - 1) == "count" or s.low(end - 1) in g.words["amounts"]
        names, spans, _ = noun_list(g, s, end + 1)
        told = any(
            g.scanner.is_name(s.tokens[x])
            or s.low(x) in foreign | {"art"}
            or s.tokens[x].text.istitle()
            for a, b in spans
            for x in range(a, b)
        )
        return [] if counted or (verb and not told) else names  # "halves the memory of caches"
    if end - k > 2 and s.metric_at[k + 1] is None and not verb:
        return [s.words(k + 1, end).split("'s ")[0]]
    return []
