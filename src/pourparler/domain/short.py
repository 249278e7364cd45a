"""A value in a line: what it holds is counted, not listed."""

from __future__ import annotations

from collections.abc import Sized
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct, structs

_PLAIN = (str, int, float, bool, date, type(None))
_LONG = 60


def short(value: Struct) -> str:
    """Return a value as one line, for a console: plain fields as they are, collections as how many they hold.

    Fields that stand at nothing (``""``, 0, ``None``, no items) are left out.

    Examples
    --------
    >>> from pourparler.domain.negotiation import Negotiation
    >>> short(Negotiation(record="talks", viewer="everyone"))
    '<Negotiation: record talks, viewer everyone>'
    """
    parts = (_told(field.name.replace("_", " "), getattr(value, field.name)) for field in structs.fields(value))
    words = ", ".join(filter(None, parts))
    return f"<{type(value).__name__}{': ' if words else ''}{words}>"


def _told(name: str, value: Any) -> str:
    if isinstance(value, Enum):
        return f"{name} {value.value}"
    if isinstance(value, str) and len(value) > _LONG:
        return f"{name} {value[:_LONG]}…"
    if isinstance(value, bool):
        return name if value else ""
    if isinstance(value, _PLAIN):
        return f"{name} {value}" if value else ""
    if isinstance(value, Sized):
        return f"{len(value)} {name}" if len(value) else ""
    return ""
