"""Drafts are tabled."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.draft import Draft
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord


class DraftTabled(Event, frozen=True, kw_only=True):
    """A version of the negotiating text was put forward."""

    sourced: ClassVar[bool] = True

    draft: Draft

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("drafts", self.draft.id, self.draft)

    def check(self, on_record: OnRecord) -> None:
        """Its ancestors must not lead back to it."""
        waiting, seen = list(self.draft.parents), set[str]()
        while waiting:
            name = waiting.pop()
            if name == self.draft.id:
                raise InvalidEvent(
                    "draft {draft} would be its own ancestor", mend="break the circle of parents", draft=self.draft.id
                )
            parent = on_record.find("drafts", name) if name not in seen else None
            seen.add(name)
            waiting.extend(parent.parents if parent else ())
