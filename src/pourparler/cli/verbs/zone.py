"""The verb ``zone``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("zone", help=say("Print what could be agreed, what stands in the way, and what to ask."))
@options.together(options.seen, options.evidence, options.partial, options.as_json, options.lang)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
) -> int:
    """Print the zone; exit status 1 where nothing is left, or there is nothing to agree on."""
    from pourparler.brief.plain import possibilities as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.possibilities import zone_told
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.domain.possibilities import QUESTIONS
    from pourparler.solvers.key_questions import LIMIT
    from pourparler.workbench.scenario import taken
    from pourparler.workbench.zone import possibilities

    basis = taken(request, only, without)
    possible = possibilities(basis.scenario, questions=LIMIT if as_json else QUESTIONS)
    if as_json:
        show_json(plain.zone(possible, heading_of(basis.negotiation, basis.level)))
    else:
        show_told(basis, request.language, lambda words: zone_told(words, possible))
    return 0 if possible.zone.open else 1
