"""Values in one unit a metric: the canonical unit beside the unit as written, through Pint.

The definitions are ours (rules/units.txt), the canonical unit of a metric is knowledge in
rules/metrics.toml. Nothing here raises for what an abstract wrote: a unit that Pint does not know,
or that has the wrong dimension for its metric, comes back flagged.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.claim import ExtractorError
from extractor.rules import load_rules, rules_folder

if TYPE_CHECKING:
    import pint

    from extractor.rules import Rules

WRONG_DIMENSION = "wrong dimension"
UNKNOWN_UNIT = "unknown unit"
FLAGS = (WRONG_DIMENSION, UNKNOWN_UNIT)

UNTYPED = ("", "points")
"""Canonical or written units that say nothing of a dimension: scores and differences of scores."""

_SPELLINGS = (("$", "dollar"), ("%", "percent"), ("°", "degree"), ("²", "^2"), ("³", "^3"))
_COUNTED = "[counted"
_WORD = re.compile(r"[^\W\d]\w*")
_UNIT = re.compile(r"[^\W\d]\w*(?:\^-?\d)?(?:[/*· ][^\W\d]\w*(?:\^-?\d)?)*")
_ALSO = re.compile(r"^also_([a-z_]+?)(?:_\d)? = (\S+)$", re.MULTILINE)


class Canonical(NamedTuple):
    """A value, its unit, and what is wrong with them: one of `FLAGS`, or None."""

    value: float
    unit: str
    flag: str | None


def canonical(value: float, unit: str, metric: str, *, rules: Rules | None = None) -> Canonical:
    """`value` in the canonical unit of `metric`, or as it is where that does not apply.

    - The same dimension: converted ("521 ms" of a time is 0.521 s).
    - Another countable thing (request/s for a throughput, whose canonical unit is token/s): the
      value without prefixes, in that thing's own unit.
    - A score without unit, a percentage of anything, or a metric without canonical unit: as given.
    - The wrong dimension (ms for memory), or a unit that rules/units.txt does not define: as given,
      flagged.

    `metric` is a metric's id; one that the rules do not know has no canonical unit.

    >>> canonical(1.5, "GB", "model_size")
    Canonical(value=1500.0, unit='MB', flag=None)
    >>> canonical(2, "krequest/s", "throughput")
    Canonical(value=2000.0, unit='request/s', flag=None)
    >>> canonical(12, "ms", "memory")
    Canonical(value=12.0, unit='ms', flag='wrong dimension')
    """
    known = (rules or load_rules()).metrics.get(metric)
    target = known.unit if known else ""
    number = float(value)
    if unit == target or unit in UNTYPED:
        return Canonical(number, unit, None)
    kind, factor, shown = _conversion(unit, target, metric)
    if kind == "flag":
        return Canonical(number, unit, shown)
    return Canonical(_rounded(number * factor), shown, None)


@lru_cache(maxsize=1024)
def unit_factor(unit: str, wanted: str) -> float | None:
    """What a value in `unit` is multiplied by to be in `wanted`; None where it cannot be told.

    >>> unit_factor("week", "day"), unit_factor("J", "mJ"), unit_factor("GB", "ms")
    (7.0, 1000.0, None)
    """
    import pint

    if not (_UNIT.fullmatch(pint_spelling(unit)) and _UNIT.fullmatch(pint_spelling(wanted))):
        return None
    try:
        return _rounded(float(_quantity(unit).to(_quantity(wanted).units).magnitude))
    except (pint.PintError, ValueError):
        return None


def _rounded(number: float) -> float:
    """To 12 significant digits: what the conversion of binary fractions adds is not the value's."""
    return float(f"{number:.12g}")


