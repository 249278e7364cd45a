"""Outcomes by number, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from pourparler.domain.outcome import Outcome


class Numbering:
    """One digit an issue: which of its options is chosen. The last issue's counts least.

    Parameters
    ----------
    issues : tuple of str
        In their order.
    options : sequence of tuple of str
        What may be chosen on each.

    Attributes
    ----------
    weights : tuple of int
        What one step on an issue adds to an outcome's number.
    size : int
        How many numbers there are.

    Examples
    --------
    >>> two = Numbering(("army", "law"), [("small", "large"), ("a", "b", "c")])
    >>> two.outcome(4), two.choices(4), two.numbered((1, 1)), two.size
    ({'army': 'large', 'law': 'b'}, (1, 1), 4, 6)
    """

    def __init__(self, issues: tuple[str, ...], options: Sequence[tuple[str, ...]]) -> None:
        self.issues, self.options = issues, options
        self.weights = tuple(prod(len(one) for one in options[n + 1 :]) for n in range(len(options)))
        self.size = prod(len(one) for one in options)

    def choices(self, number: int) -> tuple[int, ...]:
        """Return which option is chosen on each issue."""
        digits = []
        for weight in self.weights:
            digit, number = divmod(number, weight)
            digits.append(digit)
        return tuple(digits)

    def numbered(self, choices: tuple[int, ...]) -> int:
        """Return the number of an outcome whose options are given by their places."""
        return sum(int(digit) * weight for digit, weight in zip(choices, self.weights, strict=True))

    def outcome(self, number: int) -> Outcome:
        """Return an outcome by its number."""
        digits = self.choices(number)
        return {issue: self.options[c][digits[c]] for c, issue in enumerate(self.issues)}
