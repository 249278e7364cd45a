"""The verb ``log``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("log", help=say("List the events in the order in which they were recorded."))
@options.together(options.location, options.record, options.viewer, options.as_json)
@click.option("--kind", default="", help=say("Only events of this kind, such as position-taken."))
def command(location: str, record: str, viewer: str, as_json: bool, kind: str) -> None:
    """Print the log."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json, show_rows
    from pourparler.workbench import log as verb

    log = verb.log(location, record=record, viewer=viewer, kind=kind)
    if as_json:
        show_json({"schema": SCHEMA, **plain(log)})
        return
    rows: list[tuple[object, ...]] = [
        (e.hash[:12], e.recorded_at[:16].replace("T", " "), e.happened_on or "", e.audience, e.kind, e.what)
        for e in log.events
    ]
    heads = [say("hash"), say("recorded"), say("happened"), say("audience"), say("kind"), say("what")]
    if any(e.recorded_by or e.checked_by for e in log.events):
        heads += [say("recorded by"), say("checked by")]
        signed = [(", ".join(e.recorded_by), ", ".join(e.checked_by)) for e in log.events]
        rows = [(*row, *names) for row, names in zip(rows, signed, strict=True)]
    show_rows(heads, rows)
    events = say.count("{n} event", "{n} events", len(rows))
    show_line(f"{events} · {say('seen by: {viewer}', viewer=log.viewer)}")
