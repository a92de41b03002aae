"""The columns of the claims table and of the papers table: the one place that documents them.

Every export writes these columns, `extractor.read_claims` reads them back, and the README's tables
are checked against this file. A new column is one more `Column` in the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from extractor.claim import DIRECTIONS, KINDS, PHASES, ExtractorError

if TYPE_CHECKING:
    import pandas as pd

Dtype = Literal["string", "category", "Float64", "Int64", "boolean", "datetime64[s]", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `dtype` is the pandas dtype; "list" means an object column whose cells are Python lists, of
    texts (`items` is "text") or of ``{"name": str, "count": int | None}`` ("hardware"). A column
    that is not `nullable` has a value in every row. `categories` is the closed set of a category
    column; empty means that the sorted values of the table are its categories. `added` columns are
    computed after extraction and may be absent.

    >>> Column("low", "Float64", "the lower end of the value", nullable=False).is_list
    False
    """

    name: str
    dtype: Dtype
    meaning: str
    unit: str = ""
    nullable: bool = True
    items: Literal["text", "hardware"] = "text"
    categories: tuple[str, ...] = ()
    added: bool = False

    @property
    def is_list(self) -> bool:
        """Whether the cells are Python lists."""
        return self.dtype == "list"


CLAIM_COLUMNS: tuple[Column, ...] = (
    Column(
        "claim_id", "string", "paper_id, '#' and the claim's place in the paper", nullable=False
    ),
    Column("paper_id", "string", "the paper's arXiv id, or one made of its title", nullable=False),
    Column("title", "string", "the paper's title", nullable=False),
    Column("date", "datetime64[s]", "the day the paper appeared"),
    Column("method", "string", "what the value is true of"),
    Column("metric", "category", "the metric's id, see rules/metrics", nullable=False),
    Column("metric_family", "category", "the family of the metric", nullable=False),
    Column(
        "kind",
        "category",
        "factor, percent_change, percent_of, points or absolute",
        nullable=False,
        categories=KINDS,
    ),
    Column("low", "Float64", "the value, or the lower end of a range", "unit", nullable=False),
    Column("high", "Float64", "the value, or the upper end of a range", "unit", nullable=False),
    Column("unit", "string", "x, %, a plain singular unit, points, or nothing", nullable=False),
    Column(
        "direction", "category", "what happens to the metric named in metric", categories=DIRECTIONS
    ),
    Column("qualifiers", "list", "up_to, at_least, at_most, approx, average", nullable=False),
    Column("baselines", "list", "what this value is compared against", nullable=False),
    Column("baseline_value", "Float64", "the baseline's own value, where stated", "unit"),
    Column(
        "improvement_low",
        "Float64",
        "how many times better than the baseline, the lower end",
        "x",
        added=True,
    ),
    Column(
        "improvement_high",
        "Float64",
        "how many times better than the baseline, the upper end",
        "x",
        added=True,
    ),
    Column(
        "improvement_note",
        "list",
        "readings that were chosen, and why there is no improvement",
        nullable=False,
        added=True,
    ),
    Column(
        "hardware", "list", "what it was measured on, with counts", nullable=False, items="hardware"
    ),
    Column("setting", "list", "model, data set, benchmark, workload, condition", nullable=False),
    Column("phase", "category", "the stage that was measured", categories=PHASES),
    Column("own", "boolean", "false if the value is another work's result", nullable=False),
    Column("text", "string", "the value's characters in the abstract as given", nullable=False),
    Column("start", "Int64", "offset of the text in the abstract", "character", nullable=False),
    Column("end", "Int64", "offset after the text's last character", "character", nullable=False),
    Column("evidence", "string", "the sentence that states the value", nullable=False),
    Column("confidence", "Float64", "how sure the rules are, 0 to 1", nullable=False),
    Column("rules", "list", "ids of the rules that made the claim, in order", nullable=False),
    Column("url", "string", "where the paper is"),
    Column(
        "canonical_low", "Float64", "an absolute low in canonical_unit", "canonical", added=True
    ),
    Column(
        "canonical_high", "Float64", "an absolute high in canonical_unit", "canonical", added=True
    ),
    Column("canonical_unit", "string", "the unit in which its metric is compared", added=True),
    Column("unit_flag", "string", "a unit that is unknown or wrong for the metric", added=True),
    Column("method_name", "string", "the method, one spelling for all papers", added=True),
    Column(
        "baseline_names",
        "list",
        "the baselines, one spelling for all papers",
        nullable=False,
        added=True,
    ),
    Column(
        "baseline_paper_ids",
        "list",
        "the papers whose methods the baselines are",
        nullable=False,
        added=True,
    ),
    Column("hardware_names", "list", "the devices' canonical names", nullable=False, added=True),
    Column("hardware_vendors", "list", "who makes the devices", nullable=False, added=True),
    Column(
        "hardware_classes",
        "list",
        "datacentre, workstation, consumer, edge, cpu, tpu, npu, fpga, phone",
        nullable=False,
        added=True,
    ),
    Column("hardware_memory_gb", "Float64", "memory of the one device", "GB", added=True),
    Column("hardware_year", "Int64", "year of the one device", added=True),
    Column("hardware_devices", "Int64", "how many devices in all", added=True),
)

