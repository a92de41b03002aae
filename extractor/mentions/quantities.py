"""Numbers with what they count: factors, percents, points, physical units, counts, number words.

`QuantityFinder.find` reads one sentence of the plain view. Ranges become one quantity with `low`
and `high`; numbers that share a unit ("0.5, 1.6 and 5.3 minutes") each get it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.mentions.inside_names import dimension, inside_name, joins_name
from extractor.mentions.joined import durations, factors_go_on, join, points_go_on
from extractor.mentions.number_words import CARDINALS, SPELT, spelt_number
from extractor.mentions.quantity import SCALES, Quantity
from extractor.mentions.tokens import THRESHOLDS

if TYPE_CHECKING:
    from extractor.rules import Rules, Unit

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
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
_RATIO = re.compile(r":\d+(?::\d+)?(?![\d.])")
_COMPRESSED = re.compile(
    r"(?<![\w.:])(?:(?P<n>\d+(?:\.\d+)?):1|1:(?P<to>\d+(?:\.\d+)?))(?![\d:]|\.\d)"
)
_COMPRESSING = re.compile(r"\b[Cc]ompression (?:factor|level|rate|ratio)s?\b[^.;,]{0,24}\Z")
_RATIO_BEFORE = re.compile(r"\d:$|\d-(?:in|of)-$")
_FOLDS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "halv": 2}
_WORD = "|".join(CARDINALS)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?:(?<![\w.#@^√])|(?<=[ (]x)|(?<=[ (]X)|(?<= and)(?=\d+\.\d)|(?<= to)(?=\d+\.\d))"
    r"(?P<pre>(?:[~≈<>≤≥]\s?)*)(?P<sign>[+±]\s?|-(?!\s)|(?<=\()-\s|–(?!\s))?(?P<money>(?:US)?\$|USD\s?|€\s?|EUR\s)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2},\d{1,2}(?=x\b|[×%])|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<power>(?:\s?[×x·]\s?10)?\^-?\d+|[eE]-?\d{1,2}(?!\w))?"
)
_LED_BY_X = re.compile(  # "x2.5 faster", "an x3 speedup"
    r" (?:[a-z]+ )?(?:accelerat|compress|faster|fewer|gain|greater|higher|improvement|increase"
    r"|larger|less|lower|more|reduction|saving|slower|smaller|speed)"
)
_SO_MANY_TIMES = re.compile(  # "is faster (x2.5)", "sped up by x3"
    r"(?:\b(?:faster|fewer|greater|higher|less|lower|more|slower|smaller|speed-?ups?|gains?"
    r"|improvements?|increases?|reductions?|savings?)\b[^().;]{0,30}\("
    r"|\b(?:accelerat|cut|decreas|improv|increas|lower|reduc|speed|sped)[a-z]*\b[^().;]{0,40} by "
    r"|\b(?:improvement|reduction|speed-?up)s? of )(?:up to |about |over )?[xX]$"
)
_ADDEND = re.compile(r"(?<!\w)(?!(?:an?|and|by|is|of|or|the|to|with) $)\w+ $")
_TO_ANOTHER = re.compile(r"-(?:to-| to )\d")
_GIGA = re.compile(r"G(?![\w-])")
_OPERATIONS = re.compile(r"\b(?:FLOPs?|FLOPS|MACs?)\b")
_SCALE = re.compile(
    r"([KMBTk])(?![A-Za-z])|\s([KMB])(?=\s(?:[a-z]+ )?(?:param|tokens\b)|(?<!K)\))"
    r"|\s([KMB])(?=\s(?:[\w-]+ ){0,2}[a-z]{3,}s(?:/s| per second| a second)\b)"
    r"|[\s-]?((?i:thousand|million|billion|trillion))s?\b"
)
_SCALE_WORD = re.compile(r"[\s-](thousand|million|billion|trillion)\b", re.IGNORECASE)
_SHARE_ASIDE = re.compile(
    r"\s\([\d.,]+\s?[%MBK]\) (?:(?:active|additional|extra|learnable|total|trainable) )?param"
)
_FACTOR = re.compile(
    r"(?:-|\s(?=×|x[\s,.)]|X\s(?:compared|faster|fewer|less|more|over|smaller|speed|than)))?(?:×|x|X)(?:\s?times\b)?(?:(?![\w×])|(?<=×)(?=\d+\.\d+×(?![\w×]))|(?<=[×x])(?=(?:faster|fewer|greater|higher|improv|increase|less|lower|more|over|reduc|smaller|speed|than|with)))(?!-(?!faster|higher|lower|fewer|less|speed|to-\d)[a-z])"
    r"|\*(?= (?:better|faster|fewer|gain|greater|higher|improvement|less|lower|more|reduction"
    r"|slower|smaller|speed))"
    r"|[\s-]?times\b(?! (?:a|per|an|each) )|[\s-]?-?folds?\b(?!\s?(?:-?cross|CV\b))"
)
_PERCENT = re.compile(r"(?:\s?%|[\s-]?(?:percent(?:age)?\b|per cent\b|pct\b))(?!\s?-?points?)")
_CONFIDENCE = re.compile(
    r"\b95\s?% (?:CIs?|confidence intervals?)[:,=]?\s?[\[(]?-?\d+(?:\.\d+)?%?"
    r"(?:\s?(?:-|–|to|,)\s?-?\d+(?:\.\d+)?%?)?"
)
# at which overlap a measure is taken, its lowering lost: "44.9% AP 0.5", "an mAP 50 of 44.9"
_OVERLAP = re.compile(r"\bm?AP[ _](?:0\.5|0\.75|50|75)(?!\d|\.\d|\s?%)")
_INTERVAL = re.compile(
    r"\[[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?\]"
    r"|(?<=\d)\[(?:IQR )?\d+(?:\.\d+)?[-–]\d+(?:\.\d+)?\]"
)
_RATE = re.compile(
    r"\s(?:[a-z]+[-–]+)?(?:[a-z-]+ ){0,2}"
    r"(?!times|bits|bytes|met|degrees|radians|cycles|revolutions|turns|feet|miles|points)[a-z]{3,}s"
    r"(?:(?: per |/| a (?=second))(?:second|sec|s)"
    r"|(?: per | an? |/)(?P<slow>minute|min|hour|h|day))\b"
    r"|\s(?P<scaled>[KMGT](?!Bit|Byte|Flop)(?:[A-Z][a-z]{2,}|atoms|cells|edges|keys|lookups|pixels"
    r"|points|rays|rows|tuples|updates|voxels)/s)(?:ec)?\b"
)
_SIZES_OF_DATA = ("MB", "GB", "TB")
_OF_IT_A_SECOND = re.compile(r" of (?:[\w-]+ ){1,3}(?:per|a|each|every) second\b")
_COUNTED = re.compile(
    r" (?!(?:and|as|at|by|for|from|in|of|on|or|over|than|to|when|while|with)\b)"
    r"(?![a-z]* ?(?:force|grip|load|thrust))[a-z]{2,}"
)
_POINTS = re.compile(
    r"[\s-]?(?:(?:percentage|percent|%|absolute)[\s-]?)?(?:points?|pp?ts|pp|p\.p\.)(?![a-z])|\s?%p\b"
    r"|\s?%[\s-]points?\b"
)
_SHARED = re.compile(
    r"\s*(?:,|/|,?\s*(?:and|or|&)|vs\.?|versus|instead of|rather than|to)\s*"
    r"(?:even |over |up to |about |[~≈>])?",
    re.ASCII,
)
_VERSION = re.compile(
    r"\b(?:against|compared (?:to|with)|over|than|versus|vs\.?) (?:[A-Z]|[a-z]+[A-Z])[\w.+-]* $"
)
_TIMES_FASTER = re.compile(
    r" faster (?:(?:[\w-]+ )?(?:inference|speed|throughput) )?(?:compared|than)\b"
)
_LOST_SIGN = re.compile(
    r" (?:(?:faster|slower|quicker|cheaper|speed-?ups?)|(?:higher|less|lower|more) (?:[\w-]+ ){0,2}"
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
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth|thousandth)s?\b"
    r"(?=(?: of)? (?:the|that|its|as|their)\b|\s(?:of|as)\b|[,.]|\s(?:the|its)\b)",
    re.IGNORECASE,
)
_BY_PART = re.compile(
    r"\b(?:by|in|to) (?:(?:about|almost|nearly|over|roughly|more than|less than) )?"
    r"(?P<all>(?:(?P<n>an?|one|two|three)[\s-])?"
    r"(?P<part>half|third|quarter|fifth|tenth|sixth|eighth|ninth)s?)\b"
    r"(?=\s(?:and|compared|for|in|on|over|relative|versus|vs|when|while|with|without)\b|[,.;])",
    re.IGNORECASE,
)
_PART_MORE = re.compile(  # a third of what it was, more or less: a change, and no share of it
    r"\b(?P<n>an?|one|two|three)[\s-](?P<part>third|quarter|fifth|tenth|sixth|eighth|ninth)s?\b"
    r"(?= (?:better|cheaper|faster|fewer|greater|higher|larger|less|longer|lower|more|shorter"
    r"|slower|smaller)\b)",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    rf"\b(?P<n>{_WORD}|\d+)[\s-]and[\s-]a[\s-]half\b"
    r"(?P<times>[\s-](?:fold|times)\b(?! (?:a|per|an|each) ))?",
    re.IGNORECASE,
)
_HALF_OF_TIME = re.compile(
    r"\b(?:an? (?P<unit>day|hour|minute|week) and a half"
    r"|half an? (?P<half>day|hour|minute|second|week))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\bbetween (?P<all>(?P<a>{_WORD}) and (?P<b>{_WORD}) times)\b(?! (?:a|per|an|each) )",
    re.IGNORECASE,
)
_MULTIPLY = re.compile(
    r"\b(?P<word>twice|thrice|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)|halv(?:es?|ed|ing))\b(?!-|\s[Pp]orts?\b)"
    r"(?<!\ba double)(?<!\ba triple)(?<!\bour triple)(?<!\bour double)"
    r"(?![- ](?:blind|precision|descent|helix|integrator|check|buffer|dip|machine|modular|q-|dqn"
    r"|deep))"
    rf"|\b(?P<fold>{_WORD})-?fold\b(?!\s?(?:-?cross|CV\b))"
    rf"|\b(?:(?P<least>{_WORD}) (?:to|or) )?"
    rf"(?P<times>{SPELT}|(?<=\ba )(?:thousand|million)) times\b"
    r"(?! (?:a|per|an|each) )",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r"/(?P<whole>[1-9]\d{0,4})(?!\.?\d|[/%\w])")
_FRACTION = re.compile(
    r"(?<![\w./])1/(?P<n>[1-9]\d{0,3})(?:th|rd|nd)?(?= (?:of|the|as|that|its)\b|×| )"
)


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
            + r")(?:(?<=J)/(?!mol\b)[A-Za-z]{2,})?(?![A-Za-z0-9²^]|/(?!\d+\.\d))"
        )

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The quantities of a sentence, left to right, without overlaps.

        Digits inside `taken` stretches (names of devices, say) are no quantities.
        """
        words = self._number_words(text)
        if ":" in text and "ompression" in text:
            words += (q for m in _COMPRESSED.finditer(text) if (q := _compressed(m)))
        taken = [*taken, *((q.start, q.end) for q in words)]
        if "95" in text:
            taken += (m.span() for m in re.finditer(THRESHOLDS, text))
            taken += (m.span() for m in _CONFIDENCE.finditer(text))
        if "AP" in text:
            taken += (m.span() for m in _OVERLAP.finditer(text))
        digit = _DIGIT.search(text)
        numbers = [
            q
            for m in (_NUMBER.finditer(text, max(0, digit.start() - 9)) if digit else ())
            if all(m.end("number") <= a or m.start("number") >= b for a, b in taken)
            and (q := self._number(m, text))
        ]
        numbers = [q for n, q in enumerate(numbers) if not n or q.start >= numbers[n - 1].end]
        numbers = [_without_joules(q, text) for q in numbers] if "&" in text else numbers
        merged = durations(self._ranges(self._share(numbers, text), text), text)
        merged = points_go_on(merged, text)
        return factors_go_on(sorted(merged + words, key=lambda q: q.start), text)

    # -- digits --------------------------------------------------------------------------------

    def _number(self, m: re.Match[str], text: str) -> Quantity | None:
        start, end = m.start("number"), m.end()
        if _RATIO.match(text, end) or _RATIO_BEFORE.search(text[max(0, start - 5) : start]):
            return None  # "at 64:2:5 sparsity"
        head = text[max(0, m.start() - 3) : m.start()]
        sign = (m["sign"] or "").strip()
        if sign and joins_name(text, m.start("sign")):
            return None
        if m["sign"] == "+ " and _ADDEND.search(text, max(0, m.start() - 24), m.start("sign")):
            sign = ""  # "4.2 reading + 6.1 checking steps"
        if re.search(r"\b[pP]\s?(?:[<>]=\s?)?$", text[max(0, m.start() - 6) : m.start()]) and (
            m["pre"] or "=" in head
        ):
            return None  # "p < 0.01", "p <= 0.05"
        if not sign and not m["pre"] and inside_name(head, text, m.start()):
            return None
        decimal = re.fullmatch(r"\d{1,2},\d{1,2}", m["number"]) is not None  # "1,4x"
        value = float(m["number"].replace(",", "." if decimal else ""))
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
        if sign and sign != "–" and not m["money"]:
            start = m.start("sign") if sign != "±" else start
        bounds = "[" in text and any(
            i.start() < m.end("number") and m.start("number") < i.end()
            for i in _INTERVAL.finditer(text, max(0, m.start() - 16), m.end() + 16)
        )
        spread = text[max(0, m.start("number") - 5) : m.start("number")].rstrip()
        if sign == "±" or spread.endswith(("+-", "+/-")) or bounds:
            return None
        if beside := _SPREAD.match(text, end):
            end = beside.end()
        q = Quantity(start, end, value, value, "bare", marks=frozenset(marks), sign=sign)
        q.decimal = decimal or "." in m["number"]
        before = text[:start].rstrip()
        if text[start - 1 : start] in ("x", "X") and start > 1:
            sped = _LED_BY_X.match(text, end) or (
                _SO_MANY_TIMES.search(text[:start]) and text[end : end + 1] in ",.;) "
            )
            return replace(q, start=start - 1, form="factor", unit="x") if sped else None
        lone = (
            before.endswith("×")
            and before[-2:-1] in ("", " ", "(")
            and text[end : end + 1] in (" ", ")" if before[-2:-1] == "(" else " ")
        )
        if lone and not before[:-1].rstrip()[-1:].isdigit():
            return replace(q, start=len(before) - 1, form="factor", unit="x")  # "×2.5 faster"
        if _LOST_SIGN.match(text, end) and "." in m[0] and not sign:
            return replace(q, form="factor", unit="x")  # "runs 1.84 faster than"
        if _TIMES_FASTER.match(text, end) and value > 1 and not sign:
            return replace(q, form="factor", unit="x")  # "66 faster generation speed than"
        if m["money"]:
            q.start = m.start("money")
            unit = "EUR" if m["money"].startswith(("€", "EUR")) else "$"
            return self._scaled(replace(q, form="unit", unit=unit, metric="cost", sure=True), text)
        if whole := _of_so_many(text, start, end):
            count, end = whole
            part = round(value / count, 4)
            return replace(q, end=end, low=part, high=part)  # "a success rate of 12/15"
        return self._with_unit(q, text)

    def _scaled(self, q: Quantity, text: str) -> Quantity:
        if m := _SCALE.match(text, q.end):
            factor = SCALES[m[1] or m[2] or m[3] or m[4].lower()]
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
        if (m := _FACTOR.match(text, q.end)) and not dimension(text, q.start, m.end()):
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
                found, rate = self._unit.match(text, at), _RATE.match(text, at)
                if rate and (found is None or found.end() < rate.end()):
                    return _items_a_second(scaled, rate)
                if found:
                    return self._apply(scaled, found)
                if m := _FACTOR.match(text, at):
                    return replace(scaled, end=m.end(), form="factor", unit="x")
                if _SHARE_ASIDE.match(text, scaled.end):
                    unit = self._units["parameters"]  # "8M (1.2%) trainable parameters"
                    return replace(scaled, form="count", unit=unit.id, metric=unit.metric)
                return None if text[q.end] == "T" else scaled
        if direct and re.match(r"-[A-Z]", text[direct.end() :]):
            return None  # "2s-AGCN": a name
        if direct and direct["unit"].endswith("N") and _COUNTED.match(text, direct.end()):
            return q  # "10 N particles": a size
        rate = _RATE.match(text, q.end)
        if direct and rate and direct.end() < rate.end():
            return _items_a_second(q, rate)  # "50 image-text pairs per second"
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
        if _TO_ANOTHER.match(text, q.end):
            return q  # "1.5-to-2.5x", "3- to 5-fold"
        if after in ("-", "–") and text[q.end + 1 : q.end + 2].strip(",").isalpha() | (
            text[q.end + 1 : q.end + 2] in (",", " ") and after == "-"
        ):
            return None  # "4-bit", "3-stage": a description
        if rate:
            return _items_a_second(q, rate)
        if after == "+":
            q = replace(q, marks=q.marks | {"at_least"})
            found = self._unit.match(text, q.end + 1)
            return self._apply(q, found) if found else q
        return q

    def _apply(self, q: Quantity, m: re.Match[str]) -> Quantity:
        unit = self._units[m["unit"]]
        if unit.id in _SIZES_OF_DATA and (paced := _OF_IT_A_SECOND.match(m.string, m.end())):
            rate = self._units[f"{unit.id}/s"]  # "2.1 GB of logs per second"
            q = replace(q, end=paced.end(), form="unit", unit=rate.id, metric="throughput")
            return replace(q, sure=True)
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
            if q.decimal and after.form == "factor" and _alike_in_brackets(q, after, text):
                out[i] = replace(q, form="factor", unit="x", shared=True)
                continue
            if 1900 < q.low < 2100 and text[q.start : q.end].isdigit():
                continue  # "on AIME 2025 and 8.1% on AMC"
            if after.form in ("factor", "percent") and text[q.end - 1] in "KMB":
                continue  # "3.9M, 4.4% of the parameters", "at length 8K, and 100x faster"
            if q.whole and q.low < 20 and _VERSION.search(text, max(0, q.start - 40), q.start):
                continue  # "2x over Heron 2 and 3x over Wren"
            gap = text[q.end : after.start]
            if text[q.start - 1] == "=" and after.form != "percent":
                continue  # "12 ms with NFE=1, 31 ms with NFE=4"
            sized = _SIZED.search(text, max(0, q.start - 20), q.start)
            if sized and (after.form == "factor" or sized["batch"]):
                continue  # "2x at batch size 1 and 1.5x at batch size 64"
            if gap.strip() == "," and not after.shared and after.form in ("factor", "points"):
                continue  # "a recall of 0.95, 2.7x more": no list
            if gap.strip() == ", and" and not after.shared and after.form == "factor" and q.low < 1:
                continue  # "a drop of only 0.02, and 3x faster"
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
            if out and (joined := join(out[-1], q, text)):
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
        if "half" in low:
            for m in _AND_A_HALF.finditer(text):
                add(self._and_a_half(m, text))
            for m in _HALF_OF_TIME.finditer(text):
                unit = self._units[m["unit"] or m["half"]]
                value = 0.5 if m["half"] else 1.5
                q = Quantity(m.start(), m.end(), value, value, "unit", unit.id)
                add(replace(q, metric=unit.metric, sure=unit.sure))
        if "between" in low:
            for m in _BETWEEN.finditer(text):
                least, most = _cardinal(m["a"]), _cardinal(m["b"])
                add(Quantity(*m.span("all"), least, most, "factor", "x"))
        if any(word in low for word in _MULTIPLIERS):
            for m in _MULTIPLY.finditer(text):
                add(_multiple(m))
        if "1/" in low:
            for m in _FRACTION.finditer(text):
                share = 100.0 / float(m["n"])
                add(Quantity(m.start(), m.end("n"), share, share, "part", "%"))
        if any(word in low for word in _PARTS):
            for m in _PART_MORE.finditer(text):
                share = 100.0 * CARDINALS.get(m["n"].lower(), 1) / _PARTS[m["part"].lower()]
                add(Quantity(m.start(), m.end(), share, share, "percent", "%"))
            for m in (*_BY_PART.finditer(text), *_PART.finditer(text)):
                times = CARDINALS.get((m["n"] or "one").lower(), 1)
                share = 100.0 * times / _PARTS[m["part"].lower()]
                start, end = m.span("all" if m.re is _BY_PART else 0)
                if m.re is _BY_PART and m["all"].lower() == "half" and m[0][0] in "bBiI":
                    add(Quantity(start, end, 2.0, 2.0, "factor", "x"))  # "by half", "cut in half"
                elif m["part"].lower() == "half" or m["n"]:
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

    def _and_a_half(self, m: re.Match[str], text: str) -> Quantity | None:
        """As in "two and a half times", "one and a half hours"."""
        value = _cardinal(m["n"]) + 0.5
        q = Quantity(m.start(), m.end(), value, value, "factor", "x")
        if m["times"]:
            return q
        unit = self._unit.match(text, m.end())
        return self._apply(q, unit) if unit and unit["join"] == " " else None

    def _counted_word(self, m: re.Match[str], text: str) -> Quantity | None:
        word = m["n"].lower()
        at = m.end()
        if scale := _SCALE_WORD.match(text, at):
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
        if article and found["unit"] == "second" and _ORDINAL.match(text, found.end()):
            return None  # "in a second stage"
        value = 1.0 if article else float(CARDINALS[word])
        if scale:
            value *= SCALES[scale[1].lower()]
        q = self._apply(Quantity(m.start(), at, value, value, "bare"), found)
        return q if found["join"] == " " or scale else None


