"""From the estimates on record to those that solvers are given: of each party the one recorded last."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct, structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.scenario import Estimate


class Ordered(Struct, frozen=True):
    """In which order somebody holds that a party likes the options of an issue.

    Parameters
    ----------
    by : str
        Whose order.
    ground : str
        On what ground, as stated last.
    pairs : tuple of (str, str)
        Two options each, the one that is at least as good first.
    """

    by: str
    ground: str
    pairs: tuple[tuple[str, str], ...]


def estimates(negotiation: Negotiation) -> dict[str, Estimate]:
    """Return what each party is estimated to value, as far as somebody put it on record, and by whom.

    A later estimate of a party replaces an earlier one; nothing is computed from positions. An order of an issue's
    options counts where the party's estimate has no number for that issue.

    Examples
    --------
    >>> estimates(Negotiation(record="empty", viewer="everyone"))
    {}
    """
    by_party: dict[str, Estimate] = {}
    for recorded in negotiation.preferences.values():
        preference = recorded.value
        values: dict[str, dict[str, Fraction]] = {}
        for option, value in preference.values.items():
            on_record = negotiation.options.get(option)
            if on_record:
                values.setdefault(on_record.value.issue, {})[option] = _exact(value)
        weights = {issue: _exact(weight) for issue, weight in preference.weights.items()}
        by_party[preference.party] = Estimate(weights, values, by=preference.by, ground=preference.ground)
    for reserved in negotiation.reservations.values():
        reservation = reserved.value
        if reservation.party in by_party:
            before = by_party[reservation.party]
            by_party[reservation.party] = structs.replace(before, reservation=_exact(reservation.worth))
    for party, ordered in orders(negotiation).items():
        by_party[party] = _with_orders(by_party.get(party, Estimate()), ordered)
    return {party: by_party[party] for party in negotiation.parties if party in by_party}


def orders(negotiation: Negotiation) -> dict[str, dict[str, Ordered]]:
    """Return in which order the options of issues stand for each party: of each issue, as whoever spoke last holds.

    Where what somebody said goes round in a circle, the newer step counts.

    Examples
    --------
    >>> orders(Negotiation(record="empty", viewer="everyone"))
    {}
    """
    told: dict[str, dict[str, Ordered]] = {}
    for recorded in reversed(negotiation.option_orders.values()):
        one = recorded.value
        options = [negotiation.options.get(key) for key in (one.than, one.worse)]
        issues = {option.value.issue for option in options if option}
        if len(issues) != 1 or None in options:
            continue
        (issue,) = issues
        there = told.setdefault(one.party, {}).setdefault(issue, Ordered(one.by, one.ground, ()))
        pair = (one.than, one.worse)
        if there.by == one.by and pair not in there.pairs and not _above(there.pairs, one.worse, one.than):
            told[one.party][issue] = structs.replace(there, pairs=(pair, *there.pairs))
    return told


def _above(pairs: tuple[tuple[str, str], ...], better: str, worse: str) -> bool:
    """Return whether one option stands above another along pairs."""
    reached, waiting = {better}, [better]
    while waiting:
        here = waiting.pop()
        further = {low for high, low in pairs if high == here} - reached
        reached |= further
        waiting += further
    return worse in reached


def _with_orders(estimate: Estimate, ordered: dict[str, Ordered]) -> Estimate:
    counting = {issue: one for issue, one in ordered.items() if issue not in estimate.values}
    if not counting:
        return estimate
    whose = [*([estimate.by] if estimate.by else []), *(one.by for one in counting.values())]
    grounds = [*([estimate.ground] if estimate.ground else []), *(one.ground for one in counting.values())]
    return structs.replace(
        estimate,
        option_order={issue: one.pairs for issue, one in counting.items()},
        by=", ".join(dict.fromkeys(whose)),
        ground="; ".join(dict.fromkeys(grounds)),
    )


def _exact(number: float) -> Fraction:
    """Return a number as it was written: 0.1 is a tenth."""
    return Fraction(str(number))
