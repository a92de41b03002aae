"""The only door to what the extractor knows: loads, lays over and checks rules/.

`load_rules()` reads the bundled TOML files; `load_rules(folder)` lays a user's folder over them:
a file of the same name adds entries, and an entry with a known `id` (hardware: `name`) replaces it.
What a file may hold is told by rule_files.py, what a field may hold by rule_fields.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from extractor.claim import DIRECTIONS, PHASES, ExtractorError
from extractor.rule_files import TABLES, RuleFile

FILES = tuple(TABLES)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: its id, family, good direction ("up" or "down"), canonical unit and spellings.

    `stems` begin names of variants: "mAP" is also the metric of "mAP@50" and "mAP50-95".
    """

    id: str
    family: str
    good: str | None
    unit: str
    words: tuple[str, ...]
    case: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its id, spellings, and the metric that it speaks for when none is named.

    `also` are other metrics that it may measure where the text names one of them.
    """

    id: str
    metric: str
    words: tuple[str, ...]
    sure: bool = False
    count: bool = False
    also: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """One tag and the phrases that carry it."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Implied:
    """Words that name a metric and a direction by themselves ("faster", "cheaper")."""

    id: str
    metric: str
    direction: str
    words: tuple[str, ...]
    phase: str | None = None
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """One entry of the hardware catalogue; `kind` is its class (datacentre, consumer, ...).

    The fields are explained at the top of rules/hardware.toml.
    """

    name: str
    words: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    vendor: str | None = None
    kind: str | None = None
    memory_gb: tuple[float, ...] = ()
    year: int | None = None
    devices: int = 1
    model: str | None = None
    generic: bool = False
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One linking mechanism: what it resolves, and sentences with the claims they must give."""

    id: str
    about: str
    examples: tuple[dict[str, Any], ...]
    counter: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """All that the extractor knows, ready for the stages that use it."""

    text: dict[str, Any]
    metrics: dict[str, Metric]
    units: dict[str, Unit]
    cues: dict[str, Cue]
    implied: dict[str, Implied]
    words: dict[str, frozenset[str]]
    hardware: tuple[Device, ...]
    hardware_vocabulary: dict[str, tuple[str, ...]]
    links: dict[str, Link]
    trust: dict[str, float]

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def vocabulary(rules: Rules) -> frozenset[str]:
    """The words of all lists, cues, metrics and implied metrics, phrases word by word, lower case.

    >>> "outperforms" in vocabulary(load_rules())
    True
    """
    phrases = [*rules.words.values(), *(cue.words for cue in rules.cues.values())]
    phrases += [metric.words for metric in rules.metrics.values()]
    phrases += [entry.words for entry in rules.implied.values()]
    return frozenset(
        word.lower() for words in phrases for phrase in words for word in phrase.split()
    )


def rules_folder() -> Path:
    """Where the bundled rules lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_rules(extra: Path | str | None = None) -> Rules:
    """The bundled rules, with a user's folder of rules laid over them.

    The folder is read at each call, so that what was edited counts; what did not change is not
    worked out again. Raises `ExtractorError` that names the file, the entry, what is wrong with it
    and the way out when a rule cannot be used.

    >>> load_rules().metrics["latency"].good
    'down'
    """
    return _bundled() if extra is None else _laid_over(_contents(Path(extra)))


@lru_cache(maxsize=1)
def _bundled() -> Rules:
    paths = [rules_folder() / name for name in FILES]
    return _layer({p.name: RuleFile.parse(str(p), _content(p)) for p in paths}, None)


@lru_cache(maxsize=8)
def _laid_over(contents: tuple[tuple[str, bytes], ...]) -> Rules:
    files = {Path(path).name: RuleFile.parse(path, content) for path, content in contents}
    return _layer(files, _bundled())


