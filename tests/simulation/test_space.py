"""The outcomes that may be offered, however many."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pourparler.domain.cell import Verdict
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Estimate, OptionStance, Scenario
from pourparler.errors import InputError, NoAnswer
from pourparler.simulation import block
from pourparler.simulation.listed import Listed
from pourparler.simulation.space import Space
from pourparler.simulation.summed import Summed
from tests.simulation.toys import drawn, listed, scenarios


def made(scenario: Scenario) -> Space:
    try:
        return Space(scenario)
    except (NoAnswer, InputError):
        assume(False)
        raise


@given(scenarios())
def test_what_may_be_offered_is_what_no_rule_forbids(scenario: Scenario) -> None:
    space = made(scenario)
    allowed = {
        space.number(outcome)
        for outcome in listed(scenario)
        if all(o in space.options[n] for n, o in enumerate(outcome.values()))
    }
    assert {number for number in range(space.size) if space.allows(number)} == allowed
    assert all(space.number(space.outcome(number)) == number for number in range(space.size))


@given(scenarios(), st.floats(0, 1))
def test_the_nearest_the_best_and_the_ranking_are_those_of_a_list(scenario: Scenario, level: float) -> None:
    space = made(scenario)
    for column, party in enumerate(space.parties):
        view = space.view(column)
        worths = {n: view.utility(n) for n in range(space.size) if space.allows(n)}
        paid = {n: scenario.estimates[party].worth(space.outcome(n)) for n in worths}
        assert sorted(worths, key=lambda n: (-worths[n], n)) == sorted(worths, key=lambda n: (-paid[n], n))
        assert max(worths.values()) == 1
        assert view.best == min(n for n in worths if worths[n] == 1)
        assert abs(worths[view.nearest(level)] - level) == min(abs(w - level) for w in worths.values())
        ranking = [view.ranked(place) for place in range(len(worths) + 1)]
        assert ranking == [*sorted(worths, key=lambda n: (-worths[n], n)), None]


@given(scenarios(), st.floats(0, 1), st.integers(0, 5))
def test_the_best_for_another_at_a_level_is_that_of_a_list(scenario: Scenario, level: float, seed: int) -> None:
    space = made(scenario)
    model = [[((k * 7 + seed + n) % 5) / 4 for k in range(len(options))] for n, options in enumerate(space.options)]
    view = space.view(0)
    found = view.best_for(model, level)
    liked = {
        n: sum(own[d] for own, d in zip(model, space.choices(n), strict=True))
        for n in range(space.size)
        if space.allows(n)
    }
    reach = [n for n in liked if view.utility(n) >= level]
    assert liked[found] == pytest.approx(max(liked[n] for n in reach))
    assert view.utility(found) >= level


@given(st.integers(0, 30), st.floats(0, 1))
def test_sums_over_groups_find_what_a_list_finds(seed: int, level: float) -> None:
    space = Space(drawn(4, 4, seed=seed))
    whole, parts = space.view(0), apart(seed)
    assert isinstance(whole, Listed)
    number = parts.nearest(level)
    assert parts.utility(number) == whole.utility(number)
    assert abs(parts.utility(number) - level) <= abs(whole.utility(whole.nearest(level)) - level) + parts.tolerance
    assert parts.best == whole.best
    ranked = [parts.utility(parts.ranked(place)) for place in range(256)]  # type: ignore[arg-type]
    assert ranked == [whole.utility(whole.ranked(place)) for place in range(256)]  # type: ignore[arg-type]
    assert parts.ranked(256) is None
    assert len({parts.ranked(place) for place in range(256)}) == 256


def apart(seed: int) -> Summed:
    """Return a space as one party sees it that looks at issues one by one, as in a large one."""
    space = Space(drawn(4, 4, seed=seed))
    alone = tuple(block._block(space.arrays, (n,)) for n in range(4))
    return Summed(alone, space.numbering, space.paid, 0)


@given(st.integers(0, 30), st.floats(0, 1))
def test_over_groups_the_best_for_another_reaches_the_level_and_nearly_the_most(seed: int, level: float) -> None:
    parts, whole = apart(seed), Space(drawn(4, 4, seed=seed)).view(0)
    model = [[((k * 3 + n) % 4) / 4 for k in range(4)] for n in range(4)]
    number, listed_ = parts.best_for(model, level), whole.best_for(model, min(1.0, level + 0.001))
    space = Space(drawn(4, 4, seed=seed))

    def liked(one: int) -> float:
        return sum(own[d] for own, d in zip(model, space.choices(one), strict=True))

    assert whole.utility(number) >= level - 1e-12
    assert liked(number) >= liked(listed_) - 1e-9


@pytest.mark.parametrize(("issues", "options"), [(19, 5), (60, 10)])
def test_where_outcomes_cannot_be_listed_the_nearest_is_within_the_tolerance(issues: int, options: int) -> None:
    space = Space(drawn(issues, options))
    view = space.view(0)
    assert not space.listed
    assert view.tolerance < 0.001
    for level in (0.35, 0.5, 0.77, 0.9):
        number = view.nearest(level)
        assert space.allows(number)
        assert abs(view.utility(number) - level) <= view.tolerance + 1e-4
    assert view.utility(view.best) == 1


def test_tied_issues_are_listed_together_and_the_others_apart() -> None:
    scenario = drawn(12, 6)
    tied = Estimate(
        values=scenario.estimates["p0"].values, interactions=(((("i0", ("o1",)), ("i5", ("o2",))), Fraction(1, 2)),)
    )
    space = Space(Scenario("tied", scenario.parties, scenario.issues, estimates={**scenario.estimates, "p0": tied}))
    assert [one.columns for one in space.blocks] == [(0, 5), *((n,) for n in range(12) if n not in (0, 5))]
    outcome = space.outcome(space.view(0).best)
    assert space.view(0).of_payoff(tied.worth(outcome)) == 1


def test_a_refused_option_is_never_offered() -> None:
    scenario = drawn(1, 3)
    stance = OptionStance("p0", "i0", "o1", Verdict.REFUSED)
    refused = Scenario(
        "refused",
        scenario.parties,
        scenario.issues,
        stances=(stance,),
        estimates=scenario.estimates,
        red_lines=(RedLine("p0", "i0", Stance.REFUSES, ("o1",), ("o1",)),),
    )
    assert Space(refused).options == [("o0", "o2")]


def test_what_cannot_be_rehearsed_is_said() -> None:
    alone = drawn(1, 2)
    with pytest.raises(InputError, match="nobody to bargain with"):
        Space(Scenario("alone", ("p0",), alone.issues, estimates={"p0": alone.estimates["p0"]}))
    lines = (
        RedLine("p0", "i0", Stance.REFUSES, ("o0",), ("o0",)),
        RedLine("p1", "i0", Stance.REFUSES, ("o1",), ("o1",)),
    )
    with pytest.raises(NoAnswer, match="nothing can be offered"):
        Space(Scenario("stuck", alone.parties, alone.issues, red_lines=lines, estimates=alone.estimates))
    with pytest.raises(InputError, match="no such option"):
        Space(alone).number({"i0": "o9"})
