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
    found = standings(results)[::-1]
    agreements: list[Mean | None] = [one.agreements for one in found]
    shown = (
        (say("utility"), [one.utility for one in found]),
        (say("agreements"), agreements),
        (say("welfare"), [one.welfare for one in found]),
        (say("distance to the frontier"), [one.distance for one in found]),
        (say("rounds"), [one.rounds for one in found]),
    )

    def draw(figure: Any) -> None:
        for pane, (title, means) in zip(figure.subplots(1, len(shown), sharey=True), shown, strict=True):
            _pane(pane, title, found, means)

    return picture((14, 1.2 + 0.34 * len(found)), draw, kind)


def _pane(pane: Any, title: str, found: tuple[Standing, ...], means: list[Mean | None]) -> None:
    places = [n for n, mean in enumerate(means) if mean is not None]
    told = [mean for mean in means if mean is not None]
    errors = [[m.value - m.low for m in told], [m.high - m.value for m in told]]
    pane.errorbar([m.value for m in told], places, xerr=errors, fmt="o", color="#2b6ca3", markersize=4, capsize=2)
    pane.set_yticks(range(len(found)), [one.strategy for one in found])
    pane.set_title(title, fontsize=9)
    pane.grid(True, axis="x", color="#e5e5e5", linewidth=0.6)
