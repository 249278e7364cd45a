"""A strategy is one file, one class, one test, one page; and laws that hold for all of them."""

from __future__ import annotations

import importlib
import inspect
import pydoc
import re

import pytest

from pourparler.domain.run import Ending
from pourparler.simulation import strategies
from pourparler.simulation.named import strategy
from pourparler.simulation.names import names
from pourparler.simulation.run import hold
from pourparler.simulation.seat import Seat
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from tests.conftest import ROOT
from tests.simulation.toys import drawn, opposed

SPACE, LARGE, THREE = Space(opposed("0.3")), Space(drawn(19, 5, reservation="0.3")), Space(drawn(3, 4, parties=3))


@pytest.mark.parametrize("name", names())
def test_every_strategy_has_a_test_and_a_page(name: str) -> None:
    assert (ROOT / "tests" / "simulation" / "strategies" / f"test_{name}.py").is_file()
    page = (ROOT / "docs" / "reference" / "strategies" / f"{name}.md").read_text("utf-8")
    assert f"pourparler/simulation/strategies/{name}.py" in page


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("space", [SPACE, LARGE, THREE], ids=["two", "too many to list", "three"])
def test_against_itself_it_offers_what_may_be_offered_and_ends(name: str, space: Space) -> None:
    rounds = 12 if space is LARGE else 60
    run = hold(space, Setup(dict.fromkeys(space.parties, name), rounds=rounds), 3)
    assert run.ending in (Ending.AGREEMENT, Ending.DEADLINE), run.said
    assert hold(space, Setup(dict.fromkeys(space.parties, name), rounds=rounds), 3) == run


@pytest.mark.parametrize("name", names())
def test_it_never_agrees_to_less_than_its_reservation(name: str) -> None:
    for other in ("conceder", "boulware", "hardliner", "random_walker"):
        for seats in ({"north": name, "south": other}, {"north": other, "south": name}):
            run = hold(SPACE, Setup(seats), 1)
            assert all(utility >= 0.3 - 1e-12 for utility in run.utilities.values()), (seats, run.utilities)


@pytest.mark.parametrize("name", names())
def test_it_opens_with_something_good_and_accepts_its_best(name: str) -> None:
    seat = Seat(SPACE, 0, 1, 100)
    made = strategy(name)(seat)
    number = made.offer(0.0)
    assert number is not None
    assert name == "random_walker" or seat.utility(number) > 0.9
    assert made.accepts(seat.best, 0.0)


@pytest.mark.parametrize("name", names())
def test_it_is_a_class_whose_help_says_who_published_it_and_what_it_does(name: str) -> None:
    found = getattr(importlib.import_module(f"{strategies.__name__}.{name}"), name.title().replace("_", ""))
    assert inspect.isclass(found)
    assert found.__mro__ == (found, object)
    assert re.search(r"\b[A-Z]\w+\b[^.]*\b(19|20)\d\d\b", found.__doc__ or ""), "an author and a year"
    shown = pydoc.render_doc(found, renderer=pydoc.plaintext)
    for method in ("offer(self, now", "accepts(self, number"):
        assert method in shown
    for public, method in inspect.getmembers(found, inspect.isfunction):
        assert public.startswith("_") or method.__doc__, public


@pytest.mark.parametrize("name", names())
def test_what_its_class_says_is_what_its_instance_does(name: str) -> None:
    made = strategy(name)(Seat(SPACE, 0, 1, 100))
    assert not {"offer", "accepts", "hear", "level"} & vars(made).keys()
    assert [part for part in ("offer", "accepts") if inspect.ismethod(getattr(made, part))] == ["offer", "accepts"]