def _items_a_second(q: Quantity, rate: re.Match[str]) -> Quantity:
    """A rate of things without a unit of their own ("120 texts per second", "9 picks an hour").

    A unit that scales what it counts is told as it is written ("300 GStencil/s").
    """
    unit = {"": "item/s", "m": "item/min", "h": "item/h", "d": "item/day"}[(rate["slow"] or "")[:1]]
    unit = rate["scaled"] or unit
    told = unit != "item/day" or q.low >= 1000  # but "a reader may see 40 films per day"
    return replace(q, end=rate.end(), form="unit", unit=unit, metric="throughput", sure=told)


def _without_joules(q: Quantity, text: str) -> Quantity:
    """As in "71.3 J&F": a number, and the name of a score that begins with J."""
    if q.unit != "J" or not text[q.end :].lstrip().startswith("&"):
        return q
    end = q.start + len(text[q.start : q.end].removesuffix("J").rstrip())
    return replace(q, end=end, form="bare", unit="", metric=None, sure=False)


def _compressed(m: re.Match[str]) -> Quantity | None:
    """As in "a compression ratio of 8:1", "1:384 compression": so many times."""
    told = _COMPRESSING.search(m.string, 0, m.start())
    if not told and not m.string.startswith(" compression", m.end()):
        return None
    value = float(m["n"] or m["to"])
    return Quantity(m.start(), m.end(), value, value, "factor", "x") if value > 1 else None


