"""The settings of a sentence once its methods are known: what is a method is no setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.changed import a_yardstick

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.resolving.own_names import PaperNames

_SHORT = 3


def set_apart(g: Grammar, drafts: list[Draft], names: PaperNames) -> None:
    """Leave methods and the paper's own names out of the settings of a sentence's drafts.

    In a paper that presents a benchmark, the values of others are measured on it.
    """
    methods = {d.method.lower() for d in drafts if d.method}
    for d in drafts:
        d.setting = [
            name
            for name in d.setting
            if not any(_same(name.lower(), method) for method in methods)
            and (names.data or not names.own(name) or a_yardstick(g, name))
        ]
        if names.main is not None and _on_the_benchmark(g, d, names):
            d.setting.insert(0, names.main)


def _on_the_benchmark(g: Grammar, d: Draft, names: PaperNames) -> bool:
    """As in "GPT-4o solves 41%" of a paper on a benchmark, where no other data are named."""
    if not names.data or d.method is None or names.own(d.method):
        return False
    named = any(name[0].isupper() for name in d.setting)
    quality = g.rules.metrics[d.metric or "other"].family == "quality"
    return quality and d.kind == "absolute" and not named


def _same(name: str, method: str) -> bool:
    """Whether a setting is a method, a part of its name or a longer one."""
    inside = len(name) > _SHORT and f" {name} " in f" {method} "
    return name == method or inside or (len(method) > _SHORT and f" {method} " in f" {name} ")
