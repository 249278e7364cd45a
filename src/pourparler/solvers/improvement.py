"""Improvements of a signed baseline: deals that nobody likes less and somebody likes more (Raiffa 1982).

The number of changes is one more thing to be had little of: an option that differs from the baseline's costs one.
"""

from __future__ import annotations

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
from pourparler.solvers.objective import Floor, Objective, Product, Smallest
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
        How long each search may take.

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
    values = valuation(scenario, certain)
    worth = {party: scenario.estimates[party].worth(baseline) for party in values.parties}
    floor = [round(value * values.scale) for value in worth.values()]
    until = monotonic() + seconds
    nearest = _solved(values, baseline, floor, len(scenario.issues), until, best=False)
    best = None
    if changes is not None:
        best = _solved(values, baseline, floor, changes, monotonic() + seconds, best=True)
    refused = tuple(line for line in scenario.binding() if line.binds(baseline))
    return Improvement(scenario, baseline, worth, refused, nearest, best, changes)


def _solved(values: Valuation, baseline: Outcome, floor: list[int], changes: int, until: float, best: bool) -> Solution:
    begun = perf_counter()
    nothing = Found(Status.PROVEN, np.zeros((0, 0), np.int32))
    if values.domains is None:
        return _made(values, None, nothing, begun)
    arrays = Arrays(_counting(values, baseline, floor, changes))
    everybody = tuple(range(len(values.parties)))
    total = Smallest(len(everybody), everybody, (1,) * len(everybody))
    somebody = Floor(total, 0.5)
    optimum = _best(arrays, total, somebody, until) if best else _nearest(arrays, total, somebody, until)
    return _made(values, arrays, optimum, begun)


def _counting(values: Valuation, baseline: Outcome, floor: list[int], changes: int) -> Valuation:
    """Return the valuation with one column more: a change costs one, and so many are allowed."""
    tables = {
        issue: np.column_stack([table, [-int(option != baseline[issue]) for option in (values.domains or {})[issue]]])
        for issue, table in values.tables.items()
    }
    bonuses = tuple(structs.replace(bonus, worth=np.append(bonus.worth, 0)) for bonus in values.bonuses)
    reservation = np.array([*floor, -changes], np.int64)
    return structs.replace(
        values, parties=(*values.parties, ""), tables=tables, bonuses=bonuses, reservation=reservation
    )


def _nearest(arrays: Arrays, total: Smallest, somebody: Floor, until: float) -> Found:
    few = Smallest(1, (arrays.parties - 1,), (1,))
    optimum = maximised(arrays, few, (somebody,), False, until - monotonic())
    if optimum.status is not Status.PROVEN or not len(optimum.rows):
        return optimum
    near = maximised(
        arrays, total, (somebody, Floor(few, optimum.value - 0.5)), True, until - monotonic(), optimum.rows
    )
    return _decided(arrays, total, near)


def _best(arrays: Arrays, total: Smallest, somebody: Floor, until: float) -> Found:
    product = Product(total.columns, tuple(1.0 for _ in total.columns))
    optimum = maximised(arrays, product, (somebody,), True, until - monotonic())
    if optimum.status is Status.PROVEN and not len(optimum.rows):
        optimum = maximised(arrays, total, (somebody,), True, until - monotonic())
        return _decided(arrays, total, optimum)
    return _decided(arrays, product, optimum)


def _decided(arrays: Arrays, objective: Objective, optimum: Found) -> Found:
    """Return what is left once whole numbers decide between outcomes that floats cannot tell apart."""
    values = [objective.exactly(tuple(map(int, row))) for row in arrays.gains(optimum.rows)]
    top = np.array([value == max(values) for value in values], bool)
    return structs.replace(optimum, rows=optimum.rows[top])


def _made(values: Valuation, arrays: Arrays | None, optimum: Found, begun: float) -> Solution:
    outcomes = [arrays.outcome(row) for row in optimum.rows] if arrays else []
    listed = deals(values, outcomes)
    gap = optimum.bound - optimum.value if optimum.status is Status.GAP else None
    parameters = {"parties": ", ".join(values.parties), "certain": str(values.certain).lower()}
    return Solution(
        "improvement",
        optimum.status,
        listed[:LIMIT],
        gap,
        "relaxation, branch and bound",
        parameters,
        perf_counter() - begun,
        optimum.more or len(listed) > LIMIT,
    )
