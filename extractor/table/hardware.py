"""What the catalogue knows of the devices of a claim: vendor, class, memory, year, how many.

The catalogue is rules/hardware.toml. Names come as claims carry them ("A100 80GB", "Xeon Gold
6248", "12 GB consumer GPU", "NVIDIA GeForce RTX 4090").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.rules import load_rules

if TYPE_CHECKING:
    from extractor.rules import Device, Rules

_MEMORY = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)[\s-]?G(?:i?B)?\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"[^a-z0-9+]+")


class KnownDevice(NamedTuple):
    """A device by its canonical name; None where the catalogue, or the text, does not say.

    `memory_gb` is that of one device: as stated in the name, else the catalogue's where there is
    only one variant. `accelerators` is how many one of it holds (8 for a DGX A100).
    """

    name: str
    vendor: str | None
    kind: str | None
    memory_gb: float | None
    year: int | None
    accelerators: int


class HardwareSummary(NamedTuple):
    """The devices of one claim together.

    `names`, `vendors` and `classes` are without repeats, in the order of the claim. `memory_gb` and
    `year` are those of the device, None unless the claim names exactly one. `devices` is the total
    count, None unless every count is known.
    """

    names: list[str]
    vendors: list[str]
    classes: list[str]
    memory_gb: float | None
    year: int | None
    devices: int | None


def known_device(name: str, *, rules: Rules | None = None) -> KnownDevice:
    """The catalogue's entry for a device as a claim names it.

    A name that the catalogue does not hold keeps itself as canonical name and has nothing else.

    >>> device = known_device("A100-SXM4-80GB")
    >>> device.name, device.vendor, device.kind, device.memory_gb, device.year
    ('A100', 'NVIDIA', 'datacentre', 80.0, 2020)
    >>> known_device("NVIDIA 2080 Ti").name, known_device("abacus").vendor
    ('RTX 2080Ti', None)
    """
    known = rules or load_rules()
    device = _found(name, known)
    stated = _MEMORY.search(name)
    memory = float(stated[1]) if stated else None
    if device is None:
        return KnownDevice(name, None, None, memory, None, 1)
    if memory is None and len(device.memory_gb) == 1:
        memory = float(device.memory_gb[0])
    return KnownDevice(device.name, device.vendor, device.kind, memory, device.year, device.devices)


def hardware_summary(
    hardware: Sequence[Mapping[str, Any]], *, rules: Rules | None = None
) -> HardwareSummary:
    """The devices of a claim, as its `hardware` cell lists them, in one line.

    >>> hardware_summary([{"name": "DGX A100", "count": 2}]).devices
    16
    """
    devices = [known_device(str(d["name"]), rules=rules) for d in hardware]
    counts = [d.get("count") for d in hardware]
    total = None
    if counts and all(c is not None for c in counts):
        total = sum(int(c) * d.accelerators for c, d in zip(counts, devices, strict=True) if c)
    one = devices[0] if len(devices) == 1 else None
    return HardwareSummary(
        names=_once(d.name for d in devices),
        vendors=_once(d.vendor for d in devices),
        classes=_once(d.kind for d in devices),
        memory_gb=one.memory_gb if one else None,
        year=one.year if one else None,
        devices=total,
    )


def _once(values: Any) -> list[str]:
    return [v for v in dict.fromkeys(values) if v]


def _found(name: str, rules: Rules) -> Device | None:
    """The entry whose spelling is the name, without vendor, memory, form and suffix words."""
    entries, vendors, suffixes, forms = _index(rules)
    for candidate in _shorter(name, vendors, suffixes, forms):
        device = entries.get(_key(candidate)) or entries.get(_key(candidate).removesuffix("s"))
        if device is not None:
            return device
    return _by_model(name, rules)


def _shorter(
    name: str, vendors: re.Pattern[str], suffixes: re.Pattern[str], forms: re.Pattern[str]
) -> list[str]:
    """The name as it is, then with more and more words off that are not the device's own."""
    names = [name, vendors.sub("", name.split(" with ")[0])]
    bare = _MEMORY.sub(" ", names[-1]).strip(" -()")
    names += [bare, forms.sub("", bare).strip(" -()")]
    names.append(vendors.sub("", names[-1]))
    names.append(suffixes.sub("", names[-1]).strip(" -()"))
    names.append(suffixes.sub("", names[-1]).strip(" -()"))
    return [n for n in dict.fromkeys(names) if n]


def _by_model(name: str, rules: Rules) -> Device | None:
    """The entry whose spelling the name starts with, if a model number of that entry follows."""
    _, vendors, suffixes, _ = _index(rules)
    plain = suffixes.sub("", vendors.sub("", name)).strip()
    for device in rules.hardware:
        if device.model is None:
            continue
        for word in device.words:
            if re.fullmatch(rf"{re.escape(word)}[\s-]?(?:{device.model})", plain, re.IGNORECASE):
                return device
    return None


def _key(name: str) -> str:
    return _SYMBOLS.sub("", name.lower())


Index = tuple[dict[str, "Device"], re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@lru_cache(maxsize=8)
def _index(rules: Rules) -> Index:
    entries: dict[str, Device] = {}
    for device in rules.hardware:
        for word in (device.name, *device.words, *device.bare):
            entries.setdefault(_key(word), device)
    words = rules.hardware_vocabulary
    vendors = re.compile(rf"^(?:(?:{_either(words['vendors'])})[\s-]+)+", re.IGNORECASE)
    after = [*words["after"], *(word + "s" for word in words["after"])]
    suffixes = re.compile(rf"[\s-]+(?:{_either(after)})$", re.IGNORECASE)
    forms = re.compile(rf"(?:[\s-]+(?:{'|'.join(words['forms'])}))+$")
    return entries, vendors, suffixes, forms


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
