"""The entry that a form is about, as it stands for whoever looks."""

from __future__ import annotations

from datetime import UTC, datetime

from pourparler.brief.words.act import evidence_of, sentence
from pourparler.brief.words.kind import kind_name
from pourparler.domain.interval import Interval
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.web.asked import Asked, Missing
from pourparler.web.form.adding import Looked, whole_record, wording_of
from pourparler.workbench.current import Current, current
from pourparler.workbench.fields import Kind, kind_added, word_of


def entry_asked(asked: Asked) -> Current:
    """Return the entry that the address names.

    Raises
    ------
    Missing
        If whoever looks may see none of that hash: the same whether there is one or not.
    """
    try:
        return current(whole_record(asked), asked.path["hash"])
    except UnknownId:
        raise Missing("there is no such page", mend="begin at the records at hand") from None


def counting(asked: Asked) -> Current:
    """Return the entry that the address names, which still counts.

    Raises
    ------
    InvalidEvent
        If it was retracted, or its words were erased.
    """
    one = entry_asked(asked)
    if one.event is None:
        raise InvalidEvent("the event {event} was erased", mend="name another", event=one.hash[:12])
    if not one.counts:
        raise InvalidEvent("the event {event} was retracted", mend="name what still counts", event=one.hash[:12])
    return one


def kind_corrected(one: Current) -> Kind | None:
    """Return the kind by whose form an entry is corrected; none where it tells of the record, or opens it."""
    return None if one.about_record else kind_added(word_of(one.kind))


def told(asked: Asked, one: Current) -> dict[str, object]:
    """Return what a page shows of an entry."""
    wording = wording_of(asked)
    words = sentence(one.event, wording) if one.event is not None else ""
    evidence = evidence_of(one.event, wording) if one.event is not None else None
    return {
        "entry": one,
        "corrected": kind_corrected(one) is not None,
        "kind": kind_name(asked.say, one.kind),
        "stands": Looked(words, evidence, one.audience, ()),
        "quotes": [(wording.quoted(quote) if quote else "", source) for source, quote in one.quotes],
    }


def today() -> Interval:
    """Return today, as the day of what is done to the record."""
    return Interval.day(datetime.now(UTC).date())
