"""Frequency model: what another offers often, it values (van Krimpen, Looije & Hajizadeh 2013)."""

from __future__ import annotations

from collections.abc import Sequence

_LEARNT = 0.1


class Frequency:
    """Counts the options offered; issues that do not change between two offers weigh more.

    Parameters
    ----------
    issues : sequence of sequence of str
        The options of every issue.
    rate : float
        How much weight an unchanged issue gains each time, before all are brought back to a sum of 1.

    Examples
    --------
    >>> model = Frequency((("a", "b"), ("c", "d")))
    >>> for choices in ((0, 0), (0, 1), (0, 0)):
    ...     model.update(choices, 0.0)
    >>> [[round(worth, 2) for worth in own] for own in model.worths()]
    [[0.59, 0.0], [0.41, 0.21]]
    """

    def __init__(self, issues: Sequence[Sequence[str]], rate: float = _LEARNT) -> None:
        self._weights = [1 / len(issues)] * len(issues)
        self._counts = [[0] * len(options) for options in issues]
        self._rate, self._last = rate, ()  # type: tuple[float, tuple[int, ...]]

    def update(self, choices: tuple[int, ...], now: float) -> None:
        """Learn from one offer."""
        for counts, option in zip(self._counts, choices, strict=True):
            counts[option] += 1
        if self._last:
            repeats = [was == now_ for was, now_ in zip(self._last, choices, strict=True)]
            raised = [w + self._rate * same for w, same in zip(self._weights, repeats, strict=True)]
            whole = sum(raised)
            self._weights = [w / whole for w in raised]
        self._last = choices

    def worths(self) -> list[list[float]]:
        """Return what every option of every issue seems worth; their greatest sum is 1 at most."""
        return [
            [weight * count / (max(counts) or 1) for count in counts]
            for weight, counts in zip(self._weights, self._counts, strict=True)
        ]

    def worth(self, choices: tuple[int, ...]) -> float:
        """Return what an outcome seems worth."""
        return sum(own[option] for own, option in zip(self.worths(), choices, strict=True))
