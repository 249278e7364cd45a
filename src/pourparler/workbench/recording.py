"""Record from Python: values of the domain in, all of a block in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.domain.source import Passage
from pourparler.errors import InputError, InvalidEvent
from pourparler.record.appending import Follows
from pourparler.record.audience import audience as checked
from pourparler.record.audience import within
from pourparler.record.entry import Entry
from pourparler.record.event import Event, encode, introduced, kebab, kinds
from pourparler.record.info import RecordInfo
from pourparler.record.opening import open_store
from pourparler.record.store import Store
from pourparler.workbench.add import digest, passage, ready
from pourparler.workbench.passage import TextOf, texts


@contextmanager
def open(
    location: str, *, by: str = "", record: str = "", audience: str = "", request: str = ""
) -> Iterator[Recording]:
    """Open a record to add to it; all that one ``with`` block adds is written at its end, or nothing of it.

    Parameters
    ----------
    location, record : str
        Where; a record is begun with :func:`pourparler.new`.
    by : str
        Who records; told within the team. Empty: nobody is told.
    audience : str
        Who may see what is added without saying so; empty: the record's own setting.
    request : str
        An id of what the block asks: the same block run again changes nothing, and gives the same entries. Empty: none.

    Raises
    ------
    InvalidEvent
        At the block's end, if something breaks a rule of the record; nothing is written then.
    StoreError
        If there is no record, or the file cannot be written.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from pourparler.domain.party import Party
    >>> from pourparler.workbench.new import new
    >>> with TemporaryDirectory() as folder:
    ...     place = str(Path(folder) / "talks.pourparler")
    ...     info = new(place, "Talks", keeper="team", happened_on=date(2026, 3, 2))
    ...     with open(place, by="ana") as record:
    ...         record.add(Party("upper", "Upper Valley"), happened_on="2026-03-02")
    ...     len(record.entries)
    'upper@team'
    1
    """
    with open_store(location) as store:
        info = store.record(record)
        recording = Recording(store, info, checked(audience or info.audience))
        try:
            yield recording
        finally:
            recording.ended = True
        recording.write(by, request)


class Recording:
    """What one block adds to a record; it is made by :func:`open`.

    Attributes
    ----------
    info : RecordInfo
        The record's settings.
    audience : str
        Who may see what is added without saying so.
    entries : tuple of Entry
        What was written, once the block has ended.
    ended : bool
        Whether the block has ended, well or not: nothing more can be added.
    """

    def __init__(self, store: Store, info: RecordInfo, audience: str) -> None:
        self.info, self.audience = info, audience
        self.entries: tuple[Entry, ...] = ()
        self.ended = False
        self._store = store
        self._events: list[tuple[str, Event]] = []
        self._sources: list[tuple[str, str, str]] = []

    def __repr__(self) -> str:
        return f"<Recording: record {self.info.id}, {len(self._events)} to write, {len(self.entries)} written>"

    def add(
        self,
        what: Struct,
        *,
        happened_on: date | Interval | str | None = None,
        known_on: date | None = None,
        passages: str | Passage | Sequence[str | Passage] = (),
        note: str = "",
        audience: str = "",
        text: str = "",
    ) -> str:
        """Add something that happened, and return the id that it goes by on record.

        Parameters
        ----------
        what : Struct
            A noun of the domain (`Party`, `Source`, `Position`, …): it came up, was taken, was held. Or an event, for
            what a noun alone does not say (`PositionWithdrawn`, `NextStepMet`, …).
        happened_on : date, Interval or str
            When: a day, or ``2026-03-02/2026-03-04``. An event may hold it itself.
        known_on : datetime.date, optional
            From when it could be known; none: from the first publication among its sources.
        passages : str or Passage, or several
            On what it rests: ``SOURCE``, ``SOURCE::WORDS``, which get their place, or a :class:`Passage`.
        note : str
            A remark.
        audience : str
            Who may see it; empty: as the block says. A new id gets the audience's ending by itself.
        text : str
            The text of a source, kept beside the record so that passages can be checked; empty: none.

        Returns
        -------
        str
            The new noun's id, with its audience's ending; empty for what has none.

        Raises
        ------
        InvalidEvent
            If a field does not fit, or a source has no date.
        PassageMismatch
            If quoted words do not stand in their source's text.
        InputError
            If the record holds no such noun, or the block has ended.
        """
        if self.ended:
            raise InputError("the block that opened the record has ended", mend="open it again")
        whom = checked(audience or self.audience)
        stated = {
            "happened_on": _days(happened_on),
            "known_on": known_on,
            "passages": _passages(passages),
            "note": note,
        }
        body = {**_body(what), **{name: value for name, value in stated.items() if value}}
        if "happened_on" not in body:
            raise InvalidEvent("it is not said when it happened", mend="give `happened_on`")
        if text:
            if not isinstance(body.get("source"), dict):
                raise InputError("only a source has a text", mend="cite words of it with `passages`")
            body["source"] = {**body["source"], "sha256": digest(text)}
        event = ready(body, whom, self._text_of(whom), text)
        self._events.append((whom, event))
        key = _key(event)
        if text:
            self._sources.append((whom, key, text))
        return key

    def write(self, by: str, request: str) -> None:
        """Write all that was added, in one transaction; the block's end does it, and says which of it is refused."""
        if not self._events:
            return
        reached: list[Event] = []
        copies = [(whom, words) for whom, _, words in self._sources]
        following = [(whom, _noting(event, reached)) for whom, event in self._events]
        try:
            entries = self._store.append(self.info.id, following, by=by, texts=copies, request=(by, request))
        except InvalidEvent as error:
            if reached:
                error.at(f"{kebab(type(reached[-1]).__name__)} {_key(reached[-1])}".rstrip())
            raise
        self.entries = tuple(entries)

    def _text_of(self, whom: str) -> TextOf:
        """Return what gives a source's text: of one that the block itself added for all of the audience, or held."""
        text_of = texts(self._store, self.info.id, whom)
        own = {key: words for audience, key, words in self._sources if within(whom, audience)}
        return lambda key: own.get(key) or text_of(key)


