"""AgentK: expects what offers let expect."""

from __future__ import annotations

from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.agent_k import AgentK
from tests.simulation.toys import opposed

SEAT = Seat(Space(opposed("0.2")), 0, seed=1)


def targets(offers: list[float]) -> float:
    made = AgentK(SEAT)
    for level in offers:
        made.hear(SEAT.nearest(level), 1, 0.5)
    return made._target(0.9)


def test_better_offers_make_it_ask_for_more() -> None:
    assert targets([0.7, 0.75, 0.8]) > targets([0.3, 0.35, 0.4])


def test_nothing_heard_it_does_not_concede() -> None:
    assert targets([]) == 1.0


def test_it_never_accepts_less_than_its_reservation() -> None:
    made = AgentK(SEAT)
    low = SEAT.nearest(0.1)
    assert not any(made.accepts(low, 0.999) for _ in range(50))
