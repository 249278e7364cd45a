"""What a solution concept maximises, as a function of the parties' gains; each grows with every gain."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Gains = NDArray[np.float64]
"""Gains as whole numbers below 2⁵³: one row per outcome, one column per party."""


class Product(Struct, frozen=True):
    """The product of the gains of some parties, compared by its logarithm in floats and exactly in integers.

    Parameters
    ----------
    columns : tuple of int
        Whose gains are multiplied.
    units : tuple of float
        What each of them is measured in; positive.

    Examples
    --------
    >>> Product((0, 1), (1.0, 1.0)).exactly((3, 4))
    12
    """

    columns: tuple[int, ...]
    units: tuple[float, ...]

    def values(self, gains: Gains) -> Gains:
        """Return the sum of logarithms per row; minus infinity where a gain is not positive."""
        total = np.zeros(len(gains))
        with np.errstate(divide="ignore", invalid="ignore"):
            for column, unit in zip(self.columns, self.units, strict=True):
                total += np.log(np.maximum(gains[:, column], 0) / unit)
        return np.where((gains < 0).any(axis=1), -np.inf, total)

    def exactly(self, gains: tuple[int, ...]) -> Fraction | int:
        """Return the value of whole gains, exactly."""
        return prod(gains[column] for column in self.columns)


class Smallest(Struct, frozen=True):
    """The sum of so many of the smallest gains, each divided by a unit; of all gains: their sum.

    Parameters
    ----------
    count : int
        How many gains are summed, the smallest first.
    columns : tuple of int
        Whose gains count.
    units : tuple of int
        By what each of these gains is divided; positive.

    Examples
    --------
    >>> Smallest(1, (0, 1), (1, 2)).exactly((3, 4))
    Fraction(2, 1)
    """

    count: int
    columns: tuple[int, ...]
    units: tuple[int, ...]

    def values(self, gains: Gains) -> Gains:
        """Return the sum per row; minus infinity where a gain is negative."""
        shares = gains[:, list(self.columns)] / np.array(self.units, float)
        if self.count == 1:
            total = shares.min(axis=1)
        elif self.count == len(self.columns):
            total = shares.sum(axis=1)
        else:
            total = np.sort(shares, axis=1)[:, : self.count].sum(axis=1)
        return np.where((gains < 0).any(axis=1), -np.inf, total)

    def exactly(self, gains: tuple[int, ...]) -> Fraction | int:
        """Return the value of whole gains, exactly."""
        shares = sorted(Fraction(gains[c], unit) for c, unit in zip(self.columns, self.units, strict=True))
        return sum(shares[: self.count], Fraction(0))


Objective = Product | Smallest


class Floor(Struct, frozen=True):
    """What must be reached of an objective."""

    objective: Smallest
    least: float
