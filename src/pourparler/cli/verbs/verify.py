"""The verb ``verify``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("verify", help=say("Recompute every hash; name what was altered, dropped, reordered or cut."))
@options.together(options.location, options.record, options.viewer, options.as_json)
@click.option("--head", default="", help=say("A hash noted earlier: finds a cut or rewritten tail."))
def command(location: str, record: str, viewer: str, as_json: bool, head: str) -> int:
    """Verify; exit status 1 where something is wrong."""
    from pourparler.brief.plain import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench.verify import verify

    done = verify(location, record=record, viewer=viewer, head=head)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done), "sound": done.sound()})
        return 0 if done.sound() else 1
    kinds = {
        "altered": say("altered"), "missing-before": say("the event before it is missing"),
        "reordered": say("out of order"), "cut": say("not found: the tail was cut or rewritten"),
        "unreadable": say("cannot be read"),
        "stray": say("an event under no record that the file knows"),
    }  # fmt: skip
    for fault in done.faults:
        place = " ".join(part for part in (fault.audience, fault.hash[:12], fault.recorded_at) if part)
        show_line(f"{place or '-'}: {kinds[fault.kind]}")
    for audience, last in done.heads.items():
        show_line(f"{audience}: {last}")
    whom = say("seen by: {viewer}", viewer=done.viewer) if viewer else say("every chain in the file")
    sound = say("{events} events, all sound ({whom})", events=done.events, whom=whom)
    wrong = say.count("{n} fault", "{n} faults", len(done.faults))
    show_line(sound if done.sound() else wrong)
    return 0 if done.sound() else 1
