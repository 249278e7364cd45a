"""Issues come up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.issue import Issue
from pourparler.record.event import Event, Ledger, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    IssuePart = Issue
else:
    IssuePart = part_of(Issue)


class IssueAdded(Event, frozen=True, kw_only=True):
    """An issue came up, for the talks to settle."""

    framed: ClassVar[bool] = True

    issue: Issue

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("issues", self.issue.id, self.issue)


class IssueChanged(Event, frozen=True, kw_only=True):
    """An issue's wording was changed; its id stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    issue: IssuePart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("issues", self.issue)
