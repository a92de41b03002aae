"""Which paper is which: arXiv ids, ids from titles, and merging one paper from many inputs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.claim import Paper

_ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}"
_ARXIV_ID = re.compile(
    rf"(?:arxiv:\s*|https?://(?:[\w.-]*\.)?arxiv\.org/(?:abs|pdf|html)/"
    rf"|https?://huggingface\.co/papers/)?"
    rf"({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_LATEX_MARKS = re.compile(r"[\\${}]")
_NOT_WORD = re.compile(r"(?:[^\w+]|_)+")


def arxiv_id(text: str | None) -> str | None:
    """The arXiv id, without a version, that an id or an address stands for; None for others.

    >>> arxiv_id("http://arxiv.org/abs/2401.01234v2"), arxiv_id("arXiv:2401.01234"), arxiv_id("x7")
    ('2401.01234', '2401.01234', None)
    """
    match = _ARXIV_ID.fullmatch(text.strip()) if text else None
    return match[1] if match else None


def normalised_title(title: str) -> str:
    """A title's letters, digits and plus signs in lower case, one space between words.

    The marks of LaTeX are left out, so that a title agrees with its copy that has lost them.

    >>> normalised_title("  Lark++ -- Fast {D}ecoding, at $R^3$")
    'lark++ fast decoding at r 3'
    """
    plain = _LATEX_MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()
    words = _NOT_WORD.sub(" ", plain).strip()
    return words or " ".join(title.split())


def derived_id(title: str, abstract: str = "") -> str:
    """A stable id from the title ("t" and 12 hex digits of SHA-1), from the abstract without one.

    >>> derived_id("Lark: Fast Decoding") == derived_id("LARK - fast decoding")
    True
    """
    name = normalised_title(title) or normalised_title(abstract)
    name = name.replace(" ", "")
    return "t" + hashlib.sha1(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def paper_id(title: str, abstract: str = "", url: str | None = None) -> str:
    """The arXiv id where the address gives one, else the id derived from the title.

    >>> paper_id("Lark", url="https://arxiv.org/abs/2401.01234")
    '2401.01234'
    """
    return arxiv_id(url) or derived_id(title, abstract)


def merged(papers: Iterable[Paper]) -> list[Paper]:
    """One paper for each that is the same, in the order first seen.

    The same arXiv id, the same given id or, where one of the two has no id of its own, the same
    normalised title make the same paper. The first abstract stays; sources are joined; metadata
    that the first lacks is filled in from the next.

    >>> twice = [Paper("t1", "Lark", "2x", sources=("a",)), Paper("t1", "Lark", "2x", upvotes=3)]
    >>> merged(twice)[0].upvotes
    3
    """
    kept: list[Paper] = []
    places: dict[tuple[str, str], int] = {}
    for paper in papers:
        place = _find(paper, places, kept)
        if place is None:
            place = len(kept)
            kept.append(paper)
        else:
            kept[place] = _joined(kept[place], paper)
        for key in _keys(kept[place]):
            places.setdefault(key, place)
        for key in _keys(paper):
            places.setdefault(key, place)
    return kept


def without_repeats(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The papers of one input one by one; a paper that was seen before is left out.

    Unlike `merged` it keeps only ids and titles, so that an input of any length streams.

    >>> [p.id for p in without_repeats([Paper("t1", "Lark", "2x"), Paper("t1", "Lark", "2x")])]
    ['t1']
    """
    seen: dict[tuple[str, str], str | None] = {}
    for paper in papers:
        own = _own_id(paper)
        keys = list(_keys(paper))
        if any(key in seen and not _apart(own, seen[key], key[0]) for key in keys):
            continue
        for key in keys:
            seen.setdefault(key, own)
        yield paper


def _keys(paper: Paper) -> Iterator[tuple[str, str]]:
    number = arxiv_id(paper.id) or arxiv_id(paper.url)
    if number:
        yield "id", number
    yield "id", paper.id
    yield "title", derived_id(paper.title, paper.abstract)


def _own_id(paper: Paper) -> str | None:
    """The id that a source gave; None where it was derived from the title."""
    number = arxiv_id(paper.id) or arxiv_id(paper.url)
    if number:
        return number
    return None if paper.id == derived_id(paper.title, paper.abstract) else paper.id


def _apart(left: str | None, right: str | None, key: str) -> bool:
    """Whether two papers that share a title have ids of their own that differ."""
    return key == "title" and left is not None and right is not None and left != right


def _find(paper: Paper, places: dict[tuple[str, str], int], kept: list[Paper]) -> int | None:
    own = _own_id(paper)
    for key in _keys(paper):
        place = places.get(key)
        if place is not None and not _apart(own, _own_id(kept[place]), key[0]):
            return place
    return None


def _joined(first: Paper, other: Paper) -> Paper:
    changes: dict[str, object] = {
        name: getattr(other, name)
        for name in ("date", "authors", "organisation", "upvotes", "url")
        if getattr(first, name) is None
    }
    changes["title"] = first.title or other.title
    changes["sources"] = tuple(dict.fromkeys(first.sources + other.sources))
    known = arxiv_id(first.id) or arxiv_id(first.url)
    if _own_id(first) is None or (not known and (arxiv_id(other.id) or arxiv_id(other.url))):
        changes["id"] = other.id
    return replace(first, **changes)  # type: ignore[arg-type]
