"""Channels are opened."""

from __future__ import annotations

from typing import ClassVar

from pourparler.domain.session import Channel
from pourparler.record.event import Event, Ledger


class ChannelOpened(Event, frozen=True, kw_only=True):
    """A line of talks was opened."""

    framed: ClassVar[bool] = True

    channel: Channel

    def apply(self, ledger: Ledger) -> None:
        """Put it on record."""
        ledger.put("channels", self.channel.id, self.channel)
