"""The single negotiating text (Fisher & Ury 1981): a mediator revises one text, the parties vote on each revision.

Klein, Faratin, Sayama & Bar-Yam (2003) let voters and mediators climb hills or anneal: a hill climber takes only what
is no worse; an annealer takes a loss with a chance that falls with the loss and with time (Metropolis et al. 1953).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp
from random import Random

import numpy as np
from msgspec import Struct

from pourparler.domain.run import Ending
from pourparler.simulation.deadline import Rounds
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.standing_text import Text
from pourparler.simulation.talk import MEDIATOR, Entry, Talk

Rule = Callable[[float, float, Random], bool]
"""From the change of utility, the time, and a source of chance, to whether it is taken."""

HOTTEST = 0.01
"""The temperature at the start, in units of utility; it falls evenly to 0."""


def hill_climbing(change: float, now: float, chance: Random) -> bool:
    """Return whether a change is no loss, and is taken."""
    return change >= 0


def annealing(change: float, now: float, chance: Random) -> bool:
    """Take what is no worse, and a loss with a chance that falls with the loss and with time."""
    if change >= 0:
        return True
    temperature = HOTTEST * (1 - now)
    return temperature > 0 and chance.random() < exp(change / temperature)


RULES: dict[str, Rule] = {"hill_climbing": hill_climbing, "annealing": annealing}
"""How a voter or a mediator may be: by name."""


class SingleText(Struct, frozen=True):
    """How a text is revised.

    Parameters
    ----------
    rounds : int
        How many revisions are voted on.
    mediator : str
        ``hill_climbing``: a revision stands where all vote for it. ``annealing``: one that some vote against stands
        with a chance that falls with their number and with time.
    start : int, optional
        The number of the text to begin with; none: one drawn.
    seed : int
        For what is drawn.
    """

    rounds: int
    mediator: str = "hill_climbing"
    start: int | None = None
    seed: int = 0


def single_text(space: Space, voters: Sequence[str], how: SingleText) -> Talk:
    """Let a mediator revise one text, one issue at a time, while the parties vote.

    Parameters
    ----------
    space : Space
        What the text may say.
    voters : sequence of str
        For each party, ``hill_climbing`` or ``annealing``.
    how : SingleText
        Rounds, mediator, first text, seed.

    Returns
    -------
    Talk
        An agreement where the last text gives every party at least its reservation; otherwise a conflict, by the
        first party that it does not satisfy.
    """
    chance = Random(how.seed)
    text = Text(space, space.choices(how.start) if how.start is not None else None, chance)
    log: list[Entry] = [(0, MEDIATOR, text.number(), "offer")]
    rules = [RULES[voter] for voter in voters]
    for round_ in range(how.rounds):
        revision = text.revision(chance)
        if revision is None:
            continue
        now = round_ / how.rounds
        changes = text.changes(revision)
        votes = [rule(change, now, chance) for rule, change in zip(rules, changes, strict=True)]
        against = votes.count(False)
        stands = not against or (how.mediator == "annealing" and _overruled(against / len(votes), now, chance))
        number = text.number_with(revision)
        log.append((round_, MEDIATOR, number, "offer"))
        log += [(round_, seat, number, "accept" if vote else "reject") for seat, vote in enumerate(votes)]
        if stands:
            text.take(revision)
    return _ended(space, text, how.rounds, log)


def _overruled(share: float, now: float, chance: Random) -> bool:
    """Return whether an annealing mediator keeps a revision that a share of the parties voted against."""
    return annealing(-share * HOTTEST, now, chance)


def _ended(space: Space, text: Text, rounds: int, log: list[Entry]) -> Talk:
    exactly = space.valuation
    gains = exactly.integers(space.outcome(text.number())) - exactly.reservation
    losers = np.flatnonzero(gains < 0)
    if len(losers):
        return Talk(Ending.CONFLICT, rounds, int(losers[0]), None, log)
    return Talk(Ending.AGREEMENT, rounds, None, text.number(), log)


def _talk(space: Space, setup: Setup, seed: int) -> Talk:
    voters = [setup.strategies[party] for party in space.parties]
    return single_text(space, voters, SingleText(Rounds(setup.rounds).count, setup.mediator, None, seed))


PROTOCOL = Protocol(_talk, usual="hill_climbing", strategies=tuple(RULES), mediators=tuple(RULES))
