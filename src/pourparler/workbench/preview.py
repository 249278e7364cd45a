"""Tell what an event would change before it is recorded: it is checked and replayed in memory, nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.evidence import Level
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.state_of_play import Change
from pourparler.errors import InputError
from pourparler.record.audience import audience as checked
from pourparler.record.audience import viewer as named_viewer
from pourparler.record.audience import within
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.gate import visible
from pourparler.record.info import RecordInfo
from pourparler.record.moment import now
from pourparler.record.opening import open_store
from pourparler.record.order import ordered
from pourparler.record.register import Register, canonical
from pourparler.record.registers import random_salt
from pourparler.record.release import require_within_team
from pourparler.record.store import Store
from pourparler.standing.change import changes
from pourparler.standing.state_of_play import state_of_play
from pourparler.workbench.add import as_event, entry_named, ready
from pourparler.workbench.passage import check_passages, texts
from pourparler.workbench.record import Opened
from pourparler.workbench.state import shown

_DOUBTED = "9999"
"""The clock is judged when something is appended, not when one only looks."""


class Preview(Struct, frozen=True):
    """What would be recorded, and what it would change for who looks.

    Parameters
    ----------
    event : Event
        As it would be recorded: with its ids, the places of its quotations, and from when it could be known.
    audience : str
        Who would see it.
    after : Negotiation
        What would be on record for the viewer.
    changes : tuple of Change
        What would change in the state of play.
    """

    event: Event
    audience: str
    after: Negotiation
    changes: tuple[Change, ...]


def preview(request: Request, body: Mapping[str, Any], *, audience: str = "", text: str = "") -> Preview:
    """Return what an event would change, at the latest day, for the viewer who asks.

    Parameters
    ----------
    request : Request
        Which record, seen by whom, on what evidence.
    body, audience, text
        As for :func:`pourparler.workbench.add.add`.

    Raises
    ------
    InvalidEvent
        As if it were recorded; :class:`~pourparler.errors.InputError` where the viewer would not see it.
    """
    with open_store(request.location) as store:
        info = store.record(request.record)
        whom = _seen_by(named_viewer(request.viewer or info.keeper), info, audience)
        event = ready(body, whom, texts(store, info.id, whom), text)
        require_within_team(event, whom, info)
        return _previewed(request, store, info, whom, event)


def preview_correction(request: Request, hash_: str, instead: Mapping[str, Any], ground: str) -> Preview:
    """Return what a correction would change, and the event as it would stand; see :func:`preview`.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    hash_, instead, ground
        As for :func:`pourparler.workbench.add.correct`.
    """
    with open_store(request.location) as store:
        info = store.record(request.record)
        target = entry_named(store, info, hash_)
        body = as_event(instead)
        check_passages(body, texts(store, info.id, target.audience))
        event = EventCorrected(happened_on=_today(), event=target.hash, ground=ground, instead=canonical(body))
        return structs.replace(_previewed(request, store, info, target.audience, event), event=body)


def preview_retraction(request: Request, hash_: str, ground: str) -> Preview:
    """Return what a retraction would change; see :func:`preview`.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    hash_, ground : str
        As for :func:`pourparler.workbench.add.retract`.
    """
    with open_store(request.location) as store:
        info = store.record(request.record)
        target = entry_named(store, info, hash_)
        event = EventRetracted(happened_on=_today(), event=target.hash, ground=ground)
        return _previewed(request, store, info, target.audience, event)


def _today() -> Interval:
    return Interval.day(datetime.now(UTC).date())


class Effect(Struct, frozen=True):
    """What events would change for who looks: what would be on record, and what would differ in the state of play."""

    after: Negotiation
    changes: tuple[Change, ...]


def effect(request: Request, events: Sequence[Event], audience: str) -> Effect:
    """Return what events would change, at the latest day, for the viewer who asks; nothing is written.

    Parameters
    ----------
    request : Request
        Which record, seen by whom, on what evidence.
    events : sequence of Event
        In the order in which they would be recorded.
    audience : str
        Who would see them.

    Raises
    ------
    InvalidEvent
        As if they were recorded.
    """
    return effect_of(request, [(audience, event) for event in events])


def effect_of(request: Request, events: Sequence[tuple[str, Event]]) -> Effect:
    """Return what events of several audiences would change, as :func:`effect` does.

    Parameters
    ----------
    request : Request
        Which record, seen by whom, on what evidence.
    events : sequence of (str, Event)
        Each with who would see it.
    """
    with open_store(request.location) as store:
        before, after, _ = _with(store, store.record(request.record), request, events)
    return Effect(after, _changed(before, after, request.level))


def _previewed(request: Request, store: Store, info: RecordInfo, whom: str, event: Event) -> Preview:
    before, after, entries = _with(store, info, request, [(whom, event)])
    return Preview(entries[0].event(), whom, after, _changed(before, after, request.level))


def _with(
    store: Store, info: RecordInfo, request: Request, events: Sequence[tuple[str, Event]]
) -> tuple[Negotiation, Negotiation, list[Entry]]:
    """Return what a viewer sees without events and with them, and their entries; they are made in memory alone."""
    viewer = named_viewer(request.viewer or info.keeper)
    registers = {whom: Register(info.id, whom, store.shared(info.id, whom)) for whom, _ in events}
    fresh = []
    for whom, event in events:
        fresh.append(registers[whom].next(event, now(), random_salt(whom, 0), _DOUBTED))
        registers[whom].take(fresh[-1])
    seen = store.entries(info.id, viewer)
    latest = structs.replace(request, as_of=None, known_at=None, since=None)
    before = shown(Opened(info, viewer, tuple(seen)), latest)
    after = shown(Opened(info, viewer, tuple(ordered(visible([*seen, *fresh], viewer)))), latest)
    return before, after, fresh


def _changed(before: Negotiation, after: Negotiation, level: Level) -> tuple[Change, ...]:
    since = before.counted_to() or after.counted_to()
    if since is None:
        return ()
    told = changes(state_of_play(before, level), state_of_play(after, level), since)
    return tuple(structs.replace(one, late=False) for one in told)


def seen_by(request: Request, audience: str = "") -> str:
    """Return who would see what is added: the record's default where nobody is named.

    Raises
    ------
    InputError
        If it is no audience, or who looks would not be in it.
    """
    with open_store(request.location) as store:
        info = store.record(request.record)
        return _seen_by(named_viewer(request.viewer or info.keeper), info, audience)


def default_audience(request: Request) -> str:
    """Return who sees what is added without saying so."""
    with open_store(request.location) as store:
        return store.record(request.record).audience


def _seen_by(viewer: str, info: RecordInfo, audience: str) -> str:
    whom = checked(audience or info.audience)
    # Who keeps the copy may write for others; with anybody else's eyes, what is refused would tell what is hidden.
    if viewer != info.keeper and not within(viewer, whom):
        raise InputError(
            "{viewer} would not see what {audience} sees",
            mend="name the one with whose eyes you look, too",
            viewer=viewer,
            audience=whom,
        )
    return whom
