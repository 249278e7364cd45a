"""Locks: options held fast for an answer, what remains with them, and whose estimated value changes by it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from pourparler.domain.deal import Deals, Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.short import short
from pourparler.domain.zone import Status


class Locked(Struct, frozen=True):
    """The best deals with some options held fast, beside the best without.

    Parameters
    ----------
    locks : dict of str to str
        Issue to the option that is held.
    before, after : Deals
        Without the locks; with them.
    barred : tuple of str
        The constraints that leave no outcome with these locks; empty where there is one.

    Examples
    --------
    >>> from pourparler.domain.deal import Frontier
    >>> from pourparler.domain.scenario import Scenario
    >>> none = Deals(Scenario("toy"), (), Frontier((), (), Status.PROVEN))
    >>> Locked({"army": "small"}, none, none).kept
    0
    """

    locks: Outcome
    before: Deals
    after: Deals
    barred: tuple[str, ...] = ()

    __repr__ = short

    @property
    def known(self) -> bool:
        """Whether both frontiers are known whole, so that what is kept of the one is known, too."""
        return self.before.frontier.status is self.after.frontier.status is Status.PROVEN

    @property
    def kept(self) -> int:
        """How many points of the frontier can still be had; where not all are known, at least so many."""
        left = {tuple(point.payoffs.items()) for point in self.after.frontier.points}
        return sum(tuple(point.payoffs.items()) in left for point in self.before.frontier.points)

    def changes(self, name: str) -> dict[str, Fraction] | None:
        """Return by how much the worth of a solution's first deal changes for each party; none where there is none."""
        old, new = _first(self.before, name), _first(self.after, name)
        if old is None or new is None or not old.deals or not new.deals:
            return None
        was, now = old.deals[0].payoffs, new.deals[0].payoffs
        return {party: now[party] - was[party] for party in was}

    def moved(self, name: str) -> tuple[str, ...]:
        """Return the issues on which a solution's first deal changes, without those that are locked."""
        old, new = _first(self.before, name), _first(self.after, name)
        if old is None or new is None or not old.deals or not new.deals:
            return ()
        was, now = old.deals[0].outcome, new.deals[0].outcome
        return tuple(issue for issue in was if was[issue] != now[issue] and issue not in self.locks)


def _first(answer: Deals, name: str) -> Solution | None:
    return next((one for one in answer.solutions if one.name == name), None)
