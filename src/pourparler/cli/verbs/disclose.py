"""The verb ``disclose``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("disclose", help=say("Open confidential events to a wider audience, all or none."))
@options.location
@click.argument("hashes", metavar="HASH...", nargs=-1, required=True)
@click.option("--to", required=True, help=say("The wider audience."))
@options.record
@options.by
def command(location: str, hashes: tuple[str, ...], to: str, record: str, by: str) -> None:
    """Disclose events to a wider audience."""
    from pourparler.domain.interval import Interval
    from pourparler.workbench.add import disclose

    today = Interval.day(datetime.now(UTC).date())
    for entry in disclose(location, hashes, to, happened_on=today, record=record, by=by):
        show_line(say("recorded {hash}", hash=entry.hash[:12]))
