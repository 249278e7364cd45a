"""Characterisations are noted."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.statement import Characterisation
from pourparler.record.event import Event, Ledger


class CharacterisationNoted(Event, frozen=True, kw_only=True):
    """Somebody called the talks something."""

    sourced: ClassVar[bool] = True

    characterisation: Characterisation

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("characterisations", self.characterisation.id, self.characterisation)
