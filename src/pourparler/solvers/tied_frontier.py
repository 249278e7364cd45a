"""The frontier where constraints and interactions tie issues: only those are followed that its points would break.

First every constraint is left out and every interaction granted to whoever it serves. A point of that wider frontier
whose outcome breaks nothing, and is granted nothing that it does not earn, is on the true frontier: all that is
possible is possible there too. The constraints that the other points break are then followed, and so on, until no point
breaks any: the frontier is whole. At whatever stage it is stopped, some points are certain, and the rest bounds the
frontier from above (constraint generation, as in Dantzig, Fulkerson & Johnson 1954, Operations Research 2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.solvers.bucket_elimination import order
from pourparler.solvers.clause import Clause
from pourparler.solvers.dominance import Index
from pourparler.solvers.frontier_elimination import LARGEST_TABLE, frontier
from pourparler.solvers.listing import is_listed
from pourparler.solvers.pareto_set import Columns, ParetoSet
from pourparler.solvers.reach import OutOfReach, Reach
from pourparler.solvers.valuation import Bonus, Points, Valuation

_STEP = 8
"""By how many times the largest table may grow from one stage to the next."""

_LEAST = 200
_LOOKED_AT = 20_000

Tie = Clause | Bonus


class Known(Struct, frozen=True):
    """What is known of a frontier.

    Parameters
    ----------
    whole : ParetoSet, optional
        The frontier, where it is whole.
    some : ParetoSet, optional
        Otherwise a wider frontier, nothing of which the true one exceeds; none where not even that was built.
    certain : array of int
        Which points of it are on the true frontier.
    reason : str
        Why no more is known: `time`, `memory` or `size`.
    """

    whole: ParetoSet | None = None
    some: ParetoSet | None = None
    certain: Index = np.zeros(0, np.intp)
    reason: str = ""


class Wider(ParetoSet):
    """The frontier of a valuation that follows some of its ties, told in payoffs that grant what the others could add.

    Parameters
    ----------
    valuation : Valuation
        With all its ties.
    inner : ParetoSet
        The frontier where some are followed.
    granted : array of shape (parties,)
        What the others could add.
    """

    def __init__(self, valuation: Valuation, inner: ParetoSet, granted: Points) -> None:
        super().__init__(inner.points + granted, inner.shifts)
        self._valuation, self._inner, self._granted = valuation, inner, granted

    def choices(self, index: Index) -> Columns:
        """Return one outcome for each of several points."""
        return self._inner.choices(index)

    def outcomes(self, payoffs: Points) -> Iterator[Outcome]:
        """Yield the outcomes that give these payoffs and break no constraint; of very many that do, the first."""
        for number, outcome in enumerate(self._inner.outcomes(payoffs - self._granted)):
            if number > _LOOKED_AT:
                return
            if _allowed(self._valuation, outcome) and (self._valuation.integers(outcome) == payoffs).all():
                yield outcome


def known_frontier(valuation: Valuation, reach: Reach | None = None) -> Known:
    """Return the frontier of the individually rational outcomes, or what is known of it when it is out of reach.

    Parameters
    ----------
    valuation : Valuation
        Of what.
    reach : Reach, optional
        When to stop; none: never.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from pourparler.domain.scenario import Estimate, Rule, Scenario
    >>> from pourparler.solvers.valuation import valuation
    >>> north = Estimate(values={i: {"x": Fraction(1), "y": Fraction(0)} for i in "ab"})
    >>> toy = Scenario("toy", ("north",), {"a": ("x", "y"), "b": ("x", "y")}, estimates={"north": north},
    ...                rules=(Rule("r", (("a", "x"), ("b", "x"))),))
    >>> known_frontier(valuation(toy)).whole.points.tolist()
    [[1]]
    """
    reach = reach or Reach()
    ties: list[Tie] = [*valuation.clauses, *valuation.bonuses]
    known = Known()
    try:
        if not ties or valuation.domains is None or is_listed(valuation):
            return Known(whole=frontier(valuation, reach))
        followed = _first(valuation, ties)
        while True:
            wider = _wider(valuation, ties, followed, reach)
            if not len(wider.points):
                return Known(whole=wider)
            broken = broken_by(valuation, ties, followed, wider.choices(np.arange(len(wider.points))))
            reach.tick()
            known = Known(None, wider, np.flatnonzero(~broken.any(axis=0)))
            if not broken.any():
                return Known(whole=wider)
            more = followed_next(valuation, ties, followed, broken)
            if more == followed:
                return structs.replace(known, reason="size")
            followed = more
    except OutOfReach as reached:
        return structs.replace(known, reason=reached.reason)


def _first(valuation: Valuation, ties: Sequence[Tie]) -> frozenset[int]:
    """Return the interactions, where following all of them is easy; what they add is hard to guess at."""
    every = frozenset(n for n, tie in enumerate(ties) if isinstance(tie, Bonus))
    return every if _cells(valuation, ties, every) <= _LEAST else frozenset()


def _wider(valuation: Valuation, ties: Sequence[Tie], followed: frozenset[int], reach: Reach) -> Wider:
    granted = np.zeros_like(valuation.reservation)
    for number, tie in enumerate(ties):
        if isinstance(tie, Bonus) and number not in followed:
            granted = granted + np.maximum(tie.worth, 0)
    relaxed = structs.replace(
        valuation,
        clauses=tuple(tie for n, tie in enumerate(ties) if n in followed and isinstance(tie, Clause)),
        bonuses=tuple(tie for n, tie in enumerate(ties) if n in followed and isinstance(tie, Bonus)),
        reservation=valuation.reservation - granted,
    )
    return Wider(valuation, frontier(relaxed, reach), granted)


def broken_by(
    valuation: Valuation,
    ties: Sequence[Tie],
    followed: frozenset[int],
    columns: Columns,
    worths: Sequence[Points | None] | None = None,
) -> NDArray[np.bool_]:
    """Return which ties each of several outcomes breaks: a constraint, or an interaction not earned as granted.

    Parameters
    ----------
    valuation : Valuation
        Whose ties they are.
    ties : sequence of Clause or Bonus
        All of them.
    followed : frozenset of int
        Those that no outcome breaks.
    columns : dict of str to array
        The outcomes, as a column of options per issue.
    worths : sequence of array, optional
        What each interaction adds to what is maximised, by outcome; none: it adds to every party's payoff.
    """
    number = len(next(iter(columns.values()), ()))
    broken = np.zeros((len(ties), number), bool)
    chosen: dict[tuple[str, str], NDArray[np.bool_]] = {}

    def choice(issue: str, option: str) -> NDArray[np.bool_]:
        if (issue, option) not in chosen:
            chosen[issue, option] = np.asarray(columns[issue] == option)
        return chosen[issue, option]

    for place, tie in enumerate(ties):
        if place in followed or not number:
            continue
        met = np.ones(number, bool)
        if isinstance(tie, Clause):
            for issue, option in tie.given:
                met &= choice(issue, option)
            for issue, option in tie.unless:
                met &= ~choice(issue, option)
            broken[place] = met
            continue
        for issue, options in tie.needs:
            met &= np.logical_or.reduce([choice(issue, option) for option in options])
        worth = tie.worth[None] if worths is None else np.asarray(worths[place])[:, None]
        broken[place] = np.where(met, (worth < 0).any(axis=1), (worth > 0).any(axis=1))
    return broken


def followed_next(
    valuation: Valuation,
    ties: Sequence[Tie],
    followed: frozenset[int],
    broken: NDArray[np.bool_],
    largest: int = LARGEST_TABLE,
) -> frozenset[int]:
    """Return the ties to follow next: of those broken the most broken first, as long as tables grow slowly."""
    counts = broken.sum(axis=1)
    wanted = [int(n) for n in np.argsort(-counts, kind="stable") if counts[n]]
    most = min(largest, max(_LEAST, _STEP * _cells(valuation, ties, followed)))
    more = followed
    for number in wanted:
        if _cells(valuation, ties, more | {number}) <= most:
            more |= {number}
    if more == followed:
        cells = {number: _cells(valuation, ties, followed | {number}) for number in wanted}
        least = min(wanted, key=cells.__getitem__)
        more |= {least} if cells[least] <= largest else set()
    return more


def scope(tie: Tie) -> frozenset[str]:
    """Return the issues that a constraint or an interaction ties together."""
    return tie.issues() if isinstance(tie, Clause) else frozenset(issue for issue, _ in tie.needs)


def _cells(valuation: Valuation, ties: Sequence[Tie], followed: frozenset[int]) -> int:
    """Return the size of the largest table when some ties are followed, or a little more than that."""
    named: dict[str, set[str]] = {}
    for number in followed:
        tie = ties[number]
        pairs = [*tie.given, *tie.unless] if isinstance(tie, Clause) else [(i, o) for i, os in tie.needs for o in os]
        for issue, option in pairs:
            named.setdefault(issue, set()).add(option)
    domains = valuation.domains or {}
    sizes = {issue: len(own) + (len(own) < len(domains[issue])) for issue, own in named.items()}
    return order({i: (1,) * size for i, size in sizes.items()}, [scope(ties[n]) for n in followed]).cells


def _allowed(valuation: Valuation, outcome: Outcome) -> bool:
    return not any(
        all(outcome[i] == o for i, o in clause.given) and not any(outcome[i] == o for i, o in clause.unless)
        for clause in valuation.clauses
    )