PAPER_COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "the arXiv id, or one made of the normalised title", nullable=False),
    Column("title", "string", "the title as given", nullable=False),
    Column("abstract", "string", "the abstract as given; offsets point into it", nullable=False),
    Column("date", "datetime64[s]", "the day the paper appeared"),
    Column("authors", "Int64", "number of authors", "author"),
    Column("organisation", "string", "the organisation the page names"),
    Column("upvotes", "Int64", "upvotes on the page", "vote"),
    Column("url", "string", "where the paper is"),
    Column("sources", "list", "the files that gave the paper", nullable=False),
)


def columns_of(frame: pd.DataFrame) -> tuple[Column, ...]:
    """The columns that `frame` has, in its own order, each with its documented or inferred type.

    A frame with a claim_id is a claims table, one with an id and an abstract a papers table; the
    columns of any other frame, and columns that a user added, take their type from the data.

    >>> import pandas as pd
    >>> [c.dtype for c in columns_of(pd.DataFrame({"method": ["Lark"], "speedup": [2.0]}))]
    ['string', 'Float64']
    """
    known = {c.name: c for c in documented_columns(list(frame.columns))}
    return tuple(known.get(name) or _inferred(name, frame[name]) for name in frame.columns)


def documented_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The documented columns of a table whose columns are called `names`; none if it is neither.

    >>> documented_columns(["id", "abstract"])[0].name
    'id'
    """
    if "claim_id" in names:
        return CLAIM_COLUMNS
    if "id" in names and "abstract" in names:
        return PAPER_COLUMNS
    return ()


def _inferred(name: str, values: pd.Series[Any]) -> Column:
    import pandas as pd

    kinds = pd.api.types
    if isinstance(values.dtype, pd.CategoricalDtype):
        return Column(name, "category", "")
    if kinds.is_bool_dtype(values.dtype):
        return Column(name, "boolean", "")
    if kinds.is_integer_dtype(values.dtype):
        return Column(name, "Int64", "")
    if kinds.is_float_dtype(values.dtype):
        return Column(name, "Float64", "")
    if kinds.is_datetime64_any_dtype(values.dtype):
        return Column(name, "datetime64[s]", "")
    lists = [v for v in values if isinstance(v, (list, tuple))]
    if lists:
        hardware = any(isinstance(item, dict) for cell in lists for item in cell)
        return Column(name, "list", "", nullable=False, items="hardware" if hardware else "text")
    return Column(name, "string", "")


def missing(value: Any) -> bool:
    """Whether a scalar cell is empty: None, NaN, NaT or pandas' NA.

    >>> missing(None), missing(float("nan")), missing("")
    (True, True, False)
    """
    import pandas as pd

    return value is None or value is pd.NA or value is pd.NaT or value != value


def check_claims(frame: pd.DataFrame) -> None:
    """Check a claims table against its schema with pandera; say nothing if it holds.

    Raises `ExtractorError` that lists what is wrong (at most ten lines): a missing column, another
    dtype, a value outside its set, low above high, a claim_id twice.

    >>> import pandas as pd
    >>> check_claims(pd.DataFrame({"claim_id": ["a#1"]}))
    Traceback (most recent call last):
    ...
    extractor.claim.ExtractorError: not a claims table: column 'paper_id' is missing; ...
    """
    import pandera.errors

    try:
        _pandera_schema().validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise ExtractorError("not a claims table: " + _failures(error.failure_cases)) from None


def _failures(cases: pd.DataFrame) -> str:
    lines: dict[str, None] = {}
    for case in cases.itertuples(index=False):
        row = "" if missing(case.index) else f" in row {case.index}"
        value = getattr(case.failure_case, "item", lambda case=case: case.failure_case)()
        if case.check == "column_in_dataframe":
            lines[f"column {value!r} is missing"] = None
        elif row and case.schema_context == "DataFrameSchema":
            lines[f"{case.check}{row}"] = None
        elif case.schema_context == "Column":
            lines[f"{case.column}: {value!r}{row} fails {case.check}"] = None
    more = f"; and {len(lines) - 10} more" if len(lines) > 10 else ""
    return "; ".join(list(lines)[:10]) + more


@lru_cache(maxsize=1)
def _pandera_schema() -> Any:
    import pandera.pandas as pandera

    columns = {c.name: _pandera_column(pandera, c) for c in CLAIM_COLUMNS}
    checks = [
        pandera.Check(lambda f: f["low"] <= f["high"], name="low is above high"),
        pandera.Check(lambda f: f["start"] < f["end"], name="end is not after start"),
    ]
    return pandera.DataFrameSchema(columns, checks=checks, name="claims")


def _pandera_column(pandera: Any, column: Column) -> Any:
    dtype: Any = column.dtype
    checks = []
    if column.is_list:
        dtype = object
        checks.append(pandera.Check(lambda cell: isinstance(cell, list), element_wise=True))
    elif column.dtype == "category":
        dtype = None
        checks.append(pandera.Check(lambda values: values.dtype == "category", name="a category"))
        if column.categories:
            checks.append(pandera.Check.isin(column.categories))
    if column.name == "confidence":
        checks.append(pandera.Check.in_range(0, 1))
    return pandera.Column(
        dtype,
        checks=checks,
        nullable=column.nullable,
        required=not column.added,
        unique=column.name == "claim_id",
    )
