"""Bucket elimination (Dechter 1999, Artificial Intelligence 113): exact counts, one issue at a time.

An issue is summed out of the product of all tables that mention it; what remains is a table over its neighbours. The
work is the product of the options of the issues in the largest table. Counts may exceed any machine integer, so they
are worked out modulo several primes and put together by the Chinese remainder theorem.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.solvers.clause import Clause, Domains

LARGEST_TABLE = 4_000_000
"""The greatest number of cells that one table may have; past it, only bounds are given."""

_BELOW = 2**31 - 1


class Order(Struct, frozen=True):
    """An order of elimination.

    Parameters
    ----------
    issues : tuple of str
        In that order.
    width : int
        The most issues that one table spans, less the one summed out.
    cells : int
        The cells of the largest table.
    """

    issues: tuple[str, ...]
    width: int
    cells: int


class _Table(Struct, frozen=True):
    issues: tuple[str, ...]
    values: NDArray[np.int64]
    counts: bool = False
    """Whether it holds counts; otherwise ones and zeros."""


Weights = dict[str, tuple[int, ...]]
"""Per issue, how many options each class of interchangeable options holds."""


def classes(domains: Domains, clauses: Sequence[Clause]) -> tuple[Weights, list[Clause]]:
    """Return the clauses over classes of options: options that no clause tells apart count as one, with its number.

    Examples
    --------
    >>> classes({"a": ("x", "y", "z"), "b": ("u",)}, [Clause((("a", "y"), ("b", "u")))])[0]
    {'a': (2, 1), 'b': (0, 1)}
    """
    numbers: dict[str, dict[str, int]] = {issue: {} for issue in domains}
    for clause in clauses:
        for issue, option in (*clause.given, *clause.unless):
            numbers[issue].setdefault(option, len(numbers[issue]) + 1)
    weights = {issue: (len(domains[issue]) - len(own), *[1] * len(own)) for issue, own in numbers.items()}
    numbered = [
        Clause(
            tuple((i, str(numbers[i][o])) for i, o in clause.given),
            tuple((i, str(numbers[i][o])) for i, o in clause.unless),
        )
        for clause in clauses
    ]
    return weights, numbered


def order(weights: Weights, scopes: Iterable[frozenset[str]]) -> Order:
    """Return an order that keeps tables small: next the issue whose table has the fewest cells, then by name.

    Examples
    --------
    >>> order({"a": (1, 1), "b": (1, 1), "c": (2, 1)}, [frozenset("ab"), frozenset("bc")]).width
    1
    """
    size = {issue: sum(w > 0 for w in own) for issue, own in weights.items()}
    near: dict[str, set[str]] = {issue: set() for issue in weights}
    for scope in scopes:
        for issue in scope:
            near[issue] |= scope - {issue}
    cost = {issue: size[issue] * prod(size[n] for n in near[issue]) for issue in near}
    issues, width, cells = [], 0, 1
    while near:
        issue = min(near, key=lambda i: (cost[i], i))
        around = near.pop(issue)
        issues.append(issue)
        width, cells = max(width, len(around)), max(cells, cost[issue])
        for other in around:
            near[other] |= around - {other}
            near[other].discard(issue)
            cost[other] = size[other] * prod(size[n] for n in near[other])
    return Order(tuple(issues), width, cells)


def count(weights: Weights, clauses: Sequence[Clause], how: Order) -> int:
    """Return the number of outcomes that meet every clause, exactly.

    Examples
    --------
    >>> weights, numbered = classes({"a": ("x", "y"), "b": ("u", "v")}, [Clause((("a", "x"), ("b", "u")))])
    >>> count(weights, numbered, order(weights, [c.issues() for c in numbered]))
    3
    """
    largest = prod(sum(own) for own in weights.values())
    tables = _merged(_table(clause, weights) for clause in clauses)
    total, modulus, prime = 0, 1, _BELOW
    while modulus <= largest:
        rest = _eliminated(weights, tables, how, prime)
        total += modulus * ((rest - total) * pow(modulus, -1, prime) % prime)
        modulus *= prime
        prime = _prime_below(prime)
    return total


def _live(weights: Weights, issue: str) -> list[int]:
    return [index for index, weight in enumerate(weights[issue]) if weight]


def _table(clause: Clause, weights: Weights) -> _Table:
    """Return a clause as a table of ones, and zeros where it is broken."""
    issues = tuple(sorted(clause.issues()))
    live = {issue: _live(weights, issue) for issue in issues}
    shape = tuple(len(live[issue]) for issue in issues)
    broken = np.ones(shape, dtype=bool)
    for choices, keep in ((clause.given, True), (clause.unless, False)):
        for issue, option in choices:
            mask = np.array([str(index) == option for index in live[issue]])
            along = [1] * len(issues)
            along[issues.index(issue)] = len(mask)
            broken &= (mask if keep else ~mask).reshape(along)
    return _Table(issues, (~broken).astype(np.int64))


def _merged(tables: Iterable[_Table]) -> list[_Table]:
    """Return one table for each set of issues: many constraints on the same issues are one table of ones and zeros."""
    by_issues: dict[tuple[str, ...], _Table] = {}
    for table in tables:
        before = by_issues.get(table.issues)
        by_issues[table.issues] = _Table(table.issues, before.values * table.values) if before else table
    return list(by_issues.values())


def _eliminated(weights: Weights, tables: Sequence[_Table], how: Order, prime: int) -> int:
    """Return the count modulo a prime."""
    buckets: dict[str, list[_Table]] = {issue: [] for issue in how.issues}
    place = {issue: index for index, issue in enumerate(how.issues)}
    for table in tables:
        buckets[min(table.issues, key=place.__getitem__)].append(table)
    total = 1
    for issue in how.issues:
        own = np.array([weights[issue][index] % prime for index in _live(weights, issue)], dtype=np.int64)
        merged = _summed(issue, [_Table((issue,), own, counts=True), *buckets.pop(issue)], prime)
        if merged.issues:
            buckets[min(merged.issues, key=place.__getitem__)].append(merged)
        else:
            total = total * int(merged.values) % prime
    return total


def _summed(issue: str, tables: Sequence[_Table], prime: int) -> _Table:
    """Return the product of tables with one issue summed out."""
    others = sorted({i for table in tables for i in table.issues} - {issue})
    axes = [issue, *others]
    # Small tables first: the product grows to its full size only at the end. Ones and zeros need no remainder.
    product: NDArray[np.int64] = np.ones([1] * len(axes), dtype=np.int64)
    for table in sorted(tables, key=lambda t: t.values.size):
        product = product * _aligned(table, axes)
        if table.counts:
            product %= prime
    return _Table(tuple(others), product.sum(axis=0) % prime, counts=True)


def _aligned(table: _Table, axes: Sequence[str]) -> NDArray[np.int64]:
    by_axis = sorted(range(len(table.issues)), key=lambda i: axes.index(table.issues[i]))
    turned = table.values.transpose(by_axis)
    names = [table.issues[i] for i in by_axis]
    shape = [turned.shape[names.index(axis)] if axis in names else 1 for axis in axes]
    return turned.reshape(shape)


def _prime_below(number: int) -> int:
    candidate = number - 2
    while not _is_prime(candidate):
        candidate -= 2
    return candidate


def _is_prime(number: int) -> bool:
    """Return whether an odd number below 2³¹ is prime (Miller–Rabin; these bases suffice: Jaeschke 1993)."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in (2, 3, 5, 7):
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        if not any((power := power * power % number) == number - 1 for _ in range(twos - 1)):
            return False
    return True
