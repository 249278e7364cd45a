"""The verb ``tournament``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line

if TYPE_CHECKING:
    from pourparler.simulation.plan import Plan


def _planned(function: Callable[..., int]) -> Callable[..., int]:
    """Give the verb the plan of the tournament as one value."""

    @wraps(function)
    def call(scenarios: tuple[str, ...], strategies: tuple[str, ...], **arguments: Any) -> int:
        from pourparler.simulation.plan import Plan
        from pourparler.workbench import tournament as verb

        arguments |= {"scenarios": verb.scenarios(scenarios), "strategies": tuple(dict.fromkeys(strategies))}
        return function(plan=options.made(Plan, arguments), **arguments)

    return call


@click.command("tournament", help=say("Let strategies bargain with one another over scenarios, each in every place."))
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...")
@options.together(options.as_json, options.lang)
@click.option(
    "--strategy",
    "strategies",
    multiple=True,
    required=True,
    metavar="STRATEGY",
    help=say("A strategy; may be repeated."),
)
@click.option(
    "--repetitions",
    type=click.IntRange(1, 1_000_000),
    default=10,
    show_default=True,
    help=say("How often every combination is held."),
)
@click.option(
    "--rounds", type=click.IntRange(1, 1_000_000), default=100, show_default=True, help=say("The deadline in rounds.")
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help=say("The same seed gives the same runs.")
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
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help=say("Keep the results in that folder; asked again, it goes on where it was cut off."),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 4096),
    default=None,
    help=say("How many processes; by default as many as there are cores."),
)
@click.option("--cluster", default="", metavar="ADDRESS", help=say("Hold it on the Dask cluster at that address."))
@click.option("--plot", "plot", type=click.Path(path_type=Path), help=say("Draw the standings there, as .svg or .png."))
@_planned
def command(
    plan: Plan,
    folder: Path | None,
    workers: int | None,
    cluster: str,
    plot: Path | None,
    as_json: bool,
    lang: str,
) -> int:
    """Print the standings; exit status 1 where no run ended in an agreement."""
    from pourparler.brief.pictures.tournament import render_plot
    from pourparler.brief.plain.tournament import tournament as plain
    from pourparler.brief.plain.value import SCHEMA
    from pourparler.brief.sections.tournament import tournament_told
    from pourparler.brief.terminal.block import rendered
    from pourparler.brief.words.language import language
    from pourparler.cli.answering import answering
    from pourparler.cli.printing import show, show_json, working
    from pourparler.cli.saving import picture_kind, save
    from pourparler.workbench import tournament as verb

    kind = picture_kind(plot) if plot else ""
    scenarios = [scenario for _, scenario in plan.scenarios]
    with answering(as_json, {"schema": SCHEMA}, scenarios, standings=[], runs=[]), working() as tell:
        results = verb.tournament(plan, folder, workers, cluster, tell)
    if plot:
        save(plot, render_plot(results, language(lang), kind))
    if as_json:
        show_json(plain(results))
    else:
        show(*rendered(tournament_told(language(lang), results)))
        for path in (folder and folder / verb.RESULTS, plot):
            if path:
                show_line(say("wrote {path}", path=path))
    return 0 if any(one.agreed for one in results) else 1