@cache
def nouns() -> dict[type[Struct], type[Event]]:
    """Return which kind of event puts a noun on record, read off the fields of the kinds."""
    by_noun: dict[type[Struct], type[Event]] = {}
    for kind, event in kinds().items():
        own = [field for field in msgspec.structs.fields(event) if field.name not in Event.__struct_fields__]
        by_hand = event.renews != "always" and not event.about_record and not kind.startswith("negotiation-")
        if by_hand and len(own) == 1 and isinstance(own[0].type, type) and issubclass(own[0].type, Struct):
            by_noun[own[0].type] = event
    return by_noun


def _noting(event: Event, reached: list[Event]) -> Follows:
    """Return what gives an event when its turn has come, and notes that it has."""

    def follows(_: list[Entry]) -> Event:
        reached.append(event)
        return event

    return follows


def _key(event: Event) -> str:
    return next((key for (_, key), noun in introduced(event) if getattr(noun, "id", None) == key), "")


def _body(what: Struct) -> dict[str, Any]:
    """Return a noun, or an event, as the plain values of an event."""
    if isinstance(what, Event):
        return dict(msgspec.json.decode(encode(what)))
    event = nouns().get(type(what))
    if event is None:
        names = sorted(noun.__name__ for noun in nouns())
        near = get_close_matches(type(what).__name__, names, 1, 0.6)
        raise InputError(
            "nothing on record is a {name}",
            mend="did you mean {near}?" if near else "add an event, or one of {known}",
            name=type(what).__name__,
            near=", ".join(near),
            known=", ".join(names),
        )
    name = next(field for field in event.__struct_fields__ if field not in Event.__struct_fields__)
    return {"kind": kebab(event.__name__), name: msgspec.to_builtins(what)}


def _days(when: date | Interval | str | None) -> list[str] | None:
    if isinstance(when, Interval):
        return [when.earliest.isoformat(), when.latest.isoformat()]
    if isinstance(when, date):
        return [when.isoformat()] * 2
    first, _, last = (when or "").partition("/")
    return [first, last or first] if first else None


def _passages(passages: str | Passage | Sequence[str | Passage]) -> list[dict[str, Any]]:
    several = [passages] if isinstance(passages, str | Passage) else passages
    return [passage(one) if isinstance(one, str) else msgspec.to_builtins(one) for one in several]
