"""The verb ``verify``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("verify", help=say("Recompute every hash; name what was altered, dropped or cut."))
@options.together(options.location, options.record, options.viewer, options.as_json)
@click.option("--head", default="", help=say("A hash noted earlier: finds a cut or rewritten tail."))
@click.option(
    "--heads",
    "noted",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("A file that --note-heads wrote earlier: all heads in it must still stand."),
)
@click.option(
    "--note-heads",
    "note_in",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Write all heads to a file, to be kept elsewhere."),
)
def command(
    location: str, record: str, viewer: str, as_json: bool, head: str, noted: Path | None, note_in: Path | None
) -> int:
    """Verify; exit status 1 where something is wrong."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.brief.words.fault import fault_words
    from pourparler.cli.printing import show_json
    from pourparler.workbench.verify import note, verify

    done = verify(location, record=record, viewer=viewer, head=head, noted=noted)
    if note_in and done.sound():
        note(location, note_in, record=record, viewer=viewer)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done), "sound": done.sound()})
        return 0 if done.sound() else 1
    kinds = fault_words(say)
    for fault in done.faults:
        place = " ".join(part for part in (fault.audience, fault.hash[:12], fault.recorded_at) if part)
        show_line(f"{place or '-'}: {kinds[fault.kind]}{f' ({fault.what})' if fault.what else ''}")
    for audience, newest in done.heads.items():
        show_line(f"{audience}: {' '.join(newest)}")
    whom = say("seen by: {viewer}", viewer=done.viewer) if viewer else say("all that the file holds")
    sound = say("{events} events, all sound ({whom})", events=done.events, whom=whom)
    wrong = say.count("{n} fault", "{n} faults", len(done.faults))
    show_line(sound if done.sound() else wrong)
    return 0 if done.sound() else 1
