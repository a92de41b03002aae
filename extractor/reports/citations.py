"""Citation keys for the papers of a report, and the BibTeX entries that go with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from extractor.exports.xlsx.sheet import safe_url
from extractor.reports.content import Content, Line

_ARXIV = re.compile(r"\d{4}\.\d{4,5}(v\d+)?")
_SMALL_WORDS = "a an the of on for and with in to towards toward via by is are at"
_SMALL = frozenset(_SMALL_WORDS.split())


def citation_keys(rows: Iterable[Line]) -> dict[str, str]:
    """A citation key for each paper_id: the title's first word that says something, and the year.

    Papers that would share a key are told apart by a letter, in the order given.

    >>> rows = [{"paper_id": p, "title": "The Lark: Fast", "date": None} for p in ("a", "b")]
    >>> citation_keys(rows)
    {'a': 'lark', 'b': 'larkb'}
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for row in rows:
        paper = str(row["paper_id"])
        if paper in keys:
            continue
        key = plain = _key(row)
        letters = iter("bcdefghijklmnopqrstuvwxyz")
        number = 1
        while key in taken:
            number += 1
            key = plain + next(letters, str(number))
        taken.add(key)
        keys[paper] = key
    return keys


def _key(row: Mapping[str, Any]) -> str:
    plain = unicodedata.normalize("NFKD", str(row["title"])).encode("ascii", "ignore").decode()
    words = [w for w in re.findall(r"[A-Za-z0-9]+", plain) if w.lower() not in _SMALL]
    day = row["date"]
    year = str(day.year) if day is not None and day == day else ""
    return (words[0].lower() if words else "paper") + year


def bibliography(report: Content) -> str:
    """BibTeX entries of all papers with claims, under the keys of the LaTeX tables."""
    rows = report.claims.values()
    keys = citation_keys(rows)
    papers = {str(row["paper_id"]): row for row in rows}
    return "\n".join(_entry(keys[paper], row) for paper, row in papers.items())


def _entry(key: str, row: Line) -> str:
    day = row["date"]
    fields = {"title": "{" + latex_text(row["title"]) + "}", "key": key}
    if day is not None and day == day:
        fields["year"] = str(day.year)
        fields["month"] = str(day.month)
    if _ARXIV.fullmatch(str(row["paper_id"])):
        fields["eprint"] = str(row["paper_id"])
        fields["archiveprefix"] = "arXiv"
    if url := safe_url(row["url"]):
        fields["url"] = url
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def latex_text(text: object) -> str:
    r"""A text in one line that LaTeX prints as it is; what it has no character for is a "?".

    >>> latex_text("50% of $x_1$ is ≥ 2×")
    '50\\% of \\$x\\_1\\$ is \\ensuremath{\\geq} 2{\\texttimes}'
    """
    encoded: str = _encoder().unicode_to_latex(" ".join(str(text).split()))
    return encoded.replace(r"{\textasciitilde}", r"\ensuremath{\sim}")


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(unknown_char_policy="replace", unknown_char_warning=False)
