"""Begin a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pourparler.domain.ids import is_id, slug
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Opening
from pourparler.errors import InputError
from pourparler.record.audience import audience as checked_audience
from pourparler.record.audience import viewer
from pourparler.record.events.negotiation import NegotiationOpened
from pourparler.record.info import RecordInfo
from pourparler.record.opening import fresh_store, open_store
from pourparler.record.registers import Registers


def new(
    location: str,
    title: str,
    *,
    keeper: str,
    audience: str = "",
    record: str = "",
    language: str = "en",
    happened_on: date,
    team: str = "",
) -> RecordInfo:
    """Begin a record in a new file, or in a database or file that holds others.

    Parameters
    ----------
    location : str
        The file to make, or a database URL.
    title : str
        The name of the negotiation.
    keeper : str
        Who keeps this copy: the default viewer.
    audience : str
        Who may see what is added without saying so; empty: the keeper alone.
    record : str
        The record's id; empty: made from the title.
    language : str
        The language of the record's own words.
    happened_on : datetime.date
        The day of the opening.
    team : str
        Within whom it is told who recorded and who checked; empty: the keeper alone.

    Returns
    -------
    RecordInfo
        The new record's settings.
    """
    name = record or slug(title)
    if not is_id(name):
        raise InputError("not a record's id: {name!r}", mend="write small letters and digits, joined by -", name=name)
    info = RecordInfo(
        name, viewer(keeper), checked_audience(audience or keeper), checked_audience(team) if team else ""
    )
    opening = NegotiationOpened(happened_on=Interval.day(happened_on), opening=Opening(title, "", language))
    fresh = "://" in location or not Path(location).exists()
    with fresh_store(location) if fresh else open_store(location) as store:
        store.begin(info, [Registers(info.id).next(info.audience, opening)])
    return info
