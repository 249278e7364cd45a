"""Red lines and reservations as demands, each of which may be lifted: one program for what blocks and what opens."""

from __future__ import annotations

import highspy
import numpy as np

from pourparler.domain.outcome import Outcome
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Scenario
from pourparler.solvers.clause import Clause, of_red_line, of_rule
from pourparler.solvers.valuation import Valuation

_FREE = highspy.kHighsInf
_FEASIBLE = 2


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
        self._choices = [(i, o) for i, options in scenario.issues.items() for o in options]
        self._number = {choice: n for n, choice in enumerate(self._choices)}
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
        for column, _ in enumerate(self._parties):
            parts = {
                self._number[i, o]: float(valuation.tables[i][row, column])
                for i, options in scenario.issues.items()
                for row, o in enumerate(options)
            }
            parts |= {start + n: float(bonus.worth[column]) for n, bonus in enumerate(valuation.bonuses)}
            least = float(valuation.reservation[column])
            lowest = sum(float(valuation.tables[i][:, column].min()) for i in scenario.issues)
            lowest += sum(min(0.0, float(bonus.worth[column])) for bonus in valuation.bonuses)
            unit = max(1.0, *(abs(part) for part in parts.values()), abs(least - lowest)) if parts else 1.0
            parts[self._first + len(self._lines) + column] = max(0.0, least - lowest)
            self._row(least / unit, _FREE, {n: part / unit for n, part in parts.items() if part})

    def solved(self, seconds: float) -> tuple[Outcome | None, bool]:
        """Return an outcome that takes the fewest liftings, and whether that is proven."""
        self._highs.setOptionValue("time_limit", max(0.05, self._highs.getRunTime() + seconds))
        self._highs.run()
        status = self._highs.getModelStatus()
        proven = status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
        if self._highs.getInfo().primal_solution_status != _FEASIBLE:
            return None, proven
        values = self._highs.getSolution().col_value
        return dict(choice for n, choice in enumerate(self._choices) if values[n] > 0.5), proven

    def forbid(self, lifted: Demands) -> None:
        """Have one of these demands kept from now on."""
        lines = [self._first + self._lines.index(line) for line in lifted.red_lines]
        parties = [self._first + len(self._lines) + self._parties.index(p) for p in lifted.reservations]
        self._row(-_FREE, lifted.number() - 1.0, dict.fromkeys([*lines, *parties], 1.0))

    def keep(self, numbers: list[int]) -> None:
        """Have these demands kept, by number, red lines first; the others may be lifted."""
        for number in range(self._columns - self._first):
            self._highs.changeColBounds(self._first + number, 0.0, float(number not in numbers))
