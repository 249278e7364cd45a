"""The verb ``draft``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("draft", help=say("Read a draft, or a package of your own, against the stances: who refuses what."))
@options.together(options.seen, options.evidence, options.partial, options.as_json, options.lang)
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...")
@click.option(
    "--choose",
    "choices",
    multiple=True,
    metavar="ISSUE=OPTION",
    help=say("A choice of a package of your own; may be repeated."),
)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
    drafts: tuple[str, ...],
    choices: tuple[str, ...],
) -> int:
    """Print drafts read against the stances; exit status 1 where none expresses anything to agree on."""
    from pourparler.brief.plain import possibilities as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.possibilities import drafts_told
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.workbench import draft as verb
    from pourparler.workbench.scenario import taken

    basis = taken(request, only, without)
    readings = verb.readings(basis, drafts, choices)
    if as_json:
        heading = heading_of(basis.negotiation, basis.level)
        show_json(plain.draft_readings(readings, basis.scenario, heading))
    else:
        show_told(basis, request.language, lambda words: drafts_told(words, readings, basis.scenario))
    read = any(basis.scenario.needed(issue.issue) for reading in readings for issue in reading.issues)
    return 0 if read else 1
