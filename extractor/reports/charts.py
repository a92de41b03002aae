"""The plots of the HTML report, as Vega-Lite specifications over data that the page fills in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.exports.overview import FAMILIES

DEVICES = 15
"""How many devices the plot of devices shows, those with most claims."""


def charts(families: Sequence[str] = FAMILIES, *, dated: bool = True) -> dict[str, dict[str, Any]]:
    """The specifications by name: improvements, devices and, of `dated` claims, timeline.

    `families` are those that get a colour, in order. Each plot reads the data set "claims", one
    object a claim: id, family, metric, method, baseline, value, better (times better), date, jitter
    (0 to 1); or "devices": id, device and class.

    >>> sorted(charts())
    ['devices', 'improvements', 'timeline']
    """
    made = {"improvements": _improvements(families).to_dict(), "devices": _devices().to_dict()}
    return made | ({"timeline": _timeline(families).to_dict()} if dated else {})


def _points() -> list[Any]:
    import altair as alt

    return [
        alt.Tooltip("method:N"),
        alt.Tooltip("value:N", title="as written"),
        alt.Tooltip("metric:N"),
        alt.Tooltip("baseline:N", title="over"),
        alt.Tooltip("better:Q", title="times better", format=",.3~f"),
        alt.Tooltip("date:N"),
    ]


def _improvements(families: Sequence[str]) -> Any:
    import altair as alt

    data = alt.NamedData("claims")
    better = alt.X("better:Q").scale(type="log").title("times better than the baseline")
    points = (
        alt.Chart(data)
        .mark_circle(size=70, opacity=0.6, cursor="pointer")
        .encode(
            x=better,
            y=alt.Y("family:N").title(None).sort(list(families)),
            yOffset=alt.YOffset("jitter:Q").scale(domain=[-0.4, 1.4]),
            color=alt.Color("family:N").legend(None).scale(domain=list(families)),
            tooltip=_points(),
        )
    )
    return alt.layer(_even(x=alt.X(datum=1)), points).properties(width="container", height=280)


def _timeline(families: Sequence[str]) -> Any:
    import altair as alt

    points = (
        alt.Chart(alt.NamedData("claims"))
        .transform_filter("isValid(datum.date)")
        .mark_circle(size=70, opacity=0.7, cursor="pointer")
        .encode(
            x=alt.X("date:T").title("date of the paper"),
            y=alt.Y("better:Q").scale(type="log").title("times better"),
            color=alt.Color("family:N").title(None).scale(domain=list(families)),
            tooltip=_points(),
        )
    )
    return alt.layer(_even(y=alt.Y(datum=1)), points).properties(width="container", height=280)


def _even(**channel: Any) -> Any:
    """The line at 1, where a method is as good as its baseline."""
    import altair as alt

    once: Any = alt.InlineData(values=[{}])
    return alt.Chart(once).mark_rule(strokeDash=[4, 4], opacity=0.6).encode(**channel)


def _devices() -> Any:
    import altair as alt

    return (
        alt.Chart(alt.NamedData("devices"))
        .transform_aggregate(claims="count()", groupby=["device", "class"])
        .transform_window(
            place="row_number()",
            sort=[alt.SortField("claims", order="descending"), alt.SortField("device")],
        )
        .transform_filter(f"datum.place <= {DEVICES}")
        .mark_bar(cursor="pointer", cornerRadiusEnd=2)
        .encode(
            x=alt.X("claims:Q").title("claims").axis(tickMinStep=1, format="d"),
            y=alt.Y("device:N").sort("-x").title(None),
            color=alt.Color("class:N").title(None),
            tooltip=["device:N", "class:N", "claims:Q"],
        )
        .properties(width="container", height=300)
    )
