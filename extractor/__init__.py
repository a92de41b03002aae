"""Quantitative claims out of paper abstracts, as one typed table.

>>> frame = extract("We propose Lark. Lark is 2.5x faster than vLLM on one A100.")
>>> frame.loc[0, "metric"], frame.loc[0, "method"]
('speed', 'Lark')
"""

from extractor.api import extract, iter_claims, papers
from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem
from extractor.evaluate import evaluate
from extractor.explain import explain
from extractor.reports import report
from extractor.rule_examples import check_rules
from extractor.rules import list_rules, load_rules
from extractor.table.chains import chains
from extractor.table.compare import compare
from extractor.table.contradictions import contradictions
from extractor.table.leaderboards import leaderboard, method_card, timeline
from extractor.table.read import read_claims

__all__ = [
    "Claim",
    "ExtractorError",
    "Hardware",
    "Paper",
    "Problem",
    "chains",
    "check_rules",
    "compare",
    "contradictions",
    "evaluate",
    "explain",
    "extract",
    "iter_claims",
    "leaderboard",
    "list_rules",
    "load_rules",
    "method_card",
    "papers",
    "read_claims",
    "report",
    "timeline",
]
