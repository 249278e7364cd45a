"""How much of a frontier the points known of it cover: a share of volume (hypervolume: Zitzler & Thiele 1999).

Each party's gains are measured in shares of the most that it may gain, so that no unit counts. A payoff is covered
where some point known gives nobody less. What is told is a share of an upper bound, so the true one is not smaller. For
two and three parties volumes are computed; for more they are drawn from, and the share told is the lower end of a
confidence interval (Wilson 1927), below which the true one lies in one case of a thousand.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, sqrt
from time import monotonic

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

Shares = NDArray[np.float64]
"""Gains in shares of the most that each party may gain: a row per point."""

DRAWS = 20_000
"""How many payoffs are drawn at most where there are four or more parties."""

_AT_ONCE = 100
_LEAST = 500
_FEW = 100
_COMPUTED = 3
_SUMS = 300
_CENTRAL = 50
_DEVIATIONS = 3.09


def coverage(points: Shares, above: Shares, until: float = inf) -> float | None:
    """Return which share of what points from above dominate is dominated by the points known.

    Parameters
    ----------
    points, above : array of shape (size, parties)
        From 0 to 1. No outcome gives more than some point of `above`.
    until : float
        When to stop drawing, on the monotonic clock.

    Returns
    -------
    float or None
        At most 1; none where they may not gain all together, or too few draws say anything.

    Examples
    --------
    >>> coverage(np.array([[0.5, 0.5]]), np.array([[0.5, 1.0]]))
    0.5
    """
    # Who can gain nothing adds no dimension.
    able = np.flatnonzero((above > 0).any(axis=0))
    points, above = points[:, able], above[:, able]
    if not len(able):
        return None
    if len(able) <= _COMPUTED:
        whole = _volume(above)
        return min(1.0, _volume(points) / whole) if whole else None
    return _drawn(points, _Below(above), until)


def coverage_below(points: Shares, weights: Shares, most: Numbers, until: float = inf) -> float | None:
    """Return which share of what weighted sums allow is dominated by the points known, by drawing.

    Parameters
    ----------
    points : array of shape (size, parties)
        From 0 to 1.
    weights : array of shape (sums, parties)
        Positive weights on shares …
    most : array of shape (sums,)
        … and what the sums do not exceed, whatever the outcome.
    until : float
        When to stop drawing, on the monotonic clock.

    Examples
    --------
    >>> coverage_below(np.array([[0.5, 0.5]]), np.array([[1.0, 1.0]]), np.array([1.0])) < 0.5
    True
    """
    return _drawn(points, lambda drawn: np.asarray((drawn @ weights[:_SUMS].T <= most[:_SUMS]).all(axis=1)), until)


def _volume(points: Shares) -> float:
    """Return the volume that points dominate, above nought."""
    inside = points[(points > 0).all(axis=1)]
    if not len(inside):
        return 0.0
    if points.shape[1] == 1:
        return float(inside.max())
    import moocore  # noqa: PLC0415 - needed only where a frontier is out of reach

    return float(moocore.hypervolume(inside, ref=np.zeros(points.shape[1]), maximise=True))


def _drawn(points: Shares, possible: Callable[[Shares], NDArray[np.bool_]], until: float) -> float | None:
    """Return the share of possible payoffs drawn which are covered: rather too small than too large."""
    random, below = np.random.default_rng(0), _Below(points)
    number = covered = 0
    for start in range(0, DRAWS, _AT_ONCE):
        # A few are drawn whatever the time.
        if start >= _LEAST and monotonic() > until:
            break
        drawn = random.random((_AT_ONCE, points.shape[1]))
        within = drawn[possible(drawn)]
        number += len(within)
        covered += int(below(within).sum())
    return _lower_end(covered, number) if number >= _FEW else None


def _lower_end(covered: int, number: int) -> float:
    if not covered:
        return 0.0
    share, square = covered / number, _DEVIATIONS**2
    spread = _DEVIATIONS * sqrt(share * (1 - share) / number + square / (4 * number**2))
    return max(0.0, (share + square / (2 * number) - spread) / (1 + square / number))


class _Below:
    """What points dominate: payoffs that some point gives nobody less than."""

    def __init__(self, points: Shares) -> None:
        # The points that reach far for everybody come first: most of what is covered is covered by them.
        self._central = points[np.argsort(-points.min(axis=1))[:_CENTRAL]]
        self._columns = points[np.argsort(points[:, 0])].T.copy()

    def __call__(self, drawn: Shares) -> NDArray[np.bool_]:
        return np.array([self._over(one) for one in drawn], bool)

    def _over(self, payoff: Numbers) -> bool:
        if (self._central >= payoff).all(axis=1).any():
            return True
        first, *others = self._columns
        near = np.arange(np.searchsorted(first, payoff[0]), len(first))
        for column, least in zip(others, payoff[1:], strict=True):
            near = near[column[near] >= least]
        return bool(len(near))
