"""The verb ``trades``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("trades", help=say("Look for two changes at once by which nobody loses and somebody gains."))
@options.together(options.seen, options.evidence, options.partial, options.estimates, options.as_json, options.lang)
@options.baseline
@click.option(
    "--draws",
    type=click.IntRange(1, 10**6),
    default=1000,
    show_default=True,
    help=say("How many preferences are drawn where they are known in part."),
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=0,
    show_default=True,
    help=say("The seed of the draws; the same gives the same."),
)
@click.option(
    "--limit", type=click.IntRange(1, 10**6), default=20, show_default=True, help=say("How many trades to print.")
)
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    estimates: str | None,
    as_json: bool,
    draft: str,
    choices: tuple[str, ...],
    draws: int,
    seed: int,
    limit: int,
) -> int:
    """Print the trades; exit status 1 where there is none."""
    from pourparler.brief.plain import deals as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.trade import trades_told
    from pourparler.cli.answering import answering
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json
    from pourparler.solvers import trade as solver
    from pourparler.workbench.scenario import taken
    from pourparler.workbench.trades import start

    whole = taken(request, only, without, estimates or "")
    heading = heading_of(whole.negotiation, whole.level)
    with answering(as_json, heading, [whole.scenario], outcome=None, trades=[], number=0):
        basis, baseline = start(whole, draft, choices)
        trades = solver.trades(basis.scenario, baseline, draws, seed, limit)
    if as_json:
        show_json(plain.trades(trades, basis.scenario, heading))
    else:
        show_told(basis, request.language, lambda words: trades_told(words, trades, basis.scenario))
    return 0 if trades.trades else 1
