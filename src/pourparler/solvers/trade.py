"""Trades between two issues: logrolling (Raiffa 1982; Keeney & Raiffa 1976 on the trade-off between two attributes).

Whether a trade is certain is decided exactly wherever numbers or an order alone decide it; how likely one is, by draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Scenario
from pourparler.domain.trade import Grade, Side, Trade, Trades
from pourparler.solvers.lacking import require_something
from pourparler.solvers.preference import CLOSE, PartialPreference, Span, partial_preferences, require_whole

_AT_ONCE = 2000
_NONE = Fraction(0)


class _Swap(Struct, frozen=True):
    """A trade under examination: its outcome, what it is to each party, and whether it is certain."""

    trade: Trade
    result: Outcome


def trades(scenario: Scenario, outcome: Outcome, draws: int = 1000, seed: int = 0, limit: int = 20) -> Trades:
    """Return the changes of exactly two issues by which nobody loses and somebody gains (``docs/theory/trades.md``).

    Parameters
    ----------
    scenario : Scenario
        Parties without an estimate are left aside; what they refuse still counts.
    outcome : dict of str to str
        An option for every issue, from which the trades start; it may itself be refused by somebody.
    draws, seed : int
        How many preferences of each party are drawn for the likely trades, at least 1, and from which seed.
    limit : int
        How many trades are listed at most.

    Raises
    ------
    InputError
        If the outcome leaves an issue open, or what is known of a party contradicts itself.
    NoAnswer
        If no issue has an option on the table.

    Examples
    --------
    >>> from pourparler.domain.scenario import Estimate
    >>> issues = {"army": ("small", "large"), "guarantee": ("statement", "treaty")}
    >>> north = Estimate(order=(("guarantee", "army"),), option_order={
    ...     "army": (("small", "large"),), "guarantee": (("treaty", "statement"),)})
    >>> south = Estimate(order=(("army", "guarantee"),), option_order={
    ...     "army": (("large", "small"),), "guarantee": (("statement", "treaty"),)})
    >>> toy = Scenario("toy", ("north", "south"), issues, estimates={"north": north, "south": south})
    >>> [(t.after, t.status.value) for t in trades(toy, {"army": "small", "guarantee": "statement"}).trades]
    [({'army': 'large', 'guarantee': 'treaty'}, 'certain')]
    """
    require_something(scenario)
    require_whole(scenario, outcome)
    preferences = partial_preferences(scenario)
    start = {issue: outcome[issue] for issue in scenario.issues}
    swaps = list(_swaps(scenario, start, preferences))
    open_ones = [swap for swap in swaps if swap.trade.status is Grade.LIKELY]
    counts = _counts(preferences, start, open_ones, draws, seed)
    entries = [swap.trade for swap in swaps if swap.trade.status is Grade.CERTAIN]
    entries += [
        structs.replace(swap.trade, share=Fraction(int(count), draws))
        for swap, count in zip(open_ones, counts, strict=True)
        if count
    ]
    entries.sort(key=lambda t: (t.status is not Grade.CERTAIN, -t.share, -len(t.gaining)))
    return Trades(start, tuple(preferences), tuple(entries[:limit]), len(entries), draws, seed)


def _swaps(scenario: Scenario, start: Outcome, preferences: dict[str, PartialPreference]) -> Iterator[_Swap]:
    """Yield the changes of two issues that nobody refuses and by which nobody surely loses, in canonical order."""
    lines = scenario.binding()
    for pair in combinations(scenario.issues, 2):
        before = {issue: start[issue] for issue in pair}
        for options in product(*(scenario.issues[issue] for issue in pair)):
            after = dict(zip(pair, options, strict=True))
            result = {**start, **after}
            if any(after[i] == before[i] for i in pair) or not scenario.allows(result):
                continue
            if any(line.binds(result) for line in lines):
                continue
            trade = _judged(start, before, after, result, preferences)
            if trade is not None:
                yield _Swap(trade, result)


def _judged(
    start: Outcome, before: Outcome, after: Outcome, result: Outcome, preferences: dict[str, PartialPreference]
) -> Trade | None:
    """Return a change as a trade; none where somebody surely loses or knows neither half, or nobody can gain."""
    sides, certain = [], True
    for party, one in preferences.items():
        spans = {issue: _change(one, issue, before[issue], after[issue]) for issue in before}
        if all(least < 0 < most for least, most in spans.values()):
            return None
        extra = one.beyond(result) - one.beyond(start)
        side = _side(one, party, spans, extra)
        safe = never_loses(one, {issue: span[0] for issue, span in spans.items()}, extra)
        if side.gain is not None and not safe:
            return None
        certain = certain and safe
        sides.append(side)
    if not any(side.may_gain for side in sides):
        return None
    return Trade(before, after, Grade.CERTAIN if certain else Grade.LIKELY, Fraction(certain), tuple(sides))


def _change(one: PartialPreference, issue: str, before: str, after: str) -> Span:
    """Return by how much an option's value may rise; nought where the issue weighs nothing."""
    return one.change(issue, before, after) if one.most_weight(issue) else (_NONE, _NONE)


