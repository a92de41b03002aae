"""`df.claims`: what a claims table can do, on the data frame itself.

It is registered with pandas by the first table that this package makes, or by importing this
module.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from extractor.claim import Problem

if TYPE_CHECKING:
    from typing import Unpack

    from matplotlib.axes import Axes

    from extractor.table.compare import Comparison
    from extractor.table.selection import Filters

NEEDED = ("claim_id", "paper_id", "metric", "kind", "low", "high")


@pd.api.extensions.register_dataframe_accessor("claims")
class ClaimsAccessor:
    """The verbs of a claims table; each is the function of the same name with the frame first.

    >>> from extractor.claim import Claim, Paper
    >>> from extractor.table.frame import claims_frame
    >>> claim = Claim("2x", 0, 2, 2, 2, "factor", "speed", "x", direction="increase", method="Lark")
    >>> frame = claims_frame([(Paper("t1", "Lark", "2x faster"), claim)])
    >>> frame.claims.filter(family="speed")["method"].tolist()
    ['Lark']
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        """Raises AttributeError if the frame is not a claims table."""
        lacking = [name for name in NEEDED if name not in frame.columns]
        if lacking:
            raise AttributeError(
                f"not a claims table: it has no column {', '.join(lacking)}; make one with"
                " extractor.extract or extractor.read_claims"
            )
        self._frame = frame

    def filter(self, **filters: Unpack[Filters]) -> pd.DataFrame:
        """The claims that pass all filters; see `extractor.table.selection.select`."""
        from extractor.table.selection import select

        return select(self._frame, filters)

    def compare(self, **options: Any) -> Comparison:
        """Methods side by side; see `extractor.compare`."""
        from extractor.table.compare import compare

        return compare(self._frame, **options)

    def leaderboard(self, **options: Any) -> pd.DataFrame:
        """What beats each baseline, best first; see `extractor.leaderboard`."""
        from extractor.table.leaderboards import leaderboard

        return leaderboard(self._frame, **options)

    def timeline(self, **filters: Unpack[Filters]) -> pd.DataFrame:
        """Improvements by date; see `extractor.table.leaderboards.timeline`."""
        from extractor.table.leaderboards import timeline

        return timeline(self._frame, **filters)

    def method_card(self, name: str, **filters: Unpack[Filters]) -> pd.DataFrame:
        """All that is claimed of one method; see `extractor.table.leaderboards.method_card`."""
        from extractor.table.leaderboards import method_card

        return method_card(self._frame, name, **filters)

    def chains(self, **options: Any) -> pd.DataFrame:
        """What claims of different papers imply together; see `extractor.chains`."""
        from extractor.table.chains import chains

        return chains(self._frame, **options)

    def contradictions(self, **options: Any) -> pd.DataFrame:
        """Claims of two papers that contradict each other; see `extractor.contradictions`."""
        from extractor.table.contradictions import contradictions

        return contradictions(self._frame, **options)

    def plot(self, kind: str = "best", **options: Any) -> Axes:
        """The improvements as a picture, "best" or "timeline"; see `extractor.table.plot.plot`."""
        from extractor.table.plot import plot

        return plot(self._frame, kind, **options)  # type: ignore[arg-type]

    def to_workbook(
        self,
        path: Path | str,
        papers: pd.DataFrame | None = None,
        problems: Sequence[Problem] | None = None,
    ) -> Path:
        """Write the claims as an .xlsx workbook and give back its path; see `exports.write`."""
        from extractor.claim import ExtractorError
        from extractor.exports import write

        if Path(path).suffix.lower() != ".xlsx":
            raise ExtractorError(f"{path}: a workbook's name ends in .xlsx")
        return write(self._frame, path, papers=papers, problems=problems)

    def check(self) -> None:
        """Raise `ExtractorError` if the table breaks its schema; see `check_claims`."""
        from extractor.table.schema import check_claims

        check_claims(self._frame)
