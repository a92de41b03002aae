"""Numbers with what they count: factors, percents, points, physical units, counts, number words.

`QuantityFinder.find` reads one sentence of the plain view. Ranges become one quantity with `low`
and `high`; numbers that share a unit ("0.5, 1.6 and 5.3 minutes") each get it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.mentions.number_words import CARDINALS, SPELT, spelt_number
from extractor.mentions.tokens import THRESHOLDS

if TYPE_CHECKING:
    from extractor.rules import Rules, Unit

_SCALES = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "B": 1e9,
    "T": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
_PARTS_OF_TIME = {("h", "min"): 60.0, ("min", "s"): 60.0, ("day", "h"): 24.0}
_RATIO = re.compile(r":\d+(?::\d+)?(?![\d.])")
_RATIO_BEFORE = re.compile(r"\d:$|\d-(?:in|of)-$")
_FOLDS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "halv": 2}
_WORD = "|".join(CARDINALS)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?<![\w.#@^√])(?P<pre>(?:[~≈<>≤≥]\s?)*)(?P<sign>[+±]\s?|-(?!\s)|(?<=\()-\s|–(?!\s))?(?P<dollar>(?:US)?\$|USD\s?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<power>(?:\s?[×x·]\s?10)?\^-?\d+|[eE]-?\d{1,2}(?!\w))?"
)
_GIGA = re.compile(r"G(?![\w-])")
_OPERATIONS = re.compile(r"\b(?:FLOPs?|FLOPS|MACs?)\b")
_SCALE = re.compile(r"([KMBTk])(?![A-Za-z])|[\s-]?(thousand|million|billion|trillion)s?\b")
_SHARE_ASIDE = re.compile(
    r"\s\([\d.,]+\s?[%MBK]\) (?:(?:active|additional|extra|learnable|total|trainable) )?param"
)
_FACTOR = re.compile(
    r"(?:-|\s(?=×|x[\s,.)]|X\s(?:compared|faster|fewer|less|more|over|smaller|speed|than)))?(?:×|x|X)(?:\s?times\b)?(?:(?![\w×])|(?<=×)(?=\d+\.\d+×(?![\w×]))|(?<=[×x])(?=(?:faster|fewer|greater|higher|improv|increase|less|lower|more|over|reduc|smaller|speed|than|with)))(?!-(?!faster|higher|lower|fewer|less|speed)[a-z])"
    r"|\*(?= (?:better|faster|fewer|gain|greater|higher|improvement|less|lower|more|reduction"
    r"|slower|smaller|speed))"
    r"|[\s-]?times\b(?! (?:a|per|an|each) )|[\s-]?-?folds?\b(?!\s?(?:-?cross|CV\b))"
)
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|pct\b)(?!\s?-?points?)")
_CONFIDENCE = re.compile(
    r"\b95\s?% (?:CIs?|confidence intervals?)[:,=]?\s?[\[(]?-?\d+(?:\.\d+)?%?"
    r"(?:\s?(?:-|–|to|,)\s?-?\d+(?:\.\d+)?%?)?"
)
_INTERVAL = re.compile(
    r"\[[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?\]"
    r"|(?<=\d)\[(?:IQR )?\d+(?:\.\d+)?[-–]\d+(?:\.\d+)?\]"
)
_RATE = re.compile(
    r"\s(?:[a-z]+[-–]+)?(?:[a-z-]+ ){0,2}"
    r"(?!times|bits|bytes|met|degrees|radians|cycles|revolutions|turns|feet|miles|points)[a-z]{3,}s"
    r"(?: per |/)(?:second|sec|s)\b"
)
_POINTS = re.compile(
    r"[\s-]?(?:(?:percentage|percent|%|absolute)[\s-]?)?(?:points?|pts|pp|p\.p\.)(?![a-z])|\s?%p\b"
    r"|\s?%[\s-]points?\b"
)
_RANGE = re.compile(
    r"\s?[-–—~…]{1,2}\s?|\s?\.\.\.?\s?"
    r"|\s?(?:,\s)?to\s(?:over |about |approximately |nearly |~\s?|a )?"
)
_SHARED = re.compile(
    r"\s*(?:,|/|,?\s*(?:and|or|&)|vs\.?|to)\s*(?:even |over |up to |about |[~≈>])?", re.ASCII
)
_LOST_SIGN = re.compile(
    r" (?:(?:faster|slower|quicker|cheaper)|(?:higher|less|lower|more) (?:[\w-]+ ){0,2}"
    r"(?:bandwidth|capacity|energy|latency|memory|speed|throughput))\b"
)
_MAGNITUDE = re.compile(
    rf"\b(?:(?P<a>an?|one|several|{_WORD}|\d+(?:\.\d+)?)(?:\s?(?:-|–|to|or)\s?(?P<b>{_WORD}|\d+))?"
    r"[\s-](?:full )?)?(?:orders?[\s-]of[\s-](?:a )?magnitudes?"
    r"|magnitudes?(?= (?:faster|slower|fewer|smaller|lower|less|higher|larger|cheaper)))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:(?P<n>an?|one|two|three|a mere)[\s-])?"
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth|twelfth|twentieth|hundredth|thousandth)s?\b"
    r"(?=(?: of)? (?:the|that|its|as|their)\b|\s(?:of|as)\b|[,.]|\s(?:the|its)\b)",
    re.IGNORECASE,
)
_BY_PART = re.compile(
    r"\b(?:by|in|to) (?:(?:about|almost|nearly|over|roughly|more than|less than) )?"
    r"(?P<all>(?:(?P<n>an?|one|two|three)[\s-])?"
    r"(?P<part>half|third|quarter|fifth|tenth|sixth|eighth)s?)\b"
    r"(?=\s(?:and|compared|for|in|on|over|relative|versus|vs|when|while|with|without)\b)",
    re.IGNORECASE,
)
_MULTIPLY = re.compile(
    r"\b(?P<word>twice|thrice|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)|halv(?:es?|ed|ing))\b(?!-|\s[Pp]orts?\b)"
    r"(?<!\ba double)(?<!\ba triple)(?<!\bour triple)(?<!\bour double)"
    r"(?![- ](?:blind|precision|descent|helix|integrator|check|buffer|dip|machine|q-|dqn|deep))"
    rf"|\b(?P<fold>{_WORD})-?fold\b(?!\s?(?:-?cross|CV\b))"
    rf"|\b(?:(?P<least>{_WORD}) (?:to|or) )?(?P<times>{_WORD}) times\b(?! (?:a|per|an|each) )",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r"/(?P<whole>[1-9]\d{0,4})(?!\.?\d|[/%\w])")
_FRACTION = re.compile(
    r"(?<![\w./])1/(?P<n>[1-9]\d{0,3})(?:th|rd|nd)?(?= (?:of|the|as|that|its)\b|×| )"
)


@dataclass(slots=True)
class Quantity:
    """A number (or range) as read from a sentence.

    `decimal` says that it is written with a decimal point and no scale ("10.0", not "1.4K").
    `form` is factor, percent, points, unit (a measured unit), count (so many of a noun), bare, or
    part (a fraction such as "a third"). `change` is set where the word itself says what happens
    ("halves": decrease). `marks` are the qualifiers written as signs ("~", "<", "+").
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    unit: str = ""
    metric: str | None = None
    sure: bool = False
    marks: frozenset[str] = frozenset()
    sign: str = ""
    change: str | None = None
    adjective: bool = False
    shared: bool = False
    decimal: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is written as a whole number, as counts are."""
        return self.low.is_integer() and not self.decimal


def _of_so_many(text: str, start: int, end: int) -> tuple[int, int] | None:
    """As in "a success rate of 12/15": how many there were, and where that ends."""
    m = _OF_SO_MANY.match(text, end)
    if m is None or not text[start:end].isdigit() or text[:start].endswith("/"):
        return None
    if "success" not in text[max(0, start - 60) : start].lower():
        return None
    whole = int(m["whole"])
    return (whole, m.end()) if int(text[start:end]) <= whole else None


class QuantityFinder:
    """Finds the quantities of a sentence by the number grammar and the units of rules/.

    >>> from extractor.rules import load_rules
    >>> finder = QuantityFinder(load_rules())
    >>> [(q.low, q.high, q.form, q.unit) for q in finder.find("1.5-2x faster at 30 FPS")]
    [(1.5, 2.0, 'factor', 'x'), (30.0, 30.0, 'unit', 'frame/s')]
    """

    def __init__(self, rules: Rules) -> None:
        self._units: dict[str, Unit] = {}
        for unit in rules.units.values():
            for word in unit.words:
                self._units.setdefault(word, unit)
        words = sorted(self._units, key=len, reverse=True)
        self._unit = re.compile(
            r"(?P<join>[\s-]?)(?P<adj>(?:"
            + "|".join(map(re.escape, sorted(rules.words["unit_adjectives"])))
            + r")\s)?(?P<unit>"
            + "|".join(re.escape(w) for w in words)
            + r")(?![A-Za-z0-9/²^])"
        )

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The quantities of a sentence, left to right, without overlaps.

        Digits inside `taken` stretches (names of devices, say) are no quantities.
        """
        words = self._number_words(text)
        taken = [*taken, *((q.start, q.end) for q in words)]
        if "95" in text:
            taken += (m.span() for m in re.finditer(THRESHOLDS, text))
            taken += (m.span() for m in _CONFIDENCE.finditer(text))
        digit = _DIGIT.search(text)
        numbers = [
            q
            for m in (_NUMBER.finditer(text, max(0, digit.start() - 9)) if digit else ())
            if all(m.end("number") <= a or m.start("number") >= b for a, b in taken)
            and (q := self._number(m, text))
        ]
        numbers = [q for n, q in enumerate(numbers) if not n or q.start >= numbers[n - 1].end]
        merged = _durations(self._ranges(self._share(numbers, text), text), text)
        merged = _points_go_on(merged, text)
        return sorted(merged + words, key=lambda q: q.start)

    # -- digits --------------------------------------------------------------------------------

    def _number(self, m: re.Match[str], text: str) -> Quantity | None:
        start, end = m.start("number"), m.end()
        if _RATIO.match(text, end) or _RATIO_BEFORE.search(text[max(0, start - 5) : start]):
            return None  # "at 64:2:5 sparsity"
        head = text[max(0, m.start() - 3) : m.start()]
        sign = (m["sign"] or "").strip()
        if sign and _joins_name(text, m.start("sign")):
            return None
        if re.search(r"\b[pP]\s?(?:[<>]=\s?)?$", text[max(0, m.start() - 6) : m.start()]) and (
            m["pre"] or "=" in head
        ):
            return None  # "p < 0.01", "p <= 0.05"
        if not sign and not m["pre"] and _inside_name(head, text, m.start()):
            return None
        value = float(m["number"].replace(",", ""))
        if m["power"]:
            value = _power(value, m["power"])
        if not math.isfinite(value):
            return None
        marks = set()
        for mark in m["pre"] or "":
            if name := {"~": "approx", "≈": "approx", "<": "at_most", "≤": "at_most"}.get(mark):
                marks.add(name)
            elif mark in ">≥":
                marks.add("at_least")
        if sign and sign != "–" and not m["dollar"]:
            start = m.start("sign") if sign != "±" else start
        bounds = "[" in text and any(
            i.start() < m.end("number") and m.start("number") < i.end()
            for i in _INTERVAL.finditer(text, max(0, m.start() - 16), m.end() + 16)
        )
        if sign == "±" or bounds:
            return None
        if spread := _SPREAD.match(text, end):
            end = spread.end()
        q = Quantity(start, end, value, value, "bare", marks=frozenset(marks), sign=sign)
        q.decimal = "." in m["number"]
        before = text[:start].rstrip()
        lone = (
            before.endswith("×") and before[-2:-1] in ("", " ", "(") and text[end : end + 1] == " "
        )
        if lone and not before[:-1].rstrip()[-1:].isdigit():
            return replace(q, start=len(before) - 1, form="factor", unit="x")  # "×2.5 faster"
        if _LOST_SIGN.match(text, end) and "." in m[0] and not sign:
            return replace(q, form="factor", unit="x")  # "runs 1.84 faster than"
        if m["dollar"]:
            q.start = m.start("dollar")
            return self._scaled(replace(q, form="unit", unit="$", metric="cost", sure=True), text)
        if whole := _of_so_many(text, start, end):
            count, end = whole
            part = round(value / count, 4)
            return replace(q, end=end, low=part, high=part)  # "a success rate of 12/15"
        return self._with_unit(q, text)

    def _scaled(self, q: Quantity, text: str) -> Quantity:
        if m := _SCALE.match(text, q.end):
            factor = _SCALES[m[1] or m[2]]
            q = replace(q, end=m.end(), low=q.low * factor, high=q.high * factor, decimal=False)
        return q

    def _with_unit(self, q: Quantity, text: str) -> Quantity | None:
        if m := _POINTS.match(text, q.end):
            return replace(q, end=m.end(), form="points", unit="points")
        if text[q.end : q.end + 2] in ("+%", "+x", "+×") or text[q.end : q.end + 7] == "+ times":
            q = replace(q, end=q.end + 1, marks=q.marks | {"at_least"})
        if m := _PERCENT.match(text, q.end):
            end = m.end()
            spelt = text[end : end + 6] == "-plus "
            end += 5 * spelt  # "90%-plus accuracy"
            plus = spelt or text[end : end + 1] == "+"
            marks = q.marks | ({"at_least"} if plus else set())
            return replace(q, end=end, form="percent", unit="%", marks=frozenset(marks))
        if (m := _FACTOR.match(text, q.end)) and not _dimension(text, q.start, m.end()):
            marks = q.marks | ({"at_least"} if text[m.end() : m.end() + 1] == "+" else set())
            return replace(q, end=m.end(), form="factor", unit="x", marks=frozenset(marks))
        direct = self._unit.match(text, q.end)
        if direct is None or direct["join"] or not text[q.end : q.end + 1].isalpha():
            scaled = self._scaled(q, text)
            if scaled.end != q.end:
                if text[scaled.end : scaled.end + 1] == "+":
                    scaled = replace(scaled, marks=scaled.marks | {"at_least"})
                    at = scaled.end + 1
                else:
                    at = scaled.end
                if found := self._unit.match(text, at):
                    return self._apply(scaled, found)
                if m := _RATE.match(text, at):
                    scaled = replace(scaled, end=m.end(), form="unit", unit="item/s")
                    return replace(scaled, metric="throughput", sure=True)
                if m := _FACTOR.match(text, at):
                    return replace(scaled, end=m.end(), form="factor", unit="x")
                if _SHARE_ASIDE.match(text, scaled.end):
                    unit = self._units["parameters"]  # "8M (1.2%) trainable parameters"
                    return replace(scaled, form="count", unit=unit.id, metric=unit.metric)
                return None if text[q.end] == "T" else scaled
        if direct and re.match(r"-[A-Z]", text[direct.end() :]):
            return None  # "2s-AGCN": a name
        if direct:
            if (
                direct["unit"] == "s"
                and not direct["join"]
                and 1900 <= q.low < 2100
                and q.low.is_integer()
            ):
                return None  # "the 1990s"
            return self._apply(q, direct)
        after = text[q.end : q.end + 1]
        if _GIGA.match(text, q.end) and "." in text[q.start : q.end] and _OPERATIONS.search(text):
            unit = self._units["GFLOPs"]  # "fewer FLOPs (6.3G vs. 8.1G)"
            q = replace(q, end=q.end + 1, form="unit", unit=unit.id, metric=unit.metric)
            return replace(q, sure=unit.sure)
        if after.isalnum() or after in ("_", "×"):
            return None
        if after in ("-", "–") and text[q.end + 1 : q.end + 2].strip(",").isalpha() | (
            text[q.end + 1 : q.end + 2] in (",", " ") and after == "-"
        ):
            return None  # "4-bit", "3-stage": a description
        if m := _RATE.match(text, q.end):
            return replace(
                q, end=m.end(), form="unit", unit="item/s", metric="throughput", sure=True
            )
        if after == "+":
            q = replace(q, marks=q.marks | {"at_least"})
            found = self._unit.match(text, q.end + 1)
            return self._apply(q, found) if found else q
        return q

    def _apply(self, q: Quantity, m: re.Match[str]) -> Quantity:
        unit = self._units[m["unit"]]
        return replace(
            q,
            end=m.end(),
            form="count" if unit.count else "unit",
            unit=unit.id,
            metric=unit.metric,
            sure=unit.sure,
            adjective=m["join"] == "-",
        )

    # -- lists and ranges ------------------------------------------------------------------------

    def _share(self, numbers: list[Quantity], text: str) -> list[Quantity]:
        """Bare numbers take the unit of the number that closes their list."""
        out = list(numbers)
        for i in range(len(out) - 2, -1, -1):
            q, after = out[i], out[i + 1]
            if q.unit == "token" and after.unit == "token/s" and not q.adjective:
                gap = text[q.end : after.start].strip(" ,")
                if gap in ("and", "or", ""):  # "21.5 tokens and 65.3 tokens per second"
                    out[i] = replace(after, start=q.start, end=q.end, low=q.low, high=q.high)
                continue
            if q.form == "percent" and after.form == "points" and not q.sign:
                if text[q.end : after.start].strip(" ,") == "and":
                    out[i] = replace(q, form="points", unit="points")
                continue
            if q.form != "bare" or (after.form in ("bare", "count") and not after.unit):
                continue
            if 1900 < q.low < 2100 and text[q.start : q.end].isdigit():
                continue  # "on AIME 2025 and 8.1% on AMC"
            if after.form in ("factor", "percent") and text[q.end - 1] in "KMB":
                continue  # "3.9M, 4.4% of the parameters", "at length 8K, and 100x faster"
            gap = text[q.end : after.start]
            if text[q.start - 1] == "=" and after.form != "percent":
                continue  # "12 ms with NFE=1, 31 ms with NFE=4"
            if gap.strip() == "," and not after.shared and after.form in ("factor", "points"):
                continue  # "a recall of 0.95, 2.7x more": no list
            if gap.strip() and _SHARED.fullmatch(gap) and "to" not in gap.split():
                out[i] = replace(
                    q,
                    form=after.form,
                    unit=after.unit,
                    metric=after.metric,
                    sure=after.sure,
                    shared=True,
                )
        return out

    def _ranges(self, numbers: list[Quantity], text: str) -> list[Quantity]:
        out: list[Quantity] = []
        for q in numbers:
            if out and (joined := _join(out[-1], q, text)):
                out[-1] = joined
            else:
                out.append(q)
        return out

    # -- words -----------------------------------------------------------------------------------

    def _number_words(self, text: str) -> list[Quantity]:
        low = text.lower()
        found: list[Quantity] = []
        if "1/" not in low and _NUMBER_WORDS.isdisjoint(low.translate(_APART).split()):
            return found

        def add(q: Quantity | None) -> None:
            if q and all(q.end <= o.start or q.start >= o.end for o in found):
                found.append(q)

        if "magnitude" in low:
            for m in _MAGNITUDE.finditer(text):
                add(_magnitude(m))
        if any(word in low for word in _MULTIPLIERS):
            for m in _MULTIPLY.finditer(text):
                add(_multiple(m))
        if "1/" in low:
            for m in _FRACTION.finditer(text):
                share = 100.0 / float(m["n"])
                add(Quantity(m.start(), m.end("n"), share, share, "part", "%"))
        if any(word in low for word in _PARTS):
            for m in (*_BY_PART.finditer(text), *_PART.finditer(text)):
                times = CARDINALS.get((m["n"] or "one").lower(), 1)
                share = 100.0 * times / _PARTS[m["part"].lower()]
                if m["part"].lower() == "half" or m["n"]:
                    start, end = m.span("all" if m.re is _BY_PART else 0)
                    add(Quantity(start, end, share, share, "part", "%"))
        if "factor" in low:
            for m in _FACTOR_OF.finditer(text):
                value = _cardinal(m["n"].replace(",", ""))
                high = float(m["m"]) if m["m"] else value
                add(Quantity(m.start("n"), m.end(), value, high, "factor", "x"))
        if " point" in low:
            for m in _POINTS_WORD.finditer(text):
                value = float(spelt_number(m["n"]))
                add(Quantity(m.start(), m.end(), value, value, "points", "points"))
        if " percent" in low:
            for m in _PERCENT_WORD.finditer(text):
                value = float(spelt_number(m["n"]))
                add(Quantity(m.start(), m.end(), value, value, "percent", "%"))
        spans = any(word in low for word in _SPANS_OF_TIME)
        for m in (_COUNTED if spans else _CARDINAL).finditer(text):
            add(self._counted_word(m, text))
        return found

    def _counted_word(self, m: re.Match[str], text: str) -> Quantity | None:
        word = m["n"].lower()
        at = m.end()
        if scale := re.compile(r"[\s-](thousand|million|billion|trillion)\b").match(text, at):
            at = scale.end()
        found = self._unit.match(text, at)
        article = word.startswith("a")
        if not found or (
            article and found["unit"] not in ("day", "hour", "minute", "second", "week")
        ):
            return None
        if article and not re.search(
            r"\b(?:than|under|within|in|about|over|instead of|takes?|only|just) $",
            text[: m.start()],
        ):
            return None
        value = 1.0 if article else float(CARDINALS[word])
        if scale:
            value *= _SCALES[scale[1]]
        q = self._apply(Quantity(m.start(), at, value, value, "bare"), found)
        return q if found["join"] == " " or scale else None


