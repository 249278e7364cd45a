"""Alternating offers in bulk: thousands of talks at once, as arrays; the same turns as one by one.

For strategies that go by the clock (those with a `level`) and for MiCRO. What such a party offers depends on the time
and on how many different offers it has heard, so that one round of all talks is a few array operations.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from pourparler.errors import InputError
from pourparler.simulation.bulk_table import Rows, Table
from pourparler.simulation.named import strategy
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from pourparler.simulation.strategies.micro import Micro

NOTHING, ACCEPTED = -1, -2
"""What stands in a kept turn where nothing was said, and where the offer on the table was accepted."""

_FEW = 0.7


class Bulk(Struct, frozen=True, eq=False):
    """How many talks ended, one place each.

    Parameters
    ----------
    agreed : array of bool
        Whether in an agreement; otherwise the deadline passed.
    round : array of int
        In which round, from 0; the number of rounds where the deadline passed.
    by : array of int
        Which party accepted last; −1 at the deadline.
    number : list of int or None
        The outcome agreed.
    utilities : array of shape (talks, parties)
        Of the agreement; the reservations at the deadline.
    offers : array of int
        How many offers were made.
    turns : array of shape (rounds, parties, talks)
        Rows of `numbers`, :data:`NOTHING` or :data:`ACCEPTED`; empty where they were not kept.
    numbers : list of int
        Each row's outcome.
    """

    agreed: NDArray[np.bool_]
    round: NDArray[np.int64]
    by: NDArray[np.int64]
    number: list[int | None]
    utilities: NDArray[np.float64]
    offers: NDArray[np.int64]
    turns: NDArray[np.int64]
    numbers: list[int]


class _Manner(Struct, frozen=True, eq=False):
    """What a strategy of one party does: its levels by round; or MiCRO's first place."""

    levels: NDArray[np.float64] | None
    first: int = 0


def bulk(space: Space, talks: Sequence[Sequence[str]], rounds: int = 100, seed: int = 0, *, keep: bool = False) -> Bulk:
    """Hold many talks under alternating offers with a deadline in rounds.

    Parameters
    ----------
    space : Space
        What may be offered.
    talks : sequence of sequence of str
        For each of the talks, a strategy by name for every party.
    rounds : int
        The deadline.
    seed : int
        The n-th of the talks has the seed `seed` + n, as in :func:`pourparler.simulation.run.hold`.
    keep : bool
        Whether all turns are kept.

    Raises
    ------
    InputError
        If a strategy goes neither by the clock alone nor by MiCRO.
    """
    parties = len(space.parties)
    specs = [sorted({one[column] for one in talks}) for column in range(parties)]
    manners = [[_manner(space, column, spec, rounds) for spec in specs[column]] for column in range(parties)]
    levels = {
        column: np.concatenate(parts)
        for column in range(parties)
        if (parts := [m.levels for m in manners[column] if m.levels is not None])
    }
    ranks = {
        column: rounds + 1 + max(places)
        for column in range(parties)
        if (places := [m.first for m in manners[column] if m.levels is None])
    }
    table = Table(space, levels, ranks)
    seats = [
        _Seats(
            space,
            table,
            column,
            manners[column],
            np.array([specs[column].index(one[column]) for one in talks], np.int64),
            rounds,
            seed,
        )
        for column in range(parties)
    ]
    return _held(space, table, seats, len(talks), rounds, keep)


def _manner(space: Space, column: int, spec: str, rounds: int) -> _Manner:
    seat = Seat(space, column, 0, rounds)
    bargainer = strategy(spec)(seat)
    if type(bargainer) is Micro:
        return _Manner(None, bargainer.first)
    level = getattr(bargainer, "level", None)
    if level is None:
        raise InputError(
            "{spec} cannot be held in bulk",
            where=space.parties[column],
            mend="only strategies that go by the clock, and micro, can",
            spec=spec,
        )
    levels = np.array([max(float(level(number / rounds)), seat.reservation) for number in range(rounds)])
    if (np.diff(levels) > 0).any():
        raise InputError(
            "{spec} cannot be held in bulk: its level rises",
            where=space.parties[column],
            mend="rehearse it one by one",
            spec=spec,
        )
    return _Manner(levels)


