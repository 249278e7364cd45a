"""The verb ``export``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("export", help=say("Write what one viewer may see as a dossier, with the same hashes."))
@options.location
@click.argument("folder", type=click.Path(path_type=Path))
@options.together(options.record, options.viewer, options.by, options.as_json)
def command(location: str, folder: Path, record: str, viewer: str, by: str, as_json: bool) -> None:
    """Export what a viewer may see as a dossier."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench.export import export

    done = export(location, folder, record=record, viewer=viewer, by=by)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done)})
    else:
        show_line(
            say(
                "wrote {folder}: {events} events, seen by: {viewer}",
                folder=folder,
                events=done.events,
                viewer=done.viewer,
            )
        )
    if done.unnoted:
        show_line(
            say("that it was handed to {viewer} could not be noted: {why}", viewer=done.viewer, why=done.unnoted),
            aside=True,
        )
