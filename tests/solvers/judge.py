"""An independent judge: random scenarios whose numbers are drawn to hurt, and answers by listing everything in fractions.

It shares no code with the solvers: it knows scenarios, estimates and rules, and adds up what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product
from math import prod
from random import Random

from pourparler.domain.scenario import Estimate, Rule, Scenario

Choice = dict[str, str]
Paid = tuple[Fraction, ...]

UNITS = (Fraction(1), Fraction(10**12), Fraction(1, 10**15), Fraction(7, 3), Fraction(10**40), Fraction(3, 10**30 + 57))
HAIRS = tuple(Fraction(1, 10**n) for n in (9, 10, 12, 13, 14, 15, 16, 17, 20, 40))


def _near(random: Random) -> Fraction:
    """Draw a small number, often with a hair more or less."""
    return random.randint(0, 4) + random.choice((-1, 0, 0, 1)) * random.choice(HAIRS)


KINDS: dict[str, Callable[[Random], Fraction]] = {
    "grid": lambda r: Fraction(r.randint(0, 64), 64),
    "decimals": lambda r: Fraction(r.randint(0, 1000), 1000),
    "near": _near,
    "floats": lambda r: Fraction(str(r.random())) * Fraction(str(r.random())),
    "binary": lambda r: Fraction(r.random()),
    "rationals": lambda r: Fraction(r.randint(-9, 9), r.choice((1, 2, 3, 7, 11, 10**17 + 3, 10**18 + 9))),
    "huge": lambda r: r.randint(0, 9) * Fraction(10) ** r.choice((0, 12, 30, 300)) + Fraction(str(r.random())),
    "zeros": lambda r: Fraction(r.choice((0, 0, 0, 1))),
    "indifferent": lambda r: Fraction(str(r.random())) if r.random() < 0.3 else Fraction(0),
    "few": lambda r: r.randint(0, 2) * Fraction(10**9 + 7, 3**60) + r.randint(0, 1),
    "signed": lambda r: Fraction(r.randint(-500, 500), 997),
}


def scenario(seed: int) -> Scenario:
    """Return a small scenario; each party's numbers are of a kind and in a unit of their own."""
    random = Random(seed)
    parties = tuple(f"p{n}" for n in range(random.choice((1, 2, 2, 3, 3, 4))))
    issues = {f"i{n}": tuple("abcd"[: random.choice((1, 2, 3, 3, 4))]) for n in range(random.choice((1, 2, 3, 3, 4)))}
    one = random.choice(tuple(KINDS))
    kinds = [one if random.random() < 0.7 else random.choice(tuple(KINDS)) for _ in parties]
    units = [random.choice(UNITS) if random.random() < 0.4 else Fraction(1) for _ in parties]
    outcomes = [dict(zip(issues, choice, strict=True)) for choice in product(*issues.values())]
    estimates = {
        party: _estimate(random, issues, outcomes, KINDS[kind], unit)
        for party, kind, unit in zip(parties, kinds, units, strict=True)
    }
    rules = tuple(_rules(random, issues)) if random.random() < 0.5 else ()
    if not any(not any(rule.broken_by(o) for rule in rules) for o in outcomes):
        rules = ()
    return Scenario(f"seed {seed}", parties, issues, rules=rules, estimates=estimates)


def _estimate(
    random: Random,
    issues: dict[str, tuple[str, ...]],
    outcomes: list[Choice],
    number: Callable[[Random], Fraction],
    unit: Fraction,
) -> Estimate:
    weights = {issue: Fraction(random.randint(0, 1000), 1000) for issue in issues} if random.random() < 0.5 else {}
    values = {issue: {option: number(random) * unit for option in options} for issue, options in issues.items()}
    interactions = []
    for _ in range(random.choice((0, 0, 1, 3))):
        names = sorted(random.sample(sorted(issues), min(len(issues), random.choice((1, 2)))))
        interactions.append((tuple((i, (random.choice(issues[i]),)) for i in names), number(random) * unit))
    bare = Estimate(weights, values, tuple(interactions))
    # Reservations at the edge: just what some outcome gives, or a hair more or less.
    paid = worth(bare, random.choice(outcomes))
    hair = random.choice((0, 0, 1, -1)) * random.choice(HAIRS) * unit
    reservation = random.choice((None, Fraction(0), paid + hair, paid / 2))
    return Estimate(weights, values, tuple(interactions), reservation)


