"""What a user should know of how something was read."""

from __future__ import annotations

from msgspec import Struct


class Notice(Struct, frozen=True):
    """A sentence about how something was read, for the user to know; its placeholders are filled from `fields`."""

    what: str
    fields: dict[str, str] = {}
