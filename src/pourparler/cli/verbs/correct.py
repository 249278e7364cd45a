"""The verb ``correct``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("correct", help=say("Put a mended body in the place of an event's; the old one stays on record."))
@options.location
@click.argument("hash_", metavar="HASH")
@click.option(
    "--with",
    "file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("A file with the mended event, as `pourparler show` prints it."),
)
@click.option("--ground", required=True, help=say("Why."))
@options.record
@options.by
def command(location: str, hash_: str, file: Path, ground: str, record: str, by: str) -> None:
    """Correct an event by the mended one in a file."""
    from pourparler.domain.interval import Interval
    from pourparler.workbench.add import correct
    from pourparler.workbench.show import read_event

    today = Interval.day(datetime.now(UTC).date())
    entry = correct(location, hash_, read_event(file), ground, happened_on=today, record=record, by=by)
    show_line(say("recorded {hash}", hash=entry.hash[:12]))
