"""The abstract as given becomes a plain view whose every character knows where it came from."""

from extractor.text.plain import Plain, PlainReader
from extractor.text.sentences import sentence_spans

__all__ = ["Plain", "PlainReader", "sentence_spans"]
