"""Small random estimates on small random scenarios, and a judge that lists every outcome."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Scenario
from tests.solvers.toys import Judge, declarations, weighed

Paid = tuple[Fraction, ...]


@st.composite
def estimated(draw: st.DrawFn) -> DeclaredScenario:
    """Draw a scenario whose parties have estimates: zero weights, negative values, ties, interactions, reservations."""
    declared = draw(declarations().filter(lambda d: d.scenario.parties and d.scenario.issues))
    scenario = declared.scenario
    denominator = draw(st.sampled_from([1, 2, 3, 7, 10]))
    numbers = st.integers(-3, 6).map(lambda n: Fraction(n, denominator))
    estimates = {party: draw(_estimate(scenario, numbers)) for party in scenario.parties}
    return DeclaredScenario(structs.replace(scenario, estimates=estimates), declared.stances)


@st.composite
def _estimate(draw: st.DrawFn, scenario: Scenario, numbers: st.SearchStrategy[Fraction]) -> Estimate:
    issues = scenario.issues
    weights = {i: Fraction(draw(st.integers(0, 4)), 4) for i in issues} if draw(st.booleans()) else {}
    values = {i: {o: draw(numbers) for o in options} for i, options in issues.items()}
    interactions = []
    for _ in range(draw(st.integers(0, 2))):
        names = draw(st.lists(st.sampled_from(list(issues)), min_size=1, max_size=3, unique=True))
        needs = tuple((i, tuple(sorted(draw(st.sets(st.sampled_from(issues[i]), min_size=1))))) for i in names)
        interactions.append((needs, draw(numbers)))
    reservation = draw(st.none() | numbers)
    return Estimate(weights, values, tuple(interactions), reservation)


class Accountant:
    """Every individually rational outcome that nobody required refuses, with its gains, by the definitions alone."""

    def __init__(self, declared: DeclaredScenario, certain: bool = False) -> None:
        judge = Judge(declared)
        self.scenario = weighed(declared)
        self.parties = self.scenario.parties
        estimates = self.scenario.estimates
        self.floor = {p: estimates[p].reservation or Fraction(0) for p in self.parties}
        outcomes = judge.certain() if certain else judge.free(judge.refusals)
        self.consistent = bool(judge.outcomes)
        self.gains: list[tuple[Outcome, Paid]] = []
        for outcome in outcomes:
            gains = tuple(self.worth(p, outcome) - self.floor[p] for p in self.parties)
            if all(gain >= 0 for gain in gains):
                self.gains.append((outcome, gains))

    def worth(self, party: str, outcome: Outcome) -> Fraction:
        """Sum weight times value over issues, and the worth of every interaction met; written out anew."""
        estimate = self.scenario.estimates[party]
        total = Fraction(0)
        for issue, option in outcome.items():
            weight = estimate.weights.get(issue, Fraction(0)) if estimate.weights else Fraction(1)
            total += weight * estimate.values[issue][option]
        for needs, worth in estimate.interactions:
            if all(outcome[issue] in options for issue, options in needs):
                total += worth
        return total

    def frontier(self) -> set[Paid]:
        every = {gains for _, gains in self.gains}
        return {g for g in every if not any(o != g and all(a >= b for a, b in zip(o, g, strict=True)) for o in every)}

    def ideals(self) -> Paid:
        return tuple(max(gains[n] for _, gains in self.gains) for n in range(len(self.parties)))

    def best(self, key: object, efficient: bool = False) -> list[Outcome]:
        front = self.frontier() if efficient else {gains for _, gains in self.gains}
        scored = [(key(gains), outcome) for outcome, gains in self.gains if gains in front]  # type: ignore[operator]
        top = max((value for value, _ in scored), default=None)
        return [outcome for value, outcome in scored if value == top]

    def nash(self) -> list[Outcome]:
        able = [n for n, most in enumerate(self.ideals()) if most > 0] if self.gains else []
        return self.best(lambda gains: prod(gains[n] for n in able), efficient=True)

    def product_is_positive(self) -> bool:
        able = [n for n, most in enumerate(self.ideals()) if most > 0]
        return any(all(gains[n] > 0 for n in able) for _, gains in self.gains)

    def kalai_smorodinsky(self) -> list[Outcome]:
        most = self.ideals() if self.gains else ()
        able = [n for n, value in enumerate(most) if value > 0]
        return self.best(lambda gains: sorted(gains[n] / most[n] for n in able), efficient=True)
