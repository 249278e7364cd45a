"""The verbs that take long, each as it is done beside whoever asked: it tells how far it is, and the best so far."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, structs

from pourparler.domain.progress import Tell
from pourparler.domain.reading import Reading
from pourparler.domain.rehearsal import Counting, Rehearsal, Tally
from pourparler.domain.run import Run
from pourparler.domain.scenario import Scenario
from pourparler.simulation.drawn import is_open
from pourparler.workbench.readings import kept_reading
from pourparler.workbench.rehearse import KEPT, Wanted, held, set_up


class Rehearsed(Struct, frozen=True):
    """Runs as far as they were held.

    Parameters
    ----------
    rehearsal : Rehearsal
        The first runs, without their turns: each can be replayed.
    tally : Tally
        What all show together.
    """

    rehearsal: Rehearsal
    tally: Tally


def rehearsed(tell: Tell, scenario: Scenario, wanted: Wanted) -> Rehearsed:
    """Rehearse talks; what is told is a :class:`Rehearsed`, and so is the answer.

    Parameters
    ----------
    tell : Tell
        Is told after every run.
    scenario : Scenario
        With estimates of two parties or more.
    wanted : Wanted
        How they are rehearsed.
    """
    setup, opened = set_up(wanted, scenario), is_open(scenario)
    counting, kept = Counting(), list[Run]()

    def best() -> Rehearsed:
        tally = counting.tally()
        return Rehearsed(Rehearsal(scenario, wanted.protocol, tuple(kept), opened, tally.obstacles), tally)

    tell("", 0, wanted.runs)
    for n, one in enumerate(held(scenario, setup, wanted.runs, wanted.seed, wanted.certain, wanted.limit), start=1):
        counting.add(one.run, one.obstacle)
        if n <= KEPT:
            kept.append(structs.replace(one.run, turns=()))
        tell("", n, wanted.runs, best)
    return best()


def reading(tell: Tell, words: dict[str, Any], data: bytes, name: str) -> Reading:
    """Read a report; see :func:`pourparler.workbench.readings.kept_reading`. Models stay loaded where it is done."""
    return kept_reading(data, name, **words)
