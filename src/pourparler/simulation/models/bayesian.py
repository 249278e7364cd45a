"""Bayesian model (Hindriks & Tykhonov 2008), in its scalable form: issue by issue.

Hypotheses on every issue's weight, and on the shape of every issue's values (rising, falling, or with a peak at one
option), are weighed by how well they explain the offers, taking it that the other concedes evenly from 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SPREAD = 0.25
"""How far an offer may be from the utility that even concession would give it: a standard deviation."""

_WEIGHTS = 10
"""How many weights are considered for each issue."""

_RATE = 0.6
"""How much utility an even concession gives up until the deadline."""


class Bayesian:
    """Weighs hypotheses on weights and values.

    Parameters
    ----------
    issues : sequence of sequence of str
        The options of every issue, in an order that means something where there is one.

    Examples
    --------
    >>> model = Bayesian((("a", "b", "c"),))
    >>> model.update((2,), 0.0)
    >>> [round(worth, 2) for worth in model.worths()[0]]
    [0.0, 0.5, 1.0]
    """

    def __init__(self, issues: Sequence[Sequence[str]]) -> None:
        self._shapes = [_shapes(len(options)) for options in issues]
        self._likely = [np.full(len(shapes), 1 / len(shapes)) for shapes in self._shapes]
        self._weights = np.linspace(1 / _WEIGHTS, 1, _WEIGHTS)
        self._weight_likely = np.full((len(issues), _WEIGHTS), 1 / _WEIGHTS)

    def update(self, choices: tuple[int, ...], now: float) -> None:
        """Learn from one offer, made at a time from 0 to 1."""
        expected = 1 - _RATE * now
        weights, values = self._expected()
        parts = np.array([w * v[option] for w, v, option in zip(weights, values, choices, strict=True)])
        whole = float(parts.sum())
        of_values = []
        for n, option in enumerate(choices):
            # The other issues stay as expected, so that each issue's hypotheses are weighed by themselves.
            rest = whole - parts[n]
            of_values.append(_weighed(self._likely[n], rest + weights[n] * self._shapes[n][:, option], expected))
            by_weight = (rest * (1 - self._weights) / max(1e-9, 1 - weights[n])) + self._weights * values[n][option]
            self._weight_likely[n] = _weighed(self._weight_likely[n], by_weight, expected)
        self._likely = of_values

    def _expected(self) -> tuple[NDArray[np.float64], list[NDArray[np.float64]]]:
        raw = self._weight_likely @ self._weights
        return raw / raw.sum(), [likely @ shapes for likely, shapes in zip(self._likely, self._shapes, strict=True)]

    def worths(self) -> list[list[float]]:
        """Return what every option of every issue seems worth."""
        weights, values = self._expected()
        return [(weight * own).tolist() for weight, own in zip(weights, values, strict=True)]

    def worth(self, choices: tuple[int, ...]) -> float:
        """Return what an outcome seems worth."""
        weights, values = self._expected()
        return float(sum(w * v[option] for w, v, option in zip(weights, values, choices, strict=True)))


def _weighed(likely: NDArray[np.float64], utility: NDArray[np.float64], expected: float) -> NDArray[np.float64]:
    posterior = likely * np.exp(-((utility - expected) ** 2) / (2 * _SPREAD**2))
    whole = posterior.sum()
    return np.asarray(posterior / whole) if whole > 0 else likely


def _shapes(count: int) -> NDArray[np.float64]:
    """Return the values that hypotheses give to so many options: a peak at each, falling evenly to both sides."""
    if count == 1:
        return np.ones((1, 1))
    places = np.arange(count)
    return np.array([1 - abs(places - peak) / max(peak, count - 1 - peak) for peak in range(count)])
