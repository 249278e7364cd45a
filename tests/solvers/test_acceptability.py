"""Shares are what a slow count over the same draws gives; bounds are what extreme weightings give."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain as joined
from itertools import combinations
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import InputError
from pourparler.solvers.acceptability import acceptability, shares
from pourparler.solvers.preference import PartialPreference, partial_preferences
from pourparler.solvers.trade import never_loses
from tests.solvers.bargaining import Accountant, estimated

NUMBERS = st.integers(-4, 4).map(lambda n: Fraction(n, 4))


@st.composite
def uncertain(draw: st.DrawFn) -> Scenario:
    """Draw a scenario of which something is known: orders total or not, ranges, numbers, or nothing."""
    issues = {f"i{n}": tuple("abc"[: draw(st.integers(1, 3))]) for n in range(draw(st.integers(1, 4)))}
    parties = tuple(f"p{n}" for n in range(draw(st.integers(1, 3))))
    return Scenario("toy", parties, issues, estimates={p: draw(_estimate(issues)) for p in parties})


@st.composite
def _estimate(draw: st.DrawFn, issues: dict[str, tuple[str, ...]]) -> Estimate:
    ranked = tuple(draw(st.permutations(list(issues))))
    order = draw(st.sampled_from([(), (ranked,), (ranked[:2], ranked[2:]), (ranked[:2], ranked[1:])]))
    weights, ranges = {}, {}
    kind = draw(st.sampled_from(["order", "weights", "ranges"]))
    if kind != "order":
        weights = {i: Fraction(draw(st.integers(1, 4)), 4) for i in issues}
    if kind == "ranges":
        order = ()
        ranges = {i: (w / 2, w * 3 / 2) for i, w in weights.items() if draw(st.booleans())}
    values, options = {}, {}
    for issue, named in issues.items():
        known = draw(st.integers(0, 2))
        if known == 0:
            values[issue] = {o: draw(NUMBERS) for o in named}
        elif known == 1:
            options[issue] = (tuple(draw(st.permutations(named))),)
    return Estimate(weights, values, (), draw(st.none() | NUMBERS), order, options, ranges)


def some(scenario: Scenario, data: st.DataObject) -> list[Outcome]:
    one = st.fixed_dictionaries({i: st.sampled_from(options) for i, options in scenario.issues.items()})
    return data.draw(st.lists(one, min_size=1, max_size=5))


@given(uncertain(), st.data(), st.integers(1, 150))
def test_shares_are_what_a_slow_count_of_the_same_draws_gives(
    scenario: Scenario, data: st.DataObject, draws: int
) -> None:
    deals = some(scenario, data)
    known = partial_preferences(scenario)
    gains = {}
    for party, one in known.items():
        left, right = one.factors(deals, draws, 3)
        gains[party] = np.broadcast_to(left @ right, (draws, len(deals))).tolist()
    accepted = {party: [0] * len(deals) for party in known}
    best = {party: [0] * len(deals) for party in known}
    by_all, nash = [0] * len(deals), [0] * len(deals)
    for row in range(draws):
        able = []
        for n in range(len(deals)):
            for party in known:
                accepted[party][n] += gains[party][row][n] >= -1e-9
                best[party][n] += gains[party][row][n] >= max(gains[party][row]) - 1e-9
            if all(gains[party][row][n] >= -1e-9 for party in known):
                by_all[n] += 1
                able.append((prod(max(0.0, gains[party][row][n]) for party in known), n))
        for product, n in able:
            nash[n] += product >= max(able)[0] * (1 - 1e-9)
    found = acceptability(scenario, deals, draws, 3)
    for n, deal in enumerate(found.deals):
        assert deal.outcome == deals[n]
        assert deal.accepted == {party: count[n] / draws for party, count in accepted.items()}
        assert deal.best == {party: count[n] / draws for party, count in best.items()}
        assert (deal.by_all, deal.nash) == (by_all[n] / draws, nash[n] / draws)


@given(uncertain(), st.data())
def test_necessary_implies_every_draw_and_some_draw_implies_possible(scenario: Scenario, data: st.DataObject) -> None:
    deals = some(scenario, data)
    for deal in acceptability(scenario, deals, 200).deals:
        for party, one in partial_preferences(scenario).items():
            least, most = one.least_gain(deal.outcome), one.greatest_gain(deal.outcome)
            assert least <= most
            assert (party in deal.necessary) is (least >= 0)
            assert (party in deal.possible) is (most >= 0)
            assert least < 0 or deal.accepted[party] == 1
            assert deal.accepted[party] == 0 or most >= -1e-8


@given(estimated(), st.data())
def test_preferences_that_are_fixed_give_all_or_nothing(declared: DeclaredScenario, data: st.DataObject) -> None:
    judge = Accountant(declared)
    assume(judge.scenario.issues)
    deals = some(judge.scenario, data)
    found = acceptability(judge.scenario, deals, 10)
    assert found.open == ()
    for party in judge.parties:
        worths = [judge.worth(party, deal) for deal in deals]
        for deal, worth in zip(found.deals, worths, strict=True):
            assert deal.accepted[party] == (worth >= judge.floor[party])
            assert deal.best[party] == (worth == max(worths))
            assert (party in deal.necessary) is (party in deal.possible) is (worth >= judge.floor[party])


@given(uncertain(), st.data())
def test_the_least_worth_is_that_of_an_extreme_weighting(scenario: Scenario, data: st.DataObject) -> None:
    issues = list(scenario.issues)
    values = {i: data.draw(NUMBERS) for i in issues}
    for one in partial_preferences(scenario).values():
        if one.weights is not None or one.estimate.weight_ranges:
            continue
        sets = joined.from_iterable(combinations(issues, k) for k in range(1, len(issues) + 1))
        closed = [s for s in sets if all(high in s or low not in s for high, low in one.above)]
        least = min(sum(values[i] for i in s) / len(s) for s in closed)
        assert abs(one.least(list(values.values())) - least) <= Fraction(1, 10**8)
        if len(issues) > 1:
            two = {i: values[i] for i in issues[:2]}
            worst = min(sum((two.get(i, Fraction(0)) for i in s), Fraction(0)) / len(s) for s in closed)
            assert never_loses(one, two) is (worst >= 0)


@given(uncertain())
def test_draws_agree_with_what_is_known(scenario: Scenario) -> None:
    for one in partial_preferences(scenario).values():
        weights = one._drawn_weights(50, np.random.default_rng(1))
        place = {issue: n for n, issue in enumerate(one.issues)}
        if one.weights is None:
            assert np.allclose(weights.sum(axis=1), 1)
            assert all((weights[:, place[a]] >= weights[:, place[b]]).all() for a, b in one.above)


def test_a_middle_option_is_as_good_as_its_chance() -> None:
    north = Estimate(option_order={"land": (("all", "half", "none"),)}, reservation=Fraction(1, 4))
    scenario = Scenario("toy", ("north",), {"land": ("all", "half", "none")}, estimates={"north": north})
    found = acceptability(scenario, [{"land": o} for o in scenario.issues["land"]])
    shares_of = [deal.by_all for deal in found.deals]
    assert (shares_of[0], shares_of[2]) == (1, 0)
    assert abs(shares_of[1] - 0.75) < 4 * found.error()
    assert [deal.necessary for deal in found.deals] == [("north",), (), ()]
    assert [deal.possible for deal in found.deals] == [("north",), ("north",), ()]


def test_the_mean_weights_under_a_total_order_are_the_rank_order_centroid() -> None:
    issues = dict.fromkeys("abc", ("x", "y"))
    one = PartialPreference(
        Scenario("toy", ("north",), issues, estimates={"north": Estimate(order=(("a", "b", "c"),))}), "north"
    )
    mean = one._drawn_weights(40_000, np.random.default_rng(0)).mean(axis=0)
    assert mean == pytest.approx([11 / 18, 5 / 18, 2 / 18], abs=0.005)


def test_a_party_is_drawn_alike_whoever_else_has_an_estimate() -> None:
    issues = {"a": ("x", "y"), "b": ("x", "y")}
    deals = [{"a": "x", "b": "y"}, {"a": "y", "b": "x"}]
    both = Scenario("toy", ("p", "q"), issues, estimates={p: Estimate(reservation=Fraction(1, 2)) for p in "pq"})
    alone = structs.replace(both, estimates={"q": both.estimates["q"]})
    together, single = acceptability(both, deals, seed=5), acceptability(alone, deals, seed=5)
    assert [d.accepted["q"] for d in together.deals] == [d.accepted["q"] for d in single.deals]
    assert (together.draws, together.seed, together.open) == (10_000, 5, ("p", "q"))
    assert acceptability(both, deals, seed=6) != together


def test_no_deal_is_no_error() -> None:
    assert acceptability(Scenario("toy", ("p",), {"a": ("x",)}, estimates={"p": Estimate()}), []).deals == ()
    assert shares([], 10, 0).by_all.tolist() == []


def test_what_all_of_nobody_accept_is_no_answer() -> None:
    with pytest.raises(InputError, match="no party has an estimate"):
        acceptability(Scenario("toy", ("p",), {"a": ("x",)}), [{"a": "x"}])


def test_ranges_that_contradict_the_order_are_an_error() -> None:
    ranges = {"a": (Fraction(1, 10), Fraction(2, 10)), "b": (Fraction(8, 10), Fraction(9, 10))}
    north = Estimate({"a": Fraction(3, 20), "b": Fraction(17, 20)}, order=(("a", "b"),), weight_ranges=ranges)
    scenario = Scenario("toy", ("north",), {"a": ("x",), "b": ("x",)}, estimates={"north": north})
    with pytest.raises(InputError, match="both within their ranges and in their order"):
        acceptability(scenario, [{"a": "x", "b": "x"}])


def test_weights_within_ranges_are_bounded_after_they_are_divided_by_their_sum() -> None:
    weights = {"a": Fraction(3, 10), "b": Fraction(7, 10)}
    north = Estimate(
        weights, weight_ranges={"a": (Fraction(2, 10), Fraction(4, 10))}, option_order={"a": (("x", "y"),)}
    )
    scenario = Scenario("toy", ("north",), {"a": ("x", "y"), "b": ("x",)}, estimates={"north": north})
    one = PartialPreference(scenario, "north")
    values = [Fraction(1), Fraction(0)]
    assert float(one.least(values)) == pytest.approx(2 / 9, abs=1e-8)
    assert float(-one.least([-v for v in values])) == pytest.approx(4 / 11, abs=1e-8)
    drawn = one._drawn_weights(2000, np.random.default_rng(0))[:, 0]
    assert 2 / 9 <= drawn.min() < 0.23
    assert 0.35 < drawn.max() <= 4 / 11


def test_a_deal_that_leaves_an_issue_open_is_an_error() -> None:
    with pytest.raises(InputError, match="leaves open: b"):
        acceptability(Scenario("toy", ("p",), {"a": ("x",), "b": ("x",)}), [{"a": "x"}])