def _power(value: float, written: str) -> float:
    """The value with its written power; infinite where no measurement can be that large."""
    if written[0] in "eE":
        return value * 10.0 ** int(written[1:])  # "1e-3"
    exponent = int(written.rsplit("^", 1)[1])
    if abs(exponent) > 60:
        return math.inf
    return float(value**exponent if written.startswith("^") else value * 10.0**exponent)


_MULTIPLIERS = ("twice", "thrice", *_FOLDS, "fold", " times")
_NUMBER_WORDS = frozenset(
    (
        *CARDINALS,
        *(f"{word}fold" for word in CARDINALS),
        *_PARTS,
        *(f"{part}s" for part in _PARTS),
        *("twice", "thrice", "thousand", "million", "magnitude", "magnitudes", "factor", "factors"),
        *(stem + ending for stem in _FOLDS for ending in ("e", "es", "ed", "ing")),
        *("day", "hour", "minute", "second", "week"),
    )
)
_APART = str.maketrans(dict.fromkeys("-–—,.;:()[]{}\"'~/*+=<>≈≤≥$%×^&|", " "))
_SPANS_OF_TIME = (" day", " hour", " minute", " week", " second")
_CARDINAL = re.compile(rf"\b(?P<n>{_WORD})\b", re.IGNORECASE)
_FACTOR_OF = re.compile(
    r"(?<!time )\bfactors? (?:of |up to |(?=(?:exceeding|above|beyond|over|below|under) ))"
    r"(?:up to |about |over |approximately |around |nearly |almost |roughly |exceeding |above "
    r"|beyond |below |under |(?:more|less) than |at (?:least|most) |[~≈])?"
    r"(?P<n>\d+(?:,\d{3})*(?:\.\d+)?|" + _WORD + r")"
    r"(?:(?:-|–| to )(?P<m>\d+(?:\.\d+)?))?"
    r"(?!\w|\.\d|[×%]|\s?(?:x|×|times)\b|(?:-|–| to )\d+(?:\.\d+)?\s?(?:x|×|times\b))"
)
_SIZED = re.compile(
    r"\b(?:(?P<batch>batch(?: size)?|rank)|context|depth|layer|length|size|step|width)s?(?: of)? $"
)
_SPREAD = re.compile(r"\s?(?:±|\+/?-|plus-minus)\s?\d+(?:\.\d+)?")
_POINTS_WORD = re.compile(
    rf"\b(?P<n>{SPELT}) (?:percentage |absolute )?"
    r"(?:points|(?<=within one )point|(?<=than one )point)\b",
    re.IGNORECASE,
)
_PERCENT_WORD = re.compile(
    rf"\b(?P<n>{SPELT}) (?:percent|per cent)\b(?! ?-?points?)", re.IGNORECASE
)
_COUNTED = re.compile(rf"\b(?P<n>{_WORD}|a|an|a single)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r",? (?!(?:and|at|but|by|even|for|from|in|instead|of|on|or|over|per|rather|so|than|to|using"
    r"|versus|when|while|with|without)\b)[a-z]"
)


def _alike_in_brackets(q: Quantity, after: Quantity, text: str) -> bool:
    """As in "throughput (up to 2.7) and time (up to 1.2x)": two values said in the same way."""
    opened = [text.rfind("(", max(0, x.start - 16), x.start) for x in (q, after)]
    leads = {text[a : x.start] for a, x in zip(opened, (q, after), strict=True)}
    closed = all(text[x.end : x.end + 2].lstrip("$")[:1] == ")" for x in (q, after))
    told = any(word in lead for lead in leads for word in ("up to", "average", "avg", "mean"))
    return min(opened) > 0 and len(leads) == 1 and closed and told


def _multiple(m: re.Match[str]) -> Quantity:
    word = (m["word"] or "").lower()
    if m["fold"] or m["times"]:
        word = (m["fold"] or m["times"]).lower()
        value = float(SCALES[word] if word in SCALES else spelt_number(word))
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