def _side(one: PartialPreference, party: str, spans: dict[str, Span], extra: Fraction) -> Side:
    gives = tuple(issue for issue, (least, most) in spans.items() if least < 0 and most <= 0)
    gets = tuple(issue for issue, (least, most) in spans.items() if most > 0 and least >= 0)
    gain = None
    if one.weights is not None and all(least == most for least, most in spans.values()):
        weights = dict(zip(one.issues, one.weights, strict=True))
        gain = sum((weights[issue] * span[0] for issue, span in spans.items()), extra)
    ranked = bool(gives and gets) and all((high, low) in one.above for high in gets for low in gives)
    may_gain = not never_loses(one, {issue: -span[1] for issue, span in spans.items()}, -extra)
    return Side(party, gives, gets, gain, ranked, may_gain)


def never_loses(one: PartialPreference, changes: dict[str, Fraction], extra: Fraction = _NONE) -> bool:
    """Return whether changes of value never come to a loss, whatever the weights that agree with what is known.

    Where weights are known by an order alone, one issue may lose if one above it gains as much.

    Parameters
    ----------
    one : PartialPreference
        What is known of a party.
    changes : dict of str to Fraction
        Issue to change of value; on the others nothing changes.
    extra : Fraction
        What is added, whatever the weights.

    Examples
    --------
    >>> from pourparler.domain.scenario import Estimate
    >>> estimates = {"north": Estimate(order=(("a", "b"),))}
    >>> toy = Scenario("toy", ("north",), {"a": ("x",), "b": ("x",)}, estimates=estimates)
    >>> north = PartialPreference(toy, "north")
    >>> one = Fraction(1)
    >>> never_loses(north, {"a": one, "b": -one}), never_loses(north, {"a": -one, "b": one})
    (True, False)
    """
    lost = [issue for issue, change in changes.items() if change < 0]
    if one.weights is None and not extra:
        if not lost:
            return True
        if not one.estimate.weight_ranges and len(lost) == len(changes):
            return False
        if not one.estimate.weight_ranges and len(changes) == 2:
            low, high = lost[0], next(issue for issue in changes if issue not in lost)
            return (high, low) in one.above and sum(changes.values()) >= 0
    return one.least([changes.get(issue, _NONE) for issue in one.issues]) + extra >= 0


def _counts(
    preferences: dict[str, PartialPreference], start: Outcome, swaps: Sequence[_Swap], draws: int, seed: int
) -> list[int]:
    """Return in how many draws nobody loses, for every swap."""
    counts: list[int] = []
    for first in range(0, len(swaps), _AT_ONCE):
        deals = [start, *(swap.result for swap in swaps[first : first + _AT_ONCE])]
        safe: NDArray[np.bool_] = np.ones((draws, len(deals) - 1), bool)
        for one in preferences.values():
            if not one.exact:
                left, right = one.factors(deals, draws, seed)
                safe &= left @ (right[:, 1:] - right[:, :1]) >= -CLOSE
        counts += np.count_nonzero(safe, axis=0).tolist()
    return counts
