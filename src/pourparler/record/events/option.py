"""Options are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pourparler.domain.issue import Option
from pourparler.errors import InvalidEvent
from pourparler.record.event import Event, Ledger, OnRecord, Renewal
from pourparler.record.part import part_of

if TYPE_CHECKING:
    OptionPart = Option
else:
    OptionPart = part_of(Option)


class OptionNamed(Event, frozen=True, kw_only=True):
    """An answer to an issue was named for the first time."""

    framed: ClassVar[bool] = True

    option: Option

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("options", self.option.id, self.option)

    def check(self, on_record: OnRecord) -> None:
        """Its id must begin with its issue's."""
        stem = self.option.issue.partition("@")[0]
        if not self.option.id.startswith(f"{stem}."):
            raise InvalidEvent(
                "the option {option} does not begin with its issue",
                mend="call it {stem}.something",
                option=self.option.id,
                stem=stem,
            )


class OptionChanged(Event, frozen=True, kw_only=True):
    """An option's wording was changed; its id stands."""

    renews: ClassVar[Renewal] = "always"
    framed: ClassVar[bool] = True

    option: OptionPart

    def apply(self, ledger: Ledger) -> None:
        """Put on record what it names; the rest stands."""
        ledger.change("options", self.option)
