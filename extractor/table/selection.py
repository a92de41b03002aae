"""Which claims a table is about, and what of them may be compared with what.

`select` filters a claims table; `comparable` splits it into measurements, one a claim and baseline,
each labelled with all that makes it comparable to another: metric, phase and baseline for an
improvement; metric, unit, phase and device for an absolute value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from extractor.claim import ExtractorError
from extractor.table.canonical import name_key, name_kind
from extractor.table.hardware import known_device
from extractor.table.scale import ensure_scale
from extractor.table.wording import hardware_words, value_words

if TYPE_CHECKING:
    import pandas as pd

NOT_STATED = "not stated"

Words = str | Iterable[str]


class ChoiceError(ExtractorError):
    """A filter or an option that does not exist or makes no sense; the message lists what does."""


class Filters(TypedDict, total=False):
    """What `select` may be asked for; a list means any of its items.

    `metric` and `family` are ids; `method` and `baseline` any spelling of a name; `hardware` a
    device, a class ("edge") or a vendor; `phase` one of the claim's phases. `since` is a date, a
    year ("2024") or a month ("2024-05"), and leaves out papers without date. `min_confidence` lies
    in [0, 1]. `own=True` keeps claims about the paper's own work, False the others.
    """

    metric: Words | None
    family: Words | None
    method: Words | None
    baseline: Words | None
    hardware: Words | None
    phase: Words | None
    since: str | date | None
    min_confidence: float | None
    own: bool | None


def select(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The claims that pass all filters, with the columns of `with_scale`.

    Raises `ChoiceError` for a filter that does not exist or cannot be read, and for a metric,
    family or phase that neither the bundled rules nor the table know.

    >>> from extractor.table.frame import claims_frame
    >>> len(select(claims_frame([]), {"metric": "speed", "since": "2024"}))
    0
    """
    if unknown := sorted(set(filters) - set(Filters.__annotations__)):
        known = ", ".join(Filters.__annotations__)
        raise ChoiceError(f"no filter is called {unknown[0]!r}; known are {known}")
    scaled = ensure_scale(frame)
    keep = _among(scaled, "metric", filters.get("metric"), "metric")
    keep &= _among(scaled, "metric_family", filters.get("family"), "family")
    keep &= _among(scaled, "phase", filters.get("phase"), "phase")
    keep &= _named(([m] for m in scaled["method_name"]), filters.get("method"), scaled)
    keep &= _named(scaled["baseline_names"], filters.get("baseline"), scaled)
    keep &= _on(scaled, filters.get("hardware"))
    if (since := filters.get("since")) is not None:
        keep &= (scaled["date"] >= _day(since)).fillna(False).astype(bool)
    if (least := filters.get("min_confidence")) is not None:
        if not 0 <= least <= 1:
            raise ChoiceError(f"min_confidence is {least}; give a number from 0 to 1")
        keep &= (scaled["confidence"] >= least).astype(bool)
    if (own := filters.get("own")) is not None:
        keep &= (scaled["own"] == own).astype(bool)
    return scaled[keep]


def _list(words: Words | None) -> list[str]:
    if words is None:
        return []
    return [words] if isinstance(words, str) else list(words)


def _known(what: str) -> set[str]:
    from extractor.claim import PHASES
    from extractor.rules import load_rules

    metrics = load_rules().metrics
    return {"metric": set(metrics), "family": {m.family for m in metrics.values()}}.get(
        what, set(PHASES)
    )


def _among(frame: pd.DataFrame, column: str, words: Words | None, what: str) -> pd.Series[bool]:
    import pandas as pd

    wanted = _list(words)
    if not wanted:
        return pd.Series(True, index=frame.index)
    known = sorted(_known(what) | {str(label) for label in frame[column].dropna().unique()})
    for word in wanted:
        if word not in known:
            raise ChoiceError(f"no {what} is called {word!r}; known are {', '.join(known)}")
    return frame[column].isin(wanted).fillna(False).astype(bool)


def _named(
    cells: Iterable[Iterable[Any]], names: Words | None, frame: pd.DataFrame
) -> pd.Series[bool]:
    import pandas as pd

    keys = {name_key(name) for name in _list(names)}
    found = [not keys or any(isinstance(n, str) and name_key(n) in keys for n in c) for c in cells]
    return pd.Series(found, index=frame.index, dtype=bool)


