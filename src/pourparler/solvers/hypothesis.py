"""What would stand if a party answered: where an issue stands, and whether an outcome is left."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from functools import cache
from types import TracebackType
from typing import Self

from msgspec import Struct
from pysat.solvers import Solver

from pourparler.domain.cell import Verdict
from pourparler.domain.issue_standing import Standing, classified
from pourparler.domain.key_question import Future
from pourparler.domain.red_line import RedLine, RedLines
from pourparler.domain.scenario import Aim, OptionStance, Scenario
from pourparler.solvers.counting import counted
from pourparler.solvers.part import Part, parts
from pourparler.solvers.satisfaction import Encoding, solving


class Answer(Struct, frozen=True):
    """One party's answer about one issue: options that it accepts or refuses, or a red line lifted or confirmed."""

    party: str
    issue: str
    accepts: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    lifts: RedLine | None = None
    confirms: RedLine | None = None


class Board:
    """A scenario made ready for many hypothetical answers.

    Parameters
    ----------
    scenario : Scenario
        Its constraints are taken not to contradict one another.

    Examples
    --------
    >>> with Board(Scenario("toy", ("north",), {"army": ("small",)})) as board:
    ...     board.future(Answer("north", "army", accepts=frozenset({"small"}))).standing
    <Standing.CONVERGENT: 'convergent'>
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.stance: dict[tuple[str, str, str], OptionStance] = {
            (s.party, s.issue, s.option): s for s in scenario.stances
        }
        self.lines: dict[str, list[RedLine]] = {}
        for line in scenario.binding():
            self.lines.setdefault(line.issue, []).append(line)
        self.aims: dict[str, list[Aim]] = {}
        for aim in scenario.aims:
            self.aims.setdefault(aim.issue, []).append(aim)
        self.part = {issue: part for part in parts(scenario) for issue in part.domains}
        self._spoken: dict[str, set[str]] = {}
        for stance in scenario.stances:
            if stance.verdict is not Verdict.UNKNOWN:
                self._spoken.setdefault(stance.issue, set()).add(stance.party)
        self._counts: dict[str, int | None] = {}
        self._stack = ExitStack()
        self._oracle = cache(self._made)
        self.open = cache(self._open)

    def __enter__(self) -> Self:
        """Return the board, ready to be asked."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close every solver."""
        self._stack.close()

    def whole(self, issue: str, largest: int) -> int | None:
        """Return how many outcomes of an issue's part nobody refuses; none where that takes a larger table."""
        part = self.part[issue]
        first = next(iter(part.domains))
        if first not in self._counts:
            self._counts[first] = counted(part.domains, [*part.rules, *part.ties()], largest).bounds.exact()
        return self._counts[first]

    def refusing(self, party: str, issue: str, option: str, without: RedLine | None = None) -> list[RedLine]:
        """Return the red lines of a party, outright ones, that rule an option out."""
        lines = self.lines.get(issue, ())
        return [
            ln for ln in lines if ln.party == party and not ln.unless and option in ln.refuses and ln is not without
        ]

    def spoken(self, issue: str) -> frozenset[str]:
        """Return those who must agree and have a stance on an issue that counts."""
        return frozenset(self._spoken.get(issue, set())) & frozenset(self.scenario.needed(issue))

    def future(self, answer: Answer) -> Future:
        """Return what stands with an answer."""
        blocking = self._blocking(answer) if self.open(answer.issue) else ()
        left = self._left(answer)
        return Future(self.standing(answer), left, blocking if not left else ())

    def standing(self, answer: Answer) -> Standing:
        """Return where the issue stands with an answer."""
        issue = answer.issue
        needed, options = self.scenario.needed(issue), self.scenario.issues[issue]
        table = {(p, o): self._verdict(p, o, answer) for p in needed for o in options}
        against = (Verdict.REFUSED, Verdict.OBJECTED)
        refused = bool(needed) and all(any(table[p, o][0] is Verdict.REFUSED for p in needed) for o in options)
        firmly = refused and all(any(table[p, o] == (Verdict.REFUSED, False) for p in needed) for o in options)
        conflict = any(
            aim.options and all(table[q, o][0] in against for o in aim.options)
            for aim in self.aims.get(issue, ())
            for q in needed
            if aim.party in needed and q != aim.party
        )
        accepted = bool(needed) and any(all(table[p, o][0] is Verdict.ACCEPTABLE for p in needed) for o in options)
        return classified(
            settled=issue in self.scenario.agreed,
            deadlocked=firmly,
            convergent=accepted,
            contested=conflict or refused,
        )

    def _verdict(self, party: str, option: str, answer: Answer) -> tuple[Verdict, bool]:
        """Return what an option is to a party with an answer, and whether it is only said to be."""
        stance = self.stance.get((party, answer.issue, option))
        verdict, said = (
            (stance.verdict, stance.said_to_be) if stance else self._by_red_line(party, answer.issue, option)
        )
        if party != answer.party:
            return verdict, said
        if option in answer.accepts:
            return Verdict.ACCEPTABLE, False
        if option in answer.refuses:
            return Verdict.REFUSED, False
        for line in (answer.lifts, answer.confirms):
            if line and option in line.refuses and verdict is Verdict.REFUSED:
                others = self.refusing(party, answer.issue, option, without=line)
                if line is answer.confirms:
                    return verdict, False
                return (verdict, said) if others else (Verdict.UNKNOWN, False)
        return verdict, said

    def _by_red_line(self, party: str, issue: str, option: str) -> tuple[Verdict, bool]:
        """Return what follows of an option from a party's red lines alone, where no stance is stated beside them."""
        lines = self.refusing(party, issue, option)
        return (Verdict.REFUSED, all(ln.said_to_be() for ln in lines)) if lines else (Verdict.UNKNOWN, False)

    def _open(self, issue: str) -> bool:
        return self.part[issue].open()

    def _left(self, answer: Answer) -> bool:
        """Return whether some outcome is left on the issue and those tied to it."""
        part = self.part[answer.issue]
        if len(part.domains) == 1 and not part.rules and not any(line.unless for line in part.lines):
            refused = {o for line in part.lines if line is not answer.lifts for o in line.refuses} | answer.refuses
            return any(option not in refused for option in part.domains[answer.issue])
        encoding, solver = self._oracle(answer.issue)
        return bool(solver.solve(assumptions=self._assumptions(encoding, answer, self._kept(part, answer))))

    def _kept(self, part: Part, answer: Answer) -> list[int]:
        return [index for index, line in enumerate(part.lines) if line is not answer.lifts]

    def _assumptions(self, encoding: Encoding, answer: Answer, indices: Iterable[int]) -> list[int]:
        refused = (encoding.choice(answer.issue, option) for option in sorted(answer.refuses))
        return [*(-choice for choice in refused if choice), *(encoding.line(index) for index in indices)]

    def _blocking(self, answer: Answer) -> RedLines:
        """Return red lines, none needless, that leave no outcome together with a refusal; empty where one is left."""
        if not answer.refuses or self._left(answer):
            return ()
        part = self.part[answer.issue]
        encoding, solver = self._oracle(answer.issue)
        indices = self._kept(part, answer)
        # The party's own red lines go first, so that those of others are named where they suffice.
        for index in sorted(indices, key=lambda i: part.lines[i].party != answer.party):
            rest = [other for other in indices if other != index]
            if not solver.solve(assumptions=self._assumptions(encoding, answer, rest)):
                indices = rest
        return tuple(part.lines[index] for index in indices)

    def _made(self, issue: str) -> tuple[Encoding, Solver]:
        first = next(iter(self.part[issue].domains))
        if first != issue:
            return self._oracle(first)
        encoding = self.part[issue].encoding()
        return encoding, self._stack.enter_context(solving(encoding))
