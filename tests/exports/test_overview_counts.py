"""What the overview counts where the papers behind the claims are known, and where they are not."""

from __future__ import annotations

import pandas as pd

from extractor import extract, papers
from extractor.exports.overview import overview

TEXT = "We propose Lark. Lark is 2x faster than Heron and uses 40% less memory."


def test_papers_are_counted_where_all_of_them_are_known() -> None:
    assert overview(extract(TEXT), papers(TEXT)).counts.papers == 1


def test_papers_are_not_counted_where_only_their_claims_are_known() -> None:
    none_of_them: pd.DataFrame = papers(TEXT).iloc[:0]
    for known in (None, none_of_them):
        counts = overview(extract(TEXT), known).counts
        assert (counts.papers, counts.papers_with_claims, counts.claims) == (None, 1, 2)
