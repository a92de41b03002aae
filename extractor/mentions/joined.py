"""Numbers that belong together: ranges, durations in two units, points that go on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.mentions.quantity import SCALES, Quantity

_PARTS_OF_TIME = {("h", "min"): 60.0, ("min", "s"): 60.0, ("day", "h"): 24.0}
_THOUSANDS = frozenset(
    pair
    for units in (
        ("B", "KB", "MB", "GB", "TB"),
        ("ns", "µs", "ms", "s"),
        ("pJ", "nJ", "µJ", "mJ", "J"),
        ("µW", "mW", "W", "kW"),
        ("Hz", "kHz", "MHz", "GHz"),
        ("GFLOP/s", "TFLOP/s", "PFLOP/s", "EFLOP/s"),
        ("MB/s", "GB/s", "TB/s"),
    )
    for pair in pairwise(units)
)
_RANGE = re.compile(
    r"\s?[-–—~…]{1,2}\s?|\s?\.\.\.?\s?"
    r"|-to-|-\sto\s|\s?(?:,\s)?to\s(?:over |about |approximately |nearly |~\s?|a )?"
)
_GAIN_FROM = re.compile(
    r"(?P<gain>\b(?:advantage|boost|difference|gain|improvement|margin)s?,? "
    r"(?:ranging |varying )?)?from \Z"
)
_ON_ANOTHER = re.compile(
    r" (?:across|at|for|in|on|over|with) [^.;:]{1,60}?(?:,|,? and) (?:by )?(?:[+~])?"
)
_HELD = re.compile(
    r"\b(?:at|for|under) (?:an? )?(?:[\w-]+ ){0,2}(?:depth|length|rank|size|temperature)(?: of)? \Z"
)
_MORE_THAN = re.compile(r" (?:better|higher|less|lower|more) than\b")
_MORE_THAN_ONE = re.compile(r" (?:better|higher|less|lower|more) than [^.;,()]{1,50},? and ")
_ON_ONE = re.compile(r" (?:for|in|on) (?=the |[A-Z])")
_ANOTHER_GAINS = re.compile(
    r"(?: (?:in|on) [^.;:]{1,40}?)?,? (?:and|while) [A-Z][\w.-]*(?: \([^()]*\))? (?:also )?"
    r"(?:gains|improves by|loses|rises by) [+-]?"
)
_A_FACTOR_OF = re.compile(r"\bfactors? of (?:[^\W\d]+ ){0,2}\Z")
_ANOTHER_FACTOR = re.compile(
    r"(?: (?:for|in|on|over|with) [^.;:]{1,40}?)?,? and (?:[A-Z][\w.-]* )?(?:by )?"
    r"(?:(?:a factor|one) of )?"
)
_SLASHED = re.compile(r"/\d+\.\d+(?: (?:for|in|on) (?=the |[A-Z]))")
_SPED_UP = re.compile(r" (?:speed-?ups?|acceleration)\b")
_RANGING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|spans?|spanned|spanning|var(?:y|ies|ying)) from\s(?:\w+ )?$"
    r"|\branging from\s[\d.]+ to [\d.]+\s?(?:%|(?:percentage )?points)[^.;:]*(?:,|,? and)\s$"
)
_RAISED_FROM = re.compile(  # "raising the speed-up from 1.2x to 1.5x"
    r"\b(?:boost|improv|increas|lift|push|rais)\w*\b[^.;,]{0,30} (?:ratio|speed-?up)"
    r"(?: (?:of|over) [^.;,]{1,40})? from $"
)
_FROM_LISTED = re.compile(  # "from 27% to 33% on A, 19% to 26% on B, and 14% to 24%"
    r"\bfrom \$?[\d.,]+\s?\\?%? to \$?[\d.,]+\s?\\?%?[^;:]*(?:,|,? and)\s\$?$"
)
_CHANGING = re.compile(
    r"\b(?:increas|improv|rais|boost|reduc|decreas|lower|cut|drop|lift|recover|restor)", re.I
)
_NAMED_IN_BRACKET = re.compile(  # "(e.g., Lark-7B 9% to 15%", "(Lark: 41 ms to 12 ms; Heron: "
    r"\((?:e\.g\.,? )?(?:[^()]*\bto [^()]*[,;] )?[A-Z][\w.-]*:? $"
)
_FROM = re.compile(
    r"\bfrom\s(?:(?:an? |the )?(?:[\w@:.-]+ ){1,4}of )?"
    r"(?:about |almost |around |approximately |barely |below |just |nearly |only |over |roughly "
    r"|under |~)?$"
)


def _bracketed(text: str, start: int, end: int) -> bool:
    """As in "raises accuracy (14% to 47%)": before and after, not a range."""
    named = _NAMED_IN_BRACKET.search(text[max(0, start - 90) : start]) is not None
    closed = text[end : end + 1] == ")" or (named and text[end : end + 1] in (",", ";"))
    if not closed or not (named or text[start - 1 : start] == "("):
        return False
    return _CHANGING.search(text[:start]) is not None


def durations(numbers: list[Quantity], text: str) -> list[Quantity]:
    """As in "4 minutes and 15 seconds": one duration, in the first unit."""
    out: list[Quantity] = []
    for q in numbers:
        before = out[-1] if out else None
        parts = _PARTS_OF_TIME.get((before.unit, q.unit)) if before is not None else None
        if before is not None and parts and q.low == q.high < parts and before.low == before.high:
            gap = text[before.end : q.start].strip()
            if gap in ("", "and", ","):
                value = before.low + q.low / parts
                out[-1] = replace(before, end=q.end, low=value, high=value)
                continue
        out.append(q)
    return out


def points_go_on(numbers: list[Quantity], text: str) -> list[Quantity]:
    """As in "3.1 points on A, 4.2 on B, 1.0/2.0 on C, and 5.6 on D": points, each of them."""
    out: list[Quantity] = []
    for q in numbers:
        before = out[-1] if out else None
        alike = before is not None and (q.decimal or (before.whole and q.low < 20))
        if before is not None and before.form == "points" and q.form == "bare" and alike:
            gap = text[before.end : q.start]
            told = _ON_ONE.match(text, q.end) or _SLASHED.match(text, q.end)
            listed = told and _ON_ANOTHER.fullmatch(gap)
            paired = gap == "/" and before.shared and _ON_ONE.match(text, q.end)
            more = _MORE_THAN_ONE.fullmatch(gap) and _MORE_THAN.match(text, q.end)
            if listed or paired or more or _ANOTHER_GAINS.fullmatch(gap):
                q = replace(q, form="points", unit="points", shared=True)
        risen = before is not None and before.form == "bare" and q.form == "points" and not q.sign
        moved = before is not None and text[before.end : q.start] == " to " and before.decimal
        start = _GAIN_FROM.search(text, 0, before.start) if before is not None and moved else None
        if before is not None and risen and start is not None:
            gained = start["gain"] and before.low < min(q.low, 20)
            if gained:  # "gains from 1.2 to 3.4 points": a range
                q = replace(q, start=before.start, low=before.low)
                out.pop()
            else:
                q = replace(q, form="bare", unit="")  # "from 43.0 to 64.4 points": a level
        out.append(q)
    return out


def factors_go_on(quantities: list[Quantity], text: str) -> list[Quantity]:
    """As in "a factor of 1.7 on A and 2.1 on B", "factors of 1.5, 2 and 3": factors, each of them.

    >>> from extractor.mentions.quantity import Quantity
    >>> text = "falls by a factor of 1.7 on A and 2.1 on B"
    >>> values = [Quantity(21, 24, 1.7, 1.7, "factor", "x")]
    >>> values.append(Quantity(34, 37, 2.1, 2.1, "bare", decimal=True))
    >>> [q.form for q in factors_go_on(values, text)]
    ['factor', 'factor']
    """
    out: list[Quantity] = []
    since = None  # where "a factor of" stands that still holds
    for q in quantities:
        before = out[-1] if out else None
        if since is not None and before is not None and q.form == "bare":
            gap = text[before.end : q.start]
            listed = gap in (", ", " and ", ", and ") and text[since : since + 7] == "factors"
            if listed or (_ANOTHER_FACTOR.fullmatch(gap) and _goes_on(q, gap, text)):
                q = replace(q, form="factor", unit="x", shared=True)
        if q.form != "factor":
            since = None
        elif told := _A_FACTOR_OF.search(text, max(0, q.start - 40), q.start):
            since = told.start()
        out.append(q)
    return out


def _goes_on(q: Quantity, gap: str, text: str) -> bool:
    """Whether a bare number goes on with a factor: "and by one of 2.4", "and 2.1 on A"."""
    return gap.endswith((" by ", " of ")) or (q.decimal and _ON_ONE.match(text, q.end) is not None)


def _in_unit_of(a: Quantity, b: Quantity) -> Quantity:
    """As in "between 800 MB and 1.2 GB", "ranges from 40 ms to 1.1 s": the second in the first."""
    if (a.unit, b.unit) not in _THOUSANDS or b.low * 1000 <= a.low:
        return b
    return replace(b, low=b.low * 1000, high=b.high * 1000, unit=a.unit, metric=a.metric)


def join(a: Quantity, b: Quantity, text: str) -> Quantity | None:
    """One range out of two numbers, where the text between them says so."""
    gap = text[a.end : b.start]
    if not gap and a.form == b.form and (a.low, a.high) == (b.low, b.high):
        return replace(b, start=a.start)  # "50%50%", as a web page repeats its formulas
    if gap.strip() == "to" and a.form == "bare" and _HELD.search(text, 0, a.start):
        return None  # "raises the throughput at batch size 64 to 1,912 tokens/s"
    sign_is_dash = b.sign == "-" and not gap.strip()
    m = _RANGE.fullmatch(gap) if gap else None
    glued = gap == "" and (b.marks == {"approx"} or a.form == b.form == "factor")
    between = bool(
        re.fullmatch(r"\s(?:and|to)\s", gap) and re.search(r"\bbetween\s\S*$", text[: a.start])
    )
    if b.marks == {"approx"} and re.fullmatch(r"\s?~?\s?", gap):
        glued = True
    if not (m or sign_is_dash or glued or between):
        return None
    if gap == " to " and text[a.start - 1 : a.start] == text[b.end : b.end + 1] == "/":
        return None  # "from 27.1/0.81 to 28.3/0.85"
    if gap.strip() == "to" and a.form == b.form != "factor" and _bracketed(text, a.start, b.end):
        return None
    bare = a.form == b.form == "bare" and not between and "to" not in gap
    if bare and a.low >= b.low:
        return None
    if a.unit == "$" and b.form == "bare" and b.low > a.low and "to" not in gap:
        b = replace(b, form=a.form, unit=a.unit, metric=a.metric, sure=a.sure)  # "$5-10"
    if between or (gap.strip() == "to" and _RANGING.search(text[: a.start])):
        b = _in_unit_of(a, b)
    units_agree = a.form == b.form or a.form == "bare"
    if not units_agree or (a.form == b.form and a.unit != b.unit):
        return None
    low, high = a.low, b.high
    if sign_is_dash and b.low < 0:
        high = -b.low
    if (
        a.form == "bare"
        and b.high
        and b.low >= 1000 > a.low
        and text[b.start : b.end].rstrip("s")[-1:] in "KMBk"
    ):
        low *= SCALES[text[b.start : b.end].rstrip("s")[-1]]
    from_ = _FROM.search(text[: a.start]) or _FROM_LISTED.search(text[: a.start])
    raised = b.form == "factor" and _RAISED_FROM.search(text[: a.start])
    moved = gap.strip().startswith("to") and from_ and (b.form != "factor" or raised)
    if low > high or (moved and not _RANGING.search(text[: a.start])):
        return None
    if b.adjective != a.adjective and a.form == "count":
        return None
    if a.form == b.form == "bare" and low > 1 and _SPED_UP.match(text, b.end):
        b = replace(b, form="factor", unit="x")  # "a 1.5 to 4 speedup"
    return replace(
        b, start=a.start, low=low, high=high, marks=a.marks | (b.marks - {"approx"}), sign=a.sign
    )
