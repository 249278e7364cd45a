"""Estimates are made."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.preference import Alternative, OptionOrder, Preference, Reservation
from pourparler.record.event import Event, Ledger


class PreferenceEstimated(Event, frozen=True, kw_only=True):
    """Somebody estimated what a party values."""

    framed: ClassVar[bool] = True

    preference: Preference

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("preferences", self.preference.id, self.preference)


class AlternativeEstimated(Event, frozen=True, kw_only=True):
    """Somebody estimated what a party does without agreement."""

    framed: ClassVar[bool] = True

    alternative: Alternative

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("alternatives", self.alternative.id, self.alternative)


class ReservationEstimated(Event, frozen=True, kw_only=True):
    """Somebody estimated what a party's alternative is worth to it."""

    framed: ClassVar[bool] = True

    reservation: Reservation

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("reservations", self.reservation.id, self.reservation)


class OptionOrderEstimated(Event, frozen=True, kw_only=True):
    """Somebody stated that for a party one option is at least as bad as another."""

    framed: ClassVar[bool] = True

    option_order: OptionOrder

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("option_orders", self.option_order.id, self.option_order)
