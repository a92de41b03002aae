"""`extractor explain`: what the rules see in a text, and which of them made its claims."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extractor.commands import no_color_option, rules_option


@click.command(epilog='Example: extractor explain "Lark is 2.5x faster than vLLM on one A100."')
@click.argument("text", metavar="TEXT|-")
@click.option("--title", default="", help="The paper's title, from which methods take their name.")
@rules_option
@no_color_option
def command(text: str, title: str, rules: Path | None) -> None:
    """Show the mentions in TEXT by type, then each claim with the rules that linked it.

    TEXT is an abstract or a sentence in quotes, or "-" for standard input.
    """
    from extractor.console import console
    from extractor.explain import explain

    abstract = sys.stdin.read() if text == "-" else text
    explain(abstract, title=title, rules=rules).render(console())
