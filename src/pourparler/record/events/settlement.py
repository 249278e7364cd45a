"""Two copies gave one id to two things: somebody settled what they are."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from msgspec import Struct

from pourparler.record.event import Event


class Verdict(Enum):
    """Whether two things under one id are the same."""

    SAME = "same"
    RENAMED = "renamed"


class Settlement(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What was settled.

    Parameters
    ----------
    collection : str
        The kind of thing, as ``options``.
    id : str
        The second one's, as the pages write it: ``army.large~9f3a01bc``.
    verdict : Verdict
        Whether it is the same as the first, or another thing.
    name : str
        What it is called from now on, where it is another.
    """

    collection: str
    id: str
    verdict: Verdict
    name: str = ""


class IdSettled(Event, frozen=True, kw_only=True):
    """One id stood for two things, introduced in two copies of the record; it was settled what they are."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    settlement: Settlement
