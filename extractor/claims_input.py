"""Claims out of whatever a user has: files that we exported, or papers still to be read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.claim import ExtractorError, Problem

if TYPE_CHECKING:
    import pandas as pd

    from extractor.rules import Rules

_BINARY = {".xlsx", ".db", ".sqlite", ".parquet"}
_DELIMITED = {".csv": ",", ".tsv": "\t"}


def claims_from(
    source: str | Path | Iterable[str | Path],
    *,
    rules: Rules | Path | str | None = None,
    year: int | None = None,
    problems: list[Problem] | None = None,
) -> pd.DataFrame:
    """One claims table of all inputs, with the columns of `with_scale`.

    An input that holds a claims table (any of our exports) is read back; from any other the claims
    are extracted, as `extract` does. A claim that several inputs hold counts once, names are made
    one over all of them. `rules`, `year` and `problems` are as in `extract`; with `problems`, a
    file that cannot be read joins them, else `ExtractorError` is raised.

    >>> claims_from("Lark is 2.5x faster than vLLM.")["improvement_low"].tolist()
    [2.5]
    """
    import pandas as pd

    from extractor.api import extract
    from extractor.rules import load_rules
    from extractor.table.scale import ensure_scale, with_scale

    known = load_rules(rules) if rules is None or isinstance(rules, (str, Path)) else rules
    inputs = [source] if isinstance(source, (str, Path)) else list(source)
    stored = [item for item in inputs if holds_claims(item)]
    others: list[Any] = [item for item in inputs if item not in stored]
    frames = [f for item in stored if (f := _stored(Path(item), problems)) is not None]
    if others:
        frames.append(extract(others, rules=known, year=year, problems=problems))
    scaled = [ensure_scale(frame, rules=known) for frame in frames if not frame.empty]
    if len(scaled) == 1:
        return scaled[0]
    if not scaled:
        return with_scale(frames[0] if frames else extract([], rules=known), rules=known)
    together = pd.concat([frame.astype(object) for frame in scaled], ignore_index=True)
    return with_scale(together.drop_duplicates("claim_id", ignore_index=True), rules=known)


def holds_claims(item: str | Path) -> bool:
    """Whether an input is a file that holds a claims table, by its columns.

    >>> holds_claims("Lark is 2.5x faster than vLLM."), holds_claims("papers.csv")
    (False, False)
    """
    try:
        path = Path(item)
        if not path.is_file():
            return False
    except (OSError, ValueError):
        return False
    ending = path.suffix.lower()
    if ending in _BINARY:
        return True
    if ending not in (*_DELIMITED, ".jsonl"):
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = next((line for line in file if line.strip()), "")
    if ending in _DELIMITED:
        return "claim_id" in first.strip().replace('"', "").split(_DELIMITED[ending])
    return _has_claim_id(first)


def _has_claim_id(line: str) -> bool:
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return False
    return isinstance(row, dict) and "claim_id" in row


def _stored(path: Path, problems: list[Problem] | None) -> pd.DataFrame | None:
    from extractor.table.read import read_claims

    try:
        return read_claims(path)
    except ExtractorError as error:
        if problems is None:
            raise
        problems.append(Problem(str(path), str(error).removeprefix(f"{path}: ")))
        return None
