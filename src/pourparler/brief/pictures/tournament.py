"""A tournament as a picture: each strategy's utility, agreements, welfare, distance and rounds, with intervals."""

from __future__ import annotations

from typing import Any

from pourparler.brief.pictures.picture import picture
from pourparler.brief.words.language import Language
from pourparler.domain.tournament import Mean, Result, Standing, standings


def render_plot(results: tuple[Result, ...], say: Language, kind: str) -> bytes:
    """Return the picture; the same bytes for the same results.

    Parameters
    ----------
    results : tuple of Result
        At least one.
    say : Language
        In which language the titles are.
    kind : str
        ``svg`` or ``png``.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    """
    ranking = standings(results)[::-1]
    agreements: list[Mean | None] = [one.agreements for one in ranking]
    panes = (
        (say("utility"), [one.utility for one in ranking]),
        (say("agreements"), agreements),
        (say("welfare"), [one.welfare for one in ranking]),
        (say("distance to the frontier"), [one.distance for one in ranking]),
        (say("rounds"), [one.rounds for one in ranking]),
    )

    def draw(figure: Any) -> None:
        for pane, (title, means) in zip(figure.subplots(1, len(panes), sharey=True), panes, strict=True):
            _pane(pane, title, ranking, means)

    return picture((14, 1.2 + 0.34 * len(ranking)), draw, kind)


def _pane(pane: Any, title: str, ranking: tuple[Standing, ...], means: list[Mean | None]) -> None:
    places = [n for n, mean in enumerate(means) if mean is not None]
    points = [mean for mean in means if mean is not None]
    errors = [[m.value - m.low for m in points], [m.high - m.value for m in points]]
    pane.errorbar([m.value for m in points], places, xerr=errors, fmt="o", color="#2b6ca3", markersize=4, capsize=2)
    pane.set_yticks(range(len(ranking)), [one.strategy for one in ranking])
    pane.set_title(title, fontsize=9)
    pane.grid(True, axis="x", color="#e5e5e5", linewidth=0.6)
