"""Small scenarios for rehearsals, drawn or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import numpy as np
from hypothesis import strategies as st

from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.simulation.seat import Seat, Strategy
from pourparler.simulation.space import Space
from pourparler.simulation.talk import Talk


def drawn(issues: int, options: int, parties: int = 2, seed: int = 0, reservation: str | None = None) -> Scenario:
    """Return a scenario with weights and values drawn by a seed."""
    random = np.random.default_rng(seed)
    domains = {f"i{n}": tuple(f"o{k}" for k in range(options)) for n in range(issues)}
    estimates = {}
    for n in range(parties):
        weights = random.dirichlet(np.ones(issues))
        estimates[f"p{n}"] = Estimate(
            {issue: Fraction(round(float(w) * 1000), 1000) for issue, w in zip(domains, weights, strict=True)},
            {i: {o: Fraction(int(random.integers(0, 101)), 100) for o in os} for i, os in domains.items()},
            reservation=Fraction(reservation) if reservation else None,
        )
    return Scenario(f"{issues} x {options}", tuple(estimates), domains, estimates=estimates)


def opposed(reservation: str | None = None) -> Scenario:
    """Return two issues of eleven options over which two parties differ, each caring more for one of them."""
    options = tuple(f"o{k}" for k in range(11))
    rising = {o: Fraction(k, 10) for k, o in enumerate(options)}
    falling = {o: 1 - worth for o, worth in rising.items()}
    least = Fraction(reservation) if reservation else None
    north = Estimate({"a": Fraction(7, 10), "b": Fraction(3, 10)}, {"a": rising, "b": rising}, reservation=least)
    south = Estimate({"a": Fraction(3, 10), "b": Fraction(7, 10)}, {"a": falling, "b": falling}, reservation=least)
    return Scenario(
        "opposed", ("north", "south"), {"a": options, "b": options}, estimates={"north": north, "south": south}
    )


@st.composite
def scenarios(draw: st.DrawFn, parties: int = 2) -> Scenario:
    """Draw a small scenario with rules and interactions."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    domains = {f"i{n}": tuple(f"o{k}" for k in range(size)) for n, size in enumerate(sizes)}
    choices = [(issue, option) for issue, options in domains.items() for option in options]
    rules = (
        draw(st.lists(st.lists(st.sampled_from(choices), min_size=2, max_size=2, unique_by=lambda c: c[0]), max_size=2))
        if len(sizes) > 1
        else []
    )
    estimates = {}
    worths = st.integers(-20, 100).map(lambda n: Fraction(n, 100))
    for n in range(parties):
        values = {i: {o: draw(worths) for o in os} for i, os in domains.items()}
        needs = draw(st.lists(st.tuples(st.sampled_from(choices), worths), max_size=2))
        interactions = tuple((((issue, (option,)),), worth) for (issue, option), worth in needs)
        estimates[f"p{n}"] = Estimate(values=values, interactions=interactions, reservation=draw(st.none() | worths))
    made = tuple(Rule(f"r{n}", tuple(given)) for n, given in enumerate(rules))
    return Scenario("drawn", tuple(estimates), domains, rules=made, estimates=estimates)


def listed(scenario: Scenario) -> list[Outcome]:
    """Return every outcome that breaks no rule."""
    found = [dict(zip(scenario.issues, chosen, strict=True)) for chosen in product(*scenario.issues.values())]
    return [outcome for outcome in found if scenario.allows(outcome)]


class Script:
    """Offers outcomes from a list, the last again and again; accepts what is worth enough."""

    def __init__(self, numbers: Sequence[int | None], enough: float = 2.0, seat: Seat | None = None) -> None:
        self.numbers, self.enough, self.seat, self.heard = list(numbers), enough, seat, list[tuple[int, int, float]]()

    def offer(self, now: float) -> int | None:
        return self.numbers.pop(0) if len(self.numbers) > 1 else self.numbers[0]

    def accepts(self, number: int, now: float) -> bool:
        return self.seat is not None and self.seat.utility(number) >= self.enough

    def hear(self, number: int, by: int, now: float) -> None:
        self.heard.append((number, by, now))


def levels(space: Space, talk: Talk, seat: int) -> list[float]:
    """Return what a party's offers were worth to itself."""
    return [space.view(seat).utility(number) for _, who, number, act in talk.log if who == seat and act == "offer"]


def seated(
    strategy: type[Strategy], column: int = 0, space: Space | None = None, seed: int = 1
) -> tuple[Seat, Strategy]:
    """Return a seat and a strategy made for it."""
    seat = Seat(space or Space(opposed()), column, seed, 100)
    return seat, strategy(seat)  # type: ignore[call-arg]
