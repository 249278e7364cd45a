"""The verb ``improve``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("improve", help=say("Improve a baseline for all: the nearest deals that nobody likes less."))
@options.together(
    options.seen,
    options.evidence,
    options.partial,
    options.estimates,
    options.certain,
    options.seconds,
    options.as_json,
    options.lang,
)
@options.baseline
@click.option(
    "--changes",
    type=click.IntRange(min=0, max=10**6),
    default=None,
    help=say("Also the best deal that changes at most so many issues."),
)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    estimates: str | None,
    certain: bool,
    seconds: float,
    as_json: bool,
    draft: str,
    choices: tuple[str, ...],
    changes: int | None,
) -> int:
    """Print the improvements; exit status 1 where there is none."""
    from pourparler.brief.plain import deals as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.improvement import improvement_told
    from pourparler.cli.answering import answering
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.workbench.improve import based, improve
    from pourparler.workbench.scenario import taken

    whole = taken(request, only, without, estimates or "")
    heading = heading_of(whole.negotiation, whole.level)
    with answering(as_json, heading, [whole.scenario], baseline=None, nearest=None, best=None):
        basis, baseline = based(whole, draft, choices)
        improvement = improve(basis, baseline, changes, certain, seconds)
    if as_json:
        show_json(plain.improvement(improvement, heading))
    else:
        show_told(basis, request.language, lambda words: improvement_told(words, improvement))
    return 0 if improvement.nearest.deals else 1
