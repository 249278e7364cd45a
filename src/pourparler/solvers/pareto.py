"""The Pareto frontier: the payoffs that no outcome improves for one party without loss to another (Pareto 1906).

It is found whole up to a stated number of points, a stated memory, and as far as the time goes; past that a certified
subset is returned, with a measure of how much it covers: points of a wider frontier that break nothing, and outcomes
that maximise a sum of the parties' payoffs with positive weights. Each of them is on the frontier.
"""

from __future__ import annotations

from time import monotonic, perf_counter

import numpy as np
from numpy.typing import NDArray

from pourparler.domain.deal import Frontier, FrontierPoint
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.solvers.branch_and_bound import SECONDS
from pourparler.solvers.coverage import Shares, coverage, coverage_below
from pourparler.solvers.dominance import Index
from pourparler.solvers.pareto_set import Columns, ParetoSet
from pourparler.solvers.solution import known
from pourparler.solvers.supported_points import Supported, first_of_each, supported_points
from pourparler.solvers.tied_frontier import Known
from pourparler.solvers.valuation import Points, Valuation, Valued, valuation

_WHOLE, _SUBSET, _MEASURED = 0.6, 0.85, 0.95
"""By when, in shares of the time, the whole frontier is given up, a subset is listed, what it covers is measured."""


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
        Status *proven*: these are all; no points: no outcome is individually rational. Status *gap*: every point is on
        the frontier, and there may be others.

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
    begun, start = perf_counter(), monotonic()
    values = valuation(scenario, certain)
    reached = known(values, _WHOLE * seconds)
    if reached.whole is not None:
        points = reached.whole.points
        outcomes = _listed(reached.whole, np.arange(len(points)), tuple(values.scenario.issues))
        return Frontier(
            values.parties,
            _told(values, points, outcomes),
            Status.PROVEN,
            "sums of frontiers",
            perf_counter() - begun,
        )
    some = supported_points(values, start + _SUBSET * seconds)
    points, outcomes = _certain(values, reached, some)
    # What is told of them first: of many points it takes time, and the measure of them ends at the bell.
    told = _told(values, points, outcomes)
    cover = _coverage(values, points, reached, some, start + _MEASURED * seconds)
    return Frontier(
        values.parties,
        told,
        Status.GAP,
        "a certified subset: points of a wider frontier that break nothing, and positive weights",
        perf_counter() - begun,
        cover,
        reached.reason or "time",
    )


def _told(values: Valuation, points: Points, outcomes: list[Outcome]) -> tuple[FrontierPoint, ...]:
    return tuple(map(FrontierPoint, values.payoffs(points), outcomes))


def _certain(values: Valuation, reached: Known, some: Supported) -> tuple[Points, list[Outcome]]:
    """Return the points that are certain, in ascending order, and an outcome for each."""
    issues = tuple(values.scenario.issues)
    named = {issue: np.array((values.domains or {})[issue], dtype=object)[some.columns[issue]] for issue in issues}
    points, outcomes = some.points, _rows(named, issues, len(some.points))
    if reached.some is not None and len(reached.certain):
        points = np.concatenate([reached.some.points[reached.certain], points])
        outcomes = _listed(reached.some, reached.certain, issues) + outcomes
    once = first_of_each(points)
    return points[once], [outcomes[row] for row in once]


def _coverage(values: Valuation, points: Points, reached: Known, some: Supported, until: float) -> float | None:
    most = _most(values)
    if min(most) < 0:
        return None
    spans = [max(1, one) for one in most]
    own = _shares(values, points, spans)
    if reached.some is not None:
        return coverage(own, _shares(values, reached.some.points, spans), until)
    return coverage_below(own, *_below(values, some, spans), until)


def _most(values: Valuation) -> list[int]:
    """Return what no party gains more than."""
    most = sum((table.max(axis=0) for table in values.tables.values()), -values.reservation)
    most = sum((np.maximum(bonus.worth, 0) for bonus in values.bonuses), most)
    return [int(one) for one in most]


def _shares(values: Valuation, points: Points, spans: list[int]) -> Shares:
    """Return payoffs as shares of the most that each party may gain: for a measure only."""
    gains = points - values.reservation
    if gains.dtype != object:
        return np.asarray(gains / np.array(spans, np.float64))
    return np.array([[g / s for g, s in zip(row, spans, strict=True)] for row in gains.tolist()]).reshape(
        -1, len(spans)
    )


def _below(values: Valuation, some: Supported, spans: list[int]) -> tuple[Shares, NDArray[np.float64]]:
    """Return weighted sums of shares, and what they do not exceed: for a measure only."""
    floors = values.reservation.tolist()
    weights, most = [], []
    for own, value in zip(some.weights.tolist(), some.most.tolist(), strict=True):
        scaled = [w * span for w, span in zip(own, spans, strict=True)]
        largest = max(scaled)
        weights.append([one / largest for one in scaled])
        most.append((value - sum(w * f for w, f in zip(own, floors, strict=True))) / largest)
    return np.array(weights).reshape(-1, len(spans)), np.array(most)


def _listed(whole: ParetoSet, index: Index, issues: tuple[str, ...]) -> list[Outcome]:
    """Return one outcome for each of several points."""
    return _rows(whole.choices(index), issues, len(index)) if len(index) else []


def _rows(columns: Columns, issues: tuple[str, ...], size: int) -> list[Outcome]:
    if not issues:
        return [{} for _ in range(size)]
    return [dict(zip(issues, row, strict=True)) for row in zip(*(columns[i].tolist() for i in issues), strict=True)]