def _on(frame: pd.DataFrame, hardware: Words | None) -> pd.Series[bool]:
    import pandas as pd

    wanted = {known_device(name).name.casefold() for name in _list(hardware)}
    wanted |= {name.casefold() for name in _list(hardware)}
    columns = ["hardware_names", "hardware_classes", "hardware_vendors"]
    found = [
        not wanted or any(word.casefold() in wanted for cell in cells for word in cell)
        for cells in zip(*(frame[c] for c in columns), strict=True)
    ]
    return pd.Series(found, index=frame.index, dtype=bool)


def _day(since: str | date) -> pd.Timestamp:
    import pandas as pd

    try:
        return pd.Timestamp(since if isinstance(since, date) else f"{since}"[:10])
    except ValueError as error:
        raise ChoiceError(
            f"since is {since!r}; give a day, a month or a year, such as 2024-05"
        ) from error


def measurements(
    frame: pd.DataFrame, value: str = "improvement", *, each_device: bool = False
) -> Iterator[dict[str, Any]]:
    """The comparable measurements of a claims table with scale, in its order.

    `value` is "improvement" (one measurement a claim and baseline) or "absolute" (the value in the
    metric's canonical unit, one a claim). Each is a mapping: low, high, the labels metric, family,
    phase, unit, baseline, method, hardware, class, vendor, paper, year, the value as written, the
    devices in words (`on`), the baseline's own name as `baseline_name` (None if not stated), and
    the claim's row as `claim`. With `each_device`, a claim on several devices is one measurement
    on each.

    What has no name of its own is labelled with its paper: "baseline (2401.00001)" of one paper is
    not the baseline of another. What is not said is "not stated".
    """
    for raw in frame.to_dict(orient="records"):
        row = {str(k): v for k, v in raw.items()}
        low, high = _ends(row, value)
        if low is None:
            continue
        label = _labels(row)
        baselines = row["baseline_names"] if value == "improvement" else [None]
        for baseline in baselines or [None]:
            names = _baseline_label(baseline, row) if value == "improvement" else ""
            for device in _device_labels(row) if each_device else [_together(row)]:
                ends = {"low": low, "high": high, "baseline_name": baseline}
                yield {**ends, **label, "baseline": names, **device, "claim": row}


def _ends(row: Mapping[str, Any], value: str) -> tuple[float | None, float | None]:
    column = {"improvement": "improvement", "absolute": "canonical"}[value]
    low, high = row[f"{column}_low"], row[f"{column}_high"]
    if value == "absolute" and (row["kind"] != "absolute" or isinstance(row["unit_flag"], str)):
        return None, None
    return (None, None) if low is None or low != low else _numbers(low, high)


def _numbers(low: Any, high: Any) -> tuple[float | None, float | None]:
    import pandas as pd

    return (None, None) if low is pd.NA else (float(low), float(high))


def _labels(row: Mapping[str, Any]) -> dict[str, str]:
    method, phase, unit = row["method_name"], row["phase"], row["canonical_unit"]
    year = row["date"].year if row["date"] == row["date"] and row["date"] is not None else None
    return {
        "metric": str(row["metric"]),
        "family": str(row["metric_family"]),
        "phase": phase if isinstance(phase, str) else NOT_STATED,
        "unit": unit if isinstance(unit, str) else "x",
        "method": method if isinstance(method, str) else f"unnamed ({row['paper_id']})",
        "paper": str(row["paper_id"]),
        "year": str(year) if year else NOT_STATED,
        "value": value_words(row),
        "on": hardware_words(row),
    }


def _baseline_label(baseline: str | None, row: Mapping[str, Any]) -> str:
    if baseline is None:
        return f"{NOT_STATED} ({row['paper_id']})"
    if name_kind(baseline) == "placeholder":
        return f"{baseline} ({row['paper_id']})"
    return baseline


def _device_labels(row: Mapping[str, Any]) -> list[dict[str, str]]:
    devices = [known_device(str(d["name"])) for d in row["hardware"]]
    labels = [
        {"hardware": d.name, "class": d.kind or NOT_STATED, "vendor": d.vendor or NOT_STATED}
        for d in devices
    ]
    return labels or [{"hardware": NOT_STATED, "class": NOT_STATED, "vendor": NOT_STATED}]


def _together(row: Mapping[str, Any]) -> dict[str, str]:
    labels = _device_labels(row)
    return {
        key: " + ".join(dict.fromkeys(label[key] for label in labels))
        for key in ("hardware", "class", "vendor")
    }
