"""Improvements are those that listing everything finds."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.improvement import improvement
from tests.solvers.bargaining import Accountant, estimated
from tests.solvers.toys import Judge


@given(estimated(), st.data())
def test_improvements_are_the_nearest_and_the_best_of_all(declared: DeclaredScenario, data: st.DataObject) -> None:
    judge = Accountant(declared)
    assume(judge.consistent and judge.scenario.issues)
    baseline = {i: data.draw(st.sampled_from(options)) for i, options in judge.scenario.issues.items()}
    allowed = data.draw(st.integers(0, 4))
    plain = Judge(declared)

    def gains(outcome: Outcome) -> list[Fraction]:
        return [judge.worth(p, outcome) - judge.worth(p, baseline) for p in judge.parties]

    def changes(outcome: Outcome) -> int:
        return sum(baseline[i] != o for i, o in outcome.items())

    better = [o for o in plain.free(plain.refusals) if min(gains(o)) >= 0 and sum(gains(o)) > 0]
    found = improvement(judge.scenario, baseline, allowed)
    assert found.nearest.status is Status.PROVEN
    fewest = min(map(changes, better), default=0)
    near = [o for o in better if changes(o) == fewest]
    most = max((sum(gains(o)) for o in near), default=Fraction(0))
    assert [d.outcome for d in found.nearest.deals] == sorted(
        (o for o in near if sum(gains(o)) == most), key=lambda o: list(o.values())
    )
    within = [o for o in better if changes(o) <= allowed]
    positive = [o for o in within if prod(gains(o)) > 0]
    worth = (lambda o: prod(gains(o))) if positive else (lambda o: sum(gains(o)))
    top = max(map(worth, within), default=Fraction(0))
    assert found.best is not None
    assert [d.outcome for d in found.best.deals] == sorted(
        (o for o in within if worth(o) == top), key=lambda o: list(o.values())
    )


def test_a_baseline_leaves_no_issue_open() -> None:
    from pourparler.domain.scenario import Estimate, Scenario

    worth = Estimate(values={"army": {"small": Fraction(1)}})
    toy = Scenario("toy", ("north",), {"army": ("small",), "land": ("x",)}, estimates={"north": worth})
    with pytest.raises(InputError, match="leaves open: land"):
        improvement(toy, {"army": "small"})
