"""The only door to what the extractor knows: loads, lays over and checks rules/.

`load_rules()` reads the bundled TOML files; `load_rules(folder)` lays a user's folder over them:
a file of the same name adds entries, and an entry with a known `id` (hardware: `name`) replaces it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor.claim import ExtractorError

FILES = (
    "text.toml",
    "words.toml",
    "metrics.toml",
    "units.toml",
    "cues.toml",
    "hardware.toml",
    "links.toml",
    "trust.toml",
)


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


def rules_folder() -> Path:
    """Where the bundled rules lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_rules(extra: Path | str | None = None) -> Rules:
    """The bundled rules, with a user's folder of rules laid over them.

    Raises `ExtractorError` that names the file and the entry when a rule cannot be used.

    >>> load_rules().metrics["latency"].good
    'down'
    """
    return _load(None if extra is None else str(Path(extra)))


@lru_cache(maxsize=8)
def _load(extra: str | None) -> Rules:
    raw: dict[str, dict[str, Any]] = {}
    for name in FILES:
        raw[name] = _read(rules_folder() / name)
    if extra is not None:
        _lay_over(raw, Path(extra))
    return _build(raw)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError as error:
        raise ExtractorError(
            f"{path}: no such rules file; reinstall or check the folder"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExtractorError(f"{path}: not valid TOML: {error}; mend the line it names") from error


def _lay_over(raw: dict[str, dict[str, Any]], folder: Path) -> None:
    if not folder.is_dir():
        raise ExtractorError(
            f"{folder}: no such folder of rules; give the folder that holds *.toml"
        )
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ExtractorError(
            f"{folder}: holds no *.toml; name files as in rules/ (metrics.toml, ...)"
        )
    for path in files:
        if path.name not in raw:
            known = ", ".join(FILES)
            raise ExtractorError(f"{path}: not the name of a rules file; known are {known}")
        for key, value in _read(path).items():
            ours = raw[path.name].get(key)
            if isinstance(value, list) and value and isinstance(value[0], dict):
                label = "name" if key == "hardware" else "id"
                mine = {entry.get(label) for entry in value}
                kept = [entry for entry in ours or [] if entry.get(label) not in mine]
                for entry in value:
                    entry["_file"] = str(path)
                raw[path.name][key] = kept + value
            elif isinstance(value, dict) and isinstance(ours, dict):
                ours.update(value)
            elif isinstance(value, list) and isinstance(ours, list):
                raw[path.name][key] = ours + value
            else:
                raw[path.name][key] = value


def _entries(
    raw: dict[str, dict[str, Any]], file: str, key: str, label: str, kind: type[Any]
) -> Iterator[Any]:
    allowed = set(kind.__dataclass_fields__)
    required = {
        n
        for n, f in kind.__dataclass_fields__.items()
        if f.default is f.default_factory  # both MISSING: no default
    }
    seen: set[str] = set()
    for entry in raw[file].get(key, []):
        values = dict(entry)
        path = values.pop("_file", file)
        if "class" in values:
            values["kind"] = values.pop("class")
        name = values.get(label, "without a name")
        where = f"{path}: [[{key}]] {name!r}"
        if missing := required - set(values):
            raise ExtractorError(f"{where}: lacks {', '.join(sorted(missing))}; add it")
        if unknown := set(values) - allowed:
            raise ExtractorError(f"{where}: unknown field {', '.join(sorted(unknown))}; remove it")
        if not values.get("examples"):
            raise ExtractorError(f"{where}: has no examples; a rule without one does not load")
        if name in seen:
            raise ExtractorError(f"{where}: stands twice; give it another {label}")
        seen.add(name)
        for field_name, value in values.items():
            if isinstance(value, list):
                values[field_name] = tuple(value)
        yield kind(**values)


def _build(raw: dict[str, dict[str, Any]]) -> Rules:
    metrics = {m.id: m for m in _entries(raw, "metrics.toml", "metric", "id", Metric)}
    units = {u.id: u for u in _entries(raw, "units.toml", "unit", "id", Unit)}
    cues = {c.id: c for c in _entries(raw, "cues.toml", "cue", "id", Cue)}
    implied = {i.id: i for i in _entries(raw, "cues.toml", "implied", "id", Implied)}
    links = {k.id: k for k in _entries(raw, "links.toml", "link", "id", Link)}
    devices = tuple(_entries(raw, "hardware.toml", "hardware", "name", Device))
    for unit in units.values():
        _known_metric(unit.metric, metrics, f"units.toml: [[unit]] {unit.id!r}")
    for word in implied.values():
        _known_metric(word.metric, metrics, f"cues.toml: [[implied]] {word.id!r}")
    vocabulary = raw["hardware.toml"].get("vocabulary", {})
    return Rules(
        text=raw["text.toml"],
        metrics=metrics,
        units=units,
        cues=cues,
        implied=implied,
        words={k: frozenset(v) for k, v in raw["words.toml"].get("words", {}).items()},
        hardware=devices,
        hardware_vocabulary={k: tuple(v) for k, v in vocabulary.items()},
        links=links,
        trust=_trust(raw["trust.toml"].get("trust", {})),
    )


def _trust(table: dict[str, Any]) -> dict[str, float]:
    for name, value in table.items():
        if not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise ExtractorError(f"trust.toml: {name!r}: {value!r} is not between 0 and 1; mend it")
    return {name: float(value) for name, value in table.items()}


def _known_metric(metric: str, metrics: dict[str, Metric], where: str) -> None:
    if metric not in metrics:
        raise ExtractorError(f"{where}: metric {metric!r} is not in metrics.toml; use one that is")


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


def check_rules(rules: Rules | Path | str | None = None) -> list[str]:
    """What is wrong with the rules: one line for each example that does not hold; [] if all hold.

    A rule that cannot be loaded at all raises `ExtractorError` first.

    >>> check_rules()
    []
    """
    from extractor.rule_examples import failing_examples

    known = rules if isinstance(rules, Rules) else load_rules(rules)
    return list(failing_examples(known))
