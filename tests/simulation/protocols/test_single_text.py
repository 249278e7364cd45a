"""The single negotiating text: revisions, votes, and what annealing brings (Klein et al. 2003)."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random
from statistics import fmean

import numpy as np
import pytest

from pourparler.domain.run import Ending
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.simulation.protocols.single_text import SingleText, annealing, hill_climbing, single_text
from pourparler.simulation.space import Space
from pourparler.simulation.talk import MEDIATOR
from tests.simulation.toys import drawn, opposed

HILL, ANNEAL = "hill_climbing", "annealing"


def test_each_revision_changes_one_issue_and_all_vote_on_it() -> None:
    space = Space(drawn(3, 3))
    talk = single_text(space, [HILL, HILL], SingleText(50))
    texts = [number for _, who, number, _ in talk.log if who == MEDIATOR]
    assert len(texts) == 51
    votes = [(seat, act) for _, seat, _, act in talk.log if seat != MEDIATOR]
    assert len(votes) == 100
    assert {act for _, act in votes} <= {"accept", "reject"}


def test_hill_climbers_never_lose_by_a_revision_that_stands() -> None:
    space = Space(opposed())
    talk = single_text(space, [HILL, HILL], SingleText(400, seed=3))
    standing = talk.log[0][2]
    for (_, _, number, _), (*_, first), (*_, second) in zip(*[iter(talk.log[1:])] * 3, strict=True):
        if first == second == "accept":
            assert all(space.view(c).utility(number) >= space.view(c).utility(standing) - 1e-12 for c in (0, 1))
            standing = number
    assert talk.number == standing


def test_no_text_breaks_a_constraint() -> None:
    scenario = drawn(3, 3)
    bound = Scenario(
        "bound",
        scenario.parties,
        scenario.issues,
        rules=(Rule("r", (("i0", "o0"), ("i1", "o1"))),),
        estimates=scenario.estimates,
    )
    space = Space(bound)
    talk = single_text(space, [ANNEAL, ANNEAL], SingleText(300))
    assert all(space.allows(number) for _, _, number, _ in talk.log)


def test_a_last_text_below_a_reservation_is_no_agreement() -> None:
    talk = single_text(Space(opposed("0.6")), [HILL, HILL], SingleText(1, seed=1))
    assert talk.ending is Ending.CONFLICT
    assert talk.by is not None


def test_the_same_seed_gives_the_same_text() -> None:
    space = Space(drawn(6, 4))
    one, again, other = (single_text(space, [ANNEAL, HILL], SingleText(200, ANNEAL, seed=seed)) for seed in (5, 5, 6))
    assert one.log == again.log != other.log


def test_the_mediator_may_begin_with_a_given_text() -> None:
    space = Space(drawn(3, 3))
    assert single_text(space, [HILL, HILL], SingleText(5, start=7)).log[0] == (0, MEDIATOR, 7, "offer")


def test_an_annealer_takes_losses_early_and_none_at_the_end() -> None:
    chance = Random(1)
    assert any(annealing(-0.005, 0.0, chance) for _ in range(50))
    assert not any(annealing(-0.005, 1.0, chance) for _ in range(50))
    assert annealing(0.0, 1.0, chance)
    assert not hill_climbing(-1e-9, 0.0, chance)


def influences(seed: int, issues: int = 24) -> Scenario:
    """Return binary issues that influence one another by pairs, as in Klein et al. (2003), fewer than their 100."""
    random = np.random.default_rng(seed)
    domains = {f"i{n}": ("no", "yes") for n in range(issues)}

    def worth() -> Fraction:
        return Fraction(int(random.integers(-100, 101)), 100)

    def estimate() -> Estimate:
        pairs = tuple((((f"i{n}", ("yes",)), (f"i{m}", ("yes",))), worth()) for n in range(issues) for m in range(n))
        return Estimate(
            values={i: {"yes": worth(), "no": Fraction(0)} for i in domains},
            interactions=pairs,
            reservation=Fraction(-issues * issues),
        )

    return Scenario("influences", ("first", "second"), domains, estimates={"first": estimate(), "second": estimate()})


@pytest.fixture(scope="module")
def payoffs() -> dict[tuple[str, str], tuple[float, float]]:
    """What each pair of voters ends with, averaged over scenarios and seeds."""
    found: dict[tuple[str, str], list[tuple[float, ...]]] = {}
    for space in [Space(influences(seed)) for seed in range(6)]:
        for voters, seed in product(product((HILL, ANNEAL), repeat=2), range(3)):
            talk = single_text(space, voters, SingleText(800, seed=seed))
            assert talk.number is not None
            found.setdefault(voters, []).append(
                tuple(n / float(s) for n, s in zip(space.integers(talk.number), space.paid.scales, strict=True))
            )
    return {voters: (fmean(p[0] for p in paid), fmean(p[1] for p in paid)) for voters, paid in found.items()}


def test_two_annealers_do_better_than_two_hill_climbers(payoffs: dict[tuple[str, str], tuple[float, float]]) -> None:
    assert all(a > h for a, h in zip(payoffs[ANNEAL, ANNEAL], payoffs[HILL, HILL], strict=True))


def test_one_annealer_is_exploited_by_a_hill_climber(payoffs: dict[tuple[str, str], tuple[float, float]]) -> None:
    for voters, annealer in (((ANNEAL, HILL), 0), ((HILL, ANNEAL), 1)):
        assert payoffs[voters][annealer] < payoffs[HILL, HILL][annealer]
        assert payoffs[voters][1 - annealer] > payoffs[ANNEAL, ANNEAL][1 - annealer]
