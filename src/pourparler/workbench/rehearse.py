"""Rehearse talks: one run, or many, on a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.rehearsal import Rehearsal
from pourparler.domain.run import Ending, Run
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import InputError
from pourparler.formats.estimate import read_estimates
from pourparler.simulation import protocols
from pourparler.simulation.distances import Place, Yardstick, yardstick
from pourparler.simulation.drawn import drawn, is_open
from pourparler.simulation.named import protocol
from pourparler.simulation.names import names
from pourparler.simulation.obstacles import obstacle, obstacles
from pourparler.simulation.run import checked, hold
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.solvers.lacking import require_something
from pourparler.standing.next_step import preconditions

KEPT = 100
"""Of how many runs, at most, the turns are kept."""


MOST = 1_000_000
"""How many runs, and how many rounds of one, may be asked for."""

LIMIT = 60.0
"""How many seconds one run may take unless another limit is given."""


class Wanted(Struct, frozen=True):
    """How talks are to be rehearsed, as a user names it before the scenario is read.

    Parameters
    ----------
    protocol : str
        By name.
    strategies : tuple of str
        ``PARTY=STRATEGY``, or ``STRATEGY`` for all that are not named.
    rounds : int
        The deadline.
    seconds : float, optional
        A deadline in seconds instead.
    mediator : str
        By name.
    ratifiers : Path, optional
        A file of estimates of what ratifiers value.
    runs, seed, certain, limit
        As for :func:`rehearse`.

    Examples
    --------
    >>> set_up(Wanted(strategies=("micro", "south=linear")), Scenario("toy", ("north", "south"))).strategies
    {'north': 'micro', 'south': 'linear'}
    """

    protocol: str = "alternating_offers"
    strategies: tuple[str, ...] = ()
    rounds: int = 100
    seconds: float | None = None
    mediator: str = "hill_climbing"
    ratifiers: Path | None = None
    runs: int = 1
    seed: int = 0
    certain: bool = False
    limit: float = LIMIT


def set_up(wanted: Wanted, scenario: Scenario) -> Setup:
    """Return what talks on a scenario are set up with.

    Raises
    ------
    InputError
        If a party is not in the scenario, or the file of estimates cannot be read.
    """
    ratified = ratifiers(wanted.ratifiers, scenario) if wanted.ratifiers else {}
    manners = strategies(wanted.strategies, scenario)
    return Setup(manners, wanted.protocol, wanted.rounds, wanted.seconds, wanted.mediator, ratified)


def rehearse(
    scenario: Scenario,
    setup: Setup,
    runs: int = 1,
    seed: int = 0,
    certain: bool = False,
    limit: float = LIMIT,
    tell: Callable[[str], None] = lambda _: None,
) -> Rehearsal:
    """Return so many runs of a scenario.

    Parameters
    ----------
    scenario : Scenario
        With estimates of two parties or more; where they leave preferences open, each run draws its own.
    setup : Setup
        Under which protocol, each party in which manner.
    runs : int
        How many, at least 1; the n-th has the seed `seed` + n, from 0.
    seed : int
        The same gives the same runs.
    certain : bool
        Keep to the outcomes that every required party accepts.
    limit : float
        How many seconds one run may take before it is ended as timed out.
    tell : callable
        Is told how far it is.

    Raises
    ------
    InputError
        If something named is not there.
    NoAnswer
        If nothing can be offered.
    """
    series: list[Run] = []
    stuck: list[str] = []
    frontier: tuple[Place, ...] = ()
    for one in held(scenario, setup, runs, seed, certain, limit):
        stuck.append(one.obstacle)
        series.append(structs.replace(one.run, turns=one.run.turns if len(series) < KEPT else ()))
        frontier = frontier or one.frontier
        tell(f"{len(series)}/{runs}")
    return Rehearsal(scenario, setup.protocol, tuple(series), is_open(scenario), obstacles(stuck), frontier)


class Held(Struct, frozen=True):
    """One run that was held.

    Parameters
    ----------
    run : Run
        With all its turns.
    obstacle : str
        The issue over which it failed; empty where it did not.
    frontier : tuple of tuple of float
        The frontier of its preferences, as utilities; empty where it was not worked out.
    """

    run: Run
    obstacle: str
    frontier: tuple[Place, ...]


def held(
    scenario: Scenario,
    setup: Setup,
    runs: int = 1,
    seed: int = 0,
    certain: bool = False,
    limit: float = LIMIT,
    first: int = 0,
) -> Iterator[Held]:
    """Yield runs as they are held, from the `first` on; see :func:`rehearse`."""
    require_something(scenario)
    if runs < 1:
        raise InputError("{runs} runs show nothing", mend="ask for at least 1", runs=runs)
    opened = is_open(scenario)
    space: Space | None = None
    measure: Yardstick | None = None
    for n, one in islice(enumerate(drawn(scenario, runs, seed)), first, None):
        if space is None or measure is None or opened:
            space = Space(one, certain)
            checked(space, setup)
            measure = yardstick(space)
        run = hold(space, setup, seed + n, limit=limit)
        run = structs.replace(run, distances=measure.measured(run))
        yield Held(run, obstacle(one, run), tuple(measure.places.get("frontier", ())))


def replayed(scenario: Scenario, setup: Setup, wanted: Wanted, number: int) -> Rehearsal:
    """Return one run of a rehearsal alone, held once more: the same seed gives the same run, turn by turn.

    Parameters
    ----------
    scenario, setup, wanted
        As for the rehearsal.
    number : int
        Which run, from 1.

    Raises
    ------
    InputError
        If there is no such run, or a deadline in seconds makes each different.
    """
    if not 1 <= number <= wanted.runs:
        raise InputError("there is no run {number}", mend="name one from 1 to {runs}", number=number, runs=wanted.runs)
    if wanted.seconds is not None:
        raise InputError("under a deadline in seconds no run is the same twice", mend="name a deadline in rounds")
    one = next(held(scenario, setup, wanted.runs, wanted.seed, wanted.certain, wanted.limit, first=number - 1))
    return Rehearsal(scenario, setup.protocol, (one.run,), is_open(scenario), obstacles([one.obstacle]), one.frontier)


def strategies(specs: Sequence[str], scenario: Scenario) -> dict[str, str]:
    """Return party to strategy from ``PARTY=STRATEGY``, or ``STRATEGY`` for all that are not named.

    Raises
    ------
    InputError
        If a party is not in the scenario.

    Examples
    --------
    >>> strategies(["micro", "south=linear"], Scenario("toy", ("north", "south")))
    {'north': 'micro', 'south': 'linear'}
    """
    by_party = {}
    for spec in specs:
        party, sign, strategy = spec.partition("=")
        if sign and ":" not in party:
            if party not in scenario.parties:
                raise InputError(
                    "no such party: {name}",
                    where=spec,
                    mend="known are: {known}",
                    name=party,
                    known=", ".join(scenario.parties),
                )
            by_party[party] = strategy
        else:
            by_party = dict.fromkeys(scenario.parties, spec) | by_party
    return by_party


def ratifiers(path: Path, scenario: Scenario) -> dict[str, Estimate]:
    """Return party to what its ratifier values, from a file of estimates."""
    stated = read_estimates(path, structs.replace(scenario, estimates={}))
    return dict(stated.estimates)


def gated(rehearsal: Rehearsal, negotiation: Negotiation) -> Rehearsal:
    """Return runs as they are where preconditions set on record stand: not started, by who set the first."""
    standing = preconditions(negotiation)
    if not standing:
        return rehearsal
    by = standing[0].value.party
    runs = tuple(
        structs.replace(
            run,
            ending=Ending.NOT_STARTED,
            round=0,
            by=by,
            outcome=None,
            payoffs={},
            utilities={},
            offers=0,
            distances={},
            turns=(),
        )
        for run in rehearsal.runs
    )
    return structs.replace(rehearsal, runs=runs, obstacles=())


def ways(procedure: str) -> tuple[str, ...]:
    """Return how a party may bargain under a protocol.

    Examples
    --------
    >>> ways("single_text"), "micro" in ways("alternating_offers")
    (('hill_climbing', 'annealing'), True)
    """
    return protocol(procedure).strategies or manners()


def mediators() -> tuple[str, ...]:
    """Return how a mediator may revise a text."""
    return tuple(dict.fromkeys(one for name in procedures() for one in protocol(name).mediators))


def procedures() -> tuple[str, ...]:
    """Return the protocols under which talks can be rehearsed."""
    return tuple(names(protocols))


def manners() -> tuple[str, ...]:
    """Return the strategies by which a party can bargain."""
    return tuple(names())
