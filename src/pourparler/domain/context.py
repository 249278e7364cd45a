"""Events outside the room that matter."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.ids import NewId


class Context(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An offensive, a sanction, a resignation.

    Examples
    --------
    >>> Context("resignation", "The head of delegation resigns", "resignation").kind
    'resignation'
    """

    id: NewId
    what: str
    kind: str = ""
    place: str = ""
