"""The monotonic concession protocol (Rosenschein & Zlotkin 1994) with Zeuthen's strategy (Zeuthen 1930; Harsanyi 1956).

Both parties table a deal at once. Where one party's deal is worth as much to the other as the other's own, it is the
agreement. Otherwise the party that risks less by standing firm concedes, no more than makes the other risk less. A
party's risk is the share of what its own deal gains it that it would lose by taking the other's. Both know all
preferences. It ends at the largest product of gains.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pourparler.domain.run import Ending
from pourparler.domain.zone import Status
from pourparler.errors import InputError, NoAnswer
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.seat import mixed
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.talk import Entry, Talk
from pourparler.solvers.pareto import pareto

SECONDS = 10.0
"""How long working out the frontier may take."""

Gains = tuple[Fraction, Fraction]


def monotonic_concession(space: Space, seed: int = 0) -> Talk:
    """Let two parties concede by Zeuthen's rule, along the frontier, until one's deal satisfies the other.

    Parameters
    ----------
    space : Space
        Of two parties.
    seed : int
        Tosses the coin where both risk the same.

    Returns
    -------
    Talk
        *conflict* where no outcome gives both at least their reservation.

    Raises
    ------
    InputError
        If there are not two parties.
    NoAnswer
        If the frontier is too large, or its issues too much tied, to be worked out whole.
    """
    if len(space.parties) != 2:
        raise InputError(
            "monotonic concession is for two parties, not {count}",
            where=space.scenario.name,
            mend="use alternating_offers or single_text",
            count=len(space.parties),
        )
    points = sorted(_frontier(space), key=lambda one: -one[0][0])
    if not points:
        return Talk(Ending.CONFLICT, 0)
    return _conceded([gains for gains, _ in points], [number for _, number in points], seed)


def _frontier(space: Space) -> list[tuple[Gains, int]]:
    """Return the gains of every point of the frontier, and its outcome's number."""
    front = pareto(space.valuation, space.valuation.certain, SECONDS)
    if front.status is not Status.PROVEN:
        raise NoAnswer(
            "the frontier, along which the parties concede, could not be worked out whole",
            where=space.scenario.name,
            mend="leave out issues or constraints, or use alternating_offers or single_text",
        )
    least = [space.scenario.estimates[p].reservation or Fraction(0) for p in space.parties]
    first, second = space.parties
    return [
        ((point.payoffs[first] - least[0], point.payoffs[second] - least[1]), space.number(point.outcome))
        for point in front.points
    ]


def _conceded(gains: Sequence[Gains], numbers: Sequence[int], seed: int) -> Talk:
    """Return the talks of two that begin at either end of the frontier, the first party's best first."""
    at = [0, len(gains) - 1]
    log: list[Entry] = []
    for round_ in range(len(gains) + 1):
        for who in (0, 1):
            log.append((round_, who, numbers[at[who]], "offer"))
        for who in (0, 1):
            if gains[at[1 - who]][who] >= gains[at[who]][who]:
                log.append((round_, who, numbers[at[1 - who]], "accept"))
                return Talk(Ending.AGREEMENT, round_, who, numbers[at[1 - who]], log)
        who = _concedes(gains, at, round_, seed)
        at[who] = _sufficient(gains, at, who)
    raise AssertionError("each round one of the two moves along the frontier")


def _risk(gains: Sequence[Gains], at: list[int], who: int) -> Fraction:
    own, other = gains[at[who]][who], gains[at[1 - who]][who]
    return (own - other) / own if own else Fraction(1)


def _concedes(gains: Sequence[Gains], at: list[int], round_: int, seed: int) -> int:
    """Return who risks less; a coin decides between equals."""
    first, second = (_risk(gains, at, who) for who in (0, 1))
    return mixed(seed, round_) % 2 if first == second else int(second < first)


def _sufficient(gains: Sequence[Gains], at: list[int], who: int) -> int:
    """Return the smallest concession after which the other risks less; the other's deal where none does."""
    step = 1 if who == 0 else -1
    moved = list(at)
    while moved[who] + step != at[1 - who]:
        moved[who] += step
        if _risk(gains, moved, 1 - who) < _risk(gains, moved, who):
            return moved[who]
    return at[1 - who]


def _talk(space: Space, setup: Setup, seed: int) -> Talk:
    return monotonic_concession(space, seed)


PROTOCOL = Protocol(_talk, usual="zeuthen", strategies=("zeuthen",))