class _Seats:
    """One party in all of the talks."""

    def __init__(
        self, space: Space, table: Table, column: int, manners: list[_Manner], which: Rows, rounds: int, seed: int
    ) -> None:
        self.column, self.table = column, table
        self.reservation = Seat(space, column).reservation
        clock = [n for n, manner in enumerate(manners) if manner.levels is not None]
        self._levels = np.ones((len(manners), rounds))
        self._rows = np.zeros((len(manners), rounds), np.int64)
        for n in clock:
            self._levels[n] = manners[n].levels
            self._rows[n] = table.nearest(column, self._levels[n])
        self._first = np.array([manner.first for manner in manners], np.int64)
        self._is_micro = np.array([manner.levels is None for manner in manners])
        self.manner = which
        self.micro = self._is_micro[which]
        self.any_micro = bool(self.micro.any())
        talks = len(which)
        self.made, self.turn = np.zeros(talks, np.int64), np.zeros(talks, np.int64)
        self.heard = np.zeros((talks, len(space.parties)), np.int64)
        self.heard[:, column] = np.iinfo(np.int64).max
        self.last = np.full(talks, -1, np.int64)
        seeds: NDArray[np.uint64] = np.arange(seed, seed + talks, dtype=np.uint64)
        self.seeds = _mixed(seeds, np.full(talks, column, np.uint64))
        self._ranking = table.ranked(column) if self.any_micro else np.zeros(1, np.int64)
        self._ranked_worth = table.worth[self._ranking, column] if self.any_micro else np.zeros(1)

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Forget the talks that have ended."""
        for name in ("manner", "micro", "made", "turn", "heard", "last", "seeds"):
            setattr(self, name, getattr(self, name)[alive])

    def _ready(self) -> tuple[NDArray[np.bool_], Rows]:
        """Return where MiCRO concedes, and the place in its ranking that it would concede to."""
        place = self._first[self.manner] + self.made
        there = np.minimum(place, len(self._ranking) - 1)
        left = (place < len(self._ranking)) & (self._ranked_worth[there] >= self.reservation)
        return self.micro & (self.made <= self.heard.min(axis=1)) & left, there

    def accepts(self, worth: NDArray[np.float64], number: int) -> NDArray[np.bool_]:
        """Return in which talks an offer of such worth is accepted."""
        level = self._levels[self.manner, number]
        if self.any_micro:
            ready, there = self._ready()
            back = np.where(self.made > 0, np.maximum(there - 1, 0), 0)
            lowest = np.where(ready, self._ranked_worth[there], self._ranked_worth[back])
            level = np.where(self.micro, np.maximum(lowest, self.reservation), level)
        return np.asarray(worth >= level)

    def offers(self, number: int) -> Rows:
        """Return what is offered in a round; a row below 0 where MiCRO has nothing to offer."""
        rows = self._rows[self.manner, number]
        if self.any_micro:
            ready, there = self._ready()
            lot = _mixed(self.seeds, self.turn.astype(np.uint64)) % np.maximum(self.made, 1).astype(np.uint64)
            again = self._first[self.manner] + lot.astype(np.int64)
            place = np.where(ready, there, np.minimum(again, len(self._ranking) - 1))
            rows = np.where(self.micro, self._ranking[place], rows)
            rows = np.where(self.micro & ~ready & (self.made == 0), -1, rows)
        return np.asarray(rows)

    def made_offers(self, rows: Rows, where: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Note what was offered, and return where it is an offer that this party had not made before."""
        new = rows != self.last
        if self.any_micro:
            ready = self._ready()[0]
            new = np.where(self.micro, ready, new)
            self.made += where & ready
        self.turn += where
        self.last = np.where(where, rows, self.last)
        return np.asarray(new & where)


def _held(space: Space, table: Table, seats: list[_Seats], talks: int, rounds: int, keep: bool) -> Bulk:
    parties = len(seats)
    whole = [Seat(space, column).reservation for column in range(parties)]
    done = Bulk(
        np.zeros(talks, bool),
        np.full(talks, rounds),
        np.full(talks, -1),
        [None] * talks,
        np.tile(np.array(whole), (talks, 1)),
        np.zeros(talks, np.int64),
        np.full((rounds, parties, talks) if keep else (0, parties, talks), NOTHING),
        table.numbers,
    )
    open_ = np.arange(talks)
    standing, accepted = np.full(talks, -1, np.int64), np.zeros(talks, np.int64)
    offers = np.zeros(talks, np.int64)
    alive = np.ones(talks, bool)
    for number in range(rounds):
        for seat in seats:
            worth = table.worth[standing, seat.column]
            takes = alive & (standing >= 0) & seat.accepts(worth, number)
            accepted += takes
            ended = takes & (accepted == parties - 1)
            if ended.any():
                _close(done, table, open_[ended], standing[ended], offers[ended], number, seat.column)
                alive = alive & ~ended
            speaks = alive & ~takes
            rows = seat.offers(number)
            assert (rows[speaks] >= 0).all()
            new = seat.made_offers(rows, speaks)
            standing = np.where(speaks, rows, standing)
            accepted = np.where(speaks, 0, accepted)
            offers += speaks
            for other in seats:
                if other is not seat and other.any_micro:
                    other.heard[:, seat.column] += new
            if keep:
                done.turns[number, seat.column, open_[speaks]] = rows[speaks]
                done.turns[number, seat.column, open_[takes]] = ACCEPTED
        left = int(alive.sum())
        if left < _FEW * len(alive):
            open_, standing, accepted, offers = open_[alive], standing[alive], accepted[alive], offers[alive]
            for seat in seats:
                seat.keep(alive)
            alive = np.ones(left, bool)
        if not left:
            break
    done.offers[open_[alive]] = offers[alive]
    return done


def _close(done: Bulk, table: Table, which: Rows, rows: Rows, offers: Rows, number: int, by: int) -> None:
    done.agreed[which], done.round[which], done.by[which] = True, number, by
    done.utilities[which], done.offers[which] = table.worth[rows], offers
    for place, row in zip(which.tolist(), rows.tolist(), strict=True):
        done.number[place] = table.numbers[row]


def _mixed(seeds: NDArray[np.uint64], turns: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return :func:`pourparler.simulation.seat.mixed` of many."""
    with np.errstate(over="ignore"):
        bits = seeds + (turns + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(bits ^ (bits >> np.uint64(31)))
