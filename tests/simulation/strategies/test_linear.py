"""Linear: its curve, and what its authors' printed traces say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pourparler.simulation.rehearsal import Rehearsal, rehearse
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.linear import Linear
from pourparler.workbench.scenario import read_scenario
from tests.simulation.toys import opposed

MIDDLE = {"boulware": 0.7 + 0.075, "linear": 0.7, "conceder": 0.7 - 0.075}["linear"]
# Who opens and who answers, in which round of 100 it ends, by whom, and with what utilities: NegoLog, domain 5.
TRACES = {
    "boulware": [("conceder", 50, 0, 0.785, 0.6309), ("boulware", 66, 1, 0.677, 0.6714)],
    "linear": [("linear", 52, 0, 0.706, 0.6929)],
    "conceder": [("conceder", 35, 0, 0.76, 0.728)],
}["linear"]


def test_it_falls_from_its_best_to_four_tenths() -> None:
    made = Linear(Seat(Space(opposed()), 0))
    assert [made.level(now) for now in (0.0, 0.5, 1.0)] == pytest.approx([1.0, MIDDLE, 0.4])


def test_a_higher_reservation_raises_the_whole_curve() -> None:
    made = Linear(Seat(Space(opposed("0.6")), 0))
    assert made.level(1.0) == pytest.approx(0.6)
    assert made.level(0.5) > MIDDLE


def test_it_offers_the_nearest_and_accepts_what_reaches_its_level() -> None:
    seat = Seat(Space(opposed()), 0)
    made = Linear(seat)
    assert made.offer(0.5) == seat.nearest(made.level(0.5))
    assert made.accepts(seat.nearest(made.level(0.5) + 0.05), 0.5)
    assert not made.accepts(seat.nearest(made.level(0.5) - 0.05), 0.5)


@pytest.mark.parametrize(("other", "round_", "by", "first", "second"), TRACES)
def test_the_trace_is_the_one_printed(other: str, round_: int, by: int, first: float, second: float) -> None:
    if not (folder := os.environ.get("PEERS")):
        pytest.skip("needs the peers' scenarios in a folder named by PEERS")
    space = Space(read_scenario(Path(folder) / "NegoLog" / "domains" / "domain5"))
    run = rehearse(space, Rehearsal(dict(zip(space.parties, ("linear", other), strict=True))))
    assert (run.round, run.by) == (round_, space.parties[by])
    assert [round(utility, 4) for utility in run.utilities.values()] == [first, second]
