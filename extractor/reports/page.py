"""The HTML report: one file that needs no network, to search, filter, sort, plot and read."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.exports.evidence import sentence_start_of
from extractor.exports.overview import device_facts
from extractor.exports.xlsx.sheet import safe_url
from extractor.reports.charts import charts
from extractor.reports.content import Board, Content, Line, day, times
from extractor.reports.mentions import highlights
from extractor.table.wording import hardware_words, text_words, value_words

if TYPE_CHECKING:
    from markupsafe import Markup

    from extractor.rules import Rules

FOLDER = Path(__file__).parent / "html"


def html_report(report: Content, *, rules: Rules | None = None) -> str:
    """The report as one HTML page; every text of the papers in it is escaped.

    Scripts are allowed by their hashes alone, and nothing may be loaded from anywhere.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["sum_lines"] = _sum_lines
    scripts = {"theme": _asset("theme.js"), "vega": _vega(), "page": _asset("page.js")}
    page = environment.get_template("page.html.j2").render(
        report=report,
        version=version("claims-extractor"),
        policy=_policy(scripts.values()),
        css=Markup(_asset("page.css")),
        scripts={name: Markup(script) for name, script in scripts.items()},
        data=_json(page_data(report, rules=rules)),
        counts=_counts(report),
        times=times,
        day=day,
        text=text_words,
        device_facts=device_facts,
    )
    return f"{page}\n"


def page_data(report: Content, *, rules: Rules | None = None) -> dict[str, Any]:
    """What the page's script works on: the claims, the papers they are from, and the plots."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in report.claims.values():
        spans.setdefault(str(row["paper_id"]), []).append((int(row["start"]), int(row["end"])))
    rows = list(report.claims.values())
    starts = sentence_start_of(rows)
    return {
        "claims": [_claim(row, order, starts, report) for order, row in enumerate(rows)],
        "papers": {
            str(row["paper_id"]): _paper(row, report, spans[str(row["paper_id"])], rules)
            for row in {str(row["paper_id"]): row for row in rows}.values()
        },
        "charts": charts(
            [group.label for group in report.seen.families],
            dated=report.seen.counts.first is not None,
        ),
    }


def _claim(
    row: Line, order: int, starts: Mapping[tuple[Any, Any], int], report: Content
) -> dict[str, Any]:
    high = row["improvement_high"]
    known = high is not None and high == high
    first = starts.get((row["paper_id"], row["evidence"]))
    return {
        "id": row["claim_id"],
        "order": order,
        "paper": row["paper_id"],
        "method": text_words(row["method_name"]),
        "metric": str(row["metric"]),
        "family": str(row["metric_family"]),
        "phase": text_words(row["phase"]),
        "value": value_words(row),
        "low": float(row["low"]),
        "better": float(high) if known else None,
        "times": times(row["improvement_low"], high) if known else "",
        "note": ", ".join(note.replace("_", " ") for note in row["improvement_note"]),
        "baselines": list(row["baselines"]),
        "names": list(row["baseline_names"]),
        "on": hardware_words(row),
        "devices": [{"name": n, "class": device_facts(n)[1]} for n in row["hardware_names"]],
        "setting": "; ".join(row["setting"]),
        "own": bool(row["own"]),
        "text": row["text"],
        **_place(row, report),
        "evidence": row["evidence"],
        "at": None if first is None else _units(row["evidence"], int(row["start"]) - first),
        "confidence": float(row["confidence"]),
    }


def _paper(
    row: Line, report: Content, values: Sequence[tuple[int, int]], rules: Rules | None
) -> dict[str, Any]:
    known = report.papers.get(str(row["paper_id"]))
    abstract = None if known is None else str(known["abstract"])
    return {
        "title": row["title"],
        "date": day(row["date"]),
        "url": safe_url(row["url"]),
        "abstract": abstract,
        "spans": [] if abstract is None else _spans(abstract, values, rules),
    }


def _spans(
    abstract: str, values: Sequence[tuple[int, int]], rules: Rules | None
) -> list[tuple[int, int, str]]:
    return [
        (_units(abstract, start), _units(abstract, end), kind)
        for start, end, kind in highlights(abstract, values, rules=rules)
    ]


def _place(row: Line, report: Content) -> dict[str, int]:
    known = report.papers.get(str(row["paper_id"]))
    abstract = "" if known is None else str(known["abstract"])
    return {end: _units(abstract, int(row[end])) for end in ("start", "end")}


def _units(text: str, offset: int) -> int:
    """The offset counted as scripts count: a character beyond U+FFFF is two."""
    return offset + sum(character > "\uffff" for character in text[:offset])


def _counts(report: Content) -> list[tuple[str, int]]:
    counts = report.seen.counts
    found: list[tuple[str, int | None]] = [
        ("papers read", counts.papers),
        ("papers with claims", counts.papers_with_claims),
        ("claims", counts.claims),
        ("with an improvement", counts.improvements),
        ("methods", counts.methods),
        ("baselines", counts.baselines),
        ("devices", counts.devices),
    ]
    return [(label, number) for label, number in found if number is not None]


def _sum_lines(boards: Sequence[Board]) -> str:
    lines = sum(len(board.lines) for board in boards)
    return f"{lines} {'entry' if lines == 1 else 'entries'}"


def _json(data: dict[str, Any]) -> Markup:
    """JSON that ends no script element and opens no comment, whatever its texts hold."""
    from markupsafe import Markup

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    escaped = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _policy(scripts: Iterable[str]) -> str:
    """Only these scripts run, only inline styles count, and nothing is loaded."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _vega() -> str:
    """Vega, Vega-Lite and vega-embed as one script that defines `vegaEmbed`."""
    import vl_convert

    bundle: Any = vl_convert.javascript_bundle
    return f"(() => {{{bundle()}}})();".replace("</script", "<\\/script")
