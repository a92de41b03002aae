"""Papers and claims as typed pandas frames, and back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem, Reading
from extractor.table.schema import (
    CLAIM_COLUMNS,
    PAPER_COLUMNS,
    Column,
    columns_of,
    documented_columns,
    missing,
)

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules


def claims_frame(
    pairs: Iterable[tuple[Paper, Claim]], *, rules: Rules | None = None
) -> pd.DataFrame:
    """One row a claim, in the order given, with the columns of `CLAIM_COLUMNS`.

    A claim without claim_id gets its paper's id, "#" and its place among the paper's claims, from
    1. `rules` says which family a metric belongs to; without it, the bundled rules do.

    >>> paper = Paper("t1", "Lark: Fast Decoding", "Lark is 2x faster.")
    >>> claim = Claim("2x", 8, 10, 2.0, 2.0, "factor", "speed", unit="x", method="Lark")
    >>> frame = claims_frame([(paper, claim)])
    >>> frame.loc[0, ["claim_id", "metric_family", "baselines"]].tolist()
    ['t1#1', 'speed', []]
    """
    families = _families(rules)
    names = [c.name for c in CLAIM_COLUMNS if not c.added]
    values: dict[str, list[Any]] = {name: [] for name in names}
    places: dict[str, int] = {}
    for paper, claim in pairs:
        places[paper.id] = places.get(paper.id, 0) + 1
        row = {
            "claim_id": claim.claim_id or f"{paper.id}#{places[paper.id]}",
            "paper_id": claim.paper_id or paper.id,
            "title": paper.title,
            "date": paper.date,
            "url": paper.url,
            "metric_family": families.get(claim.metric, "other"),
        }
        for name in names:
            values[name].append(row[name] if name in row else getattr(claim, name))
    return frame_of(values, CLAIM_COLUMNS)


def _families(rules: Rules | None) -> dict[str, str]:
    if rules is None:
        from extractor.rules import load_rules

        rules = load_rules()
    return {name: metric.family for name, metric in rules.metrics.items()}


def papers_frame(papers: Iterable[Paper]) -> pd.DataFrame:
    """One row a paper, in the order given, with the columns of `PAPER_COLUMNS`.

    >>> papers_frame([Paper("t1", "Lark", "Lark is 2x faster.", authors=3)]).authors.tolist()
    [3]
    """
    rows = list(papers)
    values = {c.name: [getattr(paper, c.name) for paper in rows] for c in PAPER_COLUMNS}
    return frame_of(values, PAPER_COLUMNS)


def papers_of(frame: pd.DataFrame, reading: Reading) -> Iterator[Paper]:
    """The papers of a frame with an abstract column; id, title and the rest where it has them.

    A row without an abstract is a problem, appended to `reading.problems` with the row's place from
    1. Raises `ExtractorError` if the frame has no abstract column.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"title": ["Lark"], "abstract": ["Lark is 2x faster."]})
    >>> [paper.title for paper in papers_of(frame, Reading())]
    ['Lark']
    """
    from extractor.sources.records import RowError, paper_from_row
    from extractor.sources.source import Source

    if "abstract" not in frame.columns:
        have = ", ".join(map(str, frame.columns))
        raise ExtractorError(f"the data frame has no column 'abstract', only {have}; rename one")
    source = replace(Source.from_text(""), name="data frame", label="data frame")
    for place, row in enumerate(frame.to_dict(orient="records"), 1):
        values = {str(k): None if missing(v) else v for k, v in row.items()}
        try:
            paper = paper_from_row(values, source, reading, place)
        except RowError as error:
            reading.problems.append(Problem(source.name, str(error), place))
            continue
        given = values.get("sources")
        yield replace(paper, sources=tuple(given)) if given else paper


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of `frame` with the dtypes of its schema and the rows numbered from 0.

    Documented columns come first, in documented order, then the others as they stood. What an
    export wrote, `read_claims` gives back as `typed` made it. Raises `ExtractorError` for a value
    that its column cannot hold, and for an infinite number.

    >>> import pandas as pd
    >>> typed(pd.DataFrame({"claim_id": ["a#1"], "low": [2]})).dtypes.astype(str).tolist()
    ['string', 'Float64']
    """
    columns = columns_of(frame)
    return frame_of({c.name: frame[c.name].tolist() for c in columns}, columns)


