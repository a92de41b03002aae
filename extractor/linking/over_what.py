"""What stands behind "over", "against" or "at least": a rival, or a number, a place, a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.linking.comparator import Comparator
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_CONNECTED = ("bandwidth", "congested", "lossy", "low-bandwidth", "mobile", "slow", "wireless")
_LINKS = ("connection", "connections", "ethernet", "internet", "link", "links", "wi-fi", "wifi")
_MANY = ("both", "different", "many", "multiple", "several", "various")


def over_no_rival(c: Comparator) -> bool | None:
    """As in "over 8 GPUs", "over several tasks": whether there is no rival; None leaves it open."""
    bound = "at_least" in c.tags or "at_most" in c.tags
    if not (bound or c.over or c.word == "against"):
        return None
    for reading in _READINGS:
        if (told := reading(c)) is not None:
            return told
    return None


def _over_so_many(c: Comparator) -> bool | None:
    """As in "over 10 runs", "at least 3 tasks": a number that describes no rival."""
    return True if c.nxt.quantity is not None and not c.described else None


def _over_a_single_one(c: Comparator) -> bool | None:
    """As in "a 52x speedup over a single GPU", "Against a single GPU, it is 52x": a rival."""
    s, first = c.s, c.first
    device = next((m for m in s.hardware_at[c.last : c.last + 2] if m is not None), None)
    if device is None or device.counts != (1,):
        return None
    if c.word == "against":
        return False if c.opens else None
    behind = first - 1 in s.quantities or _value_just_before(c.g, s, first)
    return False if c.word == "over" and behind else None


def _value_just_before(g: Grammar, s: Sentence, first: int) -> bool:
    """As in "a 2.1x speedup against X": a change with its value right before."""
    noun = g.change_noun(s, first - 1) or s.implied_at[first - 1] is not None
    return noun and any(s.tokens[k].quantity is not None for k in range(max(0, first - 5), first))


def _over_many(c: Comparator) -> bool | None:
    """As in "a 3x speedup over 8 CPU cores", a rival, but "over 8 GPUs", where it runs."""
    if c.word == "over" and _sped_up_over_many(c.g, c.s, c.first, c.last):
        return False
    device = c.s.hardware_at[c.last]
    return True if device is not None and device.counts else None


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


def _over_several(c: Comparator) -> bool | None:
    """As in "over several tasks", but "over two systems, A and B", "beats both A and B"."""
    g, s, last = c.g, c.s, c.last
    if s.low(last) not in g.words["vague_counts"]:
        return None
    if (c.named_rivals or _rivals_by_number(c)) and (c.opens or c.value_before):
        return None
    pair = s.low(last) == "both" and any(s.low(k) == "and" for k in range(last + 2, last + 7))
    if pair and (c.word == "against" or c.value_before):
        return None
    return None if "beat" in c.tags and s.low(last) in _MANY else True


def _rivals_by_number(c: Comparator) -> bool:
    """As in "over three strong baselines", "over several existing systems": called rivals.

    Not so in "over six models", "over two existing datasets", on which something is measured.
    """
    g, s = c.g, c.s
    foreign = False
    for k in range(c.last + 1, min(c.last + 6, len(s.tokens))):
        if s.low(k) in g.words["rival_nouns"]:
            return True
        if foreign and s.low(k) in g.heads and s.low(k).endswith("s"):
            return s.low(k) not in g.words["shared_nouns"]
        foreign = foreign or s.low(k) in g.words["foreign_adjectives"]
        if g.stops_phrase(s, k):
            return False
    return False


def _over_a_network(c: Comparator) -> bool | None:
    """As in "2x faster over slow links", "over bandwidth-constrained networks": where it runs."""
    if c.word != "over":
        return None
    g, s = c.g, c.s
    end = g.phrase_end(s, c.last)
    described = range(c.last, end - 1)
    joined = s.low(end - 1) in _LINKS or (
        s.low(end - 1) in ("network", "networks")
        and any(s.low(k).startswith(_CONNECTED) for k in described)
    )
    return True if joined and all(s.tokens[k].text.islower() for k in described) else None


def _over_without_a_value(c: Comparator) -> bool | None:
    """As in "runs over Ethernet": nothing before or behind tells that "over" compares."""
    if not c.over:
        return None
    s, first = c.s, c.first
    preferred = any(s.low(k).startswith("prefer") for k in range(max(0, first - 5), first))
    better = any(s.low(k) in c.g.words["merits"] for k in range(max(0, first - 4), first))
    return None if preferred or better or _opens_with_a_rival(c) or c.value_before else True


def _opens_with_a_rival(c: Comparator) -> bool:
    """As in "Over Heron, Lark gains 5%", "Over prior art, it", "Over the state of the art"."""
    if not c.opens:
        return False
    g, s, last = c.g, c.s, c.last
    if not c.nxt.text.islower() and s.low(last + 1) in (",", "and"):
        return True
    if c.word != "over":
        return False
    comma = next((k for k in range(last, min(last + 12, len(s.tokens))) if s.low(k) == ","), 0)
    known = g.words["reference_adjectives"] | g.words["rival_nouns"]
    if any(s.low(k) in g.heads for k in range(last, comma)):
        known = known | g.words["generic"]
    return (
        any(s.low(k) in known for k in range(last, comma))
        or c.named_rivals
        or s.words(last, comma).lower().endswith("state of the art")
    )


_READINGS: Sequence[Callable[[Comparator], bool | None]] = (
    _over_so_many,
    _over_a_single_one,
    _over_many,
    _over_several,
    _over_a_network,
    _over_without_a_value,
)
"""Tried in this order; the first that knows decides."""
