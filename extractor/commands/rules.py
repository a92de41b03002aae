"""`extractor rules`: whether the rules hold, and which there are."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands import no_color_option, rules_option


@click.group(epilog="Example: extractor rules check --rules my-rules")
@no_color_option
def command() -> None:
    """Check the rules by their examples, or list them."""


@command.command(epilog="Example: extractor rules check --rules my-rules")
@rules_option
@no_color_option
@click.pass_context
def check(ctx: click.Context, rules: Path | None) -> None:
    """Run every example of every rule; exit code 1 if one does not hold."""
    from extractor.console import counted
    from extractor.rule_examples import check_rules
    from extractor.rules import list_rules

    failures = check_rules(rules)
    for line in failures:
        click.echo(line)
    listed = list_rules(rules)
    examples = sum(rule.examples for rule in listed)
    click.echo(
        f"{counted(len(listed), 'rule')}, {counted(examples, 'example')},"
        f" {counted(len(failures), 'failure')}",
        err=True,
    )
    ctx.exit(1 if failures else 0)


@command.command("list", epilog="Example: extractor rules list --rules my-rules | grep memory")
@rules_option
@no_color_option
def list_(rules: Path | None) -> None:
    """List every rule: kind, id, what it is about, file, and how many examples it has."""
    from extractor.console import print_rows
    from extractor.rules import list_rules

    rows = [(r.kind, r.id, r.about, r.file, str(r.examples)) for r in list_rules(rules)]
    print_rows(("Kind", "Id", "About", "File", "Examples"), rows)
