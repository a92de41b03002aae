"""Words that compare elsewhere and here name no rival: "over 3 hours", "against attacks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.against import names_a_rival
from extractor.linking.known_names import data_alone
from extractor.linking.noun_phrases import counted_rivals, noun_list, told_by_examples
from extractor.linking.other_setups import several_of_them, workers

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def _so_many_rivals(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "outperforms 17 SOTA methods": a number of rivals, no value."""
    q = s.tokens[i].quantity
    if q is None or q.form != "bare" or not q.whole or not 1 < q.low < 100:
        return False
    for k in range(i + 1, min(i + 5, len(s.tokens))):
        if s.low(k) in g.heads and s.low(k).endswith("s"):
            return True
        if g.stops_phrase(s, k):
            return False
    return False


def not_comparing(g: Grammar, s: Sentence, first: int, last: int, tags: frozenset[str]) -> bool:
    """Whether the comparator from token `first` to before `last` names no rival behind it.

    As in "over 3 hours", "above 90%", "evaluated against six benchmarks". `tags` are its cues.
    """
    if last >= len(s.tokens):
        return True
    word = s.low(first)
    nxt = s.tokens[last]
    gained = s.low(last + 1) == "(" and last + 2 in s.quantities
    if s.low(last - 1) == "on" and gained and s.quantity(last + 2).sign == "+":
        return True  # "improves on NestQA (+5.1), WingQA (+4.5)": where, not on whom
    if s.words(last - 1, last + 1) == "on over" and last + 1 in s.quantities:
        return not _so_many_rivals(g, s, last + 1)  # "improves on over 10 unseen types"
    over = word in ("above", "beyond", "over", "upon")
    if s.low(last - 1) == "than" and _of_another_setting(s, first, last):
        return True
    gain = g.change_noun(s, first - 1) and s.low(last) not in g.determiners
    if over and (data_alone(g, s, last, last + 1) or (not gain and _over_data(g, s, last))):
        return True  # "Over ImageNet, Lark gains 2 points", "gains 2 points over all data sets"
    if over and s.low(first - 1) in ("averaged", "consistently"):
        return True  # "faster, consistently over all resolutions", "averaged over six runs"
    if s.words(first, last) == "with respect to" and _said_before(g, s, first):
        return True  # "preferred over X in 58% of the cases with respect to colour"
    if over and s.low(last + 1) in g.words["wires"] and s.low(last) == "the":
        return True  # "weighs 900 KB over the wire"
    if over and s.low(last) in g.words["carriers"] and first - 1 in s.quantities:
        theirs = s.low(last + 1) == "'s"  # "12 ms over TCP's 19 ms"
        return s.quantity(first - 1).form == "unit" and not theirs  # "68 ms over Wi-Fi"
    if over and s.low(first - 1) == "traffic":
        return True  # "cuts the traffic over PCIe by 3x"
    if over and s.low(first - 1) in ("choice", "use") and s.low(first - 2) in ("its", "their"):
        return True  # "motivating its use over any cache"
    if counted_rivals(g, s, last) and (not over or _value_before(g, s, first)):
        return False
    lone = s.low(last) == "one" or s.low(last + 1) in ("bit", "bits")
    lone = lone and (
        word in ("compared", "relative", "versus", "vs", "vs.") or s.low(last - 1) == "than"
    )
    described = nxt.quantity is not None and (
        lone
        or _sized(g, s, last)
        or workers(g, s, last)
        or several_of_them(g, s, first, last)
        or _so_many_rivals(g, s, last)
        or nxt.text.endswith("-level")
        or s.low(last + 1).startswith("-level")
    )
    if (
        nxt.quantity is not None and nxt.quantity.form != "count" and not described
    ) or nxt.text in ",.;:)~≈<>":
        return True
    opens = first == 0 or s.tokens[first - 1].text == ";" or s.words(first - 2, first) == "that,"
    if word == "against" and not names_a_rival(g, s, first, last):
        return True
    if (
        "at_least" in tags
        or "at_most" in tags
        or word in ("over", "above", "beyond", "upon", "against")
    ):
        if nxt.quantity is not None and not described:
            return True
        device = next((m for m in s.hardware_at[last : last + 2] if m is not None), None)
        single = device is not None and device.counts == (1,)
        behind = first - 1 in s.quantities or _value_just_before(g, s, first)
        if single and ((word == "over" and behind) or (word == "against" and opens)):
            return False  # "a 52x speedup over a single GPU", "Against a single GPU, it is 52x"
        if word == "over" and _sped_up_over_many(g, s, first, last):
            return False
        if s.hardware_at[last] is not None and s.hardware_at[last].counts:  # type: ignore[union-attr]
            return True
        pair = s.low(last) == "both" and any(s.low(k) == "and" for k in range(last + 2, last + 7))
        if (
            s.low(last) in g.words["vague_counts"]
            and not (_named_rivals(g, s, last) and (opens or _value_before(g, s, first)))
            and not (pair and (word == "against" or _value_before(g, s, first)))
            and not (
                "beat" in tags
                and s.low(last) in ("both", "different", "many", "multiple", "several", "various")
            )
        ):
            return True
        preferred = any(s.low(k).startswith("prefer") for k in range(max(0, first - 5), first))
        named = opens and not nxt.text.islower() and s.low(last + 1) in (",", "and")
        if opens and word == "over":
            comma = next(
                (k for k in range(last, min(last + 12, len(s.tokens))) if s.low(k) == ","), 0
            )
            known = g.words["reference_adjectives"] | g.words["rival_nouns"]
            kind = any(s.low(k) in g.heads for k in range(last, comma))
            known = known | (g.words["generic"] if kind else frozenset())
            named = named or any(s.low(k) in known for k in range(last, comma))
            named = named or _named_rivals(g, s, last)
            named = named or s.words(last, comma).lower().endswith("state of the art")
        better = any(s.low(k) in g.words["merits"] for k in range(max(0, first - 4), first))
        if word in ("over", "above", "beyond", "upon") and not (
            preferred or named or better or _value_before(g, s, first)
        ):
            return True
    if s.words(last - 2, last + 1).lower() == "more than one":
        return True  # "on more than one node"
    if s.low(last - 1) == "than" and s.words(last, last + 3) == "a factor of":
        return True  # "by more than a factor of two"
    if (
        word == "than"
        and s.low(first - 1) in ("less", "more", "fewer", "greater", "higher")
        and nxt.quantity is not None
        and not described
    ):
        return True
    device = s.hardware_at[last]
    if word == "relative" and s.low(first - 1).endswith("ing"):
        return True  # "when positioning relative to X"
    if word == "over" and _stretch(g, s, last):
        return True
    if word == "rather" or (word == "instead" and device is not None and device.counts):
        return True
    if "beat" in tags and s.low(last) in ("benchmarks", "datasets", "tasks", "metrics"):
        return True  # "we improve on benchmarks including X"
    if "beat" in tags and s.low(last - 1) == "on" and _measured_on(g, s, last):
        return True
    start = last + 1 if s.low(last) in ("a", "an", "the") else last
    if (
        "beat" in tags
        and start < len(s.tokens)
        and (m := s.metric_at[start]) is not None
        and m.last < len(s.tokens)
        and (s.low(m.last) in ("of", "above") or s.tokens[m.last].quantity is not None)
    ):
        return True
    if word == "instead" and nxt.quantity is None:
        return False
    return word in ("exceeding", "exceeds", "exceed") and nxt.quantity is not None


