"""Nice tit-for-tat: answers concessions towards the Nash outcome it expects (Baarslag, Hindriks & Jonker 2013)."""

from __future__ import annotations

from pourparler.simulation.models.bayesian import Bayesian
from pourparler.simulation.seat import Seat

_LATE = 0.9
_CLOSE = 0.95
_LEVELS = 40


class NiceTitForTat:
    """Gives up the same share of the way to the Nash outcome as the other did, and of equals what the other likes.

    Baarslag, Hindriks & Jonker (2013). The Nash outcome is estimated with a Bayesian model of the other; near the
    deadline it offers more. It accepts what reaches its own next offer, and late what an offer will hardly surpass.
    For two parties; with more, the party whose offers are worth least is answered.

    Parameters
    ----------
    seat : Seat
        The place of the party that bargains so.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._models: dict[int, Bayesian] = {}
        self._first: dict[int, float] = {}
        self._best: dict[int, float] = {}
        self._last: dict[int, tuple[int, ...]] = {}
        self._found: float | None = None

    def hear(self, number: int, by: int, now: float) -> None:
        """Learn from an offer."""
        self._found = None
        choices, worth = self._seat.choices(number), self._seat.utility(number)
        self._first.setdefault(by, worth)
        self._best[by] = max(self._best.get(by, 0.0), worth)
        model = self._models.setdefault(by, Bayesian(self._seat.issues))
        if self._last.get(by) != choices:
            model.update(choices, now)
        self._last[by] = choices

    def _nash(self, by: int) -> float:
        """Return one's own utility where the product with what the other seems to value is greatest."""
        model, best = self._models[by], (0.0, 1.0)
        worths = model.worths()
        lowest = max(self._seat.reservation, 0.3)
        for step in range(_LEVELS + 1):
            level = lowest + (1 - lowest) * step / _LEVELS
            number = self._seat.best_for(worths, level)
            own = self._seat.utility(number)
            best = max(best, (own * model.worth(self._seat.choices(number)), own))
        return best[1]

    def _level(self, now: float) -> float:
        """Return the level; it changes with what is heard, once a turn."""
        if self._found is None:
            self._found = self._worked_out(now)
        return self._found

    def _worked_out(self, now: float) -> float:
        if not self._models:
            return 1.0
        levels = []
        for by in self._models:
            nash = max(self._nash(by), self._seat.reservation)
            way = max(1e-9, nash - self._first[by])
            share = min(1.0, max(0.0, (self._best[by] - self._first[by]) / way))
            level = 1 - share * (1 - nash)
            bonus = 0.1 if now <= _LATE else min(1.0, 0.1 + 20 * (now - _LATE))
            levels.append(level - bonus * max(0.0, level - nash))
        return max(*levels, self._seat.reservation)

    def offer(self, now: float) -> int:
        """Return, at the level, the outcome that others seem to like most."""
        if not self._models:
            return self._seat.best
        worths = [model.worths() for model in self._models.values()]
        summed = [[sum(w[c][o] for w in worths) for o in range(len(os))] for c, os in enumerate(self._seat.issues)]
        return self._seat.best_for(summed, self._level(now))

    def accepts(self, number: int, now: float) -> bool:
        """Return whether an outcome reaches the level, or late the best that was heard."""
        worth = self._seat.utility(number)
        if worth < self._seat.reservation:
            return False
        return worth >= self._level(now) or (now >= _CLOSE and worth >= max(self._best.values(), default=1.0))
