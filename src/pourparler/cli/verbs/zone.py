"""The verb ``zone``."""

from __future__ import annotations

from datetime import date

import click

from pourparler.cli import options
from pourparler.cli.options import say


@click.command("zone", help=say("Print what could be agreed, what stands in the way, and what to ask."))
@options.together(options.seen, options.evidence, options.partial, options.as_json, options.lang)
def command(
    location: str,
    record: str,
    viewer: str,
    as_of: date | None,
    known_at: date | None,
    checked: bool,
    for_others: bool,
    evidence: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
    lang: str,
) -> int:
    """Print the zone; exit status 1 where nothing is left, or there is nothing to agree on."""
    from pourparler.brief.plain import possibilities as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.possibilities import QUESTIONS
    from pourparler.brief.terminal.possibilities import render_zone
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show, show_json
    from pourparler.domain.evidence import Level
    from pourparler.solvers.key_questions import LIMIT
    from pourparler.workbench.scenario import taken
    from pourparler.workbench.zone import possibilities

    asked = taken(
        location,
        record=record,
        viewer=viewer,
        as_of=as_of,
        known_at=known_at,
        checked=checked,
        for_others=for_others,
        level=Level(evidence),
        only=only,
        without=without,
    )
    found = possibilities(asked.scenario, questions=LIMIT if as_json else QUESTIONS)
    if as_json:
        show_json(plain.zone(found, heading_of(asked.negotiation, asked.level)))
    else:
        show(render_zone(found, asked.negotiation, asked.level, language(lang)))
    return 0 if found.zone.open else 1