def _contents(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The paths and bytes of a user's files."""
    try:
        paths = sorted(folder.glob("*.toml")) if folder.is_dir() else None
    except OSError as error:
        raise ExtractorError(
            f"{folder}: cannot be opened: {error.strerror}; give a folder that can be read"
        ) from error
    if paths is None:
        raise ExtractorError(
            f"{folder}: no such folder of rules; give the folder that holds *.toml"
        )
    if not paths:
        raise ExtractorError(
            f"{folder}: holds no *.toml; name files as in rules/ (metrics.toml, ...)"
        )
    for path in paths:
        if path.name not in TABLES:
            known = ", ".join(FILES)
            raise ExtractorError(f"{path}: not the name of a rules file; known are {known}")
    return tuple((str(path), _content(path)) for path in paths)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ExtractorError(
            f"{path}: no such rules file; reinstall or check the folder"
        ) from error
    except OSError as error:
        raise ExtractorError(
            f"{path}: cannot be read: {error.strerror}; give a file that can be read"
        ) from error


def _layer(files: dict[str, RuleFile], under: Rules | None) -> Rules:
    """The rules of some files, laid over others if there are any `under` them.

    Families and classes, and the names of lists, are those that the rules under them know.
    """
    file = {name: files.get(name) or RuleFile(name, {}) for name in FILES}
    old = under or Rules({}, {}, {}, {}, {}, {}, (), {}, {}, {})
    choices: dict[str, Collection[str]] = {
        "good": ("up", "down"),
        "direction": DIRECTIONS,
        "phase": PHASES,
    }
    if under is not None:
        choices["family"] = {m.family for m in under.metrics.values()}
        choices["class"] = {d.kind for d in under.hardware if d.kind}
    metrics = _over(old.metrics, file["metrics.toml"].entries("metric", Metric, choices))
    choices["metric"] = choices["also"] = metrics
    links = _over(old.links, file["links.toml"].entries("link", Link, choices))
    devices = file["hardware.toml"].entries("hardware", Device, choices)
    words = file["words.toml"].word_lists("words", old.words)
    vocabulary = file["hardware.toml"].word_lists("vocabulary", old.hardware_vocabulary)
    return Rules(
        text=_text_over(old.text, file["text.toml"].plain_text()),
        metrics=metrics,
        units=_over(old.units, file["units.toml"].entries("unit", Unit, choices)),
        cues=_over(old.cues, file["cues.toml"].entries("cue", Cue, choices)),
        implied=_over(old.implied, file["cues.toml"].entries("implied", Implied, choices)),
        words={**old.words, **{name: frozenset(v) for name, v in words.items()}},
        hardware=tuple(_over({d.name: d for d in old.hardware}, devices).values()),
        hardware_vocabulary={
            **old.hardware_vocabulary,
            **{name: tuple(v) for name, v in vocabulary.items()},
        },
        links=links,
        trust={**old.trust, **file["trust.toml"].shares("trust", links)},
    )


def _over(old: dict[str, T], new: dict[str, T]) -> dict[str, T]:
    """The old entries that no new one replaces, then the new ones."""
    return {**{name: entry for name, entry in old.items() if name not in new}, **new}


def _text_over(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The tables of text.toml: new symbols replace old ones, new lists lengthen the old."""
    merged = dict(old)
    for key, value in new.items():
        if isinstance(value, dict):
            merged[key] = {**old.get(key, {}), **value}
        else:
            merged[key] = [*old.get(key, []), *value]
    return merged


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule as `list_rules` shows it: its file, kind, id, and how many examples it carries."""

    file: str
    kind: str
    id: str
    about: str
    examples: int


def list_rules(rules: Rules | Path | str | None = None) -> list[RuleInfo]:
    """Every rule, in the order of the files.

    >>> sorted({r.kind for r in list_rules()})
    ['cue', 'hardware', 'implied', 'link', 'metric', 'unit']
    """
    known = rules if isinstance(rules, Rules) else load_rules(rules)
    rows = [
        RuleInfo("metrics.toml", "metric", m.id, ", ".join((m.words + m.case)[:5]), len(m.examples))
        for m in known.metrics.values()
    ]
    rows += [
        RuleInfo("units.toml", "unit", u.id, ", ".join(u.words[:5]), len(u.examples))
        for u in known.units.values()
    ]
    rows += [
        RuleInfo("cues.toml", "cue", c.id, ", ".join(c.words[:5]), len(c.examples))
        for c in known.cues.values()
    ]
    rows += [
        RuleInfo("cues.toml", "implied", i.id, ", ".join(i.words[:5]), len(i.examples))
        for i in known.implied.values()
    ]
    rows += [
        RuleInfo(
            "hardware.toml", "hardware", d.name, ", ".join((d.words + d.bare)[:5]), len(d.examples)
        )
        for d in known.hardware
    ]
    rows += [
        RuleInfo("links.toml", "link", k.id, k.about, len(k.examples)) for k in known.links.values()
    ]
    return rows
