"""Begin a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Opening
from pourparler.errors import PourparlerError
from pourparler.record.audience import audience as checked_audience
from pourparler.record.audience import viewer
from pourparler.record.events.negotiation import NegotiationOpened
from pourparler.record.store import RecordInfo, create_store, open_store


def new(location: str, title: str, *, keeper: str, audience: str = "", record: str = "", language: str = "en",
        happened_on: date) -> RecordInfo:  # fmt: skip
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

    Returns
    -------
    RecordInfo
        The new record's settings.
    """
    info = RecordInfo(record or slug(title), viewer(keeper), checked_audience(audience or keeper))
    fresh = "://" not in location and not Path(location).exists()
    opening = NegotiationOpened(happened_on=Interval.day(happened_on), opening=Opening(title, "", language))
    try:
        with create_store(location) if fresh or "://" in location else open_store(location) as store:
            store.begin(info)
            store.append(info.id, [(info.audience, opening)])
    except PourparlerError:
        if fresh:
            Path(location).unlink(missing_ok=True)
        raise
    return info
