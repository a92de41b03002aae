"""The command line: the group that holds every command of `extractor.commands`."""

from __future__ import annotations

import sys

import click

from extractor.commands import INTERRUPTED, Commands, no_color_option


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all went well, 1 something could not be read or written, 2 wrong usage.",
)
@click.version_option(package_name="claims-extractor", prog_name="extractor")
@no_color_option
def main() -> None:
    """Quantitative claims out of paper abstracts: method, metric, value, baseline and hardware."""


def run() -> None:
    """Run the command line; characters that the terminal cannot show print as "?"."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        main(prog_name="extractor")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