def _rules(random: Random, issues: dict[str, tuple[str, ...]]) -> Iterable[Rule]:
    if len(issues) < 2:
        return
    for number in range(random.choice((1, 2, 4))):
        one, other = random.sample(sorted(issues), 2)
        given = ((one, random.choice(issues[one])),)
        second = (other, random.choice(issues[other]))
        if random.random() < 0.7:
            yield Rule(f"r{number}", (*given, second))
        else:
            yield Rule(f"r{number}", given, (second,))


def worth(estimate: Estimate, outcome: Choice) -> Fraction:
    """Add up what an outcome is worth, by the definition."""
    total = Fraction(0)
    for issue, option in outcome.items():
        weight = estimate.weights.get(issue, Fraction(0)) if estimate.weights else Fraction(1)
        total += weight * estimate.values.get(issue, {}).get(option, Fraction(0))
    for needs, extra in estimate.interactions:
        if all(outcome[issue] in options for issue, options in needs):
            total += extra
    return total


class Listed:
    """Every individually rational outcome, with its gains; and what each concept picks of them, by its definition."""

    def __init__(self, one: Scenario) -> None:
        self.parties = one.parties
        floors = [one.estimates[p].reservation or Fraction(0) for p in one.parties]
        self.every: list[tuple[Choice, Paid]] = []
        for choice in product(*one.issues.values()):
            outcome = dict(zip(one.issues, choice, strict=True))
            if any(_broken(rule, outcome) for rule in one.rules):
                continue
            gains = tuple(worth(one.estimates[p], outcome) - f for p, f in zip(one.parties, floors, strict=True))
            if min(gains) >= 0:
                self.every.append((outcome, gains))
        distinct = sorted({gains for _, gains in self.every}, reverse=True)
        self.frontier = {g for g in distinct if not any(o != g and _at_least(o, g) for o in distinct)}
        self.ideals = [max(gains[n] for _, gains in self.every) for n in range(len(one.parties))] if self.every else []
        self.able = [n for n, ideal in enumerate(self.ideals) if ideal > 0]

    def picked(self, concept: str) -> list[Choice]:
        """Return what a concept picks, in the order of the options."""
        key = getattr(self, f"_{concept}")
        scored = [(key(gains), outcome) for outcome, gains in self.every if gains in self.frontier]
        top = max((value for value, _ in scored), default=None)
        return [outcome for value, outcome in scored if value == top]

    def product_is_positive(self) -> bool:
        """Return whether in some outcome each party gains that can gain at all."""
        return not self.every or any(all(gains[n] > 0 for n in self.able) for _, gains in self.every)

    def _nash_bargaining(self, gains: Paid) -> Fraction | int:
        return prod(gains[n] for n in self.able)

    def _kalai_smorodinsky(self, gains: Paid) -> list[Fraction]:
        return sorted(gains[n] / self.ideals[n] for n in self.able)

    def _egalitarian(self, gains: Paid) -> tuple[Fraction, Fraction]:
        return min(gains), sum(gains, Fraction(0))

    def _leximin(self, gains: Paid) -> list[Fraction]:
        return sorted(gains)

    def _utilitarian(self, gains: Paid) -> Fraction:
        return sum(gains, Fraction(0))

    def _equal_gain(self, gains: Paid) -> tuple[Fraction, Fraction]:
        return min(gains) - max(gains), sum(gains, Fraction(0))


def volume(points: Iterable[Paid]) -> Fraction:
    """Return the volume that points dominate above nought, slice by slice along the last number."""
    inside = [point for point in points if min(point) > 0]
    if not inside:
        return Fraction(0)
    if len(inside[0]) == 1:
        return max(inside)[0]
    steps = sorted({point[-1] for point in inside})
    heights = [high - low for low, high in zip([Fraction(0), *steps], steps, strict=False)]
    slices = ([point[:-1] for point in inside if point[-1] >= step] for step in steps)
    return sum((h * volume(one) for h, one in zip(heights, slices, strict=True)), Fraction(0))


CONCEPTS = ("nash_bargaining", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian", "equal_gain")


def _broken(rule: Rule, outcome: Choice) -> bool:
    applies = all(outcome[issue] == option for issue, option in rule.given)
    return applies and not any(outcome[issue] == option for issue, option in rule.unless)


def _at_least(one: Paid, other: Paid) -> bool:
    return all(a >= b for a, b in zip(one, other, strict=True))
