"""The verb ``questions``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.request import Request


@click.command("questions", help=say("Print what to ask whom next, and what either answer would change."))
@options.together(options.seen, options.evidence, options.partial, options.as_json, options.lang)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help=say("How many questions to print.")
)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
    limit: int,
) -> int:
    """Print the questions; exit status 1 where there is nothing to ask."""
    from pourparler.brief.plain import possibilities as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.possibilities import questions_told
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.workbench.scenario import taken
    from pourparler.workbench.zone import possibilities

    basis = taken(request, only, without)
    possible = possibilities(basis.scenario, questions=limit)
    if as_json:
        show_json(plain.questions(possible, heading_of(basis.negotiation, basis.level)))
    else:
        show_told(basis, request.language, lambda words: questions_told(words, possible))
        if possible.questions.total > len(possible.questions.questions):
            show_line(say("--limit lists more"))
    return 0 if possible.questions.questions else 1