def _power(value: float, written: str) -> float:
    """The value with its written power; infinite where no measurement can be that large."""
    if written[0] in "eE":
        return value * 10.0 ** int(written[1:])  # "1e-3"
    exponent = int(written.rsplit("^", 1)[1])
    if abs(exponent) > 60:
        return math.inf
    return float(value**exponent if written.startswith("^") else value * 10.0**exponent)


def _joins_name(text: str, at: int) -> bool:
    """Whether a sign at this place is the hyphen of a name or a word ("GPT-4", "top-5")."""
    return bool(_NAME_CHAIN.search(text[max(0, at - 40) : at])) and text[at] in "-+–"


def _inside_name(head: str, text: str, at: int) -> bool:
    if not head:
        return False
    if (
        re.match(r"\d{1,2}\)\s", text[at:])
        and head[-1].isspace()
        and text.count("(", 0, at) <= text.count(")", 0, at)
    ):
        return True  # "1) ..., and 2) ...": an enumeration
    if (
        head[-1] == "/"
        and re.search(r"(?<![\d./])\d{1,3}/$", text[:at])
        and _TRIALS.match(text, at)
    ):
        return True  # "5/15 trials"
    if _LIKENED.match(text, at):
        return True  # "5W-style notes"
    decimal = head[-1] == "/" and re.search(r"(?<![\d./])\d{1,2}\.\d+/$", text[:at])
    if decimal and _SCALE_TOP.match(text, at):
        return True  # "a score of 4.5/5": the top of a scale
    last = head[-1]
    if last == "[" or _OUT_OF.search(text[max(0, at - 12) : at]):
        return True  # "scores 20 out of 100"
    if last == ":" and len(head) > 1 and head[-2].isdigit():
        return True  # "AP50:95"
    if last in "×x" and len(head) > 1 and head[-2].isdigit():
        return not (last == "×" and re.match(r"\d+\.\d+×", text[at:]))  # "1.6×8.8×": a lost dash
    if last == "-" and re.search(r"\b(?:[Nn]ear|[Ss]ub)-$", text[max(0, at - 6) : at]):
        return False  # "sub-800 ms", "near-100% accuracy"
    if last in "-–./+" and _NAME_CHAIN.search(text[max(0, at - 40) : at]):
        return True
    if last == "(" and re.match(r"\d{1,2}\)", text[at:]):
        return True  # "(1) ..., (2) ...": an enumeration
    if head.rstrip()[-1:] in "<=≤" and re.search(r"\b[pP]\s?[<=≤]\s?$", text[max(0, at - 5) : at]):
        return True
    if last == "(" and len(head) > 1 and head[-2].isalnum():
        return True
    return last == "*"


