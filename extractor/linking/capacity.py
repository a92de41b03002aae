"""How much a system can take: "supports a 1M-token context", "videos of over 20 seconds"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_BESIDES = ("while extend", "while scaling", "while support")
_EXTREME = ("effective", "longest", "maximal", "maximum", "supported", "total", "usable")
_STEADY = ("coherent", "consistent", "effective", "feasible", "robust", "stable", "usable")
_SHOWN = ("animations", "clips", "recordings", "rollouts", "trajectories", "video", "videos")


def reaches_length(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the value is the length of input or output that a system becomes able to take.

    If it is, the draft is of context_length. A length that comes with another result before it is
    the setting of that result ("a 2x speedup with a 128K context").
    """
    q = d.quantity
    if q.sign or d.baseline_value is not None or q.low != q.high:
        return False
    if q.unit == "token" and q.low >= 1e9:
        return False  # "scaling to 7T tokens": what one learnt from
    able = _able(g, s, d)
    able = _length_reached(g, s, d) if able is None else able
    if able is None:
        return False
    timed = any(k < able and s.quantity(k).metric == "time" for k in s.quantities)
    if timed and s.low(able - 1) == "to":
        return False  # "it takes 30 minutes to process a prompt of 1M tokens"
    shown = q.form == "unit" and q.unit in ("s", "min", "h") and _of_a_video(g, s, d, able)
    if not (shown or _long(g, s, d)):
        return False
    if any(
        s.quantity(k).form in ("factor", "percent") and k < d.at and k > able for k in s.quantities
    ):
        return False
    told = next((k for k in s.quantities if d.at < k < d.at + 5), 0)
    joined = any(
        s.tokens[k].text in ",;:(" or s.low(k) in ("and", "but", "while") for k in range(d.at, told)
    )
    if told and not joined and s.quantity(told).form in ("factor", "percent"):
        return False  # "processes 128K-token prompts 2.7x faster"
    d.metric, d.rules = "context_length", ["capacity"]
    if q.form == "bare":
        d.unit = "token"
    return True


def reaches_further(g: Grammar, s: Sentence, before: Draft, d: Draft) -> bool:
    """As in "a context of 1 million on one A100 and up to 10 million on eight": as long there.

    If it is, the draft is of context_length as is the one before it.
    """
    k = g.before_qualifiers(s, d.at)
    joined = s.low(k) == "and" and s.low(d.at + 1) in ("on", "using", "when", "with")
    held = before.metric == "context_length" and d.metric in (None, "context_length")
    alike = d.quantity.form == "bare" and d.quantity.low >= 1000 and not d.quantity.sign
    if not (held and joined and alike) or d.baseline_value is not None:
        return False
    d.metric, d.rules, d.unit = "context_length", before.rules[:1], "token"
    return True


def _able(g: Grammar, s: Sentence, d: Draft) -> int | None:
    """The verb of being able within the clause before a value; None where none stands."""
    for k in range(d.at - 1, max(-1, d.at - 14), -1):
        if s.tokens[k].text in ";:()" or s.low(k) in ("dataset", "datasets", "corpus"):
            return None
        if s.tokens[k].text == "," and s.low(k + 1) not in ("and", "or"):
            return None
        if s.low(k) in g.words["able_participles"] and s.words(k - 2, k) in ("can be", "could be"):
            return k
        if s.low(k) in g.words["able_verbs"]:
            aside = s.low(k - 1) in ("by", "during", "for", "upon", "when", "while")
            aside = aside and not s.words(k - 1, k + 1).startswith(_BESIDES)
            passive = s.low(k - 1) in g.auxiliaries - {"can", "could"}
            return None if aside or passive else k
        if s.low(k) in _STEADY and s.low(k - 1) in ("remain", "remains", "stay", "stays"):
            return k  # "remains stable up to 1,024 frames"
    can = next((k for k in range(d.at + 1, d.at + 4) if s.words(k, k + 2) == "can be"), 0)
    if can and s.low(can + 2) in g.words["able_participles"]:
        return max(0, d.at - 6)  # "videos of up to 1,024 frames can be processed"
    return None


