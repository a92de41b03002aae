"""The same abstract as other pages print it gives the same claims, with spans of its own."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

RULES = load_rules()
EXTRACTOR = extractor_for(RULES)
EXAMPLES = [
    (link.id, e.get("title", ""), e["text"]) for link in RULES.links.values() for e in link.examples
]
WHERE = {"text", "start", "end", "evidence"}
FACTOR = r"(?<=\d)x\b"

CLOTHES = {
    "hard line breaks": lambda t: t.replace(" ", "\n"),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "thin spaces": lambda t: t.replace(" ", "\u2009"),
    "multiplication signs": lambda t: re.sub(FACTOR, "×", t),
    "LaTeX": lambda t: re.sub(r"(\d[\d.,]*)x\b", r"$\1\\times$", t).replace("%", "\\%"),
    "stripped LaTeX": lambda t: re.sub(FACTOR, "times", t).replace("%", "\\%"),
    "bold": lambda t: re.sub(r"(\d[\d.,]*(?:x\b|%))", r"\\textbf{\1}", t).replace("%", "\\%"),
    "spaces at both ends": lambda t: f"  {t}\n",
    "a sentence before": lambda t: f"Birds sing. {t}",
    "a sentence after": lambda t: f"{t} Birds sing.",
}


def facts(claims: list[Claim]) -> list[dict[str, object]]:
    names = [f.name for f in fields(Claim) if f.name not in WHERE]
    return [{name: getattr(c, name) for name in names} for c in claims]


@pytest.mark.parametrize("wear", CLOTHES)
@pytest.mark.parametrize(("link", "title", "text"), EXAMPLES)
def test_other_clothes_same_claims(wear: str, link: str, title: str, text: str) -> None:
    dressed = CLOTHES[wear](text)
    plain = EXTRACTOR.claims(Paper("t", title, text))
    found = EXTRACTOR.claims(Paper("t", title, dressed))
    assert facts(found) == facts(plain)
    for c in found:
        assert dressed[c.start : c.end] == c.text
        assert re.search(r"\d|[a-z]{4}", c.text)
