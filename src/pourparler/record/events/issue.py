"""Issues come up."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.issue import Issue
from pourparler.record.event import Event, Ledger, Renewal


class IssueAdded(Event, frozen=True, kw_only=True):
    """A question to settle came up."""

    issue: Issue

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("issues", self.issue.id, self.issue)


class IssueChanged(Event, frozen=True, kw_only=True):
    """An issue's wording was changed; its id stands."""

    renews: ClassVar[Renewal] = "always"

    issue: Issue

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("issues", self.issue.id, self.issue)
