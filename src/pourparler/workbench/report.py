"""The reports of a record: take one in as a source with its text, list them, sit over one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct, structs

from pourparler.brief.words.language import LANGUAGES
from pourparler.domain.decision import Decision, Ruling, standing
from pourparler.domain.interval import Interval
from pourparler.domain.reading import Reading
from pourparler.domain.source import Source
from pourparler.errors import InputError, InvalidEvent
from pourparler.reading.read import read
from pourparler.record.audience import audience as checked
from pourparler.record.audience import suffix
from pourparler.record.audience import viewer as checked_viewer
from pourparler.record.opening import open_store
from pourparler.workbench.acceptance import free, source_event
from pourparler.workbench.add import digest
from pourparler.workbench.filing import Filing
from pourparler.workbench.readings import kept_reading
from pourparler.workbench.review import sitting_over
from pourparler.workbench.views import own_view, shared_view
from pourparler.workbench.writer import undated


class Report(Struct, frozen=True):
    """A report whose text a record holds.

    Parameters
    ----------
    sha256 : str
        Of its text.
    id : str
        The source's.
    source : Source
        Where it comes from.
    audience : str
        Who may see it.
    text : str
        Its words.
    decided, unsigned : int
        How many of its passages were decided, and how many of these wait for a signature.
    finished : bool
        Whether somebody has finished with it.
    """

    sha256: str
    id: str
    source: Source
    audience: str
    text: str
    decided: int = 0
    unsigned: int = 0
    finished: bool = False


def reports(location: str, *, viewer: str, record: str = "") -> tuple[Report, ...]:
    """Return the reports that a viewer may see, the latest published first.

    Parameters
    ----------
    location, record, viewer : str
        Which record, seen by whom.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked_viewer(viewer or info.keeper)
        sources = own_view(store, info.id, whom).negotiation.sources
        texts = {sha256: (audience, words) for audience, sha256, words in store.texts(info.id, whom)}
        decisions = store.decisions(info.id, whom)
    counts = _counted(decisions)
    listed = [
        Report(one.value.sha256, key, one.value, *texts[one.value.sha256], **counts.get(one.value.sha256, {}))
        for key, one in sources.items()
        if one.value.sha256 in texts and not one.gone
    ]
    return tuple(sorted(listed, key=lambda one: (_published(one.source), one.id), reverse=True))


def _counted(decisions: list[Decision]) -> dict[str, dict[str, Any]]:
    """Return, for each text, what a report tells of the decisions on it."""
    by_text: dict[str, list[Decision]] = {}
    for (text, _), decision in standing(decisions).items():
        by_text.setdefault(text, []).append(decision)
    return {
        text: {
            "decided": sum(one.ruling is not Ruling.DONE for one in ones),
            "unsigned": sum(not one.signed for one in ones),
            "finished": any(one.ruling is Ruling.DONE for one in ones),
        }
        for text, ones in by_text.items()
    }


def _published(source: Source) -> date:
    return source.published.latest if source.published else date.min


def report(location: str, sha256: str, *, viewer: str, record: str = "") -> Report:
    """Return one report that a viewer may see.

    Raises
    ------
    InputError
        If there is none.
    """
    for one in reports(location, viewer=viewer, record=record):
        if one.sha256 == sha256:
            return one
    raise InputError("no such report is on record", mend="choose one of the list")


def take_report(
    location: str,
    data: bytes,
    name: str,
    *,
    audience: str,
    record: str = "",
    language: str = "",
    published: Interval | None = None,
    title: str = "",
    publisher: str = "",
    by: str = "",
) -> str:
    """Put a report on record as a source, with its text; one that is there already, word for word, is left as it is.

    Parameters
    ----------
    location, record : str
        Where.
    data : bytes
        A plain text or an HTML page.
    name : str
        What it is called where it prints no title.
    audience : str
        Who may see it, and all that rests on it; empty: the record's default.
    language : str
        Of the text, as a code; empty: as it shows.
    published : Interval, optional
        When it was published; none: as it prints.
    title, publisher : str
        In the place of what it prints; empty: as it prints.
    by : str
        Who records it; told within the team. Empty: nobody is told.

    Returns
    -------
    str
        The SHA-256 of its text.

    Raises
    ------
    InputError
        If it is no text, or nobody says when it was published.
    """
    if published and published.latest > datetime.now(UTC).date():
        raise InvalidEvent("that day has not come yet: {day}", mend="mend the day", day=published)
    reading = read(data, name, language=language)
    sha256 = digest(reading.text)
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        view = shared_view(store, info.id, whom)
        if any(one.value.sha256 == sha256 for one in view.negotiation.sources.values()):
            return sha256
        printed = reading.provenance.published
        day = published or (Interval.day(printed) if printed else None)
        if day is None:
            raise undated(title or name)
        provenance = structs.replace(
            reading.provenance,
            title=title or reading.provenance.title,
            publisher=publisher or reading.provenance.publisher,
        )
        event = source_event(provenance, name, sha256, day, lambda stem: free(stem, view.ids, suffix(whom)))
        store.append(info.id, [(whom, event)], by=by, texts=[(whom, reading.text)])
    return sha256


@contextmanager
def filing(
    location: str, one: Report, *, record: str = "", reading: Callable[..., Reading] = kept_reading, by: str = ""
) -> Iterator[Filing]:
    """Sit over a report of a record, to decide first and sign later.

    Parameters
    ----------
    location, record : str
        Which record.
    one : Report
        The report; what is decided belongs to its audience.
    reading : callable
        What reads it.
    by : str
        Who decides and signs; told within the team.
    """
    source = one.source
    with sitting_over(
        one.text.encode(),
        source.title,
        location,
        record=record,
        audience=one.audience,
        spoken=source.language if source.language in LANGUAGES else "",
        published=source.published,
        reading=reading,
        by=by,
    ) as sitting:
        yield Filing(sitting)
