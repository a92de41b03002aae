"""Improvements as a picture: the best of each method, or all of them by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from extractor.claim import ExtractorError
from extractor.table.selection import Filters, select

if TYPE_CHECKING:
    from typing import Unpack

    import pandas as pd
    from matplotlib.axes import Axes

Picture = Literal["best", "timeline"]

COLOURS: tuple[str, ...] = (
    "#332288", "#cc6677", "#117733", "#ddcc77", "#88ccee", "#aa4499",
    "#44aa99", "#882255", "#999933", "#bbbbbb", "#000000",
)  # fmt: skip
"""Paul Tol's muted scheme, which colour-blind readers can tell apart, and black."""

_NAME_LENGTH = 32


def plot(
    frame: pd.DataFrame,
    kind: Picture = "best",
    *,
    top: int = 20,
    ax: Axes | None = None,
    **filters: Unpack[Filters],
) -> Axes:
    """Draw the improvements of a claims table; gives back matplotlib's axes.

    "best" draws a bar for the best improvement (times better than its baseline) of each of the
    `top` methods, named with metric and baseline; "timeline" draws every improvement at its
    paper's date, ranges as lines. Colours are metric families, the scale is logarithmic. The
    filters are those of `select`. `ax` is drawn into if given. Raises `ExtractorError` if no claim
    passes, or if matplotlib is not installed.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark")
    >>> ax = plot(claims_frame([(Paper("t1", "Lark", "2x faster"), claim)]))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Lark: speed']
    """
    painters = {"best": _best, "timeline": _timeline}
    if kind not in painters:
        raise ExtractorError(f"no picture is called {kind!r}; known are {', '.join(painters)}")
    rows = select(frame, filters)
    rows = rows[rows["improvement_high"].notna()]
    if kind == "timeline":
        rows = rows[rows["date"].notna()]
    if rows.empty:
        what = "improvement and date" if kind == "timeline" else "improvement"
        raise ExtractorError(f"nothing to plot: no claim with {what} passes the filters")
    ax = ax if ax is not None else _new_axes(min(len(rows), top) if kind == "best" else 14)
    shown = set(rows["metric_family"])
    colours = {name: colour for name, colour in _family_colours().items() if name in shown}
    painters[kind](rows, ax, colours, top)
    _legend(ax, colours)
    return ax


def _family_colours() -> dict[str, str]:
    """A family has the same colour in every picture."""
    from extractor.rules import load_rules

    families = dict.fromkeys(["other", *(m.family for m in load_rules().metrics.values())])
    names = [*list(families)[1:], "other"]
    return {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(names)}


def _new_axes(bars: int) -> Axes:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ExtractorError(
            "plots need matplotlib; install it with: pip install 'claims-extractor[plot]'"
        ) from error
    figure = Figure(figsize=(8, 1.2 + 0.3 * max(bars, 4)), layout="constrained")
    return figure.add_subplot()


def _best(rows: pd.DataFrame, ax: Axes, colours: dict[str, str], top: int) -> None:
    ranked = rows.sort_values(["improvement_high", "claim_id"], ascending=[False, True])
    ranked = ranked.drop_duplicates("method_name").head(top).iloc[::-1]
    records = ranked.to_dict(orient="records")
    places = list(range(len(records)))
    ax.barh(
        places,
        [row["improvement_high"] - 1 for row in records],
        left=1,
        color=[colours[str(row["metric_family"])] for row in records],
    )
    ax.set_yticks(places, [_label(row) for row in records])
    ax.set_xscale("log")
    ax.set_xlabel("times better than the baseline")


def _timeline(rows: pd.DataFrame, ax: Axes, colours: dict[str, str], top: int) -> None:
    days = rows["date"].tolist()
    shades = [colours[str(family)] for family in rows["metric_family"]]
    lows = rows["improvement_low"].astype(float).tolist()
    highs = rows["improvement_high"].astype(float).tolist()
    ax.vlines(days, lows, highs, colors=shades, alpha=0.5)
    ax.scatter(days, highs, c=shades, s=18)
    ax.axhline(1, color="#888888", linewidth=0.8)
    ax.set_yscale("log")
    ax.set_ylabel("times better than the baseline")
    ax.tick_params(axis="x", rotation=30)


def _label(row: dict[Any, Any]) -> str:
    method = row["method_name"] if isinstance(row["method_name"], str) else row["paper_id"]
    over = f" over {', '.join(row['baseline_names'])}" if row["baseline_names"] else ""
    return f"{_short(method)}: {row['metric']}{_short(over)}"


def _short(text: str) -> str:
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1] + "…"


def _legend(ax: Axes, colours: dict[str, str]) -> None:
    from matplotlib.patches import Patch

    if len(colours) > 1:
        ax.legend(handles=[Patch(color=c, label=name) for name, c in colours.items()])
