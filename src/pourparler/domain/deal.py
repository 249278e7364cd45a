"""Deals: outcomes with what they are worth to each party, on estimates; solutions, and the frontier."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from pourparler.domain.acceptability import Acceptability
from pourparler.domain.cell import Verdict
from pourparler.domain.outcome import Outcome
from pourparler.domain.reserved import ReservedBlocking, ReservedOpening
from pourparler.domain.scenario import Scenario
from pourparler.domain.short import short
from pourparler.domain.zone import Status

Payoffs = dict[str, Fraction]
"""Party to what an outcome is worth to it, exactly, in the unit of its estimate."""


class Rest(Struct, frozen=True):
    """A stance that keeps a deal from being certain: an option that a required party has not accepted."""

    party: str
    issue: str
    option: str
    verdict: Verdict


class Deal(Struct, frozen=True):
    """An outcome that nobody required refuses, and its worth.

    Parameters
    ----------
    outcome : dict of str to str
        An option for every issue.
    payoffs, gains : dict of str to Fraction
        Per party with an estimate: what it is worth, and by how much that exceeds the reservation.
    rests_on : tuple of Rest
        The unknowns and objections on which it rests; empty where it is certain.
    unasked : tuple of str
        Issues on which nobody is on record as having to agree; where there is one, nothing is certain.

    Examples
    --------
    >>> Deal({"army": "small"}, {"north": Fraction(1)}, {"north": Fraction(1)}).certain
    True
    """

    outcome: Outcome
    payoffs: Payoffs
    gains: Payoffs
    rests_on: tuple[Rest, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether every required party accepts every option of it, on issues that each have one."""
        return not self.rests_on and not self.unasked


class Solution(Struct, frozen=True):
    """What a solution concept picks.

    Parameters
    ----------
    name : str
        The concept, as its solver is called.
    status : Status
        *proven*; *gap*: the best found, and by how much a better one may exceed it; *unknown*: nothing is known.
    deals : tuple of Deal
        All tied outcomes, in the order of the scenario's options; none where no outcome is individually rational.
    gap : float, optional
        For *gap*: by how much the best may exceed it, in gains; of Kalai–Smorodinsky in shares of the ideal gains, of
        Nash in natural logarithms of the product. None otherwise, and where it is not known.
    method : str
        How it was found.
    parameters : dict of str to str
        What it was asked with.
    seconds : float
        How long it took.
    more : bool
        Whether more outcomes are tied than are listed.
    """

    name: str
    status: Status
    deals: tuple[Deal, ...] = ()
    gap: float | None = None
    method: str = ""
    parameters: dict[str, str] = {}
    seconds: float = 0.0
    more: bool = False


class FrontierPoint(Struct, frozen=True):
    """Payoffs that no outcome improves for one party without loss to another, and an outcome that gives them."""

    payoffs: Payoffs
    outcome: Outcome


class Frontier(Struct, frozen=True):
    """The Pareto frontier over the individually rational outcomes that nobody required refuses.

    Parameters
    ----------
    parties : tuple of str
        Those with an estimate.
    points : tuple of FrontierPoint
        Each once; in ascending order of the first party's payoff, then the second's.
    status : Status
        *proven*: these are all; *gap*: each is on the frontier, and there may be others.
    method : str
        How they were found.
    coverage : float, optional
        For *gap*: of the combinations of gains that can be had, which share the points known cover at least: the
        volume that they dominate, divided by that of a bound from above. None where it was not measured.
    stopped : str
        For *gap*: what ended the work on the whole frontier: `time`, `memory` or `size`.
    seconds : float
        How long it took.
    """

    parties: tuple[str, ...]
    points: tuple[FrontierPoint, ...]
    status: Status
    method: str = ""
    seconds: float = 0.0
    coverage: float | None = None
    stopped: str = ""

    __repr__ = short

    @property
    def size(self) -> int | None:
        """How many points there are; none where not all are known."""
        return len(self.points) if self.status is Status.PROVEN else None


class Deals(Struct, frozen=True):
    """The solutions asked for, and the frontier, of one scenario.

    Parameters
    ----------
    scenario : Scenario
        On what they rest; its estimates are somebody's.
    solutions : tuple of Solution
        In the order asked for.
    frontier : Frontier
        The frontier.
    certain : bool
        Whether only outcomes count that every required party accepts.
    acceptability : Acceptability, optional
        How often the deals named are acceptable, where something is known as a range or an order only.
    blocking : ReservedBlocking, optional
        Where there is no deal: the minimal sets of red lines and reservations that leave none.
    opening : ReservedOpening, optional
        Where there is no deal: the fewest red lines and reservations without which there would be.
    """

    scenario: Scenario
    solutions: tuple[Solution, ...]
    frontier: Frontier
    certain: bool = False
    acceptability: Acceptability | None = None
    blocking: ReservedBlocking | None = None
    opening: ReservedOpening | None = None

    __repr__ = short

    @property
    def unvalued(self) -> tuple[str, ...]:
        """Parties that must agree on some issue and of whose values nothing is estimated in numbers."""
        needed = {party for issue in self.scenario.issues for party in self.scenario.needed(issue)}
        return tuple(p for p in self.scenario.parties if p in needed and p not in self.frontier.parties)

    @property
    def none_is_proven(self) -> bool:
        """Whether it is proven that no outcome is individually rational and refused by nobody."""
        answers = [(self.frontier.status, self.frontier.points), *((s.status, s.deals) for s in self.solutions)]
        blocked = self.blocking is not None and bool(self.blocking.sets)
        return not self.found() and (blocked or any(s is Status.PROVEN and not some for s, some in answers))

    def found(self) -> bool:
        """Return whether any outcome is individually rational and refused by nobody."""
        return bool(self.frontier.points) or any(solution.deals for solution in self.solutions)
