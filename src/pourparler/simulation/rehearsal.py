"""One run: parties seated, talks held under a protocol, the ending told."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from pourparler.domain.run import Act, Ending, Run, Turn
from pourparler.domain.scenario import Estimate
from pourparler.errors import InputError
from pourparler.simulation.deadline import Rounds, Seconds
from pourparler.simulation.named import strategy
from pourparler.simulation.protocols.alternating_offers import alternating_offers
from pourparler.simulation.protocols.monotonic_concession import monotonic_concession
from pourparler.simulation.protocols.single_text import RULES, SingleText, single_text
from pourparler.simulation.ratification import ratified
from pourparler.simulation.seat import Seat, mixed
from pourparler.simulation.space import Space
from pourparler.simulation.talk import LEFT, MEDIATOR, Talk

PROTOCOLS = ("alternating_offers", "monotonic_concession", "single_text")
"""The protocols, by the names of their files."""

USUAL = {"alternating_offers": "boulware", "monotonic_concession": "zeuthen", "single_text": "hill_climbing"}
"""How a party bargains under each protocol unless another way is named."""


class Rehearsal(Struct, frozen=True):
    """What is rehearsed.

    Parameters
    ----------
    strategies : dict of str to str
        Party to a strategy by name; under *single_text* ``hill_climbing`` or ``annealing``. A party without one has
        the protocol's usual.
    protocol : str
        See :data:`PROTOCOLS`.
    rounds : int
        The deadline; under *single_text* how many revisions are voted on. *monotonic_concession* needs none.
    seconds : float, optional
        A deadline in seconds instead.
    mediator : str
        ``hill_climbing`` or ``annealing``, for *single_text*.
    ratifiers : dict of str to Estimate
        Party to what its ratifier values: an agreement is then *ad referendum*.
    """

    strategies: dict[str, str] = {}
    protocol: str = "alternating_offers"
    rounds: int = 100
    seconds: float | None = None
    mediator: str = "hill_climbing"
    ratifiers: dict[str, Estimate] = {}

    def of(self, party: str) -> str:
        """Return how a party bargains."""
        return self.strategies.get(party, USUAL[self.protocol])


def rehearse(space: Space, how: Rehearsal, seed: int = 0, *, keep: bool = True) -> Run:
    """Hold the talks once.

    Parameters
    ----------
    space : Space
        What may be offered.
    how : Rehearsal
        Under which protocol, each party in which manner.
    seed : int
        The same gives the same run, but under a deadline in seconds.
    keep : bool
        Whether all turns are kept.

    Raises
    ------
    InputError
        If a protocol, a party or a strategy is not known.

    Examples
    --------
    >>> from pourparler.domain.scenario import Scenario
    >>> worth = {p: Estimate(values={"army": {"small": Fraction(n), "large": Fraction(1)}})
    ...          for n, p in enumerate(("north", "south"))}
    >>> toy = Scenario("toy", ("north", "south"), {"army": ("small", "large")}, estimates=worth)
    >>> run = rehearse(Space(toy), Rehearsal())
    >>> run.ending.value, run.outcome, run.round
    ('agreement', {'army': 'large'}, 0)
    """
    checked(space, how)
    talk = _held(space, how, seed)
    if talk.ending is Ending.AGREEMENT and how.ratifiers:
        talk = ratified(space, talk, how.ratifiers)
    return _told(space, how, seed, talk, keep)


def checked(space: Space, how: Rehearsal) -> None:
    """Refuse a rehearsal that names what is not there."""
    if how.protocol not in PROTOCOLS:
        raise InputError(
            "no such protocol: {name}", mend="known are: {known}", name=how.protocol, known=", ".join(PROTOCOLS)
        )
    for party in (*how.strategies, *how.ratifiers):
        if party not in space.parties:
            raise InputError(
                "no party {name} with an estimate in numbers",
                where=space.scenario.name,
                mend="known are: {known}",
                name=party,
                known=", ".join(space.parties),
            )
    if how.mediator not in RULES:
        raise InputError(
            "no such mediator: {name}", mend="known are: {known}", name=how.mediator, known=", ".join(RULES)
        )
    allowed = {"single_text": list(RULES), "monotonic_concession": ["zeuthen"]}.get(how.protocol)
    for party, name in how.strategies.items():
        if allowed and name not in allowed:
            raise InputError(
                "under {protocol} a party cannot be {name}",
                where=party,
                mend="known are: {known}",
                protocol=how.protocol,
                name=name,
                known=", ".join(allowed),
            )


def _held(space: Space, how: Rehearsal, seed: int) -> Talk:
    if how.protocol == "monotonic_concession":
        return monotonic_concession(space, seed)
    if how.protocol == "single_text":
        voters = [how.of(party) for party in space.parties]
        return single_text(space, voters, SingleText(Rounds(how.rounds).count, how.mediator, None, seed))
    return _alternating(space, how, seed)


def _alternating(space: Space, how: Rehearsal, seed: int) -> Talk:
    deadline = Rounds(how.rounds) if how.seconds is None else Seconds(how.seconds)
    makers = [strategy(how.of(party)) for party in space.parties]
    rounds = how.rounds if how.seconds is None else None
    seated = []
    for column, make in enumerate(makers):
        seat = Seat(space, column, mixed(seed, column), rounds)
        try:
            seated.append(make(seat))
        except InputError:
            raise
        except Exception as error:  # A strategy that cannot be made has failed before the first round.
            return Talk(Ending.FAULT, 0, column, None, [], f"{type(error).__name__}: {error}")
    return alternating_offers(space, seated, deadline)


def _told(space: Space, how: Rehearsal, seed: int, talk: Talk, keep: bool) -> Run:
    agreed = talk.number if talk.ending is Ending.AGREEMENT else None
    return Run(
        how.protocol,
        {party: how.of(party) for party in space.parties},
        seed,
        talk.ending,
        talk.round,
        "" if talk.by is None else space.parties[talk.by],
        None if talk.number is None else _whole(space, talk.number),
        payoffs(space, agreed),
        utilities(space, agreed),
        sum(act == "offer" for *_, act in talk.log),
        talk.said,
        turns=_turns(space, talk) if keep else (),
    )


def _whole(space: Space, number: int) -> dict[str, str]:
    return {issue: space.outcome(number)[issue] for issue in space.scenario.issues}


def payoffs(space: Space, number: int | None) -> dict[str, Fraction]:
    """Return what an outcome pays every party; without one, its reservation, 0 where none is estimated."""
    estimates: Mapping[str, Estimate] = space.scenario.estimates
    if number is None:
        return {p: estimates[p].reservation or Fraction(0) for p in space.parties}
    outcome = space.outcome(number)
    return {p: estimates[p].worth(outcome) for p in space.parties}


def utilities(space: Space, number: int | None) -> dict[str, float]:
    """Return the same as utilities, 1 being the best that may be offered; none where outcomes cannot be ranked."""
    if not space.rankable:
        return {}
    if number is None:
        return {p: Seat(space, column).reservation for column, p in enumerate(space.parties)}
    return {p: space.view(column).utility(number) for column, p in enumerate(space.parties)}


def _turns(space: Space, talk: Talk) -> tuple[Turn, ...]:
    known: dict[int, tuple[dict[str, str] | None, dict[str, float]]] = {LEFT: (None, {})}
    found = []
    for round_, seat, number, act in talk.log:
        if number not in known:
            known[number] = _whole(space, number), utilities(space, number)
        outcome, worth = known[number]
        party = "mediator" if seat == MEDIATOR else space.parties[seat]
        found.append(Turn(round_, party, Act(act), outcome, worth))
    return tuple(found)
