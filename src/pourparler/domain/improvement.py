"""Improvements of a deal: what nobody likes less and somebody likes more."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.deal import Deal, Payoffs, Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.red_line import RedLines
from pourparler.domain.scenario import Scenario
from pourparler.domain.short import short


class Improvement(Struct, frozen=True):
    """How a baseline can be improved for all.

    Parameters
    ----------
    scenario : Scenario
        On what it rests.
    baseline : dict of str to str
        The outcome that is improved.
    payoffs : dict of str to Fraction
        What the baseline is worth to each party with an estimate.
    refused_by : tuple of RedLine
        The red lines that rule the baseline itself out; empty where none does.
    nearest : Solution
        The improvements with the fewest changes; of those tied, the ones with the largest sum of gains.
    best : Solution, optional
        The best within so many changes: the largest product of gains over the baseline; where that is nought for all,
        the largest sum. None where no number was asked for.
    changes : int, optional
        How many changes were allowed.

    Examples
    --------
    >>> from pourparler.domain.zone import Status
    >>> nothing = Solution("improvement", Status.PROVEN)
    >>> Improvement(Scenario("toy"), {"army": "small"}, {}, (), nothing).changed(Deal({"army": "large"}, {}, {}))
    {'army': 'large'}
    """

    scenario: Scenario
    baseline: Outcome
    payoffs: Payoffs
    refused_by: RedLines
    nearest: Solution
    best: Solution | None = None
    changes: int | None = None

    __repr__ = short

    def changed(self, deal: Deal) -> Outcome:
        """Return what a deal changes."""
        return {issue: option for issue, option in deal.outcome.items() if self.baseline[issue] != option}

    def gained(self, deal: Deal) -> Payoffs:
        """Return by how much a deal exceeds the baseline for each party."""
        return {party: payoff - self.payoffs[party] for party, payoff in deal.payoffs.items()}
