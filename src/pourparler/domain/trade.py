"""Trades: two issues changed at once, so that what a party gives on one is made good on the other."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from msgspec import Struct

from pourparler.domain.outcome import Outcome
from pourparler.domain.short import short


class Grade(Enum):
    """How surely nobody loses by a trade."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Side(Struct, frozen=True):
    """What a trade is to one party.

    Parameters
    ----------
    party : str
        The party that gives and gets.
    gives, gets : tuple of str
        The issues, of the two, on which the change is no gain and may be a loss; no loss and may be a gain. An issue
        of which that is not known, or that is nothing to the party, stands under neither.
    gain : Fraction, optional
        By how much the worth rises, in the unit of the party's estimate, interactions included; none where the
        estimate leaves it open.
    ranked : bool
        Whether the estimate's order places what it gives below what it gets.
    may_gain : bool
        Whether the worth rises under some preference that agrees with what is known.

    Examples
    --------
    >>> Side("north", ("army",), ("guarantee",), ranked=True).gives
    ('army',)
    """

    party: str
    gives: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()
    gain: Fraction | None = None
    ranked: bool = False
    may_gain: bool = False


class Trade(Struct, frozen=True):
    """Two issues changed at once; nobody with an estimate loses.

    Parameters
    ----------
    before, after : dict of str to str
        The two issues, with the options that they have and would have.
    status : Grade
        *certain*: nobody loses under any preference that agrees with what is known, and somebody may gain; *likely*:
        nobody loses in some of the preferences drawn.
    share : Fraction
        In how many of them; 1 for a certain trade.
    sides : tuple of Side
        What it is to each party with an estimate, in the scenario's order.

    Examples
    --------
    >>> north = Side("north", ("army",), ("guarantee",), Fraction(1, 10), may_gain=True)
    >>> south = Side("south", ("guarantee",), ("army",), Fraction(0))
    >>> trade = Trade({"army": "small", "guarantee": "none"}, {"army": "large", "guarantee": "treaty"},
    ...               Grade.CERTAIN, Fraction(1), (north, south))
    >>> trade.gains, trade.gaining, trade.mutual
    ({'north': Fraction(1, 10), 'south': Fraction(0, 1)}, ('north',), True)
    """

    before: Outcome
    after: Outcome
    status: Grade
    share: Fraction
    sides: tuple[Side, ...]

    @property
    def issues(self) -> tuple[str, ...]:
        """The two issues that are traded against each other."""
        return tuple(self.before)

    @property
    def gains(self) -> dict[str, Fraction | None]:
        """By how much each party gains; none where its estimate leaves it open."""
        return {side.party: side.gain for side in self.sides}

    @property
    def gaining(self) -> tuple[str, ...]:
        """The parties that may gain by the trade."""
        return tuple(side.party for side in self.sides if side.may_gain)

    @property
    def mutual(self) -> bool:
        """Whether at least two parties each give something: logrolling in the narrow sense."""
        return sum(bool(side.gives) for side in self.sides) > 1


class Trades(Struct, frozen=True):
    """The trades open from an outcome.

    Parameters
    ----------
    outcome : dict of str to str
        Where they start.
    parties : tuple of str
        Those with an estimate; what the trades are to others is not known.
    trades : tuple of Trade
        The first of them: certain ones, then by share, then by how many parties may gain, then in the order of the
        scenario's issues and options.
    number : int
        How many there are.
    draws, seed : int
        How many preferences of each party were drawn for the likely ones, and from which seed.

    Examples
    --------
    >>> Trades({"army": "small"}, ("north",), (), 0, 1000, 0).more
    False
    """

    outcome: Outcome
    parties: tuple[str, ...]
    trades: tuple[Trade, ...]
    number: int
    draws: int
    seed: int

    __repr__ = short

    @property
    def more(self) -> bool:
        """Whether there are more than are listed."""
        return self.number > len(self.trades)
