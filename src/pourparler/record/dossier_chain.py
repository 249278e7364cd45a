"""The events of a dossier as entries: those of an export with their hashes, those written by hand judged and sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import json, structs

from pourparler.errors import DossierError, InputError, PourparlerError
from pourparler.record.audience import audience
from pourparler.record.dossier_layout import OLDER, Laid, plain_event
from pourparler.record.entry import SALT, Entry, commitment, digest, seal_1
from pourparler.record.event import Event, any_event, decode, encode
from pourparler.record.events.correction import EventDisclosed
from pourparler.record.info import RecordInfo
from pourparler.record.moment import day_of, is_moment, later, now
from pourparler.record.newest import Newest
from pourparler.record.order import ordered
from pourparler.record.register import Register, published
from pourparler.record.registers import Registers
from pourparler.record.release import require_within_team
from pourparler.record.rules import check, check_body

Salt = Callable[[str, int], bytes]
_Lines = dict[str, int]


class _Chain(Protocol):
    entries: list[Entry]
    written: set[str]

    def add(self, laid: Laid) -> Entry:
        """Return the next event of the dossier as an entry, and keep it."""


def linked(
    form: str,
    info: RecordInfo,
    events: Sequence[Any],
    *,
    file: str,
    line_of: Callable[[int], int],
    salt: Salt | None,
) -> tuple[list[Entry], _Lines, set[str]]:
    """Return a dossier's events as entries in order, where each stands in the file, and which are judged here.

    Parameters
    ----------
    form : str
        ``dossier/1`` or ``dossier/2``.
    info : RecordInfo
        The record's id, the audience of an event that names none, and the team that terms of release keep to.
    events : sequence
        As the file lays them out.
    file : str
        Its name, for sentences about it.
    line_of : callable
        Given an event's index, returns its line.
    salt : callable, optional
        What salts events that were written by hand; none: what only a reader needs, always the same.
    """
    chain: _Chain = _Chain1(info.id) if form == OLDER else _Chain2(info.id, salt or derived_salt(info.id))
    lines: _Lines = {}
    for index, raw in enumerate(events):
        try:
            laid = plain_event(raw, info.audience)
            laid = structs.replace(laid, audience=audience(laid.audience))
            _check_moment(laid.recorded_at)
            entry = chain.add(laid)
            lines[entry.hash] = index
            if not laid.schema:
                require_within_team(entry.event(), entry.audience, info)
        except msgspec.ValidationError as error:
            raise DossierError(
                "{why}",
                where=f"{file}, line {line_of(index)}",
                mend="see {verb[add --help]}",
                why=_clearer(str(error)),
            ) from None
        except PourparlerError as error:
            raise _hinted(error, events, index).at(f"{file}, line {line_of(index)}") from None
    return ordered(chain.entries), lines, chain.written


def derived_salt(record: str) -> Salt:
    """Return what salts entries always alike: for a dossier that is only looked at, never for one that is imported."""
    return lambda whom, position: hashlib.sha256(f"{record}\n{whom}\n{position}".encode()).digest()[:SALT]


class _Chain2:
    """``dossier/2``: an event with salt is an entry of an export, one without was written by hand."""

    def __init__(self, record: str, salt: Salt) -> None:
        self.record, self.entries, self.written = record, list[Entry](), set[str]()
        self._newest, self._salt = Newest(), salt
        self._registers: Registers | None = None
        self._start = ""

    def add(self, laid: Laid) -> Entry:
        """Return the next event as an entry."""
        entry = self._exported(laid) if laid.schema else self._sealed(laid)
        self.entries.append(entry)
        self._newest.take(entry)
        if self._registers is not None:
            self._registers.take(entry)
        return entry

    def _exported(self, laid: Laid) -> Entry:
        """Return an entry as it stands, judged where it was written and nowhere again."""
        if not laid.recorded_at:
            raise InputError("an exported event has no `recorded_at`", mend="put it back")
        implied = self._newest.before(laid.audience, laid.schema)
        previous = implied if laid.previous is None else laid.previous
        body = laid.exact if laid.body is None else json.encode(laid.body, order="sorted")
        sealed = laid.commitment if body is None else commitment(laid.salt or b"", body)
        bare = Entry(
            self.record,
            laid.audience,
            laid.recorded_at,
            tuple(previous),
            laid.hash,
            laid.schema,
            "" if laid.schema < 2 else sealed,
            None if laid.schema < 2 else laid.salt,
            body,
        )
        if body is not None and laid.schema <= 2:
            check_body(body)
            decode_or_say(body)
        return bare if bare.hash else structs.replace(bare, hash=digest(bare))

    def _sealed(self, laid: Laid) -> Entry:
        self._start = self._start or laid.recorded_at or now()
        if self._registers is None:
            self._registers = Registers(self.record, ordered(self.entries), self._salt)
        event = msgspec.convert(laid.body, any_event())
        entry = self._registers.next(laid.audience, event, laid.recorded_at or self._start)
        self.written.add(entry.hash)
        return entry


def decode_or_say(body: bytes) -> None:
    """Raise a ValidationError, which names the field, where a body is no event."""
    decode(body)


class _Lenient:
    """A register, without the rules that came after schema 1."""

    def __init__(self, register: Register) -> None:
        self._register, self.audience = register, register.audience

    def find(self, collection: str, key: str) -> Any:
        return self._register.find(collection, key)

    def known(self, collection: str) -> list[str]:
        return self._register.known(collection)

    def current(self, hash_: str) -> bytes | None:
        return self._register.current(hash_)

    def stands(self, collection: str, key: str) -> bool:
        return True

    def begun(self, collection: str, key: str) -> None:
        return None

    def rivals(self, collection: str, key: str) -> list[str]:
        return []


class _Chain1:
    """``dossier/1``: one chain per audience; what stands in it becomes entries of schema 1, with their old hashes."""

    def __init__(self, record: str) -> None:
        self.record, self.entries, self.written = record, list[Entry](), set[str]()
        self._registers, self._newest = Registers(record), Newest()
        self._start = ""

    def add(self, laid: Laid) -> Entry:
        """Return the next event as an entry."""
        event: Event = msgspec.convert(laid.body, any_event())
        register = self._registers.of(laid.audience)
        self._start = self._start or laid.recorded_at or now()
        earliest = later(register.reached, microseconds=1) if register.reached else ""
        # What is implied follows what this audience may see, and owes nothing to what it may not.
        at = max(laid.recorded_at or earliest or self._start, earliest, self._after_disclosed(event))
        if laid.recorded_at and at != laid.recorded_at:
            raise InputError(
                "{stated} is not after the event before it in its chain",
                mend="mend `recorded_at`",
                stated=laid.recorded_at,
            )
        whole = _completed(event, register, at)
        check(whole, _Lenient(register), day_of(at))
        check_body(encode(whole))
        entry = seal_1(self.record, laid.audience, at, self._newest.before(laid.audience, 1), whole)
        self.written.add(entry.hash)
        self.entries.append(entry)
        self._registers.take(entry)
        self._newest.take(entry)
        return entry

    def _after_disclosed(self, event: Event) -> str:
        originals = [e for e in self.entries if e.hash == event.event] if isinstance(event, EventDisclosed) else []
        return later(originals[0].recorded_at, microseconds=1) if originals else ""


def _completed(event: Event, register: Register, at: str) -> Event:
    """Return an event with its `known_on`, by the rule of schema 1: without a dated source, the day it was recorded."""
    if event.known_on is not None:
        return event
    dates = [published(register.find("sources", p.source)) for p in event.passages]
    dates.append(published(getattr(event, "source", None)))
    return structs.replace(event, known_on=min((day for day in dates if day), default=day_of(at)))


def _check_moment(stated: str) -> None:
    if stated and not is_moment(stated):
        raise InputError(
            "recorded_at is {stated!r}", mend="write it as 2025-12-22T09:00:00.000000Z, or leave it out", stated=stated
        )


def _clearer(words: str) -> str:
    return words.replace("Object contains unknown field", "there is no field").replace(
        "Object missing required field", "missing"
    )


def _hinted(error: PourparlerError, events: Sequence[Any], index: int) -> PourparlerError:
    """Say so where a draft's parents come later in the file: they are in a circle or out of order."""
    drafts = dict(filter(None, map(_parents, events)))
    own = _parents(events[index])
    missing = error.fields.get("key")
    if own is None or missing not in own[1] or missing not in drafts:
        return error
    circle = own[0] in _ancestors(str(missing), drafts)
    what = (
        "the draft {key} is among its own ancestors: the parents go in a circle"
        if circle
        else "its parent {key} is tabled further down"
    )
    return DossierError(
        what, mend="break the circle" if circle else "put the parent first", key=own[0] if circle else missing
    )


def _parents(raw: Any) -> tuple[str, list[str]] | None:
    """Return a draft's id and its parents; none where the event tables no draft that can be read."""
    draft = raw.get("draft-tabled") if isinstance(raw, dict) else None
    parents = draft.get("parents") if isinstance(draft, dict) else None
    if not isinstance(draft, dict) or not isinstance(draft.get("id"), str):
        return None
    return draft["id"], [p for p in parents if isinstance(p, str)] if isinstance(parents, list) else []


def _ancestors(name: str, parents: Mapping[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        before = [p for p in parents.get(waiting.pop(), ()) if p not in seen]
        seen.update(before)
        waiting += before
    return seen
