"""The outcomes that may be offered: what nobody required refuses and no constraint forbids, however many they are."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pourparler.domain.outcome import Outcome
from pourparler.errors import InputError, NoAnswer
from pourparler.simulation.block import Block, blocks
from pourparler.simulation.listed import Listed
from pourparler.simulation.numbering import Numbering
from pourparler.simulation.payments import payments
from pourparler.simulation.summed import Summed
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.valuation import Valued, valuation

View = Listed | Summed
"""The outcomes as one party sees them: by its own utility."""


class Space:
    """A scenario's outcomes, each known by its :class:`~pourparler.simulation.numbering.Numbering`.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers of two parties or more. Options that somebody required refuses are left out.
    certain : bool
        Keep to the outcomes that every required party accepts.

    Raises
    ------
    InputError
        If fewer than two parties have estimates in numbers.
    NoAnswer
        If no outcome is left.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> worth = Estimate(values={"army": {"small": Fraction(0), "large": Fraction(1)}})
    >>> toy = Scenario("toy", ("north", "south"), {"army": ("small", "large")},
    ...                estimates={"north": worth, "south": worth})
    >>> space = Space(toy)
    >>> space.outcome(1), space.number({"army": "small"}), space.view(0).utility(1)
    ({'army': 'large'}, 0, 1.0)
    """

    def __init__(self, scenario: Valued, certain: bool = False) -> None:
        values = valuation(scenario, certain)
        self.valuation, self.scenario, self.parties = values, values.scenario, values.parties
        if len(self.parties) < 2:
            raise InputError(
                "only {party} has an estimate in numbers: nobody to bargain with",
                where=self.scenario.name,
                mend="state what another party values under `preferences`",
                party=self.parties[0],
            )
        if values.domains is None:
            raise _nothing(self.scenario.name)
        self.paid = payments(values)
        self.arrays = Arrays(self.paid)
        self.issues, self.options = self.arrays.issues, self.arrays.options
        self.numbering = Numbering(self.issues, self.options)
        self.size = self.numbering.size
        self._place = [{option: n for n, option in enumerate(options)} for options in self.options]
        self._views: dict[int, View] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The issues, grouped as constraints and interactions tie them together."""
        groups = blocks(self.arrays)
        if not all(len(block.rows) for block in groups):
            raise _nothing(self.scenario.name)
        return groups

    @cached_property
    def listed(self) -> bool:
        """Whether every outcome is listed."""
        return len(self.blocks) == 1

    @cached_property
    def rankable(self) -> bool:
        """Whether outcomes can be listed, at least in groups of issues, and so ranked."""
        try:
            return bool(self.blocks)
        except InputError:
            return False

    def view(self, column: int) -> View:
        """Return the outcomes as a party sees them; `column` counts :attr:`parties`."""
        if column not in self._views:
            seen = Listed if self.listed else Summed
            self._views[column] = seen(self.blocks, self.numbering, self.paid, column)
        return self._views[column]

    def choices(self, number: int) -> tuple[int, ...]:
        """Return which option is chosen on each issue."""
        return self.numbering.choices(number)

    def numbered(self, choices: tuple[int, ...]) -> int:
        """Return the number of an outcome whose options are given by their places."""
        return self.numbering.numbered(choices)

    def outcome(self, number: int) -> Outcome:
        """Return an outcome by its number."""
        return self.numbering.outcome(number)

    def number(self, outcome: Outcome) -> int:
        """Return an outcome's number.

        Raises
        ------
        InputError
            If it leaves an issue open, or names an option that is not left.
        """
        for c, issue in enumerate(self.issues):
            if outcome.get(issue) not in self._place[c]:
                raise InputError(
                    "no such option to offer: {option}",
                    where=f"{self.scenario.name}, {issue}",
                    mend="choose one of: {known}",
                    option=outcome.get(issue, "none"),
                    known=", ".join(self.options[c]),
                )
        return self.numbered(tuple(self._place[c][outcome[issue]] for c, issue in enumerate(self.issues)))

    @cached_property
    def _mask(self) -> bytes | None:
        """Which numbers may be offered, where all are listed."""
        if not self.listed:
            return None
        mask = np.zeros(self.size, np.uint8)
        mask[self.blocks[0].rows.astype(np.int64) @ np.array(self.numbering.weights, np.int64)] = 1
        return mask.tobytes()

    def allows(self, number: object) -> bool:
        """Return whether something is the number of an outcome that may be offered."""
        if type(number) is not int or not 0 <= number < self.size:
            return False
        mask = self._mask if self.size <= _MASKED else None
        if mask is not None:
            return mask[number] == 1
        return bool(self.arrays.allowed(np.array([self.choices(number)], np.int32))[0])

    def integers(self, number: int) -> tuple[int, ...]:
        """Return every party's payoff as integers, in the unit of what is paid."""
        return tuple(int(paid) for paid in self.paid.integers(self.outcome(number)))


_MASKED = 1_000_000


def _nothing(where: str) -> NoAnswer:
    return NoAnswer(
        "every outcome is refused or forbidden: nothing can be offered",
        where=where,
        mend="ask {verb[zone]} what stands in the way",
    )
