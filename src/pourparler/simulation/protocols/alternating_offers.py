"""Alternating offers (Rubinstein 1982), stacked for many parties (Aydoğan, Festen, Hindriks & Jonker 2017).

In turn, each party accepts the offer on the table, makes another, or walks away. An offer that all others have accepted
since it was made is the agreement.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.domain.run import Ending
from pourparler.errors import InputError
from pourparler.simulation.deadline import Deadline, Rounds, Seconds
from pourparler.simulation.named import strategy
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.seat import Seat, Strategy, mixed
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.talk import LEFT, Entry, OutOfTime, Talk, fault


def alternating_offers(space: Space, strategies: Sequence[Strategy], deadline: Deadline) -> Talk:
    """Let strategies talk until they agree, one walks away, or the deadline passes.

    Parameters
    ----------
    space : Space
        What may be offered; an offer beyond it ends the talks with the offender's name.
    strategies : sequence of Strategy
        One for each party of the space, in their order; the first opens.
    deadline : Rounds or Seconds
        A round is a turn of every party.

    Returns
    -------
    Talk
        The round counts from 0.
    """
    needed, accepted, standing = len(strategies) - 1, 0, None
    allows = space.allows
    log: list[Entry] = []
    add = log.append
    seats = [(s.accepts, s.offer, _hearers(strategies, n)) for n, s in enumerate(strategies)]
    number, seat = 0, 0
    try:
        for number, now in deadline:
            for seat, (accepts, offer, hearers) in enumerate(seats):
                if standing is not None and accepts(standing, now):
                    add((number, seat, standing, "accept"))
                    accepted += 1
                    if accepted == needed:
                        return Talk(Ending.AGREEMENT, number, seat, standing, log)
                    continue
                offered = offer(now)
                if offered is None:
                    add((number, seat, LEFT, "leave"))
                    return Talk(Ending.WALKED_AWAY, number, seat, None, log)
                if not allows(offered):
                    return Talk(Ending.FORBIDDEN, number, seat, None, log, repr(offered)[:200])
                standing, accepted = offered, 0
                add((number, seat, offered, "offer"))
                for hear in hearers:
                    hear(offered, seat, now)
                if deadline.over():
                    return Talk(Ending.DEADLINE, number, None, None, log)
    except OutOfTime:
        return Talk(Ending.TIMED_OUT, number, seat, None, log)
    except Exception as error:  # Whatever a strategy raises is its own fault, and is named.
        return fault(error, number, seat, log)
    return Talk(Ending.DEADLINE, number + 1, None, None, log)


def _hearers(strategies: Sequence[Strategy], speaker: int) -> list:  # type: ignore[type-arg]
    return [s.hear for n, s in enumerate(strategies) if n != speaker and hasattr(s, "hear")]


def _talk(space: Space, setup: Setup, seed: int) -> Talk:
    deadline = Rounds(setup.rounds) if setup.seconds is None else Seconds(setup.seconds)
    makers = [strategy(setup.strategies[party]) for party in space.parties]
    rounds = setup.rounds if setup.seconds is None else None
    seated = []
    for column, make in enumerate(makers):
        seat = Seat(space, column, mixed(seed, column), rounds)
        try:
            seated.append(make(seat))
        except InputError:
            raise
        except OutOfTime:
            return Talk(Ending.TIMED_OUT, 0, column)
        except Exception as error:  # A strategy that cannot be made has failed before the first round.
            return Talk(Ending.FAULT, 0, column, None, [], f"{type(error).__name__}: {error}")
    return alternating_offers(space, seated, deadline)


PROTOCOL = Protocol(_talk, usual="boulware")
