"""The verb ``conflicts``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("conflicts", help=say("List what copies of the record say differently, until somebody settles it."))
@options.together(options.location, options.record, options.viewer, options.as_json)
def command(location: str, record: str, viewer: str, as_json: bool) -> None:
    """Print what copies of a record say differently."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench import conflicts as verb

    conflicts = verb.conflicts(location, record=record, viewer=viewer)
    if as_json:
        show_json({"schema": SCHEMA, **plain(conflicts)})
        return
    for one in conflicts.conflicts:
        hashes = ", ".join(hash_[:12] for hash_ in one.events)
        sentence = {
            "id": say(
                "{key} is the id of two things, the second shown as {other}; see `pourparler settle`",
                key=one.key,
                other=one.other,
            ),
            "field": say(
                "{field} of {key} was changed differently; the last counts; change it once more to settle it",
                key=one.key,
                field=one.field,
            ),
            "correction": say(
                "{key} was corrected differently; the last counts; correct it once more to settle it", key=one.key[:12]
            ),
            "retraction": say(
                "{key} was corrected and retracted, and does not count; retract one of the two", key=one.key[:12]
            ),
        }[one.kind]
        show_line(f"{sentence} ({hashes})")
    number = say.count("{n} conflict", "{n} conflicts", len(conflicts.conflicts))
    show_line(f"{number} · {say('seen by: {viewer}', viewer=conflicts.viewer)}")
