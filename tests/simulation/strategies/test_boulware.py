"""Boulware: its curve, and what a peer's printed traces say."""

from __future__ import annotations

from pourparler.simulation.strategies.boulware import Boulware
from tests.simulation.strategies.curves import falls, offers_and_accepts, traced


def test_it_falls_along_its_curve() -> None:
    falls(Boulware, 0.775)


def test_it_offers_the_nearest_and_accepts_what_reaches_its_level() -> None:
    offers_and_accepts(Boulware)


def test_the_traces_are_those_printed() -> None:
    traced("boulware", "conceder", (50, 0), [0.785, 0.6309])
    traced("boulware", "boulware", (66, 1), [0.677, 0.6714])
