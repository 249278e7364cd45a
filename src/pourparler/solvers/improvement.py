"""Improvements of a signed baseline: deals that nobody likes less and somebody likes more (Raiffa 1982).

The number of changes is one more thing to be had little of: an option that differs from the baseline's costs one.
"""

from __future__ import annotations

from fractions import Fraction
from time import monotonic, perf_counter

import numpy as np
from msgspec import structs

from pourparler.domain.deal import Solution
from pourparler.domain.improvement import Improvement
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.arrays import Arrays
from pourparler.solvers.branch_and_bound import SECONDS, Found, maximised
from pourparler.solvers.deal import LIMIT, deals
from pourparler.solvers.lacking import require_something
from pourparler.solvers.objective import Floor, Smallest, product_of, smallest_of
from pourparler.solvers.valuation import Valuation, valuation


def improvement(
    scenario: Scenario, baseline: Outcome, changes: int | None = None, certain: bool = False, seconds: float = SECONDS
) -> Improvement:
    """Return the nearest improvements of an outcome, and the best within a number of changes.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers (``docs/theory/improvement.md``).
    baseline : dict of str to str
        An option for every issue; it may itself be refused by somebody, which is then told.
    changes : int, optional
        How many issues may be changed; none: only the nearest improvements are looked for.
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long it may take.

    Raises
    ------
    InputError
        If the baseline leaves an issue open.
    NoAnswer
        If no issue has an option on the table.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate
    >>> worth = Estimate(values={"army": {"small": Fraction(0), "large": Fraction(1)}})
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")}, estimates={"north": worth})
    >>> [deal.outcome for deal in improvement(toy, {"army": "small"}).nearest.deals]
    [{'army': 'large'}]
    """
    require_something(scenario)
    missing = [issue for issue in scenario.issues if issue not in baseline]
    if missing:
        raise InputError(
            "the baseline leaves open: {issues}",
            where=scenario.name,
            mend="name an option for each, or leave them out",
            issues=", ".join(missing),
        )
    worth = {party: scenario.estimates[party].worth(baseline) for party in valuation(scenario, certain).parties}
    # What the baseline gives stands in the place of the reservations, on a scale on which it is whole.
    given = {p: structs.replace(e, reservation=worth.get(p)) for p, e in scenario.estimates.items()}
    values = valuation(structs.replace(scenario, estimates=given), certain)
    begun = monotonic()
    nearest = _solved(values, scenario, baseline, len(scenario.issues), begun + seconds / (1 + (changes is not None)))
    best = None
    if changes is not None:
        best = _solved(values, scenario, baseline, changes, begun + seconds, best=True)
    refused = tuple(line for line in scenario.binding() if line.binds(baseline))
    return Improvement(scenario, baseline, worth, refused, nearest, best, changes)


def _solved(
    values: Valuation, scenario: Scenario, baseline: Outcome, changes: int, until: float, best: bool = False
) -> Solution:
    begun = perf_counter()
    if values.domains is None:
        return _made(values, scenario, None, Found(Status.PROVEN, np.zeros((0, 0), np.int32)), begun)
    arrays = Arrays(_counting(values, baseline, changes))
    everybody = tuple(range(len(values.parties)))
    weights, _ = values.weights
    total = smallest_of(arrays, len(everybody), everybody, weights)
    somebody = Floor(total, 1)
    optimum = _best(arrays, total, somebody, until) if best else _nearest(arrays, total, somebody, until)
    return _made(values, scenario, arrays, optimum, begun)


def _counting(values: Valuation, baseline: Outcome, changes: int) -> Valuation:
    """Return the valuation with one column more: a change costs one, and so many are allowed."""
    tables = {
        issue: np.column_stack([table, [-int(option != baseline[issue]) for option in (values.domains or {})[issue]]])
        for issue, table in values.tables.items()
    }
    bonuses = tuple(structs.replace(bonus, worth=np.append(bonus.worth, 0)) for bonus in values.bonuses)
    return structs.replace(
        values,
        parties=(*values.parties, ""),
        tables=tables,
        bonuses=bonuses,
        reservation=np.append(values.reservation, -changes),
        scales=(*values.scales, Fraction(1)),
        origins=(*values.origins, Fraction(0)),
        shifts=(*values.shifts, 0),
    )


def _nearest(arrays: Arrays, total: Smallest, somebody: Floor, until: float) -> Found:
    few = smallest_of(arrays, 1, (arrays.parties - 1,))
    optimum = maximised(arrays, few, (somebody,), False, until)
    if optimum.status is not Status.PROVEN or optimum.value is None:
        return optimum
    return maximised(arrays, total, (somebody, Floor(few, optimum.value)), True, until, optimum.rows)


def _best(arrays: Arrays, total: Smallest, somebody: Floor, until: float) -> Found:
    optimum = maximised(arrays, product_of(arrays, total.columns), (somebody,), True, until)
    if optimum.status is Status.PROVEN and optimum.value is None:
        return maximised(arrays, total, (somebody,), True, until)
    return optimum


def _made(values: Valuation, scenario: Scenario, arrays: Arrays | None, optimum: Found, begun: float) -> Solution:
    outcomes = [arrays.outcome(row) for row in optimum.rows] if arrays else []
    parameters = {
        "parties": ", ".join(values.parties),
        "certain": str(values.certain).lower(),
        "exact": "true",
        "arithmetic": values.arithmetic,
    }
    return Solution(
        "improvement",
        optimum.status,
        deals(structs.replace(values, scenario=scenario), outcomes),
        None,
        "relaxation, branch and bound",
        parameters,
        perf_counter() - begun,
        optimum.more or len(outcomes) > LIMIT,
    )
