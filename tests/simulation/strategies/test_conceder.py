"""Conceder: its curve, and what a peer's printed traces say."""

from __future__ import annotations

from pourparler.simulation.strategies.conceder import Conceder
from tests.simulation.strategies.curves import falls, offers_and_accepts, traced


def test_it_falls_along_its_curve() -> None:
    falls(Conceder, 0.625)


def test_it_offers_the_nearest_and_accepts_what_reaches_its_level() -> None:
    offers_and_accepts(Conceder)


def test_the_traces_are_those_printed() -> None:
    traced("conceder", "conceder", (35, 0), [0.76, 0.728])