def _dimension(text: str, start: int, after: int) -> bool:
    """Whether "256x" goes on as a resolution or a shape ("256x256", "8 x 8"), not as a range."""
    rest = text[after:]
    if text[after - 1] not in "xX×" or not re.match(r"\s?\d", rest):
        return False
    if re.match(r"\s?\d+(?:\.\d+)?\s?(?:×|(?:x|times)\b)", rest):
        return False
    sized = re.match(r"\s?(\d{2,4})(?![\d.%])", rest)
    if sized and text[start : after - 1] == sized[1]:
        return True  # "1024× 1024 images"
    return not rest[0].isspace() or text[after - 2].isspace()


def _bracketed(text: str, start: int, end: int) -> bool:
    """As in "raises accuracy (14% to 47%)": before and after, not a range."""
    named = _NAMED_IN_BRACKET.search(text[max(0, start - 90) : start]) is not None
    closed = text[end : end + 1] == ")" or (named and text[end : end + 1] in (",", ";"))
    if not closed or not (named or text[start - 1 : start] == "("):
        return False
    return _CHANGING.search(text[:start]) is not None


def _durations(numbers: list[Quantity], text: str) -> list[Quantity]:
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


def _points_go_on(numbers: list[Quantity], text: str) -> list[Quantity]:
    """As in "3.1 points on A, 4.2 on B, 1.0/2.0 on C, and 5.6 on D": points, each of them."""
    out: list[Quantity] = []
    for q in numbers:
        before = out[-1] if out else None
        if before is not None and before.form == "points" and q.form == "bare" and q.decimal:
            gap = text[before.end : q.start]
            told = _ON_ONE.match(text, q.end) or _SLASHED.match(text, q.end)
            listed = told and _ON_ANOTHER.fullmatch(gap)
            paired = gap == "/" and before.shared and _ON_ONE.match(text, q.end)
            if listed or paired:
                q = replace(q, form="points", unit="points", shared=True)
        risen = before is not None and before.form == "bare" and q.form == "points" and not q.sign
        moved = before is not None and text[before.end : q.start] == " to " and before.decimal
        start = _GAIN_FROM.search(text, 0, before.start) if before is not None and moved else None
        if before is not None and risen and start is not None:
            if start["gain"] and before.low < min(
                q.low, 20
            ):  # "gains from 1.2 to 3.4 points": a range
                q = replace(q, start=before.start, low=before.low)
                out.pop()
            else:
                q = replace(q, form="bare", unit="")  # "from 43.0 to 64.4 points": a level
        out.append(q)
    return out


