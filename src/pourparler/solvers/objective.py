"""What a solution concept maximises, as a function of the parties' gains; each grows with every gain.

Floats only say what need not be looked at: `reaching` is true of every outcome that may reach a value, however floats
were rounded. Which outcome is better is said by `exactly`, in integers.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf, log, nextafter, prod

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.solvers.arrays import Arrays

Gains = NDArray[np.float64]
"""What gains are at most, in leading parts: one row per outcome, one column per party."""

Marks = NDArray[np.bool_]

ROUNDING = 2.0**-48
"""More than one step of rounding, for each number that is added up."""

_WHOLE = 2.0**53


class Product(Struct, frozen=True):
    """The product of the gains of some parties; in floats its logarithm.

    Parameters
    ----------
    columns : tuple of int
        Whose gains are multiplied.
    units : tuple of float
        What each of them is measured in; positive.
    offset : float
        What is taken off the logarithm of the product of whole gains to get the one in these units.
    """

    columns: tuple[int, ...]
    units: tuple[float, ...]
    offset: float

    def values(self, gains: Gains) -> Gains:
        """Return the sum of logarithms per row; minus infinity where a gain is not positive."""
        total = np.zeros(len(gains))
        with np.errstate(divide="ignore", invalid="ignore"):
            for column, unit in zip(self.columns, self.units, strict=True):
                total += np.log(np.maximum(gains[:, column], 0) / unit)
        return np.where((gains < 0).any(axis=1), -np.inf, total)

    def about(self, exact: int) -> float:
        """Return an exact value as a float of the kind that `values` gives."""
        return log(exact) - self.offset if exact > 0 else -inf

    def margin(self, value: float) -> float:
        """Return by how much floats may be wrong about values near one."""
        return ROUNDING * (len(self.columns) + 1) * (abs(value) + abs(self.offset) + 1)

    def reaching(self, gains: Gains, least: int, above: bool = False) -> Marks:
        """Return which rows may reach an exact value; floats cannot tell those that exceed it."""
        value = self.about(least)
        return np.asarray(self.values(gains) >= value - self.margin(value))

    def exactly(self, gains: tuple[int, ...]) -> int:
        """Return the value of whole gains, exactly."""
        return prod(gains[column] for column in self.columns)


class Smallest(Struct, frozen=True):
    """The sum of so many of the smallest gains, each multiplied by a weight; of all gains: their sum.

    Parameters
    ----------
    count : int
        How many gains are summed, the smallest first.
    columns : tuple of int
        Whose gains count.
    weights : tuple of int
        By what each of these whole gains is multiplied; positive.
    factors : tuple of float
        The same for leading parts, divided by `unit`.
    unit : Fraction
        How much a float of 1 stands for.
    whole : bool
        Whether floats are exact: no weights, and sums that they hold.
    shifts : tuple of int
        How many bits of each gain lie below its leading part.
    """

    count: int
    columns: tuple[int, ...]
    weights: tuple[int, ...]
    factors: tuple[float, ...]
    unit: Fraction
    whole: bool
    shifts: tuple[int, ...]

    def values(self, gains: Gains) -> Gains:
        """Return the sum per row; minus infinity where a gain is negative."""
        shares = gains[:, list(self.columns)] * np.array(self.factors)
        if self.count == 1:
            total = shares.min(axis=1)
        elif self.count == len(self.columns):
            total = shares.sum(axis=1)
        else:
            total = np.sort(shares, axis=1)[:, : self.count].sum(axis=1)
        return np.where((gains < 0).any(axis=1), -np.inf, total)

    def about(self, exact: int) -> float:
        """Return an exact value as a float of the kind that `values` gives."""
        return float(exact / self.unit)

    def margin(self, value: float) -> float:
        """Return by how much floats may be wrong about values near one."""
        return 0.0 if self.whole else ROUNDING * (self.count + 1) * max(abs(value), 2.0**-900)

    def reaching(self, gains: Gains, least: int, above: bool = False) -> Marks:
        """Return which rows may reach an exact value; with `above`, exceed it, as far as floats can tell."""
        if self.count == 1:
            return self._each(gains, least + above)
        value = self.about(least)
        if self.whole and above:
            return np.asarray(self.values(gains) > value)
        return np.asarray(self.values(gains) >= value - self.margin(value))

    def _each(self, gains: Gains, least: int) -> Marks:
        """Return in which rows every gain may reach what it must for the smallest to reach a value: whole numbers."""
        reached = np.asarray((gains >= 0).all(axis=1))
        for column, weight, shift in zip(self.columns, self.weights, self.shifts, strict=True):
            reached &= gains[:, column] >= float(-(-least // weight) >> shift)
        return reached

    def exactly(self, gains: tuple[int, ...]) -> int:
        """Return the value of whole gains, exactly.

        Examples
        --------
        >>> Smallest(1, (0, 1), (2, 1), (2.0, 1.0), Fraction(1), False, (0, 0)).exactly((3, 4))
        4
        """
        shares = [gains[column] * weight for column, weight in zip(self.columns, self.weights, strict=True)]
        return sum(shares if self.count == len(shares) else sorted(shares)[: self.count])


Objective = Product | Smallest


class Floor(Struct, frozen=True):
    """What must be reached of an objective, exactly."""

    objective: Smallest
    least: int


def product_of(arrays: Arrays, columns: tuple[int, ...]) -> Product:
    """Return the product of some parties' gains, each in the unit of what it could gain at most."""
    shifts = arrays.valuation.shifts
    units = tuple(float(arrays.span[column]) for column in columns)
    offset = sum(log(unit) + shifts[column] * log(2) for column, unit in zip(columns, units, strict=True))
    return Product(columns, units, offset)


def smallest_of(
    arrays: Arrays, count: int, columns: tuple[int, ...], weights: tuple[int, ...] | None = None
) -> Smallest:
    """Return the sum of so many of the smallest gains.

    Parameters
    ----------
    arrays : Arrays
        The valuation.
    count : int
        How many gains are summed.
    columns : tuple of int
        Whose gains count.
    weights : tuple of int, optional
        By what each is multiplied; none: 1.
    """
    shifts = tuple(arrays.valuation.shifts[column] for column in columns)
    weights = weights or (1,) * len(columns)
    spans = [arrays.span[column] for column in columns]
    if not any(shifts) and set(weights) == {1} and sum(spans) < _WHOLE:
        return Smallest(count, columns, weights, (1.0,) * len(columns), Fraction(1), True, shifts)
    sizes = [weight << shift for weight, shift in zip(weights, shifts, strict=True)]
    unit = max(Fraction(size) * int(span) for size, span in zip(sizes, spans, strict=True))
    # Rounded up, so that no share is thought smaller than it is.
    factors = tuple(nextafter(max(float(size / unit), 2.0**-960), inf) for size in sizes)
    return Smallest(count, columns, weights, factors, unit, False, shifts)
