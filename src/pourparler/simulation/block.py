"""Issues that constraints or interactions tie together, with their joint choices listed."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

import numpy as np
from msgspec import Struct

from pourparler.errors import InputError
from pourparler.solvers.arrays import Arrays, Broken, Extra, Selections, Term
from pourparler.solvers.valuation import Points

LARGEST = 1_000_000
"""How many joint choices of tied issues are listed at most."""


class Block(Struct, frozen=True, eq=False):
    """A group of issues, and every joint choice that no constraint forbids.

    Parameters
    ----------
    columns : tuple of int
        Which issues.
    rows : array of shape (choices, issues)
        Option numbers; in ascending order, the first issue first.
    paid : array of shape (choices, parties)
        What each choice adds to every party's payoff, as integers.
    """

    columns: tuple[int, ...]
    rows: Selections
    paid: Points


def blocks(arrays: Arrays) -> tuple[Block, ...]:
    """Return the issues in as few groups as can be listed: all in one where the whole space is small.

    Raises
    ------
    InputError
        If so many issues are tied together that their joint choices cannot be listed.
    """
    sizes = [len(options) for options in arrays.options]
    if prod(sizes) <= LARGEST:
        return (_block(arrays, tuple(range(len(sizes)))),)
    groups = _tied(len(sizes), [*(r.columns() for r in arrays.rules), *(e.columns() for e in arrays.extras)])
    return tuple(_block(arrays, group) for group in groups)


def _tied(count: int, ties: Iterable[set[int]]) -> list[tuple[int, ...]]:
    """Return the connected groups of columns.

    Examples
    --------
    >>> _tied(4, [{0, 2}, {2, 3}])
    [(0, 2, 3), (1,)]
    """
    group = list(range(count))
    for tie in ties:
        joined = {group[column] for column in tie}
        first = min(joined, default=0)
        group = [first if one in joined else one for one in group]
    return [tuple(c for c in range(count) if group[c] == one) for one in sorted(set(group))]


def _block(arrays: Arrays, columns: tuple[int, ...]) -> Block:
    sizes = [len(arrays.options[column]) for column in columns]
    if prod(sizes) > LARGEST:
        raise InputError(
            "constraints and interactions tie {count} issues together, too many for strategies that look for outcomes",
            where=arrays.valuation.scenario.name,
            mend="use the protocol single_text",
            count=len(columns),
        )
    grid = np.indices(sizes, dtype=np.int32).reshape(len(sizes), -1).T if sizes else np.zeros((1, 0), np.int32)
    place = {column: n for n, column in enumerate(columns)}
    allowed = np.ones(len(grid), bool)
    for rule in arrays.rules:
        if rule.columns() <= place.keys():
            allowed &= ~Broken(_moved(rule.given, place), _moved(rule.unless, place)).by(grid)
    rows = np.ascontiguousarray(grid[allowed])
    paid = np.zeros((len(rows), arrays.parties), np.int64)
    tables = list(arrays.valuation.tables.values())
    for column, n in place.items():
        paid += tables[column][rows[:, n]]
    for extra, bonus in zip(arrays.extras, arrays.valuation.bonuses, strict=True):
        if extra.columns() <= place.keys():
            paid[Extra(_moved(extra.needs, place), extra.worth).met_by(rows)] += bonus.worth
    return Block(columns, rows, paid)


def _moved(terms: tuple[Term, ...], place: dict[int, int]) -> tuple[Term, ...]:
    return tuple((place[column], mask) for column, mask in terms)