@lru_cache(maxsize=4096)
def _conversion(unit: str, target: str, metric: str) -> tuple[str, float, str]:
    """How `unit` becomes `target` for `metric`: ("ok", factor, unit shown) or ("flag", 0, flag)."""
    import pint

    if not _UNIT.fullmatch(pint_spelling(unit)):
        return ("flag", 0.0, UNKNOWN_UNIT)
    try:
        written = _quantity(unit)
    except (pint.PintError, ValueError):  # the latter for "nan", which Pint takes for a number
        return ("flag", 0.0, UNKNOWN_UNIT)
    if unit == "%" or target in UNTYPED:
        return ("ok", 1.0, unit)
    wanted = [_quantity(name) for name in (target, *_also(metric))]
    for name, other in zip((target, *_also(metric)), wanted, strict=True):
        if written.dimensionality == other.dimensionality:
            return ("ok", float(written.to(other.units).magnitude), name.replace("_", "-"))
    if _shape(written.dimensionality) not in [_shape(other.dimensionality) for other in wanted]:
        return ("flag", 0.0, WRONG_DIMENSION)
    return _part_by_part(unit, target, written)


def _part_by_part(unit: str, target: str, written: Any) -> tuple[str, float, str]:
    """The conversion of each part of `unit` to its counterpart in `target`.

    "µs/token" becomes "ms/token" for a target of ms; a prefix on what is counted goes.
    """
    import pint

    counterparts = {
        _key(_quantity(part).dimensionality): part for part in _WORD.findall(pint_spelling(target))
    }
    shown = pint_spelling(unit)
    for part in dict.fromkeys(_WORD.findall(shown)):
        dimension = _quantity(part).dimensionality
        plain = counterparts.get(_key(dimension), part)
        if plain == part and any(name.startswith(_COUNTED) for name in dimension):
            prefix, base, _ = registry().parse_unit_name(part)[0]
            plain = part[len(part) - len(base) :] if prefix and part.endswith(base) else part
        shown = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", plain, shown)
    try:
        factor = float(written.to(_quantity(shown).units).magnitude)
    except pint.PintError:
        return ("ok", 1.0, unit)
    return ("ok", factor, unit if shown == pint_spelling(unit) else _plain_spelling(shown))


def _quantity(unit: str) -> Any:
    return registry().Quantity(1.0, registry().parse_units(pint_spelling(unit)))


def _key(dimensionality: Any) -> frozenset[tuple[str, float]]:
    return frozenset((name, float(power)) for name, power in dimensionality.items())


def _shape(dimensionality: Any) -> frozenset[tuple[str, float]]:
    """A dimension without what is counted: GPU-hours and hours have the same."""
    return frozenset(pair for pair in _key(dimensionality) if not pair[0].startswith(_COUNTED))


@lru_cache(maxsize=256)
def _also(metric: str) -> tuple[str, ...]:
    text = (rules_folder() / "units.txt").read_text(encoding="utf-8")
    return tuple(unit for name, unit in _ALSO.findall(text) if name == metric)


def pint_spelling(unit: str) -> str:
    """A unit as claims write it, in the spelling of the definition file.

    >>> pint_spelling("GPU-hour"), pint_spelling("$/question"), pint_spelling("mm²")
    ('GPU_hour', 'dollar/question', 'mm^2')
    """
    for written, defined in _SPELLINGS:
        unit = unit.replace(written, defined)
    return re.sub(r"(?<=\w)-(?=\w)", "_", unit)


def _plain_spelling(unit: str) -> str:
    return unit.replace("_", "-").replace("dollar", "$").replace("percent", "%")


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[Any]:
    """The Pint registry of rules/units.txt; its quantities work as Pint's do.

    Raises `ExtractorError` if the file is missing or is no definition file.

    >>> f"{registry().Quantity(2.0, 'GPU_day').to('GPU_hour').magnitude:g}"
    '48'
    """
    import pint

    path = rules_folder() / "units.txt"
    if not path.is_file():
        raise ExtractorError(f"{path}: no such rules file; reinstall or check the folder")
    try:
        units: pint.UnitRegistry[Any] = pint.UnitRegistry(str(path), on_redefinition="raise")
    except (pint.PintError, ValueError) as error:
        raise ExtractorError(f"{path}: not a file of Pint definitions: {error}") from error
    return units
