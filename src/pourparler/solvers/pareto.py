"""The Pareto frontier: the payoffs that no outcome improves for one party without loss to another (Pareto 1906).

With one or two parties it is found whole. With three and more it is found whole up to a stated number of points; past
it a certified subset is returned: outcomes that maximise a sum of the parties' payoffs with positive weights, each of
which is on the frontier.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np

from pourparler.domain.deal import Frontier, FrontierPoint
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.pareto_set import ParetoSet
from pourparler.solvers.solution import attempted
from pourparler.solvers.valuation import Points, Valuation, Valued, valuation

DRAWS = 4_000
"""How many weightings are tried for a certified subset."""

_MOST_WEIGHT = 2**9


def pareto(scenario: Valued, certain: bool = False, seconds: float = SECONDS) -> Frontier:
    """Return the frontier over the individually rational outcomes that nobody required refuses.

    Parameters
    ----------
    scenario : Scenario
        With estimates in numbers (``docs/theory/pareto.md``).
    certain : bool
        Keep to the outcomes that every required party accepts.
    seconds : float
        How long it may take.

    Returns
    -------
    Frontier
        No points where no outcome is individually rational. Status *gap*: every point is on the frontier, and there
        are others.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Scenario
    >>> north = Estimate(values={"army": {"small": Fraction(1), "large": Fraction(0), "none": Fraction(0)}})
    >>> south = Estimate(values={"army": {"small": Fraction(0), "large": Fraction(1), "none": Fraction(0)}})
    >>> toy = Scenario("toy", ("north", "south"), {"army": ("small", "large", "none")},
    ...                estimates={"north": north, "south": south})
    >>> [point.outcome["army"] for point in pareto(toy).points]
    ['large', 'small']
    """
    begun = perf_counter()
    values = valuation(scenario, certain)
    whole = attempted(values, seconds)
    if whole is None:
        outcomes = subset(values)
        rows = np.array([values.integers(o) for o in outcomes]).reshape(-1, len(values.parties))
        return Frontier(
            values.parties,
            _points(values, rows, outcomes),
            Status.GAP,
            "positive weights, a certified subset",
            perf_counter() - begun,
        )
    outcomes = _listed(whole, tuple(values.scenario.issues)) if len(whole.points) else []
    points = _points(values, whole.points, outcomes)
    return Frontier(values.parties, points, Status.PROVEN, "sums of frontiers", perf_counter() - begun)


def _listed(whole: ParetoSet, issues: tuple[str, ...]) -> list[Outcome]:
    """Return one outcome for every point."""
    columns = whole.choices(np.arange(len(whole.points)))
    if not issues:
        return [{}]
    return [dict(zip(issues, row, strict=True)) for row in zip(*(columns[i].tolist() for i in issues), strict=True)]


def _points(values: Valuation, rows: Points, outcomes: list[Outcome]) -> tuple[FrontierPoint, ...]:
    return tuple(map(FrontierPoint, values.payoffs(rows), outcomes))


def subset(values: Valuation) -> list[Outcome]:
    """Return outcomes on the frontier, each the best for some positive weights; in ascending order of payoffs.

    Where issues are tied, none: the weighted sum is then not the sum of the issues' best.
    """
    if values.domains is None or values.clauses or values.bonuses:
        return []
    random = np.random.default_rng(0)
    drawn = random.dirichlet(np.ones(len(values.parties)), DRAWS) * (_MOST_WEIGHT - 1)
    weights = drawn.astype(np.int64) + 1
    best = {issue: (weights @ table.T).argmax(axis=1) for issue, table in values.tables.items()}
    paid = np.sum([values.tables[issue][rows] for issue, rows in best.items()], axis=0)
    rational = np.flatnonzero((paid >= values.reservation).all(axis=1))
    _, first = np.unique(paid[rational], axis=0, return_index=True)
    domains = values.domains
    issues = values.scenario.issues
    return [{issue: domains[issue][best[issue][row]] for issue in issues} for row in rational[first]]
