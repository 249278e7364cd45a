"""The only way to read a record: what a viewer may see, as of a date, as it could be known at a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.draft import Draft
from pourparler.domain.negotiation import COLLECTIONS, Negotiation, Recorded
from pourparler.domain.source import Passage
from pourparler.errors import PourparlerError
from pourparler.record.audience import includes
from pourparler.record.chain import Entry, Fault
from pourparler.record.event import Event, introduced, named
from pourparler.record.events.correction import EventCorrected, EventDisclosed, EventRetracted, carried
from pourparler.record.events.source import SourceAdded, SourceChanged


class _Happening(Struct, gc=False):
    event: Event
    hash: str
    audience: str
    known_on: date


def replay(
    entries: Iterable[Entry], viewer: str, *, as_of: date | None = None, known_at: date | None = None
) -> Negotiation:
    """Return the negotiation as one viewer may see it.

    What the viewer may not see is dropped here, before anything else is done.

    Parameters
    ----------
    entries : iterable of Entry
        A record's events, in order.
    viewer : str
        One name, or ``everyone``.
    as_of : datetime.date, optional
        Only what had happened by then, at its latest possible day. None: all.
    known_at : datetime.date, optional
        Only what could be known by then; corrections included. None: all.

    Returns
    -------
    Negotiation
        Of any prefix of a record, the same as if the rest had never been appended.

    Examples
    --------
    >>> replay([], "everyone").parties
    {}
    """
    visible = [entry for entry in entries if includes(entry.audience, viewer)]
    happenings = _current(visible, known_at)
    if as_of is not None:
        # A source published later may tell of what was the case then: only `known_at` asks when it could be known.
        happenings = [h for h in happenings if h.event.happened_on.latest <= as_of or _is_source(h.event)]
    happenings.sort(key=lambda h: h.event.happened_on.latest)
    ledger = _Ledger()
    for happening in happenings:
        ledger.current = happening
        happening.event.apply(ledger)
    if known_at is not None:
        _drop_unknown_sources(ledger.nouns)
    last = max((h.event.happened_on.latest for h in happenings if not _is_source(h.event)), default=None)
    record = visible[0].record if visible else ""
    return Negotiation(record=record, viewer=viewer, as_of=as_of, known_at=known_at, last_day=last, **ledger.nouns)


def unreadable(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield the entries whose body is no event that this version knows."""
    for entry in entries:
        try:
            event = entry.event()
            if isinstance(event, EventCorrected | EventDisclosed):
                carried(event.instead if isinstance(event, EventCorrected) else event.body)
        except PourparlerError:
            yield Fault(entry.audience, entry.hash, entry.recorded_at, "unreadable")


def _is_source(event: Event) -> bool:
    return isinstance(event, SourceAdded | SourceChanged)


class _Ledger:
    """Nouns by collection and id; a later happening replaces an earlier one."""

    def __init__(self) -> None:
        self.nouns: dict[str, dict[str, Recorded[Any]]] = {name: {} for name in COLLECTIONS}
        self.current: _Happening

    def put(self, collection: str, key: str, value: object) -> None:
        now = self.current
        event = now.event
        before = self.nouns[collection].get(key)
        # A changed noun is still the one that came up when it came up.
        begun = before.happened_on if before and event.renews == "always" else event.happened_on
        self.nouns[collection][key] = Recorded(
            value, begun, now.known_on, event.passages, now.hash, now.audience, event.note
        )


def _current(visible: list[Entry], known_at: date | None) -> list[_Happening]:
    """Return the events that count, in record order: corrected, without the retracted, disclosures opened."""
    hashes = {entry.hash for entry in visible}
    plain: list[_Happening] = []
    about: list[_Happening] = []
    original: dict[str, str] = {}
    for entry in visible:
        event = entry.event()
        assert event.known_on is not None  # an entry without it cannot be read
        happening = _Happening(event, entry.hash, entry.audience, event.known_on)
        if isinstance(event, EventDisclosed):
            original[entry.hash] = event.event
            if event.event not in hashes:
                happening.event = carried(event.body)
                plain.append(happening)
            about.append(happening)
        elif isinstance(event, EventCorrected | EventRetracted):
            about.append(happening)
        else:
            plain.append(happening)
    if known_at is not None:
        plain, about = _known(plain, known_at), [h for h in about if h.known_on <= known_at]
    return _amended(plain, about, original) if about else plain


def _known(happenings: list[_Happening], known_at: date) -> list[_Happening]:
    """Return what could be known by a day, and the words it is put in.

    A party or an issue that was recorded later, and has no source of its own, could be known from when
    something that names it could be.
    """
    admitted = {h.hash for h in happenings if h.known_on <= known_at}
    waiting = {("openings", "opening"): [], **_unsourced(h for h in happenings if h.hash not in admitted)}
    queue = [h for h in happenings if h.hash in admitted]
    if queue:
        queue += waiting.pop(("openings", "opening"))
    while queue:
        happening = queue.pop()
        admitted.add(happening.hash)
        for pair in named(happening.event):
            queue += waiting.pop(pair, ())
    return [h for h in happenings if h.hash in admitted]


def _unsourced(happenings: Iterable[_Happening]) -> dict[tuple[str, str], list[_Happening]]:
    found: dict[tuple[str, str], list[_Happening]] = {}
    for happening in happenings:
        if happening.event.renews == "never" and not happening.event.sourced and not happening.event.passages:
            for pair, _ in introduced(happening.event):
                if pair[0] != "sources":  # a source is known from its publication, whoever cites it
                    found.setdefault(pair, []).append(happening)
    return found


def _amended(plain: list[_Happening], about: list[_Happening], original: dict[str, str]) -> list[_Happening]:
    gone: set[str] = set()
    instead: dict[str, EventCorrected] = {}
    for happening in reversed(about):
        event = happening.event
        if happening.hash in gone or not isinstance(event, EventCorrected | EventRetracted):
            continue
        if isinstance(event, EventRetracted):
            # Who always saw the original keeps it when only its disclosure is taken back.
            gone |= {event.event, *(new for new, old in original.items() if old == event.event)}
            continue
        # A disclosed event has two hashes, the original's and the disclosure's; a correction of either is of both.
        targets = {event.event, original.get(event.event, event.event)}
        for target in (*targets, *(new for new, old in original.items() if old in targets)):
            instead.setdefault(target, event)
    kept = [h for h in plain if h.hash not in gone]
    for happening in kept:
        correction = instead.get(happening.hash)
        if correction:
            happening.event = carried(correction.instead)
    return kept


def _drop_unknown_sources(nouns: dict[str, dict[str, Recorded[Any]]]) -> None:
    """Leave out passages of sources that could not be known yet."""
    known = nouns["sources"]
    for group in nouns.values():
        for key, recorded in group.items():
            changes: dict[str, Any] = {}
            if any(p.source not in known for p in recorded.passages):
                changes["passages"] = _of(recorded.passages, known)
            if isinstance(recorded.value, Draft):
                points = tuple(structs.replace(p, passages=_of(p.passages, known)) for p in recorded.value.points)
                changes["value"] = structs.replace(recorded.value, points=points)
            if changes:
                group[key] = structs.replace(recorded, **changes)


def _of(passages: tuple[Passage, ...], known: dict[str, Recorded[Any]]) -> tuple[Passage, ...]:
    return tuple(p for p in passages if p.source in known)