def frame_of(values: Mapping[str, Sequence[Any]], columns: Sequence[Column]) -> pd.DataFrame:
    """The frame of `values`, column by column, each with its dtype from `columns`.

    Columns without values are left out. Raises `ExtractorError` for a value that its column cannot
    hold.

    >>> frame_of({"low": [1, None]}, [Column("low", "Float64", "")])["low"].isna().tolist()
    [False, True]
    """
    import pandas as pd

    import extractor.table.accessor  # noqa: F401  # registers df.claims

    documented = [c.name for c in documented_columns(list(values))]
    places = {name: place for place, name in enumerate(documented)}
    ordered = sorted(columns, key=lambda c: places.get(c.name, len(documented)))
    return pd.DataFrame({c.name: _series(values[c.name], c) for c in ordered if c.name in values})


def _series(values: Sequence[Any], column: Column) -> pd.Series[Any]:
    import pandas as pd

    if column.is_list:
        as_list = _hardware_list if column.items == "hardware" else _text_list
        return pd.Series([as_list(v) for v in values], dtype=object, name=column.name)
    plain = [None if missing(v) else v for v in values]
    try:
        return _scalars(plain, column)
    except (TypeError, ValueError, OverflowError) as error:
        raise ExtractorError(
            f"column {column.name!r} cannot hold its values as {column.dtype}: {error}"
        ) from None


def _scalars(plain: list[Any], column: Column) -> pd.Series[Any]:
    import pandas as pd

    if column.dtype in ("string", "category"):
        texts = [None if v is None or (v == "" and column.nullable) else str(v) for v in plain]
        if column.dtype == "string":
            filled = texts if column.nullable else [t or "" for t in texts]
            return pd.Series(filled, dtype="string", name=column.name)
        kinds = list(column.categories) or sorted({t for t in texts if t is not None})
        unknown = sorted({t for t in texts if t is not None} - set(kinds))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(kinds)}")
        categories = pd.CategoricalDtype(pd.Index(kinds, dtype="str" if kinds else object))
        return pd.Series(pd.Categorical(texts, dtype=categories), name=column.name)
    if column.dtype == "Float64":
        for row, value in enumerate(plain):
            if value is not None and math.isinf(value):
                raise ValueError(f"row {row} is infinite")
    dtype: Any = column.dtype
    return pd.Series(pd.array(plain, dtype=dtype), name=column.name)


def _text_list(value: Any) -> list[str]:
    return [] if _no_list(value) else [str(item) for item in value]


def _hardware_list(value: Any) -> list[dict[str, Any]]:
    if _no_list(value):
        return []
    return [{"name": d.name, "count": d.count} for d in map(_device, value)]


def _device(item: Any) -> Hardware:
    if isinstance(item, Hardware):
        return item
    count = item.get("count")
    return Hardware(str(item["name"]), None if missing(count) else int(count))


def _no_list(value: Any) -> bool:
    return not isinstance(value, Iterable) and missing(value)


def claims_of(frame: pd.DataFrame) -> Iterator[Claim]:
    """The claims of a claims table, row by row: the inverse of `claims_frame`.

    >>> paper = Paper("t1", "Lark: Fast Decoding", "Lark is 2x faster.")
    >>> claim = Claim("2x", 8, 10, 2.0, 2.0, "factor", "speed", claim_id="t1#1", paper_id="t1")
    >>> list(claims_of(claims_frame([(paper, claim)]))) == [claim]
    True
    """
    for row in frame.to_dict(orient="records"):
        yield Claim.from_dict({str(k): None if missing(v) else v for k, v in row.items()})
