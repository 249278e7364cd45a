"""The frontier of two parties as a drawing for the brief: points, solutions, reservations."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from pourparler.brief.words.solution import concept, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals, Payoffs, Solution

WIDTH, HEIGHT = 720, 380
"""The size of the drawing, in its own units."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 260, 20, 48
_MOST = 1_500

Span = tuple[Fraction, Fraction]


class Spot(Struct, frozen=True):
    """Where deals of solutions lie; their letters stand at it."""

    x: float
    y: float
    letters: str


class FrontierDrawing(Struct, frozen=True):
    """A frontier as it is drawn.

    Parameters
    ----------
    path : str
        The frontier, as an SVG path.
    spots : tuple of Spot
        The solutions' deals.
    legend : tuple of (str, str)
        Every letter and the solution that it stands for.
    axes : tuple of (str, str, str)
        Per axis: the party, its least and greatest payoff drawn, in words.
    plane : tuple of float
        Where the plane begins and ends: left, top, right, bottom.
    """

    path: str
    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]
    axes: tuple[tuple[str, str, str], ...]
    plane: tuple[float, float, float, float] = (_LEFT, _TOP, WIDTH - _RIGHT, HEIGHT - _BOTTOM)


def frontier_drawing(wording: Wording, found: Deals) -> FrontierDrawing | None:
    """Return the drawing; none where there are not two parties, or fewer than two points."""
    points = [point.payoffs for point in found.frontier.points]
    if len(found.frontier.parties) != 2 or len(points) < 2:
        return None
    first, second = found.frontier.parties
    told = [deal.payoffs for one in found.solutions for deal in one.deals]
    spans = [_span([p[party] for p in (*points, *told)]) for party in (first, second)]
    kept = points[:: max(1, len(points) // _MOST)]
    path = " ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(_places(kept, found, spans)))
    axes = tuple(
        (wording.party(party), number(wording, least), number(wording, most))
        for party, (least, most) in zip((first, second), spans, strict=True)
    )
    named = [(chr(ord("A") + place), one) for place, one in enumerate(s for s in found.solutions if s.deals)]
    legend = tuple((letter, concept(wording, one.name)) for letter, one in named)
    return FrontierDrawing(path, tuple(_spots(named, found, spans)), legend, axes)


def _span(values: list[Fraction]) -> Span:
    return min(values), max(values)


def _places(points: list[Payoffs], found: Deals, spans: list[Span]) -> Iterator[tuple[float, float]]:
    first, second = found.frontier.parties
    (left, right), (low, high) = spans
    for paid in points:
        across = float((paid[first] - left) / (right - left)) if right > left else 0.5
        up = float((paid[second] - low) / (high - low)) if high > low else 0.5
        yield (
            round(_LEFT + across * (WIDTH - _LEFT - _RIGHT), 1),
            round(HEIGHT - _BOTTOM - up * (HEIGHT - _TOP - _BOTTOM), 1),
        )


def _spots(named: list[tuple[str, Solution]], found: Deals, spans: list[Span]) -> Iterator[Spot]:
    at: dict[tuple[float, float], list[str]] = {}
    for letter, solution in named:
        (place, *_) = _places([solution.deals[0].payoffs], found, spans)
        at.setdefault(place, []).append(letter)
    for (x, y), letters in at.items():
        yield Spot(x, y, ", ".join(letters))
