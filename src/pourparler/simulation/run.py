"""One run: parties seated, talks held under a protocol, the ending told."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import structs

from pourparler.domain.run import Act, Ending, Run, Turn
from pourparler.domain.scenario import Estimate
from pourparler.errors import InputError
from pourparler.simulation import protocols
from pourparler.simulation.limit import stopped_after
from pourparler.simulation.named import protocol
from pourparler.simulation.names import names
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.ratification import ratified
from pourparler.simulation.seat import Seat
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.talk import LEFT, MEDIATOR, OutOfTime, Talk


def hold(space: Space, setup: Setup, seed: int = 0, *, limit: float | None = None, keep: bool = True) -> Run:
    """Hold the talks once.

    Parameters
    ----------
    space : Space
        What may be offered.
    setup : Setup
        Under which protocol, each party in which manner.
    seed : int
        The same gives the same run, but under a deadline in seconds.
    limit : float, optional
        How many seconds the talks may take before they are ended as timed out; none: as long as they like.
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
    >>> run = hold(Space(toy), Setup())
    >>> run.ending.value, run.outcome, run.round
    ('agreement', {'army': 'large'}, 0)
    """
    procedure = checked(space, setup)
    manners = {party: setup.strategies.get(party, procedure.usual) for party in space.parties}
    setup = structs.replace(setup, strategies=manners)
    try:
        talk = stopped_after(limit, lambda: procedure.talk(space, setup, seed))
    except OutOfTime:  # Where no party's turn was to blame: a protocol names the party itself.
        talk = Talk(Ending.TIMED_OUT, 0)
    if talk.ending is Ending.AGREEMENT and setup.ratifiers:
        talk = ratified(space, talk, setup.ratifiers)
    return _told(space, setup, seed, talk, keep)


def checked(space: Space, setup: Setup) -> Protocol:
    """Return the protocol of a setup that names what is there; refuse any other.

    Raises
    ------
    InputError
        If a protocol, a party, a mediator or, under a protocol with ways of its own, a strategy is not known.
    """
    procedure = protocol(setup.protocol)
    for party in (*setup.strategies, *setup.ratifiers):
        if party not in space.parties:
            raise InputError(
                "no party {name} with an estimate in numbers",
                where=space.scenario.name,
                mend="known are: {known}",
                name=party,
                known=", ".join(space.parties),
            )
    mediators = procedure.mediators or _mediators()
    if setup.mediator not in mediators:
        raise InputError(
            "no such mediator: {name}", mend="known are: {known}", name=setup.mediator, known=", ".join(mediators)
        )
    for party, name in setup.strategies.items():
        if procedure.strategies and name not in procedure.strategies:
            raise InputError(
                "under {protocol} a party cannot be {name}",
                where=party,
                mend="known are: {known}",
                protocol=setup.protocol,
                name=name,
                known=", ".join(procedure.strategies),
            )
    return procedure


def _mediators() -> tuple[str, ...]:
    """Return every way that a mediator may have: a misspelt one is told under a protocol without a mediator, too."""
    return tuple(dict.fromkeys(one for name in names(protocols) for one in protocol(name).mediators))


def _told(space: Space, setup: Setup, seed: int, talk: Talk, keep: bool) -> Run:
    agreed = talk.number if talk.ending is Ending.AGREEMENT else None
    return Run(
        setup.protocol,
        setup.strategies,
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
    by_number: dict[int, tuple[dict[str, str] | None, dict[str, float]]] = {LEFT: (None, {})}
    turns = []
    for round_, seat, number, act in talk.log:
        if number not in by_number:
            by_number[number] = _whole(space, number), utilities(space, number)
        outcome, worth = by_number[number]
        party = "mediator" if seat == MEDIATOR else space.parties[seat]
        turns.append(Turn(round_, party, Act(act), outcome, worth))
    return tuple(turns)