def _named_rivals(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "over two systems, A and B", "over several baselines, including A": by their names."""
    return bool(counted_rivals(g, s, i)) or told_by_examples(g, s, i)


def _over_data(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "gains 3% over all tasks", "over the NestQA validation set": on what one measured."""
    end = g.phrase_end(s, i)
    noun = s.low(end - 1)
    part = noun in ("set", "sets", "split") and s.low(end - 2) in g.words["sets_of_data"]
    return end > i and (part or noun in g.words["sets_told"])


def _said_before(g: Grammar, s: Sentence, first: int) -> bool:
    """Whether a rival was told in the same clause, behind a verb of preferring or "over"."""
    for k in range(first - 1, max(-1, first - 24), -1):
        again = s.words(k, k + 2) == ", and" and s.low(k + 2) in g.prepositions
        if (s.tokens[k].text in ",;:" and not again) or (g.verb(s, k) and not s.has(k, "beat")):
            return False
        if s.low(k) in ("over", "than") or s.has(k, "beat"):
            return True
    return False


def _measured_on(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "improves on the Fledge benchmark", "improves on average by 3%": no rival."""
    if s.low(i) == "average" and s.low(i + 1) in ("by", "from", ",", "and"):
        return True
    spans = noun_list(g, s, i)[1]
    nouns = ("benchmark", "benchmarks", "dataset", "datasets", "task", "tasks")
    return bool(spans) and s.low(spans[-1][1] - 1) in nouns


def _of_another_setting(s: Sentence, first: int, last: int) -> bool:
    """As in "do better in cities than in parks", "and no better than chance on B": no rival."""
    if s.low(last) in ("at", "in", "on", "under"):
        before = range(max(0, first - 7), first)
        measured = any(s.tokens[k].quantity is not None for k in range(first))
        return not measured and any(s.low(k) == s.low(last) for k in before)
    none = next((k for k in range(first - 2, first + 1) if s.low(k) in ("no", "not")), 0)
    return none > 0 and s.low(none - 1) in ("and", "but") and s.low(none - 2) == ","


def _value_just_before(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "a 2.1x speedup against X": a change with its value right before."""
    noun = g.change_noun(s, first - 1) or s.implied_at[first - 1] is not None
    return noun and any(s.tokens[k].quantity is not None for k in range(max(0, first - 5), first))


def _sped_up_over_many(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "a 3x speedup over 8 CPU cores", "speedups of up to 12x over 32 CPUs": a rival.

    Not so in "a 7.1x speedup over 8 GPUs", which tells where it runs.
    """
    device = s.hardware_at[last]
    of = g.before_qualifiers(s, first - 1) if first - 1 in s.quantities else first
    noun = of - 1 if s.low(of) == "of" or of == first else first
    value = next((k for k in range(first - 1, max(-1, first - 4), -1) if k in s.quantities), -1)
    sped = s.low(noun).startswith(("speedup", "speed-up"))
    if device is None or not device.counts or not sped or value < 0:
        return False
    return s.quantity(value).form == "factor" and device.name == "CPU"


def _stretch(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a stretch of time or space follows ("over a horizon of 5 s"), not a rival."""
    k = i
    while k < len(s.tokens) and not g.stops_phrase(s, k):
        k += 1
    return k > i and s.low(k - 1) in g.words["stretches"]


def _sized(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether a number is the size of a model that a noun names ("the 7B baselines")."""
    scale = s.tokens[i].text[-1:] in "BM" and s.quantity(i).form == "bare"
    if scale and s.low(i + 1) in ("and", "or") and s.low(i + 2)[-1:] in ("b", "m"):
        return i + 3 < len(s.tokens) and not g.stops_phrase(s, i + 3)
    return scale and i + 1 < len(s.tokens) and not g.stops_phrase(s, i + 1)


def _value_before(g: Grammar, s: Sentence, i: int) -> bool:
    """Whether something that "over X" can compare stands before: a value, a change, a speedup."""
    for j in range(i - 1, max(-1, i - 26), -1):
        if s.tokens[j].text in ";":
            return False
        if (
            s.tokens[j].quantity is not None
            or g.change_noun(s, j)
            or g.change(s, j)
            or s.implied_at[j] is not None
        ):
            return True
    return False
