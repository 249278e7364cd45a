"""The verb ``rehearse``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.request import Request
from pourparler.simulation import protocols
from pourparler.simulation.names import names

if TYPE_CHECKING:
    from pourparler.domain.rehearsal import Rehearsal
    from pourparler.workbench.rehearse import Wanted
    from pourparler.workbench.scenario import Taken

*_OTHERS, _LAST = names(protocols)


def _gathered(function: Callable[..., int]) -> Callable[..., int]:
    """Give the verb how the talks are to be rehearsed as one value."""

    @wraps(function)
    def call(**arguments: Any) -> int:
        from pourparler.workbench.rehearse import Wanted

        return function(wanted=options.made(Wanted, arguments), **arguments)

    return call


@click.command("rehearse", help=say("Rehearse the talks: these parties, these estimates, under a protocol."))
@options.together(
    options.seen, options.evidence, options.partial, options.estimates, options.certain, options.as_json, options.lang
)
@click.option(
    "--protocol",
    default="alternating_offers",
    show_default=True,
    metavar="NAME",
    help=say("{others} or {last}.", others=", ".join(_OTHERS), last=_LAST),
)
@click.option(
    "--strategy",
    "strategies",
    multiple=True,
    metavar="[PARTY=]STRATEGY",
    help=say("How a party bargains, or all that are not named; may be repeated."),
)
@click.option(
    "--rounds", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help=say("The deadline in rounds.")
)
@click.option(
    "--deadline",
    "seconds",
    type=click.FloatRange(min=0, min_open=True, max=86400),
    default=None,
    metavar="SECONDS",
    help=say("A deadline in seconds instead; such a run is not the same twice."),
)
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True, max=86400),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help=say("How long one run may take before it counts as timed out."),
)
@click.option(
    "--mediator",
    default="hill_climbing",
    show_default=True,
    metavar="NAME",
    help=say("How the mediator of a single text revises it: hill_climbing or annealing."),
)
@click.option(
    "--runs",
    type=click.IntRange(1, 1_000_000),
    default=1,
    show_default=True,
    help=say("How many runs; what is not known of preferences is drawn anew for each."),
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help=say("The same seed gives the same runs.")
)
@click.option(
    "--ratifiers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help=say("A file of estimates of what ratifiers value: agreements are then ad referendum."),
)
@click.option("--gated", is_flag=True, help=say("Do not start while a precondition on record stands."))
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    help=say("Draw the offers of the first run there, as .svg or .png."),
)
@click.option(
    "--replay",
    type=click.IntRange(min=1),
    default=None,
    metavar="RUN",
    help=say("Hold that run once more and print it turn by turn; the first is 1."),
)
@options.gathered
@_gathered
def command(
    request: Request,
    only: tuple[str, ...],
    without: tuple[str, ...],
    estimates: str | None,
    wanted: Wanted,
    gated: bool,
    plot: Path | None,
    replay: int | None,
    as_json: bool,
) -> int:
    """Print what the talks lead to; exit status 1 where no run ends in an agreement."""
    from pourparler.brief.plain.value import heading_of
    from pourparler.cli.answering import answering
    from pourparler.cli.printing import working
    from pourparler.cli.saving import picture_kind, save
    from pourparler.workbench import rehearse as verb
    from pourparler.workbench.scenario import taken

    kind = picture_kind(plot) if plot else ""
    basis = taken(request, only, without, estimates or "")
    setup = verb.set_up(wanted, basis.scenario)
    heading = heading_of(basis.negotiation, basis.level)
    with answering(as_json, heading, [basis.scenario], runs=[]), working() as tell:
        rehearsal = (
            verb.replayed(basis.scenario, setup, wanted, replay)
            if replay is not None
            else verb.rehearse(basis.scenario, setup, wanted.runs, wanted.seed, wanted.certain, wanted.limit, tell)
        )
    rehearsal = verb.gated(rehearsal, basis.negotiation) if gated else rehearsal
    if plot:
        save(plot, _drawing(rehearsal, basis, request.language, kind))
    _print(rehearsal, basis, plot, as_json, request.language, replay)
    return 0 if any(run.agreed for run in rehearsal.runs) else 1


def _drawing(rehearsal: Rehearsal, basis: Taken, lang: str, kind: str) -> bytes:
    from pourparler.brief.pictures.rehearsal import render_plot
    from pourparler.brief.words.language import language
    from pourparler.brief.words.wording import Wording

    wording = Wording(basis.negotiation, language(lang))
    names = {party: wording.party(party) for party in basis.scenario.parties}
    return render_plot(rehearsal, names, language(lang), kind)


def _print(rehearsal: Rehearsal, basis: Taken, plot: Path | None, as_json: bool, lang: str, number: int | None) -> None:
    from pourparler.brief.plain import rehearsal as plain
    from pourparler.brief.plain.value import heading_of
    from pourparler.brief.sections.rehearsal import rehearsal_told
    from pourparler.brief.sections.replay import replay_told
    from pourparler.cli.pages import show_told
    from pourparler.cli.printing import show_json

    heading = heading_of(basis.negotiation, basis.level)
    if as_json:
        show_json(plain.rehearsal(rehearsal, heading) | ({"replay": number} if number is not None else {}))
        return
    if number is None:
        show_told(basis, lang, lambda words: rehearsal_told(words, rehearsal))
    else:
        show_told(basis, lang, lambda words: replay_told(words, rehearsal, number))
    if plot:
        show_line(say("wrote {path} (seen by: {viewer})", path=plot, viewer=basis.negotiation.viewer))
