"""The verb ``merge``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("merge", help=say("Take in another copy of the record; nothing of either is lost."))
@options.location
@click.argument("other", metavar="OTHER")
@options.together(options.record, options.join, options.erase, options.as_json)
def command(location: str, other: str, record: str, join: bool, erase: bool, as_json: bool) -> None:
    """Merge another copy into a record."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench.merge import merge

    done = merge(location, other, record=record, join=join, erase=erase)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done)})
        return
    show_line(say.count("{n} event came from the other copy", "{n} events came from the other copy", done.new))
    if done.erased:
        show_line(
            say.count(
                "{n} event lost its words, as the other copy erased it",
                "{n} events lost their words, as the other copy erased them",
                done.erased,
            )
        )
    if done.conflicts:
        differences = say.count("{n} thing is said differently", "{n} things are said differently", done.conflicts)
        show_line(f"{differences}{say.colon}pourparler conflicts {location}")
