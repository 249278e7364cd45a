"""The verb ``show``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("show", help=say("Print one event as a dossier lays it out."))
@options.together(options.location)
@click.argument("hash_", metavar="HASH")
@options.together(options.record, options.viewer)
def command(location: str, hash_: str, record: str, viewer: str) -> None:
    """Print one event."""
    from pourparler.workbench.show import show

    show_line(show(location, hash_, record=record, viewer=viewer), end="")
