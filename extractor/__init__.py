"""Quantitative claims out of paper abstracts, as one typed table.

>>> frame = extract("We propose Lark. Lark is 2.5x faster than vLLM on one A100.")
>>> frame.loc[0, "metric"], frame.loc[0, "method"]
('speed', 'Lark')
"""

from extractor.api import extract, iter_claims, papers
from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem
from extractor.evaluate import evaluate
from extractor.explain import explain
from extractor.rules import check_rules, list_rules, load_rules
from extractor.table.read import read_claims

__all__ = [
    "Claim",
    "ExtractorError",
    "Hardware",
    "Paper",
    "Problem",
    "check_rules",
    "evaluate",
    "explain",
    "extract",
    "iter_claims",
    "list_rules",
    "load_rules",
    "papers",
    "read_claims",
]
