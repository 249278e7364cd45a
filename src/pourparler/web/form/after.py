"""Where somebody is sent after something was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.web.asked import Asked


def entry_address(asked: Asked, hash_: str) -> str:
    """Return the address of an entry's own page; of the first page where entries have none."""
    from pourparler.web.desk import addresses  # noqa: PLC0415 - the desk knows every page, each page only what it needs

    return asked.lens.to(f"entry/{hash_}") if "/r/{record}/entry/{hash}" in addresses() else asked.lens.to()
