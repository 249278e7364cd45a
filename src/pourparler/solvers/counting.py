"""How many outcomes meet a set of clauses: a product over independent issues, elimination over those that are tied.

Where a table would grow past what is stated in :data:`pourparler.solvers.bucket_elimination.LARGEST_TABLE`, the
count lies between bounds: above, what is left when some clauses are dropped; below, what is left when some issues are
settled as in one outcome that meets every clause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod

from msgspec import Struct

from pourparler.domain.zone import Bounds
from pourparler.solvers.bucket_elimination import LARGEST_TABLE, Order, Weights, classes, count, order
from pourparler.solvers.clause import Clause, Domains, components, reduced
from pourparler.solvers.satisfaction import outcome_within


class Counted(Struct, frozen=True):
    """A count, exact or between bounds, and the width at which it was, or would have been, reached."""

    bounds: Bounds
    width: int = 0


def counted(domains: Mapping[str, Sequence[str]], clauses: Sequence[Clause], largest: int = LARGEST_TABLE) -> Counted:
    """Return how many outcomes meet every clause.

    Parameters
    ----------
    domains : mapping of str to sequence of str
        The options that each issue may take.
    clauses : sequence of Clause
        What they must meet.
    largest : int
        The greatest number of cells of one table.

    Examples
    --------
    >>> counted({"a": ("x", "y"), "b": ("u", "v", "w")}, [Clause((("a", "x"), ("b", "u")))]).bounds
    Bounds(lower=5, upper=5)
    >>> counted({}, []).bounds.exact()
    1
    """
    left = reduced(domains, clauses)
    if left is None:
        return Counted(Bounds(0, 0))
    lower, upper, width = 1, 1, 0
    for issues, tied in components(left[0], left[1]):
        part = _component({issue: left[0][issue] for issue in issues}, tied, largest)
        lower, upper, width = lower * part.bounds.lower, upper * part.bounds.upper, max(width, part.width)
    return Counted(Bounds(lower, upper), width)


def _component(domains: Domains, clauses: list[Clause], largest: int) -> Counted:
    if not clauses:
        number = prod(len(options) for options in domains.values())
        return Counted(Bounds(number, number))
    exact = _exact(domains, clauses, largest)
    if isinstance(exact, int):
        return Counted(Bounds(exact, exact), _planned(domains, clauses)[2].width)
    model = outcome_within(domains, clauses)
    if model is None:
        return Counted(Bounds(0, 0), exact.width)
    return Counted(Bounds(_below(domains, clauses, model, largest), _above(domains, clauses, largest)), exact.width)


def _planned(domains: Domains, clauses: Sequence[Clause]) -> tuple[Weights, list[Clause], Order]:
    weights, numbered = classes(domains, clauses)
    return weights, numbered, order(weights, [clause.issues() for clause in numbered])


def _exact(domains: Domains, clauses: Sequence[Clause], largest: int) -> int | Order:
    """Return the count; the order that would have been taken where a table would be too large."""
    weights, numbered, how = _planned(domains, clauses)
    return count(weights, numbered, how) if how.cells <= largest else how


def _above(domains: Domains, clauses: list[Clause], largest: int) -> int:
    """Return the count without the last clauses, so many of them that it can be reached."""

    def within(number: int) -> bool:
        return _planned(domains, clauses[:number])[2].cells <= largest

    most = _most(len(clauses), within)
    return counted(domains, clauses[:most], largest).bounds.upper


def _below(domains: Domains, clauses: list[Clause], model: Mapping[str, str], largest: int) -> int:
    """Return the count with the most entangled issues settled as in an outcome that meets every clause."""
    entangled = sorted(domains, key=lambda i: (-sum(i in clause.issues() for clause in clauses), i))

    def settled(number: int) -> tuple[Domains, list[Clause]]:
        fixed = {issue: (model[issue],) for issue in entangled[:number]}
        left = reduced({**domains, **fixed}, clauses)
        assert left is not None  # the model meets every clause
        return left

    def within(free: int) -> bool:
        left = settled(len(domains) - free)
        return _planned(*left)[2].cells <= largest

    free = _most(len(domains), within)
    return counted(*settled(len(domains) - free), largest).bounds.lower


def _most(limit: int, within: Callable[[int], bool]) -> int:
    """Return a number up to a limit that is within, and beyond which the search found none; 0 always is."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if within(middle) else (low, middle - 1)
    return low
