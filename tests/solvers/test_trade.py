"""Trades are what listing every change of two issues finds; under orders alone, certain ones lose under no weighting."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import comb

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.outcome import Outcome
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.domain.trade import Grade, Side
from pourparler.errors import InputError
from pourparler.solvers.trade import trades
from tests.solvers.bargaining import Accountant, estimated
from tests.solvers.toys import Judge

ISSUES = {"army-cap": ("600k", "800k"), "guarantee": ("treaty", "statement"), "trade": ("free", "closed")}
NORTH = {"army-cap": (("800k", "600k"),), "guarantee": (("treaty", "statement"),)}
SOUTH = {"army-cap": (("600k", "800k"),), "guarantee": (("statement", "treaty"),)}
START = {"army-cap": "800k", "guarantee": "statement", "trade": "free"}


def toy(north: Estimate, south: Estimate, **parts: object) -> Scenario:
    made = Scenario("toy", ("north", "south"), ISSUES, estimates={"north": north, "south": south})
    return structs.replace(made, **parts)


def swaps(issues: dict[str, tuple[str, ...]], start: Outcome) -> Iterator[Outcome]:
    for one, other in combinations(issues, 2):
        for a, b in product(issues[one], issues[other]):
            if a != start[one] and b != start[other]:
                yield {**start, one: a, other: b}


@given(estimated(), st.data())
def test_with_numbers_they_are_all_changes_of_two_issues_that_gain(
    declared: DeclaredScenario, data: st.DataObject
) -> None:
    judge, listed = Accountant(declared), Judge(declared)
    issues = judge.scenario.issues
    assume(issues)
    start = {issue: data.draw(st.sampled_from(options)) for issue, options in issues.items()}
    free = listed.free(listed.refusals)
    wanted = {}
    for outcome in swaps(issues, start):
        gains = {p: judge.worth(p, outcome) - judge.worth(p, start) for p in judge.parties}
        if outcome in free and min(gains.values()) >= 0 and max(gains.values()) > 0:
            wanted[tuple(outcome.values())] = gains
    found = trades(judge.scenario, start, limit=1000)
    assert {tuple({**start, **t.after}.values()): t.gains for t in found.trades} == wanted
    assert all(t.status is Grade.CERTAIN and t.share == 1 for t in found.trades)
    assert found.number == len(wanted)
    counts = [len(t.gaining) for t in found.trades]
    assert counts == sorted(counts, reverse=True)


@st.composite
def ordinal(draw: st.DrawFn) -> Scenario:
    """Draw a scenario with orders alone, total or not, and values of some issues."""
    issues = {f"i{n}": tuple("abc"[: draw(st.integers(2, 3))]) for n in range(draw(st.integers(2, 4)))}
    parties = tuple(f"p{n}" for n in range(draw(st.integers(1, 3))))
    estimates = {}
    for party in parties:
        ranked = tuple(draw(st.permutations(list(issues))))
        chains = draw(
            st.sampled_from(
                [
                    (ranked,),
                    (ranked[:2], ranked[2:]),
                    (ranked[:2], ranked[1:]),
                    (ranked[:2],),
                    (ranked[:2], (ranked[0], *ranked[2:])),
                ]
            )
        )
        values, options = {}, {}
        for issue, named in issues.items():
            kind = draw(st.integers(0, 3))
            if kind == 0:
                values[issue] = {o: Fraction(draw(st.integers(0, 4)), 4) for o in named}
            elif kind < 3:
                options[issue] = (tuple(draw(st.permutations(named)))[: draw(st.integers(2, 3))],)
        estimates[party] = Estimate(values=values, order=chains, option_order=options)
    return Scenario("toy", parties, issues, estimates=estimates)


def consistent(
    estimate: Estimate, issues: dict[str, tuple[str, ...]], rng: np.random.Generator
) -> dict[tuple[str, str], float]:
    """Return what every option is worth under one weighting that agrees with an estimate, by trial and error."""

    def drawn(names: tuple[str, ...], chains: tuple[tuple[str, ...], ...], ends: bool) -> dict[str, float]:
        while True:
            found = dict(zip(names, rng.random(len(names)), strict=True))
            for chain in chains:
                if ends and set(chain) == set(names):
                    found[chain[0]], found[chain[-1]] = 1.0, 0.0
            if all(found[a] >= found[b] for chain in chains for a, b in combinations(chain, 2)):
                return found

    weights = drawn(tuple(issues), estimate.order, False)
    total = sum(weights.values())
    found = {}
    for issue, options in issues.items():
        values = drawn(options, estimate.option_order.get(issue, ()), True)
        values.update({o: float(v) for o, v in estimate.values.get(issue, {}).items()})
        found |= {(issue, o): weights[issue] / total * values[o] for o in options}
    return found


@given(ordinal(), st.integers(0, 1000))
def test_a_certain_trade_loses_under_no_consistent_weighting(scenario: Scenario, seed: int) -> None:
    start = {issue: options[0] for issue, options in scenario.issues.items()}
    found = trades(scenario, start, draws=100, limit=1000)
    certain = [t for t in found.trades if t.status is Grade.CERTAIN]
    rng = np.random.default_rng(seed)
    gained = dict.fromkeys(range(len(certain)), 0.0)
    for _ in range(200 if certain else 0):
        for party in scenario.parties:
            worth = consistent(scenario.estimates[party], scenario.issues, rng)
            for n, trade in enumerate(certain):
                change = sum(worth[i, trade.after[i]] - worth[i, trade.before[i]] for i in trade.issues)
                assert change >= -1e-12
                gained[n] = max(gained[n], change)
    assert all(most > 0 for most in gained.values())


@given(ordinal())
def test_likely_trades_are_told_by_share_and_the_same_each_time(scenario: Scenario) -> None:
    start = {issue: options[-1] for issue, options in scenario.issues.items()}
    found = trades(scenario, start, draws=2000, limit=1000)
    shares = [t.share for t in found.trades if t.status is Grade.LIKELY]
    assert all(0 < share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=True)
    assert found == trades(scenario, start, draws=2000, limit=1000)


def test_each_gives_what_it_ranks_below_what_it_gets() -> None:
    scenario = toy(
        Estimate(order=(("guarantee", "army-cap"),), option_order=NORTH),
        Estimate(order=(("army-cap", "guarantee"),), option_order=SOUTH),
    )
    found = trades(scenario, START)
    first = found.trades[0]
    assert first.before == {"army-cap": "800k", "guarantee": "statement"}
    assert first.after == {"army-cap": "600k", "guarantee": "treaty"}
    assert (first.status, first.share, first.mutual) == (Grade.CERTAIN, 1, True)
    assert first.sides == (
        Side("north", ("army-cap",), ("guarantee",), None, True, True),
        Side("south", ("guarantee",), ("army-cap",), None, True, True),
    )
    assert first.gaining == ("north", "south")


def test_numbers_and_an_order_meet_in_one_trade() -> None:
    numbers = Estimate(
        {"army-cap": Fraction(1, 4), "guarantee": Fraction(3, 4)},
        {"army-cap": {"800k": Fraction(1)}, "guarantee": {"treaty": Fraction(1)}},
    )
    scenario = toy(numbers, Estimate(order=(("army-cap", "guarantee"),), option_order=SOUTH))
    first = trades(scenario, START).trades[0]
    assert first.gains == {"north": Fraction(1, 2), "south": None}
    assert first.status is Grade.CERTAIN


def test_two_parties_that_rank_alike_have_nothing_to_trade() -> None:
    order = (("army-cap", "guarantee", "trade"),)
    scenario = toy(Estimate(order=order, option_order=NORTH), Estimate(order=order, option_order=SOUTH))
    assert not [t for t in trades(scenario, START).trades if t.issues == ("army-cap", "guarantee")]


def test_the_share_of_an_unranked_trade_is_its_chance() -> None:
    north = Estimate(option_order={**NORTH, "trade": (("free", "closed"),)})
    scenario = Scenario("toy", ("north",), ISSUES, estimates={"north": north})
    found = {t.issues: t for t in trades(scenario, START, draws=20_000).trades}
    assert abs(found["army-cap", "guarantee"].share - Fraction(1, 2)) < Fraction(2, 100)
    assert found["army-cap", "guarantee"].status is Grade.LIKELY


def test_ranges_of_weights_decide_where_they_do_not_overlap() -> None:
    ranges = {"army-cap": (Fraction(1, 10), Fraction(3, 10)), "guarantee": (Fraction(3, 10), Fraction(5, 10))}
    middle = {"army-cap": Fraction(2, 10), "guarantee": Fraction(4, 10), "trade": Fraction(4, 10)}
    north = Estimate(middle, option_order=NORTH, weight_ranges=ranges)
    scenario = Scenario("toy", ("north",), ISSUES, estimates={"north": north})
    assert trades(scenario, START).trades[0].status is Grade.CERTAIN
    wide = structs.replace(north, weight_ranges={**ranges, "army-cap": (Fraction(1, 10), Fraction(4, 10))})
    wider = trades(structs.replace(scenario, estimates={"north": wide}), START, draws=20_000)
    found = next(t for t in wider.trades if t.issues == ("army-cap", "guarantee"))
    assert found.status is Grade.LIKELY
    assert abs(found.share - Fraction(11, 12)) < Fraction(2, 100)


def test_a_trade_that_is_refused_or_forbidden_is_none() -> None:
    ranked = toy(
        Estimate(order=(("guarantee", "army-cap"),), option_order=NORTH),
        Estimate(order=(("army-cap", "guarantee"),), option_order=SOUTH),
    )
    line = RedLine("south", "guarantee", Stance.REFUSES, ("treaty",), ("treaty",))
    rule = Rule("no", (("army-cap", "600k"), ("guarantee", "treaty")))
    both = ("army-cap", "guarantee")
    for scenario in (structs.replace(ranked, red_lines=(line,)), structs.replace(ranked, rules=(rule,))):
        assert both not in [t.issues for t in trades(scenario, START).trades]
    lifted = structs.replace(line, unless=(("army-cap", ("600k",)),))
    assert both in [t.issues for t in trades(structs.replace(ranked, red_lines=(lifted,)), START).trades]


def test_nothing_known_of_both_halves_is_no_trade() -> None:
    assert not trades(toy(Estimate(), Estimate(option_order=NORTH)), START).trades


def test_three_parties_may_each_give() -> None:
    issues = {"a": ("0", "1"), "b": ("0", "1")}
    up = {"a": (("1", "0"),), "b": (("0", "1"),)}
    down = {"a": (("0", "1"),), "b": (("1", "0"),)}
    first, second = (("a", "b"),), (("b", "a"),)
    estimates = {
        "p": Estimate(order=first, option_order=up),
        "q": Estimate(order=second, option_order=down),
        "r": Estimate(order=first, option_order=up),
    }
    found = trades(Scenario("toy", ("p", "q", "r"), issues, estimates=estimates), {"a": "0", "b": "0"})
    assert [(t.status, t.gaining) for t in found.trades] == [(Grade.CERTAIN, ("p", "q", "r"))]


def test_many_issues_are_quick_and_the_list_is_cut() -> None:
    issues = {f"i{n}": tuple("abc") for n in range(20)}
    options = {issue: (tuple("abc"),) for issue in issues}
    turned = {issue: (tuple("cba"),) for issue in issues}
    names = tuple(issues)
    estimates = {
        "p": Estimate(order=(names,), option_order=options),
        "q": Estimate(order=(names[::-1], names[:1]), option_order=turned),
    }
    found = trades(Scenario("toy", ("p", "q"), issues, estimates=estimates), dict.fromkeys(issues, "b"))
    assert len(found.trades) == 20
    assert found.more
    assert found.number <= comb(20, 2) * 4


def test_an_outcome_that_leaves_an_issue_open_is_an_error() -> None:
    with pytest.raises(InputError, match="leaves open: trade"):
        trades(toy(Estimate(), Estimate()), {"army-cap": "600k", "guarantee": "treaty"})


def test_an_order_that_goes_round_is_an_error() -> None:
    circle = Estimate(order=(("army-cap", "trade"), ("trade", "army-cap")))
    with pytest.raises(InputError, match="goes round in a circle"):
        trades(toy(circle, circle), START)


@pytest.mark.parametrize(("worth", "certain"), [(-1, False), (0, True), (1, True)])
def test_an_interaction_counts_beside_an_order(worth: int, certain: bool) -> None:
    package = ((("army-cap", ("600k",)), ("guarantee", ("treaty",))), Fraction(worth, 10))
    north = Estimate(order=(("guarantee", "army-cap", "trade"),), option_order=NORTH, interactions=(package,))
    scenario = Scenario("toy", ("north",), ISSUES, estimates={"north": north})
    found = next(t for t in trades(scenario, START).trades if t.issues == ("army-cap", "guarantee"))
    assert (found.status is Grade.CERTAIN) is certain
