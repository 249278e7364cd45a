"""Points of a frontier that is too large: each is the best for some positive weights on the parties (Geoffrion 1968).

All weightings are worked out at once: on issues that nothing ties to others the best option is chosen alone; tied ones
are eliminated one by one (Bertelè & Brioschi 1972), and only those constraints are followed that the outcomes chosen
would break. An outcome that breaks none is the best of all, hence on the frontier. Weighted sums are whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from time import monotonic

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.solvers.bucket_elimination import order
from pourparler.solvers.clause import Clause
from pourparler.solvers.dominance import Index
from pourparler.solvers.tied_frontier import Tie, broken_by, followed_next, scope
from pourparler.solvers.valuation import Points, Valuation

DRAWS = 4_000
"""How many weightings are tried."""

_WIDE_DRAWS = 400
_FIRST = 100
_TABLE = 2_000
_WORD = 57
"""Weighted sums take no more bits than this, so that there is room below them for what is forbidden."""
_AT_ONCE = 2_000_000

Columns = dict[str, NDArray[np.intp]]
"""Per issue, the option chosen under each weighting."""


class Supported(Struct, frozen=True):
    """Certified points, and what bounds all others.

    Parameters
    ----------
    points : array of shape (size, parties)
        Payoffs as integers, unique, in ascending order.
    columns : dict of str to array
        Per issue, the option of each point.
    weights : array of shape (sums, parties)
        Weighted sums …
    most : array of shape (sums,)
        … and what none of their values exceeds.
    """

    points: Points
    columns: Columns
    weights: Points
    most: Points


def supported_points(values: Valuation, until: float = inf) -> Supported:
    """Return outcomes on the frontier, each the best for some positive weights.

    Parameters
    ----------
    values : Valuation
        With at least one option per issue.
    until : float
        When to stop, on the monotonic clock; a few weightings are always worked out.
    """
    draws = _weights(values, _WIDE_DRAWS if values.wide else DRAWS)
    begun = monotonic()
    some, followed = _of(values, draws[:_FIRST], frozenset(), until)
    while len(some.weights) < len(draws):
        done, now = len(some.weights), monotonic()
        # As many more as the last ones took, at most twice as many.
        room = int(done * (until - now) / max(now - begun, 1e-6)) if until < inf else len(draws)
        number = min(2 * done, room)
        if number < 1:
            break
        more, followed = _of(values, draws[done : done + number], followed, until)
        some = _joined(some, more)
    return some


def _spans(values: Valuation) -> list[int]:
    """Return what no party's payoff exceeds."""
    spans = [sum(int(table[:, p].max()) for table in values.tables.values()) for p in range(len(values.parties))]
    return [1 + span + sum(abs(int(b.worth[p])) for b in values.bonuses) for p, span in enumerate(spans)]


