"""The verb ``retract``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("retract", help=say("Let an event count no longer; it stays on record."))
@options.location
@click.argument("hash_", metavar="HASH")
@click.option("--ground", required=True, help=say("Why."))
@options.record
@options.by
def command(location: str, hash_: str, ground: str, record: str, by: str) -> None:
    """Retract an event."""
    from pourparler.domain.interval import Interval
    from pourparler.workbench.add import retract

    today = Interval.day(datetime.now(UTC).date())
    entry = retract(location, hash_, ground, happened_on=today, record=record, by=by)
    show_line(say("recorded {hash}", hash=entry.hash[:12]))
