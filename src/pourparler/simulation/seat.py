"""What a strategy knows: its own utilities, who else is there, and how long the talks may last."""

from __future__ import annotations

from functools import cached_property
from random import Random
from typing import Protocol

from pourparler.domain.outcome import Outcome
from pourparler.simulation.space import Space, View

_MASK = 2**64 - 1


class Strategy(Protocol):
    """How a party bargains: made from its seat, then asked again and again.

    A method ``hear(number, by, now)`` is told every offer of others, where there is one; `by` is who made it.
    """

    def offer(self, now: float) -> int | None:
        """Return the number of the outcome to offer; none: walk away. `now` runs from 0 to 1, the deadline."""

    def accepts(self, number: int, now: float) -> bool:
        """Return whether the outcome on the table is accepted."""


class Seat:
    """A party's place in the talks, and all that its strategy is told.

    Parameters
    ----------
    space : Space
        The outcomes that may be offered.
    column : int
        Which party.
    seed : int
        For what is drawn.
    rounds : int, optional
        How many rounds there are; none where the deadline is in seconds.

    Attributes
    ----------
    party : str
        Its name.
    others : tuple of str
        Who else takes part.
    reservation : float
        The utility of what it has without agreement: 0 where nobody estimated it.
    best : int
        Its best outcome.
    """

    def __init__(self, space: Space, column: int, seed: int = 0, rounds: int | None = None) -> None:
        self._space, self.column, self.seed, self.rounds = space, column, seed, rounds
        self.party = space.parties[column]
        self.others = tuple(p for p in space.parties if p != self.party)
        self.view: View = space.view(column)
        own = space.paid.reservation[column : column + 1]
        stated = space.scenario.estimates[self.party].reservation is not None
        self.reservation = min(1.0, max(0.0, float(self.view.scaled(own)[0]))) if stated else 0.0
        self.best = self.view.best
        self.utility = self.view.utility
        self.nearest = self.view.nearest
        self.ranked = self.view.ranked
        self.best_for = self.view.best_for

    @property
    def issues(self) -> tuple[tuple[str, ...], ...]:
        """The options that may be offered, issue after issue."""
        return tuple(self._space.options)

    @property
    def size(self) -> int:
        """How many combinations of options there are."""
        return self._space.size

    def choices(self, number: int) -> tuple[int, ...]:
        """Return which option an outcome chooses on each issue, by its place in :attr:`issues`."""
        return self._space.choices(number)

    def outcome(self, number: int) -> Outcome:
        """Return an outcome in words."""
        return self._space.outcome(number)

    def number(self, outcome: Outcome) -> int:
        """Return the number of an outcome given in words."""
        return self._space.number(outcome)

    @cached_property
    def random(self) -> Random:
        """A source of chance that the seed fixes."""
        return Random(self.seed)

    def lot(self, turn: int, below: int) -> int:
        """Return a number from 0, drawn for a turn by the seed alone (splitmix64: Steele, Lea & Flood 2014)."""
        return mixed(self.seed, turn) % below


def mixed(seed: int, turn: int) -> int:
    """Return 64 bits for a seed and a turn.

    Examples
    --------
    >>> mixed(0, 0) == mixed(0, 0), mixed(0, 0) == mixed(0, 1)
    (True, False)
    """
    bits = (seed + (turn + 1) * 0x9E3779B97F4A7C15) & _MASK
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & _MASK
    return bits ^ (bits >> 31)
