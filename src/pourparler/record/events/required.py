"""Who must agree is stated."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.issue import Required
from pourparler.record.event import Event, Ledger, Renewal


class RequiredPartiesStated(Event, frozen=True, kw_only=True):
    """Who must agree was stated, for one issue or by default; a later statement replaces it."""

    renews: ClassVar[Renewal] = "either"
    framed: ClassVar[bool] = True

    required: Required

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("required", self.required.issue or "", self.required)
