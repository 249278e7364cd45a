"""The frontier as a picture: in two dimensions for two parties, parallel coordinates for more; SVG or PNG."""

from __future__ import annotations

from typing import Any

from pourparler.brief.drawings.frontier import FrontierDrawing, frontier_drawing
from pourparler.brief.pictures.picture import picture
from pourparler.brief.words.language import Language
from pourparler.brief.words.solution import concept
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals, Frontier
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.zone import Status

_MARKS = ("o", "s", "^", "D", "v", "P", "X")
_LINES = 2_000
"""How many points are drawn at most as parallel coordinates."""


def render_plot(deals: Deals, negotiation: Negotiation, say: Language, kind: str) -> bytes:
    """Return the picture; the same bytes for the same deals.

    Parameters
    ----------
    deals : Deals
        Its frontier is drawn, and its solutions named.
    negotiation : Negotiation
        Where parties' names are read.
    say : Language
        In which language the legend is.
    kind : str
        ``svg`` or ``png``.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    """
    wording = Wording(negotiation, say)

    def draw(figure: Any) -> None:
        pane = figure.add_subplot()
        drawing = frontier_drawing(wording, deals)
        if drawing is not None:
            _plane(pane, drawing, say, _called(say, deals.frontier))
        else:
            _parallel(pane, deals, wording)
        pane.set_title(deals.scenario.name, fontsize=10)
        handles, labels = pane.get_legend_handles_labels()
        if handles:
            pane.legend(handles, labels, fontsize=8, framealpha=0.9)

    return picture((7, 4.6), draw, kind)


def _called(say: Language, frontier: Frontier) -> str:
    return say("frontier") if frontier.status is Status.PROVEN else say("points of the frontier that are known")


def _plane(pane: Any, drawing: FrontierDrawing, say: Language, called: str) -> None:
    points = [(float(x), float(y)) for x, y in drawing.points]
    line = {"color": "#8a9bb0", "linewidth": 0.8, "markersize": 4}
    pane.plot(*zip(*points, strict=True), ".-", label=called, **line)
    legend = dict(drawing.legend)
    for mark, spot in zip(_MARKS * 3, drawing.spots, strict=False):
        x, y = map(float, spot.place)
        label = "; ".join(f"{letter}: {legend[letter]}" for letter in spot.letters.split(", "))
        ring = {"markersize": 8, "fillstyle": "none", "markeredgewidth": 1.6, "linestyle": "none"}
        pane.plot([x], [y], mark, label=label, **ring)
        pane.annotate(spot.letters, (x, y), xytext=(7, 5), textcoords="offset points", fontsize=8)
    for reservation, across in zip(drawing.reservations, (pane.axvline, pane.axhline), strict=True):
        if reservation is not None:
            across(float(reservation), color="#b03a2e", linewidth=0.8, linestyle=":")
    pane.set_xlabel(drawing.axes[0][0])
    pane.set_ylabel(drawing.axes[1][0])
    pane.grid(True, color="#e5e5e5", linewidth=0.6)


def _parallel(pane: Any, deals: Deals, wording: Wording) -> None:
    parties = deals.frontier.parties
    place = range(len(parties))
    step = max(1, len(deals.frontier.points) // _LINES)
    for point in deals.frontier.points[::step]:
        pane.plot(place, [float(point.payoffs[p]) for p in parties], color="#8a9bb0", linewidth=0.4, alpha=0.4)
    for mark, solution in zip(_MARKS * 3, deals.solutions, strict=False):
        for number, deal in enumerate(solution.deals[:3]):
            label = concept(wording, solution.name) if number == 0 else None
            pane.plot(place, [float(deal.payoffs[p]) for p in parties], mark + "-", linewidth=1.6, label=label)
    pane.set_xticks(list(place), [wording.party(p) for p in parties])
    pane.set_ylabel(wording.say("payoff"))
    pane.grid(True, axis="x", color="#cccccc", linewidth=0.8)
