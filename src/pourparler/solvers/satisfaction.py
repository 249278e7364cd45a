"""Whether some outcome meets clauses and red lines: asked of a SAT solver.

python-sat: Ignatiev, Morgado & Marques-Silva 2018, SAT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations
from threading import Event, Thread
from time import monotonic

from pysat.formula import WCNF
from pysat.solvers import Solver

from pourparler.domain.outcome import Choice, Outcome
from pourparler.domain.red_line import RedLine
from pourparler.solvers.clause import Clause, of_red_line

_SOLVER = "g4"
_AGAIN = 0.05


class TimeOver(Exception):
    """A solver was stopped before it knew."""


class Encoding:
    """Choices and red lines as the variables of a formula.

    Parameters
    ----------
    domains : mapping of str to sequence of str
        Each issue takes exactly one of its options.
    clauses : sequence of Clause
        What every outcome meets.
    lines : sequence of RedLine
        Each may be kept or lifted; its variable, from :meth:`line`, says that it is kept.
    """

    def __init__(
        self, domains: Mapping[str, Sequence[str]], clauses: Iterable[Clause], lines: Sequence[RedLine] = ()
    ) -> None:
        self.choices: list[Choice] = [(issue, option) for issue, options in domains.items() for option in options]
        self._number = {choice: n for n, choice in enumerate(self.choices, 1)}
        self.lines = tuple(lines)
        self._next = len(self.choices) + len(lines)
        self.hard: list[list[int]] = []
        for issue, options in domains.items():
            self._exactly_one([self._number[issue, option] for option in options])
        for clause in clauses:
            self._add(clause, [])
        for index, line in enumerate(lines):
            for clause in of_red_line(line):
                self._add(clause, [-self.line(index)])

    def line(self, index: int) -> int:
        """Return the variable that says that a red line is kept."""
        return len(self.choices) + 1 + index

    def choice(self, issue: str, option: str) -> int | None:
        """Return the variable of a choice; none where the option is not left."""
        return self._number.get((issue, option))

    def fresh(self) -> int:
        """Return a new variable."""
        self._next += 1
        return self._next

    def guarded(self, clause: Clause) -> int:
        """Add a clause that holds where a new variable, the one returned, is true."""
        holds = self.fresh()
        self._add(clause, [-holds])
        return holds

    def outcome(self, model: Iterable[int]) -> Outcome:
        """Return the outcome that a model stands for."""
        return dict(self.choices[v - 1] for v in model if 0 < v <= len(self.choices))

    def soft(self, hard: Iterable[list[int]] = ()) -> WCNF:
        """Return the formula in which every red line is wished for, each with weight one."""
        formula = WCNF()
        for clause in (*self.hard, *hard):
            formula.append(clause)
        for index in range(len(self.lines)):
            formula.append([self.line(index)], weight=1)
        return formula

    def _exactly_one(self, variables: list[int]) -> None:
        self.hard.append(list(variables))
        if len(variables) <= 8:
            self.hard.extend([-a, -b] for a, b in combinations(variables, 2))
            return
        # A ladder (Sinz 2005): one helper for "already chosen" at each rung, so that the formula stays linear.
        before = 0
        for variable in variables:
            reached = self.fresh()
            self.hard.append([-variable, reached])
            if before:
                self.hard += [[-before, reached], [-variable, -before]]
            before = reached

    def _add(self, clause: Clause, before: list[int]) -> None:
        given = [self._number.get(choice) for choice in clause.given]
        if None in given:
            return
        unless = [n for choice in clause.unless if (n := self._number.get(choice)) is not None]
        self.hard.append([*before, *(-n for n in given if n is not None), *unless])


@contextmanager
def solving(encoding: Encoding) -> Iterator[Solver]:
    """Yield a solver that holds what every outcome meets, and close it."""
    with Solver(name=_SOLVER, bootstrap_with=encoding.hard) as solver:
        yield solver


@contextmanager
def bell(until: float, ring: Callable[[], None]) -> Iterator[None]:
    """Ring from a moment on, again and again, until the work below is done: one call of a solver may take for ever.

    Parameters
    ----------
    until : float
        The moment, on the monotonic clock.
    ring : callable
        Stops the solver; it is called from another thread.
    """
    done = Event()

    def wait() -> None:
        pause = max(0.0, until - monotonic())
        while not done.wait(pause):
            ring()
            pause = _AGAIN

    waiting = Thread(target=wait, daemon=True)
    waiting.start()
    try:
        yield
    finally:
        done.set()
        waiting.join()


def satisfied(solver: Solver, assumptions: Sequence[int]) -> bool:
    """Return whether a solver that a bell may stop finds an outcome.

    Raises
    ------
    TimeOver
        If it was stopped.
    """
    answer = solver.solve_limited(assumptions=assumptions, expect_interrupt=True)
    if answer is None:
        raise TimeOver
    return bool(answer)


def outcome_within(domains: Mapping[str, Sequence[str]], clauses: Iterable[Clause]) -> Outcome | None:
    """Return some outcome that meets every clause; none where there is none.

    Examples
    --------
    >>> outcome_within({"a": ("x", "y")}, [Clause((("a", "x"),))])
    {'a': 'y'}
    """
    encoding = Encoding(domains, clauses)
    with solving(encoding) as solver:
        return encoding.outcome(solver.get_model()) if solver.solve() else None
