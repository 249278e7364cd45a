"""The verb ``check``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("check", help=say("Sign events off as the second reader, exactly as they stand."))
@options.location
@click.argument("hashes", metavar="HASH...", nargs=-1, required=True)
@click.option("--by", required=True, envvar="POURPARLER_BY", help=say("Who checked them; told within the team only."))
@options.record
def command(location: str, hashes: tuple[str, ...], by: str, record: str) -> None:
    """Put it on record that somebody has checked events."""
    from pourparler.workbench.check import check

    for entry in check(location, hashes, by, record=record):
        show_line(say("recorded {hash}", hash=entry.hash[:12]))
