"""What an estimate fixes about a party's preferences and what it leaves open: bounds, and draws within them.

Under a total order the extreme weightings are equal weights on the first issues, whatever their number (Barron &
Barrett 1996, Management Science 42).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, combinations

import highspy
import numpy as np
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome, met
from pourparler.domain.scenario import Scenario
from pourparler.errors import InputError

Numbers = NDArray[np.float64]
Factors = tuple[Numbers, Numbers]
"""Draws by terms, and terms by deals: their product is what each deal gains in each draw. One row: all draws alike."""
Span = tuple[Fraction, Fraction]
Chains = tuple[tuple[str, ...], ...]

CLOSE = 1e-9
_ROUNDS = 200
_NONE, _ONE = Fraction(0), Fraction(1)


def require_whole(scenario: Scenario, outcome: Outcome) -> None:
    """Raise an error if an outcome leaves an issue open, or names an option that is not there."""
    missing = [issue for issue, options in scenario.issues.items() if outcome.get(issue) not in options]
    if missing:
        raise InputError(
            "the outcome leaves open: {issues}",
            where=scenario.name,
            mend="name one option for each",
            issues=", ".join(missing),
        )


def partial_preferences(scenario: Scenario) -> dict[str, PartialPreference]:
    """Return what is known of each party that has an estimate.

    Raises
    ------
    InputError
        If nobody has one: what all of nobody accept says nothing.
    """
    preferences = {p: PartialPreference(scenario, p) for p in scenario.parties if p in scenario.estimates}
    if not preferences:
        raise InputError(
            "no party has an estimate",
            where=scenario.name,
            mend="state what a party values under `preferences`, or record estimates",
        )
    return preferences


class PartialPreference:
    """What an estimate fixes of a party's preferences, and what it leaves open.

    Weights: those stated; within the ranges stated, divided by their sum; where only orders are stated, all that are
    at least 0, sum to 1 and agree with them. Values: those stated; otherwise from 0 to 1 and in the order stated, an
    option that stands above all others is worth 1, one below all others 0.

    Parameters
    ----------
    scenario : Scenario
        With an estimate of the party.
    party : str
        The party whose estimate is meant.

    Raises
    ------
    InputError
        If an order goes round in a circle.
    """

    def __init__(self, scenario: Scenario, party: str) -> None:
        self.scenario, self.party, self.estimate = scenario, party, scenario.estimates[party]
        self.place = scenario.parties.index(party)
        self.issues = tuple(scenario.issues)
        e = self.estimate
        numbers_alone = e.numeric() and not e.order and not e.option_order
        self.stated = frozenset(i for i in self.issues if i in e.values or numbers_alone)
        unweighed = not e.weights and not e.order and e.numeric() and self.stated >= set(e.option_order)
        known = unweighed or (e.weights and not e.weight_ranges)
        self.weights = [e.weights.get(i, Fraction(not e.weights)) for i in self.issues] if known else None
        self.above = self._closed(e.order)
        self.options_above = {i: self._closed(e.option_order.get(i, ())) for i in self.issues}

    @property
    def exact(self) -> bool:
        """Whether the estimate leaves nothing open."""
        return self.weights is not None and self.stated >= set(self.issues)

    def _closed(self, chains: Chains) -> frozenset[tuple[str, str]]:
        pairs = {pair for chain in chains for pair in combinations(chain, 2)}
        for middle in {name for pair in pairs for name in pair}:
            over, under = ([p[s] for p in pairs if p[1 - s] == middle] for s in (0, 1))
            pairs |= {(a, b) for a in over for b in under}
        if any(a == b for a, b in pairs):
            raise InputError(
                "an order of {party} goes round in a circle",
                where=self.scenario.name,
                mend="leave out one of its steps",
                party=self.party,
            )
        return frozenset(pairs)

    def most_weight(self, issue: str) -> Fraction:
        """Return the most that an issue may weigh, before weights are divided by their sum."""
        n = self.issues.index(issue)
        if self.weights is not None:
            return self.weights[n]
        return self.ranges[n][1] if self.estimate.weight_ranges else _ONE

    def end(self, issue: str, option: str) -> Fraction | None:
        """Return the value of an option that is stated, or stands above or below all others; otherwise none."""
        if issue in self.stated:
            return self.estimate.values.get(issue, {}).get(option, _NONE)
        others = [o for o in self.scenario.issues[issue] if o != option]
        pairs = self.options_above[issue]
        if others and all((option, o) in pairs for o in others):
            return _ONE
        return _NONE if others and all((o, option) in pairs for o in others) else None

    def value(self, issue: str, option: str) -> Span:
        """Return the least and greatest value that an option may have."""
        end = self.end(issue, option)
        return (_NONE, _ONE) if end is None else (end, end)

    def change(self, issue: str, before: str, after: str) -> Span:
        """Return by how much the value may at least and at most rise from one option to another."""
        old, new = self.end(issue, before), self.end(issue, after)
        if before == after or (old is not None and new is not None):
            return (_NONE, _NONE) if before == after else ((new or _NONE) - (old or _NONE),) * 2
        pairs = self.options_above[issue]
        return (_NONE if (after, before) in pairs else -_ONE), (_NONE if (before, after) in pairs else _ONE)

    def beyond(self, outcome: Outcome) -> Fraction:
        """Return what an outcome's interactions are worth."""
        return sum((worth for needs, worth in self.estimate.interactions if met(needs, outcome)), _NONE)

    def least_gain(self, outcome: Outcome) -> Fraction:
        """Return by how much an outcome at least exceeds the reservation; negative: may fall short of it."""
        return self._base(outcome) + self.least([self.value(i, outcome[i])[0] for i in self.issues])

    def greatest_gain(self, outcome: Outcome) -> Fraction:
        """Return by how much an outcome may at most exceed the reservation."""
        return self._base(outcome) - self.least([-self.value(i, outcome[i])[1] for i in self.issues])

    def _base(self, outcome: Outcome) -> Fraction:
        return self.beyond(outcome) - (self.estimate.reservation or _NONE)

    def least(self, values: Sequence[Fraction]) -> Fraction:
        """Return the least that values, one for each issue, may come to under the weights that agree with all known."""
        if self.weights is not None or not values:
            return sum((w * v for w, v in zip(self.weights or (), values, strict=True)), _NONE)
        if not self.estimate.weight_ranges:
            if not self.above:
                return min(values)
            if self._ranked:
                sums = accumulate(values[place] for place in self._ranked)
                return min(total / k for k, total in enumerate(sums, start=1))
        return self._program.least(values)

    @cached_property
    def _ranked(self) -> tuple[int, ...]:
        """The places of the issues from the one that matters most, under a total order; empty under a partial one."""
        number = len(self.issues)
        if len(self.above) != number * (number - 1) // 2:
            return ()
        below = {issue: sum(pair[1] == issue for pair in self.above) for issue in self.issues}
        return tuple(sorted(range(number), key=lambda place: below[self.issues[place]]))

    @cached_property
    def _program(self) -> _Program:
        place = {issue: n for n, issue in enumerate(self.issues)}
        above = [(place[a], place[b]) for a, b in self.above]
        return _Program(len(self.issues), above, self.ranges if self.estimate.weight_ranges else None)

    @property
    def ranges(self) -> list[Span]:
        """The range of every weight, where ranges are stated."""
        e = self.estimate
        return [e.weight_ranges.get(i, (e.weights.get(i, _NONE),) * 2) for i in self.issues]

    def factors(self, deals: Sequence[Outcome], draws: int, seed: int) -> Factors:
        """Draw preferences and return what makes up the gains, in a unit of the party's own."""
        base = [self._base(deal) for deal in deals]
        if self.exact:
            e = self.estimate
            gains = np.array([[float(e.worth(d) - (e.reservation or _NONE)) for d in deals]]).reshape(1, -1)
            gains /= np.abs(gains).max(initial=0.0) or 1.0
            return np.ones((1, 1)), np.where((gains < 0) & (gains > -2 * CLOSE), -2 * CLOSE, gains)
        rng = np.random.default_rng((seed, self.place))
        weights = self._drawn_weights(draws, rng)
        left, right = [np.ones((draws, 1))], [np.array([[float(b) for b in base]]).reshape(1, -1)]
        for n, issue in enumerate(self.issues):
            options = self.scenario.issues[issue]
            if issue in self.stated:
                left.append(weights[:, n : n + 1])
                right.append(np.array([[float(self.value(issue, d[issue])[0]) for d in deals]]).reshape(1, -1))
            else:
                left.append(weights[:, n : n + 1] * self._drawn_values(issue, draws, rng))
                right.append(np.array([[float(d[issue] == o) for d in deals] for o in options]))
        terms = np.concatenate(right)
        return np.concatenate(left, axis=1), terms / (np.abs(terms).max(initial=0.0) or 1.0)

    def drawn(self, draws: int, seed: int) -> tuple[Numbers, dict[str, Numbers]]:
        """Draw preferences: weights by issue, and of every issue whose values are left open its options' values."""
        rng = np.random.default_rng((seed, self.place))
        weights = self._drawn_weights(draws, rng)
        return weights, {i: self._drawn_values(i, draws, rng) for i in self.issues if i not in self.stated}

    def _drawn_values(self, issue: str, draws: int, rng: np.random.Generator) -> Numbers:
        options = self.scenario.issues[issue]
        values = rng.random((draws, len(options)))
        for n, option in enumerate(options):
            end = self.end(issue, option)
            if end is not None:
                values[:, n] = float(end)
        return _sorted(values, options, self.estimate.option_order.get(issue, ()))

    def _drawn_weights(self, draws: int, rng: np.random.Generator) -> Numbers:
        if self.weights is not None:
            return np.tile([float(w) for w in self.weights], (draws, 1))
        if not self.estimate.weight_ranges:
            weights = _sorted(rng.standard_exponential((draws, len(self.issues))), self.issues, self.estimate.order)
        else:
            weights = self._within(draws, rng)
        total: Numbers = weights.sum(axis=1, keepdims=True)
        return weights / np.where(total > 0, total, 1.0)

    def _within(self, draws: int, rng: np.random.Generator) -> Numbers:
        """Draw within the ranges until enough agree with the order."""
        ends = np.array([[float(end) for end in span] for span in self.ranges])
        place = {issue: n for n, issue in enumerate(self.issues)}
        batches: list[Numbers] = []
        for _ in range(_ROUNDS):
            weights = rng.uniform(ends[:, 0], ends[:, 1], (draws, len(ends)))
            for a, b in sorted(self.above):
                weights = weights[weights[:, place[a]] >= weights[:, place[b]]]
            batches.append(weights)
            if sum(map(len, batches)) >= draws:
                break
        every = np.concatenate(batches)
        if not len(every):
            raise InputError(
                "the weights of {party} lie hardly ever both within their ranges and in their order",
                where=self.scenario.name,
                mend="widen the ranges",
                party=self.party,
            )
        return np.resize(every, (draws, len(ends)))


