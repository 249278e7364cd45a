"""Absolute tit-for-tat: in kind."""

from __future__ import annotations

from pourparler.simulation.strategies.absolute_tit_for_tat import AbsoluteTitForTat
from tests.simulation.strategies.kinds import answers, answers_the_least_of_many


def test_it_answers_as_published() -> None:
    answers(AbsoluteTitForTat, 1 - 0.1)


def test_among_many_it_answers_the_least_of_them() -> None:
    answers_the_least_of_many(AbsoluteTitForTat)