_OUT_OF = re.compile(r"\d out of \Z")
_GAIN_FROM = re.compile(
    r"(?P<gain>\b(?:advantage|boost|difference|gain|improvement|margin)s?,? "
    r"(?:ranging |varying )?)?from \Z"
)
_ON_ANOTHER = re.compile(
    r" (?:across|at|for|in|on|over|with) [^.;:]{1,60}?(?:,|,? and) (?:by )?(?:[+~])?"
)
_ON_ONE = re.compile(r" (?:for|in|on) (?=the |[A-Z])")
_SLASHED = re.compile(r"/\d+\.\d+(?: (?:for|in|on) (?=the |[A-Z]))")


def _join(a: Quantity, b: Quantity, text: str) -> Quantity | None:
    """One range out of two numbers, where the text between them says so."""
    gap = text[a.end : b.start]
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
    if gap.strip() == "to" and a.form == b.form != "factor" and _bracketed(text, a.start, b.end):
        return None
    bare = a.form == b.form == "bare" and not between and "to" not in gap
    if bare and a.low >= b.low:
        return None
    if a.unit == "$" and b.form == "bare" and b.low > a.low and "to" not in gap:
        b = replace(b, form=a.form, unit=a.unit, metric=a.metric, sure=a.sure)  # "$5-10"
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
        low *= _SCALES[text[b.start : b.end].rstrip("s")[-1]]
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


