"""The verb ``deals``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.request import Request

if TYPE_CHECKING:
    from pourparler.brief.document import Block
    from pourparler.brief.words.wording import Wording
    from pourparler.domain.deal import Deals
    from pourparler.domain.doubt import Doubts
    from pourparler.domain.lock import Locked
    from pourparler.domain.outcome import Outcome
    from pourparler.domain.scenario import Scenario


@click.command("deals", help=say("Work out the best deals on the estimates stated: solutions, and the frontier."))
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
@click.option(
    "--solution",
    "solutions",
    multiple=True,
    metavar="NAME",
    help=say("A solution concept; may be repeated. Without it: the usual four."),
)
@click.option(
    "--lock",
    "locks",
    multiple=True,
    metavar="[ISSUE=]OPTION",
    help=say("Hold an option fast: what remains, and whose estimated value falls; may be repeated."),
)
@click.option(
    "--doubt",
    is_flag=True,
    help=say("Double and halve each weight in turn, and tell which changes pick another deal."),
)
@click.option("--csv", "csv", type=click.Path(path_type=Path), help=say("Write the deals and the frontier there."))
@click.option("--plot", "plot", type=click.Path(path_type=Path), help=say("Draw the frontier there, as .svg or .png."))
@options.gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    estimates: str | None,
    certain: bool,
    seconds: float,
    as_json: bool,
    solutions: tuple[str, ...],
    locks: tuple[str, ...],
    doubt: bool,
    csv: Path | None,
    plot: Path | None,
) -> int:
    """Print the deals; exit status 1 where no outcome is individually rational and refused by nobody."""
    from pourparler.brief.pictures.deal import render_plot
    from pourparler.brief.plain import deals as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.words.language import language
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json, working
    from pourparler.cli.saving import picture_kind, save
    from pourparler.workbench import deals as verb
    from pourparler.workbench import lock as locking
    from pourparler.workbench.scenario import taken

    kind = picture_kind(plot) if plot else ""
    basis = taken(request, only, without, estimates or "")
    held = locking.held(basis.scenario, locks)
    with working() as tell:
        before = verb.deals(basis.scenario, solutions or verb.USUAL, certain, seconds, tell)
        locked = locking.lock(basis.scenario, held, before, seconds, tell) if held else None
        doubts = _doubted(basis.scenario, held, solutions, certain, seconds, tell) if doubt else None
    deals = locked.after if locked else before
    files = [(plot, render_plot(deals, basis.negotiation, language(request.language), kind))] if plot else []
    files += [(csv, plain.rows(deals).encode("utf-8-sig"))] if csv else []
    for path, content in files:
        save(path, content)
    if as_json:
        more = (plain.lock(locked) if locked else {}) | (plain.doubts(doubts) if doubts else {})
        show_json(plain.deals(deals, heading_of(basis.negotiation, basis.level)) | more)
    else:
        show_told(basis, request.language, lambda words: _told(words, deals, locked, doubts))
        for path, _ in files:
            show_line(say("wrote {path} (seen by: {viewer})", path=path, viewer=basis.negotiation.viewer))
    return 0 if deals.found() else 1


def _doubted(
    scenario: Scenario,
    held: Outcome,
    solutions: tuple[str, ...],
    certain: bool,
    seconds: float,
    tell: Callable[[str], None],
) -> Doubts:
    """Doubt the first solution asked for, with what is held."""
    from pourparler.workbench import deals as verb
    from pourparler.workbench.doubt import doubts
    from pourparler.workbench.lock import fastened

    def told(phase: str, done: int, of: int, best: object = None) -> None:
        tell(f"{phase} {done}/{of}")

    return doubts(told, fastened(scenario, held), (solutions or verb.USUAL)[0], certain, seconds)


def _told(words: Wording, deals: Deals, locked: Locked | None, doubts: Doubts | None) -> Iterator[Block]:
    from pourparler.brief.document import Heading
    from pourparler.brief.sections.deal import deals_told
    from pourparler.brief.sections.doubt import doubts_told
    from pourparler.brief.sections.lock import lock_told

    yield from lock_told(words, locked) if locked else deals_told(words, deals)
    if doubts:
        yield Heading(words.say("Doubt"))
        yield from doubts_told(words, doubts)
