"""The verb ``new``."""

from __future__ import annotations

from datetime import date

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("new", help=say("Begin a record in a new file."))
@options.location
@click.option("--title", required=True, help=say("The name of the negotiation."))
@click.option("--keeper", default="team", show_default=True, help=say("Who keeps this copy: the default viewer."))
@click.option("--audience", default="", help=say("Who may see what is added without saying so; by default the keeper."))
@click.option("--team", default="", help=say("Within whom it is told who recorded what; by default the keeper."))
@click.option("--id", "record", default="", help=say("The record's id; by default made from the title."))
@click.option("--language", default="en", show_default=True, help=say("The language of the record's own words."))
@click.option("--on", "day", type=options.Day(), help=say("The day of the opening; by default today."))
def command(
    location: str, title: str, keeper: str, audience: str, team: str, record: str, language: str, day: date | None
) -> None:
    """Begin a record."""
    from datetime import UTC, datetime

    from pourparler.record.engine import shown
    from pourparler.workbench.new import new

    info = new(
        location,
        title,
        keeper=keeper,
        audience=audience,
        record=record,
        language=language,
        happened_on=day or datetime.now(UTC).date(),
        team=team,
    )
    show_line(
        say(
            "began {id} in {location}; kept by {keeper}, what is added may be seen by {audience}",
            id=info.id,
            location=shown(location),
            keeper=info.keeper,
            audience=info.audience,
        )
    )