def _sorted(numbers: Numbers, names: Sequence[str], chains: Chains) -> Numbers:
    """Sort numbers along chains, the largest first, until all chains agree.

    Where no two chains share a name the draws stay uniform among all that agree with the order.
    """
    place = {name: n for n, name in enumerate(names)}
    columns = [[place[name] for name in chain if name in place] for chain in chains]
    while True:
        for chain in columns:
            numbers[:, chain] = -np.sort(-numbers[:, chain], axis=1)
        if all((np.diff(numbers[:, chain], axis=1) <= 0).all() for chain in columns):
            return numbers


class _Program:
    """The weights that agree with a partial order, or with ranges, as a linear program, solved by HiGHS.

    Weights within ranges that are divided by their sum are written with that sum's inverse as one more unknown.
    """

    def __init__(self, issues: int, above: Sequence[tuple[int, int]], ranges: Sequence[Span] | None) -> None:
        self._issues = issues
        self._highs = highspy._core._Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        for _ in range(issues + 1):
            self._highs.addCol(0.0, 0.0, highspy.kHighsInf, 0, np.array([], np.int32), np.array([]))
        self._row(1.0, dict.fromkeys(range(issues), 1.0), 1.0)
        for a, b in above:
            self._row(0.0, {a: 1.0, b: -1.0})
        for n, (low, high) in enumerate(ranges or ()):
            self._row(0.0, {n: 1.0, issues: -float(low)})
            self._row(0.0, {n: -1.0, issues: float(high)})

    def _row(self, low: float, terms: dict[int, float], high: float = highspy.kHighsInf) -> None:
        self._highs.addRow(low, high, len(terms), np.array(list(terms), np.int32), np.array(list(terms.values())))

    def least(self, values: Sequence[Fraction]) -> Fraction:
        """Return the least sum of weight times value, up to 10⁻⁹ of the largest value."""
        unit = max(map(abs, values)) or _ONE
        costs = np.array([float(v / unit) for v in values])
        self._highs.changeColsCost(self._issues, np.arange(self._issues, dtype=np.int32), costs)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise InputError("weights contradict one another", mend="widen the ranges, or leave out part of the order")
        return Fraction(round(self._highs.getInfo().objective_function_value * 10**9), 10**9) * unit
