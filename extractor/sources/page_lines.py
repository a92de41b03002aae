"""What each line of a saved page is: metadata, furniture of the page, or text of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["text", "authors", "dot", "date", "count", "link", "furniture", "submitter"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPACES = " \t\r\f\v\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\u2060\ufeff"
_SPACE = re.compile(f"[{SPACES}]+")
_EDGE = re.compile(f"^[{SPACES}]+|[{SPACES}]+$")
_COUNT = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?[kKmM]|\d+"
_DATE = re.compile(
    r"(?:published (?:on )?)?(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})"
    rf"(?:, ?(?P<year>\d{{4}}))?(?: (?P<upvotes>{_COUNT}))?",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    re.IGNORECASE,
)
_AUTHORS = re.compile(rf"[•·*-]? ?(?P<count>{_COUNT}) authors?", re.IGNORECASE)
_DOTS = frozenset("·•∙⋅‧・|")
_BETWEEN = re.compile(r"\s+[·∙⋅‧・]\s+|\s+·|·\s+")
_LINK = re.compile(
    r"(?:arxiv:|https?://(?:[\w.-]*\.)?arxiv\.org/|https?://huggingface\.co/papers/)\S+", re.I
)
_FURNITURE = re.compile(
    r"new|get trending papers in your email inbox!?|(?:un)?subscribe|(?:daily|trending) papers"
    r"|by ?ak and the research community|hugging face|models|datasets|spaces|buckets|community"
    r"|docs|enterprise|solutions|pricing|log ?in|sign ?(?:up|in)|daily|weekly|monthly|trending"
    r"|view all(?: [\w ]{1,30})?|(?:load|show|see|read) more(?: papers)?|previous|next|newer|older"
    r"|company|tos|terms(?: of (?:use|service))?|privacy(?: policy)?|about|careers|website"
    r"|system theme|skip to (?:main )?content|search(?: papers)?|pdf|arxiv(?: page)?"
    r"|(?:upvote|github)(?: [\d.,]+[km]?)?"
    r"|© ?(?:\d{4} )?hugging face.*|[+]\d+|\d+ comments?|page \d+(?: of \d+)?|submit(?: a)? paper"
    r"|[«»‹›←→<>…+•|-]+(?: ?(?:previous|next))?|(?:previous|next) ?[«»‹›←→<>]+",
    re.IGNORECASE,
)
_SUBMITTER = re.compile(r"submitted by:?(?: .*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its number from 1, its text, and what it is."""

    number: int
    text: str
    kind: LineKind = "text"


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as a page writes it; `year` is None where the page leaves it out."""

    month: int
    day: int
    year: int | None = None
    upvotes: int | None = None


def trimmed(text: str) -> str:
    r"""The text without white space of any kind at its ends.

    >>> trimmed("\u00a0 Lark \ufeff")
    'Lark'
    """
    return _EDGE.sub("", text)


def count(text: str) -> int:
    """A count as pages write it: "12", "1,024" or "1.2k".

    >>> count("1.2k"), count("1,024")
    (1200, 1024)
    """
    plain = text.replace(",", "").replace(" ", "").lower()
    scale = {"k": 1_000, "m": 1_000_000}.get(plain[-1], 1)
    return round(float(plain.rstrip("km")) * scale)


def page_date(text: str) -> PageDate | None:
    """The date (and upvotes) of a line such as "Dec 13, 2023", "Apr 7" or "May 25 1".

    A second number without a comma is a year only from 1990 to 2099; other numbers are upvotes.

    >>> page_date("May 25 1")
    PageDate(month=5, day=25, year=None, upvotes=1)
    """
    match = _DATE.fullmatch(_SPACE.sub(" ", trimmed(text)))
    if not match or not _MONTH_NAME.fullmatch(match["month"]) or not 1 <= int(match["day"]) <= 31:
        return None
    year = int(match["year"]) if match["year"] else None
    votes = match["upvotes"]
    if year is None and votes and re.fullmatch(r"199\d|20\d\d", votes):
        year, votes = int(votes), None
    month = MONTHS.index(match["month"][:3].lower()) + 1
    return PageDate(month, int(match["day"]), year, count(votes) if votes else None)


def authors(text: str) -> int | None:
    """The number of authors on a line such as "• 6 authors", else None.

    >>> authors("  • 6 authors")
    6
    """
    match = _AUTHORS.fullmatch(_SPACE.sub(" ", trimmed(text)))
    return count(match["count"]) if match else None


def organisation(text: str) -> str:
    """The organisation's name without the account name that pages write before it.

    >>> organisation("nvidia NVIDIA"), organisation("parameterlab Parameter Lab")
    ('NVIDIA', 'Parameter Lab')
    """
    plain = _SPACE.sub(" ", trimmed(text)).removeprefix("• ")
    account, _, name = plain.partition(" ")
    if not name:
        return plain
    bare_account, bare_name = (re.sub(r"\W|_", "", s).casefold() for s in (account, name))
    repeats = bare_account in bare_name or bare_name in bare_account
    is_account = account == account.lower() and name[0] != name[0].lower()
    return name if repeats or is_account else plain


def lines(text: str) -> list[Line]:
    r"""The lines of a page that hold anything, each with its kind.

    Metadata written on one line ("• 6 authors · Dec 13, 2023") is taken apart.

    >>> [line.kind for line in lines("Lark\n\n  • 6 authors\n·\nDec 13, 2023 4")]
    ['text', 'authors', 'dot', 'date']
    """
    found = [
        part
        for number, raw in enumerate(text.split("\n"), 1)
        for part in _parts(number, trimmed(raw))
    ]
    return list(_with_submitters(found))


def _parts(number: int, text: str) -> Iterator[Line]:
    if not text:
        return
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if len(pieces) in (2, 3) and page_date(pieces[-1]) and len(text) < 120:
        yield Line(number, pieces[0], "authors" if authors(pieces[0]) is not None else "text")
        yield Line(number, "·", "dot")
        yield from (Line(number, piece, _kind(piece)) for piece in pieces[1:])
        return
    yield Line(number, text, _kind(text))


def _kind(text: str) -> LineKind:
    if text in _DOTS:
        return "dot"
    if authors(text) is not None:
        return "authors"
    if page_date(text):
        return "date"
    plain = _SPACE.sub(" ", text)
    if re.fullmatch(_COUNT, plain):
        return "count"
    if _LINK.fullmatch(plain):
        return "link"
    if _SUBMITTER.fullmatch(plain) and len(plain) < 60:
        return "submitter"
    return "furniture" if _FURNITURE.fullmatch(plain) else "text"


def _with_submitters(found: Iterable[Line]) -> Iterator[Line]:
    """The account name on the line after "Submitted by" belongs to it."""
    alone = False
    for line in found:
        if alone and line.kind == "text" and " " not in line.text:
            yield Line(line.number, line.text, "submitter")
            alone = False
            continue
        alone = line.kind == "submitter" and line.text.rstrip(":").lower() == "submitted by"
        yield line
