"""A source corrected itself: of each entry that rests on it, whether it stands, is withdrawn or is reworded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.domain.request import Request
from pourparler.domain.source import Passage
from pourparler.errors import InvalidEvent
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.opening import open_store
from pourparler.record.register import canonical
from pourparler.workbench.add import as_event
from pourparler.workbench.current import Current, counting_entries
from pourparler.workbench.passage import check_passages, texts
from pourparler.workbench.preview import Effect, effect_of

_WORDS = ("content", "paraphrase", "what", "words", "about")
"""The fields in which a thing on record is told in words; the first that it has."""


class Fate(Enum):
    """What becomes of an entry whose source corrected itself."""

    STANDS = "stands"
    WITHDRAWN = "withdrawn"
    REWORDED = "reworded"


class Answer(Struct, frozen=True):
    """What somebody says of one entry.

    Parameters
    ----------
    fate : Fate
        What becomes of it.
    words : str
        In the place of its words, where it is reworded.
    """

    fate: Fate
    words: str = ""


class Correction(Struct, frozen=True):
    """How a source corrected itself.

    Parameters
    ----------
    ground : str
        Why, in a sentence; whoever sees an entry sees it.
    on : Interval
        When.
    answers : mapping of str to Answer
        Of entries, by their hash; of what is not named nobody says anything, and it stands.
    passage : Passage, optional
        The words of the report that tells of it; none where they stand on no report.
    audience : str
        Who may see that report: entries that others may see do not cite it.
    """

    ground: str
    on: Interval
    answers: Mapping[str, Answer]
    passage: Passage | None = None
    audience: str = "everyone"


def resting_on(request: Request, source: str) -> tuple[Current, ...]:
    """Return the entries that count and rest on a source, as a viewer may see them, in the record's order.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    source : str
        The source's id.
    """
    return tuple(
        one for one in counting_entries(request) if not one.about_record and source in {key for key, _ in one.quotes}
    )


def words_of(one: Current) -> str:
    """Return the words in which an entry tells what it tells; empty where it has none."""
    _, noun, field = _told(one)
    return str(noun[field]) if field else ""


def put_right(request: Request, source: str, correction: Correction, *, by: str = "", token: str = "") -> list[Entry]:
    """Record what becomes of the entries that rest on a source; all of it, or nothing.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    source : str
        The source's id.
    correction : Correction
        How it corrected itself.
    by : str
        Who records it; told within the team. Empty: nobody is told.
    token : str
        Sent twice under one token, it is recorded once.

    Raises
    ------
    InvalidEvent
        If nothing becomes of anything, an entry does not rest on the source, or has no words to reword.
    """
    events = _events(request, source, correction)
    with open_store(request.location) as store:
        info = store.record(request.record)
        for audience, event in events:
            check_passages(event, texts(store, info.id, audience))
        return store.append(info.id, events, by=by, request=(by, token))


def preview_put_right(request: Request, source: str, correction: Correction) -> Effect:
    """Return what :func:`put_right` would change for who looks; nothing is written."""
    return effect_of(request, _events(request, source, correction))


def _events(request: Request, source: str, correction: Correction) -> Sequence[tuple[str, Event]]:
    resting = {one.hash: one for one in resting_on(request, source)}
    events = []
    for hash_, answer in correction.answers.items():
        one = resting.get(hash_)
        if one is None:
            raise InvalidEvent(
                "{event} does not rest on {source}", mend="name what does", event=hash_[:12], source=source
            )
        if answer.fate is not Fate.STANDS:
            events.append((one.audience, _event(one, answer, correction)))
    if not events:
        raise InvalidEvent("nothing changes", mend="say what is withdrawn or reworded")
    return events


def _event(one: Current, answer: Answer, correction: Correction) -> Event:
    cited = correction.passage is not None and correction.audience in ("everyone", one.audience)
    common: dict[str, Any] = {
        "happened_on": correction.on,
        "event": one.hash,
        "ground": correction.ground,
        "passages": (correction.passage,) if cited else (),
    }
    if answer.fate is Fate.WITHDRAWN:
        return EventRetracted(**common)
    return EventCorrected(**common, instead=canonical(as_event(_reworded(one, answer.words))))


def _reworded(one: Current, words: str) -> dict[str, Any]:
    name, noun, field = _told(one)
    if not field:
        raise InvalidEvent("{event} has no words of its own", mend="correct it by its form", event=one.hash[:12])
    if not words.strip():
        raise InvalidEvent("nobody says how {event} is reworded", mend="write the words", event=one.hash[:12])
    return {**one.body, name: {**noun, field: " ".join(words.split())}}


def _told(one: Current) -> tuple[str, dict[str, Any], str]:
    """Return under which name an entry holds its noun, the noun, and the field of its words; empty: it has none."""
    for name, noun in one.body.items():
        if isinstance(noun, dict) and "id" in noun:
            return name, noun, next((field for field in _WORDS if isinstance(noun.get(field), str)), "")
    return "", {}, ""
