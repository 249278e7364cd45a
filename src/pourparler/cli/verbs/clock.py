"""The verb ``clock``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say


@click.command("clock", help=say("Say that this computer's clock is right although entries bear later stamps."))
@options.together(options.location, options.record)
def command(location: str, record: str) -> None:
    """Trust this computer's clock from now on."""
    from pourparler.cli.printing import show_line
    from pourparler.workbench.clock import clock

    clock(location, record=record)
    show_line(say("no stamp on record keeps anything from being written any more"))
