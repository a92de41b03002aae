"""The plain view: LaTeX (real or stripped) and typographic variants resolved, offsets kept.

Rules for how people write never see a backslash. `PlainReader` turns a text into a `Plain`, whose
`span` method leads back to the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Typography that means the same: one character for another, so offsets do not move.
_SAME_WIDTH = {
    "\n": " ",
    "\r": " ",
    "\t": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2004": " ",
    "\u2005": " ",
    "\u2006": " ",
    "\u2007": " ",
    "\u2008": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "\u0130": "I",  # its small letter is two characters long
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2015": "—",
    "∼": "~",
    "～": "~",
    "≃": "≈",
    "≅": "≈",
    "≲": "≤",
    "≳": "≥",
    "⩽": "≤",
    "⩾": "≥",
    "✕": "×",
    "✖": "×",
    "⨯": "×",
    "μ": "µ",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "％": "%",
    "＋": "+",
}
_TRANSLATE = str.maketrans(_SAME_WIDTH)
# One search each: every pattern begins with what is quick to find, where one search of all is slow.
_SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\\$~{}^_&\u200b\ufeff®™]",
        r"\((?:R|TM)\)",
        r"[ÂÃâ][^\x00-\x7f]",
        r"--",
        r"\*\*",
        r"\.\s+\d+\s?\\?%",
        r",(?<=\d,)[A-Za-zµ]",
        r"-(?<=[a-z]-)\s+[a-z]",
        r"vs\.(?<!\wvs\.)\d",
    )
)
_MARK = re.compile(r"[\\&$_^{}~\-\u200b\ufeff,.*®™ÂÃâ]|\((?=R\)|TM\))")
# Between two dollar signs prose has words; mathematics does not, unless inside \text{...}.
_MATH = re.compile(r"(?<!\\)\$(?!\s*\$)([^$]{1,160}?)(?<!\\)\$")
_OPENING = re.compile(r"\\[A-Za-z]+\{[~<>≥≤+\-]?$")
_PRICES = re.compile(
    r"[\d.,]+\s?(?:[KkMB]|million|billion)?(?:,?\s(?:to|and|or|vs\.?|versus)\s|\s?\()"
    r"|\s?[-–]\s?"
)
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303"}
# what may follow a dash, and no hyphen: "Lark--a cache", "Lark--which is"
_SET_APART = re.compile(r"(?:an?|and|by|our|such|that|the|this|while|which|with|without)\s")
_TOLD_TWICE = re.compile(r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)\s?(?P<sign>[×%])(?P=value)$")
_BEGUN = re.compile(r"[A-Za-z]+$")
_PROSE = re.compile(r"(?<![\\{a-zA-Z])[a-z]{3,} +[a-z]{2,}(?![a-zA-Z}])")

_MARKED = (
    r"\\frac\s*\{(?P<num>\d+)\}\s*\{(?P<den>\d+)\}"
    r"|\\unicode\{x(?P<code>[0-9a-fA-F]{2,6})\}"
    r"|\\[\"'`^~=.]\s?\{?\\?(?P<accented>[A-Za-z])\}?(?![A-Za-z]{3})"
    r"|(?<=[A-Za-z])\\[\"'`^~](?P<within>[aceinouyAEIOU])(?=[a-z])"
    r"|\\(?P<command>[A-Za-z]+)\*?"
    r"|\\(?P<escaped>[%$&#_{}])"
    r"|(?<![^\s(])\\(?P<price>)(?=\d)(?!\d{1,2}\)|[\d.,]+\s?(?:\\?%|\\times|×))"
    r"|(?P<bold>\*\*)(?<!\d\*\*(?=\d))(?<! \*\*(?= ))"
    r"|\\(?P<spacing>[,;:!/\- ()\[\]\\])"
    r"|(?P<entity>&(?:[a-z]{2,8}|\#\d{2,5}|\#x[0-9a-fA-F]{2,4});)"
    r"|(?P<dollar>\$)"
    r"|(?P<script>[_^])(?P<brace>\{)?"
    r"|(?P<curly>[{}])"
    r"|(?P<tie>~)"
    r"|(?P<dashes>---?)"
    r"|(?<=\bvs)(?P<versus>\.)(?=\d)"
    r"|(?<=[a-z])(?P<broken>-\s+)(?=(?P<rest>[a-z]{2,}))"
    r"|(?P<zero>[\u200b\ufeff])"
    r"|(?P<trademark>[®™]|(?<=[A-Za-z]{3})\((?:R|TM)\))"
    r"|(?P<misread>Ã[^\x00-\x7f]|Â[^\x00-\x7f]|â[^\x00-\x7f]{2})"
    r"|(?<=\d)(?P<thin>,)(?=[kKMGTmuµn]?(?:s|m|W|J|B|b|Hz|bps|px|dB|FPS|fps|FLOPs?|OPS)(?!\w))"
    r"|(?<=[ (~]\d)(?P<split>\.\s+)(?=\d+\s?\\?%)"
    r"|(?<=[ (~]\d\d)(?P<split2>\.\s+)(?=\d+\s?\\?%)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text and, for each stretch of it, the stretch of the given text that it stands for.

    `edges` are the offsets of the plain text at which a stretch begins; `starts` and `ends` where
    it begins and ends in the given text. A stretch of equal length on both sides maps character by
    character, any other as a whole. No edges: the two texts match position for position.
    """

    text: str
    given: str
    edges: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Offsets into the given text for plain[start:end].

        A stretch that opens or closes inside mathematics takes the dollar sign that balances it.

        >>> view = PlainReader({"times": "×"}).read("It is $2.4\\times$ faster")
        >>> i = view.text.index("2.4×")
        >>> a, b = view.span(i, i + 4)
        >>> view.given[a:b]
        '2.4\\times'
        """
        if not self.edges:
            return start, end
        a, b = self._braced(self._given(start)[0], self._given(end - 1)[1])
        inside = self.given[a:b].replace("\\$", "")
        if "$" in inside:
            if inside.count("$") % 2:
                if self.given[b : b + 1] == "$":
                    b += 1
                elif self.given[a - 1 : a] == "$":
                    a -= 1
            elif self.given[b : b + 1] == "$" and self.given[a - 1 : a] == "$":
                a, b = a - 1, b + 1
        return a, b

    def _braced(self, a: int, b: int) -> tuple[int, int]:
        """The span with the command whose brace closes in it, or the brace it leaves open."""
        missing = self.given.count("{", a, b) - self.given.count("}", a, b)
        if missing == -1 and (m := _OPENING.search(self.given, max(0, a - 24), a)):
            a = m.start()
        while missing > 0 and self.given[b : b + 1] == "}":
            b, missing = b + 1, missing - 1
        return a, b

    def _given(self, at: int) -> tuple[int, int]:
        """The stretch of the given text behind one plain character."""
        n = bisect_right(self.edges, at) - 1
        start, end = self.starts[n], self.ends[n]
        long = self.edges[n + 1] if n + 1 < len(self.edges) else len(self.text)
        if end - start == long - self.edges[n]:
            return start + at - self.edges[n], start + at - self.edges[n] + 1
        return start, end


class PlainReader:
    r"""Reads texts into plain views by a table of LaTeX commands.

    >>> reader = PlainReader({"times": "×"}, stripped={"times": "×", "sim": "~"})
    >>> reader.read("3.1timessim4.0times, three times").text
    '3.1×~4.0×, three times'

    A word of `vocabulary` that was broken over a line is whole again.

    >>> PlainReader({}, vocabulary=frozenset({"methods"})).read("pre- and post-hoc meth- ods").text
    'pre- and post-hoc methods'
    """

    def __init__(
        self,
        symbols: Mapping[str, str],
        stripped: Mapping[str, str] | None = None,
        drop: frozenset[str] = frozenset(),
        swallow: frozenset[str] = frozenset(),
        own_name: frozenset[str] = frozenset(),
        vocabulary: frozenset[str] = frozenset(),
    ) -> None:
        self._symbols = dict(symbols)
        self._stripped = dict(stripped or {})
        self._drop = drop
        self._swallow = swallow
        self._own_name = own_name
        self._vocabulary = vocabulary
        words = "|".join(sorted(self._stripped, key=len, reverse=True))
        bare = (
            rf"|(?<=\d)(?P<after>{words})(?![a-z])"
            rf"|(?<=\d)(?P<joined>(?:{words}))(?=(?:{words})\W?\d)"
            rf"|(?:(?<=\d)|(?<=times)|(?<![A-Za-z\\]))(?P<before>{words})(?=\s?\d)"
        )
        self._marked = re.compile(_MARKED)
        self._piece = re.compile(_MARKED + (bare if words else ""))
        self._bare = tuple(re.compile(rf"{w}(?:(?=\s?\d)|(?<=\d{w}))") for w in self._stripped)

    def read(self, given: str) -> Plain:
        """The plain view of a text; same-length where nothing but single characters changes."""
        bare = any(pattern.search(given) for pattern in self._bare)
        if not bare and not any(pattern.search(given) for pattern in _SUSPECT):
            return Plain(given.translate(_TRANSLATE), given)
        math = _math_signs(given)
        out: list[str] = []
        edges: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        at = length = 0

        def add(new: str, start: int, stop: int) -> None:
            nonlocal length
            if new:
                out.append(new)
                edges.append(length)
                starts.append(start)
                ends.append(stop)
                length += len(new)

        for m in self._piece.finditer(given) if bare else self._marked_pieces(given):
            if m.start() < at:
                continue
            new, stop = self._replacement(m, given, math)
            if new is None:
                continue
            add(given[at : m.start()].translate(_TRANSLATE), at, m.start())
            add(new, m.start(), stop)
            at = stop
        add(given[at:].translate(_TRANSLATE), at, len(given))
        return Plain("".join(out), given, edges, starts, ends)

    def _marked_pieces(self, given: str) -> Iterator[re.Match[str]]:
        """The pieces that begin with a mark: one search leaps from mark to mark."""
        for mark in _MARK.finditer(given):
            if (m := self._marked.match(given, mark.start())) is not None:
                yield m

    def _replacement(
        self, m: re.Match[str], given: str, math: frozenset[int]
    ) -> tuple[str | None, int]:
        """What a piece becomes and where it ends; None leaves it as it stands."""
        end = m.end()
        if m["command"]:
            return self._command(m["command"], given, m.start(), end)
        if m["num"]:
            return f"{m['num']}/{m['den']}", end
        if m["code"]:
            return chr(int(m["code"], 16)), end
        if letter := m["accented"] or m["within"]:
            return unicodedata.normalize("NFC", letter + _ACCENTS.get(m[0][1], "")), end
        if m["escaped"]:
            return m["escaped"], _past_repetition(given, m.start(), end)
        if m["price"] is not None:
            return "$", end  # "\\4000" was "\\$4000" before a page lost its dollar signs
        if m["bold"]:
            return "", end
        if m["spacing"]:
            return (" " if m["spacing"] in " ;:\\" else ""), end
        if m["thin"]:
            return " ", end  # "45,ms" was "45\\,ms" before a page lost its backslashes
        if m["entity"]:
            known = html.unescape(m["entity"])
            return (known.translate(_TRANSLATE) if len(known) == 1 else None), end
        if m["dollar"]:
            return ("" if m.start() in math else None), end
        if m["script"]:
            return self._script(m, given)
        if m["curly"] or m["zero"] or m["trademark"]:
            return "", end
        if m["misread"]:
            return _read_again(m["misread"]), end
        if m["tie"]:
            before, after = given[m.start() - 1 : m.start()], given[end : end + 1]
            tie = (before.isalnum() or before in ".)") and (after.isalnum() or after in "(\\$")
            multiplied = before == "x" and given[m.start() - 2 : m.start() - 1].isdigit()
            ranged = (before.isdigit() or multiplied) and after.isdigit()
            return (" " if tie and not ranged else None), end
        if m["dashes"]:
            if given[end : end + 1].isdigit() and not given[m.start() - 1 : m.start()].isdigit():
                return " -", end
            apart = len(m["dashes"]) == 3 or _SET_APART.match(given, end) is not None
            return ("—" if apart else "–"), end
        if m["versus"]:
            return ". ", end
        if m["broken"]:
            begun = _BEGUN.search(given, max(0, m.start() - 20), m.start())
            whole = (begun[0] if begun else "") + m["rest"]
            return ("" if whole.lower() in self._vocabulary else None), end
        if m["split"] or m["split2"]:
            return ".", end
        return self._stripped[m[m.lastgroup or 0]], end

    def _command(self, name: str, given: str, start: int, end: int) -> tuple[str, int]:
        if name in self._symbols:
            return self._symbols[name], _past_repetition(given, start, end)
        if name in self._own_name:
            return "our method", end
        if name in self._swallow:
            m = re.compile(r"\s*(?:\[[^\]]*\])?\{[^{}]*\}").match(given, end)
            return "", m.end() if m else end
        if name in self._drop:
            return "", end
        return name, end

    @staticmethod
    def _script(m: re.Match[str], given: str) -> tuple[str | None, int]:
        before = given[m.start() - 1 : m.start()]
        power = m["script"] == "^" and before.isdigit()
        if m["brace"]:
            return ("^" if power else ""), m.end()
        return (None if power or m["script"] == "_" else ""), m.end()


def _past_repetition(given: str, start: int, end: int) -> int:
    r"""As in "5.6×5.6\times5.6 ×": where a value ends that a web page tells in three ways."""
    told = _TOLD_TWICE.search(given, max(0, start - 24), start)
    again = told and re.compile(rf"{re.escape(told['value'])}\s?{told['sign']}").match(given, end)
    return again.end() if again else end


def _read_again(misread: str) -> str | None:
    """As in "2.1Ã—", "â‰ˆ3": the sign whose bytes in UTF-8 a page took for Western letters."""
    try:
        return misread.encode("cp1252").decode().translate(_TRANSLATE)
    except UnicodeError:
        return None


def _math_signs(given: str) -> frozenset[int]:
    """Positions of the dollar signs that open or close mathematics rather than name a price."""
    signs: set[int] = set()
    at = 0
    while m := _MATH.search(given, at):
        between = given[m.start() - 1 : m.start()].isdigit() and given[m.end() : m.end() + 1]
        ranged = m[1].strip() in "-–" and between and between.isdigit()  # "1.2$-$1.5"
        if _PROSE.search(m[1]) or (_PRICES.fullmatch(m[1]) and not ranged):
            at = m.start() + 1
            continue
        signs.update((m.start(), m.end() - 1))
        at = m.end()
    return frozenset(signs)