def _weights(values: Valuation, draws: int) -> Points:
    """Return positive whole weights, drawn evenly, in shares of what each party can gain."""
    spans = _spans(values)
    drawn = np.random.default_rng(0).dirichlet(np.ones(len(spans)), draws)
    unit = 2**_WORD // len(spans)
    if not values.wide:
        return np.asarray(np.maximum(drawn * (unit / np.array(spans, float)), 1.0).astype(np.int64))
    whole = (drawn * unit).astype(np.int64).tolist()
    return np.array(
        [[max(1, w * max(spans) // span) for w, span in zip(row, spans, strict=True)] for row in whole], object
    )


def _of(values: Valuation, weights: Points, followed: frozenset[int], until: float) -> tuple[Supported, frozenset[int]]:
    """Return the points of some weightings, following more ties as long as that is easy, and which were followed."""
    ties: list[Tie] = [*values.clauses, *values.bonuses]
    while True:
        columns, value = _best(values, ties, followed, weights)
        worths = [None if isinstance(tie, Clause) else weights @ tie.worth for tie in ties]
        broken = broken_by(values, ties, followed, _named(values, columns), worths)
        more = followed_next(values, ties, followed, broken, _TABLE) if broken.any() else followed
        if more == followed or monotonic() > until:
            break
        followed = more
    granted = sum(
        (np.maximum(w, 0) for n, w in enumerate(worths) if w is not None and n not in followed), np.zeros_like(value)
    )
    broken = np.concatenate([broken, broken_by(values, values.clauses, frozenset(), _named(values, columns))])
    return _picked(values, columns, np.asarray(~broken.any(axis=0)), weights, value + granted), followed


def _picked(
    values: Valuation, columns: Columns, certain: NDArray[np.bool_], weights: Points, most: Points
) -> Supported:
    paid = sum((table[columns[i]] for i, table in values.tables.items()), np.zeros_like(values.reservation)[None])
    paid = np.broadcast_to(paid, weights.shape).copy()
    named = _named(values, columns)
    for bonus in values.bonuses:
        met = np.ones(len(weights), bool)
        for issue, options in bonus.needs:
            met &= np.isin(named[issue], options)
        paid[met] += bonus.worth
    rows = np.flatnonzero(certain & (paid >= values.reservation).all(axis=1))
    return _once(Supported(paid[rows], {i: column[rows] for i, column in columns.items()}, weights, most))


def _joined(one: Supported, other: Supported) -> Supported:
    return _once(
        Supported(
            np.concatenate([one.points, other.points]),
            {issue: np.concatenate([column, other.columns[issue]]) for issue, column in one.columns.items()},
            np.concatenate([one.weights, other.weights]),
            np.concatenate([one.most, other.most]),
        )
    )


def _once(one: Supported) -> Supported:
    rows = first_of_each(one.points)
    return Supported(one.points[rows], {i: c[rows] for i, c in one.columns.items()}, one.weights, one.most)


def first_of_each(points: Points) -> Index:
    """Return one row of each of several equal ones, in ascending order of the columns."""
    place = {tuple(row): n for n, row in reversed(list(enumerate(points.tolist())))}
    return np.array([place[row] for row in sorted(place)], np.intp)


def _named(values: Valuation, columns: Columns) -> dict[str, NDArray[np.object_]]:
    domains = values.domains or {}
    return {issue: np.array(domains[issue], dtype=object)[column] for issue, column in columns.items()}


class _Message(Struct, frozen=True):
    issues: tuple[str, ...]
    worth: Points


def _best(values: Valuation, ties: Sequence[Tie], followed: frozenset[int], weights: Points) -> tuple[Columns, Points]:
    """Return, for each weighting, an outcome with the greatest sum where some ties are followed, and the sum."""
    domains = values.domains or {}
    groups = _groups(values, [ties[n] for n in followed])
    cells = order({i: (1,) * len(own) for i, own in groups.items()}, [scope(ties[n]) for n in followed])
    most = max(1, _AT_ONCE // cells.cells)
    parts = [
        _of_part(values, [ties[n] for n in sorted(followed)], groups, cells.issues, weights[start : start + most])
        for start in range(0, len(weights), most)
    ]
    columns = {issue: np.concatenate([own[issue] for own, _ in parts]) for issue in domains}
    return columns, np.concatenate([value for _, value in parts])


def _groups(values: Valuation, ties: Sequence[Tie]) -> dict[str, list[list[int]]]:
    """Return the options of tied issues, by number: each that a tie names alone, the others together."""
    named: dict[str, set[str]] = {}
    for tie in ties:
        pairs = [*tie.given, *tie.unless] if isinstance(tie, Clause) else [(i, o) for i, os in tie.needs for o in os]
        for issue, option in pairs:
            named.setdefault(issue, set()).add(option)
    groups = {}
    for issue, own in named.items():
        options = (values.domains or {})[issue]
        rest = [n for n, option in enumerate(options) if option not in own]
        groups[issue] = [*([rest] if rest else []), *([n] for n, option in enumerate(options) if option in own)]
    return groups


def _of_part(
    values: Valuation, ties: Sequence[Tie], groups: dict[str, list[list[int]]], turns: tuple[str, ...], weights: Points
) -> tuple[Columns, Points]:
    columns: Columns = {}
    every = np.arange(len(weights))
    total = np.zeros(len(weights), weights.dtype)
    # Further below than all sums together reach.
    lowest = -4 * int((weights @ np.array(_spans(values), weights.dtype)).max())
    within: dict[str, tuple[Points, NDArray[np.intp]]] = {}
    for issue, table in values.tables.items():
        sums = weights @ table.T
        if issue in groups:
            picks = np.stack([np.array(own)[sums[:, own].argmax(axis=1)] for own in groups[issue]])
            within[issue] = (np.stack([sums[every, pick] for pick in picks]), picks)
        else:
            columns[issue] = sums.argmax(axis=1)
            total = total + sums[every, columns[issue]]
    messages: list[_Message] = []
    left = list(ties)
    steps = []
    for issue in turns:
        own = [tie for tie in left if issue in scope(tie)]
        incoming = [message for message in messages if issue in message.issues]
        left = [tie for tie in left if issue not in scope(tie)]
        messages = [message for message in messages if issue not in message.issues]
        near = {i for tie in own for i in scope(tie)} | {i for message in incoming for i in message.issues}
        others = sorted(near - {issue})
        worth = _product(values, groups, within, weights, (*others, issue), own, incoming, lowest)
        steps.append((issue, tuple(others), worth.argmax(axis=-2)))
        messages.append(_Message(tuple(others), worth.max(axis=-2)))
    for message in messages:
        total = np.maximum(total + message.worth, lowest)
    chosen: dict[str, NDArray[np.intp]] = {}
    for issue, others, picks in reversed(steps):
        chosen[issue] = picks[(*(chosen[other] for other in others), every)] if others else picks
        columns[issue] = within[issue][1][chosen[issue], every]
    return columns, total


def _product(
    values: Valuation,
    groups: dict[str, list[list[int]]],
    within: dict[str, tuple[Points, NDArray[np.intp]]],
    weights: Points,
    axes: tuple[str, ...],
    ties: Sequence[Tie],
    incoming: Sequence[_Message],
    lowest: int,
) -> Points:
    """Return what all choices on some issues add, for each weighting; far below all where a constraint breaks."""
    shape = tuple(len(groups[issue]) for issue in axes)
    worth = np.zeros((*shape, len(weights)), weights.dtype) + within[axes[-1]][0]
    for message in incoming:
        turned = message.worth.transpose(
            *(message.issues.index(issue) for issue in axes if issue in message.issues), len(message.issues)
        )
        worth = worth + turned.reshape(
            *(len(groups[issue]) if issue in message.issues else 1 for issue in axes), len(weights)
        )
        worth = np.maximum(worth, lowest)
    for tie in ties:
        if isinstance(tie, Clause):
            met = _met(values, groups, axes, [(i, (o,)) for i, o in tie.given], True)
            worth[met & _met(values, groups, axes, [(i, (o,)) for i, o in tie.unless], False)] = lowest
        else:
            worth[_met(values, groups, axes, tie.needs, True)] += weights @ tie.worth
    return worth


def _met(
    values: Valuation,
    groups: dict[str, list[list[int]]],
    axes: tuple[str, ...],
    needs: Sequence[tuple[str, tuple[str, ...]]],
    meant: bool,
) -> NDArray[np.bool_]:
    """Return for which choices every need is met, or none of them is."""
    met = np.ones(tuple(len(groups[issue]) for issue in axes), bool)
    for issue, options in needs:
        domain = (values.domains or {})[issue]
        mask = np.array([domain[own[0]] in options for own in groups[issue]])
        along = [len(mask) if axis == issue else 1 for axis in axes]
        met &= (mask if meant else ~mask).reshape(along)
    return met
