"""What a library user sees when a result is left standing in a console: a line, never a screenful."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, structs

import pourparler as pp
from pourparler.domain.request import KEEPER
from pourparler.domain.short import short
from pourparler.formats.estimate import read_estimates
from pourparler.simulation.setup import Setup

LINE = 600


def results(case: Path) -> Iterator[Struct]:
    yield pp.negotiation(str(case), viewer=pp.KEEPER)
    yield pp.state(str(case), viewer=pp.KEEPER)
    scenario = pp.scenario(str(case), viewer=pp.KEEPER)
    yield scenario
    yield pp.possibilities(scenario, pp.negotiation(str(case), viewer=pp.KEEPER))
    yield pp.verify(str(case), viewer=KEEPER)


def worth(folder: Path) -> Iterator[Struct]:
    scenario = read_estimates(folder / "estimates.yaml", pp.read_scenario(str(folder / "scenario.yaml")))
    found = pp.deals(scenario)
    rehearsed = pp.rehearse(scenario, Setup())
    yield from (scenario, found, rehearsed)


def within(value: object, depth: int = 2) -> Iterator[Struct]:
    """Yield a value and the values that it holds, a few floors down."""
    if isinstance(value, Struct):
        yield value
        for field in structs.fields(value) if depth else ():
            yield from within(getattr(value, field.name), depth - 1)


def test_every_result_is_told_in_a_line(case: Path) -> None:
    for result in (*results(case), *worth(case.parent / "river-talks")):
        for value in within(result):
            assert len(repr(value)) <= LINE, repr(value)[:200]
            assert "\n" not in repr(value)


def test_what_it_holds_is_counted(case: Path) -> None:
    state = pp.state(str(case), viewer=pp.KEEPER)
    assert repr(state) == short(state)
    assert f"{len(state.issues)} issues" in repr(state)
    assert "level reported" in repr(state)
