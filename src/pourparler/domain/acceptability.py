"""How often deals are acceptable, over all preferences that agree with what is known."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.outcome import Outcome


class DealAcceptability(Struct, frozen=True):
    """How often one deal is acceptable, and how often it is the best.

    Parameters
    ----------
    outcome : dict of str to str
        The deal.
    accepted, best : dict of str to float
        Per party with an estimate: the share of draws, from 0 to 1, in which the deal is worth at least the reservation
        to it; in which no other deal of the list is worth more to it. Tied deals are each the best.
    by_all, nash : float
        The share of draws in which every party accepts it; in which it has the largest product of gains among the deals
        that all accept.
    necessary, possible : tuple of str
        The parties that accept it under every, and under some, preference that agrees with what is known.

    Examples
    --------
    >>> DealAcceptability({"army": "small"}, {"north": 1.0}, {"north": 0.5}, 1.0, 1.0, ("north",), ("north",)).nash
    1.0
    """

    outcome: Outcome
    accepted: dict[str, float]
    best: dict[str, float]
    by_all: float
    nash: float
    necessary: tuple[str, ...]
    possible: tuple[str, ...]


class Acceptability(Struct, frozen=True):
    """The acceptability of several deals.

    Parameters
    ----------
    parties : tuple of str
        Those with an estimate, however little it says; the others are not asked.
    deals : tuple of DealAcceptability
        In the order asked for.
    draws, seed : int
        How many preferences of each party were drawn, and from which seed: the same gives the same.
    open : tuple of str
        Parties whose estimate leaves something open; of the others, every draw is the same.

    Examples
    --------
    >>> Acceptability(("north",), (), 1000, 7).error()
    0.015811388300841896
    """

    parties: tuple[str, ...]
    deals: tuple[DealAcceptability, ...]
    draws: int
    seed: int
    open: tuple[str, ...] = ()

    def error(self) -> float:
        """Return the largest standard error that a share can have."""
        return float(0.5 / self.draws**0.5)
