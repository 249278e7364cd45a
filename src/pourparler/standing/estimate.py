"""From the estimates on record to those that solvers are given: of each party the one recorded last."""

from __future__ import annotations

from fractions import Fraction

from msgspec import structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.scenario import Estimate


def estimates(negotiation: Negotiation) -> dict[str, Estimate]:
    """Return what each party is estimated to value, as far as somebody put it on record, and by whom.

    A later estimate of a party replaces an earlier one; nothing is computed from positions.

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
    return {party: by_party[party] for party in negotiation.parties if party in by_party}


def _exact(number: float) -> Fraction:
    """Return a number as it was written: 0.1 is a tenth."""
    return Fraction(str(number))
