"""Where everything is tied with everything, answers come at the bell."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from time import monotonic, process_time

import pytest

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.domain.zone import Status
from pourparler.solvers.deal import LIMIT
from pourparler.solvers.deal import deals as told
from pourparler.solvers.valuation import valuation
from pourparler.workbench.deals import deals


def split(issues: int, digits: int) -> Scenario:
    """Return a sum to be split: what one gets the other does not, so that every outcome is on the frontier."""
    random = Random(2)
    sizes = [random.randrange(10 ** (digits - 1), 10**digits) for _ in range(issues)]
    estimates = {
        party: Estimate(values={f"i{n}": {option: Fraction(size)} for n, size in enumerate(sizes)})
        for party, option in (("north", "x"), ("south", "y"))
    }
    return Scenario("split", tuple(estimates), {f"i{n}": ("x", "y") for n in range(issues)}, estimates=estimates)


@pytest.mark.parametrize("digits", [12, 30])
def test_where_every_outcome_is_tied_the_answer_comes_at_the_bell(digits: int) -> None:
    begun = monotonic()
    answer = deals(split(40, digits), seconds=1.0)
    assert monotonic() - begun < 5
    assert answer.frontier.status is Status.GAP
    assert answer.solutions[-1].deals


def test_of_many_tied_outcomes_the_first_are_told_and_no_more_are_made() -> None:
    one = split(40, 12)
    outcomes = [dict.fromkeys(one.issues, "y") | {f"i{n % 40}": "x", f"i{n // 40 % 40}": "x"} for n in range(20_000)]
    begun = process_time()
    listed = told(valuation(one), outcomes)
    assert process_time() - begun < 5
    assert len(listed) == LIMIT
    assert listed[0].outcome == dict.fromkeys(one.issues, "y") | {"i0": "x", "i1": "x"}
