"""What claims of several papers imply together: A over B and B over C give A over C.

An implied improvement is the product of the hops' improvements. It holds only as far as the papers
measured alike, which abstracts do not tell: another device, model or load between the hops breaks
it. So every chain is marked as implied, carries the claims of each hop, says whether the devices
agree, and stands beside what a paper states directly, where one does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Unpack

from extractor.table.canonical import name_key, name_kind
from extractor.table.schema import Column
from extractor.table.selection import ChoiceError, Filters, measurements, select

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

TOLERANCE = 1.1
"""Implied and stated improvements that differ by no more than this factor are no conflict."""

MAX_HOPS = 4
_COLUMNS: dict[str, Any] = {
    "method": "string",
    "via": "list",
    "baseline": "string",
    "metric": "string",
    "phase": "string",
    "implied": "boolean",
    "implied_low": "Float64",
    "implied_high": "Float64",
    "bound": "string",
    "devices": "string",
    "stated_low": "Float64",
    "stated_high": "Float64",
    "conflict": "boolean",
    "hops": "list",
    "claim_ids": "list",
    "paper_ids": "list",
    "stated_claim_ids": "list",
}


def chains(
    frame: pd.DataFrame,
    *,
    hops: int = 2,
    tolerance: float = TOLERANCE,
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """The improvements that claims of different papers imply: one row a chain, longest last.

    A chain runs over own names only ("the best baseline" is another thing in every paper), within
    one metric and phase, over at most `hops` claims from at least two papers. A hop with several
    claims has the range of them all. The filters are those of `select`.

    Columns: method, via (the names between), baseline, metric, phase; implied (always true),
    implied_low and implied_high (times better); bound ("up to" if a hop only says how much at most,
    "at least" likewise, "unclear" for both); devices ("same", "different" or "not stated");
    stated_low and stated_high, where a claim compares the two directly; conflict, whether the
    stated range lies outside the implied one by more than the factor `tolerance`; hops (each hop in
    words), claim_ids, paper_ids, stated_claim_ids. Raises `ChoiceError` for hops or a tolerance
    that make no sense.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> def over(paper, method, baseline, low):
    ...     claim = Claim("x", 0, 1, low, low, "factor", "speed", "x", direction="increase",
    ...                   method=method, baselines=(baseline,))
    ...     return Paper(paper, f"{method}: Fast", ""), claim
    >>> frame = claims_frame([over("a", "Lark", "Finch", 2.0), over("b", "Finch", "Wren", 1.5)])
    >>> chains(frame)[["method", "baseline", "implied_low"]].values.tolist()
    [['Lark', 'Wren', 3.0]]
    """
    if not 2 <= hops <= MAX_HOPS:
        raise ChoiceError(f"hops is {hops}; a chain has from 2 to {MAX_HOPS}")
    if not tolerance >= 1:
        raise ChoiceError(f"tolerance is {tolerance}; give a factor of at least 1")
    lines = [
        line
        for (metric, phase), graph in sorted(_graphs(select(frame, filters)).items())
        for line in _chains_of(graph, metric, phase, hops, tolerance)
    ]
    lines.sort(key=lambda c: (len(c["hops"]), c["metric"], c["phase"], -c["implied_high"]))
    return _frame(lines)


def _graphs(frame: pd.DataFrame) -> dict[tuple[str, str], nx.DiGraph[str]]:
    """One graph a metric and phase: an edge from each method to each baseline, with its claims."""
    import networkx as nx

    graphs: dict[tuple[str, str], nx.DiGraph[str]] = {}
    for item in measurements(frame):
        method, baseline = str(item["method"]), item["baseline_name"]
        if not baseline or not all(name_kind(n) == "name" for n in (method, baseline)):
            continue
        better, worse = name_key(method), name_key(baseline)
        if better == worse or not isinstance(item["claim"]["method_name"], str):
            continue
        graph = graphs.setdefault((item["metric"], item["phase"]), nx.DiGraph())
        graph.add_node(better, name=method)
        if worse not in graph:
            graph.add_node(worse, name=baseline)
        if not graph.has_edge(better, worse):
            graph.add_edge(better, worse, items=[])
        graph.edges[better, worse]["items"].append(item)
    return graphs


def _chains_of(
    graph: nx.DiGraph[str], metric: str, phase: str, hops: int, tolerance: float
) -> Iterator[dict[str, Any]]:
    for path in _paths(graph, hops):
        edges = [graph.edges[pair]["items"] for pair in pairwise(path)]
        papers = [sorted({i["paper"] for i in items}) for items in edges]
        if len({p for ids in papers for p in ids}) < 2:
            continue
        names = [str(graph.nodes[node]["name"]) for node in path]
        low = math.prod(min(i["low"] for i in items) for items in edges)
        high = math.prod(max(i["high"] for i in items) for items in edges)
        yield {
            "method": names[0],
            "via": names[1:-1],
            "baseline": names[-1],
            "metric": metric,
            "phase": phase,
            "implied": True,
            "implied_low": _rounded(low),
            "implied_high": _rounded(high),
            "bound": _bound(i for items in edges for i in items),
            "devices": _devices(edges),
            **_stated(graph, path[0], path[-1], (low, high), tolerance),
            "hops": [
                f"{a} over {b}: {_values(items)}"
                for (a, b), items in zip(pairwise(names), edges, strict=True)
            ],
            "claim_ids": _ids(edges),
            "paper_ids": list(dict.fromkeys(p for ids in papers for p in ids)),
        }


def _paths(graph: nx.DiGraph[str], hops: int) -> Iterator[list[str]]:
    """All paths of two hops up to `hops`, in a fixed order."""
    import networkx as nx

    starts = sorted(n for n in graph if graph.out_degree(n))
    ends = sorted(n for n in graph if graph.in_degree(n))
    for start in starts:
        reached = nx.single_source_shortest_path_length(graph, start, cutoff=hops)
        for end in ends:
            if end != start and end in reached:
                found = nx.all_simple_paths(graph, start, end, cutoff=hops)
                yield from sorted(path for path in found if len(path) > 2)


def _stated(
    graph: nx.DiGraph[str],
    method: str,
    baseline: str,
    implied: tuple[float, float],
    tolerance: float,
) -> dict[str, Any]:
    """What claims say directly of the two ends, in either direction, and whether it fits."""
    items = graph.edges[method, baseline]["items"] if graph.has_edge(method, baseline) else []
    back = graph.edges[baseline, method]["items"] if graph.has_edge(baseline, method) else []
    ends = [(i["low"], i["high"]) for i in items]
    ends += [(1 / i["high"], 1 / i["low"]) for i in back]
    if not ends:
        nothing = dict.fromkeys(("stated_low", "stated_high", "conflict"))
        return {**nothing, "stated_claim_ids": []}
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    return {
        "stated_low": _rounded(low),
        "stated_high": _rounded(high),
        "conflict": low > implied[1] * tolerance or high * tolerance < implied[0],
        "stated_claim_ids": _ids([items, back]),
    }


def _bound(items: Iterable[dict[str, Any]]) -> str | None:
    words = {q for i in items for q in i["claim"]["qualifiers"]}
    above, below = bool(words & {"up_to", "at_most"}), "at_least" in words
    if above and below:
        return "unclear"
    return "up to" if above else "at least" if below else None


def _devices(edges: Sequence[Sequence[dict[str, Any]]]) -> str:
    """Whether the hops were measured on the same devices, as far as the claims say."""
    found = [{d for i in items for d in i["claim"]["hardware_names"]} for items in edges]
    if not all(found):
        return "not stated"
    return "same" if set.intersection(*found) else "different"


def _values(items: Sequence[dict[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(f"{i['value']} ({i['paper']})" for i in items))


def _ids(edges: Iterable[Iterable[dict[str, Any]]]) -> list[str]:
    return list(dict.fromkeys(str(i["claim"]["claim_id"]) for items in edges for i in items))


def _rounded(value: float) -> float:
    return float(f"{value:.5g}")


def _frame(lines: list[dict[str, Any]]) -> pd.DataFrame:
    from extractor.table.frame import frame_of

    schema = [Column(n, dtype, "", nullable=dtype != "list") for n, dtype in _COLUMNS.items()]
    values = {name: [line[name] for line in lines] for name in _COLUMNS}
    return frame_of(values, schema)[list(_COLUMNS)]
