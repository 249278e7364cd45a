"""A principal's authority to a delegate."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.domain.evidence import Voice
from pourparler.domain.ids import ChannelId, DelegateId, IssueId, NewId


class Mandate(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a delegate is said to be authorised to do, by whom, until when.

    Parameters
    ----------
    id : str
        For instance ``lavrov-talks``.
    delegate : str
        Who is authorised.
    scope : str
        In words; `issues` lists the issues where they can be told.
    issues : tuple of str
        Empty: the words say no more than `scope`.
    limits : str
        What the delegate may not do; empty where nothing is on record.
    designated_for_talks : bool
        Whether the words designate the delegate to negotiate. An absence from the room is reported only then.
    channels : tuple of str
        The lines of talks for which; empty: the words name none, so any in which the party takes part.
    ad_referendum, may_sign : bool
        Whether what is agreed awaits the principal; whether the delegate may sign.
    until : datetime.date, optional
        The last day; none where no end is on record. It runs from the day on which it was given.
    said : Voice
        On whose word the mandate is known.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> Mandate("a", "envoy", "ceasefire", Voice("Kremlin", Attribution.OFFICIAL_TEXT)).may_sign
    False
    """

    id: NewId
    delegate: DelegateId
    scope: str
    said: Voice
    issues: tuple[IssueId, ...] = ()
    limits: str = ""
    designated_for_talks: bool = False
    channels: tuple[ChannelId, ...] = ()
    ad_referendum: bool = False
    may_sign: bool = False
    until: date | None = None
