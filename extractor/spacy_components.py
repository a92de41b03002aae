"""The extractor inside anyone's spaCy pipeline.

Each stage is a factory: `nlp.add_pipe("extractor_quantities")` fills `doc.spans["quantities"]`, and
so on for metrics, hardware, names and cues; `extractor_claims` fills `doc._.claims`. They need no
trained model and no other component, and read `doc.text`, so any tokenizer will do; a span covers
the tokens that its characters touch. `doc._.title`, where set, helps to name the paper's method.

    import spacy
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_claims")
    nlp("We propose Lark. Lark is 2.5x faster than vLLM.")._.claims
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.claim import Paper
from extractor.engines.local import extractor_for
from extractor.rules import load_rules

GROUPS = {
    "quantities": "quantity",
    "metrics": "metric",
    "hardware": "hardware",
    "names": "name",
    "cues": "cue",
}
_SEEN = "extractor_mentions"
Component = Callable[[Doc], Doc]

for _name, _default in (("claims", []), ("title", "")):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def _component(group: str, rules: str | None) -> Component:
    extractor = extractor_for(load_rules(rules))
    kind = GROUPS[group]

    def fill(doc: Doc) -> Doc:
        if kind == "name":
            found = extractor.names(doc._.title, doc.text)
        else:
            seen = doc.user_data.get(_SEEN)
            if seen is None or seen[0] is not extractor:
                seen = (extractor, extractor.mentions(doc.text))
                doc.user_data[_SEEN] = seen
            found = [(a, b, name) for a, b, what, name in seen[1] if what == kind]
        spans = (doc.char_span(a, b, label=name, alignment_mode="expand") for a, b, name in found)
        doc.spans[group] = [span for span in spans if span is not None]
        return doc

    return fill


@Language.factory("extractor_quantities", default_config={"rules": None})
def quantities(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc.spans["quantities"]`; labels are units ("x", "%", "GB")."""
    return _component("quantities", rules)


@Language.factory("extractor_metrics", default_config={"rules": None})
def metrics(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc.spans["metrics"]`; labels are metric ids."""
    return _component("metrics", rules)


@Language.factory("extractor_hardware", default_config={"rules": None})
def hardware(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc.spans["hardware"]`; labels are canonical names."""
    return _component("hardware", rules)


@Language.factory("extractor_names", default_config={"rules": None})
def names(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc.spans["names"]` with the paper's own names; labels are the names reported."""
    return _component("names", rules)


@Language.factory("extractor_cues", default_config={"rules": None})
def cues(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc.spans["cues"]`; labels are tags of rules/cues.toml."""
    return _component("cues", rules)


@Language.factory("extractor_claims", default_config={"rules": None})
def claims(nlp: Language, name: str, rules: str | None) -> Component:
    """Fill `doc._.claims` with `extractor.Claim` objects whose offsets point into `doc.text`."""
    extractor = extractor_for(load_rules(rules))

    def fill(doc: Doc) -> Doc:
        doc._.claims = extractor.claims(Paper("doc", doc._.title, doc.text))
        return doc

    return fill
