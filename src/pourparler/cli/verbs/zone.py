"""The verb ``zone``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("zone", help=say("Print what could be agreed, what stands in the way, and what to ask."))
@options.together(options.seen, options.evidence, options.partial, options.as_json, options.lang)
@click.option(
    "--suppose",
    "supposed",
    multiple=True,
    metavar="PARTY=OPTION",
    help=say("Suppose, for this answer, that a party could live with an option; may be repeated."),
)
@click.option(
    "--lift",
    "lifted",
    multiple=True,
    metavar="PARTY=OPTION",
    help=say("Suppose, for this answer, that a party no longer refuses an option; may be repeated."),
)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
    supposed: tuple[str, ...],
    lifted: tuple[str, ...],
) -> int:
    """Print the zone; exit status 1 where nothing is left, or there is nothing to agree on."""
    from pourparler.brief.plain import possibilities as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.possibilities import zone_told
    from pourparler.brief.sections.supposition import supposed_told
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.domain.possibilities import QUESTIONS
    from pourparler.solvers.key_questions import LIMIT
    from pourparler.workbench.scenario import taken
    from pourparler.workbench.suppose import changed, laid_over, marked, named
    from pourparler.workbench.zone import possibilities

    basis = taken(request, only, without)
    supposition = named(basis, supposed, lifted) if supposed or lifted else None
    would = laid_over(basis, supposition, only, without) if supposition else basis
    possible = possibilities(would.scenario, questions=LIMIT if as_json else QUESTIONS)
    changes = changed(basis, would)
    if supposition:
        possible = marked(possible)
    if as_json:
        more = plain.supposed(supposition, changes) if supposition else {}
        show_json(plain.zone(possible, heading_of(basis.negotiation, basis.level)) | more)
    else:
        show_told(
            would,
            request.language,
            lambda words: (
                *(supposed_told(words, supposition, changes) if supposition else ()),
                *zone_told(words, possible),
            ),
        )
    return 0 if possible.zone.open else 1