_SPED_UP = re.compile(r" (?:speed-?ups?|acceleration)\b")


_NAME_CHAIN = re.compile(r"(?<![^\s(/,\"'])[A-Za-z][\w.+\-–/]*$|[)_]$")
_MULTIPLIERS = ("twice", "thrice", *_FOLDS, "fold", " times")
_NUMBER_WORDS = frozenset(
    (
        *CARDINALS,
        *(f"{word}fold" for word in CARDINALS),
        *_PARTS,
        *(f"{part}s" for part in _PARTS),
        *("twice", "thrice", "magnitude", "magnitudes", "factor", "factors"),
        *(stem + ending for stem in _FOLDS for ending in ("e", "es", "ed", "ing")),
        *("day", "hour", "minute", "second", "week"),
    )
)
_APART = str.maketrans(dict.fromkeys("-–—,.;:()[]{}\"'~/*+=<>≈≤≥$%×^&|", " "))
_SPANS_OF_TIME = (" day", " hour", " minute", " week", " second")
_CARDINAL = re.compile(rf"\b(?P<n>{_WORD})\b", re.IGNORECASE)
_FACTOR_OF = re.compile(
    r"(?<!time )\bfactors? (?:of |up to )"
    r"(?:up to |about |over |approximately |around |nearly |[~≈])?"
    r"(?P<n>\d+(?:,\d{3})*(?:\.\d+)?|" + _WORD + r")"
    r"(?:(?:-|–| to )(?P<m>\d+(?:\.\d+)?))?(?!\w|\.\d|[×%]|\s?(?:x|×|times)\b)"
)
_SPREAD = re.compile(r"\s?(?:±|\+/?-|plus-minus)\s?\d+(?:\.\d+)?")
_POINTS_WORD = re.compile(
    rf"\b(?P<n>{SPELT}) (?:percentage |absolute )?(?:points|(?<=within one )point)\b", re.IGNORECASE
)
_PERCENT_WORD = re.compile(
    rf"\b(?P<n>{SPELT}) (?:percent|per cent)\b(?! ?-?points?)", re.IGNORECASE
)
_COUNTED = re.compile(rf"\b(?P<n>{_WORD}|a|an|a single)\b", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|spans?|spanned|spanning|var(?:y|ies|ying)) from\s(?:\w+ )?$"
    r"|\branging from\s[\d.]+ to [\d.]+\s?(?:%|(?:percentage )?points)[^.;:]*(?:,|,? and)\s$"
)
_RAISED_FROM = re.compile(  # "raising the speed-up from 1.2x to 1.5x"
    r"\b(?:boost|improv|increas|lift|push|rais)\w*\b[^.;,]{0,30} (?:ratio|speed-?up) from $"
)
_TRIALS = re.compile(r"\d{1,3}(?=[,.;)](?!\d)| (?:and|trials|cases|tasks|runs|attempts|times)\b)")
_FROM_LISTED = re.compile(  # "from 27% to 33% on A, 19% to 26% on B, and 14% to 24%"
    r"\bfrom \$?[\d.,]+\s?\\?%? to \$?[\d.,]+\s?\\?%?[^;:]*(?:,|,? and)\s\$?$"
)
_LIKENED = re.compile(r"\d+[A-Z][a-zA-Z]*-(?:like|style)\b")
_SCALE_TOP = re.compile(r"(?:4|5|7|10|100)\b(?!\.\d|%|x|×|-)")
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


