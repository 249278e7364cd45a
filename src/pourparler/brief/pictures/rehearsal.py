"""The concession plot: what every offer of a run is worth to each party, over the rounds and against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pourparler.brief.pictures.picture import picture
from pourparler.brief.words.language import Language
from pourparler.domain.rehearsal import Rehearsal
from pourparler.domain.run import Act, Run

_COLOURS = ("#2b6ca3", "#b0603a", "#4a8a5c", "#7a5ca8", "#8a7a2e", "#606060")


def render_plot(rehearsal: Rehearsal, names: Mapping[str, str], say: Language, kind: str) -> bytes:
    """Return the picture of the first run; the same bytes for the same run.

    Parameters
    ----------
    rehearsal : Rehearsal
        With the turns of its first run.
    names : dict of str to str
        Party to how it is called.
    say : Language
        In which language the legend is.
    kind : str
        ``svg`` or ``png``.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    """
    run = rehearsal.runs[0]
    parties = list(run.strategies)

    def draw(figure: Any) -> None:
        over, against = figure.subplots(1, 2)
        _over_rounds(over, run, parties, names, say)
        _against(against, rehearsal, parties, names, say)
        figure.suptitle(rehearsal.scenario.name, fontsize=10)

    return picture((10, 4.4), draw, kind)


def _offers(run: Run, party: str) -> list[tuple[int, dict[str, float]]]:
    """Return a party's offers; of a text that nobody tables alone, every version."""
    own = {party, "mediator"}
    return [(t.round, t.utilities) for t in run.turns if t.act is Act.OFFER and t.party in own and t.utilities]


def _over_rounds(pane: Any, run: Run, parties: list[str], names: Mapping[str, str], say: Language) -> None:
    for colour, party in zip(_COLOURS * 9, parties, strict=False):
        offers = _offers(run, party)
        pane.plot(
            [r + 1 for r, _ in offers],
            [u[party] for _, u in offers],
            color=colour,
            linewidth=1.2,
            label=names.get(party, party),
        )
    if run.agreed:
        pane.axvline(run.round + 1, color="#606060", linestyle=":", linewidth=0.9)
    pane.set_xlabel(say("round"))
    pane.set_ylabel(say("utility of the offer to who makes it"))
    pane.set_ylim(-0.02, 1.04)
    pane.grid(True, color="#e5e5e5", linewidth=0.6)
    pane.legend(fontsize=8, framealpha=0.9)


def _against(pane: Any, rehearsal: Rehearsal, parties: list[str], names: Mapping[str, str], say: Language) -> None:
    """Draw the offers of the first run in the plane of the first two parties' utilities; of two, the frontier too."""
    run = rehearsal.runs[0]
    first, second = parties[:2]
    if rehearsal.frontier and len(parties) == 2:
        pane.plot(
            *zip(*sorted(rehearsal.frontier), strict=True),
            ".-",
            color="#b8c2cc",
            linewidth=2.5,
            markersize=5,
            label=say("frontier"),
        )
    for colour, party in zip(_COLOURS * 9, parties, strict=False):
        offers = _offers(run, party)
        pane.plot(
            [u[first] for _, u in offers],
            [u[second] for _, u in offers],
            ".-",
            color=colour,
            linewidth=0.7,
            markersize=4,
        )
    if run.agreed and run.utilities:
        pane.plot(
            [run.utilities[first]],
            [run.utilities[second]],
            "*",
            color="black",
            markersize=12,
            linestyle="none",
            label=say("agreement"),
        )
    if pane.get_legend_handles_labels()[0]:
        pane.legend(fontsize=8, framealpha=0.9)
    pane.set_xlabel(say("utility of {party}", party=names.get(first, first)))
    pane.set_ylabel(say("utility of {party}", party=names.get(second, second)))
    pane.grid(True, color="#e5e5e5", linewidth=0.6)
