"""Holds every rule to its examples: phrases that must be found, phrases that must not.

An example of a metric, unit, cue or device is a phrase that must hold a mention of it, a counter
example one that must not. An example of a link is an abstract with the claims it must give, field
by field; a counter example of a link gives no claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor.claim import Paper
from extractor.engines.local import extractor_for
from extractor.mentions.tokens import Lexicon, tokenise
from extractor.rules import Rules, load_rules

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.resolving.paper import PaperExtractor


def check_rules(rules: Rules | Path | str | None = None) -> list[str]:
    """What is wrong with the rules: one line for each example that does not hold; [] if all hold.

    A rule that cannot be loaded at all raises `ExtractorError` first.

    >>> check_rules()
    []
    """
    known = rules if isinstance(rules, Rules) else load_rules(rules)
    return list(failing_examples(known))


def failing_examples(rules: Rules) -> Iterator[str]:
    """One line for each example that does not hold: which rule, which text, what came instead."""
    extractor = extractor_for(rules)
    scanner = extractor.scanner

    def look_up(lexicon: Lexicon[Any], text: str) -> set[str]:
        found = lexicon.find(tokenise(text, scanner.quantities.find(text)))
        return {getattr(v, "id", v) for _, _, values in found for v in values}

    def units(text: str) -> set[str]:
        return {q.unit for q in scanner.quantities.find(text)}

    def devices(text: str) -> set[str]:
        return {m.device.name for m in scanner.scan(text, full=True).hardware}

    for kind, entries, finder in (
        ("metric", rules.metrics.values(), lambda t: look_up(scanner.metrics, t)),
        ("unit", rules.units.values(), units),
        ("cue", rules.cues.values(), lambda t: look_up(scanner.cues, t)),
        ("implied", rules.implied.values(), lambda t: look_up(scanner.implied, t)),
        ("hardware", rules.hardware, devices),
    ):
        for entry in entries:
            name = str(getattr(entry, "id", None) or getattr(entry, "name", ""))
            for text in entry.examples:
                if name not in (got := finder(text)):
                    yield f"{kind} {name!r}: not found in {text!r}; found {sorted(got)}"
            for text in entry.counter:
                if name in finder(text):
                    yield f"{kind} {name!r}: found in {text!r}, which is a counter example"
    yield from _links(rules, extractor)


def _links(rules: Rules, extractor: PaperExtractor) -> Iterator[str]:
    for link in rules.links.values():
        for example in link.examples:
            paper = Paper("example", example.get("title", ""), example["text"])
            claims = [c.to_dict() for c in extractor.claims(paper)]
            wanted = example["claims"]
            if len(claims) != len(wanted):
                texts = [c["text"] for c in claims]
                text = example["text"]
                yield f"link {link.id!r}: {text!r} gives {texts}, not {len(wanted)} claims"
                continue
            for want, got in zip(wanted, claims, strict=True):
                for name, value in want.items():
                    if _plain(got[name]) != _plain(value):
                        yield (
                            f"link {link.id!r}: {example['text']!r}: {name} of {got['text']!r} "
                            f"is {got[name]!r}, not {value!r}"
                        )
        for text in link.counter:
            if found := extractor.claims(Paper("example", "", text)):
                yield f"link {link.id!r}: {text!r} gives {[c.text for c in found]}, not nothing"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if v is not None}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(v) for v in value]
    return value
