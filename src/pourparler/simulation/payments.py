"""A valuation whose integers are payoffs in 64 bits: what rehearsals work on.

Utilities are floats, so that nothing is lost where a party's numbers take more than 51 bits and are rounded to them.
"""

from __future__ import annotations

import numpy as np
from msgspec import structs

from pourparler.solvers.valuation import BITS, Points, Valuation


def payments(values: Valuation) -> Valuation:
    """Return a valuation in which an integer of nought is a payoff of nought, rounded to 51 bits where it has more.

    Parameters
    ----------
    values : Valuation
        With at least one outcome.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> from pourparler.solvers.valuation import valuation
    >>> worth = Estimate(values={"army": {"small": Fraction(-1, 2), "large": Fraction(1)}})
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": worth})
    >>> one = payments(valuation(toy))
    >>> one.tables["army"].tolist(), one.scales
    ([[-1], [2]], (Fraction(2, 1),))
    """
    first = next(iter(values.tables))
    times = [origin.denominator for origin in values.origins]
    nought = np.array([origin.numerator for origin in values.origins], object)
    whole = {issue: table.astype(object) * np.array(times, object) for issue, table in values.tables.items()}
    whole[first] = whole[first] + nought
    bonuses = [bonus.worth.astype(object) * np.array(times, object) for bonus in values.bonuses]
    reservation = values.reservation.astype(object) * np.array(times, object) + nought
    sizes = sum((np.abs(table).max(axis=0) for table in whole.values()), np.abs(reservation))
    sizes = sum((np.abs(worth) for worth in bonuses), sizes)
    shifts = [max(0, int(size).bit_length() - BITS) for size in sizes]

    def rounded(points: Points) -> Points:
        return np.stack([_shifted(column, shift) for column, shift in zip(points.T, shifts, strict=True)], axis=-1)

    return structs.replace(
        values,
        tables={issue: rounded(table) for issue, table in whole.items()},
        bonuses=tuple(
            structs.replace(bonus, worth=rounded(worth[None])[0])
            for bonus, worth in zip(values.bonuses, bonuses, strict=True)
        ),
        reservation=rounded(reservation[None])[0],
        scales=tuple(s * n / 2**shift for s, n, shift in zip(values.scales, times, shifts, strict=True)),
        origins=tuple(0 * origin for origin in values.origins),
        shifts=(0,) * len(shifts),
    )


def _shifted(column: Points, shift: int) -> Points:
    half = (1 << shift) >> 1
    return np.array([(int(value) + half) >> shift for value in column], np.int64)
