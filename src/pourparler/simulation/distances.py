"""How far an ending is from the frontier and from each solution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist

from msgspec import Struct

from pourparler.domain.deal import Payoffs, Solution
from pourparler.domain.run import Run
from pourparler.domain.zone import Status
from pourparler.simulation.space import Space
from pourparler.solvers.concepts.egalitarian import egalitarian
from pourparler.solvers.concepts.kalai_smorodinsky import kalai_smorodinsky
from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
from pourparler.solvers.concepts.utilitarian import utilitarian
from pourparler.solvers.pareto import pareto

SECONDS = 10.0
"""How long each solution may be searched for."""

Place = tuple[float, ...]


class Yardstick(Struct, frozen=True):
    """Where the frontier and the solutions lie, in utilities.

    Parameters
    ----------
    parties : tuple of str
        Whose utilities, in this order.
    places : dict of str to list of tuple
        ``frontier`` and each solution to where it lies; several where outcomes are tied.
    """

    parties: tuple[str, ...]
    places: dict[str, list[Place]]

    def distances(self, utilities: Mapping[str, float]) -> dict[str, float]:
        """Return the Euclidean distance to the nearest point of each; nothing where there is no point."""
        here = tuple(utilities[p] for p in self.parties) if utilities else ()
        if not here:
            return {}
        return {name: min(dist(here, place) for place in places) for name, places in self.places.items() if places}

    def measured(self, run: Run) -> dict[str, float]:
        """Return a run's distances: from its outcome, or from the reservations where it ended without."""
        return self.distances(run.utilities)


def yardstick(space: Space, seconds: float = SECONDS) -> Yardstick:
    """Return where the frontier and the solutions of a space lie.

    Parameters
    ----------
    space : Space
        The outcomes that may be offered.
    seconds : float
        How long each may be searched for; a solution not proven in time, or a frontier not whole, is left out.
    """
    if not space.rankable:
        return Yardstick(space.parties, {})
    valuation = space.valuation
    solved: Sequence[Solution] = [
        concept(valuation, valuation.certain, seconds)
        for concept in (nash_bargaining, kalai_smorodinsky, egalitarian, utilitarian)
    ]
    front = pareto(valuation, valuation.certain, seconds)
    # To part of a frontier, or to what may not be the solution, a distance would be too great.
    points = front.points if front.status is Status.PROVEN else ()
    places = {"frontier": [_place(space, point.payoffs) for point in points]}
    places |= {
        one.name: [_place(space, deal.payoffs) for deal in one.deals] for one in solved if one.status is Status.PROVEN
    }
    return Yardstick(space.parties, places)


def _place(space: Space, payoffs: Payoffs) -> Place:
    return tuple(space.view(column).of_payoff(payoffs[party]) for column, party in enumerate(space.parties))