def _length_reached(g: Grammar, s: Sentence, d: Draft) -> int | None:
    """As in "achieves a maximum context length of 256K tokens": the verb, if that is its object."""
    of = g.before_qualifiers(s, d.at)
    span = s.metric_at[of - 1] if s.low(of) == "of" else None
    if span is None or "context_length" not in span.ids or span.last != of:
        return None
    verb = span.first - 1
    while s.low(verb) in g.determiners or s.low(verb) in _EXTREME:
        verb -= 1
    reached = s.low(verb) in g.reaching
    of_inputs = s.low(verb).endswith("ing") and s.low(verb - 1) not in (",", "and")
    of_data = s.low(verb - 1) in ("benchmark", "corpus", "dataset", "set")
    return verb if reached and not (of_inputs or of_data) else None


def _long(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether the value is a length of text or film: "up to 4M tokens", "3M context length"."""
    q, i = d.quantity, d.at
    if q.form == "bare":
        span = s.metric_at[i + 1] if i + 1 < len(s.tokens) else None
        told = span is not None and "context_length" in span.ids and q.low >= 10_000
        of = g.before_qualifiers(s, i)
        named = s.metric_at[of - 1] if s.low(of) == "of" else None
        if named is not None and "context_length" in named.ids and q.low >= 10_000:
            return s.low(named.first - 1) in ("a", "an", "to")  # "with a context length of 1M"
        return (told and s.low(i - 1) not in ("at", "for", "under", "than")) or _extended(g, s, d)
    views = s.tokens[i].text.endswith(" views")
    if q.form != "count" or q.unit not in ("token", "frame", "image"):
        return False
    k = g.before_qualifiers(s, i)
    filmed = q.unit == "frame" and "up_to" in d.qualifiers and s.low(k - 1) in _SHOWN
    if q.low < (24 if views or filmed else 100):
        return False
    if q.unit == "image" and s.low(k) in g.words["able_verbs"] and s.low(k - 1) in ("can", "could"):
        return True
    if q.adjective or q.unit == "image":
        near = i + 2 if q.unit == "image" else i + 4
        ahead = any(s.low(x) in g.words["lengths"] for x in range(i + 1, near))
        worked = s.low(i + 1) in ("decoding", "generation", "inference", "prefill", "training")
        ahead = ahead or (worked and q.unit == "token" and q.low >= 1000)
        return ahead and s.low(k) not in ("at", "for", "under", "than")
    lengthy = s.low(k) in ("of", "to") and (
        s.low(k - 1) in g.words["lengths"] or s.low(k - 1) in g.words["able_verbs"]
    )
    spanned = s.low(k) in g.words["lengths"] or s.low(k) in g.words["able_verbs"]
    spanned = spanned or s.low(k - (s.low(k) == "at")) in _STEADY
    most = "up_to" in d.qualifiers and s.low(k) in ("with", "on", "over")
    return (lengthy or spanned or most) and not (q.unit == "token" and q.low < 1000)


def _extended(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "extends the context windows of models to up to 32768"."""
    k = g.before_qualifiers(s, d.at)
    if s.low(k) != "to" or d.quantity.low < 2000:
        return False
    for x in range(k - 1, max(-1, k - 10), -1):
        span = s.metric_at[x]
        if span is not None:
            return "context_length" in span.ids
        if s.tokens[x].quantity is not None or s.tokens[x].text in ",;:":
            return False
    return False


def _of_a_video(g: Grammar, s: Sentence, d: Draft, able: int) -> bool:
    """As in "generates videos of over 20 seconds"."""
    k = d.at - 1
    while k > able and (g.qualifier(s, k) or s.low(k) == "of"):
        k -= 1
    if d.quantity.adjective and k == able and d.qualifiers & {"up_to", "at_least"}:
        return s.low(d.at + 1) in ("video", "videos")  # "supports up to 240-second videos"
    of_film = s.low(d.at + 1) == "of" and s.low(d.at + 2) in ("audio", "speech", "video", "videos")
    with_it = s.low(k) == "with" and s.low(k - 1) in _SHOWN
    held = (with_it or s.low(k) in _SHOWN) and "up_to" in d.qualifiers
    if d.qualifiers & {"up_to", "at_least"} and ((of_film and k == able) or held):
        return True  # "processes up to 40 minutes of video", "recordings of up to 16 hours"
    made = s.low(able).startswith(("generat", "produc", "synthesi", "creat", "roll"))
    lasting = s.low(k) in ("for", "over", "lasting", "spanning")
    told = (
        range(able + 1, k) if lasting else range(k, k + 1)
    )  # "videos of new rooms for over 1 min"
    long = bool(d.qualifiers & {"up_to", "at_least"})
    return made and long and any(s.low(x) in _SHOWN for x in told)
