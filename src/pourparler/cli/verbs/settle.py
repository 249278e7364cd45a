"""The verb ``settle``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("settle", help=say("Say what the second of two things under one id is."))
@options.location
@click.argument("thing", metavar="ID")
@click.option("--same", is_flag=True, help=say("It is the same thing as the first."))
@click.option("--name", default="", help=say("It is another thing, with this id."))
@options.together(options.record, options.by)
def command(location: str, thing: str, same: bool, name: str, record: str, by: str) -> None:
    """Settle what an id given twice is to mean."""
    from pourparler.errors import InputError
    from pourparler.workbench.conflicts import settle

    if same == bool(name):
        raise InputError("it is either the same thing or another", mend="say --same, or --name and a new id")
    entry = settle(location, thing, name=name, record=record, by=by)
    show_line(say("recorded {hash}", hash=entry.hash[:12]))