def _multiple(m: re.Match[str]) -> Quantity:
    word = (m["word"] or "").lower()
    if m["fold"] or m["times"]:
        value = float(CARDINALS[(m["fold"] or m["times"]).lower()])
        least = float(CARDINALS[m["least"].lower()]) if m["least"] else value
        if least > value:
            return Quantity(m.start("times"), m.end(), value, value, "factor", "x")
        return Quantity(m.start(), m.end(), least, value, "factor", "x")
    if word in ("twice", "thrice"):
        value = 2.0 if word == "twice" else 3.0
        return Quantity(m.start(), m.end(), value, value, "factor", "x")
    stem = next(s for s in _FOLDS if word.startswith(s))
    change = "decrease" if stem == "halv" else "increase"
    value = float(_FOLDS[stem])
    return Quantity(m.start(), m.end(), value, value, "factor", "x", change=change)


def _magnitude(m: re.Match[str]) -> Quantity | None:
    """A power of ten in words; None for "orders of magnitude", which does not say how many."""
    vague = not m["a"] or m["a"].lower() == "several"
    if vague and m[0].lower() not in ("order-of-magnitude", "order of magnitude"):
        return None
    low = _cardinal(m["a"])
    high = _cardinal(m["b"]) if m["b"] else low
    if not low <= high <= 60:
        return None
    return Quantity(m.start(), m.end(), 10.0**low, 10.0**high, "factor", "x")


def _cardinal(word: str | None) -> float:
    if not word or word.lower() in ("a", "an"):
        return 1.0
    if word.lower() == "several":
        return 2.0
    return float(CARDINALS.get(word.lower(), 0) or float(word))
