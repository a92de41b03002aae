"""When an extracted value, name or device agrees with a gold one.

Names agree whatever their case, accents, spacing and hyphens; words that carry no name ("the
baseline method") may differ, and so may up to half of the others. A gold name may hold alternatives
split by "|".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from extractor.claim import Claim, Hardware

Item = TypeVar("Item")

TOLERANCE = 0.005
SHARED_WORDS = 0.5

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?\+*")
_FILLER_WORDS = (
    "a an and the these this their its our in of on for sota state art based existing prior"
    " previous current conventional standard baseline baselines approach approaches algorithm"
    " framework method methods model models system systems technique"
)
_MAKER_WORDS = (
    "amd apple google huawei intel nvidia geforce tesla gpu gpus cpu cpus npu graphics card"
    " cards device devices accelerator accelerators one single"
)
_FILLER = frozenset(_FILLER_WORDS.split())
_MAKER = frozenset(_MAKER_WORDS.split())


def words_of(name: str) -> list[str]:
    """The words of a name, without case, accents and punctuation; "2.0" and "++" are kept.

    >>> words_of("Flash-Attention 2.0 (Naïve)"), words_of("Lark++")
    (['flash', 'attention', '2.0', 'naive'], ['lark++'])
    """
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def same_name(gold: str | None, got: str | None, *, ignored: frozenset[str] = _FILLER) -> bool:
    """Whether `got` names what `gold` names, by any of its alternatives.

    >>> same_name("FlashAttention-2|FA2", "Flash Attention 2"), same_name("vLLM", None)
    (True, False)
    """
    if not gold or not got:
        return not gold and not got
    found = words_of(got)
    return any(_same_words(words_of(one), found, ignored) for one in gold.split("|"))


def _same_words(gold: list[str], got: list[str], ignored: frozenset[str]) -> bool:
    if "".join(gold) == "".join(got):
        return True
    gold_core = [w for w in gold if w not in ignored] or gold
    got_core = [w for w in got if w not in ignored] or got
    if "".join(gold_core) == "".join(got_core):
        return True
    shared = set(gold_core) & set(got_core)
    return bool(shared) and len(shared) >= SHARED_WORDS * len(set(gold_core) | set(got_core))


def same_names(gold: Sequence[str], got: Sequence[str]) -> bool:
    """Whether the two lists name the same things, in whatever order.

    >>> same_names(["vLLM", "TGI"], ["TGI", "vllm"]), same_names(["vLLM"], [])
    (True, False)
    """
    return _paired(gold, got, same_name)


def same_hardware(gold: Sequence[Hardware], got: Sequence[Hardware]) -> bool:
    """Whether the two lists are the same devices in the same numbers; one may be left uncounted.

    >>> same_hardware([Hardware("RTX 4090", 1)], [Hardware("NVIDIA GeForce RTX 4090")])
    True
    """
    return _paired(gold, got, _same_device)


def _same_device(gold: Hardware, got: Hardware) -> bool:
    if not same_name(gold.name, got.name, ignored=_MAKER):
        return False
    if gold.count is None or got.count == gold.count:
        return True
    return gold.count == 1 and got.count is None


def _paired(gold: Sequence[Item], got: Sequence[Item], same: Callable[[Item, Item], bool]) -> bool:
    """Whether each gold item can have a got item of its own (Kuhn's bipartite matching)."""
    if len(gold) != len(got):
        return False
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, candidate in enumerate(got):
            if j in tried or not same(gold[i], candidate):
                continue
            tried.add(j)
            if j not in taken or place(taken[j], tried):
                taken[j] = i
                return True
        return False

    return all(place(i, set()) for i in range(len(gold)))


def same_unit(gold: str, got: str) -> bool:
    """Whether two units are the same but for case, spacing and a plural "s"; percent is percent.

    >>> same_unit("TFLOP/s", "tflop / s"), same_unit("%", "x")
    (True, False)
    """
    if (gold == "%") != (got == "%"):
        return False
    return "".join(words_of(gold)).rstrip("s") == "".join(words_of(got)).rstrip("s")


def close(gold: float | None, got: float | None) -> bool:
    """Whether two numbers agree within 0.5 %, or both are missing.

    >>> close(100, 100.4), close(100, None), close(None, None)
    (True, False, True)
    """
    if gold is None or got is None:
        return gold is got
    return abs(gold - got) <= TOLERANCE * max(abs(gold), abs(got))


def overlap(one: Claim, other: Claim) -> bool:
    """Whether the spans of two claims of one abstract share a character."""
    return one.start < other.end and other.start < one.end


def same_value(gold: Claim, got: Claim) -> bool:
    """Whether two claims are of the same value: spans overlap, low and high agree."""
    return overlap(gold, got) and close(gold.low, got.low) and close(gold.high, got.high)
