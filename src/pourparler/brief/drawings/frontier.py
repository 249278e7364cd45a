"""The frontier of two parties as a drawing for the brief: points, solutions, reservations."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from pourparler.brief.words.solution import concept, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals, Solution

WIDTH, HEIGHT = 720, 380
"""The size of the drawing, in its own units."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 260, 20, 48
_MOST = 1_500

Span = tuple[Fraction, Fraction]
Place = tuple[Fraction, Fraction]
"""What a deal is worth to either party."""


class Spot(Struct, frozen=True):
    """Where deals of solutions lie; their letters stand at it."""

    place: Place
    letters: str


class FrontierDrawing(Struct, frozen=True):
    """The frontier of two parties, as every rendering draws it.

    Parameters
    ----------
    points : tuple of (Fraction, Fraction)
        The frontier, in the order of the first party's payoff.
    spots : tuple of Spot
        The solutions' deals.
    legend : tuple of (str, str)
        Every letter and the solution that it stands for.
    axes : tuple of (str, str, str)
        Per axis: the party, its least and greatest payoff drawn, in words.
    spans : tuple of (Fraction, Fraction)
        Per axis: the least and the greatest payoff drawn.
    reservations : tuple of Fraction
        Per axis: what the party has without a deal; none where it is not estimated.
    plane : tuple of float
        Where the plane begins and ends in the drawing: left, top, right, bottom.
    """

    points: tuple[Place, ...]
    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]
    axes: tuple[tuple[str, str, str], ...]
    spans: tuple[Span, Span]
    reservations: tuple[Fraction | None, Fraction | None] = (None, None)
    plane: tuple[float, float, float, float] = (_LEFT, _TOP, WIDTH - _RIGHT, HEIGHT - _BOTTOM)

    def path(self) -> str:
        """Return the frontier as an SVG path, thinned where it is long."""
        points = self.points[:: max(1, len(self.points) // _MOST)]
        places = (self.at(point) for point in points)
        return " ".join(f"{'L' if n else 'M'}{x} {y}" for n, (x, y) in enumerate(places))

    def at(self, place: Place) -> tuple[float, float]:
        """Return where a pair of payoffs lies in the drawing."""
        (left, right), (low, high) = self.spans
        across = float((place[0] - left) / (right - left)) if right > left else 0.5
        up = float((place[1] - low) / (high - low)) if high > low else 0.5
        return (
            round(_LEFT + across * (WIDTH - _LEFT - _RIGHT), 1),
            round(HEIGHT - _BOTTOM - up * (HEIGHT - _TOP - _BOTTOM), 1),
        )


def frontier_drawing(wording: Wording, deals: Deals) -> FrontierDrawing | None:
    """Return the drawing; none where there are not two parties, or fewer than two points."""
    if len(deals.frontier.parties) != 2 or len(deals.frontier.points) < 2:
        return None
    first, second = deals.frontier.parties
    points = tuple((point.payoffs[first], point.payoffs[second]) for point in deals.frontier.points)
    payoffs = [deal.payoffs for one in deals.solutions for deal in one.deals]
    spans = (
        _span([x for x, _ in points] + [p[first] for p in payoffs]),
        _span([y for _, y in points] + [p[second] for p in payoffs]),
    )
    axes = tuple(
        (wording.party(party), number(wording, least), number(wording, most))
        for party, (least, most) in zip((first, second), spans, strict=True)
    )
    entries = [(chr(ord("A") + place), one) for place, one in enumerate(s for s in deals.solutions if s.deals)]
    legend = tuple((letter, concept(wording, one.name)) for letter, one in entries)
    estimates = deals.scenario.estimates
    reservations = (estimates[first].reservation, estimates[second].reservation)
    return FrontierDrawing(points, _spots(entries, first, second), legend, axes, spans, reservations)


def _span(values: list[Fraction]) -> Span:
    return min(values), max(values)


def _spots(entries: list[tuple[str, Solution]], first: str, second: str) -> tuple[Spot, ...]:
    at: dict[Place, list[str]] = {}
    for letter, solution in entries:
        paid = solution.deals[0].payoffs
        at.setdefault((paid[first], paid[second]), []).append(letter)
    return tuple(Spot(place, ", ".join(letters)) for place, letters in at.items())
