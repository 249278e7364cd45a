"""Doubt: estimates changed in one place, and what of the answer moves with them."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from pourparler.domain.deal import Deal
from pourparler.domain.short import short


class Doubt(Struct, frozen=True):
    """One weight changed, and the deal that is picked then.

    Parameters
    ----------
    party, issue : str
        Whose weight of what.
    factor : Fraction
        By what it is multiplied; the party's other weights shrink or grow so that their sum stays.
    deal : Deal, optional
        What is picked then; none where there is no deal, or it was not found in time.
    moved : tuple of str
        The issues on which it differs from what is picked without the change.
    proven : bool
        Whether it is proven that this is picked.
    """

    party: str
    issue: str
    factor: Fraction
    deal: Deal | None
    moved: tuple[str, ...] = ()
    proven: bool = True

    @property
    def holds(self) -> bool:
        """Whether the same is picked."""
        return self.deal is not None and not self.moved


class Doubts(Struct, frozen=True):
    """The deal that a solution concept picks, and what it hangs on.

    Parameters
    ----------
    name : str
        The concept.
    deal : Deal, optional
        What it picks on the estimates as they are; none where there is none.
    doubts : tuple of Doubt
        What was changed, one at a time.
    of : int
        How many changes there are to try.
    whole : bool
        Whether it is proven that this is what it picks on the estimates as they are.

    Examples
    --------
    >>> Doubts("nash_bargaining", None, (), 0).turning
    ()
    """

    name: str
    deal: Deal | None
    doubts: tuple[Doubt, ...]
    of: int
    whole: bool = True

    __repr__ = short

    @property
    def proven(self) -> bool:
        """Whether every search came to its end: otherwise what moves, or does not, is not certain."""
        return self.whole and all(one.proven for one in self.doubts)

    @property
    def turning(self) -> tuple[Doubt, ...]:
        """The changes by which something else is picked, those that move most first."""
        turning = [one for one in self.doubts if not one.holds]
        return tuple(sorted(turning, key=lambda one: (one.deal is not None, -len(one.moved))))

    @property
    def steady(self) -> tuple[str, ...]:
        """The issues on which the deal is the same under every change that was tried."""
        moved = {issue for one in self.doubts for issue in one.moved}
        lost = any(one.deal is None for one in self.doubts)
        return () if self.deal is None or lost else tuple(issue for issue in self.deal.outcome if issue not in moved)
