"""Red lines and reservations as demands, each of which may be lifted: one program for what blocks and what opens.

HiGHS works within tolerances. What it is told of the reservations is a little less than they ask, so that nothing which
meets them is left out; what it then proposes is checked in integers, and where it does not keep what it claims to keep,
a cut says so, exactly: such a proposal does not come twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import highspy
import numpy as np

from pourparler.domain.outcome import Outcome
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Scenario
from pourparler.solvers.clause import Clause, of_red_line, of_rule
from pourparler.solvers.valuation import Valuation

_FREE = highspy.kHighsInf
_FEASIBLE = 2
_CLOSE = 1e-7
"""By how much less than a reservation is asked for, in shares of the largest number."""


def lifted(scenario: Scenario, valuation: Valuation, outcome: Outcome) -> Demands:
    """Return the demands that an outcome does not meet, in whole numbers."""
    gains = valuation.integers(outcome) - valuation.reservation
    lines = tuple(line for line in scenario.binding() if line.binds(outcome))
    return Demands(lines, tuple(p for p, gain in zip(valuation.parties, gains, strict=True) if gain < 0))


class DemandProgram:
    """Choices, lifted red lines and lifted reservations as zeros and ones, for HiGHS (Huangfu & Hall 2018).

    Parameters
    ----------
    scenario : Scenario
        Its constraints hold; its binding red lines and its reservations may be lifted.
    valuation : Valuation
        The scenario with all its options.
    """

    def __init__(self, scenario: Scenario, valuation: Valuation) -> None:
        self._scenario, self._valuation = scenario, valuation
        self._choices = [(i, o) for i, options in scenario.issues.items() for o in options]
        self._number = {choice: n for n, choice in enumerate(self._choices)}
        self._place = {(i, o): n for i, options in scenario.issues.items() for n, o in enumerate(options)}
        self._lines = scenario.binding()
        self._parties = valuation.parties
        self._first = len(self._choices) + len(valuation.bonuses)
        self._columns = self._first + len(self._lines) + len(self._parties)
        self._highs = highspy._core._Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
            self._highs.setOptionValue(name, value)
        for column in range(self._columns):
            self._highs.addVar(0.0, 1.0)
            self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
            self._highs.changeColCost(column, float(column >= self._first))
        for issue, options in scenario.issues.items():
            self._row(1.0, 1.0, {self._number[issue, o]: 1.0 for o in options})
        for rule in scenario.rules:
            self._clause(of_rule(rule))
        for number, line in enumerate(self._lines):
            for clause in of_red_line(line):
                self._clause(clause, self._first + number)
        self._worth(scenario, valuation)

    def _row(self, least: float, most: float, weights: dict[int, float]) -> None:
        index = np.array(list(weights), np.int32)
        self._highs.addRow(least, most, len(index), index, np.array(list(weights.values())))

    def _clause(self, clause: Clause, lifted: int | None = None) -> None:
        given = dict.fromkeys((self._number[choice] for choice in clause.given), 1.0)
        weights = given | dict.fromkeys((self._number[choice] for choice in clause.unless), -1.0)
        if lifted is not None:
            weights[lifted] = -1.0
        self._row(-_FREE, len(given) - 1.0, weights)

    def _worth(self, scenario: Scenario, valuation: Valuation) -> None:
        start = len(self._choices)
        for number, bonus in enumerate(valuation.bonuses):
            needs = [[self._number[i, o] for o in options] for i, options in bonus.needs]
            for group in needs:
                self._row(-_FREE, 0.0, {start + number: 1.0, **dict.fromkeys(group, -1.0)})
            every = dict.fromkeys((n for group in needs for n in group), 1.0)
            self._row(-_FREE, len(needs) - 1.0, {**every, start + number: -1.0})
        for column, shift in enumerate(valuation.shifts):
            numbers = [(n, int(number) >> shift) for n, number in self._numbers(column)]
            least = int(valuation.reservation[column]) >> shift
            lowest = sum(min(0, number) for n, number in numbers if n >= start)
            # Leading parts are rounded down: each term may be one more.
            room = float(least - lowest)
            slack = (len(scenario.issues) + len(valuation.bonuses)) * bool(shift)
            unit = max(1.0, *(abs(float(number)) for _, number in numbers), abs(room))
            weights = {n: float(number) / unit for n, number in numbers if number}
            weights[self._first + len(self._lines) + column] = max(0.0, room) / unit
            self._row(float(least - slack) / unit - _CLOSE, _FREE, weights)

    def _numbers(self, column: int) -> list[tuple[int, int]]:
        """Return what every choice, and then every interaction, adds for a party, by the number of its variable."""
        tables, bonuses = self._valuation.tables, self._valuation.bonuses
        numbers = [(n, int(tables[i][self._place[i, o], column])) for n, (i, o) in enumerate(self._choices)]
        return numbers + [(len(self._choices) + n, int(bonus.worth[column])) for n, bonus in enumerate(bonuses)]

    def solved(self, until: float) -> tuple[Outcome | None, bool]:
        """Return an outcome that takes the fewest liftings, and whether that is proven.

        Parameters
        ----------
        until : float
            When to stop, on the monotonic clock.
        """
        while True:
            left = until - monotonic()
            if left <= 0:
                return None, False
            self._highs.setOptionValue("time_limit", self._highs.getRunTime() + left)
            self._highs.run()
            status = self._highs.getModelStatus()
            proven = status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
            if self._highs.getInfo().primal_solution_status != _FEASIBLE:
                return None, proven
            values = self._highs.getSolution().col_value
            outcome = dict(choice for n, choice in enumerate(self._choices) if values[n] > 0.5)
            if not self._cut(outcome, values):
                return outcome, proven

    def _cut(self, outcome: Outcome, values: Sequence[float]) -> bool:
        """Rule out that an outcome keeps what it does not, or breaks a constraint; return whether it claimed to."""
        chosen = [self._number[choice] for choice in outcome.items()]
        if not self._scenario.allows(outcome):
            self._row(-_FREE, len(chosen) - 1.0, dict.fromkeys(chosen, 1.0))
            return True
        needed = lifted(self._scenario, self._valuation, outcome)
        claimed = False
        for line in needed.red_lines:
            place = self._first + self._lines.index(line)
            if values[place] <= 0.5:
                self._row(-_FREE, len(chosen) - 1.0, {**dict.fromkeys(chosen, 1.0), place: -1.0})
                claimed = True
        for party in needed.reservations:
            column = self._parties.index(party)
            place = self._first + len(self._lines) + column
            if values[place] <= 0.5:
                cover = self._cover(outcome, column)
                self._row(-_FREE, len(cover) - 1.0, {**dict.fromkeys(cover, 1.0), place: -1.0})
                claimed = True
        return claimed

    def _cover(self, outcome: Outcome, column: int) -> list[int]:
        """Return choices of an outcome, none needless, that leave a party below its reservation with whatever else."""
        values = self._valuation
        paid = {issue: [int(number) for number in table[:, column]] for issue, table in values.tables.items()}
        loss = {issue: max(own) - own[self._place[issue, outcome[issue]]] for issue, own in paid.items()}
        most = sum(map(max, paid.values())) + sum(max(0, int(bonus.worth[column])) for bonus in values.bonuses)
        spare = int(values.reservation[column]) - 1 - (most - sum(loss.values()))
        if spare < 0:
            # Interactions that it does not meet could help it: only the whole outcome is known to be too little.
            return [self._number[choice] for choice in outcome.items()]
        kept = []
        for issue, lost in sorted(loss.items(), key=lambda one: one[1]):
            if lost <= spare:
                spare -= lost
            else:
                kept.append(self._number[issue, outcome[issue]])
        return kept

    def forbid(self, lifted: Demands) -> None:
        """Have one of these demands kept from now on."""
        lines = [self._first + self._lines.index(line) for line in lifted.red_lines]
        parties = [self._first + len(self._lines) + self._parties.index(p) for p in lifted.reservations]
        self._row(-_FREE, lifted.number() - 1.0, dict.fromkeys([*lines, *parties], 1.0))

    def keep(self, numbers: list[int]) -> None:
        """Have these demands kept, by number, red lines first; the others may be lifted."""
        for number in range(self._columns - self._first):
            self._highs.changeColBounds(self._first + number, 0.0, float(number not in numbers))
