"""One run, told: replay, payoffs, ratification, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pourparler.domain.run import Act, Ending
from pourparler.domain.scenario import Estimate
from pourparler.errors import InputError
from pourparler.simulation.distances import yardstick
from pourparler.simulation.drawn import drawn as redrawn
from pourparler.simulation.drawn import is_open
from pourparler.simulation.names import names
from pourparler.simulation.obstacles import obstacle
from pourparler.simulation.run import hold
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from tests.simulation.toys import drawn, opposed

SCENARIO = opposed("0.2")
SPACE = Space(SCENARIO)


@pytest.mark.parametrize("name", names())
def test_a_run_replays_from_its_seed(name: str) -> None:
    setup = Setup({"north": name, "south": "boulware"})
    assert hold(SPACE, setup, 11) == hold(Space(SCENARIO), setup, 11)


def test_payoffs_are_exact_and_every_turn_is_told() -> None:
    run = hold(SPACE, Setup())
    assert run.outcome is not None
    assert run.payoffs == {p: e.worth(run.outcome) for p, e in SCENARIO.estimates.items()}
    assert run.turns[-1].act is Act.ACCEPT
    assert run.turns[-1].outcome == run.outcome
    assert sum(t.act is Act.OFFER for t in run.turns) == run.offers
    assert hold(SPACE, Setup(), keep=False).turns == ()


def test_without_agreement_everybody_has_its_reservation() -> None:
    run = hold(SPACE, Setup({"north": "hardliner", "south": "hardliner"}))
    assert (run.ending, run.outcome, run.by) == (Ending.DEADLINE, None, "")
    assert run.payoffs == dict.fromkeys(SPACE.parties, Fraction(1, 5))


def test_a_ratifier_refuses_by_its_own_estimate() -> None:
    agreed = hold(SPACE, Setup())
    hard = Estimate(values={"a": {agreed.outcome["a"]: Fraction(0)}}, reservation=Fraction(1))  # type: ignore[index]
    run = hold(SPACE, Setup(ratifiers={"south": hard}))
    assert (run.ending, run.by, run.outcome) == (Ending.NOT_RATIFIED, "south", agreed.outcome)
    assert run.payoffs["north"] == Fraction(1, 5)
    soft = Estimate(values=hard.values)
    assert hold(SPACE, Setup(ratifiers={"north": soft, "south": soft})).agreed


def test_distances_are_nothing_at_the_point_itself() -> None:
    measure = yardstick(SPACE)
    for name, places in measure.places.items():
        assert measure.distances(dict(zip(SPACE.parties, places[0], strict=True)))[name] == 0
    run = hold(SPACE, Setup(protocol="monotonic_concession"))
    assert measure.measured(run)["nash_bargaining"] == pytest.approx(0)


def test_the_obstacle_is_what_the_last_offers_cost_most() -> None:
    run = hold(SPACE, Setup({"north": "hardliner", "south": "hardliner"}))
    assert obstacle(SCENARIO, run) in SCENARIO.issues
    assert obstacle(SCENARIO, hold(SPACE, Setup())) == ""


def test_what_is_not_known_is_drawn_within_what_is() -> None:
    known = SCENARIO.estimates["north"]
    loose = Estimate(values=known.values, order=(("b", "a"),))
    scenario = type(SCENARIO)(
        "loose", SCENARIO.parties, SCENARIO.issues, estimates={**SCENARIO.estimates, "north": loose}
    )
    assert is_open(scenario)
    assert not is_open(SCENARIO)
    found = [one.estimates["north"].weights for one in redrawn(scenario, 20)]
    assert all(weights["b"] >= weights["a"] >= 0 for weights in found)
    assert len({tuple(weights.values()) for weights in found}) > 15
    assert [one.estimates["north"].weights for one in redrawn(scenario, 20)] == found


@pytest.mark.parametrize(
    ("setup", "says"),
    [
        (Setup(protocol="auction"), "no such protocol"),
        (Setup({"west": "micro"}), "no party west"),
        (Setup({"north": "bulware"}), "no such strategy"),
        (Setup({"north": "boulware:speed=1"}), "is no argument"),
        (Setup({"north": "boulware:end=high"}), "no number"),
        (Setup({"north": "micro"}, "single_text"), "cannot be micro"),
        (Setup(mediator="judge"), "no such mediator"),
        (Setup(rounds=0), "no time to talk"),
        (Setup(seconds=0), "no time to talk"),
        (Setup({"north": "nothing.py:Own"}), "no such file"),
    ],
)
def test_what_is_not_there_is_said(setup: Setup, says: str) -> None:
    with pytest.raises(InputError, match=says):
        hold(SPACE, setup)


def test_many_parties_talk_too() -> None:
    space = Space(drawn(3, 3, parties=4))
    assert hold(space, Setup()).agreed
    assert hold(space, Setup(protocol="single_text")).ending in (Ending.AGREEMENT, Ending.CONFLICT)
