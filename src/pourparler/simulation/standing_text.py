"""A single text under revision: one option an issue, changed one issue at a time, with what each change is worth."""

from __future__ import annotations

from random import Random

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import NoAnswer
from pourparler.simulation.space import Space

_TRIES = 1000

Revision = tuple[int, int]
"""An issue's column, and the option that it is to have."""


class Text:
    """The single text that is on the table.

    Parameters
    ----------
    space : Space
        What it may say; it need not be listed.
    choices : tuple of int, optional
        What it says at first; none: drawn until no constraint is broken.
    chance : random.Random
        For what is drawn.

    Raises
    ------
    NoAnswer
        If no text that breaks no constraint was drawn.
    """

    def __init__(self, space: Space, choices: tuple[int, ...] | None, chance: Random) -> None:
        self._space, self._arrays = space, space.arrays
        self._sizes = [len(options) for options in space.options]
        self._spans = self._spanned()
        self._extras: list[list[int]] = [[] for _ in self._sizes]
        for n, extra in enumerate(self._arrays.extras):
            for column in extra.columns():
                self._extras[column].append(n)
        self._named = [dict(extra.needs) for extra in self._arrays.extras]
        self._row = self._first(choices, chance)

    def _first(self, choices: tuple[int, ...] | None, chance: Random) -> NDArray[np.int32]:
        if choices is not None:
            return np.array(choices, np.int32)
        for _ in range(_TRIES):
            row = np.array([chance.randrange(size) for size in self._sizes], np.int32)
            if self._arrays.allowed(row[None])[0]:
                return row
        raise NoAnswer(
            "no text was drawn that breaks no constraint",
            where=self._space.scenario.name,
            mend="name the text to begin with",
        )

    def _spanned(self) -> NDArray[np.float64]:
        """Return for every party how far the sum of all that matters can reach: the unit of its changes."""
        span = np.zeros(self._arrays.parties)
        for table in self._arrays.tables:
            span += table.max(axis=0) - table.min(axis=0)
        for extra in self._arrays.extras:
            span += np.abs(extra.worth)
        return np.maximum(span, 1.0)

    def paid(self) -> tuple[int, ...]:
        """Return what the text pays every party, as integers."""
        return self._space.integers(self.number())

    def number(self) -> int:
        """Return the text's number."""
        return self._space.numbered(tuple(self._row.tolist()))

    def number_with(self, revision: Revision) -> int:
        """Return the number that the text would have."""
        row = self._row.tolist()
        row[revision[0]] = revision[1]
        return self._space.numbered(tuple(row))

    def revision(self, chance: Random) -> Revision | None:
        """Return a change of one issue, drawn; none where it would break a constraint or nothing can change."""
        open_ = [column for column, size in enumerate(self._sizes) if size > 1]
        if not open_:
            return None
        column = chance.choice(open_)
        option = (int(self._row[column]) + chance.randrange(1, self._sizes[column])) % self._sizes[column]
        row = self._row.copy()
        row[column] = option
        return (column, option) if self._arrays.allowed(row[None])[0] else None

    def changes(self, revision: Revision) -> list[float]:
        """Return by how much a revision would change every party's utility."""
        column, option = revision
        table = self._arrays.tables[column]
        change = table[option] - table[self._row[column]]
        for n in self._extras[column]:
            extra, needs = self._arrays.extras[n], self._named[n]
            if all(terms[self._row[c]] for c, terms in needs.items() if c != column):
                change = change + extra.worth * (int(needs[column][option]) - int(needs[column][self._row[column]]))
        return [float(c) for c in change / self._spans]

    def take(self, revision: Revision) -> None:
        """Let the text say what a revision says."""
        self._row[revision[0]] = revision[1]
