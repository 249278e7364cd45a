"""The verb ``review``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pourparler.brief.words.candidate import KINDS
from pourparler.cli import options
from pourparler.cli.face import sentence
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.interval import Interval


@click.command("review", help=say("Accept, mend or reject what a report offers; what is accepted is written at once."))
@click.argument("report", metavar="REPORT")
@options.together(options.location, options.record, options.audience)
@click.option(
    "--language",
    type=options.Near(["en", "fr"]),
    default=None,
    help=say("The language of the report; by default as its text shows."),
)
@click.option(
    "--published",
    type=options.Days(),
    default=None,
    help=say("When it was published: a day, or two joined by a slash; by default as it prints."),
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=options.Near(list(KINDS)),
    help=say("Offer only this kind; may be repeated."),
)
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    type=options.Near(list(KINDS)),
    help=say("Accept all of this kind, unattended; may be repeated."),
)
@click.option(
    "--accept-file",
    "marked",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=say("Accept what a file marks, unattended: a number, an id, or KIND: WORDS a line."),
)
@click.option(
    "--reject-rest", "reject", is_flag=True, help=say("Reject as wrong what is then left undecided, unattended.")
)
@click.option(
    "--leave-rest", "leave", is_flag=True, help=say("Leave as not needed what is then left undecided, unattended.")
)
@options.together(options.by, options.as_json)
def command(
    report: str,
    location: str,
    record: str,
    audience: str,
    language: str | None,
    published: Interval | None,
    kinds: tuple[str, ...],
    accepted: tuple[str, ...],
    marked: Path | None,
    reject: bool,
    leave: bool,
    by: str,
    as_json: bool,
) -> int:
    """Review; exit status 1 where something that was to be accepted could not be."""
    from pourparler.brief.sections.reading import measured_lines
    from pourparler.cli.printing import show_json
    from pourparler.cli.review_dialogue import Dialogue
    from pourparler.domain.decision import Ruling
    from pourparler.errors import InputError
    from pourparler.workbench import review as verb
    from pourparler.workbench.unattended import marks, outcome, unattended

    if reject and leave:
        raise InputError("the rest is either wrong or not needed", mend="give one of --reject-rest and --leave-rest")
    for kind in accepted if kinds else ():
        if kind not in kinds:
            raise InputError("{kind} is not among the kinds offered", mend="name it with --kind, too", kind=kind)
    rest = Ruling.REJECT if reject else Ruling.NOT_NEEDED if leave else None
    alone = bool(accepted or marked or rest)
    if report == "-" and not alone:
        raise InputError(
            "a report from standard input leaves no room for answers", mend="name a file, or what to accept"
        )
    lines = marks(marked) if marked else ()
    with verb.sitting(
        report,
        location,
        record=record,
        audience=audience,
        spoken=language or "",
        published=published,
        by=by,
        kinds=kinds,
    ) as sitting:
        before = sitting.decisions()
        refused: list[Any] = []
        if alone:
            refused = unattended(sitting, accepted, lines, rest, str(marked or ""))
        else:
            Dialogue(sitting, as_json).run()
        summary = outcome(sitting, before, refused, sentence)
    if as_json:
        show_json(summary)
    else:
        _summary(summary)
        for line in measured_lines(sitting.measured(), say):
            show_line(line)
    return 1 if refused else 0


def _summary(summary: dict[str, Any]) -> None:
    for one in summary["refused"]:
        show_line(say("{number} was not accepted{colon}{why}", number=one["number"], colon=say.colon, why=one["why"]))
    show_line(
        say(
            "{accepted} accepted, {edited} accepted as mended, {rejected} rejected, {not_needed} not needed, "
            "{undecided} undecided",
            **{name: len(summary[name]) for name in ("accepted", "edited", "rejected", "not_needed", "undecided")},
        )
    )
    show_line(say("see them with: pourparler log {record}", record=summary["location"]))
