"""What rehearsals pay is what the estimates say, reservations too, to 51 bits."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from pourparler.simulation.payments import payments
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.solvers.valuation import valuation
from tests.simulation.toys import drawn
from tests.solvers.judge import scenario, worth


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_what_is_paid_is_the_payoff_and_the_reservation_stands_on_the_same_scale(first: int) -> None:
    for seed in range(first, first + 50):
        one = scenario(seed)
        values = valuation(one)
        if values.domains is None:
            continue
        paid = payments(values)
        for column, party in enumerate(one.parties):
            estimate, scale = one.estimates[party], paid.scales[column]
            parts = [table[:, column] for table in paid.tables.values()]
            parts += [bonus.worth[[column]] for bonus in paid.bonuses]
            largest = sum(int(abs(part).max()) for part in parts) + abs(int(paid.reservation[column]))
            # Where numbers take 51 bits, each term may be rounded, by half a unit.
            terms = len(parts) if largest > 2**45 else 0
            off = abs(int(paid.reservation[column]) - (estimate.reservation or 0) * scale)
            assert off <= Fraction(bool(terms), 2), seed
            for options in product(*values.domains.values()):
                outcome = dict(zip(values.domains, options, strict=True))
                assert abs(int(paid.integers(outcome)[column]) - worth(estimate, outcome) * scale) <= Fraction(
                    terms, 2
                ), seed


@pytest.mark.parametrize("seed", range(10))
def test_a_seat_s_reservation_is_its_share_of_the_best(seed: int) -> None:
    one = drawn(4, 3, seed=seed, reservation="0.3")
    space = Space(one)
    for column, party in enumerate(space.parties):
        estimate = one.estimates[party]
        every = [worth(estimate, dict(zip(one.issues, o, strict=True))) for o in product(*one.issues.values())]
        reservation = estimate.reservation or Fraction(0)
        assert Seat(space, column).reservation == pytest.approx(float(reservation / max(every)), abs=1e-12)
