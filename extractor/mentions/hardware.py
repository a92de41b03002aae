"""Devices in a sentence, with how many of them, by the catalogue in rules/hardware.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.mentions.number_words import CARDINALS
from extractor.mentions.tokens import Lexicon, Token
from extractor.rules import Device

if TYPE_CHECKING:
    from extractor.rules import Rules

_COUNT_WORDS = CARDINALS | {"single": 1, "dual": 2, "thirty-two": 32, "sixty-four": 64}
_ASIDE = re.compile(r"(?: \w+)? \(")
_LISTED = re.compile(r",? (?:and |or )?|/")
_NAMED_MACHINE = re.compile(
    r"(?:(?P<nodes>\d[\d,]*) (?:compute )?nodes of )?(?:the )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) $"
)
_SIZED_CLUSTER = re.compile(r"[\d,]+-([CGNT]PU) cluster")
_MEMORY = re.compile(
    r"\s?[(\-]?\s?(?:(?:SXM\d?|PCIe),?\s)?(\d+)\s?-?(?:GB?|GiB)\b(?:\s(?:VRAM|memory|HBM))?\)?(?!/s)"
)
_BEFORE = re.compile(r"(\d+)[\s-]?GB?[\s-]$")
_COUNT = re.compile(
    r"(?<![\w.%×])(\d{1,3}(?:,\d{3})+|\d+)(?:\s?[x×]\s?|X|times|-|\s(?:times\s)?|\s?\*\s?)?$"
)
_TIMED = re.compile(r" (?:TensorRT|ONNX|PyTorch|CUDA)?\s?(?:inference )?(?:latency|throughput)\b")
_SPENT = re.compile(r"[\s-](?:hour|day|week|month|year)s?\b")
_TRIED_ON = re.compile(  # "FPGA-based tests show", "our GPU-based implementation"
    r"-(?:accelerated|based)(?= (?:deployments?|evaluations?|experiments?|implementations?"
    r"|measurements?|prototypes?|simulations?|tests?|trials|validation)\b)"
)
_CARDS = ("accelerator", "accelerators", "card", "cards", "gpu", "gpus", "ones")
_UNLISTED = re.compile(
    r"\b(?:[Oo]n|[Uu]sing|[Ww]ith) (?P<count>an?|the|one|two|four|eight|sixteen) (?:[a-z][a-z-]+ )?"
    r"(?:\d+-[a-z]+ )?(?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w.+-]*){1,3})"
    r" (?:boards?|cards?|chips?|drives?|microcontrollers?|phones?|processors?|smartphones?|SoCs?"
    r"|SSDs?|switch(?:es)?)\b"
)
_NODES = re.compile(
    r"\b(?:[Aa]cross|[Oo]n|to|[Uu]sing) (?P<count>\d[\d,]*)"
    r" (?:(?:cluster|compute|server|cloud|physical|worker) )?(?P<kind>node|machine)s\b"
    r"(?! (?:and|in|of|per|with)\b)"
)
_TI = re.compile(r"(?<=\d)(?=Ti\b)")
_FELLOW_KIND = re.compile(
    r"\b(consumer|datacenter|desktop|edge|embedded|laptop|mobile|server)(?:,? and | or )$"
)
_LETTER_DIGIT = re.compile(r"(?<=[A-Za-z]) (?=\d)|(?<=\d) (?=(?:Ti|TI|D)\b)")


@dataclass(frozen=True, slots=True)
class HardwareMention:
    """A device: stretch of the sentence with its count and vendor, name, and counts.

    `counts` holds several numbers where a list of counts shares the device ("16 and 2,048 A100").
    """

    start: int
    end: int
    name: str
    counts: tuple[int, ...]
    device: Device


class HardwareFinder:
    """Finds devices in the tokens of a sentence.

    >>> from extractor.rules import load_rules
    >>> from extractor.mentions.tokens import tokenise
    >>> text = "on 8×RTX 4090 GPUs"
    >>> [(m.name, m.counts) for m in HardwareFinder(load_rules()).find(text, tokenise(text))]
    [('RTX 4090', (8,))]
    """

    def __init__(self, rules: Rules) -> None:
        self._lexicon: Lexicon[tuple[Device, bool]] = Lexicon()
        for device in rules.hardware:
            for words, bare in ((device.words, False), (device.bare, True)):
                for word in words:
                    for spelling in {word, _LETTER_DIGIT.sub("", word), _TI.sub(" ", word)}:
                        self._lexicon.add(spelling, (device, bare), case=bare, plural=True)
        vocabulary = rules.hardware_vocabulary
        self._vendors = frozenset(v.lower() for v in vocabulary["vendors"])
        after = sorted(
            {*vocabulary["after"], *(w + "s" for w in vocabulary["after"])}, key=len, reverse=True
        )
        self._after = re.compile(rf"[\s-](?:{'|'.join(map(re.escape, after))})\b", re.IGNORECASE)
        self._before = frozenset(vocabulary["before"])
        self._articles = frozenset(vocabulary["articles"])
        self._units = frozenset(vocabulary["units"])
        self._plain = re.compile(rf"(?<=\s)(?:{'|'.join(vocabulary['plain'])}) $")
        self._forms = re.compile(rf"[\s-](?:{'|'.join(vocabulary['forms'])})(?![\w])")

    def find(self, text: str, tokens: list[Token]) -> list[HardwareMention]:
        """The devices of a sentence, left to right."""
        found: list[HardwareMention] = []
        for first, last, values in self._phrases(tokens):
            for device, bare in values:
                gap = text[found[-1].end : tokens[first].start] if found else ""
                board = device.generic and bool(found) and device.name == "FPGA"
                if board and gap == " embedded ":
                    continue  # "a ZC706 embedded FPGA platform"
                if found and device.generic and (not gap or _ASIDE.fullmatch(gap)):
                    continue  # "RTX 5090 GPU card", "GAP9 microcontroller unit (MCU)"
                listed = bool(found) and _LISTED.fullmatch(
                    text[found[-1].end : tokens[first].start]
                )
                mention = self._mention(text, tokens, first, last, device, bare and not listed)
                if mention and not (
                    found and found[-1].end > mention.start and found[-1].end >= mention.end
                ):
                    found.extend(self._fellow(text, mention))
                    if found and _counted_by_kind(text, found[-1], mention):
                        kind = found.pop()  # "a 128-GPU H100 cluster"
                        mention = replace(mention, start=kind.start, counts=kind.counts)
                    if found and _narrower(text, found[-1], mention):  # "Versal ACAP VCK190"
                        mention = replace(mention, start=found.pop().start)
                    found.append(mention)
                    break
        return self._with_unlisted(text, found)

    def _with_unlisted(self, text: str, found: list[HardwareMention]) -> list[HardwareMention]:
        """The devices, and those that no catalogue lists: "on a Wren K1 board", "a Tern 4 chip"."""
        unlisted: list[HardwareMention] = []
        for m in _UNLISTED.finditer(text):
            words = [word for word in m["name"].split() if word.lower() not in self._vendors]
            known = any(d.start < m.end() and m.start() < d.end for d in found)
            if words and not known and any(word[-1:].isdigit() for word in words):
                count = _COUNT_WORDS.get(m["count"].lower(), 0)
                name = " ".join(words)
                counts = (count,) if count else ()
                unlisted.append(
                    HardwareMention(m.start("name"), m.end(), name, counts, Device(name))
                )
        several = " nodes" in text or " machines" in text
        for m in _NODES.finditer(text) if several and "graph" not in text else ():
            if all(d.start >= m.end() or m.start() >= d.end for d in found):
                counts = (int(m["count"].replace(",", "")),)
                node = Device(m["kind"], generic=True)
                unlisted.append(HardwareMention(m.start("count"), m.end(), node.name, counts, node))
        return sorted(found + unlisted, key=lambda d: d.start) if unlisted else found

    def _phrases(
        self, tokens: list[Token]
    ) -> Iterator[tuple[int, int, tuple[tuple[Device, bool], ...]]]:
        """The phrases of the catalogue; "NVIDIA Jetson AGX Orin" is no "NVIDIA Jetson"."""
        reached = 0
        for first, last, values in self._lexicon.find(tokens):
            if first < reached:
                continue
            begin, end, told = first, last, values
            while tokens[begin].low in self._vendors and begin + 1 < last:
                begin += 1
                longer = self._lexicon.longest(tokens, begin)
                if longer and longer[0] > end and not all(d.generic for d, _ in longer[1]):
                    first, (end, told) = begin, longer
            reached = end
            yield first, end, told

    def _fellow(self, text: str, mention: HardwareMention) -> list[HardwareMention]:
        """The other half of "NVIDIA and AMD GPUs": a vendor that shares the noun after it."""
        kind = mention.device.name.endswith(("CPU", "GPU", "NPU"))
        if mention.device.generic and kind and (m := _FELLOW_KIND.search(text[: mention.start])):
            name = f"{m[1]} {mention.device.name.split()[-1]}"
            return [HardwareMention(m.start(1), m.end(1), name, mention.counts, mention.device)]
        if not mention.device.generic or mention.device.vendor is None:
            return []
        m = re.search(r"\b([A-Za-z]+)(?:,? and | or |/)$", text[: mention.start])
        if m is None or m[1].lower() not in self._vendors:
            return []
        noun = mention.name.split()[-1]
        return [
            HardwareMention(m.start(1), m.end(1), f"{m[1]} {noun}", mention.counts, mention.device)
        ]

    def _mention(
        self, text: str, tokens: list[Token], first: int, last: int, device: Device, bare: bool
    ) -> HardwareMention | None:
        start, end = tokens[first].start, tokens[last - 1].end
        after = tokens[last].low if last < len(tokens) else ""
        kinds = ("architectures", "families", "generations", "models", "types", "vendors")
        tried = _TRIED_ON.match(text, end)
        inside = tried is None and _inside_word(text, start, end)
        if device.generic and (after in self._units or after in kinds or inside):
            return None
        name, end = device.name, tried.end() if tried else end
        if device.model and (m := _model(device.model).match(text, end)):
            name, end = f"{name} {m[1]}" if m.groups() else text[start : m.end()], m.end()
        while m := self._forms.match(text, end):
            if _MEMORY.match(m[0]) and not device.generic:
                name += " " + re.sub(r"\D", "", m[0]) + "GB"
            end = m.end()
        if m := _MEMORY.match(text, end):
            if not device.generic:
                name += f" {m[1]}GB"
            end = m.end()
        noun = bool(m := self._after.match(text, end))
        if m:
            end = m.end()
            if not device.generic and (m := _MEMORY.match(text, end)) and m[0].startswith(" ("):
                name, end = f"{name} {m[1]}GB", m.end()  # "a Jetson Nano board (4GB)"
        named = start
        start, counts, vendor = self._count(text, tokens, first, start)
        if counts and _SPENT.match(text, end):
            start, counts = named, ()  # "12 A100 GPU days" is a time
        if device.name == "supercomputer" and (m := _NAMED_MACHINE.search(text[:start])):
            name, start = m["name"], m.start()
            counts = (int(m["nodes"].replace(",", "")),) if m["nodes"] else counts
        if memory := None if counts else _BEFORE.search(text[:start]):
            name = f"{memory[1]} GB {name}" if device.generic else name
            start = memory.start()
            size = next(k for k, t in enumerate(tokens) if t.end > start)
            start, counts, _ = self._count(text, tokens, size, start)
        if counts and (m := _SIZED_CLUSTER.match(text, start)):
            name = m[1]  # "a 32-GPU cluster"
        if bare and tokens[first].text.isdigit() and counts and max(counts) > 64:
            return None  # "a 1920x1080 image"
        sized = bare and memory is not None  # "one 16GB T4"
        lone = bare and not tokens[first].text.isdigit()
        sized = sized or (lone and _TIMED.match(text, tokens[last - 1].end) is not None)
        if bare and not (vendor or noun or sized or (counts and self._spoken(tokens, first))):
            k = first - 1
            while k > 0 and tokens[k].low in self._articles:
                k -= 1
            word = tokens[k].low if k >= 0 else ""
            aside = word == "(" and text[end : end + 1] == ")" and tokens[k - 1].low in _CARDS
            word = "on" if aside else word  # "on cheaper cards (A6000)"
            if tokens[first].text.isdigit() or word not in self._before:
                return None
        return HardwareMention(start, end, name, counts, device)

    def _spoken(self, tokens: list[Token], first: int) -> bool:
        return not tokens[first].text.isdigit() or tokens[first - 1].text in ("×", "x")

    def _count(
        self, text: str, tokens: list[Token], first: int, start: int
    ) -> tuple[int, tuple[int, ...], bool]:
        """Where the mention begins with vendor and count; the counts; whether a vendor stands."""
        vendor = False
        i = first
        while i and tokens[i - 1].low in self._vendors:
            i, vendor = i - 1, True
        if vendor:
            start = tokens[i].start
        start, counts, _ = self._count_at(text, start)
        return start, counts, vendor

    def _count_at(self, text: str, start: int) -> tuple[int, tuple[int, ...], bool]:
        head = text[:start]
        if m := re.search(
            r"(?<![\w.,])((?:\d[\d,]*(?:, | and | or |, and |/))+)(\d[\d,]*)\s?$", head
        ):
            numbers = [int(n.replace(",", "")) for n in re.findall(r"\d{1,3}(?:,\d{3})+|\d+", m[0])]
            return m.start(), tuple(numbers), True
        plain = self._plain.sub("", head)
        for before in dict.fromkeys((head, plain)):
            if m := _COUNT.search(before):
                return m.start(1), (int(m[1].replace(",", "")),), True
        head = plain
        if m := re.search(r"\b([A-Za-z-]+)[\s-]$", head):
            word = m[1].lower()
            if word == "single" and (n := re.search(r"\b(?:a|one|the)\s$", head[: m.start()])):
                return n.start(), (1,), True
            if word in _COUNT_WORDS:
                return m.start(1), (_COUNT_WORDS[word],), True
        return start, (), False


def _counted_by_kind(text: str, kind: HardwareMention, product: HardwareMention) -> bool:
    """As in "a 128-GPU H100 cluster": how many there are, told by their kind, then the product."""
    told = kind.device.generic and kind.counts and not product.device.generic
    return bool(told) and not product.counts and text[kind.end : product.start] == " "


def _narrower(text: str, family: HardwareMention, product: HardwareMention) -> bool:
    """Whether a product follows the family that it belongs to, with nothing in between."""
    vendor = family.device.vendor
    alike = vendor is not None and vendor == product.device.vendor
    return alike and text[family.end : product.start] == " " and not product.counts


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a generic word is a part of a longer one ("multi-GPU"; not "a four-GPU machine")."""
    before = text[max(0, start - 2) : start]
    joined = before[-1:] == "-" and before[:1].isalpha()
    joined = joined and text[:start].split()[-1][:-1].lower() not in CARDINALS
    return joined or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())


@lru_cache(maxsize=256)
def _model(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\s-]?({pattern})")
