"""The verb ``template``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("template", help=say("Print a spreadsheet template's header: sources, sessions or positions."))
@click.argument("what", type=options.Near(["sources", "sessions", "positions"]))
def command(what: str) -> None:
    """Print the columns of a spreadsheet that can be imported."""
    from pourparler.workbench.template import template

    show_line(template(what), end="")
