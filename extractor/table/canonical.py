"""One name for one thing across papers, and which paper a baseline comes from.

Three kinds of name are told apart, for they are compared differently:

- own names ("FlashAttention-2", "the vLLM system"): the same thing in every paper that writes it;
- descriptions ("gradient checkpointing"): a technique, the same wherever the words are the same;
- placeholders ("existing methods", "the strongest baseline"): another thing in every paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from extractor.rules import load_rules

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

NameKind = Literal["name", "description", "placeholder"]

_LEADING_WORDS = (
    "the a an our its their original baseline baselines state-of-the-art sota recent popular"
    " existing current previous prior conventional standard vanilla strong strongest best"
    " proposed concurrent recently representative leading competing competitive"
)
_TRAILING_WORDS = (
    "model models system systems framework method methods approach approaches baseline baselines"
    " algorithm algorithms engine library implementation implementations technique variant"
    " itself"
)
_RELATIVE_WORDS = (
    "existing previous prior current recent state-of-the-art sota art best next-best second-best"
    " strongest strong leading competing competitive comparable conventional traditional standard"
    " original other others several various all contemporary mainstream proprietary base baseline"
    " baselines counterpart counterparts predecessor predecessors alternative alternatives methods"
    " approaches models systems algorithms techniques solutions works equivalents variant variants"
    " ablations unoptimized unmodified legacy classical currently"
)
LEADING = frozenset(_LEADING_WORDS.split())
"""Words before a name that are not part of it."""

TRAILING = frozenset(_TRAILING_WORDS.split())
"""Words after a name that are not part of it."""

RELATIVE = frozenset(_RELATIVE_WORDS.split())
"""Words that make a phrase without an own name mean another thing in every paper."""

_MARKUP = re.compile(r"\\(?:text|math)?[a-z]+\b\s?|[\\${}^_~]")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_SYMBOLS = re.compile(r"(?<!\d)\.|\.(?!\d)|[^a-z0-9.+]")
_VERSION = re.compile(r"(?<=[a-z])v(?=\d)")
_POINT_ZERO = re.compile(r"(?<=\d)\.0(?!\d)")
_TITLE = re.compile(r"^\s*(?P<name>[^:]{2,60}?)\s*(?::|\s[-–—]{1,2}\s)\s*\S")
_SHORT = re.compile(r"\(([A-Za-z][\w+.-]{1,15})\)")
_UPPER = re.compile(r"[A-Z]")
_NAMELIKE = re.compile(r"[A-Z]|\d")


def name_key(name: str) -> str:
    """What two spellings of one name share: no case, accents, spacing, hyphens or filler words.

    >>> {name_key(n) for n in ("FlashAttention2", "Flash Attention-2", "the FlashAttention-v2")}
    {'flashattention2'}
    >>> name_key("Lark++"), name_key("Lark (ours)"), name_key("Finch-1.5B")
    ('lark++', 'lark', 'finch1.5b')
    """
    words = " ".join(_core(name))
    parts = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    key = _VERSION.sub("", _SYMBOLS.sub("", plain))
    return _POINT_ZERO.sub("", key) or _SYMBOLS.sub("", name.casefold()) or name.casefold()


def _core(name: str) -> list[str]:
    """The words of a name without articles and filler around it; all of them if none is left."""
    words = _ASIDE.sub("", _MARKUP.sub("", name)).split()
    first, last = 0, len(words)
    while first < last and words[first].lower() in LEADING:
        first += 1
    while last > first and words[last - 1].lower() in TRAILING:
        last -= 1
    core = words[first:last]
    return core if any(_NAMELIKE.search(w) for w in core) else words


def name_kind(name: str, *, rules: Rules | None = None) -> NameKind:
    """Whether `name` is an own name, a description, or a placeholder.

    >>> [name_kind(n) for n in ("the vLLM system", "gradient checkpointing", "SOTA methods")]
    ['name', 'description', 'placeholder']
    """
    common = (rules or load_rules()).words.get("not_names", frozenset())
    words = _MARKUP.sub("", name).split()
    own = [w for w in words if _NAMELIKE.search(w) and not _is_common(w, common)]
    if own:
        return "name"
    return "placeholder" if any(w.lower() in RELATIVE for w in words) else "description"


def _is_common(word: str, common: frozenset[str]) -> bool:
    """Whether a word with a capital or a digit names nothing by itself ("LLM-based", "3D")."""
    low = word.lower().strip(".,;()")
    head = low.split("-")[0]
    return low in common or head in common or low in RELATIVE or low[0].isdigit()


def canonical_names(names: Iterable[str]) -> dict[str, str]:
    """For every spelling, the one to show: that used most often; of those, the first in order.

    Spellings with the same `name_key` are one name.

    >>> canonical_names(["Flash Attention-2", "FlashAttention-2", "FlashAttention-2"])
    {'Flash Attention-2': 'FlashAttention-2', 'FlashAttention-2': 'FlashAttention-2'}
    """
    counts = Counter(names)
    spellings: dict[str, list[str]] = {}
    for name in counts:
        spellings.setdefault(name_key(name), []).append(name)
    shown: dict[str, str] = {}
    for group in spellings.values():
        best = min(group, key=lambda n: (-counts[n], len(n), n))
        shown.update((name, best) for name in group)
    return {name: shown[name] for name in counts}


def method_papers(
    frame: pd.DataFrame, papers: pd.DataFrame | None = None, *, rules: Rules | None = None
) -> dict[str, str]:
    """Which paper each method is from: `name_key` of the method to the paper's id.

    A method is from the paper whose title introduces it: the name before its colon, or in its
    parentheses. That a paper measures a method does not make it the method's source. Of several
    papers the earliest owns the name; of those, the first id. `papers` adds papers without claims.

    >>> import pandas as pd
    >>> rows = {"paper_id": ["a"], "title": ["Lark: Fast Decoding"], "date": [None]}
    >>> method_papers(pd.DataFrame(rows))
    {'lark': 'a'}
    """
    owners: dict[str, tuple[str, str]] = {}
    named = [frame[["paper_id", "title", "date"]]]
    if papers is not None:
        named.append(papers[["id", "title", "date"]].rename(columns={"id": "paper_id"}))
    for part in named:
        for paper, title, date in part.drop_duplicates("paper_id").itertuples(index=False):
            day = str(date)[:10] if date is not None and date == date else "9999"
            for name in title_names(str(title)):
                if name_kind(name, rules=rules) == "name":
                    bid = (day, str(paper))
                    owners[name_key(name)] = min(owners.get(name_key(name), bid), bid)
    return {key: paper for key, (_, paper) in sorted(owners.items())}


def title_names(title: str) -> list[str]:
    """The names that a title introduces: before its colon or dash, and in parentheses.

    >>> title_names("Lark: Fast Decoding"), title_names("Branch and Bough Attention (BBA) at Scale")
    (['Lark'], ['BBA'])
    """
    names = [short for short in _SHORT.findall(title) if len(_UPPER.findall(short)) > 1]
    match = _TITLE.match(title)
    if match is not None and len(match["name"].split()) <= 4:
        names.insert(0, _ASIDE.sub("", match["name"]))
    return list(dict.fromkeys(names))


def baseline_papers(
    baselines: Iterable[str],
    paper_id: str,
    owners: Mapping[str, str],
    *,
    rules: Rules | None = None,
) -> list[str]:
    """The ids of the other papers whose methods these baselines are, without repeats.

    >>> baseline_papers(["Flash Attention 2", "vLLM"], "b", {"flashattention2": "a"})
    ['a']
    """
    named = (name for name in baselines if name_kind(name, rules=rules) == "name")
    found = (owners.get(name_key(name)) for name in named)
    return [p for p in dict.fromkeys(found) if p is not None and p != paper_id]
