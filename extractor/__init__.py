"""Quantitative claims out of paper abstracts, as one typed table."""

from extractor.claim import Claim, ExtractorError, Hardware, Paper, Problem

__all__ = ["Claim", "ExtractorError", "Hardware", "Paper", "Problem"]
